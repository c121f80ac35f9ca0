"""The gated recurrent unit: a memory cell with two gates, whose state is its output.

    read_t      = σ(W_r x_t + b_r + U_r h_(t-1) + d_r)                 the reset gate
    keep_t      = σ(W_k x_t + b_k + U_k h_(t-1) + d_k)                 the update gate
    candidate_t = tanh(W_c x_t + b_c + read_t (U_c h_(t-1) + d_c))
    h_t         = keep_t h_(t-1) + (1 − keep_t) candidate_t            logits_t = V h_t + c

Cho et al., "Learning phrase representations using RNN encoder-decoder", EMNLP 2014, with the reset gate
after the product and keep meaning what it says, as in `torch.nn.GRU`, which this is number for number.
What is written is what is not kept: write = 1 − keep. Time comes first: inputs are (T, B, I).
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.models.squashing import logistic
from simulator.slices import STEPS, finish

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Parameters:
    """Every learnable number, float64; blocks of H rows are read, keep, candidate."""

    input_weights: Array  # (3H, I)
    recurrent_weights: Array  # (3H, H), row = to, column = from
    hidden_bias: Array  # (3H,) b
    recurrent_bias: Array  # (3H,) d; only the candidate's differs from b in what it does
    output_weights: Array  # (O, H)
    output_bias: Array  # (O,)

    @property
    def sizes(self) -> tuple[int, int, int]:
        """(H, I, O)."""
        return self.recurrent_weights.shape[1], self.input_weights.shape[1], len(self.output_bias)

    @classmethod
    def shapes(cls, hidden_units: int, inputs: int, outputs: int) -> dict[str, tuple[int, ...]]:
        """The shape of each part, in order."""
        H, I, O = hidden_units, inputs, outputs
        shapes = ((3 * H, I), (3 * H, H), (3 * H,), (3 * H,), (O, H), (O,))
        return dict(zip(cls.__dataclass_fields__, shapes, strict=True))


class Forward(NamedTuple):
    """What a batch of B sequences did on the way forward; index 0 of T is time step 1."""

    gate_inputs: Array  # (T, B, 3H) total inputs of read, keep, candidate
    gates: Array  # (T, B, 3H) their activities
    heard: Array  # (T, B, H) U_c h_(t-1) + d_c, before the reset gate
    hidden: Array  # (T, B, H)


class Backward(NamedTuple):
    """Total derivatives of the loss on the way back."""

    d_hidden: Array  # (T, B, H)
    d_gate_inputs: Array  # (T, B, 3H)
    d_recurrent: Array  # (T, B, 3H) at U h_(t-1) + d: the candidate's is past the reset gate


def draw(generator: np.random.Generator, sizes: tuple[int, int, int], keep_bias: float) -> Parameters:
    """A layer before training: U(±1/√H) as in torch, biases 0, the keep gates' bias given, state 0."""
    H, I, O = sizes
    reach = 1.0 / math.sqrt(H)
    parts = {
        name: generator.uniform(-reach, reach, shape) for name, shape in Parameters.shapes(H, I, O).items()
    }
    for name in ("hidden_bias", "recurrent_bias", "output_bias"):
        parts[name][:] = 0.0
    parts["hidden_bias"][H : 2 * H] = keep_bias
    return Parameters(**parts)


@np.errstate(all="ignore")
def forward(parameters: Parameters, inputs: Array) -> Forward:
    """Run B sequences (T, B, I) from state 0. Non-finite numbers pass through."""
    return finish(forwarding(parameters, inputs))


def forwarding(parameters: Parameters, inputs: Array) -> Generator[None, None, Forward]:
    """The same in slices."""
    p, (T, B, _), H = parameters, inputs.shape, parameters.sizes[0]
    z = inputs @ p.input_weights.T + p.hidden_bias  # W x_t + b  (T, B, 3H)
    gates, heard, hidden = np.empty((T, B, 3 * H)), np.empty((T, B, H)), np.empty((T, B, H))
    h = np.zeros((B, H))
    for t in range(T):
        z_r, z_k, z_c = blocks(z[t])
        u_r, u_k, u_c = blocks(h @ p.recurrent_weights.T + p.recurrent_bias)  # U h_(t-1) + d
        z_r += u_r
        z_k += u_k
        read, keep = logistic(z_r), logistic(z_k)
        z_c += read * u_c
        candidate = np.tanh(z_c)
        h = keep * h + (1.0 - keep) * candidate  # h_t = keep_t h_(t-1) + (1 − keep_t) candidate_t
        gates[t] = np.concatenate((read, keep, candidate), axis=1)
        heard[t], hidden[t] = u_c, h
        if t % STEPS == STEPS - 1:
            yield
    return Forward(z, gates, heard, hidden)


@np.errstate(all="ignore")
def backward(
    parameters: Parameters, forward: Forward, d_hidden: Array, *, truncated: bool = False
) -> Backward:
    """Carry derivatives back through time, last step first; `d_hidden` (T, B, H) as for the LSTM.

    `truncated` lets the error go back along keep alone, the same rule as for a cell.
    """
    return finish(backpropagating(parameters, forward, d_hidden, truncated=truncated))


def backpropagating(
    parameters: Parameters, forward: Forward, d_hidden: Array, *, truncated: bool = False
) -> Generator[None, None, Backward]:
    """The same in slices."""
    p, (T, B, H) = parameters, d_hidden.shape
    own, d_hidden = d_hidden, np.empty((T, B, H))
    d_z, d_u = np.empty((T, B, 3 * H)), np.empty((T, B, 3 * H))
    later = np.zeros((B, H))
    for t in reversed(range(T)):
        read, keep, candidate = blocks(forward.gates[t])
        before = forward.hidden[t - 1] if t else np.zeros((B, H))
        d_h = own[t] + later  # ∂L/∂h_t
        d_k = d_h * (before - candidate) * keep * (1.0 - keep)
        d_c = d_h * (1.0 - keep) * (1.0 - candidate * candidate)
        d_r = d_c * forward.heard[t] * read * (1.0 - read)
        d_hidden[t] = d_h
        d_z[t] = np.concatenate((d_r, d_k, d_c), axis=1)
        d_u[t] = np.concatenate((d_r, d_k, d_c * read), axis=1)
        # ∂L/∂h_(t-1) = keep_t ∂L/∂h_t + Uᵀ ∂L/∂(U h_(t-1) + d)
        later = d_h * keep
        if not truncated:
            later = later + d_u[t] @ p.recurrent_weights
        if t % STEPS == 0:
            yield
    return Backward(d_hidden, d_z, d_u)


@np.errstate(all="ignore")
def gradients(
    parameters: Parameters, inputs: Array, forward: Forward, backward: Backward, d_logits: Array
) -> Parameters:
    """∂L/∂w, summed over steps and sequences; `inputs` is (T, B, I), `d_logits` (T, B, O)."""
    before = np.concatenate((np.zeros_like(forward.hidden[:1]), forward.hidden[:-1]))
    return Parameters(
        input_weights=np.einsum("tbz,tbi->zi", backward.d_gate_inputs, inputs),  # Σ ∂L/∂z_t x_tᵀ
        recurrent_weights=np.einsum("tbz,tbh->zh", backward.d_recurrent, before),
        hidden_bias=backward.d_gate_inputs.sum((0, 1)),
        recurrent_bias=backward.d_recurrent.sum((0, 1)),
        output_weights=np.einsum("tbo,tbh->oh", d_logits, forward.hidden),
        output_bias=d_logits.sum((0, 1)),
    )


def blocks(joint: Array) -> tuple[Array, Array, Array]:
    """read, keep and candidate (…, H), views of their joint array (…, 3H)."""
    H = joint.shape[-1] // 3
    return joint[..., :H], joint[..., H : 2 * H], joint[..., 2 * H :]
