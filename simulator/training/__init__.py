"""How weights change, one file a method.

    problem = ElmanProblem(sizes, squashing, inputs, targets, states, pull)   # one batch
    vector, loss = optimiser.update(problem, vector)                          # one update
"""
