# The adder: its title, its captions, its figures and its settings.

adder-title = Adder
adder-question = Can three neurons discover the same machine we would have drawn by hand?
adder-automaton-heading = Finite-state automaton
adder-automaton-note = one node is lit at a time
adder-network-heading = Recurrent network
adder-network-note = one activity vector at a time

## The caption of present mode. Each is true whenever its condition holds; $units is the number of
## hidden units and $patterns the number of patterns seen.

# Before any update.
adder-caption-untrained = This network has not learned to add. Compare its output with the target, column by column.
# After some updates, with errors left in the tests.
adder-caption-training = Each update changes the weights, and the points move with them. Do they gather into groups?
# No error in the tests, no proof.
adder-caption-solved = No error in the tests. But tests end, and sums can always be longer: this is not yet a proof.
# Proved for every length.
adder-caption-certified =
    { $patterns ->
        [4] A state of the automaton is not a neuron. It is one pattern of activity across { $units ->
            [2] both units
            [3] all three units
            [4] all four units
            [6] all six units
           *[other] all { $units } units
        }.
       *[other] A state of the automaton is not a neuron. It is a place in the joint activity of { $units ->
            [2] both units
            [3] all three units
            [4] all four units
            [6] all six units
           *[other] all { $units } units
        }.
    }
# Weights past any use.
adder-caption-exploded = The weights grew too large to be of any use. Rewind brings the first ones back.

## Beside the training track

adder-figure-loss = loss
adder-figure-bits = errors, 64,000 bits
adder-figure-runs = errors in long runs
adder-figure-start = start

## Groups of settings

group-example = Example
group-network = Network
group-training = Training
group-cube = Show in the cube

## Settings: the example

setting-example = Example
    .help = The sum both machines work on. All pairs is a sum that takes every arrow of the automaton at least once.
choice-example-typed = typed
choice-example-random = random
choice-example-all_pairs = all pairs

setting-first_number = First number
    .help = Decimal (406) or binary with 0b in front (0b110010110), at most 64 columns. You can also click its bits.

setting-second_number = Second number
    .help = Decimal (287) or binary with 0b in front (0b100011111), at most 64 columns. You can also click its bits.

setting-example_seed = Which random sum
    .help = Each number stands for another random sum. The same number always gives the same sum.

setting-columns = Columns
    .help = At least so many columns; wider numbers get the columns they need. Training uses sums of 10 columns; try 64 here.

setting-timing = Timing
    .help = By column: the answer stands beside its column. As clocked: every link takes one tick, so the answer comes two ticks after its column.
choice-timing-by_column = by column
choice-timing-as_clocked = as clocked, +2

## Settings: the network

setting-hidden_units = Hidden units
    .help = How many neurons remember. Try 2, then 6: from 4 on, the cube shows only the three main directions of their activity.

setting-squashing = Squashing function
    .help = The curve that turns a unit’s total input into its activity. tanh runs from −1 to 1, logistic from 0 to 1.
choice-squashing-tanh = tanh
choice-squashing-logistic = logistic

setting-seed = Seed
    .help = Picks the random first weights and the random training sums. The same seed repeats the same training exactly.

## Settings: training

setting-optimiser = Learning rule
    .help = Levenberg–Marquardt works out how every error depends on every weight and solves for a change that shrinks all errors at once; if the step fails, it tries a shorter one. Momentum and Adam only follow the slope downhill, so they need many more updates.
choice-optimiser-levenberg_marquardt = Levenberg–Marquardt
choice-optimiser-adam = Adam
choice-optimiser-momentum = momentum

setting-learning_rate = Learning rate
    .help = How far Adam or momentum moves the weights in one update. 0.03 to 0.1 suits Adam, 0.3 momentum, 1 momentum with logistic units; at 1,000,000 the weights explode.

setting-batch = Batch
    .help = How many random sums each update learns from. A small batch makes the loss jump about; a large one makes each update slower.

setting-pull = Pull to patterns
    .help = A penalty of Levenberg–Marquardt training that pulls the activities of one automaton state together. At 0 nothing pulls, and the network often uses six patterns or more instead of four.

setting-restarts = Fresh starts
    .help = When training is stuck, begin again from new random weights. Switch it off to see how a single start fares.

## Settings: the cube

setting-show_cloud = Clusters from many columns
    .help = A dot for the activity after each of thousands of columns, coloured by the automaton’s state.

setting-show_boxes = Certified boxes
    .help = The boxes of the proof: every column leads from each box into a box again. There are none until the proof succeeds.

setting-show_path = Path so far
    .help = The line from the start through the activity after each column of this sum.
