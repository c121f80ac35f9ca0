"""A paper's table: in every field the paper's number, the one found here, their ratio, and every seed."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from simulator.tables import results
from simulator.tables.results import Cell, Result, Run
from ui import words
from ui.diagrams import ink
from ui.diagrams.magnitudes import figures
from ui.diagrams.magnitudes import said as said_size
from ui.theme import Theme, font
from ui.view import View

# The widest a field gets, px, and the highest, in lines.
_WIDEST, _HIGHEST = 240.0, 6.4
# Below this a number is printed with a power of ten.
_SMALL = 1e-3


def _grid(rect: QRectF, result: Result, view: View) -> tuple[float, float, float, float]:
    """Left and top of the first field, and a field's width and height."""
    s, made = view.scale, font("label", view.scale, view.present)
    bold = font("label", s, view.present, 600)
    names = [words.say(results.key("row", row), view.language) for row in result.rows]
    left = rect.left() + min(0.24 * rect.width(), max(ink.width(name, bold) for name in names) + 16 * s)
    top = rect.top() + 2 * ink.leading(made) + 4 * s
    wide = min((rect.right() - left) / max(1, len(result.columns)), _WIDEST * s)
    high = min((rect.bottom() - top) / max(1, len(result.rows)), _HIGHEST * ink.leading(made))
    return left, top, wide, high


def field(rect: QRectF, result: Result, cell: Cell, view: View) -> QRectF:
    """Where a cell stands in the table's area."""
    left, top, wide, high = _grid(rect, result, view)
    column, row = result.columns.index(cell.column), result.rows.index(cell.row)
    return QRectF(left + column * wide, top + row * high, wide, high)


def paint(painter: QPainter, rect: QRectF, result: Result, view: View, theme: Theme) -> None:
    """Names of columns and rows, what each row counts, and the fields."""
    s, made = view.scale, font("label", view.scale, view.present)
    left, top, wide, high = _grid(rect, result, view)
    for k, column in enumerate(result.columns):
        said = words.say(results.key("column", column), view.language).replace("μ ", "μ\N{NO-BREAK SPACE}")
        lines = ink.wrap(said, made, wide - 10 * s)[:2]
        above = QPointF(left + k * wide, top - len(lines) * ink.leading(made) - 2 * s)
        _lines(painter, above, lines, made, "ink2", theme)
    bold, small = font("label", s, view.present, 600), font("tick", s, view.present)
    for k, row in enumerate(result.rows):
        y, room = top + k * high, left - rect.left() - 8 * s
        across = left - rect.left() + wide * len(result.columns)
        painter.fillRect(QRectF(rect.left(), y, across, s), theme["hair"])
        name = ink.wrap(words.say(results.key("row", row), view.language), bold, room)[:2]
        at = QPointF(rect.left(), y + 7 * s)
        _lines(painter, at, name, bold, "ink", theme)
        counted = ink.wrap(measures(result, row, view.language), small, room)[:3]
        _lines(painter, at + QPointF(0, len(name) * ink.leading(bold)), counted, small, "ink3", theme)
    for cell in result.cells:
        _cell(painter, field(rect, result, cell, view), cell, view, theme)


def _lines(
    painter: QPainter, at: QPointF, lines: tuple[str, ...], made: QFont, role: str, theme: Theme
) -> None:
    for k, line in enumerate(lines):
        ink.text(painter, at + QPointF(0, k * ink.leading(made)), line, made, theme[role], ink.LEFT | ink.TOP)


def measures(result: Result, row: str, language: str) -> str:
    """What the numbers of a row count."""
    named = dict.fromkeys(cell.measure for cell in result.cells if cell.row == row)
    between = ", " if language == "en" else "，"
    return between.join(words.say(results.key("measure", name), language) for name in named)


def value(number: float | None, cell: Cell, language: str) -> str:
    """A number of a table as it is printed: very small ones with a power of ten."""
    if number is None:
        return "–"
    if 0.0 < number < _SMALL:
        return said_size(math.log10(number), language)
    if cell.measure == "solved":
        return f"{100 * number:.0f} %"
    return f"{number:,.0f}" if cell.measure == "sequences" else figures(number)


def _cell(painter: QPainter, place: QRectF, cell: Cell, view: View, theme: Theme) -> None:
    """Paper; here; ratio; every seed: as many lines as there is room for, from the first on."""
    s, language = view.scale, view.language
    plain, bold = font("label", s, view.present), font("label", s, view.present, 600)
    tiny = font("tick", s, view.present)
    room = place.width() - 10 * s
    lines = [
        (words.say("remedies-papers-paper", language, value=papers(cell, language)), plain, "ink2"),
        (words.say("remedies-papers-here", language, value=here(cell, language)), bold, "ink"),
        (words.say("remedies-papers-ratio", language, value=ratio(cell)), plain, "ink2"),
        *((line, tiny, "ink3") for line in ink.wrap(seeds(cell, language), tiny, room)),
    ]
    y = place.top() + 7 * s
    for said, made, role in lines:
        if y + ink.capital(made) > place.bottom():
            break
        shown = ink.elide(said, made, room)
        ink.text(painter, QPointF(place.left(), y), shown, made, theme[role], ink.LEFT | ink.TOP)
        y += ink.leading(made)


def papers(cell: Cell, language: str) -> str:
    """What the paper says: its number, or its word."""
    if cell.paper is not None:
        return value(cell.paper, cell, language)
    return words.say(results.key("said", cell.said), language) if cell.said else "–"


def here(cell: Cell, language: str) -> str:
    """What was found here; where no seed gave a number, what became of them."""
    return (
        run_value(cell.runs[0], cell, language)
        if cell.runs and cell.here is None
        else value(cell.here, cell, language)
    )


def run_value(run: Run, cell: Cell, language: str) -> str:
    """A seed's number, or how it ended where it gave none."""
    if run.value is None or cell.measure == "solved":
        return words.say(f"remedies-papers-{run.outcome}", language)
    return value(run.value, cell, language)


def ratio(cell: Cell) -> str:
    """Here over paper."""
    return figures(cell.ratio) if cell.ratio is not None else "–"


def seeds(cell: Cell, language: str) -> str:
    """The number of every seed, or how it ended."""
    if not cell.runs:
        return words.say("remedies-papers-not-run", language)
    return " · ".join(run_value(run, cell, language) for run in cell.runs)
