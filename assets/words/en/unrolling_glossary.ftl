# Terms of Unrolling.

term-unrolling = unrolling
    .meaning = Drawing a recurrent network as a feed-forward one with a layer for every step of time. All layers share their weights.
term-stack = stack
    .meaning = A pile from which the thing laid down last is taken first. The way there pushes each step’s activities on it, the way back pops them.
term-gradient = gradient
    .meaning = How much the loss would change for a small change of each weight. A shared weight gets the sum of the shares of all its copies.
term-error-derivative = error derivative
    .meaning = How much the loss would change if one quantity changed a little: an output, an activity, an input sum. It travels backward.
term-slope = slope
    .meaning = How steeply the squashing function rises at a unit’s input sum. On the way back every derivative is multiplied by it.
term-weight-sharing = weight sharing
    .meaning = Several places of a network use one and the same weight. It is kept equal by adding up what each place asks for.
term-finite-differences = finite differences
    .meaning = A way to check a gradient: make one weight a little larger and a little smaller, and see by how much the loss changes.
term-attractor = attractor
    .meaning = A pattern of activity that a network moves to from patterns near it, and then stays in.
