"""Where the playhead is in the steps of a memory cell, on the way there and on the way back.

On the way there the step under way is the one whose gates turn; on the way back it is the one at
which the error has just arrived. Steps are counted from 0 here, from 1 in words.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QEasingCurve

from ui.view import View

# Within a step: the current travels, then what it changed settles (TOKENS, "Motion").
TRAVEL = 0.6
_TRAVEL_EASE = QEasingCurve(QEasingCurve.Type.InOutCubic)
_SETTLE_EASE = QEasingCurve(QEasingCurve.Type.OutCubic)


class Moment(NamedTuple):
    """`now` is the step shown (−1 before the first), `phase` how far it has come, 1 when it is done.

    `place` is where the now column stands, in columns: a whole number at rest, gliding while a step
    is under way.
    """

    steps: int
    now: int
    phase: float
    backward: bool
    place: float

    @property
    def travel(self) -> float:
        """How far the current has come along its wire, 0 to 1."""
        return _TRAVEL_EASE.valueForProgress(min(1.0, self.phase / TRAVEL))

    @property
    def settled(self) -> float:
        """How much of what this step changes can be seen, 0 to 1."""
        return _SETTLE_EASE.valueForProgress(max(0.0, (self.phase - TRAVEL) / (1.0 - TRAVEL)))

    @property
    def is_moving(self) -> bool:
        """Whether a step is under way."""
        return self.phase < 1.0


def moment(steps: int, view: View) -> Moment:
    """The moment of a view in a sequence of so many steps."""
    t = min(max(view.t, 0.0), float(steps))
    if view.backward:
        done = math.ceil(t - 1e-9)  # steps from here on have their derivative
        under_way = 0.0 if view.reduced_motion else max(0.0, done - t)
        # At the turning point nothing has come back yet; the step that will is the last one.
        now = done - 1 if under_way > 1e-9 else min(done, steps - 1)
        previous, towards = done, -1
    else:
        done = math.floor(t + 1e-9)
        under_way = 0.0 if view.reduced_motion else max(0.0, t - done)
        now = done if under_way > 1e-9 else done - 1
        previous, towards = done - 1, 1
    if under_way <= 1e-9:
        return Moment(steps, now, 1.0, view.backward, float(now))
    made = Moment(steps, now, under_way, view.backward, float(now))
    return made._replace(place=previous + towards * made.travel)
