"""A push button: icon, words or both; framed, flat or solid round."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from simulator.message import Value
from ui.panels import keyboard
from ui.panels.controls.icons import draw_icon
from ui.panels.controls.themed import Themed, draw_focus, draw_text, keeps_key, text_width
from ui.theme import mix

Shape = Literal["frame", "flat", "round", "solid"]

_PRESS = frozenset({int(Qt.Key.Key_Space), int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)})


class Button(Themed, QAbstractButton):
    """Pressed by pointer, Space or Enter.

    `action` names a row of `keyboard.KEYS`: the tooltip then says what it does and its key. `words`
    is the key of what is written on it; without one the button is its icon. It takes the keyboard by
    Tab only, so a click never takes Space away from Play.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        action: str | None = None,
        words: str | None = None,
        icon: str | None = None,
        tip: str | None = None,
        shape: Shape = "frame",
        checkable: bool = False,
        role: str = "label",
    ) -> None:
        super().__init__(parent)
        self.adopt_look(parent)
        self._action, self._words, self._icon, self._tip = action, words, icon, tip
        self._values: dict[str, Value] = {}
        self._shape, self._role = shape, role
        self._icon_colour: str | None = None
        self._icon_only = False
        self._reason: str | None = None
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._spell()

    def set_words(self, words: str | None, **values: Value) -> None:
        """Other words on the button."""
        if (words, values) != (self._words, self._values):
            self._words, self._values = words, values
            self._spell()

    def set_icon(self, icon: str | None, colour: str | None = None) -> None:
        """Another icon, in the role `colour` of the theme."""
        if (icon, colour) != (self._icon, self._icon_colour):
            self._icon, self._icon_colour = icon, colour
            self.update()

    def set_icon_only(self, icon_only: bool) -> None:
        """Leave the words to the tooltip, where there is no room."""
        if icon_only != self._icon_only:
            self._icon_only = icon_only
            self.explain(self._reason)

    def restyle(self) -> None:
        """Words and size follow the look."""
        self._spell()
        self.updateGeometry()

    def _spell(self) -> None:
        self.setText(self.look.say(self._words, **self._values) if self._words else "")
        self.explain(self._reason)

    def explain(self, reason: str | None) -> None:
        """Add to the tooltip why the button cannot be pressed now; None takes it back."""
        self._reason = reason
        tip = keyboard.tip(self._action, self.look.language) if self._action else ""
        if self._tip:
            tip = self.look.say(self._tip)
        said = self.text() if self._icon_only else ""
        self.setToolTip("\n".join(part for part in (said, tip or self.text(), reason) if part))
        name = self.text() or (keyboard.name(self._action, self.look.language) if self._action else tip)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.toolTip())
        self.update()

    @property
    def _written(self) -> str:
        return "" if self._icon_only and self._icon else self.text()

    def sizeHint(self) -> QSize:
        """30 px high; as wide as icon and words need."""
        px = self.look.px
        if not self._written:
            side = px(26 if self._shape == "flat" else 30)
            return QSize(round(side), round(side))
        wide = text_width(self._written, self.look.font(self._role, 500)) + px(24)
        wide += px(21) if self._icon else 0
        if self._shape == "flat":
            wide -= px(12)
        return QSize(round(wide + 0.5), round(px(30)))

    def event(self, event: QEvent) -> bool:
        """A focused button is pressed by Space and Enter, whatever the window does with them."""
        return keeps_key(event, _PRESS) or super().event(event)

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> QColor | None:
        theme = self.look.theme
        if self._shape in ("round", "solid"):
            if not self.isEnabled():
                return theme["hair2"]
            return mix(
                theme["ink"], theme["bg"], 0.25 if self.isDown() else 0.12 if self.underMouse() else 0.0
            )
        if self.isDown() or self.isChecked():
            return theme["sel"]
        if self.underMouse() and self.isEnabled():
            return mix(theme["bg"], theme["sel"], 0.6)
        return theme["surface"] if self._shape == "frame" else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, fill, icon, words, focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px = self.look, self.look.theme, self.look.px
        body = QRectF(self.rect())
        radius = min(body.width(), body.height()) / 2 if self._shape == "round" else px(6)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._shape == "frame":
            line = max(1.0, px(1))
            painter.setPen(QPen(theme["hair2"], line))
            body.adjust(line / 2, line / 2, -line / 2, -line / 2)
        fill = self._fill()
        if fill is not None:
            painter.setBrush(fill)
            painter.drawRoundedRect(body, radius, radius)
        self._draw_content(painter)
        if self.hasFocus():
            if self._shape in ("round", "solid"):
                inner = px(3)
                painter.setPen(QPen(theme["bg"], px(1.5)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(
                    body.adjusted(inner, inner, -inner, -inner), radius - inner, radius - inner
                )
            else:
                draw_focus(painter, QRectF(self.rect()), look)

    def _draw_content(self, painter: QPainter) -> None:
        look, theme, px = self.look, self.look.theme, self.look.px
        filled = self._shape in ("round", "solid")
        colour = theme["axis"] if not self.isEnabled() else theme["ink"]
        if filled:
            colour = theme["bg"]
        font = look.font(self._role, 600 if self._shape == "solid" else 500)
        side = px(16)
        words = self._written
        width = text_width(words, font) if words else 0.0
        gap = px(7) if words and self._icon else 0.0
        x = (self.width() - width - gap - (side if self._icon else 0)) / 2
        if self._icon:
            hue = theme[self._icon_colour] if self._icon_colour and self.isEnabled() else colour
            draw_icon(painter, QRectF(x, (self.height() - side) / 2, side, side), self._icon, hue)
            x += side + gap
        if words:
            draw_text(painter, QRectF(x, 0, min(width, self.width() - x), self.height()), words, font, colour)
