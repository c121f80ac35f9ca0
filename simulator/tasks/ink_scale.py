"""How tall an x is in ink of an unknown scale, and the ink in that unit, standing on its base line.

A pen that writes turns at the base line and at the height of an x far more often than anywhere else, so
the medians of its low and high turning points are good estimates of both (the idea behind the guide
lines of Bengio & LeCun, *Word normalization for on-line handwritten word recognition*, ICPR 1994, who
fit them with EM). One tall letter alone has few turns: give it the height of its paper's guide lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Floats
from simulator.tasks.ink import Ink

# The smallest share of the ink's height that can be an x-height.
_SMALLEST = 0.15


@dataclass(frozen=True)
class Lines:
    """Where one writes, in the device's units with y up: the base line, and the x-height above it."""

    base: float
    x_height: float


def lines(strokes: Sequence[Floats]) -> Lines:
    """Base line and x-height of strokes (n, 2), y up. Ink without height has one of 1."""
    lows: list[float] = []
    highs: list[float] = []
    for stroke in strokes:
        y = stroke[:, 1]
        y = y[np.append(True, np.diff(y) != 0.0)] if len(y) else y  # a level stretch is one turn
        if len(y) < 3:
            continue
        rise = np.sign(np.diff(y))
        turns = np.flatnonzero(rise[1:] != rise[:-1]) + 1
        highs.extend(y[turns][rise[turns - 1] > 0])
        lows.extend(y[turns][rise[turns - 1] < 0])
        # The ends of a stroke turn, too.
        (lows if rise[0] > 0 else highs).append(y[0])
        (highs if rise[-1] > 0 else lows).append(y[-1])
    every = np.concatenate([stroke[:, 1] for stroke in strokes]) if len(strokes) else np.zeros(1)
    span = float(np.ptp(every)) if len(every) else 0.0
    if not lows or not highs or span == 0.0:
        base = float(every.min()) if len(every) else 0.0
        return Lines(base, span or 1.0)
    base, height = float(np.median(lows)), float(np.median(highs) - np.median(lows))
    return Lines(base, height) if height > _SMALLEST * span else Lines(float(every.min()), span)


def standing(
    strokes: Sequence[Floats], guide: Lines, seconds: Sequence[Floats] | None = None, *, left: float = 0.0
) -> Ink:
    """The ink in x-heights: its base line at y = 0, the device's x = `left` at x = 0."""
    origin = np.array([left, guide.base])
    return Ink.of([(stroke - origin) / guide.x_height for stroke in strokes], seconds)


def upright(strokes: Sequence[Floats], seconds: Sequence[Floats] | None = None) -> Ink:
    """The ink in its own x-heights, standing on its own base line and beginning at x = 0."""
    strokes = [stroke for stroke in strokes if len(stroke)]
    left = min((float(stroke[:, 0].min()) for stroke in strokes), default=0.0)
    times = None if seconds is None else [part for part in seconds if len(part)]
    return standing(strokes, lines(strokes), times, left=left)
