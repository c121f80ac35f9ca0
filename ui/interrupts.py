"""Ctrl-C and a polite kill, answered from the first moment on.

A shell's background job starts with SIGINT ignored; this program answers it all the same. A library
that is being loaded cannot bear an exception at any place, and nothing has been begun by then, so
while one is loading the program simply ends.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130

_loading = 0


def listen() -> None:
    """From now on both signals end what is being done: it sees a `KeyboardInterrupt`."""
    signal.signal(signal.SIGINT, _answer)
    signal.signal(signal.SIGTERM, _answer)


@contextmanager
def loading() -> Iterator[None]:
    """While a library is loaded, before any work is begun."""
    global _loading
    _loading += 1
    try:
        yield
    finally:
        _loading -= 1


def _answer(_signal: int, _frame: FrameType | None) -> None:
    if _loading:
        os._exit(INTERRUPTED)
    raise KeyboardInterrupt
