"""Where the playhead is on the window of a series: what has been seen, and how far the next step has come."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEasingCurve

from ui.view import View

_EASE = QEasingCurve(QEasingCurve.Type.InOutCubic)


class Moment(NamedTuple):
    """`seen` steps have been observed, the last at index `now` = seen − 1 (−1 before the first).

    `phase` is how far the step under way has come, 0 at rest; `place` where the line of now stands, in
    indices: −1 before the first step, gliding while a step is under way.
    """

    steps: int
    seen: int
    phase: float

    @property
    def now(self) -> int:
        """Index of the last step that was seen."""
        return self.seen - 1

    @property
    def place(self) -> float:
        """Where the line of now stands."""
        return self.now + _EASE.valueForProgress(self.phase)


def moment(steps: int, view: View) -> Moment:
    """The moment of a view on so many steps."""
    seen = min(max(view.step, 0), steps)
    return Moment(steps, seen, view.phase if seen < steps else 0.0)
