"""Heat maps: every pixel shows one cell, lines run along cells' edges, nothing is blurred."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from tests.ui.diagrams.canvas import inked, pdf, pixels, svg
from ui.diagrams import heat_map
from ui.theme import theme

pytestmark = pytest.mark.usefixtures("qapp")

PAPER = theme("paper")
VALUES = np.array([[0.0, 0.5, 1.0], [1.0, np.nan, -np.inf]])


def colours(values: NDArray[np.float64] = VALUES) -> heat_map.Colours:
    return heat_map.coloured(values, 0.0, 1.0, heat_map.gradient_shades(PAPER), QColor("#123456"))


def sheet(
    shape: tuple[int, int], paint: heat_map.Pixels, rect: QRectF, ratio: float = 1.0
) -> NDArray[np.uint8]:
    return pixels(lambda painter: heat_map.draw(painter, rect, shape, paint), 80, 60, ratio)


def test_the_ends_of_the_scale_are_the_themes_colours() -> None:
    table = heat_map.gradient_shades(PAPER)
    assert table[0] == PAPER["activation_zero"].rgb() and table[-1] == PAPER["backward"].rgb()


def test_beyond_the_scale_is_clamped_and_no_number_has_its_own_colour() -> None:
    found, table = colours(np.array([[-5.0, 7.0, np.inf, -np.inf, np.nan]])), heat_map.gradient_shades(PAPER)
    assert found[0].tolist() == [table[0], table[-1], table[-1], table[0], QColor("#123456").rgb()]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_pixel_shows_one_cell(ratio: float) -> None:
    drawn = sheet((2, 3), heat_map.cells(colours()), QRectF(10.3, 7.6, 31.9, 20.2), ratio)
    left, top, right, bottom = inked(drawn)
    inside = drawn[top:bottom, left:right, :3].reshape(-1, 3)
    wanted = {(c & 255, c >> 8 & 255, c >> 16 & 255) for c in colours().ravel().tolist()}
    assert {tuple(pixel) for pixel in inside.tolist()} == wanted
    assert abs(right - left - 31.9 * ratio) <= 1 and abs(bottom - top - 20.2 * ratio) <= 1


def test_more_cells_than_pixels_shows_cells_that_are_there() -> None:
    values = np.tile(np.array([0.0, 1.0]), (7, 500))
    drawn = sheet((7, 1000), heat_map.cells(colours(values)), QRectF(10, 10, 30, 20))
    left, top, right, bottom = inked(drawn)
    assert (right - left, bottom - top) == (30, 20)
    table = heat_map.gradient_shades(PAPER)
    ends = {(c & 255, c >> 8 & 255, c >> 16 & 255) for c in (int(table[0]), int(table[-1]))}
    assert {tuple(pixel) for pixel in drawn[top:bottom, left:right, :3].reshape(-1, 3).tolist()} <= ends


@pytest.mark.parametrize("width", [1.0, 2.0, 3.0])
def test_a_contour_runs_along_the_edge_of_its_cells(width: float) -> None:
    mask = np.array([[True, True, False, False]] * 2)
    plain = heat_map.cells(np.full((2, 4), QColor("white").rgb(), np.uint32))
    drawn = sheet((2, 4), heat_map.outlined(plain, mask, QColor("black"), width), QRectF(8, 8, 40, 20))
    black = np.flatnonzero((drawn[:, :, :3] == 0).all(axis=2).any(axis=0))
    # The edge lies between the second and the third of four columns of 10 px.
    assert len(black) == width and black.min() <= 28 <= black.max() + 1
    rows = np.flatnonzero((drawn[:, :, :3] == 0).all(axis=2).any(axis=1))
    assert (rows.min(), rows.max()) == (8, 27)


def test_nothing_is_outlined_where_nothing_changes_or_nothing_is_a_number() -> None:
    plain = heat_map.cells(np.full((2, 4), QColor("white").rgb(), np.uint32))
    for values in (np.ones((2, 4)), np.full((2, 4), np.nan)):
        drawn = sheet((2, 4), heat_map.ridged(plain, values, 0.5, QColor("black"), 2.0), QRectF(8, 8, 40, 20))
        assert not (drawn[:, :, :3] == 0).all(axis=2).any()


def test_a_ridge_stands_only_where_neighbours_differ_enough() -> None:
    plain = heat_map.cells(np.full((1, 3), QColor("white").rgb(), np.uint32))
    values = np.array([[0.0, 0.4, 1.0]])
    drawn = sheet((1, 3), heat_map.ridged(plain, values, 0.5, QColor("black"), 1.0), QRectF(10, 10, 30, 20))
    black = np.flatnonzero((drawn[:, :, :3] == 0).all(axis=2).any(axis=0))
    assert black.tolist() == [30]


def test_vector_devices_get_one_image() -> None:
    def draw(painter: QPainter) -> None:
        heat_map.draw(painter, QRectF(5, 5, 60, 40), (2, 3), heat_map.cells(colours()))

    assert svg(draw, 80, 60).count("<image") == 1
    assert b"/Image" in pdf(draw)
