"""One look of the lanes: their names, bars or strips, what came in and what was answered."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from simulator.tasks.long_lags import NEAR
from ui import words
from ui.diagrams import axes, cell_error_lane, cell_maps, glyphs, heat_map, ink
from ui.diagrams.cell_rows import GATES, Lane, Rows, asked, label_of
from ui.diagrams.sameness import Same
from ui.equations import number, signed
from ui.theme import Theme, alpha, font, mix, on
from ui.view import View

Look = Literal["done", "ahead"]
_CENTRED = ink.CENTRE | ink.MIDDLE


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
    # The steps that are painted; names and marks are painted with all of them only.
    span: range

    @property
    def is_whole(self) -> bool:
        """Whether all steps are painted."""
        return len(self.span) == self.rows.steps

    @property
    def content(self) -> MemoryCellContent:
        """What the stage shows."""
        found: MemoryCellContent = self.snapshot.content
        return found

    @property
    def scale(self) -> float:
        """Px of the stage for one of the mock-up."""
        return self.rows.scale


# One look of everything.


def still(p: Pen, within: QRectF | None = None) -> None:
    """The lanes as they look at the steps of `p.span`, or only those `within` a band."""
    for key, top, height in p.rows.lanes:
        if within is not None and not within.top() - 1 <= top + height / 2 <= within.bottom() + 1:
            continue
        if key == "flags":
            _flags(p)
            continue
        if p.is_whole:
            _name(p, key, top, height)
        match key:
            case "input":
                _inputs(p)
            case "answer":
                _answers(p)
            case _:
                _bars(p, key)
        if key == "error" and not p.rows.is_map:
            dim = p.look == "ahead"
            cell_error_lane.paint(p.painter, p.rows, p.span, p.snapshot, p.view, p.theme, dim=dim)


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
        area = QRectF(p.rows.left, top, p.rows.right - p.rows.left, bottom - top)
        cell_maps.paint(p.painter, area, key, p.snapshot, p.theme, ahead=p.look == "ahead")
        return
    if p.rows.is_strip:
        _strip(p, key)
        return
    lane, (top, bottom) = p.lanes[key], p.rows.bars(key)
    zero = bottom - lane.place(0.0) * (bottom - top)
    gap = min(5 * p.scale, max(0.14 * p.rows.width, 0.5 * p.scale))
    least = max(1.6 * p.scale, 1.0)
    painter = p.painter
    painter.save()
    for step in p.span:
        value = float(lane.values[step])
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
        has_frame = not is_low and bar.width() > 12 * p.scale
        painter.setPen(QPen(frame, p.scale) if has_frame else Qt.PenStyle.NoPen)
        painter.setBrush(alpha(colour, 0.5 if is_low else 0.26 if has_frame else 0.38))
        inset = 0.5 * p.scale if has_frame else 0.0
        painter.drawRoundedRect(bar.adjusted(inset, inset, -inset, -inset), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, radius, radius)
    if not (p.rows.has_numbers and p.snapshot.settings.values()["show_numbers"]):
        return
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
    values = np.abs(lane.values) if key == "error" else lane.values
    colours = heat_map.coloured(values[None], low, high, table, p.theme["surface"])
    if p.look == "ahead":
        colours = cell_maps.faded(colours, p.theme)
    lane_rect = QRectF(p.rows.left, top, p.rows.steps * p.rows.width, bottom - top)
    heat_map.draw(p.painter, lane_rect, (1, p.rows.steps), heat_map.cells(colours))


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
    for step in p.span:
        value = float(p.lanes["input"].values[step])
        is_stored = step == stored
        made = font(p.rows.letters, p.scale, p.rows.present, 700 if is_stored else 400)
        said = signed(value, 1)
        if signed(value) != f"{said}0":
            said = signed(value)
        role = "ink" if is_stored else "ink3" if p.look == "ahead" else "ink2"
        ink.text(p.painter, p.rows.cell("input", step), said, made, p.theme[role], _CENTRED)


def _letters(p: Pen, row: QRectF) -> None:
    """Inputs that are symbols: what matters (capitals) first, fillers where there is still room."""
    share = 0.6 if p.look == "ahead" else 1.0
    fonts = _letter_fonts(p.rows)
    for step, is_strong in _letter_places(p.rows, p.content.symbols):
        if p.span.start - 1 <= step <= p.span.stop:
            colour = mix(p.theme["bg"], p.theme["ink" if is_strong else "ink3"], share)
            where = QPointF(p.rows.left + (step + 0.5) * p.rows.width, row.center().y())
            ink.text(p.painter, where, p.content.symbols[step], fonts[is_strong], colour, _CENTRED)


def _letter_fonts(r: Rows) -> tuple[QFont, QFont]:
    """For fillers and for what matters."""
    return font("label" if r.width > 14 * r.scale else "tick", r.scale, r.present, 400), font(
        "body", r.scale, r.present, 700
    )


@lru_cache(maxsize=16)
def _letter_places(r: Rows, symbols: tuple[str, ...]) -> tuple[tuple[int, bool], ...]:
    """The steps whose symbol is written, and whether it is a capital."""
    fonts, taken, found = _letter_fonts(r), list[tuple[float, float]](), list[tuple[int, bool]]()
    for is_strong in (True, False):
        for step, symbol in enumerate(symbols):
            if symbol.isupper() != is_strong:
                continue
            half = ink.width(symbol, fonts[is_strong]) / 2 + 1.5 * r.scale
            x = r.left + (step + 0.5) * r.width
            if any(low < x + half and x - half < high for low, high in taken):
                continue
            taken.append((x - half, x + half))
            found.append((step, is_strong))
    return tuple(found)


def _several(p: Pen, row: QRectF) -> None:
    """More than one input unit: a row of colours each."""
    inputs = p.content.trace.inputs.T
    size = max(1e-9, float(np.abs(inputs).max()))
    colours = heat_map.coloured(
        inputs / size, -1.0, 1.0, cell_maps.signed_shades(p.theme), p.theme["surface"]
    )
    if p.look == "ahead":
        colours = cell_maps.faded(colours, p.theme)
    air = 4 * p.scale
    heat_map.draw(p.painter, row.adjusted(0, air, 0, -air), inputs.shape, heat_map.cells(colours))


def _answers(p: Pen) -> None:
    """What the network answers where it is asked, with a mark: right or wrong."""
    row, share = p.rows.lane("answer"), 0.6 if p.look == "ahead" else 1.0
    made = _answer_font(p.rows)
    size = 0.8 * made.pixelSize()
    within = (p.rows.column(p.span.start).left(), p.rows.column(p.span.stop).left())
    for step, x, across in _answer_places(p.rows, Same(p.content), p.view.language):
        if x > within[1] or x + across < within[0]:
            continue
        said, is_right = answer(p.content, step, p.view.language)
        mark = QPointF(x + size / 2, row.center().y())
        if is_right:
            glyphs.check_mark(p.painter, mark, size, mix(p.theme["bg"], p.theme["ok"], share))
        else:
            glyphs.dash_mark(p.painter, mark, size, mix(p.theme["bg"], p.theme["warn"], share), size / 6)
        area = QRectF(x + 1.5 * size, row.top(), across, row.height())
        colour = mix(p.theme["bg"], p.theme["ink"], share)
        ink.text(p.painter, area, said, made, colour, ink.LEFT | ink.MIDDLE)


def _answer_font(r: Rows) -> QFont:
    return font("body" if r.lane("answer").height() > 18 * r.scale else "label", r.scale, r.present, 600)


@lru_cache(maxsize=16)
def _answer_places(
    r: Rows, same: Same[MemoryCellContent], language: str
) -> tuple[tuple[int, float, float], ...]:
    """Step, left end and width of the answers there is room for, from the last."""
    made, found, taken = _answer_font(r), [], r.right + 1e6
    for step in reversed(asked(same.thing)):
        across = ink.width(answer(same.thing, step, language)[0], made) + 1.2 * made.pixelSize()
        x = min(r.left + (step + 0.5) * r.width - across / 2, r.right - across)
        if x + across + 6 * r.scale <= taken:
            taken = x
            found.append((step, x, across))
    return tuple(found)


def answer(content: MemoryCellContent, step: int, language: str) -> tuple[str, bool]:
    """What was answered at a step and what was wanted, and whether it is right; brief if asked often."""
    trace = content.trace
    if content.wanted[step] >= 0:
        said, wanted = (content.classes[int(part[step])] for part in (content.answer, content.wanted))
        is_right = said == wanted
    else:
        value, target = float(trace.outputs[step, 0]), float(trace.targets[step, 0])
        said, wanted, is_right = number(value), number(target), abs(value - target) < NEAR
    if len(asked(content)) > 1:
        return (said if is_right else f"{said} ≠ {wanted}"), is_right
    key = "right" if is_right and content.wanted[step] >= 0 else "wrong"
    return words.say(f"memory_cell-answer-{key}", language, said=said, wanted=wanted), is_right
