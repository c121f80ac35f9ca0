"""Sessions in the window: kept, offered back, saved and opened; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from simulator import autosave, storyboard
from simulator.autosave import Autosave
from simulator.chapters import adder
from simulator.commands import Note, Set, Train
from simulator.directions import Go, Theme
from simulator.session import Session
from tests.ui.desk import Desk
from ui import sessions, words


def left_behind(updates: int = 7) -> Session:
    """A session of another process, which was killed."""
    session, kept = Session("adder", adder.Settings(seed=9)), Autosave(sessions.folder())
    session.apply(Train(updates=updates))
    session.run()
    session.apply(Note(Go(4.0)))
    kept.keep(session)
    kept._lock.release()
    return session


@pytest.fixture
def desk(qtbot: Any) -> Iterator[Desk]:
    made = Desk(qtbot).ready()
    yield made
    made.conductor.sessions.stop()
    assert made.bridge.stop()
    made.window.close()


def test_a_session_left_behind_is_offered_and_comes_back_as_it_was(desk: Desk) -> None:
    session = left_behind()
    desk.conductor.sessions.offer()
    assert desk.window.banner.text == words.say("frame-left-behind", "en", update=7)
    desk.qtbot.mouseClick(desk.window.banner.act, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.setting("seed") == 9 and desk.update == 7)
    np.testing.assert_array_equal(desk.weights, session.timeline.experiment.parameters().flatten())
    assert desk.t == 4.0
    desk.until(lambda: not autosave.left_behind(sessions.folder()))
    desk.key("undo")
    desk.until(lambda: desk.update == 0)


def test_one_that_is_not_wanted_is_not_offered_again_but_can_be_opened(desk: Desk) -> None:
    left_behind()
    desk.conductor.sessions.offer()
    desk.window.banner.close_button.click()
    assert autosave.left_behind(sessions.folder()) == []
    (path,) = [p for p in autosave.recent(sessions.folder()) if storyboard.read(p).seed == 9]
    desk.conductor.sessions.open(path)
    desk.until(lambda: desk.setting("seed") == 9 and desk.update == 7)


def test_what_is_done_is_kept_with_the_place_where_the_playhead_rests(desk: Desk) -> None:
    desk.train(3)
    desk.key("go_start")
    desk.key("theme")

    def kept() -> list[Any]:
        journals = list(sessions.folder().glob("*.toml"))
        return [act.doing for act in storyboard.read(journals[0]).acts] if journals else []

    desk.until(lambda: Go(0.0) in kept() and Theme("night") in kept())
    assert Train(updates=3) in kept()
    assert autosave.left_behind(sessions.folder()) == []  # it is open here


def test_closing_in_order_leaves_a_recent_session_and_no_offer(qtbot: Any) -> None:
    desk = Desk(qtbot).ready()
    desk.train(2)
    weights = desk.weights
    desk.conductor.sessions.stop()
    assert desk.bridge.stop()
    desk.window.close()
    assert autosave.left_behind(sessions.folder()) == []
    (path,) = autosave.recent(sessions.folder())
    board = storyboard.read(path)
    again = Session("adder", storyboard.settings(board))
    again.apply(Train(updates=2))
    again.run()
    np.testing.assert_array_equal(again.timeline.experiment.parameters().flatten(), weights)
    assert board.numbers == storyboard.digest(again)


def _choose(desk: Desk, answer: tuple[str, Path]) -> None:
    action, file = answer
    desk.window.activateWindow()
    desk.until(desk.window.isActiveWindow)
    desk.key(action)
    dialog = desk.window.findChild(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(file))
    dialog.close()
    desk.until(lambda: desk.window.findChild(QFileDialog) is None)


def test_a_session_is_saved_and_opened_by_hand(desk: Desk, tmp_path: Path) -> None:
    desk.bridge.send(Set({"seed": 21}))
    desk.answered()
    desk.train(4)
    weights, file = desk.weights, tmp_path / "mine.toml"
    _choose(desk, ("save_session", file))
    desk.until(lambda: desk.window.banner.isVisible())
    assert desk.window.banner.text == words.say("session-saved", "en", path=str(file))
    desk.window.activateWindow()
    desk.until(desk.window.isActiveWindow)
    desk.key("rewind")
    desk.until(lambda: desk.update == 0)
    _choose(desk, ("open_session", file))
    desk.until(lambda: desk.update == 4)
    np.testing.assert_array_equal(desk.weights, weights)
    assert not desk.window.banner.isVisible()  # the numbers are the same, so nothing has to be said


def test_numbers_that_differ_are_said(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    board = storyboard.recorded(left_behind(2))
    text = storyboard.text(board).replace(board.numbers, "0" * 32)
    file.write_text(text)
    desk.conductor.sessions.open(file)
    desk.until(lambda: desk.window.banner.text == words.say("session-differs", "en"))


def test_what_is_no_session_is_refused_and_nothing_is_lost(desk: Desk, tmp_path: Path) -> None:
    desk.train(3)
    before, file = desk.weights, tmp_path / "bad.toml"
    file.write_text('version = 1\nchapter = "adder"\n\n[[act]]\ndo = "fly"\n')
    desk.conductor.sessions.open(file)
    assert "bad.toml, line 5" in desk.window.banner.text
    # Well written, but it cannot be done.
    file.write_text('version = 1\nchapter = "adder"\n\n[[act]]\ndo = "undo"\n')
    desk.conductor.sessions.open(file)
    desk.until(lambda: desk.window.banner.text == words.say("refused-undo", "en"))
    desk.bridge.save(tmp_path / "nowhere" / "x.toml")
    desk.until(lambda: "nowhere" in desk.window.banner.text)
    np.testing.assert_array_equal(desk.weights, before)
    assert desk.update == 3


def test_a_folder_that_cannot_be_written_is_said_once_and_work_goes_on(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(sessions, "folder", lambda: tmp_path / "file" / "sessions")
    desk = Desk(qtbot).ready()
    desk.train(2)
    desk.until(lambda: desk.window.banner.isVisible())
    assert "Ctrl+S" in desk.window.banner.text
    desk.key("update_one")
    desk.until(lambda: desk.update == 3)
    desk.conductor.sessions.stop()
    assert desk.bridge.stop()
    desk.window.close()
