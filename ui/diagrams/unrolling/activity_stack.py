"""The stack of activities: pushed on the way there, popped on the way back, last in first out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters.unrolling import UnrollingContent
from ui import words
from ui.diagrams import ink
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.maths import maths
from ui.diagrams.sameness import Same, extent
from ui.diagrams.unrolling.heat import heat
from ui.diagrams.unrolling.unrolled_moment import FULL_DETAIL, Moment, eased
from ui.diagrams.unrolling.unrolled_values import values_of
from ui.theme import Theme, font
from ui.view import Hit, Target, View


@dataclass(frozen=True)
class _Stack:
    """T + 1 slots, h_0 at the bottom."""

    place: tuple[float, float, float, float]
    steps: int
    scale: float
    type: float

    @property
    def rect(self) -> QRectF:
        return QRectF(*self.place)

    @property
    def box(self) -> QRectF:
        """The box that is open at the top."""
        r = self.rect
        return QRectF(r.left(), r.top() + 22 * self.type, r.width(), r.height() - (22 + 38) * self.type)

    @property
    def slot(self) -> float:
        return min(30 * self.scale, (self.box.height() - 6 * self.scale) / (self.steps + 1))

    def at(self, step: int) -> QRectF:
        box = self.box.adjusted(4 * self.scale, 0, -4 * self.scale, -3 * self.scale)
        gap = min(2.5 * self.scale, 0.12 * self.slot)
        bottom = box.bottom() - step * self.slot
        return QRectF(box.left(), bottom - self.slot + gap, box.width(), self.slot - gap)

    @property
    def is_named(self) -> bool:
        return self.slot >= 13.5 * self.type


@lru_cache(maxsize=16)
def _stack(place: tuple[float, float, float, float], steps: int, scale: float, type: float) -> _Stack:
    return _Stack(place, steps, scale, type)


def _here(rect: QRectF, content: UnrollingContent, view: View) -> _Stack:
    return _stack(extent(rect), content.steps, view.scale, view.scale * (1.2 if view.present else 1.0))


def mouth(rect: QRectF, content: UnrollingContent, step: int, view: View) -> QPointF:
    """Where the activity of a step leaves the stack: its slot's left end."""
    s = _here(rect, content, view)
    slot = s.at(step)
    return QPointF(slot.left() - 34 * view.scale, slot.center().y())


def paint(
    painter: QPainter, rect: QRectF, content: UnrollingContent, m: Moment, view: View, theme: Theme
) -> None:
    """The stack in `rect`, with what is on its way in or out."""
    s = _here(rect, content, view)
    _frame(painter, s, content, m, view, theme)
    if content.steps > FULL_DETAIL:
        _level(painter, s, content, m, theme)
        return
    count = sum(m.stacked(step) >= 1.0 for step in range(content.steps + 1))
    for part, filled in _parts(s, count, direct=is_direct(painter)):
        key = ("stack", Same(content), s, filled, m.backward, theme, view.language, view.present)
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)

        def draw(layer: QPainter, filled: int = filled) -> None:
            _slots(layer, s, content, filled, m.backward, view, theme)

        cached(painter, s.box, key, draw, theme["bg"])
        painter.restore()
    for step in moving(m):
        _chip(painter, s, content, step, m.stacked(step), view, theme)
    for target in (view.selection, view.hover):
        if target is not None and target.kind == "stack":
            painter.setPen(QPen(theme["ink"], 1.5 * s.scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(s.at(target.index[0]), 3 * s.scale, 3 * s.scale)


def _parts(s: _Stack, count: int, *, direct: bool) -> list[tuple[QRectF, int]]:
    """Parts of the box, and how many slots are full in the picture they are cut from."""
    around = s.box.adjusted(-2 * s.scale, 0, 2 * s.scale, 2 * s.scale)
    if direct:
        return [(around, count)]
    edge = s.at(count - 1).top() if count else around.bottom()
    above = QRectF(around.topLeft(), QPointF(around.right(), edge))
    return [(above, 0), (QRectF(QPointF(around.left(), edge), around.bottomRight()), s.steps + 1)]


def moving(m: Moment) -> list[int]:
    """The activities that are on their way in or out, or out and in use."""
    found = []
    if m.backward:
        if m.step >= 1 and m.stacked(m.step) < 1.0 and m.t > m.step - 1:
            found.append(m.step)
        if m.step == 1 and 0.0 < m.stacked(0) < 1.0:
            found.append(0)
        return found
    return [step for step in {0, m.step} if 0.0 < m.stacked(step) < 1.0]


def hits(rect: QRectF, content: UnrollingContent, view: View) -> tuple[Hit, ...]:
    """Every slot, or the whole box where there are too many."""
    s = _here(rect, content, view)
    return _hits(s)


@lru_cache(maxsize=16)
def _hits(s: _Stack) -> tuple[Hit, ...]:
    if s.steps > FULL_DETAIL:
        return (Hit(Target("stack", ()), _path(s.box)),)
    return tuple(Hit(Target("stack", (step,)), _path(s.at(step))) for step in range(s.steps + 1))


def _path(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path


def _frame(
    painter: QPainter, s: _Stack, content: UnrollingContent, m: Moment, view: View, theme: Theme
) -> None:
    title, small = font("label", s.scale, view.present, 600), font("small", s.scale, view.present)
    word = ink.elide(words.say("unrolling-stack", view.language), title, s.rect.width() + 8 * s.scale)
    ink.text(
        painter,
        QPointF(s.rect.left(), s.rect.top() + 8 * s.type),
        word,
        title,
        theme["ink"],
        ink.LEFT | ink.MIDDLE,
    )
    b = s.box
    painter.save()
    _walls(painter, s, theme)
    painter.restore()
    y = b.bottom() + 13 * s.type
    height = m.height()
    # Two lines: what lies there, and what happens.
    line = words.say("unrolling-stack-holds", view.language, count=height)
    ink.text(painter, QPointF(b.left(), y), line, small, theme["ink2"], ink.LEFT | ink.MIDDLE)
    if m.folded or (m.t in (0.0, float(m.steps)) and (m.t == 0.0) == m.backward):
        return
    key, role = ("popping", "backward") if m.backward else ("pushing", "forward")
    line = words.say(f"unrolling-stack-{key}", view.language)
    ink.text(painter, QPointF(b.left(), y + 15 * s.type), line, small, theme[role], ink.LEFT | ink.MIDDLE)


def _walls(painter: QPainter, s: _Stack, theme: Theme) -> None:
    """A box that is open at the top."""
    flat, sharp = Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin
    painter.setPen(QPen(theme["ink"], 1.6 * s.scale, Qt.PenStyle.SolidLine, flat, sharp))
    b = s.box
    painter.drawLine(b.topLeft(), b.bottomLeft())
    painter.drawLine(b.bottomLeft(), b.bottomRight())
    painter.drawLine(b.bottomRight(), b.topRight())


def _slots(
    painter: QPainter,
    s: _Stack,
    content: UnrollingContent,
    filled: int,
    backward: bool,
    view: View,
    theme: Theme,
) -> None:
    _walls(painter, s, theme)
    for step in range(s.steps + 1):
        area = s.at(step)
        if step < filled:
            _entry(painter, s, content, step, area, theme, theme["hair2"], 1.0)
        elif backward:
            pen = QPen(theme["hair2"], max(1.0, s.scale))
            pen.setDashPattern([3.0, 3.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if s.slot >= 5 * s.scale:
                painter.drawRoundedRect(area, 3 * s.scale, 3 * s.scale)
            if s.is_named:
                word = words.say("unrolling-stack-popped", view.language)
                ink.text(
                    painter,
                    area,
                    word,
                    font("tick", s.scale, view.present),
                    theme["ink3"],
                    ink.CENTRE | ink.MIDDLE,
                )


def _entry(
    painter: QPainter,
    s: _Stack,
    content: UnrollingContent,
    step: int,
    area: QRectF,
    theme: Theme,
    outline: QColor,
    width: float,
) -> None:
    values, state = values_of(content), _state(content, step)
    name = min(30 * s.type, 0.3 * area.width()) if s.is_named else 0.0
    if s.slot >= 7 * s.scale or width > 1.0:
        painter.setPen(QPen(outline, width * s.scale))
        painter.setBrush(theme["surface"])
        painter.drawRoundedRect(area, 4 * s.scale, 4 * s.scale)
    if name:
        at = QPointF(area.left() + 0.5 * name + 2 * s.scale, area.center().y())
        maths(
            painter,
            at,
            f"h_{{{step}}}",
            min(15 * s.type, 0.8 * area.height()),
            theme["ink"],
            ink.CENTRE | ink.MIDDLE,
        )
    inside = area.adjusted(name + 3 * s.scale, 0.16 * area.height(), -4 * s.scale, -0.16 * area.height())
    wide = inside.width() / len(state)
    gap = min(2.0 * s.scale, 0.12 * wide)
    painter.setPen(Qt.PenStyle.NoPen)
    for unit, value in enumerate(state.tolist()):
        colour = theme.activation(values.hidden(value))
        cell = QRectF(inside.left() + unit * wide, inside.top(), wide - gap, inside.height())
        if min(cell.width(), cell.height()) < 8 * s.scale:
            painter.fillRect(cell, colour)
            continue
        painter.setBrush(colour)
        painter.drawRoundedRect(cell, min(2 * s.scale, 0.2 * wide), min(2 * s.scale, 0.2 * wide))


def _state(content: UnrollingContent, step: int) -> Floats:
    return content.trace.hidden[step - 1] if step else content.trace.parameters.initial_state


def _chip(
    painter: QPainter,
    s: _Stack,
    content: UnrollingContent,
    step: int,
    stacked: float,
    view: View,
    theme: Theme,
) -> None:
    area = s.at(step)
    area.translate(-34 * s.scale * (1.0 - eased(stacked)), 0)
    middle = area.center()
    area.setHeight(max(area.height(), min(24 * s.scale, 2.2 * s.slot)))
    area.moveCenter(middle)
    area.setRight(area.right() - 4 * s.scale)
    lifted = _Stack(s.place, s.steps, s.scale, s.type)
    painter.save()
    _entry(painter, lifted, content, step, area, theme, theme["ink"], 1.8)
    painter.restore()


def _level(painter: QPainter, s: _Stack, content: UnrollingContent, m: Moment, theme: Theme) -> None:
    """Hundreds of activities: a heat map as high as the stack is full."""
    box = s.box.adjusted(4 * s.scale, 3 * s.scale, -4 * s.scale, -3 * s.scale)

    def states() -> Floats:
        first = content.trace.parameters.initial_state[None]
        return values_of(content).hidden_array(np.concatenate((first, content.trace.hidden))[::-1])

    image = heat(Same(content), "stack", states, theme)
    full = m.height() / (s.steps + 1)
    if full <= 0.0:
        return
    target = QRectF(box.left(), box.bottom() - full * box.height(), box.width(), full * box.height())
    rows = full * image.height()
    painter.drawImage(target, image, QRectF(0, image.height() - rows, image.width(), rows))
