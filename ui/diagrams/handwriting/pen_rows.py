"""Where the four rows of the reading stand: characters, memory cells, ink, and the gradient to the ink.

The first two share an axis of steps, the last two a sheet of paper in x-heights. Between a step and its
place on the paper stands the pen: where it was then.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from simulator.arrays import Floats
from simulator.chapters._handwriting_content import HandwritingContent
from simulator.experiment import Snapshot
from ui.diagrams.sameness import extent
from ui.view import View

# The column of the rows' names, room for the candidates right of the last step, gaps; mock-up px.
LABEL, ROOM, GAP = 118.0, 132.0, 16.0
# Shares of the height: characters, cells, ink, gradient.
_SHARES = (0.15, 0.21, 0.33, 0.31)
# What stands above the ink of both lower rows, in their own line; mock-up px.
HEAD = 34.0
ROWS = ("reading", "cells", "paper", "gradient")
# The sheet is at least so wide, in x-heights, and shows so much above and below the base line.
WIDE, WIDE_LIVE, ABOVE, BELOW, MARGIN = 13.0, 17.0, 2.1, 1.05, 0.6
# Steps the axis has room for while somebody writes.
_STEPS, _MORE = 150, 50


class Sheet(NamedTuple):
    """The paper in x-heights: its width, the room before x = 0, above and below the base line."""

    width: float
    before: float
    above: float
    below: float


@dataclass(frozen=True)
class Rows:
    """Rectangles of the rows, less their names, and both scales."""

    stage: tuple[float, float, float, float]
    left: float
    right: float
    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    steps: int  # on the axis of time
    unit: float  # px for one x-height
    sheet: Sheet
    scale: float
    present: bool

    def row(self, name: str) -> QRectF:
        """Where a row stands."""
        k = ROWS.index(name)
        return QRectF(self.left, self.tops[k], self.right - self.left, self.bottoms[k] - self.tops[k])

    def name_of(self, name: str) -> QRectF:
        """Where a row's name stands."""
        x, row = self.stage[0], self.row(name)
        return QRectF(x, row.top(), self.left - x - 10 * self.scale, row.height())

    @property
    def end(self) -> float:
        """Where the axis of time ends."""
        return self.right - ROOM * self.scale * (1.15 if self.present else 1.0)

    def across(self, step: float) -> float:
        """Where so many steps have been taken."""
        return self.left + (self.end - self.left) * step / max(1, self.steps)

    def step(self, x: float) -> int:
        """The step, from 0, that lies at a place of the axis."""
        return math.floor((x - self.left) / (self.end - self.left) * self.steps)

    def base(self, name: str) -> float:
        """The base line of the paper, or of its copy with the gradient."""
        row, sheet = self.row(name), self.sheet
        spare = max(
            0.0, row.height() - head(self.scale, self.present) - self.unit * (sheet.above + sheet.below)
        )
        return row.bottom() - sheet.below * self.unit - 0.5 * spare

    def places(self, name: str, points: Floats) -> Floats:
        """Ink (N, 2) in x-heights as places (N, 2) of the picture."""
        across = self.left + (points[:, 0] + self.sheet.before) * self.unit
        return np.column_stack((across, self.base(name) - points[:, 1] * self.unit))

    def place(self, name: str, point: Floats) -> QPointF:
        """One point of it."""
        ((x, y),) = self.places(name, np.asarray(point, np.float64).reshape(1, 2)).tolist()
        return QPointF(x, y)

    def ink(self, name: str, x: float, y: float) -> tuple[float, float]:
        """The ink, in x-heights, at a place of the picture."""
        return (x - self.left) / self.unit - self.sheet.before, (self.base(name) - y) / self.unit


def head(scale: float, present: bool) -> float:
    """How much stands above the ink."""
    return HEAD * scale * (1.2 if present else 1.0)


def rows(rect: QRectF, snapshot: Snapshot, view: View) -> Rows:
    """The rows of this content in `rect`, the stage less its tabs."""
    content: HandwritingContent = snapshot.content
    is_live = content.source == "pen"
    steps = len(content.places)
    if is_live:
        steps = max(_STEPS, _MORE * math.ceil((steps + 10) / _MORE))
    return _rows(extent(rect), max(1, steps), sheet(content, is_live), view.scale, view.present)


def rows_of(area: QRectF, snapshot: Snapshot, view: View) -> Rows:
    """The sheet alone, in `area`; no other row is asked for."""
    content: HandwritingContent = snapshot.content
    found, scale = sheet(content, True), view.scale
    high = area.height() - head(scale, view.present)
    unit = min(area.width() / found.width, high / (found.above + found.below))
    tops, bottoms = (area.top(),) * len(ROWS), (area.bottom(),) * len(ROWS)
    steps = max(1, len(content.places))
    return Rows(
        extent(area), area.left(), area.right(), tops, bottoms, steps, unit, found, scale, view.present
    )


def sheet(content: HandwritingContent, is_live: bool) -> Sheet:
    """As wide as the ink, and while one writes with room to go on.

    A stroke under way does not change it, or the paper would move under the pen.
    """
    known = content.ink.points
    if is_live and content.is_down:
        known = known[: int(np.flatnonzero(content.ink.stroke_start)[-1])]
    wide = WIDE_LIVE if is_live else WIDE
    if not len(known):
        return Sheet(wide, MARGIN, ABOVE, BELOW)
    (left, low), (right, high) = known.min(axis=0).tolist(), known.max(axis=0).tolist()
    before = max(MARGIN, MARGIN - left)
    above, below = max(ABOVE, high + 0.2), max(BELOW, 0.2 - low)
    if not is_live:
        return Sheet(max(wide, before + right + MARGIN), before, above, below)
    # A quarter more whenever less than an eighth is left.
    while before + right > 0.88 * wide:
        wide *= 1.25
    return Sheet(wide, before, ABOVE, BELOW)


@lru_cache(maxsize=32)
def _rows(
    stage: tuple[float, float, float, float], steps: int, sheet: Sheet, scale: float, present: bool
) -> Rows:
    x, y, width, height = stage
    left, right = x + LABEL * scale * (1.25 if present else 1.0), x + width
    gap = GAP * scale
    free = height - gap * (len(ROWS) - 1)
    tops, bottoms, top = [], [], y
    for share in _SHARES:
        tops.append(top)
        bottoms.append(top + share * free)
        top += share * free + gap
    lower = min(_SHARES[2:]) * free - head(scale, present)
    unit = min((right - left) / sheet.width, lower / (sheet.above + sheet.below))
    return Rows(stage, left, right, tuple(tops), tuple(bottoms), steps, unit, sheet, scale, present)
