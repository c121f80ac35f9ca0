"""What hovering tells on handwriting's stage: every target's name, its value, and how it came about."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from simulator.chapters._handwriting_content import HandwritingContent
from simulator.experiment import Snapshot
from simulator.message import Value
from simulator.tasks.alphabet import BLANK, SYMBOLS
from ui import equations, words
from ui.diagrams.handwriting import (
    pen_cells,
    pen_gradient,
    pen_head,
    pen_inputs,
    pen_learning,
    pen_paper,
    pen_reading,
    pen_teaching,
)
from ui.diagrams.handwriting.pen_rows import ROWS
from ui.equations import Term, number, subscript
from ui.view import Card, Target, View

_Index = tuple[int, ...]
# Outputs a card lists.
_MOST = 4


@dataclass(frozen=True)
class _Facts:
    """The content, the view, and the kind of the target."""

    snapshot: Snapshot
    view: View
    kind: str

    @property
    def content(self) -> HandwritingContent:
        found: HandwritingContent = self.snapshot.content
        return found

    @property
    def language(self) -> str:
        return self.view.language

    @property
    def t(self) -> float:
        return min(self.view.t, float(len(self.content.places)))

    def say(self, key: str, **values: Value) -> str:
        return words.say(f"handwriting-card-{key}", self.language, **values)


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this chapter, None for one it does not know."""
    make = _CARDS.get(target.kind)
    scene = str(snapshot.settings.values()["scene"])
    if make is None or (target.kind in _ONLY_IN and scene not in _ONLY_IN[target.kind]):
        return None
    return make(_Facts(snapshot, view, target.kind), target.index)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _scene(f: _Facts, index: _Index) -> Card:
    scene = str(f.snapshot.settings.setting("scene").choices[index[0]])
    return Card(words.choice(f.snapshot.chapter, "scene", scene, f.language), "", (f.say(f"scene-{scene}"),))


def _text(f: _Facts, _index: _Index) -> Card:
    text = pen_head.read_text(f.content, f.t)
    lines = [words.tell(f.content.verdict, f.language)] if f.t >= len(f.content.places) else []
    return Card(f.say("text"), text, (*lines, f.say("text-greedy")))


def _row(f: _Facts, index: _Index) -> Card:
    name = ROWS[index[0]]
    return Card(words.say(f"handwriting-row-{name}", f.language), "", (f.say(f"row-{name}"),))


# Characters and outputs.


def _character(f: _Facts, index: _Index) -> Card | None:
    if index[0] >= len(f.content.characters):
        return None
    each = f.content.characters[index[0]]
    symbol = pen_reading.written(each.symbol)
    title = f.say("character", letter=symbol, point=each.step + 1)
    lines = (
        f.say("character-delay", delay=each.delay),
        f.say("character-ink", first=each.first + 1, last=each.last + 1),
        f.say("character-click"),
    )
    return Card(title, _percent(each.probability), lines)


def _candidates(f: _Facts, _index: _Index) -> Card:
    found = pen_reading.candidates(f.content, f.t)
    lines = tuple(f"{pen_reading.written(symbol)}  {_percent(share)}" for symbol, share in found)
    return Card(f.say("candidates"), "", (*lines, f.say("candidates-shares")))


def _provisional(f: _Facts, _index: _Index) -> Card:
    if not f.content.provisional:
        return _candidates(f, ())
    letter = pen_reading.written(f.content.provisional)
    lines = []
    if len(f.content.waiting):
        best = sorted(range(len(SYMBOLS)), key=lambda k: -float(f.content.waiting[k]))[:_MOST]
        lines = [f"{_symbol(f, k)}  {_percent(float(f.content.waiting[k]))}" for k in best]
    return Card(f.say("provisional", letter=letter), "", (*lines, f.say("provisional-how")))


def _symbol(f: _Facts, number: int) -> str:
    return f.say("blank") if number == BLANK else pen_reading.written(SYMBOLS[number])


def _outputs(f: _Facts, index: _Index) -> Card | None:
    if not index or index[0] >= len(f.content.probabilities):
        return None
    row = f.content.probabilities[index[0]]
    best = sorted(range(len(SYMBOLS)), key=lambda k: -float(row[k]))[:_MOST]
    lines = tuple(f"{_symbol(f, k)}  {_percent(float(row[k]))}" for k in best)
    return Card(f.say("outputs", point=index[0] + 1), "", (*lines, f.say("outputs-how")))


# Memory cells.


def _cells(f: _Facts, index: _Index) -> Card | None:
    shown = pen_cells.order(f.snapshot)
    if len(index) != 2 or index[1] >= len(shown) or index[0] >= len(f.content.places):
        return None
    step, cell = index[0], shown[index[1]]
    return Card(*_held(f, step, cell), (*_memory(f, step, cell), *_place(f, cell), f.say("cells-click")))


def _held(f: _Facts, step: int, cell: int) -> tuple[str, str]:
    held = float(f.content.trace.cell[step, cell])
    return f.say("cell", cell=cell + 1, point=step + 1), number(math.tanh(held), 3)


def _memory(f: _Facts, step: int, cell: int) -> tuple[str, ...]:
    """c_t from keep, write and candidate, and what tanh makes of it."""
    trace = f.content.trace
    held = float(trace.cell[step, cell])
    before = float(trace.cell[step - 1, cell]) if step else 0.0
    write, keep, new, _ = (float(gate[step]) for gate in trace.gates_of(cell))
    left = f"c{subscript(step + 1)}"
    # c_t = keep_t c_(t-1) + write_t candidate_t
    lines = equations.weighted_sum(left, [Term(keep, before), Term(write, new)], held, 3)
    return (*lines, *equations.squashed("", "tanh", [Term(held)], math.tanh(held)))


def _place(f: _Facts, cell: int) -> tuple[str, ...]:
    """Which layer it is in, and how it stands in the ranking."""
    cells = f.content.trace.cells.shape[2]
    rank = f.content.ranked.tolist().index(cell) + 1
    index = f"{float(f.content.reset_index[cell]):.2f}"
    return (f.say("cell-place", layer=cell // cells + 1, rank=rank, index=index),)


def _strip(f: _Facts, index: _Index) -> Card | None:
    if len(index) != 2 or not pen_cells.is_picked(f.snapshot) or index[0] >= len(f.content.places):
        return None
    step, name, cell = index[0], pen_cells.STRIPS[index[1]], f.content.cell
    if name == "cell":
        return Card(*_held(f, step, cell), (*_memory(f, step, cell), f.say("strip-click")))
    value = float(pen_cells.strip_values(f.snapshot, name)[step])
    title = f.say(f"gate-{name}", cell=cell + 1, point=step + 1)
    return Card(title, number(value, 3), (f.say(f"gate-{name}-does"), f.say("strip-click")))


# Ink.


def _paper(f: _Facts, _index: _Index) -> Card:
    title, note = pen_paper.status(f.snapshot, f.view)
    key = "paper-live" if pen_paper.is_live(f.snapshot) else "paper-shown"
    return Card(title, "", (note, f.say(key)))


def _button(f: _Facts, _index: _Index) -> Card:
    key = f"handwriting-button-{f.kind.replace('_', '-')}"
    return Card(words.say(key, f.language), "", (f.say(f"button-{f.kind.replace('_', '-')}"),))


def _influence(f: _Facts, index: _Index) -> Card | None:
    content = f.content
    if not index or content.influence.chosen < 0 or index[0] >= len(content.influence.strength):
        return None
    step, each = index[0], content.characters[content.influence.chosen]
    title = f.say("influence", point=step + 1)
    if step > each.step:
        return Card(title, "0", (f.say("influence-after", point=each.step + 1),))
    share = float(pen_gradient.influence(content)[step])
    lines = [f.say("influence-share", share=_percent(share), letter=pen_reading.written(each.symbol))]
    if content.trace.d_points.shape[1] == 2:
        x, y = (number(float(part), 3) for part in content.trace.d_points[step])
        lines.append(f.say("influence-moved", x=x, y=y))
    return Card(title, number(float(content.influence.strength[step]), 3), tuple(lines))


# The other scenes.


def _plot(f: _Facts, index: _Index) -> Card:
    name = pen_learning.PANELS[index[0]]
    found, value = f.content.learning, ""
    if name == "blank" and len(found.updates):
        value = _percent(float(found.blank[-1]))
    elif name == "errors" and len(found.updates):
        value = _percent(float(found.errors[-1]))
    return Card(words.say(f"handwriting-plot-{name}", f.language), value, (f.say(f"plot-{name}"),))


def _part(f: _Facts, index: _Index) -> Card:
    name = pen_inputs.PANELS[index[0]]
    title = "handwriting-results" if name == "results" else f"handwriting-input-{name}"
    return Card(words.say(title, f.language), "", (f.say(f"part-{name}"),))


def _input(f: _Facts, index: _Index) -> Card:
    name = pen_inputs.INPUTS[index[0]]
    return Card(words.say(f"handwriting-input-{name}", f.language), "", (f.say("input"),))


def _letter(f: _Facts, index: _Index) -> Card:
    title = f.say("letter", letter=pen_teaching.LETTERS[index[0]])
    return Card(title, "", (f.say("letter-does" if pen_teaching.can_teach(f.snapshot) else "letter-empty"),))


def _sample(f: _Facts, index: _Index) -> Card | None:
    lesson = f.content.lesson
    if lesson is None or not 0 <= index[0] < len(lesson.letters):
        return None
    k = index[0]
    before, now = _percent(float(lesson.before[k])), _percent(float(lesson.now[k]))
    return Card(
        f.say("sample", letter=lesson.letters[k]), now, (f.say("sample-was", before=before, now=now),)
    )


_CARDS: dict[str, Callable[[_Facts, _Index], Card | None]] = {
    "scene": _scene,
    "text": _text,
    "row": _row,
    "character": _character,
    "candidates": _candidates,
    "provisional": _provisional,
    "outputs": _outputs,
    "cells": _cells,
    "strip": _strip,
    "paper": _paper,
    "pen": _button,
    "undo": _button,
    "clear": _button,
    "open_ink": _button,
    "save_ink": _button,
    "unteach": _button,
    "influence": _influence,
    "plot": _plot,
    "part": _part,
    "input": _input,
    "letter": _letter,
    "sample": _sample,
}
# A key may change the scene under a resting pointer.
_READING, _TEACH = ("reading",), ("teach",)
_ONLY_IN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("row", "character", "candidates", "provisional", "cells", "strip", "influence"), _READING
    ),
    **dict.fromkeys(("letter", "sample", "unteach"), _TEACH),
    "plot": ("training",),
    **dict.fromkeys(("part", "input"), ("inputs",)),
    "outputs": ("reading", "training"),
}
