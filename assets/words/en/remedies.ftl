# Remedies: its title, its scenes, its settings.

remedies-title = Remedies
remedies-question = Four ways past the vanishing gradient: which one learns to remember?
remedies-figure-solved = solved
    .of = { $solved } of { $of }

## Axes of the data

axis-point = kept point

## Scenes

remedies-setting-scene = Scene
    .help = Which picture stands on the stage: the race, what is inside one of the remedies, or the tables of the papers.
remedies-choice-scene-race = Race
remedies-choice-scene-lstm = LSTM
remedies-choice-scene-hessian_free = Hessian-Free
remedies-choice-scene-echo_state = Echo state
remedies-choice-scene-start = Start and momentum
remedies-choice-scene-papers = Papers

## Settings: the task

remedies-group-example = Parameters
remedies-group-task = Task

remedies-setting-task = Task
    .help = First sign: say at the end which sign came first. Order: which of two symbols came first. Recall: which symbol stood at step 1. Copy: say again all that was said. Adding: the sum of two marked numbers.
remedies-choice-task-first_sign = first sign
remedies-choice-task-order = order
remedies-choice-task-recall = recall
remedies-choice-task-copy = copy
remedies-choice-task-adding = adding

remedies-setting-steps = Steps
    .help = How long the sequences are. From 50 on the plain network is in trouble; at 200 few racers are left.

remedies-setting-noise = Noise
    .help = How much noise is added to the inputs. The same noise for every racer.

remedies-setting-hidden_units = Hidden units
    .help = Units of the four networks that learn their recurrent weights. The reservoir has its own number.

remedies-setting-batch = Batch
    .help = Sequences in an update of plain descent, momentum and the LSTM. Hessian-Free has its own number.

remedies-setting-seed = Seed
    .help = Picks the first weights and every sequence. The same seed repeats the same race exactly.

remedies-setting-seeds = Number of seeds
    .help = Race from so many seeds, this one and the next ones. The band shows how far they are apart. The work grows with it.

## Settings: the race

remedies-group-race = Race

remedies-setting-axis = Race measured in
    .help = Updates say nothing of their price. A gradient evaluation is one pass there and back of a batch. CPU seconds are what this machine took; nothing is decided by them.
remedies-choice-axis-updates = updates
remedies-choice-axis-gradient_evaluations = gradients
remedies-choice-axis-cpu_seconds = seconds

remedies-setting-race_plain = Plain descent
    .help = Whether plain gradient descent takes part. It has the largest budget.
remedies-setting-race_momentum = Momentum
    .help = Whether the well begun network with momentum takes part.
remedies-setting-race_hessian_free = Hessian-Free
    .help = Whether Hessian-Free optimisation takes part.
remedies-setting-race_lstm = LSTM
    .help = Whether the network of memory cells takes part.
remedies-setting-race_echo_state = Echo state
    .help = Whether the echo state network takes part.

remedies-setting-clip = Longest gradient
    .help = A longer gradient is shortened to this before it is used. For plain descent and momentum.

remedies-setting-plain_rate = Rate of plain descent
    .help = How far plain descent goes in one update. Try 3.

## Settings: start and momentum

remedies-group-start = Start and momentum

remedies-setting-initialisation = Start
    .help = Where momentum and Hessian-Free begin. By steps: sparse below 100 steps, orthogonal from there on. Uniform is the plain network’s start: try it.
remedies-choice-initialisation-by_steps = by steps
remedies-choice-initialisation-sparse = sparse
remedies-choice-initialisation-orthogonal = orthogonal
remedies-choice-initialisation-uniform = uniform

remedies-setting-start_radius = Spectral radius at the start
    .help = What the sparse matrix is scaled to. At 0.5 the gradient dies on the way, at 2 it may explode.

remedies-setting-momentum_rule = Rule
    .help = Where the slope is taken. Classical: where the weights are. Nesterov: where the velocity is about to bring them.
remedies-choice-momentum_rule-nesterov = Nesterov
remedies-choice-momentum_rule-classical = classical

remedies-setting-momentum = Momentum μ
    .help = The share of its velocity that an update keeps, after the first 500 updates. Until then it is at most 0.9.

remedies-setting-momentum_rate = Rate of momentum
    .help = How much of the slope is added to the velocity, up to 50 steps; beyond, less with the square of their number.

## Settings: Hessian-Free

remedies-group-hessian_free = Hessian-Free

remedies-setting-curvature_batch = Batch of Hessian-Free
    .help = Sequences in one of its updates. Curvature of few sequences is mostly chance: try 20. A larger batch makes each update dearer and better.

remedies-setting-structural = Structural damping
    .help = Whether a step is also held back where it would change the hidden states much.

remedies-setting-structural_damping = Its strength μ
    .help = How strongly changes of the hidden states are held back, in shares of λ.

remedies-setting-cg_iterations = Most iterations
    .help = Conjugate gradients stop after so many iterations, or before, when they get no further.

## Settings: LSTM

remedies-group-lstm = LSTM

remedies-setting-variant = Variant
    .help = 1997: no forget gate, the loop always multiplies by 1. LSTM: with a forget gate whose bias begins at log(T − 1).
remedies-choice-variant-lstm_1997 = 1997
remedies-choice-variant-lstm = with forget gate

remedies-setting-lstm_rate = Rate of the LSTM
    .help = How far Adam moves the weights in one update.

## Settings: echo state

remedies-group-echo_state = Echo state

remedies-setting-reservoir = Reservoir
    .help = The fixed recurrent matrix. Orthogonal: a rotation times the radius. Sparse: 15 connections into each unit, scaled to the radius.
remedies-choice-reservoir-orthogonal = orthogonal
remedies-choice-reservoir-sparse = sparse

remedies-setting-reservoir_units = Units of the reservoir
    .help = How many fixed units there are. They cost nothing to train, so there may be many.

remedies-setting-spectral_radius = Spectral radius
    .help = Size of the largest eigenvalue. Below 1 echoes fade, a little above 1 they may not. You can drag the dashed circle.

remedies-setting-input_scale = Input scale
    .help = How loud the input is to the reservoir. A soft input keeps tanh nearly linear, and linear units remember longest.

## Settings: papers

remedies-setting-paper = Table
    .help = Which paper’s numbers are set beside those found here.
remedies-choice-paper-sutskever_2013 = Sutskever et al. 2013
remedies-choice-paper-hochreiter_1997 = Hochreiter & Schmidhuber 1997
remedies-choice-paper-martens_2011 = Martens & Sutskever 2011
remedies-choice-paper-pascanu_2013 = Pascanu et al. 2013
