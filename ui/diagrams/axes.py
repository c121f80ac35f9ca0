"""A plot's axes: from numbers to places and back, ticks, hairlines, and curves that may have gaps."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from simulator.arrays import Floats
from ui.diagrams import ink
from ui.equations import superscript
from ui.theme import Theme, font
from ui.view import View

Values = NDArray[np.floating] | NDArray[np.integer]


@dataclass(frozen=True)
class Axes:
    """A rectangle that shows `x` from left to right and `y` from bottom to top, (from, to) each."""

    rect: QRectF
    x: tuple[float, float]
    y: tuple[float, float]

    def across(self, x: float) -> float:
        """Where a value of the horizontal axis stands."""
        return self.rect.left() + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.rect.width()

    def down(self, y: float) -> float:
        """Where a value of the vertical axis stands."""
        return self.rect.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.rect.height()

    def at(self, x: float, y: float) -> QPointF:
        """Where a pair of values stands."""
        return QPointF(self.across(x), self.down(y))

    def values(self, point: QPointF) -> tuple[float, float]:
        """The pair of values that stands at a place."""
        x = (point.x() - self.rect.left()) / self.rect.width()
        y = (self.rect.bottom() - point.y()) / self.rect.height()
        return self.x[0] + x * (self.x[1] - self.x[0]), self.y[0] + y * (self.y[1] - self.y[0])

    def holds(self, x: float, y: float) -> bool:
        """Whether a pair of values is a pair of numbers and lies inside."""
        return self.x[0] <= x <= self.x[1] and min(self.y) <= y <= max(self.y)

    def pieces(self, x: Values, y: Values) -> list[Floats]:
        """The curve through these points as places (N, 2), in pieces where a number is not finite."""
        with np.errstate(all="ignore"):
            across = self.rect.left() + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.rect.width()
            down = self.rect.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.rect.height()
        finite = np.isfinite(across) & np.isfinite(down)
        # Far outside the device a rasteriser's own numbers overflow.
        down = np.clip(np.nan_to_num(down), self.rect.top() - 1e4, self.rect.bottom() + 1e4)
        across = np.clip(np.nan_to_num(across), self.rect.left() - 1e4, self.rect.right() + 1e4)
        ends = np.flatnonzero(np.diff(np.concatenate(([False], finite, [False])).astype(np.int8)))
        points = np.column_stack((across, down))
        return [points[a:b] for a, b in ends.reshape(-1, 2)]


def within(points: Floats, rect: QRectF) -> list[Floats]:
    """The pieces of a line through `points` (N, 2) that lie in `rect`: not every device can clip."""
    low, high = np.array([[rect.left(), rect.top()], [rect.right(), rect.bottom()]])
    start, way = points[:-1], np.diff(points, axis=0)
    with np.errstate(all="ignore"):
        sides = np.sort(np.stack(((low - start) / way, (high - start) / way)), axis=0)
    level = np.where((start >= low) & (start <= high), np.inf, -np.inf)  # a side that is never crossed
    sides = np.where(way == 0.0, np.stack((-level, level)), sides)
    enter, leave = np.maximum(sides[0].max(axis=1), 0.0), np.minimum(sides[1].min(axis=1), 1.0)
    found: list[list[Floats]] = []
    for k in np.flatnonzero(enter <= leave):
        begin, end = start[k] + enter[k] * way[k], start[k] + leave[k] * way[k]
        if enter[k] > 0.0 or not found or not np.array_equal(found[-1][-1], begin):
            found.append([begin])
        found[-1].append(end)
    return [np.array(piece) for piece in found]


def nice(low: float, high: float, most: int) -> tuple[float, ...]:
    """At most `most` (2 or more) round values from `low` to `high`, 1, 2 or 5 times a power of 10 apart."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return (low,)
    rough = (high - low) / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(k * step for k in range(first, last + 1))


def power(exponent: float) -> str:
    """10 to a whole power as it is printed: `10⁻⁵`, `1`, `10`."""
    return {0: "1", 1: "10"}.get(round(exponent), f"10{superscript(round(exponent))}")


def plain(value: float) -> str:
    """A round value as it is printed: as many digits as it needs, true minus."""
    mantissa, _, exponent = f"{value:.6g}".partition("e")
    printed = f"{mantissa}·10{superscript(int(exponent))}" if exponent else mantissa
    return printed.replace("-", "−")


def curve(
    painter: QPainter,
    axes: Axes,
    x: Values,
    y: Values,
    colour: QColor,
    width: float,
    dashes: tuple[float, ...] = (),
) -> None:
    """A line through these points inside the axes' rectangle; `dashes` in px.

    On pixels it is drawn stretch by stretch, which the rasteriser does twenty times faster than a
    joined line; square ends close the corners.
    """
    cap = Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.SquareCap
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    painter.save()
    box = axes.rect.adjusted(-width, -width, width, width)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    is_joined = ink.is_vector(painter)
    if dashes and is_joined:
        pen.setDashPattern([px / width for px in dashes])
    painter.setPen(pen)
    for points in axes.pieces(x, y):
        if is_joined:
            for piece in within(points, box):
                painter.drawPolyline(QPolygonF([QPointF(*point) for point in piece.tolist()]))
            continue
        stretches = _dashed(points, dashes) if dashes else np.hstack((points[:-1], points[1:]))
        painter.drawLines([QLineF(*ends) for ends in stretches.tolist()])
    painter.restore()


def _dashed(points: Floats, dashes: tuple[float, ...]) -> Floats:
    """The stretches (M, 4) of a line through `points` (N, 2) on which the pen is down; px."""
    on, off = dashes[0], dashes[1]
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))))
    turns = np.arange(0.0, along[-1], on + off)
    cuts = np.unique(np.concatenate((along, turns, np.minimum(turns + on, along[-1]))))
    corners = np.column_stack([np.interp(cuts, along, points[:, k]) for k in range(2)])
    is_down = (cuts[:-1] + cuts[1:]) / 2 % (on + off) < on
    down: Floats = np.hstack((corners[:-1], corners[1:]))[is_down]
    return down


def grid(
    painter: QPainter, axes: Axes, x: Iterable[float], y: Iterable[float], theme: Theme, scale: float
) -> None:
    """Hairlines at these values, on whole pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme["hair"], max(1.0, scale)))
    for value in x:
        across = axes.across(value)
        painter.drawLine(QPointF(across, axes.rect.top()), QPointF(across, axes.rect.bottom()))
    for value in y:
        down = axes.down(value)
        painter.drawLine(QPointF(axes.rect.left(), down), QPointF(axes.rect.right(), down))
    painter.restore()


def x_labels(
    painter: QPainter,
    axes: Axes,
    values: Iterable[float],
    view: View,
    theme: Theme,
    words: Callable[[float], str] = plain,
) -> None:
    """Values below the rectangle; the outermost stay within its sides where they would stand out."""
    made = font("tick", view.scale, view.present)
    y = axes.rect.bottom() + 4 * view.scale
    for value in values:
        said = words(value)
        ink.text(painter, QPointF(axes.across(value), y), said, made, theme["ink3"], ink.CENTRE | ink.TOP)


def y_labels(
    painter: QPainter,
    axes: Axes,
    values: Iterable[float],
    view: View,
    theme: Theme,
    words: Callable[[float], str] = plain,
) -> None:
    """Values left of the rectangle."""
    made = font("tick", view.scale, view.present)
    x = axes.rect.left() - 6 * view.scale
    for value in values:
        ink.text(
            painter, QPointF(x, axes.down(value)), words(value), made, theme["ink3"], ink.RIGHT | ink.MIDDLE
        )
