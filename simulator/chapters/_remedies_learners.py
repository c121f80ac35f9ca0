"""How each racer learns: one update on the next sequences of the stream, in slices.

A learner knows its weights and its method, and tells what an update cost: gradient evaluations (a pass there
and back of `batch` sequences; a pass there alone counts a third) and multiplications, by which the bench
shares out the work.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.chapters import _remedies_start as starts
from simulator.chapters._remedies_settings import Settings
from simulator.chapters._remedies_stream import WEIGHTS, Stream
from simulator.models.elman import Parameters
from simulator.tasks.long_lags import Sequences
from simulator.training.cell_problem import CellProblem, Truths
from simulator.training.hessian_free import STOPS, HessianFree, Update
from simulator.training.momentum import Momentum, Schedule
from simulator.training.recurrent_problem import CurvedProblem, RecurrentProblem

# Updates of momentum at EARLY before it may rise (Sutskever et al. 2013 waited for 1,000).
EARLY, RISE = 0.9, 500
# λ that Hessian-Free begins with (Martens and Sutskever 2011).
DAMPING = 0.1
# A pass there, against a pass there and back.
THERE = 1.0 / 3.0


class Step(NamedTuple):
    """What one update did: the batch's loss and share right before it, and what it cost.

    `promise` is the share right by which to judge whether an examination is worth while: of the batch
    before the update, or after it where updates are few and dear.
    """

    loss: float
    right: float
    promise: float
    evaluations: float
    multiplications: float


class Learner(Protocol):
    """One method with its weights."""

    # How much of what was right before still counts when this batch is looked at: 0 where batches are large.
    memory: float

    def learn(self, settings: Settings) -> Generator[None, None, Step]:
        """One update, with the live settings as they are now."""

    def examine(self, sequences: Sequences) -> Generator[None, None, Truths]:
        """Which of B sequences are right, (B,)."""

    def flow(self, sequences: Sequences) -> Generator[None, None, Floats]:
        """log10 ‖∂L/∂h_t‖ on these sequences, (T,); empty where no error goes back."""

    def tensors(self) -> dict[str, Floats]:
        """The weights by name, copied."""

    def finite(self) -> bool:
        """Whether every weight is a number."""

    def state(self) -> dict[str, NDArray[Any]]:
        """Everything needed to go on, copied."""

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go back to such a state."""


class Workspaces:
    """The problems of one bench, one for each batch size: they allocate once, and learners take turns."""

    def __init__(self, stream: Stream, hidden_units: int) -> None:
        self._stream, self._units = stream, hidden_units
        self._plain: dict[int, RecurrentProblem] = {}
        self._cells: dict[tuple[str, int], CellProblem] = {}

    def plain(self, batch: int) -> RecurrentProblem:
        """For tanh networks, B sequences at a time."""
        if batch not in self._plain:
            s = self._stream
            self._plain[batch] = RecurrentProblem(s.task, self._units, s.steps, batch)
        return self._plain[batch]

    def cells(self, variant: Any, batch: int) -> CellProblem:
        """For memory cells."""
        if (variant, batch) not in self._cells:
            s = self._stream
            self._cells[variant, batch] = CellProblem(variant, s.task, self._units, s.steps, batch)
        return self._cells[variant, batch]


class _Tanh:
    """What the learners of a plain tanh network have in common."""

    memory = 0.7

    def __init__(self, stream: Stream, spaces: Workspaces, settings: Settings, kind: starts.Kind) -> None:
        task = stream.task
        self._stream, self._spaces = stream, spaces
        self.sizes = (settings.hidden_units, task.inputs, task.outputs)
        drawn = starts.draw(stream.rng(WEIGHTS), kind, self.sizes, settings.start_radius)
        self.vector = drawn.flatten()
        self.updates = 0

    def examine(self, sequences: Sequences) -> Generator[None, None, Truths]:
        return (yield from self._spaces.plain(len(sequences.mask)).examine(self.vector, sequences))

    def flow(self, sequences: Sequences) -> Generator[None, None, Floats]:
        problem = self._spaces.plain(len(sequences.mask))
        yield from problem.gradient(self.vector, sequences)
        return problem.norms_log10()

    def parameters(self) -> Parameters:
        """The weights, copied."""
        return Parameters.unflatten(self.vector.copy(), self.sizes)

    def tensors(self) -> dict[str, Floats]:
        return vars(self.parameters())

    def finite(self) -> bool:
        return bool(np.isfinite(self.vector).all())

    def _multiplications(self, sequences: int) -> float:
        H, I, _ = self.sizes
        return 3.0 * sequences * self._stream.steps * H * (H + I + 1)


class Descent(_Tanh):
    """Gradient descent, plain or with momentum, on batches of `batch` sequences."""

    def __init__(
        self, stream: Stream, spaces: Workspaces, settings: Settings, kind: starts.Kind, *, rolls: bool
    ) -> None:
        super().__init__(stream, spaces, settings, kind)
        self._rolls, self._batch = rolls, settings.batch
        self._method = Momentum(self.vector.size, settings.plain_rate, 0.0)

    def learn(self, settings: Settings) -> Generator[None, None, Step]:
        method = self._method
        method.most = settings.clip
        if self._rolls:
            method.learning_rate = starts.momentum_rate(settings)
            method.nesterov = settings.momentum_rule == "nesterov"
            method.momentum = Schedule(settings.momentum, EARLY, RISE)
        else:
            method.learning_rate = settings.plain_rate
        sequences = self._stream.take(method.updates * self._batch, self._batch)
        problem = self._spaces.plain(self._batch)
        outcome = yield from problem.gradient(method.ahead(self.vector), sequences)
        self.vector = method.step(self.vector, outcome.gradient)
        return Step(outcome.loss, outcome.right, outcome.right, 1.0, self._multiplications(self._batch))

    def state(self) -> dict[str, NDArray[Any]]:
        return {"vector": self.vector.copy(), **self._method.state()}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self.vector = np.array(state["vector"])
        self._method.restore(state)


class CurvatureLearner(_Tanh):
    """Hessian-Free on batches of `curvature_batch` sequences; keeps what its newest update did."""

    memory = 0.0

    def __init__(self, stream: Stream, spaces: Workspaces, settings: Settings, kind: starts.Kind) -> None:
        super().__init__(stream, spaces, settings, kind)
        self._batch, self._size = settings.batch, settings.curvature_batch
        self._method = HessianFree(self.vector.size, damping=DAMPING)
        self.newest: Update | None = None
        self.figures = np.zeros((0, 4))  # (N, 4) update, λ after it, ratio, iterations

    def learn(self, settings: Settings) -> Generator[None, None, Step]:
        method = self._method
        method.structural = settings.structural_damping if settings.structural else 0.0
        method.iterations = settings.cg_iterations
        sequences = self._stream.take(self.updates * self._size, self._size)
        problem = CurvedProblem(self._spaces.plain(self._size), sequences)
        self.vector, did = yield from method.updating(problem, self.vector)
        self.updates, self.newest = self.updates + 1, did
        row = (self.updates, did.next_damping, did.ratio, len(did.curvatures))
        self.figures = np.concatenate((self.figures, [row]))[-256:]
        after = yield from self._spaces.plain(self._size).examine(self.vector, sequences)
        passes = did.gradients + did.products + THERE * (did.losses + 1)
        cost = passes * self._multiplications(self._size)
        return Step(did.loss, problem.right, float(after.mean()), passes * self._size / self._batch, cost)

    def state(self) -> dict[str, NDArray[Any]]:
        told = (
            {} if self.newest is None else vars(self.newest) | {"stopped": STOPS.index(self.newest.stopped)}
        )
        did = {f"did_{name}": np.array(part) for name, part in told.items()}
        own = {"vector": self.vector.copy(), "made": np.array(self.updates), "figures": self.figures.copy()}
        return {**own, **self._method.state(), **did}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self.vector, self.updates = np.array(state["vector"]), int(state["made"])
        self.figures = np.array(state["figures"])
        self._method.restore(state)
        did = {name.removeprefix("did_"): part for name, part in state.items() if name.startswith("did_")}
        told: dict[str, Any] = {name: part if part.ndim else part.item() for name, part in did.items()}
        self.newest = Update(**told | {"stopped": STOPS[told["stopped"]]}) if told else None
