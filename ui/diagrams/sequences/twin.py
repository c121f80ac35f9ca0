"""The filter as a network: weights side by side, both run on the same data, and how far apart they come."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.arrays import Floats
from simulator.chapters._sequences_content import ForwardSteps, KalmanSteps, LinearPicture
from ui import equations, words
from ui.diagrams import axes, heat_map, ink, maths
from ui.diagrams.axes import Axes
from ui.diagrams.sequences import kalman
from ui.diagrams.sequences.ladder_strip import activation_shades
from ui.diagrams.sequences.said import apart
from ui.theme import Theme, font, on
from ui.view import View

# What counts as the same: the difference the chapter promises.
SAME = 1e-9
_SHOWN = 4


def _largest(values: Floats) -> float:
    """The largest size of a finite number there is, 1 without any."""
    known = np.abs(values[np.isfinite(values)])
    return float(known.max()) if known.size else 1.0


def matrix(painter: QPainter, rect: QRectF, values: Floats, most: float, view: View, theme: Theme) -> None:
    """A weight matrix as cells with their numbers, where there is room for them."""
    rows, columns = values.shape
    cells = np.clip(values / most, -1.0, 1.0) if most > 0.0 else values
    colours = heat_map.coloured(cells, -1.0, 1.0, activation_shades(theme), theme["bg"])
    heat_map.draw(painter, rect, values.shape, heat_map.cells(colours))
    heat_map.outline(painter, rect, theme, view.scale)
    wide, high = rect.width() / columns, rect.height() / rows
    made = font("tick", view.scale, view.present)
    if wide < 1.1 * ink.width("−0.00", made) or high < 0.9 * ink.leading(made):
        return
    for i in range(rows):
        for j in range(columns):
            place = QRectF(rect.left() + j * wide, rect.top() + i * high, wide, high)
            fill = theme.activation(float(cells[i, j]))
            ink.text(
                painter, place, equations.number(float(values[i, j])), made, on(fill), ink.CENTRE | ink.MIDDLE
            )


def linear(
    painter: QPainter,
    rect: QRectF,
    steps: KalmanSteps,
    shown: LinearPicture,
    seen: int,
    view: View,
    theme: Theme,
) -> None:
    """The settled Kalman filter beside the linear recurrent network that it is."""
    s = view.scale
    head = _head(
        painter,
        rect,
        words.say("sequences-twin-linear", view.language),
        "h_t = U h_{t−1} + W x_t",
        view,
        theme,
    )
    body = rect.adjusted(0, head, 0, 0)
    left = QRectF(body.left(), body.top(), 0.46 * body.width(), body.height())
    right = QRectF(left.right() + 0.05 * body.width(), body.top(), 0.49 * body.width(), body.height())
    pairs = kalman.matrices(steps, shown)
    most = max(_largest(part) for _, a, _, b in pairs for part in (a, b))
    size = len(shown.A)
    shares = (size, pairs[1][1].shape[1])
    x, high = left.left(), left.height() - 20 * s
    unit = min((left.width() - 66 * s) / (2 * sum(shares)), 62 * s, high / max(1, size) * 2.2)
    tall = min(high, size * 30 * s)
    made = 13.5 * s * (1.25 if view.present else 1.0)
    for (name, values, other, weights), columns in zip(pairs, shares, strict=True):
        for label, part in ((name, values), (other, weights)):
            place = QRectF(x, left.top() + 20 * s, unit * columns, tall)
            matrix(painter, place, part, most, view, theme)
            maths.maths(painter, QPointF(place.left(), left.top() + 13 * s), label, made, theme["ink2"])
            x = place.right() + (22 * s if part is values else 0.0)
            if part is values and label == name:
                ink.text(
                    painter,
                    QPointF(place.right() + 11 * s, place.center().y()),
                    "=",
                    font("body", s, view.present),
                    theme["ink2"],
                    ink.CENTRE | ink.MIDDLE,
                )
        x += 22 * s
    k = 0
    runs = (steps.steady[:, k], steps.network[:, k])
    _runs(painter, right, runs, seen, steps.difference, steps.settled, view, theme)


def multiplicative(
    painter: QPainter, rect: QRectF, steps: ForwardSteps, seen: int, view: View, theme: Theme
) -> None:
    """The forward algorithm beside the multiplicative network that it is."""
    head = _head(
        painter,
        rect,
        words.say("sequences-twin-multiplicative", view.language),
        "h_t = softmax(log(A^T h_{t−1}) + G φ(x_t) + g)",
        view,
        theme,
    )
    body = rect.adjusted(0, head, 0, 0)
    best = int(np.argmax(np.nan_to_num(steps.belief).std(axis=0)))
    runs = (steps.belief[:, best], steps.network[:, best])
    _runs(painter, body, runs, seen, steps.difference, -2, view, theme)


def _head(painter: QPainter, rect: QRectF, title: str, formula: str, view: View, theme: Theme) -> float:
    s, big = view.scale, font("panel_title", view.scale, view.present)
    y = rect.top() + ink.capital(big) + 3 * s
    across = ink.text(
        painter, QPointF(rect.left(), y), ink.elide(title, big, rect.width()), big, theme["ink"]
    )
    size = 1.1 * big.pixelSize()
    if across + 18 * s + maths.width(formula, size) <= rect.width():
        maths.maths(painter, QPointF(rect.left() + across + 18 * s, y), formula, size, theme["ink2"])
    return 1.7 * big.pixelSize()


def _runs(
    painter: QPainter,
    rect: QRectF,
    runs: tuple[Floats, Floats],
    seen: int,
    difference: float,
    settled: int,
    view: View,
    theme: Theme,
) -> None:
    """Both runs over time, the network's as dots on the filter's line, and the largest difference."""
    s, made = view.scale, font("body", view.scale, view.present, 500)
    is_same = difference <= SAME
    key = "sequences-twin-same" if is_same else "sequences-twin-apart"
    line = words.say(key, view.language, difference=apart(difference), limit=apart(SAME))
    known = runs[0][np.isfinite(runs[0])]
    low, high = (float(known.min()), float(known.max())) if known.size else (-1.0, 1.0)
    air = 0.1 * (high - low) or 1.0
    foot = ink.leading(made)
    a = Axes(rect.adjusted(0, 2 * s, 0, -foot - 6 * s), (-0.5, len(runs[0]) - 0.5), (low - air, high + air))
    axes.grid(painter, a, (), (0.0,) if a.y[0] < 0.0 < a.y[1] else (), theme, s)
    x = np.arange(len(runs[0]))
    axes.curve(painter, a, x, runs[0], theme["hair2"], 1.2 * s)
    axes.curve(painter, a, x[:seen], runs[0][:seen], theme["forward"], 3.4 * s)
    axes.curve(painter, a, x[:seen], runs[1][:seen], theme["ink"], 1.2 * s, (3 * s, 3 * s))
    if settled > 0:
        painter.fillRect(QRectF(a.across(settled), a.rect.top(), s, a.rect.height()), theme["axis"])
    role = "ok" if is_same else "warn"
    shown = ink.elide(("✓ " if is_same else "– ") + line, made, rect.width())
    ink.text(painter, QPointF(rect.left(), rect.bottom() - 4 * s), shown, made, theme[role])
