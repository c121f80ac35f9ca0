"""The series and what a model guessed of it: known up to now, faint after, and the guess beyond now.

Numbers are drawn in their own units. Of a text the curve is the share of belief given beforehand to the
letter that came.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from simulator.arrays import Floats
from simulator.chapters._sequences_content import Rung, SequencesContent, Series
from ui.diagrams import amounts, axes, curves, ink
from ui.diagrams.axes import Axes, Values
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, alpha, font
from ui.view import View

_BAND = 0.13
_BEYOND = 2.0  # spreads that the band is wide


def guessed(series: Series, rung: Rung) -> Floats:
    """What is drawn of a model's guesses, (W, C): numbers as they are, of a text the belief in what came."""
    if not series.symbols:
        return rung.guess
    if not len(rung.guess):
        return np.zeros((0, 1))
    return np.asarray(rung.guess[np.arange(len(rung.guess)), series.letters][:, None])


def plot_axes(rect: QRectF, content: SequencesContent) -> Axes:
    """The same axes in every row: a step is one wide, values with a little air."""
    series = content.series
    steps = (-0.5, max(0.5, len(series.times) - 0.5))
    if series.symbols:
        return Axes(rect, steps, (0.0, 1.0))
    finite = series.values[np.isfinite(series.values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    air = 0.06 * (high - low) or max(1.0, abs(high)) * 0.5
    return Axes(rect, steps, (low - air, high + air))


def levels(a: Axes, s: float) -> tuple[float, ...]:
    """The values that are named at the left."""
    found: tuple[float, ...] = ()
    for most in range(3, 7):
        found = axes.nice(a.y[0], a.y[1], most)
        if len(found) >= 2:
            break
    # Where rows are low the outermost are enough.
    return found if len(found) <= 2 or a.rect.height() / len(found) > 18 * s else (found[0], found[-1])


def frame(painter: QPainter, a: Axes, series: Series, view: View, theme: Theme) -> None:
    """Hairlines and the values they stand for; where what was fitted to ends; the gaps that were bridged."""
    s, rows = view.scale, levels(a, view.scale)
    axes.grid(painter, a, (), rows, theme, s)
    step = rows[1] - rows[0] if len(rows) > 1 else 1.0
    axes.y_labels(painter, a, rows, view, theme, lambda value: amounts.label(value, step))
    split = split_at(series)
    if split is not None:
        x = a.across(split)
        pen = QPen(theme["axis"], 1.0 * s)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, a.rect.top()), QPointF(x, a.rect.bottom()))
    if not series.symbols and series.missing.any():
        for k in np.flatnonzero(series.missing).tolist():
            at = a.at(k, float(series.values[k, 0]))
            curves.ring(painter, at, 2.4 * s, theme["bg"], theme["axis"], 1.0 * s)


def split_at(series: Series) -> float | None:
    """Where in the window the held-out part begins, between two steps; None if that is not in it."""
    place = series.split - series.first
    return place - 0.5 if 0 < place < len(series.times) else None


def series_line(painter: QPainter, a: Axes, series: Series, view: View, theme: Theme, past: bool) -> None:
    """The data: the axis' hue where it is known, faint where it is still to come."""
    if series.symbols:
        return
    s, x = view.scale, np.arange(len(series.values))
    role, wide = ("axis", 1.4) if past else ("hair2", 1.2)
    for channel in range(series.values.shape[1]):
        axes.curve(painter, a, x, series.values[:, channel], theme[role], wide * s)


def guess_lines(
    painter: QPainter,
    a: Axes,
    content: SequencesContent,
    rung: Rung,
    view: View,
    theme: Theme,
    upto: int,
    first: int = 0,
) -> None:
    """A model's guesses with their spread, from the index `first` to `upto`, this one left out."""
    series, s = content.series, view.scale
    values = guessed(series, rung)[first:upto]
    x = np.arange(first, first + len(values))
    for channel in range(values.shape[1] if len(values) else 0):
        if rung.spread.shape[0] and not series.symbols:
            band(painter, a, x, values[:, channel], rung.spread[first:upto, channel], theme)
        axes.curve(painter, a, x, values[:, channel], theme["forward"], 1.9 * s)


def band(painter: QPainter, a: Axes, x: Values, middle: Floats, spread: Floats, theme: Theme) -> None:
    """Two spreads to either side of a guess."""
    known = np.isfinite(middle) & np.isfinite(spread)
    ends = np.flatnonzero(np.diff(np.concatenate(([False], known, [False])).astype(np.int8)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(alpha(theme["forward"], _BAND))
    for begin, end in ends.reshape(-1, 2):
        if end - begin < 2:
            continue
        part = slice(begin, end)
        upper = np.clip(middle[part] + _BEYOND * spread[part], *a.y)
        lower = np.clip(middle[part] - _BEYOND * spread[part], *a.y)
        there, back = curves.places(a, x[part], upper), curves.places(a, x[part], lower)
        painter.drawPolygon(QPolygonF(curves.polygon(np.vstack((there, back[::-1])))))


def beyond(
    painter: QPainter, a: Axes, content: SequencesContent, rung: Rung, at: Moment, view: View, theme: Theme
) -> None:
    """The guess of what comes next: from now to the horizon, ending in a ring."""
    series, s, now = content.series, view.scale, at.now
    if now < 0 or not len(rung.ahead) or series.symbols:
        return
    moved = at.place - now
    following = min(now + 1, len(rung.ahead) - 1)
    # While a step is under way the guess glides from the one made at its start to the next.
    reach = (1.0 - moved) * rung.ahead[now] + moved * rung.ahead[following]  # (h, D)
    x = at.place + 1 + np.arange(len(reach))
    inside = x <= len(series.times) - 0.5
    for channel in range(reach.shape[1]):
        y = reach[:, channel]
        if len(y) > 1:
            if rung.ahead_spread.shape[0]:
                band(painter, a, x[inside], y[inside], rung.ahead_spread[now, inside, channel], theme)
            axes.curve(painter, a, x[inside], y[inside], theme["forward"], 1.9 * s, (4 * s, 3 * s))
        if inside.any():
            last = int(np.flatnonzero(inside)[-1])
            _ring(painter, a, float(x[last]), float(y[last]), theme, s)


def _ring(painter: QPainter, a: Axes, x: float, y: float, theme: Theme, s: float) -> None:
    if not math.isfinite(y):
        return
    y = min(max(y, a.y[0]), a.y[1])
    curves.ring(painter, a.at(x, y), 4.6 * s, theme["bg"], theme["forward"], 2.0 * s)


def channels(painter: QPainter, a: Axes, series: Series, view: View, theme: Theme) -> None:
    """The names of several curves at their right ends."""
    if series.symbols or len(series.channels) < 2:
        return
    made, s = font("tick", view.scale, view.present), view.scale
    for channel, name in enumerate(series.channels):
        last = float(series.values[-1, channel])
        at = QPointF(a.rect.right() + 4 * s, a.down(last))
        ink.text(painter, at, name, made, theme["ink3"], ink.LEFT | ink.MIDDLE)
