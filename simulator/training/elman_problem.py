"""What a plain recurrent network is trained to do on one batch, as a loss of its parameter vector.

    L(w) = mean over outputs, columns and sequences of the cross-entropy  +  pull · spread of the patterns

The spread is the variance of the activities within the automaton's states (see `pull.py`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.models import elman
from simulator.models.elman import Forward, Parameters
from simulator.models.squashing import Squashing
from simulator.training.losses import PointLoss, cross_entropy
from simulator.training.pull import Pull
from simulator.training.sensitivities import hidden_sensitivities, logit_jacobian

Array = NDArray[np.float64]


class ElmanProblem:
    """Mean cross-entropy, in nats, of logistic outputs on a batch, with an optional pull to patterns.

    `sizes` is (H, I, O), `inputs` (B, T, I), `targets` (B, T, O) and `states` (B, T) the automaton's
    state after each column; without states, or with a pull of 0, there is no pull.
    """

    def __init__(
        self,
        sizes: tuple[int, int, int],
        squashing: Squashing,
        inputs: Array,
        targets: Array,
        states: NDArray[np.int64] | None = None,
        pull: float = 0.0,
    ) -> None:
        self._sizes = sizes
        self._squashing = squashing
        self._inputs = inputs
        self._targets = targets
        self._pull = Pull(pull, states) if states is not None and pull > 0.0 else None

    @np.errstate(all="ignore")
    def loss(self, vector: Array) -> float:
        """L at `vector` (P,)."""
        return self._evaluate(self._parameters(vector))[0]

    @np.errstate(all="ignore")
    def gradient(self, vector: Array) -> tuple[float, Array]:
        """L and ∂L/∂w (P,), by backpropagation through time."""
        parameters = self._parameters(vector)
        loss, forward, outputs, d_hidden = self._evaluate(parameters)
        d_logits = outputs.d_logits / self._targets.size
        gradients = elman.backward(parameters, self._squashing, self._inputs, forward, d_logits, d_hidden)
        return loss, gradients.flatten()

    @np.errstate(all="ignore")
    def gauss_newton(self, vector: Array) -> tuple[float, Array, Array]:
        """L, ∂L/∂w (P,) and the generalised Gauss-Newton matrix (P, P), by forward sensitivities.

        For the cross-entropy it is Jᵀ diag(p (1 − p)) J / N, with J the Jacobian of the N logits.
        """
        parameters = self._parameters(vector)
        loss, forward, outputs, d_hidden = self._evaluate(parameters)
        sensitivities = hidden_sensitivities(parameters, self._squashing, self._inputs, forward)
        P = vector.size
        J = logit_jacobian(parameters, forward, sensitivities).reshape(-1, P)  # (O·T·B, P)
        d_logits = outputs.d_logits.transpose(2, 1, 0).ravel()  # p − t
        curvature = outputs.curvature.transpose(2, 1, 0).reshape(-1, 1)  # p (1 − p)
        gradient = d_logits @ J / len(J)
        matrix = (J * curvature).T @ J / len(J)
        if self._pull is not None and d_hidden is not None:
            gradient += d_hidden.transpose(2, 1, 0).ravel() @ sensitivities.reshape(-1, P)
            matrix += self._pull.curvature(sensitivities)
        return loss, gradient, matrix

    def _parameters(self, vector: Array) -> Parameters:
        return Parameters.unflatten(vector, self._sizes)

    def _evaluate(self, parameters: Parameters) -> tuple[float, Forward, PointLoss, Array | None]:
        forward = elman.forward(parameters, self._squashing, self._inputs)
        outputs = cross_entropy(forward.logits, self._targets)
        loss = float(outputs.losses.mean())
        if self._pull is None:
            return loss, forward, outputs, None
        penalty, d_hidden = self._pull.penalty(forward.hidden)
        return loss + penalty, forward, outputs, d_hidden
