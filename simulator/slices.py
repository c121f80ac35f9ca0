"""Long work in slices: a generator yields every few milliseconds and returns its result at the end."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

import numpy as np

R = TypeVar("R")

# Time steps of one sequence, or of a small batch, that are done in a millisecond or two.
STEPS = 25


def finish(work: Generator[None, None, R]) -> R:
    """The result of sliced work, done at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: R = end.value
            return result


def quietly(work: Generator[None, None, R]) -> Generator[None, None, R]:
    """The same slices, none of which warns of a number that is not finite: here those are a lesson."""
    while True:
        with np.errstate(all="ignore"):
            try:
                next(work)
            except StopIteration as end:
                result: R = end.value
                return result
        yield
