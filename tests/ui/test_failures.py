"""What goes wrong in the engine or is closed in the middle: it is said, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from simulator.chapters import adder
from simulator.commands import Rewind, Set, Train
from tests.ui.desk import Desk
from ui import desktop, words
from ui.desktop import make_window
from ui.panels import keyboard
from ui.preferences import Preferences


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
    desk.key("language")
    assert desk.window.banner.text == words.say("exploded", "zh", update=update)
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


def test_closing_while_training_ends_everything(qtbot: Any) -> None:
    desk = Desk(qtbot).ready()
    desk.bridge.send(Set({"optimiser": "momentum", "restarts": False}))
    desk.bridge.send(Train())
    desk.until(lambda: desk.training and desk.newest > 0)
    with qtbot.waitSignal(desk.window.closing):
        desk.window.close()
    assert desk.bridge.stop() is True
    assert not desk.window.isVisible()


def test_reset_revives_an_engine_whose_first_session_failed_for_any_reason(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, begin = [], desktop.Session

    def fragile(*given: Any) -> Any:
        made.append(given)
        if len(made) == 1:
            raise MemoryError("made for the test")
        return begin(*given)

    monkeypatch.setattr(desktop, "Session", fragile)
    Preferences().keep("settings/adder", '{"hidden_units": 4}')
    desk = Desk(qtbot)
    desk.until(lambda: desk.window.banner.isVisible())
    assert "made for the test" in desk.window.banner.text
    desk.key("train")  # the banner offers Reset again, whatever is tried
    desk.until(lambda: desk.window.banner.isVisible())
    desk.window.banner.act.click()
    desk.until(lambda: desk.bridge.shown is not None)
    assert desk.setting("hidden_units") == 3  # kept settings may be what failed
    desk.train(1)
    assert desk.bridge.stop()


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
