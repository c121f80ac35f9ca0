"""Training a layer of memory cells on a task with a long lag: the gradient of one batch, in slices.

    L = mean over sequences and asked steps of the loss there

The read-out is the task's: logistic under the cross-entropy for a sign, softmax for classes, linear
under half the squared error for a number.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Literal, NamedTuple, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.models import gru, lstm
from simulator.models.gates import Variant, flatten
from simulator.training.fused_gru import FusedGRU
from simulator.training.fused_lstm import FusedLSTM
from simulator.training.losses import PointLoss, point_loss
from simulator.training.softmax import softmax_cross_entropy

Array = NDArray[np.float64]
Truths = NDArray[np.bool_]
Parameters: TypeAlias = lstm.Parameters | gru.Parameters


class Sequences(Protocol):
    """B sequences of T steps; `mask` is 1 where an answer is asked."""

    @property
    def inputs(self) -> Array:
        """(B, T, I)."""

    @property
    def targets(self) -> Array:
        """(B, T, O)."""

    @property
    def mask(self) -> Array:
        """(B, T)."""


class Task(Protocol):
    """What is asked of a layer: one sign, one of several classes, or a number."""

    @property
    def inputs(self) -> int:
        """I."""

    @property
    def outputs(self) -> int:
        """O."""

    @property
    def answer(self) -> Literal["sign", "class", "number"]:
        """Which read-out says it."""

    def right(self, logits: Array, targets: Array) -> Truths:
        """Which answers are right, (…), of logits and targets (…, O)."""


class Measures(NamedTuple):
    """What a layer did with a batch: means of its gates, and log10 of what of the error arrives at step 1.

    `first_gradient` compares ‖∂L/∂c_1‖ with the norm of what all asked outputs owe their own step's
    cells; where the answer is asked at the end, that is ‖∂L/∂c_T‖.
    """

    write: float
    keep: float
    read: float
    first_gradient: float


class Outcome(NamedTuple):
    """What one batch said: mean loss, gradient (P,), and the share of its sequences that were right."""

    loss: float
    gradient: Array
    right: float


class Known:
    """A gradient (P,) that has been worked out already, as a problem an optimiser can ask."""

    def __init__(self, loss: float, gradient: Array) -> None:
        self._loss, self._gradient = loss, gradient

    def loss(self, _vector: Array) -> float:
        """The loss where the gradient was worked out."""
        return self._loss

    def gradient(self, _vector: Array) -> tuple[float, Array]:
        """Loss and gradient."""
        return self._loss, self._gradient

    def gauss_newton(self, _vector: Array) -> tuple[float, Array, Array]:
        """Not known."""
        raise NotImplementedError("only the loss and its gradient have been worked out")


def answers(task: Task, logits: Array, targets: Array) -> PointLoss:
    """Outputs and losses of logits (…, O) against targets (…, O), by the task's read-out."""
    if task.answer == "class":
        return softmax_cross_entropy(logits, targets)
    if task.answer == "sign":
        return point_loss("logistic", "cross_entropy")(logits, targets)
    return point_loss("identity", "squared")(logits, targets)


class CellProblem:
    """A layer of one variant and sizes (H, I, O) on one task, T steps long, B sequences at a time."""

    def __init__(self, variant: Variant, task: Task, hidden_units: int, steps: int, batch: int) -> None:
        self._task = task
        self._owed: tuple[NDArray[np.int64], NDArray[np.float32]] | None = None
        sizes = (hidden_units, task.inputs, task.outputs)
        self.batch = batch
        self.layer: FusedLSTM | FusedGRU = (
            FusedGRU(sizes, steps, batch)
            if variant == "gru"
            else FusedLSTM(sizes, steps, batch, peepholes=variant == "peephole")
        )

    def gradient(self, parameters: Parameters, sequences: Sequences) -> Generator[None, None, Outcome]:
        """Loss and gradient on a batch of B sequences, in slices of a millisecond or two."""
        p = parameters
        asked, logits = yield from self._answer(p, sequences)
        targets, mask = sequences.targets[:, asked], sequences.mask[:, asked, None]
        count = float(mask.sum())
        point = answers(self._task, logits, targets)
        d_logits = point.d_logits * mask / count  # (B, A, O)
        d_hidden = np.matmul(p.output_weights.T, d_logits.transpose(1, 2, 0))  # Vᵀ ∂L/∂logits  (A, H, B)
        singles = d_hidden.astype(np.float32)
        yield from self.layer.backward(dict(zip(asked.tolist(), singles, strict=True)))
        self._owed = asked, singles
        gradients = self.layer.gradients()
        heard = self.layer.hidden[asked]  # (A, H, B)
        gradients.output_weights[:] = np.einsum("bao,ahb->oh", d_logits, heard)
        gradients.output_bias[:] = d_logits.sum((0, 1))
        loss = float((point.losses * mask).sum() / count)
        right = self._right(logits, targets, sequences.mask[:, asked])
        return Outcome(loss, flatten(gradients), float(right.mean()))

    @np.errstate(all="ignore")
    def measures(self) -> Measures:
        """What the layer did with the batch whose gradient was asked for last."""
        assert self._owed is not None
        asked, d_hidden = self._owed
        owed = np.linalg.norm(d_hidden * self.layer.opening(asked))
        arrived = np.log10(np.linalg.norm(self.layer.first_d_cell) / owed)
        return Measures(*self.layer.gate_means(), float(arrived))

    def examine(self, parameters: Parameters, sequences: Sequences) -> Generator[None, None, Truths]:
        """Which of B sequences are right at every asked step, (B,), in slices."""
        asked, logits = yield from self._answer(parameters, sequences)
        return self._right(logits, sequences.targets[:, asked], sequences.mask[:, asked])

    def _answer(
        self, parameters: Parameters, sequences: Sequences
    ) -> Generator[None, None, tuple[NDArray[np.int64], Array]]:
        """The asked steps (A,) and the logits there, (B, A, O)."""
        load = self.layer.load
        load(parameters)  # type: ignore[arg-type]
        yield from self.layer.forward(sequences.inputs.transpose(1, 2, 0))
        asked = np.flatnonzero(sequences.mask.any(axis=0))
        heard = self.layer.hidden[asked].astype(np.float64)
        logits = np.matmul(parameters.output_weights, heard) + parameters.output_bias[:, None]
        return asked, logits.transpose(2, 0, 1)

    def _right(self, logits: Array, targets: Array, mask: Array) -> Truths:
        right: Truths = (self._task.right(logits, targets) | (mask == 0.0)).all(axis=1)
        return right
