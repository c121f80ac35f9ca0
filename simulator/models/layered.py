"""A feed-forward network: layers of units, each of which hears all units of the layer below.

    a_0 = x        z_l = W_l a_(l-1) + b_l        a_l = max(0, z_l)        y = g(z_L)

Nothing is shared and nothing remembered: every input has weights of its own, and what comes before g
is called the logits. First weights are N(0, 2 / inputs) of each rectified layer, which keeps the size
of activities from layer to layer (He, Zhang, Ren and Sun, ICCV 2015), N(0, 1 / inputs) of the last.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Layers:
    """The learnable numbers, layer by layer from the inputs, float64."""

    weights: tuple[Array, ...]  # (units, inputs) each
    biases: tuple[Array, ...]  # (units,) each

    def flatten(self) -> Array:
        """All numbers as one vector (P,), layer by layer, weights first."""
        pairs = zip(self.weights, self.biases, strict=True)
        return np.concatenate([np.ravel(part) for pair in pairs for part in pair])

    @classmethod
    def unflatten(cls, vector: Array, sizes: Sequence[int]) -> Layers:
        """The inverse of `flatten` for layers of these sizes, the inputs first; parts are views."""
        weights, biases, start = [], [], 0
        for below, units in itertools.pairwise(sizes):
            weights.append(vector[start : start + units * below].reshape(units, below))
            start += units * below
            biases.append(vector[start : start + units])
            start += units
        if start != vector.size:
            raise ValueError(f"{vector.size} numbers do not fill layers of {start}")
        return cls(tuple(weights), tuple(biases))


def count(sizes: Sequence[int]) -> int:
    """P, the learnable numbers of layers of these sizes, the inputs first."""
    return sum(units * (below + 1) for below, units in itertools.pairwise(sizes))


def draw(generator: np.random.Generator, sizes: Sequence[int]) -> Layers:
    """Layers before training: weights as above, biases 0."""
    last = len(sizes) - 2
    gains = [1.0 if layer == last else 2.0 for layer in range(last + 1)]
    weights = tuple(
        math.sqrt(gain / below) * generator.standard_normal((units, below))
        for gain, (below, units) in zip(gains, itertools.pairwise(sizes), strict=True)
    )
    return Layers(weights, tuple(np.zeros(len(part)) for part in weights))


@np.errstate(all="ignore")
def forward(layers: Layers, inputs: Array) -> tuple[list[Array], Array]:
    """Activities below each layer, the inputs (B, I) first, and logits (B, O)."""
    activities, z = [inputs], inputs
    for layer, (weights, bias) in enumerate(zip(layers.weights, layers.biases, strict=True)):
        if layer:
            activities.append(np.maximum(z, 0.0))  # a_l = max(0, z_l)
        z = activities[-1] @ weights.T + bias  # z_l = W_l a_(l-1) + b_l
    return activities, z


@np.errstate(all="ignore")
def backward(layers: Layers, activities: list[Array], d_logits: Array) -> Layers:
    """Gradients by backpropagation (Rumelhart, Hinton and Williams 1986), summed over the batch."""
    d_z, weights, biases = d_logits, list[Array](), list[Array]()
    for layer in reversed(range(len(layers.weights))):
        below = activities[layer]
        weights.append(d_z.T @ below)  # ∂L/∂W_l = ∂L/∂z_l a_(l-1)ᵀ
        biases.append(d_z.sum(0))
        if layer:
            d_z = (d_z @ layers.weights[layer]) * (below > 0.0)  # ∂L/∂z_(l-1)
    return Layers(tuple(reversed(weights)), tuple(reversed(biases)))
