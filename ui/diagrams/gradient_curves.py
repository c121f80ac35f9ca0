"""The size of the gradient at each step, ‖∂E/∂h_t‖ relative to the last one, on a log scale.

The axis is always the same, so that two networks can be compared by eye; what lies beyond it is told
at its border. The chosen network's curve stands before grey ones of other radii; on the way back the
part that the error has not reached yet is thin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters._gradients_content import EXPLODED_LOG10, VANISHED_LOG10, Flow, GradientsContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, axes, curves, ink, magnitudes, maths
from ui.diagrams.axes import Axes
from ui.diagrams.curves import Curve
from ui.diagrams.layers import cached
from ui.diagrams.sameness import extent
from ui.theme import TYPE, Theme, alpha, font
from ui.view import Hit, Target, View

# Powers of ten at the ends of the axis: enough for the default network's sizes, few enough to read.
LOWEST, HIGHEST = -17.0, 8.0
# Room round the plot, px at scale 1: ticks at the left, title above, axis and its names below.
_LEFT, _RIGHT, _TITLE, _BELOW = 46.0, 18.0, 34.0, 44.0
# Widths of the chosen curve, px: where the error has not come back to, and where it has.
_AHEAD, _REACHED = 1.2, 2.8
# Where along its curve a label may stand, best first.
_ALONG = (0.10, 0.16, 0.05, 0.22, 0.28, 0.34, 0.40, 0.46, 0.52, 0.58, 0.64, 0.70)


def plot(rect: QRectF, view: View) -> QRectF:
    """Where the curves stand in the panel."""
    s = view.scale
    grown = TYPE["tick"].present / TYPE["tick"].size if view.present else 1.0
    return rect.adjusted(_LEFT * grown * s, _TITLE * grown * s, -_RIGHT * s, -_BELOW * grown * s)


def step_of(snapshot: Snapshot, view: View) -> int:
    """The time step the playhead marks, from 1: the nearest one."""
    return min(max(1, int(view.t + 0.5)), len(snapshot.content.trace.hidden))


def frame(rect: QRectF, snapshot: Snapshot, view: View) -> Axes:
    """The axes: time steps across, powers of ten upward."""
    count = max(2, len(snapshot.content.trace.hidden))
    return Axes(plot(rect, view), (1.0, float(count)), (LOWEST, HIGHEST))


@dataclass(frozen=True)
class _Panel:
    rect: QRectF
    axes: Axes
    content: GradientsContent
    flow: Flow
    shown: tuple[bool, bool, bool]  # references, line, zones
    view: View
    theme: Theme

    @property
    def steps(self) -> Floats:
        return np.arange(1.0, len(self.content.trace.hidden) + 1)

    def curve(self, log10: Floats) -> Curve:
        return curves.curve(self.axes, self.steps, log10)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The panel in `rect`; about 560 by 380 px times `view.scale`."""
    content: GradientsContent = snapshot.content
    flow, values = content.flow, snapshot.settings.values()
    assert flow is not None
    shown = bool(values["show_references"]), bool(values["show_line"]), bool(values["show_zones"])
    panel = _Panel(rect, frame(rect, snapshot, view), content, flow, shown, view, theme)
    chosen, line = panel.curve(flow.gradient_log10), panel.curve(flow.line_log10)
    others = _others(panel)
    names = tuple((radius, curve.name) for radius, curve in others), chosen.name, line.name, _told(flow)
    look = theme, view.language, view.scale, view.present
    key = ("gradient-curves", extent(rect), len(content.trace.hidden), shown, names, look)

    def still(width: float) -> None:
        def draw(layer: QPainter) -> None:
            layer.save()
            _ground(layer, panel)
            for _, curve in others:
                curves.stroke(layer, curve, theme["axis"], 1.1 * view.scale)
            if shown[1]:
                dashes = (2 * view.scale, 4 * view.scale)
                curves.stroke(layer, line, theme["backward"], 1.5 * view.scale, dashes)
            curves.stroke(layer, chosen, theme["backward"], width * view.scale)
            layer.restore()
            _labels(layer, panel, others)

        cached(painter, rect, (key, width), draw, theme["bg"])

    painter.save()
    if view.backward:
        # What the error has not come back to is thin: the same picture twice, parted at the playhead.
        ahead, reached = QRectF(rect), QRectF(rect)
        here = panel.axes.across(max(1.0, view.t))
        ahead.setRight(here)
        reached.setLeft(here)
        for part, width in ((ahead, _AHEAD), (reached, _REACHED)):
            painter.save()
            painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
            still(width)
            painter.restore()
    else:
        still(_REACHED)
    _cursor(painter, panel, step_of(snapshot, view))
    painter.restore()


def _told(flow: Flow) -> tuple[float, ...]:
    """What the labels say besides what the curves show, as far as it is printed."""
    return float(f"{flow.spectral_radius:.3g}"), round(float(flow.gradient_log10[0]), 3), flow.not_finite_from


def _others(p: _Panel) -> list[tuple[float, Curve]]:
    """The grey curves: every reference whose radius is not the chosen one's."""
    found = []
    for radius, log10 in zip(p.flow.reference_radii.tolist(), p.flow.reference_log10, strict=True):
        if abs(np.log(radius / p.flow.spectral_radius)) > 0.02:
            found.append((radius, p.curve(log10)))
    return found


def _ground(painter: QPainter, p: _Panel) -> None:
    """Title, zones, grid, ticks, axis; then the curves are clipped to the plot."""
    v, theme, s, box = p.view, p.theme, p.view.scale, p.axes.rect
    _title(painter, p)
    if p.shown[2]:
        ceiling, floor = p.axes.down(EXPLODED_LOG10), p.axes.down(VANISHED_LOG10)
        painter.fillRect(
            QRectF(box.left(), box.top(), box.width(), ceiling - box.top()), alpha(theme["backward"], 0.07)
        )
        painter.fillRect(
            QRectF(box.left(), floor, box.width(), box.bottom() - floor), alpha(theme["axis"], 0.10)
        )
    ticks = axes.nice(LOWEST, HIGHEST, 6)
    axes.grid(painter, p.axes, (), ticks, theme, s)
    axes.y_labels(painter, p.axes, ticks, v, theme, axes.power)
    painter.setPen(QPen(theme["axis"], s))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    count = len(p.content.trace.hidden)
    named = curves.named_steps(count, 6)
    for step in named:
        x = p.axes.across(step)
        painter.drawLine(QLineF(x, box.bottom(), x, box.bottom() + 4 * s))
    below = Axes(box.translated(0, 3 * s), p.axes.x, p.axes.y)
    axes.x_labels(painter, below, named, v, theme)
    _time_arrow(painter, p)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)


def _title(painter: QPainter, p: _Panel) -> None:
    top = QRectF(p.rect.left(), p.rect.top(), p.rect.width(), 22 * p.view.scale)
    name, note = (words.say(f"gradients-flow-{part}", p.view.language) for part in ("heading", "note"))
    curves.title(painter, top, name, note, p.view, p.theme, "|∂E/∂h_t|")


def _time_arrow(painter: QPainter, p: _Panel) -> None:
    """Below the axis: what runs across, and which way the error travels."""
    v, s, box = p.view, p.view.scale, p.axes.rect
    made, theme = font("small", s, v.present), p.theme
    y = p.rect.bottom() - 8 * s
    wide = ink.text(
        painter,
        QPointF(box.left(), y),
        words.say("gradients-time-step", v.language),
        made,
        theme["ink3"],
        ink.LEFT | ink.MIDDLE,
    )
    text = words.say("gradients-travels-back", v.language)
    long = min(104 * s, box.width() - wide - ink.width(text, made) - 40 * s)
    if long < 24 * s:
        return
    start, end = QPointF(box.right(), y), QPointF(box.right() - long, y)
    arrows.arrow(painter, arrows.straight(start, end), theme["backward"], 1.6 * s, 8 * s)
    where = end - QPointF(8 * s, 0)
    ink.text(painter, where, text, made, theme["backward"], ink.RIGHT | ink.MIDDLE)


class _Placed(NamedTuple):
    text: str
    at: QPointF
    is_chosen: bool


def _labels(painter: QPainter, p: _Panel, others: list[tuple[float, Curve]]) -> None:
    """Radii beside their curves, the zones' names, and what lies beyond the axis."""
    v, s, theme, box = p.view, p.view.scale, p.theme, p.axes.rect
    bold, plain = font("label", s, v.present, 600), font("label", s, v.present)
    taken = []
    if p.shown[2]:
        lines = [curve for _, curve in others] + [p.curve(p.flow.gradient_log10)]
        lines += [p.curve(p.flow.line_log10)] if p.shown[1] else []
        high = 2 * ink.capital(bold)
        for key, role, y in (
            ("gradients-exploded", "backward", box.top() + 7 * s),
            ("gradients-vanished", "ink2", box.bottom() - 7 * s - high),
        ):
            text = words.say(key, v.language)
            area = _clear(p, QRectF(0, y, ink.width(text, bold), high), lines)
            ink.text(painter, area, text, bold, theme[role], ink.LEFT | ink.MIDDLE, theme["bg"], 2 * s)
            taken.append(area)
    taken += _beyond(painter, p)
    for placed in _place(p, others, taken):
        made = bold if placed.is_chosen else plain
        role = "backward" if placed.is_chosen else "ink2"
        if "^" in placed.text:
            size = 1.2 * made.pixelSize()
            maths.maths(
                painter, placed.at, placed.text, size, theme[role], ink.LEFT | ink.MIDDLE, theme["bg"]
            )
            continue
        ink.text(
            painter, placed.at, placed.text, made, theme[role], ink.LEFT | ink.MIDDLE, theme["bg"], 3 * s
        )


def _clear(p: _Panel, area: QRectF, lines: list[Curve]) -> QRectF:
    """The area moved along its row to where no curve runs, as far right as may be."""
    box, s = p.axes.rect, p.view.scale
    points = np.concatenate([piece for curve in lines for piece in curve.pieces] or [np.empty((0, 2))])
    # Points between the corners of long lines, so that none slips through.
    points = np.concatenate((points, (points[1:] + points[:-1]) / 2)) if len(points) else points
    right = box.right() - 10 * s - area.width()
    for share in (1.0, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1, 0.0):
        area.moveLeft(box.left() + 10 * s + share * (right - box.left() - 10 * s))
        x, y = points[:, 0], points[:, 1]
        under = (
            (x > area.left() - 4 * s) & (x < area.right() + 4 * s) & (y > area.top()) & (y < area.bottom())
        )
        if not under.any():
            return area
    area.moveLeft(right)
    return area


def _place(p: _Panel, others: list[tuple[float, Curve]], taken: list[QRectF]) -> Iterator[_Placed]:
    """Where each radius is written: on its curve, beside the chosen one's, and on no other label."""
    s, v = p.view.scale, p.view
    bold, plain = font("label", s, v.present, 600), font("label", s, v.present)
    taken = list(taken)
    items = [(f"ρ {magnitudes.figures(p.flow.spectral_radius)}", p.flow.gradient_log10, True)]
    items += [
        (f"ρ {radius:g}", p.flow.reference_log10[k], False)
        for k, radius in enumerate(p.flow.reference_radii.tolist())
        if any(radius == other for other, _ in others)
    ]
    if p.shown[1]:
        items.append(("ρ^k", p.flow.line_log10, True))
    count, box = len(p.steps), p.axes.rect
    for text, log10, is_chosen in items:
        made = bold if is_chosen else plain
        wide, high = ink.width(text, made), 1.7 * ink.capital(made)
        aside = (1.15 * high, -1.15 * high) if is_chosen else (0.0, -high, high)
        for share in _ALONG:
            x = box.left() + share * box.width()
            middle = min(count - 1, max(0, round(p.axes.values(QPointF(x + wide / 2, 0))[0]) - 1))
            value = float(log10[middle])
            if not LOWEST < value < HIGHEST:
                continue
            spots = [QRectF(x, p.axes.down(value) + by - high / 2, wide, high) for by in aside]
            area = next((spot for spot in spots if _is_free(p, spot, is_chosen, taken)), None)
            if area is not None:
                taken.append(area.adjusted(-4 * s, 0, 4 * s, 0))
                yield _Placed(text, QPointF(area.left(), area.center().y()), is_chosen)
                break


def _is_free(p: _Panel, area: QRectF, is_chosen: bool, taken: list[QRectF]) -> bool:
    """Whether a label may stand there: inside, on no other label, and not over the chosen curve."""
    if not p.axes.rect.contains(area) or any(area.intersects(other) for other in taken):
        return False
    first = max(1, int(p.axes.values(area.topLeft())[0]))
    last = int(p.axes.values(area.topRight())[0]) + 2
    with np.errstate(all="ignore"):
        down = [p.axes.down(float(y)) for y in p.flow.gradient_log10[first - 1 : last] if np.isfinite(y)]
    margin = 3 * p.view.scale
    if not down:
        return True
    return not (min(down) < area.bottom() + margin and max(down) > area.top() - margin)


def _beyond(painter: QPainter, p: _Panel) -> list[QRectF]:
    """What the chosen curve does beyond the axis, at the border where it leaves it; where words stand."""
    s, v, box = p.view.scale, p.view, p.axes.rect
    first = float(p.flow.gradient_log10[0])
    made = font("label", s, v.present, 600)
    if np.isnan(first) or first == np.inf:
        key = "gradients-flow-not-finite" if p.flow.not_finite_from else "gradients-flow-no-gradient"
        text = words.say(key, v.language, step=p.flow.not_finite_from)
        area = QRectF(box.left() + 12 * s, box.top() + 0.30 * box.height(), 0.62 * box.width(), 0)
        high = ink.paragraph(painter, area, text, made, p.theme["backward"], halo=p.theme["bg"])
        return [QRectF(area.left(), area.top(), area.width(), high)]
    if LOWEST <= first <= HIGHEST:
        return []
    size = magnitudes.said(first, v.language)
    is_low = first < LOWEST
    text = f"{'↓' if is_low else '↑'} {words.say('gradients-flow-beyond', v.language, size=size)}"
    y = box.bottom() - 14 * s if is_low else box.top() + 14 * s
    wide = ink.text(
        painter,
        QPointF(box.left() + 8 * s, y),
        text,
        made,
        p.theme["backward"],
        ink.LEFT | ink.MIDDLE,
        p.theme["bg"],
        3 * s,
    )
    return [QRectF(box.left() + 8 * s, y - 10 * s, wide, 20 * s)]


def _cursor(painter: QPainter, p: _Panel, step: int) -> None:
    """The playhead's line, the point on the curve, and its value."""
    s, v, box, theme = p.view.scale, p.view, p.axes.rect, p.theme
    t = min(max(1.0, v.t), p.axes.x[1])
    x = p.axes.across(t)
    colour = theme["backward" if v.backward else "forward"]
    painter.setPen(QPen(colour, 1.4 * s))
    painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
    small = font("tick", s, v.present, 600)
    ink.text(
        painter, QPointF(x, box.bottom() + 7 * s), str(step), small, colour, ink.CENTRE | ink.TOP, theme["bg"]
    )
    y = float(np.interp(t, p.steps, p.flow.gradient_log10))
    value = magnitudes.said(float(p.flow.gradient_log10[step - 1]), v.language)
    made = font("body", s, v.present, 600)
    if np.isnan(y):
        at = QPointF(x, p.axes.down(0.0))
    else:
        at = QPointF(x, p.axes.down(min(max(y, LOWEST), HIGHEST)))
        if LOWEST <= y <= HIGHEST:
            curves.ring(painter, at, 6 * s, theme["bg"], theme["backward"], 2.4 * s)
        else:
            _pointer(painter, at, y < LOWEST, s, p)
    wide = ink.width(value, made)
    is_left = x - wide - 16 * s > box.left()
    below = at.y() + 22 * s < box.bottom() - 26 * s
    where = QPointF(x + (-10 if is_left else 10) * s, at.y() + (19 if below else -19) * s)
    align = (ink.RIGHT if is_left else ink.LEFT) | ink.MIDDLE
    ink.text(painter, where, value, made, theme["backward"], align, theme["bg"], 3 * s)


def _pointer(painter: QPainter, at: QPointF, is_low: bool, s: float, p: _Panel) -> None:
    """A triangle at the border: the curve is farther out."""
    sign = 1.0 if is_low else -1.0
    path = QPainterPath(at)
    path.lineTo(at + QPointF(-6 * s, -9 * s * sign))
    path.lineTo(at + QPointF(6 * s, -9 * s * sign))
    path.closeSubpath()
    painter.fillPath(path, p.theme["backward"])


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The plot's ground, each step's strip, and the zones' names by the steps' cards."""
    box = plot(rect, view)
    return _strips(box.left(), box.top(), box.width(), box.height(), len(snapshot.content.trace.hidden))


@lru_cache(maxsize=8)
def _strips(left: float, top: float, width: float, height: float, count: int) -> tuple[Hit, ...]:
    wide = width / max(1, count - 1)
    found = []
    for step in range(1, count + 1):
        begin = max(left, left + (step - 1.5) * wide)
        area = QPainterPath()
        area.addRect(QRectF(begin, top, min(left + width, left + (step - 0.5) * wide) - begin, height))
        found.append(Hit(Target("gradient", (step,)), area))
    return tuple(found)
