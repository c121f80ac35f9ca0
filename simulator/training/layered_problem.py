"""What a feed-forward network is trained to do on one batch.

L(w) = mean over outputs and examples of the cross-entropy
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.models import layered
from simulator.models.layered import Layers
from simulator.training.losses import cross_entropy

Array = NDArray[np.float64]


class LayeredProblem:
    """Mean cross-entropy, in nats, of logistic outputs: `inputs` (B, I) against `targets` (B, O)."""

    def __init__(self, sizes: Sequence[int], inputs: Array, targets: Array) -> None:
        self._sizes, self._inputs, self._targets = tuple(sizes), inputs, targets

    @np.errstate(all="ignore")
    def loss(self, vector: Array) -> float:
        """L at `vector` (P,)."""
        _, logits = layered.forward(Layers.unflatten(vector, self._sizes), self._inputs)
        return float(cross_entropy(logits, self._targets).losses.mean())

    @np.errstate(all="ignore")
    def gradient(self, vector: Array) -> tuple[float, Array]:
        """L and ∂L/∂w (P,), by backpropagation."""
        layers = Layers.unflatten(vector, self._sizes)
        activities, logits = layered.forward(layers, self._inputs)
        outputs = cross_entropy(logits, self._targets)
        gradients = layered.backward(layers, activities, outputs.d_logits / self._targets.size)
        return float(outputs.losses.mean()), gradients.flatten()

    def gauss_newton(self, vector: Array) -> tuple[float, Array, Array]:
        """Thousands of weights have millions of curvatures: no method that needs them trains this."""
        raise NotImplementedError("the curvature of a feed-forward network is not worked out")
