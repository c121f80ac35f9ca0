# The adder's two further scenes: the feed-forward rival, and two sums at once.

adder-choice-scene-single = One sum
adder-choice-scene-rival = The fixed-length rival
adder-choice-scene-two_sums = Two sums at once

adder-setting-scene = Scene
    .help = One sum, a feed-forward rival beside it, or two sums at once. Every scene keeps the network it has trained.

## What each tab shows

adder-tab-scene-single = One network learns to add and is held against the automaton.
adder-tab-scene-rival = A feed-forward network that gets both whole numbers at once learns beside it.
adder-tab-scene-two_sums = One network adds two pairs of numbers at once.
adder-tab-test-longer = Numbers of as many columns as you choose on the curve.
adder-tab-test-shifted = The sums of the trained length, one column further left, with a column of 00 on the right.
adder-tab-test-swapped = The sums of the trained length with the second number first.
adder-tab-lower_half-sums = Both sums, column by column.
adder-tab-lower_half-in_general = How states, units and weights grow with the number of sums.

## Settings of the rival

group-test = What both are asked
group-rival = Feed-forward rival

setting-test = Test
    .help = Longer: numbers of more columns. Shifted: the sums of the trained length one column further left. Swapped: second number first.
choice-test-longer = longer
choice-test-shifted = shifted
choice-test-swapped = swapped

setting-tested_columns = Columns asked
    .help = How many columns the numbers have that both networks are asked to add. Try one more than were trained.

setting-answer = Answer
    .help = Which of the answers is worked through; 0 is the first one the rival has wrong. You can also click it.

setting-trained_columns = Columns trained
    .help = Both networks learn from numbers of so many columns. Try 4: it learns at once, and fails at 5.

setting-hidden_layers = Hidden layers
    .help = Layers of the feed-forward network between numbers and sum. See whether another one helps beyond the trained length.

setting-layer_units = Units in a layer
    .help = How many units each of its hidden layers has. Try 128: more weights, the same gap.

## Settings of two sums

setting-third_number = Third number
    .help = The first number of the second sum, decimal or binary with 0b in front. You can also click its bits.

setting-fourth_number = Fourth number
    .help = The second number of the second sum, decimal or binary with 0b in front. You can also click its bits.

setting-lower_half = Lower half
    .help = The two sums column by column, or what many sums cost a machine and a network.
choice-lower_half-sums = These two sums
choice-lower_half-in_general = In general

reached-both_learned = Both networks have learned the trained length, after { $update } updates.

refused-weights-sums = This network has { $inputs } inputs, but { $wanted } are needed in this scene.

## The rival's stage

adder-rival-exact = Exact answers, %
adder-rival-exact-note = click a number of columns
adder-rival-columns = columns
adder-rival-recurrent = recurrent
adder-rival-feed-forward = feed-forward
adder-rival-inside =
    { $columns ->
       *[other] trained: { $columns } columns
    }
adder-rival-beyond = never trained
adder-rival-percent = { NUMBER($share, maximumFractionDigits: 1) } %
adder-rival-parameters = Parameters
adder-rival-weights = Input weights
adder-rival-weights-note = one picture a column
adder-rival-weights-one = recurrent
adder-rival-weights-every = for every column
adder-rival-weights-trained = trained, each on its own
adder-rival-weights-untrained = never trained
# $cosine is between 0 (nothing in common) and 1 (the same).
adder-rival-alike = Any two trained pictures, mean |cos| { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }
adder-rival-unlike = Any two trained pictures, mean |cos| { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }: nothing is shared
adder-rival-click = filled: wrong. Click any to see it worked through.
adder-rival-right-feed-forward = feed-forward: { $count } of { $of } right
adder-rival-right-recurrent = recurrent: { $count } of { $of } right
adder-rival-worked = { $first } + { $second } = { $total }
adder-rival-row-sum = right sum
adder-rival-row-output = output
adder-rival-row-recurrent = recurrent
adder-rival-row-feed-forward = feed-forward
adder-rival-news-feed-forward = Feed-forward: { NUMBER($inside, maximumFractionDigits: 1) } % exact at { $trained } columns, { NUMBER($beyond, maximumFractionDigits: 1) } % at { $next }, { NUMBER($end, maximumFractionDigits: 1) } % at { $last } · shifted one column { NUMBER($shifted, maximumFractionDigits: 1) } % · a + b answered like b + a { NUMBER($swapped, maximumFractionDigits: 1) } %
adder-rival-news-proved =
    Recurrent: { $least ->
        [100] 100
       *[other] at least { NUMBER($least, maximumFractionDigits: 1) }
    } % exact at 1 to { $last } columns · certified for every length
adder-rival-news-unproved =
    Recurrent: { $least ->
        [100] 100
       *[other] at least { NUMBER($least, maximumFractionDigits: 1) }
    } % exact at 1 to { $last } columns · no certificate yet
adder-rival-figure-inside = exact, trained
adder-rival-figure-beyond = exact, one column more
adder-rival-caption-untrained = One network gets both whole numbers at once, the other a column at a time. Which will add numbers longer than any it has seen?
adder-rival-caption-training = Both learn from the same sums. Watch the curve beyond the trained length: only one of them rises there.
adder-rival-caption-learned = Trained on { $columns } columns, the feed-forward network is right on { NUMBER($beyond, maximumFractionDigits: 1) } % at { $next }: it never saw a 1 there. The recurrent one uses the same weights in every column.

## The rival's cards

adder-rival-card-tested =
    { $columns ->
        [one] Numbers of { $columns } column
       *[other] Numbers of { $columns } columns
    }
adder-rival-card-tested-recurrent = Recurrent: { NUMBER($share, maximumFractionDigits: 1) } % of the sums exact, every digit right.
adder-rival-card-tested-feed-forward = Feed-forward: { NUMBER($share, maximumFractionDigits: 1) } %.
adder-rival-card-tested-inside = Inside the trained length of { $trained } columns.
adder-rival-card-tested-beyond = Beyond the trained length of { $trained } columns: those inputs were always 0 while it learned.
adder-rival-card-tested-asked = Measured on { $count } sums.
adder-rival-card-weights = Input weights of column { $column }
adder-rival-card-weights-what = From this column’s two digits to the { $units } units of the first layer.
adder-rival-card-weights-trained = Learned from this column’s digits alone; no other column’s weights change with it.
adder-rival-card-weights-untrained = Its digits were always 0 in training, so these are still the first random weights.
adder-rival-card-matrix = The recurrent network’s input weights
adder-rival-card-matrix-every = The same for every column, however long the numbers are.
adder-rival-card-answer = { $first } + { $second } = { $total }
adder-rival-card-answer-recurrent-right = Recurrent: { $answer }, right.
adder-rival-card-answer-recurrent-wrong = Recurrent: { $answer }, wrong.
adder-rival-card-answer-feed-forward-right = Feed-forward: { $answer }, right.
adder-rival-card-answer-feed-forward-wrong = Feed-forward: { $answer }, wrong.
adder-rival-card-no-number = no number
adder-rival-card-worked-recurrent = Recurrent network, digit { $column }
adder-rival-card-worked-feed-forward = Feed-forward network, digit { $column }
adder-rival-card-worked-untrained = This output was never asked to be 1 in training.
adder-rival-card-parameters = Parameters against columns
adder-rival-card-parameters-now = Here: { $recurrent } in the recurrent network, { $rival } in the feed-forward one.
adder-rival-card-parameters-why = One has the same weights at every column, so a longer sum costs nothing. The other needs new inputs and outputs for every column.
adder-rival-card-news = What was measured
adder-rival-card-news-updates = Updates made: feed-forward { $rival }, recurrent { $recurrent }; that one stops when it is proved right.

## Two sums at once

adder-two-product-heading = Product machine
adder-two-product-note = 4 × 4 states, one lit at a time
adder-two-units-heading = Hidden units
adder-two-units-note = which sum does each one serve?
adder-product-across = second sum →
adder-product-down = first sum ↓
adder-two-percent = { NUMBER($share, maximumFractionDigits: 1) } %
adder-two-head-decided = activity decided by
adder-two-head-by-first = first sum
adder-two-head-by-second = second sum
adder-two-head-without = wrong without
adder-two-head-first = first
adder-two-head-second = second
adder-two-head-serves = serves
adder-two-head-weights = recurrent weights
adder-two-side-first = first
adder-two-side-second = second
adder-two-side-both = both
adder-two-side-neither = neither
adder-two-not-yet = The sums are not learned yet, so it cannot be said whose units these are.
adder-two-split =
    The units split: { $first } serve the first sum, { $second } the second{ $neither ->
        [0] {""}
       *[other] , and { $neither } can be missed
    }. { NUMBER($between, maximumFractionDigits: 1) } % of the weight joins the two groups.
adder-two-shared = The units do not split: { $first } for the first sum alone, { $second } for the second alone, { $both } missed by both, { $neither } by neither.
adder-two-row-first-1 = first
adder-two-row-second-1 = second
adder-two-row-said-1 = sum written
adder-two-row-first-2 = third
adder-two-row-second-2 = fourth
adder-two-row-said-2 = sum written
adder-two-name-1 = First sum
adder-two-name-2 = Second sum
adder-two-figure-bits = errors, 128,000 bits
adder-two-caption-untrained = Two sums arrive in one stream. A machine needs sixteen states for them. How many neurons will do?
adder-two-caption-training = Sixteen places have to be found in one space of activity. The loss falls when they stand apart.
adder-two-caption-solved = No error in the tests of both sums. But tests end: this is not yet a proof.
adder-two-caption-split = Sixteen states, and the neurons have divided the work: some serve the first sum, others the second.
adder-two-caption-shared = Sixteen states in a handful of neurons, and some of them serve both sums: the code is distributed.
adder-two-caption-general = Every further sum multiplies the states by four; it only adds three neurons.

adder-two-card-pair = State of the product machine
adder-two-card-pair-name = first: { $first }; second: { $second }
adder-two-card-pair-ways =
    { $count ->
        [0] No column leads here from the lit state.
        [one] { $count } of { $of } kinds of column leads here from the lit state.
       *[other] { $count } of { $of } kinds of column lead here from the lit state.
    }
adder-two-card-pair-prints = It prints { $first } for the first sum and { $second } for the second.
adder-two-card-pair-pattern = The network’s pattern for it: { $point }
adder-two-card-pair-no-pattern = No pattern of the network stands for it alone.
adder-two-card-share = Hidden unit { $name } serves
adder-two-card-share-decided = Share of its variance decided by the state of the first sum: { $first }; of the second: { $second }.
adder-two-card-share-without = Held at its mean, it leaves { $first } of the first sum’s digits wrong and { $second } of the second’s.
adder-two-card-bit = Number { $row }, column { $column }
adder-two-card-bit-turn = Click to change it.
adder-two-card-digit = Sum { $sum }, column { $column }
adder-two-card-states = After column { $column }
adder-two-card-states-near = The network is near its pattern of “{ $state }”.
adder-two-card-states-far = No pattern near this activity stands for one state alone.
adder-two-card-growth-0 = k sums at once
adder-two-card-growth-0-why = A machine needs one state for each combination, 4 to the power k. Networks side by side need 3k units and at most (3k)² recurrent weights.
adder-two-card-growth-1 = N units that are on or off
adder-two-card-growth-1-why = They have 2 to the power N patterns, but only N² weights among them.
adder-two-card-tests = errors in tests: { $bits } of 128,000 random bits, { $runs } of 16,000 columns in long runs
adder-two-card-proof =
    { $boxes ->
       *[other] { $boxes } boxes: each is led into a box by each of the 16 kinds of column, so no sum of any length leaves them.
    }

## What the engine says when the proof fails; the columns of both sums add up to $first and $second there.

verdict-proof-open = the proof does not close: where the columns add up to { $first } and { $second }, { $symbol } leads out of the boxes
verdict-proof-sign = the proof does not close: where the columns add up to { $first } and { $second }, an answer may be wrong
verdict-proof-not-tried = the proof would need more boxes than were tried

## The general picture

adder-growth-streams = k sums at once
adder-growth-streams-note = (3k)² weights
adder-growth-k = sums k
adder-growth-states = states
adder-growth-weights = weights
adder-growth-units = units
adder-growth-patterns-title = N units, on or off
adder-growth-patterns-note = N² weights
adder-growth-n = units N
adder-growth-patterns = patterns
adder-growth-connections = weights
adder-growth-k-short = k
adder-growth-states-short = states
adder-growth-units-short = units
adder-growth-weights-short = weights
adder-growth-n-short = N
adder-growth-patterns-short = patterns
adder-growth-connections-short = weights
