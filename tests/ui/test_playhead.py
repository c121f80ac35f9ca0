"""The playhead is a pure function of a clock."""

from __future__ import annotations

import pytest

from ui.playhead import STEP_SECONDS, Clock, Playhead


def test_playing_takes_one_step_each_step_time_and_stops_at_the_end() -> None:
    playhead = Playhead(Clock(3)).play(100.0)
    assert playhead.at(100.0) == 0.0
    assert playhead.at(100.0 + STEP_SECONDS) == pytest.approx(1.0)
    assert playhead.at(100.0 + 2.5 * STEP_SECONDS) == pytest.approx(2.5)
    assert playhead.at(1e6) == 3.0
    assert not playhead.moving(1e6)


def test_play_at_the_end_starts_over() -> None:
    playhead = Playhead(Clock(3)).go(3.0, 0.0).play(10.0)
    assert playhead.at(10.0) == 0.0
    assert playhead.goal == 3.0


def test_speed_changes_keep_the_place() -> None:
    playhead = Playhead(Clock(10)).play(0.0).at_speed(4.0, STEP_SECONDS)
    assert playhead.at(STEP_SECONDS) == pytest.approx(1.0)
    assert playhead.at(2 * STEP_SECONDS) == pytest.approx(5.0)


@pytest.mark.parametrize(("direction", "goal"), [(1, 3.0), (-1, 2.0)])
def test_a_step_from_between_two_steps_goes_to_the_next_whole_one(direction: int, goal: float) -> None:
    playhead = Playhead(Clock(5)).go(2.4, 0.0).step(direction, 0.0)
    assert playhead.goal == goal
    assert playhead.at(1e6) == goal


def test_stepping_again_during_a_step_finishes_it_first() -> None:
    playhead = Playhead(Clock(5)).step(1, 0.0).step(1, STEP_SECONDS / 3)
    assert playhead.position == 1.0
    assert playhead.goal == 2.0


def test_a_cut_step_is_there_at_once_and_never_leaves_the_sequence() -> None:
    playhead = Playhead(Clock(2))
    assert playhead.step(1, 0.0, cut=True).at(0.0) == 1.0
    assert playhead.step(-1, 0.0, cut=True).at(0.0) == 0.0
    assert Playhead(Clock(2)).go(9.0, 0.0).at(0.0) == 2.0


def test_a_shorter_sequence_keeps_the_playhead_inside_and_the_end_at_the_end() -> None:
    assert Playhead(Clock(10)).go(7.0, 0.0).over(Clock(5), 0.0).at(0.0) == 5.0
    assert Playhead(Clock(10)).go(10.0, 0.0).over(Clock(20), 0.0).at(0.0) == 20.0
    assert Playhead(Clock(10)).go(3.0, 0.0).over(Clock(20), 0.0).at(0.0) == 3.0


BOTH = Clock(4, operations=2, returns=True)


def test_one_clock_runs_there_and_back() -> None:
    playhead = Playhead(BOTH).play(0.0)
    step = BOTH.step_seconds
    assert playhead.place(3 * step) == (pytest.approx(3.0), False)
    assert playhead.place(4 * step) == (pytest.approx(4.0), False)
    t, backward = playhead.place(5.5 * step)
    assert (t, backward) == (pytest.approx(2.5), True)
    assert playhead.place(1e6) == (0.0, True)


def test_a_step_is_one_operation_and_a_whole_step_is_asked_for() -> None:
    playhead = Playhead(BOTH).go(1.0, 0.0)
    assert playhead.step(1, 0.0).goal == 1.5
    assert playhead.step(-1, 0.0).goal == 0.5
    assert playhead.step(1, 0.0, whole=True).goal == 2.0
    assert Playhead(BOTH).go(3.75, 0.0).step(1, 0.0, cut=True).place(0.0) == (4.0, False)
    assert Playhead(BOTH).go(4.0, 0.0).step(1, 0.0, cut=True).place(0.0) == (3.5, True)


def test_seeking_stays_on_its_way_until_it_turns() -> None:
    back = Playhead(BOTH).seek(3.0, 0.0, backward=True)
    assert back.place(0.0) == (3.0, True)
    assert back.seek(1.0, 0.0).place(0.0) == (1.0, True)
    assert back.turn(0.0).place(0.0) == (3.0, False)
    assert back.turn(0.0).turn(0.0) == back
    one_way = Playhead(Clock(4)).seek(3.0, 0.0, backward=True)
    assert one_way.place(0.0) == one_way.turn(0.0).place(0.0) == (3.0, False)


def test_at_the_last_step_one_can_turn_round_too() -> None:
    last = Playhead(BOTH).go(4.0, 0.0)
    t, backward = last.turn(0.0).place(0.0)
    assert (t, backward) == (pytest.approx(4.0), True)
    assert last.turn(0.0).turn(0.0).place(0.0) == (pytest.approx(4.0), False)
    assert last.turn(0.0).step(1, 0.0).goal == 4.5
    assert last.turn(0.0).step(-1, 0.0).goal == 4.0


def test_the_end_is_the_last_step_and_then_the_end_of_the_way_back() -> None:
    last = Playhead(BOTH).go(2.0, 0.0).end(0.0)
    assert last.place(0.0) == (4.0, False)
    assert last.end(0.0).place(0.0) == (0.0, True)
    assert Playhead(Clock(4)).end(0.0).end(0.0).at(0.0) == 4.0


def test_another_length_keeps_the_way_and_the_last_step() -> None:
    assert Playhead(BOTH).seek(2.0, 0.0, backward=True).over(Clock(9, 2, True), 0.0).place(0.0) == (2.0, True)
    assert Playhead(BOTH).go(4.0, 0.0).over(Clock(9, 2, True), 0.0).place(0.0) == (9.0, False)


def test_a_thousand_steps_can_be_watched() -> None:
    assert Clock(1000).step_seconds * 1000 == pytest.approx(60.0)
    assert Clock(10).step_seconds == STEP_SECONDS
