"""The last n values of a series at each of its steps: all that a model with delay taps ever sees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Truths = NDArray[np.bool_]


def windows(x: Array, taps: int) -> Array:
    """`x` (T, D) as (T − n + 1, n, D), newest value first; row 0 ends at step n. A view where it can be."""
    if len(x) < taps:
        return np.empty((0, taps, x.shape[1]))
    slid = np.lib.stride_tricks.sliding_window_view(x, taps, axis=0)  # (T − n + 1, D, n), oldest first
    return slid.transpose(0, 2, 1)[:, ::-1]


def pairs(x: Array, taps: int, missing: Truths | None = None) -> tuple[Array, Array]:
    """Windows (B, n, D) and what followed each, (B, D), where that is no gap."""
    seen, following = windows(x[:-1], taps), x[taps:]
    if missing is None or not missing.any():
        return seen, following
    known = ~missing[taps:]
    return seen[known], following[known]


def pushed(window: Array, newest: Array) -> Array:
    """Windows (B, n, D) one step on, with `newest` (B, D) in front and the oldest value forgotten."""
    return np.concatenate((newest[:, None], window[:, :-1]), axis=1)
