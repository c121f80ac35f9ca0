"""The pull to patterns: a penalty that draws the activities of one automaton state together.

    R = pull · mean over states q of Var(h | q),    Var(h | q) = mean over columns in q of ‖h − m_q‖²

m_q is the mean activity in state q within the batch. Nothing says where a pattern should lie, only
that a state should have one. States the batch never visits do not count.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Pull:
    """The penalty for one batch whose states (B, T), numbers from 0 up, are known beforehand."""

    def __init__(self, strength: float, states: NDArray[np.int64]) -> None:
        time_first = states.T.ravel()  # (T·B,)
        members = (np.arange(time_first.max() + 1)[:, None] == time_first).astype(np.float64)
        counts = members.sum(1, keepdims=True)
        visited = counts[:, 0] > 0
        self._members = members[visited]  # (K, T·B), 1 where a column belongs to a state
        self._averages = self._members / counts[visited]  # (K, T·B), rows sum to 1
        # A column's share of R: pull / (states visited · columns of its state).
        self._weights = (strength * self._averages.mean(0))[:, None]  # (T·B, 1)

    def _centred(self, values: Array) -> Array:
        # values (…, T·B, ·) minus the mean of their state
        means = self._averages @ values  # m_q  (…, K, ·)
        centred: Array = values - self._members.T @ means
        return centred

    def penalty(self, hidden: Array) -> tuple[float, Array]:
        """R, and its derivative (B, T, H) at the hidden activities (B, T, H)."""
        B, T, H = hidden.shape
        centred = self._centred(hidden.transpose(1, 0, 2).reshape(-1, H))  # h − m_q
        weighted = self._weights * centred
        # ∂R/∂h = 2 · share · (h − m_q); the mean's own part drops out, deviations from it sum to zero
        return float(np.vdot(weighted, centred)), (2.0 * weighted).reshape(T, B, H).transpose(1, 0, 2)

    def curvature(self, sensitivities: Array) -> Array:
        """Gauss-Newton matrix (P, P) of R, from ∂h_t/∂w (H, T, B, P).

        The residuals are √(2 share) (h − m_q), so their rows are √(2 share) (∂h/∂w − ∂m_q/∂w).
        """
        H, _, _, P = sensitivities.shape
        rows = self._centred(sensitivities.reshape(H, -1, P))
        rows *= np.sqrt(2.0 * self._weights)
        rows = rows.reshape(-1, P)
        return rows.T @ rows
