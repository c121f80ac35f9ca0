"""The written addition with the network's strip over time under it, right to left.

Time runs leftward here because a sum is written that way; an arrow says so. What is done is painted
once and kept as a layer, and so is the lit column; only what the hand points at and the clock's ticks
and thread are painted in every frame.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters.adder import AdderContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, ink
from ui.diagrams.adder import strip_cells, strip_clocked, strip_light
from ui.diagrams.adder.strip_cells import Pen
from ui.diagrams.adder.strip_rows import LABELS, Moment, Rows, moment, rows, settings
from ui.diagrams.layers import is_direct
from ui.diagrams.maths import maths
from ui.theme import Theme, sized
from ui.view import Hit, Target, View

# Rows by the kind of target they answer as.
_KINDS = {
    "carry": "carry",
    "sum": "digit",
    "target": "target",
    "automaton": "automaton",
    "nearest": "nearest",
}


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The strip in `rect`; needs about 15 px a row at scale 1, less once the cells drop their numbers."""
    r, m = rows(rect, snapshot, view), moment(snapshot, view)
    live = strip_cells.pen(painter, r, m, snapshot, theme)
    painter.save()
    if is_direct(painter):
        _still(live, view)
        strip_light.directly(live)
    else:
        key = _key(rect, r, m, snapshot, view, theme)
        strip_light.from_layers(live, rect, key, lambda layer: _still(replace(live, painter=layer), view))
    if m.phase > 0.0:
        # The step under way brings the next position its carry.
        strip_cells.position(live, m.now + 1, {"carry"})
    if r.is_clocked:
        strip_clocked.ticks(painter, r, m, theme)
        strip_clocked.thread(painter, r, m, theme)
    for target in (view.selection, view.hover):
        _point(live, target, snapshot)
    painter.restore()


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """What answers to the pointer; the bits can be clicked while the example is a typed one."""
    return _hits(rows(rect, snapshot, view), settings(snapshot).example == "typed")


@lru_cache(maxsize=16)
def _hits(r: Rows, is_typed: bool) -> tuple[Hit, ...]:
    return tuple(
        Hit(target, _path(area), is_typed and target.kind == "bit") for target, area in _areas_of(r).items()
    )


def _areas(r: Rows) -> Iterator[tuple[Target, QRectF]]:
    for k in range(r.columns):
        yield Target("bit", (0, k)), r.cell("first", k)
        yield Target("bit", (1, k)), r.cell("second", k)
        for row, kind in _KINDS.items():
            yield Target(kind, (k,)), r.cell(row, k)
        # Column and unit, like a hidden cell: the network's own output is Target("output", (0,)).
        yield Target("output", (k, 0)), r.cell("output", k)
        for i in range(r.hidden):
            yield Target("hidden", (k, i)), r.cell("hidden", k, i)


def _path(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path


def _key(rect: QRectF, r: Rows, m: Moment, snapshot: Snapshot, view: View, theme: Theme) -> Hashable:
    c: AdderContent = snapshot.content
    numbers = (c.example.first, c.example.second, c.walk, c.nearest, c.trace.hidden, c.trace.outputs)
    data = tuple(array.tobytes() for array in numbers)
    is_logistic = settings(snapshot).squashing == "logistic"
    shown = (is_logistic, theme.name, view.language, view.present)
    return ("adder strip", rect.getRect(), r, m.settled, shown, data)


def _still(p: Pen, view: View) -> None:
    """Labels, the rule and every position as it is without light: done, or to come."""
    p = replace(p, moment=replace(p.moment, phase=0.0, now=-1))
    _labels(p, view)
    strip_light.rule(p)
    _plus(p)
    for place in range(p.rows.positions):
        strip_cells.position(p, place)
    _time(p, view)


def _labels(p: Pen, view: View) -> None:
    r = p.rows
    made = sized("text", int(r.label_size))
    right = ink.RIGHT | ink.MIDDLE
    for row, key in LABELS.items():
        top, height = r.row(row)
        if height > 0:
            area = QRectF(r.label_right - 1, top, 1, height)
            ink.text(p.painter, area, words.say(key, view.language), made, p.theme["ink2"], right)
    top, height = r.row("hidden")
    size = min(1.36 * r.label_size, 0.85 * height / (r.hidden if r.has_unit_labels else 1))
    if r.has_unit_labels:
        for unit in range(r.hidden):
            area = QRectF(r.label_right - 1, r.band("hidden", unit).top(), 1, height / r.hidden)
            maths(p.painter, area, f"h_{unit + 1}", size, p.theme["ink2"], right)
    else:
        area = QRectF(r.label_right - 1, top, 1, height)
        maths(p.painter, area, f"h_1 … h_{r.hidden}", size, p.theme["ink2"], right)


def _plus(p: Pen) -> None:
    r = p.rows
    plus = QRectF(r.plus - 1, r.row("second")[0], 2, r.row("second")[1])
    made = strip_cells.figure(max(0.8 * r.digit_size, r.label_size), 400)
    ink.text(p.painter, plus, "+", made, p.theme["ink2"], ink.CENTRE | ink.MIDDLE)


def _time(p: Pen, view: View) -> None:
    r = p.rows
    top, height = r.row("time")
    if height <= 0:
        return
    y, length = top + height / 2, min(60 * r.scale, 0.4 * (r.right - r.left))
    end = QPointF(r.right - length, y)
    path = arrows.straight(QPointF(r.right - 2 * r.scale, y), end)
    arrows.arrow(p.painter, path, p.theme["ink2"], 1.2 * r.scale, 8 * r.scale)
    made = sized("text", int(0.92 * r.label_size))
    anchor = end - QPointF(7 * r.scale, 0)
    right = ink.RIGHT | ink.MIDDLE
    word = words.say("adder-strip-time", view.language)
    across = ink.text(p.painter, anchor, word, made, p.theme["ink3"], right)
    if r.is_clocked:
        room = anchor.x() - across - 16 * r.scale - r.left
        note = ink.elide(strip_clocked.sentence(view), made, room)
        area = QRectF(r.left, top, room, height)
        ink.text(p.painter, area, note, made, p.theme["ink2"], ink.LEFT | ink.MIDDLE)


def _point(p: Pen, target: Target | None, snapshot: Snapshot) -> None:
    """A frame round what is pointed at; a bit that can be clicked lifts off the paper."""
    area = _area(p, target)
    if target is None or area is None:
        return
    s = p.rows.scale
    radius = min(4 * s, 0.25 * area.width())
    frame = area.adjusted(0.75 * s, 0.75 * s, -0.75 * s, -0.75 * s)
    p.painter.setPen(QPen(p.theme["ink"], 1.5 * s))
    is_key = target.kind == "bit" and settings(snapshot).example == "typed"
    p.painter.setBrush(p.theme["surface"] if is_key else Qt.BrushStyle.NoBrush)
    p.painter.drawRoundedRect(frame, radius, radius)
    if is_key:
        row, column = target.index
        numbers = (p.content.example.first, p.content.example.second)
        p.digit(area, str(int(numbers[row][column])), 600, "ink")


def _area(p: Pen, target: Target | None) -> QRectF | None:
    """The cell of a target of this strip; a unit of the network is its cell of the column it is at."""
    if target is None:
        return None
    if target.kind in ("hidden", "output") and len(target.index) == 1 and p.moment.arrived:
        target = Target(target.kind, (p.moment.arrived - 1, *target.index))
    return _areas_of(p.rows).get(target)


@lru_cache(maxsize=16)
def _areas_of(r: Rows) -> dict[Target, QRectF]:
    return dict(_areas(r))
