"""The foot of the record sheet: the button, and how far the film has come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.message import Value
from ui.panels.controls import Button, Label, Pane
from ui.panels.controls.themed import pixels


class RecordFoot(Pane):
    """Idle it offers to record; while a film is made it shows frames, speed, time left, and Cancel."""

    record_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = Label(self, role="body", colour="ink", weight=600)
        self._speed = Label(self, role="body", colour="ink2")
        self._left = Label(self, role="label", colour="ink3", align=Qt.AlignmentFlag.AlignRight)
        self._below = Label(self, role="small", colour="ink3", wrap=True)
        self.record = Button(self, words="film-record", shape="solid")
        self.cancel = Button(self, words="film-cancel")
        self.record.clicked.connect(self.record_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self._share: float | None = None
        self._bounds: tuple[float, ...] = ()
        self.cancel.hide()

    def show_idle(self, key: str, **values: Value) -> None:
        """What would be made; the button's words stay what `show_record` said."""
        self._first.say(key, **values)
        self._speed.set_text("")
        self._left.set_text("")
        self._set_share(None)

    def show_record(self, key: str) -> None:
        """The words of the button."""
        self.record.set_words(key)
        self.arrange()

    def show_below(self, text: str, *, good: bool = False, failed: bool = False) -> None:
        """A line below: the file, that it is made, or why not."""
        self._below.set_colour("ok" if good else "rec" if failed else "ink3")
        self._below.set_text(text)
        self.arrange()

    @property
    def below(self) -> str:
        """The line below."""
        return self._below.text

    @property
    def said(self) -> str:
        """The first line, as one sentence."""
        return " ".join(label.text for label in (self._first, self._speed, self._left) if label.text)

    def show_progress(self, frame: int, frames: int, speed: float, left: float) -> None:
        """Frames made of all, seconds of film a second of work, seconds left."""
        if frame == 0:
            self._first.say("film-preparing")
            self._speed.set_text("")
            self._left.set_text("")
        else:
            self._first.say("film-rendering", frame=frame, frames=frames)
            self._speed.say("film-speed", speed=f"{speed:.1f}")
            self._left.say("film-left", seconds=max(0, round(left)))
        self._set_share(frame / frames if frames else 0.0)

    def show_bounds(self, bounds: Sequence[float]) -> None:
        """Where the shots meet, as shares of the film."""
        self._bounds = tuple(bounds)
        self.update()

    def _set_share(self, share: float | None) -> None:
        was_making = self._share is not None
        self._share = share
        making = share is not None
        if making != was_making:
            had_focus = self.record.hasFocus() or self.cancel.hasFocus()
            self.record.setVisible(not making)
            self.cancel.setVisible(making)
            if had_focus:
                (self.cancel if making else self.record).setFocus()
        self.arrange()
        self.update()

    def _bar(self) -> QRectF:
        px = self.look.px
        return QRectF(px(32), px(56), self.width() - px(64) - self._button_width() - px(20), px(6))

    def _button_width(self) -> float:
        return float(max(self.record.sizeHint().width(), self.cancel.sizeHint().width()))

    def arrange(self) -> None:
        """Words over the bar over the file; the button at the right."""
        px, bar = self.look.px, self._bar()
        wide = self._button_width()
        for button in (self.record, self.cancel):
            button.setGeometry(pixels(QRectF(self.width() - px(32) - wide, px(20), wide, px(32))))
        first = self._first.natural_width() + px(2)
        left = self._left.natural_width() + px(2)
        self._first.setGeometry(pixels(QRectF(bar.left(), px(18), min(first, bar.width()), px(26))))
        x = bar.left() + first + px(8)
        self._speed.setGeometry(pixels(QRectF(x, px(18), max(0.0, bar.right() - left - px(8) - x), px(26))))
        self._left.setGeometry(pixels(QRectF(bar.right() - left, px(18), left, px(26))))
        y = bar.bottom() + px(9) if self._share is not None else px(48)
        self._below.setGeometry(pixels(QRectF(bar.left(), y, bar.width(), self.height() - y - px(4))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, rule, the bar with gaps where shots meet."""
        painter = QPainter(self)
        theme, px = self.look.theme, self.look.px
        painter.fillRect(self.rect(), theme["sunk"])
        painter.fillRect(QRectF(0, 0, self.width(), max(1, round(px(1)))), theme["hair"])
        if self._share is None:
            return
        bar = self._bar()
        painter.fillRect(bar, theme["hair2"])
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * self._share, bar.height()), theme["ink"])
        for bound in self._bounds:
            x = bar.left() + bar.width() * bound
            painter.fillRect(QRectF(x - px(1), bar.top(), px(2), bar.height()), theme["sunk"])
