"""Words on a plain ground over a map, legible on every colour, and far quicker to paint than a halo."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

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


def label(
    painter: QPainter, bounds: QRectF, beside: QPointF, said: str, colour: QColor, view: View, theme: Theme
) -> None:
    """Words up right of a point, or on the side where there is room inside `bounds`."""
    s, made = view.scale, font("label", view.scale, view.present, 600)
    wide, high = ink.width(said, made) + 8 * s, ink.leading(made)
    is_left = beside.x() + 10 * s + wide > bounds.right()
    x = beside.x() - 10 * s - wide if is_left else beside.x() + 10 * s
    x = max(bounds.left() + 2 * s, min(x, bounds.right() - 2 * s - wide))
    y = max(bounds.top() + 2 * s, min(beside.y() - 6 * s - high, bounds.bottom() - 2 * s - high))
    box = QRectF(x, y, wide, high)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(alpha(theme["bg"], 0.88))
    painter.drawRoundedRect(box, 3 * s, 3 * s)
    painter.restore()
    ink.text(painter, box, said, made, colour, ink.CENTRE | ink.MIDDLE)
