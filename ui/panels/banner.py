"""A quiet line for what was refused or has failed; nothing stops for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.panels.controls import Button, Label, Pane
from ui.panels.controls.icons import draw_icon
from ui.panels.controls.themed import pixels


class Banner(Pane):
    """One sentence, perhaps a button (`acted`), a cross (`closed`); hidden with nothing to say."""

    acted = Signal(str)  # the catalogue's key of the button that was pressed
    closed = Signal()
    declined = Signal(str)  # the cross was pressed instead of that button

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._failed = self._good = False
        self._text = Label(self, role="label", colour="ink", wrap=True)
        self.act = Button(self, words="frame-banner-reset")
        self.close_button = Button(self, icon="close", tip="frame-close", shape="flat")
        self._offer = ""
        self.act.clicked.connect(lambda: self.acted.emit(self._offer))
        self.close_button.clicked.connect(self._decline)
        self.hide()

    def show_message(
        self, text: str, act: str | None = None, *, failed: bool = False, good: bool = False
    ) -> None:
        """Say `text`; `act` is the catalogue's key of the button's words; `good` news gets a tick."""
        self._failed, self._good = failed, good
        self._text.set_text(text)
        self.setAccessibleName(text)
        self.act.setVisible(act is not None)
        self._offer = act or ""
        if act is not None:
            self.act.set_words(act)
        self.show()
        self.raise_()
        self.arrange()
        self.update()

    def _decline(self) -> None:
        offer = self._offer
        self.close_message()
        self.declined.emit(offer)

    def close_message(self) -> None:
        """Nothing more to say."""
        self.hide()
        self.closed.emit()

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text

    def _text_width(self, width: float) -> float:
        px = self.look.px
        act = 0.0 if self.act.isHidden() else self.act.sizeHint().width() + px(10)
        return width - px(40) - act - px(46)

    def height_for(self, width: float) -> float:
        """44 px, more when the sentence needs two lines."""
        return max(self.look.px(44), self._text.height_for(self._text_width(width)) + self.look.px(22))

    def arrange(self) -> None:
        """Sentence, button, cross."""
        px, mid, side = self.look.px, self.height() / 2, self.look.px(30)
        x = self.width() - px(8) - side
        self.close_button.setGeometry(pixels(QRectF(x, mid - side / 2, side, side)))
        if not self.act.isHidden():
            wide = self.act.sizeHint().width()
            x -= wide + px(6)
            self.act.setGeometry(pixels(QRectF(x, mid - side / 2, wide, side)))
        room = self._text_width(self.width())
        high = self._text.height_for(room)
        self._text.setGeometry(pixels(QRectF(px(40), mid - high / 2, room, high)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A framed sheet with a mark in the hue of what it is about."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.look.theme, self.look.px
        hue = theme["rec" if self._failed else "ok" if self._good else "warn"]
        painter.setPen(QPen(theme["hair2"], max(1.0, px(1))))
        painter.setBrush(theme["surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        draw_icon(
            painter,
            QRectF(px(14), self.height() / 2 - px(8), px(16), px(16)),
            "check" if self._good else "warn",
            hue,
        )
