"""Reading many inks at once, without a screen: what each says, and how late every character came.

    for reading in recognise(samples, weights, "coordinates", "letters"): reading.recognised

The best path, as for a live pen, after a short rest at the end. Ink that is short enough to be a single
character is read as the most probable single symbol unless the text of the best path is more than
e² times as probable, all paths of either together. With a dictionary every word becomes its most probable
entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.models.ctc import edit_distance, greedy, log_probability, log_softmax, single
from simulator.models.ink_reader import LAYERS, Singles, Weights
from simulator.reading.batches import Batch, Draft, batched
from simulator.reading.dictionary import Dictionary
from simulator.reading.weights import Input
from simulator.tasks.alphabet import Alphabet, allowed, decode
from simulator.tasks.ink_files import Sample
from simulator.tasks.pen_pictures import pictures
from simulator.tasks.pen_steps import PAUSE_STEPS

# Inks held at once, and samples and steps of a batch.
_HELD, _SAMPLES, _STEPS = 2_000, 128, 12_000
# Steps up to which ink may be a single character.
_SINGLE_STEPS = 60
# Nats by which a longer text has to be the more probable one; chosen on the contributors watched.
_MARGIN = 2.0


@dataclass(frozen=True)
class Recognised:
    """What an ink says, what was read, and for each character read the steps it waited."""

    label: str
    recognised: str
    delays: tuple[int, ...]


@dataclass(frozen=True)
class Score:
    """Characters asked for, errors by character, and the share of inks read without any."""

    characters: int
    character_error_rate: float | None
    exact: float | None


def recognise(
    samples: Iterable[Sample],
    weights: Weights,
    input: Input,
    alphabet: Alphabet,
    dictionary: Dictionary | None = None,
) -> Iterator[Recognised]:
    """Read samples in their order."""
    rest = iter(samples)
    kept = allowed(alphabet)
    while held := list(islice(rest, _HELD)):
        drafts = [Draft(s.ink.points, s.ink.stroke_start, s.label, alphabet) for s in held]
        found: dict[int, Recognised] = {}
        for batch in batched(drafts, most_samples=_SAMPLES, most_steps=_STEPS):
            logits = forward(weights, heard(batch, input))
            for column, (number, length) in enumerate(zip(batch.numbers, batch.lengths, strict=True)):
                log_p = log_softmax(logits[: length + PAUSE_STEPS, column], kept)
                found[number] = _read(held[number].label, log_p, dictionary)
        yield from (found[number] for number in range(len(held)))


def score(found: Iterable[Recognised]) -> Score:
    """Figures of inks whose label is known; None where there is none."""
    wrong = characters = exact = count = 0
    for one in found:
        if one.label:
            wrong += edit_distance(one.recognised, one.label)
            characters += len(one.label)
            exact += one.recognised == one.label
            count += 1
    return Score(characters, wrong / characters if count else None, exact / count if count else None)


def heard(batch: Batch, input: Input) -> Singles:
    """What a reader is told of a batch, (T, B, I)."""
    return batch.steps if input == "coordinates" else pictures(batch.points, batch.steps, batch.lengths)


def forward(weights: Weights, inputs: Singles) -> Singles:
    """Logits (T, B, K) of inputs (T, B, I); the equations of `simulator.models.ink_reader`."""
    T, B, _ = inputs.shape
    H, _, K = weights.sizes
    below = inputs
    for layer in LAYERS:
        U = np.ascontiguousarray(weights.recurrent_weights[layer].T)
        z_in = below.reshape(T * B, -1) @ weights.input_weights[layer].T + weights.biases[layer]
        z_in = z_in.reshape(T, B, 4 * H)
        h, c = np.zeros((B, H), np.float32), np.zeros((B, H), np.float32)
        out = np.empty((T, B, H), np.float32)
        for t in range(T):
            z = h @ U
            z += z_in[t]
            z[:, : 2 * H] *= np.float32(0.5)  # σ(z) = ½ + ½ tanh ½z
            z[:, 3 * H :] *= np.float32(0.5)
            np.tanh(z, z)
            write, keep, read = (
                np.float32(0.5) + np.float32(0.5) * z[:, at * H : at * H + H] for at in (0, 1, 3)
            )
            c = keep * c + write * z[:, 2 * H : 3 * H]
            h = read * np.tanh(c)
            out[t] = h
        below = out
    logits: Singles = (below.reshape(T * B, H) @ weights.output_weights.T + weights.output_bias).reshape(
        T, B, K
    )
    return logits


def _read(label: str, log_p: Floats, dictionary: Dictionary | None) -> Recognised:
    symbols, steps = greedy(log_p)
    if len(log_p) <= _SINGLE_STEPS + PAUSE_STEPS:
        alone = single(log_p)
        best = int(alone[1:].argmax()) + 1
        if symbols != [best] and (not symbols or alone[best] > log_probability(log_p, symbols) - _MARGIN):
            symbols, steps = [best], [_printed(log_p, best)]
    if dictionary is not None and symbols:
        return Recognised(label, dictionary.best(log_p, symbols, steps), delays(log_p, symbols, steps))
    return Recognised(label, decode(symbols), delays(log_p, symbols, steps))


def _printed(log_p: Floats, symbol: int) -> int:
    """The step at which a symbol is most probable."""
    return int(log_p[:, symbol].argmax())


def delays(log_p: Floats, symbols: list[int], steps: list[int]) -> tuple[int, ...]:
    """For how many steps each symbol had been the likeliest, blank aside, when it was printed."""
    leader = log_p[:, 1:].argmax(axis=1) + 1
    waited, first = [], 0
    for symbol, step in zip(symbols, steps, strict=True):
        others: NDArray[np.int64] = np.flatnonzero(leader[first:step] != symbol)
        waited.append(step - (first + int(others[-1]) + 1 if len(others) else first))
        first = step + 1
    return tuple(waited)
