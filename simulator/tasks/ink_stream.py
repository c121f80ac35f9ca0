"""Even spacing while the pen still moves: `simulator.tasks.ink.evenly`, point by point.

pen = EvenPen(0.25)
pen.touch(0.0, 0.0)           # the point where a stroke begins
pen.move(0.0, 0.6)            # two points, at 0.25 and 0.5; 0.1 of the way is left
"""

from __future__ import annotations

import math


class EvenPen:
    """A pen whose strokes come out at even arc length; carries what is left of a step."""

    def __init__(self, spacing: float) -> None:
        self._spacing, self._left = spacing, 0.0
        self._at = (0.0, 0.0)

    def copy(self) -> EvenPen:
        """Another pen in the same place."""
        twin = EvenPen(self._spacing)
        twin._at, twin._left = self._at, self._left
        return twin

    def touch(self, x: float, y: float) -> tuple[float, float]:
        """The pen comes down: the first point of a stroke."""
        self._at, self._left = (x, y), 0.0
        return self._at

    def move(self, x: float, y: float) -> list[tuple[float, float]]:
        """The pen goes straight to (x, y) on the paper: the points passed, none while it is too near."""
        from_x, from_y = self._at
        length = math.hypot(x - from_x, y - from_y)
        self._at = (x, y)
        total = self._left + length
        count = int(total / self._spacing + 1e-9)
        shares = [(at * self._spacing - self._left) / length for at in range(1, count + 1)]
        self._left = max(total - count * self._spacing, 0.0)
        return [(from_x + share * (x - from_x), from_y + share * (y - from_y)) for share in shares]
