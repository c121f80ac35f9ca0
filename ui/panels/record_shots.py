"""The shots of a film: a picture, the caption and the length of each; both can be typed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.panels.controls import Label, Pane, ScrollArea, TextEntry
from ui.panels.controls.themed import draw_text, pixels

ROW, _PICTURE = 86, (120, 68)
# A shot lasts at least a frame or so, and at most an hour, seconds.
SHORTEST, LONGEST = 0.1, 3600.0


class ShotLine(NamedTuple):
    """A shot as the sheet shows it; `kind` is the catalogue's key of what happens in it."""

    caption: str
    kind: str
    seconds: float | None


def _written(seconds: float | None) -> str:
    return "…" if seconds is None else f"{round(seconds, 1):g}"


class ShotRow(Pane):
    """One shot: `caption_edited` and `length_edited` carry what was typed."""

    caption_edited = Signal(str)
    length_edited = Signal(float)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._still: QImage | None = None
        self._seconds: float | None = None
        self.caption = TextEntry(self)
        self.caption.set_hint("film-caption-hint")
        self.caption.set_longest(200)
        self.caption.submitted.connect(self.caption_edited)
        self._kind = Label(self, role="small", colour="ink3")
        self.length = TextEntry(self)
        self.length.set_longest(7)
        self.length.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.length.submitted.connect(self._read_length)
        self._unit = Label(self, role="label", colour="ink2")
        self._unit.say("film-second-unit")
        self.restyle()

    def show_line(self, line: ShotLine) -> None:
        """Caption, what happens, length."""
        self.caption.set_value(line.caption)
        if not self.caption.line.hasFocus():
            self.caption.line.setCursorPosition(0)  # a long one shows how it begins
        self._kind.say(line.kind)
        self._seconds = line.seconds
        self.length.set_value(_written(line.seconds))
        self.length.setEnabled(line.seconds is not None)

    def show_still(self, still: QImage | None) -> None:
        """The picture of the shot."""
        self._still = still
        self.update()

    @property
    def has_still(self) -> bool:
        """Whether the picture is there."""
        return self._still is not None

    def _read_length(self, typed: str) -> None:
        try:
            seconds = float(typed.replace(",", "."))
        except ValueError:
            seconds = float("nan")
        if SHORTEST <= seconds <= LONGEST:
            self.length_edited.emit(seconds)
        else:  # what is no length leaves the one there was
            self.length.set_value(_written(self._seconds))

    def restyle(self) -> None:
        """Names for a screen reader."""
        self.caption.line.setAccessibleName(self.look.say("film-shot-caption", number=self._number + 1))
        self.length.line.setAccessibleName(self.look.say("film-shot-length", number=self._number + 1))
        super().restyle()

    def _picture(self) -> QRectF:
        px = self.look.px
        return QRectF(px(22), px(8), px(_PICTURE[0]), px(_PICTURE[1]))

    def arrange(self) -> None:
        """The picture left, caption over kind and length."""
        px, left = self.look.px, self._picture().right() + self.look.px(12)
        self.caption.setGeometry(pixels(QRectF(left, px(9), self.width() - left - px(2), px(30))))
        unit, box = self._unit.natural_width() + px(2), px(64)
        x = self.width() - px(2) - unit
        self._unit.setGeometry(pixels(QRectF(x, px(45), unit, px(30))))
        self.length.setGeometry(pixels(QRectF(x - box - px(6), px(45), box, px(30))))
        self._kind.setGeometry(pixels(QRectF(left + px(2), px(45), x - box - px(14) - left, px(30))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Number, picture in its frame, the rule below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        look, theme, px, where = self.look, self.look.theme, self.look.px, self._picture()
        number = QRectF(0, where.top(), px(16), where.height())
        draw_text(painter, number, str(self._number + 1), look.font("small"), theme["ink3"])
        painter.fillRect(where, theme["surface"])
        if self._still is not None:
            size = self._still.size().toSizeF().scaled(where.size(), Qt.AspectRatioMode.KeepAspectRatio)
            x, y = where.center().x() - size.width() / 2, where.center().y() - size.height() / 2
            painter.drawImage(QRectF(x, y, size.width(), size.height()), self._still)
        painter.setPen(QPen(theme["hair2"], max(1.0, px(1))))
        painter.drawRect(where.adjusted(0.5, 0.5, -0.5, -0.5))
        thick = max(1, round(px(1)))
        painter.fillRect(QRectF(0, self.height() - thick, self.width(), thick), theme["hair"])


class RecordShots(Pane):
    """All of them, scrolled; signals carry the shot's number from 0."""

    caption_edited = Signal(int, str)
    length_edited = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = ScrollArea(self)
        self._column = Pane(self._scroll)
        self._scroll.show_widget(self._column)
        self.rows: list[ShotRow] = []

    def show_lines(self, lines: Sequence[ShotLine]) -> None:
        """The shots; rows that are there stay, with their pictures."""
        while len(self.rows) > len(lines):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(lines):
            self._add(len(self.rows))
        for row, line in zip(self.rows, lines, strict=True):
            row.show_line(line)
        self.arrange()

    def _add(self, number: int) -> None:
        row = ShotRow(number, self._column)
        row.caption_edited.connect(lambda text: self.caption_edited.emit(number, text))
        row.length_edited.connect(lambda seconds: self.length_edited.emit(number, seconds))
        row.show()
        self.rows.append(row)

    def reveal(self, widget: QWidget) -> None:
        """Bring what has the keyboard into sight."""
        if self._column.isAncestorOf(widget):
            self._scroll.ensureWidgetVisible(widget)

    def arrange(self) -> None:
        """One below the other."""
        px = self.look.px
        self._scroll.setGeometry(pixels(QRectF(0, 0, self.width(), self.height())))
        wide = self.width() - px(14)
        for number, row in enumerate(self.rows):
            row.setGeometry(pixels(QRectF(0, number * px(ROW), wide, px(ROW))))
        self._column.resize(round(max(1.0, wide)), round(max(1.0, px(ROW) * len(self.rows))))
