"""How weights change, one file a method.

    problem = ElmanProblem(sizes, squashing, inputs, targets, states, pull)
    vector, loss = optimiser.update(problem, vector)

A problem is one batch; an optimiser is a method with its memory.
"""
