"""Remember a sign that is held for a while: the answer depends on what was heard long before the question.

Two inputs of ±½ at every step. The first input holds one sign for its first steps (ten, or a quarter of
a short sequence) and is noise from then on; the second is noise throughout. The target is 1 where that
sign was positive, at every step (after the latch problem of Bengio, Simard and Frasconi, IEEE
Transactions on Neural Networks 5, 1994).

Not the task `first_sign` of `long_lags`, where the sign comes once and stands out of soft noise: here
the noise is as loud as the sign, which has to be heard by its staying.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Steps for which the sign is held, in a sequence that is long enough.
HELD = 10


def held(steps: int) -> int:
    """For how many of so many steps the sign is held."""
    return min(HELD, max(1, steps // 4))


def batch(generator: np.random.Generator, size: int, steps: int) -> tuple[Array, Array]:
    """Inputs (B, T, 2) and targets (B, T, 1), the same target at every step of a sequence."""
    inputs = np.asarray(generator.integers(0, 2, (size, steps, 2)) - 0.5, np.float64)
    signs = generator.integers(0, 2, size) - 0.5
    inputs[:, : held(steps), 0] = signs[:, None]
    targets = np.broadcast_to((signs > 0.0).astype(np.float64)[:, None, None], (size, steps, 1)).copy()
    return inputs, targets
