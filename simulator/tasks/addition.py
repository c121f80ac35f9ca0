"""Binary addition one column at a time, the least significant column first.

The task of the lecture's part on finite-state automata: the network sees one column of two binary
numbers at each step and has to say that column's digit of their sum. Whoever adds by hand is in one
of four states after a column, (carry or not) × (the digit just written):

    sum = first + second + carry_in      total = sum mod 2      carry_out = ⌊sum / 2⌋

State numbers are 2·carry_out + total, that is the column's sum itself: 0 no carry, print 0; 1 no
carry, print 1; 2 carry, print 0; 3 carry, print 1. Input symbols are 2·first + second: 00, 01, 10, 11.
Digits (T,) are column 1 first, which is the rightmost column on paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simulator.arrays import Floats, Integers, frozen
from simulator.message import Message, Refused

SYMBOLS = ("00", "01", "10", "11")
STATES = 4
# Nothing written and nothing carried.
START = 0
# The widest number a person may type, in columns.
LONGEST = 64

_DIGITS = re.compile(r"0[bB][ _]*[01]+(?:[ _]+[01]+)*|[0-9]+(?:[ _]+[0-9]+)*", re.ASCII)
# Longer than any spelling of a number with spaces between all its digits; bounds the work on pasted text.
_LONGEST_TEXT = 1_000


class NotANumber(Refused):
    """What was given is not a number that fits the columns; says what, where and what is allowed."""

    def __init__(self, message: Message, sentence: str) -> None:
        super().__init__(message)
        self._sentence = sentence

    def __str__(self) -> str:
        return self._sentence


@dataclass(frozen=True)
class Addition:
    """One worked example of T columns, read-only; every entry of the first four is a bit."""

    first: Integers  # (T,)
    second: Integers  # (T,)
    carry_in: Integers  # (T,) carried into the column
    total: Integers  # (T,) the digit the column prints, the network's target
    states: Integers  # (T,) the automaton's state after the column, 2·carry_out + total

    @property
    def columns(self) -> int:
        """T."""
        return len(self.first)

    @property
    def symbols(self) -> Integers:
        """Input symbols (T,), 2·first + second."""
        return 2 * self.first + self.second

    @property
    def carry_out(self) -> Integers:
        """What each column carries on, (T,)."""
        return self.states >> 1

    @property
    def inputs(self) -> Floats:
        """The columns as the network sees them, (T, 2)."""
        return np.stack((self.first, self.second), axis=1).astype(np.float64)

    @property
    def targets(self) -> Floats:
        """The digits the network should print, (T, 1)."""
        return self.total[:, None].astype(np.float64)


def states(first: ArrayLike, second: ArrayLike) -> Integers:
    """The automaton's state after every column, (…, T), for digits (…, T) of any number of pairs."""
    digits: NDArray[np.int64] = np.add(first, second, dtype=np.int64, casting="unsafe")
    columns = np.moveaxis(digits, -1, 0)
    sums = np.empty(columns.shape, np.int64)
    carry = np.zeros(columns.shape[1:], np.int64)
    for t, column in enumerate(columns):
        sums[t] = column + carry  # sum_t = first_t + second_t + carry_(t-1)
        carry = sums[t] >> 1  # carry_t = ⌊sum_t / 2⌋
    return np.moveaxis(sums, 0, -1)


def work_out(first: ArrayLike, second: ArrayLike) -> Addition:
    """The addition of two rows of T bits, worked out."""
    rows = [np.asarray(row) for row in (first, second)]
    for name, row in zip(("first", "second"), rows, strict=True):
        if row.ndim != 1 or len(row) == 0 or not np.isin(row, (0, 1)).all():
            raise ValueError(f"the {name} number is not a row of bits; one or more of 0 and 1 are allowed")
    if len(rows[0]) != len(rows[1]):
        lengths = f"{len(rows[0])} and {len(rows[1])}"
        raise ValueError(f"the numbers have {lengths} columns; both need the same number of columns")
    after = states(*rows)
    carry_in = np.concatenate(([0], after[:-1] >> 1))
    integers = [row.astype(np.int64) for row in rows]
    return Addition(*(frozen(part) for part in (*integers, carry_in, after & 1, after)))


def random_pairs(rng: np.random.Generator, size: int, columns: int) -> tuple[Integers, Integers]:
    """Digits of the first and of the second number of `size` pairs, (B, T) each."""
    first, second = rng.integers(0, 2, (2, size, columns))
    return first, second


def batch(rng: np.random.Generator, size: int, columns: int, sums: int = 1) -> tuple[Floats, Floats]:
    """Random additions, k at once: inputs (B, T, 2k) and targets (B, T, k), all 0 or 1."""
    pairs = [random_pairs(rng, size, columns) for _ in range(sums)]
    inputs = np.stack([row for pair in pairs for row in pair], axis=-1).astype(np.float64)
    return inputs, np.stack([states(*pair) & 1 for pair in pairs], axis=-1).astype(np.float64)


def batch_states(inputs: Floats) -> Integers:
    """The automaton's state after every column, (B, T), of a batch's inputs (B, T, 2k).

    Of k sums at once it is the state of the product machine, the first sum's counting most.
    """
    after: Integers = np.zeros(inputs.shape[:-1], np.int64)
    for k in range(0, inputs.shape[-1], 2):
        after = STATES * after + states(inputs[..., k], inputs[..., k + 1])
    return after


def symbol_name(symbol: int, sums: int = 1) -> str:
    """A column's digits, "01", or of two sums at once "01 & 11"."""
    places = reversed(range(sums))
    return " & ".join(SYMBOLS[symbol // len(SYMBOLS) ** place % len(SYMBOLS)] for place in places)


def from_numbers(first: int, second: int, columns: int) -> Addition:
    """The addition of two whole numbers in so many columns; a carry out of the last is not written."""
    if columns < 1:
        raise ValueError(f"{columns} columns cannot hold a number; 1 or more are allowed")
    return work_out(_digits(first, columns), _digits(second, columns))


def _digits(number: int, columns: int) -> list[int]:
    if number < 0 or number.bit_length() > columns:
        most = 2**columns - 1 if columns <= LONGEST else f"2^{columns} − 1"
        message = Message("refused-number-columns", number=_shown(number), columns=columns, maximum=str(most))
        raise NotANumber(
            message,
            f"{_shown(number)} does not fit {columns} columns; whole numbers from 0 to {most} are allowed",
        )
    return [number >> place & 1 for place in range(columns)]


def _shown(number: int) -> str:
    return str(number) if number.bit_length() <= 2 * LONGEST else f"a number of {number.bit_length()} bits"


def parse_number(text: str) -> int:
    """The number a person typed: decimal ("42") or binary ("0b10 1010"), at most 64 columns wide."""
    given = text.strip()
    shown = given if len(given) <= 40 else given[:39] + "…"
    if len(given) > _LONGEST_TEXT:
        raise _too_wide(shown)
    if not _DIGITS.fullmatch(given):
        place = _first_fault(given)
        raise NotANumber(
            Message("refused-digits", value=shown, position=place),
            f"“{shown}” is not a number at character {place}; decimal digits, or 0b and binary digits,"
            " with spaces or underscores between them, are allowed",
        )
    digits = re.sub(r"[ _]", "", given).lower()
    number = int(digits, 2) if digits.startswith("0b") else int(digits)
    if number.bit_length() > LONGEST:
        raise _too_wide(shown)
    return number


def _too_wide(shown: str) -> NotANumber:
    most = 2**LONGEST - 1
    return NotANumber(
        Message("refused-number-long", value=shown, columns=LONGEST, maximum=str(most)),
        f"“{shown}” is wider than {LONGEST} columns; numbers from 0 to {most} are allowed",
    )


def _first_fault(text: str) -> int:
    # The 1-based place where the longest readable beginning ends.
    reading = _DIGITS.match(text)
    return (reading.end() if reading else 0) + 1


def every_transition() -> Addition:
    """The shortest walk from the start that takes each of the automaton's sixteen transitions: 19 columns.

    Four transitions leave every state, but 2, 6, 6 and 2 enter states 0 to 3. A walk that uses up
    all of them must leave a state as often as it enters it, but for its first and its last, so
    three have to be taken again: 1 to 0 once and 2 to 3 twice; it then ends in state 1. The walk
    is Hierholzer's (Mathematische Annalen 6, 1873).
    """
    todo = {state: list(range(len(SYMBOLS))) for state in range(STATES)}
    todo[1] += [0]
    todo[2] += [3, 3]
    going, walk = [(START, -1)], list[int]()
    while going:
        state, symbol = going[-1]
        if todo[state]:
            leaving = todo[state].pop()
            going.append(((state >> 1) + (leaving >> 1) + (leaving & 1), leaving))
        else:
            walk.append(symbol)
            going.pop()
    return from_symbols(walk[-2::-1])


def from_symbols(symbols: Sequence[int]) -> Addition:
    """The addition whose columns are these input symbols, 2·first + second each."""
    row = np.asarray(symbols, dtype=np.int64)
    return work_out(row >> 1, row & 1)


def constant_run(symbol_pattern: str, columns: int) -> Addition:
    """So many columns of the same two digits, "00", "01", "10" or "11": the test of a long memory."""
    if symbol_pattern not in SYMBOLS:
        raise ValueError(f"{symbol_pattern!r} is not a column; {', '.join(SYMBOLS)} are allowed")
    return from_symbols([SYMBOLS.index(symbol_pattern)] * columns)
