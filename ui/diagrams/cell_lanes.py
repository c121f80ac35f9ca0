"""Lanes over time: what came in, what the gates did, what the cell held, what came out, and the error.

The picture is made of layers of the same lanes, as they look when done and when they lie ahead, on plain
ground and on that of the now column; the playhead only moves the lines between them, so that a frame
copies much and paints little.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import cell_error_lane, heat_map, ink
from ui.diagrams.cell_moment import Moment
from ui.diagrams.cell_rows import GATES, Lane, Rows, asked, is_truncated, label_of, lanes, rows
from ui.diagrams.ink import is_vector
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.equations import number, signed
from ui.theme import Theme, alpha, font, mix, on
from ui.view import Hit, Target, View

Look = Literal["done", "ahead"]
_CENTRED = ink.CENTRE | ink.MIDDLE
_VALUES = (*GATES, "cell", "output", "error")


@dataclass(frozen=True)
class Pen:
    """What every lane needs to be painted."""

    painter: QPainter
    rows: Rows
    lanes: dict[str, Lane]
    snapshot: Snapshot
    view: View
    theme: Theme
    look: Look

    @property
    def content(self) -> MemoryCellContent:
        """What the stage shows."""
        found: MemoryCellContent = self.snapshot.content
        return found

    @property
    def scale(self) -> float:
        """Px of the stage for one of the mock-up."""
        return self.rows.scale


def paint(
    painter: QPainter,
    rect: QRectF,
    snapshot: Snapshot,
    view: View,
    theme: Theme,
    moment: Moment,
    *,
    backward: bool,
) -> None:
    """The lanes of the picked cell in `rect`; about 40 px a lane at scale 1, fewer without numbers."""
    r = rows(rect, snapshot, view, backward=backward)

    def layer(look: Look, ground: str, area: QRectF) -> None:
        if area.isEmpty():
            return
        key = ("cell lanes", look, Same(snapshot.content), extent(rect), r, is_truncated(snapshot))
        shown = (theme, view.language, bool(snapshot.settings.values()["show_numbers"]))

        def draw(onto: QPainter) -> None:
            _still(Pen(onto, r, lanes(snapshot), snapshot, view, theme, look))

        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        if is_vector(painter):
            painter.fillRect(area, theme[ground])
        cached(painter, rect, (*key, *shown), draw, theme[ground])
        painter.restore()

    _bands(painter, rect, r, moment, layer, theme)
    if r.has("error"):
        cell_error_lane.hop(painter, r, snapshot, theme, moment)
    live = Pen(painter, r, lanes(snapshot), snapshot, view, theme, "done")
    for target in (view.selection, view.hover):
        _point(live, target)


_Layer = Callable[[Look, str, QRectF], None]


def _bands(painter: QPainter, rect: QRectF, r: Rows, moment: Moment, layer: _Layer, theme: Theme) -> None:
    """What is done, the column of now, what lies ahead: in the lanes of the way there and of the way back."""
    column, edge = QRectF(), r.left
    if moment.now >= 0:
        place = min(max(moment.place, 0.0), r.steps - 1.0)
        column = _snapped(painter, r.column(place))
        edge = column.left()
        _ground(painter, column, r, theme)
    there = QRectF(rect)
    back = QRectF(rect.left(), rect.bottom(), rect.width(), 0)
    if r.has("error"):
        there.setBottom(r.lane("error").top())
        back = QRectF(rect.left(), there.bottom(), rect.width(), rect.bottom() - there.bottom())
    later: Look = "done" if moment.backward else "ahead"
    bands: tuple[tuple[QRectF, Look, Look], ...] = ((there, "done", "done"), (back, "ahead", later))
    for band, before, now in bands:
        layer("done", "bg", QRectF(band.left(), band.top(), r.left - band.left(), band.height()))
        layer(before, "bg", QRectF(r.left, band.top(), edge - r.left, band.height()))
        end = edge + column.width()
        layer(later, "bg", QRectF(end, band.top(), band.right() - end, band.height()))
        layer(now, "sel", column.intersected(band))


def _ground(painter: QPainter, column: QRectF, r: Rows, theme: Theme) -> None:
    """The rounded ends of the now column, above and below the lanes."""
    more = 7 * r.scale
    radius = min(6 * r.scale, column.width() / 2)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme["sel"])
    painter.drawRoundedRect(column.adjusted(0, -more, 0, more), radius, radius)
    painter.restore()


def _snapped(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle on whole device pixels across, so that layers meet without a seam."""
    device = painter.deviceTransform()
    if device.isRotating() or device.m11() == 0.0:
        return rect
    left = (round(rect.left() * device.m11() + device.dx()) - device.dx()) / device.m11()
    right = (round(rect.right() * device.m11() + device.dx()) - device.dx()) / device.m11()
    return QRectF(left, rect.top(), right - left, rect.height())


# One look of everything.


def _still(p: Pen) -> None:
    for key, top, height in p.rows.lanes:
        _name(p, key, top, height)
        match key:
            case "flags":
                _flags(p)
            case "input":
                _inputs(p)
            case "answer":
                _answers(p)
            case _:
                _bars(p, key)
    if p.rows.has("error"):
        cell_error_lane.paint(p.painter, p.rows, p.snapshot, p.view, p.theme, dim=p.look == "ahead")


def _name(p: Pen, key: str, top: float, height: float) -> None:
    if key == "flags":
        return
    made = font("body" if height > 26 * p.scale else "label", p.scale, p.rows.present, 600)
    role = f"{key}_text" if key in GATES else {"error": "backward"}.get(key, "ink2")
    room = p.rows.left - p.rows.label - 10 * p.scale
    said = ink.wrap(label_of(key, p.view.language), made, room)
    step = min(ink.leading(made), height / len(said))
    start = top + height / 2 - step * len(said) / 2
    if key == "error":
        low, high = p.rows.bars(key)
        start = max(top, (low + high) / 2 - step * len(said) / 2)
    for place, line in enumerate(said):
        row = QRectF(p.rows.label, start + place * step, room, step)
        ink.text(p.painter, row, line, made, p.theme[role], ink.LEFT | ink.MIDDLE)


def _colour(p: Pen, key: str, value: float) -> QColor:
    if key in GATES:
        return p.theme[key]
    if key == "error":
        return p.theme["backward"]
    if key == "input":
        return p.theme["axis"]
    return p.theme.activation(value)


def _bars(p: Pen, key: str) -> None:
    if p.rows.is_strip:
        _strip(p, key)
        return
    lane, (top, bottom) = p.lanes[key], p.rows.bars(key)
    zero = bottom - lane.place(0.0) * (bottom - top)
    gap = min(5 * p.scale, max(0.14 * p.rows.width, 0.5 * p.scale))
    least = max(1.6 * p.scale, 1.0)
    painter = p.painter
    painter.save()
    for step, value in enumerate(lane.values.tolist()):
        x = p.rows.left + step * p.rows.width + gap / 2
        y = bottom - lane.share(step) * (bottom - top)
        high = max(abs(y - zero), least)
        upper = zero - high if y <= zero else zero
        bar = QRectF(x, upper, p.rows.width - gap, high)
        _bar(p, bar, key, value, is_low=high <= least)
    painter.restore()


def _bar(p: Pen, bar: QRectF, key: str, value: float, *, is_low: bool) -> None:
    colour, painter = _colour(p, key, value), p.painter
    radius = min(2 * p.scale, bar.width() / 4, bar.height() / 3)
    if p.look == "ahead":
        frame = alpha(colour, 0.55)
        painter.setPen(
            QPen(frame, p.scale) if not is_low and bar.width() > 4 * p.scale else Qt.PenStyle.NoPen
        )
        painter.setBrush(alpha(colour, 0.5 if is_low else 0.26))
        inset = 0.5 * p.scale if painter.pen().style() != Qt.PenStyle.NoPen else 0.0
        painter.drawRoundedRect(bar.adjusted(inset, inset, -inset, -inset), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, radius, radius)
    if not (p.rows.has_numbers and p.snapshot.settings.values()["show_numbers"]):
        return
    made = font(p.rows.letters, p.scale, p.rows.present, 600)
    if bar.height() < ink.capital(made) + 5 * p.scale:
        return
    role = f"{key}_text" if key in GATES else "backward" if key == "error" else "ink2"
    letters = p.theme[role] if p.look == "ahead" else on(colour)
    ink.text(painter, bar, _short(value), made, letters, _CENTRED)


def _short(value: float) -> str:
    """As many decimals as a column has room for."""
    size = abs(value)
    return number(value, 2 if size < 10 else 1 if size < 100 else 0)


def _strip(p: Pen, key: str) -> None:
    """A lane of very many steps: colours instead of bars."""
    lane, (top, bottom) = p.lanes[key], p.rows.bars(key)
    if key in GATES:
        table, low, high = heat_map.shades(p.theme, "activation_zero", key), 0.0, 1.0
    elif key == "error":
        size = max(-lane.low, lane.high)
        table, low, high = heat_map.gradient_shades(p.theme), 0.0, size
    else:
        table, low, high = signed_shades(p.theme), -1.0, 1.0
    values = np.abs(lane.values) if key == "error" else lane.values
    colours = heat_map.coloured(values[None], low, high, table, p.theme["surface"])
    if p.look == "ahead":
        colours = faded(colours, p.theme)
    lane_rect = QRectF(p.rows.left, top, p.rows.steps * p.rows.width, bottom - top)
    heat_map.draw(p.painter, lane_rect, (1, p.rows.steps), heat_map.cells(colours))


@lru_cache(maxsize=8)
def signed_shades(theme: Theme) -> heat_map.Bytes:
    """The colours (256, 3) of signed activity from −1 to 1."""
    mixed = (theme.activation(float(value)) for value in np.linspace(-1.0, 1.0, 256))
    return np.array([(c.red(), c.green(), c.blue()) for c in mixed], np.uint8)


def faded(colours: heat_map.Bytes, theme: Theme, share: float = 0.42) -> heat_map.Bytes:
    """The same colours mixed into the ground: what lies ahead."""
    ground = np.array([theme["bg"].red(), theme["bg"].green(), theme["bg"].blue()])
    found: heat_map.Bytes = (ground + share * (colours.astype(np.float64) - ground)).astype(np.uint8)
    return found


# What comes in, what is asked for.


def _flags(p: Pen) -> None:
    """Over the lanes of a cell worked from outside: when the value comes, when it is asked for."""
    values = p.snapshot.settings.values()
    top, height = p.rows.lanes[0][1], p.rows.lanes[0][2]
    made = font("small" if height > 15 * p.scale else "tick", p.scale, p.rows.present, 500)
    stored = number(float(values["stored_value"])).rstrip("0").rstrip(".")
    taken = p.rows.label
    for key, role in (("write_at", "write_text"), ("read_at", "read_text")):
        step = int(values[key]) - 1
        if step >= p.rows.steps:
            continue
        said = words.say(f"memory_cell-flag-{key.removesuffix('_at')}", p.view.language, value=stored)
        column = p.rows.column(step)
        across = ink.width(said, made)
        x = max(taken, min(column.center().x() - across / 2, p.rows.right - across))
        if x + across > p.rows.right + p.scale:
            continue
        ink.text(p.painter, QRectF(x, top, across, height), said, made, p.theme[role], ink.LEFT | ink.MIDDLE)
        taken = x + across + 10 * p.scale


def _inputs(p: Pen) -> None:
    content, row = p.content, p.rows.lane("input")
    if content.symbols:
        _letters(p, row)
    elif content.trace.inputs.shape[1] > 1:
        _several(p, row)
    elif p.rows.has_numbers:
        _figures(p, row)
    else:
        _bars(p, "input")


def _figures(p: Pen, row: QRectF) -> None:
    """The inputs as signed numbers; the value to store stands out."""
    values = p.snapshot.settings.values()
    stored = int(values["write_at"]) - 1 if p.content.score is not None else -1
    for step, value in enumerate(p.lanes["input"].values.tolist()):
        is_stored = step == stored
        made = font(p.rows.letters, p.scale, p.rows.present, 700 if is_stored else 400)
        said = signed(value, 1)
        if signed(value) != f"{said}0":
            said = signed(value)
        role = "ink" if is_stored else "ink3" if p.look == "ahead" else "ink2"
        ink.text(p.painter, p.rows.cell("input", step), said, made, p.theme[role], _CENTRED)


def _letters(p: Pen, row: QRectF) -> None:
    """Inputs that are symbols; where columns are narrow only those that are not the commonest filler."""
    made = font("label" if p.rows.width > 14 * p.scale else "tick", p.scale, p.rows.present, 500)
    wide = max(ink.width(symbol, made) for symbol in p.content.symbols)
    step = max(1, int(np.ceil((wide + 2 * p.scale) / p.rows.width)))
    role = "ink3" if p.look == "ahead" else "ink2"
    for k in range(0, p.rows.steps, step):
        symbol = p.content.symbols[k]
        ink.text(p.painter, p.rows.cell("input", k), symbol, made, p.theme[role], _CENTRED)


def _several(p: Pen, row: QRectF) -> None:
    """More than one input unit: a row of colours each."""
    inputs = p.content.trace.inputs.T
    size = max(1e-9, float(np.abs(inputs).max()))
    colours = heat_map.coloured(inputs / size, -1.0, 1.0, signed_shades(p.theme), p.theme["surface"])
    if p.look == "ahead":
        colours = faded(colours, p.theme)
    air = 4 * p.scale
    heat_map.draw(p.painter, row.adjusted(0, air, 0, -air), inputs.shape, heat_map.cells(colours))


def _answers(p: Pen) -> None:
    """What the network answers where it is asked, and what was wanted."""
    row = p.rows.lane("answer")
    made = font("label", p.scale, p.rows.present, 600)
    taken = p.rows.right + 1e6
    for step in reversed(asked(p.content)):
        said, is_right = answer(p.content, step)
        across = ink.width(said, made)
        centre = p.rows.left + (step + 0.5) * p.rows.width
        x = min(centre - across / 2, p.rows.right - across)
        if x + across + 6 * p.scale > taken:
            continue
        taken = x
        colour = p.theme["ok" if is_right else "rec"]
        if p.look == "ahead":
            colour = mix(p.theme["bg"], colour, 0.6)
        area = QRectF(x, row.top(), across, row.height())
        ink.text(p.painter, area, said, made, colour, ink.LEFT | ink.MIDDLE)


def answer(content: MemoryCellContent, step: int) -> tuple[str, bool]:
    """What was answered at a step and what was wanted, as one text, and whether it is right."""
    trace = content.trace
    if content.wanted[step] >= 0:
        got, wanted = int(content.answer[step]), int(content.wanted[step])
        names = content.classes or tuple(str(k) for k in range(max(got, wanted) + 1))
        right = got == wanted
        return (names[got] if right else f"{names[got]} ≠ {names[wanted]}"), right
    got, wanted = float(trace.outputs[step, 0]), float(trace.targets[step, 0])
    right = abs(got - wanted) < 0.04
    return f"{number(got)} {'≈' if right else '≠'} {number(wanted)}", right


# The hand.


def hits(rect: QRectF, snapshot: Snapshot, view: View, *, backward: bool) -> tuple[Hit, ...]:
    """Every step of every lane; gates worked by hand can be clicked and dragged, the input dragged."""
    by_hand = bool(snapshot.settings.values()["gates"] == "by_hand")
    return _hits(rows(rect, snapshot, view, backward=backward), by_hand, tuple(asked(snapshot.content)))


@lru_cache(maxsize=16)
def _hits(r: Rows, by_hand: bool, asked_at: tuple[int, ...]) -> tuple[Hit, ...]:
    found = []
    for key, _, _ in r.lanes:
        if key == "flags":
            continue
        for step in asked_at if key == "answer" else range(r.steps):
            area = QPainterPath()
            area.addRect(r.cell(key, step))
            is_gate = by_hand and key in GATES
            is_dragged = is_gate or (by_hand and key == "input")
            found.append(Hit(Target(key, (step,)), area, clickable=is_gate, draggable=is_dragged))
    return tuple(found)


def _point(p: Pen, target: Target | None) -> None:
    """A frame round the step that is pointed at."""
    if target is None or len(target.index) != 1 or not p.rows.has(target.kind):
        return
    step = target.index[0]
    if not 0 <= step < p.rows.steps:
        return
    area = p.rows.cell(target.kind, step)
    s = p.scale
    p.painter.save()
    p.painter.setPen(QPen(p.theme["ink"], 1.5 * s))
    p.painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = min(3 * s, area.width() / 3)
    p.painter.drawRoundedRect(area.adjusted(0.75 * s, 1.5 * s, -0.75 * s, -1.5 * s), radius, radius)
    p.painter.restore()


def centre(r: Rows, key: str, step: int) -> QPointF:
    """The middle of a step of a lane."""
    return r.cell(key, step).center()
