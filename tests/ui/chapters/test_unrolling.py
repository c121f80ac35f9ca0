"""Unrolling's face: what is drawn is the trace, what answers tells the truth, in both languages."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters.unrolling import WAYS, Settings
from simulator.commands import Set
from simulator.experiment import Snapshot
from simulator.session import Session
from tests.ui.diagrams.canvas import inked, pixels, svg
from tests.ui.diagrams.unrolling_content import snapshot
from ui import words
from ui.chapters import face
from ui.diagrams.layers import straight
from ui.diagrams.unrolling import unrolled_walk
from ui.diagrams.unrolling.unrolled_moment import moment
from ui.equations import number
from ui.panels.lesson import read_link
from ui.playhead import Clock
from ui.theme import theme
from ui.view import Card, Target, View

UNROLLING = face("unrolling")
RECT = QRectF(0, 0, 1016, 700)
LESSONS = Path(words.__file__).parent.parent / "assets" / "lessons"
HAN = re.compile("[\u4e00-\u9fff]")
PAPER = theme("paper")


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def targets(shown: Snapshot, view: View) -> list[Target]:
    return [hit.target for hit in UNROLLING.hits(RECT, shown, view, PAPER)]


def card(target: Target, shown: Snapshot, view: View) -> Card:
    found = UNROLLING.card(target, shown, view)
    assert found is not None, target
    return found


SHOWN: list[dict[str, Any]] = [
    {},
    {"updates": 3, "checked": True},
    {"updates": 3, "tied": False, "scene": "copies"},
    {"scene": "ways"},
    {"input_mode": "initial_all", "target_mode": "last_steps_all", "updates": 2},
    {"input_mode": "initial_subset", "squashing": "logistic", "read_out": "logistic"},
    {"read_out": "units", "start": "half", "squashing": "relu"},
    {"task": "typed", "input_units": 3, "output_units": 2, "squashing": "linear", "steps": 3},
    {"task": "adder", "hidden_units": 12, "steps": 40, "then": "w12,2"},
    {"hidden_units": 1, "steps": 2, "delay": 1, "then": "h1"},
    {"steps": 60, "hidden_units": 3, "updates": 1},
]
PLACES = [(0.0, False), (0.4, False), (2.0, False), (1.6, True), (1.0, True), (0.0, True)]


def moments(shown: Snapshot, language: str = "en") -> list[View]:
    return [View(t=t, backward=backward, language=language) for t, backward in PLACES]


@pytest.mark.parametrize("how", SHOWN, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_everything_that_answers_to_the_pointer_has_a_card_in_this_language(
    how: dict[str, Any], language: str
) -> None:
    shown = snapshot(**how)
    for view in moments(shown, language):
        for target in targets(shown, view):
            told = card(target, shown, view)
            said = " ".join((told.title, *told.lines))
            assert told.title.strip()
            assert bool(HAN.search(said)) == (language == "zh"), (target, said)
            assert not re.search(r"[{}]|None|nan|unrolling-", said + told.value), (target, told)


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_no_two_targets_of_the_same_kind_and_place(how: dict[str, Any]) -> None:
    shown = snapshot(**how)
    for view in moments(shown):
        found = targets(shown, view)
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_what_answers_lies_on_the_stage(how: dict[str, Any]) -> None:
    shown = snapshot(**how)
    for view in moments(shown):
        for hit in UNROLLING.hits(RECT, shown, view, PAPER):
            area = hit.area.boundingRect()
            assert RECT.adjusted(-1, -1, 1, 1).contains(area), hit.target


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_a_click_is_taken_by_the_engine_and_only_what_is_clickable_does_something(
    how: dict[str, Any],
) -> None:
    shown = snapshot(**how)
    session = Session("unrolling", shown.settings)
    for view in (View(t=0.0), View(t=2.0)):
        asked: set[str] = set()
        for hit in UNROLLING.hits(RECT, shown, view, PAPER):
            command = UNROLLING.click(hit.target, shown)
            assert (command is not None) == hit.clickable, hit.target
            if isinstance(command, Set) and "follow" in command.values:
                asked.add(str(command.values["follow"]))
        for name in sorted(asked):
            session.apply(Set({"follow": name}))
            assert session.snapshot().content.followed.name == name
        assert asked or shown.settings.scene == "ways"


def test_a_click_on_a_weight_of_the_matrix_follows_that_weight() -> None:
    shown = snapshot(updates=2)
    for target in targets(shown, View(t=3.0)):
        if target.kind == "weight" or target.kind == "recurrent_weight":
            command = UNROLLING.click(target, shown)
            session = Session("unrolling", shown.settings)
            session.apply(command)
            followed = session.snapshot().content.followed
            assert followed.index == target.index[-2:]
            assert followed.array == "recurrent_weights"


def test_a_click_on_a_way_chooses_it_and_every_way_can_be_chosen() -> None:
    shown = snapshot(scene="ways")
    for number_, way in enumerate(WAYS):
        command = UNROLLING.click(Target("way", divmod(number_, 3)), shown)
        session = Session("unrolling", shown.settings)
        session.apply(command)
        assert session.snapshot().content.way.inputs == way.inputs
        assert session.snapshot().content.way.targets == way.targets


def test_a_click_on_the_switch_lets_the_copies_go_and_ties_them_again() -> None:
    for tied in (True, False):
        assert UNROLLING.click(Target("tied"), snapshot(tied=tied)) == Set({"tied": not tied})


# Numbers are the trace's.


@pytest.mark.parametrize("how", [{"updates": 3}, {"task": "adder", "squashing": "logistic"}], ids=str)
def test_a_card_tells_the_value_of_the_trace(how: dict[str, Any]) -> None:
    shown = snapshot(**how)
    trace, view = shown.content.trace, View(t=8.0)
    for target in targets(shown, view):
        if target.kind == "hidden":
            step, unit = target.index
            assert card(target, shown, view).value == number(trace.hidden[step - 1, unit])
        if target.kind == "output":
            step, unit = target.index
            assert card(target, shown, view).value == number(trace.outputs[step - 1, unit])
        if target.kind == "input":
            step, unit = target.index
            assert card(target, shown, view).value == number(trace.inputs[step - 1, unit])
        if target.kind == "start":
            assert card(target, shown, view).value == number(trace.parameters.initial_state[target.index[0]])


def test_the_shares_told_add_up_to_the_gradient_told() -> None:
    shown = snapshot(updates=5, checked=True)
    view = View(t=0.0, backward=True)
    told = [card(Target("share", (step,)), shown, view).value for step in range(1, 9)]
    shares = [_read(value) for value in told]
    total = _read(card(Target("total"), shown, view).value)
    assert sum(shares) == pytest.approx(total, abs=0.01 * sum(abs(share) for share in shares) + 1e-12)
    assert total == pytest.approx(shown.content.followed.gradient, rel=0.01)
    index = shown.content.followed.index
    matrix = card(Target("weight", (1, *index)), shown, view)
    assert any(card(Target("total"), shown, view).value in line for line in matrix.lines)


def _read(text: str) -> float:
    raised = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
    mantissa, _, exponent = text.translate(raised).partition("·10")
    return float(mantissa) * 10.0 ** int(exponent or 0)


def test_what_the_playhead_has_not_reached_is_not_given_away() -> None:
    shown = snapshot(updates=3)
    for view, kinds in (
        (View(t=3.0), ("hidden", "output", "target")),
        (View(t=3.0), ("share", "stack")),
    ):
        for target in targets(shown, view):
            if target.kind in kinds and target.index[0] > 3:
                assert card(target, shown, view).value == "", target
    backward = View(t=6.0, backward=True)
    for step in range(1, 9):
        told = card(Target("share", (step,)), shown, backward)
        assert (told.value != "") == (step > 6)
        derivative = [
            line for line in card(Target("hidden", (step, 0)), shown, backward).lines if "∂L" in line
        ]
        assert bool(derivative) == (step > 6)


@pytest.mark.parametrize("follow", ["u22", "w11", "v12", "b1"])
def test_every_node_and_arrow_has_its_equation_with_numbers_both_ways(follow: str) -> None:
    shown = snapshot(updates=3, then=follow)
    there, back = View(t=8.0), View(t=0.0, backward=True)
    for target in targets(shown, there):
        if target.kind in ("hidden", "output", "u", "w", "v"):
            forward = [line for line in card(target, shown, there).lines if re.search("[=≈]", line)]
            backward = [line for line in card(target, shown, back).lines if re.search("[=≈]", line)]
            assert forward, target
            asked = target.kind != "output" or shown.content.trace.target_mask[target.index[0] - 1].any()
            assert len(backward) > len(forward) or not asked, target


def test_equations_of_derivatives_hold_to_the_last_digit_that_is_printed() -> None:
    shown, view = snapshot(updates=3), View(t=0.0, backward=True)
    found = 0
    for target in targets(shown, view):
        if target.kind not in ("hidden", "share", "u", "v", "start"):
            continue
        for line in card(target, shown, view).lines:
            match = re.fullmatch(
                r".*?(?:∂L/∂\S+|step \d+|·[δε].) = ([^=]*\S) =\N{NO-BREAK SPACE}(\S+?)\.?", line
            )
            if match is None:
                continue
            found += 1
            given = match[1].replace("\N{NO-BREAK SPACE}", "").replace("−", "-").replace(" ", "")
            given = re.sub(r"·10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", lambda m: f"e{m[1].translate(_RAISED)}", given)
            value = eval(given.replace("·", "*"))  # numbers, brackets, + - * only
            assert f"{value + 0.0:.2e}" == f"{_read(match[2]):.2e}", line
    assert found > 40


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def test_the_badge_tells_what_was_checked() -> None:
    shown = snapshot(updates=3, checked=True)
    check = shown.content.check
    assert check is not None and check.ok and check.current
    told = " ".join(card(Target("check"), shown, View()).lines)
    assert f"{check.checked} of {check.parameters}" in told
    assert card(Target("check"), snapshot(), View()).lines == (words.say("unrolling-card-check-none", "en"),)


# The picture.


def paint(shown: Snapshot, view: View, rect: QRectF = RECT) -> Any:
    return lambda painter: UNROLLING.paint(painter, rect, shown, view, PAPER)


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_the_picture_does_not_change_when_nothing_did_and_layers_change_no_pixel(how: dict[str, Any]) -> None:
    shown = snapshot(**how)
    for view in moments(shown):
        first = pixels(paint(shown, view), 1016, 700, ground=PAPER["bg"].name())
        again = pixels(paint(shown, view), 1016, 700, ground=PAPER["bg"].name())
        with straight():
            direct = pixels(paint(shown, view), 1016, 700, ground=PAPER["bg"].name())
        np.testing.assert_array_equal(first, again)
        np.testing.assert_array_equal(first, direct)


def test_a_step_looks_the_same_whichever_way_the_playhead_came_to_it() -> None:
    shown = snapshot(updates=2)
    for view in (View(t=3.0), View(t=3.0, backward=True)):
        with straight():
            alone = pixels(paint(shown, view), 1016, 700, ground=PAPER["bg"].name())
        for t in (1.0, 2.3, 2.9, 3.0):
            pixels(paint(shown, View(t=t, backward=view.backward)), 1016, 700)
        after = pixels(paint(shown, view), 1016, 700, ground=PAPER["bg"].name())
        np.testing.assert_array_equal(alone, after)


@pytest.mark.parametrize(("width", "height"), [(1016, 700), (860, 520), (1400, 420), (700, 760)])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_is_painted_outside_the_stage(width: int, height: int, language: str) -> None:
    margin = 30
    for how in (SHOWN[1], SHOWN[2], SHOWN[3], SHOWN[4], SHOWN[8], SHOWN[10]):
        shown = snapshot(**how)
        for present, scale in ((False, min(width / 1016, height / 700)), (True, 0.8)):
            for t, backward in ((0.0, False), (2.0, False), (1.6, True), (0.0, True)):
                view = View(t=t, backward=backward, language=language, scale=scale, present=present)
                rect = QRectF(margin, margin, width, height)
                sheet = pixels(
                    paint(shown, view, rect),
                    width + 2 * margin,
                    height + 2 * margin,
                    ground=PAPER["bg"].name(),
                )
                left, top, right, bottom = inked(sheet)
                assert left >= margin and top >= margin, (how, view)
                assert right <= margin + width and bottom <= margin + height, (how, view)


def test_every_place_of_the_walk_is_another_picture() -> None:
    shown = snapshot(updates=2)
    seen = {pixels(paint(shown, view), 1016, 700).tobytes() for view in moments(shown)}
    assert len(seen) == len(PLACES)


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_a_vector_picture_is_whole(how: dict[str, Any]) -> None:
    shown = snapshot(**how)
    for view in (View(t=0.0), View(t=2.0), View(t=1.6, backward=True)):
        drawn = svg(paint(shown, view), 1016, 700)
        assert drawn.count("<path") > 60


@pytest.mark.parametrize("squashing", ["linear", "relu"])
def test_numbers_past_any_use_are_shown_and_stop_nothing(squashing: str) -> None:
    shown = snapshot(updates=60, squashing=squashing, learning_rate=10.0, optimiser="momentum", steps=30)
    largest = np.abs(shown.content.trace.hidden).max()
    assert not np.isfinite(largest) or largest > 1e3
    for scene in ("walk", "copies"):
        there = snapshot(
            updates=60, squashing=squashing, learning_rate=10.0, optimiser="momentum", steps=30, scene=scene
        )
        for view in moments(there):
            pixels(paint(there, view), 1016, 700)
            for target in targets(there, view):
                card(target, there, view)


# Clock, figures, captions.


def test_the_clock_goes_there_and_back_and_takes_few_steps_apart() -> None:
    assert UNROLLING.clock(snapshot()) == Clock(8, 4, returns=True)
    assert UNROLLING.clock(snapshot(steps=40, task="adder", hidden_units=12, then="w12,2")) == Clock(
        40, 4, returns=True
    )
    assert UNROLLING.clock(snapshot(steps=60, hidden_units=3, updates=1)) == Clock(60, 1, returns=True)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_captions_and_figures_are_said_everywhere(how: dict[str, Any], language: str) -> None:
    shown = snapshot(**how)
    for view in moments(shown, language):
        assert bool(HAN.search(UNROLLING.caption(shown, view))) == (language == "zh")
    names = [name for name, _ in UNROLLING.figures(shown, language)]
    assert words.say("unrolling-figure-wrong", language) in names
    assert (words.say("unrolling-figure-drift", language) in names) == (not shown.content.tied)


def test_every_panel_a_camera_can_move_to_is_on_the_stage_of_its_scene() -> None:
    seen: set[str] = set()
    for scene, scale in product(("walk", "copies", "ways"), (1.0, 1.6)):
        rect = QRectF(0, 0, 1016 * scale, 700 * scale)
        found = UNROLLING.panels(rect, snapshot(scene=scene), View(scale=scale))
        assert all(rect.contains(area) and area.width() > 100 * scale for area in found.values())
        seen |= set(found)
    assert seen == set(UNROLLING.PANELS)


def test_nothing_is_dragged() -> None:
    shown, view = snapshot(), View(t=2.0)
    for hit in UNROLLING.hits(RECT, shown, view, PAPER):
        assert not hit.draggable
        assert UNROLLING.drag(hit.target, QPointF(9, 9), QPointF(), RECT, shown, view) is view


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("usual", Settings.setting("task").choices)
def test_every_task_has_its_words_in_the_table(language: str, usual: str) -> None:
    shown = snapshot(scene="ways", task=usual)
    titles = [
        card(Target("way", (row, column)), shown, View(language=language)).title
        for row, column in product(range(3), repeat=2)
    ]
    assert len(set(titles)) == 9


# The lessons.


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_thing_a_lesson_points_at_is_on_the_stage_and_has_words(language: str) -> None:
    text = (LESSONS / language / "unrolling.md").read_text("utf-8")
    acts = [read_link(link) for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    pointed = [Target(act.values["target"], act.index) for act in acts if act.verb == "highlight"]
    assert len(pointed) >= 4
    view = View(t=4.0, language=language)
    for target in pointed:
        assert target in targets(snapshot(), view)
        assert card(target, snapshot(), view).lines


def test_a_painter_is_left_as_it_was() -> None:
    def draw(painter: QPainter) -> None:
        before = painter.pen(), painter.brush(), painter.opacity(), painter.transform(), painter.hasClipping()
        UNROLLING.paint(painter, RECT, snapshot(updates=2), View(t=1.6, backward=True), PAPER)
        assert before[2:] == (painter.opacity(), painter.transform(), painter.hasClipping())

    pixels(draw, 1016, 700)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_note_speaks_of_no_input_no_read_out_and_no_target_that_is_not_there(language: str) -> None:
    def note(t: float, backward: bool = False, **how: Any) -> str:
        shown = snapshot(**how)
        m = moment(shown.content.steps, View(t=t, backward=backward))
        return unrolled_walk.title(shown.content, m, language)[1]

    silent = {"input_mode": "initial_all", "target_mode": "final_all"}
    assert "W" in note(1.1) and "W" not in note(1.1, **silent)
    assert "V" in note(1.6) and "V" not in note(1.6, **silent)
    # The echo with a delay of 3 asks for nothing before step 4.
    assert note(3.8) != note(0.8) and note(3.9, True) != note(0.9, True)


def test_the_form_shows_what_belongs_to_the_way_that_is_set() -> None:
    def shown(**how: str) -> set[str]:
        read = Settings.read({**how})
        rows = (read.setting(name) for name in read.values())
        return {row.name for row in rows if not (row.hides and row.lacks(read.values()))}

    usual, cue = shown(), shown(input_mode="initial_subset", target_mode="last_steps_all")
    assert {"task", "delay", "target_steps"} <= usual
    assert not {"input_subset", "last_steps", "typed_inputs", "output_units"} & usual
    assert {"input_subset", "last_steps"} <= cue
    assert not {"task", "delay", "target_steps", "typed_inputs"} & cue
    assert {"typed_inputs", "typed_targets"} <= shown(task="typed")
    assert "task" not in shown(target_mode="final_all")
