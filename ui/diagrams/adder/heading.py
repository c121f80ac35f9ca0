"""A panel's heading, and a note behind it where there is room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.diagrams import ink
from ui.theme import Theme, font
from ui.view import View


def paint(painter: QPainter, where: QRectF, title: str, note: str, view: View, theme: Theme) -> None:
    """On the lower edge of `where`."""
    big, small = font("panel_title", view.scale, view.present), font("body", view.scale, view.present)
    baseline = QPointF(where.left(), where.bottom() - 8 * view.scale)
    across = ink.text(painter, baseline, title, big, theme["ink"]) + 10 * view.scale
    if across + ink.width(note, small) <= where.width():
        ink.text(painter, baseline + QPointF(across, 0), note, small, theme["ink3"])
