"""Sliced work done at once, or slice by slice without warnings, ends the same."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from simulator.slices import finish, quietly


def work() -> Generator[None, None, float]:
    """A sum in three slices, the second of which divides by zero."""
    total = 1.0
    yield
    total += float(np.float64(1.0) / np.zeros(1)[0])
    yield
    return total


def test_the_result_comes_at_the_end_and_warns_of_nothing() -> None:
    slices = quietly(work())
    assert next(slices) is None
    assert finish(slices) == np.inf


def test_what_the_caller_has_said_of_warnings_stands_between_slices() -> None:
    with np.errstate(divide="raise"):
        slices = quietly(work())
        next(slices)
        next(slices)
        assert np.geterr()["divide"] == "raise"
