"""A storyboard becomes the frames it says: counted, in order, with the numbers a session gives."""

from __future__ import annotations

import numpy as np
import pytest

from simulator import storyboard
from simulator.chapters import adder
from simulator.commands import Train
from simulator.message import Refused
from simulator.session import Session
from ui.diagrams.close_up import MOVE, CloseUp
from ui.playhead import STEP_SECONDS
from ui.recording.script import TRAINING, Moment, Script
from ui.view import Target

pytestmark = pytest.mark.usefixtures("qapp")

HEAD = 'version = 1\nchapter = "adder"\n[settings]\nseed = 2\n'


def script(acts: str, fps: float = 10, language: str = "en") -> Script:
    return Script(storyboard.parse(HEAD + acts, "film.toml"), fps, "paper", language)


def frames(acts: str, fps: float = 10, language: str = "en") -> list[Moment]:
    return list(script(acts, fps, language).frames())


def act(do: str, **keys: object) -> str:
    shown = {str: lambda v: f'"{v}"', bool: lambda v: str(v).lower()}
    lines = [f"{key} = {shown.get(type(value), str)(value)}" for key, value in keys.items()]
    return "\n".join(["[[act]]", f'do = "{do}"', *lines, ""])


def test_a_film_has_as_many_frames_as_its_seconds_say_however_the_acts_divide_them() -> None:
    made = frames(act("wait", seconds=0.33) + act("wait", seconds=0.33) + act("wait", seconds=0.34))
    assert len(made) == 10
    assert [moment.shot for moment in made] == [0, 0, 0, 1, 1, 1, 1, 2, 2, 2]
    assert len(frames(act("theme", name="night"))) == 1  # a film without a second is one picture


def test_playing_moves_the_playhead_at_the_pace_of_the_window_or_in_the_seconds_given() -> None:
    usual = script(act("go", t=0) + act("play", to=4)).shots()
    assert usual[1].end - usual[1].start == pytest.approx(4 * STEP_SECONDS)
    made = frames(act("go", t=0) + act("play", to=4, seconds=2))
    assert [round(moment.t, 6) for moment in made[:3]] == [0.0, 0.2, 0.4]
    assert made[-1].t == pytest.approx(3.8)
    after = frames(act("go", t=0) + act("play", to=4, seconds=2) + act("wait", seconds=0.1))
    assert after[-1].t == 4.0


def test_training_is_watched_update_by_update_and_ends_where_a_session_ends() -> None:
    made = frames(act("train", updates=20, seconds=2) + act("wait", seconds=0.1))
    updates = [moment.snapshot.progress.shown for moment in made]
    assert updates[0] == 0 and updates[-1] == 20
    assert updates == sorted(updates) and len(set(updates)) > 10
    session = Session("adder", adder.Settings(seed=2))
    session.apply(Train(updates=20))
    session.run()
    np.testing.assert_array_equal(
        made[-1].snapshot.content.parameters.flatten(), session.snapshot().content.parameters.flatten()
    )
    assert script(act("train", updates=20)).shots()[0].end == TRAINING
    assert script(act("train", updates=0)).shots()[0].end == 0.0


def test_captions_titles_themes_highlights_and_cameras_hold_until_they_change() -> None:
    acts = (
        '[[act]]\ndo = "caption"\ntext = {en = "one", zh = "一"}\nseconds = 0.1\n'
        + act("theme", name="night", seconds=0.1)
        + act("highlight", target="state", index=[2], seconds=0.1)
        + act("camera", panel="cube")
        + act("title", title="End", seconds=0.1)
        + act("wait", seconds=0.1)
    )
    made = frames(acts)
    assert {moment.caption for moment in made} == {"one"}
    assert {moment.caption for moment in frames(acts, language="zh")} == {"一"}
    assert [moment.theme for moment in made][:2] == ["paper", "night"]
    assert made[1].highlight is None and made[2].highlight == Target("state", (2,))
    camera = [moment for moment in made if moment.shot == 3]
    assert len(camera) == round(MOVE * 10)
    assert camera[0].close_up == CloseUp("", "cube", 0.0)
    moved = [moment.close_up.moved for moment in camera]
    assert moved == sorted(moved) and len(set(moved)) == len(moved)
    assert made[-2].title == ("End", "") and made[-1].title is None
    assert made[-1].close_up == CloseUp("", "cube", 1.0)


def test_a_stroke_is_drawn_in_its_seconds_and_stays_until_it_is_erased() -> None:
    points = [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3], [0.4, 0.4]]
    made = frames(
        act("stroke", points=[[0.9, 0.9]], seconds=0.1)
        + act("stroke", points=points, seconds=0.4)
        + act("wait", seconds=0.1)
        + act("erase", seconds=0.1)
    )
    dot, line = ((0.9, 0.9),), tuple(tuple(point) for point in points)
    assert made[0].strokes == (dot,)
    assert [moment.strokes for moment in made[1:5]] == [(dot, line[:n]) for n in (1, 1, 2, 3)]
    assert made[5].strokes == (dot, line) and made[6].strokes == ()


def test_the_same_storyboard_gives_the_same_frames() -> None:
    acts = act("train", updates=5, seconds=0.5) + act("go", t=0) + act("play", seconds=0.5)
    first, second = frames(acts), frames(acts)
    for one, other in zip(first, second, strict=True):
        assert (one.t, one.shot, one.snapshot.progress.shown) == (
            other.t,
            other.shot,
            other.snapshot.progress.shown,
        )


@pytest.mark.parametrize(
    ("acts", "key"),
    [
        (act("go", t=11), "refused-step"),
        (act("go", t=-0.5), "refused-step"),
        (act("play", to=99), "refused-step"),
        (act("play", speed=0), "refused-speed"),
        (act("camera", panel="kitchen"), "refused-panel"),
        (act("highlight", target="state", index=[9]), "refused-target"),
        (act("train", until="rich"), "refused-milestone"),
        ('[[act]]\ndo = "set"\nvalues = {batch = 0}\n', "refused-integer"),
        (act("undo"), "refused-undo"),
        (act("open", chapter="poker"), "refused-chapter"),
    ],
)
def test_what_cannot_be_done_is_refused_at_its_line(acts: str, key: str) -> None:
    with pytest.raises(Refused) as caught:
        frames(act("wait", seconds=0.1) + acts)
    assert caught.value.message.key == key
    assert caught.value.place == ("film.toml", 8)


UNROLLING = 'version = 1\nchapter = "unrolling"\n'


def unrolling(acts: str) -> list[Moment]:
    return list(Script(storyboard.parse(UNROLLING + acts, "film.toml"), 10, "paper", "en").frames())


def test_a_scene_without_the_panel_that_was_seen_is_shown_whole() -> None:
    made = unrolling(
        act("camera", panel="stack")
        + '[[act]]\ndo = "set"\nvalues = {follow = "u11"}\nseconds = 0.1\n'
        + '[[act]]\ndo = "set"\nvalues = {scene = "ways"}\nseconds = 0.1\n'
    )
    assert [moment.close_up.panel for moment in made[-2:]] == ["stack", ""]
    assert made[-1].close_up.is_whole


def test_a_panel_of_another_scene_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        unrolling(act("camera", panel="copies"))
    assert "stack" in str(caught.value.message.values["allowed"])


def test_what_is_worked_out_in_calm_moments_is_in_the_film() -> None:
    made = unrolling(act("wait", seconds=0.1) + act("train", updates=2, seconds=0.2) + act("wait"))
    checks = [moment.snapshot.content.check for moment in (made[0], made[-1])]
    assert [(check.update, check.current, check.ok) for check in checks] == [(0, True, True), (2, True, True)]
