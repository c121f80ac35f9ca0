"""Curves in axes as lines of a fixed grain, dots by the hundred, and the names of time steps.

Points are rounded to a sixteenth of a pixel. So equal pictures have equal points: a layer can be
named by them, and the last bit of an engine's number repaints nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.arrays import Floats
from ui.diagrams import ink, maths
from ui.diagrams.axes import Axes, nice, within
from ui.diagrams.ink import is_vector
from ui.theme import Theme, font
from ui.view import View

_GRAIN = 16.0
# How far beyond the axes a curve is followed, px: enough for its slope at the border to be right.
_BEYOND = 64.0
_PIECE = 16


@dataclass(frozen=True)
class Curve:
    """The lines of a curve: pieces of points (N, 2) in px, with a name equal to that of equal ones."""

    pieces: tuple[Floats, ...]
    name: int

    @property
    def polygons(self) -> list[list[QPointF]]:
        """The pieces for a painter."""
        return [polygon(piece) for piece in self.pieces]


def polygon(points: Floats) -> list[QPointF]:
    """Points (N, 2) for a painter."""
    return [QPointF(x, y) for x, y in points.tolist()]


def grained(points: Floats) -> Floats:
    """Points rounded to the grain."""
    return np.round(points * _GRAIN) / _GRAIN


def places(axes: Axes, x: ArrayLike, y: ArrayLike) -> Floats:
    """Where values stand, (N, 2) px, held within reach of the axes; NaN where one is NaN."""
    box = axes.rect
    with np.errstate(all="ignore"):
        across = box.left() + (np.asarray(x) - axes.x[0]) / (axes.x[1] - axes.x[0]) * box.width()
        down = box.bottom() - (np.asarray(y) - axes.y[0]) / (axes.y[1] - axes.y[0]) * box.height()
        across = np.clip(across, box.left() - _BEYOND, box.right() + _BEYOND)
        down = np.clip(down, box.top() - _BEYOND, box.bottom() + _BEYOND)
    return grained(np.column_stack((across, down)))


def curve(axes: Axes, x: ArrayLike, y: ArrayLike) -> Curve:
    """The curve through (x, y), each (N,): in pieces where a number is NaN.

    Where there are many points to a pixel, each pixel keeps its lowest and its highest.
    """
    points = _thinned(places(axes, x, y))
    whole = ~np.isnan(points).any(axis=1)
    borders = np.flatnonzero(np.diff(np.concatenate(([False], whole, [False])).astype(np.int8)))
    pieces = tuple(points[a:b] for a, b in borders.reshape(-1, 2))
    return Curve(pieces, hash(tuple(piece.tobytes() for piece in pieces)))


def _thinned(points: Floats) -> Floats:
    span = np.ptp(points[:, 0]) if len(points) else 0.0
    if not len(points) > 3 * max(1.0, float(span)):
        return points
    cells = np.floor(points[:, 0])
    starts = np.flatnonzero(np.diff(cells, prepend=cells[0] - 1))
    kept: list[int] = []
    for start, part in zip(starts, np.split(points[:, 1], starts[1:]), strict=True):
        if np.isnan(part).all():
            kept.append(int(start))
        else:
            kept += sorted({int(start + np.nanargmin(part)), int(start + np.nanargmax(part))})
    return points[kept]


def stroke(painter: QPainter, drawn: Curve, colour: QColor, width: float, box: QRectF) -> None:
    """Draw a curve in an opaque colour; on a device that cannot clip, what of it lies in `box`.

    In short pieces with round ends: the rasteriser's time grows with the square of what lies on one
    row of pixels, and a level curve of a hundred points is drawn five times as fast in sixteens.
    """
    solid, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, width, solid, cap, join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if is_vector(painter):
        for whole in drawn.pieces:
            for piece in within(whole, box):
                painter.drawPolyline(polygon(piece))
        return
    for points in drawn.polygons:
        for begin in range(0, max(1, len(points) - 1), _PIECE):
            painter.drawPolyline(points[begin : begin + _PIECE + 1])


def dots(painter: QPainter, points: Floats, colour: QColor, across: float) -> None:
    """A round dot at every point (N, 2) that is one."""
    painter.setPen(QPen(colour, across, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(polygon(points[~np.isnan(points).any(axis=1)]))


def ring(painter: QPainter, at: QPointF, radius: float, fill: QColor, edge: QColor, width: float) -> None:
    """A circle about a point."""
    painter.setPen(QPen(edge, width))
    painter.setBrush(fill)
    painter.drawEllipse(at, radius, radius)


def upright(painter: QPainter, box: QRectF, x: float, colour: QColor, halo: QColor, scale: float) -> None:
    """The playhead's line through a plot or a map, set off from colours like its own."""
    for fill, wide in ((halo, 4.0), (colour, 1.4)):
        painter.fillRect(QRectF(x - wide / 2 * scale, box.top(), wide * scale, box.height()), fill)


def named_steps(count: int, most: int) -> list[int]:
    """Which of the time steps 1 to `count` an axis names: the first, round ones, the last."""
    if count <= 1:
        return [1]
    inner = [round(v) for v in nice(0, count, max(2, most)) if v >= 1]
    gap = 0.55 * (inner[1] - inner[0] if len(inner) > 1 else count)
    return [1, *(v for v in inner if v - 1 >= gap and count - v >= gap), count]


def title(
    painter: QPainter, where: QRectF, name: str, note: str, view: View, theme: Theme, symbol: str = ""
) -> float:
    """A panel's title on the rectangle's line; after it, where there is room, a symbol and a note.

    Returns the width of it all.
    """
    s = view.scale
    big, small = font("panel_title", s, view.present), font("label", s, view.present)
    base = QPointF(where.left(), where.center().y() + ink.capital(big) / 2)
    shown = name if ink.width(name, big) <= where.width() else ink.elide(name, big, where.width())
    wide = ink.text(painter, base, shown, big, theme["ink"])
    letters = 1.13 * big.pixelSize()
    begin = wide + 10 * s
    if symbol and begin + maths.width(symbol, letters) <= where.width():
        at = base + QPointF(begin, 0)
        wide = begin + maths.maths(painter, at, symbol, letters, theme["backward"])
    begin = wide + 12 * s
    if note and begin + ink.width(note, small) <= where.width():
        return begin + ink.text(painter, base + QPointF(begin, 0), note, small, theme["ink3"])
    return wide
