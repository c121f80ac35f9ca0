"""A small plot of curves over one axis: hairlines, ticks, every curve named at its end."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from ui.diagrams import axes as plots
from ui.diagrams import ink
from ui.diagrams.axes import Axes, Values
from ui.diagrams.curves import title
from ui.theme import Theme, font
from ui.view import View


class Line(NamedTuple):
    """One curve: a value for every place of the axis; NaN leaves a gap."""

    y: Values
    label: str = ""
    role: str = "ink"
    width: float = 1.8
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, eq=False)
class Plot:
    """What is plotted. `log` says that y and its range are log10 of what is meant."""

    title: str
    note: str
    x_name: str
    x: Values
    lines: tuple[Line, ...]
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    log: bool = False
    # A line across, with its name: a threshold, zero.
    level: tuple[float, str] | None = None


def heading(view: View) -> float:
    """How high a panel's heading is, with the room below it."""
    return (32 if view.present else 26) * view.scale


def body(rect: QRectF, plot: Plot, view: View) -> Axes:
    """Where the curves are: `rect` less heading, labels below, at the left and at the right end."""
    s = view.scale
    small = font("tick", s, view.present)
    right = max((ink.width(line.label, _letters(view)) for line in plot.lines if line.label), default=0.0)
    below = ink.leading(small) + 6 * s
    inner = rect.adjusted(0, heading(view) + 2 * s, -(right + 10 * s if right else 7 * s), -below)
    marked = rows(plot, inner.height(), view)
    inner.setLeft(rect.left() + max(ink.width(_figure(plot, row), small) for row in (*marked, 0.0)) + 8 * s)
    return Axes(inner, plot.x_range, plot.y_range)


def paint(painter: QPainter, rect: QRectF, plot: Plot, view: View, theme: Theme) -> Axes:
    """The whole plot, heading included; returns its axes."""
    a, s = body(rect, plot, view), view.scale
    row = QRectF(rect.left(), rect.top(), rect.width(), heading(view) - 6 * s)
    title(painter, row, plot.title, plot.note, view, theme)
    marked = rows(plot, a.rect.height(), view)
    plots.grid(painter, a, (), marked, theme, s)
    plots.y_labels(painter, a, marked, view, theme, plots.power if plot.log else plots.plain)
    _below(painter, a, plot, view, theme)
    is_level = plot.level is not None and a.holds(plot.x_range[0], plot.level[0])
    if plot.level is not None and is_level:
        y = a.down(plot.level[0])
        painter.fillRect(QRectF(a.rect.left(), y - 0.5 * s, a.rect.width(), s), theme["axis"])
    for line in plot.lines:
        plots.curve(painter, a, plot.x, line.y, theme[line.role], line.width * s, _dashes(line, s))
    if plot.level is not None and is_level:
        _level(painter, a, plot, view, theme)
    _names(painter, a, plot, view, theme)
    return a


def mark(painter: QPainter, a: Axes, x: float, theme: Theme, scale: float) -> None:
    """An upright line at a place of the axis."""
    if a.holds(x, a.y[0]):
        painter.fillRect(
            QRectF(a.across(x) - 0.6 * scale, a.rect.top(), 1.2 * scale, a.rect.height()), theme["ink2"]
        )


def _dashes(line: Line, scale: float) -> tuple[float, ...]:
    return tuple(px * scale for px in line.dashes)


def _letters(view: View) -> QFont:
    return font("tick", view.scale, view.present, 500)


def rows(plot: Plot, height: float, view: View) -> tuple[float, ...]:
    """The values that are marked at the left."""
    low, high = plot.y_range
    most = max(2, int(height / (30 * view.scale)))
    if not plot.log:
        return plots.nice(low, high, most)
    first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
    step = max(1, math.ceil((last - first) / (most - 1)))
    return tuple(float(k) for k in range(-(-first // step) * step, last + 1, step))


def _figure(plot: Plot, value: float) -> str:
    return (plots.power if plot.log else plots.plain)(value)


def _below(painter: QPainter, a: Axes, plot: Plot, view: View, theme: Theme) -> None:
    """The axis with its first, last and a few round values, and its name between them."""
    s, made = view.scale, font("tick", view.scale, view.present)
    y = a.rect.bottom() + 5 * s
    low, high = plot.x_range
    first, last = plots.plain(low), plots.plain(high)
    painter.fillRect(QRectF(a.rect.left(), a.rect.bottom(), a.rect.width(), s), theme["axis"])
    ink.text(painter, QPointF(a.rect.left(), y), first, made, theme["ink3"], ink.LEFT | ink.TOP)
    if high > low:
        ink.text(painter, QPointF(a.rect.right(), y), last, made, theme["ink3"], ink.RIGHT | ink.TOP)
    room = a.rect.width() - ink.width(first, made) - ink.width(last, made) - 24 * s
    if ink.width(plot.x_name, made) <= room:
        ink.text(
            painter, QPointF(a.rect.center().x(), y), plot.x_name, made, theme["ink3"], ink.CENTRE | ink.TOP
        )


def _level(painter: QPainter, a: Axes, plot: Plot, view: View, theme: Theme) -> None:
    """The name of the line across, above it at its right end, or where it hides least of the curves."""
    assert plot.level is not None
    value, name = plot.level
    y, s = a.down(value), view.scale
    made = font("tick", s, view.present)
    if not name:
        return
    ground = QRectF(0, 0, ink.width(name, made) + 8 * s, ink.leading(made) - 2 * s)
    pieces = [piece for line in plot.lines for piece in a.pieces(plot.x, line.y)]
    top = y - 1.5 * s - ground.height()
    if top < a.rect.top():
        return
    fewest, place = math.inf, ground
    for share in (1.0, 0.75, 0.5, 0.25, 0.0):
        spot = ground.translated(a.rect.left() + share * (a.rect.width() - ground.width()), top)
        crossed = sum(_crossed(spot, piece) for piece in pieces) if fewest else 0
        if crossed < fewest:
            fewest, place = crossed, spot
    painter.fillRect(place, theme["bg"])
    ink.text(painter, place, name, made, theme["ink2"], ink.CENTRE | ink.MIDDLE)


def _crossed(area: QRectF, points: Values) -> int:
    """How many stretches of a line through `points` (N, 2), px, run through the area; by their extents."""
    low, high = np.minimum(points[:-1], points[1:]), np.maximum(points[:-1], points[1:])
    apart = (high < area.topLeft().toTuple()) | (low > area.bottomRight().toTuple())
    return int((~apart.any(axis=1)).sum())


def _names(painter: QPainter, a: Axes, plot: Plot, view: View, theme: Theme) -> None:
    """The curves' names at their right ends, pushed apart where they would overlap."""
    s, made = view.scale, _letters(view)
    step = ink.leading(made)
    ends = []
    for line in plot.lines:
        finite = [float(y) for y in line.y if math.isfinite(y)]
        if line.label and finite:
            ends.append((min(max(a.down(finite[-1]), a.rect.top()), a.rect.bottom()), line))
    ends.sort(key=lambda end: end[0])
    places = apart([y for y, _ in ends], step, a.rect.top(), a.rect.bottom())
    for y, (_, line) in zip(places, ends, strict=True):
        at = QPointF(a.rect.right() + 8 * s, y)
        ink.text(painter, at, line.label, made, theme[line.role], ink.LEFT | ink.MIDDLE)


def apart(wanted: list[float], step: float, low: float, high: float) -> list[float]:
    """Rising places at least `step` apart (where there is room), near the wanted rising ones."""
    places = list(wanted)
    for k in range(1, len(places)):
        places[k] = max(places[k], places[k - 1] + step)
    if places and places[-1] > high:
        places[-1] = max(high, low)
        for k in range(len(places) - 2, -1, -1):
            places[k] = min(places[k], places[k + 1] - step)
    return places
