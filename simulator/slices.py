"""Long work in slices: a generator that yields every few milliseconds and returns what came of it."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

Result = TypeVar("Result")


def finished(slices: Generator[None, None, Result]) -> Result:
    """Do all of it at once; what it returns."""
    while True:
        try:
            next(slices)
        except StopIteration as done:
            result: Result = done.value
            return result
