"""Tasks of 1997 one sequence at a time, with what `long_lags` leaves out: begin, end, and varying length.

A sequence of at least T steps is at most T / 10 longer, so that the end cannot be known by counting
(Hochreiter and Schmidhuber, Neural Computation 9, 1997).

- `order`, task 6a: the first letter is E and the last one B.
- `adding`, task 4: the first and the last pair are marked −1; if the number to be remembered first is
  the very first one, it counts as 0.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulator.arrays import Floats
from simulator.tasks import long_lags


class Sequence(NamedTuple):
    """One sequence, and what is wanted at its last step."""

    inputs: Floats  # (T, I)
    target: Floats  # (O,)


# The letters of `long_lags`, then begin and end.
LETTERS = (*long_lags.LETTERS, "E", "B")


def order(rng: np.random.Generator, steps: int) -> Sequence:
    """Two of X and Y among distractors, `steps` to 1.1 `steps` one-hot letters; which, and in which order?"""
    drawn = long_lags.order(rng, 1, steps)
    letters = drawn.inputs[0].argmax(1)
    more = rng.integers(2, len(long_lags.LETTERS), rng.integers(0, steps // 10 + 1))
    letters = np.concatenate((letters, more))
    letters[0], letters[-1] = LETTERS.index("E"), LETTERS.index("B")
    return Sequence(np.eye(len(LETTERS))[letters], drawn.targets[0, -1])


def adding(rng: np.random.Generator, steps: int) -> Sequence:
    """Pairs of a number from −1 to 1 and a mark, `steps` to 1.1 `steps` of them; ½ + (first + second) / 4."""
    drawn = long_lags.adding(rng, 1, steps)
    more = np.zeros((rng.integers(0, steps // 10 + 1), 2))
    more[:, 0] = rng.uniform(-1.0, 1.0, len(more))
    pairs = np.concatenate((drawn.inputs[0], more))
    target = drawn.targets[0, -1]
    if pairs[0, 1]:
        target = target - pairs[0, 0] / 4.0
    else:
        pairs[0, 1] = -1.0
    pairs[-1, 1] = -1.0
    return Sequence(pairs, target)
