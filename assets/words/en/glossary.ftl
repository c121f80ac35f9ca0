# Every term on the screen in one to three short sentences: `term-<name>` and its `.meaning`.

## The task

term-column = column
    .meaning = One place of a written sum: a digit of the first number above a digit of the second. Columns are added from right to left.
term-bit = bit
    .meaning = A binary digit, 0 or 1.
term-carry = carry
    .meaning = The 1 that moves to the next column when a column adds up to two or more. It is all that an adder has to remember.
term-input = input
    .meaning = What the network is shown at one step: the two bits of one column.
term-output = output
    .meaning = The network’s answer for a column, between 0 and 1. Above one half it is read as the digit 1, below as 0.
term-target = target
    .meaning = The right digit for a column: what the output should be.
term-step = step
    .meaning = One moment of sequence time: one column is read. The playhead runs over steps, training runs over updates.
term-long-run = long run
    .meaning = A test of 1,000 columns that are all alike: 00, 11, 01 or 10. A small error that adds up over time shows here.

## The automaton

term-state = state
    .meaning = All that a machine remembers at one moment. The adder’s automaton has four: carry or no carry, and the digit just printed.
term-automaton = finite-state automaton
    .meaning = A machine that is always in exactly one of a few states. Each input takes it along one arrow to the next state.
term-moore-machine = Moore machine
    .meaning = A finite-state automaton that prints a symbol that depends only on the state it has arrived in.
term-transition = transition
    .meaning = An arrow of the automaton: in this state, with this column, go to that state. The adder has sixteen, four from each state.
term-minimised = minimised
    .meaning = Made as small as it can be: states that can never be told apart by what is printed are merged into one.
term-isomorphic = isomorphic
    .meaning = The same machine under other names: the states match one to one, and so do the start, the arrows and the printed digits.

## The network

term-recurrent-network = recurrent network
    .meaning = A neural network whose hidden units hear, besides the new input, what they themselves did one step before. So it can remember.
term-hidden-unit = hidden unit
    .meaning = A simple model neuron that is neither input nor output. It adds up what it hears, each part times a weight, and squashes the sum.
term-activity = activity
    .meaning = The value of a unit at one moment. The activities of all hidden units together are one point in the cube.
term-total-input = total input
    .meaning = The sum a unit forms before squashing: its bias, and every activity that reaches it times the weight of the link.
term-weight = weight
    .meaning = A number on a link: how strongly one unit drives another. A negative weight holds the other unit down.
term-bias = bias
    .meaning = A number added to a unit’s total input whatever the input is. It sets how easily the unit is switched on.
term-squashing-function = squashing function
    .meaning = The curve that turns a unit’s total input into its activity. However large the input, the activity stays between two limits.
term-tanh = tanh
    .meaning = The hyperbolic tangent: a squashing function that rises smoothly from −1 to 1 and is 0 at 0.
term-logistic = logistic
    .meaning = A squashing function that rises smoothly from 0 to 1 and is one half at 0: 1 / (1 + e^(−z)). The output unit always uses it.
term-initial-state = initial state h₀
    .meaning = The hidden activities before the first column. They are learned, like the weights.

## What the network found

term-pattern = pattern of activity
    .meaning = A group of nearly equal activities of all hidden units, seen again and again. The network’s own version of a state.
term-cluster = cluster
    .meaning = A small group of points close together in the cube, away from the others. Each cluster is one pattern of activity.
term-principal-component = principal component
    .meaning = A direction in which points vary most. With more than three hidden units the cube shows the first three such directions.
term-certificate = certificate
    .meaning = A proof that the network adds sums of every length. Whatever the column, the activity goes from the start, and from anywhere in a box, into the box of the right next state. On every box the output is right.
term-box = box
    .meaning = An interval for each hidden unit: all activities between a lowest and a highest value. The proof gives each state its own box, or several finer ones.
term-margin = margin
    .meaning = How far the total input of the output stays from zero, at worst, on any box of the proof. The larger, the more clearly 0 and 1 are told apart.

## Training

term-loss = loss
    .meaning = One number for how wrong the network is on a batch of sums. Training makes it small.
term-update = update
    .meaning = One change of all weights, made after looking at one batch of sums.
term-batch = batch
    .meaning = The random sums that the network looks at before one update. Every update draws a new batch.
term-learning-rate = learning rate
    .meaning = How far the weights move in one update of Adam or momentum.
term-momentum = momentum
    .meaning = Going downhill on the loss like a heavy ball: part of the last step is kept in the next one.
term-adam = Adam
    .meaning = Going downhill on the loss with a step size of its own for every weight, taken from the recent slopes of that weight.
term-levenberg-marquardt = Levenberg–Marquardt
    .meaning = A method for small networks: it works out how every error depends on every weight, and solves for a step that shrinks all errors at once. After a failed step it tries a shorter one.
term-pull = pull to patterns
    .meaning = A penalty added to the loss while training: the activities that belong to one automaton state are drawn together.
term-start = fresh start
    .meaning = Training that got stuck begins again from new random weights. The count of starts stands beside the loss.
term-seed = seed
    .meaning = A number from which all random choices follow. The same seed gives the same weights, the same sums and the same training.
term-explode = explode
    .meaning = The weights grow past any use, because the updates overshoot. Usually the learning rate is too large.

term-slope = slope f′
    .meaning = How steeply the squashing function rises at a unit’s total input: at most 1 for tanh, at most 1/4 for logistic, 1 for linear units, 0 or 1 for ReLU. On the way back every derivative is multiplied by it.

term-attractor = attractor
    .meaning = Where activity that starts near it ends and stays: a fixed pattern, a cycle, or something that never repeats.

term-error-derivative = error derivative
    .meaning = How much the error would change if one number changed a little: an output, an activity, a cell. It travels backward, and learning needs it at every step.
