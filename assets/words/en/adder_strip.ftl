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
# All activity is one group: no gap parts it.
verdict-no-patterns = no separate patterns
# So many small groups that they are no patterns.
verdict-scattered = { $count } scattered groups
verdict-not-finite = no activity that is a number

verdict-isomorphic = isomorphic to the automaton
verdict-merging = merging into the automaton’s { $states }
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
verdict-errors = errors in tests: { $bits } of { $of_bits } random bits, { $runs } of { $of_columns } in long runs

## Hover cards. $name is a unit's symbol (h₂), $equation an equation with numbers put in.

adder-card-not-reached = not reached yet
adder-card-logistic = σ is the logistic function, σ(z) = 1 / (1 + e^(−z)).
adder-card-learned = Where the network starts; learned like a weight.

adder-card-input = Input { $name }
adder-card-input-from =
    { $row ->
        [1] The first number’s digit in column { $column }.
       *[other] The second number’s digit in column { $column }.
    }
adder-card-hidden = Hidden unit { $name }, column { $column }
adder-card-hidden-start = Hidden unit { $name }, start
adder-card-output = Output y, column { $column }
adder-card-output-start = Output y
adder-card-read = Read as { $digit }, as the target asks.
adder-card-read-wrong = Read as { $digit }, but the target is { $target }.
adder-card-loss = Loss of this column: { $equation }

adder-card-weight = Weight from { $sender } to { $receiver }
adder-card-weight-self = Weight from { $sender } to itself
adder-card-shared = The same weight at every step: used { $count } times here.
adder-card-passes-on = Column { $column }: it passes on { $equation }

adder-card-bit =
    { $row ->
        [1] First number, column { $column }
       *[other] Second number, column { $column }
    }
adder-card-worth = A 1 here is worth { $worth }.
adder-card-click = Click to change it.
adder-card-carry = Carry into column { $column }
adder-card-carry-first = Nothing is carried into the first column.
adder-card-carry-from = Column { $column }: { $sum }. From 2 on, a 1 is carried.
adder-card-digit = Digit the network writes, column { $column }
adder-card-digit-right = The output is { $output }; above one half is written 1, below 0. That is right.
adder-card-digit-wrong = The output is { $output }; above one half is written 1, below 0. The right digit is { $target }.
adder-card-target = Target, column { $column }
adder-card-target-means = The last digit of that sum, written in binary.

adder-card-automaton = Automaton after column { $column }
adder-card-came = It came from “{ $state }” on { $symbol }.
adder-card-nearest = Network after column { $column }
adder-card-no-state = no state
adder-card-no-state-means = No pattern near this activity stands for one state alone.
adder-card-nearest-differs = The automaton is in “{ $state }”.

adder-card-state = State of the automaton
adder-card-state-means =
    { $carry ->
        [0] Nothing to carry; it has just printed { $digit }.
       *[other] A 1 to carry; it has just printed { $digit }.
    }
adder-card-leads = on { $symbols }: to “{ $state }”
adder-card-transition = Transition on { $symbols }
adder-card-transition-sum = carry { $carry } + ones in the column { $ones } = { $total }
adder-card-transition-writes =
    { $carry ->
        [0] Prints { $digit } and carries nothing on.
       *[other] Prints { $digit } and carries 1 on.
    }

adder-card-pattern = Pattern of activity
adder-card-centre = Middle: { $point }
adder-card-start = Start h₀
adder-card-path = After column { $column }

adder-card-tests = errors in tests: { $bits } of 64,000 random bits, { $runs } of 4,000 in long runs
adder-card-proof =
    { $boxes ->
        [one] proof with { $boxes } box, the start included
       *[other] proof with { $boxes } boxes, the start included
    }
adder-card-seen = patterns looked for in { $columns } columns

adder-card-cube =
    { $units ->
        [2] Activity square
       *[other] Activity cube
    }
adder-card-cube-point = One point is the activity of all { $units } hidden units at once.
adder-card-cube-turn = Drag to turn it.
