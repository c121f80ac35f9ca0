"""A slider whose value is also an exact entry: drag the handle, or click the number and type."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.panels.controls.entry import Line
from ui.panels.controls.ranges import Range, number_text, read_number
from ui.panels.controls.themed import Pane, draw_text, keeps_key, pixels, text_width

_Key = Qt.Key
_STEPS = {
    _Key.Key_Left: -1,
    _Key.Key_Down: -1,
    _Key.Key_Right: 1,
    _Key.Key_Up: 1,
    _Key.Key_PageDown: -10,
    _Key.Key_PageUp: 10,
}
_TYPING = {_Key.Key_Return, _Key.Key_Enter, _Key.Key_F2, _Key.Key_Minus, _Key.Key_Period}
_DIGITS = {_Key(int(_Key.Key_0) + digit) for digit in range(10)}
_OURS = frozenset(int(k) for k in (*_STEPS, *_TYPING, *_DIGITS, _Key.Key_Home, _Key.Key_End))


class Slider(Pane):
    """Label left, value bold right, rail below.

    `changed` comes with every value on the way, `settled` with the one that was meant: on release,
    after an arrow key, or with what was typed (a number, or the text that is none, for the owner to
    refuse). Arrows take fine steps; the wheel turns it only while it has the keyboard.
    """

    changed = Signal(object)
    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range = Range(0.0, 1.0)
        self._value: float = 0.0
        self._label, self._unit = "", ""
        self._dragging = False
        self._entry: Line | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_range(self, allowed: Range) -> None:
        """What the slider may be set to."""
        self._range = allowed
        self.update()

    def set_label(self, label: str, unit: str = "") -> None:
        """The name, and the unit that follows the value."""
        self._label, self._unit = label, unit
        self._renamed()

    def set_value(self, value: float) -> None:
        """Show a value; emits nothing, and leaves a hand that is dragging alone."""
        if not self._dragging and value != self._value:
            self._value = value
            self._renamed()

    @property
    def value(self) -> float:
        """The value shown."""
        return self._value

    @property
    def written(self) -> str:
        """The value as it is written, with its unit."""
        return f"{number_text(self._value)} {self._unit}".strip()

    def _renamed(self) -> None:
        self.setAccessibleName(f"{self._label}: {self.written}")
        self.update()

    # Places.

    def height_for(self, _width: float) -> float:
        """One line and the rail."""
        return self.look.px(40)

    @property
    def _rail(self) -> tuple[float, float, float]:
        inset = self.look.px(8)
        return inset, self.width() - inset, self.look.px(31)

    @property
    def _handle(self) -> QPointF:
        left, right, y = self._rail
        return QPointF(left + (right - left) * self._range.share(self._value), y)

    @property
    def _number(self) -> QRectF:
        wide = text_width(self.written, self.look.font("label", 600)) + self.look.px(2)
        return QRectF(self.width() - wide, 0, wide, self.look.px(20))

    @property
    def number_left(self) -> float:
        """Where the written value begins, logical px from the left."""
        return self._number.left()

    # The hand.

    def _set(self, value: float, *, settle: bool) -> None:
        if value != self._value:
            self._value = value
            self._renamed()
            self.changed.emit(value)
        if settle:
            self.settled.emit(self._value)

    def _drag(self, x: float) -> None:
        left, right, _ = self._rail
        self._set(self._range.value((x - left) / max(1.0, right - left)), settle=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the number: type. On the rail: drag."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._number.adjusted(-6, 0, 0, 0).contains(event.position()):
            self.edit()
        elif event.position().y() > self.look.px(20):
            self._dragging = True
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The value follows the hand."""
        if self._dragging:
            self._drag(event.position().x())
        over = self._number.contains(event.position())
        self.setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """This is the value that was meant."""
        if self._dragging:
            self._dragging = False
            self.settled.emit(self._value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Fine steps, only with the keyboard's focus; otherwise the page scrolls."""
        if not self.hasFocus():
            event.ignore()
            return
        turn = event.angleDelta().y()
        if turn:
            self._set(self._range.step(self._value, 1 if turn > 0 else -1), settle=True)

    def event(self, event: QEvent) -> bool:
        """A focused slider answers to arrows, ends and digits."""
        return keeps_key(event, _OURS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fine steps, ten of them, the ends; Enter or a digit begins typing."""
        key = _Key(event.key())
        if key in _STEPS:
            self._set(self._range.step(self._value, _STEPS[key]), settle=True)
        elif key in (_Key.Key_Home, _Key.Key_End):
            self._set(self._range.value(float(key == _Key.Key_End)), settle=True)
        elif key in _TYPING | _DIGITS:
            self.edit(event.text() if key in _DIGITS | {_Key.Key_Minus, _Key.Key_Period} else "")
        else:
            super().keyPressEvent(event)

    # Exact entry.

    def edit(self, typed: str = "") -> None:
        """Open the number for typing, beginning with `typed` when given."""
        if self._entry is not None or not self.isEnabled():
            return
        entry = self._entry = Line(self)
        entry.dress(self.look, "label", 600)
        entry.setAlignment(Qt.AlignmentFlag.AlignRight)
        entry.setAccessibleName(self._label)
        entry.setAutoFillBackground(True)
        entry.setText(typed or number_text(self._value))
        wide = self.look.px(96)
        entry.setGeometry(pixels(QRectF(self.width() - wide, 0, wide, self.look.px(22))))
        entry.editingFinished.connect(self._typed)
        entry.left.connect(self._close)
        entry.show()
        entry.setFocus()
        if not typed:
            entry.selectAll()

    @property
    def entry(self) -> Line | None:
        """The line that is open for typing."""
        return self._entry

    def _typed(self) -> None:
        if self._entry is None:
            return
        text = self._entry.text()
        self._close()
        number = read_number(text)
        if number is None:
            self.settled.emit(text)
            return
        value = number if self._range.integer else float(number)
        if self._range.minimum <= value <= self._range.maximum and not (self._range.integer and value % 1):
            self._set(value, settle=True)
        else:
            self.settled.emit(value)

    def _close(self) -> None:
        if self._entry is not None:
            entry, self._entry = self._entry, None
            had_focus = entry.hasFocus()
            entry.hide()
            entry.deleteLater()
            if had_focus:
                self.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Label, value, rail, handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px = self.look, self.look.theme, self.look.px
        on = self.isEnabled()
        line = QRectF(0, 0, self.width(), px(20))
        number = self._number
        draw_text(
            painter,
            number,
            self.written,
            look.font("label", 600),
            theme["ink" if on else "axis"],
            Qt.AlignmentFlag.AlignRight,
        )
        line.setRight(number.left() - px(6))
        draw_text(painter, line, self._label, look.font("label"), theme["ink2" if on else "axis"])
        left, right, y = self._rail
        handle = self._handle
        painter.setPen(QPen(theme["hair2"], px(1.6)))
        painter.drawLine(QPointF(left - px(7), y), QPointF(right + px(7), y))
        ink = theme["ink" if on else "hair2"]
        painter.setPen(QPen(ink, px(1.8)))
        painter.drawLine(QPointF(left - px(7), y), handle)
        painter.setBrush(theme["surface"])
        painter.drawEllipse(handle, px(6.2), px(6.2))
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(handle, px(3), px(3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, px(2)))
            painter.drawEllipse(handle, px(8.8), px(8.8))
