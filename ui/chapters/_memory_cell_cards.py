"""What hovering tells on the memory cell's stage: every target's name, value and equation of this step."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from simulator.cell_trace import CellTrace
from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from simulator.message import Value
from ui import equations, words
from ui.chapters import _memory_cell_plot_cards as plots
from ui.diagrams.memory_cell import cell_head, cell_sums
from ui.diagrams.memory_cell.cell_moment import Moment, moment
from ui.diagrams.memory_cell.cell_rows import GATES, error, label_of
from ui.diagrams.memory_cell.cell_sums import size
from ui.diagrams.memory_cell.cell_symbols import answer
from ui.equations import Term, number, subscript
from ui.view import Card, Target, View

_Index = tuple[int, ...]
_MAPS = (*GATES, "cell", "output", "error")
_WIRES = ("input", "written", "output", "heard", "kept", "loop")


@dataclass(frozen=True)
class _Facts:
    """The content, the moment, and the step and the cell a target means; both are counted from 0."""

    snapshot: Snapshot
    moment: Moment
    view: View
    kind: str

    @property
    def content(self) -> MemoryCellContent:
        found: MemoryCellContent = self.snapshot.content
        return found

    @property
    def trace(self) -> CellTrace:
        return self.content.trace

    @property
    def language(self) -> str:
        return self.view.language

    def say(self, key: str, **values: Value) -> str:
        return words.say(f"memory_cell-card-{key}", self.language, **values)

    def name(self, lane: str) -> str:
        return label_of(lane, self.language, self.trace.kind)

    def cell(self, index: _Index) -> int:
        return index[1] if len(index) == 2 else self.content.cell

    def title(self, lane: str, step: int, cell: int) -> str:
        """`keep, step 8` or, in a layer, `keep of cell 3, step 8`."""
        key = ("itself" if lane == "cell" else "of-cell") if self.content.task else "at-step"
        return self.say(key, name=self.name(lane), step=step + 1, cell=cell + 1)

    def other(self, cell: int) -> MemoryCellContent:
        return self.content.of_cell(cell)


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this chapter, None for one it does not know."""
    told = plots.card(target, snapshot, view)
    if told is not None:
        return told
    make = _CARDS.get(target.kind)
    if make is None or not _is_open(target, str(snapshot.settings.values()["scene"])):
        return None
    now = moment(len(snapshot.content.trace.cell), view)
    return make(_Facts(snapshot, now, view, target.kind), target.index)


def _is_open(target: Target, scene: str) -> bool:
    """Whether the scene that is shown has such a target: a key may change it under a resting pointer."""
    if target.kind in ("scene", "doing", "score"):
        return True
    if target.kind in ("input", "answer", *_MAPS):
        return scene == "lanes" or (scene == "circuit" and len(target.index) == 1)
    return scene == ("lanes" if target.kind == "map" else "circuit")


# Lanes and maps.


def _gate(f: _Facts, index: _Index) -> Card:
    step, cell = index[0], f.cell(index)
    value = float(getattr(f.trace, f.kind)[step, cell])
    lines: tuple[str, ...] = ()
    if f.content.task:
        if f.trace.kind == "gru" and f.kind == "write":
            keep = float(f.trace.keep[step, cell])
            lines = equations.weighted_sum(
                f"{f.name('write')}{subscript(step + 1)}", [Term(1.0), Term(-keep)], value
            )
        elif f.trace.kind == "lstm_1997" and f.kind == "keep":
            lines = (words.say("memory_cell-learning-always", f.language),)
        else:
            total = float(getattr(f.trace, f"{f.kind}_input")[step, cell])
            left = f"{f.name(f.kind)}{subscript(step + 1)}"
            lines = (*equations.squashed(left, "σ", [Term(total)], value), f.say("logistic"))
    lines += (f.say(f"does-{'reset' if f.kind == 'read' and f.trace.kind == 'gru' else f.kind}"),)
    gates = f.snapshot.settings.values()["gates"]
    if gates == "by_hand" and len(index) == 1:
        lines += (f.say("drag"),)
    return Card(f.title(f.kind, step, cell), number(value, 3), lines)


def _cell(f: _Facts, index: _Index) -> Card:
    step, cell = index[0], f.cell(index)
    lines = cell_sums.cell(f.other(cell), step)
    if f.content.task:
        lines += (f.say("candidate", value=number(float(f.trace.candidate[step, cell]))),)
    return Card(f.title("cell", step, cell), number(float(f.trace.cell[step, cell])), lines)


def _output(f: _Facts, index: _Index) -> Card:
    step, cell = index[0], f.cell(index)
    value = number(float(f.trace.hidden[step, cell]))
    if f.trace.kind == "gru":
        return Card(f.title("output", step, cell), value, (f.say("output-gru"),))
    return Card(f.title("output", step, cell), value, cell_sums.output(f.other(cell), step))


def _input(f: _Facts, index: _Index) -> Card:
    (step,) = index
    title = f.say("input", step=step + 1)
    if f.content.symbols:
        return Card(title, f.content.symbols[step], (f.say("symbol"),))
    numbers = [float(x) for x in f.trace.inputs[step]]
    if len(numbers) > 1:
        named = zip(f.content.channels, numbers, strict=True)
        return Card(title, "", tuple(f.say("channel", name=name, value=number(x)) for name, x in named))
    lines: tuple[str, ...] = ()
    values = f.snapshot.settings.values()
    if not f.content.task:
        stored = step + 1 == values["write_at"] and not str(values["hand_input"]).strip()
        lines = (f.say("input-stored" if stored else "input-noise"),)
    if values["gates"] == "by_hand":
        lines += (f.say("drag"),)
    return Card(title, number(numbers[0]), lines)


def _answer(f: _Facts, index: _Index) -> Card:
    (step,) = index
    said, is_right = answer(f.content, step, f.language)
    return Card(
        f.say("answer", step=step + 1), said, (f.say("answer-right" if is_right else "answer-wrong"),)
    )


def _error(f: _Facts, index: _Index) -> Card:
    step, cell = index[0], f.cell(index)
    value = float(error(f.snapshot)[step, cell])
    lines = cell_sums.derivative(f.snapshot, step, cell)
    if step + 1 < len(f.trace.cell):
        kept = number(float(f.trace.keep[step + 1, cell]), 3)
        lines += (f.say("error-loop", keep=kept, step=step + 2),)
    if f.content.task:
        lines += (f.say("error-truncated" if cell_sums.is_truncated(f.snapshot) else "error-full"),)
    return Card(f.title("error", step, cell), size(value), lines)


def _map(f: _Facts, index: _Index) -> Card:
    lane = _MAPS[index[0]]
    cells, steps = f.trace.cell.shape[1], len(f.trace.cell)
    return Card(
        f.say("map", name=f.name(lane)), "", (f.say("map-what", cells=cells, steps=steps), f.say("map-pick"))
    )


# The circuit.


def _valve(f: _Facts, index: _Index) -> Card:
    gate = GATES[index[0]]
    if f.moment.now < 0:
        return Card(f.name(gate), "", (f.say("not-yet"),))
    return _gate(_Facts(f.snapshot, f.moment, f.view, gate), (f.moment.now,))


def _circuit_cell(f: _Facts, _index: _Index) -> Card:
    if f.moment.now < 0:
        return Card(f.name("cell"), "0", (f.say("not-yet"),))
    if f.moment.backward:
        return _error(f, (f.moment.now,))
    return _cell(f, (f.moment.now,))


def _wire(f: _Facts, index: _Index) -> Card:
    name, step = _WIRES[index[0]], f.moment.now
    title = f.say(f"wire-{name}")
    if step < 0:
        return Card(title, "", (f.say("not-yet"),))
    t, k = f.trace, f.content.cell
    held = float(t.cell[step, k])
    before = float(t.cell[step - 1, k]) if step else 0.0
    write, keep, new = (float(getattr(t, part)[step, k]) for part in ("write", "keep", "candidate"))
    if name == "written":
        return Card(title, number(write * new), equations.product(write, new))
    if name == "loop":
        return Card(title, number(keep * before), equations.product(keep, before))
    if name == "output":
        return Card(
            title,
            number(float(t.hidden[step, k])),
            cell_sums.output(f.content, step) if t.kind != "gru" else (),
        )
    if name == "heard" and t.kind not in ("carousel", "gru"):
        return Card(
            title, number(math.tanh(held)), equations.squashed("", "tanh", [Term(held)], math.tanh(held))
        )
    value = {"input": new, "heard": held, "kept": before}[name]
    return Card(
        title, number(value), (f.say("wire-input-candidate"),) if name == "input" and f.content.task else ()
    )


def _equation(f: _Facts, _index: _Index) -> Card:
    step = max(0, f.moment.now)
    lines = (*cell_sums.cell(f.content, step), *cell_sums.back(f.snapshot, f.moment))
    return Card(f.say("equation", step=step + 1), "", (*lines, f.say("equation-same")))


# The lines at the top.


def _doing(f: _Facts, _index: _Index) -> Card:
    title, note = cell_head.sentence(f.snapshot, f.view, f.moment)
    return Card(title, "", (note,))


def _score(f: _Facts, _index: _Index) -> Card:
    said, _ = cell_head.report(f.snapshot, f.view, f.moment)
    key = "score-layer" if f.content.task else "score-hand"
    return Card(said, "", (f.say(key),))


def _scene(f: _Facts, index: _Index) -> Card:
    scene = str(f.snapshot.settings.setting("scene").choices[index[0]])
    title = words.choice(f.snapshot.chapter, "scene", scene, f.language)
    return Card(title, "", (f.say(f"scene-{scene}"),))


_CARDS: dict[str, Callable[[_Facts, _Index], Card]] = {
    "scene": _scene,
    "doing": _doing,
    "score": _score,
    "wire": _wire,
    "valve": _valve,
    "circuit_cell": _circuit_cell,
    "equation": _equation,
    "input": _input,
    **dict.fromkeys(GATES, _gate),
    "cell": _cell,
    "output": _output,
    "answer": _answer,
    "error": _error,
    "map": _map,
}
