"""Where we are in sequence time, and how fast: a pure function of a clock.

A playhead is a value: where it stood at a moment, where it is going and how fast. Asking it where it
is needs nothing but the time, so a film asks with the frame counter and the window with its clock.

One position runs over everything a chapter's clock covers. Where the clock returns, it goes on past
the last step: position T + k is the place T − k on the way back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import NamedTuple

# One step of a sequence at speed 1, one operation of a step that has several, and the longest a pass
# may take (TOKENS, "Motion"; the last so that a thousand steps can still be watched), seconds.
STEP_SECONDS = 0.6
OPERATION_SECONDS = 0.42
LONGEST_PASS = 60.0
# How far past the turning point the way back begins, in steps.
_HAIR = 1e-6
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)


class Place(NamedTuple):
    """A place in the sequence: `t` in steps, 0 to T, and whether the playhead is on its way back."""

    t: float
    backward: bool


class Clock(NamedTuple):
    """What a chapter's sequence time runs over.

    `operations` is how many operations a step is made of, one after the other; a clock that
    `returns` runs t = 0 … T forward and then T … 0 backward. Where the steps have a pace of their own,
    as a pen's have, `seconds` says how long one takes at speed 1.
    """

    steps: int = 0
    operations: int = 1
    returns: bool = False
    seconds: float | None = None

    @property
    def length(self) -> int:
        """The last position, in steps."""
        return self.steps * (2 if self.returns else 1)

    @property
    def step_seconds(self) -> float:
        """How long a step takes at speed 1."""
        if self.seconds is not None:
            return self.seconds
        usual = STEP_SECONDS if self.operations == 1 else OPERATION_SECONDS * self.operations
        return min(usual, LONGEST_PASS / max(1, self.steps))

    def place(self, position: float) -> Place:
        """The place of a position; the turning point belongs to the way there."""
        if position <= self.steps:
            return Place(position, False)
        return Place(2 * self.steps - position, True)

    def position(self, t: float, backward: bool) -> float:
        """The position of a place; without a way back there is only the way there.

        The turning point itself belongs to the way there, so the way back begins a hair after it.
        """
        t = min(max(t, 0.0), float(self.steps))
        return 2 * self.steps - min(t, self.steps - _HAIR) if backward and self.returns else t


@dataclass(frozen=True, slots=True)
class Playhead:
    """Stood at `position` at time `since`, on its way to `goal` at `speed` steps' pace; seconds."""

    clock: Clock = field(default_factory=Clock)
    position: float = 0.0
    since: float = 0.0
    goal: float = 0.0
    speed: float = 1.0
    # Playing runs to the end; a single step is a short journey of the same kind.
    playing: bool = False

    def at(self, now: float) -> float:
        """The position in steps at a time, 0 to the clock's length."""
        way = self.goal - self.position
        gone = max(0.0, now - self.since) * self.speed / self.clock.step_seconds
        return self.goal if gone >= abs(way) else self.position + math.copysign(gone, way)

    def place(self, now: float) -> Place:
        """The place in the sequence at a time."""
        return self.clock.place(self.at(now))

    def moving(self, now: float) -> bool:
        """Whether it has not arrived."""
        return self.at(now) != self.goal

    def _to(self, goal: float, now: float, *, playing: bool) -> Playhead:
        goal = min(max(goal, 0.0), float(self.clock.length))
        return replace(self, position=self.at(now), since=now, goal=goal, playing=playing)

    def play(self, now: float) -> Playhead:
        """Run to the end; from the end, start over."""
        start = self if self.at(now) < self.clock.length else self.go(0.0, now)
        return start._to(self.clock.length, now, playing=True)

    def pause(self, now: float) -> Playhead:
        """Stand still here, in the middle of a step if need be."""
        return self._to(self.at(now), now, playing=False)

    def toggle(self, now: float) -> Playhead:
        """Play or pause."""
        return self.pause(now) if self.playing and self.moving(now) else self.play(now)

    def step(self, direction: int, now: float, *, whole: bool = False, cut: bool = False) -> Playhead:
        """To the next (1) or previous (−1) operation, or whole step; one under way is finished at once."""
        here = self.at(now)
        if self.moving(now) and not self.playing:
            here = self.goal
        parts = 1 if whole else self.clock.operations
        count = here * parts
        count = math.floor(count + 1e-9) + 1 if direction > 0 else math.ceil(count - 1e-9) - 1
        started = self.go(here, now)
        return started.go(count / parts, now) if cut else started._to(count / parts, now, playing=False)

    def go(self, position: float, now: float) -> Playhead:
        """Be at a position at once: scrubbing follows the hand."""
        position = min(max(position, 0.0), float(self.clock.length))
        return replace(self, position=position, since=now, goal=position, playing=False)

    def seek(self, t: float, now: float, backward: bool | None = None) -> Playhead:
        """Be at a place at once; without a word on the way, on the way the playhead is on."""
        if backward is None:
            backward = self.place(now).backward
        return self.go(self.clock.position(t, backward), now)

    def turn(self, now: float) -> Playhead:
        """The same place on the other way, where there is one."""
        here = self.place(now)
        return self.seek(here.t, now, not here.backward)

    def end(self, now: float) -> Playhead:
        """At the last step; from there on, at the end of the way back."""
        steps = float(self.clock.steps)
        return self.go(steps if self.at(now) < steps else self.clock.length, now)

    def at_speed(self, speed: float, now: float) -> Playhead:
        """The same journey at another speed."""
        return replace(self._to(self.goal, now, playing=self.playing), speed=speed)

    def over(self, clock: Clock, now: float) -> Playhead:
        """The same place under another clock; at the last step it stays at the last step."""
        if clock == self.clock:
            return self
        here = self.place(now)
        at_end = not here.backward and here.t >= self.clock.steps
        changed = replace(self, clock=clock)
        t = float(clock.steps) if at_end else here.t
        return changed.go(clock.position(t, here.backward), now)
