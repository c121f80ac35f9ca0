"""A plane of two numbers as a map: its frame, its round values, and the names of both."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.arrays import Floats
from ui.diagrams import axes as plots
from ui.diagrams import heat_map, ink, maths
from ui.diagrams.axes import Axes
from ui.theme import Theme, font
from ui.view import View


def margins(view: View) -> tuple[float, float, float]:
    """Room left of, above and below the plane for its numbers and names."""
    tick = font("tick", view.scale, view.present)
    line = ink.leading(tick)
    return ink.width("−0.5", tick) + 9 * view.scale, line + 2 * view.scale, line + 5 * view.scale


def around(middles: Floats) -> tuple[float, float]:
    """From where to where cells with these middles reach."""
    half = 0.5 * float(middles[1] - middles[0])
    return float(middles[0]) - half, float(middles[-1]) + half


def frame(painter: QPainter, a: Axes, names: tuple[str, str], view: View, theme: Theme) -> None:
    """A hairline round it, values below and at the left; `names` are formulas of x and of y."""
    s, made = view.scale, font("tick", view.scale, view.present)
    heat_map.outline(painter, a.rect, theme, s)
    across = plots.nice(*a.x, max(2, int(a.rect.width() / (64 * s))))
    up = plots.nice(*a.y, max(2, int(a.rect.height() / (40 * s))))
    plots.y_labels(painter, a, up, view, theme)
    size = made.pixelSize() * 1.3
    y = a.rect.bottom() + 5 * s
    name = a.rect.right() - maths.width(names[0], size)
    for value in across:
        said, at = plots.plain(value), a.across(value)
        half = ink.width(said, made) / 2
        at = min(max(at, a.rect.left() + half), a.rect.right() - half)
        if at + half + 8 * s < name:
            ink.text(painter, QPointF(at, y), said, made, theme["ink3"], ink.CENTRE | ink.TOP)
    row = QRectF(a.rect.left(), y, a.rect.width(), ink.capital(made))
    maths.maths(painter, row, names[0], size, theme["ink2"], ink.RIGHT | ink.MIDDLE)
    above = QPointF(a.rect.left(), a.rect.top() - 6 * s)
    maths.maths(painter, above, names[1], size, theme["ink2"], ink.LEFT | ink.BASELINE)
