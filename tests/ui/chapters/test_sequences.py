"""The sequences' face: what answers to the pointer tells the truth, in both languages and every scene."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtSvg import QSvgRenderer

from simulator.commands import Set
from simulator.experiment import Snapshot
from tests.ui.diagrams.canvas import inked, pixels, svg
from tests.ui.diagrams.sequences_content import after, snapshot
from ui import words
from ui.chapters import face, keyed, sequences
from ui.diagrams import layers
from ui.diagrams.sequences import inference, said, sliding
from ui.equations import number
from ui.panels import keyboard
from ui.playhead import Clock
from ui.recording.pictures import scale_for
from ui.theme import theme
from ui.view import Card, Target, View

FACE = face("sequences")
RECT = QRectF(0, 0, 1016, 700)
HAN = re.compile("[\u4e00-\u9fff]")
SMALL = {"hidden_units": 6, "states": 4}

SHOWN: list[tuple[int, dict[str, Any]]] = [
    (0, {}),
    (4, {**SMALL, "horizon": 4}),
    (2, {**SMALL, "data": "radar"}),
    (0, {**SMALL, "data": "price", "beliefs": False, "average": False}),
    (1, {**SMALL, "data": "text", "taps": 3}),
    (3, {**SMALL, "scene": "inference"}),
    (2, {**SMALL, "scene": "inference", "data": "radar", "smoothed": True}),
    (3, {**SMALL, "scene": "inference", "model": "hidden_markov", "smoothed": True, "best_path": True}),
    (3, {**SMALL, "scene": "inference", "model": "recurrent"}),
    (0, {"scene": "inference", "model": "autoregressive"}),
    (1, {**SMALL, "scene": "bits", "bits": 3}),
    (1, {**SMALL, "scene": "text", "prompt": "the sea 7 was"}),
    (0, {**SMALL, "scene": "text", "prompt": ""}),
    (0, {**SMALL, "scene": "cost"}),
    (0, {**SMALL, "scene": "shift"}),
    (0, {**SMALL, "scene": "shift", "data": "text", "shift": 2}),
]


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def draw(shown: Snapshot, view: View, rect: QRectF = RECT, name: str = "paper", ratio: float = 1.0) -> Any:
    def painted(painter: Any) -> None:
        FACE.paint(painter, rect, shown, view, theme(name))

    ground = theme(name)["bg"].name()
    return pixels(painted, int(rect.right()) + 1, int(rect.bottom()) + 1, ratio, ground)


def card(target: Target, shown: Snapshot, view: View) -> Card:
    found = FACE.card(target, shown, view)
    assert found is not None, target
    return found


def reachable(shown: Snapshot, view: View) -> list[Target]:
    """Every target, and of areas of many the ones at their corners and in their middle."""
    found = []
    for hit in FACE.hits(RECT, shown, view, theme("paper")):
        found.append(hit.target)
        if hit.at is not None:
            box = hit.area.boundingRect()
            for x, y in product((0.001, 0.5, 0.999), repeat=2):
                found.append(hit.at(QPointF(box.x() + x * box.width(), box.y() + y * box.height())))
    return found


@pytest.mark.parametrize("how", SHOWN, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_everything_that_answers_to_the_pointer_has_a_card_in_this_language(
    how: tuple[int, dict[str, Any]], language: str
) -> None:
    shown = snapshot(how[0], **how[1])
    steps = FACE.clock(shown).steps
    for t in (0.0, steps / 2, float(steps)):
        view = View(t=t, language=language)
        for target in reachable(shown, view):
            told = card(target, shown, view)
            said_ = " ".join((told.title, *told.lines))
            assert told.title.strip()
            assert target.kind == "numbers" or bool(HAN.search(said_)) == (language == "zh"), (target, said_)
            assert not re.search(r"[{}]|None|nan|sequences-", said_ + told.value), (target, told)
        assert FACE.caption(shown, view).strip()
        assert all(name and value for name, value in FACE.figures(shown, language))


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_no_two_targets_of_the_same_kind_and_place(how: tuple[int, dict[str, Any]]) -> None:
    found = [hit.target for hit in FACE.hits(RECT, snapshot(how[0], **how[1]), View(t=2.0), theme("paper"))]
    assert len(set(found)) == len(found)


def test_a_card_tells_what_was_guessed_and_what_came() -> None:
    shown = snapshot(4, **SMALL, horizon=4)
    series, view = shown.content.series, View(t=50.0)
    for row, rung in enumerate(shown.content.ladder):
        lines = card(Target("guess", (row, 60)), shown, view).lines
        assert said.value(series, float(rung.guess[60, 0])) in lines[0]
        assert said.value(series, float(series.values[60, 0])) in lines[0]


def test_a_memory_card_tells_the_derivative_of_this_moment() -> None:
    shown = snapshot(4, **SMALL, horizon=4)
    for row, rung in enumerate(shown.content.ladder):
        for step, lag in ((20, 1), (70, 3), (90, 20)):
            told = card(Target("memory", (row, lag)), shown, View(t=float(step)))
            value = float(rung.memory[step - 1, lag - 1])
            assert told.value == ("0" if value == 0.0 else number(value, 3))


def test_what_another_scene_shows_has_no_card_in_this_one() -> None:
    for scene in ("bits", "text", "cost", "shift"):
        shown = snapshot(0, **SMALL, scene=scene)
        for target in (Target("kept", (1,)), Target("memory", (0, 3)), Target("numbers")):
            assert FACE.card(target, shown, View(t=3.0)) is None
    assert FACE.card(Target("pattern", (1,)), snapshot(), View()) is None


# The picture.


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_the_panels_of_a_scene_stand_on_the_stage_apart_from_one_another(
    how: tuple[int, dict[str, Any]],
) -> None:
    shown = snapshot(how[0], **how[1])
    found = sequences.panels(RECT, shown, View())
    assert set(found) <= set(sequences.PANELS)
    nothing_to_infer = how[1].get("model") == "autoregressive"
    assert bool(found) != nothing_to_infer
    for name, place in found.items():
        assert RECT.contains(place) and place.width() > 100 and place.height() > 50, name
        for other, beside in found.items():
            shared = place.intersected(beside)
            assert other == name or shared.width() * shared.height() < 1.0, (name, other)


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_the_picture_is_the_same_cached_direct_and_again(how: tuple[int, dict[str, Any]]) -> None:
    shown = snapshot(how[0], **how[1])
    for t in (5.4, 6.0):
        view = View(t=t)
        with layers.straight():
            direct = draw(shown, view, ratio=1.5)
        np.testing.assert_array_equal(draw(shown, view, ratio=1.5), direct)
        np.testing.assert_array_equal(draw(shown, view, ratio=1.5), direct)


@pytest.mark.parametrize("how", SHOWN, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_is_painted_outside_the_stage(how: tuple[int, dict[str, Any]], language: str) -> None:
    shown = snapshot(how[0], **how[1])
    steps = FACE.clock(shown).steps
    for width, height, present in (
        (1124, 560, False),
        (1028, 440, False),
        (1440, 722, True),
        (1016, 700, False),
    ):
        scale = scale_for(width, height) if not present else 1.0
        for t in (0.0, 0.7 * steps, float(steps)):
            view = View(t=t, language=language, scale=scale, present=present)
            sheet = draw(shown, view, QRectF(30, 20, width, height))
            left, top, right, bottom = inked(sheet)
            assert left >= 30 and top >= 20 and right <= 30 + width and bottom <= 20 + height, (width, height)


@pytest.mark.parametrize("scene", ["ladder", "inference", "bits", "text", "shift"])
def test_the_playhead_moves_the_picture(scene: str) -> None:
    shown = snapshot(1, **SMALL, scene=scene)
    # The pairs of a shift are cut from step to step.
    times = (4.0, 5.0, 6.0) if scene == "shift" else (4.0, 4.5, 5.0, 6.0)
    pictures = [draw(shown, View(t=t)) for t in times]
    for k, one in enumerate(pictures):
        for other in pictures[k + 1 :]:
            assert (one != other).any()


@pytest.mark.parametrize(
    "how", [{}, {"scene": "inference"}, {"scene": "shift"}, {"scene": "cost"}, {"data": "radar"}], ids=str
)
def test_a_vector_picture_is_the_same_picture(how: dict[str, Any]) -> None:
    """Some devices without pixels cannot clip, so nothing may rely on it there."""
    shown, view = snapshot(2, **SMALL, **how), View(t=70.0)
    text = svg(lambda p: FACE.paint(p, RECT, shown, view, theme("paper")), 1016, 700)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    vector = pixels(renderer.render, 1016, 700, ground=theme("paper")["bg"].name()).astype(int)
    apart = np.abs(vector - draw(shown, view)[:700, :1016].astype(int)).max(axis=2) > 100
    assert apart.mean() < 0.006


# The hand.


def test_every_clickable_target_does_something_and_no_other_one_does() -> None:
    for updates, given in SHOWN:
        shown = snapshot(updates, **given)
        for hit in FACE.hits(RECT, shown, View(t=5.0), theme("paper")):
            middle = hit.area.boundingRect().center()
            target = hit.at(middle) if hit.at is not None else hit.target
            assert (FACE.click(target, shown) is not None) == hit.clickable, target


def test_a_click_on_a_model_steps_through_its_inference() -> None:
    shown = snapshot()
    for row, rung in enumerate(shown.content.ladder):
        command = FACE.click(Target("model", (row,)), shown)
        assert command == Set({"scene": "inference", "model": rung.name})


def test_dragging_the_wanted_series_slides_it_as_far_as_the_hand_goes() -> None:
    shown = snapshot(0, **SMALL, scene="shift")
    for t in (5.0, 80.0):
        view = View(t=t)
        hit = next(h for h in FACE.hits(RECT, shown, view, theme("paper")) if h.target.kind == "slides")
        box = hit.area.boundingRect()
        assert hit.draggable and hit.at is not None
        step = box.width() / sliding._WIDE
        begin = box.center() + QPointF(0.3 * step, 0)
        grabbed = hit.at(begin)
        for by in (1, 3, 7):
            way = QPointF(-by * step, 0)
            assert FACE.drag(grabbed, way, begin + way, RECT, shown, view) == Set({"shift": 1 + by})
        assert FACE.drag(grabbed, QPointF(), begin, RECT, shown, view) is view
        far = FACE.drag(grabbed, QPointF(), begin + QPointF(20 * step, 0), RECT, shown, view)
        assert far == Set({"shift": 0})


def test_the_key_is_nobody_elses_and_is_named() -> None:
    own = keyed("sequences")
    assert own is not None
    assert not set(own.keys().values()) & {key.sequence for key in keyboard.KEYS.values()}
    for key, language in product(keyboard.own("sequences", own.keys()).values(), words.LANGUAGES):
        assert words.say(key.words, language)


# Time, words for the room.


def test_a_step_of_an_inference_is_predict_and_update() -> None:
    shown = snapshot(3, **SMALL, scene="inference")
    assert FACE.clock(shown) == Clock(shown.content.steps, operations=2)
    assert FACE.clock(snapshot()) == Clock(snapshot().content.steps)


def test_predict_is_told_before_the_observation_and_update_after_it() -> None:
    content = snapshot(3, **SMALL, scene="inference").content
    from ui.diagrams.sequences.moment import moment

    for t, expected in ((20.0, (19, True)), (20.25, (20, False)), (20.5, (20, False)), (20.75, (20, True))):
        assert inference.step_of(content, moment(content.steps, View(t=t))) == expected


def test_the_numbers_of_a_step_are_those_of_the_filter() -> None:
    content = snapshot(3, **SMALL, scene="inference").content
    from ui.diagrams.sequences.moment import moment

    kalman = content.inference.kalman
    predict, update = inference.lines(content, moment(content.steps, View(t=30.0)))
    assert predict[0].endswith(number(float(kalman.before_mean[29, 0])))
    assert any(
        line.startswith("e = ") and line.endswith(number(float(kalman.surprise[29, 0]))) for line in update
    )
    assert any(
        line.startswith("m₁ = ") and line.endswith(number(float(kalman.mean[29, 0]))) for line in update
    )


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_caption_names_the_model_with_the_smallest_error(language: str) -> None:
    shown = snapshot(4, **SMALL, horizon=4)
    best = min(shown.content.ladder, key=lambda rung: rung.holdout_error)
    told = FACE.caption(shown, View(t=5.0, language=language))
    assert said.name(best.name, language) in told and said.error(shown.content.series, best) in told


def test_the_invitation_is_for_what_has_not_been_trained_and_stands_on_the_stage() -> None:
    for scale, present in product((1.0, 2.4), (False, True)):
        rect = QRectF(0, 0, 1016 * scale, 700 * scale)
        where = FACE.invitation(rect, snapshot(), View(scale=scale, present=present))
        assert where is not None and rect.contains(where)
    assert FACE.invitation(RECT, snapshot(4, **SMALL, horizon=4), View()) is None


def test_a_shift_of_nothing_leaves_nothing_to_guess() -> None:
    shown = after(snapshot(0, **SMALL, scene="shift"), Set({"shift": 0}))
    assert sliding.correlation(shown.content.series, 0) == pytest.approx(1.0)
