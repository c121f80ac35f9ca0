"""What opens and closes beside the stage, and present mode."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk import Desk
from ui import words


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
