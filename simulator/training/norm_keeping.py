"""A regulariser that keeps the length of errors on the way back (Pascanu, Mikolov and Bengio, ICML 2013).

    Ω = mean over sequences of Σ_t ( ‖∂L/∂h_(t+1) ∂h_(t+1)/∂h_t‖ / ‖∂L/∂h_(t+1)‖ − 1 )²

Only the immediate derivative by U is taken, with every h_t and every ∂L/∂h_(t+1) held fixed (section 3.3
there): with p = f′(z_(t+1)) ∂L/∂h_(t+1) and r = Uᵀ p that is

    ∂Ω/∂U = mean Σ_t 2 (‖r‖ / ‖d‖ − 1) / (‖d‖ ‖r‖)  p rᵀ        d = ∂L/∂h_(t+1)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Parameters
from simulator.training.fused_elman import FusedElman

Array = NDArray[np.float64]


@np.errstate(all="ignore")
def norm_keeping(layer: FusedElman, vector: Array, sizes: tuple[int, int, int]) -> Array:
    """∂Ω/∂w (P,), of the batch whose gradient the layer worked out last; where no error arrives, nothing."""
    U = Parameters.unflatten(vector, sizes).recurrent_weights
    d = layer.d_hidden[1:]  # ∂L/∂h_(t+1)  (T − 1, B, H)
    p = d * (1.0 - layer.hidden[1:] ** 2)
    r = p @ U  # Uᵀ p
    length, carried = np.linalg.norm(d, axis=2), np.linalg.norm(r, axis=2)  # (T − 1, B)
    weight = 2.0 * (carried / length - 1.0) / (length * carried)
    weight = np.where((length > 0.0) & (carried > 0.0) & np.isfinite(weight), weight, 0.0)
    found = Parameters.unflatten(np.zeros_like(vector), sizes)
    H = sizes[0]
    found.recurrent_weights[:] = (p * weight[..., None]).reshape(-1, H).T @ r.reshape(-1, H) / d.shape[1]
    return found.flatten()
