"""The rail: the product's name, the chapters, and what helps to find one's way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import theme as themes
from ui.panels import keyboard
from ui.panels.controls import Pane, Themed
from ui.panels.controls.icons import draw_icon
from ui.panels.controls.themed import draw_focus, draw_text, keeps_key, pixels
from ui.theme import mix

_PRESS = frozenset({int(Qt.Key.Key_Space), int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)})
NARROW = 100


class _Chapter(Themed, QAbstractButton):
    """One chapter: its number, and its name where there is room."""

    def __init__(self, number: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.adopt_look(parent)
        self._number, self._words = number, words
        self.is_done = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.restyle()

    def restyle(self) -> None:
        """The name follows the language."""
        name = self.look.say(self._words)
        self.setText(name)
        self.setAccessibleName(f"{self._number} {name}")
        self.setToolTip(name)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Space and Enter press a focused chapter."""
        return keeps_key(event, _PRESS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """The window says which chapter is open; a press only asks."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The open chapter on the ground's colour with a bar; others plain."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px = self.look, self.look.theme, self.look.px
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(QPen(theme["hair"], max(1.0, px(1))))
            painter.setBrush(theme["bg"])
            painter.drawRoundedRect(body, px(6), px(6))
            painter.fillRect(QRectF(0, px(13), px(3), self.height() - px(26)), theme["ink"])
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mix(theme["sunk"], theme["sel"], 0.8))
            painter.drawRoundedRect(body, px(6), px(6))
        font = look.font("body", 600 if self.isChecked() else 450)
        narrow = self.width() < px(NARROW)
        centre = Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag.AlignLeft
        box = QRectF(0 if narrow else px(16), 0, self.width() if narrow else px(16), self.height())
        number_ink = theme["ink" if self.isChecked() else "ink3"]
        draw_text(
            painter, box, str(self._number), look.font("body" if narrow else "label"), number_ink, centre
        )
        if not narrow:
            ink = theme["ink" if self.isChecked() else "ink2"]
            room = self.width() - px(33) - px(24 if self.is_done else 4)
            draw_text(painter, QRectF(px(33), 0, room, self.height()), self.text(), font, ink)
            if self.is_done and not self.isChecked():
                mark = QRectF(self.width() - px(24), (self.height() - px(14)) / 2, px(14), px(14))
                draw_icon(painter, mark, "check", theme["hair2"])
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), look)


class _Link(Themed, QAbstractButton):
    """A plain line at the foot: words, or an icon in a narrow rail."""

    def __init__(self, action: str, words: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.adopt_look(parent)
        self._action, self._words, self._icon = action, words, icon
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.restyle()

    def restyle(self) -> None:
        """Words and tooltip follow the language."""
        self.setText(self.look.say(self._words))
        self.setAccessibleName(self.text())
        self.setToolTip(keyboard.tip(self._action, self.look.language))
        self.update()

    def sizeHint(self) -> QSize:
        """26 px high."""
        return QSize(round(self.look.px(120)), round(self.look.px(26)))

    def event(self, event: QEvent) -> bool:
        """Space presses a focused link."""
        return keeps_key(event, _PRESS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, darker under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px = self.look, self.look.theme, self.look.px
        ink = theme["ink" if self.underMouse() else "ink2"]
        if self.width() < px(NARROW):
            side = px(17)
            draw_icon(
                painter,
                QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side),
                self._icon,
                ink,
            )
        else:
            draw_text(
                painter, QRectF(self.rect()).adjusted(px(4), 0, 0, 0), self.text(), look.font("label"), ink
            )
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), look, 4)


class Rail(Pane):
    """Chapters in the lecture's order; numbers alone when it is narrow."""

    chapter_asked = Signal(str)
    explore_asked = Signal()
    copy_asked = Signal()
    film_asked = Signal()
    glossary_asked = Signal()
    keyboard_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters: dict[str, _Chapter] = {}
        self._links = [
            _Link("explore", "frame-rail-explore", "explore", self),
            _Link("copy_state", "frame-rail-copy", "copy", self),
            _Link("film", "frame-rail-film", "record", self),
            _Link("glossary", "frame-rail-glossary", "glossary", self),
            _Link("keyboard", "frame-rail-keyboard", "keyboard", self),
        ]
        asked = (
            self.explore_asked,
            self.copy_asked,
            self.film_asked,
            self.glossary_asked,
            self.keyboard_asked,
        )
        for link, signal in zip(self._links, asked, strict=True):
            link.clicked.connect(signal)

    def show_chapters(self, chapters: Sequence[tuple[str, int, str]]) -> None:
        """The chapters there are: (name, number in the lecture, catalogue key of the title)."""
        for old in self._chapters.values():
            old.hide()
            old.deleteLater()
        self._chapters = {name: _Chapter(number, words, self) for name, number, words in chapters}
        for name, button in self._chapters.items():
            button.clicked.connect(lambda _=False, name=name: self.chapter_asked.emit(name))
            button.show()
        self.arrange()

    def show_open(self, name: str, done: frozenset[str] = frozenset()) -> None:
        """Which chapter is open, and which have been brought to their end."""
        for each, button in self._chapters.items():
            button.setChecked(each == name)
            button.is_done = each in done
            button.update()

    def chapter_button(self, name: str) -> QAbstractButton:
        """The button of a chapter."""
        return self._chapters[name]

    @property
    def _narrow(self) -> bool:
        return self.width() < self.look.px(NARROW)

    def arrange(self) -> None:
        """Chapters below the brand, links at the foot."""
        px = self.look.px
        y, side = px(80), px(8)
        count = max(1, len(self._chapters))
        foot = self.height() - px(16) - px(26) * len(self._links)
        pitch = max(px(30), min(px(50), (foot - px(20) - y) / count))
        for button in self._chapters.values():
            button.setGeometry(pixels(QRectF(side, y, self.width() - 2 * side, min(px(40), pitch - px(2)))))
            y += pitch
        inset = px(18) if not self._narrow else px(8)
        for number, link in enumerate(self._links):
            box = QRectF(inset, foot + number * px(26), self.width() - 2 * inset + px(8), px(26))
            link.setGeometry(pixels(box))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, brand, the rule over the links."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px = self.look, self.look.theme, self.look.px
        painter.fillRect(self.rect(), theme["sunk"])
        thick = max(1, round(px(1)))
        painter.fillRect(QRectF(self.width() - thick, 0, thick, self.height()), theme["hair"])
        foot = self._links[0].y() - px(10)
        inset = px(22) if not self._narrow else px(10)
        painter.fillRect(QRectF(inset, foot, self.width() - 2 * inset, thick), theme["hair"])
        brand = look.say("frame-brand")
        font = themes.sized("display", px(16), 600, -px(0.3))
        if self._narrow:
            draw_text(
                painter,
                QRectF(0, px(17), self.width(), px(24)),
                brand[:1],
                font,
                theme["ink"],
                Qt.AlignmentFlag.AlignHCenter,
            )
            return
        draw_text(painter, QRectF(px(22), px(17), self.width() - px(30), px(24)), brand, font, theme["ink"])
        tick = look.font("tick")
        for line, key in enumerate(("frame-subtitle-first", "frame-subtitle-second")):
            box = QRectF(px(22), px(38 + 15 * line), self.width() - px(28), px(16))
            draw_text(painter, box, look.say(key), tick, theme["ink3"])
