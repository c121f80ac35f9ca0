"""A card of its own with a title and a line below it, over the whole picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.diagrams import ink
from ui.theme import Theme, font, sized


def paint(painter: QPainter, rect: QRectF, title: str, line: str, unit: float, theme: Theme) -> None:
    """Title, a short rule, and the line in at most three rows, in the middle of `rect`."""
    big, small = sized("display", 64 * unit, 600, -1.0 * unit), font("caption", 1.1 * unit, True)
    middle = rect.center()
    above = QRectF(rect.left(), middle.y() - 96 * unit, rect.width(), 84 * unit)
    ink.text(painter, above, title, big, theme["ink"], ink.CENTRE | ink.MIDDLE)
    rule = QRectF(middle.x() - 36 * unit, middle.y() + 4 * unit, 72 * unit, max(1.0, 1.6 * unit))
    painter.fillRect(rule, theme["hair2"])
    for number, row in enumerate(ink.balanced(line, small, rect.width() * 0.8)[:3]):
        place = QRectF(rect.left(), middle.y() + (26 + 36 * number) * unit, rect.width(), 36 * unit)
        ink.text(painter, place, row, small, theme["ink2"], ink.CENTRE | ink.MIDDLE)
