"""Letters as cells in a row: what is written, what is likely to come, spaces and line ends made visible."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.arrays import Floats
from ui import equations
from ui.diagrams import ink
from ui.theme import Theme, font, sized
from ui.view import View

_VISIBLE = {" ": "·", "\n": "¶", "\t": "→"}


def visible(letter: str) -> str:
    """The letter as it is drawn: a space is a middle dot, a line's end a pilcrow."""
    return _VISIBLE.get(letter, letter)


def row(painter: QPainter, rect: QRectF, text: str, seen: int, wide: float, view: View, theme: Theme) -> None:
    """Letters `wide` px apart from the left of `rect`: those after `seen` are still to come."""
    made = sized("code", min(1.15 * wide, 0.8 * rect.height(), 17 * view.scale), 500)
    for k, letter in enumerate(text):
        place = QRectF(rect.left() + k * wide, rect.top(), wide, rect.height())
        if place.left() > rect.right():
            break
        role = "ink" if k < seen else "hair2"
        role = "axis" if k < seen and letter in _VISIBLE else role
        ink.text(painter, place, visible(letter), made, theme[role], ink.CENTRE | ink.MIDDLE)


def likeliest(
    painter: QPainter,
    rect: QRectF,
    belief: Floats,
    symbols: tuple[str, ...],
    came: str,
    view: View,
    theme: Theme,
) -> None:
    """The letters that are believed in most, a bar each; the one that then came in the hue of guesses."""
    if not np.isfinite(belief).all() or not len(belief):
        return
    s, made = view.scale, font("tick", view.scale, view.present)
    letters = sized("code", made.pixelSize() * 1.1, 500)
    step = max(1.02 * made.pixelSize(), 1.0)
    count = max(1, min(len(belief), int(rect.height() / step)))
    wide = rect.width() - 18 * s - 30 * s * (1.2 if view.present else 1.0)
    for place, index in enumerate(np.argsort(-belief, kind="stable")[:count]):
        y = rect.top() + place * step
        share, letter = float(belief[index]), symbols[index]
        role = "forward" if letter == came else "ink"
        ink.text(
            painter,
            QRectF(rect.left(), y, 14 * s, step),
            visible(letter),
            letters,
            theme[role],
            ink.CENTRE | ink.MIDDLE,
        )
        bar = QRectF(rect.left() + 17 * s, y + 0.16 * step, wide, 0.68 * step)
        painter.fillRect(bar, theme["sel"])
        painter.fillRect(QRectF(bar.left(), bar.top(), share * wide, bar.height()), theme[role])
        at = QPointF(bar.right() + 4 * s, bar.center().y())
        ink.text(painter, at, equations.number(share), made, theme["ink2"], ink.LEFT | ink.MIDDLE)
