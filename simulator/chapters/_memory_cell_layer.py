"""The layer of cells that learns to work its own gates: weights, training, examination, history.

Adam on fresh batches with the norm of the gradient clipped at 1. The keep gates start at log(T − 1) and
the write gates at −log(T − 1), so that a cell keeps for about T steps and is written about once in them
(Tallec and Ollivier, "Can recurrent neural networks warp time?", ICLR 2018). Success is measured on
1,000 fresh sequences drawn from the seed and the update, never on a batch.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator

import numpy as np

from simulator.arrays import Floats, Integers, frozen
from simulator.chapters import _memory_cell_plain as plain
from simulator.chapters._memory_cell_content import Learning
from simulator.chapters._memory_cell_settings import Settings
from simulator.experiment import State
from simulator.message import Message, Refused
from simulator.models import elman, gru, lstm
from simulator.models.gates import flatten, unflatten
from simulator.tasks.long_lags import TASKS, Sequences
from simulator.training.adam import Adam
from simulator.training.cell_problem import CellProblem, Known, Outcome, Parameters
from simulator.training.losses import exploded

# The largest norm of a gradient that is taken as it is.
CLIP = 1.0
# Fresh sequences a network is examined on, the share that has to be right before training ends (one in
# two hundred may be wrong, so that another thousand will hardly have more than one in a hundred), and
# the updates between two examinations.
EXAMINED, ENOUGH, EXAMINE_EVERY = 1_000, 0.995, 10
# A layer is worth examining when its batches have lately been right to this share.
_PROMISING, _MEMORY = 0.97, 0.7
# Rows of the gates' history; when there are more every second one goes.
ROWS = 256
# Random draws of different kinds never share a stream.
_WEIGHTS, _EXAMPLES, _EXAMINATION, _SHOWN, _PLAIN = range(5)


class Layer:
    """One layer and its read-out, from the seed or from given parameters."""

    def __init__(self, settings: Settings, parameters: Parameters | None = None) -> None:
        s, self.task = settings, TASKS[settings.task]
        if s.steps < self.task.shortest:
            raise Refused(
                Message("refused-memory-cell-steps", task=s.task, steps=s.steps, minimum=self.task.shortest)
            )
        self.sizes = (s.hidden_units, self.task.inputs, self.task.outputs)
        self._settings = s
        self._kind: type[Parameters] = gru.Parameters if s.variant == "gru" else lstm.Parameters
        self._vector = flatten(parameters or self._first_weights())
        self._optimiser = Adam(self._vector.size, s.learning_rate)
        self._plain = plain.draw(self._rng(_PLAIN), self.sizes).flatten()
        self._plain_optimiser = Adam(self._plain.size, s.learning_rate)
        self._problems: dict[int, CellProblem] = {}
        self.update = self.plain_updates = 0
        self.loss = math.nan
        self.passed = False
        self._promise, self._examined_at = 0.0, 0
        self._rows, self._stride = np.zeros((0, 6)), 1
        self._accuracy: tuple[int, float] | None = None  # of the layer after so many updates

    def _rng(self, *stream: int) -> np.random.Generator:
        return np.random.default_rng((self._settings.seed, *stream))

    def _first_weights(self) -> Parameters:
        s, rng = self._settings, self._rng(_WEIGHTS)
        if s.variant == "gru":
            return gru.draw(rng, self.sizes, s.keep_bias)
        return lstm.draw(rng, s.variant, self.sizes, s.keep_bias, -math.log(max(s.steps - 1.0, 1.0)))

    # One update.

    def advance(self, settings: Settings) -> Iterator[None]:
        """One update on a fresh batch, with the live settings as they are now."""
        sequences = self._batch(settings.batch)
        problem = self._problem(settings.batch)
        outcome = yield from problem.gradient(self.parameters(), sequences)
        self._note(problem, outcome)
        self._vector = self._step(self._optimiser, self._vector, outcome.gradient, settings)
        self.loss = outcome.loss
        if settings.compare:
            network = elman.Parameters.unflatten(self._plain, self.sizes)
            slope = yield from plain.gradient(network, self.task, sequences)
            self._plain = self._step(self._plain_optimiser, self._plain, slope, settings)
            self.plain_updates += 1
        self.update += 1
        self._promise = _MEMORY * self._promise + (1.0 - _MEMORY) * outcome.right
        rested = self.update >= self._examined_at + EXAMINE_EVERY or not self._examined_at
        if self._promise > _PROMISING and rested:
            self._examined_at = self.update
            self.passed = (yield from self.examining()) >= ENOUGH
        elif self._promise <= _PROMISING:
            self.passed = False

    @np.errstate(all="ignore")
    def _step(self, optimiser: Adam, vector: Floats, slope: Floats, settings: Settings) -> Floats:
        norm = float(np.linalg.norm(slope))
        optimiser.learning_rate = settings.learning_rate
        clipped = slope * (CLIP / norm) if norm > CLIP else slope
        return optimiser.update(Known(self.loss, clipped), vector)[0]

    def _batch(self, size: int) -> Sequences:
        return self.task.draw(self._rng(_EXAMPLES, self.update), size, self._settings.steps)

    def _problem(self, size: int) -> CellProblem:
        # Two sizes at most are in use, the batch and the examination's.
        if size not in self._problems:
            for old in [old for old in self._problems if old != self._examination_size]:
                del self._problems[old]
            s = self._settings
            self._problems[size] = CellProblem(s.variant, self.task, s.hidden_units, s.steps, size)
        return self._problems[size]

    @property
    def _examination_size(self) -> int:
        s = self._settings
        return max(25, min(250, 250 * 1_600 // (s.steps * s.hidden_units) // 25 * 25))

    @property
    def examined(self) -> tuple[int, float] | None:
        """The update of the last examination and the share that was right, if there was one."""
        return self._accuracy

    def examining(self) -> Generator[None, None, float]:
        """The share of 1,000 fresh sequences that are right at every asked step, in slices."""
        if self._accuracy is None or self._accuracy[0] != self.update:
            size, right = self._examination_size, 0
            for part, start in enumerate(range(0, EXAMINED, size)):
                rng = self._rng(_EXAMINATION, self.update, part)
                sequences = self.task.draw(rng, size, self._settings.steps)
                truths = yield from self._problem(size).examine(self.parameters(), sequences)
                right += int(truths[: EXAMINED - start].sum())
            self._accuracy = self.update, right / EXAMINED
        return self._accuracy[1]

    # The gates' history.

    def measuring(self) -> Iterator[None]:
        """Make sure there is a row for the first weights, before any update."""
        if not len(self._rows):
            size = self._settings.batch
            outcome = yield from self._problem(size).gradient(self.parameters(), self._batch(size))
            self._note(self._problem(size), outcome)

    def _note(self, problem: CellProblem, outcome: Outcome) -> None:
        if self.update % self._stride or (len(self._rows) and self._rows[-1, 0] == self.update):
            return
        row = (self.update, *problem.measures(), outcome.right)
        self._rows = np.concatenate((self._rows, np.array([row])))
        while len(self._rows) > ROWS:
            self._stride *= 2
            self._rows = self._rows[self._rows[:, 0] % self._stride == 0]

    def learning(self) -> Learning:
        """The rows as read-only copies."""
        updates: Integers = self._rows[:, 0].astype(np.int64)
        return Learning(frozen(updates), *(frozen(column) for column in self._rows[:, 1:].T))

    # What the experiment asks.

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        return self.update > 0 and exploded(self.loss, self._vector)

    def parameters(self) -> Parameters:
        """The weights as they are, copied."""
        return unflatten(self._kind, self._vector.copy(), self.sizes)

    def plain_parameters(self) -> elman.Parameters:
        """The plain network's weights, copied."""
        return elman.Parameters.unflatten(self._plain.copy(), self.sizes)

    def shown(self, example_seed: int) -> Sequences:
        """The sequence that is drawn (B = 1)."""
        rng = np.random.default_rng((example_seed, _SHOWN))
        return self.task.draw(rng, 1, self._settings.steps)

    def state(self) -> State:
        """Weights, the optimisers' memories, the counters and the gates' history."""
        counters = (self.update, self.plain_updates, self._examined_at, self.passed, self._stride)
        memories = {"optimiser": self._optimiser, "plain_optimiser": self._plain_optimiser}
        return {
            "vector": frozen(self._vector),
            "plain": frozen(self._plain),
            "counters": np.array(counters),
            "promise": np.array((self.loss, self._promise)),
            "rows": frozen(self._rows),
            **{f"{who}_{name}": part for who, m in memories.items() for name, part in m.state().items()},
        }

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self._vector, self._plain = np.array(state["vector"]), np.array(state["plain"])
        self.update, self.plain_updates, self._examined_at, passed, self._stride = (
            int(number) for number in state["counters"]
        )
        self.passed = bool(passed)
        self.loss, self._promise = (float(number) for number in state["promise"])
        self._rows = np.array(state["rows"])
        self._accuracy = None
        for prefix, optimiser in (
            ("optimiser_", self._optimiser),
            ("plain_optimiser_", self._plain_optimiser),
        ):
            own = {k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)}
            optimiser.restore(own)
