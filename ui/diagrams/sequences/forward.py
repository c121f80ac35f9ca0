"""One step of the forward algorithm with its numbers in: multiply by transition and evidence, normalise."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from simulator.arrays import Floats
from simulator.chapters._sequences_content import ForwardSteps, MarkovPicture
from ui import equations, words
from ui.diagrams import heat_map, ink
from ui.diagrams.sequences.ladder_strip import belief_shades
from ui.diagrams.sequences.moment import Moment
from ui.equations import Term, subscript
from ui.theme import Theme, font
from ui.view import View

COLUMNS = ("last", "expected", "evidence", "product", "belief")
# A sum of more terms than this is read from the table, not from a line.
_TERMS = 8


def columns(steps: ForwardSteps, picture: MarkovPicture, t: int) -> dict[str, Floats]:
    """The numbers (N,) of every stage of the step to index `t`."""
    last = steps.belief[t - 1] if t else picture.start
    return {
        "last": last,
        "expected": steps.expected[t],
        "evidence": steps.evidence[t],
        "product": steps.product[t],
        "belief": steps.belief[t],
    }


def predict(steps: ForwardSteps, picture: MarkovPicture, t: int) -> tuple[str, ...]:
    """Σ_j belief_j A_ji of the state that turns out likeliest."""
    best, count = int(np.argmax(steps.belief[t])), len(picture.start)
    name, value = subscript(best + 1), float(steps.expected[t, best])
    if not t:
        return (f"ĥ{name} = π{name} = {equations.number(value)}",)
    if count > _TERMS:
        return (f"ĥ{name} = Σ h·A = {equations.number(value)}",)
    terms = [Term(float(steps.belief[t - 1, j]), float(picture.transition[j, best])) for j in range(count)]
    return equations.weighted_sum(f"ĥ{name}", terms, value)


def update(steps: ForwardSteps, t: int) -> tuple[str, ...]:
    """product = expected · evidence; belief = product / Σ product of the likeliest state."""
    best = int(np.argmax(steps.belief[t]))
    name, total = subscript(best + 1), float(steps.product[t].sum())
    product = float(steps.product[t, best])
    factors = equations.product(float(steps.evidence[t, best]), float(steps.expected[t, best]))
    found = tuple(f"b{name}·ĥ{name} = {line}" for line in factors)
    return found + equations.quotient(f"h{name}", product, total, float(steps.belief[t, best]))


def table(
    painter: QPainter,
    rect: QRectF,
    steps: ForwardSteps,
    picture: MarkovPicture,
    t: int,
    updated: bool,
    view: View,
    theme: Theme,
) -> None:
    """Every state's numbers through the step as bars: last belief, expected, evidence, product, belief.

    Before the observation has come its columns are empty.
    """
    s, count = view.scale, len(picture.start)
    made = font("small", s, view.present)
    head = ink.leading(made)
    step = (rect.height() - head - 4 * s) / count
    across = rect.width() / len(COLUMNS)
    values = columns(steps, picture, t)
    small = font("tick", s, view.present)
    has_numbers = step >= 0.95 * ink.leading(small) * 0.8
    for k, name in enumerate(COLUMNS):
        x = rect.left() + k * across
        said = words.say(f"sequences-forward-{name}", view.language)
        ink.text(
            painter,
            QRectF(x, rect.top(), across - 6 * s, head),
            ink.elide(said, made, across - 6 * s),
            made,
            theme["ink2"],
            ink.LEFT | ink.MIDDLE,
        )
        waits = not updated and name in ("evidence", "product", "belief")
        numbers = 34 * s * (1.25 if view.present else 1.0) if has_numbers else 6 * s
        wide = across - numbers - 6 * s
        for i in range(count):
            y = rect.top() + head + 4 * s + (count - 1 - i) * step
            place = QRectF(x, y, wide, max(1.0, 0.78 * step))
            painter.fillRect(place, theme["sel"])
            value = float(values[name][i])
            if waits or not np.isfinite(value):
                continue
            role = "forward" if name == "evidence" else "ink"
            painter.fillRect(QRectF(x, y, min(1.0, value) * wide, place.height()), theme[role])
            if has_numbers:
                at = QPointF(place.right() + 4 * s, place.center().y())
                ink.text(painter, at, equations.number(value), small, theme["ink2"], ink.LEFT | ink.MIDDLE)


def trellis(
    painter: QPainter,
    rect: QRectF,
    steps: ForwardSteps,
    at: Moment,
    smoothed: bool,
    best_path: bool,
    view: View,
    theme: Theme,
) -> None:
    """Belief over time, known up to now; given everything if `smoothed`; the likeliest path on top."""
    shown = steps.smoothed if smoothed else steps.belief
    upto = len(shown) if smoothed else at.seen
    if upto:
        colours = heat_map.coloured(shown[:upto].T[::-1], 0.0, 1.0, belief_shades(theme), theme["bg"])
        area = QRectF(rect.left(), rect.top(), rect.width() * upto / len(shown), rect.height())
        heat_map.draw(painter, area, colours.shape, heat_map.cells(colours))
    heat_map.outline(painter, rect, theme, view.scale)
    if best_path:
        _path(painter, rect, steps, view, theme)


def _path(painter: QPainter, rect: QRectF, steps: ForwardSteps, view: View, theme: Theme) -> None:
    wide, high = rect.width() / len(steps.path), rect.height() / steps.belief.shape[1]
    points = []
    for k, state in enumerate(steps.path.tolist()):
        y = rect.bottom() - (state + 0.5) * high
        points += [QPointF(rect.left() + k * wide, y), QPointF(rect.left() + (k + 1) * wide, y)]
    for role, thick in (("bg", 4.4), ("forward", 2.2)):
        pen = QPen(theme[role], thick * view.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
