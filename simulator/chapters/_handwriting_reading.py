"""Ink on the stage and what a reader makes of it, kept up with point by point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen
from simulator.chapters._handwriting_content import Character, Influence
from simulator.models.ink_reader import Weights, d_inputs
from simulator.reading.pen_reader import PenReader, Rested
from simulator.reading.trace import ReadingTrace
from simulator.reading.weights import Input
from simulator.tasks.alphabet import SYMBOLS, Alphabet
from simulator.tasks.ink import Ink
from simulator.tasks.pen_steps import LIFTED_SCALE, LONGEST_MOVE, SPACING

# Points read in a millisecond or two.
_SLICE = 20
# Seconds from point to point where nobody knows them.
_BEAT = 0.01
# Activity of a cell below which it can hardly fall back any further.
_QUIET = 0.05


class Reading:
    """One reader and the ink it reads; the ink may grow."""

    def __init__(self, weights: Weights, input: Input, alphabet: Alphabet) -> None:
        self._input: Input = input
        self._alphabet: Alphabet = alphabet
        self.reader = PenReader(weights, input, alphabet)
        self._ink = Ink.of([], empty=True)
        self._read = 0
        self._reached: list[int] = []
        self._strokes: list[int] = []
        self._stroke = -1
        self._influence: tuple[tuple[int, int, int], tuple[Influence, Floats, Floats]] | None = None
        self._ranks: tuple[int, tuple[Floats, Integers]] | None = None
        self._characters: list[Character] = []

    def begins(self, ink: Ink) -> bool:
        """Whether the ink begins with what has been read."""
        own, read = self._ink, self._read
        if ink is own:
            return True
        same = len(ink) >= read and np.array_equal(ink.points[:read], own.points[:read])
        return same and np.array_equal(ink.stroke_start[:read], own.stroke_start[:read])

    def grow(self, ink: Ink) -> None:
        """The same ink, longer."""
        self._ink = ink

    def choose(self, alphabet: Alphabet) -> None:
        """Another alphabet: what was read is read again."""
        if alphabet == self._alphabet:
            return
        self._alphabet = alphabet
        self.reader.choose(alphabet)
        self._influence = self._ranks = None
        self._characters = []

    def catch_up(self) -> Iterator[None]:
        """Read the points that have not been read, in slices."""
        ink, reader = self._ink, self.reader
        for at in range(self._read, len(ink)):
            x, y = ink.points[at].tolist()
            if ink.stroke_start[at]:
                reader.touch(x, y)
                self._stroke += 1
                steps = 1
            else:
                steps = reader.move(x, y)
            self._reached += [at] * steps
            self._strokes += [self._stroke] * steps
            self._read = at + 1
            if at % _SLICE == _SLICE - 1:
                yield

    @property
    def ink(self) -> Ink:
        """The ink as it was written."""
        return self._ink

    def rested(self) -> Rested:
        """What a rest of the pen would bring now."""
        return self.reader.rested()

    def steps(self) -> tuple[Integers, Integers, Floats]:
        """For every step its stroke, the point that had to be there, and when that was, (T,) each."""
        reached = np.array(self._reached, np.int64)
        known = self._ink.seconds
        seconds = np.arange(len(self._ink), dtype=np.float64) * _BEAT
        seconds = seconds if known is None else known
        return frozen(np.array(self._strokes, np.int64)), frozen(reached), frozen(seconds[reached])

    def characters(self, log_p: Floats) -> tuple[Character, ...]:
        """What has been printed; `log_p` (T, K) are the outputs so far."""
        printed, known = self.reader.printed, self._characters
        leader = log_p[:, 1:].argmax(axis=1) + 1 if len(known) < len(printed) else np.zeros(0)
        for number in range(len(known), len(printed)):
            symbol, step = printed[number]
            first = printed[number - 1].step + 1 if number else 0
            # Since when it has been the likeliest, blank aside.
            others = np.flatnonzero(leader[first:step] != symbol)
            delay = step - (first + int(others[-1]) + 1 if len(others) else first)
            known.append(
                Character(SYMBOLS[symbol], step, first, step, delay, float(np.exp(log_p[step, symbol])))
            )
        return tuple(known)

    def ranks(self) -> tuple[Floats, Integers]:
        """Every cell's reset index, (C,), and the cells in order of moving and resetting at characters.

        At a character printed at step s let a and b be tanh c one step before and one after. A cell moves
        by |b − a| and is reset by 1 − |b| / |a|, at least 0; both are means over characters.
        """
        printed, passed = self.reader.printed, self.reader.passed
        known = self._ranks
        if known is not None and known[0] == len(printed):
            return known[1]
        steps = np.array([step for _, step in printed if 0 < step < len(self.reader) - 1], np.int64)
        waiting = len(steps) < len(printed)
        C = 2 * self.reader.weights.sizes[0]
        before, after = (np.tanh(passed.cells[steps + shift]).reshape(len(steps), C) for shift in (-1, 1))
        if len(steps):
            fall = 1.0 - np.abs(after) / np.maximum(np.abs(before), _QUIET)
            reset = np.maximum(fall, 0.0).mean(axis=0).astype(np.float64)
            score = np.abs(after - before).mean(axis=0) * reset
        else:
            reset = score = np.zeros(C)
        result = frozen(reset), frozen(np.argsort(-score, kind="stable").astype(np.int64))
        # A character just printed counts as soon as the step after it has been read.
        self._ranks = (-1 if waiting else len(printed), result)
        return result

    def influence(self, chosen: int, look_back: int, log_p: Floats) -> tuple[Influence, Floats, Floats]:
        """How a character hangs on the ink, and its derivatives by the inputs (T, I) and points (T, 2)."""
        reader, T = self.reader, len(self.reader)
        width = reader.weights.sizes[1]
        coordinates = self._input == "coordinates"
        if not reader.printed:
            nothing = np.zeros((T, width)), np.zeros((T, 2 if coordinates else 0))
            return Influence(-1, frozen(np.zeros(T)), -1), frozen(nothing[0]), frozen(nothing[1])
        chosen = min(chosen, len(reader.printed) - 1)
        key = (chosen, look_back, T)
        if self._influence is not None and self._influence[0] == key:
            return self._influence[1]
        symbol, step = reader.printed[chosen]
        # ∂ log y_k/∂logits = 1_k − y
        d_logits = -np.exp(log_p[step])
        d_logits[symbol] += 1.0
        d_x = np.zeros((T, width))
        known = self._influence
        if known is not None and known[0][:2] == key[:2]:
            # Only the pen went on: nothing later changes what decided an earlier character.
            d_x[: step + 1] = known[1][1][: step + 1]
        else:
            own = d_inputs(reader.weights, reader.passed, d_logits.astype(np.float32), step, look_back)
            d_x[: step + 1] = own
        strength = np.linalg.norm(d_x[:, :2] if coordinates else d_x[:, :-1], axis=1)
        d_points = self._by_points(d_x) if coordinates else np.zeros((T, 0))
        strongest = int(strength.argmax()) if strength.any() else -1
        result = Influence(chosen, frozen(strength), strongest), frozen(d_x), frozen(d_points)
        self._influence = key, result
        return result

    def _by_points(self, d_inputs: Floats) -> Floats:
        """∂/∂(x, y)_t, (T, 2): a point is the end of its own step and the beginning of the next."""
        moves = self.reader.passed.inputs[:, :2]
        lifted = self.reader.starts[:, None]
        scale = np.where(lifted, LIFTED_SCALE, 1.0) / SPACING
        by_step = d_inputs[:, :2] * scale * ~(lifted & (np.abs(moves) >= LONGEST_MOVE))
        by_step[:1] = 0.0
        by_point: Floats = by_step.copy()
        by_point[:-1] -= by_step[1:]
        return by_point

    def trace(self, outputs: NDArray[Any], d_inputs: Floats, d_points: Floats) -> ReadingTrace:
        """Everything the reader did."""
        passed = self.reader.passed
        return ReadingTrace(
            passed.inputs, passed.gates, passed.cells, passed.hiddens, outputs, d_inputs, d_points
        )
