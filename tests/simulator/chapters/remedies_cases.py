"""Small races that take a moment."""

from __future__ import annotations

from typing import Any

import numpy as np

from simulator.chapters.remedies import Experiment, Settings
from simulator.commands import Train
from simulator.session import Session

QUICK: dict[str, Any] = {
    "task": "first_sign",
    "steps": 20,
    "hidden_units": 12,
    "reservoir_units": 30,
    "curvature_batch": 40,
}


def trained(rounds: int, **given: Any) -> Experiment:
    experiment = Experiment(Settings(**QUICK | given))
    return further(experiment, rounds)


def further(experiment: Experiment, rounds: int) -> Experiment:
    for _ in range(rounds):
        for _ in experiment.advance():
            pass
    return experiment


def raced(**given: Any) -> Session:
    session = Session.opened("remedies", QUICK | given)
    session.apply(Train(until="finished"))
    session.run()
    return session


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Equal but for the seconds, which are only recorded."""
    clocks = ("_points", "_figures", "_ended")
    names = [name for name in one if not name.endswith(clocks)]
    return one.keys() == other.keys() and all(
        np.array_equal(one[name], other[name], equal_nan=True) for name in names
    )
