"""A check box with its words to the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.panels.controls.icons import draw_icon
from ui.panels.controls.themed import Themed, draw_focus, draw_text, keeps_key

_PRESS = frozenset({int(Qt.Key.Key_Space)})


class Switch(Themed, QAbstractButton):
    """On or off; `toggled` is Qt's own, `clicked` only the person's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adopt_look(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_label(self, text: str) -> None:
        """The words beside the box."""
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    def restyle(self) -> None:
        """Sizes follow the look."""
        self.update()

    def height_for(self, _width: float) -> float:
        """24 px."""
        return self.look.px(24)

    def event(self, event: QEvent) -> bool:
        """Space toggles a focused switch."""
        return keeps_key(event, _PRESS) or super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, check, words, focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px = self.look, self.look.theme, self.look.px
        line = max(1.0, px(1.2))
        side = px(15)
        box = QRectF(line, (self.height() - side) / 2, side, side)
        ink = theme["ink"] if self.isEnabled() else theme["hair2"]
        painter.setPen(
            QPen(ink if self.isChecked() else theme["axis" if self.isEnabled() else "hair2"], line)
        )
        painter.setBrush(ink if self.isChecked() else theme["surface"])
        painter.drawRoundedRect(box, px(3), px(3))
        if self.isChecked():
            draw_icon(painter, box.adjusted(px(1), px(1), -px(1), -px(1)), "check-bold", theme["bg"])
        left = box.right() + px(9)
        colour = theme["ink" if self.isEnabled() else "axis"]
        draw_text(
            painter,
            QRectF(left, 0, self.width() - left, self.height()),
            self.text(),
            look.font("label"),
            colour,
        )
        if self.hasFocus():
            draw_focus(
                painter, box.adjusted(-px(3.5), -px(3.5), px(3.5), px(3.5)) & QRectF(self.rect()), look, 4
            )
