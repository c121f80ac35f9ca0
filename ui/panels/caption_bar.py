"""Present mode's foot: one sentence for the room, a slim rail, and the way out."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.directions import Words, in_language
from simulator.experiment import Progress
from ui import theme as themes
from ui import words as catalogue
from ui.panels import keyboard
from ui.panels.controls import Pane
from ui.panels.controls.themed import draw_text, pixels, text_width
from ui.panels.sequence_rail import OVERHANG, SequenceRail
from ui.panels.training_band import loss_text


class CaptionBar(Pane):
    """94 px of the design: the caption over update and loss, the rail, the key that leaves."""

    seek_asked = Signal(float)
    retold = Signal()  # another sentence stands there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = ""
        self._frozen = False
        self._script: tuple[Words | None, int, int] | None = None
        self._t, self._steps = 0, 0
        self._state: tuple[int, float, int | None] | None = None
        self.rail = SequenceRail(self, slim=True)
        self.rail.seek_asked.connect(self.seek_asked)

    def show_caption(self, text: str) -> None:
        """The chapter's sentence for the room."""
        self._caption = text
        self._retell()

    def show_script(self, caption: Words | None, act: int, acts: int) -> None:
        """A storyboard's sentence instead, None where it has none yet, and how far its acts have come."""
        self._script = caption, act, acts
        self._retell()

    def end_script(self) -> None:
        """The chapter's own sentences again."""
        self._script = None
        self._retell()

    def show_frozen(self, frozen: bool) -> None:
        """Tell the speaker that the picture stands still, and which key lets it go on."""
        self._frozen = frozen
        self.update()

    def _retell(self) -> None:
        if self.caption != self.accessibleName():
            self.setAccessibleName(self.caption)
            self.retold.emit()
        self.update()

    @property
    def caption(self) -> str:
        """The sentence that is shown."""
        if self._script is not None and self._script[0] is not None:
            return in_language(self._script[0], self.look.language)
        return self._caption

    @property
    def place(self) -> str:
        """Which act of the storyboard this is, for the speaker; empty without one."""
        if self._script is None:
            return ""
        return self.look.say("lecture-act", act=self._script[1], acts=self._script[2])

    def show_sequence(self, t: float, steps: int, *, backward: bool = False) -> None:
        """The playhead, in steps."""
        self.rail.show_position(t, steps, backward=backward)
        here = math.ceil(t - 1e-9) if backward else math.floor(t + 1e-9)
        if (here, steps) != (self._t, self._steps):
            self._t, self._steps = here, steps
            self.update()

    def show_training(self, progress: Progress) -> None:
        """Update and loss of the network on the stage."""
        wrecked = progress.exploded_at is not None and progress.shown >= progress.exploded_at
        state = (progress.shown, progress.loss, progress.exploded_at if wrecked else None)
        if repr(state) != repr(self._state):
            self._state = state
            self.update()

    def _update_words(self) -> str:
        if self._state is None:
            return self.look.say("frame-training-starting")
        update, loss, exploded = self._state
        if exploded is not None:
            return self.look.say("frame-training-exploded", update=exploded)
        if loss != loss:
            return self.look.say("frame-training-update", update=update)
        return self.look.say("frame-caption-update", update=update, loss=loss_text(loss))

    def _row(self) -> QRectF:
        px = self.look.px
        return QRectF(0, self.height() - px(38), self.width(), px(30))

    def _rail_span(self) -> tuple[float, float]:
        return self.width() * 0.292, self.width() * 0.708

    def arrange(self) -> None:
        """The rail in the middle of the lower line."""
        left, right = self._rail_span()
        over, row = self.look.px(OVERHANG), self._row()
        self.rail.setGeometry(pixels(QRectF(left - over, row.top(), right - left + 2 * over, row.height())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Caption, update and loss, step, the way out."""
        painter = QPainter(self)
        look, theme, px = self.look, self.look.theme, self.look.px
        painter.fillRect(self.rect(), theme["sunk"])
        painter.fillRect(QRectF(0, 0, self.width(), max(1, round(px(1)))), theme["hair"])
        row, (left, right) = self._row(), self._rail_span()
        caption = QRectF(px(48), px(10), self.width() - px(96), row.top() - px(10))
        draw_text(
            painter, caption, self.caption, look.font("caption"), theme["ink"], Qt.AlignmentFlag.AlignHCenter
        )
        # The line below is for the speaker, not for the room: the window's own size of type.
        font = themes.font("small", look.scale * 1.12)
        side = px(48)
        step = look.say("frame-sequence-step", step=self._t, steps=self._steps)
        wide = text_width(step, font)
        words = QRectF(side, row.top(), left - px(40) - side, row.height())
        draw_text(painter, words, self._update_words(), font, theme["ink3"])
        italic = themes.sized("maths", px(16), italic=True)
        draw_text(
            painter,
            QRectF(left - px(34), row.top(), px(18), row.height()),
            "t",
            italic,
            theme["ink2"],
            Qt.AlignmentFlag.AlignRight,
        )
        after = right + px(20)
        draw_text(painter, QRectF(after, row.top(), wide, row.height()), step, font, theme["ink2"])
        leave = QRectF(
            after + wide + px(16), row.top(), self.width() - side - after - wide - px(16), row.height()
        )
        said = catalogue.join((self.place, look.say("frame-caption-leave")))
        colour = theme["ink3"]
        if self._frozen:
            said = look.say("lecture-frozen", cap=keyboard.cap("freeze", look.language))
            colour = theme["rec"]
        draw_text(painter, leave, said, font, colour, Qt.AlignmentFlag.AlignRight)
