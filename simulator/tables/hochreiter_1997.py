"""Long short-term memory: Hochreiter and Schmidhuber, Neural Computation 9, 1997, experiments 4 and 6a.

Two memory blocks of two cells learn the adding problem (93 weights) and temporal order (156 weights), one
sequence at a time at a learning rate of ½. Success is that the last 2,000 sequences were all right and their
mean error is small; what is reported is how many sequences that took, and how many of 2,560 fresh ones are
wrong afterwards.

The paper sets no limit to the number of sequences; here there is one, after which a run counts as not solved.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.models.memory_blocks import MemoryBlocks
from simulator.tables.cells import Found, Job, State, Table, cell
from simulator.tables.results import Mode, Outcome, Setting
from simulator.tasks import varying

NAME = "hochreiter_1997"


@dataclass(frozen=True)
class Problem:
    """A task and what the paper says of it."""

    draw: Callable[[np.random.Generator, int], varying.Sequence]
    inputs: int
    outputs: int
    biases: tuple[float, ...]  # of the input gates
    near: float  # an answer is right if every output is nearer than this
    small: float  # the mean error of the last sequences must be below this
    took: float  # sequences until success, mean over the paper's trials
    wrong: float | None  # share of 2,560 test sequences, where the paper counts in these units


PROBLEMS: Mapping[str, Problem] = {
    "adding": Problem(varying.adding, 2, 1, (-3.0, -6.0), 0.04, 0.01, 74_000, 1 / 2560),
    "order": Problem(varying.order, 8, 4, (-2.0, -4.0), 0.3, 0.1, 31_390, 1 / 2560),
}
_STEPS = {"full": 100, "quick": 30}
_BUDGET = {"full": {"adding": 200_000, "order": 200_000}, "quick": {"adding": 40_000, "order": 40_000}}
_COMMON: Setting = {"blocks": 2, "cells": 2, "learning_rate": 0.5, "in_a_row": 2_000, "tests": 2_560}


def table(mode: Mode) -> Table:
    """The table in one mode: 2 tasks × sequences to success and errors afterwards."""
    jobs = []
    for row, problem in PROBLEMS.items():
        papers: Setting = {"steps": _STEPS["full"], **_COMMON}
        own: Setting = {"steps": _STEPS[mode], **_COMMON}
        # The paper gives no budget: it is this program's.
        budget: Setting = {"most_sequences": _BUDGET[mode][row]}
        cells = (
            cell(row, "sequences", "sequences", problem.took, own | budget, papers),
            cell(row, "wrong", "wrong", problem.wrong, own | budget, papers),
        )
        jobs.append(Job(cells, partial(Online, row, own | budget)))
    return Table(NAME, mode, tuple(jobs), seeds=3)


class Online:
    """A trial: one sequence, one update, until success or until the budget is spent."""

    learning_rate = None

    def __init__(self, row: str, setting: Setting, seed: int) -> None:
        self._problem, self._setting, self._seed = PROBLEMS[row], setting, seed
        self.updates = 0
        self._errors: deque[float] = deque(
            maxlen=int(setting["in_a_row"])
        )  # of the last sequences, mean |error|
        self._right = 0  # right ones in a row
        self._network = MemoryBlocks(
            np.random.default_rng((seed, 0)),
            int(setting["blocks"]),
            int(setting["cells"]),
            self._problem.inputs,
            self._problem.outputs,
            self._problem.biases,
        )

    @property
    def sequences(self) -> int:
        """As many as updates."""
        return self.updates

    @property
    def share(self) -> float:
        """How much of the budget is spent."""
        return self.updates / int(self._setting["most_sequences"])

    @property
    def _solved(self) -> bool:
        enough = self._right >= int(self._setting["in_a_row"])
        return enough and sum(self._errors) / len(self._errors) < self._problem.small

    @property
    def finished(self) -> bool:
        """Success, or the budget is spent."""
        return self._solved or self.share >= 1.0

    def update(self) -> None:
        """Show one sequence and learn from it."""
        rng = np.random.default_rng((self._seed, 1, self.updates))
        inputs, target = self._problem.draw(rng, int(self._setting["steps"]))
        output = self._network.learn(inputs, target, float(self._setting["learning_rate"]))
        error = abs(output - target)
        self._errors.append(float(error.mean()))
        self._right = self._right + 1 if error.max() < self._problem.near else 0
        self.updates += 1

    def found(self) -> tuple[Found, ...]:
        """Sequences until success, and the share of fresh ones that are wrong."""
        rng, count = np.random.default_rng((self._seed, 2)), int(self._setting["tests"])
        wrong = 0
        for _ in range(count):
            inputs, target = self._problem.draw(rng, int(self._setting["steps"]))
            wrong += not abs(self._network.answer(inputs) - target).max() < self._problem.near
        outcome: Outcome = "solved" if self._solved else "unsolved"
        return Found(outcome, float(self.updates) if self._solved else None), Found(outcome, wrong / count)

    def state(self) -> dict[str, NDArray[Any]]:
        """Weights, and how the last sequences went."""
        own = {"updates": np.array(self.updates), "right": np.array(self._right)}
        return self._network.state() | own | {"errors": np.array(self._errors)}

    def restore(self, state: State) -> None:
        """Take what `state` gave."""
        self._network.restore(state)
        self.updates, self._right = int(state["updates"]), int(state["right"])
        self._errors.extend(state["errors"].tolist())
