"""The same gradients added up: the size of the sum, and what losses near and far contribute to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.arrays import Floats, Integers
from simulator.chapters._gradients_content import VANISHED_LOG10, Sources
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes, curves, heat_map, ink, magnitudes
from ui.diagrams.axes import Axes
from ui.diagrams.gradients.gradient_plot import HIGHEST, LOWEST, step_of
from ui.diagrams.heat_map import Colours, Pixels
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font, mix, on
from ui.view import Hit, Target, View

# Rows of the stack's image: a share of a tenth of a percent is one of them.
_ROWS = 1000
_BLOCKS = 200


@dataclass(frozen=True)
class Places:
    """From above: the sizes' heading and plot, the stack's heading and image, the bands' scale."""

    sizes_heading: QRectF
    sizes: QRectF
    stack_heading: QRectF
    stack: QRectF
    scale: QRectF


@lru_cache(maxsize=16)
def places(left: float, top: float, width: float, height: float, scale: float, present: bool) -> Places:
    """The panel in a rectangle about 430 by 500 px times `scale`."""
    s, grown = scale, 1.25 if present else 1.0
    head, below = 32 * s * grown, 28 * s * grown
    key = 58 * s * grown
    room = height - 2 * head - 2 * below - key
    first, begin, wide = 0.52 * room, left + 46 * s * grown, width - 54 * s * grown - 8 * s
    lower = top + head + first + below
    return Places(
        sizes_heading=QRectF(left, top, width, 22 * s * grown),
        sizes=QRectF(begin, top + head, wide, first),
        stack_heading=QRectF(left, lower, width, 22 * s * grown),
        stack=QRectF(begin, lower + head, wide, room - first),
        scale=QRectF(begin, lower + head + room - first + below, wide, key),
    )


def here(rect: QRectF, view: View) -> Places:
    """Where everything stands for this view."""
    return places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def shade(band: int, count: int, theme: Theme) -> QColor:
    """The colour of a band of lag: the longer, the fuller."""
    share = 0.14 + 0.86 * band / max(1, count - 1)
    return mix(theme["activation_zero"], theme["backward"], share)


def lag(band: tuple[int, int]) -> str:
    """A band as it is printed: 0, 1–2."""
    return f"{band[0]}" if band[0] == band[1] else f"{band[0]}–{band[1]}"


def share_text(share: float) -> str:
    """A share in percent; what rounds to nothing is below the last digit, not nothing."""
    if np.isnan(share):
        return "–"
    if share == 0.0:
        return "0"
    if share < 0.0005:
        return "<0.1 %"
    return f"{100 * share:.1f} %" if share < 0.0995 else f"{100 * share:.0f} %"


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The panel."""
    found: Sources = snapshot.content.sources
    # The names stand where the playhead is not: at the right while it is in the left half.
    right = view.t < 0.5 * (1 + found.shares.shape[1])
    key = (
        "gradient-shares",
        Same(found),
        right,
        extent(rect),
        theme,
        view.language,
        view.scale,
        view.present,
    )
    cached(painter, rect, key, lambda layer: _still(layer, rect, found, right, view, theme), theme["bg"])
    painter.save()
    _now(painter, rect, snapshot, view, theme)
    painter.restore()


class _Line(NamedTuple):
    name: str
    log10: Floats
    role: str
    width: float


def lines(found: Sources) -> tuple[_Line, ...]:
    """The curves of the upper plot, the one in front last."""
    return (
        _Line("last", found.last_log10, "ink2", 1.6),
        _Line("sum", found.sum_log10, "backward", 2.8),
    )


def _frame(box: QRectF, count: int) -> Axes:
    return Axes(box, (1.0, float(max(2, count))), (LOWEST, HIGHEST))


def _still(painter: QPainter, rect: QRectF, found: Sources, right: bool, view: View, theme: Theme) -> None:
    place, s, count = here(rect, view), view.scale, found.shares.shape[1]
    painter.save()
    for heading, where, symbol in (
        ("sizes", place.sizes_heading, "|∂E/∂h_t|"),
        ("stack", place.stack_heading, ""),
    ):
        name, note = (words.say(f"gradients-{heading}-{part}", view.language) for part in ("heading", "note"))
        curves.title(painter, where, name, note, view, theme, symbol)
    plot = _frame(place.sizes, count)
    ticks = axes.nice(LOWEST, HIGHEST, 6)
    axes.grid(painter, plot, (), ticks, theme, s)
    axes.y_labels(painter, plot, ticks, view, theme, axes.power)
    threshold = plot.down(VANISHED_LOG10)
    dashed = QPen(theme["axis"], s)
    dashed.setDashPattern([4.0, 4.0])
    painter.setPen(dashed)
    painter.drawLine(QLineF(plot.rect.left(), threshold, plot.rect.right(), threshold))
    painter.save()
    painter.setClipRect(plot.rect.adjusted(0, 0, 0, 2 * s))
    for line in lines(found):
        curve = curves.curve(plot, np.arange(1.0, count + 1), line.log10)
        curves.stroke(painter, curve, theme[line.role], line.width * s, plot.rect)
    painter.restore()
    painter.fillRect(QRectF(plot.rect.left(), plot.rect.bottom(), plot.rect.width(), s), theme["axis"])
    _names(painter, plot, found, right, view, theme)
    heat_map.draw(painter, place.stack, (_ROWS, count), _stacked(found.shares, theme))
    heat_map.outline(painter, place.stack, theme, s)
    percent = Axes(place.stack, (1.0, float(max(2, count))), (0.0, 1.0))
    axes.y_labels(painter, percent, (0.0, 0.5, 1.0), view, theme, lambda y: f"{100 * y:.0f} %")
    for box in (place.sizes, place.stack):
        below = Axes(box.translated(0, 3 * s), plot.x, (0.0, 1.0))
        axes.x_labels(painter, below, curves.named_steps(count, 6), view, theme)
    painter.restore()


def _names(painter: QPainter, plot: Axes, found: Sources, right: bool, view: View, theme: Theme) -> None:
    """The curves' names where the playhead is not: above a falling curve, below a rising one."""
    s, made, last = view.scale, font("label", view.scale, view.present, 600), len(found.sum_log10) - 1
    # Where the first curve is on the plot, if it is.
    places = (0.56, 0.3, 0.75) if right else (0.06, 0.3, 0.56)
    on_plot = [at for at in places if LOWEST < found.sum_log10[round(at * last)] < HIGHEST - 2]
    share = (on_plot or places)[0]
    begin = round(share * last)
    heights = {line.name: float(line.log10[begin]) for line in lines(found)}
    same = not abs(heights["sum"] - heights["last"]) > 0.5
    for line in lines(found):
        here = heights[line.name]
        if not np.isfinite(here) or (same and line.name == "last"):
            continue
        key = "both" if same else line.name
        text = words.say(f"gradients-sizes-{key}", view.language)
        x = plot.rect.left() + share * plot.rect.width()
        until = round(plot.values(QPointF(x + ink.width(text, made), 0.0))[0]) - 1
        ahead = float(line.log10[min(max(until, 0), last)])
        upper = not ahead > here + 0.5 and line.name == "sum"
        y = plot.down(min(max(here, LOWEST), HIGHEST)) + (-13 if upper else 15) * s
        y = min(max(y, plot.rect.top() + 8 * s), plot.rect.bottom() - 9 * s)
        align = ink.LEFT | ink.MIDDLE
        ink.text(painter, QPointF(x, y), text, made, theme[line.role], align, theme["bg"], 2 * s)


def _stacked(shares: Floats, theme: Theme) -> Pixels:
    """The stack as cells: short lags at the bottom; columns that are no numbers are bare."""
    K = len(shares)
    tops = np.cumsum(shares, axis=0)  # (K, T)
    fills = [shade(k, K, theme) for k in range(K)]
    bare = theme["surface"]
    table = np.array([c.rgb() for c in (*fills, bare)], np.uint32)

    def pixels(rows: Integers, columns: Integers, _pixel: float) -> Colours:
        levels = 1.0 - (rows + 0.5) / _ROWS  # (n,)
        bands = np.zeros((len(rows), len(columns)), np.intp)
        for top in tops[:-1]:
            bands += levels[:, None] > top[None, columns]
        bands[:, np.isnan(tops[-1, columns])] = K
        found: Colours = table[bands]
        return found

    return pixels


def _now(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The playhead in both plots, the sizes there, and each band's share in its cell of the scale."""
    place, s, found = here(rect, view), view.scale, snapshot.content.sources
    step, count = step_of(snapshot, view), found.shares.shape[1]
    plot = _frame(place.sizes, count)
    t = min(max(1.0, view.t), float(count))
    colour = theme["backward" if view.backward else "forward"]
    x = plot.across(t)
    made, name = font("tick", s, view.present), words.say("gradients-vanished", view.language)
    if x < plot.rect.right() - ink.width(name, made) - 14 * s:  # else the playhead stands there
        where = QPointF(plot.rect.right() - 4 * s, plot.down(VANISHED_LOG10) - 4 * s)
        ink.text(painter, where, name, made, theme["ink3"], ink.RIGHT | ink.BASELINE, theme["bg"], 2 * s)
    for box in (place.sizes, place.stack):
        curves.upright(painter, box, x, colour, theme["bg"], s)
    made = font("label", s, view.present, 600)
    drawn: list[float] = []
    for line in reversed(lines(found)):
        value = float(np.interp(t, np.arange(1.0, count + 1), line.log10))
        if np.isnan(value) or not LOWEST <= value <= HIGHEST:
            continue
        at = QPointF(x, plot.down(value))
        curves.ring(painter, at, 4.5 * s, theme["bg"], theme[line.role], 2 * s)
        if any(abs(at.y() - other) < 16 * s for other in drawn):
            continue
        drawn.append(at.y())
        text = magnitudes.said(float(line.log10[step - 1]), view.language)
        left = x - ink.width(text, made) - 14 * s > plot.rect.left()
        where = at + QPointF((-9 if left else 9) * s, 14 * s)
        align = (ink.RIGHT if left else ink.LEFT) | ink.MIDDLE
        ink.text(painter, where, text, made, theme[line.role], align, theme["bg"], 2 * s)
    _scale(painter, place.scale, found, step, view, theme)


def scale_cells(room: QRectF, count: int) -> list[QRectF]:
    """Where each band's cell stands."""
    wide = room.width() / count
    return [QRectF(room.left() + k * wide, room.top(), wide, 0.40 * room.height()) for k in range(count)]


def _scale(painter: QPainter, room: QRectF, found: Sources, step: int, view: View, theme: Theme) -> None:
    """Every band of lag in its colour, with its share at this step; below it, which lags it holds."""
    s, K = view.scale, len(found.lags)
    made, bold = font("tick", s, view.present), font("tick", s, view.present, 600)
    for k, cell in enumerate(scale_cells(room, K)):
        fill = shade(k, K, theme)
        painter.fillRect(cell.adjusted(0, 0, -1.5 * s, 0), fill)
        ink.text(
            painter,
            cell,
            share_text(float(found.shares[k, step - 1])),
            bold,
            on(fill),
            ink.CENTRE | ink.MIDDLE,
        )
        where = QPointF(cell.center().x(), cell.bottom() + 4 * s)
        name = lag(found.lags[k]) if k < K - 1 else f"{found.lags[k][0]}+"
        ink.text(painter, where, name, made, theme["ink2"], ink.CENTRE | ink.TOP)
    text = words.say("gradients-stack-scale", view.language, step=step)
    where = QPointF(room.left(), room.bottom() - 4 * s)
    ink.text(painter, where, text, made, theme["ink3"], ink.LEFT | ink.BOTTOM)


def panels(rect: QRectF, view: View) -> dict[str, QRectF]:
    """Both plots by name, the stack with its scale."""
    lower = here(rect, view).stack_heading.top()
    return {
        "sizes": QRectF(rect.left(), rect.top(), rect.width(), lower - rect.top()),
        "shares": QRectF(rect.left(), lower, rect.width(), rect.bottom() - lower),
    }


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """Both plots by step, and every band of the scale."""
    place, found = here(rect, view), snapshot.content.sources
    count = found.shares.shape[1]
    strips: list[Hit] = []
    for kind, box in (("total", place.sizes), ("shares", place.stack)):
        strips += _strips(kind, box.left(), box.top(), box.width(), box.height(), count)
    bands = []
    for k, cell in enumerate(scale_cells(place.scale, len(found.lags))):
        area = QPainterPath()
        area.addRect(cell)
        bands.append(Hit(Target("lag", (k,)), area))
    return (*strips, *bands)


@lru_cache(maxsize=8)
def _strips(kind: str, left: float, top: float, width: float, height: float, count: int) -> tuple[Hit, ...]:
    blocks = min(count, _BLOCKS)
    edges = [round(k * count / blocks) for k in range(blocks + 1)]
    found = []
    for a, b in pairwise(edges):
        area = QPainterPath()
        area.addRect(QRectF(left + a * width / count, top, (b - a) * width / count, height))
        found.append(Hit(Target(kind, ((a + b + 1) // 2,)), area))
    return tuple(found)
