"""What the gated networks have in common: their parts' names, in the order their weights are stored.

The lecture's words are used throughout: *write* is the input gate, *keep* the forget gate, *read* the
output gate, *candidate* what would be written. In a gated recurrent unit keep is the update gate z,
write is 1 − z and read the reset gate r, which says how much of the old state the candidate may hear.
"""

from __future__ import annotations

import math
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Variant: TypeAlias = Literal["lstm", "lstm_1997", "peephole", "gru"]
VARIANTS: tuple[Variant, ...] = ("lstm", "lstm_1997", "peephole", "gru")

# Blocks of H rows in the weights of an LSTM and of a gated recurrent unit, in the order of torch.
LSTM_BLOCKS = ("write", "keep", "candidate", "read")
GRU_BLOCKS = ("read", "keep", "candidate")

# The keep gate of 1997, which did not exist: at this bias, and without weights, the logistic is 1 to
# the last bit of a float64 and its slope 0, so that nothing can close it and nothing can train it.
ALWAYS_OPEN = 40.0

P = TypeVar("P", bound="Weights")


class Weights(Protocol):
    """A frozen dataclass of arrays that together make one vector of parameters."""

    def __init__(self, *parts: Any) -> None: ...

    @property
    def sizes(self) -> tuple[int, int, int]:
        """(H, I, O)."""

    @classmethod
    def shapes(cls, hidden_units: int, inputs: int, outputs: int) -> dict[str, tuple[int, ...]]:
        """The shape of each part, in order."""


def flatten(weights: Weights) -> Array:
    """All parts as one vector (P,), in the order of the fields, rows first."""
    return np.concatenate([np.ravel(part) for part in vars(weights).values()])


def unflatten(kind: type[P], vector: Array, sizes: tuple[int, int, int]) -> P:
    """The inverse of `flatten`; the parts are views of `vector` (P,), sizes are (H, I, O)."""
    shapes = kind.shapes(*sizes).values()
    if vector.size != sum(math.prod(shape) for shape in shapes):
        raise ValueError(f"{vector.size} numbers do not fill a network of sizes {sizes}")
    parts, start = [], 0
    for shape in shapes:
        end = start + math.prod(shape)
        parts.append(vector[start:end].reshape(shape))
        start = end
    return kind(*parts)
