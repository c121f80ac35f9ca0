"""One look of the lanes: their names, bars or strips, what came in and what was answered."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from ui.diagrams import axes, heat_map, ink
from ui.diagrams.memory_cell import cell_error_lane, cell_maps, cell_symbols
from ui.diagrams.memory_cell.cell_pen import Pen
from ui.diagrams.memory_cell.cell_rows import GATES, Lane, label_of
from ui.equations import number
from ui.theme import alpha, font, mix, on

_CENTRED = ink.CENTRE | ink.MIDDLE


def still(p: Pen, within: QRectF | None = None) -> None:
    """The lanes as they look at the steps of `p.span`, or only those `within` a band."""
    for key, top, height in p.rows.lanes:
        if within is not None and not within.top() - 1 <= top + height / 2 <= within.bottom() + 1:
            continue
        if key == "flags":
            if p.extras:
                cell_symbols.flags(p)
            continue
        if p.extras:
            _name(p, key, top, height)
        match key:
            case "input":
                _inputs(p)
            case "answer":
                cell_symbols.answers(p)
            case _:
                _bars(p, key)
        if key == "error" and not p.rows.is_map:
            dim = p.look == "ahead"
            cell_error_lane.arcs(p.painter, p.rows, p.span, p.snapshot, p.theme, dim=dim)
            if p.extras:
                cell_error_lane.notes(p.painter, p.rows, p.snapshot, p.view, p.theme, dim=dim)


def _name(p: Pen, key: str, top: float, height: float) -> None:
    made = font("body" if height > 26 * p.scale else "label", p.scale, p.rows.present, 600)
    role = f"{key}_text" if key in GATES else {"error": "backward"}.get(key, "ink2")
    room = p.rows.left - p.rows.label - 10 * p.scale
    said = ink.wrap(label_of(key, p.view.language, p.content.trace.kind), made, room)
    step = min(ink.leading(made), height / len(said))
    start = top + height / 2 - step * len(said) / 2
    if key == "error":
        low, high = p.rows.bars(key)
        start = max(top, (low + high) / 2 - step * len(said) / 2)
    note = _range_of(p, key) if p.rows.is_map else ""
    if note:
        start -= 0.5 * step
    for place, line in enumerate(said):
        row = QRectF(p.rows.label, start + place * step, room, step)
        ink.text(p.painter, row, line, made, p.theme[role], ink.LEFT | ink.MIDDLE)
    row = QRectF(p.rows.label, start + len(said) * step, room, step)
    ink.text(
        p.painter, row, note, font("tick", p.scale, p.rows.present), p.theme["ink3"], ink.LEFT | ink.MIDDLE
    )


def _range_of(p: Pen, key: str) -> str:
    """What the two ends of a map's colours stand for."""
    if key not in (*GATES, "cell", "output", "error"):
        return ""
    low, high = cell_maps.ends(key, p.snapshot)
    if key == "error":
        return f"{axes.power(math.floor(low))} … {axes.power(math.ceil(high))}"
    return f"{_short(low).removesuffix('.00')} … {_short(high).removesuffix('.00')}"


def _colour(p: Pen, key: str, value: float) -> QColor:
    if key in GATES:
        return p.theme[key]
    if key == "error":
        return p.theme["backward"]
    if key == "input":
        return p.theme["axis"]
    return p.theme.activation(value / _size(p.lanes[key]))


def _size(lane: Lane) -> float:
    """What is shown at full strength: where all numbers are small, colours still tell them apart."""
    return min(1.0, max(0.1, -lane.low, lane.high))


def _bars(p: Pen, key: str) -> None:
    if p.rows.is_map and key != "input":
        top, bottom = p.rows.bars(key)
        area = QRectF(p.columns.left(), top, p.columns.width(), bottom - top)
        cell_maps.paint(p.painter, area, key, p.span, p.snapshot, p.theme, ahead=p.look == "ahead")
        return
    if p.rows.is_strip:
        _strip(p, key)
        return
    lane, (top, bottom) = p.lanes[key], p.rows.bars(key)
    zero = bottom - lane.place(0.0) * (bottom - top)
    gap = min(5 * p.scale, max(0.14 * p.rows.width, 0.5 * p.scale))
    least = max(1.6 * p.scale, 1.0)
    has_numbers = p.rows.has_numbers and bool(p.snapshot.settings.values()["show_numbers"])
    painter, wide = p.painter, p.rows.width - gap
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for step in p.span:
        value = float(lane.values[step])
        y = bottom - lane.place(value) * (bottom - top)
        high = max(abs(y - zero), least)
        upper = zero - high if y <= zero else zero
        bar = QRectF(p.rows.left + step * p.rows.width + gap / 2, upper, wide, high)
        colour = _colour(p, key, value)
        _bar(p, bar, colour, is_low=high <= least)
        if has_numbers:
            _number(p, bar, key, value, colour)
    painter.restore()


def _bar(p: Pen, bar: QRectF, colour: QColor, *, is_low: bool) -> None:
    radius = min(2 * p.scale, bar.width() / 4, bar.height() / 3)
    if p.look == "done":
        p.painter.setBrush(colour)
        p.painter.drawRoundedRect(bar, radius, radius)
        return
    has_frame = not is_low and bar.width() > 12 * p.scale
    p.painter.setBrush(_see_through(colour.rgba(), 0.5 if is_low else 0.26 if has_frame else 0.38))
    if not has_frame:
        p.painter.drawRoundedRect(bar, radius, radius)
        return
    p.painter.setPen(QPen(_see_through(colour.rgba(), 0.55), p.scale))
    inset = 0.5 * p.scale
    p.painter.drawRoundedRect(bar.adjusted(inset, inset, -inset, -inset), radius, radius)
    p.painter.setPen(Qt.PenStyle.NoPen)


@lru_cache(maxsize=1024)
def _see_through(colour: int, share: float) -> QColor:
    return alpha(QColor.fromRgba(colour), share)


def _number(p: Pen, bar: QRectF, key: str, value: float, colour: QColor) -> None:
    painter = p.painter
    made = font(p.rows.letters, p.scale, p.rows.present, 600)
    role = f"{key}_text" if key in GATES else "backward" if key == "error" else "ink2"
    if bar.height() >= ink.capital(made) + 5 * p.scale:
        letters = p.theme[role] if p.look == "ahead" else on(colour)
        ink.text(painter, bar, _short(value), made, letters, _CENTRED)
        return
    # Too low to be written on: the number stands on top of it, if there is one worth the room.
    room = bar.top() - p.rows.bars(key)[0]
    if bar.height() >= 3 * p.scale and value > 0.0 and room >= ink.capital(made) + 2 * p.scale:
        letters = mix(p.theme["bg"], p.theme[role], 0.6 if p.look == "ahead" else 1.0)
        foot = QPointF(bar.center().x(), bar.top() - 2.5 * p.scale)
        ink.text(painter, foot, _short(value), made, letters, ink.CENTRE | ink.BOTTOM)


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
        size = _size(lane)
        table, low, high = cell_maps.signed_shades(p.theme), -size, size
    values = lane.values[p.span.start : p.span.stop]
    values = np.abs(values) if key == "error" else values
    colours = heat_map.coloured(values[None], low, high, table, p.theme["surface"])
    if p.look == "ahead":
        colours = cell_maps.faded(colours, p.theme)
    area = QRectF(p.columns.left(), top, p.columns.width(), bottom - top)
    heat_map.draw(p.painter, area, (1, len(p.span)), heat_map.cells(colours))


def _inputs(p: Pen) -> None:
    content, row = p.content, p.rows.lane("input")
    if content.symbols:
        cell_symbols.letters(p, row)
    elif content.trace.inputs.shape[1] > 1:
        cell_symbols.several(p, row)
    elif p.rows.has_numbers:
        cell_symbols.figures(p, row)
    else:
        _bars(p, "input")
