"""How every hidden activity of a plain recurrent network depends on every parameter.

Forward sensitivities (real-time recurrent learning: Williams and Zipser, Neural Computation 1, 1989),
carried along with the activities, for all parameters w at once:

    ∂h_t/∂w = f′(z_t) (U ∂h_(t-1)/∂w + ∂⁺z_t/∂w)        ∂logit_t/∂w = V ∂h_t/∂w + ∂⁺logit_t/∂w

∂⁺ is the direct dependence, h_(t-1) or h_t held fixed. Backpropagation needs a sweep for every loss;
this needs one for all outputs together and pays with a factor of H·P, so it is for networks of a few
units (P ≲ 100).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Forward, Parameters
from simulator.models.squashing import Squashing

Array = NDArray[np.float64]


@np.errstate(all="ignore")
def hidden_sensitivities(
    parameters: Parameters, squashing: Squashing, inputs: Array, forward: Forward
) -> Array:
    """∂h_t/∂w as (H, T, B, P), with P in the order of `Parameters.flatten`.

    `inputs` is (B, T, I) and `forward` what the network did with them.
    """
    U, T = parameters.recurrent_weights, inputs.shape[1]
    H = len(U)
    sensitivities = _direct(parameters, inputs, forward.hidden)
    slopes = squashing.slope(forward.hidden.transpose(2, 1, 0))[..., None]  # f′(z_t)  (H, T, B, 1)
    carried = np.empty((H, sensitivities[0, 0].size))  # (H, B·P)
    sensitivities[:, 0] *= slopes[:, 0]
    for t in range(1, T):
        np.matmul(U, sensitivities[:, t - 1].reshape(H, -1), out=carried)  # U ∂h_(t-1)/∂w
        now = sensitivities[:, t]
        now += carried.reshape(now.shape)
        now *= slopes[:, t]
    return sensitivities


def _direct(p: Parameters, inputs: Array, hidden: Array) -> Array:
    # ∂⁺z_t/∂w: z_j hears row j of W through x_t, row j of U through h_(t-1), and b_j  (H, T, B, P)
    H, I, O = p.sizes
    B, T, _ = inputs.shape
    start = np.broadcast_to(p.initial_state, (1, B, H))
    before = np.concatenate((start, hidden.transpose(1, 0, 2)[:-1]))  # h_(t-1)  (T, B, H)
    recurrent, bias = H * I, H * (I + H)
    initial, rest = bias + H, bias + 2 * H
    direct = np.zeros((H, T, B, rest + O * (H + 1)))
    for j in range(H):
        direct[j, ..., j * I : (j + 1) * I] = inputs.transpose(1, 0, 2)
        direct[j, ..., recurrent + j * H : recurrent + (j + 1) * H] = before
        direct[j, ..., bias + j] = 1.0
    # h_0 is itself a parameter, heard through U at the first step
    direct[:, 0, :, initial:rest] = p.recurrent_weights[:, None, :]
    return direct


@np.errstate(all="ignore")
def logit_jacobian(parameters: Parameters, forward: Forward, sensitivities: Array) -> Array:
    """∂logit_t/∂w as (O, T, B, P), from the hidden sensitivities (H, T, B, P)."""
    V, (O, H) = parameters.output_weights, parameters.output_weights.shape
    _, T, B, P = sensitivities.shape
    jacobian: Array = (V @ sensitivities.reshape(H, -1)).reshape(O, T, B, P)  # V ∂h_t/∂w
    first, bias = P - O * (H + 1), P - O
    for o in range(O):
        jacobian[o, ..., first + o * H : first + (o + 1) * H] = forward.hidden.transpose(1, 0, 2)
        jacobian[o, ..., bias + o] = 1.0
    return jacobian
