"""What a task hands out: sequences with what goes in, what is wanted, and where it is wanted.

Input may enter in two ways, as initial states of hidden units or at every step, and targets may stand
on outputs or on the hidden units themselves (Hinton's lecture on recurrent networks, "providing input"
and "teaching signals"). One value carries all of it, so that training, examination and the shown
example speak of the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers
from simulator.message import Message, Refused
from simulator.models.squashing import Squashing

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Sequences:
    """B sequences of T steps for H hidden units, I inputs and O outputs.

    `starts` holds the initial states that are input; units that are not given one start as the
    network says, and `given` says which are. `mask` is 1 where a target counts and 0 elsewhere.
    """

    inputs: Floats  # (B, T, I)
    starts: Floats  # (B, H)
    given: Truths  # (H,)
    targets: Floats  # (B, T, O)
    mask: Floats  # (B, T, O)

    def states(self, initial: Floats) -> Floats:
        """Every sequence's h_0 (B, H): what was given, and elsewhere the network's own `initial` (H,)."""
        return np.where(self.given, self.starts, initial)


class Task(Protocol):
    """One thing to learn: seeded sequences, and what counts as right."""

    name: str
    steps: int  # T
    inputs: int  # I
    outputs: int  # O, for targets on all units the number of hidden units H
    stays: bool  # whether what is there at first has to stay, as in an attractor
    indifferent: float  # the input that says nothing: ½ for bits, 0 for pulses

    def draw(self, rng: np.random.Generator, size: int) -> Sequences:
        """`size` sequences to train on, or all there are if they are fewer."""

    def examination(self) -> Sequences:
        """The sequences that success is measured on; they may be longer than T."""

    def wrong(self, sequences: Sequences, outputs: Floats) -> Truths:
        """Which of the asked numbers are wrong, (B, T, O); what was not asked is never wrong."""


@dataclass(frozen=True)
class Levels:
    """The two activities that stand for 0 and 1 in hidden units, and the side that decides between them."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Right is what lies on the target's side of this."""
        return 0.5 * (self.low + self.high)

    def of(self, bits: NDArray[np.generic]) -> Floats:
        """Bits of any shape as activities."""
        return np.where(np.asarray(bits) > 0.5, self.high, self.low)


# The shortest of the training sequences that end early.
_SHORTEST = 8
# What output units are trained to say: plain bits.
BITS = Levels(0.0, 1.0)


def levels(squashing: Squashing) -> Levels:
    """Activities a unit can hold on to: inside its range, where its slope is not yet lost."""
    middle, reach = {
        "logistic": (0.5, 0.4),
        "tanh": (0.0, 0.8),
        "linear": (0.0, 0.8),
        "relu": (0.5, 0.5),
    }[squashing.name]
    return Levels(middle - reach, middle + reach)


def wrong_side(sequences: Sequences, outputs: Floats, middle: float) -> Truths:
    """Asked numbers on the other side of the middle from their target; what is no number is wrong."""
    above = sequences.targets > middle
    right = np.where(above, outputs > middle, outputs < middle)
    wrong: Truths = (sequences.mask > 0.0) & ~right
    return wrong


def every_pattern(bits: int) -> Floats:
    """All 2^n rows of n bits, (2^n, n)."""
    numbers = np.arange(2**bits)
    return (numbers[:, None] >> np.arange(bits)[::-1] & 1).astype(np.float64)


def some_patterns(rng: np.random.Generator, bits: int, size: int) -> Floats:
    """`size` random rows of n bits, (size, n)."""
    return rng.integers(0, 2, (size, bits)).astype(np.float64)


def asked(steps: int, first: int) -> Truths:
    """The steps (T,) from `first` on, counted from 1."""
    return np.arange(1, steps + 1) >= first


def ends(rng: np.random.Generator, size: int, steps: int) -> Integers:
    """Where each of `size` training sequences ends, (B,): the first at T, the others anywhere from 8 on.

    Something that is to stay has to be there early, and on a short way back there is an error to learn
    from where on a long one it has died out. Short lengths are as frequent as long ones on a log scale.
    """
    shortest = min(steps, _SHORTEST)
    lengths = (shortest * (steps / shortest) ** rng.random(size)).astype(np.int64)
    lengths[:1] = steps
    return lengths


def last_before(ends: Integers, last: int, steps: int) -> Truths:
    """The `last` steps of sequences with these ends (B,), as (B, T)."""
    t = np.arange(1, steps + 1)
    return (t <= ends[:, None]) & (t > ends[:, None] - last)


def throughout(pattern: Floats, steps: int) -> Floats:
    """The same pattern (B, O) at each of so many steps, (B, T, O)."""
    return np.broadcast_to(pattern[:, None], (len(pattern), steps, pattern.shape[1]))


def needs_units(task: str, units: int, minimum: int) -> None:
    """Refuse a network too small for a task."""
    if units < minimum:
        raise Refused(Message("refused-unrolling-units", task=task, units=units, minimum=minimum))


def needs_steps(task: str, steps: int, minimum: int) -> None:
    """Refuse a sequence too short for a task."""
    if steps < minimum:
        raise Refused(Message("refused-unrolling-steps", task=task, steps=steps, minimum=minimum))
