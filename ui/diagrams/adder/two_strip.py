"""Two written additions over one network's strip, right to left, and what both sums do in this column."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from simulator.chapters.adder import TwoSumsContent
from simulator.experiment import Snapshot
from simulator.tasks.addition import STATES, Addition
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.adder import ledger
from ui.diagrams.adder.ledger import Ledger, Row
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.equations import number
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# From this share of a step on its activities count as there, the answer from the next.
ARRIVES, ANSWERS = 0.6, 0.8


def arrived(content: TwoSumsContent, view: View) -> int:
    """Columns whose activities are there."""
    return min(content.trace.steps, view.step + (view.phase >= ARRIVES))


def answered(content: TwoSumsContent, view: View) -> int:
    """Columns whose answers are there."""
    return min(content.trace.steps, view.step + (view.phase >= ANSWERS))


def _rows(units: int, language: str) -> tuple[Row, ...]:
    def say(key: str) -> str:
        return words.say(f"adder-two-row-{key}", language)

    found: list[Row] = []
    for s in (0, 1):
        found += [
            Row(f"carry{s}", words.say("adder-strip-carry", language), 0.8),
            Row(f"first{s}", say(f"first-{s + 1}")),
            Row(f"second{s}", say(f"second-{s + 1}")),
            Row(f"rule{s}", "", 0.22),
            Row(f"said{s}", say(f"said-{s + 1}")),
            Row(f"space{s}", "", 0.3),
        ]
    found += [Row(f"h{unit}", f"$h_{unit + 1}", 0.92) for unit in range(units)]
    found += [
        Row("space", "", 0.3),
        Row("machine", words.say("adder-strip-automaton", language)),
        Row("nearest", words.say("adder-strip-nearest", language)),
    ]
    return tuple(found)


def _ledger(rect: QRectF, content: TwoSumsContent, view: View) -> Ledger:
    rows = _rows(len(content.parameters.hidden_bias), view.language)
    return ledger.layout(extent(rect), rows, content.trace.steps, view.scale, view.present)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The strip in `rect`; it wants about 15 px a row, times `view.scale`."""
    content: TwoSumsContent = snapshot.content
    made = _ledger(rect, content, view)
    here, said = arrived(content, view), answered(content, view)
    lit = min(content.trace.steps, view.step + (view.phase > 0.0)) - 1
    key = (
        "two strip",
        Same(content),
        extent(rect),
        theme,
        here,
        said,
        lit,
        view.language,
        view.scale,
        view.present,
    )

    def draw(layer: QPainter) -> None:
        if lit >= 0:
            layer.setPen(Qt.PenStyle.NoPen)
            layer.setBrush(theme["sel"])
            layer.drawRoundedRect(made.ground(lit), 5 * view.scale, 5 * view.scale)
        ledger.labels(layer, made, theme)
        for s, example in enumerate(content.examples):
            _sum(layer, made, s, example, content, said, theme)
        _cells(layer, made, snapshot, here, theme)
        _states(layer, made, content, here, theme)

    cached(painter, rect, key, draw, theme["bg"])


def answer(content: TwoSumsContent, s: int, column: int) -> str:
    """The digit the network writes for a sum: what is neither above nor below one half is `?`."""
    output = content.trace.outputs[column, s]
    return "1" if output > 0.5 else "0" if output < 0.5 else "?"


def _sum(
    painter: QPainter,
    made: Ledger,
    s: int,
    example: Addition,
    content: TwoSumsContent,
    said: int,
    theme: Theme,
) -> None:
    ledger.rule(painter, made, f"rule{s}", theme)
    for column in range(example.columns):
        if example.carry_in[column] and column <= said:
            ledger.digit(painter, made, f"carry{s}", column, "1", theme, role="state2_text", weight=600)
        for name, row in ((f"first{s}", example.first), (f"second{s}", example.second)):
            ledger.digit(painter, made, name, column, str(row[column]), theme)
        if column < said:
            written = answer(content, s, column)
            wrong = written != str(example.total[column])
            ledger.digit(painter, made, f"said{s}", column, written, theme, wrong=wrong, weight=500)


def _cells(painter: QPainter, made: Ledger, snapshot: Snapshot, here: int, theme: Theme) -> None:
    hidden = snapshot.content.trace.hidden
    is_logistic = snapshot.settings.values()["squashing"] == "logistic"
    for unit in range(hidden.shape[1]):
        letters = made.numbers(f"h{unit}")
        for column in range(hidden.shape[0]):
            value = float(hidden[column, unit]) if column < here else None
            shade = None if value is None else 2.0 * value - 1.0 if is_logistic else value
            box = ledger.inside(made.cell(f"h{unit}", column), made.scale)
            label = number(value, 2) if value is not None and letters else ""
            glyphs.cell(painter, box, shade, theme, label, letters)


def _states(painter: QPainter, made: Ledger, content: TwoSumsContent, here: int, theme: Theme) -> None:
    for name, states in (("machine", content.walk[1:]), ("nearest", content.nearest)):
        for column, state in enumerate(states.tolist()):
            box = made.cell(name, column)
            size = min(0.72 * box.height(), 0.34 * box.width(), 15 * made.scale)
            if column >= here or state < 0:
                mark = "·" if column >= here else "–"
                ink.text(
                    painter, box, mark, font("label", made.scale), theme["ink3"], ink.CENTRE | ink.MIDDLE
                )
                continue
            for part, side in zip(divmod(state, STATES), (-1, 1), strict=True):
                at = box.center() + QPointF(side * 0.62 * size, 0.0)
                glyphs.state_glyph(painter, at, size, part, theme)


def agreeing(content: TwoSumsContent, view: View) -> tuple[int, int]:
    """Columns in which the network is near the machine's state, and columns there are."""
    here = arrived(content, view)
    return int(np.count_nonzero(content.nearest[:here] == content.walk[1 : here + 1])), here


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """Bits, written digits, hidden cells and states; bits turn over while the example is a typed one."""
    content: TwoSumsContent = snapshot.content
    made = _ledger(rect, content, view)
    typed = snapshot.settings.values()["example"] == "typed"
    units = len(content.parameters.hidden_bias)
    found = []
    for column in range(content.trace.steps):
        for s in (0, 1):
            found.append(Hit(Target("two_digit", (s, column)), made.area((f"said{s}",), column)))
            for row, name in enumerate(("first", "second")):
                area = made.area((f"{name}{s}",), column)
                found.append(Hit(Target("two_bit", (2 * s + row, column)), area, clickable=typed))
        found.append(Hit(Target("two_states", (column,)), made.area(("machine", "nearest"), column)))
        found += [
            Hit(Target("hidden", (column, unit)), made.area((f"h{unit}",), column)) for unit in range(units)
        ]
    return tuple(found)
