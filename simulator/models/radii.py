"""One network at several spectral radii at once: forward, and the size of its gradient on the way back.

A radius is a row of a matrix, z = ρ_r U (h − rest) + W x_t + b, so that R networks cost little more
than one. Gradients keep a power of two of their own for each row.
"""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing

Array = NDArray[np.float64]


# Multiplications between two slices: a few milliseconds of work.
_SLICE = 8_000_000


def forward(
    parameters: Parameters, squashing: Squashing, inputs: Array, factors: Array
) -> Generator[None, None, Array]:
    """Activities (T, R, H) on one sequence `inputs` (T, I), with U multiplied by each of `factors` (R,)."""
    p, (T, _) = parameters, inputs.shape
    back = np.ascontiguousarray(p.recurrent_weights.T)
    heard = inputs @ p.input_weights.T + p.hidden_bias  # W x_t + b  (T, H)
    heard += squashing.rest * p.recurrent_weights.sum(axis=1)  # b as it is without U
    hidden = np.empty((T, len(factors), len(p.hidden_bias)))
    before = np.broadcast_to(p.initial_state, hidden.shape[1:])
    worked = 0
    for t in range(T):
        z = hidden[t]
        with np.errstate(all="ignore"):
            np.matmul((before - squashing.rest) * factors[:, None], back, out=z)
            z += heard[t]
            before = squashing.value(z, out=z)
        worked += z.size * len(back)
        if worked > _SLICE:
            worked = 0
            yield
    return hidden
