"""Ink as lines: strokes in the picture's places, thinned to what can be seen, drawn stretch by stretch.

The rasteriser draws many short lines twenty times faster than one joined line; round ends close the joints.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.arrays import Floats
from ui.diagrams.ink import is_vector

# Two points nearer than this, px, are one.
_FINE = 1.2


@dataclass(frozen=True, eq=False)
class Fine:
    """Ink thinned to what can be seen: places (N, 2), which given point each is, and where strokes start."""

    places: Floats
    index: NDArray[np.int64]
    starts: NDArray[np.bool_]

    def lines(self, those: NDArray[np.bool_]) -> list[QLineF]:
        """The way to each of `those` points from the one before."""
        ends = np.flatnonzero(those & ~self.starts)
        return [QLineF(*both) for both in np.hstack((self.places[ends - 1], self.places[ends])).tolist()]

    def dots(self, those: NDArray[np.bool_]) -> list[QPointF]:
        """The strokes among `those` that are a single point."""
        alone = self.starts & np.append(self.starts[1:], True)
        return [QPointF(x, y) for x, y in self.places[those & alone].tolist()]


def fine(places: Floats, starts: NDArray[np.bool_], scale: float) -> Fine:
    """Of each stroke the first and the last place, and between them no two nearer than can be seen."""
    if not len(places):
        return Fine(places, np.zeros(0, np.int64), starts)
    step = np.hypot(*np.diff(places, axis=0, prepend=places[:1]).T)
    step[starts] = 0.0
    cells = np.floor(np.cumsum(step) / (_FINE * scale))
    kept = starts | np.append(starts[1:], True) | (np.diff(cells, prepend=-1.0) > 0)
    index = np.flatnonzero(kept)
    return Fine(places[index], index, starts[index])


def pen(colour: QColor, width: float) -> QPen:
    """A round nib."""
    made = QPen(colour, width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def draw(painter: QPainter, ink: Fine, colour: QColor, width: float) -> None:
    """Strokes in one colour and width; a single point is a dot."""
    whole = np.ones(len(ink.places), np.bool_)
    painter.save()
    painter.setPen(pen(colour, width))
    if is_vector(painter):
        for part in np.split(ink.places, np.flatnonzero(ink.starts)[1:]):
            painter.drawPolyline([QPointF(x, y) for x, y in part.tolist()])
    else:
        painter.drawLines(ink.lines(whole))
    for point in ink.dots(whole):
        painter.drawPoint(point)
    painter.restore()
