"""Pen and ring: they stand where they are meant to, whatever the size of the picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.diagrams import marks
from ui.theme import Theme, theme

pytestmark = pytest.mark.usefixtures("qapp")


def image(look: Theme, wide: int, high: int) -> QImage:
    made = QImage(wide, high, QImage.Format.Format_RGB32)
    made.fill(look["bg"])
    return made


def inked(made: QImage, look: Theme) -> set[tuple[int, int]]:
    ground = look["bg"].rgb()
    return {(x, y) for x in range(made.width()) for y in range(made.height()) if made.pixel(x, y) != ground}


@pytest.mark.parametrize("name", ["paper", "night"])
@pytest.mark.parametrize("size", [(200, 100), (400, 300)])
def test_a_stroke_goes_through_its_shares_of_the_stage(name: str, size: tuple[int, int]) -> None:
    look, (wide, high) = theme(name), size
    made = image(look, wide, high)
    painter = QPainter(made)
    line, dot = ((0.1, 0.5), (0.3, 0.5), (0.5, 0.5)), ((0.9, 0.1),)
    marks.strokes(painter, QRectF(0, 0, wide, high), (line, dot), 1.0, look)
    painter.end()
    spots = inked(made, look)
    for x in (0.11, 0.3, 0.49):
        assert QColor(made.pixel(round(x * wide), high // 2)) == look["rec"]
    assert (round(0.9 * wide), round(0.1 * high)) in spots
    assert max(x for x, y in spots if y > high * 0.3) < 0.5 * wide + 4


def test_nothing_drawn_is_nothing_seen() -> None:
    look = theme("paper")
    made = image(look, 50, 50)
    painter = QPainter(made)
    marks.strokes(painter, QRectF(0, 0, 50, 50), (), 1.0, look)
    painter.end()
    assert inked(made, look) == set()


def test_the_ring_leaves_what_it_points_at_free() -> None:
    look = theme("night")
    made = image(look, 120, 120)
    painter = QPainter(made)
    marks.ring(painter, QPointF(60, 60), 1.0, look)
    painter.end()
    spots = inked(made, look)
    assert spots and min((x - 60) ** 2 + (y - 60) ** 2 for x, y in spots) > 22**2
