"""A hand on the stage: lines drawn with the lecturer's pen, the ring that points, and wet ink."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from simulator.directions import Points
from ui.theme import Theme

# Widths and the ring's radius in the mock-up's pixels.
_PEN, _RING, _RADIUS = 4.0, 5.0, 30.0


def strokes(painter: QPainter, stage: QRectF, drawn: Iterable[Points], scale: float, theme: Theme) -> None:
    """Lines through points given as shares of the stage's width and height; one point is a dot."""
    pen = QPen(theme["rec"], _PEN * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for points in drawn:
        places = [QPointF(stage.x() + x * stage.width(), stage.y() + y * stage.height()) for x, y in points]
        if len(places) == 1:
            painter.drawPoint(places[0])
            continue
        path = QPainterPath(places[0])
        for here, after in pairwise(places[1:]):
            path.quadTo(here, (here + after) / 2)  # a hand draws no corners
        path.lineTo(places[-1])
        painter.drawPath(path)


def ring(painter: QPainter, at: QPointF, scale: float, theme: Theme) -> None:
    """A ring round the place that is meant; a rim of the ground keeps it seen on any colour."""
    radius = _RADIUS * scale
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme["bg"], _RING * 2), (theme["rec"], _RING)):
        painter.setPen(QPen(colour, width * scale))
        painter.drawEllipse(at, radius, radius)


def wet(painter: QPainter, lines: Iterable[QPolygonF], width: float, colour: QColor) -> None:
    """What a pen wrote a moment ago, in the picture's places; one point is a dot."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in lines:
        if line.size() == 1:
            painter.drawPoint(line.first())
        else:
            painter.drawPolyline(line)
