"""A reader beside a moving pen: every point is read as it comes, and nothing decided is taken back.

    reader = PenReader(weights, "coordinates", "letters")
    reader.touch(0, 0); reader.move(0, 1)
    reader.text                       # what has been printed
    reader.rested()                   # what would be printed if the pen stayed away now

Greedy CTC: a symbol is printed at the first step at which it is the likeliest output.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import A
from simulator.models.ctc import log_softmax
from simulator.models.ink_reader import Cells, Memory, Passed, Singles, Weights
from simulator.reading.weights import Input
from simulator.tasks.alphabet import SYMBOLS, Alphabet, allowed
from simulator.tasks.ink_stream import EvenPen
from simulator.tasks.pen_pictures import SEEN, splat
from simulator.tasks.pen_steps import LIFTED_SCALE, LONGEST_MOVE, PAUSE_STEPS, SPACING

# Steps there is room for at first.
_ROOM = 512


class Printed(NamedTuple):
    """A symbol, by number, and the step at which it was printed."""

    symbol: int
    step: int


@dataclass(frozen=True)
class Rested:
    """What a rest of the pen makes of what is waiting: symbols, and the outputs in the rest (P, K)."""

    symbols: tuple[int, ...]
    probabilities: NDArray[np.float64]


class PenReader:
    """One reader and one page of ink; steps are kept in `passed`, places (T, 2) of points beside them."""

    def __init__(self, weights: Weights, input: Input, alphabet: Alphabet) -> None:
        self._input, self._cells = input, Cells(weights)
        self._pen = EvenPen(SPACING)
        self._memory: Memory = self._cells.start()
        self._passed = Passed.room(_ROOM, weights.sizes)
        self._places = np.zeros((_ROOM, 2), np.float32)
        self._starts = np.zeros(_ROOM, np.bool_)
        self._heard = np.zeros(weights.sizes[1], np.float32)
        self._count = 0
        self.printed: list[Printed] = []
        self.choose(alphabet)

    def __len__(self) -> int:
        return self._count

    @property
    def weights(self) -> Weights:
        """The weights it reads with."""
        return self._cells.weights

    @property
    def passed(self) -> Passed:
        """All that the cells did so far; read-only."""
        return self._passed.upto(self._count)

    @property
    def places(self) -> Singles:
        """Where each step's point lies, (T, 2); read-only."""
        return _locked(self._places[: self._count])

    @property
    def starts(self) -> NDArray[np.bool_]:
        """Which steps are moves of a lifted pen, (T,); read-only."""
        return _locked(self._starts[: self._count])

    @property
    def text(self) -> str:
        """What has been printed."""
        return "".join(SYMBOLS[printed.symbol] for printed in self.printed)

    def log_p(self) -> NDArray[np.float64]:
        """log of the outputs (T, K) in the alphabet that was chosen."""
        return log_softmax(self._passed.logits[: self._count], self._allowed)

    def choose(self, alphabet: Alphabet) -> None:
        """Other symbols may come up from now on, and might have from the start: it is read again."""
        self._allowed = allowed(alphabet)
        self._never = np.where(self._allowed, 0.0, -np.inf).astype(np.float32)
        self.printed, self._last = [], 0
        for step in range(self._count):
            self._print(step)

    def touch(self, x: float, y: float) -> None:
        """The pen comes down."""
        lifted = bool(self._count)
        before = self._places[self._count - 1] if lifted else np.array([x, y])
        point = self._pen.touch(x, y)
        reach = LONGEST_MOVE / LIFTED_SCALE * SPACING
        far = [min(max(new - float(old), -reach), reach) for new, old in zip(point, before, strict=True)]
        scale = LIFTED_SCALE / SPACING
        self._step(point, (far[0] * scale, far[1] * scale), lifted=True)

    def move(self, x: float, y: float) -> int:
        """The pen goes on, on the paper; says how many steps that made."""
        points = self._pen.move(x, y)
        for point in points:
            old = self._places[self._count - 1]
            self._step(point, ((point[0] - old[0]) / SPACING, (point[1] - old[1]) / SPACING), lifted=False)
        return len(points)

    @np.errstate(all="ignore")
    def rested(self) -> Rested:
        """What a rest would bring, on a copy of the state: nothing here changes."""
        memory, passed = self._memory.copy(), Passed.room(PAUSE_STEPS, self.weights.sizes)
        heard = self._heard.copy()
        heard[:-1] = self._heard[:-1] if self._input == "pictures" else 0.0
        heard[-1] = 1.0
        for step in range(PAUSE_STEPS if self._count else 0):
            self._cells.step(memory, heard, passed, step)
        outputs = np.exp(log_softmax(passed.logits, self._allowed))
        best = [self._last, *outputs.argmax(axis=1).tolist()]
        new = tuple(now for before, now in pairwise(best) if now and now != before)
        return Rested(new if self._count else (), outputs)

    def _step(self, point: tuple[float, float], move: tuple[float, float], *, lifted: bool) -> None:
        t = self._count
        if t == len(self._places):
            self._grow()
        self._places[t], self._starts[t] = point, lifted
        if self._input == "coordinates":
            self._heard[:2] = move
            self._heard[2] = lifted
        else:
            seen = self._places[max(0, t + 1 - SEEN) : t + 1]
            self._heard[:-1] = splat(np.zeros(len(seen), np.int64), seen - seen[-1], 1)[0]
        # Weights that grew past any use are a lesson, not a warning.
        with np.errstate(all="ignore"):
            self._cells.step(self._memory, self._heard, self._passed, t)
        self._count = t + 1
        self._print(t)

    def _print(self, step: int) -> None:
        best = int((self._passed.logits[step] + self._never).argmax())
        if best and best != self._last:
            self.printed.append(Printed(best, step))
        self._last = best

    def _grow(self) -> None:
        self._passed = self._passed.grown(self._count)
        self._places = np.concatenate((self._places, np.zeros_like(self._places)))
        self._starts = np.concatenate((self._starts, np.zeros_like(self._starts)))


def _locked(view: NDArray[A]) -> NDArray[A]:
    view.flags.writeable = False
    return view
