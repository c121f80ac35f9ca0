"""One network at several spectral radii at once: forward, and the size of its gradient on the way back.

A radius is a row of a matrix, z = ρ_r U (h − rest) + W x_t + b, so that R networks cost little more
than one. Gradients keep a power of two of their own for each row.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing

Array = NDArray[np.float64]


@np.errstate(all="ignore")
def forward(parameters: Parameters, squashing: Squashing, inputs: Array, factors: Array) -> Array:
    """Activities (T, R, H) on one sequence `inputs` (T, I), with U multiplied by each of `factors` (R,)."""
    p, (T, _) = parameters, inputs.shape
    back = np.ascontiguousarray(p.recurrent_weights.T)
    heard = inputs @ p.input_weights.T + p.hidden_bias  # W x_t + b  (T, H)
    heard += squashing.rest * p.recurrent_weights.sum(axis=1)  # b as it is without U
    hidden = np.empty((T, len(factors), len(p.hidden_bias)))
    before = np.broadcast_to(p.initial_state, hidden.shape[1:])
    for t in range(T):
        z = hidden[t]
        np.matmul((before - squashing.rest) * factors[:, None], back, out=z)
        z += heard[t]
        before = squashing.value(z, out=z)
    return hidden
