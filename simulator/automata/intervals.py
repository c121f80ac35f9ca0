"""Boxes of activities pushed through a recurrent network, with every rounding on the safe side.

The bounds hold for the network in exact arithmetic and as float64 runs it, in any order of
summation. With u = 2^-53 and gamma_n = n u / (1 - n u), a sum of n products, computed in any order,
fused or not, is off by at most gamma_n Σ|products| (Higham, Accuracy and Stability of Numerical
Algorithms, 2nd ed., section 3.1). The total input z has H + I + 1 terms, so the network errs by
gamma_(H+I+1) S with S = |U||h| + |W||x| + |b|; the bounds on z, computed here as a product of 2H
terms plus a drive of I + 1, err by gamma_(2H+I+2) S; rounding S itself, adding it and subtracting
it cost fewer than eight more roundings. All are covered by gamma_n S with n = 8 (H + I + 4). A
further 2^-1000 covers underflow, gradual or flushed to zero. tanh, and the logistic made of it, is
computed to within 2^-50 (8 units in the last place below 1; libraries promise 1 to 4), once by the
network and once here, and adding it rounds once more: 2^-48.
"""

from __future__ import annotations

import numpy as np

from simulator.models.elman import Array, Parameters
from simulator.models.squashing import Squashing

# What a computed activity may differ from the exact one, twice, and one rounding more.
ACTIVITY_ERROR = {"logistic": 2.0**-48, "tanh": 2.0**-48, "linear": 0.0, "relu": 0.0}
_UNDERFLOW = 2.0**-1000


class Push:
    """Pushes boxes of activities through  f(U h + W x + b), rounding outward."""

    def __init__(self, parameters: Parameters, squashing: Squashing, shown: Array) -> None:
        hidden, input_units, _ = parameters.sizes
        self.squashing = squashing
        rising = np.maximum(parameters.recurrent_weights, 0.0).T  # (H, H), from to
        falling = np.minimum(parameters.recurrent_weights, 0.0).T
        # One product for both ends: the low end of z takes the low end of what raises it.
        self.weights = np.block([[rising, falling], [falling, rising]])  # (2H, 2H)
        self.drive = shown @ parameters.input_weights.T + parameters.hidden_bias  # W x + b, (A, H)
        self.reach = rising - falling  # |U|
        self.drive_reach = np.abs(shown) @ np.abs(parameters.input_weights).T + np.abs(parameters.hidden_bias)
        self.rounding = _gamma(8 * (hidden + input_units + 4))
        self.error = ACTIVITY_ERROR[squashing.name]

    def images(self, low: Array, high: Array) -> tuple[Array, Array]:
        """Where each symbol takes each box: lowest and highest activities (N, A, H) of (N, H)."""
        hidden = low.shape[1]
        ends = np.concatenate([low, high], axis=1) @ self.weights  # (N, 2H)
        spread = np.maximum(np.abs(low), np.abs(high)) @ self.reach  # |U||h|, (N, H)
        pad = self.rounding * (spread[:, None] + self.drive_reach) + _UNDERFLOW  # (N, A, H)
        image_low = self.squashing.value(ends[:, None, :hidden] + self.drive - pad) - self.error
        image_high = self.squashing.value(ends[:, None, hidden:] + self.drive + pad) + self.error
        return image_low, image_high


def lowest_logits(parameters: Parameters, signs: Array, low: Array, high: Array) -> Array:
    """For each box (n,) how far its worst logit is on the right side of zero, rounded down."""
    hidden = parameters.sizes[0]
    weights, bias = parameters.output_weights, parameters.output_bias
    towards = signs[:, :, None] * weights  # (n, O, H)
    worst = np.where(towards > 0.0, low[:, None], high[:, None])
    value = (towards * worst).sum(axis=2) + signs * bias  # (n, O)
    spread = np.maximum(np.abs(low), np.abs(high)) @ np.abs(weights).T + np.abs(bias)
    lowest: Array = (value - _gamma(8 * (hidden + 4)) * spread - _UNDERFLOW).min(axis=1)
    return lowest


def _gamma(roundings: int) -> float:
    """gamma_n = n u / (1 - n u), a little more for its own rounding."""
    total = roundings * 2.0**-53
    return 1.001 * total / (1.0 - total)
