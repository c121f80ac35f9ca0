"""The nine ways and the other tasks of the usual one, and how to train."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.chapters import unrolling
from simulator.chapters.unrolling import WAYS, Experiment, Settings

NINE: tuple[dict[str, Any], ...] = tuple(
    {"input_mode": way.inputs, "target_mode": way.targets} for way in WAYS
)
USUAL: tuple[dict[str, Any], ...] = tuple(
    {"task": task} for task in ("parity", "adder", "attractor", "typed")
)


def name(case: dict[str, Any]) -> str:
    """The task of a case, for the test's name."""
    return unrolling.Experiment(Settings.read(case)).report()["task"] + f"-{case.get('input_mode', 'usual')}"


every_way = pytest.mark.parametrize("case", NINE, ids=name)
every_task = pytest.mark.parametrize("case", NINE + USUAL, ids=name)


def experiment(**given: Any) -> Experiment:
    """An untrained experiment."""
    return Experiment(Settings.read(given))


def train(trained: Experiment, updates: int) -> Experiment:
    """The same, after so many updates."""
    for _ in range(updates):
        for _ in trained.advance():
            pass
    return trained
