"""Gradient descent with momentum, as in the lecture: the ball keeps rolling where it rolled.

    classical    v ← μ v − ε ∂L/∂w (w)             w ← w + v
    Nesterov     v ← μ v − ε ∂L/∂w (w + μ v)       w ← w + v

Classical momentum is Polyak's (USSR Computational Mathematics 4, 1964); torch.optim.SGD(momentum=μ)
takes the same steps while the learning rate ε stays the same: its velocity is −v / ε. Nesterov's asks
for the slope where the ball is about to be, and so corrects a velocity that is wrong before it has been
followed (Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep
learning", ICML 2013, equations 1–4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.training.optimiser import Array, Problem
from simulator.training.starts import clip


@dataclass(frozen=True)
class Schedule:
    """μ over the updates: `early` for the first so many `updates`, then `later` (Sutskever et al. 2013).

    A ball that rolls far from the first step on rolls out of the valley before it has found it.
    """

    later: float
    early: float = 0.9
    updates: int = 500

    def at(self, update: int) -> float:
        """μ of the update that follows `update` others; never more than `later`."""
        return min(self.early, self.later) if update < self.updates else self.later


class Momentum:
    """Gradient descent with momentum for P parameters.

    `momentum` is μ, a number or a schedule; with `nesterov` the gradient is asked for at `ahead`; a
    gradient longer than `most` is shortened to it. All of them may be changed between updates.
    """

    def __init__(
        self,
        size: int,
        learning_rate: float,
        momentum: float | Schedule = 0.9,
        *,
        nesterov: bool = False,
        most: float | None = None,
    ) -> None:
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.nesterov = nesterov
        self.most = most
        self.updates = 0
        self._velocity = np.zeros(size)  # (P,)

    @property
    def coefficient(self) -> float:
        """μ of the next update."""
        μ = self.momentum
        return μ.at(self.updates) if isinstance(μ, Schedule) else μ

    @property
    def velocity(self) -> Array:
        """v, (P,), copied."""
        return self._velocity.copy()

    @np.errstate(all="ignore")
    def ahead(self, vector: Array) -> Array:
        """Where the next update wants the gradient: w, or w + μ v under Nesterov's rule."""
        return vector + self.coefficient * self._velocity if self.nesterov else vector

    @np.errstate(all="ignore")
    def step(self, vector: Array, gradient: Array) -> Array:
        """The next vector (P,), from the gradient (P,) at `ahead(vector)`."""
        g = gradient if self.most is None else clip(gradient, self.most)
        self._velocity = self.coefficient * self._velocity - self.learning_rate * g  # v ← μ v − ε ∂L/∂w
        self.updates += 1
        return vector + self._velocity

    def update(self, problem: Problem, vector: Array) -> tuple[Array, float]:
        """A new vector (P,), and the loss where the gradient was asked for: at the old one, or `ahead`."""
        loss, gradient = problem.gradient(self.ahead(vector))
        return self.step(vector, gradient), loss

    def state(self) -> dict[str, NDArray[Any]]:
        """The velocity and the number of updates, copied."""
        return {"velocity": self._velocity.copy(), "updates": np.array(self.updates)}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take a velocity that `state` gave."""
        self._velocity = np.array(state["velocity"], dtype=np.float64)
        self.updates = int(state.get("updates", np.array(0)))
