"""The interface goes first: while it has work, the engine waits at the border of its slice.

Two Python threads share one interpreter. A frame is hundreds of short calls into the toolkit, and
each hands the interpreter over; an engine that is always ready takes it and gives it back a
millisecond later, so a frame of 8 ms lasts 50. An engine that waits those 8 ms loses less.
"""

from __future__ import annotations

import threading

# The engine never waits longer than this for one frame, whatever the interface does.
_LONGEST = 0.05


class Courtesy:
    """The interface claims its turn and releases it; the engine waits between two slices."""

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()

    def claim(self) -> None:
        """The interface has something to do."""
        self._free.clear()

    def release(self) -> None:
        """The interface has nothing left to do."""
        self._free.set()

    def wait(self) -> None:
        """Wait until the interface has nothing to do, but never long."""
        if not self._free.is_set():
            self._free.wait(_LONGEST)
