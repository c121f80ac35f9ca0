"""There and back: operations follow one another, the stack fills and empties, last in first out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from ui.diagrams.unrolling.unrolled_moment import FULL_DETAIL, OPERATIONS, SHARE, Moment, moment
from ui.diagrams.unrolling.unrolled_values import figures, fitting
from ui.view import View

STEPS = 5


def there(t: float, steps: int = STEPS) -> Moment:
    return moment(steps, View(t=t))


def back(t: float, steps: int = STEPS) -> Moment:
    return moment(steps, View(t=t, backward=True))


def stack(m: Moment) -> list[int]:
    return [step for step in range(m.steps + 1) if m.stacked(step) >= 1.0]


def test_operations_come_one_after_the_other_and_only_one_is_under_way() -> None:
    for way, shares in ((there, Moment.there), (back, Moment.back)):
        for t in np.linspace(0.0, STEPS, 173):
            m = way(float(t))
            order = range(1, STEPS + 1) if way is there else range(STEPS, 0, -1)
            done = [shares(m, step, operation) for step in order for operation in range(OPERATIONS)]
            assert all(before >= after for before, after in pairwise(done))
            assert sum(0.0 < share < 1.0 for share in done) <= 1
        first, last = (way(0.0), way(float(STEPS)))
        full = (last, first) if way is there else (first, last)
        assert all(shares(full[0], step, o) == 1.0 for step in range(1, 6) for o in range(4))
        assert all(shares(full[1], step, o) == 0.0 for step in range(1, 6) for o in range(4))


def test_on_the_way_back_everything_of_the_way_there_is_done() -> None:
    m = back(2.6)
    assert all(m.there(step, o) == 1.0 for step in range(1, 6) for o in range(4))
    assert all(there(2.6).back(step, o) == 0.0 for step in range(1, 6) for o in range(4))


def test_the_stack_is_filled_on_the_way_there_and_empty_when_the_way_back_is_done() -> None:
    assert stack(there(0.0)) == []
    for step in range(1, STEPS + 1):
        assert stack(there(float(step))) == list(range(step + 1))
        assert stack(back(float(step))) == list(range(step + 1))
    assert stack(back(0.0)) == []
    assert back(0.0).height() == 0


def test_what_was_pushed_last_is_popped_first_and_the_counted_height_is_what_lies_there() -> None:
    before: list[int] = []
    for position in np.linspace(0.0, 2 * STEPS, 401):
        m = there(float(position)) if position <= STEPS else back(float(2 * STEPS - position))
        now = stack(m)
        assert now == list(range(len(now)))
        assert m.height() == len(now)
        assert abs(len(now) - len(before)) <= 1
        before = now


def test_a_step_shows_its_share_only_when_its_last_operation_is_done() -> None:
    assert back(3.0).gathered_from == 4
    assert back(2.1).back(3, SHARE) < 1.0 and back(2.1).gathered_from == 4
    assert back(2.0).gathered_from == 3
    assert back(0.0).gathered_from == 1
    assert there(3.0).gathered_from == STEPS + 1


def test_reduced_motion_cuts_to_the_last_operation_done() -> None:
    moved = moment(STEPS, View(t=2.6, reduced_motion=True))
    assert moved == there(2.5)
    assert moment(STEPS, View(t=2.6, backward=True, reduced_motion=True)) == back(2.75)


def test_many_steps_are_not_taken_apart() -> None:
    many = FULL_DETAIL + 1
    assert there(7.4, many) == there(7.0, many)
    assert back(7.4, many) == back(8.0, many)


@pytest.mark.parametrize("steps", [2, 8, FULL_DETAIL])
def test_the_operation_under_way_is_named_from_its_beginning_to_its_end(steps: int) -> None:
    for operation in range(OPERATIONS):
        for share in (0.05, 0.5, 1.0):
            gone = (operation + share) / OPERATIONS
            assert there(1 + gone, steps).operation == operation
            assert there(1 + gone, steps).step == 2
            if gone < 1.0:
                assert back(2 - gone, steps).operation == operation
                assert back(2 - gone, steps).step == 2


@pytest.mark.parametrize("radius", [9.0, 10.5, 12.0, 13.0, 15.0])
def test_a_negative_number_in_a_circle_has_the_decimals_of_a_positive_one(
    radius: float, qapp: QApplication
) -> None:
    made = figures(radius, 1.0, False)
    for size in (0.04, 0.2, 0.7, 0.97, 1.0, 3.7):
        there, below = fitting(size, made, radius, 1.0), fitting(-size, made, radius, 1.0)
        assert below.removeprefix("−") == there
        if there:
            assert float(below.replace("−", "-")) == pytest.approx(-size, abs=0.051)
    assert fitting(0.0, made, radius, 1.0) in ("0", "0.0", "")
