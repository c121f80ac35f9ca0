"""The one place that sets how numbers are computed, for window, command line, film and tests alike.

One thread of BLAS and torch: the networks here are small, and a second thread would take its time
from the picture. A switch interval of 1 ms lets the interface in between two numpy calls. Subnormal
numbers are flushed to zero where torch is loaded, because a gradient that dies makes a thousand of
them a step and each costs a hundred times a normal one; flushing is a property of a thread, so
`prepare` is called in every thread that computes.
"""

from __future__ import annotations

import sys
from functools import cache

from threadpoolctl import threadpool_limits


def prepare(*, torch: bool = False) -> None:
    """Set the numerics of this process and of the calling thread; `torch` loads torch for it."""
    sys.setswitchinterval(0.001)
    _limit_threads()
    if torch or "torch" in sys.modules:
        import torch as library

        library.set_num_threads(1)
        library.set_flush_denormal(True)


@cache
def _limit_threads() -> None:
    # Only a library that is loaded can be told.
    import numpy  # noqa: F401

    threadpool_limits(limits=1)
