"""What a network that sees pictures is told: a small picture of the ink around the pen at every step.

The picture moves with the pen, which is always in its middle, and shows the ink of the last steps; it
is 12 by 12 spots of 0.2 x-heights. Nothing in it says which way the pen went or in which order.
One more number is 1 while the pen rests.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Singles = NDArray[np.float32]

# Spots a side, and the width of one in x-heights.
SIDE, SPOT = 12, 0.2
# Numbers a step: the spots, from the upper left one row by row, and the pause.
PICTURE = SIDE * SIDE + 1
# Steps of ink that stay in the picture.
SEEN = 40
# Steps of rest for which the last picture stays.
_REST = 8


def pictures(points: Singles, steps: Singles, lengths: NDArray[np.int64]) -> Singles:
    """Pictures (T, B, 145) of inks whose points (T, B, 2) are evenly spaced, as in a `Batch`.

    While the pen rests after `lengths` (B,) steps the picture stays.
    """
    T, B, _ = points.shape
    number = np.arange(T)[:, None]
    places, moves = [], []
    for back in range(min(SEEN, T)):
        # What was written `back` steps before step t.
        seen = (number[: T - back] < lengths) & (number[back:] < lengths + _REST)
        t, b = np.nonzero(seen)
        places.append((t + back) * B + b)
        moves.append(points[t, b] - points[t + back, b])
    spots = splat(np.concatenate(places), np.concatenate(moves), T * B)
    return np.concatenate((spots.reshape(T, B, -1), steps[:, :, 3:4]), axis=2)


def splat(picture: NDArray[np.int64], moves: Singles, count: int) -> Singles:
    """`count` pictures (count, 144) of points of ink: which picture (n,), and how far from the pen (n, 2).

    A point is shared among the four spots nearest to it; a spot is never blacker than 1.
    """
    middle = np.float32((SIDE - 1) / 2)
    column, row = middle + moves[:, 0] / np.float32(SPOT), middle - moves[:, 1] / np.float32(SPOT)
    inside = (column > -1) & (column < SIDE) & (row > -1) & (row < SIDE)
    column, row, picture = column[inside], row[inside], picture[inside]
    left, top = np.floor(column).astype(np.int64), np.floor(row).astype(np.int64)
    right, low = column - left, row - top
    # A margin of one spot around each picture takes what falls half outside.
    wide = SIDE + 2
    corner = (picture * wide + top + 1) * wide + left + 1
    at = np.concatenate((corner, corner + 1, corner + wide, corner + wide + 1))
    share = np.concatenate(((1 - right) * (1 - low), right * (1 - low), (1 - right) * low, right * low))
    ink = np.bincount(at, share, count * wide * wide).reshape(count, wide, wide)
    spots: Singles = np.minimum(ink[:, 1:-1, 1:-1], 1.0).astype(np.float32).reshape(count, -1)
    return spots
