"""The playhead is a pure function of a clock."""

from __future__ import annotations

import pytest

from ui.playhead import STEP_SECONDS, Playhead


def test_playing_takes_one_step_each_step_time_and_stops_at_the_end() -> None:
    playhead = Playhead(steps=3).play(100.0)
    assert playhead.at(100.0) == 0.0
    assert playhead.at(100.0 + STEP_SECONDS) == pytest.approx(1.0)
    assert playhead.at(100.0 + 2.5 * STEP_SECONDS) == pytest.approx(2.5)
    assert playhead.at(1e6) == 3.0
    assert not playhead.moving(1e6)


def test_play_at_the_end_starts_over() -> None:
    playhead = Playhead(steps=3).go(3.0, 0.0).play(10.0)
    assert playhead.at(10.0) == 0.0
    assert playhead.goal == 3.0


def test_speed_changes_keep_the_place() -> None:
    playhead = Playhead(steps=10).play(0.0).at_speed(4.0, STEP_SECONDS)
    assert playhead.at(STEP_SECONDS) == pytest.approx(1.0)
    assert playhead.at(2 * STEP_SECONDS) == pytest.approx(5.0)


@pytest.mark.parametrize(("direction", "goal"), [(1, 3.0), (-1, 2.0)])
def test_a_step_from_between_two_steps_goes_to_the_next_whole_one(direction: int, goal: float) -> None:
    playhead = Playhead(steps=5).go(2.4, 0.0).step(direction, 0.0)
    assert playhead.goal == goal
    assert playhead.at(1e6) == goal


def test_stepping_again_during_a_step_finishes_it_first() -> None:
    playhead = Playhead(steps=5).step(1, 0.0).step(1, STEP_SECONDS / 3)
    assert playhead.position == 1.0
    assert playhead.goal == 2.0


def test_a_cut_step_is_there_at_once_and_never_leaves_the_sequence() -> None:
    playhead = Playhead(steps=2)
    assert playhead.step(1, 0.0, cut=True).at(0.0) == 1.0
    assert playhead.step(-1, 0.0, cut=True).at(0.0) == 0.0
    assert Playhead(steps=2).go(9.0, 0.0).at(0.0) == 2.0


def test_a_shorter_sequence_keeps_the_playhead_inside_and_the_end_at_the_end() -> None:
    assert Playhead(steps=10).go(7.0, 0.0).over(5, 0.0).at(0.0) == 5.0
    assert Playhead(steps=10).go(10.0, 0.0).over(20, 0.0).at(0.0) == 20.0
    assert Playhead(steps=10).go(3.0, 0.0).over(20, 0.0).at(0.0) == 3.0
