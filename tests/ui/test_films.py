"""From a demonstration in the window to a film: recorded, edited, made by another process, given up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from simulator import storyboard
from simulator.commands import Set, Train
from simulator.directions import Go, Play, Title
from simulator.session import Session
from tests.ui.desk import Desk
from ui import storyboards, words
from ui.films import Films
from ui.making import SIZES
from ui.panels.record_sheet import RecordSheet
from ui.recording import outline


@pytest.fixture
def desk(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setitem(SIZES, "1080p", (320, 180))
    made = Desk(qtbot).ready()
    yield made
    made.conductor.sessions.stop()
    assert made.bridge.stop()
    made.window.close()
    assert not made.conductor.films.is_making
    assert not made.conductor.films._stills.is_running


def films(desk: Desk) -> Films:
    return desk.conductor.films


def sheet(desk: Desk) -> RecordSheet:
    return desk.window.record_sheet


def opened(desk: Desk) -> RecordSheet:
    desk.key("film")
    assert sheet(desk).isVisible()
    return sheet(desk)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where films go: empty, but for what is made."""
    (tmp_path / "films").mkdir()
    return tmp_path / "films"


def demonstrated(desk: Desk) -> storyboard.Storyboard:
    desk.bridge.send(Set({"seed": 6}))
    desk.train(5)
    desk.key("record")
    desk.key("go_start")
    desk.key("step_forward")
    desk.settle()
    desk.bridge.send(Train(updates=20))
    desk.until(lambda: desk.update == 25 and not desk.training)
    desk.key("record")
    desk.until(lambda: sheet(desk).isVisible())
    board = films(desk).board
    assert board is not None
    return board


def test_a_demonstration_is_a_film_with_its_pace_and_its_numbers(desk: Desk) -> None:
    board = demonstrated(desk)
    kinds = [(type(act.doing), (act.seconds or 0.0) > 0) for act in board.acts]
    assert (Play, True) in kinds and kinds.count((Train, True)) == 1
    before = [act.seconds for act in board.acts[:2]]
    assert before == [0.0, 0.0]  # the setting and the updates from before
    again = Session("adder", storyboard.settings(board))
    for act in board.acts:
        if isinstance(act.doing, Train | Set):
            again.apply(act.doing)
            again.run()
    assert (again.timeline.experiment.parameters().flatten() == desk.weights).all()
    assert not films(desk).demonstration.recording
    assert desk.window.header.record.text() == words.say("frame-header-record", "en")


def test_recording_shows_its_time_and_can_be_paused(desk: Desk) -> None:
    header = desk.window.header
    desk.key("record")
    assert header.record.text() == "0:00"
    desk.key("record_pause")
    assert header.record.text() == words.say("film-recording-paused", "en", time="0:00")
    desk.bridge.send(Set({"seed": 8}))
    desk.answered()
    desk.key("record_pause")
    assert films(desk).demonstration.recording and not films(desk).demonstration.paused
    desk.key("go_start")
    desk.key("record")
    desk.until(lambda: sheet(desk).isVisible())
    board = films(desk).board
    assert board is not None
    (seeded,) = [act for act in board.acts if act.doing == Set({"seed": 8})]
    assert (seeded.seconds or 0.0) < 0.1  # what was done in the pause takes no time
    assert any(act.doing == Go(0.0) for act in board.acts)


def test_without_a_demonstration_the_sheet_shows_the_chapters_film(desk: Desk) -> None:
    made = opened(desk)
    assert len(made.shots.rows) == 8
    desk.until(lambda: all(row.has_still for row in made.shots.rows))
    assert made.shots.rows[0].caption.line.text() == "Adder"
    assert QApplication.focusWidget() is made
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible() and desk.window.stage.hasFocus()


def test_both_films_keep_their_edits(desk: Desk) -> None:
    recorded = demonstrated(desk)
    made, films_of = sheet(desk), films(desk)
    assert made.other.text() == words.say("film-show-chapter", "en")
    desk.qtbot.mouseClick(made.other, Qt.MouseButton.LeftButton)
    assert not films_of.is_demonstration and len(made.shots.rows) == 8
    made.shots.rows[0].length.submitted.emit("9")
    desk.qtbot.mouseClick(made.other, Qt.MouseButton.LeftButton)
    assert films_of.board == recorded and films_of.is_demonstration
    desk.qtbot.mouseClick(made.other, Qt.MouseButton.LeftButton)
    assert made.shots.rows[0].length.line.text() == "9"


def test_a_chapter_without_a_film_has_its_title_and_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storyboards, "names", lambda: ("adder",))
    board = outline.of_chapter(Session("unrolling").snapshot())
    assert isinstance(board.acts[0].doing, Title) and isinstance(board.acts[-1].doing, Play)


def test_captions_and_lengths_are_typed_over(desk: Desk) -> None:
    made = opened(desk)
    desk.until(lambda: all(act.seconds is not None for act in films(desk).board.acts))  # type: ignore[union-attr]
    row = made.shots.rows[1]
    row.caption.line.selectAll()
    QTest.keyClicks(row.caption.line, "Four states.")
    QTest.keyClick(row.caption.line, Qt.Key.Key_Return)
    row.length.line.selectAll()
    QTest.keyClicks(row.length.line, "17")
    QTest.keyClick(row.length.line, Qt.Key.Key_Return)
    board = films(desk).board
    assert board is not None and "Four states." in storyboard.text(board)
    assert "亲手" in storyboard.text(board)  # the other language keeps its own
    length = sum(act.seconds or 0.0 for act in board.acts[2:6])
    assert length == pytest.approx(17.0)
    row.length.line.selectAll()
    QTest.keyClicks(row.length.line, "soon")
    QTest.keyClick(row.length.line, Qt.Key.Key_Return)
    assert row.length.line.text() == "17" and films(desk).board == board
    made.choices.rows["language"].chosen.emit("zh")
    assert made.shots.rows[1].caption.line.text().startswith("亲手")


def test_tab_goes_round_in_the_sheet(desk: Desk) -> None:
    made = opened(desk)
    seen = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert all(made.isAncestorOf(widget) for widget in seen)
    assert {made.foot.record, made.close_button, made.video.formats, made.shots.rows[7].length.line} <= set(
        seen
    )
    assert set(made.choices.rows.values()) <= set(seen)


def _ask(desk: Desk, path: Path) -> None:
    desk.qtbot.mouseClick(sheet(desk).foot.record, Qt.MouseButton.LeftButton)
    dialog = desk.window.findChild(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(path))
    dialog.close()
    desk.until(lambda: desk.window.findChild(QFileDialog) is None)


def test_a_film_is_made_while_the_window_stays_usable(desk: Desk, folder: Path) -> None:
    demonstrated(desk)
    made = sheet(desk)
    made.choices.rows["fps"].chosen.emit("24")
    _ask(desk, folder / "film.mp4")
    assert films(desk).is_making and made.foot.cancel.isVisible() and not made.foot.record.isVisible()
    desk.bridge.send(Train(updates=30))  # the engine goes on meanwhile
    desk.until(lambda: desk.update == 55 and not desk.training)
    desk.until(lambda: not films(desk).is_making)
    assert made.foot.below == words.say("film-made", "en", file=str(folder / "film.mp4"))
    assert made.foot.record.isVisible()
    board = films(desk).board
    assert board is not None
    length = sum(act.seconds or 0.0 for act in board.acts)
    with av.open(str(folder / "film.mp4")) as film:
        frames = list(film.decode(video=0))
    assert len(frames) == pytest.approx(24 * length, abs=1.5)
    assert (frames[0].width, frames[0].height) == (320, 180)


def test_cancel_leaves_no_half_film(desk: Desk, folder: Path) -> None:
    made = opened(desk)
    films(desk).make(folder / "film.webm")
    desk.until(lambda: bool(list(folder.iterdir())))
    desk.qtbot.mouseClick(made.foot.cancel, Qt.MouseButton.LeftButton)
    desk.until(lambda: not films(desk).is_making)
    assert list(folder.iterdir()) == []
    assert made.foot.below == words.say("film-cancelled", "en") and made.foot.record.isVisible()


def test_closing_the_window_ends_the_process(desk: Desk, folder: Path) -> None:
    opened(desk)
    films(desk).make(folder / "film.mp4")
    desk.until(lambda: bool(list(folder.iterdir())))
    desk.key("record")
    desk.window.close()
    assert not films(desk).is_making and list(folder.iterdir()) == []


def test_a_film_that_cannot_be_written_is_said_and_the_session_goes_on(desk: Desk, tmp_path: Path) -> None:
    made = opened(desk)
    films(desk).make(tmp_path / "nowhere" / "film.mp4")
    desk.until(lambda: not films(desk).is_making)
    assert "nowhere" in made.foot.below and made.foot.record.isVisible()
    desk.train(2)


def test_a_picture_of_this_moment_is_saved(desk: Desk, tmp_path: Path) -> None:
    made = opened(desk)
    made.picture.formats.chosen.emit("png")
    assert not made.shots.isVisible() and not made.choices.rows["fps"].isVisible()
    assert made.foot.record.text() == words.say("film-save-picture", "en")
    _ask(desk, tmp_path / "moment.png")
    image = QImage(str(tmp_path / "moment.png"))
    assert (image.width(), image.height()) == (320, 180)
    made.picture.formats.chosen.emit("svg")
    films(desk).make(tmp_path / "moment.svg")
    assert b"<svg" in (tmp_path / "moment.svg").read_bytes()
    films(desk).make(tmp_path / "nowhere" / "moment.svg")
    assert "nowhere" in made.foot.below


def test_another_session_ends_a_recording_in_words(desk: Desk, tmp_path: Path) -> None:
    session = Session("adder")
    storyboard.write(tmp_path / "other.toml", storyboard.recorded(session))
    desk.key("record")
    desk.conductor.sessions.open(tmp_path / "other.toml")
    assert not films(desk).demonstration.recording
    assert desk.window.banner.text == words.say("film-recording-lost", "en")
