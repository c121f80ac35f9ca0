"""The journal has the pace of the playhead: where a journey begins, where it ends, what lay between."""

from __future__ import annotations

import queue
from typing import Any

from simulator.commands import Set, Train
from simulator.directions import Go, Play
from simulator.journal import Act
from simulator.runner import Recalled
from tests.ui.desk import Desk


def journal(desk: Desk) -> list[Act]:
    box: queue.SimpleQueue[Recalled] = queue.SimpleQueue()
    desk.bridge.recall(box)
    desk.until(lambda: not box.empty())
    return list(box.get().board.acts)


def done(desk: Desk) -> list[Any]:
    return [act.doing for act in journal(desk)]


def test_play_is_noted_where_it_begins_and_where_it_is_paused(desk: Desk) -> None:
    desk.key("faster")
    desk.key("play")
    desk.until(lambda: desk.t > 1)
    desk.key("play")
    begun, play, rest = done(desk)
    assert (begun, play) == (Go(0.0), Play(speed=2.0))
    assert rest == Go(round(desk.t, 4)) and rest.t > 1


def test_a_journey_that_arrives_is_noted_at_once(desk: Desk) -> None:
    desk.key("go_start")
    desk.key("step_forward")
    desk.settle()
    desk.until(lambda: done(desk)[-1] == Go(1.0))
    assert done(desk)[-3:] == [Go(0.0), Play(1.0), Go(1.0)]
    acts = journal(desk)
    assert acts[-1].at is not None and acts[-2].at is not None
    assert 0.5 < acts[-1].at - acts[-2].at < 5


def test_what_is_done_on_the_way_stands_between_two_parts_of_it(desk: Desk) -> None:
    desk.key("go_start")
    desk.key("play")
    desk.until(lambda: desk.t > 0.5)
    desk.bridge.send(Set({"seed": 4}))
    acts = done(desk)
    there = acts.index(Set({"seed": 4}))
    before, rest = acts[there - 2 : there]
    assert before == Play() and isinstance(rest, Go) and 0.5 < rest.t < 10
    assert acts[there + 1] == Play()


def test_what_was_learned_before_play_was_pressed_stands_before_it(desk: Desk) -> None:
    desk.key("go_start")
    desk.bridge.send(Train())
    desk.until(lambda: desk.newest > 3)
    desk.key("play")
    acts = done(desk)
    kinds = [type(each) for each in acts]
    assert kinds.index(Train) < kinds.index(Play)
    parts = [each for each in acts if isinstance(each, Train)]
    assert not parts[0].goes_on and all(part.goes_on for part in parts[1:])
