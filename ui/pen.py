"""The pen: while it is held, the mouse draws on the stage instead of pointing at things."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTabletEvent, QTouchEvent

from simulator.directions import Points
from ui.stage import Stage

# The hand has moved when it is so far from the last point, as a share of the stage's width.
_APART = 0.0015


class Pen(QObject):
    """Watches the stage's mouse; a stroke is a list of places as shares of the stage."""

    # A stroke is finished: (points).
    drawn = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage = stage
        self._points: list[tuple[float, float]] | None = None
        self._before: tuple[Points, ...] = ()
        self.held = False
        stage.installEventFilter(self)

    def hold(self, held: bool) -> None:
        """Take the pen, or lay it down; a stroke under way is finished."""
        if self._points is not None:
            self._finish()
        self.held = held
        if held:
            self._stage.point_at(None)
            self._stage.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self._stage.unsetCursor()

    def eventFilter(self, _stage: QObject, event: QEvent) -> bool:
        """Draw; what the pen takes, the stage does not see."""
        if self.held and isinstance(event, QTabletEvent | QTouchEvent):
            event.ignore()  # it comes again as a mouse's
            return True
        if not self.held or not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            if event.button() == Qt.MouseButton.LeftButton:
                self._before, self._points = self._stage.strokes, []
                self._add(event.position())
        elif kind == QEvent.Type.MouseMove:
            if self._points is not None:
                self._add(event.position())
        elif kind == QEvent.Type.MouseButtonRelease and self._points is not None:
            self._finish()
        return True

    def _add(self, at: QPointF) -> None:
        assert self._points is not None
        place, area = self._stage.in_picture(at), self._stage.area
        x, y = place.x() / area.width(), place.y() / area.height()
        point = round(min(max(x, 0.0), 1.0), 4), round(min(max(y, 0.0), 1.0), 4)
        if self._points:
            x, y = self._points[-1]
            if abs(point[0] - x) + abs(point[1] - y) < _APART:
                return
        self._points.append(point)
        self._stage.draw_strokes((*self._before, tuple(self._points)))

    def _finish(self) -> None:
        points, self._points = self._points, None
        if points:
            self.drawn.emit(tuple(points))
