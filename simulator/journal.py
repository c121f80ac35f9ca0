"""The journal of a session: every act as a small value, with the update it was applied at.

Training stands in it as a number of updates, never as seconds: the time of an act is recorded, but
work is what decides, so reading the journal again gives the same numbers on the same machine.
"""

from __future__ import annotations

import msgspec

from simulator.commands import Command


class Act(msgspec.Struct, frozen=True):
    """One act: seconds since the session began, the chapter, the update it was applied at."""

    at: float
    chapter: str
    update: int
    command: Command


class Journal:
    """The acts so far, in order. Acts are appended and never changed."""

    def __init__(self) -> None:
        self._acts: list[Act] = []

    def note(self, act: Act) -> None:
        """Append an act."""
        self._acts.append(act)

    @property
    def acts(self) -> tuple[Act, ...]:
        """All acts, oldest first."""
        return tuple(self._acts)
