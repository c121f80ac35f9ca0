"""Clipping the gradient: Pascanu, Mikolov and Bengio, ICML 2013, temporal order.

A plain network of 50 tanh units, plain descent at a learning rate of 0.01 in batches of 20: as it is, with
the gradient clipped at 1, and with the regulariser that keeps the length of errors besides. The last rows are
one network for sequences of 50 to 200 steps: the paper solves it with all five seeds, then finds no error up
to 5,000 steps. For single lengths it says how success falls as the sequences grow, in a figure.

The paper trains for up to five million updates; here the budget is smaller, and a network of all lengths is
shown sixteen of them.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.tables import descent
from simulator.tables.cells import Found, Job, State, Table, cell
from simulator.tables.descent import Descent
from simulator.tables.results import Mode, Outcome, Setting
from simulator.tasks.long_lags import TASKS
from simulator.training.momentum import Momentum

NAME = "pascanu_2013"

# Column: where the gradient is clipped, and the weight α of the regulariser.
COLUMNS: dict[str, tuple[float | None, float]] = {
    "descent": (None, 0.0),
    "clipped": (1.0, 0.0),
    "clipped_kept": (1.0, 2.0),
}
# Row: shortest and longest sequence, here and in the paper. Lengths between stand ten to a hundred apart.
_ROWS: dict[str, dict[Mode, tuple[int, int]]] = {
    "order_50": {"full": (50, 50), "quick": (20, 20)},
    "order_100": {"full": (100, 100), "quick": (40, 40)},
    "order_50_200": {"full": (50, 200), "quick": (20, 80)},
}
_LONGER = {"full": 5_000, "quick": 1_000}
_LENGTHS = 16
_FULL: Setting = {"hidden_units": 50, "batch": 20, "rate": 0.01, "radius": 0.95, "updates": 250_000}
_QUICK: Setting = _FULL | {"updates": 12_000}
# Solved is less than one in a hundred wrong, looked for so many times on the way.
WRONG, LOOKS, TESTS = 0.01, 48, 480


def table(mode: Mode) -> Table:
    """The table in one mode: 3 rows of lengths and what longer sequences say × 3 columns."""
    jobs = []
    for row in _ROWS:
        papers, setting = _setting(row, "full"), _setting(row, mode)
        for column in COLUMNS:
            whole = (row, column) == ("order_50_200", "clipped_kept")
            said = "" if whole else "falls"
            cells = [cell(row, column, "solved", 1.0 if whole else None, setting, papers, said)]
            if row == "order_50_200":
                # What the network of all lengths does with sequences it was never shown the like of.
                own, theirs = (
                    given | {"tested_steps": _LONGER[one]}
                    for given, one in ((setting, mode), (papers, "full"))
                )
                cells.append(cell("order_longer", column, "wrong", 0.0 if whole else None, own, theirs))
            jobs.append(Job(tuple(cells), partial(Solving, column, cells[-1].setting)))
    return Table(NAME, mode, tuple(jobs), seeds=3 if mode == "quick" else 5)


def _setting(row: str, mode: Mode) -> Setting:
    shortest, steps = _ROWS[row][mode]
    return {"shortest": shortest, "steps": steps, **(_FULL if mode == "full" else _QUICK)}


class Solving:
    """A trial: plain descent until the task is solved or the budget is spent."""

    learning_rate = None

    def __init__(self, column: str, setting: Setting, seed: int) -> None:
        task, (most, keeping) = TASKS["order"], COLUMNS[column]
        parameters = descent.start(
            task, int(setting["hidden_units"]), seed, radius=float(setting["radius"]), input_scale=0.1
        )
        shortest, steps = int(setting["shortest"]), int(setting["steps"])
        lengths = np.unique(np.linspace(shortest, steps, _LENGTHS).round().astype(int))
        self._network = Descent(
            task,
            parameters,
            Momentum(parameters.flatten().size, float(setting["rate"]), 0.0, most=most),
            seed,
            lengths=tuple(lengths.tolist()),
            batch=int(setting["batch"]),
            keeping=keeping,
        )
        self._budget, self._solved = int(setting["updates"]), False
        self._longer = setting.get("tested_steps")  # where longer sequences are asked about too

    @property
    def updates(self) -> int:
        """Updates made."""
        return self._network.updates

    @property
    def sequences(self) -> int:
        """Sequences shown."""
        return self.updates * self._network.batch

    @property
    def share(self) -> float:
        """How much of the budget is spent."""
        return self.updates / self._budget

    @property
    def finished(self) -> bool:
        """Solved, diverged, or the budget is spent."""
        return self._solved or self._network.diverged or self.updates >= self._budget

    def update(self) -> None:
        """One update, and sometimes a look at fresh sequences."""
        self._network.update()
        if self.updates % max(self._budget // LOOKS, 1) == 0:
            self._solved = self._network.wrong(descent.TEST, TESTS)[0] < WRONG

    def found(self) -> tuple[Found, ...]:
        """Whether it is solved, and the share of much longer sequences that are wrong."""
        outcome: Outcome = "solved" if self._solved else "unsolved"
        if self._network.diverged:
            outcome = "diverged"
        found = (Found(outcome, float(self._solved)),)
        if self._longer is None:
            return found
        longer = self._network.wrong(descent.FINAL, TESTS, int(self._longer))[0]
        return *found, Found(outcome, None if outcome == "diverged" else longer)

    def state(self) -> dict[str, NDArray[Any]]:
        """The network, and whether it has solved the task."""
        return self._network.state() | {"solved": np.array(self._solved)}

    def restore(self, state: State) -> None:
        """Take what `state` gave."""
        self._network.restore(state)
        self._solved = bool(state["solved"])
