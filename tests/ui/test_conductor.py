"""The whole window on a running engine: keys, first screen, settings, links, and what goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from simulator import chapters, files
from simulator.chapters import adder
from simulator.commands import Rewind, Set, Train
from ui import words
from ui.chapters import Keyed, keyed
from ui.desktop import make_window
from ui.panels import keyboard
from ui.preferences import Preferences
from ui.view import Target

LESSONS = Path(words.__file__).parent.parent / "assets" / "lessons"


class Desk:
    """A window a hand can use: keys are pressed, then the engine's answer is waited for."""

    def __init__(self, qtbot: Any, chapter: str = "adder", **kept: str) -> None:
        self.qtbot = qtbot
        preferences = Preferences()
        for name, value in {"pace": "full", **kept}.items():
            preferences.keep(name, value)
        self.window, self.bridge, self.conductor = make_window(preferences, chapter, None, None)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitActive(self.window).__enter__()
        self.window.stage.setFocus()
        self.bridge.start()

    def ready(self) -> Desk:
        self.until(lambda: self.bridge.shown is not None)
        return self

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=20_000)

    def key(self, action: str) -> None:
        QTest.keySequence(self.window.stage, QKeySequence(keyboard.KEYS[action].sequence))

    def answered(self) -> None:
        """Until the engine has answered everything that was sent and shows it."""
        sent = self.bridge._sent
        self.until(lambda: self.bridge.shown is not None and self.bridge.shown.answered >= sent)

    def train(self, updates: int) -> None:
        self.bridge.send(Train(updates=updates))
        self.until(lambda: self.update == self.newest == updates and not self.training)

    def settle(self) -> None:
        self.until(lambda: not self.bridge.playhead.moving(self.bridge.now()))

    @property
    def update(self) -> int:
        assert self.bridge.shown is not None
        return self.bridge.shown.progress.shown

    @property
    def newest(self) -> int:
        assert self.bridge.newest is not None
        return self.bridge.newest.progress.update

    @property
    def training(self) -> bool:
        assert self.bridge.newest is not None
        return self.bridge.newest.progress.training

    @property
    def t(self) -> float:
        return self.window.stage.view.t

    @property
    def weights(self) -> np.ndarray:
        assert self.bridge.shown is not None
        return self.bridge.shown.content.parameters.flatten()

    def setting(self, name: str) -> object:
        assert self.bridge.shown is not None
        return self.bridge.shown.settings.values()[name]


@pytest.fixture
def desk(qtbot: Any) -> Iterator[Desk]:
    made = Desk(qtbot).ready()
    yield made
    assert made.bridge.stop()
    made.window.close()


# Keys: sequence time.


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


# Keys: training.


def test_keys_of_training_make_the_updates_they_say(desk: Desk) -> None:
    first = desk.weights
    desk.key("update_one")
    desk.until(lambda: desk.newest == 1 and not desk.training)
    desk.key("update_ten")
    desk.until(lambda: desk.newest == 11 and not desk.training and desk.update == 11)
    trained = desk.weights
    for action, update in (("history_back", 10), ("history_back", 9), ("history_forward", 10)):
        desk.key(action)
        desk.until(lambda update=update: desk.update == update)
    assert desk.newest == 11  # looking back loses nothing
    desk.key("history_forward")
    desk.until(lambda: desk.update == 11)
    np.testing.assert_array_equal(desk.weights, trained)
    desk.key("rewind")
    desk.until(lambda: desk.newest == 0)
    desk.until(lambda: desk.update == 0)
    np.testing.assert_array_equal(desk.weights, first)
    desk.key("undo")
    desk.until(lambda: desk.update == 11)
    np.testing.assert_array_equal(desk.weights, trained)
    desk.key("redo")
    desk.until(lambda: desk.update == 0)
    desk.key("new_seed")
    desk.until(lambda: desk.setting("seed") == 1)
    assert not np.array_equal(desk.weights, first)


def test_train_starts_and_pauses_and_until_solved_ends_by_itself(desk: Desk) -> None:
    desk.bridge.send(Set({"optimiser": "momentum", "restarts": False}))
    desk.answered()
    desk.key("train")
    desk.until(lambda: desk.training and desk.newest > 0)
    desk.key("train")
    desk.until(lambda: not desk.training)
    stopped = desk.newest
    desk.answered()
    assert desk.newest == stopped
    desk.bridge.send(Set({"optimiser": "levenberg_marquardt", "restarts": True}))
    desk.answered()
    desk.key("until_solved")
    desk.until(lambda: desk.bridge.shown.content.verdict.certified)
    desk.until(lambda: not desk.training)
    assert desk.bridge.newest.progress.reached == ("certified",)


def test_pace_goes_round_and_is_kept(desk: Desk) -> None:
    for pace in ("slow", "fast", "full"):
        desk.key("pace")
        assert Preferences().text("pace", "") == pace
        assert desk.window.transport.training.pace.text() == words.say(f"frame-pace-{pace}", "en")


# Keys: session.


def test_the_copied_state_makes_the_same_weights_again(desk: Desk) -> None:
    desk.train(12)
    desk.key("copy_state")
    copied = QGuiApplication.clipboard().text()
    first, rest = copied.split("\n", 1)
    assert first == "# unrolled picture adder -o adder.png --updates 12 --at 10"
    made: dict[str, Any] = {}
    exec(compile(rest, "notebook", "exec"), made)
    content = made["session"].snapshot().content
    np.testing.assert_array_equal(content.parameters.flatten(), desk.weights)
    np.testing.assert_array_equal(content.trace.hidden, desk.bridge.shown.content.trace.hidden)
    assert "unrolled picture" in desk.window.banner.text


def test_a_state_with_settings_changed_on_the_way_is_copied_as_a_notebook_alone(desk: Desk) -> None:
    desk.train(3)
    desk.bridge.send(Set({"batch": 8, "example": "random", "example_seed": 5}))
    desk.bridge.send(Train(updates=2))
    desk.until(lambda: desk.update == 5)
    desk.key("copy_state")
    copied = QGuiApplication.clipboard().text()
    assert "unrolled picture" not in copied
    made: dict[str, Any] = {}
    exec(compile(copied, "notebook", "exec"), made)
    content = made["session"].snapshot().content
    np.testing.assert_array_equal(content.parameters.flatten(), desk.weights)
    np.testing.assert_array_equal(content.trace.outputs, desk.bridge.shown.content.trace.outputs)


def test_explore_opens_once_and_can_be_closed_and_opened_again(desk: Desk) -> None:
    for _ in range(2):
        desk.key("explore")
        explore = desk.conductor._explore
        assert explore is not None and explore.isVisible()
        desk.window.activateWindow()
        desk.key("explore")
        assert desk.conductor._explore is explore
        explore.close()
        desk.until(lambda: desk.conductor._explore is None)
        desk.window.activateWindow()


def test_undo_with_nothing_to_undo_is_said_and_harms_nothing(desk: Desk) -> None:
    desk.key("undo")
    desk.until(lambda: desk.window.banner.isVisible())
    assert desk.window.banner.text == words.say("refused-undo", "en")
    desk.key("leave")
    assert not desk.window.banner.isVisible()


# Keys: window.


def test_sides_open_and_close(desk: Desk) -> None:
    w = desk.window
    assert w.inspector.isVisible()
    desk.key("lesson")
    assert w.lesson.isVisible() and not w.inspector.isVisible()
    desk.key("lesson")
    assert w.inspector.isVisible() and not w.lesson.isVisible()
    desk.key("lesson")
    desk.key("leave")
    assert w.inspector.isVisible() and not w.lesson.isVisible()
    desk.key("glossary")
    assert w.glossary.isVisible() and w.glossary.search.line.hasFocus()
    QTest.keyClick(w.glossary.search.line, Qt.Key.Key_Escape)  # first it leaves the line
    assert w.glossary.isVisible() and not w.glossary.search.line.hasFocus()
    desk.key("leave")
    assert w.inspector.isVisible() and not w.glossary.isVisible()
    wide = w.stage.width()
    desk.key("inspector")
    assert not w.inspector.isVisible() and w.stage.width() > wide
    desk.key("inspector")
    assert w.inspector.isVisible() and w.stage.width() == wide


def test_letters_typed_into_a_line_are_letters_and_not_keys(desk: Desk) -> None:
    desk.key("glossary")
    line = desk.window.glossary.search.line
    QTest.keyClicks(line, "carry ?")
    assert line.text() == "carry ?"
    assert desk.window.look.theme.name == "paper" and desk.window.look.language == "en"
    assert desk.update == 0 and not desk.window.sheet.isVisible()


def test_the_sheet_of_keys_comes_and_goes(desk: Desk) -> None:
    desk.key("keyboard")
    assert desk.window.sheet.isVisible()
    QTest.keyClick(desk.window.sheet, Qt.Key.Key_Escape)
    assert not desk.window.sheet.isVisible()
    assert desk.window.stage.hasFocus()


def test_present_leaves_the_stage_alone_and_escape_comes_back(desk: Desk) -> None:
    w = desk.window
    before = w.stage.geometry()
    desk.key("present")
    assert w.isFullScreen()
    for hidden in (w.rail, w.inspector, w.lesson, w.glossary, w.transport):
        assert not hidden.isVisible()
    assert w.header.isVisible() and w.stage.isVisible() and w.caption_bar.isVisible()
    assert w.stage.view.present and w.stage.width() == w.width()
    assert w.caption_bar.caption == words.say("adder-caption-untrained", "en", units=3, patterns=0)
    for action in ("lesson", "inspector", "glossary"):
        desk.key(action)
        assert not any(panel.isVisible() for panel in (w.lesson, w.inspector, w.glossary))
    desk.key("leave")
    assert not w.isFullScreen() and not w.stage.view.present
    desk.until(lambda: w.stage.geometry() == before)
    assert w.rail.isVisible() and w.inspector.isVisible() and w.transport.isVisible()
    assert not w.caption_bar.isVisible()


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


def test_every_key_of_the_table_is_tried_here() -> None:
    tried = set(re.findall(r'(?:key\(|\(\(|, \(|in \()"([a-z_]+)"', Path(__file__).read_text("utf-8")))
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


def test_closing_while_training_ends_everything(qtbot: Any) -> None:
    desk = Desk(qtbot).ready()
    desk.bridge.send(Set({"optimiser": "momentum", "restarts": False}))
    desk.bridge.send(Train())
    desk.until(lambda: desk.training and desk.newest > 0)
    with qtbot.waitSignal(desk.window.closing):
        desk.window.close()
    assert desk.bridge.stop() is True
    assert not desk.window.isVisible()


# Settings.


def test_a_live_setting_changes_while_training_goes_on(desk: Desk) -> None:
    desk.bridge.send(Set({"optimiser": "momentum", "restarts": False}))
    desk.answered()
    desk.key("train")
    desk.until(lambda: desk.newest > 0)
    desk.window.inspector.row("batch").asked.emit(64, True)
    desk.until(lambda: desk.setting("batch") == 64)
    before = desk.newest
    desk.until(lambda: desk.newest > before)
    assert desk.training
    assert not desk.window.inspector.row("batch").strip.isVisible()


def test_a_refused_value_is_explained_in_its_row(desk: Desk) -> None:
    row = desk.window.inspector.row("first_number")
    row.asked.emit("12x", True)
    desk.until(lambda: bool(row.refusal))
    assert "“12x”" in row.refusal
    assert not desk.window.banner.isVisible()
    assert desk.setting("first_number") == row.control.line.text() == "0b0110010110"
    row.asked.emit("13", True)
    desk.until(lambda: desk.setting("first_number") == "13")
    assert row.refusal == ""


def test_a_new_network_is_asked_about_only_when_there_is_training_to_lose(desk: Desk) -> None:
    row = desk.window.inspector.row("hidden_units")
    row.asked.emit(4, True)
    desk.until(lambda: desk.setting("hidden_units") == 4)
    desk.train(3)
    row.asked.emit(2, True)
    assert row.strip.isVisible()
    desk.answered()
    assert desk.setting("hidden_units") == 4
    row.kept.emit()
    assert not row.strip.isVisible()
    assert row.control.value == 4
    row.asked.emit(2, True)
    row.applied.emit()
    desk.until(lambda: desk.setting("hidden_units") == 2)
    assert desk.update == 0
    desk.key("undo")
    desk.until(lambda: desk.update == 3 and desk.setting("hidden_units") == 4)


def test_reset_sets_everything_back(desk: Desk) -> None:
    desk.bridge.send(Set({"hidden_units": 2, "timing": "as_clocked", "batch": 8}))
    desk.answered()
    assert desk.bridge.playhead.clock.steps == 12
    desk.window.inspector.reset.click()
    desk.until(lambda: not desk.bridge.shown.settings.changed())
    assert desk.bridge.playhead.clock.steps == 10


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


# Lessons.


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("chapter", chapters.names())
def test_every_link_of_the_lesson_does_something_and_none_is_refused(
    qtbot: Any, chapter: str, language: str
) -> None:
    desk = Desk(qtbot, chapter, language=language).ready()
    w = desk.window
    text = (LESSONS / language / f"{chapter}.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    assert len(links) > 20
    for link in links:
        w.lesson.link_followed.emit(link)
        desk.answered()
        desk.until(lambda: not desk.training)
        if "explode" not in link and desk.bridge.newest.progress.exploded_at is None:
            assert not w.banner.isVisible(), (link, w.banner.text)
        elif w.banner.isVisible():
            assert w.banner.text == words.say("exploded", language, update=desk.newest)
            w.banner.close_message()
        if "highlight" in link:
            assert w.stage.view.hover is not None and w.stage._pointer is not None, link
            assert w.stage._card() is not None
        if link.startswith("glossary:"):
            assert w.glossary.isVisible()
            assert w.glossary.page.toPlainText() != words.say("frame-glossary-none", language), link
    assert desk.bridge.stop()


def test_saved_weights_are_opened_and_a_file_that_is_none_is_refused_in_a_banner(
    desk: Desk, tmp_path: Path
) -> None:
    trained = adder.Experiment(adder.Settings(squashing="logistic", seed=5))
    for _ in trained.advance():
        pass
    good, bad = tmp_path / "good.safetensors", tmp_path / "bad.safetensors"
    files.write_tensors(good, trained.tensors(), "adder", trained.settings.values())
    bad.write_bytes(b"not weights")
    before = desk.weights
    for file in ("", str(bad), str(good)):
        desk.window.activateWindow()
        desk.until(desk.window.isActiveWindow)
        desk.key("open_weights")
        dialog = desk.window.findChild(QFileDialog)
        assert dialog.isVisible()
        if file:
            dialog.fileSelected.emit(file)
        dialog.close()
        desk.until(lambda: desk.window.findChild(QFileDialog) is None)
        if file == str(bad):
            desk.until(lambda: desk.window.banner.isVisible())
            np.testing.assert_array_equal(desk.weights, before)
    desk.answered()
    np.testing.assert_array_equal(desk.weights, trained.parameters().flatten())


# What goes wrong.


def test_an_explosion_is_said_and_rewind_brings_the_first_weights_back(desk: Desk) -> None:
    desk.bridge.send(Set({"optimiser": "momentum", "learning_rate": 1e6, "restarts": False}))
    desk.answered()
    first = desk.weights
    desk.key("train")
    desk.until(lambda: desk.window.banner.isVisible())
    desk.until(lambda: desk.bridge.newest.progress.exploded_at is not None)
    update = desk.bridge.newest.progress.exploded_at
    assert desk.window.banner.text == words.say("exploded", "en", update=update)
    assert not desk.training
    desk.until(lambda: desk.update == update)
    assert desk.window.caption_bar.caption == words.say("adder-caption-exploded", "en", units=3, patterns=0)
    desk.window.stage.grab()
    desk.key("rewind")
    desk.until(lambda: desk.update == 0)
    np.testing.assert_array_equal(desk.weights, first)
    desk.key("update_one")
    desk.until(lambda: desk.newest == 1)


def test_a_failing_engine_says_so_and_reset_begins_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: object) -> Iterator[None]:
        raise ZeroDivisionError("made for the test")
        yield

    desk.bridge.send(Set({"hidden_units": 4}))
    desk.answered()
    with monkeypatch.context() as patched:
        patched.setattr(adder.Experiment, "advance", broken)
        desk.key("train")
        desk.until(lambda: desk.window.banner.isVisible())
        desk.until(lambda: not desk.training)
    assert "made for the test" in desk.window.banner.text
    assert desk.window.banner.act.isVisible()
    desk.window.banner.act.click()
    desk.until(lambda: desk.setting("hidden_units") == 3)
    assert not desk.window.banner.isVisible()
    desk.train(2)


def test_an_engine_that_cannot_begin_is_brought_to_life_by_reset(qtbot: Any) -> None:
    # A number in the kept settings that is text of an allowed length, but no number.
    preferences = Preferences()
    preferences.keep("settings/adder", '{"first_number": "12x"}')
    desk = Desk(qtbot)
    desk.until(lambda: desk.bridge.shown is not None or desk.window.banner.isVisible())
    if desk.bridge.shown is None:
        desk.window.banner.act.click()
        desk.until(lambda: desk.bridge.shown is not None)
    assert desk.setting("first_number") == "0b0110010110"
    assert desk.bridge.stop()
    assert not desk.window.stage.grab().isNull()


def test_nothing_asked_of_a_window_without_a_snapshot_fails(qtbot: Any) -> None:
    window, bridge, conductor = make_window(Preferences(), "adder", "paper", "en")
    qtbot.addWidget(window)
    window.resize(1180, 640)
    window.show()
    for name in keyboard.KEYS:
        if name != "explore":
            conductor.act(name)
    assert bridge.shown is None
    bridge.send(Rewind())
    assert bridge.stop()
