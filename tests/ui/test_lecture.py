"""A storyboard led by hand: forward, exactly back, and back from a detour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from simulator import storyboard
from simulator.commands import Note, Set, Train
from simulator.directions import Caption, Play
from simulator.session import Session, replay
from tests.ui.desk import Desk
from ui import words
from ui.view import Target

BOARD = """
version = 1
chapter = "adder"
[settings]
seed = 2
[[act]]
do = "title"
title = {en = "Adding", zh = "加法"}
[[act]]
do = "caption"
text = {en = "one", zh = "一"}
[[act]]
do = "wait"
[[act]]
do = "go"
t = 2
[[act]]
do = "train"
updates = 6
[[act]]
do = "camera"
panel = "cube"
[[act]]
do = "play"
to = 4
seconds = 0.2
[[act]]
do = "set"
values = {hidden_units = 4}
[[act]]
do = "highlight"
target = "state"
index = [2]
[[act]]
do = "theme"
name = "night"
"""
TITLE, CAPTION, GO, TRAIN, CAMERA, PLAY, SET, HIGHLIGHT, THEME = range(1, 10)


class Hall(Desk):
    """A lecture that is being held."""

    def begin(self, text: str = BOARD) -> Hall:
        self.board = storyboard.parse(text, "lecture.toml")
        self.conductor.present(True)
        self.conductor.lecture.begin(self.board)
        self.rest()
        return self

    def rest(self) -> None:
        self.until(lambda: self.conductor.lecture._expected is None and not self.bridge.busy)
        self.bridge.tick()

    def to(self, act: int) -> None:
        while self.done < act:
            self.key("next_act")
            self.rest()
        while self.done > act:
            self.key("last_act")
            self.rest()

    @property
    def done(self) -> int:
        return self.conductor.lecture.done

    def state(self) -> tuple[object, ...]:
        """Everything a room can see."""
        w, shown = self.window, self.bridge.shown
        assert shown is not None
        self.conductor.lecture._catch_up()
        view = w.stage.view
        return (
            self.weights.tobytes(),
            repr(shown.settings),
            shown.progress.shown,
            (view.t, view.backward, view.hover),
            (w.caption_bar.caption, w.look.theme.name, w.stage.close_up.panel, w.stage.strokes),
            w.curtain._title,
        )


@pytest.fixture
def hall(qtbot: Any) -> Iterator[Hall]:
    made = Hall(qtbot)
    made.ready()
    made.begin()
    yield made
    assert made.bridge.stop()
    made.window.close()


def test_the_space_bar_does_act_after_act_and_each_is_seen(hall: Hall) -> None:
    w = hall.window
    assert (hall.conductor.lecture.acts, w.caption_bar.place) == (9, "act 0 of 9")  # waiting is no act
    for done in range(1, 10):
        hall.key("play")
        hall.rest()
        assert hall.done == done
        if done == TITLE:
            assert w.curtain.isVisible()
        elif done == CAPTION:
            assert not w.curtain.isVisible() and w.caption_bar.caption == "one"
        elif done == GO:
            assert hall.t == 2
        elif done == TRAIN:
            assert hall.update == 6
        elif done == CAMERA:
            assert w.stage.close_up.panel == "cube"
        elif done == PLAY:
            hall.until(lambda: hall.t == 4)
            assert hall.bridge.playhead.speed == 1.0
        elif done == SET:
            assert hall.setting("hidden_units") == 4
        elif done == HIGHLIGHT:
            assert w.stage.view.hover == Target("state", (2,))
    assert w.look.theme.name == "night" and w.caption_bar.place == "act 9 of 9"
    hall.key("play")
    hall.rest()
    assert hall.done == 9


def test_page_up_gives_back_exactly_what_was_before_each_act(hall: Hall) -> None:
    seen = [hall.state()]
    for act in range(1, 10):
        hall.to(act)
        seen.append(hall.state())
    for act in reversed(range(9)):
        hall.to(act)
        assert hall.state() == seen[act], f"before act {act + 1}"
    hall.key("last_act")
    assert hall.done == 0
    hall.to(PLAY)
    assert hall.state() == seen[PLAY]


def test_the_engine_is_where_a_replay_of_the_acts_ends(hall: Hall) -> None:
    hall.to(PLAY)
    session: Session = replay(hall.board.acts[:7], "adder", storyboard.settings(hall.board))
    expected = session.snapshot().content.parameters.flatten()
    np.testing.assert_array_equal(hall.weights, expected)


def test_after_a_detour_one_key_brings_the_storyboards_state_back(hall: Hall) -> None:
    hall.to(CAMERA)
    before = hall.state()
    hall.bridge.send(Set({"seed": 9}))
    hall.bridge.send(Train(updates=3))
    hall.rest()
    hall.key("theme")
    hall.key("zoom")
    hall.key("go_start")
    assert hall.state() != before
    hall.key("again")
    hall.rest()
    assert hall.state() == before and hall.done == CAMERA
    hall.bridge.send(Set({"seed": 9}))
    hall.rest()
    hall.to(GO)  # going back from a detour is exact as well
    assert hall.setting("seed") == 2 and hall.update == 0


def test_an_act_waits_for_the_training_under_way_and_hurries_it(hall: Hall) -> None:
    hall.conductor.act("pace")  # from full to slow: 6 updates would take their time
    hall.to(GO)
    hall.key("next_act")
    hall.key("next_act")
    hall.rest()
    assert hall.done == CAMERA and hall.update == 6


def test_a_film_of_the_lecture_has_what_was_said(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[object] = []
    hall.bridge.asked.connect(sent.append)
    hall.to(SET)
    assert Note(Caption({"en": "one", "zh": "一"})) in sent
    assert not any(isinstance(each, Note) and isinstance(each.direction, Play) for each in sent)


def test_the_caption_follows_the_language_and_the_presenter_the_lecture(hall: Hall) -> None:
    w, presenter = hall.window, hall.conductor.lectern.presenter
    hall.to(CAPTION)
    assert "one" in presenter.accessibleDescription()
    hall.key("language")
    assert w.caption_bar.caption == "一"
    assert words.say("act-go", "zh", t="2") in presenter.accessibleDescription()


def test_what_cannot_be_done_is_said_with_its_line(hall: Hall) -> None:
    hall.begin('version = 1\nchapter = "adder"\n[[act]]\ndo = "camera"\npanel = "kitchen"\n')
    hall.to(1)
    assert hall.window.banner.isVisible()
    assert "lecture.toml" in hall.window.banner.text and "kitchen" in hall.window.banner.text


def test_a_storyboard_goes_from_chapter_to_chapter_and_back(hall: Hall) -> None:
    acts = '[[act]]\ndo = "open"\nchapter = "unrolling"\n[[act]]\ndo = "go"\nt = 1\n'
    hall.begin('version = 1\nchapter = "adder"\n' + acts)
    hall.to(2)
    assert hall.window.stage.snapshot is not None
    assert hall.window.stage.snapshot.chapter == "unrolling" and hall.t == 1
    hall.to(0)
    assert hall.window.stage.snapshot.chapter == "adder"


def test_outside_present_mode_the_space_bar_plays_and_the_clicker_does_nothing(hall: Hall) -> None:
    hall.to(CAPTION)
    hall.key("leave")
    hall.key("go_start")
    hall.key("next_act")
    hall.key("play")
    assert hall.done == CAPTION and hall.bridge.playhead.playing
    hall.key("present")
    hall.rest()
    hall.key("next_act")
    hall.rest()
    assert hall.done == GO


def test_without_a_storyboard_the_clicker_walks_through_the_steps(desk: Desk) -> None:
    desk.key("present")
    desk.key("go_start")
    desk.key("next_act")
    desk.until(lambda: desk.t == 1)
    desk.key("last_act")
    desk.until(lambda: desk.t == 0)
    assert desk.window.caption_bar.place == ""
