"""What stands in the lanes besides bars: the flags over them, the inputs, the answers."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.tasks.long_lags import NEAR
from ui import words
from ui.diagrams import glyphs, heat_map, ink
from ui.diagrams.memory_cell import cell_maps
from ui.diagrams.memory_cell.cell_pen import Pen
from ui.diagrams.memory_cell.cell_rows import Rows, asked
from ui.diagrams.sameness import Same
from ui.equations import number, signed
from ui.theme import font, mix

_CENTRED = ink.CENTRE | ink.MIDDLE


def flags(p: Pen) -> None:
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


def figures(p: Pen, row: QRectF) -> None:
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


def letters(p: Pen, row: QRectF) -> None:
    """Inputs that are symbols: what matters (capitals) first, fillers where there is still room."""
    share = 0.6 if p.look == "ahead" else 1.0
    fonts = _letter_fonts(p.rows)
    for step, is_strong in _letter_places(p.rows, p.content.symbols):
        if step in p.near:
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


def several(p: Pen, row: QRectF) -> None:
    """More than one input unit: a row of colours each."""
    size = max(1e-9, float(np.abs(p.content.trace.inputs).max()))
    inputs = p.content.trace.inputs[p.span.start : p.span.stop].T
    colours = heat_map.coloured(
        inputs / size, -1.0, 1.0, cell_maps.signed_shades(p.theme), p.theme["surface"]
    )
    if p.look == "ahead":
        colours = cell_maps.faded(colours, p.theme)
    air = 4 * p.scale
    area = QRectF(p.columns.left(), row.top() + air, p.columns.width(), row.height() - 2 * air)
    heat_map.draw(p.painter, area, inputs.shape, heat_map.cells(colours))


def answers(p: Pen) -> None:
    """What the network answers where it is asked, with a mark: right or wrong."""
    row, share = p.rows.lane("answer"), 0.6 if p.look == "ahead" else 1.0
    made = _answer_font(p.rows)
    size = 0.8 * made.pixelSize()
    reach = p.columns if p.extras else QRectF()
    for step, x, across in _answer_places(p.rows, Same(p.content), p.view.language):
        # An answer may be wider than its column, and then it reaches into others.
        if step not in p.span and not (x < reach.right() and x + across > reach.left()):
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
