# Terms of Unrolling.

term-unrolling = unrolling
    .meaning = Drawing a recurrent network as a feed-forward one with a layer for every step of time. All layers share their weights.
term-stack = stack
    .meaning = A pile from which the thing laid down last is taken first. The way there pushes each step’s activities on it, the way back pops them.
term-gradient = gradient
    .meaning = How much the loss would change for a small change of each weight. A shared weight gets the sum of the shares of all its copies.
term-weight-sharing = weight sharing
    .meaning = Several places of a network use one and the same weight. It is kept equal by adding up what each place asks for.
term-finite-differences = finite differences
    .meaning = A way to check a gradient: make one weight a little larger and a little smaller, and see by how much the loss changes.
