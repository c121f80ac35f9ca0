"""One position of the strip, top to bottom: digits, activities, output, target and both states."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from simulator.chapters.adder import AdderContent
from simulator.experiment import Snapshot
from ui.diagrams import glyphs, ink
from ui.diagrams.adder.strip_rows import ANSWER, ARRIVAL, Moment, Rows, settings
from ui.theme import Theme, sized

_MIDDLE = ink.CENTRE | ink.MIDDLE


@dataclass(frozen=True)
class Pen:
    """All that painting a cell needs to know."""

    painter: QPainter
    rows: Rows
    moment: Moment
    content: AdderContent
    is_logistic: bool
    theme: Theme

    def centre(self, row: str, position: int) -> QPointF:
        """The middle of that row at that position."""
        return self.rows.at(row, position).center()

    def digit(self, where: QRectF, text: str, weight: int, role: str, size: float = 0.0) -> None:
        """A figure of the written numbers."""
        made = figure(size or self.rows.digit_size, weight)
        ink.text(self.painter, where, text, made, self.theme[role], _MIDDLE)


def pen(painter: QPainter, rows: Rows, moment: Moment, snapshot: Snapshot, theme: Theme) -> Pen:
    """A pen for this snapshot."""
    is_logistic = settings(snapshot).squashing == "logistic"
    return Pen(painter, rows, moment, snapshot.content, is_logistic, theme)


def figure(size: float, weight: int) -> QFont:
    """A font of at most `size` pixels, rounded down so that it never outgrows its cell."""
    return sized("text", int(size), weight)


def is_wrong(content: AdderContent, column: int) -> bool:
    """Whether the network's answer, read at one half, is not the column's digit of the sum."""
    return answer(content, column) != str(content.example.total[column])


def answer(content: AdderContent, column: int) -> str:
    """The digit the network writes: 1 above one half, 0 below; what is neither is `?`."""
    output = content.trace.outputs[column, 0]
    return "1" if output > 0.5 else "0" if output < 0.5 else "?"


def position(p: Pen, place: int, shown: Set[str] | None = None) -> None:
    """Everything (in these rows) that stands at one position, as far as it has appeared."""
    for row, paint in _PAINTERS.items():
        if (shown is None or row in shown) and p.rows.holds(row, place) and p.rows.row(row)[1] > 0:
            paint(p, place, place - p.rows.lag(row))


def ground(p: Pen, place: int, share: float) -> None:
    """The lit ground of a position, opaque so that nothing painted before shines through."""
    r = p.rows
    area = r.ground(place)
    p.painter.fillRect(area, p.theme["bg"])
    p.painter.setPen(Qt.PenStyle.NoPen)
    lit = QColor(p.theme["sel"])
    lit.setAlphaF(share)
    p.painter.setBrush(lit)
    radius = min(6.0 * r.scale, 0.3 * r.pitch)
    p.painter.drawRoundedRect(area, radius, radius)


def _carry(p: Pen, place: int, column: int) -> None:
    # The carry into a column is known as soon as the column before it is done.
    seen = p.moment.shown(place - 1, *ANSWER) if column else 1.0
    where = p.rows.at("carry", place)
    size = max(p.rows.digit_size * 0.62, min(p.rows.label_size, p.rows.digit_size))
    if not seen:
        return
    p.painter.setOpacity(seen)
    if p.content.example.carry_in[column]:
        made = figure(size, 600)
        ink.text(p.painter, where, "1", made, p.theme.state_text(2), _MIDDLE)
    else:
        _dot(p, where.center())
    p.painter.setOpacity(1.0)


def _dot(p: Pen, centre: QPointF) -> None:
    p.painter.setPen(Qt.PenStyle.NoPen)
    p.painter.setBrush(p.theme["hair2"])
    radius = min(1.3 * p.rows.scale, 0.15 * p.rows.pitch)
    p.painter.drawEllipse(centre, radius, radius)


def _first(p: Pen, place: int, column: int) -> None:
    _bit(p, "first", place, int(p.content.example.first[column]))


def _second(p: Pen, place: int, column: int) -> None:
    _bit(p, "second", place, int(p.content.example.second[column]))


def _bit(p: Pen, row: str, place: int, value: int) -> None:
    is_now, is_past = place == p.moment.now, place < p.moment.settled
    weight = 600 if is_now else 400
    p.digit(p.rows.at(row, place), str(value), weight, "ink" if is_now or is_past else "ink2")


def _sum(p: Pen, place: int, column: int) -> None:
    seen = p.moment.shown(place, *ANSWER)
    if not seen:
        return
    p.painter.setOpacity(seen)
    wrong = is_wrong(p.content, column)
    where = p.rows.at("sum", place)
    weight = 600 if place == p.moment.now else 400
    p.digit(where, answer(p.content, column), weight, "warn" if wrong else "ink")
    if wrong:
        # Underlined, as a teacher would: the hue alone does not say that it is wrong.
        half = min(0.36 * p.rows.digit_size, 0.42 * p.rows.pitch)
        low = where.center() + QPointF(0, 0.5 * p.rows.digit_size)
        _line(p, low - QPointF(half, 0), low + QPointF(half, 0), "warn", 1.8)
    p.painter.setOpacity(1.0)


def _hidden(p: Pen, place: int, column: int) -> None:
    seen = p.moment.shown(place, *ARRIVAL)
    made = figure(p.rows.number_size, 500) if p.rows.number_size else None
    for unit, value in enumerate(p.content.trace.hidden[column].tolist()):
        area = inset(p.rows, p.rows.at("hidden", place, unit))
        shade = 2.0 * value - 1.0 if p.is_logistic else value
        label = ink.number(value, 2, sign=not p.is_logistic) if made else ""
        _cell(p, area, seen, shade, label, made, min(2.0 * p.rows.scale, 0.2 * area.width()))


def _output(p: Pen, place: int, column: int) -> None:
    seen = p.moment.shown(place, *ANSWER)
    value = float(p.content.trace.outputs[column, 0])
    area = inset(p.rows, p.rows.at("output", place), 2.0)
    made = figure(p.rows.number_size, 500) if p.rows.number_size else None
    if seen and is_wrong(p.content, column):
        ring = min(1.8 * p.rows.scale, 0.16 * p.rows.pitch)
        p.painter.setPen(QPen(p.theme["warn"], ring))
        p.painter.setBrush(Qt.BrushStyle.NoBrush)
        p.painter.setOpacity(seen)
        outer = area.adjusted(0.5 * ring, 0.5 * ring, -0.5 * ring, -0.5 * ring)
        radius = 0.5 * min(outer.width(), outer.height())
        p.painter.drawRoundedRect(outer, radius, radius)
        p.painter.setOpacity(1.0)
        inner = 1.9 * ring
        area = area.adjusted(inner, inner, -inner, -inner)
    radius = 0.5 * min(area.width(), area.height())
    _cell(p, area, seen, 2.0 * value - 1.0, ink.number(value, 2) if made else "", made, radius)


def _cell(
    p: Pen, area: QRectF, seen: float, shade: float, label: str, made: QFont | None, radius: float
) -> None:
    if seen < 1.0:
        glyphs.cell(p.painter, area, None, p.theme, radius=radius)
    if seen:
        p.painter.setOpacity(seen)
        glyphs.cell(p.painter, area, shade, p.theme, label, made, radius)
        p.painter.setOpacity(1.0)


def _target(p: Pen, place: int, column: int) -> None:
    seen = p.moment.shown(place, *ANSWER)
    if not seen:
        return
    where = p.rows.at("target", place)
    p.painter.setOpacity(seen)
    size = min(p.rows.digit_size, 1.04 * p.rows.label_size)
    p.digit(where, str(int(p.content.example.total[column])), 400, "ink", size)
    if is_wrong(p.content, column) and p.rows.pitch >= 2.6 * size:
        arm = 0.24 * size
        middle = where.center() + QPointF(0.95 * size, 0)
        _line(p, middle + QPointF(-arm, -arm), middle + QPointF(arm, arm), "warn", 1.6)
        _line(p, middle + QPointF(-arm, arm), middle + QPointF(arm, -arm), "warn", 1.6)
    p.painter.setOpacity(1.0)


def _states(p: Pen, place: int, column: int) -> None:
    """Both machines' states and the line that ties them; barred where they are not the same."""
    seen = p.moment.shown(place, *ARRIVAL)
    above, below = p.centre("automaton", place), p.centre("nearest", place)
    if not seen:
        _dot(p, above)
        _dot(p, below)
        return
    p.painter.setOpacity(seen)
    size = glyph_size(p.rows)
    state, near = int(p.content.walk[column + 1]), int(p.content.nearest[column])
    gap = QPointF(0, 0.5 * size + 1.5 * p.rows.scale)
    if near >= 0 and (below - above).y() > 2 * gap.y():
        role, width = ("hair2", 1.0) if state == near else ("warn", 1.4)
        _line(p, above + gap, below - gap, role, width)
    if near >= 0 and state != near:
        middle, arm = (above + below) / 2, QPointF(min(4.0 * p.rows.scale, 0.35 * p.rows.pitch), 0)
        _line(p, middle - arm, middle + arm, "warn", 1.4)
    glyphs.state_glyph(p.painter, above, size, state, p.theme)
    if near >= 0:
        glyphs.state_glyph(p.painter, below, size, near, p.theme)
    else:
        glyphs.dash_mark(p.painter, below, 0.8 * size, p.theme["ink3"], 1.6 * p.rows.scale)
    p.painter.setOpacity(1.0)


def _line(p: Pen, start: QPointF, end: QPointF, role: str, width: float) -> None:
    solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
    p.painter.setPen(QPen(p.theme[role], width * p.rows.scale, solid, round_cap))
    p.painter.drawLine(start, end)


def glyph_size(r: Rows) -> float:
    """Side of a state's glyph in the strip."""
    return min(14.0 * r.scale, 0.8 * r.pitch, 0.62 * r.row("automaton")[1])


def inset(r: Rows, area: QRectF, down: float = 1.0) -> QRectF:
    """A cell without the gap to its neighbours."""
    across = min(1.0 * r.scale, 0.06 * r.pitch)
    down = min(down * r.scale, 0.08 * area.height())
    return area.adjusted(across, down, -across, -down)


_PAINTERS = {
    "carry": _carry,
    "first": _first,
    "second": _second,
    "sum": _sum,
    "hidden": _hidden,
    "output": _output,
    "target": _target,
    "automaton": _states,
}
# What appears with the state; the digits stand there from the start, and all else comes with the answer.
ON_ARRIVAL: Set[str] = frozenset(("hidden", "automaton"))
OTHERS: Set[str] = frozenset(_PAINTERS) - ON_ARRIVAL
