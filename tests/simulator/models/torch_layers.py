"""Torch layers with our weights, stepped one by one so that every state and its derivative can be seen."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from simulator.models import gru, lstm, torch_weights
from simulator.models.gates import Variant

Array = NDArray[np.float64]
Parameters = lstm.Parameters | gru.Parameters


class Truth(NamedTuple):
    """What torch and autograd say of one batch (T, B, ·)."""

    hidden: Array
    cell: Array
    d_hidden: Array
    d_cell: Array
    gradients: dict[str, Array]


def draw(variant: Variant, sizes: tuple[int, int, int], seed: int = 0) -> Parameters:
    """A layer with every number away from 0, the fixed keep gate of 1997 aside."""
    rng = np.random.default_rng(seed)
    if variant == "gru":
        p: Any = gru.draw(rng, sizes, 1.5)
        p.recurrent_bias[:] = rng.normal(0.0, 0.3, p.recurrent_bias.shape)
    else:
        p = lstm.draw(rng, variant, sizes, 1.5, -0.5)
        H = sizes[0]
        p.hidden_bias[2 * H :] = rng.normal(0.0, 0.3, 2 * H)
    p.output_bias[:] = rng.normal(0.0, 0.3, p.output_bias.shape)
    result: Parameters = p
    return result


def module(variant: Variant, p: Parameters) -> torch.nn.RNNBase:
    """`torch.nn.LSTM` or `torch.nn.GRU` in float64 with our weights."""
    H, I, _ = p.sizes
    net: torch.nn.RNNBase = torch.nn.GRU(I, H) if variant == "gru" else torch.nn.LSTM(I, H)
    net = net.double()
    name = torch_weights.layer(variant) + "."
    tensors = torch_weights.to_torch(variant, p).items()
    net.load_state_dict(
        {key.removeprefix(name): torch.tensor(part) for key, part in tensors if key.startswith(name)}
    )
    return net


def truth(variant: Variant, p: Parameters, inputs: Array, asked: Array) -> Truth:
    """L = Σ asked · h: states, ∂L/∂h_t and ∂L/∂c_t of every step, and the gradients by our names."""
    net = module(variant, p)
    H, B = p.sizes[0], inputs.shape[1]
    h, c = torch.zeros(1, B, H, dtype=torch.float64), torch.zeros(1, B, H, dtype=torch.float64)
    hidden, cell = [], []
    loss = torch.zeros((), dtype=torch.float64)
    for x, a in zip(torch.tensor(inputs), torch.tensor(asked), strict=True):
        if variant == "gru":
            _, h = net(x[None], h)
            c = h
        else:
            _, (h, c) = net(x[None], (h, c))
        for state in (h, c):
            state.retain_grad()
        hidden.append(h)
        cell.append(c)
        loss = loss + (a * h[0]).sum()
    torch.autograd.backward(loss)
    zero = torch.zeros_like(h)

    def slopes(states: list[torch.Tensor]) -> Array:
        return np.stack([(zero if s.grad is None else s.grad)[0].numpy() for s in states])

    grads = {name: np.asarray(part.grad) for name, part in net.named_parameters()}
    return Truth(
        hidden=np.stack([s.detach()[0].numpy() for s in hidden]),
        cell=np.stack([s.detach()[0].numpy() for s in cell]),
        d_hidden=slopes(hidden),
        d_cell=slopes(cell),
        gradients={
            "input_weights": grads["weight_ih_l0"],
            "recurrent_weights": grads["weight_hh_l0"],
            "hidden_bias": grads["bias_ih_l0"],
            "recurrent_bias": grads["bias_hh_l0"],
        },
    )


def off(mine: Array, theirs: Array) -> float:
    """The largest difference, relative to the largest number."""
    return float(np.abs(mine - theirs).max() / max(float(np.abs(theirs).max()), 1e-300))
