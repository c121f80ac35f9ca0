"""What a training method asks of a problem, and what everybody may ask of a training method."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Problem(Protocol):
    """A loss of P parameters on one batch. Non-finite numbers come back as they are, unwarned."""

    def loss(self, vector: Array) -> float:
        """The loss at `vector` (P,), in nats."""

    def gradient(self, vector: Array) -> tuple[float, Array]:
        """Loss and gradient (P,)."""

    def gauss_newton(self, vector: Array) -> tuple[float, Array, Array]:
        """Loss, gradient (P,) and generalised Gauss-Newton matrix (P, P)."""


class Optimiser(Protocol):
    """One method of training with its memory; it never raises on a loss that is not finite.

    `learning_rate` may be changed between updates; a method that chooses its own step ignores it.
    """

    learning_rate: float

    def update(self, problem: Problem, vector: Array) -> tuple[Array, float]:
        """A new vector (P,), and the loss the update found at the old one."""

    def state(self) -> dict[str, NDArray[Any]]:
        """A copy of the memory, by name."""

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take a memory that `state` gave; other names in the mapping are ignored."""
