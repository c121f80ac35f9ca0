"""What hides the whole window in a lecture: a title card, a picture that stands still, or black."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from simulator.directions import Words, in_language
from ui.diagrams import title_card
from ui.panels.controls import Pane


class Curtain(Pane):
    """Covers its parent while there is something to cover it with; black goes over everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._title: tuple[Words, Words] | None = None
        self._still: QPixmap | None = None
        self._black = False
        self.hide()

    @property
    def is_frozen(self) -> bool:
        """Whether the picture stands still."""
        return self._still is not None

    @property
    def is_black(self) -> bool:
        """Whether nothing is seen."""
        return self._black

    def show_title(self, title: tuple[Words, Words] | None) -> None:
        """A card with a title and a line below it; None takes it away."""
        self._title = title
        self._draw()

    def freeze(self, frozen: bool) -> None:
        """Keep showing what is seen now, whatever happens behind it."""
        window = self.parentWidget()
        self._still = window.grab() if frozen and window is not None else None
        self._draw()

    def black_out(self, black: bool) -> None:
        """Show nothing at all."""
        self._black = black
        self._draw()

    def open(self) -> None:
        """Cover nothing."""
        self._title, self._still, self._black = None, None, False
        self._draw()

    def _draw(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor if self._black else Qt.CursorShape.ArrowCursor)
        self.setVisible(self._black or self._still is not None or self._title is not None)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Black, the picture that stands still, or the card."""
        painter = QPainter(self)
        if self._black:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        elif self._still is not None:
            painter.drawPixmap(self.rect(), self._still)
        elif self._title is not None:
            look = self.look
            painter.fillRect(self.rect(), look.theme["bg"])
            title, line = (in_language(words, look.language) for words in self._title)
            title_card.paint(painter, QRectF(self.rect()), title, line, look.scale, look.theme)
