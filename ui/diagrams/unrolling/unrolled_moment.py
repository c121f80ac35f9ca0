"""How far each operation of each step has come, on the way there and on the way back.

A step forward is four operations: input sum, squashing, output, error. A step back is four more: the
output's derivative, the derivative into the hidden state, through the slope, the weights' share. All
that moves on the stage is a function of these shares.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ui.view import View

OPERATIONS = 4
# Up to so many steps every unit is drawn, and a step is taken apart into its operations.
FULL_DETAIL = 40
SUM, SQUASH, OUTPUT, ERROR = range(OPERATIONS)
D_OUTPUT, D_HIDDEN, SLOPE, SHARE = range(OPERATIONS)
# An activity is laid on the stack in this part of the squashing, and taken off in this part of the
# output's derivative.
_PUSH, _POP = (0.5, 1.0), (0.0, 0.7)


@dataclass(frozen=True, slots=True)
class Moment:
    """The playhead over T steps at `t`; with reduced motion at the last operation it has passed."""

    steps: int
    t: float
    backward: bool

    @property
    def step(self) -> int:
        """The step under way, or the last one done; 0 before the first, and when all is done."""
        return math.ceil(self.t - 1e-9)

    @property
    def operation(self) -> int:
        """Which operation of `step` is under way, or the last one done."""
        gone = (self.step - self.t if self.backward else self.t - self.step + 1) * OPERATIONS
        return max(0, min(OPERATIONS - 1, math.ceil(gone - 1e-9) - 1))

    @property
    def between(self) -> bool:
        """Whether the playhead rests between two steps."""
        return abs(self.t - round(self.t)) < 1e-9

    @property
    def folded(self) -> bool:
        """Whether nothing is unrolled yet."""
        return not self.backward and self.t <= 0.0

    @property
    def unfolding(self) -> float:
        """How far the first copy has come out of the folded network, 0 to 1."""
        return self.there(1, SUM)

    def there(self, step: int, operation: int) -> float:
        """How much of an operation of `step` on the way there is done, 0 to 1."""
        if self.backward:
            return 1.0
        return _clip((self.t - (step - 1)) * OPERATIONS - operation)

    def back(self, step: int, operation: int) -> float:
        """How much of an operation of `step` on the way back is done, 0 to 1."""
        return _clip((step - self.t) * OPERATIONS - operation) if self.backward else 0.0

    def phase(self, step: int) -> str:
        """What a layer looks like as a whole: `ahead`, `there`, `back`, or `live` while it changes."""
        if self.backward:
            gone = step - self.t
            return "there" if gone <= 0.0 else "back" if gone >= 1.0 else "live"
        gone = self.t - (step - 1)
        return "ahead" if gone <= 0.0 else "there" if gone >= 1.0 else "live"

    @property
    def gathered_from(self) -> int:
        """The earliest step whose share of the gradients is complete, T + 1 before any, 1 at the end."""
        return self.step + 1 if self.backward else self.steps + 1

    # The stack holds h_0 … h_t on the way there, and gives them back on the way back.

    def stacked(self, step: int) -> float:
        """How much of the activity of `step` (0 to T) lies on the stack: 1 there, 0 not, else moving."""
        if self.backward:
            if step == 0:
                # The initial state is needed until the first step's weights have had their share.
                return 1.0 - self.back(1, SHARE)
            return 1.0 - _window(self.back(step, D_OUTPUT), _POP)
        if step == 0:
            return self.there(1, SUM)
        return _window(self.there(step, SQUASH), _PUSH)

    def height(self) -> int:
        """How many activities lie wholly on the stack."""
        if self.step == 0:
            return 0
        # Those of the steps before the one under way, h_0 among them, and perhaps its own.
        below = self.step if self.stacked(0) >= 1.0 else self.step - 1 if self.backward else 0
        return below + (self.stacked(self.step) >= 1.0)


def moment(steps: int, view: View) -> Moment:
    """The moment of a view over T steps."""
    t = min(max(view.t, 0.0), float(steps))
    parts = OPERATIONS if steps <= FULL_DETAIL else 1
    if view.reduced_motion or parts == 1:
        # Operations are cut, not skipped: what is done is done.
        whole = math.ceil(t * parts - 1e-9) if view.backward else math.floor(t * parts + 1e-9)
        t = whole / parts
    return Moment(steps, t, view.backward)


def eased(share: float) -> float:
    """In-out cubic: a thing that travels."""
    return 4 * share**3 if share < 0.5 else 1 - (-2 * share + 2) ** 3 / 2


def _clip(share: float) -> float:
    return 0.0 if share <= 1e-9 else 1.0 if share >= 1.0 - 1e-9 else share


def _window(share: float, window: tuple[float, float]) -> float:
    return _clip((share - window[0]) / (window[1] - window[0]))
