"""The journal of a session: every act as a small value, with the update it was applied at.

Training stands in it as a number of updates, never as seconds: the time of an act is recorded, but
work is what decides, so reading the journal again gives the same numbers on the same machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from simulator.commands import Command
from simulator.directions import Direction

# What an act does: asks the engine for something, or says how the picture is looked at.
Doing: TypeAlias = Command | Direction


class Act(msgspec.Struct, frozen=True):
    """One act.

    `at` is when it was done, in seconds since the session began, `update` the update it was applied
    at; one written by hand has neither, but may say how many `seconds` it takes in a film. `line` is
    where it stands in its file, 0 for none.
    """

    doing: Doing
    at: float | None = None
    update: int | None = None
    seconds: float | None = None
    line: int = 0


class Journal:
    """The acts so far, in order. Acts are appended and never changed."""

    def __init__(self, acts: Iterable[Act] = ()) -> None:
        self._acts = list(acts)

    def note(self, act: Act) -> None:
        """Append an act."""
        self._acts.append(act)

    @property
    def acts(self) -> tuple[Act, ...]:
        """All acts, oldest first."""
        return tuple(self._acts)
