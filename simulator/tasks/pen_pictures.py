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


def pictures(points: Singles, steps: Singles, lengths: NDArray[np.int64]) -> Singles:
    """Pictures (T, B, 145) of inks whose points (T, B, 2) are evenly spaced, as in a `Batch`."""
    T, B, _ = points.shape
    size = SIDE * SIDE
    canvas = np.zeros(T * B * size, np.float32)
    steps_of = np.arange(T)[:, None]
    written = steps_of < lengths
    cell = (steps_of * B + np.arange(B)) * size
    for back in range(min(SEEN, T)):
        seen = written[: T - back] & (steps_of[back:] < lengths + 8)
        away = (points[: T - back] - points[back:])[seen] / np.float32(SPOT)
        place = cell[back:][seen]
        splat(canvas, place, away)
    seen_pictures = np.minimum(canvas.reshape(T, B, size), np.float32(1.0))
    return np.concatenate((seen_pictures, steps[:, :, 3:4]), axis=2)


def splat(canvas: Singles, place: NDArray[np.int64], away: Singles) -> None:
    """Lay spots of ink, `away` (n, 2) spots from the pen, on pictures that begin at `place` in the canvas.

    Each spot of ink is shared among the four places nearest to it.
    """
    column = away[:, 0] + np.float32((SIDE - 1) / 2)
    row = np.float32((SIDE - 1) / 2) - away[:, 1]
    left, top = np.floor(column).astype(np.int64), np.floor(row).astype(np.int64)
    right, low = column - left, row - top
    for across, down, share in (
        (0, 0, (1 - right) * (1 - low)),
        (1, 0, right * (1 - low)),
        (0, 1, (1 - right) * low),
        (1, 1, right * low),
    ):
        x, y = left + across, top + down
        inside = (x >= 0) & (x < SIDE) & (y >= 0) & (y < SIDE)
        at = place[inside] + y[inside] * SIDE + x[inside]
        canvas += np.bincount(at, share[inside], len(canvas)).astype(np.float32)
