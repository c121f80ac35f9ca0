"""Where each gradient comes from: loss time down, source time across, |∂L_s/∂h_t| as colour.

A loss says nothing of later steps, so half of the square is empty; there stand the names. Left of the
line a loss's gradient is below one ten-millionth.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._gradients_content import EXPLODED_LOG10, VANISHED_LOG10, Sources
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes, curves, heat_map, ink
from ui.diagrams.axes import Axes
from ui.diagrams.gradients.gradient_plot import step_of
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# The powers of ten of the palest and the fullest colour.
PALEST, FULLEST = -14.0, 0.0
# Blocks along a side that answer to the pointer: a card speaks of the longest lag in its block.
_BLOCKS = 40


@dataclass(frozen=True)
class Places:
    """Heading and square, and the colour scale in its empty half."""

    heading: QRectF
    square: QRectF
    key: QRectF
    notes: QRectF


# Round the square, px at scale 1: its left and right, above and below.
_BESIDE, _AFTER, _ABOVE, _UNDER = 56.0, 14.0, 34.0, 44.0


def width_for(height: float, scale: float, present: bool) -> float:
    """How wide a panel of this height is if its square fills it."""
    grown = 1.25 if present else 1.0
    return height - (_ABOVE + _UNDER) * scale * grown + (_BESIDE * grown + _AFTER) * scale


@lru_cache(maxsize=16)
def places(left: float, top: float, width: float, height: float, scale: float, present: bool) -> Places:
    """The panel in a rectangle about 500 by 590 px times `scale`."""
    s, grown = scale, 1.25 if present else 1.0
    begin = left + _BESIDE * s * grown
    upper = top + _ABOVE * s * grown
    side = min(left + width - begin - _AFTER * s, top + height - upper - _UNDER * s * grown)
    square = QRectF(begin, upper, side, side)
    key_wide = 0.36 * side
    key = QRectF(square.right() - key_wide - 8 * s, square.top() + 12 * s, key_wide, 12 * s)
    under = key.bottom() + 26 * s * grown
    return Places(
        heading=QRectF(left, top, width, 22 * s * grown),
        square=square,
        key=key,
        # The diagonal leaves room to the right of it.
        notes=QRectF(square.right() - 0.46 * side, under, 0.46 * side - 8 * s, 0.3 * side),
    )


def here(rect: QRectF, view: View) -> Places:
    """Where everything stands for this view."""
    return places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def frame(rect: QRectF, snapshot: Snapshot, view: View) -> Axes:
    """Source time across, loss time downward; a step is a cell wide."""
    count = len(snapshot.content.trace.hidden)
    return Axes(here(rect, view).square, (0.5, count + 0.5), (count + 0.5, 0.5))


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The panel."""
    found: Sources = snapshot.content.sources
    every = snapshot.settings.values()["loss_at"] == "every"
    key = (
        "gradient-matrix",
        Same(found),
        every,
        extent(rect),
        theme,
        view.language,
        view.scale,
        view.present,
    )
    cached(painter, rect, key, lambda layer: _still(layer, rect, snapshot, view, theme), theme["bg"])
    plane, s = frame(rect, snapshot, view), view.scale
    step, box = step_of(snapshot, view), plane.rect
    x = plane.across(min(max(1.0, view.t), plane.x[1] - 0.5))
    colour = theme["backward" if view.backward else "forward"]
    curves.upright(painter, box, x, colour, theme["surface"], s)
    ink.text(
        painter,
        QPointF(x, box.top() - 4 * s),
        str(step),
        font("tick", s, view.present, 600),
        colour,
        ink.CENTRE | ink.BASELINE,
        theme["bg"],
    )
    _pointed(painter, plane, snapshot, view, theme)


def _still(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    place, s = here(rect, view), view.scale
    found: Sources = snapshot.content.sources
    painter.save()
    name, note = (words.say(f"gradients-sources-{part}", view.language) for part in ("heading", "note"))
    curves.title(painter, place.heading, name, note, view, theme, "|∂L_s/∂h_t|")
    every = snapshot.settings.values()["loss_at"] == "every"
    _map(painter, place.square, found, every, theme, s)
    plane, count = frame(rect, snapshot, view), len(snapshot.content.trace.hidden)
    _axes(painter, plane, count, rect, view, theme)
    heat_map.colour_bar(painter, place.key, heat_map.gradient_shades(theme), theme, s)
    bar = Axes(place.key.adjusted(0, 0, 0, 2 * s), (PALEST, FULLEST), (0.0, 1.0))
    axes.x_labels(painter, bar, (PALEST, VANISHED_LOG10, FULLEST), view, theme, axes.power)
    _notes(painter, place, found, every, view, theme)
    painter.restore()


def _map(painter: QPainter, square: QRectF, found: Sources, every: bool, theme: Theme, s: float) -> None:
    """The colours, and the thresholds' lines; half of the square, and rows without a loss, are bare."""
    n = len(found.steps)
    values = np.where(np.tri(n, dtype=bool) & _has_loss(found)[:, None], found.log10, np.nan)
    colours = heat_map.coloured(values, PALEST, FULLEST, heat_map.gradient_shades(theme), theme["surface"])
    pixels = heat_map.cells(colours)
    if every:
        with np.errstate(invalid="ignore"):
            pixels = heat_map.outlined(pixels, values < VANISHED_LOG10, theme["ink"], 1.6 * s)
            pixels = heat_map.outlined(pixels, values > EXPLODED_LOG10, theme["ink"], 1.6 * s)
    heat_map.draw(painter, square, (n, n), pixels)
    heat_map.outline(painter, square, theme, s)


def _has_loss(found: Sources) -> np.ndarray:
    """Which shown rows have a loss at all, (n,): its gradient arrives at its own step."""
    return np.asarray(np.diagonal(found.log10) != -np.inf)


def _axes(painter: QPainter, plane: Axes, count: int, rect: QRectF, view: View, theme: Theme) -> None:
    """Steps below and at the left, and what runs along both."""
    s, box = view.scale, plane.rect
    named = curves.named_steps(count, 6)
    below = Axes(box.translated(0, 3 * s), plane.x, plane.y)
    axes.x_labels(painter, below, named, view, theme)
    axes.y_labels(painter, plane, named, view, theme)
    made = font("small", s, view.present)
    grown = 1.25 if view.present else 1.0
    where = QPointF(box.left(), box.bottom() + (24 * grown + 8) * s)
    across = words.say("gradients-sources-across", view.language)
    ink.text(painter, where, across, made, theme["ink3"], ink.LEFT | ink.MIDDLE)
    painter.save()
    painter.translate(rect.left() + 8 * s, box.bottom())
    painter.rotate(-90)
    down = words.say("gradients-sources-down", view.language)
    ink.text(painter, QPointF(0, 0), down, made, theme["ink3"], ink.LEFT | ink.MIDDLE)
    painter.restore()


def _notes(painter: QPainter, place: Places, found: Sources, every: bool, view: View, theme: Theme) -> None:
    """What the lines mean, and why half of the square, or almost all of it, is empty."""
    made, s, square = font("small", view.scale, view.present), view.scale, place.square
    if not every:
        text = words.say("gradients-sources-empty", view.language)
        low = QRectF(square.left() + 14 * s, square.top() + 0.6 * square.height(), 0.55 * square.width(), 0)
        ink.paragraph(painter, low, text, made, theme["ink3"])
        return
    lower = np.tri(len(found.steps), dtype=bool) & _has_loss(found)[:, None]
    sizes, area = found.log10[lower], QRectF(place.notes)
    with np.errstate(invalid="ignore"):
        crossed = {"vanished": sizes < VANISHED_LOG10, "exploded": sizes > EXPLODED_LOG10}
    for key, there in crossed.items():
        if there.any() and not there.all():
            text = words.say(f"gradients-sources-line-{key}", view.language)
            high = ink.paragraph(painter, area, text, made, theme["ink2"], ink.RIGHT)
            area.adjust(0, high + 3 * s, 0, 0)


def _pointed(painter: QPainter, plane: Axes, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """A cross at the cell the card speaks of."""
    if view.hover is None or view.hover.kind != "source":
        return
    s, t = view.hover.index
    if max(s, t) > len(snapshot.content.trace.hidden):
        return
    painter.save()
    curves.ring(painter, plane.at(t, s), 5 * view.scale, theme["bg"], theme["ink"], 2 * view.scale)
    painter.restore()


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The cells below the diagonal, in blocks."""
    box = here(rect, view).square
    return _cells(box.left(), box.top(), box.width(), len(snapshot.content.trace.hidden))


@lru_cache(maxsize=4)
def _cells(left: float, top: float, side: float, count: int) -> tuple[Hit, ...]:
    blocks = min(count, _BLOCKS)
    edges = [round(k * count / blocks) for k in range(blocks + 1)]
    cell = side / count
    found = []
    for a, b in pairwise(edges):
        for c, d in pairwise(edges):
            s, t = b, c + 1  # the steps, from 1, that are farthest apart
            if t > s:
                continue
            area = QPainterPath()
            area.addRect(QRectF(left + c * cell, top + a * cell, (d - c) * cell, (b - a) * cell))
            found.append(Hit(Target("source", (s, t)), area))
    return tuple(found)
