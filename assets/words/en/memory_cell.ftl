# The memory cell: its title, its figures, its settings, and what its engine has to say.

memory_cell-title = Memory cell
memory_cell-question = How can a number survive hundreds of steps, and its gradient with it?
memory_cell-figure-right = right of 1,000 fresh

## Axes of the data

axis-cell = cell

## Keys

memory_cell-key-write = By hand: open or close write at this step
memory_cell-key-keep = By hand: open or close keep from this step on
memory_cell-key-read = By hand: open or close read at this step

## Scenes

memory_cell-setting-scene = Scene
    .help = Which picture stands on the stage: the circuit, all cells over time, the gradient, or how the gates learned.
memory_cell-choice-scene-circuit = Circuit
memory_cell-choice-scene-lanes = Over time
memory_cell-choice-scene-gradient = Gradient
memory_cell-choice-scene-learning = Learning

## Settings: who works the gates

memory_cell-group-example = Parameters

memory_cell-setting-gates = Gates
    .help = Scripted: the lecture’s story. By hand: you work the gates with clicks, drags and the keys W, K, Q. Trained: a layer of cells learns to work its own gates.
memory_cell-choice-gates-scripted = scripted
memory_cell-choice-gates-by_hand = by hand
memory_cell-choice-gates-trained = trained

memory_cell-setting-stored_value = Value to store
    .help = The number that arrives at the step of writing. The cell is linear, so any number can be held: try −2.5.

memory_cell-setting-write_at = Write at step
    .help = The step at which the value arrives. The script opens the write gate then; by hand it is up to you.

memory_cell-setting-read_at = Read at step
    .help = The step at which the value is asked for, and at which the error comes in. Try a late one with 500 steps.

memory_cell-setting-keep_value = Keep gate when keeping
    .help = How open the script holds the keep gate. It multiplies the cell, and on the way back the error, at every step: compare 0.9 with 0.999.

memory_cell-setting-leak = Leak of a closed gate
    .help = What a closed gate still lets through. A gate is never quite shut: at 0.05 the noise gets in and the value trickles out.

memory_cell-setting-hand_write = Write gate by hand
    .help = One number from 0 to 1 a step; “0*3 1” is closed for three steps, then open. Steps not written are closed. Clicking and dragging on the lane writes here.

memory_cell-setting-hand_keep = Keep gate by hand
    .help = One number from 0 to 1 a step; “0*4 1*9” holds for nine steps from step 5 on. Dragging along the lane writes here.

memory_cell-setting-hand_read = Read gate by hand
    .help = One number from 0 to 1 a step; “0*12 1” reads at step 13. Clicking on the lane writes here.

memory_cell-setting-hand_input = Input by hand
    .help = One number from −9 to 9 a step instead of noise. Empty: noise, with the value at its step. Dragging on the lane writes here.

memory_cell-setting-played_steps = Steps
    .help = How long the played sequence is. Try 300: the number survives, and so does the error.

memory_cell-setting-noise = Noise
    .help = How large the inputs are that nobody asked for. They must not get into the cell.

memory_cell-setting-noise_seed = Which noise
    .help = Each number stands for another noise. The same number always gives the same noise.

memory_cell-setting-error = Error at the output
    .help = How much the error changes with the output at the step that is read: what enters the backward lane.

## Settings: the trained layer

memory_cell-setting-example_seed = Which sequence
    .help = Each number stands for another sequence of the task. Training does not see these numbers; it draws its own sequences.

memory_cell-setting-cell = Cell
    .help = The cell whose circuit and lanes are shown. You can also click a row of the heat maps.

memory_cell-group-backward = Way back

memory_cell-setting-gradient = Gradient
    .help = Truncated stops the error at the gates, as in 1997: back through time it goes only through keep. Full also follows the gates’ own inputs.
memory_cell-choice-gradient-full = full
memory_cell-choice-gradient-truncated = truncated

memory_cell-setting-compare = Compare with plain tanh
    .help = A tanh network of the same size on the same sequence. Beside a trained layer it is trained on the same batches while it is shown.

memory_cell-group-show = Show

memory_cell-setting-show_backward = Backward lane
    .help = The error derivative under the lanes; the playhead then runs there and back.

memory_cell-setting-show_numbers = Numbers on lanes
    .help = The numbers on the bars, where they are wide enough.

memory_cell-group-network = Layer

memory_cell-setting-task = Task
    .help = First sign: say at the end which sign came first. Marker: recall the number that was marked. Order: there were two symbols, X or Y each; say which came first and which second. Adding: the sum of two marked numbers. Adder: add two binary numbers column by column.
memory_cell-choice-task-first_sign = first sign
memory_cell-choice-task-marker = marker
memory_cell-choice-task-order = order
memory_cell-choice-task-adding = adding
memory_cell-choice-task-adder = adder

memory_cell-setting-steps = Steps
    .help = How long the sequences of the task are. Try 300.

memory_cell-setting-variant = Variant
    .help = LSTM with a keep gate (2000). 1997: no keep gate, the loop always multiplies by 1. Peepholes: the gates see the cell. GRU: one gate does the work of write and keep.
memory_cell-choice-variant-lstm = LSTM
memory_cell-choice-variant-lstm_1997 = 1997
memory_cell-choice-variant-peephole = peepholes
memory_cell-choice-variant-gru = GRU

memory_cell-setting-hidden_units = Cells
    .help = How many memory cells the layer has, 1 to 64. Even a few can hold one sign.

memory_cell-setting-keep_bias_rule = Keep bias at the start
    .help = By steps: log(T − 1), so that a cell left alone keeps a number for about T steps. Own: the number below.
memory_cell-choice-keep_bias_rule-steps = by steps
memory_cell-choice-keep_bias_rule-own = own

memory_cell-setting-keep_bias = Keep bias
    .help = How open the keep gates stand before any training. At 1 they keep 0.73 a step: look at the gradient at step 1.

memory_cell-setting-seed = Seed
    .help = Picks the first weights and the sequences of training. The same seed repeats the same training exactly.

memory_cell-group-training = Training

memory_cell-setting-learning_rate = Learning rate
    .help = How far Adam moves the weights in one update. 0.01 is good for these tasks; at 1 the gates jam.

memory_cell-setting-batch = Batch
    .help = How many sequences each update learns from.

## What the engine says

memory-cell-untrainable-scripted = The script works the gates. Choose trained gates to use this axis.
memory-cell-untrainable-by-hand = You work the gates. Choose trained gates to use this axis.
memory-cell-verdict-nothing = Nothing is to be held in these steps.
memory-cell-verdict-held = Held at { $held } of { $of } steps; { NUMBER($read, minimumFractionDigits: 2, maximumFractionDigits: 2) } came out, { NUMBER($wanted, minimumFractionDigits: 2, maximumFractionDigits: 2) } was wanted.
memory-cell-verdict-untrained = Not trained: { $right } of { $of } fresh sequences right.
memory-cell-verdict-right = { $right } of { $of } fresh sequences right at update { $update }.
memory-cell-verdict-solved = { $right } of { $of } fresh sequences right at update { $update }: solved.
memory-cell-verdict-exploded = The weights exploded at update { $update }.
refused-row = { $setting } cannot have “{ $value }” as its number { $position }; numbers from { $minimum } to { $maximum } are allowed, or 0.5*3 for three of them.
refused-memory-cell-peephole = Peepholes cannot be saved for torch, which has no such layer; the variants lstm, lstm_1997 and gru are allowed.
refused-memory-cell-steps = The task { $task } cannot have { $steps } steps; { $minimum } or more are allowed.
