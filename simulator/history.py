"""The training history one can scrub back through: bounded, evenly thinned, cheap to copy.

Every kept entry holds the update's number, its loss and the experiment's state after it, so the
network can be shown, and trained on from, exactly as it was. When more than `capacity` entries are
kept every second one is let go and from then on only every second update is kept: a run of any
length holds between half the capacity and the capacity, spread evenly from the first update on.
The first and the newest entry are always there.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Floats, Integers, frozen
from simulator.experiment import State

# Entries, and bytes of state in all of them, whichever is less.
CAPACITY = 1_000
BYTES = 256 * 2**20


@dataclass(frozen=True)
class Entry:
    """The network after `update` updates."""

    update: int
    start: int
    loss: float
    reached: tuple[str, ...]
    state: State
    exploded: bool = False


class History:
    """Entries in the order of their updates, from the initial weights (update 0) on."""

    def __init__(self, first: Entry, capacity: int = CAPACITY) -> None:
        size = sum(part.nbytes for part in first.state.values()) or 1
        self._capacity = max(8, min(capacity, BYTES // size))
        self._stride = 1
        self._entries = [first]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> History:
        """A history of entries kept elsewhere, in the order of their updates."""
        made = cls(entries[0])
        made._entries = list(entries)
        return made

    def copy(self) -> History:
        """An independent history that shares the (read-only) states."""
        twin = History(self._entries[0])
        twin._capacity, twin._stride = self._capacity, self._stride
        twin._entries = list(self._entries)
        return twin

    def append(self, entry: Entry) -> None:
        """Add the entry that follows the newest."""
        # The newest entry is kept whatever its number; it goes once a newer one has come, unless
        # its number is one of those that are kept.
        if len(self._entries) > 1 and self._entries[-1].update % self._stride:
            self._entries.pop()
        self._entries.append(entry)
        self.thin(self._capacity)

    def thin(self, capacity: int) -> None:
        """Let every second entry go until at most `capacity` are left, the first and newest among them."""
        last = self._entries[-1]
        while len(self._entries) > max(capacity, 2):
            self._stride *= 2
            self._entries = [e for e in self._entries if e.update % self._stride == 0 or e is last]

    def cut(self, update: int) -> None:
        """Forget everything after `update`."""
        keep = bisect.bisect_right(self._entries, update, key=lambda entry: entry.update)
        self._entries = self._entries[: max(keep, 1)]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that is kept, in the order of the updates."""
        return tuple(self._entries)

    @property
    def first(self) -> Entry:
        """The initial weights."""
        return self._entries[0]

    @property
    def newest(self) -> Entry:
        """The last update made."""
        return self._entries[-1]

    def nearest(self, update: int) -> Entry:
        """The kept entry nearest to an update, the earlier one of two."""
        place = bisect.bisect_left(self._entries, update, key=lambda entry: entry.update)
        around = self._entries[max(place - 1, 0) : place + 1] or [self._entries[-1]]
        return min(around, key=lambda entry: (abs(entry.update - update), entry.update))

    def __len__(self) -> int:
        return len(self._entries)

    def curve(self) -> tuple[Integers, Floats]:
        """Updates and losses of the kept entries, (N,) each; update 0 has no loss (NaN)."""
        updates = np.array([entry.update for entry in self._entries], dtype=np.int64)
        losses = np.array([entry.loss for entry in self._entries], dtype=np.float64)
        return frozen(updates), frozen(losses)
