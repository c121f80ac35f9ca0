"""What hovering tells in the scenes of the gradient and of the learning."""

from __future__ import annotations

import numpy as np

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams.memory_cell import cell_gradient, cell_learning
from ui.diagrams.memory_cell.cell_sums import size
from ui.equations import number
from ui.view import Card, Target, View


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of these scenes, None for one they do not know."""
    content: MemoryCellContent = snapshot.content
    if target.kind == "plot":
        return _plot(cell_gradient.PLOTS[target.index[0]], content, view)
    if target.kind in cell_gradient.PLOTS:
        return _step(target.kind, target.index[0], content, view)
    if target.kind == "learned":
        return _learned(target.index[0], content, view)
    if target.kind in ("learned_gates", "learned_first"):
        return _row(target.kind, target.index[0], content, view)
    if target.kind == "choose":
        say = words.say("memory_cell-learning-choose", view.language)
        return Card(say, "", (words.say("memory_cell-card-choose", view.language),))
    return None


def _plot(plot: str, content: MemoryCellContent, view: View) -> Card:
    title = words.say(f"memory_cell-gradient-{plot}", view.language, cell=content.cell + 1)
    return Card(title, "", (words.say(f"memory_cell-card-plot-{plot}", view.language),))


def _step(plot: str, step: int, content: MemoryCellContent, view: View) -> Card:
    title = words.say(f"memory_cell-gradient-{plot}", view.language, cell=content.cell + 1)
    numbers = cell_gradient.readout(plot, content, step, view).split(" · ")
    at = words.say("memory_cell-card-step", view.language, step=step + 1)
    return Card(title, at, (*numbers, words.say(f"memory_cell-card-plot-{plot}", view.language)))


def _learned(place: int, content: MemoryCellContent, view: View) -> Card:
    plot = ("gates", "first", "bias")[place]
    title = words.say(f"memory_cell-learning-{plot}", view.language)
    lines: tuple[str, ...] = (words.say(f"memory_cell-card-learned-{plot}", view.language),)
    if plot == "bias" and np.isfinite(content.keep_bias):
        steps, bias = len(content.trace.cell) - 1, number(content.keep_bias)
        alone = size(10.0 ** float(cell_learning.passed(content.keep_bias, steps + 1)))
        told = words.say("memory_cell-card-bias", view.language, bias=bias, steps=steps, factor=alone)
        lines = (told, *lines)
    return Card(title, "", lines)


def _row(kind: str, row: int, content: MemoryCellContent, view: View) -> Card:
    found, language = content.learning, view.language
    at = words.say("memory_cell-card-update", language, update=int(found.updates[row]))
    if kind == "learned_first":
        value = float(found.first_gradient[row])
        said = size(10.0**value) if np.isfinite(value) else "0"
        lines = (words.say("memory_cell-card-learned-first", language),)
        return Card(words.say("memory_cell-learning-first", language), said, (at, *lines))
    gates = tuple(
        f"{words.say(f'memory_cell-lane-{gate}', language)} {number(float(getattr(found, gate)[row]), 3)}"
        for gate in ("write", "keep", "read")
    )
    right = f"{words.say('memory_cell-learning-accuracy', language)} {number(float(found.accuracy[row]))}"
    return Card(words.say("memory_cell-learning-gates", language), at, (*gates, right))
