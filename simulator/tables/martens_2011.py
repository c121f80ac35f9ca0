"""Hessian-Free optimisation: Martens and Sutskever, ICML 2011, which lengths it solves.

A plain network of 100 tanh units with fifteen in-connections, problems that need a long memory, 50, 100 and
200 steps long. Solved is less than one in a hundred wrong. The paper reports its problems solved up to 200
steps, exclusive or only rarely at 100, and that the memorisation of five bits needs structural damping
beyond 50.

In full mode this differs from the paper: sequences are all of one length, and the 32 words of five bits are
drawn rather than each shown once.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Parameters
from simulator.slices import finish
from simulator.tables import descent
from simulator.tables.cells import Found, Job, State, Table, cell
from simulator.tables.results import Mode, Setting
from simulator.tasks import products
from simulator.tasks.long_lags import TASKS, Task, copying
from simulator.training.hessian_free import HessianFree
from simulator.training.losses import exploded
from simulator.training.recurrent_problem import CurvedProblem, RecurrentProblem

NAME = "martens_2011"

Array = NDArray[np.float64]


# What the paper reports of one length, in a word: its shares of tries are bars in a figure, not numbers.
SOLVES, FAILS, RARELY, NOTHING = "solves", "fails", "rarely", ""


class Problem(NamedTuple):
    """A task, whether structural damping is on, and what the paper says at 50, 100 and 200 steps."""

    task: Task
    structural: bool
    said: tuple[str, str, str]


_FIVE = replace(TASKS["copy"], draw=copying(5, 2))
PROBLEMS: Mapping[str, Problem] = {
    "order": Problem(TASKS["order"], True, (SOLVES, SOLVES, SOLVES)),
    "adding": Problem(TASKS["adding"], True, (SOLVES, SOLVES, SOLVES)),
    "multiplying": Problem(
        replace(TASKS["adding"], draw=products.multiplying), True, (SOLVES, SOLVES, SOLVES)
    ),
    "xor": Problem(
        replace(TASKS["adding"], answer="sign", draw=products.xor), True, (NOTHING, RARELY, NOTHING)
    ),
    "mem_5": Problem(_FIVE, True, (SOLVES, SOLVES, SOLVES)),
    "mem_5_without": Problem(_FIVE, False, (NOTHING, FAILS, FAILS)),
}
# Steps of the three columns.
COLUMNS = ("steps_50", "steps_100", "steps_200")
_STEPS = {"full": (50, 100, 200), "quick": (12, 25, 50)}
_COMMON: Setting = {"radius": 1.1, "in_connections": 15, "damping": 0.1, "weight_decay": 2e-5}
_FULL: Setting = {"hidden_units": 100, "batch": 1_000, "iterations": 300, "updates": 200, "structural": 0.03}
_QUICK: Setting = {"hidden_units": 50, "batch": 200, "iterations": 60, "updates": 40, "structural": 0.03}
# All 32 words of five bits in the paper; here as many drawn.
_FEW = 32
WRONG, TESTS = 0.01, 500


def table(mode: Mode) -> Table:
    """The table in one mode: 6 problems × 3 lengths."""
    jobs = []
    for row, problem in PROBLEMS.items():
        for column, said, steps, papers_steps in zip(
            COLUMNS, problem.said, _STEPS[mode], _STEPS["full"], strict=True
        ):
            papers = _setting(problem, papers_steps, _FULL)
            setting = _setting(problem, steps, _FULL if mode == "full" else _QUICK)
            one = cell(row, column, "solved", None, setting, papers, said)
            jobs.append(Job((one,), partial(Curved, row, setting)))
    return Table(NAME, mode, tuple(jobs), seeds=2 if mode == "quick" else 1)


def _setting(problem: Problem, steps: int, given: Setting) -> Setting:
    setting = {"steps": steps, **_COMMON, **given}
    if problem.task is _FIVE:
        setting["batch"] = _FEW
    if not problem.structural:
        setting["structural"] = 0.0
    return setting


class Curved:
    """A trial: Hessian-Free updates on fresh batches until the task is solved or the budget is spent."""

    learning_rate = None

    def __init__(self, row: str, setting: Setting, seed: int) -> None:
        self._task, self._setting, self._seed = PROBLEMS[row].task, setting, seed
        H, steps, self._batch = (int(setting[name]) for name in ("hidden_units", "steps", "batch"))
        parameters = descent.start(self._task, H, seed, radius=float(setting["radius"]), input_scale=0.1)
        self._sizes, self._vector = parameters.sizes, parameters.flatten()
        self._problem = RecurrentProblem(self._task, H, steps, self._batch)
        self._method = HessianFree(
            self._vector.size,
            damping=float(setting["damping"]),
            structural=float(setting["structural"]),
            iterations=int(setting["iterations"]),
        )
        self.updates, self._solved, self._loss = 0, False, 0.0

    @property
    def sequences(self) -> int:
        """Sequences shown, each batch counted once."""
        return self.updates * self._batch

    @property
    def share(self) -> float:
        """How much of the budget is spent."""
        return self.updates / int(self._setting["updates"])

    @property
    def _diverged(self) -> bool:
        return exploded(self._loss, self._vector)

    @property
    def finished(self) -> bool:
        """Solved, diverged, or the budget is spent."""
        return self._solved or self._diverged or self.share >= 1.0

    def update(self) -> None:
        """One update, and a look at fresh sequences."""
        steps = int(self._setting["steps"])
        rng = np.random.default_rng((self._seed, descent.TRAIN, self.updates))
        batch = CurvedProblem(self._problem, self._task.draw(rng, self._batch, steps))
        problem = Decayed(batch, float(self._setting["weight_decay"]))
        self._vector, done = finish(self._method.updating(problem, self._vector))
        self._loss = done.loss
        self.updates += 1
        rng = np.random.default_rng((self._seed, descent.TEST, self.updates))
        wrong = descent.wrong(self._task, self._parameters, self._task.draw(rng, TESTS, steps))
        self._solved = float((wrong > 0).mean()) < WRONG

    @property
    def _parameters(self) -> Parameters:
        return Parameters.unflatten(self._vector, self._sizes)

    def found(self) -> tuple[Found, ...]:
        """Whether it is solved."""
        if self._solved:
            return (Found("solved", 1.0),)
        return (Found("diverged" if self._diverged else "unsolved", 0.0),)

    def state(self) -> dict[str, NDArray[Any]]:
        """Weights, the method's memory, and what was found last."""
        own = {"vector": self._vector.copy(), "updates": np.array(self.updates), "loss": np.array(self._loss)}
        return self._method.state() | own | {"solved": np.array(self._solved)}

    def restore(self, state: State) -> None:
        """Take what `state` gave."""
        self._method.restore(state)
        self._vector = np.array(state["vector"], dtype=np.float64)
        self.updates, self._loss = int(state["updates"]), float(state["loss"])
        self._solved = bool(state["solved"])


class Decayed:
    """A curved loss with ½ ρ ‖w‖² added to it."""

    def __init__(self, problem: CurvedProblem, decay: float) -> None:
        self._problem, self._decay = problem, decay

    def loss(self, vector: Array) -> Generator[None, None, float]:
        """L + ½ ρ ‖w‖²."""
        return (yield from self._problem.loss(vector)) + 0.5 * self._decay * float(vector @ vector)

    def gradient(self, vector: Array) -> Generator[None, None, tuple[float, Array]]:
        """The loss and ∂L/∂w + ρ w."""
        loss, gradient = yield from self._problem.gradient(vector)
        return loss + 0.5 * self._decay * float(vector @ vector), gradient + self._decay * vector

    def product(self, direction: Array, structural: float = 0.0) -> Generator[None, None, Array]:
        """(G + ρ + structural · S) d."""
        return (yield from self._problem.product(direction, structural)) + self._decay * direction
