"""A short verdict on a plain ground in a corner of a map, legible over every colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.diagrams import ink
from ui.theme import Theme, alpha, font
from ui.view import View


def area(where: QRectF, said: str, on_top: bool, view: View) -> QRectF:
    """Where the pill lies: at the left of `where`, at its bottom or its top."""
    s, made = view.scale, font("label", view.scale, view.present, 600)
    high = ink.leading(made) + 4 * s
    wide = min(ink.width(said, made) + 14 * s, where.width() - 12 * s)
    y = where.top() + 6 * s if on_top else where.bottom() - 6 * s - high
    return QRectF(where.left() + 6 * s, y, wide, high)


def paint(painter: QPainter, where: QRectF, said: str, on_top: bool, view: View, theme: Theme) -> None:
    """The words in semi-bold on the picture's ground."""
    box, s = area(where, said, on_top, view), view.scale
    made = font("label", s, view.present, 600)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(alpha(theme["bg"], 0.92))
    painter.drawRoundedRect(box, 4 * s, 4 * s)
    painter.restore()
    shown = ink.elide(said, made, box.width() - 12 * s)
    ink.text(painter, box.adjusted(7 * s, 0, 0, 0), shown, made, theme["ink"], ink.LEFT | ink.MIDDLE)
