"""Where the maps of "While it learns" stand, and where a row or a column of one is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF

from simulator.chapters._gradients_content import Learning
from ui import words
from ui.diagrams import ink, small_plot
from ui.diagrams.gradients import gradient_learning_curves as curves
from ui.diagrams.sameness import extent
from ui.theme import font
from ui.view import View

_GAP = 26.0  # between two maps


@dataclass(frozen=True)
class Places:
    """Where everything stands."""

    heading: QRectF
    maps: tuple[QRectF, ...]
    bar: QRectF
    curves: QRectF


def places(rect: QRectF, learning: Learning, view: View) -> Places:
    """The layout of the scene in `rect`."""
    return _places(*extent(rect), len(learning.start_radii), view.scale, view.present, view.language)


@lru_cache(maxsize=32)
def _places(
    x: float, y: float, width: float, height: float, starts: int, scale: float, present: bool, language: str
) -> Places:
    view = View(scale=scale, present=present, language=language)
    label = ink.leading(font("label", scale, present))
    tick = ink.leading(font("tick", scale, present))
    head = small_plot.heading(view)
    # Heading, names of the maps, their axis, the scale; then the curves with their own.
    fixed = head + label + tick + 8 * scale + (tick + 14 * scale) + 12 * scale
    least = curves.least(view)
    room = height - fixed
    below = max(least, 0.40 * room) if room > 2.2 * least else 0.5 * room
    left = x + _margin(view)
    across = (x + width - left - (starts - 1) * _GAP * scale) / starts
    top, high = y + head + label, room - below
    maps = tuple(
        QRectF(left + k * (across + _GAP * scale), top, across, max(high, 8 * scale)) for k in range(starts)
    )
    bar = QRectF(left, maps[0].bottom() + tick + 10 * scale, min(180 * scale, across), 8 * scale)
    return Places(QRectF(x, y, width, head), maps, bar, QRectF(x, y + height - below, width, below))


def _margin(view: View) -> float:
    """Room for the numbers of updates at the left."""
    letters = font("tick", view.scale, view.present, 600)
    name = words.say("gradients-learning-update", view.language)
    return max(ink.width(name, letters), ink.width("10,000", letters)) + 14 * view.scale


def low(learning: Learning) -> float:
    """The log10 that the lightest colour stands for: the threshold is half-way to the last step's 0."""
    return 2.0 * learning.contour_log10


def shown_column(learning: Learning, view: View) -> int:
    """The kept column of the step at the playhead."""
    return int(np.abs(learning.steps - max(1, round(view.t))).argmin())


def row_of(learning: Learning, area: QRectF, row: int) -> float:
    """The height of the middle of a row of a map."""
    return area.top() + (row + 0.5) / len(learning.updates) * area.height()


def column_of(learning: Learning, area: QRectF, column: int) -> float:
    """The place of the middle of a column of a map."""
    return area.left() + (column + 0.5) / len(learning.steps) * area.width()
