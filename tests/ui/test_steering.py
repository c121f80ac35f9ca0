"""The keys of sequence time move the playhead as they say."""

from __future__ import annotations

from tests.ui.desk import Desk


def test_keys_of_sequence_time(desk: Desk) -> None:
    steps = desk.bridge.playhead.clock.steps
    assert desk.t == steps == 10  # the first screen shows the whole sum
    desk.key("go_start")
    assert desk.t == 0
    desk.key("go_end")
    assert desk.t == steps
    desk.key("step_back")
    desk.settle()
    desk.until(lambda: desk.t == 9)
    desk.key("step_back")
    desk.settle()
    desk.key("step_forward")
    desk.until(lambda: desk.t == 9)
    desk.settle()
    # Where a step is one operation and nothing comes back, these are steps and nothing.
    desk.key("whole_back")
    desk.until(lambda: desk.t == 8)
    desk.settle()
    desk.key("whole_forward")
    desk.until(lambda: desk.t == 9)
    desk.key("turn")
    desk.key("scene")
    assert desk.t == 9 and not desk.window.stage.view.backward
    desk.key("slower")
    assert desk.bridge.playhead.speed == 0.5
    for _ in range(9):
        desk.key("faster")
    assert desk.bridge.playhead.speed == 4.0  # the fastest there is, however often it is pressed
    desk.key("go_start")
    desk.key("play")
    desk.until(lambda: 0 < desk.t < steps)
    desk.key("play")
    here = desk.t
    assert 0 < here < steps and not desk.bridge.playhead.moving(desk.bridge.now())
    desk.key("play")
    desk.until(lambda: desk.t == steps)
