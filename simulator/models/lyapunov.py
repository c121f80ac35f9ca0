"""The largest Lyapunov exponent: how fast two neighbouring states part, on average over a long orbit.

    λ = lim 1/n Σ_t ln ‖J_t v_t‖        v_(t+1) = J_t v_t / ‖J_t v_t‖        J_t = ∂h_(t+1)/∂h_t

(Benettin, Galgani, Giorgilli and Strelcyn, Meccanica 15, 1980.) Negative where the orbit settles or
repeats, zero where it never repeats and never parts, positive where it is chaotic.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# The next state (M, n) and the Jacobian (M, n, n) of M systems at once.
Step = Callable[[Array], tuple[Array, Array]]
_SLICE = 64


def largest_exponents(step: Step, state: Array, warm: int, steps: int) -> Generator[None, None, Array]:
    """λ of each of M orbits from `state` (M, n), nats a step, in slices; −inf where a tangent is lost.

    `warm` steps let the orbit and its tangent find the attractor, `steps` are averaged over.
    """
    # No direction of a small system is at right angles to this one by design.
    tangent = np.broadcast_to(1.0 + 0.1 * np.arange(state.shape[1]), state.shape)[..., None]
    total = np.zeros(len(state))
    for t in range(warm + steps):
        with np.errstate(all="ignore"):
            state, jacobian = step(state)
            tangent = jacobian @ tangent
            grown = np.sqrt((tangent * tangent).sum(axis=(1, 2)))
            tangent = tangent / np.where(grown > 0.0, grown, 1.0)[:, None, None]
            if t >= warm:
                total += np.log(grown)
        if t % _SLICE == _SLICE - 1:
            yield
    return total / steps
