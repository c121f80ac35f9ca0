"""Icons: strokes of `assets/icons/<name>.svg` on a 16×16 field, drawn in any colour at any size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.theme import ASSETS


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = (ASSETS / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(source.encode()))


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """The icon `name`, filling `rect`."""
    _renderer(name, colour.name()).render(painter, rect)
