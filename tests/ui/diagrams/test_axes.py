"""Axes: places and values are each other's inverse, ticks are round, gaps stay gaps."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from tests.ui.diagrams.canvas import inked, pixels
from ui.diagrams import axes as plots
from ui.diagrams.axes import Axes

pytestmark = pytest.mark.usefixtures("qapp")

BOX = Axes(QRectF(20, 10, 200, 100), (-1.0, 3.0), (-5.0, 0.0))


def test_a_place_and_its_values_are_inverse() -> None:
    for pair in ((-1.0, -5.0), (0.3, -2.2), (3.0, 0.0)):
        assert BOX.values(BOX.at(*pair)) == pytest.approx(pair)
    assert BOX.at(-1.0, -5.0).toTuple() == (20.0, 110.0)


def test_what_lies_outside_is_cut_at_the_border_without_a_clip() -> None:
    box = QRectF(0, 0, 10, 10)
    zigzag = np.array([[-5.0, 5.0], [5.0, 5.0], [5.0, 25.0], [8.0, 25.0], [8.0, 5.0], [9.0, 4.0]])
    first, second = plots.within(zigzag, box)
    assert first.tolist() == [[0.0, 5.0], [5.0, 5.0], [5.0, 10.0]]
    assert second.tolist() == [[8.0, 10.0], [8.0, 5.0], [9.0, 4.0]]
    assert plots.within(zigzag + 100.0, box) == []
    (whole,) = plots.within(zigzag, QRectF(-100, -100, 200, 200))
    np.testing.assert_array_equal(whole, zigzag)


def test_what_is_no_number_is_not_inside() -> None:
    assert BOX.holds(0.0, -1.0)
    assert not BOX.holds(float("nan"), -1.0) and not BOX.holds(0.0, float("inf")) and not BOX.holds(4.0, -1.0)


@pytest.mark.parametrize(
    ("low", "high", "most", "wanted"),
    [
        (0.0, 1.0, 3, (0.0, 0.5, 1.0)),
        (0.0, 100.0, 6, (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)),
        (-5.0, -1.0, 5, (-5.0, -4.0, -3.0, -2.0, -1.0)),
        (2.0, 2.0, 5, (2.0,)),
    ],
)
def test_ticks_are_round(low: float, high: float, most: int, wanted: tuple[float, ...]) -> None:
    assert plots.nice(low, high, most) == pytest.approx(wanted)


def test_there_are_never_more_ticks_than_asked_for() -> None:
    for most in range(2, 12):
        for high in (0.013, 0.7, 1.0, 9.99, 4321.0):
            assert len(plots.nice(0.0, high, most)) <= most


def test_powers_are_printed() -> None:
    assert [plots.power(k) for k in (-12, 0, 1, 3)] == ["10⁻¹²", "1", "10", "10³"]


def test_a_curve_has_gaps_where_it_has_no_numbers() -> None:
    y = np.array([-1.0, -2.0, np.nan, -3.0, -np.inf, -4.0, -4.5])
    pieces = BOX.pieces(np.linspace(-1, 3, 7), y)
    assert [len(piece) for piece in pieces] == [2, 1, 2]


def test_plain_values_are_printed() -> None:
    assert [plots.plain(v) for v in (0.0, -0.5, 20.0, 4e41, -2e-7)] == [
        "0",
        "−0.5",
        "20",
        "4·10⁴¹",
        "−2·10⁻⁷",
    ]


@pytest.mark.parametrize("dashes", [(), (7.0, 3.0)])
def test_a_curve_stays_in_its_axes(dashes: tuple[float, ...]) -> None:
    x, y = np.linspace(-1.0, 3.0, 50), np.linspace(-1e9, 1e9, 50)
    drawn = pixels(lambda p: plots.curve(p, BOX, x, y, QColor("black"), 2.0, dashes), 240, 120)
    left, top, right, bottom = inked(drawn)
    assert left >= 18 and top >= 8 and right <= 222 and bottom <= 112


def test_dashes_leave_gaps_of_their_length() -> None:
    x, y = np.array([-1.0, 3.0]), np.array([-2.5, -2.5])
    drawn = pixels(lambda p: plots.curve(p, BOX, x, y, QColor("black"), 2.0, (8.0, 12.0)), 240, 120)
    inked_columns = (drawn[:, :, 0] < 128).any(axis=0)[20:220]
    assert inked_columns.mean() == pytest.approx(0.4, abs=0.02)
