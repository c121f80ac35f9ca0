"""Curves keep every extreme, break where a number is missing, and are named by what they look like."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from tests.ui.diagrams.canvas import inked, pixels
from ui.diagrams import curves
from ui.diagrams.axes import Axes
from ui.diagrams.magnitudes import decimals, each, figures, said

pytestmark = pytest.mark.usefixtures("qapp")
AXES = Axes(QRectF(10, 10, 100, 100), (0.0, 100.0), (0.0, 10.0))


def test_a_curve_breaks_where_there_is_no_number() -> None:
    y = np.array([1.0, 2.0, np.nan, 3.0, 4.0, 5.0])
    found = curves.curve(AXES, np.arange(6.0), y)
    assert [len(piece) for piece in found.pieces] == [2, 3]


def test_infinite_values_run_off_the_plot_and_stay_drawable() -> None:
    (piece,) = curves.curve(AXES, np.arange(3.0), np.array([1.0, np.inf, -np.inf])).pieces
    assert np.isfinite(piece).all()
    assert piece[1, 1] < AXES.rect.top() and piece[2, 1] > AXES.rect.bottom()


def test_the_last_bit_of_a_number_does_not_change_the_name_but_a_pixel_does() -> None:
    x, y = np.arange(50.0), np.linspace(1.0, 9.0, 50)
    name = curves.curve(AXES, x, y).name
    assert curves.curve(AXES, x, y * (1 + 1e-15)).name == name
    assert curves.curve(AXES, x, y + 0.1).name != name


def test_of_many_points_a_pixel_the_extremes_are_kept() -> None:
    rng = np.random.default_rng(0)
    x, y = np.linspace(0.0, 100.0, 20_000), rng.uniform(2.0, 8.0, 20_000)
    y[7_777] = 9.5
    (piece,) = curves.curve(AXES, x, y).pieces
    assert len(piece) < 500
    assert piece[:, 1].min() == AXES.down(9.5)
    assert (np.diff(piece[:, 0]) >= 0).all()


@pytest.mark.parametrize("width", [1.0, 2.8])
def test_a_curve_in_short_pieces_has_no_gaps(width: float) -> None:
    drawn = curves.curve(AXES, np.linspace(0.0, 100.0, 100), np.full(100, 5.0))
    sheet = pixels(
        lambda p: curves.stroke(p, drawn, QColor("black"), width, QRectF(0, 0, 120, 120)), 120, 120
    )
    left, _, right, _ = inked(sheet)
    row = sheet[60, left + 2 : right - 2, 0]
    assert right - left >= 100
    # Where two pieces meet they may cover a pixel twice, but none is left out.
    assert (row <= np.median(row) + 8).all() and np.median(row) < 140


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(1, 6, [1]), (10, 6, [1, 4, 6, 8, 10]), (100, 6, [1, 20, 40, 60, 80, 100]), (1000, 3, [1, 500, 1000])],
)
def test_named_steps_begin_with_the_first_and_end_with_the_last(
    count: int, most: int, expected: list[int]
) -> None:
    assert curves.named_steps(count, most) == expected


# Sizes in words.


@pytest.mark.parametrize(
    ("log10", "text"),
    [
        (0.0, "1.0"),
        (math.log10(0.28), "0.28"),
        (math.log10(0.0012), "0.0012"),
        (3.5, "3,162"),
        (4.0, "1.0·10⁴"),
        (-9.4, "4.0·10⁻¹⁰"),
        (-8.0001, "1.0·10⁻⁸"),
        (-299.9, "1.3·10⁻³⁰⁰"),
        (-300.1, "below 10⁻³⁰⁰"),
        (-math.inf, "0"),
        (math.inf, "∞"),
        (math.nan, "no number"),
    ],
)
def test_a_size_is_said_with_two_figures_and_zero_only_if_it_is(log10: float, text: str) -> None:
    assert said(log10, "en") == text


def test_figures_have_a_true_minus() -> None:
    assert [figures(x) for x in (0.0, -0.0413, 1.0, 12345.0, math.inf)] == [
        "0",
        "−0.041",
        "1.0",
        "12,345",
        "∞",
    ]


def test_what_two_decimals_would_print_as_zero_gets_two_figures() -> None:
    assert [decimals(x, "en") for x in (0.0, 0.3, 0.00034, -0.0049, 2e-9)] == [
        "0.00",
        "0.30",
        "3.4·10⁻⁴",
        "−0.0049",
        "2.0·10⁻⁹",
    ]


def test_equal_factors_multiply_to_the_whole() -> None:
    assert each(-6.0, 3) == "0.010"
    assert each(15.0, 999) == "1.035"  # not 1.0, which would never explode
    assert each(-math.inf, 3) == each(-1.0, 0) == "–"
