"""A line to type in, with a quiet sentence below when what was typed will not do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme as themes
from ui.panels.controls.icons import draw_icon
from ui.panels.controls.label import Label
from ui.panels.controls.themed import Look, Pane, draw_focus, keeps_key, pixels

_ESCAPE = frozenset({int(Qt.Key.Key_Escape)})


class Line(QLineEdit):
    """A bare line edit in the theme; Escape leaves it as it was."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)

    def dress(self, look: Look, role: str = "label", weight: int | None = None) -> None:
        """Colours and type."""
        self.setPalette(themes.palette(look.theme))
        self.setFont(look.font(role, weight))

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the line while it has the keyboard."""
        return keeps_key(event, _ESCAPE) or super().event(event)

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Escape gives up what was typed; Enter ends here and is nobody else's."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class TextEntry(Pane):
    """A framed line. `submitted` comes on Enter or when the keyboard goes elsewhere, `edited` at once."""

    submitted = Signal(str)
    edited = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None, *, icon: str | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._hint: str | None = None
        self._value = ""
        self.line = Line(self)
        self._error = Label(self, role="small", colour="rec", wrap=True)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self._finish)
        self.line.left.connect(self._leave)
        self.line.installEventFilter(self)
        self.restyle()

    def set_value(self, text: str) -> None:
        """Show a text; what is being typed is left alone."""
        self._value = text
        if not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(text)

    def set_hint(self, key: str) -> None:
        """What stands in the empty line."""
        self._hint = key
        self.restyle()

    def set_longest(self, longest: int | None) -> None:
        """Characters that can be typed."""
        self.line.setMaxLength(longest or 32767)

    def set_error(self, text: str) -> None:
        """The quiet sentence below; empty takes it away."""
        if text != self._error.text:
            self._error.set_text(text)
            self.arrange()
            self.resized.emit()
            self.update()

    @property
    def error(self) -> str:
        """The sentence below."""
        return self._error.text

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """The frame shows who has the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def _finish(self) -> None:
        self.line.setModified(False)
        if self.line.text() != self._value:
            self._value = self.line.text()
            self.submitted.emit(self._value)

    def _leave(self) -> None:
        self.line.setText(self._value)
        self.line.setModified(False)
        self.set_error("")
        self.line.clearFocus()

    @property
    def _box(self) -> QRectF:
        return QRectF(0, 0, self.width(), self.look.px(30))

    def height_for(self, width: float) -> float:
        """30 px, and the sentence below if there is one."""
        below = self._error.height_for(width)
        return self.look.px(30) + (below + self.look.px(4) if below else 0)

    def arrange(self) -> None:
        """The line in its frame, the sentence below."""
        px = self.look.px
        left = px(30) if self._icon else px(8)
        self.line.setGeometry(pixels(self._box.adjusted(left, px(3), -px(6), -px(3))))
        below = self._error.height_for(self.width())
        self._error.setGeometry(pixels(QRectF(0, px(34), self.width(), below)))

    def restyle(self) -> None:
        """Colours, type and hint follow the look."""
        self.line.dress(self.look)
        if self._hint is not None:
            self.line.setPlaceholderText(self.look.say(self._hint))
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame; its hue says whether the text will do."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.look.theme, self.look.px
        half = max(1.0, px(1)) / 2
        painter.setPen(QPen(theme["rec" if self.error else "hair2"], 2 * half))
        painter.setBrush(theme["surface"])
        painter.drawRoundedRect(self._box.adjusted(half, half, -half, -half), px(4), px(4))
        if self._icon:
            draw_icon(painter, QRectF(px(8), px(7), px(16), px(16)), self._icon, theme["ink3"])
        if self.line.hasFocus():
            draw_focus(painter, self._box, self.look, 4)
