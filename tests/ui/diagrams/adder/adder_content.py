"""Adder snapshots made without training: an exact network, or the random one a seed begins with."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from simulator.chapters.adder import Experiment, Settings
from simulator.experiment import Progress, Snapshot
from simulator.message import Message
from simulator.models.elman import Parameters


def exact(hidden: int, squashing: str, gain: float = 6.0) -> Parameters:
    """h1 = [sum ≥ 1], h2 = [sum ≥ 2], h3 = [sum ≥ 3], carry = h2, print = h1 − h2 + h3."""
    thresholds = (np.arange(hidden) % 3 + 0.5)[:, None]  # spare units repeat the first three
    is_tanh = squashing == "tanh"
    # A tanh unit of ±1 stands for the bit (1 + h) / 2.
    half = 0.5 if is_tanh else 1.0
    recurrent = np.zeros((hidden, hidden))
    recurrent[:, 1] = gain * half
    bias = -gain * thresholds[:, 0] + (gain * half if is_tanh else 0.0)
    output = np.zeros((1, hidden))
    output[0, :3] = np.array([1.0, -1.0, 1.0])[:hidden] * gain * half
    c = -gain / 2 + (gain * half if is_tanh else 0.0)
    start = np.full(hidden, -0.6 if is_tanh else 0.2)
    return Parameters(np.full((hidden, 2), gain), recurrent, bias, start, output, np.array([c]))


@cache
def snapshot(
    columns: int = 10, hidden: int = 3, squashing: str = "tanh", trained: bool = True, **settings: object
) -> Snapshot:
    """A sum of so many columns in the exact network (3 units or more), or in an untrained one."""
    example = {} if columns == 10 else {"example": "random", "example_seed": columns}
    chosen = Settings().with_(
        columns=columns, hidden_units=hidden, squashing=squashing, **{**example, **settings}
    )
    trained = trained and hidden >= 3
    experiment = Experiment(chosen, exact(hidden, squashing) if trained else None)
    return Snapshot("adder", chosen, chosen.seed, progress(100 if trained else 0), experiment.content(), 1, 0)


def judged(taken: Snapshot, **verdict: Message) -> Snapshot:
    """The same snapshot with other sentences in its verdict."""
    content = replace(taken.content, verdict=replace(taken.content.verdict, **verdict))
    return replace(taken, content=content)


def progress(update: int) -> Progress:
    """A training that stands still at `update`."""
    numbers, none = np.zeros(0, np.int64), np.zeros(0)
    return Progress(
        update=update,
        shown=update,
        loss=0.01,
        training=False,
        reached=("certified",) if update else (),
        exploded_at=None,
        updates=numbers,
        losses=none,
        future_updates=numbers,
        future_losses=none,
        start=1,
        can_undo=False,
        can_redo=False,
    )
