"""Keys and settings that ask something of the engine."""

from __future__ import annotations

import numpy as np

from simulator.commands import Set
from tests.ui.desk import Desk
from ui import words
from ui.preferences import Preferences


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
