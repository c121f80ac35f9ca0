"""The live pen: every point of the device arrives, in order, and its ink is seen before any answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QInputDevice, QPainterPath, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.commands import Command, Hand, Note, Set, Undo
from simulator.directions import Wait
from simulator.experiment import Snapshot
from simulator.mailbox import Mailbox
from simulator.runner import Runner
from simulator.session import Session
from tests.ui.diagrams.adder.adder_content import snapshot
from ui.bridge import Bridge
from ui.diagrams.close_up import CloseUp
from ui.pen import Pen
from ui.stage import Stage
from ui.theme import theme
from ui.view import Chunk, Hit, Paper, Target, View
from ui.writing import Writing

PAPER = QRectF(100, 100, 400, 200)
BUTTON = QRectF(420, 110, 60, 30)
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Desk:
    """A stage with a sheet of paper, and a bridge whose engine answers when the test says so."""

    stage: Stage
    bridge: Bridge
    writing: Writing
    chunks: list[Chunk] = field(default_factory=list)
    rested: list[str] = field(default_factory=list)

    def answer(self, answered: int) -> None:
        self.bridge.adopted.emit(replace(snapshot(), answered=answered))

    def points(self) -> list[tuple[float, float]]:
        return [(point.x, point.y) for chunk in self.chunks for point in chunk.points]

    def written(self) -> str:
        """Each chunk as letters: whether it begins, has points, ends."""
        return " ".join(
            "b" * chunk.begins + "p" * bool(chunk.points) + "e" * chunk.ends for chunk in self.chunks
        )


def face(desk: list[Desk]) -> Any:
    button = QPainterPath()
    button.addRect(BUTTON)

    def write(chunk: Chunk, _rect: QRectF, _snapshot: Snapshot, _view: View) -> Command:
        desk[0].chunks.append(chunk)
        return Hand("stroke")

    def rest(_snapshot: Snapshot) -> Command:
        desk[0].rested.append("rest")
        return Hand("stroke", text="rest", goes_on=True)

    return SimpleNamespace(
        REST=0.05,
        paint=lambda *_: None,
        hits=lambda *_: (Hit(Target("clear"), button, clickable=True),),
        card=lambda *_: None,
        paper=lambda *_: Paper(PAPER, 4.0),
        write=write,
        rest=rest,
    )


@pytest.fixture
def desk(qtbot: Any) -> Iterator[Desk]:
    stage, mailbox = Stage(theme("paper")), Mailbox()
    qtbot.addWidget(stage)
    stage.resize(600, 400)
    bridge = Bridge(Runner(lambda: Session("adder"), mailbox), mailbox)
    found: list[Desk] = []
    stage.show_picture(face(found), snapshot(), View())
    made = Desk(stage, bridge, Writing(stage, bridge, bridge.send))
    found.append(made)
    stage.show()
    qtbot.waitExposed(stage).__enter__()
    yield made
    assert bridge.stop()


def write(stage: Stage, *points: QPoint) -> None:
    QTest.mousePress(stage, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(stage, point)
    QTest.mouseRelease(stage, LEFT, pos=points[-1])


def inked(stage: Stage) -> set[tuple[int, int]]:
    """Pixels of the paper that are not plain."""
    image, plain = stage.grab().toImage(), theme("paper")["bg"].rgb()
    return {(x, y) for x in range(100, 500) for y in range(100, 300) if image.pixel(x, y) != plain}


def test_every_point_of_a_mouse_arrives_in_order_and_a_stroke_begins_and_ends_once(
    desk: Desk, qtbot: Any
) -> None:
    line = [QPoint(120 + 7 * k, 150 + k * k % 11) for k in range(12)]
    with qtbot.waitSignal(desk.writing.began), qtbot.assertNotEmitted(desk.stage.clicked):
        write(desk.stage, *line)
    assert desk.points() == [(float(p.x()), float(p.y())) for p in line]
    assert sum(chunk.begins for chunk in desk.chunks) == sum(chunk.ends for chunk in desk.chunks) == 1
    assert desk.chunks[0].begins and desk.chunks[-1].ends
    seconds = [point.seconds for chunk in desk.chunks for point in chunk.points]
    assert seconds[0] == 0.0 and seconds == sorted(seconds)


def test_while_the_pen_is_down_new_points_go_to_the_engine_about_once_a_frame(desk: Desk, qtbot: Any) -> None:
    QTest.mousePress(desk.stage, LEFT, pos=QPoint(120, 150))
    qtbot.waitUntil(lambda: len(desk.chunks) == 1)
    QTest.mouseMove(desk.stage, QPoint(130, 150))
    QTest.mouseMove(desk.stage, QPoint(140, 155))
    qtbot.waitUntil(lambda: len(desk.chunks) == 2)
    assert [len(chunk.points) for chunk in desk.chunks] == [1, 2]
    QTest.mouseRelease(desk.stage, LEFT, pos=QPoint(140, 155))
    assert desk.written() == "bp p e"


def test_wet_ink_is_seen_at_once_and_wiped_away_by_the_picture_that_has_it(desk: Desk, qtbot: Any) -> None:
    assert not inked(desk.stage)
    QTest.mousePress(desk.stage, LEFT, pos=QPoint(120, 150))
    QTest.mouseMove(desk.stage, QPoint(200, 150))
    wet = inked(desk.stage)
    assert (160, 150) in wet and (160, 170) not in wet
    assert not desk.chunks  # nobody waited for the engine
    qtbot.waitUntil(lambda: desk.bridge.sent == 1)
    QTest.mouseMove(desk.stage, QPoint(200, 250))
    desk.answer(0)  # a picture of something older changes nothing
    assert wet <= inked(desk.stage)
    desk.answer(1)
    left = inked(desk.stage)
    assert (160, 150) not in left and (200, 200) in left
    QTest.mouseRelease(desk.stage, LEFT, pos=QPoint(200, 250))
    desk.answer(desk.bridge.sent)
    assert not inked(desk.stage)


def test_a_rest_is_told_after_a_pause_and_not_while_the_hand_goes_on(desk: Desk, qtbot: Any) -> None:
    write(desk.stage, QPoint(120, 150), QPoint(140, 150))
    QTest.mousePress(desk.stage, LEFT, pos=QPoint(150, 150))
    qtbot.wait(120)  # longer than the pause: the pen is down
    assert not desk.rested
    QTest.mouseRelease(desk.stage, LEFT, pos=QPoint(150, 150))
    qtbot.waitUntil(lambda: bool(desk.rested))
    qtbot.wait(120)
    assert desk.rested == ["rest"]


def test_what_is_done_before_the_pause_is_over_ends_it(desk: Desk, qtbot: Any) -> None:
    for command, rests in ((Undo(), 0), (Set({"columns": 4}), 1), (Note(Wait()), 2)):
        write(desk.stage, QPoint(120, 150), QPoint(140, 150))
        desk.bridge.send(command)
        qtbot.wait(120)
        assert len(desk.rested) == rests


def test_a_button_on_the_paper_is_a_button_and_beside_the_paper_nothing_is_written(
    desk: Desk, qtbot: Any
) -> None:
    with qtbot.waitSignal(desk.stage.clicked) as clicked:
        QTest.mouseClick(desk.stage, LEFT, pos=BUTTON.center().toPoint())
    assert clicked.args == [Target("clear")]
    write(desk.stage, QPoint(50, 50), QPoint(200, 200))
    QTest.mouseClick(desk.stage, Qt.MouseButton.RightButton, pos=QPoint(200, 200))
    assert not desk.chunks and not desk.writing.is_down


def test_led_over_the_edge_the_ink_stays_on_the_paper(desk: Desk) -> None:
    write(desk.stage, QPoint(480, 150), QPoint(590, 390))
    assert desk.points() == [(480.0, 150.0), (500.0, 300.0)]


def test_the_pointer_is_a_pens_over_the_paper_alone(desk: Desk) -> None:
    shapes = {
        QPoint(200, 200): Qt.CursorShape.CrossCursor,
        BUTTON.center().toPoint(): Qt.CursorShape.PointingHandCursor,
        QPoint(50, 50): Qt.CursorShape.ArrowCursor,
    }
    for point, shape in shapes.items():
        QTest.mouseMove(desk.stage, point)
        assert desk.stage.cursor().shape() == shape


def tablet(desk: Desk, kind: QEvent.Type, at: QPointF, pressure: float) -> bool:
    device = QPointingDevice(
        "stylus",
        7,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
        "",
        QPointingDeviceUniqueId(),
    )
    button = LEFT if kind != QEvent.Type.TabletMove else Qt.MouseButton.NoButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else LEFT
    event = QTabletEvent(
        kind, device, at, at, pressure, 0.0, 0.0, 0.0, 0.0, 0.0, Qt.KeyboardModifier.NoModifier, button, held
    )
    QApplication.sendEvent(desk.stage, event)
    return event.isAccepted()


def test_a_stylus_writes_between_the_pixels_with_its_pressure(desk: Desk) -> None:
    assert tablet(desk, QEvent.Type.TabletPress, QPointF(120.25, 150.5), 0.3)
    assert tablet(desk, QEvent.Type.TabletMove, QPointF(130.75, 151.5), 0.8)
    assert tablet(desk, QEvent.Type.TabletRelease, QPointF(130.75, 151.5), 0.0)
    points = [point for chunk in desk.chunks for point in chunk.points]
    assert [(p.x, p.y) for p in points] == [(120.25, 150.5), (130.75, 151.5)]
    assert [p.pressure for p in points] == pytest.approx([0.3, 0.8], abs=1e-3)


def test_one_finger_writes_and_a_second_one_does_not_disturb_it(desk: Desk) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(desk.stage, device).press(0, QPoint(120, 150), desk.stage).commit()
    QTest.touchEvent(desk.stage, device).move(0, QPoint(140, 150), desk.stage).press(
        1, QPoint(300, 250), desk.stage
    ).commit()
    QTest.touchEvent(desk.stage, device).stationary(0).release(1, QPoint(300, 250), desk.stage).commit()
    assert desk.writing.is_down
    QTest.touchEvent(desk.stage, device).move(0, QPoint(160, 155), desk.stage).commit()
    QTest.touchEvent(desk.stage, device).release(0, QPoint(160, 155), desk.stage).commit()
    assert not desk.writing.is_down
    assert desk.points() == [(120.0, 150.0), (140.0, 150.0), (160.0, 155.0)]


def test_while_the_lecturers_pen_is_held_no_pen_writes(desk: Desk) -> None:
    pen = Pen(desk.stage)
    pen.hold(True)
    assert not tablet(desk, QEvent.Type.TabletPress, QPointF(120.0, 150.0), 0.3)
    write(desk.stage, QPoint(120, 150), QPoint(140, 150))
    assert not desk.chunks and not desk.writing.is_down
    pen.hold(False)
    write(desk.stage, QPoint(120, 150), QPoint(140, 150))
    assert desk.chunks


def test_in_a_close_up_the_ink_lies_where_the_pen_is_seen(desk: Desk) -> None:
    desk.stage.face.panels = lambda *_: {"paper": PAPER}  # type: ignore[union-attr]
    desk.stage.face.PANELS = ("paper",)  # type: ignore[union-attr]
    desk.stage.look_at(CloseUp("paper", "paper"))
    write(desk.stage, QPoint(300, 200), QPoint(330, 210))
    (x, y), (right, low) = desk.points()
    assert (x, y) == pytest.approx((300.0, 200.0), abs=1.0)  # the middle stays the middle
    assert 0 < right - x < 30 and 0 < low - y < 10


def test_a_stroke_ends_with_its_chapter(desk: Desk, qtbot: Any) -> None:
    QTest.mousePress(desk.stage, LEFT, pos=QPoint(120, 150))
    desk.stage.show_picture(snapshot=replace(snapshot(), chapter="unrolling"))
    QTest.mouseMove(desk.stage, QPoint(160, 150))
    qtbot.waitUntil(lambda: not desk.writing.is_down)
    QTest.mouseRelease(desk.stage, LEFT, pos=QPoint(160, 150))
    assert not desk.chunks and not desk.stage.wet
