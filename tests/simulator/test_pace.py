"""A demonstration keeps its pace as a film, and only the waiting for a training is cut."""

from __future__ import annotations

from typing import Any

import pytest

from simulator import pace, storyboard
from simulator.commands import Note, Set, Train
from simulator.directions import Go, Play, Theme, Wait
from simulator.journal import Act, Doing
from simulator.pace import Span, film
from simulator.session import Session
from simulator.storyboard import Storyboard


def board(*acts: tuple[float, Doing]) -> Storyboard:
    return Storyboard("adder", tuple(Act(doing, at, 0) for at, doing in acts), {"seed": 3})


def told(made: Storyboard) -> list[tuple[Any, float | None]]:
    return [(act.doing, act.seconds) for act in made.acts]


def test_every_act_lasts_until_the_next_and_the_last_until_the_end() -> None:
    made = film(board((10, Go(0.0)), (12.5, Set({"size": 2})), (13, Go(3.0))), [Span(10, 20)])
    assert told(made) == [(Go(0.0), 2.5), (Set({"size": 2}), 0.5), (Go(3.0), 7.0)]
    assert made.chapter == "adder" and made.settings == {"seed": 3}


def test_what_was_done_before_takes_no_time_and_leaves_the_look_to_the_film() -> None:
    made = film(board((1, Train(updates=500)), (2, Theme("night")), (12, Go(0.0))), [Span(10, 15)])
    assert told(made) == [(Train(updates=500), 0.0), (Wait(), 2.0), (Go(0.0), 3.0)]


def test_the_waiting_for_a_training_is_cut_and_what_is_said_about_it_afterwards_is_not() -> None:
    acts = board((10, Go(0.0)), (70, Train(updates=1000)), (73, Go(2.0)))
    assert told(film(acts, [Span(10, 74)])) == [
        (Go(0.0), 0.0),
        (Train(updates=1000), 4.0),
        (Wait(), 3.0),
        (Go(2.0), 1.0),
    ]
    assert told(film(acts, [Span(10, 74)], silence=90))[1] == (Train(updates=1000), 60.0)


def test_an_update_made_by_hand_is_seen_when_it_was_made() -> None:
    made = film(board((10, Go(0.0)), (15, Train(updates=1)), (16, Go(1.0))), [Span(10, 16)])
    assert told(made)[:3] == [(Go(0.0), 5.0), (Train(updates=1), 0.0), (Wait(), 1.0)]


def test_playing_keeps_its_pace_and_goes_where_it_was_paused() -> None:
    made = film(board((0, Go(0.0)), (1, Play(speed=2.0)), (4, Go(2.5)), (6, Go(0.0))), [Span(0, 6)])
    assert told(made)[1] == (Play(2.5, speed=2.0), 3.0)
    assert [seconds for _, seconds in told(made)] == [1.0, 3.0, 2.0, 0.0]


def test_a_network_that_learned_while_the_playhead_ran_is_seen_when_it_rests() -> None:
    acts = board((0, Go(0.0)), (1, Play()), (2, Train(updates=50)), (4, Go(10.0)))
    kinds = [(type(act.doing), act.seconds) for act in film(acts, [Span(0, 5)]).acts]
    assert kinds == [(Go, 1.0), (Play, 3.0), (Go, 0.0), (Train, 0.0), (Wait, 1.0)]


def test_a_pause_of_the_recording_is_no_part_of_the_film() -> None:
    acts = board((0, Go(0.0)), (5, Go(1.0)), (50, Go(2.0)), (102, Go(3.0)))
    made = film(acts, [Span(0, 10), Span(100, 104)])
    assert [act.seconds for act in made.acts] == [5.0, 5.0, 2.0, 2.0]
    assert sum(act.seconds or 0.0 for act in made.acts) == 14.0


@pytest.mark.parametrize("spans", [[], [Span(0, 3)]])
def test_nothing_done_is_a_film_of_one_moment_or_of_a_wait(spans: list[Span]) -> None:
    made = film(board(), spans)
    assert told(made) == ([(Wait(), 3.0)] if spans else [])


def test_the_film_of_a_session_ends_with_its_numbers() -> None:
    clock = iter(range(1000)).__next__
    session = Session("adder", clock=lambda: float(clock()))
    for command in (Note(Go(0.0)), Train(updates=3), Note(Play()), Note(Go(2.0)), Set({"seed": 5})):
        session.apply(command)
        session.run()
    session.apply(Train(updates=100))
    for _ in range(4):
        for _slice in session.work():
            pass
    recorded = storyboard.recorded(session)  # in the middle of a training
    assert recorded.acts[-1].doing == Train(updates=4)
    made = film(recorded, [Span(0.0, session.elapsed)])
    again = Session("adder")
    for act in made.acts:
        again.apply(act.doing if isinstance(act.doing, Train | Set) else Note(act.doing))  # type: ignore[arg-type]
        again.run()
    assert storyboard.digest(again) == recorded.numbers == storyboard.digest(session)
    assert storyboard.parse(storyboard.text(made), "film.toml").acts[-1].seconds is not None


def test_recorded_seconds_stand_still_in_a_pause() -> None:
    spans = [Span(1, 3), Span(10, 12)]
    assert [pace.recorded(spans, at) for at in (0, 2, 5, 11, 99)] == [0, 1, 2, 3, 4]
