"""What a hidden state lets be seen: one of K symbols, or D numbers with a bell for each.

Both say how likely an observation is in each state, how they are best refitted when it is known how much
each state is responsible for each observation, and what they let expect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# A state whose variance shrank to nothing would explain one observation infinitely well.
SMALLEST_VARIANCE = 1e-6


class Emission(Protocol):
    """N states; observations `x` (T, D) are numbers, or letters one-hot (T, K)."""

    @property
    def count(self) -> int:
        """Free numbers."""

    def log_evidence(self, x: Array) -> Array:
        """ln p(x_t | state i), (T, N), nats."""

    def refitted(self, x: Array, responsibility: Array) -> Emission:
        """The M step, from how much of each step each state explains, `responsibility` (T, N)."""

    def mean(self) -> Array:
        """What each state lets expect, (N, D) or (N, K)."""

    def draw(self, generator: np.random.Generator, state: int) -> Array:
        """One observation of a state, (D,) or one-hot (K,)."""

    def ordered(self, order: NDArray[np.int64]) -> Emission:
        """The same with its states in another order."""


@dataclass(frozen=True)
class Gaussian:
    """p(x | i) = Π_d N(x_d; μ_id, σ²_id): independent numbers within a state."""

    means: Array  # μ (N, D)
    variances: Array  # σ² (N, D)

    @property
    def count(self) -> int:
        """A mean and a variance for each state and number."""
        return 2 * self.means.size

    def log_evidence(self, x: Array) -> Array:
        """−½ Σ_d [ln 2πσ² + (x − μ)²/σ²]."""
        log = np.empty((len(x), len(self.means)))
        log[:] = -0.5 * np.log(2.0 * np.pi * self.variances).sum(1)
        for d, column in enumerate(x.T):
            away = column[:, None] - self.means[:, d]
            away *= away
            away *= 0.5 / self.variances[:, d]
            log -= away
        return log

    def refitted(self, x: Array, responsibility: Array) -> Gaussian:
        """Means and variances weighed by responsibility."""
        weight = responsibility.sum(0)[:, None]
        safe = np.maximum(weight, 1e-300)
        means = responsibility.T @ x / safe
        squares = responsibility.T @ (x * x) / safe
        # A state that explains nothing keeps what it has.
        used = weight > 1e-8
        variances = np.maximum(squares - means * means, SMALLEST_VARIANCE)
        return Gaussian(np.where(used, means, self.means), np.where(used, variances, self.variances))

    def mean(self) -> Array:
        """μ."""
        return self.means

    def draw(self, generator: np.random.Generator, state: int) -> Array:
        """One x (D,)."""
        noise = generator.standard_normal(self.means.shape[1])
        return np.asarray(self.means[state] + np.sqrt(self.variances[state]) * noise)

    def ordered(self, order: NDArray[np.int64]) -> Gaussian:
        """States in another order."""
        return Gaussian(self.means[order], self.variances[order])


@dataclass(frozen=True)
class Categorical:
    """p(k | i) = B_ik: every state has its own loaded die."""

    table: Array  # B (N, K), rows sum to 1

    @property
    def count(self) -> int:
        """A row that sums to 1 has K − 1 free numbers."""
        return int(len(self.table) * (self.table.shape[1] - 1))

    def log_evidence(self, x: Array) -> Array:
        """ln B_ik of the letter shown."""
        with np.errstate(divide="ignore"):
            return np.asarray(np.log(self.table.T)[x.argmax(1)])

    def refitted(self, x: Array, responsibility: Array) -> Categorical:
        """How often each state explains each letter."""
        counts = responsibility.T @ x
        weight = counts.sum(1, keepdims=True)
        used = weight > 1e-8
        return Categorical(np.where(used, counts / np.maximum(weight, 1e-300), self.table))

    def mean(self) -> Array:
        """B."""
        return self.table

    def draw(self, generator: np.random.Generator, state: int) -> Array:
        """One letter, one-hot (K,)."""
        K = self.table.shape[1]
        return np.asarray(np.eye(K)[generator.choice(K, p=self.table[state])])

    def ordered(self, order: NDArray[np.int64]) -> Categorical:
        """States in another order."""
        return Categorical(self.table[order])
