"""Two bars, an error and its double: what goes into the backward pass, the slope, and what comes out.

The room of a bar is fixed, so that where a hand drags it is what it means.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from ui import words
from ui.diagrams import arrows, ink, magnitudes
from ui.equations import MINUS
from ui.theme import Theme, alpha, font
from ui.view import Hit, Target, View

# Units of error from the zero line to the end of a bar's room: twice the largest error there is.
_ROOM = 4.0


@dataclass(frozen=True)
class Places:
    """A bar's row: the zero lines of error and derivative, px a unit of error, the arrow between."""

    error: float
    derivative: float
    unit: float
    arrow: tuple[float, float]

    def value(self, x: float) -> float:
        """The error whose bar ends at `x`."""
        return (x - self.error) / self.unit


def places(row: QRectF) -> Places:
    """Left the error about its zero line, right the derivative about its own."""
    half = 0.205 * row.width()
    start, end = row.left() + 2 * half, row.right() - 2 * half
    return Places(
        error=row.left() + half,
        derivative=row.right() - half,
        unit=half / _ROOM,
        arrow=(start + 0.10 * (end - start), end - 0.10 * (end - start)),
    )


@dataclass(frozen=True)
class Bar:
    """One row: an error, and the slope it meets, NaN where there is none."""

    row: QRectF
    error: float
    slope: float
    view: View
    theme: Theme

    def paint(self, painter: QPainter, is_held: bool) -> None:
        """An error on its way in, the slope, and the derivative on its way out."""
        v, s, row, at = self.view, self.view.scale, self.row, places(self.row)
        printed = words.say("gradients-error", v.language, size=f"{self.error:.4g}".replace("-", MINUS))
        self._signed(painter, at.error, self.error * at.unit)
        self._aside(painter, at.error, printed, font("label", s, v.present), "ink2")
        if is_held:
            painter.setPen(QPen(self.theme["ink"], 2.4 * s))
            x = at.error + self.error * at.unit
            painter.drawLine(QLineF(x, row.top() - 2 * s, x, row.bottom() + 2 * s))
        derivative = self.error * self.slope
        if not math.isfinite(derivative):
            return
        self._signed(painter, at.derivative, derivative * at.unit)
        printed = magnitudes.decimals(derivative, v.language)
        self._aside(painter, at.derivative, printed, font("label", s, v.present, 600), "ink")
        y, backward = row.center().y() + 5 * s, self.theme["backward"]
        path = arrows.straight(QPointF(at.arrow[0], y), QPointF(at.arrow[1], y))
        arrows.arrow(painter, path, backward, 1.4 * s, 7 * s)
        where = QPointF(sum(at.arrow) / 2, y - 5 * s)
        slope = f"×{magnitudes.decimals(self.slope, v.language)}"
        ink.text(painter, where, slope, font("tick", s, v.present), backward, ink.CENTRE | ink.BASELINE)

    def _signed(self, painter: QPainter, zero: float, long: float) -> None:
        """A bar from the zero line, to the left where it is negative."""
        s, row = self.view.scale, self.row
        bar = QRectF(min(zero, zero + long), row.top(), abs(long), row.height())
        painter.fillRect(bar, alpha(self.theme["backward"], 0.85))
        painter.setPen(QPen(self.theme["axis"], s))
        painter.drawLine(QLineF(zero, row.top() - 2 * s, zero, row.bottom() + 2 * s))

    def _aside(self, painter: QPainter, zero: float, text: str, made: QFont, role: str) -> None:
        """Words on the empty side of a zero line."""
        right = self.error < 0
        where = QPointF(zero + (6 if right else -6) * self.view.scale, self.row.center().y())
        align = (ink.LEFT if right else ink.RIGHT) | ink.MIDDLE
        ink.text(painter, where, text, made, self.theme[role], align)


def hits(rows: tuple[QRectF, QRectF], view: View) -> tuple[Hit, ...]:
    """The error of each row to drag, and its derivative."""
    margin, found = 3 * view.scale, []
    for k, row in enumerate(rows):
        at = places(row)
        error, derivative = QPainterPath(), QPainterPath()
        wide = 2 * (at.error - row.left())
        error.addRect(QRectF(row.left(), row.top() - margin, wide, row.height() + 2 * margin))
        derivative.addRect(QRectF(row.right() - wide, row.top() - margin, wide, row.height() + 2 * margin))
        found.append(Hit(Target("error", (k,)), error, draggable=True))
        found.append(Hit(Target("derivative", (k,)), derivative))
    return tuple(found)


def dragged(k: int, row: QRectF, at: QPointF) -> float:
    """The error that bar k, of k + 1 times the error, dragged to `at` stands for, in twentieths."""
    error = places(row).value(at.x()) / (k + 1)
    return min(max(round(20 * error) / 20, -_ROOM / 2), _ROOM / 2)
