"""The bench on which they race: one engine, fair shares of work, the same sequences for all.

A round gives every racer that is still at it the same number of multiplications. One whose update is dearer
than its share makes it and then waits until the others have caught up. Nothing is timed, so that a race
replays to the same numbers on any machine; seconds are only written down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.chapters import _remedies_start as starts
from simulator.chapters._remedies_cells import CellLearner
from simulator.chapters._remedies_echo import EchoLearner
from simulator.chapters._remedies_learners import CurvatureLearner, Descent, Learner, Workspaces
from simulator.chapters._remedies_racer import Runner
from simulator.chapters._remedies_settings import NAMES, Name, Settings
from simulator.chapters._remedies_stream import Stream
from simulator.experiment import State
from simulator.tasks.long_lags import TASKS

# Updates after which a racer gives up.
BUDGETS: dict[Name, int] = {
    "plain": 17_500,
    "momentum": 17_500,
    "hessian_free": 150,
    "lstm": 17_500,
    "echo_state": 30,
}
# The grid's budgets, for its fields one can wait for.
GRID_BUDGETS: dict[Name, int] = {"plain": 6_000, "momentum": 3_000, "hessian_free": 40}
# A round is worth so many of plain descent's updates.
UPDATES_A_ROUND = 10


class Bench:
    """Racers that share the work; the names of a state's arrays begin with `prefix`."""

    def __init__(self, runners: Sequence[Runner], share: float, prefix: str) -> None:
        self.runners, self.rounds = tuple(runners), 0
        self._share, self._prefix = share, prefix

    def advance(self, settings: Settings) -> Iterator[None]:
        """One round."""
        for runner in self.racing(settings):
            if isinstance(runner.learner, EchoLearner) and runner.learner.turn(settings):
                runner.restart()
            yield from runner.race(settings, self._share)
        self.rounds += 1

    def racing(self, settings: Settings) -> tuple[Runner, ...]:
        """Those who take part and are still at it."""
        return tuple(one for one in self.runners if settings.races(one.name) and _has_more(one, settings))

    def state(self) -> dict[str, NDArray[Any]]:
        """Everything needed to go on."""
        parts = {f"{self._prefix}rounds": np.array(self.rounds)}
        for number, runner in enumerate(self.runners):
            parts |= {f"{self._prefix}{number}_{name}": part for name, part in runner.state().items()}
        return parts

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self.rounds = int(state[f"{self._prefix}rounds"])
        own: list[dict[str, NDArray[Any]]] = [{} for _ in self.runners]
        for key, part in state.items():
            number, line, name = key.removeprefix(self._prefix).partition("_")
            if key.startswith(self._prefix) and line and number.isdecimal():
                own[int(number)][name] = part
        for runner, parts in zip(self.runners, own, strict=True):
            runner.restore(parts)


def _has_more(runner: Runner, settings: Settings) -> bool:
    turned = isinstance(runner.learner, EchoLearner) and runner.learner.rings != (
        settings.spectral_radius,
        settings.input_scale,
    )
    return runner.at_it or turned


def race(settings: Settings) -> Bench:
    """The five racers on each of the seeds, the first seed's first."""
    runners = []
    for seed in range(settings.seed, settings.seed + settings.seeds):
        stream = Stream(settings.task, settings.steps, settings.noise, seed)
        spaces = Workspaces(stream, settings.hidden_units)
        for name in NAMES:
            make = partial(learner, name, stream, spaces, settings)
            runners.append(Runner(name, make, stream, BUDGETS[name]))
    return Bench(runners, _share(settings), "race_")


def grid(settings: Settings) -> Bench:
    """Every start with every method of a plain network: initialisations × optimisers, row by row."""
    stream = Stream(settings.task, settings.steps, settings.noise, settings.seed)
    spaces = Workspaces(stream, settings.hidden_units)
    runners = []
    for kind in starts.KINDS:
        for name, budget in GRID_BUDGETS.items():
            make = partial(learner, name, stream, spaces, settings, kind)
            runners.append(Runner(name, make, stream, budget))
    return Bench(runners, _share(settings), "grid_")


def kind_of(number: int) -> starts.Kind:
    """The start of the grid's field of that number."""
    return starts.KINDS[number // len(GRID_BUDGETS)]


def learner(
    name: Name, stream: Stream, spaces: Workspaces, settings: Settings, kind: starts.Kind | None = None
) -> Learner:
    """A racer's learner with its first weights; `kind` starts a plain network in another way than its own."""
    if name == "lstm":
        return CellLearner(stream, spaces, settings)
    if name == "echo_state":
        return EchoLearner(stream, settings)
    if name == "hessian_free":
        return CurvatureLearner(stream, spaces, settings, kind or starts.chosen(settings))
    rolls = name == "momentum"
    own = starts.chosen(settings) if rolls else "uniform"
    return Descent(stream, spaces, settings, kind or own, rolls=rolls)


def longest(settings: Settings) -> int:
    """Rounds after which every race has ended: the dearest racer's budget in shares, and some."""
    s, size = settings, settings.curvature_batch / settings.batch
    # Hessian-Free: a gradient, the products, and every loss that back-tracking and line search may ask for.
    update: dict[Name, float] = {"plain": 1.0, "hessian_free": size * (s.cg_iterations + 30.0), "lstm": 3.0}
    rounds = max(cost * BUDGETS[name] for name, cost in update.items()) / UPDATES_A_ROUND
    echo = EchoLearner.most(s) * BUDGETS["echo_state"] / _share(s)
    return int(max(rounds, echo)) + 100


def _share(settings: Settings) -> float:
    H, I = settings.hidden_units, TASKS[settings.task].inputs
    return 3.0 * UPDATES_A_ROUND * settings.batch * settings.steps * H * (H + I + 1)
