"""Remedies: four ways past the vanishing gradient, and plain descent, on one bench.

    from simulator.chapters import remedies
    experiment = remedies.Experiment(remedies.Settings(task="order", steps=50))

Long Short-Term Memory (Hochreiter and Schmidhuber 1997), Hessian-Free optimisation (Martens and
Sutskever 2011), echo state networks (Jaeger 2001), good initialisation with momentum (Sutskever,
Martens, Dahl and Hinton 2013).
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.chapters import _remedies_bench as bench
from simulator.chapters import _remedies_telling as telling
from simulator.chapters._remedies_content import RemediesContent as RemediesContent
from simulator.chapters._remedies_content import Row
from simulator.chapters._remedies_insides import Insides
from simulator.chapters._remedies_racer import Runner
from simulator.chapters._remedies_settings import NAMES
from simulator.chapters._remedies_settings import Settings as Settings
from simulator.experiment import State
from simulator.message import Message, Refused
from simulator.slices import finish

ORDER = 5
# Numbers an array of one racer's steps may hold, steps × sequences × units: 64 megabytes.
LARGEST = 8_000_000


class Experiment:
    """Five racers on every seed, and a grid of starts and methods that is trained in its own scene."""

    MILESTONES = ("solved", "finished")
    start = 1
    exploded = False  # one racer's explosion does not end the race: it is marked, and the others go on

    def __init__(self, settings: Settings) -> None:
        s = settings
        largest = LARGEST // (s.steps * s.hidden_units)
        if s.curvature_batch > largest:
            raise Refused(
                Message("refused-remedies-large", value=s.curvature_batch, maximum=largest, steps=s.steps)
            )
        self.settings = settings
        self._race = bench.race(settings)
        self._measured: bench.Bench | None = None  # the grid, once its scene has been opened
        self._insides = Insides()

    @property
    def _grid(self) -> bench.Bench:
        if self._measured is None:
            self._measured = bench.grid(self.settings)
        return self._measured

    @property
    def _active(self) -> bench.Bench:
        """What is trained: the grid where it is shown, the race everywhere else."""
        return self._grid if self.settings.scene == "start" else self._race

    # One round.

    def advance(self) -> Iterator[None]:
        """One round: the same share of work for every racer."""
        yield from self._active.advance(self.settings)

    @property
    def budget(self) -> int:
        """Rounds after which a run without a limit gives up; every race has ended by then."""
        return bench.longest(self.settings)

    @property
    def update(self) -> int:
        """Rounds made, of the race and of the grid."""
        return self._race.rounds + (self._measured.rounds if self._measured else 0)

    @property
    def loss(self) -> float:
        """The least loss of a racer's newest batch; NaN before any."""
        losses = [one.loss for one in self._active.runners if math.isfinite(one.loss)]
        return min(losses, default=math.nan)

    def reached(self) -> tuple[str, ...]:
        """`solved` when a racer has solved the task, `finished` when none has anything left to do."""
        solved = any(one.status == "solved" for one in self._active.runners)
        over = self._active.rounds > 0 and not self._active.racing(self.settings)
        return ("solved",) * solved + ("finished",) * over

    def untrainable(self) -> Message | None:
        """That the race is over, or that nobody takes part."""
        if self._active.racing(self.settings):
            return None
        nobody = not any(self.settings.races(name) for name in NAMES)
        return Message("remedies-nobody" if nobody else "remedies-finished")

    def state(self) -> State:
        """Every racer's weights, memory, curve and flag."""
        grid = self._measured
        return self._race.state() | (grid.state() if grid and grid.rounds else {})

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self._race.restore(state)
        self._measured = None
        if any(name.startswith("grid_") for name in state):
            self._grid.restore(state)

    def set_live(self, settings: Settings) -> None:
        """Another scene, axis, rate or slider: what needs no new racers."""
        self.settings = settings

    # What is shown.

    def prepare(self) -> Iterator[None]:
        """Measure the gradients of the racers that moved, and what the open scene shows."""
        yield from self._shown()

    def content(self) -> RemediesContent:
        """What the open scene shows."""
        return finish(self._shown())

    def _shown(self) -> Generator[None, None, RemediesContent]:
        rows = yield from self._described()
        s = self.settings
        parts: dict[str, Any] = {}
        if s.scene == "lstm":
            parts["lstm"] = yield from self._insides.cells(self._first("lstm"), s)
        elif s.scene == "hessian_free":
            parts["hessian_free"] = yield from self._insides.curved(self._first("hessian_free"), s)
        elif s.scene == "echo_state":
            parts["echo_state"] = yield from self._insides.echoes(self._first("echo_state"), s)
        elif s.scene == "start":
            parts["start"] = yield from self._insides.start(self._grid, s)
        return telling.content(s, rows, parts)

    def _first(self, name: str) -> Runner:
        """The racer of that name on the shown seed."""
        return next(one for one in self._race.runners if one.name == name)

    def _described(self) -> Generator[None, None, tuple[Row, ...]]:
        rows = []
        for name in NAMES:
            runners = [one for one in self._race.runners if one.name == name]
            flows = yield from runners[0].flowing()
            rows.append(telling.row(name, runners, flows, self.settings))
        return tuple(rows)

    # What is saved and reported.

    def tensors(self) -> dict[str, Floats]:
        """Every racer's weights on the first seed, each name after its racer's: `momentum.input_weights`."""
        return {
            f"{runner.name}.{part}": weights
            for runner in self._race.runners[: len(NAMES)]
            for part, weights in runner.learner.tensors().items()
        }

    @classmethod
    def loaded(cls, settings: Any, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        """Weights are not read back: a race begins at its start."""
        raise Refused(Message("refused-remedies-load", path=str(path)))

    def carried(self, chapter: str) -> tuple[Mapping[str, object], Mapping[str, NDArray[Any]]]:
        """The memory cells of the first seed as another chapter opens them: its settings, its tensors."""
        return self._insides.carried(chapter, self._first("lstm"), self.settings)

    def arrays(self) -> dict[str, Floats]:
        """Every curve and gradient, and the weights of the racer with momentum by the shared names."""
        shared = self._first("momentum").learner.tensors()
        return self.content().trace.arrays() | shared

    def report(self) -> list[dict[str, Any]]:
        """A line a racer and seed, as `unrolled run --json` prints them; of the grid in its scene."""
        lines = []
        for number, runner in enumerate(self._active.runners):
            if self.settings.races(runner.name):
                finish(self._examined(runner))
                kind = {"initialisation": bench.kind_of(number)} if self._active is self._measured else {}
                lines.append(telling.line(runner) | kind)
        return lines

    def _examined(self, runner: Runner) -> Generator[None, None, None]:
        yield from runner.examining()
