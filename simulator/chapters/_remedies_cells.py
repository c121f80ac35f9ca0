"""The racer of memory cells: Adam on the gradient through gates and cells; how the gates open meanwhile."""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.chapters._remedies_learners import Step, Workspaces
from simulator.chapters._remedies_settings import Settings
from simulator.chapters._remedies_stream import WEIGHTS, Stream
from simulator.models import lstm, torch_weights
from simulator.models.gates import ALWAYS_OPEN, flatten, unflatten
from simulator.tasks.long_lags import Sequences
from simulator.training.adam import Adam
from simulator.training.cell_problem import Known, Truths, answers
from simulator.training.starts import clip

# The bias of the write gates at the start: nearly shut, so that noise is not stored (the paper of 1997).
WRITE_BIAS = -2.0
# Rows of the gates' history; when there are more every second one goes.
ROWS = 256


class CellLearner:
    """Memory cells that learn to work their gates: Adam on batches of `batch` sequences."""

    memory = 0.7

    def __init__(self, stream: Stream, spaces: Workspaces, settings: Settings) -> None:
        s, task = settings, stream.task
        self._stream, self._spaces, self.variant, self._batch = stream, spaces, s.variant, s.batch
        self.sizes = (s.hidden_units, task.inputs, task.outputs)
        self.keep_bias = ALWAYS_OPEN if s.variant == "lstm_1997" else math.log(s.steps - 1.0)
        drawn = lstm.draw(stream.rng(WEIGHTS), s.variant, self.sizes, self.keep_bias, WRITE_BIAS)
        self.vector = flatten(drawn)
        self._method = Adam(self.vector.size, s.lstm_rate)
        self.updates = 0
        self.gates, self._stride = np.zeros((0, 5)), 1  # update, write, keep, read, first gradient

    def learn(self, settings: Settings) -> Generator[None, None, Step]:
        sequences = self._stream.take(self.updates * self._batch, self._batch)
        problem = self._spaces.cells(self.variant, self._batch)
        outcome = yield from problem.gradient(self.parameters(), sequences)
        self._note((self.updates, *problem.measures()))
        self._method.learning_rate = settings.lstm_rate
        known = Known(outcome.loss, clip(outcome.gradient, settings.clip))
        self.vector, _ = self._method.update(known, self.vector)
        self.updates += 1
        H, I, _ = self.sizes
        # Four times the plain network's, in half the digits and with gates to squash: measured once.
        cost = 8.0 * self._batch * self._stream.steps * H * (H + I + 1)
        return Step(outcome.loss, outcome.right, outcome.right, 1.0, cost)

    def _note(self, row: tuple[float, ...]) -> None:
        if row[0] % self._stride == 0:
            self.gates = np.concatenate((self.gates, [row]))
        while len(self.gates) > ROWS:
            self._stride *= 2
            self.gates = self.gates[self.gates[:, 0] % self._stride == 0]

    def examine(self, sequences: Sequences) -> Generator[None, None, Truths]:
        problem = self._spaces.cells(self.variant, len(sequences.mask))
        return (yield from problem.examine(self.parameters(), sequences))

    def flow(self, sequences: Sequences) -> Generator[None, None, Floats]:
        return (yield from self.traced(sequences))[1]

    def traced(self, sequences: Sequences) -> Generator[None, None, tuple[lstm.Forward, Floats]]:
        """What the cells did with these sequences, and log10 ‖∂L/∂c_t‖ (T,); in float64."""
        p = self.parameters()
        forward = yield from lstm.forwarding(p, sequences.inputs.transpose(1, 0, 2))
        asked = np.flatnonzero(sequences.mask.any(axis=0))
        whole = np.zeros_like(forward.hidden)
        with np.errstate(all="ignore"):
            logits = forward.hidden[asked] @ p.output_weights.T + p.output_bias  # (A, B, O)
            point = answers(self._stream.task, logits, sequences.targets[:, asked].transpose(1, 0, 2))
            mask = sequences.mask[:, asked].T[..., None]
            whole[asked] = (point.d_logits * mask / mask.sum()) @ p.output_weights  # Vᵀ ∂L/∂logits
        back = yield from lstm.backpropagating(p, forward, whole)
        with np.errstate(all="ignore"):
            norms = np.log10(np.sqrt(np.einsum("tbh,tbh->t", back.d_cell, back.d_cell)))
        return forward, norms

    def parameters(self) -> lstm.Parameters:
        """The weights, copied."""
        return unflatten(lstm.Parameters, self.vector.copy(), self.sizes)

    def tensors(self) -> dict[str, Floats]:
        return torch_weights.to_torch(self.variant, self.parameters())

    def finite(self) -> bool:
        return bool(np.isfinite(self.vector).all())

    def state(self) -> dict[str, NDArray[Any]]:
        own = {"vector": self.vector.copy(), "made": np.array([self.updates, self._stride])}
        return {**own, "gates": self.gates.copy(), **self._method.state()}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self.vector, self.gates = np.array(state["vector"]), np.array(state["gates"])
        self.updates, self._stride = (int(number) for number in state["made"])
        self._method.restore(state)
