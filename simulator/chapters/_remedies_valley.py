"""A narrow valley of two weights, and the ways that different methods take through it; all computed.

A linear unit hears itself with weight u and is read out with v, so that of an impulse k steps ago it says
v u^k. It should say v* u*^k:

    L(u, v) = ½ mean over lags k of (v u^k − v* u*^k)²

Long lags make the wall: across the valley the loss bends hundreds of times as strongly as along its bottom,
where u and v make up for one another. That is the long-lag problem with everything else left away.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import cache

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters._remedies_content import LookAhead, Path, Valley
from simulator.slices import finish
from simulator.training.hessian_free import HessianFree
from simulator.training.momentum import Momentum

LAGS: Floats = np.arange(0.0, 41.0, 4.0)
BEST = (1.0, 0.5)
START = (0.8, 1.3)
# Updates of the first-order methods, their rate and momentum. At twice this rate they are thrown out.
UPDATES, RATE, MOMENTUM = 150, 0.01, 0.9
# Updates of Hessian-Free and the damping it begins with.
CURVED_UPDATES, DAMPING = 8, 1e-3
_WIDE, _HIGH = (0.76, 1.05, 201), (0.3, 1.45, 161)
_FLOOR = 1e-12


class Hill:
    """The loss with its gradient and curvature, as the methods of `simulator.training` ask for them."""

    def _residuals(self, vector: Floats) -> tuple[Floats, Floats]:
        """v u^k − v* u*^k (K,) and its derivative (K, 2)."""
        u, v = vector
        said = u**LAGS
        slope = LAGS * u ** np.maximum(LAGS - 1.0, 0.0)
        return v * said - BEST[1] * BEST[0] ** LAGS, np.stack((v * slope, said), axis=1)

    def loss_at(self, vector: Floats) -> float:
        """L."""
        residuals, _ = self._residuals(vector)
        return float(0.5 * (residuals**2).mean())

    def slope_at(self, vector: Floats) -> Floats:
        """∂L/∂(u, v), (2,)."""
        residuals, jacobian = self._residuals(vector)
        return residuals @ jacobian / len(LAGS)

    def loss(self, vector: Floats) -> Generator[None, None, float]:
        """L, in slices as Hessian-Free asks."""
        yield
        return self.loss_at(vector)

    def gradient(self, vector: Floats) -> Generator[None, None, tuple[float, Floats]]:
        """L and its gradient; the products that follow are of the curvature here."""
        yield
        self._jacobian = self._residuals(vector)[1]
        return self.loss_at(vector), self.slope_at(vector)

    def product(self, direction: Floats, structural: float = 0.0) -> Generator[None, None, Floats]:
        """Jᵀ J d / K; nothing hidden moves here, so there is no structural damping."""
        yield
        return self._jacobian.T @ (self._jacobian @ direction) / len(LAGS)


def _descended(name: str, method: Momentum) -> Path:
    """The way of a first-order method."""
    hill, vector = Hill(), np.array(START)
    points = [vector]
    for _ in range(UPDATES):
        vector = method.step(vector, hill.slope_at(method.ahead(vector)))
        points.append(vector)
    return _path(name, points, np.arange(UPDATES + 1.0))


def _curved() -> Path:
    """The way of Hessian-Free, each update's products counted."""
    hill, method, vector = Hill(), HessianFree(2, damping=DAMPING, structural=0.0), np.array(START)
    points, work = [vector], [0]
    for _ in range(CURVED_UPDATES):
        vector, did = finish(method.updating(hill, vector))
        points.append(vector)
        work.append(work[-1] + did.gradients + did.products)
    return _path("hessian_free", points, np.array(work, dtype=np.float64))


def _path(name: str, points: list[Floats], work: Floats) -> Path:
    hill = Hill()
    losses = np.array([hill.loss_at(point) for point in points])
    return Path(name, frozen(np.array(points)), frozen(losses), frozen(work.astype(np.int64)))


def _valley(*paths: Path) -> Valley:
    recurrent, output = np.linspace(*_WIDE), np.linspace(*_HIGH)
    # v u^k − v* u*^k at every place and lag, (Y, X, K)
    said = output[:, None, None] * recurrent[:, None] ** LAGS
    heights = 0.5 * ((said - BEST[1] * BEST[0] ** LAGS) ** 2).mean(2)
    return Valley(
        recurrent=frozen(recurrent),
        output=frozen(output),
        heights=frozen(np.log10(np.maximum(heights, _FLOOR))),
        start=START,
        best=BEST,
        paths=paths,
    )


@cache
def curvature() -> Valley:
    """Gradient descent and Hessian-Free from the same place."""
    return _valley(_descended("descent", Momentum(2, RATE, 0.0)), _curved())


@cache
def rolling() -> Valley:
    """Gradient descent, classical momentum and Nesterov's from the same place."""
    return _valley(
        _descended("descent", Momentum(2, RATE, 0.0)),
        _descended("classical", Momentum(2, RATE, MOMENTUM)),
        _descended("nesterov", Momentum(2, RATE, MOMENTUM, nesterov=True)),
    )


@cache
def look_ahead() -> LookAhead:
    """One step of both rules from the point on the classical way where they differ most, same velocity."""
    hill, method, vector = Hill(), Momentum(2, RATE, MOMENTUM), np.array(START)
    found: list[tuple[float, tuple[Floats, ...]]] = []
    for _ in range(UPDATES):
        vector = method.step(vector, hill.slope_at(vector))
        ahead = vector + MOMENTUM * method.velocity
        here, there = hill.slope_at(vector), hill.slope_at(ahead)
        apart = float(np.linalg.norm(here - there))
        found.append((apart, (vector, method.velocity, ahead, here, there)))
    vector, velocity, ahead, here, there = max(found, key=lambda one: one[0])[1]
    return LookAhead(
        at=frozen(vector),
        velocity=frozen(velocity),
        momentum=MOMENTUM,
        rate=RATE,
        ahead=frozen(ahead),
        slope_at=frozen(here),
        slope_ahead=frozen(there),
        classical=frozen(ahead - RATE * here),
        nesterov=frozen(ahead - RATE * there),
    )
