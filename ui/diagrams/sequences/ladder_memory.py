"""The memory profile: how much each value of the past moves the guess, computed exactly."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.arrays import Floats
from simulator.chapters._sequences_content import LinearPicture, Rung, SequencesContent
from ui import words
from ui.diagrams import axes, ink
from ui.diagrams.axes import Axes
from ui.diagrams.sequences.ladder_layout import Row
from ui.diagrams.sequences.ladder_strip import WINDOWED, taps
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, font
from ui.view import View


def top(content: SequencesContent) -> float:
    """The height of every row's scale: 1, or more where a model amplifies a value on average."""
    means = [rung.memory_mean[np.isfinite(rung.memory_mean)] for rung in content.ladder]
    largest = max((float(mean.max()) for mean in means if mean.size), default=1.0)
    return 1.0 if largest <= 1.0 else min(100.0, math.ceil(10.0 * largest) / 10.0)


def profile_axes(row: Row, content: SequencesContent, view: View) -> Axes:
    """The lags from left to right; room above for the sentence and below for the lags' names."""
    s = view.scale
    small = font("tick", s, view.present)
    rect = row.memory.adjusted(0, 2 * s, 0, -(ink.leading(small) + 1 * s))
    return Axes(rect, (0.4, content.lags + 0.6), (0.0, top(content) * 1.02))


def frame(
    painter: QPainter,
    row: Row,
    content: SequencesContent,
    rung: Rung,
    view: View,
    theme: Theme,
    average: bool,
) -> None:
    """Everything that does not move: the axis, the average, the sentence."""
    a, s = profile_axes(row, content, view), view.scale
    painter.fillRect(QRectF(a.rect.left(), a.rect.bottom(), a.rect.width(), max(1.0, s)), theme["axis"])
    axes.x_labels(painter, a, _marks(content, rung), view, theme)
    if rung.name in WINDOWED:
        _end(painter, a, taps(rung), view, theme)
    if average and len(rung.memory_mean):
        axes.curve(
            painter, a, np.arange(1, content.lags + 1), _drawn(rung.memory_mean), theme["ink2"], 1.1 * s
        )
    says(painter, row, content, rung, view, theme)


def _drawn(profile: Floats) -> Floats:
    """Where a value is exactly zero nothing is drawn."""
    return np.where(profile == 0.0, np.nan, profile)


def _marks(content: SequencesContent, rung: Rung) -> tuple[float, ...]:
    inner = (taps(rung),) if rung.name in WINDOWED else (10,)
    named = dict.fromkeys((1, *inner, *range(20, content.lags, 20), content.lags))
    last = content.lags
    return tuple(
        float(k)
        for k in named
        if k in (1, last) or (4 <= k <= last - 4 and (k in inner or k - inner[0] >= 5))
    )


def _end(painter: QPainter, a: Axes, count: int, view: View, theme: Theme) -> None:
    """A wall where the window ends."""
    s, x = view.scale, a.across(count + 0.5)
    if count + 1 > a.x[1]:
        return
    painter.fillRect(QRectF(x - 0.6 * s, a.rect.bottom() - 18 * s, 1.2 * s, 18 * s), theme["ink2"])
    made = font("small", s, view.present)
    said = words.say("sequences-memory-zero", view.language)
    if ink.width(said, made) + 8 * s <= a.rect.right() - x:
        ink.text(
            painter,
            QPointF(x + 7 * s, a.rect.bottom() - 10 * s),
            said,
            made,
            theme["ink3"],
            ink.LEFT | ink.MIDDLE,
        )


def sentence(content: SequencesContent, rung: Rung, language: str) -> tuple[str, str]:
    """What the profile shows, in two short lines: only what was computed."""
    if rung.diverged_at >= 0:
        key = "sequences-memory-diverged"
        return words.say(key, language, update=str(rung.diverged_at)), words.say(f"{key}.more", language)
    if not rung.fitted:
        return words.say("sequences-memory-unfitted", language), words.say(
            "sequences-memory-unfitted.more", language
        )
    if rung.name in WINDOWED:
        key = f"sequences-memory-{rung.name}"
        return words.say(key, language, count=taps(rung)), words.say(f"{key}.more", language)
    mean = rung.memory_mean
    total = float(mean.sum()) if np.isfinite(mean).all() else 0.0
    if total <= 0.0:
        return words.say("sequences-memory-none", language), words.say("sequences-memory-none.more", language)
    if isinstance(rung.picture, LinearPicture):
        fading = ink.number(rung.picture.fading, 2)
        key = "sequences-memory-linear_dynamical"
        return words.say(key, language, factor=fading), words.say(f"{key}.more", language)
    half = int(np.searchsorted(np.cumsum(mean), total / 2)) + 1
    first = words.say("sequences-memory-half", language, lag=half)
    return first, words.say("sequences-memory-half.more", language, length=rung.memory_length)


def says(
    painter: QPainter, row: Row, content: SequencesContent, rung: Rung, view: View, theme: Theme
) -> None:
    """The sentence in the row's upper right corner."""
    s = view.scale
    for k, line in enumerate(sentence(content, rung, view.language)):
        made = font("small", s, view.present, 600 if k == 0 else None)
        place = QRectF(
            row.memory.left(), row.memory.top() + k * ink.leading(made), row.memory.width(), ink.leading(made)
        )
        room = row.memory.width() - 14 * s
        ink.text(
            painter,
            place,
            ink.elide(line, made, room),
            made,
            theme["ink" if k == 0 else "ink2"],
            ink.RIGHT | ink.MIDDLE,
            halo=theme["bg"],
            halo_width=2 * s,
        )


def bars(
    painter: QPainter, row: Row, content: SequencesContent, rung: Rung, at: Moment, view: View, theme: Theme
) -> None:
    """The profile at this moment; nothing where it is exactly zero."""
    if at.now < 0 or at.now >= len(rung.memory):
        return
    a = profile_axes(row, content, view)
    now, following = rung.memory[at.now], rung.memory[min(at.now + 1, len(rung.memory) - 1)]
    share = at.place - at.now
    profile = (1.0 - share) * now + share * following
    step = a.rect.width() / (a.x[1] - a.x[0])
    wide = max(1.0, 0.72 * step)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for lag, value in enumerate(profile.tolist(), 1):
        if value == 0.0 or not math.isfinite(value):
            continue
        tall = min(value / a.y[1], 1.0) * a.rect.height()
        bar = QRectF(a.across(lag) - wide / 2, a.rect.bottom() - max(tall, 1.0), wide, max(tall, 1.0))
        painter.fillRect(bar, theme["backward"])
    painter.restore()
