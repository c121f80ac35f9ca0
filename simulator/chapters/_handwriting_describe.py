"""What the stage is handed, put together from the reader, the page and the settings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen
from simulator.chapters._handwriting_content import Card, HandwritingContent, Lesson
from simulator.chapters._handwriting_learning import Learner
from simulator.chapters._handwriting_page import Page
from simulator.chapters._handwriting_reading import Reading
from simulator.chapters._handwriting_settings import Settings
from simulator.message import Message
from simulator.models.ctc import edit_distance
from simulator.models.ink_reader import Weights
from simulator.reading.weights import Input, results, shipped
from simulator.tasks.alphabet import SYMBOLS, Alphabet, decode
from simulator.tasks.ink import Ink
from simulator.tasks.pen_pictures import PICTURE, SIDE, pictures
from simulator.tasks.typed import parse_places


class Describer:
    """Puts the content together; keeps what the reader with the other input said."""

    def __init__(self) -> None:
        self._other: tuple[tuple[object, ...], str] = ((), "")

    def read_otherwise(self, input: Input, weights: Weights, ink: Ink, alphabet: Alphabet) -> Iterator[None]:
        """Read the ink with the other input too, unless that has been done; in slices."""
        key = input, id(weights), ink.points.tobytes(), alphabet
        if key == self._other[0]:
            return
        reading = Reading(weights, input, alphabet)
        reading.grow(ink)
        yield from reading.catch_up()
        self._other = key, reading.reader.text + decode(list(reading.rested().symbols))

    @np.errstate(all="ignore")
    def describe(
        self,
        settings: Settings,
        reading: Reading,
        page: Page,
        names: tuple[str, str],
        learner: Learner,
        lesson: Lesson | None,
    ) -> HandwritingContent:
        """The content; the reader has caught up with the ink."""
        s, reader = settings, reading.reader
        log_p = reader.log_p()
        probabilities = np.exp(log_p)
        characters = reading.characters(log_p)
        reset_index, ranked = reading.ranks()
        last = len(characters) - 1
        chosen = last if s.character == "latest" else min(s.chosen - 1, last)
        influence, d_inputs, d_points = reading.influence(chosen, s.look_back, log_p)
        stroke, reached, seconds = reading.steps()
        provisional, waiting = "", frozen(np.zeros(0))
        # Ink that is all there is followed by a rest; a pen that writes may go on.
        if len(reader) and (s.source != "pen" or page.rests):
            rested = reading.rested()
            provisional = decode(list(rested.symbols))
            waiting = frozen(rested.probabilities[0])
        cells = reset_index.size
        return HandwritingContent(
            source=s.source,
            source_name=names[0],
            label=names[1],
            ink=reading.ink,
            is_down=s.source == "pen" and page.is_down,
            places=frozen(reader.places.astype(np.float64)),
            stroke_start=reader.starts,
            stroke=stroke,
            reached=reached,
            seconds=seconds,
            symbols=SYMBOLS,
            probabilities=frozen(probabilities),
            characters=characters,
            text=reader.text,
            provisional=provisional,
            waiting=waiting,
            trace=reading.trace(frozen(probabilities), d_inputs, d_points),
            reset_index=reset_index,
            ranked=ranked,
            shown=_shown(s, ranked),
            cell=min(s.cell, cells) - 1,
            influence=influence,
            pictures=_pictures(s, reading),
            other_text=self._other[1] if s.scene == "inputs" else "",
            learning=learner.learning(),
            lesson=lesson,
            cards=cards(),
            samples=len(page.samples),
            network=s.network,
            parameters=reader.weights.count,
            verdict=_verdict(reader.text + provisional, names[1], len(reader)),
        )


def _shown(s: Settings, ranked: Integers) -> Integers:
    """The cells to show, in order."""
    if s.order == "picked":
        picked = np.flatnonzero(parse_places("cells", s.cells, 9999))
        order = picked[picked < len(ranked)]
    else:
        order = ranked if s.order == "reset" else np.arange(len(ranked))
    return frozen(order[: s.cells_shown].astype(np.int64))


def _pictures(s: Settings, reading: Reading) -> Floats:
    """What a reader of pictures sees at each step, (T, 12, 12), where somebody looks."""
    reader = reading.reader
    T = len(reader)
    if reader.weights.sizes[1] == PICTURE:
        seen: NDArray[Any] = reader.passed.inputs[:, :-1]
    elif s.scene == "inputs" and T:
        places, nothing = reader.places[:, None], np.zeros((T, 1, 4), np.float32)
        seen = pictures(places, nothing, np.array([T]))[:, 0, :-1]
    else:
        seen = np.zeros((0, SIDE * SIDE))
    return frozen(seen.reshape(-1, SIDE, SIDE).astype(np.float64))


@cache
def cards() -> tuple[Card, ...]:
    """What the shipped readers can do, as measured and written into their files."""
    inputs: tuple[Input, ...] = ("coordinates", "pictures")
    return tuple(map(_card, inputs))


def _card(input: Input) -> Card:
    names = ("letters", "digits", "letters_all", "digits_all", "word_errors", "microseconds")
    return Card(input, shipped(input).count, *(results()[input][name] for name in names))


def _verdict(said: str, label: str, steps: int) -> Message:
    """What was checked: the text that was read against what the ink is known to say."""
    if not steps:
        return Message("handwriting-verdict-nothing")
    if not label:
        return Message("handwriting-verdict-read", text=said, steps=steps)
    wrong = edit_distance(said, label)
    key = "handwriting-verdict-right" if not wrong else "handwriting-verdict-wrong"
    return Message(key, text=said, label=label, wrong=wrong, of=len(label))
