"""A batch of additions for a small network with every number of it at work."""

from __future__ import annotations

import numpy as np

from simulator.models import elman
from simulator.models.elman import Array, Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import addition
from simulator.training.elman_problem import ElmanProblem

SIZES = (3, 2, 1)


def adder_problem(name: str, pull: float, seed: int = 0) -> tuple[ElmanProblem, Array]:
    """A problem of 6 additions of 5 columns, and a vector (25,) that is nowhere near a minimum."""
    rng = np.random.default_rng(seed)
    inputs, targets = addition.batch(rng, 6, 5)
    states = addition.batch_states(inputs)
    drawn = elman.draw(rng, *SIZES, SQUASHINGS[name], 0.7).flatten()
    vector = drawn + 0.2 * rng.standard_normal(drawn.size)
    return ElmanProblem(SIZES, SQUASHINGS[name], inputs, targets, states, pull), vector


def parameters_of(vector: Array) -> Parameters:
    """The network of a vector (25,)."""
    return Parameters.unflatten(vector, SIZES)
