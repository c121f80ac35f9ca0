"""A thin scroll bar, and a scroll area that has one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from ui.panels.controls.themed import Themed


class ScrollBar(Themed, QScrollBar):
    """Upright; a rounded handle on nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.adopt_look(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """10 px wide."""
        return QSize(round(self.look.px(10)), round(self.look.px(40)))

    def restyle(self) -> None:
        """The width follows the scale."""
        self.setFixedWidth(self.sizeHint().width())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The handle, its length the share that is in sight."""
        if self.maximum() <= self.minimum():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.look.theme, self.look.px
        span = self.maximum() - self.minimum() + self.pageStep()
        length = max(px(24), self.height() * self.pageStep() / span)
        share = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        handle = QRectF(px(3), share * (self.height() - length), px(4), length)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["axis" if self.underMouse() or self.isSliderDown() else "hair2"])
        painter.drawRoundedRect(handle, px(2), px(2))


class ScrollArea(Themed, QScrollArea):
    """Scrolls one widget up and down; flat, see-through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adopt_look(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ScrollBar(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.verticalScrollBar().setSingleStep(24)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll this widget; it keeps its own size and the ground shows through it."""
        self.setWidget(widget)
        self.setWidgetResizable(False)
        # Qt fills a scrolled widget with the palette's window colour unless told not to.
        widget.setAutoFillBackground(False)
