"""Heat maps: an image of whole pixels, never smoothed, and the line where a threshold is crossed.

Colours are 32-bit numbers (0xAARRGGBB), so a map of a million cells is a few array operations.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ui.diagrams import ink
from ui.diagrams.ink import is_vector
from ui.theme import Theme, font, mix
from ui.view import View

Colours = NDArray[np.uint32]
_SHADES = 256


@lru_cache(maxsize=64)
def _table(low: int, high: int, exponent: float) -> Colours:
    """`mix(low, high, t^exponent)` for t from 0 to 1."""
    ends = QColor.fromRgba(low), QColor.fromRgba(high)
    shares = np.linspace(0.0, 1.0, _SHADES) ** exponent
    return np.array([mix(*ends, float(share)).rgba() for share in shares], np.uint32)


def ramp(
    shares: ArrayLike, low: QColor, high: QColor, undefined: QColor, exponent: float = 1.25
) -> Colours:
    """Colours of shares 0 to 1 (beyond is clamped); NaN is `undefined`."""
    given = np.asarray(shares, np.float64)
    nothing = np.isnan(given)
    places = (np.clip(np.where(nothing, 0.0, given), 0.0, 1.0) * (_SHADES - 1) + 0.5).astype(np.intp)
    found = _table(low.rgba(), high.rgba(), exponent)[places]
    found[nothing] = undefined.rgba()
    return found


def magnitudes(log10: ArrayLike, low: float, high: float, theme: Theme, undefined: QColor) -> Colours:
    """Sizes of gradients: `mix(zero, backward, t^1.25)`, t linear in log10 from `low` to `high`."""
    given = np.asarray(log10, np.float64)
    with np.errstate(all="ignore"):
        shares = (given - low) / (high - low)
    return ramp(shares, theme["activation_zero"], theme["backward"], undefined)


def snapped(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle moved to the borders of device pixels, where a map may lie."""
    device = painter.deviceTransform()
    back, invertible = device.inverted()
    if is_vector(painter) or not invertible or device.isRotating():
        return rect
    area = device.mapRect(rect)
    left, top = round(area.left()), round(area.top())
    right, bottom = max(left + 1, round(area.right())), max(top + 1, round(area.bottom()))
    return back.mapRect(QRectF(left, top, right - left, bottom - top))


def paint(painter: QPainter, rect: QRectF, colours: Colours) -> None:
    """A map (R, C) in `rect`, row 0 at the top; on pixels each cell takes whole ones."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    device = painter.deviceTransform()
    if is_vector(painter) or device.isRotating():
        painter.drawImage(rect, image(colours))
    else:
        area = device.mapRect(rect).toRect()
        sized = image(_stretched(colours, max(1, area.width()), max(1, area.height())))
        painter.drawImage(rect, sized, QRectF(sized.rect()))
    painter.restore()


def _stretched(colours: Colours, width: int, height: int) -> Colours:
    """The map with `height` rows and `width` columns, every pixel that of the cell it lies in."""
    R, C = colours.shape
    rows = ((np.arange(height) + 0.5) * R / height).astype(np.intp)
    columns = ((np.arange(width) + 0.5) * C / width).astype(np.intp)
    return colours[rows[:, None], columns]


def image(colours: Colours) -> QImage:
    """The map as an image of one pixel a cell."""
    R, C = colours.shape
    opaque = np.ascontiguousarray(colours)
    made = QImage(opaque.data, C, R, 4 * C, QImage.Format.Format_RGB32)
    return made.copy()  # the array may go


def contour(inside: NDArray[np.bool_], rect: QRectF) -> list[QLineF]:
    """The border between cells (R, C) that are inside and those that are not, as lines in `rect`."""
    R, C = inside.shape
    x = rect.left() + np.arange(C + 1) * rect.width() / C
    y = rect.top() + np.arange(R + 1) * rect.height() / R
    found: list[QLineF] = []
    for k, change in enumerate(inside[1:] != inside[:-1], 1):
        found += [QLineF(x[a], y[k], x[b], y[k]) for a, b in _runs(change)]
    for k, change in enumerate((inside[:, 1:] != inside[:, :-1]).T, 1):
        found += [QLineF(x[k], y[a], x[k], y[b]) for a, b in _runs(change)]
    return found


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where the flags are set: (first, one past the last) of every run."""
    borders = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in borders.reshape(-1, 2)]


def outline(painter: QPainter, lines: list[QLineF], colour: QColor, width: float) -> None:
    """Draw a contour."""
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    painter.drawLines(lines)


def key(
    painter: QPainter,
    rect: QRectF,
    low: float,
    high: float,
    ticks: list[tuple[float, str]],
    view: View,
    theme: Theme,
) -> None:
    """The colour bar of `magnitudes` in `rect`, texts below their ticks."""
    bar = snapped(painter, rect)
    shares = np.linspace(low, high, 128)[None, :]
    paint(painter, bar, magnitudes(shares, low, high, theme, theme["bg"]))
    made, s = font("tick", view.scale, view.present), view.scale
    for value, text in ticks:
        x = bar.left() + (value - low) / (high - low) * bar.width()
        painter.setPen(QPen(theme["axis"], s))
        painter.drawLine(QLineF(x, bar.bottom(), x, bar.bottom() + 3 * s))
        where = QPointF(x, bar.bottom() + 6 * s)
        ink.text(painter, where, text, made, theme["ink3"], ink.CENTRE | ink.TOP)
