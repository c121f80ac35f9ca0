"""The plain recurrent network of the lecture: fully interconnected hidden units, one read-out.

    z_t = W x_t + U h_(t-1) + b        h_t = f(z_t)        y_t = g(V h_t + c)

W is `input_weights`, U `recurrent_weights`, b `hidden_bias`, h_0 `initial_state` (learned or
not), V `output_weights`, c `output_bias`; f is the squashing function and g the read-out
(logistic for the adder, identity elsewhere). What comes before g is called the logits here.

Inside, time comes first and the sequences of a batch last, and what a unit hears at step t is one
column s_t = [h_(t-1); x_t; 1], so that z_t = [U W b] s_t is a single product.

Unrolled, the network has one layer a time step, and the layers share one set of weights. To let go
of that, every parameter but h_0 may have a leading axis of T: then each step uses its own copy.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.models.squashing import Squashing

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Parameters:
    """Every learnable number of the network, float64. H hidden units, I inputs, O outputs.

    With copies, every array but `initial_state` has a leading axis of T, one layer a time step.
    """

    input_weights: Array  # (H, I)
    recurrent_weights: Array  # (H, H), row = to, column = from
    hidden_bias: Array  # (H,)
    initial_state: Array  # (H,)
    output_weights: Array  # (O, H)
    output_bias: Array  # (O,)

    @property
    def sizes(self) -> tuple[int, int, int]:
        """(H, I, O)."""
        H, I = self.input_weights.shape[-2:]
        return H, I, self.output_bias.shape[-1]

    @property
    def copies(self) -> int | None:
        """T, the number of copies of every weight; None where all steps share one."""
        return len(self.input_weights) if self.input_weights.ndim == 3 else None

    def untied(self, steps: int) -> Parameters:
        """A copy of every weight for each of so many steps, all equal."""
        return self._each(lambda part: np.repeat(part[None], steps, axis=0))

    def tied(self) -> Parameters:
        """One set of weights for all steps: the mean of the copies."""
        return self if self.copies is None else self._each(lambda part: part.mean(0))

    def at(self, step: int) -> Parameters:
        """The weights that step 1 … T uses."""
        return self if self.copies is None else self._each(lambda part: part[step - 1])

    def between(self, first: int, last: int) -> Parameters:
        """The weights of steps first + 1 … last; past the last copy, that one goes on."""
        if self.copies is None:
            return self
        steps = np.minimum(np.arange(first, last), self.copies - 1)
        return self._each(lambda part: part[steps])

    def _each(self, change: Callable[[Array], Array]) -> Parameters:
        # No step has a copy of h_0: it comes before the first.
        changed = {name: change(part) for name, part in vars(self).items() if name != "initial_state"}
        return replace(self, **changed)

    def flatten(self) -> Array:
        """All parameters as one vector (P,), in the order of the fields, rows first."""
        return np.concatenate([np.ravel(part) for part in vars(self).values()])

    @classmethod
    def unflatten(cls, vector: Array, sizes: tuple[int, int, int], copies: int | None = None) -> Parameters:
        """The inverse of `flatten`; the parts are views of `vector` (P,), with so many copies of each."""
        H, I, O = sizes
        many = () if copies is None else (copies,)
        shapes = (*many, H, I), (*many, H, H), (*many, H), (H,), (*many, O, H), (*many, O)
        size = sum(math.prod(shape) for shape in shapes)
        if vector.size != size:
            raise ValueError(f"{vector.size} numbers do not fill a network of {size} parameters")
        parts, start = [], 0
        for shape in shapes:
            end = start + math.prod(shape)
            parts.append(vector[start:end].reshape(shape))
            start = end
        return cls(*parts)


class Forward(NamedTuple):
    """What a batch of B sequences did on the way forward; index 0 of T is time step 1."""

    pre_activations: Array  # (B, T, H)
    hidden: Array  # (B, T, H)
    logits: Array  # (B, T, O)


class Backward(NamedTuple):
    """Total derivatives of the loss on the way back, one for each unit and time step."""

    d_hidden: Array  # (B, T, H)
    d_pre_activations: Array  # (B, T, H)


def draw(
    generator: np.random.Generator,
    hidden_units: int,
    inputs: int,
    outputs: int,
    squashing: Squashing,
    sigma: float,
) -> Parameters:
    """A network before training: weights from N(0, σ²), biases 0, every unit at rest at the start."""
    return Parameters(
        input_weights=sigma * generator.standard_normal((hidden_units, inputs)),
        recurrent_weights=sigma * generator.standard_normal((hidden_units, hidden_units)),
        hidden_bias=np.zeros(hidden_units),
        initial_state=np.full(hidden_units, squashing.rest),
        output_weights=sigma * generator.standard_normal((outputs, hidden_units)),
        output_bias=np.zeros(outputs),
    )


@np.errstate(all="ignore")
def step(parameters: Parameters, squashing: Squashing, hidden: Array, x: Array) -> Array:
    """h_t (B, H) from h_(t-1) (B, H) and x_t (B, I)."""
    p = parameters
    # h_t = f(W x_t + U h_(t-1) + b)
    return squashing.value(x @ p.input_weights.T + hidden @ p.recurrent_weights.T + p.hidden_bias)


@np.errstate(all="ignore")
def forward(
    parameters: Parameters, squashing: Squashing, inputs: Array, starts: Array | None = None
) -> Forward:
    """Run B sequences of T steps from h_0; `inputs` is (B, T, I). Non-finite numbers pass through.

    `starts` (B, H) gives each sequence an initial state of its own in place of the parameters'.
    """
    p, (B, T, _) = parameters, inputs.shape
    H = p.sizes[0]
    signals = _signals(p, inputs, starts)
    joint = _joint_weights(p)
    z = np.empty((T, H, B))
    value = squashing.value
    layers = joint if p.copies else repeat(joint, T)
    for joint_t, s_t, z_t, h_t in zip(layers, signals[:-1], z, signals[1:, :H], strict=True):
        np.matmul(joint_t, s_t, out=z_t)  # z_t = [U W b] [h_(t-1); x_t; 1]
        value(z_t, out=h_t)  # h_t = f(z_t)
    hidden = signals[1:, :H]
    logits = p.output_weights @ hidden + p.output_bias[..., None]  # V h_t + c  (T, O, B)
    return Forward(_batch_first(z), _batch_first(hidden), _batch_first(logits))


def run(parameters: Parameters, squashing: Squashing, inputs: Array) -> tuple[Array, Array]:
    """Hidden activities (B, T, H) and logits (B, T, O) of sequences (B, T, I)."""
    _, hidden, logits = forward(parameters, squashing, inputs)
    return hidden, logits


@np.errstate(all="ignore")
def backpropagate(
    parameters: Parameters,
    squashing: Squashing,
    hidden: Array,
    d_logits: Array,
    d_hidden_extra: Array | None = None,
) -> Backward:
    """Carry derivatives of the loss back through time, last step first.

    `hidden` is (B, T, H), `d_logits` (B, T, O) the derivative at each step's logits and
    `d_hidden_extra` (B, T, H) what the loss asks of the hidden activities directly.
    """
    p = parameters
    slopes = squashing.slope(_time_first(hidden))  # (T, H, B)
    d_hidden = np.matmul(
        p.output_weights.swapaxes(-1, -2), _time_first(d_logits)
    )  # Vᵀ ∂L/∂logits_t  (T, H, B)
    if d_hidden_extra is not None:
        d_hidden += _time_first(d_hidden_extra)
    d_z = np.empty(d_hidden.shape)
    through = np.zeros(d_hidden.shape[1:])  # (H, B)
    back = np.ascontiguousarray(p.recurrent_weights.swapaxes(-1, -2))
    layers = back[::-1] if p.copies else repeat(back, len(d_z))
    for back_t, d_h_t, d_z_t, slope_t in zip(layers, d_hidden[::-1], d_z[::-1], slopes[::-1], strict=True):
        np.add(d_h_t, through, out=d_h_t)  # ∂L/∂h_t = Vᵀ ∂L/∂logits_t + Uᵀ ∂L/∂z_(t+1)
        np.multiply(d_h_t, slope_t, out=d_z_t)  # ∂L/∂z_t = f′(z_t) ∂L/∂h_t
        np.matmul(back_t, d_z_t, out=through)
    return Backward(_batch_first(d_hidden), _batch_first(d_z))


@np.errstate(all="ignore")
def backward(
    parameters: Parameters,
    squashing: Squashing,
    inputs: Array,
    forward: Forward,
    d_logits: Array,
    d_hidden_extra: Array | None = None,
    starts: Array | None = None,
) -> Parameters:
    """Gradients of the loss by backpropagation through time (Rumelhart, Hinton and Williams 1986).

    `forward` is what `forward(parameters, squashing, inputs, starts)` returned; the derivatives are
    summed over the batch as `d_logits` (B, T, O) and `d_hidden_extra` (B, T, H) weigh it. A weight
    that the steps share gets the sum of what its copies get.
    """
    back = backpropagate(parameters, squashing, forward.hidden, d_logits, d_hidden_extra)
    return gradients(parameters, inputs, forward, back, d_logits, starts)


@np.errstate(all="ignore")
def gradients(
    parameters: Parameters,
    inputs: Array,
    forward: Forward,
    back: Backward,
    d_logits: Array,
    starts: Array | None = None,
) -> Parameters:
    """What `backward` gives, from derivatives that have been carried back already."""
    p, H = parameters, parameters.sizes[0]
    d_z, d_out = _time_first(back.d_pre_activations), _time_first(d_logits)
    signals = _signals(p, inputs, starts, forward.hidden)
    # ∂L/∂[U W b]_t = ∂L/∂z_t s_tᵀ
    joint = np.matmul(d_z, signals[:-1].transpose(0, 2, 1))  # (T, H, H + I + 1)
    output_weights = np.matmul(d_out, _time_first(forward.hidden).transpose(0, 2, 1))  # (T, O, H)
    output_bias = d_out.sum(2)  # (T, O)
    if p.copies is None:
        joint, output_weights, output_bias = joint.sum(0), output_weights.sum(0), output_bias.sum(0)
    return Parameters(
        input_weights=joint[..., H:-1],
        recurrent_weights=joint[..., :H],
        hidden_bias=joint[..., -1],
        initial_state=p.at(1).recurrent_weights.T @ d_z[0].sum(1),  # ∂L/∂h_0 = Uᵀ ∂L/∂z_1
        output_weights=output_weights,
        output_bias=output_bias,
    )


def _joint_weights(p: Parameters) -> Array:
    # [U W b]  (H, H + I + 1), or one for each copy  (T, H, H + I + 1)
    return np.concatenate((p.recurrent_weights, p.input_weights, p.hidden_bias[..., None]), axis=-1)


def _signals(p: Parameters, inputs: Array, starts: Array | None, hidden: Array | None = None) -> Array:
    # s_t = [h_(t-1); x_t; 1] for t = 1 … T + 1; the last has no input  (T + 1, H + I + 1, B)
    B, T, I = inputs.shape
    H = p.sizes[0]
    signals = np.empty((T + 1, H + I + 1, B))
    signals[0, :H] = p.initial_state[:, None] if starts is None else starts.T
    if hidden is not None:
        signals[1:, :H] = _time_first(hidden)
    signals[:-1, H:-1] = _time_first(inputs)
    signals[:, -1] = 1.0
    return signals


def _time_first(array: Array) -> Array:
    return array.transpose(1, 2, 0)  # (B, T, ·) -> (T, ·, B)


def _batch_first(array: Array) -> Array:
    return array.transpose(2, 0, 1)  # (T, ·, B) -> (B, T, ·)
