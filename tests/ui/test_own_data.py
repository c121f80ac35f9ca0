"""A file of one's own in the window: looked into, a column chosen, taken with its hash, or refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.desk import Desk
from ui import words
from ui.panels.data_sheet import DataSheet


@pytest.fixture
def desk(qtbot: Any) -> Iterator[Desk]:
    made = Desk(qtbot, "sequences").ready()
    yield made
    assert made.bridge.stop()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three columns: names, a series with gaps, a series without."""
    file = tmp_path / "tides.csv"
    rows = [f"day {k},{'' if k % 20 == 3 else f'{k % 12 + 0.1 * k:.2f}'},{k * k % 17}" for k in range(120)]
    file.write_text("\n".join(["name,level,wind", *rows]) + "\n", "utf-8")
    return file


def sheet(desk: Desk) -> DataSheet:
    return desk.window.data_sheet


def drop(desk: Desk, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    desk.window.dropEvent(event)


def test_a_dropped_table_is_looked_into_and_a_column_taken_with_the_files_hash(
    desk: Desk, table: Path
) -> None:
    drop(desk, table)
    assert sheet(desk).isVisible()
    assert sheet(desk).shown.usable == (False, True, True)
    assert sheet(desk).column == 1 and "level" in sheet(desk).said and "6" in sheet(desk).said
    QTest.keyClick(sheet(desk), Qt.Key.Key_Right)
    assert "wind" in sheet(desk).said
    QTest.keyClick(sheet(desk), Qt.Key.Key_Left)
    QTest.keyClick(sheet(desk), Qt.Key.Key_Left)  # names are no numbers
    assert sheet(desk).column == 1
    sheet(desk).take_button.click()
    desk.answered()
    assert sheet(desk).isHidden()
    assert desk.setting("data") == "file" and desk.setting("column") == "level"
    assert desk.setting("file") == str(table)
    assert desk.setting("file_hash") == hashlib.sha256(table.read_bytes()).hexdigest()
    assert desk.bridge.shown is not None
    assert desk.bridge.shown.content.series.gaps == 6
    # Undo brings the series back that was there before.
    desk.window.activateWindow()
    desk.window.stage.setFocus()
    desk.key("undo")
    desk.until(lambda: desk.setting("data") == "sunspots")


def test_a_click_on_a_column_chooses_it_and_beside_the_sheet_closes_it(desk: Desk, table: Path) -> None:
    drop(desk, table)
    QTest.mouseClick(sheet(desk), Qt.MouseButton.LeftButton, pos=sheet(desk).cell(2, 2).center().toPoint())
    assert sheet(desk).column == 2
    QTest.mouseClick(sheet(desk), Qt.MouseButton.LeftButton, pos=sheet(desk).cell(1, 0).center().toPoint())
    assert sheet(desk).column == 2  # names are no numbers
    QTest.mouseClick(sheet(desk), Qt.MouseButton.LeftButton, pos=QPointF(4, 4).toPoint())
    assert sheet(desk).isHidden()
    assert desk.setting("data") == "sunspots"


@pytest.mark.parametrize("how", ["key", "form"])
def test_the_key_and_the_form_ask_for_a_file(desk: Desk, table: Path, how: str) -> None:
    if how == "key":
        QTest.keySequence(desk.window.stage, QKeySequence("Ctrl+D"))
    else:
        desk.window.inspector.setting_asked.emit("data", "file")
    dialog = desk.window.findChild(QFileDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.fileSelected.emit(str(table))
    dialog.close()
    desk.until(lambda: desk.window.findChild(QFileDialog) is None)
    assert sheet(desk).isVisible() and sheet(desk).shown.name == "tides.csv"
    QTest.keyClick(sheet(desk), Qt.Key.Key_Escape)
    assert sheet(desk).isHidden()
    assert desk.setting("data") == "sunspots"


def test_a_text_is_taken_letter_by_letter(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "song.txt"
    file.write_text("row row row your boat, gently down the stream. " * 30, "utf-8")
    drop(desk, file)
    assert sheet(desk).shown.usable == (True,)
    QTest.keyClick(sheet(desk), Qt.Key.Key_Return)
    desk.answered()
    assert desk.setting("column") == ""
    assert desk.bridge.shown is not None and "r" in desk.bridge.shown.content.series.symbols


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("latin.csv", "tag,höhe\n".encode("latin-1") + b"1,2\n" * 60),
        ("empty.csv", b""),
        ("names.csv", b"name\n" + b"anna\nbert\n" * 40),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence_and_nothing_is_lost(
    desk: Desk, tmp_path: Path, name: str, content: bytes, language: str
) -> None:
    for _ in range(words.LANGUAGES.index(language)):
        desk.key("language")
    file = tmp_path / name
    file.write_bytes(content)
    drop(desk, file)
    assert sheet(desk).isVisible() and sheet(desk).take_button.isHidden()
    assert name in sheet(desk).said and sheet(desk).said.endswith({"en": ".", "zh": "。"}[language])
    QTest.keyClick(sheet(desk), Qt.Key.Key_Return)  # there is nothing to take
    assert sheet(desk).isVisible()
    sheet(desk).close_button.click()
    assert sheet(desk).isHidden() and desk.setting("data") == "sunspots"


def test_a_chapter_without_files_of_its_own_says_so(qtbot: Any, table: Path) -> None:
    desk = Desk(qtbot, "adder").ready()
    drop(desk, table)
    assert sheet(desk).isHidden()
    assert desk.window.banner.text == words.say("own-data-elsewhere", "en")
    assert desk.bridge.stop()


def test_the_sheet_shows_the_first_rows_in_its_own_window(desk: Desk, table: Path) -> None:
    for size in ((1180, 760), (1440, 900)):
        desk.window.resize(*size)
        drop(desk, table)
        area = sheet(desk).sheet()
        assert sheet(desk).rect().toRectF().contains(area)
        rows = len(sheet(desk).shown.rows)
        assert rows == 8
        assert area.contains(sheet(desk).cell(rows, 2))
        for button in (sheet(desk).take_button, sheet(desk).other, sheet(desk).close_button):
            assert area.contains(button.geometry().toRectF())
            assert (
                button.geometry().top() > sheet(desk).cell(rows, 0).bottom()
                or button is sheet(desk).close_button
            )
        assert sheet(desk).grab().toImage().width() > 0
