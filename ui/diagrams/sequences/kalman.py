"""One step of the Kalman filter with its numbers in: prediction widens the belief, observation narrows it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.arrays import Floats
from simulator.chapters._sequences_content import KalmanSteps, LinearPicture, SequencesContent
from ui import equations, words
from ui.diagrams import axes, ink
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.diagrams.sequences import gaussian
from ui.diagrams.sequences.moment import Moment
from ui.diagrams.sequences.said import name as model_name
from ui.equations import Term, subscript
from ui.theme import Theme, font
from ui.view import View

# How many hidden numbers are worked out on paper; the others go the same way.
_WORKED = 2


def _small(left: str, terms: list[Term], value: float) -> tuple[str, ...]:
    """A sum of variances as one line; small ones in multiples of a power of ten, to have figures."""
    if not (math.isfinite(value) and 0.0 < value < 0.095):
        return equations.weighted_sum(left, terms, value)
    exponent = -math.floor(math.log10(value))
    factor = 10.0**exponent
    scaled = [Term(term.weight * factor) for term in terms]
    return equations.weighted_sum(f"10{equations.superscript(exponent)} {left}", scaled, value * factor)


def predict(steps: KalmanSteps, picture: LinearPicture, t: int) -> tuple[str, ...]:
    """m⁻ = A m and the widened variance P⁻ = A P Aᵀ + Q of the first hidden numbers at index `t`."""
    size = steps.before_mean.shape[1]
    last = steps.mean[t - 1] if t else None
    found: tuple[str, ...] = ()
    for i in range(min(_WORKED, size)):
        left, value = f"m⁻{subscript(i + 1)}", float(steps.before_mean[t, i])
        if last is None:
            found += (f"{left} = {equations.number(value)}",)
        else:
            terms = [Term(float(picture.A[i, j]), float(last[j])) for j in range(size)]
            found += equations.weighted_sum(left, terms, value)
    for i in range(min(_WORKED, size)):
        name = subscript(i + 1) * 2
        wide = float(steps.before_covariance[t, i, i])
        if last is None:
            found += _small(f"P⁻{name}", [Term(wide)], wide)
            continue
        carried, noise = float(wide - picture.Q[i, i]), float(picture.Q[i, i])
        # (A P Aᵀ + Q)_ii
        found += _small(f"P⁻{name}", [Term(carried), Term(noise)], wide)
    return found


def update(steps: KalmanSteps, picture: LinearPicture, t: int) -> tuple[str, ...]:
    """e = x − C m⁻, F = C P⁻ Cᵀ + R, K = P⁻ Cᵀ F⁻¹, m = m⁻ + K e at index `t`; the first observed number."""
    size, seen = steps.before_mean.shape[1], steps.observed.shape[1]
    before = steps.before_mean[t]
    terms = [Term(float(steps.observed[t, 0]))]
    terms += [Term(-float(picture.C[0, j]), float(before[j])) for j in range(size) if picture.C[0, j] != 0.0]
    found = equations.weighted_sum("e", terms, float(steps.surprise[t, 0]))
    wide = float(steps.surprise_covariance[t, 0, 0])
    found += _small("F", [Term(wide - float(picture.R[0, 0])), Term(float(picture.R[0, 0]))], wide)
    # P = (I − K C) P⁻, told of the first hidden number
    narrow, before_it = float(steps.covariance[t, 0, 0]), float(steps.before_covariance[t, 0, 0])
    shrunk = _small("P₁₁", [Term(before_it), Term(narrow - before_it)], narrow)
    reach = steps.before_covariance[t] @ picture.C[0]
    for i in range(min(_WORKED, size)):
        name, gain = subscript(i + 1), float(steps.gain[t, i, 0])
        if seen == 1:
            found += equations.quotient(f"K{name}", float(reach[i]), wide, gain)
        pushes = [Term(float(before[i]))]
        pushes += [Term(float(steps.gain[t, i, d]), float(steps.surprise[t, d])) for d in range(seen)]
        found += equations.weighted_sum(f"m{name}", pushes, float(steps.mean[t, i]))
        found += shrunk if i == 0 else ()
    return found


def picture(
    painter: QPainter,
    rect: QRectF,
    content: SequencesContent,
    shown: LinearPicture,
    at: Moment,
    smoothed: bool,
    view: View,
    theme: Theme,
) -> None:
    """The plane of the belief: the way so far, the ellipse after prediction and after the observation."""
    s, made = view.scale, font("small", view.scale, view.present)
    title = words.say("sequences-belief-plane", view.language)
    ink.text(painter, rect.topLeft() + QPointF(0, ink.capital(made) + 2 * s), title, made, theme["ink3"])
    inner = rect.adjusted(0, ink.leading(made) + 4 * s, 0, -ink.leading(made) - 4 * s)
    if content.series.name == "radar":
        near = QRectF(inner.left() + 0.56 * inner.width(), inner.top(), 0.44 * inner.width(), inner.height())
        inner = QRectF(inner.left(), inner.top(), 0.52 * inner.width(), inner.height())
        _near(painter, near, content, shown, at, view, theme)
    a = gaussian.plane(inner, shown)
    key = ("kalman way", Same(content), extent(inner), at.seen, smoothed, theme, s, view.present)
    cached(
        painter, inner, key, lambda onto: _way(onto, a, content, shown, at, smoothed, s, theme), theme["bg"]
    )
    if at.now >= 0 or at.phase:
        _ellipses(painter, a, shown, at, s, theme)
    _legend(painter, rect, smoothed, view, theme)


def _way(
    painter: QPainter,
    a: axes.Axes,
    content: SequencesContent,
    shown: LinearPicture,
    at: Moment,
    smoothed: bool,
    s: float,
    theme: Theme,
) -> None:
    """The axes, what the radar said, and the way of the mean so far."""
    inner = a.rect
    if a.y[0] < 0.0 < a.y[1]:
        painter.fillRect(QRectF(inner.left(), a.down(0.0), inner.width(), s), theme["hair"])
    if a.x[0] < 0.0 < a.x[1]:
        painter.fillRect(QRectF(a.across(0.0), inner.top(), s, inner.height()), theme["hair"])
    if content.series.name == "radar" and len(content.series.truth):
        _radar(painter, a, content, shown, at, s, theme)
    if smoothed and content.inference is not None and content.inference.kalman is not None:
        way = content.inference.kalman.smoothed_mean @ shown.plane.T
        axes.curve(painter, a, way[:, 0], way[:, 1], theme["ink3"], 1.2 * s, (4 * s, 3 * s))
    way = shown.after_mean[: at.seen]
    if len(way) > 1:
        axes.curve(painter, a, way[:, 0], way[:, 1], theme["axis"], 1.2 * s)


def _near(
    painter: QPainter,
    rect: QRectF,
    content: SequencesContent,
    shown: LinearPicture,
    at: Moment,
    view: View,
    theme: Theme,
) -> None:
    """The same plane close by, about the mean of now."""
    s, side = view.scale, min(rect.width(), rect.height())
    box = QRectF(rect.right() - side, rect.center().y() - side / 2, side, side)
    a = gaussian.close_up(box, shown, at)
    painter.save()
    painter.setPen(QPen(theme["hair2"], s))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(box, 4 * s, 4 * s)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    _radar(painter, a, content, shown, at, s, theme)
    if at.now >= 0:
        _ellipses(painter, a, shown, at, s, theme)
    painter.restore()


def _radar(
    painter: QPainter,
    a: axes.Axes,
    content: SequencesContent,
    shown: LinearPicture,
    at: Moment,
    s: float,
    theme: Theme,
) -> None:
    """The target itself, and what the radar said of it, in the same plane."""
    series = content.series
    truth, heard = series.truth - shown.plane_offset, series.values - shown.plane_offset
    axes.curve(painter, a, truth[:, 0], truth[:, 1], theme["hair2"], 2.4 * s)
    painter.setPen(QPen(theme["ink2"], 1.0 * s))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, y in heard[: at.seen].tolist():
        if not a.holds(x, y):
            continue
        spot, arm = a.at(x, y), 2.4 * s
        painter.drawLine(spot - QPointF(arm, arm), spot + QPointF(arm, arm))
        painter.drawLine(spot - QPointF(arm, -arm), spot + QPointF(arm, -arm))


def _ellipses(
    painter: QPainter, a: axes.Axes, shown: LinearPicture, at: Moment, s: float, theme: Theme
) -> None:
    mean, covariance, taken = gaussian.between(shown, at)
    before = min(at.now + 1, len(shown.before_mean) - 1) if at.phase else at.now
    if taken > 0.0:
        gaussian.ellipse(
            painter,
            a,
            shown.before_mean[before],
            shown.before_covariance[before],
            theme["ink3"],
            s,
            dashed=True,
        )
    gaussian.ellipse(painter, a, mean, covariance, theme["forward"], s)
    painter.setPen(QPen(theme["bg"], s))
    painter.setBrush(theme["ink"])
    if np.isfinite(mean).all():
        painter.drawEllipse(a.at(float(mean[0]), float(mean[1])), 3.4 * s, 3.4 * s)


def _legend(painter: QPainter, rect: QRectF, smoothed: bool, view: View, theme: Theme) -> None:
    made = font("small", view.scale, view.present)
    key = "sequences-belief-legend-smoothed" if smoothed else "sequences-belief-legend"
    said = ink.elide(words.say(key, view.language), made, rect.width())
    ink.text(painter, QPointF(rect.left(), rect.bottom() - 3 * view.scale), said, made, theme["ink3"])


def matrices(steps: KalmanSteps, shown: LinearPicture) -> tuple[tuple[str, Floats, str, Floats], ...]:
    """Pairs that must be equal: what the settled filter multiplies with, and the network's weights."""
    size = len(shown.A)
    kept = (np.eye(size) - steps.input_weights @ shown.C) @ shown.A
    return (
        ("(I − K C) A", kept, "U", steps.recurrent_weights),
        ("K", steps.input_weights, "W", steps.input_weights),
    )


def title(language: str) -> str:
    """The model that is stepped through."""
    return model_name("linear_dynamical", language)
