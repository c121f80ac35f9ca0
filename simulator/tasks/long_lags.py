"""Tasks that cannot be done without remembering something for a long time, T steps long.

- `first_sign`: the first input is +1 or −1, what follows is noise; say at the end which it was (the
  latching problem of Bengio, Simard and Frasconi, IEEE Transactions on Neural Networks 5, 1994).
- `marker`: signs stream by; one of them is marked to be stored and must be said when a second mark
  asks for it, at a step nobody knows beforehand.
- `order`: among four kinds of distractors there are two symbols, X or Y, one early and one in the
  middle; say at the end which came first and which second (temporal order, task 6a of Hochreiter and
  Schmidhuber, Neural Computation 9, 1997, with its begin and end left out).
- `recall`: the first symbol is one of four, what follows are four others that do not count; say at the end
  which came first.
- `copy`: a word of three letters, silence, a mark, and then the word is to be said, letter by letter (the
  noiseless memorisation of Hochreiter and Schmidhuber, made short).
- `adding`: two of the numbers that stream by are marked; say at the end 0.5 + (first + second) / 4
  (task 4 there). Right is an error below 0.04.
- `adder`: two binary numbers, a column a step; print each digit of the sum (see `addition`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.tasks import addition

Truths = NDArray[np.bool_]
Name: TypeAlias = Literal["first_sign", "marker", "order", "recall", "copy", "adding", "adder"]

# Standard deviation of the noise after the first sign.
NOISE = 0.2
# Letters of the order task: two that count, four that do not.
LETTERS = ("X", "Y", "a", "b", "c", "d")
ORDERS = ("XX", "XY", "YX", "YY")
SIGNS = ("−", "+")
# Symbols of the recall task: four that may come first, four that only follow.
SYMBOLS = ("A", "B", "C", "D", "a", "b", "c", "d")
# Letters of the copy task, and how many make a word.
WORD_LETTERS, WORD = ("A", "B"), 3
# An answer of the adding problem is right if it is nearer than this.
NEAR = 0.04


@dataclass(frozen=True)
class Sequences:
    """B sequences of T steps: what goes in, what is wanted, and where (mask 1) it is wanted."""

    inputs: Floats  # (B, T, I)
    targets: Floats  # (B, T, O)
    mask: Floats  # (B, T)


@dataclass(frozen=True)
class Task:
    """One task: its sizes, how it answers, and how its sequences are drawn.

    `answer` is "sign" (one logistic output), "class" (softmax over O) or "number" (a linear output).
    `channels` and `classes` name inputs and outputs; letters where an input is one of several.
    """

    name: Name
    inputs: int
    outputs: int
    answer: Literal["sign", "class", "number"]
    channels: tuple[str, ...]
    classes: tuple[str, ...]
    shortest: int  # fewest steps it can have
    draw: Callable[[np.random.Generator, int, int], Sequences]

    def right(self, logits: Floats, targets: Floats) -> Truths:
        """Which answers are right, (…), of logits and targets (…, O); what is no number is wrong."""
        if self.answer == "class":
            finite = np.isfinite(logits).all(-1)
            right: Truths = finite & (np.nan_to_num(logits).argmax(-1) == targets.argmax(-1))
        elif self.answer == "sign":
            right = np.where(targets > 0.5, logits > 0.0, logits < 0.0)[..., 0]
        else:
            right = (np.abs(logits - targets) < NEAR)[..., 0]
        return right


def _signs(rng: np.random.Generator, shape: tuple[int, ...]) -> Floats:
    return np.where(rng.random(shape) < 0.5, -1.0, 1.0)


def _last(size: int, steps: int) -> Floats:
    mask = np.zeros((size, steps))
    mask[:, -1] = 1.0
    return mask


def first_sign(rng: np.random.Generator, size: int, steps: int) -> Sequences:
    """A sign and then noise; the target, 1 for +, stands at the last step."""
    inputs = NOISE * rng.standard_normal((size, steps, 1))
    sign = _signs(rng, (size,))
    inputs[:, 0, 0] = sign
    targets = np.zeros((size, steps, 1))
    targets[:, -1, 0] = sign > 0.0
    return Sequences(inputs, targets, _last(size, steps))


def marker(rng: np.random.Generator, size: int, steps: int) -> Sequences:
    """Signs in channel 1; a store mark in the first half, channel 2; a recall mark later, channel 3."""
    inputs = np.zeros((size, steps, 3))
    inputs[..., 0] = _signs(rng, (size, steps))
    every, half = np.arange(size), steps // 2
    store, recall = rng.integers(0, half, size), rng.integers(half, steps, size)
    inputs[every, store, 1] = 1.0
    inputs[every, recall, 2] = 1.0
    targets, mask = np.zeros((size, steps, 1)), np.zeros((size, steps))
    targets[every, recall, 0] = inputs[every, store, 0] > 0.0
    mask[every, recall] = 1.0
    return Sequences(inputs, targets, mask)


def order(rng: np.random.Generator, size: int, steps: int) -> Sequences:
    """One-hot letters; X or Y at a step within [T/10, 2T/10) and one within [5T/10, 6T/10)."""
    letters = rng.integers(2, len(LETTERS), (size, steps))
    every = np.arange(size)
    first, second = rng.integers(0, 2, (2, size))
    for symbol, start in ((first, steps // 10), (second, steps // 2)):
        places = rng.integers(start, start + max(steps // 10, 1), size)
        letters[every, places] = symbol
    targets = np.zeros((size, steps, len(ORDERS)))
    targets[every, -1, 2 * first + second] = 1.0
    return Sequences(np.eye(len(LETTERS))[letters], targets, _last(size, steps))


def recall(rng: np.random.Generator, size: int, steps: int) -> Sequences:
    """One-hot symbols; the first is one of the four capitals, the others are small."""
    kinds = len(SYMBOLS) // 2
    symbols = rng.integers(kinds, 2 * kinds, (size, steps))
    symbols[:, 0] = rng.integers(0, kinds, size)
    targets = np.zeros((size, steps, kinds))
    targets[:, -1] = np.eye(kinds)[symbols[:, 0]]
    return Sequences(np.eye(2 * kinds)[symbols], targets, _last(size, steps))


def copying(symbols: int, kinds: int) -> Callable[[np.random.Generator, int, int], Sequences]:
    """Symbols of so many kinds, one-hot, at the first steps; a mark in the last channel; again at the end.

    Five of two kinds and ten of five are the memorisation of 5 and of 20 bits in Martens and Sutskever,
    ICML 2011.
    """

    def draw(rng: np.random.Generator, size: int, steps: int) -> Sequences:
        word = np.eye(kinds)[rng.integers(0, kinds, (size, symbols))]
        inputs, targets = np.zeros((size, steps, kinds + 1)), np.zeros((size, steps, kinds))
        inputs[:, :symbols, :kinds] = word
        inputs[:, -symbols - 1, kinds] = 1.0
        targets[:, -symbols:] = word
        mask = np.zeros((size, steps))
        mask[:, -symbols:] = 1.0
        return Sequences(inputs, targets, mask)

    return draw


copy = copying(WORD, len(WORD_LETTERS))


def adding(rng: np.random.Generator, size: int, steps: int) -> Sequences:
    """Numbers from −1 to 1 and two marks, one in the first tenth and one in the rest of the first half."""
    inputs = np.zeros((size, steps, 2))
    inputs[..., 0] = rng.uniform(-1.0, 1.0, (size, steps))
    every, tenth, half = np.arange(size), max(steps // 10, 1), max(steps // 2, 2)
    first, second = rng.integers(0, tenth, size), rng.integers(tenth, half, size)
    total = np.zeros(size)
    for place in (first, second):
        inputs[every, place, 1] = 1.0
        total += inputs[every, place, 0]
    targets = np.zeros((size, steps, 1))
    targets[:, -1, 0] = 0.5 + total / 4.0
    return Sequences(inputs, targets, _last(size, steps))


def adder(rng: np.random.Generator, size: int, steps: int) -> Sequences:
    """Columns of two binary numbers, the least significant first; every step is asked."""
    inputs, targets = addition.batch(rng, size, steps)
    return Sequences(inputs, targets, np.ones((size, steps)))


TASKS: dict[Name, Task] = {
    task.name: task
    for task in (
        Task("first_sign", 1, 1, "sign", ("x",), SIGNS, 2, first_sign),
        Task("marker", 3, 1, "sign", ("x", "store", "recall"), SIGNS, 4, marker),
        Task("order", 6, 4, "class", LETTERS, ORDERS, 10, order),
        Task("recall", len(SYMBOLS), len(SYMBOLS) // 2, "class", SYMBOLS, SYMBOLS[:4], 2, recall),
        Task("copy", 3, 2, "class", (*WORD_LETTERS, "mark"), WORD_LETTERS, 2 * WORD + 1, copy),
        Task("adding", 2, 1, "number", ("x", "mark"), (), 4, adding),
        Task("adder", 2, 1, "sign", ("first", "second"), ("0", "1"), 2, adder),
    )
}
