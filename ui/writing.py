"""The live pen: what a mouse, a stylus or a finger writes on the stage's paper goes to the engine.

Every point the device gives is taken, and shown at once as wet ink; about once a frame those that are
new go to the engine as one command. The wet ink is wiped away by the picture that has it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QMouseEvent, QPolygonF, QTabletEvent, QTouchEvent

from simulator.commands import Command, Note, Set
from simulator.experiment import Snapshot
from ui.bridge import FRAME, Bridge
from ui.chapters import Written, written
from ui.stage import Stage
from ui.view import Chunk, PenPoint, View

_PRESS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TabletPress)
_MOVE = (QEvent.Type.MouseMove, QEvent.Type.TabletMove)
_LIFT = (QEvent.Type.MouseButtonRelease, QEvent.Type.TabletRelease)
_EACH_POINT = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents


@dataclass
class _Stroke:
    """A stroke under way, with the picture it began on and the points that were not sent yet."""

    face: Written
    rect: QRectF
    snapshot: Snapshot
    view: View
    points: list[PenPoint] = field(default_factory=list)
    begins: bool = True


@dataclass
class _Wet:
    """A line of wet ink; `sent` counts what had been asked when it went to the engine, 0 before."""

    line: QPolygonF
    sent: int = 0


class Writing(QObject):
    """Watches the stage's pens. What it takes, the stage does not see."""

    # The pen touches the paper.
    began = Signal()

    def __init__(self, stage: Stage, bridge: Bridge, send: Callable[[Command], None]) -> None:
        super().__init__(stage)
        self._stage, self._bridge, self._send = stage, bridge, send
        self._stroke: _Stroke | None = None
        self._wet: list[_Wet] = []
        self._first: int | None = None  # when the pen first touched, the device's milliseconds
        self._finger = -1
        self._frame, self._rest = QTimer(self), QTimer(self)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.setInterval(FRAME)
        self._frame.timeout.connect(self._flush)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._pause)
        stage.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        stage.installEventFilter(self)
        self._sends = False
        bridge.adopted.connect(self._dry)
        bridge.asked.connect(self._give_way)

    @property
    def is_down(self) -> bool:
        """Whether the pen is on the paper."""
        return self._stroke is not None

    def eventFilter(self, _stage: QObject, event: QEvent) -> bool:
        """Write; what does not belong on the paper goes on to the stage."""
        if isinstance(event, QTouchEvent):
            taken = self._touched(event)
        elif isinstance(event, QMouseEvent | QTabletEvent):
            taken = self._moved(event)
        else:
            return False
        if taken:
            event.accept()
        return taken

    def _moved(self, event: QMouseEvent | QTabletEvent) -> bool:
        kind, pressure = event.type(), event.pressure() if isinstance(event, QTabletEvent) else 1.0
        if kind in _PRESS and event.button() == Qt.MouseButton.LeftButton:
            return self._put_down(event.position(), event.timestamp(), pressure)
        if self._stroke is None:
            return False
        if kind in _MOVE:
            self._add(event.position(), event.timestamp(), pressure)
        elif kind in _LIFT and event.button() == Qt.MouseButton.LeftButton:
            self._lift()
        return True

    def _touched(self, event: QTouchEvent) -> bool:
        """One finger writes; the others wait until it is lifted."""
        if event.type() == QEvent.Type.TouchBegin:
            first = event.points()[0]
            if not self._put_down(first.position(), event.timestamp(), _pressed(first)):
                return False
            self._finger = first.id()
            return True
        if self._stroke is None or self._finger < 0:
            return False
        point = next((each for each in event.points() if each.id() == self._finger), None)
        is_lifted = point is None or point.state() == QEventPoint.State.Released
        if point is not None and point.state() == QEventPoint.State.Updated:
            self._add(point.position(), event.timestamp(), _pressed(point))
        if is_lifted or event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._finger = -1
            self._lift()
        return True

    # One stroke.

    def _put_down(self, at: QPointF, time: int, pressure: float) -> bool:
        stage = self._stage
        face = written(stage.face)
        if face is None or stage.snapshot is None or not stage.takes_ink(at):
            return False
        if self._stroke is not None:
            self._lift()
        self._rest.stop()
        self._first = time if self._first is None else self._first
        stage.point_at(None)
        self.began.emit()
        self._stroke = _Stroke(face, stage.area, stage.snapshot, stage.view)
        self._wet.append(_Wet(QPolygonF()))
        QCoreApplication.setAttribute(_EACH_POINT, False)
        self._add(at, time, pressure)
        self._frame.start()
        return True

    def _add(self, at: QPointF, time: int, pressure: float) -> None:
        stroke, paper = self._stroke, self._stage.paper()
        assert stroke is not None
        assert self._first is not None
        place = self._stage.in_picture(at)
        if paper is not None:  # the pen may be led over the edge; the ink stays on the paper
            area = paper.area
            place = QPointF(
                min(max(place.x(), area.left()), area.right()), min(max(place.y(), area.top()), area.bottom())
            )
        line = self._wet[-1].line
        if line.size() and line.last() == place:
            return
        line.append(place)
        stroke.points.append(PenPoint(place.x(), place.y(), (time - self._first) / 1000, pressure))
        self._show()

    def _lift(self) -> None:
        self._frame.stop()
        QCoreApplication.setAttribute(_EACH_POINT, True)
        self._flush(ends=True)
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            self._rest.start(round(1000 * stroke.face.REST))

    def _flush(self, *, ends: bool = False) -> None:
        """What is new goes to the engine, if the chapter is still the one that is written in."""
        stroke = self._stroke
        if stroke is None or not (stroke.points or ends):
            return
        newest = self._stage.snapshot
        if newest is None or newest.chapter != stroke.snapshot.chapter:
            self._stroke, self._wet = None, []
            self._frame.stop()
            self._show()
            return
        chunk = Chunk(tuple(stroke.points), stroke.begins, ends)
        stroke.points, stroke.begins = [], False
        self._ask(stroke.face.write(chunk, stroke.rect, stroke.snapshot, stroke.view))
        wet = self._wet[-1]
        wet.sent = self._bridge.sent
        if not ends:
            self._wet.append(_Wet(QPolygonF([wet.line.last()])))

    def _pause(self) -> None:
        face, snapshot = written(self._stage.face), self._stage.snapshot
        command = face.rest(snapshot) if face is not None and snapshot is not None else None
        if command is not None:
            self._ask(command)

    def _ask(self, command: Command) -> None:
        self._sends = True
        self._send(command)
        self._sends = False

    def _give_way(self, command: Command) -> None:
        """Something else was done since the pen was lifted, undone perhaps: that pause is over."""
        if not self._sends and not isinstance(command, Note | Set):
            self._rest.stop()

    # Wet ink.

    def _dry(self, snapshot: Snapshot) -> None:
        """What this picture has need not be shown twice."""
        if self._wet:
            self._wet = [wet for wet in self._wet if not 0 < wet.sent <= snapshot.answered]
            self._show()

    def _show(self) -> None:
        self._stage.draw_wet(tuple(wet.line for wet in self._wet if wet.line.size()))


def _pressed(point: QEventPoint) -> float:
    """Screens that cannot tell a finger's pressure say 0."""
    return point.pressure() or 1.0
