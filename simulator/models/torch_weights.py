"""The weights of a layer by torch's own names, and back: what a saved file holds.

    torch.nn.LSTM(I, H).load_state_dict({n.removeprefix("lstm."): w for n, w in tensors.items() …})

Torch keeps two biases where one is enough: the second is saved as 0 and added to the first when read.
A gated recurrent unit needs both and is saved as `gru.…`. The network of 1997 is an LSTM whose keep
gates have no weights and a bias of 40, which is 1 to the last bit. The read-out, which is no part of a
torch layer, is saved as `output_weights` (O, H) and `output_bias` (O,).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from simulator.message import Message, Refused
from simulator.models import gru, lstm
from simulator.models.gates import Variant

Array = NDArray[np.float64]

_NAMES = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")


def layer(variant: Variant) -> str:
    """The torch layer that a variant is, "lstm" or "gru"; refuses one that torch does not have."""
    if variant == "peephole":
        raise Refused(Message("refused-memory-cell-peephole"))
    return "gru" if variant == "gru" else "lstm"


def shapes(variant: Variant, sizes: tuple[int, int, int]) -> dict[str, tuple[int, ...]]:
    """The name and shape of every tensor of a file, for sizes (H, I, O)."""
    H, I, O = sizes
    name = layer(variant)
    rows = 3 * H if name == "gru" else 4 * H
    own = dict(zip(_NAMES, ((rows, I), (rows, H), (rows,), (rows,)), strict=True))
    return {f"{name}.{part}": shape for part, shape in own.items()} | {
        "output_weights": (O, H),
        "output_bias": (O,),
    }


def to_torch(variant: Variant, parameters: lstm.Parameters | gru.Parameters) -> dict[str, Array]:
    """Every tensor by its saved name, copied."""
    p, name = parameters, layer(variant)
    second = p.recurrent_bias if isinstance(p, gru.Parameters) else np.zeros_like(p.hidden_bias)
    parts = (p.input_weights, p.recurrent_weights, p.hidden_bias, second)
    own = {f"{name}.{part}": np.array(w) for part, w in zip(_NAMES, parts, strict=True)}
    return own | {"output_weights": np.array(p.output_weights), "output_bias": np.array(p.output_bias)}


def from_torch(variant: Variant, tensors: Mapping[str, Array]) -> lstm.Parameters | gru.Parameters:
    """The parameters in tensors that have the names and shapes of `shapes`."""
    name = layer(variant)
    W, U, b, d = (np.array(tensors[f"{name}.{part}"], np.float64) for part in _NAMES)
    V, c = (np.array(tensors[part], np.float64) for part in ("output_weights", "output_bias"))
    if name == "gru":
        return gru.Parameters(W, U, b, d, V, c)
    return lstm.Parameters(W, U, b + d, np.zeros((3, U.shape[1])), V, c)
