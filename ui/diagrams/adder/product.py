"""The product of two adders: a grid of 4 × 4 states, the first sum's downwards, the second's across.

One cell is lit at a time. From there a column of four bits leads to nine cells; how many of the sixteen
kinds of column lead to each stands in its corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.automata.adder import two_adders
from simulator.chapters.adder import TwoSumsContent
from simulator.tasks import addition
from ui import words
from ui.diagrams import arrows, glyphs, ink
from ui.diagrams.adder.automaton import Now, now_at
from ui.diagrams.layers import cached
from ui.diagrams.sameness import extent
from ui.theme import Theme, alpha, font
from ui.view import Hit, Target, View

_MANY = addition.STATES
_CENTRED = ink.CENTRE | ink.MIDDLE


@dataclass(frozen=True)
class Grid:
    """Where the sixteen cells and the eight heads stand."""

    cells: tuple[QRectF, ...]
    down: tuple[QRectF, ...]
    across: tuple[QRectF, ...]
    corner: QRectF
    k: float


@lru_cache(maxsize=16)
def _grid(place: tuple[float, float, float, float], scale: float, present: bool, language: str) -> Grid:
    rect = QRectF(*place)
    small = font("tick", scale, present)
    names = [name for state in range(_MANY) for name in _lines(state, language)]
    bold = font("tick", scale, present, 600)
    heads = [words.say(f"adder-product-{key}", language) for key in ("across", "down")]
    side = max(
        max(ink.width(name, small) for name in names) + 34 * scale,
        max(ink.width(head, bold) for head in heads) + 8 * scale,
    )
    top = 2.3 * ink.leading(small) + 8 * scale
    gap = 4 * scale
    wide, high = (rect.width() - side) / _MANY, (rect.height() - top) / _MANY
    cells = tuple(
        QRectF(rect.left() + side + x * wide, rect.top() + top + y * high, wide - gap, high - gap)
        for y in range(_MANY)
        for x in range(_MANY)
    )
    down = tuple(
        QRectF(rect.left(), rect.top() + top + y * high, side - gap, high - gap) for y in range(_MANY)
    )
    across = tuple(
        QRectF(rect.left() + side + x * wide, rect.top(), wide - gap, top - gap) for x in range(_MANY)
    )
    return Grid(cells, down, across, QRectF(rect.left(), rect.top(), side - gap, top - gap), scale)


def _lines(state: int, language: str) -> tuple[str, str]:
    """A state of one adder in two short lines."""
    carry = words.say(f"adder-automaton-{'carry' if state >> 1 else 'no-carry'}", language)
    return carry, words.say("adder-automaton-print", language, digit=state & 1)


def _here(rect: QRectF, view: View) -> Grid:
    return _grid(extent(rect), view.scale, view.present, view.language)


def _symbols(content: TwoSumsContent) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    first, second = content.examples
    found: np.ndarray[tuple[int], np.dtype[np.int64]] = len(addition.SYMBOLS) * first.symbols + second.symbols
    return found


def paint(painter: QPainter, rect: QRectF, content: TwoSumsContent, view: View, theme: Theme) -> None:
    """The grid in `rect`, about 380 by 230 px or more, times `view.scale`."""
    grid, now = _here(rect, view), now_at(content.walk, _symbols(content), view)
    hovered = view.hover if view.hover is not None and view.hover.kind == "pair" else None
    key = ("product", extent(rect), theme, now.lit, hovered, view.language, view.scale, view.present)
    cached(painter, rect, key, lambda layer: _still(layer, grid, now.lit, hovered, view, theme), theme["bg"])
    painter.save()
    _move(painter, grid, now, theme)
    painter.restore()


def _still(painter: QPainter, grid: Grid, lit: int, hovered: Target | None, view: View, theme: Theme) -> None:
    """Heads, cells and what can follow; which cell is lit is a part of it."""
    small, k = font("tick", view.scale, view.present), grid.k
    bold = font("tick", view.scale, view.present, 600)
    for key, align in (("across", ink.RIGHT | ink.TOP), ("down", ink.LEFT | ink.BOTTOM)):
        said = words.say(f"adder-product-{key}", view.language)
        line = ink.elide(said, bold, grid.corner.width())
        ink.text(painter, grid.corner.adjusted(0, k, -2 * k, -2 * k), line, bold, theme["ink2"], align)
    for state in range(_MANY):
        _head(painter, grid.across[state], state, view, theme, upright=True)
        _head(painter, grid.down[state], state, view, theme, upright=False)
    ways = np.bincount(two_adders().transitions[lit], minlength=_MANY * _MANY)
    for state, box in enumerate(grid.cells):
        can, is_lit = bool(ways[state]), state == lit
        painter.setPen(QPen(theme["axis" if can else "hair"], (1.5 if can else 1.0) * k))
        painter.setBrush(theme["sel"] if is_lit or hovered == Target("pair", (state,)) else theme["surface"])
        painter.drawRoundedRect(box.adjusted(k, k, -k, -k), 7 * k, 7 * k)
        size = min(17 * k, 0.42 * box.height(), 0.2 * box.width())
        for part, side in zip(divmod(state, _MANY), (-1, 1), strict=True):
            at = box.center() + QPointF(side * 0.85 * size, 0)
            glyphs.state_glyph(painter, at, size, part, theme, 1.0 if can or is_lit else 0.5)
        if can:
            corner = box.adjusted(0, 4 * k, -6 * k, 0)
            ink.text(painter, corner, f"{ways[state]}", small, theme["ink3"], ink.RIGHT | ink.TOP)


def _head(painter: QPainter, rect: QRectF, state: int, view: View, theme: Theme, *, upright: bool) -> None:
    """One factor's state: glyph and name in two lines."""
    small, k = font("tick", view.scale, view.present), view.scale
    step = 1.12 * small.pixelSize()
    names = _lines(state, view.language)
    wide = max(ink.width(name, small) for name in names)
    size = 12 * k
    block = size + 6 * k + wide
    left = rect.center().x() - block / 2 if upright else rect.right() - block - 6 * k
    middle = rect.bottom() - step - 3 * k if upright else rect.center().y()
    glyphs.state_glyph(painter, QPointF(left + size / 2, middle), size, state, theme)
    for number, name in enumerate(names):
        y = middle + (number - 0.5) * step
        row = QRectF(left + size + 6 * k, y - step / 2, wide + k, step)
        ink.text(painter, row, name, small, theme.state_text(state), ink.LEFT | ink.MIDDLE)


def _move(painter: QPainter, grid: Grid, now: Now, theme: Theme) -> None:
    """The ring on the lit cell and the arrow that was just taken."""
    k = grid.k
    box = grid.cells[now.lit]
    pen = QPen(alpha(theme["ink"], max(0.25, now.ring)), 2.4 * k)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(k, k, -k, -k), 7 * k, 7 * k)
    if now.taken is None or now.taken[0] == now.taken[1]:
        return
    start, end = (grid.cells[state] for state in now.taken)
    path = _between(start, end, k)
    if now.drawn >= 1.0:
        arrows.arrow(painter, path, theme["ink"], 2.6 * k, 11 * k)
        return
    arrows.arrow(
        painter, arrows.shaft(path, (1.0 - now.drawn) * path.length()), theme["ink"], 2.6 * k, head=0.0
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme["ink"])
    painter.drawEllipse(arrows.along(path, now.drawn), 5.0 * k, 5.0 * k)


def _between(start: QRectF, end: QRectF, k: float) -> QPainterPath:
    """From the edge of one cell to the edge of another, clear of the glyphs in their middles."""
    a, b = start.center(), end.center()
    way = b - a
    length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
    unit = way / length

    def out(box: QRectF) -> float:
        across = 0.5 * box.width() / max(abs(unit.x()), 1e-6)
        down = 0.5 * box.height() / max(abs(unit.y()), 1e-6)
        return float(min(across, down))

    return arrows.bent(a + unit * (out(start) - 9 * k), b - unit * (out(end) - 7 * k), 0.0)


def hits(rect: QRectF, view: View) -> tuple[Hit, ...]:
    """`Target("pair", (state,))` for every cell, `Target("state", (state,))` for every head."""
    grid = _here(rect, view)
    boxes: dict[Target, tuple[QRectF, ...]] = {
        Target("state", (s,)): (grid.across[s], grid.down[s]) for s in range(_MANY)
    }
    boxes |= {Target("pair", (number,)): (box,) for number, box in enumerate(grid.cells)}
    found = []
    for target, places in boxes.items():
        area = QPainterPath()
        for place in places:
            area.addRect(place)
        found.append(Hit(target, area))
    return tuple(found)
