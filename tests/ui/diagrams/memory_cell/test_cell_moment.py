"""A moment of the memory cell: which step is now, and how far it has come, on both ways."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ui.diagrams.memory_cell.cell_moment import moment
from ui.view import View


def test_at_rest_now_is_the_step_just_done_and_on_the_way_back_the_one_just_reached() -> None:
    assert [moment(4, View(t=float(t))).now for t in range(5)] == [-1, 0, 1, 2, 3]
    assert [moment(4, View(t=float(t), backward=True)).now for t in (3, 2, 1, 0)] == [3, 2, 1, 0]
    for backward in (False, True):
        still = moment(4, View(t=2.0, backward=backward))
        assert not still.is_moving and still.travel == still.settled == 1.0 and still.place == still.now


def test_a_step_under_way_travels_and_then_settles() -> None:
    there = [moment(4, View(t=2.0 + k / 10)) for k in range(1, 10)]
    back = [moment(4, View(t=3.0 - k / 10, backward=True)) for k in range(1, 10)]
    for way, column in ((there, 2), (back, 2)):
        assert all(m.now == column and m.is_moving for m in way)
        assert all(a.travel <= b.travel and a.settled <= b.settled for a, b in pairwise(way))
        assert all(m.settled == 0.0 for m in way if m.travel < 1.0)
    assert [m.place for m in there] == sorted(m.place for m in there) and there[-1].place == 2.0
    assert [m.place for m in back] == sorted((m.place for m in back), reverse=True) and back[-1].place == 2.0
    assert there[0].place == pytest.approx(1.0, abs=0.1) and back[0].place == pytest.approx(3.0, abs=0.1)


def test_with_reduced_motion_a_step_is_cut() -> None:
    for backward in (False, True):
        assert not moment(4, View(t=2.4, backward=backward, reduced_motion=True)).is_moving


def test_a_playhead_beyond_the_sequence_stays_at_its_end() -> None:
    assert moment(4, View(t=9.0)).now == 3
    assert moment(4, View(t=-1.0)).now == -1
    # The turning point, on the way back: a clock of fewer steps may leave the playhead there.
    assert moment(4, View(t=4.0, backward=True)).now == 3
    assert moment(4, View(t=9.0, backward=True)).now == 3
