"""A curve's name stands beside that curve alone, and no line runs through it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from ui.plots.curve_names import MOST, places
from ui.plots.trace_plot import TracePlot

SIZE = (70.0, 16.0)


def gaps(heights, place, grain=4.0):
    """Distances of every curve from the middle of a name, over the name's whole width."""
    columns = np.arange(heights.shape[1]) * grain
    x = np.linspace(place.x - SIZE[0] / 2, place.x + SIZE[0] / 2, 200)
    return np.array([np.nanmin(np.abs(np.interp(x, columns, curve) - place.y)) for curve in heights])


@pytest.mark.parametrize("seed", range(6))
def test_a_name_is_nearest_to_its_own_curve_and_is_not_struck_through(seed):
    draw = np.random.default_rng(seed)
    knots = draw.uniform(20, 380, size=(3, 10))
    heights = np.array([np.interp(np.arange(200), np.linspace(0, 199, 10), curve) for curve in knots])
    found = places(heights, SIZE, 400.0)
    assert found
    for place in found:
        away = gaps(heights, place)
        (own,) = place.rows
        assert away.min() > SIZE[1] / 2
        assert np.delete(away, own).min() > 1.2 * SIZE[1]
        assert 0 <= place.x <= 800
        assert 0 <= place.y <= 400
    for one, other in pairwise(found):
        assert abs(one.x - other.x) > SIZE[0] or abs(one.y - other.y) > SIZE[1]


def test_curves_that_are_the_same_share_a_name_and_one_without_numbers_has_none():
    flat, high = np.full(200, 100.0), np.full(200, 300.0)
    found = places(np.array([flat, high, flat, np.full(200, np.nan)]), SIZE, 400.0)
    assert sorted(place.rows for place in found) == [(0, 2), (1,)]


def test_a_curve_that_is_nowhere_alone_has_no_name_rather_than_a_doubtful_one():
    braid = np.array([100.0 + 3 * k + 2 * np.sin(np.arange(200) / 3 + k) for k in range(3)])
    assert [place for place in places(braid, SIZE, 400.0) if place.rows == (1,)] == []


def test_the_plot_names_few_curves_and_leaves_one_or_many_to_the_cursor(qtbot):
    plot = TracePlot()
    qtbot.addWidget(plot)
    plot.resize(700, 400)
    plot.show()
    qtbot.waitExposed(plot)
    steps = np.arange(10)[:, None]
    plot.show_array(steps * np.array([1.0, -1.0]), ("time step", "hidden unit"), as_map=False)
    assert set(plot.names.texts) == {"hidden unit 1", "hidden unit 2"}
    plot.show_array(steps * np.array([1.0, -1.0]), ("time step", "hidden unit"), as_map=True)
    assert plot.names.texts == ()
    for rows in (1, MOST + 1):
        plot.show_array(steps * np.linspace(1, 2, rows), ("time step", "hidden unit"), as_map=False)
        assert plot.names.texts == ()
