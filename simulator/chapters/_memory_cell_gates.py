"""Gates worked from outside: the lecture's script, and rows of numbers a hand has set.

The script is the lecture's story: the gate to write opens for one step, the loop keeps, the gate to
read opens for one step, and then the loop lets go. A row by hand is a text with one number a step,
`0.5 1 1 1` or, for the same, `0.5 1*3`; steps that are not written are closed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters._memory_cell_settings import Settings
from simulator.message import Message, Refused

# How near to the value counts as holding it, and how small an output as silence.
TOLERANCE = 0.1
# Inputs by hand may be this large; gates go from 0 to 1.
LARGEST_INPUT = 9.0

Lane: TypeAlias = Literal["write", "keep", "read", "input"]

_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(?:\*(\d{1,4}))?", re.ASCII)


@dataclass(frozen=True)
class Score:
    """How well a value was held: what a person operating the gates is told.

    Between the step it arrives at and the step it is asked for there are `of` states of the cell;
    `held` of them are within `TOLERANCE` of the value. `read` is what came out when it was asked for,
    `leaks` the other steps at which more than `TOLERANCE` came out.
    """

    held: int
    of: int
    wanted: float
    read: float
    right: bool
    leaks: int

    @property
    def perfect(self) -> bool:
        """Held all the way, read out when asked, and silent otherwise."""
        return self.held == self.of and self.right and not self.leaks


def noise(steps: int, size: float, seed: int) -> Floats:
    """Inputs nobody asked for, (T,): normal with standard deviation `size`, to one decimal."""
    return np.round(size * np.random.default_rng((seed, 1997)).standard_normal(steps), 1) + 0.0


def script(
    steps: int, write_at: int, read_at: int, keep: float, leak: float
) -> tuple[Floats, Floats, Floats]:
    """write, keep and read (T,) of the lecture's story; steps count from 1.

    A closed gate lets `leak` through. The loop keeps from the step after `write_at` up to `read_at`,
    or to the end if nothing is read after that.
    """
    at = np.arange(1, steps + 1)
    last = read_at if read_at > write_at else steps
    write = np.where(at == write_at, 1.0, leak)
    kept = np.where((at > write_at) & (at <= last), keep, leak)
    read = np.where(at == read_at, 1.0, leak)
    return write, kept, read


def row(text: str, steps: int, setting: str, low: float = 0.0, high: float = 1.0) -> Floats:
    """The numbers of a text, (T,); what is missing is 0, and what is more than T steps is left out."""
    numbers: list[float] = []
    for place, word in enumerate(text.split(), 1):
        match = _NUMBER.fullmatch(word)
        if match is None or not low <= float(match[1]) <= high:
            raise Refused(
                Message(
                    "refused-row",
                    setting=setting,
                    value=word[:20],
                    position=place,
                    minimum=f"{low:g}",
                    maximum=f"{high:g}",
                )
            )
        numbers += [float(match[1])] * (int(match[2]) if match[2] else 1)
    given = np.array(numbers[:steps], dtype=np.float64)
    return np.concatenate((given, np.zeros(steps - len(given))))


def write_row(numbers: Sequence[float] | Floats) -> str:
    """The shortest text of a row: two decimals, equal neighbours together, no closed steps at the end."""
    words = [f"{round(float(number), 2) + 0.0:g}" for number in numbers]
    while words and words[-1] == "0":
        words.pop()
    runs = [(word, len(list(run))) for word, run in groupby(words)]
    return " ".join(word if length == 1 else f"{word}*{length}" for word, length in runs)


def score(cell: Floats, hidden: Floats, value: float, write_at: int, read_at: int) -> Score | None:
    """The score of a cell (T,) and its output (T,); None if nothing is to be held in these steps."""
    if not write_at < read_at <= len(cell):
        return None
    held = np.abs(cell[write_at - 1 : read_at] - value) <= TOLERANCE
    loud = np.abs(hidden) > TOLERANCE
    loud[read_at - 1] = False
    read = float(hidden[read_at - 1])
    return Score(
        held=int(held.sum()),
        of=len(held),
        wanted=value,
        read=read,
        right=abs(read - value) <= TOLERANCE,
        leaks=int(loud.sum()),
    )


@dataclass(frozen=True)
class Played:
    """One sequence for a cell worked from outside, all (T,)."""

    inputs: Floats
    write: Floats
    keep: Floats
    read: Floats
    error: Floats  # ∂E/∂h_t

    def __post_init__(self) -> None:
        for name, part in vars(self).items():
            object.__setattr__(self, name, frozen(part))


def played(settings: Settings) -> Played:
    """The sequence for gates worked from outside; refuses a row that is none.

    The value to store arrives at its step amid noise, or what the row of inputs by hand says.
    """
    s, T = settings, settings.played_steps
    at = np.arange(1, T + 1)
    inputs = np.where(at == s.write_at, s.stored_value, noise(T, s.noise, s.noise_seed))
    if s.gates == "by_hand":
        rows = {"write": s.hand_write, "keep": s.hand_keep, "read": s.hand_read}
        write, keep, read = (row(text, T, f"hand_{name}") for name, text in rows.items())
        if s.hand_input.strip():
            inputs = row(s.hand_input, T, "hand_input", -LARGEST_INPUT, LARGEST_INPUT)
    else:
        write, keep, read = script(T, s.write_at, s.read_at, s.keep_value, s.leak)
    return Played(inputs, write, keep, read, np.where(at == s.read_at, s.error, 0.0))


def at_step(
    settings: Settings, lane: Lane, step: int, value: float, last: int | None = None
) -> dict[str, str]:
    """The live settings that put one number into a row by hand: for a command `Set(at_step(…))`.

    `step` counts from 1; with `last` the number stands at every step from `step` to `last`, a sweep of
    the hand. A number out of range is brought back into it.
    """
    shown = played(settings.with_(gates="by_hand"))
    numbers = np.array(shown.inputs if lane == "input" else getattr(shown, lane))
    low, high = (-LARGEST_INPUT, LARGEST_INPUT) if lane == "input" else (0.0, 1.0)
    first, end = sorted((step, last or step))
    numbers[max(first - 1, 0) : end] = min(max(value, low), high)
    return {f"hand_{lane}": write_row(numbers)}
