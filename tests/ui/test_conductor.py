"""The whole window on a running engine: the first screen, its looks, and a hand on the stage."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from simulator.commands import Set
from simulator.message import Message
from tests.ui.desk import Desk
from ui import chapters as faces
from ui import words
from ui.chapters import Keyed, keyed
from ui.panels import keyboard
from ui.view import Target

TRIED_IN = (
    "conductor", "exchange", "failures", "films", "lectern", "lecture", "sessions", "sides", "steering",
    "training",
)  # fmt: skip


def test_undo_with_nothing_to_undo_is_said_and_harms_nothing(desk: Desk) -> None:
    desk.key("undo")
    desk.until(lambda: desk.window.banner.isVisible())
    assert desk.window.banner.text == words.say("refused-undo", "en")
    desk.key("leave")
    assert not desk.window.banner.isVisible()


def test_theme_and_language_turn_and_turn_back(desk: Desk) -> None:
    w = desk.window
    desk.key("theme")
    assert (w.look.theme.name, w.stage.theme.name, w.inspector.look.theme.name) == ("night",) * 3
    desk.key("theme")
    assert w.stage.theme.name == "paper"
    desk.key("language")
    assert (w.look.language, w.stage.view.language, w.rail.look.language) == ("zh",) * 3
    assert w.caption_bar.caption == words.say("adder-caption-untrained", "zh", units=3, patterns=0)
    assert w.invitation.text() == words.say("frame-invitation", "zh")
    desk.key("language")
    assert w.stage.view.language == "en"


def test_every_key_of_the_table_is_tried() -> None:
    files = (Path(__file__).parent / f"test_{name}.py" for name in TRIED_IN)
    text = "\n".join(file.read_text("utf-8") for file in files)
    tried = set(re.findall(r'(?:key\(|\(\(|, \(|in \()"([a-z_]+)"', text))
    tried |= {"history_forward", "inspector", "glossary"}
    assert set(keyboard.KEYS) <= tried


def _keyed(chapter: str) -> Keyed:
    found = keyed(chapter)
    assert found is not None
    return found


def test_a_chapters_own_keys_work_the_chapter_and_are_on_the_sheet(qtbot: Any) -> None:
    desk = Desk(qtbot, "memory_cell").ready()
    own = keyboard.own("memory_cell", _keyed("memory_cell").keys())
    desk.bridge.send(Set({"gates": "by_hand"}))
    desk.answered()
    desk.key("go_start")
    for _ in range(4):
        desk.key("step_forward")
    desk.settle()
    QTest.keySequence(desk.window.stage, QKeySequence(own["write"].sequence))
    desk.answered()
    assert desk.setting("hand_write") == "0*3 1"
    assert desk.window.sheet.columns()[0][-1] == (keyboard.CHAPTER, list(own))
    told = desk.window.sheet.accessibleDescription()
    assert all(words.say(key.words, "en") in told for key in own.values())
    # Another chapter has other keys, or none.
    desk.window.rail.chapter_asked.emit("adder")
    desk.until(lambda: desk.bridge.shown is not None and desk.bridge.shown.chapter == "adder")
    QTest.keySequence(desk.window.stage, QKeySequence(own["write"].sequence))
    assert keyboard.CHAPTER not in [group for column in desk.window.sheet.columns() for group, _ in column]
    assert desk.bridge.stop()
    desk.window.close()


def test_what_the_lstm_has_learned_is_opened_in_the_memory_cell(qtbot: Any) -> None:
    desk = Desk(qtbot, "remedies").ready()
    desk.bridge.send(Set({"task": "first_sign", "steps": 12, "hidden_units": 8, "scene": "lstm"}))
    desk.answered()
    stage = desk.window.stage
    hits = faces.face("remedies").hits(stage.area, stage.snapshot, stage.view, stage.theme)
    (button,) = (hit for hit in hits if hit.target == Target("open_cell"))
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=button.area.boundingRect().center().toPoint())
    desk.until(lambda: desk.bridge.shown is not None and desk.bridge.shown.chapter == "memory_cell")
    shown = desk.bridge.shown
    assert shown is not None
    assert shown.loaded == "chapter:remedies"
    assert (desk.setting("task"), desk.setting("steps"), desk.setting("gates")) == (
        "first_sign",
        12,
        "trained",
    )
    # The window has gone there too: its keys, its rail and its lesson.
    assert desk.conductor._chapter == "memory_cell"
    assert desk.bridge.stop()
    desk.window.close()


# The first screen.


def test_the_first_screen_is_untrained_visibly_wrong_and_invites(desk: Desk) -> None:
    shown, w = desk.bridge.shown, desk.window
    assert shown.progress.update == 0 and not shown.progress.training
    answers = shown.content.trace.outputs[:, 0] > 0.5
    assert (answers != (shown.content.example.total[: len(answers)] > 0)).any()
    assert shown.content.verdict.bit_errors > 10_000
    assert desk.t == desk.bridge.playhead.clock.steps
    assert w.invitation.isVisible() and w.stage.rect().contains(w.invitation.geometry())
    assert w.invitation.width() >= w.invitation.sizeHint().width()


def test_the_invitation_trains_to_the_proof_and_disappears(desk: Desk) -> None:
    desk.qtbot.mouseClick(desk.window.invitation, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.bridge.shown.progress.update > 0 or desk.training)
    desk.until(lambda: not desk.window.invitation.isVisible())
    desk.until(lambda: desk.bridge.shown.content.verdict.certified)
    shown = desk.bridge.shown
    assert shown.content.verdict.bit_errors == shown.content.verdict.long_run_errors == 0
    assert not desk.window.invitation.isVisible()
    caption = words.say("adder-caption-certified", "en", units=3, patterns=shown.content.verdict.patterns)
    assert desk.window.caption_bar.caption == caption


# Several chapters.


def test_the_rail_keeps_the_tick_of_a_chapter_that_is_not_open(desk: Desk) -> None:
    w, shown = desk.window, desk.bridge.shown
    w.rail.show_chapters([("adder", 3, "adder-title"), ("other", 4, "frame-brand")])

    def ticked() -> set[str]:
        return {name for name in ("adder", "other") if w.rail.chapter_button(name).is_done}

    def comes(chapter: str, *, solved: bool) -> None:
        reached = ("certified",) if solved else ()
        desk.bridge.progressed.emit(
            replace(shown, chapter=chapter, progress=replace(shown.progress, reached=reached))
        )

    comes("other", solved=True)
    assert ticked() == {"other"}
    comes("adder", solved=False)
    assert ticked() == {"other"}
    comes("adder", solved=True)
    assert ticked() == {"adder", "other"}
    comes("adder", solved=False)  # another network is not solved because the last one was
    assert ticked() == {"other"}


def test_the_training_axis_says_why_it_does_not_apply_and_comes_back(desk: Desk) -> None:
    band, shown = desk.window.transport.training, desk.bridge.shown
    reason = Message("refused-undo")
    desk.bridge.progressed.emit(replace(shown, progress=replace(shown.progress, untrainable=reason)))
    assert not band.train.isEnabled()
    assert words.tell(reason, "en") in band.train.toolTip()
    desk.bridge.progressed.emit(shown)
    assert band.train.isEnabled()


# The stage in the window.


def test_a_bit_clicked_on_the_stage_turns_over_and_the_sum_changes(desk: Desk) -> None:
    stage, before = desk.window.stage, desk.bridge.shown.content.example
    hits = stage.face.hits(stage.area, stage.snapshot, stage.view, stage.theme)
    (hit,) = [hit for hit in hits if hit.target == Target("bit", (1, 3))]
    point = hit.area.boundingRect().center().toPoint()
    desk.qtbot.mouseClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(point))
    desk.until(lambda: desk.bridge.shown.content.example is not before)
    after = desk.bridge.shown.content.example
    assert after.second[3] == 1 - before.second[3]
    assert list(after.first) == list(before.first) and after.columns == before.columns
    assert _value(after.total) == _value(after.first) + _value(after.second) != _value(before.total)
    assert desk.setting("second_number") == f"{0b0100011111 ^ 8:#012b}"


def _value(bits: Any) -> int:
    return sum(int(bit) << place for place, bit in enumerate(bits))
