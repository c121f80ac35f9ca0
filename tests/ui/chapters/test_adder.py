"""The adder's face: what answers to the pointer tells the truth, in both languages."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from simulator.automata.adder import binary_adder
from simulator.chapters.adder import Settings
from simulator.commands import Set
from simulator.experiment import Snapshot
from simulator.session import Session
from tests.ui.diagrams.adder.adder_content import snapshot
from ui import words
from ui.chapters import face
from ui.equations import number, signed
from ui.panels.lesson import read_link
from ui.playhead import Clock
from ui.theme import theme
from ui.view import Card, Target, View

ADDER = face("adder")
RECT = QRectF(0, 0, 1016, 700)
LESSONS = Path(words.__file__).parent.parent / "assets" / "lessons"
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def targets(shown: Snapshot, view: View) -> list[Target]:
    return [hit.target for hit in ADDER.hits(RECT, shown, view, theme("paper"))]


def card(target: Target, shown: Snapshot, view: View) -> Card:
    found = ADDER.card(target, shown, view)
    assert found is not None, target
    return found


SHOWN = [
    {},
    {"trained": False},
    {"hidden": 2},
    {"hidden": 4, "squashing": "logistic"},
    {"hidden": 6},
    {"timing": "as_clocked"},
    {"columns": 2},
    {"columns": 64},
]


@pytest.mark.parametrize("how", SHOWN, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_everything_that_answers_to_the_pointer_has_a_card_in_this_language(
    how: dict[str, Any], language: str
) -> None:
    shown = snapshot(**how)
    for t in (0.0, 1.0, 1.5, ADDER.clock(shown).steps / 2, float(ADDER.clock(shown).steps)):
        view = View(t=t, language=language)
        for target in targets(shown, view):
            told = card(target, shown, view)
            said = " ".join((told.title, *told.lines))
            assert told.title.strip()
            assert bool(HAN.search(said)) == (language == "zh"), (target, said)
            assert not re.search(r"[{}]|None|nan|adder-", said + told.value), (target, told)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("hidden", [2, 3, 6])
def test_the_cube_says_what_it_is_and_whether_it_turns(language: str, hidden: int) -> None:
    shown, view = snapshot(hidden=hidden), View(t=2.0, language=language)
    told = card(Target("cube"), shown, view)
    assert told.title and told.lines
    assert bool(HAN.search(told.title)) == (language == "zh")


def test_no_two_targets_of_the_same_kind_and_place() -> None:
    for how in SHOWN:
        found = targets(snapshot(**how), View(t=2.0))
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("how", [{}, {"hidden": 4, "squashing": "logistic"}, {"trained": False}], ids=str)
def test_a_card_tells_the_value_of_the_trace(how: dict[str, Any]) -> None:
    shown = snapshot(**how)
    content, now = shown.content, 6  # six columns are done: the last one is number 5 from 0
    view, trace = View(t=float(now)), content.trace
    values = {target: card(target, shown, view).value for target in targets(shown, view)}
    units = trace.hidden.shape[1]
    for unit in range(units):
        assert values[Target("hidden", (unit,))] == number(trace.hidden[now - 1, unit])
        assert values[Target("output_weight", (0, unit))] == signed(
            content.parameters.output_weights[0, unit]
        )
        for source in range(units):
            weight = content.parameters.recurrent_weights[unit, source]
            assert values[Target("recurrent_weight", (unit, source))] == signed(weight)
        for source in range(2):
            weight = content.parameters.input_weights[unit, source]
            assert values[Target("input_weight", (unit, source))] == signed(weight)
    for row in range(2):
        assert values[Target("input", (row,))] == str(int(trace.inputs[now - 1, row]))
        for column in range(10):
            digit = (content.example.first, content.example.second)[row][column]
            assert values[Target("bit", (row, column))] == str(int(digit))
    for column in range(now):
        for unit in range(units):
            assert values[Target("hidden", (column, unit))] == number(trace.hidden[column, unit])
        assert values[Target("output", (column, 0))] == number(trace.outputs[column, 0])
        assert values[Target("target", (column,))] == str(int(content.example.total[column]))
        assert values[Target("carry", (column,))] == str(int(content.example.carry_in[column]))
        written = int(trace.outputs[column, 0] > 0.5)
        assert values[Target("digit", (column,))].startswith(str(written))
    assert values[Target("output", (0,))] == number(trace.outputs[now - 1, 0])


def test_what_the_playhead_has_not_reached_is_not_given_away() -> None:
    shown, view = snapshot(), View(t=3.0)
    for target in targets(shown, view):
        is_ahead = target.kind in ("digit", "target", "automaton", "nearest", "carry") and target.index[0] > 3
        is_ahead |= target.kind in ("hidden", "output") and len(target.index) == 2 and target.index[0] > 3
        if is_ahead:
            assert card(target, shown, view).value == "", target


def test_the_states_of_the_cards_are_the_automatons() -> None:
    shown, machine = snapshot(), binary_adder()
    view = View(t=10.0)
    for state, name in enumerate(machine.names):
        told = card(Target("state", (state,)), shown, view)
        assert told.value == words.say(f"adder-state-{name}", "en")
    for column, state in enumerate(shown.content.walk[1:]):
        told = card(Target("automaton", (column,)), shown, view)
        assert told.value == words.say(f"adder-state-{machine.names[int(state)]}", "en")


def test_a_target_of_another_chapter_has_no_card() -> None:
    assert ADDER.card(Target("gate", (1,)), snapshot(), View()) is None


# Clicks and drags.


@pytest.mark.parametrize("how", [{}, {"columns": 2}, {"columns": 64}], ids=str)
def test_a_click_on_any_bit_turns_over_that_bit_alone(how: dict[str, Any]) -> None:
    shown = snapshot(**how)
    before = shown.content.example
    for row, place in product(range(2), (0, before.columns // 2, before.columns - 1)):
        command = ADDER.click(Target("bit", (row, place)), shown)
        assert isinstance(command, Set)
        session = Session("adder", shown.settings)
        session.apply(command)
        after = session.snapshot().content.example
        numbers = [np.array(before.first), np.array(before.second)]
        numbers[row][place] ^= 1
        np.testing.assert_array_equal(after.first, numbers[0])
        np.testing.assert_array_equal(after.second, numbers[1])
        assert session.snapshot().progress.update == 0


def test_every_clickable_target_does_something_and_no_other_one_does() -> None:
    shown, view = snapshot(), View(t=10.0)
    for hit in ADDER.hits(RECT, shown, view, theme("paper")):
        assert (ADDER.click(hit.target, shown) is not None) == hit.clickable, hit.target


def test_every_draggable_target_turns_the_view_and_no_other_one_does() -> None:
    shown, view = snapshot(), View(t=10.0)
    for hit in ADDER.hits(RECT, shown, view, theme("paper")):
        turned = ADDER.drag(hit.target, QPointF(25, 0), QPointF(), RECT, shown, view)
        assert (turned.camera != view.camera) == hit.draggable, hit.target


# Steps, invitation, words for the room.


def test_as_clocked_the_answer_comes_two_ticks_later() -> None:
    assert ADDER.clock(snapshot()) == Clock(10)
    assert ADDER.clock(snapshot(timing="as_clocked")) == Clock(12)
    assert ADDER.clock(snapshot(64, timing="as_clocked")) == Clock(66)


def test_the_invitation_is_for_the_untrained_network_only_and_stands_on_the_stage() -> None:
    for scale, present in product((1.0, 2.4), (False, True)):
        rect = QRectF(0, 0, 1016 * scale, 700 * scale)
        where = ADDER.invitation(rect, snapshot(trained=False), View(scale=scale, present=present))
        assert where is not None and rect.contains(where)
    assert ADDER.invitation(RECT, snapshot(), View()) is None


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_caption_says_what_is_known_and_no_more(language: str) -> None:
    view = View(language=language)
    untrained = ADDER.caption(snapshot(trained=False), view)
    assert untrained == words.say("adder-caption-untrained", language, units=3, patterns=0)
    exact = snapshot()
    assert exact.content.verdict.certified
    assert ADDER.caption(exact, view) == words.say("adder-caption-certified", language, units=3, patterns=4)


def test_levenberg_marquardt_goes_at_a_pace_one_can_follow() -> None:
    for optimiser in Settings.setting("optimiser").choices:
        shown = snapshot(optimiser=optimiser)
        slow, fast, full = (ADDER.pace(shown, pace) for pace in ("slow", "fast", "full"))
        assert 0 < slow < fast and full == 0


# The lessons.


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_thing_a_lesson_points_at_is_on_the_stage_and_has_words(language: str) -> None:
    text = (LESSONS / language / "adder.md").read_text("utf-8")
    acts = [read_link(link) for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    pointed = [Target(act.values["target"], act.index) for act in acts if act.verb == "highlight"]
    assert pointed
    for how in ({}, {"trained": False}, {"hidden": 6, "timing": "as_clocked"}):
        shown = snapshot(**how)
        view = View(t=4.0, language=language)
        for target in pointed:
            assert target in targets(shown, view)
            assert card(target, shown, view).lines


def test_lessons_of_both_languages_ask_for_the_same_things() -> None:
    def asked(language: str) -> list[str]:
        text = (LESSONS / language / "adder.md").read_text("utf-8")
        links = re.findall(r"\]\(([^)\s]+)\)", text)
        return [link for link in links if link.startswith("unrolled:")]

    assert asked("en") == asked("zh")
