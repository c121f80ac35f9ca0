"""The race's two scales: work across, as a power of ten, and the gradient's size upward.

Racers differ in their updates by a factor of a thousand, so work is shown by its logarithm. What was
measured before the first update stands at the left edge.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QRectF

from simulator.arrays import Floats
from simulator.chapters._remedies_content import Row
from ui.diagrams.axes import Axes, plain
from ui.diagrams.sameness import Same

Rows: TypeAlias = tuple[Row, ...]

# The smallest work an axis begins with: one update, one gradient, a hundredth of a second.
_FIRST = {"updates": 0.0, "gradient_evaluations": 0.0, "cpu_seconds": -2.0}
# The gradient's axis reaches down by so many powers of ten at a time, and no further than these.
_DOWN, _LEAST = 7, -42
# The axis of work grows by so many powers of ten at a time.
_STEP = 0.05
# Losses reach from 0 to so many times a guess.
_HEADROOM = 1.18


def placed(values: Floats | float, axis: str) -> Floats:
    """Work as its place on the axis: log10, nothing being where the axis begins."""
    low = _FIRST[axis]
    found: Floats = np.log10(np.maximum(values, 10.0**low))
    return found


@lru_cache(maxsize=16)
def reach(rows: Same[Rows], axis: str) -> tuple[float, float]:
    """From where to where the axis of work goes, in powers of ten: one decade at least."""
    most = max((racer.work.on(axis) for row in rows.thing for racer in row.racers), default=0.0)
    # In steps, so that the axis stands still for a while.
    return _FIRST[axis], max(_FIRST[axis] + 1.0, math.ceil(float(placed(most, axis)) / _STEP) * _STEP)


def loss_axes(box: QRectF, rows: Rows, axis: str, chance: float) -> Axes:
    """Work across, loss upward from 0 to a little above a guess."""
    return Axes(box, reach(Same(rows), axis), (0.0, _HEADROOM * chance))


def ticks(axes: Axes) -> tuple[float, ...]:
    """The powers of ten that are named below the axis."""
    low, high = math.ceil(axes.x[0] - 1e-9), math.floor(axes.x[1] + 1e-9)
    return tuple(float(k) for k in range(low, high + 1))


def tick(exponent: float) -> str:
    """`0.01`, `1`, `1,000`: written out, it is read faster than a power."""
    return f"{round(10**exponent):,}" if exponent >= 0 else plain(10**exponent)


def gradient_axes(box: QRectF, rows: Rows, steps: int) -> Axes:
    """Time steps 1 to T across; powers of ten upward, the same for every racer."""
    return Axes(box, (1.0, float(max(2, steps))), _sizes(Same(rows)))


@lru_cache(maxsize=16)
def _sizes(rows: Same[Rows]) -> tuple[float, float]:
    """From which to which power of ten the gradients go."""
    values = np.concatenate([part for row in rows.thing for part in (row.gradient_start, row.gradient_now)])
    values = values[np.isfinite(values)]
    lowest, highest = float(values.min(initial=0.0)), float(values.max(initial=0.0))
    down = max(_LEAST, min(-2 * _DOWN, _DOWN * math.floor((lowest + 0.5) / _DOWN)))
    up = math.ceil(highest - 0.05)  # the last tenth of a decade may touch the border
    return float(down), float(up)


def gradient_ticks(axes: Axes) -> tuple[float, ...]:
    """Three or four of the powers of ten upward."""
    low, high = round(axes.y[0]), round(axes.y[1])
    by = _DOWN * max(1, math.ceil((high - low) / _DOWN / 3))
    return tuple(float(k) for k in range(high // by * by, low - 1, -by))
