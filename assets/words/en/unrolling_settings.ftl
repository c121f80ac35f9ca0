# Unrolling: its settings.

unrolling-group-task = Task

unrolling-setting-scene = Scene
    .help = What the stage shows: the walk there and back, the copies of one weight, or the nine ways to put input in and ask for output.
unrolling-choice-scene-walk = Walk
unrolling-choice-scene-copies = Copies
unrolling-choice-scene-ways = Ways in and out

unrolling-setting-input_mode = Input enters as
    .help = Where a sequence is put into the network. A subset of units at every step is the usual way, and the recommended one.
unrolling-choice-input_mode-initial_all = initial states, all units
unrolling-choice-input_mode-initial_subset = initial states, a subset
unrolling-choice-input_mode-subset_every_step = a subset, every step

unrolling-setting-input_subset = Subset
    .help = The hidden units whose initial states are the input, such as 1-2 or 1, 3.

unrolling-setting-target_mode = Target asks for
    .help = Where an answer is wanted. A subset of units at chosen steps is the usual way, and the recommended one.
unrolling-choice-target_mode-final_all = final states, all units
unrolling-choice-target_mode-last_steps_all = all units, last steps
unrolling-choice-target_mode-subset_chosen_steps = a subset, chosen steps

unrolling-setting-last_steps = Last steps
    .help = For how many of the last steps all units are asked to be right. More of them make a state that stays.

unrolling-setting-target_steps = Chosen steps
    .help = At which steps an answer is asked, such as 4-8 or 3, 6. The word every stands for all of them.

unrolling-setting-task = Task
    .help = What the network learns where input comes at every step. Echo repeats, parity counts ones, adder adds two numbers, attractor holds the last pulse, typed is what you type.
unrolling-choice-task-echo = echo
unrolling-choice-task-parity = parity
unrolling-choice-task-adder = adder
unrolling-choice-task-attractor = attractor
unrolling-choice-task-typed = typed

unrolling-setting-delay = Delay
    .help = How many steps later the echo is asked for. Try 5: the network has to keep as many bits.

unrolling-setting-typed_inputs = Inputs
    .help = One number a step, with spaces between; a semicolon starts the next input unit. Example: 1 0 0.5; 0 1 1.

unrolling-setting-typed_targets = Targets
    .help = One number a step; at - nothing is asked. A semicolon starts the next output unit.

unrolling-setting-input_units = Input units
    .help = How many numbers arrive at every step of a typed sequence.

unrolling-setting-output_units = Output units
    .help = How many answers a step of a typed sequence has.

unrolling-setting-example_seed = Which sequence
    .help = Each number stands for another sequence of the task. The same number always shows the same one.

unrolling-setting-follow = Weight to follow
    .help = The weight whose shares are shown: u22 leads to unit 2 from unit 2; w is input, b bias, h initial state, v output, c output bias. You can also click it.

unrolling-setting-steps = Unroll for
    .help = How many copies of the network, one for each step. Up to 40 every unit is drawn; try 200, and units become rows of a strip.

unrolling-setting-hidden_units = Hidden units
    .help = How many neurons the network has to remember with.

unrolling-setting-squashing = Squashing function
    .help = The curve that turns an input sum into an activity. Its slope is what the error is multiplied by on the way back.
unrolling-choice-squashing-linear = linear
unrolling-choice-squashing-relu = ReLU

unrolling-setting-read_out = Read-out
    .help = How outputs come about: a weighted sum of the hidden units, that sum squashed by the logistic function, or the last hidden units themselves.
unrolling-choice-read_out-linear = linear
unrolling-choice-read_out-logistic = logistic
unrolling-choice-read_out-units = units

unrolling-setting-start = Initial state
    .help = How hidden units start where they are not given as input: at 0, at 0.5, or learned like a weight, with a gradient of its own.
unrolling-choice-start-zero = 0
unrolling-choice-start-half = 0.5
unrolling-choice-start-learned = learned

unrolling-setting-seed = Seed
    .help = Picks the random first weights and the training sequences. The same seed repeats the same training exactly.

unrolling-setting-optimiser = Learning rule
    .help = How the gradient moves the weights: downhill with momentum, or by Adam with a step size of its own for every weight.

unrolling-setting-learning_rate = Learning rate
    .help = How far the weights move in one update. 0.03 suits Adam; try 10 and see it go wrong.

unrolling-setting-batch = Batch
    .help = How many sequences each update learns from.

unrolling-setting-tied = Keep the copies equal
    .help = On: the copies’ shares are added up and move all of them alike. Off: each copy follows its own share. It takes effect with the next update.

unrolling-setting-restarts = Fresh starts
    .help = When 1,000 updates have not been enough, begin again from new random weights.
