"""Teaching the shipped reader one's own letters: each sample before and now, and what others make of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from simulator.arrays import frozen
from simulator.chapters._handwriting_content import Lesson
from simulator.chapters._handwriting_learning import EXAMINE_EVERY, Learner
from simulator.models.ctc import log_softmax, single
from simulator.models.ink_reader import Weights
from simulator.reading.pen_reader import PenReader
from simulator.tasks import handwriting as ink_of
from simulator.tasks.alphabet import SYMBOLS, Alphabet, encode
from simulator.tasks.ink import Ink

# The letters that show what has been forgotten: every letter once, in hands and with a seed of their own.
_OTHERS_SEED = 19


class Read(NamedTuple):
    """How likely a sample's letter is among all single symbols, and which is the likeliest."""

    probability: float
    symbol: str


class Teaching:
    """What the first and the present network make of every sample; worked out once for each."""

    def __init__(self, learner: Learner) -> None:
        self._learner = learner
        self._first = learner.weights
        # The network that was examined last, and after how many updates it was.
        self._now, self._update = learner.weights, 0
        self._known: dict[tuple[int, int], Read] = {}
        self._kept: list[object] = []
        self._others: dict[int, float] = {}

    def prepare(self, taught: tuple[tuple[str, Ink], ...], *, calm: bool = False) -> Iterator[None]:
        """Read what has not been read, in slices.

        While it learns, the network is examined now and then, not after every update; in a `calm` moment
        it is examined as it is.
        """
        update = self._learner.update
        if calm or update % EXAMINE_EVERY == 0 or not self._update <= update < self._update + EXAMINE_EVERY:
            self._now, self._update = self._learner.weights, update
        for weights in (self._first, self._now):
            for letter, ink in taught:
                key = id(weights), id(ink)
                if key not in self._known:
                    self._known[key] = read(weights, letter, ink)
                    # An id means something only while its object lives.
                    self._kept += [weights, ink]
                    yield
            if id(weights) not in self._others:
                right = 0
                for letter, ink in _others():
                    right += read(weights, letter, ink).symbol == letter
                    yield
                self._others[id(weights)] = right / len(_others())
                self._kept.append(weights)
        self._forget(taught)

    def again(self) -> None:
        """The network is another: examine it at the next opportunity."""
        self._update = -EXAMINE_EVERY

    def lesson(self, taught: tuple[tuple[str, Ink], ...]) -> Lesson:
        """Before and now; `prepare` has been through."""
        first, now = self._first, self._now
        before, after = ([self._known[id(w), id(ink)] for _, ink in taught] for w in (first, now))
        return Lesson(
            letters=tuple(letter for letter, _ in taught),
            inks=tuple(ink for _, ink in taught),
            before=frozen(np.array([one.probability for one in before])),
            now=frozen(np.array([one.probability for one in after])),
            read_before=tuple(one.symbol for one in before),
            read_now=tuple(one.symbol for one in after),
            others_before=self._others[id(first)],
            others_now=self._others[id(now)],
            update=self._update,
        )

    def all_read(self, taught: tuple[tuple[str, Ink], ...]) -> bool:
        """Whether the present network reads every sample as what it was said to be; after `prepare`."""
        lesson = self.lesson(taught)
        return bool(taught) and lesson.read_now == lesson.letters

    def _forget(self, taught: tuple[tuple[str, Ink], ...]) -> None:
        """Let go of weights and inks that are no longer there."""
        alive = {id(self._first), id(self._now)}
        inks = {id(ink) for _, ink in taught}
        self._known = {key: was for key, was in self._known.items() if key[0] in alive and key[1] in inks}
        self._others = {key: share for key, share in self._others.items() if key in alive}
        self._kept = [thing for thing in self._kept if id(thing) in alive | inks]


@np.errstate(all="ignore")
def read(weights: Weights, letter: str, ink: Ink) -> Read:
    """What one sample of a single letter or digit is read as."""
    alphabet: Alphabet = "digits" if letter.isdecimal() else "letters"
    reader = PenReader(weights, "coordinates", alphabet)
    for (x, y), begins in zip(ink.points.tolist(), ink.stroke_start.tolist(), strict=True):
        if begins:
            reader.touch(x, y)
        else:
            reader.move(x, y)
    outputs = np.concatenate((reader.log_p(), np.log(np.maximum(reader.rested().probabilities, 1e-30))))
    chances = log_softmax(single(outputs)[1:])
    return Read(float(np.exp(chances[encode(letter)[0] - 1])), SYMBOLS[int(chances.argmax()) + 1])


_MADE: list[tuple[str, Ink]] = []


def _others() -> list[tuple[str, Ink]]:
    if not _MADE:
        rng = np.random.default_rng(_OTHERS_SEED)
        styles = list(ink_of.STYLES.values())
        _MADE.extend(
            (letter, ink_of.write(letter, styles[number % len(styles)], rng))
            for number, letter in enumerate(ink_of.LETTERS)
        )
    return _MADE
