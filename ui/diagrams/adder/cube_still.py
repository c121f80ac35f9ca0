"""What stands still in the cube: frame, cloud, boxes, tags, axes, in the painter's order."""

from __future__ import annotations

import math
from typing import Any, cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from simulator.arrays import Floats
from simulator.chapters.adder import AdderContent
from ui.diagrams import arrows, glyphs, ink
from ui.diagrams.adder import cube_axes, cube_labels, projection
from ui.diagrams.adder.cube_labels import Tag
from ui.diagrams.adder.cube_room import Room
from ui.diagrams.maths import maths
from ui.theme import Theme, alpha, font
from ui.view import View

_DOT = 2.6  # px
_MANY_BOXES = 24  # from here on their outlines are thin


def draw(
    painter: QPainter, room: Room, content: AdderContent, cloud: bool, boxes: bool, view: View, theme: Theme
) -> None:
    """Everything that does not move with t."""
    painter.save()
    painter.setClipRect(room.rect, Qt.ClipOperation.IntersectClip)
    _edges(painter, room, True, view, theme)
    for state in room.order:
        if cloud:
            _dots(painter, room.dots[room.dot_states == state], state, view, theme)
        if boxes and len(room.outlines):
            _boxes(painter, room, np.flatnonzero(content.box_states == state), state, view, theme)
    _edges(painter, room, False, view, theme)
    if room.solid:
        _triad(painter, room, view, theme)
    else:
        _scales(painter, room, content, view, theme)
    _names(painter, room, view, theme)
    _start(painter, room, view, theme)
    for tag in room.tags:
        _tag(painter, room, tag, view, theme)
    face = font("tick", view.scale, view.present)
    for k, line in enumerate(room.note):
        at = QPointF(room.note_box.center().x(), room.note_box.top() + (k + 0.5) * ink.leading(face))
        ink.text(painter, at, line, face, theme["ink3"], ink.CENTRE | ink.MIDDLE)
    painter.restore()


def _edges(painter: QPainter, room: Room, hidden: bool, view: View, theme: Theme) -> None:
    """The edges behind everything, dashed, or those in front of it."""
    pen = QPen(theme["hair2"], 1.3 * view.scale, c=Qt.PenCapStyle.RoundCap)
    if hidden:
        # Flat ends: round ones would cost a hundred little arcs.
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setWidthF(1.1 * view.scale)
        pen.setDashPattern([3.4, 2.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = [QPointF(x, y) for x, y, _ in room.seen(projection.CORNERS).tolist()]
    behind = room.seen.hidden_edges()
    for a, b in projection.EDGES:
        if ((a, b) in behind) == hidden and (room.solid or (a % 2 == 1 and b % 2 == 1)):
            painter.drawLine(corners[a], corners[b])


def _dots(painter: QPainter, dots: Floats, state: int, view: View, theme: Theme) -> None:
    """Round dots without a carry, square ones with it, as the glyphs are."""
    if not len(dots):
        return
    cap = Qt.PenCapStyle.SquareCap if state >> 1 else Qt.PenCapStyle.RoundCap
    size = _DOT * (0.92 if state >> 1 else 1.05) * view.scale
    pen = QPen(theme.state(state), size, Qt.PenStyle.SolidLine, cap)
    if ink.is_vector(painter):
        cloud = QPainterPath()
        for x, y in np.round(dots, 1).tolist():
            cloud.moveTo(x, y)
            cloud.lineTo(x + 0.01, y)
        painter.strokePath(cloud, pen)
        return
    painter.setPen(pen)
    # The binding wants arrays here and says sequences.
    across, down = (cast(Any, np.ascontiguousarray(column)) for column in dots.T)
    painter.drawPointsNp(across, down)


def _boxes(painter: QPainter, room: Room, which: np.ndarray, state: int, view: View, theme: Theme) -> None:
    """Certified boxes of one state: one fill of 10 %, and their outlines."""
    colour: QColor = theme.state(state)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for outline in room.outlines[which].tolist():
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
        path.closeSubpath()
    painter.fillPath(path, alpha(colour, 0.10))
    many = len(room.outlines) >= _MANY_BOXES
    painter.strokePath(path, QPen(alpha(colour, 0.6 if many else 1.0), (0.8 if many else 1.2) * view.scale))
    painter.setPen(QPen(alpha(colour, 0.5), 0.9 * view.scale))
    for ridge in room.ridges[which]:
        if np.isfinite(ridge).all():
            for (ax, ay), (bx, by) in ridge.tolist():
                painter.drawLine(QPointF(ax, ay), QPointF(bx, by))


def _names(painter: QPainter, room: Room, view: View, theme: Theme) -> None:
    for axis in room.axis_names:
        if "_" in axis.name:
            size = cube_axes.start_size(view.scale, view.present)
            maths(painter, axis.where, axis.name, size, theme["ink2"], ink.CENTRE | ink.MIDDLE)
        else:
            face = font("tick", view.scale, view.present)
            ink.text(painter, axis.where, axis.name, face, theme["ink2"], ink.CENTRE | ink.MIDDLE)


def _triad(painter: QPainter, room: Room, view: View, theme: Theme) -> None:
    """Which way each axis leads, outside the cube."""
    for axis in room.axis_names:
        way = axis.end - room.triad
        if math.hypot(way.x(), way.y()) > 4 * view.scale:
            path = arrows.straight(room.triad, axis.end)
            arrows.arrow(painter, path, theme["ink3"], 1.1 * view.scale, 6 * view.scale)


def _scales(painter: QPainter, room: Room, content: AdderContent, view: View, theme: Theme) -> None:
    """The square's two axes with their ends and middles."""
    seen, scale = room.seen, view.scale
    face = font("tick", scale, view.present)
    left, bottom = seen.x - seen.half, seen.y + seen.half
    painter.setPen(QPen(theme["axis"], 1.0 * scale))
    for axis in range(2):
        low, high = float(content.axes.low[axis]), float(content.axes.high[axis])
        for share in (0.0, 0.5, 1.0):
            value = low + share * (high - low)
            label = ink.number(value, 0 if value == round(value) else 1)
            along = 2 * seen.half * share
            if axis == 0:
                foot = QPointF(left + along, bottom)
                painter.drawLine(foot, foot + QPointF(0, 4 * scale))
                at, align = foot + QPointF(0, 8 * scale), ink.CENTRE | ink.TOP
            else:
                foot = QPointF(left, bottom - along)
                painter.drawLine(foot, foot - QPointF(4 * scale, 0))
                at, align = foot - QPointF(8 * scale, 0), ink.RIGHT | ink.MIDDLE
            ink.text(painter, at, label, face, theme["ink3"], align)


def _start(painter: QPainter, room: Room, view: View, theme: Theme) -> None:
    """h_0, the learned initial state: a hollow ring."""
    x, y = room.points[0]
    if not (math.isfinite(x) and math.isfinite(y)):
        return
    if room.start_leader is not None:
        painter.setPen(QPen(alpha(theme["ink2"], 0.55), 1.0 * view.scale))
        painter.drawLine(*room.start_leader)
    painter.setPen(QPen(theme["ink"], 1.6 * view.scale))
    painter.setBrush(theme["bg"])
    painter.drawEllipse(QPointF(x, y), 4.2 * view.scale, 4.2 * view.scale)
    if room.beyond is not None:
        # It lies outside the picture, further this way.
        foot = QPointF(x, y) + room.beyond * (5 * view.scale)
        away = arrows.straight(foot, foot + room.beyond * (11 * view.scale))
        arrows.arrow(painter, away, theme["ink"], 1.4 * view.scale, 6 * view.scale)
    if room.start_name is not None:
        size = cube_axes.start_size(view.scale, view.present)
        where = room.start_name.center()
        maths(painter, where, "h_0", size, theme["ink2"], ink.CENTRE | ink.MIDDLE, halo=theme["bg"])


def _tag(painter: QPainter, room: Room, tag: Tag, view: View, theme: Theme) -> None:
    """Glyph and words in the state's hue, with a line to the pattern where it lies away."""
    scale = view.scale
    colour = theme.state_text(tag.state)
    painter.setPen(QPen(alpha(colour, 0.55), 1.0 * scale))
    for start, end in tag.leaders:
        painter.drawLine(start, end)
    is_small = room.rect.width() * room.rect.height() < 75_000 * scale * scale
    face = font("tick" if is_small else "label", scale, view.present, 600)
    glyph = 0.9 * face.pixelSize()
    mark = cube_labels.glyph_place(tag, glyph, scale)
    glyphs.state_glyph(painter, mark, glyph, tag.state, theme)
    step = 1.22 * face.pixelSize()
    edge = glyph / 2 + 6 * scale
    x = mark.x() - edge if tag.mirrored else mark.x() + edge
    align = (ink.RIGHT if tag.mirrored else ink.LEFT) | ink.MIDDLE
    for k, line in enumerate(tag.lines):
        y = tag.box.center().y() + (k - (len(tag.lines) - 1) / 2) * step
        if tag.covers:
            across = ink.width(line, face)
            left = x - across if tag.mirrored else x
            gap = QRectF(left, y - step / 2, across, step).adjusted(-1.5 * scale, 0, 1.5 * scale, 0)
            painter.fillRect(gap, theme["bg"])
        ink.text(painter, QPointF(x, y), line, face, colour, align)
