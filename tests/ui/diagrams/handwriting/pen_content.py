"""Snapshots of a reading that never happened: real ink, a made-up network that printed what it should."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from simulator.chapters._handwriting_content import (
    Card,
    Character,
    HandwritingContent,
    Influence,
    Learning,
    Lesson,
)
from simulator.chapters._handwriting_settings import Settings
from simulator.experiment import Snapshot
from simulator.message import Message
from simulator.reading.trace import ReadingTrace
from simulator.tasks.alphabet import BLANK, SYMBOLS
from simulator.tasks.handwriting import STYLES, write
from simulator.tasks.ink import Ink, evenly
from tests.ui.diagrams.adder.adder_content import progress

CELLS = 12  # a layer


def ink(text: str, hand: str = "round") -> Ink:
    """What the generator writes; no ink for no text."""
    return write(text, STYLES[hand], np.random.default_rng(1)) if text else Ink.of([], empty=True)


def characters(text: str, steps: int) -> tuple[Character, ...]:
    """A character every so many steps, printed some steps after its ink, the last at the last step."""
    ends = np.linspace(0, steps, len(text) + 1).astype(int)
    return tuple(
        Character(symbol, int(end) - 1, int(begin), int(end) - 1, 3 + k, 0.8)
        for k, (symbol, begin, end) in enumerate(zip(text, ends, ends[1:], strict=False))
    )


def trace(steps: int, read: tuple[Character, ...], rng: np.random.Generator) -> ReadingTrace:
    """Cells that drift and fall to 0 wherever a character was printed."""
    cells = np.cumsum(rng.normal(0.0, 0.3, (steps, 2, CELLS)), axis=0)
    for each in read:
        cells[each.step + 1 :] -= cells[each.step : each.step + 1]
    gates = rng.uniform(0.0, 1.0, (steps, 2, 4, CELLS))
    outputs = probabilities(steps, read)
    points = np.zeros((steps, 2))
    return ReadingTrace(
        np.zeros((steps, 3)),
        gates,
        cells,
        gates[:, :, 3] * np.tanh(cells),
        outputs,
        np.zeros((steps, 3)),
        points,
    )


def probabilities(steps: int, read: tuple[Character, ...]) -> np.ndarray:
    """Blank everywhere, and a spike where a character is printed."""
    found = np.full((steps, len(SYMBOLS)), 0.002)
    found[:, BLANK] = 0.95
    for each in read:
        found[each.step, SYMBOLS.index(each.symbol)] = 4.0
    shares: np.ndarray = found / found.sum(axis=1, keepdims=True)
    return shares


def influence(read: tuple[Character, ...], steps: int, chosen: int) -> Influence:
    """All of it within the six steps before the decision, most three steps before."""
    if not 0 <= chosen < len(read):
        return Influence(-1, np.zeros(steps), -1)
    strength, step = np.zeros(steps), read[chosen].step
    for back, size in enumerate((0.2, 0.5, 1.0, 2.0, 1.0, 0.3)):
        if step - back >= 0:
            strength[step - back] = size
    return Influence(chosen, strength, max(0, step - 3))


def content(
    text: str, source: str, provisional: str, chosen: int, cell: int, **more: Any
) -> HandwritingContent:
    """A reading of the text's ink."""
    written, rng = ink(text + provisional), np.random.default_rng(3)
    places, starts, reached = evenly(written.points, written.stroke_start, 0.25)
    steps = len(places)
    read = characters(text, steps) if steps else ()
    counted = np.arange(2 * CELLS)
    updates = np.arange(0, 200, 10)
    found = HandwritingContent(
        source=source,
        source_name="" if source == "pen" else text,
        label=text,
        ink=written,
        is_down=False,
        places=places,
        stroke_start=starts,
        stroke=np.cumsum(starts) - 1,
        reached=reached,
        seconds=np.zeros(0) if written.seconds is None else written.seconds[reached],
        symbols=SYMBOLS,
        probabilities=probabilities(steps, read),
        characters=read,
        text=text,
        provisional=provisional,
        waiting=np.full(len(SYMBOLS), 1.0 / len(SYMBOLS)) if provisional else np.zeros(0),
        trace=trace(steps, read, rng),
        reset_index=np.linspace(1.0, 0.0, 2 * CELLS),
        ranked=counted,
        shown=counted[:6],
        cell=cell,
        influence=influence(read, steps, chosen % len(read) if read else -1),
        pictures=rng.uniform(0.0, 1.0, (steps, 12, 12)),
        other_text="neurcl",
        learning=Learning(
            updates,
            np.linspace(3.0, 1.0, 20),
            np.linspace(1.0, 0.8, 20),
            np.arange(20.0),
            np.linspace(1.0, 0.4, 20),
        ),
        lesson=Lesson(
            ("r", "g"),
            (ink("r"), ink("g")),
            np.array([0.1, 0.3]),
            np.array([0.9, 0.8]),
            ("v", "q"),
            ("r", "g"),
            0.97,
            0.96,
        ),
        cards=(
            Card("coordinates", 116_000, 0.95, 0.96, 0.93, 0.94, 0.1, 60.0),
            Card("pictures", 170_000, 0.94, 0.95, 0.92, 0.93, 0.13, 90.0),
        ),
        samples=0,
        network="shipped",
        parameters=116_000,
        verdict=Message("handwriting-verdict-right", text=text, label=text, wrong=0, of=len(text)),
    )
    return replace(found, **more)


@cache
def _snapshot(
    text: str, source: str, provisional: str, chosen: int, cell: int, settings: tuple[tuple[str, Any], ...]
) -> Snapshot:
    given = Settings().with_(source=source, cell=cell + 1, **dict(settings))
    shown = content(text, source, provisional, chosen, cell)
    return Snapshot("handwriting", given, given.seed, replace(progress(0), can_undo=True), shown, 1, 0)


def snapshot(
    text: str = "neural",
    source: str = "example",
    provisional: str = "",
    chosen: int = -1,
    cell: int = -1,
    **settings: Any,
) -> Snapshot:
    """The text read from its ink; `chosen` counts from 0, or back from the last; `cell` −1 is no cell."""
    return _snapshot(text, source, provisional, chosen, cell, tuple(sorted(settings.items())))


def with_content(shown: Snapshot, **changed: Any) -> Snapshot:
    """The same with other things in its content."""
    return replace(shown, content=replace(shown.content, **changed))
