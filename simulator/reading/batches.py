"""Batches of real ink for training: words, single letters and digits, and lines put together of them.

One draw makes a few hundred samples of all sorts, sorts them by length and cuts them into batches of
like length, so that little time goes into padding. Every sample is warped before it is spaced evenly,
never the same way twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.reading.corpus import Kind, Pool
from simulator.reading.warping import noisy, warped
from simulator.tasks.alphabet import Alphabet, encode
from simulator.tasks.handwriting import CHARACTERS, DIGITS, varied, write
from simulator.tasks.ink import evenly
from simulator.tasks.pen_steps import PAUSE_STEPS, SPACING, pen_steps, rest

Truths = NDArray[np.bool_]

# How many samples of each sort one draw holds.
MIX = {
    "letters": 220,
    "digits": 110,
    "words": 190,
    "spelled": 60,
    "numbers": 25,
    "mixed": 10,
    "lines": 25,
    "synthetic": 80,
}
# A batch holds no more samples than this, and no more steps.
MOST_SAMPLES, MOST_STEPS = 96, 5_000
# Contributors with many samples are drawn less often than their share: share to this power.
EVENNESS = 0.7


@dataclass(frozen=True)
class Draft:
    """One sample: points (n, 2), stroke starts (n,), what it says, and which symbols may come up."""

    points: Floats
    starts: Truths
    text: str
    alphabet: Alphabet


@dataclass(frozen=True)
class Batch:
    """B inks of at most T steps, padded with zeros.

    `points` (T, B, 2) and `steps` (T, B, 4) in order of writing; `lengths` (B,) count the written
    steps, after which `PAUSE_STEPS` of pause follow. `targets` are the outputs that spell each text,
    `numbers` the places of the inks among those that were batched.
    """

    points: NDArray[np.float32]
    steps: NDArray[np.float32]
    lengths: NDArray[np.int64]
    targets: list[list[int]]
    alphabets: list[Alphabet]
    numbers: list[int]


class Mixer:
    """Draws batches from pools, the same ones for the same seed and number of draws."""

    def __init__(self, pools: dict[Kind, Pool], seed: int) -> None:
        self._pools, self._seed = pools, seed
        self._texts = np.unique(pools["words"].labels)
        self._by_label = {str(s): at for s, at in _grouped(pools["letters"].labels).items()}
        self._by_writer = {kind: list(_grouped(pools[kind].writers).values()) for kind in pools}
        self._cumulative = {kind: _cumulative(pool.contributors) for kind, pool in pools.items()}
        self._makers: dict[str, Callable[[np.random.Generator, int], Draft]] = {
            "letters": lambda rng, _: self._real(rng, "letters", 1),
            "digits": lambda rng, _: self._real(rng, "digits", 1),
            "words": lambda rng, longest: self._real(rng, "words", longest),
            "spelled": self._spelled,
            "numbers": self._numbers,
            "mixed": self._mixed,
            "lines": self._line,
            "synthetic": self._synthetic,
        }

    def draw(self, number: int, longest: int, mix: dict[str, int] | None = None) -> list[Batch]:
        """The batches of one draw; texts have at most `longest` symbols."""
        rng = np.random.default_rng((self._seed, 71, number))
        drafts = [
            self._makers[sort](rng, longest)
            for sort, count in (mix or MIX).items()
            for _ in range(count)
            if longest > 1 or sort in ("letters", "digits", "synthetic")
        ]
        batches = batched(drafts, rng)
        return [batches[at] for at in rng.permutation(len(batches))]

    def _taken(self, rng: np.random.Generator, kind: Kind, at: int) -> Draft:
        points, starts = self._pools[kind].sample(at)
        own: Alphabet = "digits" if kind == "digits" else "letters"
        alphabet: Alphabet = own if rng.random() < 0.5 else "all"
        return Draft(points.astype(np.float64), starts, str(self._pools[kind].labels[at]), alphabet)

    def _real(self, rng: np.random.Generator, kind: Kind, longest: int) -> Draft:
        while True:
            at = int(np.searchsorted(self._cumulative[kind], rng.random(), side="right"))
            if len(self._pools[kind].labels[at]) <= longest:
                return self._taken(rng, kind, at)

    def _one_writers(self, rng: np.random.Generator, kind: Kind, most: int) -> list[tuple[Kind, int]]:
        """Some samples of one writer."""
        writers = self._by_writer[kind]
        own = writers[int(rng.integers(len(writers)))]
        return [(kind, int(at)) for at in rng.choice(own, size=int(rng.integers(2, most + 1)))]

    def _spelled(self, rng: np.random.Generator, longest: int) -> Draft:
        """Single letters side by side: any that one writer wrote, or a real word in mixed hands."""
        if rng.random() < 0.5:
            return self._row(rng, self._one_writers(rng, "letters", min(longest, 7)))
        text = str(rng.choice(self._texts))[: min(longest, 10)]
        return self._row(rng, [("letters", int(rng.choice(self._by_label[symbol]))) for symbol in text])

    def _numbers(self, rng: np.random.Generator, longest: int) -> Draft:
        return self._row(rng, self._one_writers(rng, "digits", min(longest, 5)))

    def _mixed(self, rng: np.random.Generator, longest: int) -> Draft:
        both: tuple[Kind, Kind] = ("letters", "digits")
        kinds = [both[int(rng.integers(2))] for _ in range(min(longest, 4))]
        row = self._row(rng, [(kind, int(rng.integers(len(self._pools[kind])))) for kind in kinds])
        return Draft(row.points, row.starts, row.text, "all")

    def _line(self, rng: np.random.Generator, longest: int) -> Draft:
        """Two words or rows, and the space between them."""
        makers = [self._makers[("words", "words", "spelled", "numbers")[int(rng.integers(4))]] for _ in "12"]
        first, second = (make(rng, max(longest // 2, 2)) for make in makers)
        # Words start at their lowest point, rows of letters on the line.
        shift = (rng.uniform(1.0, 2.6), _below(first.text) - _below(second.text) + rng.normal(0.0, 0.1))
        return _beside(first, second, shift, " ")

    def _synthetic(self, rng: np.random.Generator, longest: int) -> Draft:
        """The generator's ink: a letter or digit, a word, two words, a number."""
        sort = rng.random()
        if longest == 1 or sort < 0.2:
            text = str(rng.choice(list(CHARACTERS.strip())))
        elif sort < 0.3:
            text = "".join(rng.choice(list(DIGITS), size=int(rng.integers(2, min(longest, 6) + 1))))
        elif sort < 0.8 or longest < 5:
            text = str(rng.choice(self._texts))[:longest]
        else:
            text = " ".join(str(rng.choice(self._texts))[: max(longest // 2, 2)] for _ in "12")
        ink = write(text, varied(rng), rng)
        own: Alphabet = "digits" if text.isdecimal() else "letters"
        mixed = rng.random() < 0.5 or not (text.isdecimal() or text.replace(" ", "").isalpha())
        return Draft(ink.points, ink.stroke_start, text, "all" if mixed else own)

    def _row(self, rng: np.random.Generator, parts: list[tuple[Kind, int]]) -> Draft:
        whole = self._taken(rng, *parts[0])
        for part in parts[1:]:
            shift = (rng.uniform(-0.05, 0.6), rng.normal(0.0, 0.05))
            whole = _beside(whole, self._taken(rng, *part), shift, "")
        return whole


def batched(
    drafts: list[Draft],
    rng: np.random.Generator | None = None,
    *,
    most_samples: int = MOST_SAMPLES,
    most_steps: int = MOST_STEPS,
) -> list[Batch]:
    """Drafts as batches of like length, shortest first; warped where there is a generator."""
    sizes = np.array([len(draft.points) for draft in drafts])
    owner = np.repeat(np.arange(len(drafts)), sizes)
    points = np.concatenate([draft.points for draft in drafts])
    starts = np.concatenate([draft.starts for draft in drafts])
    if rng is not None:
        points = warped(rng, points, owner, len(drafts))
    points, starts, known = evenly(points, starts, SPACING)
    owner = owner[known]
    first = np.append(True, owner[1:] != owner[:-1])
    steps = pen_steps(points, starts, first)
    if rng is not None:
        steps = noisy(rng, steps, owner, len(drafts))
    begins = np.append(np.flatnonzero(first), len(owner))
    lengths = np.diff(begins)
    order = np.argsort(lengths, kind="stable")
    return [
        _padded(part, drafts, begins, points, steps)
        for part in _cut(order, lengths, most_samples, most_steps)
    ]


def _cut(
    order: NDArray[np.int64], lengths: NDArray[np.int64], most_samples: int, most_steps: int
) -> Iterator[list[int]]:
    """The order in parts that keep to the limits."""
    part: list[int] = []
    for at in order.tolist():
        if part and (len(part) == most_samples or (len(part) + 1) * lengths[at] > most_steps):
            yield part
            part = []
        part.append(at)
    yield part


def _padded(
    part: list[int], drafts: list[Draft], begins: NDArray[np.int64], points: Floats, steps: Floats
) -> Batch:
    lengths = np.array([begins[at + 1] - begins[at] for at in part])
    T, B = int(lengths.max()) + PAUSE_STEPS, len(part)
    where, moves = np.zeros((T, B, 2), np.float32), np.zeros((T, B, steps.shape[1]), np.float32)
    for column, (at, length) in enumerate(zip(part, lengths, strict=True)):
        rows = slice(begins[at], begins[at + 1])
        where[:length, column], moves[:length, column] = points[rows], steps[rows]
        where[length:, column] = points[begins[at + 1] - 1]
        moves[length : length + PAUSE_STEPS, column] = rest()
    targets = [encode(drafts[at].text) for at in part]
    return Batch(where, moves, lengths, targets, [drafts[at].alphabet for at in part], part)


def _beside(first: Draft, second: Draft, shift: tuple[float, float], between: str) -> Draft:
    """The second to the right of the first, `shift` away from its right edge."""
    edge = first.points[:, 0].max() - second.points[:, 0].min()
    moved = second.points + np.array([edge + shift[0], shift[1]])
    points, starts = np.concatenate((first.points, moved)), np.concatenate((first.starts, second.starts))
    same = first.alphabet == second.alphabet
    return Draft(points, starts, first.text + between + second.text, first.alphabet if same else "all")


def _below(text: str) -> float:
    """How far a word that starts at its lowest point has to be lowered to stand on the line."""
    return 0.8 if set(text) & set("gjpqy") else 0.0


def _grouped(names: NDArray[np.str_]) -> dict[np.str_, NDArray[np.int64]]:
    order = np.argsort(names, kind="stable")
    kinds, first = np.unique(names[order], return_index=True)
    return dict(zip(kinds, np.split(order, first[1:]), strict=True))


def _cumulative(contributors: NDArray[np.str_]) -> Floats:
    """Cumulative chances (N,) of samples, many of one contributor each less likely."""
    _, which, counts = np.unique(contributors, return_inverse=True, return_counts=True)
    chances = (counts ** (EVENNESS - 1.0))[which]
    whole: Floats = np.cumsum(chances) / chances.sum()
    return whole
