"""Handwriting: what a network remembers while it reads a moving pen.

    from simulator.chapters import handwriting
    experiment = handwriting.Experiment(handwriting.Settings(source="typed", text="neural"))
    experiment.content().text

Two layers of memory cells read the pen's moves, or small pictures of the ink around it, and print
characters as they become sure (Graves, Fernández, Gomez and Schmidhuber, ICML 2006; Graves and
Schmidhuber's demonstration of 2009). The network that comes with the program was trained on real ink;
a small one learns from synthetic ink while one watches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.chapters._handwriting_content import HandwritingContent as HandwritingContent
from simulator.chapters._handwriting_describe import Describer
from simulator.chapters._handwriting_learning import EXAMINE_EVERY, READS, SPIKES, Learner
from simulator.chapters._handwriting_lesson import Teaching
from simulator.chapters._handwriting_page import Page
from simulator.chapters._handwriting_reading import Reading
from simulator.chapters._handwriting_settings import EXAMPLES as EXAMPLES
from simulator.chapters._handwriting_settings import Settings as Settings
from simulator.experiment import State
from simulator.message import Message, Refused
from simulator.models.ctc import edit_distance
from simulator.models.ink_reader import Weights
from simulator.reading.weights import Input, channels, from_tensors, shipped, to_tensors
from simulator.slices import finish
from simulator.tasks import handwriting as ink_of
from simulator.tasks.alphabet import SYMBOLS
from simulator.tasks.ink import Ink

ORDER = 7


class Experiment:
    """A reader beside a pen, and what it learns."""

    MILESTONES = ("spikes", "taught", "reads")
    # Updates after which a run without a limit gives up.
    budget = 4_000
    start = 1

    def __init__(self, settings: Settings, weights: Weights | None = None) -> None:
        self.settings = settings
        self._page = Page.blank()
        self._learner = Learner(settings, weights)
        self._teaching = Teaching(self._learner)
        self._describer = Describer()
        # The last update after which what was taught was read, and whether all of it was read aright.
        self._examined = 0, False
        self._reading: Reading | None = None
        self._key: tuple[object, ...] = ()
        # The ink of an example or of typed text, and what it was made from.
        self._drawn: tuple[object, Ink] | None = None
        self._ink()

    @classmethod
    def loaded(cls, settings: Settings, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        """A reader of coordinates from a file, untrained since; refuses what is none."""
        hidden_units = tensors["output_weights"].shape[-1] if "output_weights" in tensors else 0
        sizes = hidden_units, channels("coordinates"), len(SYMBOLS)
        return cls(settings.with_(input="coordinates"), from_tensors(tensors, sizes, path))

    # Training.

    def untrainable(self) -> Message | None:
        """Why there is nothing to learn: the shipped network needs letters to be taught."""
        if self.settings.network == "fresh":
            return None
        if self.settings.input == "pictures":
            return Message("handwriting-untrainable-pictures")
        return None if self._page.taught else Message("handwriting-untrainable-shipped")

    def advance(self) -> Iterator[None]:
        """One update; yields every few milliseconds."""
        taught = self._page.taught if self.settings.network == "shipped" else ()
        yield from self._learner.advance(self.settings, taught)
        if taught and self.update % EXAMINE_EVERY == 0:
            yield from self._teaching.prepare(taught)
            self._examined = self.update, self._teaching.all_read(taught)

    @property
    def update(self) -> int:
        """Updates made since the first weights."""
        return self._learner.update

    @property
    def loss(self) -> float:
        """CTC's loss a symbol on the last batch, before its update."""
        return self._learner.loss

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        return self._learner.exploded

    def reached(self) -> tuple[str, ...]:
        """What held at the last examination: characters come out, what was taught is read, it reads."""
        if not self.update:
            return ()
        if self.settings.network == "shipped":
            at, all_read = self._examined
            return ("taught",) if all_read and 0 <= self.update - at < EXAMINE_EVERY else ()
        learner = self._learner
        held = (learner.errors <= SPIKES, learner.errors <= READS)
        return tuple(name for name, holds in zip(("spikes", "reads"), held, strict=True) if holds)

    def state(self) -> State:
        """What the network has learned."""
        return self._learner.state()

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self._learner.restore(state)
        self._teaching.again()

    # By hand.

    def hand(self, what: str, points: tuple[tuple[float, ...], ...], text: str) -> None:
        """A piece of a stroke, the page wiped, a file opened, a letter taught or forgotten."""
        page, source = self._page, self.settings.source
        if what == "stroke":
            page, source = page.written(points, text), "pen"
        elif what == "clear":
            page, source = page.wiped(), "pen"
        elif what == "open":
            page, source = page.opened(text), "file"
        elif what == "teach":
            page, source = page.kept(text), "pen"
        elif what == "unteach":
            page = page.unkept()
        else:
            allowed = "stroke, clear, open, teach, unteach"
            raise Refused(Message("refused-handwriting-hand", value=what[:40], allowed=allowed))
        changed = {"source": source} | ({"sample": 1} if what == "open" else {})
        self._page, self.settings = page, self.settings.with_(**changed)

    def page(self) -> State:
        """Strokes, the opened file's ink, the letters that were taught."""
        return self._page.arrays()

    def turn_to(self, page: State) -> None:
        """Go back to such a page."""
        self._page = Page.of(page)
        self._key = ()

    def set_live(self, settings: Settings) -> None:
        """Other ink, another alphabet, other cells; refuses a text that cannot be written."""
        before = self.settings
        self.settings = settings
        try:
            self._ink()
        except Refused:
            self.settings = before
            raise

    # What is read.

    @property
    def _input(self) -> Input:
        return self.settings.input if self.settings.network == "shipped" else "coordinates"

    @property
    def _weights(self) -> Weights:
        return self._learner.weights if self._input == "coordinates" else shipped("pictures")

    def _ink(self) -> Ink:
        """The ink before the person."""
        s = self.settings
        if s.source == "pen":
            return self._page.ink
        if s.source == "file":
            return self._sample[1]
        made: tuple[str, str, int] = EXAMPLES[s.example]
        if s.source == "typed":
            made = s.text, s.hand, s.hand_seed
        if self._drawn is None or self._drawn[0] != made:
            text, hand, seed = made
            self._drawn = made, ink_of.write(text, ink_of.STYLES[hand], np.random.default_rng(seed))
        return self._drawn[1]

    @property
    def _sample(self) -> tuple[str, Ink]:
        """The chosen sample of the opened file, the last where there are fewer."""
        samples = self._page.samples
        return (
            samples[min(self.settings.sample, len(samples)) - 1] if samples else ("", Ink.of([], empty=True))
        )

    @property
    def _names(self) -> tuple[str, str]:
        """Where the ink comes from, and what it is known to say."""
        s = self.settings
        if s.source == "file":
            return Path(self._page.file).name, self._sample[0]
        known = {"pen": ("", ""), "example": (s.example, EXAMPLES[s.example][0]), "typed": (s.text, s.text)}
        return known[s.source]

    def _read(self) -> Iterator[None]:
        """Read what has not been read, in slices."""
        s, ink = self.settings, self._ink()
        source: object = self._drawn
        if s.source == "file":
            source = self._page.file, s.sample
        key = s.source, self._input, id(self._weights), source if s.source != "pen" else None
        known = self._reading
        # The pen's page only ever grows, until it is wiped or turned back.
        longer = known is not None and key == self._key and known.begins(ink)
        if not longer:
            self._reading, self._key = Reading(self._weights, self._input, s.alphabet), key
        assert self._reading is not None
        self._reading.grow(ink)
        self._reading.choose(s.alphabet)
        yield from self._reading.catch_up()

    def prepare(self) -> Iterator[None]:
        """Read the ink, and what was taught, in slices."""
        yield from self._read()
        if self.settings.scene == "teach":
            yield from self._teaching.prepare(self._page.taught)
        if self.settings.scene == "inputs":
            yield from self._describer.read_otherwise(
                self._other, self._weights_of(self._other), self._ink(), self.settings.alphabet
            )

    def ponder(self) -> Iterator[None]:
        """Examine what was taught with the network as it is, where only an older one was examined."""
        if self.settings.scene == "teach":
            yield from self._teaching.prepare(self._page.taught, calm=True)

    @property
    def _other(self) -> Input:
        return "pictures" if self._input == "coordinates" else "coordinates"

    def _weights_of(self, input: Literal["coordinates", "pictures"]) -> Weights:
        return self._learner.weights if input == "coordinates" else shipped("pictures")

    def content(self) -> HandwritingContent:
        """What the stage shows."""
        finish(self._preparing())
        assert self._reading is not None
        lesson = self._teaching.lesson(self._page.taught) if self.settings.scene == "teach" else None
        return self._describer.describe(
            self.settings, self._reading, self._page, self._names, self._learner, lesson
        )

    def _preparing(self) -> Any:
        yield from self.prepare()

    # What is handed out.

    def tensors(self) -> dict[str, Floats]:
        """The reader's weights by torch's names."""
        return to_tensors(self._weights)

    def arrays(self) -> dict[str, Floats]:
        """Everything the reader did with the ink, and its weights."""
        content = self.content()
        places = {"places": np.asarray(content.places, np.float64)}
        return content.trace.arrays() | places | self.tensors()

    def report(self) -> dict[str, Any]:
        """What was read and how well."""
        content = self.content()
        wrong = edit_distance(content.text, content.label) if content.label else None
        return {
            "loss": self.loss if np.isfinite(self.loss) else None,
            "error": self._learner.errors if np.isfinite(self._learner.errors) else None,
            "solved": self._learner.errors <= READS,
            "label": content.label or None,
            "recognised": content.text + content.provisional,
            "delays": [character.delay for character in content.characters],
            "errors_shown": wrong,
        }
