# Terms of the chapter on the remedies.

term-long-short-term-memory = LSTM
    .meaning = Long short-term memory: a network of memory cells. What a cell holds goes round a wire of weight 1, so neither the number nor its gradient fades.
term-hessian-free = Hessian-Free optimisation
    .meaning = Fits a bowl to the loss around the weights and goes to its bottom. The matrix of the bowl, the Hessian, is never written down; only what it does to a direction is computed.
term-curvature = curvature
    .meaning = How fast the slope of the loss changes along a direction. Where it is small one may go far, where it is large one must not.
term-conjugate-gradient = conjugate gradients
    .meaning = Goes to the bottom of a bowl along directions that do not undo each other. Each one needs one product of the bowl’s matrix with a direction.
term-damping = damping
    .meaning = Makes the bowl steeper everywhere, by λ. A bowl that promised too much gets more of it.
term-structural-damping = structural damping
    .meaning = Makes the bowl steeper where a step would change the hidden states much. There the bowl stops being like the loss first.
term-echo-state-network = echo state network
    .meaning = A recurrent network whose recurrent weights are drawn once and never trained. Only the read-out learns.
term-reservoir = reservoir
    .meaning = The fixed recurrent part of an echo state network. It answers every input with echoes in many units.
term-ridge-regression = ridge regression
    .meaning = Weights that make the squared error, and a penalty on their own size, as small as possible. They are found by solving one system of equations.
term-memory-capacity = memory capacity
    .meaning = How many inputs of the past a linear read-out can say at once: the sum of squared correlations over all lags. No reservoir has more than it has units.
term-nesterov-momentum = Nesterov momentum
    .meaning = Momentum that takes the slope where its velocity is about to bring it, and so brakes earlier.
term-sparse-start = sparse start
    .meaning = Recurrent weights with a few connections into each unit, here fifteen, scaled to a chosen spectral radius.
term-gradient-evaluation = gradient evaluation
    .meaning = One pass there and back of a batch of sequences: the unit in which work is counted here.
