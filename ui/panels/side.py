"""A panel at the side with a title and a button that closes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.panels.controls import Button, Label, Pane
from ui.panels.controls.themed import pixels

# The line of the title, and the margin at the sides, design px.
TOP, SIDE = 58, 22


class SidePanel(Pane):
    """`closed` comes when the person closes it; the window decides where it stands."""

    closed = Signal()

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self._title = Label(self, role="panel_title", colour="ink")
        self._title.say(title)
        self.close_button = Button(self, icon="close", tip="frame-close", shape="flat")
        self.close_button.clicked.connect(self.closed)

    def body(self) -> QRectF:
        """The room below the title, logical px."""
        px = self.look.px
        return QRectF(px(SIDE), px(TOP), self.width() - px(SIDE + 8), self.height() - px(TOP) - px(4))

    def arrange(self) -> None:
        """Title left, close right."""
        px = self.look.px
        side = px(30)
        self.close_button.setGeometry(pixels(QRectF(self.width() - px(14) - side, px(14), side, side)))
        self._title.setGeometry(pixels(QRectF(px(SIDE), px(14), self.close_button.x() - px(SIDE), side)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and the rules at both sides."""
        painter = QPainter(self)
        theme = self.look.theme
        thick = max(1, round(self.look.px(1)))
        painter.fillRect(self.rect(), theme["bg"])
        painter.fillRect(QRectF(0, 0, thick, self.height()), theme["hair"])
        painter.fillRect(QRectF(self.width() - thick, 0, thick, self.height()), theme["hair"])
