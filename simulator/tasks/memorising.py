"""Remember what was shown first, and say it at the end in the same order, when asked to.

K symbols of an alphabet, then blanks, one go mark, and then K steps at which each symbol is to be said
(noiseless memorisation, tasks 2.8 and 2.9 of Martens and Sutskever, ICML 2011): five symbols of two are
five bits, ten symbols of five are called twenty bits there.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.tasks.long_lags import Sequences

# Inputs besides the alphabet: a blank, and the mark that asks.
BLANK, GO = 0, 1


def memorising(symbols: int, alphabet: int) -> Callable[[np.random.Generator, int, int], Sequences]:
    """How B sequences of T ≥ 2 K + 1 steps are drawn; inputs are the alphabet, blank and go, one-hot."""

    def draw(rng: np.random.Generator, size: int, steps: int) -> Sequences:
        shown = rng.integers(0, alphabet, (size, symbols))
        letters = np.full((size, steps), alphabet + BLANK)
        letters[:, :symbols] = shown
        letters[:, steps - symbols - 1] = alphabet + GO
        targets, mask = np.zeros((size, steps, alphabet)), np.zeros((size, steps))
        targets[:, steps - symbols :] = np.eye(alphabet)[shown]
        mask[:, steps - symbols :] = 1.0
        return Sequences(np.eye(alphabet + 2)[letters], targets, mask)

    return draw
