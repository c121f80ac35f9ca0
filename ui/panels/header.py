"""Title and question of the chapter, and the window's own buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.panels.controls import Button, Pane
from ui.panels.controls.themed import draw_text, pixels, text_width


class Header(Pane):
    """Two lines where there is height, one where there is not; icons alone where there is no width."""

    lesson_asked = Signal()
    present_asked = Signal()
    record_asked = Signal()
    theme_asked = Signal()
    language_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title: str | None = None
        self._question: str | None = None
        self._folded = False
        self._recording, self._paused = "", False
        self.lesson = Button(
            self, action="lesson", words="frame-header-lesson", icon="lesson", checkable=True
        )
        self.present = Button(self, action="present", words="frame-header-present", icon="present")
        self.record = Button(self, action="record", words="frame-header-record", icon="record")
        self.record.set_icon("record", "rec")
        self.theme_button = Button(self, action="theme", words="frame-theme-paper", icon="theme")
        self.language_button = Button(self, action="language", words="frame-language-other", icon="language")
        self.lesson.clicked.connect(self.lesson_asked)
        self.present.clicked.connect(self.present_asked)
        self.record.clicked.connect(self.record_asked)
        self.theme_button.clicked.connect(self.theme_asked)
        self.language_button.clicked.connect(self.language_asked)

    def show_chapter(self, title: str, question: str) -> None:
        """The catalogue's keys of the chapter's title and of the question it answers."""
        self._title, self._question = title, question
        self.setAccessibleName(self.look.say(title))
        self.arrange()
        self.update()

    def show_lesson(self, is_open: bool) -> None:
        """Whether the lesson is open."""
        self.lesson.setChecked(is_open)

    def show_recording(self, time: str, *, paused: bool = False) -> None:
        """How long has been recorded (`0:12`), or "" when nothing is."""
        self._recording, self._paused = time, paused
        key = "film-recording-paused" if paused else "film-recording"
        if time:
            self.record.set_words(key, time=time)
        else:
            self.record.set_words("frame-header-record")
        self.setAccessibleDescription(self.record.text() if time else "")
        self.arrange()
        self.update()

    @property
    def _buttons(self) -> list[Button]:
        if self.look.present:
            return []
        return [self.lesson, self.present, self.record, self.theme_button, self.language_button]

    @property
    def _is_one_line(self) -> bool:
        return self.look.present or self.height() < self.look.px(72)

    def restyle(self) -> None:
        """Words, theme's name, places."""
        self.theme_button.set_words(f"frame-theme-{self.look.theme.name}")
        for button in (self.lesson, self.present, self.record, self.theme_button, self.language_button):
            button.setVisible(not self.look.present)
        super().restyle()

    def arrange(self) -> None:
        """Buttons from the right; icons alone when words would leave the title no room."""
        px = self.look.px
        self._folded = self._needs_folding()
        x, high = self.width() - px(24), px(30)
        y = (self.height() - high) / 2 if self._is_one_line else px(28)
        for button in reversed(self._buttons):
            # A language is known by its name, not by a globe.
            telling = button is self.language_button or (button is self.record and self._recording != "")
            button.set_icon_only(self._folded and not telling)
            wide = button.sizeHint().width()
            x -= wide
            button.setGeometry(pixels(QRectF(x, y, wide, high)))
            x -= px(8)

    def _needs_folding(self) -> bool:
        for button in self._buttons:
            button.set_icon_only(False)
        wide = sum(button.sizeHint().width() + self.look.px(8) for button in self._buttons)
        return self.width() - wide < self.look.px(64) + self._words_width()

    def _words_width(self) -> float:
        if self._title is None or self._question is None:
            return 0.0
        look = self.look
        title = text_width(look.say(self._title), look.font("chapter_title"))
        question = text_width(look.say(self._question), look.font("question"))
        return title + look.px(18) + question if self._is_one_line else max(title, question)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, question, rule."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px = self.look, self.look.theme, self.look.px
        painter.fillRect(self.rect(), theme["bg"])
        left, right = (px(48), px(48)) if look.present else (0.0, 0.0)
        thick = max(1, round(px(1)))
        painter.fillRect(
            QRectF(left, self.height() - thick, self.width() - left - right, thick), theme["hair"]
        )
        if self._title is None or self._question is None:
            return
        x = px(48) if look.present else px(32)
        buttons, end = self._buttons, self._draw_recording(painter)
        room = (buttons[0].x() - px(16) if buttons else end) - x
        title, question = look.say(self._title), look.say(self._question)
        big, small = look.font("chapter_title"), look.font("question")
        if self._is_one_line:
            wide = text_width(title, big)
            draw_text(painter, QRectF(x, 0, room, self.height()), title, big, theme["ink"])
            # Both lines stand on one baseline.
            drop = (big.pixelSize() - small.pixelSize()) * 0.26
            beside = QRectF(x + wide + px(18), drop, room - wide - px(18), self.height())
            draw_text(painter, beside, question, small, theme["ink2"])
        else:
            draw_text(painter, QRectF(x, px(14), room, px(42)), title, big, theme["ink"])
            draw_text(painter, QRectF(x, px(51), room, px(24)), question, small, theme["ink2"])

    def _draw_recording(self, painter: QPainter) -> float:
        """In present mode the red dot and the time, small, at the right; where they begin."""
        look, theme, px = self.look, self.look.theme, self.look.px
        end = self.width() - px(48)
        if not look.present or not self._recording:
            return end
        key = "film-recording-paused" if self._paused else "film-recording"
        words, font = look.say(key, time=self._recording), look.font("label")
        left = end - text_width(words, font)
        draw_text(painter, QRectF(left, 0, end - left, self.height()), words, font, theme["ink2"])
        dot = QRectF(left - px(18), self.height() / 2 - px(5), px(10), px(10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["axis" if self._paused else "rec"])
        painter.drawEllipse(dot)
        return dot.left() - px(24)
