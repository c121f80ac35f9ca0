"""The autoregressive model: the next value is a weighted sum of the last n.

    x̂_(t+1) = c + Σ_k Φ_k x_(t+1−k),   k = 1 … n          x_(t+1) = x̂_(t+1) + N(0, Σ)

No hidden state: a value older than n steps is gone. The weights are found at once, by least squares
(Yule 1927, on sunspots).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.models.windows import Truths, pairs, pushed

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Parameters:
    """n taps of D numbers."""

    taps: Array  # Φ (n, D, D): tap, newest first; to; from
    bias: Array  # c (D,)
    noise: Array  # Σ (D, D)

    @property
    def count(self) -> int:
        """Weights and biases."""
        return self.taps.size + self.bias.size


def fit(x: Array, taps: int, missing: Truths | None = None) -> Parameters:
    """Least squares over every stretch of n + 1 values of `x` (T, D) that does not end in a gap.

    Where there are fewer stretches than weights, the smallest weights that fit.
    """
    seen, following = pairs(x, taps, missing)
    B, n, D = seen.shape
    columns = np.concatenate((seen.reshape(B, n * D), np.ones((B, 1))), axis=1)
    weights: Array = np.asarray(
        np.linalg.lstsq(columns, following, rcond=None)[0], np.float64
    )  # (n D + 1, D)
    left = following - columns @ weights
    noise = left.T @ left / max(B, 1)
    return Parameters(weights[:-1].reshape(n, D, D).transpose(0, 2, 1).copy(), weights[-1], noise)


def guess(p: Parameters, window: Array) -> Array:
    """x̂ (B, D) from windows (B, n, D)."""
    B, n, D = window.shape
    return window.reshape(B, n * D) @ p.taps.transpose(0, 2, 1).reshape(n * D, D) + p.bias


def ahead(p: Parameters, window: Array, steps: int) -> Array:
    """Guesses (B, steps, D), each further one from the guesses before it."""
    found = []
    for _ in range(steps):
        found.append(guess(p, window))
        window = pushed(window, found[-1])
    return np.stack(found, axis=1)


def spreads(p: Parameters, steps: int) -> Array:
    """Covariances (steps, D, D) of the guesses: Σ_j Ψ_j Σ Ψ_jᵀ, Ψ_j what a surprise is worth j steps on."""
    n, D, _ = p.taps.shape
    psi = [np.eye(D)]  # Ψ_0 = 1, Ψ_j = Σ_k Φ_k Ψ_(j−k)
    for j in range(1, steps):
        psi.append(sum((p.taps[k] @ psi[j - 1 - k] for k in range(min(n, j))), np.zeros((D, D))))
    return np.cumsum([Psi @ p.noise @ Psi.T for Psi in psi], axis=0)


def sensitivity(p: Parameters, steps: int) -> Array:
    """∂ guess made at t for t + steps / ∂ x_(t+1−k), (n, D, D); the same at every t, for it is linear."""
    n, D, _ = p.taps.shape
    linear = Parameters(p.taps, np.zeros(D), p.noise)
    units = np.eye(n * D).reshape(n * D, n, D)  # one value at a time
    return np.asarray(ahead(linear, units, steps)[:, -1].reshape(n, D, D).transpose(0, 2, 1))
