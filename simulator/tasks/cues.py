"""Tasks that begin with a cue on a subset of the hidden units: the rest of the network has to follow."""

from __future__ import annotations

import numpy as np

from simulator.arrays import Floats, Integers
from simulator.message import Message, Refused
from simulator.tasks.patterns import HELD, from_starts
from simulator.tasks.sequences import (
    BITS,
    Levels,
    Sequences,
    Truths,
    asked,
    ends,
    every_pattern,
    last_before,
    needs_units,
    throughout,
    wrong_side,
)

# Noise on a cue, its standard deviation in units of half the distance of 0 and 1.
NOISE = 0.1
_EXAMINATION, _EXAMINED = 20135, 64
# Letters of the International Morse code as they are keyed: a dot one step, a dash three, one step
# of silence between them (ITU-R M.1677-1). By the number the cue says.
LETTERS = {
    "A": "10111", "N": "11101", "D": "1110101", "U": "1010111",
    "R": "1011101", "K": "111010111", "G": "111011101", "W": "101110111",
}  # fmt: skip


class _FromCue:
    """The units of a subset start where a cue puts them; the others start as the network says."""

    name: str
    stays = False
    indifferent = 0.0
    inputs = 0

    def __init__(self, units: int, steps: int, levels: Levels, subset: Integers, cues: Floats) -> None:
        self._units, self.steps, self._levels, self._subset = units, steps, levels, subset
        self._cues = cues  # (N, k) bits

    def _answer(self, which: Integers, steps: int) -> tuple[Floats, Truths]:
        """Targets (B, T, O) for the cues of these numbers, and the asked steps (T,)."""
        raise NotImplementedError

    def draw(self, rng: np.random.Generator, size: int) -> Sequences:
        """Cues drawn at random, slightly noisy."""
        which = rng.integers(0, len(self._cues), size)
        return self._sequences(rng, which, *self._answer(which, self.steps))

    def examination(self) -> Sequences:
        """Every cue many times, slightly noisy."""
        every = np.arange(len(self._cues))
        which = np.tile(every, max(1, _EXAMINED // len(every)))
        return self._sequences(
            np.random.default_rng(_EXAMINATION), which, *self._answer(which, self._examined_steps)
        )

    @property
    def _examined_steps(self) -> int:
        return self.steps

    def _sequences(
        self, rng: np.random.Generator, which: Integers, targets: Floats, asked_steps: Truths
    ) -> Sequences:
        reach = 0.5 * (self._levels.high - self._levels.low)
        cues = self._levels.of(self._cues[which])
        starts = np.zeros((len(which), self._units))
        starts[:, self._subset] = cues + NOISE * reach * rng.standard_normal(cues.shape)
        given = np.isin(np.arange(self._units), self._subset)
        return from_starts(starts, targets, asked_steps, given)

    def wrong(self, sequences: Sequences, outputs: Floats) -> Truths:
        """An answer on the wrong side of the middle."""
        return wrong_side(sequences, outputs, self._levels.middle)


class Decoder(_FromCue):
    """A binary number on the subset; finally its unit, and it alone, is on: number n lights unit n + 1."""

    name = "decoder"

    def __init__(self, units: int, steps: int, levels: Levels, subset: Integers) -> None:
        needs_units(self.name, units, 2)
        super().__init__(units, steps, levels, subset, every_pattern(len(subset))[:units])
        self.outputs = units

    def _answer(self, which: Integers, steps: int) -> tuple[Floats, Truths]:
        alone = self._levels.of(np.arange(self._units) == which[:, None])
        return throughout(alone, steps), asked(steps, self.steps)


class Gait(_FromCue):
    """Legs that keep walking: the cue chooses which of them move together.

    Two gaits of two steps each, after the ways of four-legged animals: every second leg at once (the
    trot), or the first half of them and then the other (the bound). A central pattern generator that
    is told by its start alone which rhythm to keep; examined are all legs in the last steps and in
    the 50 that follow.
    """

    name = "gait"

    def __init__(self, units: int, steps: int, levels: Levels, subset: Integers, last: int) -> None:
        needs_units(self.name, units, 3)
        cues = np.repeat([[0.0], [1.0]], len(subset), axis=1)
        super().__init__(units, steps, levels, subset, cues)
        self.outputs, self._last = units, last
        leg = np.arange(units)
        self._gaits = np.stack((leg % 2 == 0, leg < (units + 1) // 2))  # (2, H) trot and bound at t = 0

    @property
    def _examined_steps(self) -> int:
        return self.steps + HELD

    def draw(self, rng: np.random.Generator, size: int) -> Sequences:
        """Cues drawn at random, slightly noisy; the sequences end early but for the first."""
        which = rng.integers(0, len(self._cues), size)
        targets, _ = self._answer(which, self.steps)
        until = last_before(ends(rng, size, self.steps), self._last, self.steps)
        return self._sequences(rng, which, targets, until)

    def _answer(self, which: Integers, steps: int) -> tuple[Floats, Truths]:
        odd = np.arange(1, steps + 1) % 2 == 1
        walk = self._gaits[which][:, None] ^ odd[:, None]  # (B, T, H)
        return self._levels.of(walk), asked(steps, self.steps - self._last + 1)


class Morse(_FromCue):
    """One cue starts a timed sequence: the output keys the letter that the cue names, then is silent."""

    name = "morse"
    outputs = 1

    def __init__(
        self,
        units: int,
        steps: int,
        levels: Levels,
        subset: Integers,
        chosen: Truths,
        answers: Levels = BITS,
    ) -> None:
        keyed = list(LETTERS.values())
        super().__init__(units, steps, levels, subset, every_pattern(len(subset))[: len(keyed)])
        self._chosen, self._answers = chosen, answers
        self._keyed = np.array([[int(on) for on in word.ljust(steps, "0")[:steps]] for word in keyed])
        if not chosen.any():
            raise Refused(Message("refused-unrolling-nothing-asked", steps=steps))

    def _answer(self, which: Integers, steps: int) -> tuple[Floats, Truths]:
        return self._answers.of(self._keyed[which])[..., None], self._chosen

    def wrong(self, sequences: Sequences, outputs: Floats) -> Truths:
        """A beat on the wrong side of the middle."""
        return wrong_side(sequences, outputs, self._answers.middle)
