"""What an unrolled network is trained to do on one batch: half the squared error where a target stands.

    L(w) = 1/B Σ over sequences of ½ Σ_t mask_t (y_t − target_t)²

Weights that are not to be learned (a selection of hidden units, a fixed initial state) have gradient
0. Where every step has its own copy of the weights, each copy has a gradient of its own; a weight that
the steps share gets the sum, and that keeps the copies equal (Hinton, lecture on recurrent networks,
"backpropagation with weight constraints").
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing
from simulator.training.losses import ReadOut, point_loss

Array = NDArray[np.float64]


class SequenceProblem:
    """Masked half squared error of a batch. Non-finite numbers come back as they are, unwarned.

    `sizes` is (H, I, O), `copies` T where the steps do not share their weights; `inputs` (B, T, I),
    `starts` (B, H) given initial states and `given` (H,) where they stand, `targets` and `mask`
    (B, T, O), `learned` (P,) 1 for every parameter that is learned and 0 for the others.
    """

    def __init__(
        self,
        sizes: tuple[int, int, int],
        squashing: Squashing,
        read_out: ReadOut,
        inputs: Array,
        starts: Array,
        given: NDArray[np.bool_],
        targets: Array,
        mask: Array,
        learned: Array,
        copies: int | None = None,
    ) -> None:
        self._sizes, self._copies, self._squashing = sizes, copies, squashing
        self._read_out: ReadOut = read_out
        self._inputs, self._starts, self._given = inputs, starts, given
        self._targets, self._mask, self._learned = targets, mask, learned

    @np.errstate(all="ignore")
    def loss(self, vector: Array) -> float:
        """L at `vector` (P,)."""
        parameters = self._parameters(vector)
        forward = elman.forward(parameters, self._squashing, self._inputs, self._states(parameters))
        point = point_loss(self._read_out, "squared")(forward.logits, self._targets)
        return float((self._mask * point.losses).sum() / len(self._inputs))

    @np.errstate(all="ignore")
    def gradient(self, vector: Array) -> tuple[float, Array]:
        """L and ∂L/∂w (P,), by backpropagation through time."""
        parameters, B = self._parameters(vector), len(self._inputs)
        states = self._states(parameters)
        forward = elman.forward(parameters, self._squashing, self._inputs, states)
        point = point_loss(self._read_out, "squared")(forward.logits, self._targets)
        d_logits = self._mask * point.d_logits / B
        gradients = elman.backward(
            parameters, self._squashing, self._inputs, forward, d_logits, starts=states
        )
        # A selection of units has no gradient, also where the numbers have gone past any use.
        gradient = np.where(self._learned > 0.0, gradients.flatten(), 0.0)
        return float((self._mask * point.losses).sum() / B), gradient

    def gauss_newton(self, vector: Array) -> tuple[float, Array, Array]:
        """Not for this problem: its methods see the gradient only."""
        raise NotImplementedError("the curvature of an unrolled network is not worked out")

    def _parameters(self, vector: Array) -> Parameters:
        return Parameters.unflatten(vector, self._sizes, self._copies)

    def _states(self, parameters: Parameters) -> Array:
        return np.where(self._given, self._starts, parameters.initial_state)
