"""Two marked numbers among many, as in the adding problem, of which something else is asked at the end.

- `multiplying`: their product, of numbers from 0 to 1 (task 5 of Hochreiter and Schmidhuber, Neural
  Computation 9, 1997). The network is given the numbers less their mean ½, as in Sutskever, Martens, Dahl
  and Hinton 2013.
- `xor`: of bits, whether the two differ. Neither of them alone says anything about the answer, so there
  is nothing to learn from one at a time (Martens and Sutskever 2011).
"""

from __future__ import annotations

import numpy as np

from simulator.tasks.long_lags import Sequences, adding

# The product's mean, what the best constant answer is near.
MEAN = 0.25


def multiplying(rng: np.random.Generator, size: int, steps: int) -> Sequences:
    """Numbers from −½ to ½ and two marks; the target is the product of the two plus ½ each."""
    drawn = adding(rng, size, steps)
    numbers, marks = 0.5 + 0.5 * drawn.inputs[..., 0], drawn.inputs[..., 1]
    targets = np.zeros_like(drawn.targets)
    targets[:, -1, 0] = np.where(marks == 1.0, numbers, 1.0).prod(1)
    return Sequences(np.stack((numbers - 0.5, marks), axis=2), targets, drawn.mask)


def xor(rng: np.random.Generator, size: int, steps: int) -> Sequences:
    """Bits 0 or 1 and two marks; the target is 1 where the two marked bits differ."""
    drawn = adding(rng, size, steps)
    bits, marks = (drawn.inputs[..., 0] > 0.0).astype(float), drawn.inputs[..., 1]
    targets = np.zeros_like(drawn.targets)
    targets[:, -1, 0] = (bits * marks).sum(1) == 1.0
    return Sequences(np.stack((bits, marks), axis=2), targets, drawn.mask)
