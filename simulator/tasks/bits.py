"""So many independent bits to carry past twenty steps of noise.

Step 1 shows every bit as +1 or −1 on a line of its own; then each line carries noise, N(0, 0.2²) cut off
at ±0.5, for twenty steps; at step 22 nothing is shown and all bits are asked for.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Letters = NDArray[np.int64]

NOISY = 20
STEPS = NOISY + 2
NOISE, LOUDEST = 0.2, 0.5


class Bits(NamedTuple):
    """B sequences of 22 steps of b lines."""

    inputs: Array  # (B, T, b)
    asked: Array  # (B, b) ±1


def draw(generator: np.random.Generator, size: int, bits: int) -> Bits:
    """Fresh sequences."""
    asked = generator.choice((-1.0, 1.0), (size, bits))
    inputs = np.zeros((size, STEPS, bits))
    inputs[:, 0] = asked
    noise = NOISE * generator.standard_normal((size, NOISY, bits))
    inputs[:, 1:-1] = np.clip(noise, -LOUDEST, LOUDEST)
    return Bits(inputs, asked)


def patterns(asked: Array) -> Letters:
    """Bits (…, b) as the number of their pattern, 0 … 2^b − 1, the first bit counting most."""
    places = 2 ** np.arange(asked.shape[-1])[::-1]
    return np.asarray((asked > 0.0) @ places)


def symbols(bits: Bits) -> Letters:
    """The same sequences as a hidden Markov model reads them, (B, T): a pattern, noise as 2^b, the pattern.

    A favour to it: that noise is noise need not be learned, it is one symbol.
    """
    shown = patterns(bits.asked)
    B, T, b = bits.inputs.shape
    found = np.full((B, T), 2**b, np.int64)
    found[:, 0] = found[:, -1] = shown
    return found
