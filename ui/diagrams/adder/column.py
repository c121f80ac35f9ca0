"""The column panel: what is added in the lit column, what both machines do, and whether they agree.

Every sentence is computed from the columns done so far; nothing is said of those to come.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from simulator.automata.adder import binary_adder
from simulator.chapters.adder import AdderContent
from simulator.experiment import Snapshot
from simulator.message import Value
from simulator.tasks.addition import SYMBOLS
from ui import words
from ui.diagrams import arrows, glyphs, ink
from ui.diagrams.adder import strip_clocked
from ui.diagrams.adder.strip_rows import ANSWER, ARRIVAL, Moment, mixed, moment, settings
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import Same, extent
from ui.theme import TYPE, Theme, font, sized
from ui.view import View

_LEFT = ink.LEFT | ink.MIDDLE
# Heights of the panel's lines at scale 1; a panel that is lower lets them all shrink alike.
_NAME, _RULE, _SUM, _WRITE, _MOVE, _STATE, _ARROW, _VERDICT = 20, 6, 28, 22, 24, 22, 24, 22
_ALL = _NAME + _RULE + _SUM + _WRITE + 8 + _MOVE + 2 * _STATE + _ARROW + 8 + _VERDICT


@dataclass(frozen=True)
class _Panel:
    painter: QPainter
    rect: QRectF
    unit: float  # px of one unit of the heights above
    content: AdderContent
    moment: Moment
    is_clocked: bool
    view: View
    theme: Theme
    arrived: float  # how much there is to see of the step's state, 0 to 1
    answered: float  # and of its answer

    def say(self, key: str, **values: Value) -> str:
        return words.say(f"adder-column-{key}", self.view.language, **values)

    def made(self, role: str, weight: int | None = None, room: float = 1e9) -> QFont:
        """The role's font, no taller than `room` lets it be and never below the smallest type."""
        view, row = self.view, font(role, self.view.scale, self.view.present, weight)
        least = (TYPE["tick"].present if view.present else TYPE["tick"].size) * view.scale
        size = max(least, min(row.pixelSize(), 0.74 * room))
        return sized(TYPE[role].family, int(size), row.weight())

    def line(
        self,
        y: float,
        text: str,
        role: str,
        colour: str,
        height: float,
        weight: int | None = None,
        indent: float = 0.0,
    ) -> float:
        """One line, its type small enough for the panel's width; returns where the next one starts."""
        made, room = self.made(role, weight, height * self.unit), self.rect.width() - indent
        across = ink.width(text, made)
        if across > room:
            size = max(int(0.8 * made.pixelSize()), int(made.pixelSize() * room / across))
            made = sized(TYPE[role].family, size, made.weight())
            text = ink.elide(text, made, room)
        area = QRectF(self.rect.left() + indent, y, room, height * self.unit)
        ink.text(self.painter, area, text, made, self.theme[colour], _LEFT)
        return y + height * self.unit


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The panel in `rect`: at least 190 px by 190 px times `view.scale`."""
    ratio = TYPE["label"].present / TYPE["label"].size if view.present else 1.0
    unit = min(view.scale * ratio, rect.height() / _ALL)
    is_clocked = settings(snapshot).timing == "as_clocked"
    m = moment(snapshot, view)
    p = _Panel(painter, rect, unit, snapshot.content, m, is_clocked, view, theme, *_seen(m))
    if is_direct(painter):
        _draw(p)
        return
    look = theme, view.language, view.scale, view.present, is_clocked
    key = ("column", Same(p.content), extent(rect), m.settled, m.phase > 0.0, m.arrived, look)
    for (arrived, answered), share in mixed(p.arrived, p.answered):
        picture = replace(p, arrived=float(arrived), answered=float(answered))

        def draw(layer: QPainter, picture: _Panel = picture) -> None:
            _draw(replace(picture, painter=layer))

        cached(painter, rect, (key, arrived, answered), draw, theme["bg"], share)


def _seen(m: Moment) -> tuple[float, float]:
    """How much of the step's state and of its answer there is to see."""
    if m.phase <= 0.0:
        return 1.0, 1.0
    return m.shown(m.now, *ARRIVAL), m.shown(m.now, *ANSWER)


def _draw(p: _Panel) -> None:
    unit = p.unit
    p.painter.save()
    spare = min(max(0.0, p.rect.height() - _ALL * unit), 70 * p.view.scale)
    y = _sum(p, p.rect.top()) + 8 * unit + 0.5 * spare
    y = _move(p, y) + 8 * unit + 0.5 * spare
    _agreement(p, y)
    p.painter.restore()


def _sum(p: _Panel, y: float) -> float:
    """What a person adds in this column, and what they write and carry."""
    column = strip_clocked.followed(p.moment) if p.is_clocked else p.moment.read - 1
    example = p.content.example
    bottom = y + (_NAME + _RULE + _SUM + _WRITE) * p.unit
    is_start = p.moment.read == 0
    key = "start" if is_start else "answered" if p.is_clocked else "name"
    y = p.line(y, p.say(key, column=column + 1, tick=column + 3), "label", "ink3", _NAME)
    width = p.view.scale
    p.painter.fillRect(QRectF(p.rect.left(), y + 1.5 * p.unit, p.rect.width(), width), p.theme["hair"])
    y += _RULE * p.unit
    if is_start:
        y = p.line(y, p.say("nothing"), "body", "ink2", _SUM)
        return bottom
    first, second, carry = (int(row[column]) for row in (example.first, example.second, example.carry_in))
    total = int(example.states[column])
    key = "sum-carry" if carry else "sum"
    text = p.say(key, first=first, second=second, total=total)
    y = p.line(y, text, "node_value", "ink", _SUM)
    is_under_way = column == p.moment.answered - 1 and p.moment.phase > 0.0
    seen = p.answered if is_under_way else float(column < p.moment.answered)
    if seen:
        p.painter.setOpacity(seen)
        p.line(y, p.say("write", digit=total & 1, carry=total >> 1), "body", "ink2", _WRITE)
        p.painter.setOpacity(1.0)
    return bottom


def _move(p: _Panel, y: float) -> float:
    """The state before, the column that was read, the state after; and where the network is instead."""
    c, m = p.content, p.moment
    column = m.moved - 1
    if column < 0:
        y = p.line(y, p.say("wait"), "label", "ink3", _MOVE)
        y = _state(p, y, int(c.walk[0]))
        p.line(y, p.say("network-start"), "label", "ink2", _ARROW)
        return y + (_STATE + _ARROW) * p.unit
    is_under_way = m.phase > 0.0 and column == m.now - p.is_clocked
    together = int(c.nearest[column]) == int(c.walk[column + 1])
    key = "both-move" if together else "automaton-moves"
    key += "-clocked" if p.is_clocked else ""
    y = p.line(y, p.say(key, column=column + 1), "label", "ink3", _MOVE)
    y = _state(p, y, int(c.walk[column]))
    _arrow(p, y)
    symbol = SYMBOLS[int(c.example.symbols[column])]
    y = p.line(y, p.say("on", symbol=symbol), "label", "ink2", _ARROW, indent=_indent(p))
    p.painter.setOpacity(p.arrived if is_under_way else 1.0)
    y = _state(p, y, int(c.walk[column + 1]))
    p.painter.setOpacity(1.0)
    return y


def _indent(p: _Panel) -> float:
    return 22 * p.unit


def _state(p: _Panel, y: float, state: int) -> float:
    """A state's glyph and its name in its hue."""
    height = _STATE * p.unit
    size = 14 * p.unit
    glyphs.state_glyph(p.painter, QPointF(p.rect.left() + 0.6 * size, y + height / 2), size, state, p.theme)
    area = QRectF(p.rect.left() + _indent(p), y, p.rect.width() - _indent(p), height)
    made = p.made("body", 600, height)
    name = words.say(f"adder-state-{binary_adder().names[state]}", p.view.language)
    ink.text(p.painter, area, name, made, p.theme.state_text(state), _LEFT)
    return y + height


def _arrow(p: _Panel, y: float) -> None:
    x, top = p.rect.left() + 8.4 * p.unit, y + 2 * p.unit
    path = arrows.straight(QPointF(x, top), QPointF(x, y + (_ARROW - 2) * p.unit))
    arrows.arrow(p.painter, path, p.theme["ink"], 1.6 * p.view.scale, 7 * p.unit)


def agreement(content: AdderContent, arrived: int) -> tuple[str, dict[str, Value]]:
    """The key of the sentence about the first `arrived` columns, and its values."""
    if arrived == 0:
        return "none", {}
    near, states = content.nearest[:arrived], content.walk[1 : arrived + 1]
    if (near < 0).all():
        return "no-state", {}
    same = int(np.count_nonzero(near == states))
    if same == arrived:
        return "agree", {"count": same, "of": arrived}
    return "disagree", {"count": arrived - same, "of": arrived}


def _agreement(p: _Panel, y: float) -> None:
    key, values = agreement(p.content, p.moment.arrived)
    if key == "none":
        return
    size, height = 13 * p.unit, _VERDICT * p.unit
    at = QPointF(p.rect.left() + 0.6 * size, y + height / 2)
    if key == "agree":
        glyphs.check_mark(p.painter, at, size, p.theme["ok"])
    else:
        glyphs.dash_mark(p.painter, at, size, p.theme["warn"], 2 * p.view.scale)
    p.line(y, p.say(key, **values), "body", "ink", _VERDICT, 500, _indent(p))
