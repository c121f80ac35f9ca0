"""Training a plain tanh network on a task with a long lag: loss, gradient and curvature, in slices.

    L = mean over sequences and asked steps of the loss there
    G = Jᵀ H_L J        J = ∂logits/∂w, H_L the curvature of the loss at the logits

The read-out is the task's: logistic under the cross-entropy for a sign, softmax for classes, linear under
half the squared error for a number. G is never formed: a product with it is an R-forward and a backward pass
(Schraudolph 2002; Martens 2010). Structural damping adds the curvature of how far the hidden states move,
½ mean over sequences of Σ_t ‖h_t(w + δ) − h_t(w)‖² (Martens and Sutskever, ICML 2011, section 3).
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Parameters
from simulator.slices import finish
from simulator.training.cell_problem import Outcome, Sequences, Task, Truths, answers
from simulator.training.fused_elman import FusedElman
from simulator.training.losses import PointLoss

Array = NDArray[np.float64]


class _Heard(NamedTuple):
    """The asked steps (A,), the hidden units there (A, B, H), what was said, and each answer's weight."""

    asked: NDArray[np.int64]
    hidden: Array
    point: PointLoss  # of (A, B, O)
    logits: Array  # (A, B, O)
    weights: Array  # (A, B, 1), their sum is 1


class RecurrentProblem:
    """A network of H tanh units on one task, T steps long, B sequences at a time.

    The vectors are `elman.Parameters` flattened; the initial state is 0 and is not learned.
    """

    def __init__(self, task: Task, hidden_units: int, steps: int, batch: int) -> None:
        self._task = task
        self.sizes = (hidden_units, task.inputs, task.outputs)
        self.batch = batch
        self.layer = FusedElman(self.sizes, steps, batch)

    def gradient(self, vector: Array, sequences: Sequences) -> Generator[None, None, Outcome]:
        """Loss and gradient (P,) on B sequences, in slices of a millisecond or two."""
        p = Parameters.unflatten(vector, self.sizes)
        heard = yield from self._answer(p, sequences)
        with np.errstate(all="ignore"):
            d_logits = heard.point.d_logits * heard.weights
        gradient = yield from self._carry_back(p, heard, d_logits)
        return Outcome(_mean(heard), gradient, float(self._right(heard, sequences).mean()))

    def loss(self, vector: Array, sequences: Sequences) -> Generator[None, None, float]:
        """The loss at `vector` on B sequences."""
        heard = yield from self._answer(Parameters.unflatten(vector, self.sizes), sequences)
        return _mean(heard)

    def examine(self, vector: Array, sequences: Sequences) -> Generator[None, None, Truths]:
        """Which of B sequences are right at every asked step, (B,)."""
        heard = yield from self._answer(Parameters.unflatten(vector, self.sizes), sequences)
        return self._right(heard, sequences)

    @np.errstate(all="ignore")
    def norms_log10(self) -> Array:
        """log10 ‖∂L/∂h_t‖ over units and sequences, (T,), of the gradient that was asked for last."""
        d_hidden = self.layer.d_hidden
        return np.asarray(np.log10(np.sqrt(np.einsum("tbh,tbh->t", d_hidden, d_hidden))))

    def _answer(self, p: Parameters, sequences: Sequences) -> Generator[None, None, _Heard]:
        self.layer.load(p)
        yield from self.layer.forward(sequences.inputs.transpose(1, 0, 2))
        asked = np.flatnonzero(sequences.mask.any(axis=0))
        hidden = self.layer.hidden[asked]
        with np.errstate(all="ignore"):
            logits = hidden @ p.output_weights.T + p.output_bias
            point = answers(self._task, logits, sequences.targets[:, asked].transpose(1, 0, 2))
            mask = sequences.mask[:, asked].T[..., None]
        return _Heard(asked, hidden, point, logits, mask / mask.sum())

    def _right(self, heard: _Heard, sequences: Sequences) -> Truths:
        targets = sequences.targets[:, heard.asked].transpose(1, 0, 2)
        right: Truths = (self._task.right(heard.logits, targets) | (heard.weights[..., 0] == 0.0)).all(axis=0)
        return right

    def _carry_back(
        self, p: Parameters, heard: _Heard, d_logits: Array, everywhere: Array | None = None
    ) -> Generator[None, None, Array]:
        """∂/∂w (P,) of what asks d_logits (A, B, O) of the logits and `everywhere` (T, B, H) of the units."""
        with np.errstate(all="ignore"):
            d_hidden = d_logits @ p.output_weights  # Vᵀ ∂L/∂logits  (A, B, H)
        yield from self.layer.backward(dict(zip(heard.asked.tolist(), d_hidden, strict=True)), everywhere)
        found = self.layer.gradients()
        with np.errstate(all="ignore"):
            found.output_weights[:] = np.einsum("abo,abh->oh", d_logits, heard.hidden)
            found.output_bias[:] = d_logits.sum((0, 1))
        return found.flatten()


class CurvedProblem:
    """One batch of a `RecurrentProblem` with the curvature where its gradient was asked for last."""

    def __init__(self, problem: RecurrentProblem, sequences: Sequences) -> None:
        self._problem, self._sequences = problem, sequences
        self._fixed: tuple[Parameters, _Heard] | None = None
        self.right = float("nan")  # the share of the batch that was right there

    def loss(self, vector: Array) -> Generator[None, None, float]:
        """L at `vector` (P,). The curvature is lost with it: ask for the gradient again."""
        self._fixed = None
        return (yield from self._problem.loss(vector, self._sequences))

    def gradient(self, vector: Array) -> Generator[None, None, tuple[float, Array]]:
        """L and ∂L/∂w (P,); the products that follow are of the curvature here."""
        problem = self._problem
        p = Parameters.unflatten(vector.copy(), problem.sizes)
        heard = yield from problem._answer(p, self._sequences)
        with np.errstate(all="ignore"):
            d_logits = heard.point.d_logits * heard.weights
        gradient = yield from problem._carry_back(p, heard, d_logits)
        self._fixed = p, heard
        self.right = float(problem._right(heard, self._sequences).mean())
        return _mean(heard), gradient

    def product(self, direction: Array, structural: float = 0.0) -> Generator[None, None, Array]:
        """(G + structural · S) times a direction (P,), S the curvature of the moving hidden states."""
        assert self._fixed is not None, "the gradient comes first"
        problem, (p, heard) = self._problem, self._fixed
        d = Parameters.unflatten(direction, problem.sizes)
        layer = problem.layer
        yield from layer.r_forward(d)
        with np.errstate(all="ignore"):
            # R logits_t = V R h_t + V′ h_t + c′
            moved = layer.moved[heard.asked] @ p.output_weights.T
            moved += heard.hidden @ d.output_weights.T + d.output_bias
            pulled = _curve(problem._task, heard.point, moved) * heard.weights  # H_L R logits
            everywhere = layer.moved * (structural / problem.batch) if structural else None
        return (yield from problem._carry_back(p, heard, pulled, everywhere))


def _curve(task: Task, point: PointLoss, moved: Array) -> Array:
    """H_L times a change of the logits (A, B, O)."""
    if task.answer == "class":
        y = point.outputs
        return np.asarray(y * moved - y * (y * moved).sum(-1, keepdims=True))  # (diag y − y yᵀ) R logits
    return point.curvature * moved


@np.errstate(all="ignore")
def _mean(heard: _Heard) -> float:
    return float((heard.point.losses * heard.weights).sum())


def gauss_newton(
    problem: RecurrentProblem, vector: Array, sequences: Sequences, direction: Array, structural: float = 0.0
) -> Array:
    """(G + structural · S) at `vector` times `direction`, at once."""
    curved = CurvedProblem(problem, sequences)
    finish(curved.gradient(vector))
    return finish(curved.product(direction, structural))
