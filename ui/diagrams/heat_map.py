"""Heat maps: an array as integer cells of device pixels, the line where a threshold is crossed, a scale.

A map is one image also on devices without pixels (TOKENS, "Heat maps"), so a thousand cells cost
what one costs. Every device pixel shows exactly one cell: nothing is blurred, and where there are
more cells than pixels every pixel shows one that is there, not a mean of several.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from simulator.arrays import Floats, Integers
from ui.diagrams.ink import is_vector
from ui.theme import Theme, mix

# One number a pixel, 0xffRRGGBB: a quarter of the work of three bytes apart.
Colours = NDArray[np.uint32]
Mask = NDArray[np.bool_]
# Of which row and which column every pixel is, and how many pixels make one px of the picture.
Pixels = Callable[[Integers, Integers, float], Colours]

G = TypeVar("G", bound=np.generic)

# Without device pixels an image gets this many for one px, so that a viewer's smoothing stays small.
_FINE = 3.0
_SHADES = 256
# Gradient magnitude: mix(zero, backward, t^1.25), t linear in log10 (TOKENS, "Activation colour").
GRADIENT_BEND = 1.25


def colour(colour: QColor) -> np.uint32:
    """A colour as a pixel."""
    return np.uint32(colour.rgb())


@lru_cache(maxsize=64)
def shades(theme: Theme, low: str, high: str, bend: float = 1.0, share: float = 1.0) -> Colours:
    """The colours (256,) from role `low` to role `high`, mixed as t^bend · share for t from 0 to 1."""
    steps = np.linspace(0.0, 1.0, _SHADES) ** bend * share
    return np.array([mix(theme[low], theme[high], float(step)).rgb() for step in steps], np.uint32)


def gradient_shades(theme: Theme) -> Colours:
    """The colours of a gradient's size."""
    return shades(theme, "activation_zero", "backward", GRADIENT_BEND)


def coloured(values: NDArray[np.floating], low: float, high: float, table: Colours, none: QColor) -> Colours:
    """Colours of an array from `low` to `high`, of its shape; beyond is clamped, NaN is `none`."""
    with np.errstate(all="ignore"):
        share = (np.clip(values, low, high) - low) / (high - low)
    found: Colours = table[np.nan_to_num(share * (len(table) - 1)).astype(np.intp)]
    found[np.isnan(values)] = colour(none)
    return found


def cells(colours: Colours) -> Pixels:
    """Plain cells of colours (R, C)."""
    return lambda rows, columns, _pixel: spread(colours, rows, columns)


def spread(cells: NDArray[G], rows: Integers, columns: Integers) -> NDArray[G]:
    """The values (R, C) of cells at every pixel, (H, W)."""
    return cells[rows].take(columns, axis=1)


def outlined(pixels: Pixels, mask: Mask, line: QColor, width: float) -> Pixels:
    """The same with a line `width` px wide along the edge of `mask` (R, C)."""
    return _lined(pixels, mask.astype(np.float64), 0.0, line, width)


def ridged(pixels: Pixels, values: Floats, jump: float, line: QColor, width: float) -> Pixels:
    """The same with a line where neighbouring cells of `values` (R, C) differ by more than `jump`."""
    return _lined(pixels, values, jump, line, width)


def _lined(pixels: Pixels, values: Floats, jump: float, line: QColor, width: float) -> Pixels:
    def paint(rows: Integers, columns: Integers, pixel: float) -> Colours:
        found = pixels(rows, columns, pixel)
        found[_borders(values, jump, rows, columns, max(1, round(width * pixel)))] = colour(line)
        return found

    return paint


def _borders(values: Floats, jump: float, rows: Integers, columns: Integers, wide: int) -> Mask:
    """Pixels (H, W) within `wide` of a border between cells that differ by more than `jump`.

    Those are the first pixel right of (below) the border, and then one on each side by turns.
    """
    # Where the pixels of one cell begin, and of which of these runs every pixel is.
    down, across = (np.flatnonzero(np.diff(part, prepend=-1)) for part in (rows, columns))
    row_run, column_run = (np.cumsum(np.diff(part, prepend=-1) != 0) - 1 for part in (rows, columns))
    cells = values[rows[down]][:, columns[across]]
    line = np.zeros((len(rows), len(columns)), np.bool_)
    with np.errstate(invalid="ignore"):
        left, above = np.abs(np.diff(cells, axis=1)) > jump, np.abs(np.diff(cells, axis=0)) > jump
    for k in range(wide):
        shift = (k + 1) // 2 * (-1 if k % 2 else 1)
        at = across[1:] + shift
        inside = (at >= 0) & (at < len(columns))
        line[:, at[inside]] |= left[:, inside][row_run]
        at = down[1:] + shift
        inside = (at >= 0) & (at < len(rows))
        line[at[inside]] |= above[inside].take(column_run, axis=1)
    return line


def draw(painter: QPainter, rect: QRectF, shape: tuple[int, int], pixels: Pixels) -> None:
    """Paint a map of `shape` (rows, columns) into `rect`, row 0 on top."""
    if is_vector(painter) or painter.deviceTransform().isRotating():
        size = (max(1, math.ceil(rect.width() * _FINE)), max(1, math.ceil(rect.height() * _FINE)))
        found = _spread(shape, size, pixels, _FINE)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, False
        )
        painter.drawImage(rect, _image(found))
        painter.restore()
        return
    device = painter.deviceTransform()
    area = snapped(device.mapRect(rect))
    found = _spread(shape, (area.width(), area.height()), pixels, device.m11())
    painter.save()
    painter.resetTransform()
    screen, invertible = painter.deviceTransform().inverted()
    if invertible:
        painter.setTransform(screen)
    painter.drawImage(area.topLeft(), _image(found))
    painter.restore()


def snapped(rect: QRectF) -> QRect:
    """The rectangle of whole pixels nearest to `rect`, at least one of them."""
    left, top = round(rect.left()), round(rect.top())
    return QRect(left, top, max(1, round(rect.right()) - left), max(1, round(rect.bottom()) - top))


def _spread(shape: tuple[int, int], size: tuple[int, int], pixels: Pixels, pixel: float) -> Colours:
    across, down = size
    found = pixels(_cell_of(shape[0], down), _cell_of(shape[1], across), pixel)
    return np.ascontiguousarray(found)


def _image(found: Colours) -> QImage:
    """The pixels as an image that borrows their memory."""
    down, across = found.shape
    return QImage(found.data, across, down, 4 * across, QImage.Format.Format_RGB32)


def _cell_of(count: int, pixels: int) -> Integers:
    """The cell in whose middle half every pixel's centre lies, (pixels,)."""
    return ((np.arange(pixels) + 0.5) * (count / pixels)).astype(np.int64).clip(0, count - 1)


def colour_bar(painter: QPainter, rect: QRectF, table: Colours, theme: Theme, scale: float) -> None:
    """The colours of a map from low (left) to high, in a hairline frame."""
    draw(painter, rect, (1, len(table)), cells(table[None]))
    outline(painter, rect, theme, scale)


def outline(painter: QPainter, rect: QRectF, theme: Theme, scale: float) -> None:
    """A hairline round a map."""
    painter.save()
    painter.setPen(theme["hair2"])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-0.5 * scale, -0.5 * scale, 0.5 * scale, 0.5 * scale))
    painter.restore()
