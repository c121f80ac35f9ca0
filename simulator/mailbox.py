"""Two lanes from the engine to the screen: the latest snapshot wins, milestones are never dropped.

The screen pulls. A snapshot that nobody took is replaced by the next one, so a slow screen holds
one snapshot and never a queue of them; a milestone waits until it is read.
"""

from __future__ import annotations

import threading
from collections import deque

from simulator.experiment import Milestone, Snapshot


class Mailbox:
    """A place for one snapshot and any number of milestones; every method is safe in any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._milestones: deque[Milestone] = deque()

    def put(self, snapshot: Snapshot) -> None:
        """Leave a snapshot; one that is still lying there is replaced."""
        with self._lock:
            self._snapshot = snapshot

    def announce(self, milestone: Milestone) -> None:
        """Queue a milestone."""
        with self._lock:
            self._milestones.append(milestone)

    @property
    def empty(self) -> bool:
        """Whether the last snapshot has been taken: the engine makes a new one only then."""
        return self._snapshot is None

    def take(self) -> Snapshot | None:
        """The newest snapshot, once; None when there is none since the last time."""
        with self._lock:
            snapshot, self._snapshot = self._snapshot, None
            return snapshot

    def milestones(self) -> tuple[Milestone, ...]:
        """All milestones since the last time, in order."""
        with self._lock:
            waiting = tuple(self._milestones)
            self._milestones.clear()
            return waiting
