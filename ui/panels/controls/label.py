"""Words on a panel: one line or wrapped, by catalogue key or as given."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.message import Value
from ui.panels.controls.themed import Pane, draw_text, text_width


class Label(Pane):
    """Text in a role of the type table and a role of the theme."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        role: str = "label",
        colour: str = "ink2",
        weight: int | None = None,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self._role, self._colour, self._weight = role, colour, weight
        self._wrap, self._align = wrap, align
        self._key: str | None = None
        self._values: dict[str, Value] = {}
        self._text = ""
        # What lies under a label (a row with its help, a button) keeps the pointer.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, key: str, **values: Value) -> None:
        """Show the sentence of a key; it follows the language."""
        self._key, self._values = key, values
        self._spell()

    def set_text(self, text: str) -> None:
        """Show this text as it is."""
        self._key = None
        if text != self._text:
            self._text = text
            self._changed()

    def set_colour(self, role: str) -> None:
        """Another role of the theme."""
        if role != self._colour:
            self._colour = role
            self.update()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def restyle(self) -> None:
        """The words follow the language."""
        self._spell()
        super().restyle()

    def _spell(self) -> None:
        if self._key is not None:
            text = self.look.say(self._key, **self._values)
            if text != self._text:
                self._text = text
                self._changed()

    def _changed(self) -> None:
        self.setAccessibleName(self._text)
        self.update()

    def natural_width(self) -> float:
        """The width of the text on one line, logical px."""
        return text_width(self._text, self.look.font(self._role, self._weight))

    def height_for(self, width: float) -> float:
        """The height of the text at this width; 0 when there is none."""
        if not self._text:
            return 0.0
        metrics = QFontMetricsF(self.look.font(self._role, self._weight))
        if not self._wrap:
            return metrics.height()
        room = QRectF(0, 0, max(width, 1.0), 1e6)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._text).height()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(round(self.natural_width() + 1), round(self.height_for(1e6)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text, greyed when disabled."""
        painter = QPainter(self)
        theme = self.look.theme
        colour = theme[self._colour] if self.isEnabled() else theme["axis"]
        font = self.look.font(self._role, self._weight)
        if self._wrap:
            painter.setFont(font)
            painter.setPen(colour)
            flags = int(self._align | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()), flags, self._text)
        else:
            draw_text(painter, QRectF(self.rect()), self._text, font, colour, self._align)


class SectionTitle(Label):
    """The name of a block of controls."""

    def __init__(self, parent: QWidget | None = None, key: str | None = None) -> None:
        super().__init__(parent, role="body", colour="ink", weight=600)
        if key is not None:
            self.say(key)
