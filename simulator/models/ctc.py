"""Connectionist temporal classification: what a row of outputs spells.

At every step a network gives a distribution over symbols and the *blank*, output 0. A path is one output
a step; it spells a text once repeats are merged and blanks left out, and the probability of a text is the
sum over all paths that spell it (Graves, Fernández, Gomez and Schmidhuber, "Connectionist temporal
classification", ICML 2006).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats

_NEVER, _HARDLY = -1e30, -200.0


@np.errstate(all="ignore")
def log_softmax(logits: NDArray[np.floating], allowed: NDArray[np.bool_] | None = None) -> Floats:
    """log p over the last axis, in which only the `allowed` outputs (O,) may come up."""
    kept = np.asarray(logits, np.float64)
    if allowed is not None:
        kept = np.where(allowed, kept, _NEVER)
    top = kept.max(axis=-1, keepdims=True)
    whole: Floats = kept - top - np.log(np.exp(kept - top).sum(axis=-1, keepdims=True))
    return whole


def greedy(log_p: Floats) -> tuple[list[int], list[int]]:
    """The text of the best path through (T, O), and the steps at which its symbols come up first.

    A causal rule: what is printed at step t depends on steps up to t alone and is never taken back.
    """
    best = log_p.argmax(axis=1)
    new = (best > 0) & (best != np.append(0, best[:-1]))
    steps = np.flatnonzero(new)
    return best[steps].tolist(), steps.tolist()


@np.errstate(all="ignore")
def log_probability(log_p: Floats, text: Sequence[int]) -> float:
    """log of the probability of one text, given (T, O)."""
    spaced = np.zeros(2 * len(text) + 1, np.int64)
    spaced[1::2] = text
    skips = np.zeros(len(spaced), np.bool_)
    skips[3::2] = spaced[3::2] != spaced[1:-2:2]
    forward = np.full(len(spaced), _NEVER)
    forward[0] = 0.0
    for step, row in enumerate(log_p):
        before = forward if step else np.append(0.0, forward[1:])
        one = np.append(_NEVER, before[:-1])
        two = np.where(skips, np.append([_NEVER] * 2, before[:-2])[: len(spaced)], _NEVER)
        forward = np.logaddexp(np.logaddexp(before, one), two) + row[spaced]
    return float(np.logaddexp.reduce(forward[-2:]))


@np.errstate(all="ignore")
def single(log_p: Floats) -> Floats:
    """log of the probability of every text of one symbol, (O,), given (T, O); entry 0 is no text at all."""
    # What never comes up is as good as e^-200: sums of far smaller numbers would lose the others' digits.
    log_p = np.maximum(log_p, _HARDLY)
    blank = np.cumsum(log_p[:, 0])
    before = np.append(0.0, blank[:-1])[:, None]  # blanks up to t
    after = (blank[-1] - blank)[:, None]  # blanks from t on
    # A path is blanks, a run of the symbol from i to j, blanks: before_i + log p_i … log p_j + after_j.
    along = np.cumsum(log_p, axis=0)
    begun = np.logaddexp.accumulate(before - np.vstack((np.zeros_like(along[:1]), along[:-1])), axis=0)
    whole: Floats = np.logaddexp.reduce(begun + along + after, axis=0)
    whole[0] = blank[-1]
    return whole


def edit_distance(first: Sequence[object], second: Sequence[object]) -> int:
    """The fewest symbols to change, insert or leave out to make one text of the other (Levenshtein)."""
    row = list(range(len(second) + 1))
    for at, symbol in enumerate(first, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(second, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (symbol != other)),
            )
    return row[-1]
