"""Tasks that begin with a pattern on all hidden units: vote on it, complete it, or spell it out."""

from __future__ import annotations

import numpy as np

from simulator.arrays import Floats, Integers
from simulator.message import Message, Refused
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

# Sequences of an examination, and the seed that chooses them where there are more.
EXAMINED, _EXAMINATION = 512, 20134
# What is to stay must still be there so many steps after the trained ones.
HELD = 50
# Standard deviation of the noise on a pattern to complete, in units of half the distance of 0 and 1.
NOISE = 0.1


class _FromPatterns:
    """Every unit starts where a pattern puts it; nothing arrives later."""

    name: str
    stays = False
    indifferent = 0.0
    inputs = 0

    def __init__(self, steps: int, levels: Levels, patterns: Floats) -> None:
        self.steps, self._levels = steps, levels
        self._patterns = patterns  # (N, H) bits

    def _sequences(self, bits: Floats) -> Sequences:
        raise NotImplementedError

    def draw(self, rng: np.random.Generator, size: int) -> Sequences:
        """Patterns drawn at random."""
        return self._sequences(self._patterns[rng.integers(0, len(self._patterns), size)])

    def examination(self) -> Sequences:
        """Every pattern there is, or hundreds of them."""
        patterns = self._patterns
        if len(patterns) > EXAMINED:
            rng = np.random.default_rng(_EXAMINATION)
            patterns = patterns[rng.choice(len(patterns), EXAMINED, replace=False)]
        return self._sequences(patterns)

    def wrong(self, sequences: Sequences, outputs: Floats) -> Truths:
        """An answer on the wrong side of the middle."""
        return wrong_side(sequences, outputs, self._levels.middle)


class Vote(_FromPatterns):
    """All units finally say what most of them said at first. Patterns without a majority are left out."""

    name = "vote"
    stays = True

    def __init__(self, units: int, steps: int, levels: Levels) -> None:
        needs_units(self.name, units, 2)
        patterns = every_pattern(units)
        super().__init__(steps, levels, patterns[2 * patterns.sum(1) != units])
        self.outputs = units

    def _sequences(self, bits: Floats) -> Sequences:
        majority = 2 * bits.sum(1, keepdims=True) > bits.shape[1]  # (B, 1)
        final = self._levels.of(np.broadcast_to(majority, bits.shape))
        return from_starts(
            self._levels.of(bits),
            throughout(final, self.steps),
            asked(self.steps, self.steps),
        )


class Attractor(_FromPatterns):
    """Complete one of a few stored patterns from a noisy copy, and stay there (Hopfield 1982).

    A noisy copy has at most one unit on the wrong side and Gaussian noise on all of them. Examined
    are all stored patterns with every single unit wrong, in every one of the last steps and for 50
    steps more.
    """

    name = "attractor"
    stays = True

    def __init__(self, units: int, steps: int, levels: Levels, last: int) -> None:
        needs_units(self.name, units, 3)
        super().__init__(steps, levels, stored_patterns(units))
        self.outputs, self._last = units, last

    def draw(self, rng: np.random.Generator, size: int) -> Sequences:
        """Stored patterns, noisy; the sequences end early but for the first."""
        which = rng.integers(0, len(self._patterns), size)
        flipped = rng.integers(0, self.outputs + 1, size)  # H: none
        until = last_before(ends(rng, size, self.steps), self._last, self.steps)
        return self._noisy(rng, which, flipped, until)

    def examination(self) -> Sequences:
        """Every stored pattern with every unit wrong in turn, and with none; T + 50 steps."""
        every = np.indices((len(self._patterns), self.outputs + 1)).reshape(2, -1)
        which, flipped = np.tile(every, max(1, 128 // every.shape[1]))
        held = asked(self.steps + HELD, self.steps - self._last + 1)
        return self._noisy(np.random.default_rng(_EXAMINATION), which, flipped, held)

    def _noisy(
        self, rng: np.random.Generator, which: Integers, flipped: Integers, asked_steps: Truths
    ) -> Sequences:
        bits = self._patterns[which]
        noisy = np.abs(bits - (np.arange(self.outputs) == flipped[:, None]))
        reach = 0.5 * (self._levels.high - self._levels.low)
        starts = self._levels.of(noisy) + NOISE * reach * rng.standard_normal(bits.shape)
        return from_starts(starts, throughout(self._levels.of(bits), asked_steps.shape[-1]), asked_steps)


class Spell(_FromPatterns):
    """The units hold a word of bits; one output says it, the first bit at step 1 and so on."""

    name = "spell"
    outputs = 1

    def __init__(
        self, units: int, steps: int, levels: Levels, chosen: Truths, answers: Levels = BITS
    ) -> None:
        super().__init__(steps, levels, every_pattern(units))
        self._said = chosen & ~asked(steps, units + 1)  # the word has as many bits as there are units
        self._answers = answers
        if not self._said.any():
            raise Refused(Message("refused-unrolling-nothing-asked", steps=steps))

    def _sequences(self, bits: Floats) -> Sequences:
        targets = np.full((len(bits), self.steps), self._answers.low)
        spelled = min(self.steps, bits.shape[1])
        targets[:, :spelled] = self._answers.of(bits[:, :spelled])
        return from_starts(self._levels.of(bits), targets[..., None], self._said)

    def wrong(self, sequences: Sequences, outputs: Floats) -> Truths:
        """A bit on the wrong side of the middle."""
        return wrong_side(sequences, outputs, self._answers.middle)


def from_starts(
    starts: Floats, targets: Floats, asked_steps: Truths, given: Truths | None = None
) -> Sequences:
    """Sequences without inputs, from initial states (B, H) to targets (B, T, O).

    `asked_steps` are (T,), or (B, T) where each sequence is asked at steps of its own.
    """
    mask = np.broadcast_to(asked_steps[..., None].astype(np.float64), targets.shape)
    every = np.ones(starts.shape[1], np.bool_) if given is None else given
    return Sequences(np.zeros((*targets.shape[:2], 0)), starts, every, targets, mask)


def stored_patterns(units: int) -> Floats:
    """Two patterns of H units, four from six units on, each as far from the others as can be, (N, H).

    The first has its first half on; each further one is the pattern farthest from those there are.
    With three units or more any two differ in at least three, so one wrong unit can be put right.
    """
    every = every_pattern(units)
    chosen = [(np.arange(units) < (units + 1) // 2).astype(np.float64)]
    while len(chosen) < (4 if units >= 6 else 2):
        distances = np.abs(every[:, None] - np.array(chosen)).sum(2).min(1)  # (2^H,)
        chosen.append(every[distances.argmax()])
    return np.array(chosen)
