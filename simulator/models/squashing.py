"""The squashing functions a hidden unit may use, each with its slope.

Backpropagation is straight where the forward pass bends: the slope is taken once, at the
operating point of the forward pass, and everything on the way back is multiplied by it
(Hinton's lecture on recurrent networks, "backward is linear").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Value(Protocol):
    """Activities y = f(z) of total inputs z, of any shape; written into `out` where it is given."""

    def __call__(self, z: Array, /, out: Array | None = None) -> Array: ...


@dataclass(frozen=True)
class Squashing:
    """A monotone function of the total input, with its slope written in terms of the activity.

    `value` maps total inputs z to activities y of the same shape; `slope` maps *activities* y to
    dy/dz of the same shape. `low` and `high` bound every activity (infinite where unbounded) and
    `rest` is the activity at z = 0, where a unit starts when nothing else is known.
    """

    name: str
    value: Value
    slope: Callable[[Array], Array]
    low: float
    high: float
    rest: float


def logistic(z: Array, /, out: Array | None = None) -> Array:
    """1 / (1 + e^-z) = ½ + ½ tanh ½z; no z overflows. Written into `out` where it is given."""
    y = np.multiply(z, 0.5, out=out)
    y = np.tanh(y, out=out)
    y = np.multiply(y, 0.5, out=out)
    return np.add(y, 0.5, out=out)


def _linear(z: Array, /, out: Array | None = None) -> Array:
    return np.positive(z, out=out)


def _tanh(z: Array, /, out: Array | None = None) -> Array:
    return np.tanh(z, out=out)


def _relu(z: Array, /, out: Array | None = None) -> Array:
    return np.maximum(z, 0.0, out=out)


def _relu_slope(y: Array) -> Array:
    return (y > 0.0).astype(np.float64)


SQUASHINGS: dict[str, Squashing] = {
    s.name: s
    for s in (
        Squashing("logistic", logistic, lambda y: y * (1.0 - y), 0.0, 1.0, 0.5),
        Squashing("tanh", _tanh, lambda y: 1.0 - y * y, -1.0, 1.0, 0.0),
        Squashing("linear", _linear, np.ones_like, -np.inf, np.inf, 0.0),
        Squashing("relu", _relu, _relu_slope, 0.0, np.inf, 0.0),
    )
}
