"""A gate as a valve: its bar lies along the wire when it is open and across it when it is closed.

Between the two the bar turns continuously, so a half-open gate stands at 45° (TOKENS, "Gate").
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import Theme


def paint(
    painter: QPainter,
    centre: QPointF,
    radius: float,
    gate: float,
    colour: QColor,
    theme: Theme,
    *,
    lit: bool = False,
) -> None:
    """A valve on a level wire; `gate` from 0 (closed) to 1, no number is closed; `lit` fills the disc."""
    share = 0.0 if math.isnan(gate) else min(1.0, max(0.0, gate))
    angle = 0.5 * math.pi * (1.0 - share)
    stroke = max(1.4, 0.13 * radius)
    painter.save()
    painter.setPen(QPen(colour, stroke))
    painter.setBrush(theme["sel"] if lit else theme["bg"])
    painter.drawEllipse(centre, radius, radius)
    pen = QPen(colour, 0.27 * radius, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    reach = QPointF(math.cos(angle), math.sin(angle)) * (0.58 * radius)
    painter.drawLine(centre - reach, centre + reach)
    painter.restore()
