"""The race's scales, curves and sentences say what was measured, and where."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from tests.ui.diagrams.remedies.content import racer, row
from ui.diagrams.remedies import race_gradient, race_loss
from ui.diagrams.remedies import race_scales as scales
from ui.view import View

BOX = QRectF(100, 50, 300, 80)
LEVEL = np.full(12, -1.0)


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def test_work_stands_by_its_logarithm_and_nothing_at_the_left_edge() -> None:
    rows = (
        row(racer("plain", [1.0] * 1000), LEVEL),
        row(racer("hessian_free", [1.0] * 10, price=50.0), LEVEL),
    )
    a = scales.loss_axes(BOX, rows, "updates", 1.0)
    assert a.across(float(scales.placed(0.0, "updates"))) == pytest.approx(BOX.left())
    places = [a.across(float(scales.placed(float(x), "updates"))) for x in (1, 10, 100, 1000)]
    assert np.diff(places) == pytest.approx(np.full(3, BOX.width() / 3))
    # The dearest racer's work is on the axis whatever is counted.
    for axis in ("updates", "gradient_evaluations", "cpu_seconds"):
        a = scales.loss_axes(BOX, rows, axis, 1.0)
        for one in rows:
            last = float(scales.placed(one.first.work.on(axis), axis))
            assert a.x[0] <= last <= a.x[1]


def test_the_axis_names_powers_of_ten_in_full() -> None:
    a = scales.loss_axes(BOX, (row(racer("plain", [1.0] * 2000), LEVEL),), "updates", 1.0)
    assert [scales.tick(k) for k in scales.ticks(a)] == ["1", "10", "100", "1,000"]
    assert scales.tick(-2.0) == "0.01"


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [([-1.0, -3.0], -14, 0), ([-20.0, -1.0], -21, 0), ([-np.inf, 2.4], -14, 3), ([-90.0, 0.0], -42, 0)],
)
def test_the_gradients_axis_holds_what_can_be_read(values: list[float], low: int, high: int) -> None:
    rows = (row(racer("plain", [1.0]), np.array(values)), row(racer("echo_state", [1.0]), np.zeros(0)))
    a = scales.gradient_axes(BOX, rows, 2)
    assert a.y == (low, high)
    ticks = scales.gradient_ticks(a)
    assert 2 <= len(ticks) <= 4 and 0.0 in ticks and all(low <= k <= high for k in ticks)


def test_the_spread_goes_from_the_best_seeds_loss_to_the_worsts() -> None:
    others = (racer("plain", [3.0, 1.0], seed=1), racer("plain", [2.5, 2.5, 2.5, 2.5], seed=2))
    found = race_loss.spread(row(racer("plain", [2.0, 2.0, 2.0, 0.5]), LEVEL, others=others))
    assert found is not None
    at, low, high = found
    np.testing.assert_array_equal(at, [1, 2, 3, 4])
    np.testing.assert_array_equal(low, [2.0, 1.0, 1.0, 0.5])
    np.testing.assert_array_equal(high, [3.0, 2.5, 2.5, 2.5])


@pytest.mark.parametrize("falling", [True, False])
def test_the_sentence_stands_where_it_hides_none_of_the_curve(falling: bool) -> None:
    values = np.linspace(-14.0, 0.0, 50)[:: -1 if falling else 1]
    one = row(racer("plain", [1.0]), np.ascontiguousarray(values))
    a = scales.gradient_axes(BOX, (one,), 50)
    where = race_gradient.sentence(a, one, View())
    assert BOX.contains(where)
    assert not any(where.contains(a.at(step, value)) for step, value in enumerate(values, 1))


def test_the_playhead_marks_the_nearest_step() -> None:
    assert [race_gradient.now(View(t=t), 50) for t in (0.0, 1.4, 1.6, 50.0, 70.0)] == [1, 1, 2, 50, 50]
