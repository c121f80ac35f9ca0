"""The read-out that chooses one of several classes: softmax outputs under the cross-entropy.

y_k = e^(z_k) / Σ_j e^(z_j)        L = −Σ_k t_k ln y_k        ∂L/∂z = y − t
"""

from __future__ import annotations

import numpy as np

from simulator.training.losses import Array, PointLoss


def softmax_cross_entropy(logits: Array, targets: Array) -> PointLoss:
    """Losses (…, 1) of logits and one-hot targets (…, O), exact for logits of any size."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    powers = np.exp(shifted)
    total = powers.sum(axis=-1, keepdims=True)
    y = powers / total
    losses = (targets * (np.log(total) - shifted)).sum(axis=-1, keepdims=True)
    return PointLoss(y, losses, y - targets, y * (1.0 - y))
