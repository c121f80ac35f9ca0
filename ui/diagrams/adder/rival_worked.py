"""One sum worked through in both networks: column by column in one, all at once in the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from simulator.chapters._adder_rival import ROOM
from simulator.chapters.adder import RivalContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import glyphs
from ui.diagrams.adder import ledger
from ui.diagrams.adder.ledger import Ledger, Row
from ui.diagrams.adder.two_strip import ARRIVES
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.equations import number
from ui.theme import Theme
from ui.view import Hit, Target, View


def columns(content: RivalContent) -> int:
    """Columns drawn: those of the sum, and at least as many as the rival was trained to answer."""
    return max(content.example.columns, content.trained_columns + 1)


def arrived(content: RivalContent, view: View) -> int:
    """Columns the recurrent network has answered."""
    return min(content.example.columns, view.step + (view.phase >= ARRIVES))


def _rows(units: int, language: str) -> tuple[Row, ...]:
    def say(key: str) -> str:
        return words.say(f"adder-rival-row-{key}", language)

    return (
        Row("first", words.say("adder-strip-first", language)),
        Row("second", words.say("adder-strip-second", language)),
        Row("rule", "", 0.22),
        Row("sum", say("sum")),
        Row("space1", "", 0.55),
        *(Row(f"h{unit}", f"$h_{unit + 1}", 0.9) for unit in range(units)),
        Row("output0", say("output")),
        Row("said0", say("recurrent")),
        Row("space2", "", 0.55),
        Row("output1", say("output")),
        Row("said1", say("feed-forward")),
    )


def _ledger(rect: QRectF, content: RivalContent, view: View) -> Ledger:
    rows = _rows(len(content.parameters.hidden_bias), view.language)
    return ledger.layout(extent(rect), rows, columns(content), view.scale, view.present)


def said(content: RivalContent, network: int, column: int) -> str:
    """The digit a network writes: 0 the recurrent one, 1 its rival."""
    digit = int(content.digits[network, content.chosen, column])
    return "?" if digit < 0 else str(digit)


def right_digit(content: RivalContent, column: int) -> int:
    """The digit of the sum."""
    return int(content.example.total[column]) if column < content.example.columns else 0


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The sum in `rect`, about 380 px wide, times `view.scale`."""
    content: RivalContent = snapshot.content
    made = _ledger(rect, content, view)
    here, begun = arrived(content, view), view.t > 0.0
    lit = min(content.example.columns, view.step + (view.phase > 0.0)) - 1
    shown = (here, begun, lit, view.language, view.scale, view.present)
    key = ("rival worked", Same(content), extent(rect), theme, shown)

    def draw(layer: QPainter) -> None:
        layer.setPen(Qt.PenStyle.NoPen)
        layer.setBrush(theme["sel"])
        if lit >= 0:
            top, bottom = made.tops[0], made.cell("said0", 0).bottom()
            x = made.cell("first", lit).left()
            layer.drawRoundedRect(QRectF(x, top, made.pitch, bottom - top), 5 * view.scale, 5 * view.scale)
        ledger.labels(layer, made, theme)
        ledger.rule(layer, made, "rule", theme)
        _written(layer, made, content, theme)
        _recurrent(layer, made, snapshot, here, theme)
        _rival(layer, made, content, begun, theme)

    cached(painter, rect, key, draw, theme["bg"])


def _written(painter: QPainter, made: Ledger, content: RivalContent, theme: Theme) -> None:
    example = content.example
    for column in range(made.columns):
        inside = column < example.columns - 1
        for name, row in (("first", example.first), ("second", example.second)):
            if inside:
                ledger.digit(painter, made, name, column, str(row[column]), theme)
        ledger.digit(painter, made, "sum", column, str(right_digit(content, column)), theme, weight=600)


def _recurrent(painter: QPainter, made: Ledger, snapshot: Snapshot, here: int, theme: Theme) -> None:
    content: RivalContent = snapshot.content
    is_logistic = snapshot.settings.values()["squashing"] == "logistic"
    trace = content.trace
    for column in range(content.example.columns):
        there = column < here
        for unit in range(trace.hidden.shape[1]):
            value = float(trace.hidden[column, unit])
            shade = 2.0 * value - 1.0 if is_logistic else value
            _cell(painter, made, f"h{unit}", column, value if there else None, shade, theme)
        output = float(trace.outputs[column, 0])
        _cell(painter, made, "output0", column, output if there else None, 2.0 * output - 1.0, theme)
        if there:
            _said(painter, made, content, 0, column, theme)


def _rival(painter: QPainter, made: Ledger, content: RivalContent, begun: bool, theme: Theme) -> None:
    """All at once: it sees both whole numbers, so there is nothing to wait for."""
    for column in range(min(made.columns, ROOM + 1)):
        output = float(content.outputs[column])
        _cell(painter, made, "output1", column, output if begun else None, 2.0 * output - 1.0, theme)
        if begun:
            _said(painter, made, content, 1, column, theme)


def _said(
    painter: QPainter, made: Ledger, content: RivalContent, network: int, column: int, theme: Theme
) -> None:
    written = said(content, network, column)
    wrong = written != str(right_digit(content, column))
    ledger.digit(painter, made, f"said{network}", column, written, theme, wrong=wrong, weight=500)


def _cell(
    painter: QPainter, made: Ledger, name: str, column: int, value: float | None, shade: float, theme: Theme
) -> None:
    letters = made.numbers(name)
    label = number(value, 2) if value is not None and letters else ""
    box = ledger.inside(made.cell(name, column), made.scale)
    glyphs.cell(painter, box, None if value is None else shade, theme, label, letters)


def hits(rect: QRectF, content: RivalContent, view: View) -> tuple[Hit, ...]:
    """Hidden cells, both networks' outputs and both answers."""
    made = _ledger(rect, content, view)
    found = []
    units = len(content.parameters.hidden_bias)
    for column in range(made.columns):
        areas: dict[Target, tuple[str, ...]] = {Target("worked", (1, column)): ("output1", "said1")}
        if column < content.example.columns:
            areas[Target("worked", (0, column))] = ("output0", "said0")
            areas |= {Target("hidden", (column, unit)): (f"h{unit}",) for unit in range(units)}
        found += [Hit(target, made.area(names, column)) for target, names in areas.items()]
    return tuple(found)
