"""A scene of the gradients on a sheet: its pixels, its targets, what it writes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator.experiment import Snapshot
from tests.ui.diagrams.canvas import pixels
from ui.diagrams import ink
from ui.diagrams.layers import straight
from ui.theme import theme
from ui.view import Hit, Target, View

RECT = QRectF(30, 20, 960, 600)
# Width, height, scale, present mode: a small window, a large one, a lecture room.
PLACES = [(960, 600, 1.0, False), (940, 350, 1.0, False), (1100, 520, 1.0, True), (2300, 1500, 2.4, False)]


def painted(
    scene: Any, shown: Snapshot, view: View, rect: QRectF = RECT, look: str = "paper", cached: bool = True
) -> NDArray[np.uint8]:
    """The pixels of a scene on a sheet 30 px wider on every side."""
    wide, high = round(rect.right()) + 30, round(rect.bottom()) + 30
    colours = theme(look)

    def draw(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, wide, high), colours["bg"])
        scene.paint(painter, rect, shown, view, colours)

    if cached:
        return pixels(draw, wide, high)
    with straight():
        return pixels(draw, wide, high)


def written(
    scene: Any, shown: Snapshot, view: View, monkeypatch: pytest.MonkeyPatch, rect: QRectF = RECT
) -> list[str]:
    """Every line a scene writes."""
    lines: list[str] = []
    real = ink.text

    def spy(painter: QPainter, where: object, string: str, *rest: object, **more: object) -> float:
        lines.append(string)
        return real(painter, where, string, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(ink, "text", spy)
        painted(scene, shown, view, rect, cached=False)
    return lines


def targets(scene: Any, shown: Snapshot, view: View, rect: QRectF = RECT) -> dict[Target, Hit]:
    """What answers to the pointer, by target."""
    return {hit.target: hit for hit in scene.hits(rect, shown, view, theme("paper"))}
