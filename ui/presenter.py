"""The lecturer's own window: what is said, what comes next, the time, and the lesson as notes."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, QTime, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QWidget

from ui import theme as themes
from ui.panels.controls import Pane
from ui.panels.controls.themed import Look, draw_text, pixels
from ui.panels.lesson import Lesson

# The window's size where it does not have a screen for itself, and its parts, in the mock-up's pixels.
_SIZE = QSize(760, 640)
_MARGIN, _TIME, _ROW, _NOTES = 28, 64, 66, 214


class Presenter(Pane):
    """A window of its own; it has the theme and language of its parent, and a size of type of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self._began = time.monotonic()
        self._caption, self._next, self._act = "", "", ""
        self.notes = Lesson(self)
        self.notes.close_button.hide()
        self.notes.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go on leading the lecture
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.update)
        self.take(self.look)

    def take(self, look: Look) -> None:
        """Theme and language of the stage's window; the type grows with this one."""
        scale = min(max(self.width() / _SIZE.width(), 1.15), 2.0)
        super().take(replace(look, scale=scale, present=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger window is read from farther away."""
        super().resizeEvent(event)
        self.take(self.look)

    def begin(self) -> None:
        """The lecture begins now."""
        self._began = time.monotonic()
        self.update()

    def show_lecture(self, caption: str, following: str, act: str) -> None:
        """The sentence before the room, the next act, and how many have been done."""
        self._caption, self._next, self._act = caption, following, act
        self.setAccessibleDescription("\n".join((caption, following, act)))
        self.update()

    def open(self, screen: QScreen | None) -> None:
        """Fill a screen, or stand as an ordinary window where there is none to fill."""
        if screen is None:
            self.resize(_SIZE)
            self.showNormal()
        else:
            self.setScreen(screen)
            self.setGeometry(screen.availableGeometry())
            self.showMaximized()

    @property
    def elapsed(self) -> str:
        """Minutes and seconds since the lecture began; hours where there are any."""
        seconds = int(time.monotonic() - self._began)
        hours, minutes = seconds // 3600, seconds // 60 % 60
        return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"

    def restyle(self) -> None:
        """Words follow the language."""
        self.setWindowTitle(self.look.say("presenter-title"))
        super().restyle()

    def arrange(self) -> None:
        """The notes below the time and the two sentences."""
        px = self.look.px
        self.notes.setGeometry(pixels(QRectF(0, px(_NOTES), self.width(), self.height() - px(_NOTES))))

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while it is seen."""
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """And only then."""
        super().hideEvent(event)
        self._second.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Elapsed time and clock; what is said; what comes next."""
        painter = QPainter(self)
        look, theme, px = self.look, self.look.theme, self.look.px
        painter.fillRect(self.rect(), theme["sunk"])
        wide = self.width() - 2 * px(_MARGIN)
        big = themes.sized("text", px(34), 600)
        first = QRectF(px(_MARGIN), px(10), wide, px(_TIME - 10))
        draw_text(painter, first, self.elapsed, big, theme["ink"])
        clock = QTime.currentTime().toString("HH:mm")
        draw_text(painter, first, clock, big, theme["ink2"], Qt.AlignmentFlag.AlignRight)
        draw_text(
            painter, first, self._act, look.font("verdict"), theme["ink2"], Qt.AlignmentFlag.AlignHCenter
        )
        for number, (key, text) in enumerate(
            (("presenter-now", self._caption), ("presenter-next", self._next))
        ):
            top = px(_TIME + 4 + number * (_ROW + 4))
            painter.fillRect(
                QRectF(px(_MARGIN), top, wide, max(1, round(px(1)))), theme["hair2" if number else "hair"]
            )
            name = QRectF(px(_MARGIN), top + px(6), px(70), px(22))
            draw_text(painter, name, look.say(key), look.font("label", 600), theme["ink2"])
            self._draw_lines(
                painter, QRectF(px(_MARGIN + 78), top + px(5), wide - px(78), px(_ROW - 6)), text
            )

    def _draw_lines(self, painter: QPainter, where: QRectF, text: str) -> None:
        painter.setFont(self.look.font("written", 500))
        painter.setPen(self.look.theme["ink"])
        painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap), text)
