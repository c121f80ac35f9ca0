"""The keyboard sheet: every key by group, over the window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.panels import keyboard
from ui.panels.controls import Button, Pane
from ui.panels.controls.themed import Look, draw_text, keeps_key, pixels, text_width
from ui.theme import alpha

_LEAVE = frozenset({int(Qt.Key.Key_Escape), int(Qt.Key.Key_Question)})
_ROW, _HEAD, _GAP = 26, 34, 14
# Groups in the left column; the others stand on the right.
_LEFT = ("sequence", "lecture")


class KeyboardSheet(Pane):
    """Covers its parent with a scrim; Escape, ?, the cross or a click beside the sheet closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = Button(self, icon="close", tip="frame-close", shape="flat")
        self.close_button.clicked.connect(self.closed)
        self._chapter, self._own = "", dict[str, keyboard.Key]()
        self.restyle()

    def take(self, look: Look) -> None:
        """The sheet is for the speaker: its type does not grow for the room."""
        super().take(replace(look, present=False))

    def show_chapter(self, chapter: str, own: dict[str, keyboard.Key]) -> None:
        """List the open chapter's own keys too, under its title."""
        self._chapter, self._own = chapter, own
        self.arrange()
        self.restyle()

    def restyle(self) -> None:
        """Words follow the language."""
        self.setAccessibleName(self.look.say("frame-keyboard-title"))
        lines = (
            f"{keyboard.cap_of(key, self.look.language)}: {self.look.say(key.words)}"
            for key in (*keyboard.KEYS.values(), *self._own.values())
        )
        self.setAccessibleDescription("\n".join(lines))
        super().restyle()

    def columns(self) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
        """The groups of each column with their actions."""
        by_group = {
            group: [a for a, key in keyboard.KEYS.items() if key.group == group] for group in keyboard.GROUPS
        }
        left = [(group, by_group[group]) for group in keyboard.GROUPS if group in _LEFT]
        if self._own:
            left.append((keyboard.CHAPTER, list(self._own)))
        return left, [(group, by_group[group]) for group in keyboard.GROUPS if group not in _LEFT]

    def sheet(self) -> QRectF:
        """The sheet itself, in the middle."""
        px = self.look.px
        tallest = max(
            sum(_HEAD + _ROW * len(actions) + _GAP for _, actions in column) for column in self.columns()
        )
        wide, high = min(px(800), self.width() - px(32)), px(66 + tallest + 10)
        high = min(high, self.height() - px(16))
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def arrange(self) -> None:
        """The cross in the sheet's corner."""
        px, sheet = self.look.px, self.sheet()
        self.close_button.setGeometry(
            pixels(QRectF(sheet.right() - px(46), sheet.top() + px(16), px(30), px(30)))
        )

    def event(self, event: QEvent) -> bool:
        """Escape closes the sheet and leaves nothing else."""
        return keeps_key(event, _LEAVE) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and ? close."""
        if event.key() in _LEAVE:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sheet closes it."""
        if not self.sheet().contains(event.position()):
            self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Scrim, sheet, groups."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px, sheet = self.look, self.look.theme, self.look.px, self.sheet()
        painter.fillRect(self.rect(), alpha(theme["bg"], 0.74))
        painter.setPen(QPen(theme["hair2"], max(1.0, px(1))))
        painter.setBrush(theme["bg"])
        painter.drawRoundedRect(sheet, px(8), px(8))
        title = QRectF(sheet.left() + px(32), sheet.top() + px(16), sheet.width() - px(96), px(30))
        draw_text(painter, title, look.say("frame-keyboard-title"), look.font("panel_title"), theme["ink"])
        # A low window takes the air out of the rows, never a row.
        tallest = max(
            sum(_HEAD + _ROW * len(actions) + _GAP for _, actions in column) for column in self.columns()
        )
        squeeze = min(1.0, (sheet.height() / look.scale - 70) / tallest)
        half = sheet.width() / 2 - px(32)
        for number, column in enumerate(self.columns()):
            x, y = sheet.left() + px(32) + number * (half + px(16)), sheet.top() + px(58)
            for group, actions in column:
                y = self._draw_group(painter, QRectF(x, y, half - px(16), 0), group, actions, squeeze)

    def _draw_group(
        self, painter: QPainter, box: QRectF, group: str, actions: list[str], squeeze: float
    ) -> float:
        look, theme, px = self.look, self.look.theme, self.look.px
        y = box.top()
        head = QRectF(box.left(), y, box.width(), px(_HEAD) * squeeze)
        title = f"{self._chapter}-title" if group == keyboard.CHAPTER else f"frame-keys-{group}"
        draw_text(painter, head, look.say(title), look.font("body", 600), theme["ink"])
        painter.fillRect(
            QRectF(box.left(), head.bottom() - px(3), box.width(), max(1, round(px(1)))), theme["hair"]
        )
        y = head.bottom()
        row, font = px(_ROW) * squeeze, look.font("small", 500)
        for action in actions:
            action_key = self._own[action] if group == keyboard.CHAPTER else keyboard.KEYS[action]
            cap = keyboard.cap_of(action_key, look.language)
            wide = max(px(26), text_width(cap, font) + px(14))
            key = QRectF(box.right() - wide, y + row * 0.1, wide, row * 0.8)
            painter.setPen(QPen(theme["hair2"], max(1.0, px(1))))
            painter.setBrush(theme["surface"])
            painter.drawRoundedRect(key, px(4), px(4))
            draw_text(painter, key, cap, font, theme["ink"], Qt.AlignmentFlag.AlignHCenter)
            words = QRectF(box.left(), y, box.width() - wide - px(10), row)
            draw_text(painter, words, look.say(action_key.words), look.font("label"), theme["ink2"])
            y += row
        return y + px(_GAP) * squeeze
