"""What the two rungs that EM fits share: their likelihood rises, and has settled when it hardly does."""

from __future__ import annotations

import numpy as np

from simulator.arrays import Floats

# Nats a step by which the likelihood must rise in an iteration for the fit to go on.
_GAIN = 1e-4


class Expectation:
    """The likelihoods of a fit, an iteration after another."""

    def __init__(self) -> None:
        self.iterations = 0
        self._likelihoods: list[float] = []
        self._steps = 1

    def _fitted(self, likelihood: float, steps: int) -> None:
        """An iteration that began at this log-likelihood of so many steps."""
        self._likelihoods.append(likelihood)
        self._steps = steps
        self.iterations += 1

    @property
    def curve(self) -> Floats:
        """Log-likelihood at the beginning of every iteration."""
        return np.array(self._likelihoods)

    @property
    def settled(self) -> bool:
        """Whether the last iteration hardly gained anything."""
        last = self._likelihoods[-2:]
        return len(last) == 2 and last[1] - last[0] < _GAIN * self._steps
