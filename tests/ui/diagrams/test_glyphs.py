"""Marks carry their meaning in shape as well as in hue."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from tests.ui.diagrams.canvas import inked, pixels
from ui.diagrams import glyphs
from ui.theme import font, theme

pytestmark = pytest.mark.usefixtures("qapp")
PAPER = theme("paper")


def _state(state: int) -> NDArray[np.uint8]:
    return pixels(lambda p: glyphs.state_glyph(p, QPointF(30, 30), 40.0, state, PAPER), 60, 60)


def test_hollow_prints_0_and_filled_prints_1() -> None:
    for state in range(4):
        middle = _state(state)[30, 30, :3]
        assert (middle == 255).all() == (state & 1 == 0)


def test_a_square_carries_and_a_circle_does_not() -> None:
    for state in range(4):
        left, top, _, _ = inked(_state(state))
        corner = _state(state)[top + 3, left + 3, :3]
        assert (corner == 255).all() == (state >> 1 == 0)


def test_all_four_are_of_one_size() -> None:
    sizes = [inked(_state(state)) for state in range(4)]
    assert max(box[2] - box[0] for box in sizes) - min(box[2] - box[0] for box in sizes) <= 3


@pytest.mark.parametrize("value", [-1.0, -0.3, 0.0, 0.8, 1.0])
def test_units_and_cells_are_filled_by_their_activation(value: float) -> None:
    def draw(painter: QPainter) -> None:
        glyphs.unit(painter, QPointF(30, 30), 15.0, value, PAPER)
        glyphs.cell(painter, QRectF(60, 15, 40, 30), value, PAPER)

    sheet, colour = pixels(draw, 110, 60), PAPER.activation(value)
    for x in (30, 80):
        assert tuple(sheet[30, x, 2::-1]) == (colour.red(), colour.green(), colour.blue())


def test_a_value_to_come_is_an_empty_outline() -> None:
    def draw(painter: QPainter) -> None:
        glyphs.cell(painter, QRectF(10, 10, 40, 30), None, PAPER, "0.5", font("tick"))

    sheet = pixels(draw, 60, 60)
    assert inked(sheet) == (10, 10, 50, 40)
    assert (sheet[25, 30, :3] == 255).all()


def test_a_learned_start_has_a_dashed_outline() -> None:
    def rim(dashed: bool) -> float:
        sheet = pixels(lambda p: glyphs.unit(p, QPointF(30, 30), 20.0, 0.0, PAPER, dashed=dashed), 60, 60)
        return float((sheet[..., 1] < 100).sum())

    assert rim(True) < 0.8 * rim(False)


def test_tick_and_dash_are_centred() -> None:
    for mark in (glyphs.check_mark, glyphs.dash_mark):
        sheet = pixels(lambda p, m=mark: m(p, QPointF(30, 30), 24.0, PAPER["ok"]), 60, 60)
        left, top, right, bottom = inked(sheet)
        assert abs((left + right) / 2 - 30) <= 1
        assert abs((top + bottom) / 2 - 30) <= 1
