"""What a model keeps for the next step: last values, units made afresh, an ellipse, a belief, activities."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.chapters._sequences_content import LinearPicture, Rung, SequencesContent
from ui import words
from ui.diagrams import axes, glyphs, ink
from ui.diagrams.axes import Axes
from ui.diagrams.sequences import gaussian, letters
from ui.diagrams.sequences.ladder_layout import Row
from ui.diagrams.sequences.ladder_strip import normalised, taps
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, font
from ui.view import View

# How many of the last positions the ellipse's trail shows.
_TRAIL = 40


def paint(
    painter: QPainter, row: Row, content: SequencesContent, rung: Rung, at: Moment, view: View, theme: Theme
) -> None:
    """The picture at the step of now; the words below it are `words_of`."""
    now = at.now
    match rung.name:
        case "autoregressive":
            if content.series.symbols:
                _letters(painter, row.kept, content, rung, now, view, theme)
            else:
                _values(painter, row.kept, content, rung, now, view, theme)
        case "linear_dynamical" if isinstance(rung.picture, LinearPicture):
            ellipse(painter, row.kept, rung.picture, at, view, theme)
        case "hidden_markov":
            _belief(painter, row.kept, rung, now, view, theme)
        case _:
            _units(painter, row.kept, rung, now, view, theme)


def words_of(rung: Rung, content: SequencesContent, language: str) -> tuple[str, str]:
    """Two short lines: what it is, and what it can carry."""
    count = taps(rung) if rung.name in ("autoregressive", "feed_forward") else rung.hidden.shape[1]
    first = words.say(f"sequences-kept-{rung.name}", language, count=count)
    more: dict[str, str | float] = {"count": count}
    key = f"sequences-kept-{rung.name}.more"
    if rung.name == "hidden_markov":
        more = {"bits": ink.number(math.log2(max(1, count)), 0), "count": count}
    elif isinstance(rung.picture, LinearPicture) and math.isfinite(rung.picture.period):
        more = {"period": ink.number(rung.picture.period, 1)}
        key = "sequences-kept-turning"
    return first, words.say(key, language, **more)


def says(
    painter: QPainter, row: Row, rung: Rung, content: SequencesContent, view: View, theme: Theme
) -> None:
    """The two lines under the picture."""
    made = font("small", view.scale, view.present)
    step = ink.leading(made)
    for k, line in enumerate(words_of(rung, content, view.language)):
        place = QRectF(row.says.left(), row.says.top() + k * step, row.says.width(), step)
        weight = 600 if k and rung.name == "hidden_markov" else None
        letters = font("small", view.scale, view.present, weight)
        role = "ink" if weight else "ink3"
        ink.text(
            painter,
            place,
            ink.elide(line, letters, place.width()),
            letters,
            theme[role],
            ink.LEFT | ink.MIDDLE,
        )


def _values(
    painter: QPainter, rect: QRectF, content: SequencesContent, rung: Rung, now: int, view: View, theme: Theme
) -> None:
    """The last values as bars from the lowest there is."""
    s, count = view.scale, taps(rung)
    values = normalised(content)
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
    step = min(15 * s, rect.width() / max(1, count))
    for k in range(count):
        index = now - (count - 1 - k)
        if index < 0 or not math.isfinite(values[index]):
            continue
        share = (float(values[index]) - low) / (high - low or 1.0)
        tall = max(1.0 * s, share * rect.height())
        bar = QRectF(rect.left() + k * step, rect.bottom() - tall, max(1.0, step - 3 * s), tall)
        painter.fillRect(bar, theme["axis"])
    painter.fillRect(QRectF(rect.left(), rect.bottom(), count * step, max(1.0, s)), theme["axis"])


def _letters(
    painter: QPainter, rect: QRectF, content: SequencesContent, rung: Rung, now: int, view: View, theme: Theme
) -> None:
    """The last letters."""
    count, series = taps(rung), content.series
    kept = series.letters[max(0, now + 1 - count) : now + 1].tolist() if now >= 0 else []
    wide = min(16 * view.scale, rect.width() / max(1, count))
    high = min(rect.height(), 26 * view.scale)
    place = QRectF(rect.left(), rect.bottom() - high, rect.width(), high)
    text = "".join(series.symbols[letter] for letter in kept)
    letters.row(painter, place, text, len(text), wide, view, theme)


def _units(painter: QPainter, rect: QRectF, rung: Rung, now: int, view: View, theme: Theme) -> None:
    """The layer's units as a block of circles."""
    count = rung.hidden.shape[1] if rung.hidden.ndim == 2 else 0
    if not count:
        return
    s = view.scale
    columns = max(1, min(count, round(math.sqrt(count * rect.width() / max(1.0, rect.height()))) or 1))
    rows = math.ceil(count / columns)
    step = min(20 * s, rect.width() / columns, rect.height() / rows)
    known = 0 <= now < len(rung.hidden)
    for k in range(count):
        centre = QPointF(rect.left() + (k % columns + 0.5) * step, rect.top() + (k // columns + 0.5) * step)
        value = float(rung.hidden[now, k]) if known and math.isfinite(rung.hidden[now, k]) else None
        glyphs.unit(painter, centre, 0.41 * step, value, theme, outline=min(1.2 * s, 0.1 * step))


def _belief(painter: QPainter, rect: QRectF, rung: Rung, now: int, view: View, theme: Theme) -> None:
    """A bar a state, the highest state on top; the likeliest has its number."""
    s, count = view.scale, rung.hidden.shape[1]
    step = min(9 * s, rect.height() / count)
    wide = 0.56 * rect.width()
    belief = rung.hidden[now] if 0 <= now < len(rung.hidden) else np.zeros(count)
    best = int(np.nanargmax(belief)) if np.isfinite(belief).any() else 0
    for k in range(count):
        place = QRectF(rect.left(), rect.top() + (count - 1 - k) * step, wide, max(1.0, 0.74 * step))
        painter.fillRect(place, theme["sel"])
        share = min(1.0, float(belief[k]))
        if share > 0.0:
            painter.fillRect(QRectF(place.left(), place.top(), share * wide, place.height()), theme["ink"])
        if k == best and share > 0.0:
            made = font("small", s, view.present)
            at = QPointF(place.right() + 6 * s, place.center().y())
            ink.text(painter, at, ink.number(share, 2), made, theme["ink2"], ink.LEFT | ink.MIDDLE)


def ellipse(
    painter: QPainter, rect: QRectF, picture: LinearPicture, at: Moment, view: View, theme: Theme
) -> None:
    """The belief about where the hidden state is: prediction widens it, the observation narrows it."""
    s, now = view.scale, at.now
    # A track is far longer than an ellipse is wide: there the picture goes along with it.
    a = gaussian.close_up(rect, picture, at) if len(picture.C) == 2 else gaussian.plane(rect, picture)
    if a.y[0] < 0.0 < a.y[1]:
        painter.fillRect(QRectF(rect.left(), a.down(0.0), rect.width(), max(1.0, 0.8 * s)), theme["hair"])
    if a.x[0] < 0.0 < a.x[1]:
        painter.fillRect(QRectF(a.across(0.0), rect.top(), max(1.0, 0.8 * s), rect.height()), theme["hair"])
    if now < 0:
        return
    first = max(0, now - _TRAIL)
    trail = picture.after_mean[first : now + 1]
    axes.curve(painter, a, trail[:, 0], trail[:, 1], theme["axis"], 1.0 * s)
    _now(painter, a, picture, at, s, theme)


def _now(painter: QPainter, a: Axes, picture: LinearPicture, at: Moment, s: float, theme: Theme) -> None:
    mean, covariance, share = gaussian.between(picture, at)
    before = min(at.now + (1 if at.phase else 0), len(picture.before_mean) - 1)
    gaussian.ellipse(
        painter,
        a,
        picture.before_mean[before],
        picture.before_covariance[before],
        theme["forward"],
        s,
        dashed=True,
    ) if share >= 1.0 else None
    gaussian.ellipse(painter, a, mean, covariance, theme["forward"], s)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme["ink"])
    spot = a.at(float(mean[0]), float(mean[1]))
    if math.isfinite(spot.x()) and math.isfinite(spot.y()):
        painter.setPen(QPen(theme["bg"], 1.0 * s))
        painter.drawEllipse(spot, 3.2 * s, 3.2 * s)
