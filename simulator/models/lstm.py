"""Long short-term memory: linear cells whose three gates are worked by the layer itself.

    write_t     = σ(W_w x_t + U_w h_(t-1) + b_w  [+ p_w c_(t-1)])      the input gate
    keep_t      = σ(W_k x_t + U_k h_(t-1) + b_k  [+ p_k c_(t-1)])      the forget gate
    candidate_t = tanh(W_c x_t + U_c h_(t-1) + b_c)
    c_t         = keep_t c_(t-1) + write_t candidate_t
    read_t      = σ(W_r x_t + U_r h_(t-1) + b_r  [+ p_r c_t])          the output gate
    h_t         = read_t tanh(c_t)                      logits_t = V h_t + c

Of 1997 without forgetting: keep is fixed at 1 (Hochreiter and Schmidhuber, Neural Computation 9); with
it, of 2000 (Gers, Schmidhuber and Cummins, Neural Computation 12); in brackets the peepholes (Gers,
Schraudolph and Schmidhuber, JMLR 3, 2002). Without peepholes this is `torch.nn.LSTM`, number for number.

Here time comes first, then the sequences of a batch: inputs are (T, B, I). This is the pass one reads
and draws; training uses `simulator.training.fused_lstm`, which gives the same numbers in half the digits.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.models.gates import ALWAYS_OPEN, Variant
from simulator.models.squashing import logistic
from simulator.slices import STEPS, finish

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Parameters:
    """Every learnable number, float64; blocks of H rows are write, keep, candidate, read."""

    input_weights: Array  # (4H, I)
    recurrent_weights: Array  # (4H, H), row = to, column = from
    hidden_bias: Array  # (4H,)
    peepholes: Array  # (3, H) write, keep, read; 0 where there are none
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
        shapes = ((4 * H, I), (4 * H, H), (4 * H,), (3, H), (O, H), (O,))
        return dict(zip(cls.__dataclass_fields__, shapes, strict=True))


class Forward(NamedTuple):
    """What a batch of B sequences did on the way forward; index 0 of T is time step 1."""

    gate_inputs: Array  # (T, B, 4H) total inputs of write, keep, candidate, read
    gates: Array  # (T, B, 4H) their activities
    cell: Array  # (T, B, H)
    hidden: Array  # (T, B, H)


class Backward(NamedTuple):
    """Total derivatives of the loss on the way back."""

    d_hidden: Array  # (T, B, H)
    d_cell: Array  # (T, B, H)
    d_gate_inputs: Array  # (T, B, 4H)


def draw(
    generator: np.random.Generator,
    variant: Variant,
    sizes: tuple[int, int, int],
    keep_bias: float,
    write_bias: float,
) -> Parameters:
    """A layer before training: U(±1/√H) as in torch, biases 0 but for the keep and write gates'."""
    H, I, O = sizes
    reach = 1.0 / math.sqrt(H)
    parts = {
        name: generator.uniform(-reach, reach, shape) for name, shape in Parameters.shapes(H, I, O).items()
    }
    parts["hidden_bias"][:] = 0.0
    parts["output_bias"][:] = 0.0
    parts["hidden_bias"][:H] = write_bias
    parts["hidden_bias"][H : 2 * H] = keep_bias
    if variant != "peephole":
        parts["peepholes"][:] = 0.0
    if variant == "lstm_1997":
        parts["input_weights"][H : 2 * H] = 0.0
        parts["recurrent_weights"][H : 2 * H] = 0.0
        parts["hidden_bias"][H : 2 * H] = ALWAYS_OPEN
    return Parameters(**parts)


@np.errstate(all="ignore")
def forward(parameters: Parameters, inputs: Array) -> Forward:
    """Run B sequences (T, B, I) from empty cells. Non-finite numbers pass through."""
    return finish(forwarding(parameters, inputs))


def forwarding(parameters: Parameters, inputs: Array) -> Generator[None, None, Forward]:
    """The same in slices."""
    p, (T, B, _), H = parameters, inputs.shape, parameters.sizes[0]
    z = inputs @ p.input_weights.T + p.hidden_bias  # W x_t + b  (T, B, 4H)
    gates, cell, hidden = np.empty((T, B, 4 * H)), np.empty((T, B, H)), np.empty((T, B, H))
    c, h = np.zeros((B, H)), np.zeros((B, H))
    p_w, p_k, p_r = p.peepholes
    for t in range(T):
        z_w, z_k, z_c, z_r = blocks(z[t])
        z[t] += h @ p.recurrent_weights.T  # + U h_(t-1)
        z_w += p_w * c
        z_k += p_k * c
        write, keep, candidate = logistic(z_w), logistic(z_k), np.tanh(z_c)
        c = keep * c + write * candidate  # c_t = keep_t c_(t-1) + write_t candidate_t
        z_r += p_r * c
        read = logistic(z_r)
        h = read * np.tanh(c)  # h_t = read_t tanh(c_t)
        gates[t] = np.concatenate((write, keep, candidate, read), axis=1)
        cell[t], hidden[t] = c, h
        if t % STEPS == STEPS - 1:
            yield
    return Forward(z, gates, cell, hidden)


@np.errstate(all="ignore")
def backward(
    parameters: Parameters, forward: Forward, d_hidden: Array, *, truncated: bool = False
) -> Backward:
    """Carry derivatives back through time, last step first.

    `d_hidden` (T, B, H) is what the loss asks of each step's output directly. `truncated` is the rule
    of 1997: an error that reaches a gate or a candidate changes the weights there and goes no further.
    """
    return finish(backpropagating(parameters, forward, d_hidden, truncated=truncated))


def backpropagating(
    parameters: Parameters, forward: Forward, d_hidden: Array, *, truncated: bool = False
) -> Generator[None, None, Backward]:
    """The same in slices."""
    p, (T, B, H) = parameters, d_hidden.shape
    own, d_hidden, d_cell = d_hidden, np.empty((T, B, H)), np.empty((T, B, H))
    d_z = np.empty((T, B, 4 * H))
    d_c, d_h_later = np.zeros((B, H)), np.zeros((B, H))
    p_w, p_k, p_r = np.zeros((3, H)) if truncated else p.peepholes
    for t in reversed(range(T)):
        write, keep, candidate, read = blocks(forward.gates[t])
        before = forward.cell[t - 1] if t else np.zeros((B, H))
        out = np.tanh(forward.cell[t])
        d_h = own[t] + d_h_later  # ∂L/∂h_t = Vᵀ ∂L/∂logits_t + Uᵀ ∂L/∂z_(t+1)
        d_r = d_h * out * read * (1.0 - read)  # ∂L/∂z_r = ∂L/∂h_t tanh(c_t) σ′
        # ∂L/∂c_t = keep_(t+1) ∂L/∂c_(t+1) + read_t (1 − tanh²(c_t)) ∂L/∂h_t  [+ p ∂L/∂z]
        d_c = d_c + d_h * read * (1.0 - out * out) + p_r * d_r
        d_w = d_c * candidate * write * (1.0 - write)
        d_k = d_c * before * keep * (1.0 - keep)
        d_g = d_c * write * (1.0 - candidate * candidate)
        d_hidden[t], d_cell[t] = d_h, d_c
        d_z[t] = np.concatenate((d_w, d_k, d_g, d_r), axis=1)
        d_c = d_c * keep + p_w * d_w + p_k * d_k
        if not truncated:
            d_h_later = d_z[t] @ p.recurrent_weights
        if t % STEPS == 0:
            yield
    return Backward(d_hidden, d_cell, d_z)


@np.errstate(all="ignore")
def gradients(
    parameters: Parameters, inputs: Array, forward: Forward, backward: Backward, d_logits: Array
) -> Parameters:
    """∂L/∂w, summed over steps and sequences; `inputs` is (T, B, I), `d_logits` (T, B, O)."""
    d_w, d_k, _, d_r = blocks(backward.d_gate_inputs)
    nothing = np.zeros_like(forward.cell[:1])
    h_before = np.concatenate((nothing, forward.hidden[:-1]))
    c_before = np.concatenate((nothing, forward.cell[:-1]))
    has_peepholes = bool(parameters.peepholes.any())
    looks = ((d_w, c_before), (d_k, c_before), (d_r, forward.cell)) if has_peepholes else ()
    return Parameters(
        input_weights=np.einsum("tbz,tbi->zi", backward.d_gate_inputs, inputs),  # Σ ∂L/∂z_t x_tᵀ
        recurrent_weights=np.einsum("tbz,tbh->zh", backward.d_gate_inputs, h_before),
        hidden_bias=backward.d_gate_inputs.sum((0, 1)),
        peepholes=np.array([(d * c).sum((0, 1)) for d, c in looks] or np.zeros_like(parameters.peepholes)),
        output_weights=np.einsum("tbo,tbh->oh", d_logits, forward.hidden),
        output_bias=d_logits.sum((0, 1)),
    )


def blocks(joint: Array) -> tuple[Array, Array, Array, Array]:
    """write, keep, candidate and read (…, H), views of their joint array (…, 4H)."""
    H = joint.shape[-1] // 4
    return joint[..., :H], joint[..., H : 2 * H], joint[..., 2 * H : 3 * H], joint[..., 3 * H :]
