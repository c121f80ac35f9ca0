"""The scene "copies": every step's copy of one weight, its share of the gradient, what the last update did.

With the copies kept equal, the sum of the shares moves all of them; let go, each follows its own share
and they drift apart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from simulator.chapters.unrolling import UnrollingContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, ink
from ui.diagrams.amounts import figure, label, tick
from ui.diagrams.layers import cached
from ui.diagrams.maths import maths
from ui.diagrams.sameness import Same, extent
from ui.diagrams.unrolling import weight_matrix
from ui.diagrams.unrolling.unrolled_moment import Moment
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# What is larger is drawn on the border.
_LARGEST = 1e150


@dataclass(frozen=True)
class _Places:
    place: tuple[float, float, float, float]
    steps: int
    scale: float
    type: float

    @property
    def rect(self) -> QRectF:
        return QRectF(*self.place)

    @property
    def side(self) -> float:
        return min(230 * self.type, 0.25 * self.rect.width())

    @property
    def heading(self) -> QRectF:
        return QRectF(self.rect.left(), self.rect.top(), self.rect.width(), 26 * self.type)

    @property
    def switch(self) -> QRectF:
        r = self.rect
        return QRectF(r.right() - self.side, r.top() + 34 * self.type, self.side, 38 * self.type)

    @property
    def values(self) -> QRectF:
        """The plot of the copies' values."""
        r, top = self.rect, self.rect.top() + 62 * self.type
        return QRectF(r.left() + 52 * self.type, top, self._wide, 0.56 * (r.bottom() - top) - 20 * self.type)

    @property
    def _wide(self) -> float:
        return self.rect.width() - self.side - (52 + 34) * self.type

    @property
    def shares(self) -> QRectF:
        """The plot of the copies' shares."""
        r, top = self.rect, self.values.bottom() + 46 * self.type
        return QRectF(self.values.left(), top, self._wide, r.bottom() - 26 * self.type - top)

    @property
    def matrix(self) -> QRectF:
        top = self.switch.bottom() + 16 * self.type
        return QRectF(self.rect.right() - self.side, top, self.side, 0.5 * (self.rect.bottom() - top))

    @property
    def argument(self) -> QRectF:
        top = self.matrix.bottom() + 10 * self.type
        return QRectF(self.matrix.left(), top, self.side, self.rect.bottom() - top)

    @property
    def pitch(self) -> float:
        return self.values.width() / self.steps

    def x(self, step: int) -> float:
        return self.values.left() + (step - 0.5) * self.pitch


@lru_cache(maxsize=16)
def _places(place: tuple[float, float, float, float], steps: int, scale: float, present: bool) -> _Places:
    return _Places(place, steps, scale, scale * (1.2 if present else 1.0))


def _here(rect: QRectF, content: UnrollingContent, view: View) -> _Places:
    return _places(extent(rect), content.steps, view.scale, view.present)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`."""
    content: UnrollingContent = snapshot.content
    g = _here(rect, content, view)
    wanted = bool(snapshot.settings.values()["tied"])
    key = ("copies", Same(content), g, wanted, theme, view.language, view.present)
    cached(painter, rect, key, lambda layer: _draw(layer, g, content, wanted, view, theme), theme["bg"])
    weight_matrix.paint(painter, g.matrix, content, Moment(content.steps, 0.0, True), view, theme)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme["ink"], 1.5 * g.scale))
    for target in (view.selection, view.hover):
        if target is not None and target.kind == "tied":
            painter.drawRoundedRect(g.switch, 0.5 * g.switch.height(), 0.5 * g.switch.height())
        if target is not None and target.kind == "copy" and 1 <= target.index[0] <= g.steps:
            wide = max(g.pitch, 3 * g.scale)
            painter.drawRect(
                QRectF(
                    g.x(target.index[0]) - wide / 2, g.values.top(), wide, g.shares.bottom() - g.values.top()
                )
            )
    painter.restore()


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """Where the parts of this scene stand."""
    g = _here(rect, snapshot.content, view)
    left = g.rect.left()
    lower = QRectF(QPointF(left, g.values.bottom() + 8 * g.type), QPointF(g.shares.right(), g.rect.bottom()))
    return {
        "copies": QRectF(g.rect.topLeft(), QPointF(g.values.right(), g.values.bottom() + 8 * g.type)),
        "shares": lower,
        "matrix": QRectF(g.matrix),
    }


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The switch, every copy, the matrix."""
    content: UnrollingContent = snapshot.content
    g = _here(rect, content, view)
    return (*_hits(g), *weight_matrix.hits(g.matrix, content, view))


@lru_cache(maxsize=8)
def _hits(g: _Places) -> tuple[Hit, ...]:
    path = QPainterPath()
    path.addRect(g.switch)
    found = [Hit(Target("tied"), path, clickable=True)]
    for step in range(1, g.steps + 1):
        path = QPainterPath()
        path.addRect(
            QRectF(g.x(step) - g.pitch / 2, g.values.top(), g.pitch, g.shares.bottom() - g.values.top())
        )
        found.append(Hit(Target("copy", (step,)), path))
    return tuple(found)


def _draw(
    painter: QPainter, g: _Places, content: UnrollingContent, wanted: bool, view: View, theme: Theme
) -> None:
    painter.save()
    _heading(painter, g, content, wanted, view, theme)
    _switch(painter, g, wanted, view, theme)
    _values(painter, g, content, view, theme)
    _shares(painter, g, content, view, theme)
    _argument(painter, g, content, view, theme)
    painter.restore()


def _heading(
    painter: QPainter, g: _Places, content: UnrollingContent, wanted: bool, view: View, theme: Theme
) -> None:
    big, small = font("panel_title", g.scale, view.present), font("body", g.scale, view.present)
    head = words.say(
        "unrolling-copies-title",
        view.language,
        name=weight_matrix.shown_name(content.followed.name),
        steps=content.steps,
    )
    baseline = QPointF(g.heading.left(), g.heading.bottom() - 8 * g.scale)
    across = ink.text(painter, baseline, head, big, theme["ink"]) + 12 * g.scale
    key = "tied" if content.tied else "untied"
    note = words.say(f"unrolling-copies-{key}", view.language, drift=figure(content.drift, signed=False))
    if wanted != content.tied:
        note = words.say(f"unrolling-copies-{'tying' if wanted else 'letting'}", view.language)
    if not content.followed.learned:
        note = words.say("unrolling-copies-fixed", view.language)
    if content.followed.array == "initial_state":
        note = words.say("unrolling-copies-start", view.language)
    ink.text(
        painter,
        baseline + QPointF(across, 0),
        ink.elide(note, small, g.heading.right() - baseline.x() - across),
        small,
        theme["ink3"],
    )


def _switch(painter: QPainter, g: _Places, wanted: bool, view: View, theme: Theme) -> None:
    """Keep the copies equal: on or off, as the settings have it."""
    area = g.switch
    painter.setPen(QPen(theme["hair2"], max(1.0, g.scale)))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(area, 0.5 * area.height(), 0.5 * area.height())
    track = QRectF(area.left() + 10 * g.scale, area.center().y() - 9 * g.scale, 32 * g.scale, 18 * g.scale)
    painter.setPen(QPen(theme["ink"], 1.4 * g.scale))
    painter.setBrush(theme["ink"] if wanted else theme["surface"])
    painter.drawRoundedRect(track, 9 * g.scale, 9 * g.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme["bg"] if wanted else theme["ink"])
    at = QPointF(track.right() - 9 * g.scale if wanted else track.left() + 9 * g.scale, track.center().y())
    painter.drawEllipse(at, 5.5 * g.scale, 5.5 * g.scale)
    made = font("label", g.scale, view.present, 600)
    left = track.right() + 9 * g.scale
    text = ink.elide(
        words.say("unrolling-copies-switch", view.language), made, area.right() - left - 8 * g.scale
    )
    ink.text(painter, QPointF(left, area.center().y()), text, made, theme["ink"], ink.LEFT | ink.MIDDLE)


@dataclass(frozen=True)
class _Scale:
    """Values to heights between two bounds."""

    area: QRectF
    low: float
    high: float

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        share = share if math.isfinite(share) else 0.5
        return self.area.bottom() - max(0.0, min(1.0, share)) * self.area.height()


def _scale(area: QRectF, values: list[float], least: float, zero: bool) -> _Scale:
    finite = [max(-_LARGEST, min(v, _LARGEST)) for v in values if math.isfinite(v)] or [0.0]
    low, high = min(finite), max(finite)
    least = max(least, 1e-9 * max(abs(low), abs(high)))
    if zero:
        low, high = min(0.0, low), max(0.0, high)
    if high - low < least:
        low, high = 0.5 * (low + high - least), 0.5 * (low + high + least)
    away = 0.12 * (high - low)
    return _Scale(area, low - away, high + away)


def _rules(painter: QPainter, g: _Places, scale: _Scale, view: View, theme: Theme) -> None:
    step = tick(scale.high - scale.low)
    made = font("tick", g.scale, view.present)
    value = math.ceil(scale.low / step) * step
    while value <= scale.high:
        zero = abs(value) < 1e-6 * step
        y = scale.y(value)
        painter.fillRect(
            QRectF(scale.area.left(), y, scale.area.width(), max(1.0, g.scale)),
            theme["axis" if zero else "hair"],
        )
        ink.text(
            painter,
            QPointF(scale.area.left() - 6 * g.scale, y),
            label(0.0 if zero else value, step),
            made,
            theme["ink2"],
            ink.RIGHT | ink.MIDDLE,
        )
        value += step


def _title(
    painter: QPainter, g: _Places, area: QRectF, key: str, role: str, view: View, theme: Theme
) -> None:
    made = font("label", g.scale, view.present, 600)
    at = QPointF(g.rect.left(), area.top() - 15 * g.type)
    ink.text(painter, at, words.say(key, view.language), made, theme[role], ink.LEFT | ink.MIDDLE)


def _values(painter: QPainter, g: _Places, content: UnrollingContent, view: View, theme: Theme) -> None:
    followed = content.followed
    copies, change = followed.copies, followed.change
    before = copies - change
    values = [float(v) for v in np.concatenate((copies, before))]
    scale = _scale(g.values, values, 1e-3 * max(1.0, abs(followed.value)) if any(change) else 0.1, False)
    _title(painter, g, g.values, "unrolling-copies-values", "ink", view, theme)
    _rules(painter, g, scale, view, theme)
    if g.pitch < 6 * g.scale:
        _curve(painter, g, scale, copies.tolist(), theme)
        return
    mean = scale.y(float(np.mean(copies)))
    painter.setPen(QPen(theme["ink" if content.tied else "hair2"], (1.6 if content.tied else 1.2) * g.scale))
    painter.drawLine(QPointF(g.values.left(), mean), QPointF(g.values.right(), mean))
    word, made = words.say("unrolling-copies-mean", view.language), font("tick", g.scale, view.present)
    if not content.tied:
        ink.text(
            painter,
            QPointF(g.values.right() + 4 * g.scale, mean),
            word,
            made,
            theme["ink3"],
            ink.LEFT | ink.MIDDLE,
        )
    radius = min(6.5 * g.scale, 0.32 * g.pitch)
    for step, (value, old) in enumerate(zip(copies.tolist(), before.tolist(), strict=True), 1):
        at, was = QPointF(g.x(step), scale.y(value)), QPointF(g.x(step), scale.y(old))
        painter.setPen(QPen(theme["hair2"], max(1.0, g.scale)))
        if not content.tied:
            painter.drawLine(QPointF(at.x(), mean), at)
        _moved(painter, g, was, at, radius, theme)
        painter.setPen(QPen(theme["ink"], 1.2 * g.scale))
        painter.setBrush(theme.activation(value))
        painter.drawEllipse(at, radius, radius)


def _moved(painter: QPainter, g: _Places, was: QPointF, at: QPointF, radius: float, theme: Theme) -> None:
    """The last update, from where the copy was; a short way stands beside the copy."""
    way = at.y() - was.y()
    if abs(way) < 3 * g.scale:
        return
    head = min(8 * g.scale, 1.6 * radius, 0.7 * abs(way))
    if abs(way) > 2.5 * radius:
        painter.setBrush(theme["bg"])
        painter.drawEllipse(was, 0.7 * radius, 0.7 * radius)
        end = QPointF(at.x(), at.y() - math.copysign(radius, way))
        arrows.arrow(painter, arrows.straight(was, end), theme["backward"], 1.8 * g.scale, head)
    elif g.pitch > 5 * radius:
        aside = QPointF(radius + 5 * g.scale, 0)
        arrows.arrow(
            painter, arrows.straight(was + aside, at + aside), theme["backward"], 1.6 * g.scale, head
        )


def _curve(painter: QPainter, g: _Places, scale: _Scale, values: list[float], theme: Theme) -> None:
    line = QPolygonF([QPointF(g.x(step), scale.y(value)) for step, value in enumerate(values, 1)])
    painter.setPen(QPen(theme["ink"], max(1.0, 1.4 * g.scale)))
    painter.drawPolyline(line)


def _shares(painter: QPainter, g: _Places, content: UnrollingContent, view: View, theme: Theme) -> None:
    shares = [float(v) for v in content.followed.shares]
    scale = _scale(g.shares, shares, 1e-9, True)
    _title(painter, g, g.shares, "unrolling-copies-shares", "backward", view, theme)
    _rules(painter, g, scale, view, theme)
    made = font("tick", g.scale, view.present, 600)
    half = min(15 * g.scale, 0.38 * g.pitch)
    zero = scale.y(0.0)
    for step, share in enumerate(shares, 1):
        y = scale.y(share)
        painter.fillRect(
            QRectF(g.x(step) - half, min(zero, y), 2 * half, max(1.2 * g.scale, abs(zero - y))),
            theme["backward"],
        )
        text = figure(share)
        if share and ink.width(text, made) <= g.pitch - 3 * g.scale:
            away = 9 * g.type if share < 0 else -9 * g.type
            ink.text(
                painter,
                QPointF(g.x(step), y + away),
                text,
                made,
                theme["backward"],
                ink.CENTRE | ink.MIDDLE,
                theme["bg"],
                2 * g.scale,
            )
    every = next(
        n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500) if n * g.pitch >= (26 if n < 100 else 36) * g.type
    )
    plain = font("tick", g.scale, view.present)
    for step in range(every, g.steps + 1, every):
        at = QPointF(g.x(step), g.rect.bottom() - 9 * g.type)
        if every == 1 and g.pitch >= 40 * g.type:
            maths(painter, at, f"t = {step}", 14 * g.type, theme["ink2"], ink.CENTRE | ink.MIDDLE)
        else:
            ink.text(painter, at, str(step), plain, theme["ink2"], ink.CENTRE | ink.MIDDLE)


def _argument(painter: QPainter, g: _Places, content: UnrollingContent, view: View, theme: Theme) -> None:
    """Why adding up is enough: equal at first and changed alike, the copies stay equal."""
    area, body = g.argument, font("small", g.scale, view.present)
    y = area.top() + 8 * g.type
    size = 16 * g.type
    sides = (
        "w_1 = w_2 = … = w_T",
        "Δw_1 = Δw_2 = … = Δw_T",
        "∂L/∂w = Σ_t ∂L/∂w_t" if content.tied else "∂L/∂w_t",
    )
    keys = ("equal", "alike", "sum" if content.tied else "own")
    for markup, key in zip(sides, keys, strict=True):
        text = words.say(f"unrolling-argument-{key}", view.language)
        lines = ink.wrap(text, body, area.width())
        if y + len(lines) * ink.leading(body) + 22 * g.type > area.bottom():
            break
        for line in lines:
            ink.text(
                painter,
                QRectF(area.left(), y, area.width(), ink.leading(body)),
                line,
                body,
                theme["ink2"],
                ink.LEFT | ink.MIDDLE,
            )
            y += ink.leading(body)
        hue = theme["backward" if key in ("sum", "own") else "ink"]
        maths(painter, QPointF(area.left(), y + 10 * g.type), markup, size, hue, ink.LEFT | ink.MIDDLE)
        y += 30 * g.type
