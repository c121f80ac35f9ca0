"""One memory cell of the lecture, its gates worked from outside: a number that goes round.

    c_t = keep_t c_(t-1) + write_t x_t        h_t = read_t c_t

The cell is linear and its self-connection weighs 1; the three gates are numbers from 0 (closed) to 1
(open) that a script or a hand sets. Nothing is learned, so nothing is behind the gates for an error to
go into, and the way back along the same wire is as short:

    ∂E/∂c_t = read_t ∂E/∂h_t + keep_(t+1) ∂E/∂c_(t+1)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Forward(NamedTuple):
    """What the cell did on the way forward; index 0 is time step 1."""

    cell: Array  # (T,)
    hidden: Array  # (T,)


def forward(inputs: Array, write: Array, keep: Array, read: Array) -> Forward:
    """Run T steps from an empty cell; all four are (T,)."""
    cell = np.empty(len(inputs))
    c = 0.0
    for t, (x, i, f) in enumerate(zip(inputs.tolist(), write.tolist(), keep.tolist(), strict=True)):
        c = f * c + i * x  # c_t = keep_t c_(t-1) + write_t x_t
        cell[t] = c
    return Forward(cell, read * cell)  # h_t = read_t c_t


def backward(d_hidden: Array, keep: Array, read: Array) -> Array:
    """∂E/∂c_t (T,), last step first, from ∂E/∂h_t (T,)."""
    d_cell = np.empty(len(d_hidden))
    d = 0.0
    for t in reversed(range(len(d_hidden))):
        d += float(read[t]) * float(d_hidden[t])  # ∂E/∂c_t = read_t ∂E/∂h_t + keep_(t+1) ∂E/∂c_(t+1)
        d_cell[t] = d
        d *= float(keep[t])
    return d_cell
