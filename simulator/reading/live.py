"""Training a reader while one watches: the gradient of one batch in slices, on synthetic or taught ink.

A batch is cut into pieces of a few samples, whose gradients are added up, so that the engine can look up
between any two of them.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
import torch

from simulator import numerics
from simulator.arrays import Floats
from simulator.models.ctc import edit_distance, greedy
from simulator.models.ink_reader import Weights
from simulator.reading.batches import Batch, Draft, batched
from simulator.reading.network import Reader, Shape, answers, ctc_loss, log_p, warm_up_loss

# Samples and steps of one piece.
_PIECE, _PIECE_STEPS = 6, 160


class Examined(NamedTuple):
    """What a reader did with texts it was examined on.

    `blank` is the share of steps at which the blank is likeliest, `printed` the characters that came out
    and `errors` the errors, both by character asked; `said` what was read, text by text.
    """

    blank: float
    printed: float
    errors: float
    said: tuple[list[int], ...]


class LiveReader:
    """A torch reader whose weights come and go as one vector (P,), in the order of `flatten`."""

    def __init__(self, weights: Weights) -> None:
        numerics.prepare(torch=True)
        H, _, _ = weights.sizes
        self._reader = Reader(Shape("coordinates", H), 0)
        lstm = dict(self._reader.lstm.named_parameters())
        first = [lstm[f"weight_ih_l{layer}"] for layer in (0, 1)]
        second = [lstm[f"weight_hh_l{layer}"] for layer in (0, 1)]
        biases = [lstm[f"bias_ih_l{layer}"] for layer in (0, 1)]
        self._parts = [*first, *second, *biases, self._reader.output.weight, self._reader.output.bias]

    @torch.no_grad()
    def load(self, vector: Floats) -> None:
        """Take these weights."""
        at = 0
        for part in self._parts:
            part.copy_(torch.from_numpy(vector[at : at + part.numel()].reshape(part.shape)))
            at += part.numel()

    def gradient(self, drafts: list[Draft], *, warm_up: bool) -> Generator[None, None, tuple[float, Floats]]:
        """Loss a symbol and gradient (P,) on drafts, in slices."""
        loss, gradient = 0.0, np.zeros(sum(part.numel() for part in self._parts))
        symbols = sum(len(draft.text) for draft in drafts)
        for batch in batched(drafts, most_samples=_PIECE, most_steps=_PIECE_STEPS):
            out = log_p(self._reader(self._reader.heard(batch)), batch)
            piece = warm_up_loss(out, batch) if warm_up else ctc_loss(out, batch, strict=False)
            share = sum(len(target) for target in batch.targets) / symbols
            yield
            parts = torch.autograd.grad(piece, self._parts)
            flat = np.concatenate([part.numpy().ravel() for part in parts])
            loss += share * float(piece.detach())
            gradient += share * flat
            yield
        return loss, gradient

    def examine(self, drafts: list[Draft]) -> Generator[None, None, Examined]:
        """What the reader makes of drafts, in slices; `said` is in the order of the drafts' lengths."""
        blanks = steps = printed = wrong = asked = 0
        said: list[list[int]] = []
        for batch in batched(drafts, most_samples=4 * _PIECE, most_steps=6 * _PIECE_STEPS):
            for row, target in zip(self._answers(batch), batch.targets, strict=True):
                text = greedy(row)[0]
                said.append(text)
                blanks += int((row.argmax(axis=1) == 0).sum())
                steps += len(row)
                printed += len(text)
                wrong += edit_distance(text, target)
                asked += len(target)
            yield
        return Examined(blanks / steps, printed / asked, wrong / asked, tuple(said))

    def _answers(self, batch: Batch) -> list[Floats]:
        return answers(self._reader, batch)


def flatten(weights: Weights) -> Floats:
    """All weights as one vector (P,), float64."""
    pairs = (*weights.input_weights, *weights.recurrent_weights, *weights.biases)
    parts = (*pairs, weights.output_weights, weights.output_bias)
    return np.concatenate([part.ravel() for part in parts]).astype(np.float64)


def unflatten(vector: Floats, like: Weights) -> Weights:
    """Weights of the same shapes from a vector."""
    pairs = (*like.input_weights, *like.recurrent_weights, *like.biases)
    parts, at = [], 0
    for part in (*pairs, like.output_weights, like.output_bias):
        parts.append(vector[at : at + part.size].reshape(part.shape).astype(np.float32))
        at += part.size
    one, two, three, four, five, six, seven, eight = parts
    return Weights((one, two), (three, four), (five, six), seven, eight)
