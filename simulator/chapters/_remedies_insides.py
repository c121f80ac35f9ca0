"""Inside each remedy: what its scene shows, worked out in slices and kept until it changes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.chapters import _remedies_start as starts
from simulator.chapters import _remedies_valley as valley
from simulator.chapters._remedies_bench import Bench, kind_of
from simulator.chapters._remedies_cells import CellLearner
from simulator.chapters._remedies_content import (
    Beginning,
    Cell,
    Curved,
    Echoes,
    LongMemory,
    SlowUpdate,
    Start,
)
from simulator.chapters._remedies_echo import GATHERED, EchoLearner
from simulator.chapters._remedies_learners import EARLY, RISE, CurvatureLearner
from simulator.chapters._remedies_racer import PROBED, Runner
from simulator.chapters._remedies_settings import Settings
from simulator.chapters._remedies_stream import PROBE, WEIGHTS, Stream
from simulator.message import Message, Refused
from simulator.models import echo_state
from simulator.models.gates import LSTM_BLOCKS
from simulator.models.lstm import blocks
from simulator.tasks.long_lags import SYMBOLS
from simulator.training.hessian_free import Update
from simulator.training.momentum import Schedule
from simulator.training.recurrent_problem import RecurrentProblem

T = TypeVar("T")

# Lags of the memory capacity, and reservoir units whose echoes are drawn.
LAGS, DRAWN = 200, 8
# What is left of an impulse after T steps, against its first size, for it to count as faded.
FADED = 0.01
# Updates of the schedule's picture.
SCHEDULED = 1_000
# Tasks and sizes the chapter Memory cell knows.
_CELL_TASKS, _CELL_UNITS = ("first_sign", "order", "adding"), 64


class Insides:
    """What the scenes of the single remedies show."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, Any]] = {}

    def _keep(
        self, name: str, key: object, make: Callable[[], Generator[None, None, T]]
    ) -> Generator[None, None, T]:
        """What was made for this key, or made now."""
        if name not in self._kept or self._kept[name][0] != key:
            self._kept[name] = (key, (yield from make()))
        part: T = self._kept[name][1]
        return part

    # Long short-term memory.

    def cells(self, runner: Runner, settings: Settings) -> Generator[None, None, LongMemory]:
        """The gates' history, and what they do on one batch."""
        return (yield from self._keep("cells", runner.mark, lambda: _cells(runner, settings)))

    def carried(
        self, chapter: str, runner: Runner, settings: Settings
    ) -> tuple[Mapping[str, object], Mapping[str, NDArray[Any]]]:
        """The cells as the chapter Memory cell opens them; refuses what it does not know."""
        hindrance = _hindrance(chapter, settings)
        if hindrance is not None:
            raise Refused(hindrance)
        return _memory_cell(runner.learner, settings), runner.learner.tensors()

    # Hessian-Free.

    def curved(self, runner: Runner, settings: Settings) -> Generator[None, None, Curved]:
        """The newest update slowly, and the valley."""
        yield
        learner = runner.learner
        assert isinstance(learner, CurvatureLearner)
        figures = learner.figures
        return Curved(
            slow=None if learner.newest is None else _slow(learner.updates, learner.newest),
            updates=frozen(figures[:, 0].astype(np.int64)),
            dampings=frozen(figures[:, 1]),
            ratios=frozen(figures[:, 2]),
            iterations=frozen(figures[:, 3].astype(np.int64)),
            valley=valley.curvature(),
        )

    # Echo state.

    def echoes(self, runner: Runner, settings: Settings) -> Generator[None, None, Echoes]:
        """The reservoir with the sliders as they are, and the read-out that was solved."""
        s = settings
        key = (s.spectral_radius, s.input_scale, s.steps)
        reservoir, echo = yield from self._keep("echo", key, lambda: _echo(s))
        capacity = yield from self._keep("capacity", key[:2], lambda: _capacity(s, reservoir))
        eigenvalues = yield from self._keep("eigenvalues", key[0], lambda: _eigenvalues(reservoir))
        learner = runner.learner
        assert isinstance(learner, EchoLearner)
        fit = learner.fit if learner.rings == key[:2] else None
        with np.errstate(all="ignore"):
            strength = np.linalg.norm(echo, axis=1)
            fades = bool(strength[-1] < FADED * strength[0])
            log10 = np.log10(strength)
        drawn = np.linspace(0, len(eigenvalues) - 1, DRAWN).astype(np.int64)
        nothing = frozen(np.zeros(0))
        return Echoes(
            eigenvalues=frozen(eigenvalues),
            spectral_radius=s.spectral_radius,
            input_scale=s.input_scale,
            units=frozen(drawn),
            echoes=frozen(echo[:, drawn]),
            strength_log10=frozen(log10),
            fades=fades,
            lags=frozen(np.arange(1, LAGS + 1)),
            capacity=frozen(capacity),
            capacity_units=s.reservoir_units,
            capacity_total=float(capacity.sum()),
            sequences=learner.updates * GATHERED if fit else 0,
            penalties=frozen(fit.penalties) if fit else nothing,
            holdout_losses=frozen(fit.losses) if fit else nothing,
            penalty=float(fit.penalties[fit.chosen]) if fit else float("nan"),
            read_out=frozen(fit.read_out[:, :-1]) if fit else frozen(np.zeros((0, 0))),
        )

    # Initialisation and momentum.

    def start(self, grid: Bench, settings: Settings) -> Generator[None, None, Start]:
        """The ways to start, the schedule of μ, the look ahead, and the grid as far as it was measured."""
        s = settings
        beginnings = yield from self._keep("beginnings", (), lambda: _beginnings(s))
        updates = np.arange(0, SCHEDULED + 1, 10)
        schedule = Schedule(s.momentum, EARLY, RISE)
        return Start(
            beginnings=beginnings,
            schedule_updates=frozen(updates),
            schedule=frozen(np.array([schedule.at(int(update)) for update in updates])),
            look_ahead=valley.look_ahead(),
            valley=valley.rolling(),
            grid=tuple(
                Cell(kind_of(number), runner.shown(), runner.budget)
                for number, runner in enumerate(grid.runners)
            ),
            grid_done=sum(not runner.at_it for runner in grid.runners),
        )


def _cells(runner: Runner, s: Settings) -> Generator[None, None, LongMemory]:
    learner, stream = runner.learner, Stream(s.task, s.steps, s.noise, s.seed)
    assert isinstance(learner, CellLearner)
    sequences = stream.fresh(PROBED, PROBE)
    forward, _ = yield from learner.traced(sequences)
    by_step = dict(zip(LSTM_BLOCKS, blocks(forward.gates.mean(1)), strict=True))
    rows = learner.gates
    letters = len(stream.task.channels) in (6, len(SYMBOLS))
    symbols = [stream.task.channels[one] for one in sequences.inputs[0].argmax(1)] if letters else ()
    return LongMemory(
        variant=learner.variant,
        updates=frozen(rows[:, 0].astype(np.int64)),
        write=frozen(rows[:, 1]),
        keep=frozen(rows[:, 2]),
        read=frozen(rows[:, 3]),
        first_gradient=frozen(rows[:, 4]),
        write_steps=frozen(by_step["write"].mean(1)),
        keep_steps=frozen(by_step["keep"].mean(1)),
        read_steps=frozen(by_step["read"].mean(1)),
        symbols=tuple(symbols),
        tensors={name: frozen(part) for name, part in learner.tensors().items()},
        memory_cell=_memory_cell(learner, s),
        hindrance=_hindrance("memory_cell", s),
    )


def _memory_cell(learner: Any, s: Settings) -> dict[str, object]:
    """The settings with which the chapter Memory cell opens these cells."""
    given: dict[str, object] = {"gates": "trained", "task": s.task, "steps": s.steps, "seed": s.seed}
    given |= {"variant": s.variant, "hidden_units": s.hidden_units, "learning_rate": s.lstm_rate}
    return given | {"batch": min(s.batch, 128)}


def _hindrance(chapter: str, s: Settings) -> Message | None:
    if chapter != "memory_cell":
        return Message("refused-remedies-carry", chapter=chapter[:40])
    if s.task not in _CELL_TASKS:
        return Message("refused-remedies-carry-task", task=s.task)
    if s.hidden_units > _CELL_UNITS:
        return Message("refused-remedies-carry-units", units=s.hidden_units, maximum=_CELL_UNITS)
    return None


def _slow(update: int, did: Update) -> SlowUpdate:
    return SlowUpdate(
        update=update,
        loss=did.loss,
        gradient_norm=did.gradient_norm,
        damping=did.damping,
        next_damping=did.next_damping,
        structural=did.structural,
        values=frozen(did.values),
        curvatures=frozen(did.curvatures),
        saved=frozen(did.saved),
        saved_losses=frozen(did.saved_losses),
        chosen=did.chosen,
        ratio=did.ratio,
        line=frozen(did.line),
        line_losses=frozen(did.line_losses),
        stopped=did.stopped,
    )


def _reservoir(s: Settings) -> echo_state.Reservoir:
    stream = Stream(s.task, s.steps, s.noise, s.seed)
    inputs = stream.task.inputs
    scale = s.input_scale
    return echo_state.draw(
        stream.rng(WEIGHTS), s.reservoir_units, inputs, s.reservoir, s.spectral_radius, scale
    )


def _echo(s: Settings) -> Generator[None, None, tuple[echo_state.Reservoir, Floats]]:
    reservoir = _reservoir(s)
    yield
    return reservoir, echo_state.echoes(reservoir, s.steps)


def _capacity(s: Settings, reservoir: echo_state.Reservoir) -> Generator[None, None, Floats]:
    return (yield from echo_state.memory_capacity(reservoir, np.random.default_rng(s.seed), LAGS))


def _eigenvalues(reservoir: echo_state.Reservoir) -> Generator[None, None, NDArray[np.complex128]]:
    yield
    return reservoir.eigenvalues()


def _beginnings(s: Settings) -> Generator[None, None, tuple[Beginning, ...]]:
    stream = Stream(s.task, s.steps, s.noise, s.seed)
    problem = RecurrentProblem(stream.task, s.hidden_units, s.steps, PROBED)
    sequences, found = stream.fresh(PROBED, PROBE), []
    for kind in starts.KINDS:
        parameters = starts.draw(stream.rng(WEIGHTS), kind, problem.sizes, s.start_radius)
        yield from problem.gradient(parameters.flatten(), sequences)
        matrix = parameters.recurrent_weights
        eigenvalues = np.linalg.eigvals(matrix).astype(np.complex128)
        flow = problem.norms_log10()
        found.append(Beginning(kind, frozen(matrix), frozen(eigenvalues), frozen(flow)))
    return tuple(found)
