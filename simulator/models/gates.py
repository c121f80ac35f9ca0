"""What the gated networks have in common: their parts' names, in the order their weights are stored.

The lecture's words are used throughout: *write* is the input gate, *keep* the forget gate, *read* the
output gate, *candidate* what would be written. In a gated recurrent unit keep is the update gate z,
write is 1 − z and read the reset gate r, which says how much of the old state the candidate may hear.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Variant: TypeAlias = Literal["lstm", "lstm_1997", "peephole", "gru"]
VARIANTS: tuple[Variant, ...] = ("lstm", "lstm_1997", "peephole", "gru")

# Blocks of H rows in the weights of an LSTM, and of a gated recurrent unit.
LSTM_BLOCKS = ("write", "keep", "read", "candidate")
GRU_BLOCKS = ("read", "keep", "candidate")

# The keep gate of 1997, which did not exist: at this bias, and without weights, the logistic is 1 to
# the last bit of a float64 and its slope 0, so that nothing can close it and nothing can train it.
ALWAYS_OPEN = 40.0
