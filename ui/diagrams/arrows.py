"""Arrows: straight, bent or looped, the head lying along the tangent at the path's end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

_SLENDER = 0.40  # half the head's width over its length


def straight(start: QPointF, end: QPointF) -> QPainterPath:
    """A path of one line."""
    path = QPainterPath(start)
    path.lineTo(end)
    return path


def bent(start: QPointF, end: QPointF, sag: float) -> QPainterPath:
    """A path of one cubic whose middle lies `sag` to the left of the way from start to end."""
    way = end - start
    length = math.hypot(way.x(), way.y()) or 1.0
    aside = QPointF(way.y(), -way.x()) / length * (sag * 4.0 / 3.0)
    path = QPainterPath(start)
    path.cubicTo(start + way * 0.25 + aside, end - way * 0.25 + aside, end)
    return path


def loop(start: QPointF, end: QPointF, rise: float, leg: float = 0.0) -> QPainterPath:
    """A self-loop that leaves at `start`, swings `rise` to the left (negative: to the right) of the
    way, and ends at `end`: an arc of a circle between two tangents `leg` px long, on which a head lies
    straight."""
    way = end - start
    half = math.hypot(way.x(), way.y()) / 2
    along, aside = way / (2 * half), QPointF(way.y(), -way.x()) / math.copysign(2 * half, rise)
    rise = abs(rise)
    # leg² = half² + (rise − radius)² − radius², the tangent from an end to the circle
    radius = (half * half + rise * rise - leg * leg) / (2 * rise)
    centre = start + along * half + aside * (rise - radius)
    slope = math.atan2(radius - rise, half) + math.acos(min(1.0, radius / math.hypot(half, rise - radius)))
    first, sweep, pieces = math.pi - slope, math.pi - 2 * slope, 3
    handle = 4 / 3 * math.tan(sweep / pieces / 4) * radius

    def on_arc(piece: int, beyond: float) -> QPointF:
        angle = first - sweep * piece / pieces
        point = centre + along * (radius * math.cos(angle)) + aside * (radius * math.sin(angle))
        return point + (along * math.sin(angle) - aside * math.cos(angle)) * beyond

    path = QPainterPath(start)
    path.lineTo(on_arc(0, 0.0))
    for k in range(pieces):
        path.cubicTo(on_arc(k, handle), on_arc(k + 1, -handle), on_arc(k + 1, 0.0))
    path.lineTo(end)
    return path


def along(path: QPainterPath, share: float) -> QPointF:
    """The point that lies at `share` (0 to 1) of the path's length."""
    return path.pointAtPercent(path.percentAtLength(max(0.0, min(1.0, share)) * path.length()))


def arrow(
    painter: QPainter,
    path: QPainterPath,
    colour: QColor,
    width: float = 1.2,
    head: float = 8.0,
    dashed: bool | Sequence[float] = False,
) -> None:
    """Draw `path` with a head of `head` px whose tip is the path's end; 0 means no head.

    `dashed` may be a pattern in px. The shaft stops under the head, so that a wide one has a tip.
    """
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([px / width for px in ((4.0, 4.0) if dashed is True else dashed)])
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(shaft(path, 0.8 * head) if head else path)
    if head:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(head_of(path, head))
    painter.restore()


def pointed(
    painter: QPainter, start: QPointF, tip: QPointF, colour: QColor, width: float, head: float
) -> None:
    """What `arrow` draws along a straight line, without the path: where there are hundreds of them."""
    way = tip - start
    length = math.hypot(way.x(), way.y())
    if length <= 0.0:
        return
    unit = way / length
    foot, aside = tip - unit * head, QPointF(-unit.y(), unit.x()) * (_SLENDER * head)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    if length > 0.8 * head:
        painter.drawLine(start, tip - unit * (0.8 * head))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([tip, foot + aside, foot - aside]))


def head_of(path: QPainterPath, length: float) -> QPolygonF:
    """The triangle at the path's end. It points along the chord of its own length, which on a curve
    is where the eye sees the curve going."""
    tip = path.currentPosition()
    total = path.length()
    back = path.pointAtPercent(path.percentAtLength(max(0.0, total - length)))
    way = tip - back
    size = math.hypot(way.x(), way.y()) or 1.0
    unit = way / size
    aside = QPointF(-unit.y(), unit.x()) * (_SLENDER * length)
    foot = tip - unit * length
    return QPolygonF([tip, foot + aside, foot - aside])


def shaft(path: QPainterPath, less: float) -> QPainterPath:
    """The path without its last `less` px: what stands before a head, or behind a moving bead."""
    kept, room = [], path.length() - less
    for piece in _pieces(path):
        alone = _joined([piece])
        length = alone.length()
        if length > room:
            if room > 0:
                kept.append(_until(piece, alone.percentAtLength(room)))
            break
        kept.append(piece)
        room -= length
    return _joined(kept) if kept else QPainterPath(_point(path, 0))


def _pieces(path: QPainterPath) -> list[list[QPointF]]:
    """The path's lines (two points) and cubics (four points)."""
    found: list[list[QPointF]] = []
    pen, k = QPointF(), 0
    while k < path.elementCount():
        element = path.elementAt(k)
        span = 3 if element.isCurveTo() else 1
        points = [_point(path, k + j) for j in range(span)]
        if not element.isMoveTo():
            found.append([pen, *points])
        pen, k = points[-1], k + span
    return found


def _point(path: QPainterPath, k: int) -> QPointF:
    element = path.elementAt(k)
    return QPointF(element.x, element.y)


def _joined(pieces: Sequence[Sequence[QPointF]]) -> QPainterPath:
    path = QPainterPath(pieces[0][0])
    for piece in pieces:
        if len(piece) == 2:
            path.lineTo(piece[1])
        else:
            path.cubicTo(piece[1], piece[2], piece[3])
    return path


def _until(piece: Sequence[QPointF], t: float) -> list[QPointF]:
    """The part of a Bézier piece before parameter `t` (de Casteljau)."""
    kept, points = [piece[0]], list(piece)
    while len(points) > 1:
        points = [p + (q - p) * t for p, q in pairwise(points)]
        kept.append(points[0])
    return kept
