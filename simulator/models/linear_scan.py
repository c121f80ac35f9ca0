"""A linear recurrence over many steps in few operations: x_t = M x_(t−1) + u_t.

A recurrence that bends has to be run one step after another. A linear one may be cut into blocks: each
block is run from 0, all blocks at once, and what its start adds to its j-th step is M^j times that start.
That is the same sum in another order (Blelloch, "Prefix sums and their applications", 1990), and for T
steps it takes about 2 √T operations on arrays instead of T.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Below so many steps, one after another is as fast.
_FEW = 16


def scan(matrix: Array, inputs: Array, start: Array) -> Array:
    """x_1 … x_T (T, S) from M `matrix` (S, S), u `inputs` (T, S) and x_0 `start` (S,)."""
    T, S = inputs.shape
    if T <= _FEW:
        states, x = np.empty((T, S)), start
        for t in range(T):
            x = states[t] = matrix @ x + inputs[t]
        return states
    length = math.isqrt(T)
    blocks = -(-T // length)
    padded = np.zeros((blocks * length, S))
    padded[:T] = inputs
    local = np.ascontiguousarray(padded.reshape(blocks, length, S).transpose(1, 0, 2))  # (L, blocks, S)
    powers = np.empty((length, S, S))  # M^1 … M^L
    powers[0] = matrix
    back = np.ascontiguousarray(matrix.T)
    for j in range(1, length):
        local[j] += local[j - 1] @ back
        np.matmul(matrix, powers[j - 1], out=powers[j])
    starts, x = np.empty((blocks, S)), start
    whole, ends = powers[-1], local[-1]
    for block in range(blocks):
        starts[block] = x
        x = whole @ x + ends[block]
    local += starts @ powers.transpose(0, 2, 1)  # (L, blocks, S): M^(j+1) x_start
    states = local.transpose(1, 0, 2).reshape(blocks * length, S)
    return np.ascontiguousarray(states[:T])
