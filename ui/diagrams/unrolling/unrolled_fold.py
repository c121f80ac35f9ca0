"""The recurrent network as it is: one capsule of hidden units that hear themselves one step later.

Every recurrent weight has a line of its own, as in the adder's network: down the right side, up the
left, loops for the units' own. Before anything is unrolled the network stands large in the middle of
the stage; the first operation takes it to its place, and the first copy out of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from simulator.chapters.unrolling import UnrollingContent
from ui import words
from ui.diagrams import arrows, glyphs, ink
from ui.diagrams.layers import cached
from ui.diagrams.maths import maths
from ui.diagrams.sameness import Same, extent
from ui.diagrams.unrolling.unrolled_layout import Layout
from ui.diagrams.unrolling.unrolled_moment import Moment, eased
from ui.diagrams.unrolling.unrolled_values import figures, fitting, values_of
from ui.theme import Theme, font, mix
from ui.view import Hit, Target, View

_CENTRED = ink.CENTRE | ink.MIDDLE
# How much larger than in its place the network stands before it is unrolled, at most.
_LARGE = 1.5


@dataclass(frozen=True)
class _Fold:
    """The folded network's geometry: H units in a place, inputs below, outputs above."""

    place: tuple[float, float, float, float]
    units: int
    has_inputs: bool
    has_outputs: bool
    scale: float  # of lengths and letters, larger while it stands large

    @cached_property
    def rect(self) -> QRectF:
        return QRectF(*self.place)

    @cached_property
    def x(self) -> float:
        return self.rect.left() + 0.43 * self.rect.width()

    @cached_property
    def slot(self) -> float:
        room = self.rect.height() - 118 * self.scale
        return min(38 * self.scale, room / self.units)

    @cached_property
    def radius(self) -> float:
        return min(13 * self.scale, 0.42 * self.slot)

    def unit(self, unit: int) -> QPointF:
        middle = self.rect.center().y() - 4 * self.scale
        return QPointF(self.x, middle + (unit - 0.5 * (self.units - 1)) * self.slot)

    @cached_property
    def capsule(self) -> QRectF:
        away = self.radius + 5 * self.scale
        top, bottom = self.unit(0).y(), self.unit(self.units - 1).y()
        return QRectF(self.x - away, top - away, 2 * away, bottom - top + 2 * away)

    @cached_property
    def links(self) -> dict[Target, QPainterPath]:
        """Every recurrent weight's line, by (to, from)."""
        found, edge = {}, self.capsule.width() / 2
        right = self.rect.right() - self.x - 8 * self.scale
        left = self.x - self.rect.left() - 4 * self.scale
        for to in range(self.units):
            for source in range(self.units):
                a, b = self.unit(source), self.unit(to)
                off = QPointF(self.radius * 0.96, self.radius * 0.28)
                if to == source:
                    path = QPainterPath(a + QPointF(off.x(), -1.6 * off.y()))
                    reach = edge + min(16 * self.scale, 0.3 * right)
                    up, down = self.slot * 0.34, self.slot * 0.30
                    path.cubicTo(
                        a + QPointF(reach, -up), a + QPointF(reach, down), a + QPointF(off.x(), 1.6 * off.y())
                    )
                else:
                    side = 1.0 if to > source else -1.0
                    span = abs(to - source) / max(1, self.units - 1)
                    room = right if side > 0 else left
                    reach = edge + (room - edge) * (0.30 + 0.70 * span)
                    # A cubic bulges three quarters as far as its handles reach.
                    reach = min(reach / 0.75, room / 0.78)
                    start, end = (
                        a + QPointF(side * off.x(), side * off.y()),
                        b + QPointF(side * off.x(), -side * off.y()),
                    )
                    path = QPainterPath(start)
                    path.cubicTo(
                        QPointF(self.x + side * reach, start.y()),
                        QPointF(self.x + side * reach, end.y()),
                        end,
                    )
                found[Target("recurrent_weight", (to, source))] = path
        return found


@lru_cache(maxsize=64)
def _fold(
    place: tuple[float, float, float, float], units: int, inputs: bool, outputs: bool, scale: float
) -> _Fold:
    return _Fold(place, units, inputs, outputs, scale)


def _here(layout: Layout, m: Moment) -> _Fold:
    """The network in its place, or on its way there from the middle."""
    small = layout.fold
    share = eased(m.unfolding)
    grown = min(_LARGE, layout.rect.height() / (260 * layout.scale))
    grown = max(1.0, grown)
    large = QRectF(0, 0, small.width() * grown * 1.15, layout.rect.height())
    large.moveCenter(QPointF(layout.rect.left() + 0.30 * layout.rect.width(), layout.rect.center().y()))
    mixed = [a + (b - a) * share for a, b in zip(extent(large), extent(small), strict=True)]
    scale = layout.scale * (grown + (1.0 - grown) * share)
    place = (mixed[0], mixed[1], mixed[2], mixed[3])
    return _fold(place, layout.units, bool(layout.inputs), not layout.selection, scale)


def paint(
    painter: QPainter, layout: Layout, content: UnrollingContent, m: Moment, view: View, theme: Theme
) -> None:
    """The network, its units as they are at the playhead."""
    f = _here(layout, m)
    step = m.step if m.backward else math.floor(m.t + 0.5 + 1e-9)
    if m.folded or m.unfolding >= 1.0:
        key = ("fold", Same(content), f, step, theme, view.language, view.present)
        cached(painter, f.rect, key, lambda layer: _draw(layer, f, content, step, view, theme), theme["bg"])
    else:
        _draw(painter, f, content, step, view, theme)
    if m.folded:
        _words(painter, layout, f, content, view, theme)
    for target in (view.selection, view.hover):
        if target is not None and target in f.links:
            _bring_out(painter, f, content, target, theme)


def right(layout: Layout, m: Moment) -> float:
    """How far to the right the folded network reaches at a moment."""
    return _here(layout, m).rect.right()


def capsule(layout: Layout, m: Moment) -> QRectF:
    """Where the folded network's capsule is at a moment."""
    return _here(layout, m).capsule


def hits(layout: Layout, m: Moment) -> tuple[Hit, ...]:
    """Every recurrent weight."""
    return _hits(_here(layout, m))


@lru_cache(maxsize=16)
def _hits(f: _Fold) -> tuple[Hit, ...]:
    stroker = QPainterPathStroker()
    stroker.setWidth(min(8 * f.scale, max(4.0, 0.3 * f.slot)))
    return tuple(Hit(target, stroker.createStroke(path), clickable=True) for target, path in f.links.items())


def _draw(
    painter: QPainter, f: _Fold, content: UnrollingContent, step: int, view: View, theme: Theme
) -> None:
    painter.save()
    weights = content.trace.parameters.recurrent_weights
    finite = [abs(float(w)) for w in weights.ravel() if math.isfinite(w)]
    largest = max(finite, default=0.0) or 1.0
    crowded = 1.0 if f.units <= 6 else 0.6
    followed = content.followed
    for target, path in f.links.items():
        weight = float(weights[target.index])
        is_followed = followed.array == "recurrent_weights" and followed.index == target.index
        _link(
            painter,
            f,
            path,
            weight,
            largest * (1.0 if f.units <= 6 else 1.6),
            1.0 if is_followed else 0.7 * crowded,
            theme,
        )
    c = f.capsule
    painter.setPen(QPen(theme["ink2"], 1.4 * f.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(c, c.width() / 2, c.width() / 2)
    _units(painter, f, content, step, view, theme)
    _ends(painter, f, view, theme)
    painter.restore()


def _link(
    painter: QPainter,
    f: _Fold,
    path: QPainterPath,
    weight: float,
    largest: float,
    strength: float,
    theme: Theme,
) -> None:
    share = min(1.0, abs(weight) / largest) if math.isfinite(weight) else 0.0
    width = (0.5 + 2.4 * share) * f.scale
    hue = theme["activation_low" if weight < 0 else "activation_high"]
    dashes = [5.0 * f.scale, 3.2 * f.scale] if weight < 0 else False
    head = min((4.5 + 1.4 * width / f.scale) * f.scale, 0.6 * f.radius) if f.units <= 8 else 0.0
    # Paler, not see-through: a hundred curves that the eye cannot tell apart are painted far faster.
    arrows.arrow(painter, path, mix(theme["bg"], hue, strength), width, head, dashes)


def _units(
    painter: QPainter, f: _Fold, content: UnrollingContent, step: int, view: View, theme: Theme
) -> None:
    values, trace = values_of(content), content.trace
    state = trace.hidden[step - 1] if step else trace.parameters.initial_state
    made = figures(f.radius, f.scale, view.present)
    for unit, value in enumerate(state.tolist()):
        label = fitting(value, made, f.radius, f.scale)
        dashed = bool(content.learned_start[unit]) and step == 0
        glyphs.unit(
            painter, f.unit(unit), f.radius, values.hidden(value), theme, label, made, dashed, 1.2 * f.scale
        )


def _ends(painter: QPainter, f: _Fold, view: View, theme: Theme) -> None:
    """Input and output without values, and the names of what leads there."""
    c, size = f.capsule, 15.0 * f.scale
    if f.has_inputs:
        box = QRectF(f.x - 15 * f.scale, c.bottom() + 26 * f.scale, 30 * f.scale, 22 * f.scale)
        painter.setPen(QPen(theme["ink2"], 1.2 * f.scale))
        painter.setBrush(theme["surface"])
        painter.drawRoundedRect(box, 4 * f.scale, 4 * f.scale)
        maths(painter, box.center(), "x", size, theme["ink2"], _CENTRED)
        up = arrows.straight(QPointF(f.x, box.top()), QPointF(f.x, c.bottom() + f.scale))
        arrows.arrow(painter, up, theme["forward"], 1.4 * f.scale, 6.5 * f.scale)
        maths(
            painter,
            QPointF(f.x + 6 * f.scale, box.top() - 12 * f.scale),
            "W",
            size,
            theme["ink2"],
            ink.LEFT | ink.MIDDLE,
        )
    if f.has_outputs:
        centre = QPointF(f.x, c.top() - 38 * f.scale)
        up = arrows.straight(QPointF(f.x, c.top() - f.scale), QPointF(f.x, centre.y() + 12 * f.scale))
        arrows.arrow(painter, up, theme["forward"], 1.4 * f.scale, 6.5 * f.scale)
        painter.setPen(QPen(theme["ink2"], 1.2 * f.scale))
        painter.setBrush(theme["surface"])
        painter.drawEllipse(centre, 11 * f.scale, 11 * f.scale)
        maths(painter, centre, "y", size, theme["ink2"], _CENTRED)
        maths(
            painter,
            QPointF(f.x - 6 * f.scale, c.top() - 13 * f.scale),
            "V",
            size,
            theme["ink2"],
            ink.RIGHT | ink.MIDDLE,
        )
    # Beside the recurrent lines: their matrix and their delay.
    right = f.rect.right() - 2 * f.scale
    y = max(f.rect.top() + 9 * f.scale, c.top() - 4 * f.scale)
    word = words.say("unrolling-delay", view.language)
    made = font("tick", f.scale, view.present)
    across = ink.width(word, made)
    ink.text(
        painter,
        QPointF(right - across, y),
        word,
        made,
        theme["ink2"],
        ink.LEFT | ink.MIDDLE,
        theme["bg"],
        2 * f.scale,
    )
    maths(
        painter,
        QPointF(right - across - 5 * f.scale, y),
        "U",
        size,
        theme["ink2"],
        ink.RIGHT | ink.MIDDLE,
        theme["bg"],
    )


def _words(
    painter: QPainter, layout: Layout, f: _Fold, content: UnrollingContent, view: View, theme: Theme
) -> None:
    """What the folded network is, and what will happen to it."""
    s = layout.scale
    left = f.rect.right() + 34 * s
    room = min(layout.rect.right() - left, 330 * layout.type)
    big, body = font("panel_title", s, view.present), font("body", s, view.present)
    title = words.say("unrolling-folded", view.language)
    text = words.say("unrolling-folded-text", view.language, steps=content.steps)
    heads, lines = ink.wrap(title, big, room), ink.wrap(text, body, room)
    high = len(heads) * ink.leading(big) + 6 * s + len(lines) * ink.leading(body)
    y = layout.rect.center().y() - high / 2
    y += ink.paragraph(painter, QRectF(left, y, room, 0), title, big, theme["ink"]) + 6 * s
    ink.paragraph(painter, QRectF(left, y, room, 0), text, body, theme["ink2"])


def _bring_out(painter: QPainter, f: _Fold, content: UnrollingContent, target: Target, theme: Theme) -> None:
    weights = content.trace.parameters.recurrent_weights
    finite = [abs(float(w)) for w in weights.ravel() if math.isfinite(w)]
    largest = max(finite, default=0.0) or 1.0
    halo = QPen(theme["bg"], 7 * f.scale)
    painter.strokePath(f.links[target], halo)
    _link(painter, f, f.links[target], float(weights[target.index]), largest, 1.0, theme)
