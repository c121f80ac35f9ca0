"""Eigenvalues of the recurrent matrix beside the unit circle, and singular values of the whole product."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.chapters._gradients_content import FLOOR_LOG10, Flow
from ui import words
from ui.diagrams import axes, curves, ink
from ui.diagrams.axes import Axes
from ui.theme import Theme, font
from ui.view import View

# Half the width of the complex plane: the narrowest that holds every eigenvalue.
_PLANES = (1.2, 1.7, 2.4, 3.4, 4.8, 6.8, 9.6, 13.6, 100.0)


def eigenvalues(painter: QPainter, box: QRectF, flow: Flow, view: View, theme: Theme) -> None:
    """The eigenvalues, the unit circle, and the circle of the effective radius."""
    s = view.scale
    reach = next((r for r in _PLANES if r >= 1.08 * flow.spectral_radius), _PLANES[-1])
    plane = Axes(box, (-reach, reach), (-reach, reach))
    middle, unit = plane.at(0.0, 0.0), box.width() / (2 * reach)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme["hair"], s))
    painter.drawLine(QLineF(plane.rect.left(), middle.y(), plane.rect.right(), middle.y()))
    painter.drawLine(QLineF(middle.x(), plane.rect.top(), middle.x(), plane.rect.bottom()))
    points = curves.places(plane, flow.eigenvalues.real, flow.eigenvalues.imag)
    across_ = 6.5 if len(points) <= 80 else 4.5
    curves.dots(painter, points, theme["bg"], (across_ + 2) * s)
    curves.dots(painter, points, theme["ink"], across_ * s)
    # Over the points: where many are further out, they would hide the circles.
    painter.setPen(QPen(theme["bg"], 3.4 * s))
    painter.drawEllipse(middle, unit, unit)
    painter.setPen(QPen(theme["ink2"], 1.4 * s))
    painter.drawEllipse(middle, unit, unit)
    if math.isfinite(flow.effective_radius):
        dashed = QPen(theme["backward"], 1.4 * s)
        dashed.setDashPattern([2.0, 2.5])
        painter.setPen(dashed)
        painter.drawEllipse(middle, unit * flow.effective_radius, unit * flow.effective_radius)
    made = font("tick", s, view.present)
    # Outside of all points; the hue, and the dots of the line, tell which circle is meant.
    out = (max(1.0, flow.spectral_radius) * unit + 7 * s) / math.sqrt(2)
    for key, role, down, align in (
        ("unit", "ink2", -out, ink.BOTTOM),
        ("effective", "backward", out, ink.TOP),
    ):
        text = words.say(f"gradients-eigenvalues-{key}", view.language)
        ink.text(painter, middle + QPointF(out, down), text, made, theme[role], ink.LEFT | align)


def value_axes(box: QRectF, flow: Flow) -> Axes:
    """Places 1 to H across, powers of ten upward: as many as the singular values need, 1 among them."""
    found = flow.singular_values_log10
    finite = found[np.isfinite(found)]
    low = min(-1.0, max(FLOOR_LOG10, float(finite.min(initial=0.0)))) if len(finite) else -1.0
    high = max(1.0, float(finite.max(initial=0.0))) if len(finite) else 1.0
    room = 0.06 * (high - low)
    return Axes(box, (0.5, len(found) + 0.5), (low - room, high + room))


def singular_values(painter: QPainter, box: QRectF, flow: Flow, view: View, theme: Theme) -> None:
    """A bar from 1 to each singular value."""
    s = view.scale
    found, frame = flow.singular_values_log10, value_axes(box, flow)
    low, high = math.ceil(frame.y[0]), math.floor(frame.y[1])
    ticks = [t for t in axes.nice(low, high, 6) if t >= FLOOR_LOG10 and t == round(t)]
    axes.grid(painter, frame, (), ticks, theme, s)
    axes.y_labels(painter, frame, ticks, view, theme, axes.power)
    wide, zero = box.width() / len(found), frame.down(0.0)
    gap = min(2 * s, 0.25 * wide) if wide > 3 * s else 0.0  # narrow bars run together
    across = wide - gap if gap else wide + 0.5  # so that no pixel between them is left out
    missing = 0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, bool(gap))
    for k, value in enumerate(found.tolist()):
        if math.isnan(value) or value == math.inf:
            continue
        if value < FLOOR_LOG10:  # also exactly zero
            missing += 1
            continue
        y = frame.down(value)
        left = box.left() + k * wide + gap / 2
        painter.fillRect(QRectF(left, min(y, zero), across, max(abs(y - zero), s)), theme["backward"])
    painter.restore()
    painter.setPen(QPen(theme["ink2"], 1.2 * s))
    painter.drawLine(QLineF(box.left(), zero, box.right(), zero))
    made = font("tick", s, view.present)
    last = len(found)
    foot = QPointF(0.0, box.bottom() + 6 * s)
    for key, x, align in (("largest", box.left(), ink.LEFT), ("smallest", box.right(), ink.RIGHT)):
        text = words.say(f"gradients-singular-{key}", view.language)
        ink.text(painter, foot + QPointF(x, 0), text, made, theme["ink3"], align | ink.TOP)
    if not np.isfinite(found).any() or missing:
        key = "gradients-singular-missing" if missing else "gradients-singular-none"
        text = words.say(key, view.language, count=missing, all=last)
        # Where the bars end early there is room; else below the largest, which point up or are short.
        free = missing * wide - 16 * s
        area = QRectF(0, 0, free if free > 0.3 * box.width() else 0.55 * box.width(), 0)
        area.moveLeft(box.right() - 8 * s - free if free > 0.3 * box.width() else box.left() + 8 * s)
        area.moveTop(box.bottom() - (len(ink.wrap(text, made, area.width())) + 0.3) * ink.leading(made))
        ink.paragraph(painter, area, text, made, theme["ink2"], halo=theme["bg"])
