"""The marks that mean the same wherever they stand: state, unit, input, cell, tick and dash."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from ui.diagrams import ink
from ui.theme import Theme, alpha, on

_CENTRED = ink.CENTRE | ink.MIDDLE


def state_glyph(
    painter: QPainter, centre: QPointF, size: float, state: int, theme: Theme, faded: float = 1.0
) -> None:
    """The adder's state (2 · carry + print): circle = no carry, square = carry; hollow prints 0."""
    colour = alpha(theme.state(state), faded)
    carry, filled = state >> 1, state & 1
    side = size * (0.94 if carry else 1.0)  # a square of equal side looks larger than its circle
    stroke = max(1.2, size * 0.15)
    less = 0.0 if filled else stroke
    box = QRectF(0, 0, side - less, side - less)
    box.moveCenter(centre)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour, stroke))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    if carry:
        painter.drawRoundedRect(box, 0.14 * size, 0.14 * size)
    else:
        painter.drawEllipse(box)
    painter.restore()


def unit(
    painter: QPainter,
    centre: QPointF,
    radius: float,
    value: float | None,
    theme: Theme,
    label: str = "",
    font: QFont | None = None,
    dashed: bool = False,
    outline: float = 1.2,
) -> None:
    """A neuron: a circle filled by its activation in [−1, 1], its value inside.

    A logistic y is passed as 2y − 1 and labelled with y. None is a unit without a value yet. The
    outline is dashed for a learned initial state.
    """
    fill = theme["surface"] if value is None else theme.activation(value)
    pen = QPen(theme["ink"] if value is not None else theme["hair2"], outline)
    if dashed:
        pen.setDashPattern([3.0, 2.4])
    painter.save()
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawEllipse(centre, radius, radius)
    painter.restore()
    if label and font is not None:
        ink.text(painter, centre, label, font, on(fill), _CENTRED)


def input_box(
    painter: QPainter,
    centre: QPointF,
    side: float,
    digit: str,
    theme: Theme,
    font: QFont,
    outline: float = 1.6,
) -> None:
    """An input unit: a rounded square with its digit; empty it is drawn faintly."""
    box = QRectF(0, 0, side, side)
    box.moveCenter(centre)
    painter.save()
    painter.setPen(QPen(theme["ink"] if digit else theme["hair2"], outline))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(box, 0.18 * side, 0.18 * side)
    painter.restore()
    ink.text(painter, centre, digit, font, theme["ink"], _CENTRED)


def cell(
    painter: QPainter,
    rect: QRectF,
    value: float | None,
    theme: Theme,
    label: str = "",
    font: QFont | None = None,
    radius: float = 2.0,
) -> None:
    """A value of a strip: filled by activation, number inside; None is an empty cell to come."""
    painter.save()
    if value is None:
        painter.setPen(QPen(theme["hair"], 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.activation(value))
        painter.drawRoundedRect(rect, radius, radius)
    painter.restore()
    if label and value is not None and font is not None:
        ink.text(painter, rect, label, font, on(theme.activation(value)), _CENTRED)


def check_mark(painter: QPainter, centre: QPointF, size: float, colour: QColor, width: float = 0.0) -> None:
    """A tick `size` px wide; `width` 0 chooses a stroke of a seventh of it."""
    mark = QPainterPath(centre + QPointF(-0.50, 0.04) * size)
    mark.lineTo(centre + QPointF(-0.15, 0.38) * size)
    mark.lineTo(centre + QPointF(0.50, -0.38) * size)
    _stroke(painter, mark, colour, width or size / 7)


def dash_mark(painter: QPainter, centre: QPointF, size: float, colour: QColor, width: float = 0.0) -> None:
    """The mark of a warning: a short bar."""
    mark = QPainterPath(centre + QPointF(-0.4, 0.0) * size)
    mark.lineTo(centre + QPointF(0.4, 0.0) * size)
    _stroke(painter, mark, colour, width or size / 7)


def _stroke(painter: QPainter, path: QPainterPath, colour: QColor, width: float) -> None:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
