"""Numbers typed by a person: rows of inputs and targets, and lists of units or steps.

"1 0 0.5 0"          one row, a number a step          "1 0; 0 1"      two rows
"- - - 1"            at "-" nothing is asked           "1-3, 5"        units or steps 1, 2, 3 and 5
"""

from __future__ import annotations

import math
import re

import numpy as np

from simulator.arrays import Floats
from simulator.message import Message, Refused
from simulator.tasks.sequences import Sequences, Truths

# How near an output must come to a typed target, and the largest number that may be typed.
NEAR, LARGEST = 0.1, 100.0

_RANGE = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?", re.ASCII)


class Typed:
    """One sequence, as it was typed; learned when every asked output is within 0.1 of its target."""

    name = "typed"
    stays = False
    indifferent = 0.5

    def __init__(self, units: int, steps: int, chosen: Truths, inputs: Floats, targets: Floats) -> None:
        """`inputs` (T, I) and `targets` (T, O), NaN where nothing is asked."""
        self.steps, self.inputs, self.outputs = steps, inputs.shape[1], targets.shape[1]
        mask = (chosen[:, None] & np.isfinite(targets)).astype(np.float64)
        if not mask.any():
            raise Refused(Message("refused-unrolling-nothing-asked", steps=steps))
        self._sequences = Sequences(
            inputs[None],
            np.zeros((1, units)),
            np.zeros(units, np.bool_),
            np.nan_to_num(targets)[None],
            mask[None],
        )

    def draw(self, rng: np.random.Generator, size: int) -> Sequences:
        """The one sequence there is."""
        return self._sequences

    def examination(self) -> Sequences:
        """The same one."""
        return self._sequences

    def wrong(self, sequences: Sequences, outputs: Floats) -> Truths:
        """Outputs farther than 0.1 from their target."""
        near = np.abs(outputs - sequences.targets) < NEAR
        wrong: Truths = (sequences.mask > 0.0) & ~near
        return wrong


def parse_rows(setting: str, text: str, rows: int, steps: int, *, gaps: bool) -> Floats:
    """The typed rows as (T, rows), filled up with 0, or with NaN where `gaps` ("-") are allowed.

    Numbers past the last step wait for a longer sequence.
    """
    table = np.full((steps, rows), np.nan if gaps else 0.0)
    given = text.split(";")
    if len(given) > rows:
        raise Refused(Message("refused-unrolling-rows", setting=setting, value=len(given), allowed=rows))
    for row, line in enumerate(given):
        numbers = [_number(setting, word, gaps) for word in line.replace(",", " ").split()][:steps]
        table[: len(numbers), row] = numbers
    return table


def _number(setting: str, word: str, gaps: bool) -> float:
    if gaps and word in ("-", "–", "−"):
        return math.nan
    try:
        number = float(word.replace("−", "-"))
    except ValueError:
        number = math.nan
    if not abs(number) <= LARGEST:
        key = "refused-unrolling-typed-gaps" if gaps else "refused-unrolling-typed"
        raise Refused(Message(key, setting=setting, value=word[:40], largest=int(LARGEST)))
    return number


def parse_places(setting: str, text: str, most: int) -> Truths:
    """Which of 1 … `most` a list names, (most,): "1-3, 5", or "every"; at least one."""
    named = np.zeros(most, np.bool_)
    words = re.sub(r"\s*[-–]\s*", "-", text.strip().lower())
    if words == "every":
        return ~named
    for part in filter(None, re.split(r"[,\s]+", words)):
        found = _RANGE.fullmatch(part)
        first = int(found[1]) if found else 0
        last = int(found[2] or first) if found else 0
        if not 1 <= first <= last <= most:
            raise Refused(Message("refused-unrolling-places", setting=setting, value=part[:40], maximum=most))
        named[first - 1 : last] = True
    if not named.any():
        raise Refused(Message("refused-unrolling-no-places", setting=setting, maximum=most))
    return named
