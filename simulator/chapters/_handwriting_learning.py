"""Learning to read while one watches: a small network from scratch, or the shipped one from one's own hand.

From scratch on synthetic ink: warm-up on single letters, then CTC on letters, then on longer and longer
words. Without the warm-up CTC stays for thousands of updates where every output is blank. Taught, the
shipped network goes on from where it is, on the person's samples and, so that it forgets nothing, on
synthetic ink beside them.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.chapters._handwriting_content import Learning
from simulator.chapters._handwriting_settings import Settings
from simulator.experiment import State
from simulator.models.ink_reader import Weights
from simulator.reading.weights import shipped
from simulator.tasks import handwriting as ink_of
from simulator.tasks.alphabet import SYMBOLS
from simulator.tasks.ink import Ink
from simulator.tasks.pen_steps import CHANNELS
from simulator.training.adam import Adam
from simulator.training.losses import exploded

if TYPE_CHECKING:
    from simulator.reading.batches import Draft
    from simulator.reading.live import Examined, LiveReader

CLIP = 1.0
# Updates of warm-up; updates after which words come in, and those until they have grown to 8 letters.
WARM_UP, SINGLES, GROWN = 100, 120, 1_000
# Updates from one examination to the next, texts in it, rows kept of them.
EXAMINE_EVERY, WORDS, LETTERS, ROWS = 10, 12, 26, 256
# Errors by character: characters come out where they should, and it reads. All blank is 1; noise is more.
SPIKES, READS = 0.75, 0.1
# Of a batch with words, the share that is single letters.
ALONE = 0.25
# Of a taught batch, the share that is the person's own.
OWN = 0.4
_WEIGHTS, _INK, _EXAMINATION = range(3)
_COLUMNS = 5


class Learner:
    """One network learning; `weights` are what it reads with now."""

    def __init__(self, settings: Settings, weights: Weights | None = None) -> None:
        self._settings = settings
        self._first = weights or self._first_weights()
        self.weights = self._first
        self.update, self.loss = 0, math.nan
        self.errors = math.nan
        self.printed = 0.0
        self._rows, self._stride = np.zeros((0, _COLUMNS)), 1
        self._vector: Floats | None = None
        self._adam: Adam | None = None
        self._live: LiveReader | None = None
        self._exam: list[Draft] | None = None

    def _first_weights(self) -> Weights:
        s = self._settings
        if s.network == "shipped":
            return shipped("coordinates")
        rng, H, K = np.random.default_rng((s.seed, _WEIGHTS)), s.hidden_units, len(SYMBOLS)
        reach = 1.0 / math.sqrt(H)

        def draw(*shape: int) -> NDArray[np.float32]:
            return rng.uniform(-reach, reach, shape).astype(np.float32)

        bias = np.zeros(4 * H, np.float32)
        bias[H : 2 * H] = 1.0  # the keep gates'
        inputs, recurrent = (draw(4 * H, len(CHANNELS)), draw(4 * H, H)), (draw(4 * H, H), draw(4 * H, H))
        return Weights(inputs, recurrent, (bias, bias.copy()), draw(K, H), np.zeros(K, np.float32))

    # One update.

    def advance(self, settings: Settings, taught: tuple[tuple[str, Ink], ...]) -> Iterator[None]:
        """One update on a fresh batch, in slices."""
        live, adam, vector = self._ready()
        self._settings = settings
        drafts = yield from self._drafts(taught)
        warm = settings.network == "fresh" and settings.warm_up and self.update < WARM_UP
        live.load(vector)
        loss, gradient = yield from live.gradient(drafts, warm_up=warm)
        from simulator.training.cell_problem import Known

        norm = float(np.linalg.norm(gradient))
        adam.learning_rate = self._rate(settings)
        clipped = gradient * (CLIP / norm) if norm > CLIP else gradient
        self._vector = adam.update(Known(loss, clipped), vector)[0]
        self.loss = loss
        self.update += 1
        self._show()
        if self.update % EXAMINE_EVERY == 0 or self.update == 1:
            yield from self.examining()

    def _rate(self, settings: Settings) -> float:
        return settings.teaching_rate if settings.network == "shipped" else settings.learning_rate

    def _ready(self) -> tuple[LiveReader, Adam, Floats]:
        """What training needs, made when it is first asked for: torch is slow to load."""
        from simulator.reading.live import LiveReader, flatten

        if self._vector is None:
            self._vector = flatten(self._first)
        if self._adam is None:
            self._adam = Adam(self._vector.size, self._settings.learning_rate)
        if self._live is None:
            self._live = LiveReader(self._first)
        return self._live, self._adam, self._vector

    def _show(self) -> None:
        from simulator.reading.live import unflatten

        assert self._vector is not None
        self.weights = unflatten(self._vector, self._first)

    def _drafts(self, taught: tuple[tuple[str, Ink], ...]) -> Generator[None, None, list[Draft]]:
        """One batch: synthetic ink as long as the stage asks, and what was taught beside it."""
        s = self._settings
        rng = np.random.default_rng((s.seed, _INK, self.update))
        own = round(OWN * s.batch) if taught and s.network == "shipped" else 0
        longest = 1
        if s.network == "shipped":
            longest = 6
        elif self.update >= SINGLES:
            longest = 2 + min(6, 6 * (self.update - SINGLES) // (GROWN - SINGLES))
        drafts = [_draft(*taught[int(rng.integers(len(taught)))], rng=rng) for _ in range(own)]
        while len(drafts) < s.batch:
            drafts.append(_synthetic(rng, 1 if rng.random() < ALONE else longest))
            yield
        return drafts

    def examining(self) -> Generator[None, None, Examined]:
        """Read fixed synthetic texts, and note how that went."""
        live, _, vector = self._ready()
        if self._exam is None:
            rng = np.random.default_rng((self._settings.seed, _EXAMINATION))
            self._exam = [_synthetic(rng, 1) for _ in range(LETTERS)]
            self._exam += [_synthetic(rng, 6) for _ in range(WORDS)]
        live.load(vector)
        found = yield from live.examine(self._exam)
        self.errors, self.printed = found.errors, found.printed
        self._note((self.update, self.loss, found.blank, found.printed, found.errors))
        return found

    def _note(self, row: tuple[float, ...]) -> None:
        if len(self._rows) and self._rows[-1, 0] >= row[0]:
            return
        self._rows = np.concatenate((self._rows, np.array([row])))
        while len(self._rows) > ROWS:
            self._stride *= 2
            self._rows = self._rows[(self._rows[:, 0] // EXAMINE_EVERY) % self._stride == 0]

    def learning(self) -> Learning:
        """The rows as read-only copies."""
        return Learning(
            frozen(self._rows[:, 0].astype(np.int64)), *(frozen(column) for column in self._rows[:, 1:].T)
        )

    # What the experiment asks.

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        return self.update > 0 and self._vector is not None and exploded(self.loss, self._vector)

    def state(self) -> State:
        """Everything needed to go on; of a network that has learned nothing, next to nothing."""
        told: dict[str, NDArray[Any]] = {
            "counters": np.array((self.update, self._stride)),
            "figures": np.array((self.loss, self.errors, self.printed)),
            "rows": frozen(self._rows),
        }
        if self._vector is None or self._adam is None or not self.update:
            return told
        return told | {"vector": frozen(self._vector)} | self._adam.state()

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self.update, self._stride = (int(number) for number in state["counters"])
        self.loss, self.errors, self.printed = (float(number) for number in state["figures"])
        self._rows = np.array(state["rows"])
        if "vector" not in state:
            self._vector, self._adam, self.weights = None, None, self._first
            return
        self._vector = np.array(state["vector"])
        self._adam = Adam(self._vector.size, self._settings.learning_rate)
        self._adam.restore(state)
        self._show()


def _synthetic(rng: np.random.Generator, longest: int) -> Draft:
    """A letter, or a word of up to so many letters, in one of the shipped hands by lot."""
    style = ink_of.STYLES[str(rng.choice(list(ink_of.STYLES)))]
    text = str(rng.choice(list(ink_of.LETTERS))) if longest == 1 else ink_of.word(rng, longest)
    return _draft(text, ink_of.write(text, style, rng))


def _draft(text: str, ink: Ink, rng: np.random.Generator | None = None) -> Draft:
    from simulator.reading.batches import Draft
    from simulator.reading.warping import warped

    points = ink.points
    if rng is not None:
        points = warped(rng, points, np.zeros(len(points), np.int64), 1)
    return Draft(points, ink.stroke_start, text, "letters" if text.isalpha() else "all")
