"""What every rung of the ladder can be asked: a new model is one file that fulfils `Model` and one row.

Models see the data normalised; letters are one-hot. What they say is undone by who shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Data:
    """A series as models see it: T steps of D numbers of mean 0 and variance 1, or K letters one-hot."""

    values: Floats  # (T, D)
    missing: Truths  # (T,)
    split: int  # steps before it are fitted to
    letters: bool
    seed: int

    @property
    def fitted(self) -> Floats:
        """The part that is fitted to, (split, D)."""
        return self.values[: self.split]

    @property
    def fitted_missing(self) -> Truths:
        """Its gaps."""
        return self.missing[: self.split]


@dataclass(frozen=True)
class Reading:
    """What a model made of the whole series, read from its first step to its last.

    `hidden` (T, S) is what it keeps after each step, `log_likelihood` (T,) what it gave each step before
    it came (nats; NaN where its window was not full, 0 at a gap), `kept` the model's own.
    """

    values: Floats  # (T, D)
    hidden: Floats
    log_likelihood: Floats
    kept: Any


class Walk(Protocol):
    """A model that reads letter by letter."""

    hidden: Floats  # (S,)

    def belief(self) -> Floats:
        """Over the next letter, (K,)."""

    def push(self, letter: Floats) -> None:
        """Read one letter, one-hot (K,)."""


class Model(Protocol):
    """One rung, unfitted to begin with."""

    name: str

    @property
    def iterations(self) -> int:
        """Iterations made: of least squares 1 at most."""

    @property
    def parameters(self) -> int:
        """Free numbers."""

    @property
    def curve(self) -> Floats:
        """One number an iteration: log-likelihood for EM, loss for gradients, (I,); (0,) for neither."""

    @property
    def settled(self) -> bool:
        """Whether going on hardly improves it."""

    @property
    def diverged(self) -> bool:
        """Whether its numbers are past any use."""

    def improve(self, data: Data, learning_rate: float) -> Iterator[None]:
        """One iteration, in slices of a few milliseconds."""

    def read(self, data: Data) -> Reading:
        """Run over the whole series."""

    def forecast(self, reading: Reading, at: Integers, steps: int) -> tuple[Floats, Floats]:
        """Guesses (B, steps, D) made after steps `at` (B,), from 0, and their spreads, (0, steps, D) if none.

        NaN where the past is too short.
        """

    def memory(self, reading: Reading, at: Integers, lags: int, steps: int) -> Floats:
        """|∂ guess made at t for t + steps / ∂ x_(t+1−k)|, k = 1 … lags, (B, lags): the Frobenius norm."""

    def window(self) -> int:
        """Steps of the past beyond which nothing counts at all; 0 where there is no such edge."""

    def walk(self) -> Walk:
        """A reader that has read nothing yet."""

    def tensors(self) -> dict[str, Floats]:
        """Its numbers by name; nothing that is empty."""

    def take(self, tensors: Mapping[str, Floats]) -> None:
        """Numbers that `tensors` gave, of the same names and shapes."""

    def state(self) -> dict[str, NDArray[Any]]:
        """Everything needed to go on, copied."""

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take a state that `state` gave."""


def gaussian_log_likelihood(surprise: Floats, variances: Floats) -> Floats:
    """ln Π_d N(e_d; 0, σ²_d) of surprises (T, D), (T,)."""
    safe = np.maximum(variances, 1e-12)
    log: Floats = -0.5 * (np.log(2.0 * np.pi * safe) + surprise * surprise / safe).sum(1)
    return log


def letter_log_likelihood(beliefs: Floats, letters: Floats) -> Floats:
    """ln of the probability that was given to each letter; `letters` one-hot, both (T, K)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log((beliefs * letters).sum(1)))


def norms(change: Floats) -> Floats:
    """Frobenius norms of (…, D, D)."""
    return np.asarray(np.sqrt((change * change).sum((-1, -2))))
