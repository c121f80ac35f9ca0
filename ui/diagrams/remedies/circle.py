"""Eigenvalues of a recurrent matrix in the complex plane, with the unit circle."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import words
from ui.diagrams import curves, ink
from ui.diagrams.axes import Axes
from ui.theme import Theme, font
from ui.view import View

# Half the width of the plane: the narrowest that holds every eigenvalue.
_PLANES = (1.2, 1.7, 2.4, 3.4, 4.8, 6.8, 9.6, 13.6, 100.0)


def plane(box: QRectF, eigenvalues: NDArray[np.complex128], least: float = 1.2) -> Axes:
    """The plane in the largest square in the middle of `box`."""
    radius = max(least / 1.08, float(np.abs(eigenvalues).max(initial=0.0)))
    reach = next((r for r in _PLANES if r >= 1.08 * radius), _PLANES[-1])
    side = min(box.width(), box.height())
    square = QRectF(0.0, 0.0, side, side)
    square.moveCenter(box.center())
    return Axes(square, (-reach, reach), (-reach, reach))


def paint(
    painter: QPainter, a: Axes, eigenvalues: NDArray[np.complex128], named: bool, view: View, theme: Theme
) -> None:
    """Axes, points, and the unit circle over them; `named` says what the circle is."""
    s = view.scale
    middle, unit = a.at(0.0, 0.0), a.rect.width() / (a.x[1] - a.x[0])
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme["hair"], s))
    painter.drawLine(QLineF(a.rect.left(), middle.y(), a.rect.right(), middle.y()))
    painter.drawLine(QLineF(middle.x(), a.rect.top(), middle.x(), a.rect.bottom()))
    points = curves.places(a, eigenvalues.real, eigenvalues.imag)
    across = 6.0 if len(points) <= 80 else 4.2
    curves.dots(painter, points, theme["bg"], (across + 2) * s)
    curves.dots(painter, points, theme["ink"], across * s)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for role, wide in (("bg", 3.4), ("ink2", 1.4)):
        painter.setPen(QPen(theme[role], wide * s))
        painter.drawEllipse(middle, unit, unit)
    painter.restore()
    if named:
        out = (unit + 6 * s) / math.sqrt(2)
        said = words.say("remedies-unit-circle", view.language)
        made = font("tick", s, view.present)
        where = middle + QPointF(out, -out)
        ink.text(painter, where, said, made, theme["ink2"], ink.LEFT | ink.BOTTOM)


def ring(painter: QPainter, a: Axes, radius: float, lit: bool, theme: Theme, scale: float) -> None:
    """The circle of the spectral radius, dashed, with a handle where the hand takes it."""
    unit = a.rect.width() / (a.x[1] - a.x[0])
    painter.save()
    pen = QPen(theme["forward"], (2.0 if lit else 1.4) * scale)
    pen.setDashPattern([3.0, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(a.at(0.0, 0.0), radius * unit, radius * unit)
    painter.restore()
    curves.ring(
        painter, a.at(radius, 0.0), (6 if lit else 5) * scale, theme["bg"], theme["forward"], 2 * scale
    )
