# The lower half of the adder: verdict, written addition, strip, column panel and hover cards.

## The strip

adder-strip-carry = carry
adder-strip-first = first number
adder-strip-second = second number
adder-strip-sum = sum written so far
adder-strip-output = output
adder-strip-target = target
adder-strip-automaton = automaton is in
adder-strip-nearest = network is near
adder-strip-tick = tick
adder-strip-time = time
adder-strip-clocked = The answer comes two ticks after its column.

## The column panel

adder-column-name = Column { $column }
adder-column-answered = Column { $column }, answered at tick { $tick }
adder-column-start = Start
adder-column-nothing = no column read yet
adder-column-sum = { $first } + { $second } = { $total }
adder-column-sum-carry = { $first } + { $second } + carry 1 = { $total }
adder-column-write =
    write { $digit }, { $carry ->
        [0] nothing to carry
       *[other] carry { $carry }
    }
adder-column-wait = The automaton starts in
adder-column-network-start = and the network in h₀
adder-column-both-move = Both machines move
adder-column-automaton-moves = The automaton moves
adder-column-both-move-clocked = Column { $column } moves both machines
adder-column-automaton-moves-clocked = Column { $column } moves the automaton
# $symbol is the two digits of the column, the first number's first.
adder-column-on = on column { $symbol }
adder-column-agree =
    agree on { $count } of { $of ->
        [one] { $of } column
       *[other] { $of } columns
    }
adder-column-disagree =
    disagree on { $count } of { $of ->
        [one] { $of } column
       *[other] { $of } columns
    }
adder-column-no-state = network is near no state yet

## The verdict. Each sentence is emitted by the engine only after the check it speaks of.

# The groups of activity that were seen.
verdict-patterns =
    { $count ->
        [one] { $count } pattern
       *[other] { $count } patterns
    }
# Activity forms no groups.
verdict-smear = no groups in { $columns } columns, a smear

verdict-isomorphic = isomorphic to the automaton
verdict-merging = merging into the automaton’s 4
verdict-not-deterministic = pattern { $pattern } does not always go to the same place on { $symbol }
verdict-other-machine =
    { $states ->
        [one] a machine of { $states } state, not the automaton
       *[other] a machine of { $states } states, not the automaton
    }
verdict-no-machine = no machine to be read off

verdict-certified = certified for every length
verdict-no-certificate = no certificate yet
verdict-wrong-run = wrong at column { $column } of a run of { $run }
verdict-wrong-bits = wrong on { $errors } of { $of } random bits
verdict-exploded = exploded at update { $update }

verdict-margin = each box maps into a box; smallest output margin { NUMBER($margin, maximumFractionDigits: 2) }
verdict-untrained = untrained: weights are random
verdict-errors = errors in tests: { $bits } of 64,000 random bits, { $runs } of 4,000 in long runs
