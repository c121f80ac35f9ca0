"""What a lecturer has at hand: it works in present mode, is noted, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from simulator.commands import Note
from simulator.directions import Camera, Erase, Stroke
from tests.ui.desk import Desk
from ui import words
from ui.lectern import after
from ui.panels import keyboard
from ui.preferences import Preferences


def notes(desk: Desk) -> list[object]:
    """Directions that go into the journal from now on."""
    sent: list[object] = []
    desk.bridge.asked.connect(lambda each: sent.append(each.direction) if isinstance(each, Note) else None)
    return sent


def present(desk: Desk) -> None:
    """Enter present mode and wait until the window has the screen's size."""
    desk.key("present")
    desk.until(lambda: desk.window.size() == desk.window.screen().size())
    desk.until(lambda: desk.window.stage.width() == desk.window.width())


def draw(desk: Desk, *points: QPoint) -> None:
    stage = desk.window.stage
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(stage, point)
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=points[-1])


def test_its_keys_do_nothing_outside_present_mode(desk: Desk) -> None:
    w = desk.window
    for name in sorted(keyboard.PRESENT_ONLY):
        desk.key(name)
    assert not w.curtain.isVisible() and not w.stage.shows_ring and w.stage.close_up.is_whole
    assert desk.t == desk.bridge.playhead.clock.steps


def test_the_frozen_picture_stands_still_while_the_engine_works_on(desk: Desk) -> None:
    w = desk.window
    present(desk)
    desk.key("freeze")
    still = w.grab().toImage()
    desk.train(5)
    desk.key("go_start")
    assert w.curtain.isVisible() and w.grab().toImage() == still
    desk.key("freeze")
    assert not w.curtain.isVisible() and w.grab().toImage() != still and desk.update == 5


def test_black_is_black_everywhere_even_over_a_frozen_picture(desk: Desk) -> None:
    w = desk.window
    present(desk)
    desk.key("freeze")
    desk.key("black")
    image = w.grab().toImage()
    spots = [(x, y) for x in range(0, image.width(), 97) for y in range(0, image.height(), 89)]
    assert {image.pixelColor(*spot).name() for spot in spots} == {"#000000"}
    desk.key("leave")
    assert w.curtain.is_frozen and not w.curtain.is_black
    desk.key("leave")
    assert not w.curtain.isVisible() and w.look.present


def test_the_ring_follows_the_mouse(desk: Desk) -> None:
    stage = desk.window.stage
    desk.key("present")
    QTest.mouseMove(stage, QPoint(40, 40))
    plain = stage.grab().toImage()
    desk.key("ring")
    assert stage.grab().toImage() != plain
    QTest.mouseMove(stage, QPoint(300, 40))
    there = stage.grab().toImage()
    assert there != plain
    desk.key("ring")
    assert stage.grab().toImage() != there and not stage.shows_ring


def test_the_pen_draws_what_a_film_will_show_and_one_key_erases_it(desk: Desk) -> None:
    stage, sent = desk.window.stage, notes(desk)
    present(desk)
    desk.key("pen")
    clean = stage.grab().toImage()
    wide, high = stage.width(), stage.height()
    draw(desk, QPoint(wide // 4, high // 2), QPoint(wide // 2, high // 2), QPoint(wide // 2, high // 4))
    (stroke,) = (each for each in sent if isinstance(each, Stroke))
    expected = [(0.25, 0.5), (0.5, 0.5), (0.5, 0.25)]
    assert [pytest.approx(place, abs=2e-3) for place in expected] == list(stroke.points)
    assert stage.strokes == (stroke.points,) and stage.grab().toImage() != clean
    draw(desk, QPoint(10, 10))
    assert len(stage.strokes) == 2 and len(stage.strokes[1]) == 1  # a dot
    desk.key("erase")
    assert stage.strokes == () and sent[-1] == Erase() and stage.grab().toImage() == clean
    desk.key("erase")
    assert sent.count(Erase()) == 1
    desk.key("leave")  # lays the pen down
    draw(desk, QPoint(10, 10), QPoint(60, 60))
    assert stage.strokes == () and desk.window.look.present


def test_a_line_drawn_close_up_lies_where_it_was_drawn(desk: Desk) -> None:
    stage, sent = desk.window.stage, notes(desk)
    desk.key("reduced_motion")
    present(desk)
    desk.key("zoom")
    panel = stage.panels()[stage.close_up.panel].center()
    desk.key("pen")
    middle = stage.rect().center()
    draw(desk, middle, middle + QPoint(200, 0))
    (stroke,) = (each for each in sent if isinstance(each, Stroke))
    (x, y), (end, _) = stroke.points
    assert (x * stage.width(), y * stage.height()) == pytest.approx((panel.x(), panel.y()), abs=2)
    assert 0 < (end - x) * stage.width() < 200  # the panel is larger than life


def test_zoom_goes_through_the_panels_and_escape_steps_out_of_it_first(desk: Desk) -> None:
    w, sent = desk.window, notes(desk)
    desk.key("present")
    names = list(w.stage.panels())
    seen = []
    for _ in names:
        desk.key("zoom")
        seen.append(w.stage.close_up.panel)
    assert seen == names
    desk.until(lambda: w.stage.close_up.moved == 1.0)
    desk.key("zoom")
    assert w.stage.close_up.panel == ""
    desk.key("zoom_back")
    assert w.stage.close_up.panel == names[-1] and not w.invitation.isVisible()
    desk.key("leave")
    assert w.look.present and w.stage.close_up.panel == ""
    desk.until(lambda: w.stage.close_up.is_whole)
    assert sent[-1] == Camera() and sent[0] == Camera(names[0])
    desk.key("leave")
    assert not w.look.present


def test_what_is_pointed_at_close_up_is_what_is_seen_there(desk: Desk) -> None:
    stage = desk.window.stage
    desk.key("reduced_motion")
    desk.key("present")
    hits = stage.face.hits(stage.area, stage.snapshot, stage.view, stage.theme)  # type: ignore[union-attr, arg-type]
    panels = stage.panels()
    desk.key("zoom")
    panel = panels[stage.close_up.panel]
    hit = next(h for h in reversed(hits) if panel.contains(h.area.boundingRect().center()) and h.at is None)
    stage.point_at(hit.target)
    assert stage._pointer is not None
    at = stage._pointer
    assert stage.in_picture(at).x() == pytest.approx(hit.area.boundingRect().center().x())
    found = stage.hit(at)
    assert found is not None and found.target == hit.target


def test_leaving_present_mode_leaves_nothing_on_the_stage(desk: Desk) -> None:
    w, sent = desk.window, notes(desk)
    desk.key("present")
    desk.key("zoom")
    desk.key("pen")
    draw(desk, QPoint(400, 300), QPoint(500, 300))
    desk.key("ring")
    desk.key("black")
    desk.key("present")
    assert not w.curtain.isVisible() and not w.stage.shows_ring and w.stage.strokes == ()
    assert w.stage.close_up.is_whole and not w.look.present
    assert Erase() in sent and sent[-1] == Camera()


def test_the_presenters_window_comes_and_goes_and_leads_the_lecture_too(desk: Desk) -> None:
    presenter = desk.conductor.lectern.presenter
    desk.key("present")
    desk.key("presenter")
    assert presenter.isVisible() and presenter.isWindow() and presenter.elapsed.startswith("0:")
    assert desk.window.caption_bar.caption in presenter.accessibleDescription()
    presenter.activateWindow()
    desk.qtbot.waitActive(presenter).__enter__()
    QTest.keyClick(presenter, Qt.Key.Key_D)
    assert presenter.look.theme.name == desk.window.look.theme.name == "night"
    assert presenter.notes.page.toPlainText() == desk.window.lesson.page.toPlainText() != ""
    presenter.grab()
    QTest.keyClick(presenter, Qt.Key.Key_F6)
    assert not presenter.isVisible()


def test_the_stage_goes_to_the_next_screen_in_turn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [after("abc", here) for here in "abcx"] == ["b", "c", "a", "a"]
    assert after("a", "a") is None
    w, moved = desk.window, list[object]()
    desk.key("present")
    desk.key("next_screen")
    assert w.banner.text == words.say("lecture-one-screen", "en")
    screen = w.screen()
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [object(), screen, "other"])
    monkeypatch.setattr(w, "move_to", moved.append)
    desk.key("next_screen")
    assert moved == ["other"]
    w.__class__.move_to(w, screen)
    assert w.isFullScreen()


TWO_SCREENS = """
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.desktop import make_window
from ui.preferences import Preferences

application = QApplication([])
one, two = application.screens()
window, bridge, conductor = make_window(Preferences(), "adder", None, None)
window.show()
conductor.present(True)
QTest.qWaitForWindowExposed(window)
first = window.screen()
conductor.act("presenter")
presenter = conductor.lectern.presenter
assert presenter.screen() is not first and presenter.isMaximized()
conductor.act("presenter")
conductor.act("next_screen")
other = two if first is one else one
limit = QDeadlineTimer(5000)
while window.geometry() != other.geometry() and not limit.hasExpired():
    application.processEvents()
assert window.geometry() == other.geometry(), window.geometry()
assert window.isFullScreen() and window.screen() is other
window.close()
print("done")
"""


def test_on_two_screens_the_presenter_has_the_other_and_the_stage_can_go_there(tmp_path: Path) -> None:
    places = [(0, 1280, 800), (1280, 1920, 1080)]
    screens = [
        {"name": f"S{x}", "x": x, "y": 0, "width": w, "height": h, "logicalDpi": 96, "dpr": 1}
        for x, w, h in places
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), "utf-8")
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    ended = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": platform},
    )  # fmt: skip
    assert ended.stdout.strip() == "done", ended.stderr


def test_reduced_motion_is_remembered(desk: Desk) -> None:
    assert not desk.window.stage.view.reduced_motion
    desk.key("reduced_motion")
    assert desk.window.stage.view.reduced_motion
    assert Preferences().flag("reduced_motion", False)
    desk.key("present")
    desk.key("zoom")
    assert desk.window.stage.close_up.moved == 1.0
    desk.key("reduced_motion")
    assert not desk.window.stage.view.reduced_motion
    assert not Preferences().flag("reduced_motion", True)
