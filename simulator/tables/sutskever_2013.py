"""Initialisation and momentum: Sutskever, Martens, Dahl and Hinton, ICML 2013, the recurrent networks.

Four problems with long lags, 100 tanh units of fifteen in-connections at a spectral radius of 1.1, and the
descent without momentum, with Nesterov's and with the classical one at three μ. A number is the share of
answers that are off by more than 0.04 (add, mul), or the symbols of 5 or 10 that are said wrong (mem).

The learning rate is the best of several: each is tried for a part of the budget, and the one with the least
training loss goes on.

In full mode this differs from the paper: a rate is given up after a tenth of the updates, not after all of
them; every sequence is as long as every other; a network that makes no error any more is not trained on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Parameters
from simulator.tables import descent
from simulator.tables.cells import Found, Job, State, Table, cell
from simulator.tables.descent import Descent
from simulator.tables.results import Measure, Mode, Setting
from simulator.tasks import products
from simulator.tasks.long_lags import TASKS, Task, copying
from simulator.training.momentum import Momentum, Schedule

NAME = "sutskever_2013"

PROBLEMS: Mapping[str, Task] = {
    "add": TASKS["adding"],
    "mul": replace(TASKS["adding"], draw=products.multiplying),
    "mem_5": replace(TASKS["copy"], draw=copying(5, 2)),
    "mem_20": replace(TASKS["copy"], inputs=6, outputs=5, draw=copying(10, 5)),
}
# Where the bias of the output starts: the mean of what is wanted.
MEANS = {"add": 0.5, "mul": products.MEAN, "mem_5": 0.0, "mem_20": 0.0}
INPUT_SCALES = {"add": 0.001, "mul": 0.001, "mem_5": 0.1, "mem_20": 0.1}

# Column: is it Nesterov's, and μ. "biases" learns the biases of the outputs and nothing else.
COLUMNS: Mapping[str, tuple[bool, float]] = {
    "biases": (False, 0.0),
    "none": (False, 0.0),
    "nesterov_0.9": (True, 0.9),
    "nesterov_0.98": (True, 0.98),
    "nesterov_0.995": (True, 0.995),
    "classical_0.9": (False, 0.9),
    "classical_0.98": (False, 0.98),
    "classical_0.995": (False, 0.995),
}
PAPER: Mapping[str, tuple[float, ...]] = {
    "add": (0.82, 0.39, 0.02, 0.21, 0.00025, 0.43, 0.62, 0.036),
    "mul": (0.84, 0.48, 0.36, 0.22, 0.0013, 0.029, 0.025, 0.37),
    "mem_5": (2.5, 1.27, 1.02, 0.96, 0.63, 1.12, 1.09, 0.92),
    "mem_20": (8.0, 5.37, 2.77, 0.0144, 0.00005, 1.75, 0.0017, 0.053),
}
_PAPERS_STEPS = {"add": 80, "mul": 80, "mem_5": 200, "mem_20": 80}
_QUICK_STEPS = {"add": 20, "mul": 20, "mem_5": 40, "mem_20": 25}
_COMMON: Setting = {"radius": 1.1, "in_connections": 15}
_FULL: Setting = {
    "hidden_units": 100,
    "batch": 100,
    "updates": 50_000,
    "early_updates": 1_000,
    "rates": "0.001, 0.0001, 0.00001, 0.000001",
    "trial_updates": 5_000,
    "tests": 10_000,
}
_QUICK: Setting = {
    "hidden_units": 50,
    "batch": 50,
    "updates": 2_000,
    "early_updates": 200,
    "rates": "0.01, 0.001",
    "trial_updates": 400,
    "tests": 1_000,
}
# A network is looked at so many times on the way; two without any error end it.
LOOKS = 20


def table(mode: Mode) -> Table:
    """The table in one mode: 4 problems × 8 columns."""
    jobs = []
    for row in PROBLEMS:
        papers: Setting = {"steps": _PAPERS_STEPS[row], **_COMMON, **_FULL}
        quick: Setting = {"steps": _QUICK_STEPS[row], **_COMMON, **_QUICK}
        setting = papers if mode == "full" else quick
        for column, paper in zip(COLUMNS, PAPER[row], strict=True):
            measure: Measure = "wrong_symbols" if row.startswith("mem") else "wrong"
            one = cell(row, column, measure, paper, setting, papers)
            jobs.append(Job((one,), partial(Best, row, column, setting)))
    return Table(NAME, mode, tuple(jobs), seeds=2 if mode == "quick" else 1)


class Best:
    """A trial that tries every learning rate for a while and goes on with the best."""

    def __init__(self, row: str, column: str, setting: Setting, seed: int) -> None:
        self._row = row
        self._rates = [float(rate) for rate in str(setting["rates"]).split(",")]
        self._each, self._budget = int(setting["trial_updates"]), int(setting["updates"])
        self._tests = int(setting["tests"])
        self._tried = [network(row, column, setting, rate, seed) for rate in self._rates]
        self._chosen: int | None = None
        self._faultless = 0

    @property
    def _at(self) -> int:
        """Which network has the turn."""
        if self._chosen is not None:
            return self._chosen
        left = (n for n, one in enumerate(self._tried) if one.updates < self._each and not one.diverged)
        return next(left, 0)

    @property
    def updates(self) -> int:
        """Updates of the network that has the turn."""
        return self._tried[self._at].updates

    @property
    def sequences(self) -> int:
        """Sequences it was shown."""
        return self.updates * self._tried[0].batch

    @property
    def learning_rate(self) -> float | None:
        """The rate that was chosen."""
        return None if self._chosen is None else self._rates[self._chosen]

    @property
    def share(self) -> float:
        """How much of all updates, of the trials too, is made."""
        made = sum(one.updates for one in self._tried)
        return min(1.0, made / (self._budget + self._each * (len(self._rates) - 1)))

    @property
    def finished(self) -> bool:
        """Whether the chosen network has spent its budget, left the numbers, or makes no error any more."""
        if self._chosen is None:
            return False
        one = self._tried[self._chosen]
        return one.updates >= self._budget or one.diverged or self._faultless > 1

    def update(self) -> None:
        """One update of the network that has the turn."""
        one = self._tried[self._at]
        one.update()
        if self._chosen is None:
            if all(each.updates >= self._each or each.diverged for each in self._tried):
                losses = [np.inf if each.diverged else each.loss for each in self._tried]
                self._chosen = int(np.argmin(losses))
        elif one.updates % max(self._budget // LOOKS, 1) == 0:
            share, _ = one.wrong(descent.TEST, self._tests)
            self._faultless = 0 if share else self._faultless + 1

    def found(self) -> tuple[Found, ...]:
        """Wrong answers of the chosen network on fresh sequences."""
        one = self._tried[self._at]
        if one.diverged:
            return (Found("diverged", None),)
        share, symbols = one.wrong(descent.FINAL, self._tests)
        return (Found("measured", symbols if self._row.startswith("mem") else share),)

    def state(self) -> dict[str, NDArray[Any]]:
        """All networks, which is chosen, and how often it made no error."""
        found: dict[str, NDArray[Any]] = {
            "chosen": np.array(-1 if self._chosen is None else self._chosen),
            "faultless": np.array(self._faultless),
        }
        for number, one in enumerate(self._tried):
            found |= {f"{number}/{key}": part for key, part in one.state().items()}
        return found

    def restore(self, state: State) -> None:
        """Take what `state` gave."""
        chosen = int(state["chosen"])
        self._chosen = None if chosen < 0 else chosen
        self._faultless = int(state["faultless"])
        for number, one in enumerate(self._tried):
            begin = f"{number}/"
            one.restore({k.removeprefix(begin): part for k, part in state.items() if k.startswith(begin)})


def network(row: str, column: str, setting: Setting, rate: float, seed: int) -> Descent:
    """One network of a row and a column at one learning rate, before its first update."""
    task, (nesterov, μ) = PROBLEMS[row], COLUMNS[column]
    parameters = descent.start(
        task,
        int(setting["hidden_units"]),
        seed,
        radius=float(setting["radius"]),
        input_scale=INPUT_SCALES[row],
    )
    parameters.output_bias[:] = MEANS[row]
    schedule = Schedule(μ, updates=int(setting["early_updates"]))
    return Descent(
        task,
        parameters,
        Momentum(parameters.flatten().size, rate, schedule, nesterov=nesterov),
        seed,
        lengths=(int(setting["steps"]),),
        batch=int(setting["batch"]),
        learned=_output_biases(parameters) if column == "biases" else None,
    )


def _output_biases(parameters: Parameters) -> NDArray[np.float64]:
    """1 for the biases of the outputs, 0 for all else, (P,)."""
    none = {name: np.zeros_like(part) for name, part in vars(parameters).items()}
    return Parameters(**none | {"output_bias": np.ones_like(parameters.output_bias)}).flatten()
