"""Tasks whose input arrives at every step and whose outputs answer at chosen steps.

This is the usual way to use a recurrent network: the same subset of units is told something at every
step, and another subset has to answer at some of them.
"""

from __future__ import annotations

import numpy as np

from simulator.arrays import Floats
from simulator.message import Message, Refused
from simulator.tasks import addition
from simulator.tasks.patterns import HELD, stored_patterns
from simulator.tasks.sequences import (
    BITS,
    Levels,
    Sequences,
    Truths,
    asked,
    needs_units,
    some_patterns,
    throughout,
    wrong_side,
)

# Sequences and seed of the examination, the same for every network so that two can be compared.
EXAMINED, _EXAMINATION = 250, 20133
# How many times longer the examination's sequences are than the trained ones, where a rule is to be
# learned and not a length.
LONGER = 4
# Pulses of the flip-flop come this often.
_PULSES = 0.25


class _Stream:
    """A stream of bits in, bits out, with the chosen steps as mask."""

    name: str
    stays = False
    indifferent = 0.5
    inputs = 1
    outputs = 1
    longer = LONGER

    def __init__(self, units: int, steps: int, chosen: Truths, answers: Levels = BITS) -> None:
        self._units, self.steps, self._chosen, self._levels = units, steps, chosen, answers
        if not (chosen & self._answers(steps)).any():
            raise Refused(Message("refused-unrolling-nothing-asked", steps=steps))

    def _answers(self, steps: int) -> Truths:
        """The steps (T,) at which there is an answer at all."""
        return np.ones(steps, np.bool_)

    def _work_out(self, rng: np.random.Generator, size: int, steps: int) -> tuple[Floats, Floats]:
        """Inputs (B, T, I) and the bits that answer them (B, T, O)."""
        raise NotImplementedError

    def _sequences(self, rng: np.random.Generator, size: int, steps: int, chosen: Truths) -> Sequences:
        inputs, bits = self._work_out(rng, size, steps)
        targets = self._levels.of(bits)
        answered = (chosen & self._answers(steps)).astype(np.float64)
        mask = np.broadcast_to(answered[:, None], targets.shape)
        given = np.zeros(self._units, np.bool_)
        return Sequences(inputs, np.zeros((size, self._units)), given, targets, mask)

    def draw(self, rng: np.random.Generator, size: int) -> Sequences:
        """Random streams of T steps."""
        return self._sequences(rng, size, self.steps, self._chosen)

    def examination(self) -> Sequences:
        """Fresh streams, the same for every network; longer ones where a rule is to be learned."""
        rng = np.random.default_rng((_EXAMINATION, self.steps))
        size = max(4, min(EXAMINED, 64_000 // (self.longer * self.steps)))
        # Past the trained length the chosen steps come round again.
        return self._sequences(rng, size, self.longer * self.steps, np.tile(self._chosen, self.longer))

    def wrong(self, sequences: Sequences, outputs: Floats) -> Truths:
        """An answer on the wrong side of the middle."""
        return wrong_side(sequences, outputs, self._levels.middle)


class Echo(_Stream):
    """Say again what was heard `delay` steps ago: y_t = x_(t − delay)."""

    name = "echo"

    def __init__(
        self, units: int, steps: int, chosen: Truths, answers: Levels = BITS, delay: int = 3
    ) -> None:
        self._delay = delay
        super().__init__(units, steps, chosen, answers)

    def _answers(self, steps: int) -> Truths:
        return np.arange(1, steps + 1) > self._delay

    def _work_out(self, rng: np.random.Generator, size: int, steps: int) -> tuple[Floats, Floats]:
        heard = some_patterns(rng, steps, size)
        said = np.zeros_like(heard)
        said[:, self._delay :] = heard[:, : steps - self._delay]
        return heard[..., None], said[..., None]


class Parity(_Stream):
    """Say at every step whether the number of ones so far is odd: y_t = x_1 ⊕ … ⊕ x_t."""

    name = "parity"

    def _work_out(self, rng: np.random.Generator, size: int, steps: int) -> tuple[Floats, Floats]:
        heard = some_patterns(rng, steps, size)
        return heard[..., None], (np.cumsum(heard, axis=1) % 2)[..., None]


class Columns(_Stream):
    """Add two binary numbers a column at a time, least significant first (see `addition`)."""

    name = "adder"
    inputs = 2

    def _work_out(self, rng: np.random.Generator, size: int, steps: int) -> tuple[Floats, Floats]:
        return addition.batch(rng, size, steps)


class FlipFlop(_Stream):
    """Hold the last pulse: +1 sets, −1 resets, 0 leaves everything as it is.

    One bit of the task of Sussillo and Barak (Neural Computation 25, 2013): two attractors, and input
    that moves the network from one to the other. Before the first pulse nothing is asked.
    """

    name = "attractor"
    indifferent = 0.0

    def _work_out(self, rng: np.random.Generator, size: int, steps: int) -> tuple[Floats, Floats]:
        pulses = pulse_train(rng, size, steps)
        return pulses[..., None], (last_pulse(pulses) > 0.0)[..., None].astype(np.float64)


def pulse_train(rng: np.random.Generator, size: int, steps: int) -> Floats:
    """Pulses of +1 and −1 among zeros, (B, T), the first step always a pulse."""
    signs = np.where(rng.random((size, steps)) < 0.5, -1.0, 1.0)
    there = rng.random((size, steps)) < _PULSES
    there[:, 0] = True
    return np.where(there, signs, 0.0)


def last_pulse(pulses: Floats) -> Floats:
    """The last pulse so far, (B, T), of pulses (B, T) whose first step is one."""
    steps = np.arange(pulses.shape[1])
    last = np.maximum.accumulate(np.where(pulses != 0.0, steps, 0), axis=1)
    return np.take_along_axis(pulses, last, axis=1)


class Register:
    """Bits arrive one by one; finally the units hold the last of them, unit 1 the newest.

    What came before the first step counts as 0.
    """

    name = "register"
    stays = False
    indifferent = 0.5
    inputs = 1

    def __init__(self, units: int, steps: int, levels: Levels) -> None:
        self.outputs, self.steps, self._levels = units, steps, levels

    def draw(self, rng: np.random.Generator, size: int) -> Sequences:
        """Random streams of T bits."""
        return self._sequences(some_patterns(rng, self.steps, size))

    def examination(self) -> Sequences:
        """Fresh streams of T bits, the same for every network."""
        rng = np.random.default_rng((_EXAMINATION, self.steps))
        return self._sequences(some_patterns(rng, self.steps, EXAMINED))

    def _sequences(self, heard: Floats) -> Sequences:
        size, steps = heard.shape
        newest_first = np.concatenate((heard[:, ::-1], np.zeros((size, self.outputs))), axis=1)
        final = self._levels.of(newest_first[:, : self.outputs])
        return on_all_units(heard, throughout(final, steps), asked(steps, steps))

    def wrong(self, sequences: Sequences, outputs: Floats) -> Truths:
        """A unit on the wrong side of the middle."""
        return wrong_side(sequences, outputs, self._levels.middle)


class Latch:
    """Pulses of +1 and −1, then silence; all units show the pattern of the last pulse and keep it.

    Examined are all units in the last steps and in the 50 silent ones that follow.
    """

    name = "latch"
    stays = True
    indifferent = 0.0
    inputs = 1

    def __init__(self, units: int, steps: int, levels: Levels, last: int) -> None:
        needs_units(self.name, units, 2)
        self.outputs, self.steps, self._levels, self._last = units, steps, levels, last
        patterns = stored_patterns(units)
        self._patterns = patterns[[0, len(patterns) // 2]]  # (2, H): after −1 and after +1

    def draw(self, rng: np.random.Generator, size: int) -> Sequences:
        """Random pulses, silence in the last steps."""
        return self._sequences(rng, size, self.steps)

    def examination(self) -> Sequences:
        """Fresh pulses, the same for every network, and 50 steps of silence."""
        return self._sequences(np.random.default_rng((_EXAMINATION, self.steps)), 128, self.steps + HELD)

    def _sequences(self, rng: np.random.Generator, size: int, steps: int) -> Sequences:
        pulses = np.zeros((size, steps))
        heard = max(1, self.steps - self._last)
        pulses[:, :heard] = pulse_train(rng, size, heard)
        shown = self._patterns[(last_pulse(pulses) > 0.0).astype(np.int64)]  # (B, T, H)
        return on_all_units(pulses, self._levels.of(shown), asked(steps, self.steps - self._last + 1))

    def wrong(self, sequences: Sequences, outputs: Floats) -> Truths:
        """A unit on the wrong side of the middle."""
        return wrong_side(sequences, outputs, self._levels.middle)


def on_all_units(heard: Floats, targets: Floats, asked_steps: Truths) -> Sequences:
    """Sequences of one input (B, T) with targets on all units (B, T, H) at the asked steps (T,)."""
    units = targets.shape[2]
    mask = np.broadcast_to(asked_steps[:, None].astype(np.float64), targets.shape)
    nobody = np.zeros(units, np.bool_)
    return Sequences(heard[..., None], np.zeros((len(heard), units)), nobody, targets, mask)
