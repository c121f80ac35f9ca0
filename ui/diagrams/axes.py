"""Axes of painted plots: scales, ticks, names beside them, and curves as quantised lines.

A curve's points are rounded to a sixteenth of a pixel. So equal pictures have equal points, a layer
can be named by them, and an engine's last bit repaints nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from simulator.arrays import Floats
from ui.diagrams import ink
from ui.theme import Theme, font
from ui.view import View

_GRAIN = 16.0
_NICE = (1, 2, 5)


@dataclass(frozen=True)
class Scale:
    """Values `low` to `high` along the pixels `start` to `end`; y-axes have `start` below `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def all(self, values: ArrayLike) -> Floats:
        """The pixels of values (N,); what is not finite stays so."""
        with np.errstate(all="ignore"):
            shares = (np.asarray(values, np.float64) - self.low) / (self.high - self.low)
            return np.asarray(self.start + shares * (self.end - self.start))

    def value(self, pixel: float) -> float:
        """The value at a pixel."""
        return self.low + (pixel - self.start) / (self.end - self.start) * (self.high - self.low)

    def holds(self, value: float) -> bool:
        """Whether the value lies on the axis."""
        return self.low <= value <= self.high


def spaced(low: float, high: float, most: int) -> list[float]:
    """At most `most` round values from `low` to `high`, steps of 1, 2 or 5 times a power of ten."""
    wide = (high - low) / max(1, most - 1)
    if wide <= 0 or not math.isfinite(wide):
        return [low]
    base = 10.0 ** math.floor(math.log10(wide))
    step = next(step for step in (*(n * base for n in _NICE), 10 * base) if step >= wide * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    return [k * step for k in range(first, math.floor(high / step + 1e-9) + 1)]


def powers(low: float, high: float, most: int) -> list[int]:
    """At most `most` whole exponents from `low` to `high`, evenly spaced, 0 among them if it is there."""
    wide = (high - low) / max(1, most)
    step = next((s * 10**k for k in range(6) for s in _NICE if s * 10**k >= wide), 10**6)
    return [k * step for k in range(math.ceil(low / step), math.floor(high / step) + 1)]


def steps(count: int, most: int) -> list[int]:
    """Time steps named along an axis from 1 to `count`: the first, round ones, the last."""
    if count <= 1:
        return [1]
    inner = [round(v) for v in spaced(0, count, most) if v >= 1]
    gap = (inner[1] - inner[0] if len(inner) > 1 else count) * 0.55
    kept = [v for v in inner if v - 1 > gap and count - v > gap]
    return [1, *kept, count]


def lines(x: Floats, y: Floats, low: float, high: float) -> list[QPolygonF]:
    """A curve as lines: y (N,) held within pixels `low` to `high`, broken where it is NaN.

    Where there are several points a pixel, each pixel keeps its lowest and its highest.
    """
    y = np.where(np.isnan(y), np.nan, np.minimum(np.maximum(y, low), high))
    x, y = _thinned(x, y)
    grid = np.round(np.column_stack((x, y)) * _GRAIN) / _GRAIN
    whole = ~np.isnan(grid[:, 1])
    borders = np.flatnonzero(np.diff(np.concatenate(([False], whole, [False])).astype(np.int8)))
    return [
        QPolygonF([QPointF(a, b) for a, b in grid[start:end].tolist()])
        for start, end in zip(borders[::2], borders[1::2], strict=True)
    ]


def _thinned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    if len(x) < 3 * max(1.0, abs(x[-1] - x[0])):
        return x, y
    cells = np.floor(x).astype(np.int64)
    starts = np.flatnonzero(np.diff(cells, prepend=cells[0] - 1))
    kept: list[int] = []
    for start, end in zip(starts, (*starts[1:], len(x)), strict=True):
        part = y[start:end]
        if np.isnan(part).all():
            kept.append(int(start))
            continue
        kept += sorted({int(start + np.nanargmin(part)), int(start + np.nanargmax(part))})
    return x[kept], y[kept]


def signature(curves: Sequence[QPolygonF]) -> int:
    """What names these lines in the key of a layer."""
    return hash(tuple((p.x(), p.y()) for curve in curves for p in curve))


def stroke(
    painter: QPainter,
    curves: Sequence[QPolygonF],
    colour: QColor,
    width: float,
    dashes: Sequence[float] = (),
) -> None:
    """Draw the lines of a curve; `dashes` is a pattern in px."""
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if dashes:
        pen.setDashPattern([part / width for part in dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for curve in curves:
        painter.drawPolyline(curve)


def dots(painter: QPainter, points: QPolygonF, colour: QColor, across: float) -> None:
    """Round dots, many of them at once."""
    painter.setPen(QPen(colour, across, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(points)


def across(
    painter: QPainter,
    plot: QRectF,
    scale: Scale,
    ticks: Iterator[tuple[float, str]] | Sequence[tuple[float, str]],
    view: View,
    theme: Theme,
    name: str = "",
) -> float:
    """An axis under the plot: ticks with their texts, its name below at the left; the pixel below it."""
    s = view.scale
    made = font("tick", s, view.present)
    painter.setPen(QPen(theme["axis"], s))
    painter.drawLine(QLineF(plot.left(), plot.bottom(), plot.right(), plot.bottom()))
    y = plot.bottom() + 4 * s
    for value, text in ticks:
        x = scale.at(value)
        painter.setPen(QPen(theme["axis"], s))
        painter.drawLine(QLineF(x, plot.bottom(), x, y))
        ink.text(painter, QPointF(x, y + 4 * s), text, made, theme["ink3"], ink.CENTRE | ink.TOP)
    below = y + 4 * s + ink.capital(made)
    if name:
        label = font("small", s, view.present)
        ink.text(
            painter, QPointF(plot.left(), below + 9 * s), name, label, theme["ink3"], ink.LEFT | ink.TOP
        )
        below += 9 * s + ink.capital(label)
    return below


def upward(
    painter: QPainter,
    plot: QRectF,
    scale: Scale,
    ticks: Sequence[tuple[float, str]],
    view: View,
    theme: Theme,
    grid: bool = True,
) -> None:
    """Ticks at the left of the plot, hairlines across it."""
    s = view.scale
    made = font("tick", s, view.present)
    for value, text in ticks:
        y = scale.at(value)
        if grid:
            painter.setPen(QPen(theme["hair"], max(1.0, s)))
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        where = QPointF(plot.left() - 8 * s, y)
        ink.text(painter, where, text, made, theme["ink3"], ink.RIGHT | ink.MIDDLE)


def title(
    painter: QPainter, where: QRectF, name: str, note: str, view: View, theme: Theme, gap: float = 12.0
) -> float:
    """A panel's title on the rectangle's line, and beside it a note where there is room; their width."""
    big, small = font("panel_title", view.scale, view.present), font("label", view.scale, view.present)
    base = QPointF(where.left(), where.center().y() + ink.capital(big) / 2)
    name = name if ink.width(name, big) <= where.width() else ink.elide(name, big, where.width())
    wide = ink.text(painter, base, name, big, theme["ink"])
    begin = wide + gap * view.scale
    if note and begin + ink.width(note, small) <= where.width():
        return begin + ink.text(painter, base + QPointF(begin, 0), note, small, theme["ink3"])
    return wide
