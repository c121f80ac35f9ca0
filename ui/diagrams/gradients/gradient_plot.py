"""The plot of the gradient's size at each step: its axes, its curves, and which step the playhead marks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QRectF

from simulator.arrays import Floats
from simulator.chapters._gradients_content import Flow
from simulator.experiment import Snapshot
from ui.diagrams import curves
from ui.diagrams.axes import Axes
from ui.diagrams.curves import Curve
from ui.theme import TYPE, Theme
from ui.view import View

# Powers of ten at the ends of the axis: enough for the default network's sizes, few enough to read.
LOWEST, HIGHEST = -17.0, 8.0
# Room round the plot, px at scale 1: ticks at the left, title above, axis and its names below.
_LEFT, _RIGHT, _TITLE, _BELOW = 46.0, 18.0, 34.0, 44.0
# References closer to the chosen radius than this, in the logarithm, are the chosen curve itself.
_ALIKE = 0.02
# From dot to dot of the straight line, px, and the most there are.
_DOT, _MOST_DOTS = 5.5, 20_000


def plot(rect: QRectF, view: View) -> QRectF:
    """Where the curves stand in the panel."""
    s = view.scale
    grown = TYPE["tick"].present / TYPE["tick"].size if view.present else 1.0
    return rect.adjusted(_LEFT * grown * s, _TITLE * grown * s, -_RIGHT * s, -_BELOW * grown * s)


def step_of(snapshot: Snapshot, view: View) -> int:
    """The time step the playhead marks, from 1: the nearest one."""
    return min(max(1, int(view.t + 0.5)), len(snapshot.content.trace.hidden))


@dataclass(frozen=True)
class Plot:
    """The panel `rect` with its axes and curves, each (T,) steps long."""

    rect: QRectF
    flow: Flow
    shown: tuple[bool, bool, bool]  # references, straight line, zones
    view: View
    theme: Theme

    @property
    def count(self) -> int:
        """T."""
        return len(self.flow.gradient_log10)

    @cached_property
    def axes(self) -> Axes:
        """Time steps across, powers of ten upward."""
        return Axes(plot(self.rect, self.view), (1.0, float(max(2, self.count))), (LOWEST, HIGHEST))

    def curve(self, log10: Floats) -> Curve:
        """The lines of a curve."""
        return curves.curve(self.axes, np.arange(1.0, self.count + 1), log10)

    @cached_property
    def chosen(self) -> Curve:
        """The chosen network's."""
        return self.curve(self.flow.gradient_log10)

    @cached_property
    def others(self) -> list[tuple[float, Floats, Curve]]:
        """Radius, sizes and lines of every reference that is not the chosen radius."""
        pairs = zip(self.flow.reference_radii.tolist(), self.flow.reference_log10, strict=True)
        with np.errstate(all="ignore"):  # a matrix may have radius 0, or none
            chosen = np.log(self.flow.spectral_radius)
        return [(r, sizes, self.curve(sizes)) for r, sizes in pairs if not abs(np.log(r) - chosen) <= _ALIKE]

    @cached_property
    def line(self) -> Floats:
        """Dots along the straight line, (n, 2) px: dashing a line costs more than drawing all curves."""
        if not np.isfinite(self.flow.line_log10).all():
            return np.zeros((0, 2))  # without a radius there is no line
        first, last = (self.axes.at(self.axes.x[k], float(self.flow.line_log10[-k])) for k in (0, 1))
        way, box = last - first, self.axes.rect
        count = min(int(math.hypot(way.x(), way.y()) / (_DOT * self.view.scale)) + 1, _MOST_DOTS)
        shares = np.linspace(0.0, 1.0, count)[:, None]
        points = np.array([first.toTuple()]) + shares * np.array([way.toTuple()])
        inside = (points[:, 1] >= box.top()) & (points[:, 1] <= box.bottom())
        return curves.grained(points[inside])
