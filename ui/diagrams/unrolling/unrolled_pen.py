"""What painting a step of the unrolled network needs to know."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from simulator.chapters.unrolling import UnrollingContent
from ui.diagrams import arrows
from ui.diagrams.unrolling.unrolled_layout import Layout
from ui.diagrams.unrolling.unrolled_moment import Moment
from ui.diagrams.unrolling.unrolled_values import Values, figures
from ui.theme import Theme, font, mix
from ui.view import View

# How strong a forward arrow stays once the backward pass has crossed it.
GHOST = 0.35
# The share of the input sum in which the copy comes out of the layer before.
ARRIVED = 0.6


@dataclass(frozen=True)
class Pen:
    """All that painting a step needs to know."""

    painter: QPainter
    layout: Layout
    content: UnrollingContent
    values: Values
    moment: Moment
    view: View
    theme: Theme

    @property
    def scale(self) -> float:
        """Pixels of the mock-up's pixel."""
        return self.layout.scale

    def there(self, step: int, operation: int) -> float:
        """How far an operation on the way there has come."""
        return self.moment.there(step, operation)

    def back(self, step: int, operation: int) -> float:
        """How far an operation on the way back has come."""
        return self.moment.back(step, operation)

    def small(self, weight: int = 400) -> QFont:
        """The smallest type."""
        return font("tick", self.scale, self.view.present, weight)

    def figures(self, radius: float) -> QFont:
        """The type of the values in circles."""
        return figures(radius, self.scale, self.view.present)

    def arrow(
        self, start: QPointF, end: QPointF, role: str, share: float, strength: float, width: float
    ) -> None:
        """An arrow that has come so far on its way, `strength` strong."""
        if share <= 0.0 or strength <= 0.0:
            return
        tip = start + (end - start) * share
        length = math.hypot(tip.x() - start.x(), tip.y() - start.y())
        head = min((4.5 + 1.6 * width) * self.scale, length, 0.5 * self.layout.pitch)
        # Paler, not see-through: on plain ground it looks the same and is painted ten times faster.
        colour = mix(self.theme["bg"], self.theme[role], strength)
        arrows.pointed(self.painter, start, tip, colour, width * self.scale, head)
