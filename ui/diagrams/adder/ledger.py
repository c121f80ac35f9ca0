"""A written sum with rows of cells under it: rows from top to bottom, columns from right to left.

Every row has a label on the left; what stands in a cell is the business of whoever draws the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath

from ui.diagrams import ink
from ui.diagrams.maths import maths
from ui.theme import TYPE, Theme, font, sized

_CENTRED = ink.CENTRE | ink.MIDDLE
# Width of a column at scale 1 that is enough.
_WIDEST = 84.0


class Row(NamedTuple):
    """One row: its name, its label (`$h_1` is set as maths, empty has none) and its height beside others'."""

    name: str
    label: str = ""
    weight: float = 1.0


@dataclass(frozen=True)
class Ledger:
    """Where everything stands."""

    rows: tuple[Row, ...]
    columns: int
    left: float
    pitch: float
    labels: float  # right end of the labels
    tops: tuple[float, ...]  # one more than rows
    label_size: float
    digit_size: float
    scale: float

    def cell(self, name: str, column: int) -> QRectF:
        """The cell of a row at column 0 … n − 1, the rightmost first."""
        top, height = self.span(name)
        x = self.left + (self.columns - 1 - column) * self.pitch
        return QRectF(x, top, self.pitch, height)

    def span(self, name: str) -> tuple[float, float]:
        """Top and height of a row."""
        place = next(k for k, row in enumerate(self.rows) if row.name == name)
        return self.tops[place], self.tops[place + 1] - self.tops[place]

    def ground(self, column: int) -> QRectF:
        """The whole column, for the light under it."""
        x = self.left + (self.columns - 1 - column) * self.pitch
        return QRectF(x, self.tops[0], self.pitch, self.tops[-1] - self.tops[0])

    def area(self, names: Sequence[str], column: int) -> QPainterPath:
        """The cells of these rows at a column, for the pointer."""
        path = QPainterPath()
        for name in names:
            path.addRect(self.cell(name, column))
        return path

    @property
    def right(self) -> float:
        """Where the first column ends."""
        return self.left + self.columns * self.pitch

    def numbers(self, name: str) -> QFont | None:
        """The letters of numbers in a row's cells, None where they would not fit."""
        height, least = self.span(name)[1], 9.0 * self.scale
        size = min(TYPE["small"].size * self.scale, 0.68 * height)
        while size > least and ink.width("−0.00", sized("text", size, 500)) > self.pitch - 6 * self.scale:
            size -= 0.5 * self.scale
        fits = size >= least and ink.width("−0.00", sized("text", size, 500)) <= self.pitch - 4 * self.scale
        return sized("text", size, 500) if fits else None


@lru_cache(maxsize=32)
def layout(
    place: tuple[float, float, float, float],
    rows: tuple[Row, ...],
    columns: int,
    scale: float,
    present: bool,
) -> Ledger:
    """The rows in a rectangle (x, y, width, height); equal questions share one answer."""
    rect = QRectF(*place)
    whole = sum(row.weight for row in rows)
    unit = min(rect.height() / whole, (27 if present else 23) * scale)
    tops, y = [rect.top()], rect.top()
    for row in rows:
        y += row.weight * unit
        tops.append(y)
    tick = TYPE["tick"].present if present else TYPE["tick"].size
    size = max(
        min(tick * scale, 0.95 * unit), min(float(font("label", scale, present).pixelSize()), 0.8 * unit)
    )
    made = sized("text", size)
    widest = max(ink.width(row.label.replace("$", "").replace("_", ""), made) for row in rows)
    labels = rect.left() + widest + 2 * scale
    left = labels + 10 * scale
    pitch = min(_WIDEST * scale * (1.2 if present else 1.0), (rect.right() - left) / columns)
    # Sums are written to the right edge.
    left = rect.right() - columns * pitch
    digit = min(float(font("written", scale, present).pixelSize()), 0.86 * unit, pitch / 0.68)
    return Ledger(rows, columns, left, pitch, left - 8 * scale, tuple(tops), size, digit, scale)


def labels(painter: QPainter, ledger: Ledger, theme: Theme) -> None:
    """Every row's label, at the left of its cells."""
    made = sized("text", ledger.label_size)
    for row in ledger.rows:
        if not row.label:
            continue
        top, height = ledger.span(row.name)
        if row.label.startswith("$"):
            at = QPointF(ledger.labels, top + height / 2)
            size = 1.15 * ledger.label_size
            maths(painter, at, row.label[1:], size, theme["ink2"], ink.RIGHT | ink.MIDDLE)
            continue
        area = QRectF(ledger.labels - 4000, top, 4000, height)
        ink.text(painter, area, row.label, made, theme["ink2"], ink.RIGHT | ink.MIDDLE)


def digit(
    painter: QPainter,
    ledger: Ledger,
    name: str,
    column: int,
    written: str,
    theme: Theme,
    *,
    wrong: bool = False,
    role: str = "ink",
    weight: int = 400,
) -> None:
    """A written digit; a wrong one is in the warning hue and underlined, as a teacher would."""
    where = ledger.cell(name, column)
    made = sized("text", ledger.digit_size, 600 if wrong else weight)
    ink.text(painter, where, written, made, theme["warn" if wrong else role], _CENTRED)
    if wrong:
        wide = 0.72 * ledger.digit_size
        y = min(where.bottom() - 1.2 * ledger.scale, where.center().y() + 0.55 * ledger.digit_size)
        line = QRectF(where.center().x() - wide / 2, y - ledger.scale, wide, 1.6 * ledger.scale)
        painter.fillRect(line, theme["warn"])


def rule(painter: QPainter, ledger: Ledger, name: str, theme: Theme) -> None:
    """The line under two numbers."""
    top, height = ledger.span(name)
    left = ledger.left - 4 * ledger.scale
    thick = 1.4 * ledger.scale
    painter.fillRect(QRectF(left, top + (height - thick) / 2, ledger.right - left, thick), theme["ink2"])


def inside(cell: QRectF, scale: float) -> QRectF:
    """A cell without the gap to its neighbours."""
    gap = min(1.5 * scale, 0.08 * cell.width())
    return cell.adjusted(gap, 0.06 * cell.height(), -gap, -0.06 * cell.height())
