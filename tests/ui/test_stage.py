"""The stage: what the hand does becomes a target, a card or another view."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from tests.ui.diagrams.adder.adder_content import snapshot
from ui.chapters import face
from ui.stage import Stage
from ui.theme import theme
from ui.view import Hit, Target, View


@pytest.fixture
def stage(qtbot: Any) -> Stage:
    made = Stage(theme("paper"))
    qtbot.addWidget(made)
    made.resize(1016, 700)
    made.show_picture(face("adder"), snapshot(), View(t=10.0))
    made.show()
    qtbot.waitExposed(made).__enter__()
    return made


def place(stage: Stage, target: Target) -> QPoint:
    """A pixel where that target is the topmost one."""
    hits = stage.face.hits(stage.area, stage.snapshot, stage.view, stage.theme)
    (area,) = [hit.area for hit in hits if hit.target == target]
    box = area.boundingRect()
    for across in (0.5, 0.3, 0.7, 0.15, 0.85, 0.05, 0.95):
        for down in (0.5, 0.3, 0.7, 0.15, 0.85, 0.05, 0.95):
            point = QPointF(box.x() + across * box.width(), box.y() + down * box.height()).toPoint()
            top = stage.hit(QPointF(point))
            if top is not None and top.target == target:
                return point
    raise AssertionError(f"{target} is covered everywhere")


def test_a_press_and_release_on_a_bit_is_a_click_on_that_bit(stage: Stage, qtbot: Any) -> None:
    with qtbot.waitSignal(stage.clicked) as clicked:
        qtbot.mouseClick(stage, Qt.MouseButton.LeftButton, pos=place(stage, Target("bit", (0, 2))))
    assert clicked.args == [Target("bit", (0, 2))]


def test_what_cannot_be_clicked_and_a_press_that_wanders_off_are_no_clicks(stage: Stage, qtbot: Any) -> None:
    bit, other = place(stage, Target("bit", (0, 2))), place(stage, Target("bit", (1, 5)))
    with qtbot.assertNotEmitted(stage.clicked):
        qtbot.mouseClick(stage, Qt.MouseButton.LeftButton, pos=place(stage, Target("state", (3,))))
        qtbot.mouseClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
        qtbot.mouseClick(stage, Qt.MouseButton.RightButton, pos=bit)
        QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=bit)
        QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=other)


def test_dragging_the_cube_turns_the_camera_and_is_no_click(stage: Stage, qtbot: Any) -> None:
    start = place(stage, Target("cube"))
    before = stage.view.camera
    turned: list[View] = []
    stage.view_changed.connect(turned.append)
    with qtbot.assertNotEmitted(stage.clicked):
        QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(stage, start + QPoint(30, 0))
        QTest.mouseMove(stage, start + QPoint(60, 10))
        QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 10))
    QApplication.processEvents()
    assert stage.view.camera.chosen and not before.chosen
    assert turned and turned[-1].camera == stage.view.camera
    chosen = stage.view.camera
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(stage, start + QPoint(0, 2000))
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 2000))
    assert abs(stage.view.camera.elevation) < 1.5  # never over the pole
    assert stage.view.camera.azimuth == pytest.approx(chosen.azimuth)


def test_a_drag_that_means_a_command_asks_for_it_and_leaves_the_view(stage: Stage, qtbot: Any) -> None:
    real, moves = face("adder"), []

    def drag(target: Target, by: QPointF, at: QPointF, rect: QRectF, _snapshot: Snapshot, _view: View) -> Set:
        moves.append((target, by.toPoint(), at.toPoint(), rect == stage.area))
        return Set({"columns": round(at.x())})

    parts = {name: getattr(real, name) for name in dir(real) if not name.startswith("_")}
    start, before = place(stage, Target("cube")), stage.view
    asked: list[Command] = []
    stage.asked.connect(asked.append)
    stage.show_picture(SimpleNamespace(**{**parts, "drag": drag}))
    with qtbot.assertNotEmitted(stage.clicked):
        QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(stage, start + QPoint(2, 0))  # the hand trembles: no drag yet
        assert not asked
        for by in (QPoint(10, 5), QPoint(30, 5)):
            QTest.mouseMove(stage, start + by)
        QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 5))
    assert asked == [Set({"columns": start.x() + 10}), Set({"columns": start.x() + 30})]
    assert moves == [
        (Target("cube"), QPoint(10, 5), start + QPoint(10, 5), True),
        (Target("cube"), QPoint(20, 0), start + QPoint(30, 5), True),
    ]
    assert stage.view.camera == before.camera


@pytest.mark.parametrize("columns", [2, 10])
def test_hovering_shows_a_card_and_leaving_takes_it_away(stage: Stage, columns: int) -> None:
    stage.show_picture(snapshot=snapshot(columns), view=View(t=float(columns)))
    blank = stage.grab().toImage()
    for target in (Target("bit", (0, 1)), Target("state", (2,)), Target("hidden", (0,)), Target("verdict")):
        QTest.mouseMove(stage, place(stage, target))
        assert stage.view.hover == target
        assert stage.grab().toImage() != blank
    QApplication.sendEvent(stage, _leaving())
    assert stage.view.hover is None
    assert stage.grab().toImage() == blank


def _leaving() -> Any:
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)


def test_the_cursor_says_what_can_be_done(stage: Stage) -> None:
    shapes = {
        Target("bit", (1, 4)): Qt.CursorShape.PointingHandCursor,
        Target("cube"): Qt.CursorShape.OpenHandCursor,
        Target("state", (0,)): Qt.CursorShape.ArrowCursor,
    }
    for target, shape in shapes.items():
        QTest.mouseMove(stage, place(stage, target))
        assert stage.cursor().shape() == shape, target


def test_a_lesson_can_point_at_a_thing_and_at_one_that_is_not_there(stage: Stage) -> None:
    stage.point_at(Target("transition", (2, 3)))
    assert stage.view.hover == Target("transition", (2, 3)) and stage._pointer is not None
    stage.grab()
    stage.point_at(Target("transition", (9, 9)))
    assert stage.view.hover is None and stage._pointer is None
    stage.grab()


def test_without_a_snapshot_it_says_what_it_waits_for(qtbot: Any) -> None:
    stage = Stage(theme("night"))
    qtbot.addWidget(stage)
    stage.resize(400, 300)
    empty = stage.grab().toImage()
    stage.waiting = "starting the engine"
    assert stage.grab().toImage() != empty
    assert stage.hit(QPointF(10, 10)) is None
    qtbot.mouseClick(stage, Qt.MouseButton.LeftButton)
    stage.point_at(Target("cube"))


def test_an_area_of_many_targets_names_the_one_under_the_pointer(stage: Stage) -> None:
    area = QPainterPath()
    area.addRect(QRectF(0, 0, 100, 100))

    class Mapped:
        """A face with one heat map of a hundred cells."""

        def __getattr__(self, name: str) -> Any:
            return getattr(face("adder"), name)

        def hits(self, *_given: Any) -> tuple[Hit, ...]:
            return (Hit(Target("map"), area, at=lambda point: Target("cell", (int(point.x() // 10),))),)

    stage.show_picture(face=Mapped())
    found = [stage.hit(QPointF(x, 50)) for x in (5, 95)]
    assert [hit.target for hit in found if hit] == [Target("cell", (0,)), Target("cell", (9,))]
    assert stage.hit(QPointF(150, 50)) is None


def test_what_another_scene_shows_has_no_card_under_a_pointer_at_rest(stage: Stage) -> None:
    stage.point_at(Target("transition", (2, 3)))
    assert not stage.card_area().isEmpty()
    stage.face = SimpleNamespace(  # type: ignore[assignment]
        hits=lambda *_: (Hit(Target("way", (0, 0)), QPainterPath()),),
        paint=lambda *_: None,
        card=face("adder").card,
    )
    assert stage.card_area().isEmpty()
