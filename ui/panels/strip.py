"""A question in a row's own place: what would happen, Apply, Keep."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.panels.controls import Button, Label, Pane
from ui.panels.controls.themed import keeps_key, pixels

_ESCAPE = frozenset({int(Qt.Key.Key_Escape)})


class Strip(Pane):
    """Says first what a change costs; `applied` or `kept` is the answer, Escape keeps."""

    applied = Signal()
    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Label(self, role="small", colour="ink", wrap=True)
        self.apply = Button(self, words="frame-inspector-apply", shape="solid")
        self.keep = Button(self, words="frame-inspector-keep")
        self.apply.clicked.connect(self.applied)
        self.keep.clicked.connect(self.kept)

    def ask(self, updates: int) -> None:
        """The question for a history of that many updates."""
        self._text.say("frame-inspector-new-network", updates=updates)
        self.setAccessibleName(self._text.text)
        self.arrange()

    def height_for(self, width: float) -> float:
        """Sentence, buttons, padding."""
        px = self.look.px
        return self._text.height_for(width - px(22)) + px(30 + 8 + 18)

    def arrange(self) -> None:
        """The sentence over its two answers."""
        px = self.look.px
        inside = self.width() - px(22)
        high = self._text.height_for(inside)
        self._text.setGeometry(pixels(QRectF(px(12), px(9), inside, high)))
        x, y = px(12), px(9 + 8) + high
        for button in (self.apply, self.keep):
            wide = button.sizeHint().width()
            button.setGeometry(pixels(QRectF(x, y, wide, px(30))))
            x += wide + px(8)

    def event(self, event) -> bool:  # type: ignore[no-untyped-def]
        """Escape answers here before it leaves anything else."""
        return keeps_key(event, _ESCAPE) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps things as they are."""
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sunk block with a bar of the warning hue."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.look.theme, self.look.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["sunk"])
        painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))
        painter.fillRect(QRectF(0, 0, px(3), self.height()), theme["warn"])
