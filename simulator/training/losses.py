"""Losses of one step's outputs, each with its derivative at the logits, and when a run has exploded.

An output is y = g(logit). With the logistic g and the cross-entropy, or the identity and half the
squared error, the derivative at the logit is the plain difference y − target.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.models.squashing import SQUASHINGS

Array = NDArray[np.float64]
ReadOut: TypeAlias = Literal["logistic", "identity"]
LossName: TypeAlias = Literal["cross_entropy", "squared"]

# −ln of the smallest positive float64: beyond this mean cross-entropy, in nats, the probability
# given to the right answers is zero to the machine.
EXPLODED = 745.0


class PointLoss(NamedTuple):
    """The loss of every single output, of the outputs' shape, before any mask, mean or sum."""

    outputs: Array  # y = g(logit)
    losses: Array  # nats, or squared units
    d_logits: Array  # ∂loss/∂logit
    curvature: Array  # ∂²loss/∂logit², or its Gauss-Newton part, ≥ 0


def cross_entropy(logits: Array, targets: Array) -> PointLoss:
    """−t ln p − (1 − t) ln(1 − p) with p = logistic(logit), exact for logits of any size."""
    p = SQUASHINGS["logistic"].value(logits)
    # −t ln p − (1 − t) ln(1 − p) = max(z, 0) − t z + ln(1 + e^−|z|)
    losses = np.maximum(logits, 0.0) - targets * logits + np.log1p(np.exp(-np.abs(logits)))
    return PointLoss(p, losses, p - targets, p * (1.0 - p))


def cross_entropy_error(logits: Array, targets: Array) -> Array:
    """p − t to full relative precision, however sure the output is of itself: (1 − t) p − t (1 − p).

    Near 0 and 1 the plain difference keeps 16 digits of 1, not of itself; a gradient that is followed
    over hundreds of powers of ten begins with it.
    """
    small = np.exp(-np.abs(logits))
    larger, smaller = 1.0 / (1.0 + small), small / (1.0 + small)
    p, rest = np.where(logits > 0.0, (larger, smaller), (smaller, larger))
    return np.asarray((1.0 - targets) * p - targets * rest)


def squared(logits: Array, targets: Array) -> PointLoss:
    """½ (y − t)² with y = logit."""
    error = logits - targets
    return PointLoss(logits, 0.5 * error * error, error, np.ones_like(error))


def squared_logistic(logits: Array, targets: Array) -> PointLoss:
    """½ (y − t)² with y = logistic(logit); the curvature is its Gauss-Newton part y′²."""
    logistic = SQUASHINGS["logistic"]
    y = logistic.value(logits)
    error, slope = y - targets, logistic.slope(y)
    return PointLoss(y, 0.5 * error * error, error * slope, slope * slope)


_POINT_LOSSES: dict[tuple[ReadOut, LossName], Callable[[Array, Array], PointLoss]] = {
    ("logistic", "cross_entropy"): cross_entropy,
    ("identity", "squared"): squared,
    ("logistic", "squared"): squared_logistic,
}


def point_loss(read_out: ReadOut, loss: LossName) -> Callable[[Array, Array], PointLoss]:
    """The function for a read-out and a loss; a cross-entropy needs probabilities, so a logistic."""
    try:
        return _POINT_LOSSES[read_out, loss]
    except KeyError:
        allowed = "; ".join(f"{g} with {name}" for g, name in _POINT_LOSSES)
        raise ValueError(
            f"read-out {read_out!r} with loss {loss!r} is not available; {allowed} are"
        ) from None


def exploded(loss: float, vector: Array) -> bool:
    """Whether training has left the numbers: a loss or weight that is none, or a loss past `EXPLODED`.

    Bounded units never make the loss itself infinite, however wild the weights, hence the bound.
    """
    return not (math.isfinite(loss) and loss <= EXPLODED and bool(np.isfinite(vector).all()))
