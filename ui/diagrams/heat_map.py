"""Heat maps: an array as integer cells of device pixels, the line where a threshold is crossed, a scale.

A map is one image also on devices without pixels (TOKENS, "Heat maps"), so a thousand cells cost
what one costs. Every device pixel shows exactly one cell: nothing is blurred, and where there are
more cells than pixels every pixel shows one that is there, not a mean of several.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from simulator.arrays import Integers
from ui.diagrams.ink import is_vector
from ui.theme import Theme, mix

Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]
# Of which row and which column every pixel is, and how many pixels make one px of the picture.
Pixels = Callable[[Integers, Integers, float], Bytes]

# Without device pixels an image gets this many for one px, so that a viewer's smoothing stays small.
_FINE = 3.0
_SHADES = 256
# Gradient magnitude: mix(zero, backward, t^1.25), t linear in log10 (TOKENS, "Activation colour").
GRADIENT_BEND = 1.25


@lru_cache(maxsize=64)
def shades(theme: Theme, low: str, high: str, bend: float = 1.0, share: float = 1.0) -> Bytes:
    """The colours (256, 3) from role `low` to role `high`, mixed as t^bend · share for t from 0 to 1."""
    steps = np.linspace(0.0, 1.0, _SHADES) ** bend * share
    mixed = (mix(theme[low], theme[high], float(step)) for step in steps)
    return np.array([(c.red(), c.green(), c.blue()) for c in mixed], np.uint8)


def gradient_shades(theme: Theme) -> Bytes:
    """The colours of a gradient's size."""
    return shades(theme, "activation_zero", "backward", GRADIENT_BEND)


def coloured(values: NDArray[np.floating], low: float, high: float, table: Bytes, none: QColor) -> Bytes:
    """Colours (…, 3) of an array from `low` to `high`; beyond is clamped, NaN is `none`."""
    with np.errstate(all="ignore"):
        share = (np.clip(values, low, high) - low) / (high - low)
    place = np.nan_to_num(share * (len(table) - 1)).astype(np.intp)
    found: Bytes = table[place]
    found[np.isnan(values)] = (none.red(), none.green(), none.blue())
    return found


def cells(colours: Bytes) -> Pixels:
    """Plain cells of colours (R, C, 3)."""
    return lambda rows, columns, _pixel: colours[rows][:, columns]


def outlined(pixels: Pixels, mask: Mask, colour: QColor, width: float) -> Pixels:
    """The same with a line `width` px wide along the edge of `mask` (R, C)."""

    def paint(rows: Integers, columns: Integers, pixel: float) -> Bytes:
        found = pixels(rows, columns, pixel)
        found[_edge(mask[rows][:, columns], max(1, round(width * pixel)))] = (
            colour.red(),
            colour.green(),
            colour.blue(),
        )
        return found

    return paint


def _edge(inside: Mask, wide: int) -> Mask:
    """Pixels within `wide` of a change from inside to outside, on both sides by turns."""
    line = np.zeros_like(inside)
    changed = [inside[:, 1:] != inside[:, :-1], inside[1:] != inside[:-1]]
    for k in range(wide):
        # The pixels 0, −1, 1, −2 … from the border's right (lower) side.
        shift = (k + 1) // 2 * (-1 if k % 2 else 1)
        first, last = max(0, 1 + shift), min(inside.shape[1], inside.shape[1] + shift)
        line[:, first:last] |= changed[0][:, first - 1 - shift : last - 1 - shift]
        first, last = max(0, 1 + shift), min(inside.shape[0], inside.shape[0] + shift)
        line[first:last] |= changed[1][first - 1 - shift : last - 1 - shift]
    return line


def draw(painter: QPainter, rect: QRectF, shape: tuple[int, int], pixels: Pixels) -> None:
    """Paint a map of `shape` (rows, columns) into `rect`, row 0 on top."""
    if is_vector(painter) or painter.deviceTransform().isRotating():
        size = (max(1, math.ceil(rect.width() * _FINE)), max(1, math.ceil(rect.height() * _FINE)))
        image = _image(shape, size, pixels, _FINE)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, False
        )
        painter.drawImage(rect, image)
        painter.restore()
        return
    device = painter.deviceTransform()
    area = snapped(device.mapRect(rect))
    image = _image(shape, (area.width(), area.height()), pixels, device.m11())
    painter.save()
    painter.resetTransform()
    screen, invertible = painter.deviceTransform().inverted()
    if invertible:
        painter.setTransform(screen)
    painter.drawImage(area.topLeft(), image)
    painter.restore()


def snapped(rect: QRectF) -> QRect:
    """The rectangle of whole pixels nearest to `rect`, at least one of them."""
    left, top = round(rect.left()), round(rect.top())
    return QRect(left, top, max(1, round(rect.right()) - left), max(1, round(rect.bottom()) - top))


def _image(shape: tuple[int, int], size: tuple[int, int], pixels: Pixels, pixel: float) -> QImage:
    across, down = size
    found = pixels(_cell_of(shape[0], down), _cell_of(shape[1], across), pixel)
    buffer = np.empty((down, across, 4), np.uint8)
    buffer[..., :3] = found[..., ::-1]  # blue, green, red
    buffer[..., 3] = 255
    # The copy owns its pixels; the buffer need not outlive it.
    return QImage(buffer.data, across, down, 4 * across, QImage.Format.Format_RGB32).copy()


def _cell_of(count: int, pixels: int) -> Integers:
    """The cell in whose middle half every pixel's centre lies, (pixels,)."""
    return ((np.arange(pixels) + 0.5) * (count / pixels)).astype(np.int64).clip(0, count - 1)


def colour_bar(painter: QPainter, rect: QRectF, table: Bytes, theme: Theme, scale: float) -> None:
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
