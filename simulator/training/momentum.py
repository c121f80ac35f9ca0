"""Gradient descent with momentum, as in the lecture: the ball keeps rolling where it rolled.

    v ← μ v − ε ∂L/∂w        w ← w + v

Classical momentum (Polyak, USSR Computational Mathematics 4, 1964). torch.optim.SGD(momentum=μ)
takes the same steps while the learning rate ε stays the same: its velocity is −v / ε.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.training.optimiser import Array, Problem


class Momentum:
    """Gradient descent with momentum μ for P parameters."""

    def __init__(self, size: int, learning_rate: float, momentum: float = 0.9) -> None:
        self.learning_rate = learning_rate
        self.momentum = momentum
        self._velocity = np.zeros(size)  # (P,)

    @np.errstate(all="ignore")
    def update(self, problem: Problem, vector: Array) -> tuple[Array, float]:
        """A new vector (P,), and the loss at the old one."""
        loss, gradient = problem.gradient(vector)
        self._velocity = self.momentum * self._velocity - self.learning_rate * gradient  # v ← μ v − ε ∂L/∂w
        return vector + self._velocity, loss

    def state(self) -> dict[str, NDArray[Any]]:
        """The velocity, copied."""
        return {"velocity": self._velocity.copy()}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take a velocity that `state` gave."""
        self._velocity = np.array(state["velocity"], dtype=np.float64)
