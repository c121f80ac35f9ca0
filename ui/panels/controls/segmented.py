"""A choice of a few, all of them in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.panels.controls.themed import Pane, draw_focus, draw_text, keeps_key, text_width
from ui.theme import mix

_BACK = frozenset({int(Qt.Key.Key_Left), int(Qt.Key.Key_Up)})
_ON = frozenset({int(Qt.Key.Key_Right), int(Qt.Key.Key_Down)})
_ENDS = frozenset({int(Qt.Key.Key_Home), int(Qt.Key.Key_End)})


class Segmented(Pane):
    """Values with their words, one of them chosen; wraps to more rows where one is too narrow.

    `chosen` carries the value a person picked by pointer or arrow key. A `quiet` one has no frame.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, quiet: bool = False, role: str = "label") -> None:
        super().__init__(parent)
        self._items: tuple[tuple[object, str], ...] = ()
        self._value: object = None
        self._quiet, self._role = quiet, role
        self._label = ""
        self._hover = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_items(self, items: Sequence[tuple[object, str]]) -> None:
        """What there is to choose from: (value, words)."""
        self._items = tuple(items)
        self._renamed()

    def set_label(self, label: str) -> None:
        """What is chosen, for a screen reader."""
        self._label = label
        self._renamed()

    def set_value(self, value: object) -> None:
        """Show a value as chosen; emits nothing."""
        if value != self._value or type(value) is not type(self._value):
            self._value = value
            self._renamed()

    @property
    def value(self) -> object:
        """The value shown as chosen."""
        return self._value

    def _renamed(self) -> None:
        said = next((words for value, words in self._items if value == self._value), "")
        self.setAccessibleName(f"{self._label}: {said}" if self._label else said)
        self.update()

    # Places.

    def _natural(self) -> list[float]:
        font = self.look.font(self._role, 600)
        return [text_width(words, font) + self.look.px(10 if self._quiet else 14) for _, words in self._items]

    def natural_width(self) -> float:
        """The width at which one row holds every choice, logical px."""
        return sum(self._natural()) + self.look.px(4)

    def _rows(self, width: float) -> list[list[int]]:
        rows: list[list[int]] = [[]]
        used = 0.0
        for number, wide in enumerate(self._natural()):
            if rows[-1] and used + wide > width - self.look.px(4) + 1.5:
                rows.append([])
                used = 0.0
            rows[-1].append(number)
            used += wide
        return rows

    @property
    def _row_height(self) -> float:
        return self.look.px(24 if self._quiet else 28)

    def height_for(self, width: float) -> float:
        """28 px a row."""
        return self._row_height * len(self._rows(width))

    def _cells(self) -> list[QRectF]:
        inset = self.look.px(2)
        natural, cells = self._natural(), []
        rows = self._rows(self.width())
        height = self.height() / len(rows)
        for line, row in enumerate(rows):
            spare = (self.width() - 2 * inset - sum(natural[n] for n in row)) / max(1, len(row))
            x = inset
            for number in row:
                wide = natural[number] + spare
                cells.append(QRectF(x, line * height, wide, height).adjusted(0, inset, 0, -inset))
                x += wide
        return cells

    def _at(self, point: QPointF) -> int:
        return next((n for n, cell in enumerate(self._cells()) if cell.contains(point)), -1)

    # The hand.

    def _pick(self, number: int) -> None:
        if 0 <= number < len(self._items) and self._items[number][0] != self._value:
            self.set_value(self._items[number][0])
            self.chosen.emit(self._value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick what is under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the pointer."""
        hover = self._at(event.position())
        if hover != self._hover:
            self._hover = hover
            self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is under the pointer."""
        self._hover = -1
        self.update()

    def event(self, event: QEvent) -> bool:
        """A focused choice answers to the arrows."""
        return keeps_key(event, _BACK | _ON | _ENDS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbour, Home and End to the ends."""
        here = next((n for n, (value, _) in enumerate(self._items) if value == self._value), 0)
        if event.key() in _BACK:
            self._pick(here - 1)
        elif event.key() in _ON:
            self._pick(here + 1)
        elif event.key() in _ENDS:
            self._pick(0 if event.key() == Qt.Key.Key_Home else len(self._items) - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame, the chosen one filled, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px = self.look, self.look.theme, self.look.px
        if not self._quiet:
            line = max(1.0, px(1))
            painter.setPen(QPen(theme["hair2"], line))
            painter.setBrush(theme["surface"] if self.isEnabled() else Qt.BrushStyle.NoBrush)
            half = line / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), px(6), px(6))
        for number, (cell, (value, words)) in enumerate(zip(self._cells(), self._items, strict=True)):
            is_chosen = value == self._value
            if is_chosen or (number == self._hover and self.isEnabled()):
                painter.setPen(
                    QPen(theme["hair2"], max(1.0, px(1))) if self._quiet and is_chosen else Qt.PenStyle.NoPen
                )
                painter.setBrush(theme["sel"] if is_chosen else mix(theme["bg"], theme["sel"], 0.5))
                painter.drawRoundedRect(cell.adjusted(px(0.5), px(0.5), -px(0.5), -px(0.5)), px(4), px(4))
            colour = theme["axis"] if not self.isEnabled() else theme["ink" if is_chosen else "ink2"]
            font = look.font(self._role, 600 if is_chosen else 450)
            draw_text(painter, cell, words, font, colour, Qt.AlignmentFlag.AlignHCenter)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), look)
