"""Where we are in sequence time, and how fast: a pure function of a clock.

A playhead is a value: where it stood at a moment, where it is going and how fast. Asking it where it
is needs nothing but the time, so a film asks with the frame counter and the window with its clock.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

# One step of a sequence at speed 1 (TOKENS, "Motion").
STEP_SECONDS = 0.6
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class Playhead:
    """Stood at `position` at time `since`, on its way to `goal` at `speed` steps' pace; seconds."""

    steps: int = 0
    position: float = 0.0
    since: float = 0.0
    goal: float = 0.0
    speed: float = 1.0
    # Playing runs to the end; a single step is a short journey of the same kind.
    playing: bool = False

    def at(self, now: float) -> float:
        """The position in steps at a time, 0 to `steps`."""
        way = self.goal - self.position
        gone = max(0.0, now - self.since) * self.speed / STEP_SECONDS
        return self.goal if gone >= abs(way) else self.position + math.copysign(gone, way)

    def moving(self, now: float) -> bool:
        """Whether it has not arrived."""
        return self.at(now) != self.goal

    def _to(self, goal: float, now: float, *, playing: bool) -> Playhead:
        goal = min(max(goal, 0.0), float(self.steps))
        return replace(self, position=self.at(now), since=now, goal=goal, playing=playing)

    def play(self, now: float) -> Playhead:
        """Run to the end; from the end, start over."""
        start = self if self.at(now) < self.steps else self.go(0.0, now)
        return start._to(self.steps, now, playing=True)

    def pause(self, now: float) -> Playhead:
        """Stand still here, in the middle of a step if need be."""
        return self._to(self.at(now), now, playing=False)

    def toggle(self, now: float) -> Playhead:
        """Play or pause."""
        return self.pause(now) if self.playing and self.moving(now) else self.play(now)

    def step(self, direction: int, now: float, *, cut: bool = False) -> Playhead:
        """To the next (1) or previous (−1) whole step; a step still under way is finished at once."""
        here = self.at(now)
        if self.moving(now) and not self.playing:
            here = self.goal
        goal = math.floor(here + 1e-9) + 1 if direction > 0 else math.ceil(here - 1e-9) - 1
        started = self.go(here, now)
        return started.go(goal, now) if cut else started._to(goal, now, playing=False)

    def go(self, position: float, now: float) -> Playhead:
        """Be at a position at once: scrubbing follows the hand."""
        position = min(max(position, 0.0), float(self.steps))
        return replace(self, position=position, since=now, goal=position, playing=False)

    def at_speed(self, speed: float, now: float) -> Playhead:
        """The same journey at another speed."""
        return replace(self._to(self.goal, now, playing=self.playing), speed=speed)

    def over(self, steps: int, now: float) -> Playhead:
        """The same place in a sequence of another length; at the end it stays at the end."""
        if steps == self.steps:
            return self
        at_end = self.at(now) >= self.steps
        changed = replace(self, steps=steps)
        return changed.go(steps if at_end else min(self.at(now), steps), now)
