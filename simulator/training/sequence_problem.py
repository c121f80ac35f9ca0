"""What an unrolled network is trained to do on one batch: half the squared error where a target stands.

    L(w) = 1/B Σ over sequences of ½ Σ_t mask_t (y_t − target_t)²

Weights that are not to be learned (a selection of hidden units, a fixed initial state) have gradient
0. Where every step has its own copy of the weights, each copy has a gradient of its own; a weight that
the steps share gets the sum, and that keeps the copies equal (Hinton, lecture on recurrent networks,
"backpropagation with weight constraints").
"""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing
from simulator.slices import finish
from simulator.training.losses import ReadOut, point_loss

Array = NDArray[np.float64]

# Steps of all sequences together in one slice of the work: a few milliseconds.
_SLICE = 6_400


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

    def gradient(self, vector: Array) -> tuple[float, Array]:
        """L and ∂L/∂w (P,), by backpropagation through time."""
        return finish(self.working(vector))

    def working(self, vector: Array) -> Generator[None, None, tuple[float, Array]]:
        """The same in slices of a stretch of steps each: all the way there, then all the way back."""
        p, (B, T, _) = self._parameters(vector), self._inputs.shape
        stride = max(25, _SLICE // B)
        stretches = [slice(first, min(first + stride, T)) for first in range(0, T, stride)]
        states, kept, loss = self._states(p), [], 0.0
        for steps in stretches:
            with np.errstate(all="ignore"):
                here = p.between(steps.start, steps.stop)
                there = elman.forward(here, self._squashing, self._inputs[:, steps], states)
                point = point_loss(self._read_out, "squared")(there.logits, self._targets[:, steps])
                loss += float((self._mask[:, steps] * point.losses).sum() / B)
                kept.append((steps, here, there, self._mask[:, steps] * point.d_logits / B, states))
                states = there.hidden[:, -1]
            yield
        found = _Sum(p)
        through: Array | None = None  # Uᵀ ∂L/∂z of the step after the stretch, (B, H)
        for steps, here, there, d_logits, before in reversed(kept):
            with np.errstate(all="ignore"):
                asked = None
                if through is not None:
                    asked = np.zeros_like(there.hidden)
                    asked[:, -1] = through
                back = elman.backpropagate(here, self._squashing, there.hidden, d_logits, asked)
                through = back.d_pre_activations[:, 0] @ here.at(1).recurrent_weights
                part = elman.gradients(here, self._inputs[:, steps], there, back, d_logits, before)
                found.add(steps, part)
            yield
        # Where a start is given, nothing hears the network's own.
        found.parameters.initial_state[self._given] = 0.0
        # A selection of units has no gradient, also where the numbers have gone past any use.
        return loss, np.where(self._learned > 0.0, found.parameters.flatten(), 0.0)

    def gauss_newton(self, vector: Array) -> tuple[float, Array, Array]:
        """Not for this problem: its methods see the gradient only."""
        raise NotImplementedError("the curvature of an unrolled network is not worked out")

    def _parameters(self, vector: Array) -> Parameters:
        return Parameters.unflatten(vector, self._sizes, self._copies)

    def _states(self, parameters: Parameters) -> Array:
        return np.where(self._given, self._starts, parameters.initial_state)


class Worked:
    """A problem whose loss and gradient are known already, for an optimiser to take its step by."""

    def __init__(self, loss: float, gradient: Array) -> None:
        self._known = loss, gradient

    def loss(self, vector: Array) -> float:
        """The loss, wherever it was worked out."""
        return self._known[0]

    def gradient(self, vector: Array) -> tuple[float, Array]:
        """Loss and gradient (P,)."""
        return self._known

    def gauss_newton(self, vector: Array) -> tuple[float, Array, Array]:
        """Not for this problem: its methods see the gradient only."""
        raise NotImplementedError("the curvature of an unrolled network is not worked out")


class _Sum:
    """The gradient of every parameter, put together from stretches of steps, the last one first."""

    def __init__(self, like: Parameters) -> None:
        self._copied = like.copies is not None
        self.parameters = Parameters(**{name: np.zeros_like(part) for name, part in vars(like).items()})

    def add(self, steps: slice, part: Parameters) -> None:
        """What the steps of a stretch contribute: to their own copies, or to the weights they share."""
        for name, whole in vars(self.parameters).items():
            if name == "initial_state":
                whole[:] = getattr(part, name)  # the first stretch comes last, and it is the one that counts
            elif self._copied:
                whole[steps] = getattr(part, name)
            else:
                whole += getattr(part, name)
