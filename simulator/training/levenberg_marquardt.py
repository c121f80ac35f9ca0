"""Levenberg-Marquardt: Gauss-Newton steps, shortened by a damping λ that learns how far to trust them.

    (A + λ I) δ = −g        ρ = (L(w) − L(w + δ)) / (−gᵀδ − ½ δᵀAδ)

A is the generalised Gauss-Newton matrix of the loss (Schraudolph, Neural Computation 14, 2002). The
gain ratio ρ compares what the step brought with what the quadratic promised: above ¾ the damping is
divided by 3, below ¼ multiplied by 3 (Marquardt, SIAM Journal on Applied Mathematics 11, 1963; Madsen,
Nielsen and Tingleff, Methods for Non-Linear Least Squares Problems, 2004, section 3.2). A step is
taken only if the loss falls on the same batch.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.training.optimiser import Array, Problem

FIRST_DAMPING = 1e-2
# Within these the damping changes a step of a small network by more than rounding does.
LEAST_DAMPING, MOST_DAMPING = 1e-10, 1e10


class LevenbergMarquardt:
    """Levenberg-Marquardt with damping λ; it chooses its own step, `learning_rate` has no effect."""

    def __init__(self, learning_rate: float = math.nan) -> None:
        self.learning_rate = learning_rate
        self._damping = FIRST_DAMPING

    @property
    def damping(self) -> float:
        """λ."""
        return self._damping

    @np.errstate(all="ignore")
    def update(self, problem: Problem, vector: Array) -> tuple[Array, float]:
        """A new vector (P,), the old one where the step did not help, and the loss at the old one."""
        loss, g, A = problem.gauss_newton(vector)
        if not (math.isfinite(loss) and np.isfinite(A).all() and np.isfinite(g).all()):
            return vector, loss
        damped = A.copy()
        damped.flat[:: len(g) + 1] += self._damping
        try:
            step = np.asarray(np.linalg.solve(damped, -g), np.float64)  # (A + λ I) δ = −g
        except np.linalg.LinAlgError:
            # Rounding can leave a direction without curvature; more damping gives it some.
            self._damp(3.0)
            return vector, loss
        promised = 0.5 * float(step @ (self._damping * step - g))  # −gᵀδ − ½ δᵀAδ = ½ δᵀ(λδ − g)
        gained = loss - problem.loss(vector + step)
        # A loss that is no number after the step compares false and counts as no gain.
        accepted = gained > 0.0
        ratio = gained / promised if accepted and promised > 0.0 else 0.0
        if ratio > 0.75:
            self._damp(1 / 3)
        elif ratio < 0.25:
            self._damp(3.0)
        return (vector + step if accepted else vector), loss

    def _damp(self, factor: float) -> None:
        self._damping = min(max(self._damping * factor, LEAST_DAMPING), MOST_DAMPING)

    def state(self) -> dict[str, NDArray[Any]]:
        """The damping."""
        return {"damping": np.array(self._damping)}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take a damping that `state` gave."""
        self._damping = float(state["damping"])
