"""Adam: every parameter's step is scaled by how large its own gradients have been.

Kingma and Ba, "Adam: a method for stochastic optimization" (ICLR 2015), algorithm 1, with its
defaults β₁ 0.9, β₂ 0.999, ε 1e-8; the names are theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.training.optimiser import Array, Problem

BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8


class Adam:
    """Adam for P parameters."""

    def __init__(self, size: int, learning_rate: float) -> None:
        self.learning_rate = learning_rate
        self._mean = np.zeros(size)  # (P,)
        self._square = np.zeros(size)  # (P,)
        self._updates = 0

    @np.errstate(all="ignore")
    def update(self, problem: Problem, vector: Array) -> tuple[Array, float]:
        """A new vector (P,), and the loss at the old one."""
        loss, g = problem.gradient(vector)
        self._updates += 1
        self._mean = BETA_1 * self._mean + (1 - BETA_1) * g  # m ← β₁ m + (1 − β₁) g
        self._square = BETA_2 * self._square + (1 - BETA_2) * g * g  # v ← β₂ v + (1 − β₂) g²
        mean = self._mean / (1 - BETA_1**self._updates)  # m̂ = m / (1 − β₁ᵗ)
        square = self._square / (1 - BETA_2**self._updates)  # v̂ = v / (1 − β₂ᵗ)
        return vector - self.learning_rate * mean / (np.sqrt(square) + EPSILON), loss

    def state(self) -> dict[str, NDArray[Any]]:
        """Both running averages and the number of updates, copied."""
        return {
            "mean": self._mean.copy(),
            "square": self._square.copy(),
            "updates": np.array(self._updates),
        }

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take averages that `state` gave."""
        self._mean = np.array(state["mean"], dtype=np.float64)
        self._square = np.array(state["square"], dtype=np.float64)
        self._updates = int(state["updates"])
