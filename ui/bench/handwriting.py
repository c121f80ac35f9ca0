"""Handwriting's figures: a streamed point, the way back, a pen's frame, learning, and what is in the card."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import numpy as np

from simulator import numerics
from simulator.chapters import handwriting
from simulator.models.ctc import edit_distance
from simulator.models.ink_reader import d_inputs
from simulator.reading.pen_reader import PenReader
from simulator.reading.weights import Input, path, results, shipped
from simulator.tasks.alphabet import encode
from simulator.tasks.handwriting import STYLES, word, write
from simulator.tasks.ink import Ink
from ui import qt
from ui.bench import Row, at_least, at_most

INPUTS: tuple[Input, ...] = ("coordinates", "pictures")
_LINE = "what does a network remember while it reads a moving pen"


def rows(minutes: float) -> Iterator[Row]:
    """Every figure, painting only where Qt is there."""
    numerics.prepare()
    for input in INPUTS:
        yield _point(input)
    yield _way_back()
    yield _frame()
    yield _synthetic()
    yield from _learning()
    yield at_most(
        "handwriting: bytes of both weight files",
        sum(path(input).stat().st_size for input in INPUTS),
        1_000_000.0,
        1.0,
    )
    yield from _card()
    if not qt.missing():
        from ui.bench import handwriting_screen

        yield from handwriting_screen.rows()


def _ink(text: str = _LINE) -> Ink:
    return write(text, STYLES["round"], np.random.default_rng(1))


def _point(input: Input) -> Row:
    """CPU of one streamed step, the median over a line, against 0.1 ms."""
    ink, times = _ink(), []
    reader = PenReader(shipped(input), input, "letters")
    for (x, y), starts in zip(ink.points.tolist(), ink.stroke_start.tolist(), strict=True):
        began = time.thread_time_ns()
        steps = 1
        if starts:
            reader.touch(x, y)
        else:
            steps = reader.move(x, y)
        if steps:
            times.append((time.thread_time_ns() - began) / steps / 1e6)
    return at_most(f"handwriting, {input}: ms of a streamed point", statistics.median(times), 0.1, 1.0)


def _way_back() -> Row:
    """The gradient of one character over 300 steps of ink, against 10 ms."""
    ink = _ink()
    reader = PenReader(shipped("coordinates"), "coordinates", "letters")
    for (x, y), starts in zip(ink.points.tolist(), ink.stroke_start.tolist(), strict=True):
        if starts:
            reader.touch(x, y)
        else:
            reader.move(x, y)
    d_logits = np.zeros(reader.weights.sizes[2], np.float32)
    d_logits[1] = 1.0
    passed, times = reader.passed, []
    for _ in range(15):
        began = time.thread_time_ns()
        d_inputs(reader.weights, passed, d_logits, len(reader) - 1, 300)
        times.append((time.thread_time_ns() - began) / 1e6)
    return at_most("handwriting: ms of a gradient over 300 points", statistics.median(times), 10.0, 1.0)


def _frame() -> Row:
    """A pen's point from command to content, the slowest of 19 in 20 over a line, against a frame."""
    experiment = handwriting.Experiment(handwriting.Settings(source="pen", alphabet="letters"))
    ink, times = _ink(), []
    assert ink.seconds is not None
    for (x, y), starts, at in zip(
        ink.points.tolist(), ink.stroke_start.tolist(), ink.seconds.tolist(), strict=True
    ):
        began = time.thread_time_ns()
        experiment.hand("stroke", ((x, y, at, 1.0),), "begin" if starts else "")
        experiment.content()
        times.append((time.thread_time_ns() - began) / 1e6)
    slow = float(np.percentile(times, 95))
    return at_most(
        f"handwriting: ms from a pen's point to the stage, {len(ink)} points", slow, 1000 / 60, 1.0
    )


def _synthetic() -> Row:
    """Character errors of the shipped network in 60 words of every shipped hand, against 11 %."""
    wrong = asked = 0
    rng = np.random.default_rng(8)
    for _ in range(10):
        for style in STYLES.values():
            text = word(rng, 7)
            reader = PenReader(shipped("coordinates"), "coordinates", "letters")
            ink = write(text, style, rng)
            for (x, y), starts in zip(ink.points.tolist(), ink.stroke_start.tolist(), strict=True):
                if starts:
                    reader.touch(x, y)
                else:
                    reader.move(x, y)
            said = [printed.symbol for printed in reader.printed] + list(reader.rested().symbols)
            wrong += edit_distance(said, encode(text))
            asked += len(text)
    return at_most("handwriting: character errors in the generator's words", wrong / asked, 0.11, 1.0)


def _learning() -> Iterator[Row]:
    """A fresh network on synthetic ink: CPU seconds until characters come out, and until it reads."""
    settings = handwriting.Settings(network="fresh")
    experiment = handwriting.Experiment(settings)
    began, spikes, reads = time.thread_time(), float("nan"), float("nan")
    while experiment.update < experiment.budget and reads != reads:
        for _ in experiment.advance():
            pass
        held, now = experiment.reached(), time.thread_time() - began
        # The first letters come out of single letters already; words are what counts.
        if "spikes" in held and experiment.update > 300 and spikes != spikes:
            spikes = now
        if "reads" in held:
            reads = now
    yield at_most("handwriting, fresh: CPU s until characters come out of words", spikes, 60.0, 1.0)
    yield at_most("handwriting, fresh: CPU s until nine in ten characters are right", reads, 120.0, 1.0)


def _card() -> Iterator[Row]:
    """What the model card says of contributors who were never trained on; measured by `tools`."""
    told = results()["coordinates"]
    yield at_least("handwriting: isolated letters right (card)", told["letters"], 1.0, 0.95)
    yield at_least("handwriting: isolated digits right (card)", told["digits"], 1.0, 0.95)
    yield at_most("handwriting: character errors in words (card)", told["word_errors"], 0.11, 1.0)
    for size in ("0.75", "1.3"):
        yield at_most(
            f"handwriting: errors in words written {size} times as large (card)",
            told[f"word_errors_{size}"],
            told["word_errors"],
            1.5,
        )
