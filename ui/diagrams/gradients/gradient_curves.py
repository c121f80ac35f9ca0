"""The size of the gradient at each step, ‖∂E/∂h_t‖ relative to the last one, on a log scale.

The axis is always the same, so that two networks can be compared by eye; what lies beyond it is told
at its border. The chosen network's curve stands before grey ones of other radii; on the way back the
part that the error has not reached yet is thin.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters._gradients_content import EXPLODED_LOG10, VANISHED_LOG10, Flow
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, axes, curves, ink, magnitudes
from ui.diagrams.axes import Axes
from ui.diagrams.gradients import gradient_curve_labels
from ui.diagrams.gradients.gradient_plot import HIGHEST, LOWEST, Plot, plot, step_of
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, alpha, font
from ui.view import Hit, Target, View

_Look: TypeAlias = tuple[Theme, str, float, bool, tuple[float, float, float, float], tuple[bool, bool, bool]]
# Widths of the chosen curve, px: where the error has not come back to, and where it has.
_AHEAD, _REACHED = 1.2, 2.8


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The panel in `rect`; about 560 by 380 px times `view.scale`."""
    values, s = snapshot.settings.values(), view.scale
    shown = bool(values["show_references"]), bool(values["show_line"]), bool(values["show_zones"])
    look = theme, view.language, view.scale, view.present, extent(rect), shown
    p, written = _laid(Same(snapshot.content.flow), look)
    # While a hand drags the radius the ground stays: the grey curves do not depend on it.
    grey = tuple((radius, curve.name) for radius, _, curve in p.others)
    ground = ("gradient-ground", look, p.count, grey, tuple(label.name for label in written.ground))

    def still(layer: QPainter) -> None:
        layer.save()
        _ground(layer, p)
        for _, _, curve in p.others:
            curves.stroke(layer, curve, theme["axis"], 1.1 * s, p.axes.rect)
        layer.restore()
        gradient_curve_labels.paint(layer, written.ground, p)

    width = _AHEAD if view.backward else _REACHED
    line = p.line.tobytes() if shown[1] else b""
    front = (ground, width, p.chosen.name, line, tuple(label.name for label in written.chosen))

    def whole(layer: QPainter) -> None:
        cached(layer, rect, ground, still, theme["bg"])
        layer.save()
        if shown[1]:
            curves.dots(layer, p.line, theme["backward"], 1.9 * s)
        _chosen(layer, p, p.axes.rect, width)
        layer.restore()
        gradient_curve_labels.paint(layer, written.chosen, p)

    cached(painter, rect, front, whole, theme["bg"])
    painter.save()
    if view.backward:
        # What the error has not come back to stays thin.
        reached = QRectF(p.axes.rect)
        reached.setLeft(p.axes.across(max(1.0, view.t)))
        _chosen(painter, p, reached, _REACHED)
    _cursor(
        painter,
        p,
        step_of(snapshot, view),
        view,
        [label.area for label in (*written.ground, *written.chosen)],
    )
    painter.restore()


@lru_cache(maxsize=4)
def _laid(flow: Same[Flow], look: _Look) -> tuple[Plot, gradient_curve_labels.Labels]:
    """The plot and its labels, which a playhead does not move."""
    theme, language, scale, present, rect, shown = look
    view = View(language=language, scale=scale, present=present)
    p = Plot(QRectF(*rect), flow.thing, shown, view, theme)
    return p, gradient_curve_labels.labels(p)


def _chosen(painter: QPainter, p: Plot, where: QRectF, width: float) -> None:
    """As much of the chosen curve as lies in `where`."""
    painter.save()
    painter.setClipRect(where, Qt.ClipOperation.IntersectClip)
    curves.stroke(painter, p.chosen, p.theme["backward"], width * p.view.scale, where)
    painter.restore()


def _ground(painter: QPainter, p: Plot) -> None:
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
    named = curves.named_steps(p.count, 6)
    for step in named:
        x = p.axes.across(step)
        painter.drawLine(QLineF(x, box.bottom(), x, box.bottom() + 4 * s))
    below = Axes(box.translated(0, 3 * s), p.axes.x, p.axes.y)
    axes.x_labels(painter, below, named, v, theme)
    _time_arrow(painter, p)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)


def _title(painter: QPainter, p: Plot) -> None:
    top = QRectF(p.rect.left(), p.rect.top(), p.rect.width(), 22 * p.view.scale)
    name, note = (words.say(f"gradients-flow-{part}", p.view.language) for part in ("heading", "note"))
    curves.title(painter, top, name, note, p.view, p.theme, "|∂E/∂h_t|")


def _time_arrow(painter: QPainter, p: Plot) -> None:
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


def _cursor(painter: QPainter, p: Plot, step: int, v: View, taken: list[QRectF]) -> None:
    """The playhead's line, the point on the curve, and its value."""
    s, box, theme = v.scale, p.axes.rect, p.theme
    t = min(max(1.0, v.t), p.axes.x[1])
    x = p.axes.across(t)
    colour = theme["backward" if v.backward else "forward"]
    painter.setPen(QPen(colour, 1.4 * s))
    painter.drawLines(gradient_curve_labels.uncrossed(x, box.top(), box.bottom(), taken, 3 * s))
    small = font("tick", s, v.present, 600)
    ink.text(
        painter,
        QPointF(x, box.top() - 4 * s),
        str(step),
        small,
        colour,
        ink.CENTRE | ink.BASELINE,
        theme["bg"],
    )
    y = float(np.interp(t, np.arange(1.0, p.count + 1), p.flow.gradient_log10))
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
    wide, high = ink.width(value, made), ink.leading(made)
    spot = gradient_curve_labels.value_place(p, at, wide, high, taken)
    align = ink.LEFT | ink.MIDDLE
    ink.text(painter, spot, value, made, theme["backward"], align, theme["bg"], 3 * s)


def _pointer(painter: QPainter, at: QPointF, is_low: bool, s: float, p: Plot) -> None:
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
