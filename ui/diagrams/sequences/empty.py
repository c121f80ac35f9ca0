"""A sentence in the middle where a part has nothing to show yet."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.diagrams import ink
from ui.theme import Theme, font
from ui.view import View


def paint(painter: QPainter, rect: QRectF, sentence: str, view: View, theme: Theme) -> None:
    """The sentence in as many balanced lines as it needs."""
    made = font("question", view.scale, view.present)
    lines = ink.balanced(sentence, made, min(rect.width(), 560 * view.scale))
    step = ink.leading(made)
    top = rect.center().y() - step * len(lines) / 2
    for k, line in enumerate(lines):
        row = QRectF(rect.left(), top + k * step, rect.width(), step)
        ink.text(painter, row, line, made, theme["ink2"], ink.CENTRE | ink.MIDDLE)
