"""A cached layer is the same picture, pixel for pixel, only sooner."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from tests.ui.diagrams.canvas import Draw, pixels, svg
from ui.diagrams import arrows, ink
from ui.diagrams.layers import Layers, cached, straight
from ui.theme import alpha, font, theme

pytestmark = pytest.mark.usefixtures("qapp")
BG = theme("paper")["bg"]


class _Picture:
    """Something with curves, see-through ink and words that counts how often it is drawn."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, painter: QPainter) -> None:
        self.times += 1
        look = theme("paper")
        arrows.arrow(painter, arrows.bent(QPointF(20, 60), QPointF(150, 40), 20), look["ink"], 2.6, 11)
        painter.setBrush(alpha(look["state3"], 0.4))
        painter.drawEllipse(QRectF(40.3, 20.7, 50, 30))
        painter.drawEllipse(QRectF(60.1, 25.2, 50, 30))
        ink.text(painter, QPointF(30.4, 60.6), "carry 进位", font("body"), look["ink"], halo=look["bg"])


def _page(picture: _Picture, rect: QRectF, shift: QPointF, key: str) -> Draw:
    def draw(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, 200, 120), BG)
        painter.translate(shift)
        cached(painter, rect, key, picture, BG)

    return draw


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("shift", [QPointF(0, 0), QPointF(7.3, 11.6)])
def test_the_first_the_second_and_the_direct_drawing_are_the_same(ratio: float, shift: QPointF) -> None:
    picture = _Picture()
    draw = _page(picture, QRectF(10, 10, 160, 80), shift, f"same {ratio} {shift}")
    first, second = (pixels(draw, 200, 120, ratio) for _ in range(2))
    assert picture.times == 1
    with straight():
        anew = pixels(draw, 200, 120, ratio)
    assert picture.times == 2

    def plain(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, 200, 120), BG)
        painter.translate(shift)
        picture(painter)

    assert np.array_equal(first, second)
    assert np.array_equal(first, anew)
    assert np.array_equal(first, pixels(plain, 200, 120, ratio))
    assert (first != first[0, 0]).any()


def test_a_layer_moved_by_whole_pixels_is_not_drawn_again_and_by_half_a_pixel_it_is() -> None:
    picture = _Picture()
    for shift in (QPointF(0, 0), QPointF(5, 3), QPointF(5, 3.5)):
        pixels(_page(picture, QRectF(10, 10, 160, 80), shift, "moved"), 200, 120)
    assert picture.times == 2


def test_another_key_size_or_background_is_another_layer() -> None:
    picture = _Picture()

    def draw(painter: QPainter) -> None:
        cached(painter, QRectF(10, 10, 160, 80), "one", picture, BG)
        cached(painter, QRectF(10, 10, 160, 80), "two", picture, BG)
        cached(painter, QRectF(10, 10, 161, 80), "one", picture, BG)
        cached(painter, QRectF(10, 10, 160, 80), "one", picture, QColor("black"))

    pixels(draw, 200, 120)
    pixels(draw, 200, 120)
    assert picture.times == 4


def test_a_layer_keeps_to_its_rectangle_cached_or_not() -> None:
    draw = _page(_Picture(), QRectF(40, 20, 40, 20), QPointF(0, 0), "small")
    first = pixels(draw, 200, 120)
    assert (first[:, :40] == first[0, 0]).all()
    assert (first[40:] == first[0, 0]).all()
    with straight():
        assert np.array_equal(first, pixels(draw, 200, 120))


def test_vector_pictures_hold_no_image() -> None:
    picture = _Picture()
    draw = _page(picture, QRectF(10, 10, 160, 80), QPointF(0, 0), "vector")
    for _ in range(2):
        assert "<image" not in svg(draw, 200, 120)
    assert picture.times == 2


def test_a_turned_or_faded_painter_is_drawn_directly() -> None:
    picture = _Picture()

    def draw(painter: QPainter) -> None:
        painter.save()
        painter.rotate(12)
        cached(painter, QRectF(10, 10, 160, 80), "turned", picture, BG)
        painter.restore()
        painter.setOpacity(0.5)
        cached(painter, QRectF(10, 10, 160, 80), "turned", picture, BG)

    pixels(draw, 200, 120)
    pixels(draw, 200, 120)
    assert picture.times == 4


def test_a_share_of_a_layer_is_mixed_into_what_is_there_as_one_picture() -> None:
    def draw(painter: QPainter) -> None:
        def dark(layer: QPainter) -> None:
            # Two fills, one on the other: painted see-through they would be darker than one.
            for _ in range(2):
                layer.fillRect(QRectF(10, 10, 50, 50), QColor(0, 0, 0))

        cached(painter, QRectF(10, 10, 50, 50), "mixed", dark, QColor(0, 0, 0), share=0.5)

    for _ in range(2):
        sheet = pixels(draw, 80, 80)
        assert abs(int(sheet[30, 30, 0]) - 128) <= 1
        assert (sheet[:10] == 255).all()


def test_the_painter_is_left_as_it_was() -> None:
    def draw(painter: QPainter) -> None:
        painter.translate(3, 4)
        before = painter.transform(), painter.compositionMode(), painter.brush()
        for _ in range(2):
            cached(painter, QRectF(10, 10, 50, 50), "state", _Picture(), BG)
        with straight():
            cached(painter, QRectF(10, 10, 50, 50), "state", _Picture(), BG)
        assert (painter.transform(), painter.compositionMode(), painter.brush()) == before

    pixels(draw, 200, 120)


def test_the_oldest_layers_go_when_the_bytes_are_spent() -> None:
    def image() -> QImage:
        return QImage(10, 10, QImage.Format.Format_ARGB32_Premultiplied)

    layers = Layers(limit=1000)
    layers.put("a", image())
    layers.put("b", image())
    assert layers.get("a") is not None
    layers.put("c", image())
    assert layers.get("b") is None
    assert layers.get("a") is not None
    assert layers.held == 800
    layers.put("a", image())
    assert layers.held == 800
    layers.put("huge", QImage(100, 100, QImage.Format.Format_ARGB32_Premultiplied))
    assert layers.get("huge") is None
    layers.clear()
    assert layers.held == 0
