"""What the unit of the cliff does at the start of both descents: its activity, step by step.

This is the one thing in the scene that sequence time runs over; the descents are counted in updates.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._gradients_content import Cliff
from ui import words
from ui.diagrams import curves, small_plot
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme
from ui.view import Hit, Target, View


def plot(cliff: Cliff, language: str) -> Plot:
    """h_t from 0 to T, and the target as a named line."""
    steps = len(cliff.states) - 1
    return Plot(
        title=words.say("gradients-cliff-unit", language),
        note=words.say("gradients-cliff-unit-note", language),
        x_name=words.say("gradients-learning-step", language),
        x=np.arange(steps + 1),
        lines=(Line(cliff.states, "", "forward", 2.0),),
        x_range=(0.0, float(max(1, steps))),
        y_range=(0.0, 1.0),
        level=(cliff.target, words.say("gradients-cliff-target", language)),
    )


def paint_now(painter: QPainter, rect: QRectF, cliff: Cliff, view: View, theme: Theme) -> None:
    """The playhead and the activity there."""
    a, s = small_plot.body(rect, plot(cliff, view.language), view), view.scale
    t = min(view.t, float(len(cliff.states) - 1))
    small_plot.mark(painter, a, t, theme, s)
    now = float(cliff.states[int(t)])
    if a.holds(float(int(t)), now):
        curves.ring(painter, a.at(float(int(t)), now), 4.5 * s, theme["bg"], theme["forward"], 2 * s)


def hits(rect: QRectF, cliff: Cliff, view: View) -> tuple[Hit, ...]:
    """`cliff_state` (step) in strips over the plot."""
    a = small_plot.body(rect, plot(cliff, view.language), view)
    return tuple(
        Hit(Target("cliff_state", (t,)), area) for t, area in enumerate(strips(a.rect, len(cliff.states)))
    )


def strips(rect: QRectF, count: int) -> list[QPainterPath]:
    """Upright strips over a plot, one about each of `count` places from its left to its right end."""
    wide, found = rect.width() / max(1, count - 1), []
    for k in range(count):
        area = QPainterPath()
        area.addRect(QRectF(rect.left() + (k - 0.5) * wide, rect.top(), wide, rect.height()))
        found.append(area)
    return found
