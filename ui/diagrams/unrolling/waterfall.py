"""One number a step, each standing on the sum of those before it, under the columns of the network.

On the way back it is the followed weight's share from every copy; on the way there the loss of every
step. The bar on the left is the sum so far.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters.unrolling import UnrollingContent
from ui import words
from ui.diagrams import ink
from ui.diagrams.amounts import figure, label, tick
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import Same, extent
from ui.diagrams.unrolling.unrolled_moment import ERROR, FULL_DETAIL, SHARE, Moment
from ui.theme import Theme, alpha, font, mix
from ui.view import Hit, Target, View

# Up to so many steps the picture is painted anew for every share; of more it is painted once.
WHOLE = 16


class Axis(NamedTuple):
    """Where step 0 and the steps' columns stand: the middle of the first, and their distance."""

    total: float
    first: float
    pitch: float

    def x(self, step: float) -> float:
        """The middle of a step's column."""
        return self.first + self.pitch * (step - 1)


@dataclass(frozen=True)
class _Fall:
    """The bars: shares in the order in which they arrive, from the first step on or from the last."""

    place: tuple[float, float, float, float]
    axis: Axis
    scale: float
    type: float
    low: float
    high: float

    @property
    def rect(self) -> QRectF:
        return QRectF(*self.place)

    def y(self, value: float) -> float:
        """The height of a value; what is no number stands on the zero line."""
        r = self.rect
        top, bottom = r.top() + 16 * self.type, r.bottom() - 24 * self.type
        share = (
            (value - self.low) / (self.high - self.low)
            if math.isfinite(value)
            else -self.low / (self.high - self.low)
        )
        return bottom - max(-0.02, min(1.02, share)) * (bottom - top)


def series(content: UnrollingContent, backward: bool) -> Floats:
    """What each step adds, (T,)."""
    return content.followed.shares if backward else content.trace.step_losses


@lru_cache(maxsize=16)
def _sums(shares: Same[Floats], backward: bool) -> tuple[Floats, float, float]:
    """The sums before each share (T + 1,), in the order of arrival, and a range that holds them all."""
    order = shares.thing[::-1] if backward else shares.thing
    with np.errstate(all="ignore"):
        sums = np.concatenate(([0.0], np.cumsum(order)))
    finite = sums[np.isfinite(sums)]
    low, high = float(min(0.0, finite.min())), float(max(0.0, finite.max()))
    if high == low:
        high = low + 1e-12
    step = tick(high - low)
    return sums, math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def paint(
    painter: QPainter,
    rect: QRectF,
    axis: Axis,
    content: UnrollingContent,
    m: Moment,
    view: View,
    theme: Theme,
) -> None:
    """The waterfall in `rect` as far as the playhead has come."""
    shares = series(content, m.backward)
    sums, low, high = _sums(Same(shares), m.backward)
    f = _Fall(extent(rect), axis, view.scale, view.scale * (1.2 if view.present else 1.0), low, high)
    done = _done(m)
    for part, count in _parts(f, done, m, direct=is_direct(painter)):
        key = ("waterfall", Same(shares), f, count, m.backward, theme, view.language, view.present)
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)

        def draw(layer: QPainter, count: int = count) -> None:
            _still(layer, f, shares, sums, count, m, view, theme)

        cached(painter, rect, key, draw, theme["bg"])
        painter.restore()
    if done and axis.pitch >= 3.0 * view.scale:
        last = m.steps - done + 1 if m.backward else done
        _level(painter, f, last, float(sums[done]), m.backward, theme)
    live = _live(m, done)
    painter.save()
    total = float(sums[done])
    if live is not None:
        step, share = live
        value = float(shares[step - 1]) * share
        _bar(painter, f, step, float(sums[done]), float(sums[done]) + value, m.backward, theme, True)
        total += value
    _total(painter, f, sums, done, total, m.backward, view, theme)
    for target in (view.selection, view.hover):
        if target is not None and target.kind == "share" and 1 <= target.index[0] <= len(shares):
            x, half = axis.x(target.index[0]), 0.5 * axis.pitch
            painter.setPen(QPen(theme["ink"], 1.4 * view.scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            area = QRectF(x - half, rect.top(), 2 * half, rect.height() - 2 * view.scale)
            painter.drawRoundedRect(
                area.adjusted(view.scale, view.scale, -view.scale, -view.scale),
                3 * view.scale,
                3 * view.scale,
            )
    painter.restore()


def _parts(f: _Fall, done: int, m: Moment, *, direct: bool) -> list[tuple[QRectF, int]]:
    """Parts of the picture, and how many shares are in there.

    Of many steps the whole fall is painted once, and as much of it shown as the playhead has reached.
    """
    r = f.rect
    if m.steps <= WHOLE or direct:
        return [(r, done)]
    way = -1 if m.backward else 1
    edge = f.axis.x(m.steps - done + 1 if m.backward else done) + way * 0.5 * f.axis.pitch
    left, right = (
        QRectF(r.topLeft(), QPointF(edge, r.bottom())),
        QRectF(QPointF(edge, r.top()), r.bottomRight()),
    )
    return [(left, 0), (right, m.steps)] if m.backward else [(left, m.steps), (right, 0)]


def _done(m: Moment) -> int:
    """How many steps have had their share."""
    if m.backward:
        return m.steps - m.step
    return max(0, m.step - 1) if m.step and m.there(m.step, ERROR) < 1.0 else m.step


def _live(m: Moment, done: int) -> tuple[int, float] | None:
    """The step whose share is growing, and how far it has grown."""
    if m.steps > FULL_DETAIL or not m.step:
        return None
    share = m.back(m.step, SHARE) if m.backward else m.there(m.step, ERROR)
    return (m.step, share) if 0.0 < share < 1.0 else None


def hits(rect: QRectF, axis: Axis, content: UnrollingContent) -> tuple[Hit, ...]:
    """Every step's share, and the sum."""
    return _hits(extent(rect), axis, content.steps)


@lru_cache(maxsize=16)
def _hits(place: tuple[float, float, float, float], axis: Axis, steps: int) -> tuple[Hit, ...]:
    rect, found = QRectF(*place), []
    areas = [(Target("share", (step,)), axis.x(step), axis.pitch) for step in range(1, steps + 1)]
    for target, x, wide in [*areas, (Target("total"), axis.total, min(60.0, axis.first - axis.total))]:
        path = QPainterPath()
        path.addRect(QRectF(x - wide / 2, rect.top(), wide, rect.height()))
        found.append(Hit(target, path))
    return tuple(found)


def _still(
    painter: QPainter, f: _Fall, shares: Floats, sums: Floats, done: int, m: Moment, view: View, theme: Theme
) -> None:
    s, steps = f.scale, len(shares)
    left, right = (
        f.axis.total - 0.5 * min(60 * s, f.axis.first - f.axis.total),
        f.axis.x(steps) + 0.5 * f.axis.pitch + 4 * s,
    )
    step = tick(f.high - f.low)
    made = font("tick", s, view.present)
    value = math.ceil(f.low / step - 1e-6) * step
    while value <= f.high + 1e-6 * step:
        y, zero = f.y(value), abs(value) < 1e-6 * step
        painter.fillRect(
            QRectF(left, y - 0.5 * s, right - left, max(1.0, s)), theme["axis" if zero else "hair"]
        )
        text = label(0.0 if zero else value, step)
        ink.text(painter, QPointF(right + 5 * s, y), text, made, theme["ink2"], ink.LEFT | ink.MIDDLE)
        value += step
    order = range(steps, 0, -1) if m.backward else range(1, steps + 1)
    many = f.axis.pitch < 3.0 * s
    for place, which in enumerate(order):
        if place < done:
            _bar(
                painter,
                f,
                which,
                float(sums[place]),
                float(sums[place + 1]),
                m.backward,
                theme,
                False,
                bare=many,
                first=place == 0,
            )
        elif steps <= WHOLE and f.axis.pitch >= 12 * s:
            _to_come(painter, f, which, float(sums[done]), theme)
    _numbers(painter, f, shares, sums, done, m, view, theme)
    every = next(
        n
        for n in (1, 2, 5, 10, 20, 50, 100, 200, 500)
        if n * f.axis.pitch >= (24 if n < 100 else 34) * f.type
    )
    for which in range(1, steps + 1):
        if which % every == 0 or (every == 1):
            at = QPointF(f.axis.x(which), f.rect.bottom() - 8 * f.type)
            ink.text(painter, at, str(which), made, theme["ink2"], ink.CENTRE | ink.MIDDLE)


def _hue(backward: bool, theme: Theme) -> QColor:
    return theme["backward" if backward else "ink2"]


def _bar(
    painter: QPainter,
    f: _Fall,
    step: int,
    before: float,
    after: float,
    backward: bool,
    theme: Theme,
    live: bool,
    bare: bool = False,
    first: bool = False,
) -> None:
    x, pitch = f.axis.x(step), f.axis.pitch
    if bare:
        a, b = f.y(before), f.y(after)
        area = QRectF(x - pitch / 2, min(a, b), max(pitch, 1.0), max(abs(a - b), 1.2 * f.scale))
        painter.fillRect(area, _hue(backward, theme))
        return
    half = min(17 * f.scale, 0.38 * pitch)
    a, b = f.y(before), f.y(after)
    top, high = min(a, b), max(abs(a - b), max(1.0, 1.2 * f.scale))
    span = abs(f.y(f.low) - f.y(f.high)) or 1.0
    hue = _hue(backward, theme)
    fill = hue if live else mix(theme["bg"], hue, 0.62 + 0.38 * min(1.0, 2.5 * high / span))
    painter.fillRect(QRectF(x - half, top, 2 * half, high), fill)
    if pitch >= 12 * f.scale and not first:
        # The level was handed on by the step that came before.
        pen = QPen(alpha(hue, 0.8), max(1.0, f.scale))
        pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        way = -1 if backward else 1
        painter.drawLine(QPointF(x - way * half, a), QPointF(x - way * (pitch - half), a))


def _level(painter: QPainter, f: _Fall, step: int, level: float, backward: bool, theme: Theme) -> None:
    """From the last share that is in to the sum so far."""
    pen = QPen(alpha(_hue(backward, theme), 0.8), max(1.0, f.scale))
    pen.setDashPattern([2.5, 2.5])
    painter.setPen(pen)
    half = min(17 * f.scale, 0.38 * f.axis.pitch)
    painter.drawLine(
        QPointF(f.axis.x(step) - half, f.y(level)), QPointF(f.axis.total + 17 * f.scale, f.y(level))
    )


def _to_come(painter: QPainter, f: _Fall, step: int, level: float, theme: Theme) -> None:
    half = min(17 * f.scale, 0.38 * f.axis.pitch)
    pen = QPen(theme["hair2"], max(1.0, f.scale))
    pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y = f.y(level)
    painter.drawRoundedRect(
        QRectF(f.axis.x(step) - half, y - 5 * f.scale, 2 * half, 10 * f.scale), 4 * f.scale, 4 * f.scale
    )


def _numbers(
    painter: QPainter, f: _Fall, shares: Floats, sums: Floats, done: int, m: Moment, view: View, theme: Theme
) -> None:
    made = font("tick", f.scale, view.present, 600)
    steps = len(shares)
    for place in range(done):
        step = steps - place if m.backward else place + 1
        text = figure(float(shares[step - 1]), signed=m.backward)
        if shares[step - 1] == 0.0 or ink.width(text, made) > f.axis.pitch - 2 * f.scale:
            continue
        a, b = f.y(float(sums[place])), f.y(float(sums[place + 1]))
        falls = b > a + 0.5
        y = max(a, b) + 9 * f.type if falls else min(a, b) - 9 * f.type
        at = QPointF(f.axis.x(step), y)
        ink.text(
            painter,
            at,
            text,
            made,
            theme["backward" if m.backward else "ink2"],
            ink.CENTRE | ink.MIDDLE,
            theme["bg"],
            2 * f.scale,
        )


def _total(
    painter: QPainter,
    f: _Fall,
    sums: Floats,
    done: int,
    total: float,
    backward: bool,
    view: View,
    theme: Theme,
) -> None:
    s, x, hue = f.scale, f.axis.total, _hue(backward, theme)
    half = 17 * s
    zero, level = f.y(0.0), f.y(total)
    area = QRectF(x - half, min(zero, level), 2 * half, max(1.5 * s, abs(zero - level)))
    painter.setPen(QPen(hue, 1.6 * s))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    small, big = font("small", s, view.present), font("body", s, view.present, 600)
    below = level > zero + 0.5
    # The number at the bar's end; the word beyond it, or above the zero line where the bar hangs down.
    y = min(area.bottom() + 10 * f.type, f.rect.bottom() - 8 * f.type) if below else area.top() - 9 * f.type
    other = area.top() - 10 * f.type if below else y - 15 * f.type
    word = words.say("unrolling-so-far", view.language)
    for where, text, made, role in (
        (y, figure(total, signed=backward), big, hue),
        (other, word, small, theme["ink2"]),
    ):
        wide = ink.width(text, made) + 4 * s
        painter.fillRect(QRectF(x - wide / 2, where - 6 * f.type, wide, 12 * f.type), theme["bg"])
        ink.text(painter, QPointF(x, where), text, made, role, ink.CENTRE | ink.MIDDLE)
