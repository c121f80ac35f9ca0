"""The interface goes first: while it has work, the engine waits at the border of its slice.

Two Python threads share one interpreter. A frame is hundreds of short calls into the toolkit, and
each may hand the interpreter over; an engine that is always ready takes it and gives it back a
millisecond later, so a frame of 8 ms lasts 50. So before a frame the interface waits a moment for
the engine to come to a border, and the engine stays there until the frame is done.
"""

from __future__ import annotations

import threading

# The engine never waits longer than this for one frame, whatever the interface does, and the
# interface never longer than this for a border: a slice is shorter, or it is not worth waiting for.
_LONGEST, _SHORT = 0.05, 0.004


class Courtesy:
    """The interface claims its turn and releases it; the engine works and waits in slices."""

    def __init__(self) -> None:
        self._free, self._resting = threading.Event(), threading.Event()
        self._free.set()
        self._resting.set()

    # The interface.

    def claim(self) -> None:
        """The interface has something to do: returns when the engine rests, or soon after."""
        self._free.clear()
        self._resting.wait(_SHORT)

    def release(self) -> None:
        """The interface has nothing left to do."""
        self._free.set()

    # The engine.

    def begin(self) -> None:
        """The engine sets to work, when the interface lets it."""
        self.wait()
        self._resting.clear()

    def end(self) -> None:
        """The engine rests."""
        self._resting.set()

    def wait(self) -> None:
        """Between two slices: wait until the interface has nothing to do, but never long."""
        if not self._free.is_set():
            self._resting.set()
            self._free.wait(_LONGEST)
            self._resting.clear()
