"""A sheet to paint on, and what was left on it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

Draw = Callable[[QPainter], None]
HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


def pixels(
    draw: Draw, width: int, height: int, ratio: float = 1.0, ground: str = "white"
) -> NDArray[np.uint8]:
    """What `draw` paints on a plain sheet, (height, width, 4) in device pixels."""
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(ground)
    painter = QPainter(image)
    painter.setRenderHints(HINTS)
    try:
        draw(painter)
    finally:
        painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4).copy()


def svg(draw: Draw, width: int, height: int) -> str:
    """The SVG that `draw` makes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRect(0, 0, width, height))
    painter = QPainter(generator)
    draw(painter)
    painter.end()
    return bytes(buffer.data().data()).decode()


def pdf(draw: Draw) -> bytes:
    """The PDF that `draw` makes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    draw(painter)
    painter.end()
    return bytes(buffer.data().data())


def inked(sheet: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of everything that is not the first pixel's colour."""
    marked = (sheet != sheet[0, 0]).any(axis=2)
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
