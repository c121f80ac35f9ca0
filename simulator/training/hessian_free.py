"""Hessian-Free optimisation: follow the curvature without ever writing the matrix down.

Each update minimises, by conjugate gradients, the damped quadratic model of the change of the loss

    q(δ) = gᵀ δ + ½ δᵀ B δ        B = G + λ (1 + μ S)

where G is the Gauss-Newton matrix, of which only products with directions are ever needed, λ the damping of
Levenberg and Marquardt and S the curvature of how far the hidden states move (structural damping with weight
μ). Then it goes back over the iterates that were kept to the one that lowers the loss itself the most, tries
shorter steps if need be, and trusts the model more or less next time, by the ratio of what the loss did to
what q promised.

Martens, "Deep learning via Hessian-free optimization", ICML 2010; Martens and Sutskever, "Learning recurrent
neural networks with Hessian-free optimization", ICML 2011.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Every so much further along an iterate is kept for back-tracking (Martens 2010, section 4.6).
GROWTH = 1.3
# Stop when the progress of k iterations is less than k times this share of all progress (section 4.4).
PROGRESS, LEAST = 5e-4, 10
# The next update starts from this much of the last one's δ (section 4.5; 1 there, less in 2011).
WARM = 0.95
# Levenberg and Marquardt's rule (section 4.1): λ × RAISE where the ratio is poor, × LOWER where it is good.
POOR, GOOD, RAISE, LOWER = 0.25, 0.75, 1.5, 2.0 / 3.0
# Line search: steps shrink by this until the loss falls by this share of what the slope promises.
SHRINK, ENOUGH, SHORTEST = 0.8, 1e-2, 40
# Why conjugate gradients ended: too little progress, the most iterations, a direction without curvature.
STOPS = ("progress", "limit", "curvature")


class Curved(Protocol):
    """A loss on one batch that knows its curvature; everything in slices."""

    def loss(self, vector: Array) -> Generator[None, None, float]:
        """L at a vector (P,)."""

    def gradient(self, vector: Array) -> Generator[None, None, tuple[float, Array]]:
        """L and ∂L/∂w (P,); the products that follow are of the curvature there."""

    def product(self, direction: Array, structural: float = 0.0) -> Generator[None, None, Array]:
        """(G + structural · S) times a direction (P,)."""


class Slope(NamedTuple):
    """The conjugate gradients' way down q: K iterations, the iterates that were kept among them."""

    values: Array  # (K + 1,) q(δ_k), the first at the start
    curvatures: Array  # (K,) dᵀ B d / dᵀ d of each direction d
    saved: tuple[int, ...]  # iterations that were kept
    iterates: tuple[Array, ...]  # (P,) each
    stopped: str  # one of `STOPS`


@dataclass(frozen=True)
class Update:
    """Everything one update did, to be shown slowly."""

    loss: float  # L(w)
    gradient_norm: float
    damping: float  # λ
    next_damping: float
    structural: float  # μ
    values: Array  # (K + 1,)
    curvatures: Array  # (K,)
    saved: NDArray[np.int64]  # (S,)
    saved_losses: Array  # (S,) L(w + δ) where back-tracking looked, NaN elsewhere
    chosen: int  # index into `saved`
    ratio: float  # (L(w + δ) − L(w)) / q(δ)
    line: Array  # (J,) lengths tried
    line_losses: Array  # (J,) L(w + length δ)
    stopped: str
    gradients: int  # gradients of the batch
    products: int  # products with the curvature
    losses: int  # losses of the batch alone


class HessianFree:
    """The method and its memory, λ and the last δ, for P parameters.

    `structural` is μ, 0 for none; `iterations` the most conjugate-gradient steps of an update. All three
    attributes may be changed between updates.
    """

    def __init__(
        self, size: int, *, damping: float = 0.1, structural: float = 0.03, iterations: int = 60
    ) -> None:
        self.damping = damping
        self.structural = structural
        self.iterations = iterations
        self._delta = np.zeros(size)  # (P,)

    def updating(self, problem: Curved, vector: Array) -> Generator[None, None, tuple[Array, Update]]:
        """A new vector (P,) and what was done, in slices; the batch of `problem` is this update's own."""
        λ, μ = self.damping, self.structural
        loss, gradient = yield from problem.gradient(vector)
        slope = yield from self._conjugate(problem, gradient, WARM * self._delta)
        losses, chosen = yield from _back_track(problem, vector, slope)
        delta, predicted = slope.iterates[chosen], float(slope.values[slope.saved[chosen]])
        with np.errstate(all="ignore"):
            ratio = (losses[chosen] - loss) / predicted if predicted else math.nan
            promised = float(gradient @ delta)
        line, line_losses = [1.0], [float(losses[chosen])]
        while not line_losses[-1] <= loss + ENOUGH * line[-1] * min(promised, 0.0):
            if len(line) > SHORTEST:
                line.append(0.0)
                line_losses.append(loss)
                break
            line.append(SHRINK * line[-1])
            with np.errstate(all="ignore"):
                tried = vector + line[-1] * delta
            line_losses.append((yield from problem.loss(tried)))
        if ratio > GOOD:
            self.damping = LOWER * λ
        elif not ratio >= POOR:
            self.damping = RAISE * λ
        # What was not followed is no start for the next search.
        self._delta = slope.iterates[-1] if np.isfinite(slope.iterates[-1]).all() else np.zeros_like(vector)
        with np.errstate(all="ignore"):
            new = vector + line[-1] * delta if line[-1] else vector.copy()
        return new, Update(
            loss=loss,
            gradient_norm=float(np.linalg.norm(gradient)),
            damping=λ,
            next_damping=self.damping,
            structural=μ,
            values=slope.values,
            curvatures=slope.curvatures,
            saved=np.array(slope.saved, dtype=np.int64),
            saved_losses=losses,
            chosen=chosen,
            ratio=float(ratio),
            line=np.array(line),
            line_losses=np.array(line_losses),
            stopped=slope.stopped,
            gradients=1,
            products=len(slope.values),
            losses=int(np.isfinite(losses).sum()) + len(line) - 1,
        )

    def _conjugate(self, problem: Curved, gradient: Array, start: Array) -> Generator[None, None, Slope]:
        """Minimise q by conjugate gradients (Hestenes and Stiefel 1952) from `start`."""
        λ, μ = self.damping, self.structural

        def curve(direction: Array) -> Generator[None, None, Array]:
            product = yield from problem.product(direction, λ * μ)
            return product + λ * direction  # B d

        with np.errstate(all="ignore"):
            delta = start.copy()
            residual = (yield from curve(delta)) + gradient  # r = B δ + g = ∂q/∂δ
            direction, square = -residual, float(residual @ residual)
            values = [0.5 * float(delta @ (residual + gradient))]  # q(δ) = ½ δᵀ (r + g)
        curvatures: list[float] = []
        saved, iterates, stopped, keep = [], [], "limit", 1.0
        for k in range(1, self.iterations + 1):
            product = yield from curve(direction)
            with np.errstate(all="ignore"):
                bend, length = float(direction @ product), float(direction @ direction)
                if not bend > 0.0:
                    stopped = "curvature"
                    break
                step = square / bend
                delta = delta + step * direction
                residual = residual + step * product
                before, square = square, float(residual @ residual)
                direction = (square / before) * direction - residual
                values.append(0.5 * float(delta @ (residual + gradient)))
                curvatures.append(bend / length)
            if k >= keep:
                saved.append(k)
                iterates.append(delta)
                while keep <= k:
                    keep *= GROWTH
            back = max(LEAST, k // 10)
            if (
                k > back
                and values[-1] < 0.0
                and (values[-1] - values[-1 - back]) / values[-1] < back * PROGRESS
            ):
                stopped = "progress"
                break
            if not math.isfinite(values[-1]):
                break
        last = len(values) - 1
        if not saved or saved[-1] != last:
            saved.append(last)
            iterates.append(delta)
        return Slope(np.array(values), np.array(curvatures), tuple(saved), tuple(iterates), stopped)

    def state(self) -> dict[str, NDArray[Any]]:
        """λ and the last δ, copied."""
        return {"damping": np.array(self.damping), "delta": self._delta.copy()}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take a memory that `state` gave."""
        self.damping = float(state["damping"])
        self._delta = np.array(state["delta"], dtype=np.float64)


def _back_track(problem: Curved, vector: Array, slope: Slope) -> Generator[None, None, tuple[Array, int]]:
    """From the last kept iterate back while the one before lowers the loss further."""
    losses = np.full(len(slope.saved), np.nan)
    chosen = len(losses) - 1
    losses[chosen] = yield from problem.loss(vector + slope.iterates[chosen])
    while chosen > 0:
        earlier = yield from problem.loss(vector + slope.iterates[chosen - 1])
        losses[chosen - 1] = earlier
        if not (earlier < losses[chosen] or math.isnan(losses[chosen])):
            break
        chosen -= 1
    return losses, chosen
