"""Where one unit stands on its squashing curve at one step, and the axes that show it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QRectF

from simulator.arrays import Floats
from simulator.chapters._gradients_trace import GradientTrace
from ui.diagrams import curves
from ui.diagrams.axes import Axes

# Half the width of the curve's plot, in total input: the narrowest that holds every operating point.
_REACHES = (3.0, 6.0, 12.0, 30.0, 100.0)


@dataclass(frozen=True)
class Point:
    """One unit at one step, and the axes of its curve in `box`."""

    trace: GradientTrace
    unit: int  # from 0
    step: int  # from 1
    box: QRectF

    @property
    def z(self) -> float:
        """The total input."""
        return float(self.trace.pre_activations[self.step - 1, self.unit])

    @property
    def h(self) -> float:
        """The activity."""
        return float(self.trace.hidden[self.step - 1, self.unit])

    @property
    def slope(self) -> float:
        """f′(z)."""
        return float(self.trace.slopes[self.step - 1, self.unit])

    @cached_property
    def axes(self) -> Axes:
        """Total inputs across, activities upward; wide enough for this unit at every step."""
        squashing = self.trace.squashing
        largest = float(np.nanmax(np.abs(self.trace.pre_activations[:, self.unit]), initial=0.0))
        reach = next((r for r in _REACHES if r >= largest), _REACHES[-1])
        low, high = max(squashing.low, -reach), min(squashing.high, reach)
        room = 0.12 * (high - low)
        return Axes(self.box, (-reach, reach), (low - room, high + room))

    @property
    def is_finite(self) -> bool:
        """Whether both are numbers."""
        return bool(np.isfinite(self.z) and np.isfinite(self.h))

    @property
    def is_on_plot(self) -> bool:
        """Whether the operating point can be drawn."""
        return self.is_finite and abs(self.z) <= self.axes.x[1]

    @property
    def all(self) -> Floats:
        """Where the unit's operating points of every step stand, (n, 2); none beyond the plot."""
        z, h = self.trace.pre_activations[:, self.unit], self.trace.hidden[:, self.unit]
        with np.errstate(all="ignore"):
            inside = (np.abs(z) <= self.axes.x[1]) & np.isfinite(h)
        return curves.places(self.axes, z[inside], h[inside])
