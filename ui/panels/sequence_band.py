"""The upper band of the transport: sequence time."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme as themes
from ui.panels import keyboard
from ui.panels.bands import Columns
from ui.panels.controls import Button, Label, Pane, Segmented
from ui.panels.controls.themed import draw_text, pixels, text_width
from ui.panels.sequence_rail import OVERHANG, SequenceRail
from ui.playhead import SPEEDS, Clock

_SPEED_WORDS = {0.25: "¼", 0.5: "½", 1.0: "1×", 2.0: "2×", 4.0: "4×"}


class SequenceBand(Pane):
    """A round Play, steps, the ticked rail, speed."""

    play_asked = Signal()
    step_asked = Signal(int)
    seek_asked = Signal(float)
    start_asked = Signal()
    end_asked = Signal()
    turn_asked = Signal()
    speed_asked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._returns = False
        self._reason: str | None = None
        self._title = Label(self, role="label", colour="ink", weight=600)
        self._title.say("frame-sequence-title")
        self._where = Label(self, role="small", colour="ink3")
        self.play = Button(self, action="play", icon="play", shape="round")
        self.to_start = Button(self, action="go_start", icon="go-start", shape="flat")
        self.back = Button(self, action="step_back", icon="step-back", shape="flat")
        self.forward = Button(self, action="step_forward", icon="step-forward", shape="flat")
        self.to_end = Button(self, action="go_end", icon="go-end", shape="flat")
        self.way = Segmented(self, quiet=True, role="small")
        self.way.hide()
        self.rail = SequenceRail(self)
        self.speed = Segmented(self, quiet=True, role="small")
        self.play.clicked.connect(self.play_asked)
        self.back.clicked.connect(lambda: self.step_asked.emit(-1))
        self.forward.clicked.connect(lambda: self.step_asked.emit(1))
        self.to_start.clicked.connect(self.start_asked)
        self.to_end.clicked.connect(self.end_asked)
        self.way.chosen.connect(lambda _: self.turn_asked.emit())
        self.rail.seek_asked.connect(self.seek_asked)
        self.speed.chosen.connect(lambda speed: self.speed_asked.emit(speed))
        self.restyle()

    def show_sequence(
        self, t: float, clock: Clock, playing: bool, speed: float, *, backward: bool = False
    ) -> None:
        """Where the playhead stands; only what changed is painted."""
        self.rail.show_position(t, clock.steps, backward=backward)
        # On the way back step k is under way while t falls from k to k − 1.
        step = math.ceil(t - 1e-9) if backward else math.floor(t + 1e-9)
        self._where.say("frame-sequence-step", step=step, steps=clock.steps)
        self.way.set_value(backward)
        if clock.returns != self._returns:
            self._returns = clock.returns
            self.arrange()
        self.play.set_icon("pause" if playing else "play")
        self.speed.set_value(speed)

    def set_enabled(self, reason: str | None) -> None:
        """Disable the axis and say why; None enables it."""
        if reason == self._reason:
            return
        self._reason = reason
        steering = (self.play, self.to_start, self.back, self.forward, self.to_end, self.way)
        for widget in (*steering, self.rail, self.speed):
            widget.setEnabled(reason is None)
            if isinstance(widget, Button):
                widget.explain(reason)
        self.rail.show_reason(reason)
        self._where.setVisible(reason is None)
        self.arrange()

    def restyle(self) -> None:
        """Words and places."""
        self.way.set_items(
            [(False, self.look.say("frame-way-forward")), (True, self.look.say("frame-way-backward"))]
        )
        self.way.set_label(self.look.say("frame-way"))
        self.way.setToolTip(keyboard.tip("turn", self.look.language))
        self.speed.set_items([(speed, _SPEED_WORDS[speed]) for speed in SPEEDS])
        self.speed.set_label(self.look.say("frame-speed"))
        self.speed.setToolTip(self.look.say("frame-speed-tip"))
        super().restyle()

    def arrange(self) -> None:
        """Columns shared with the training band."""
        px, mid = self.look.px, self.height() / 2
        columns = Columns.of(self.look, self.width())
        columns.place_labels(self._title, self._where, self.look, self.height())
        self.play.setGeometry(pixels(QRectF(columns.acts, mid - px(16), px(32), px(32))))
        x = columns.acts + px(32 + 6)
        for button in (self.to_start, self.back, self.forward, self.to_end):
            button.setGeometry(pixels(QRectF(x, mid - px(15), px(30), px(30))))
            x += px(30)
        wide = self.way.natural_width()
        fits = x + px(8) + wide <= columns.start - px(40)
        self.way.setVisible(self._returns and fits)
        self.way.setGeometry(pixels(QRectF(x + px(8), mid - px(12), wide, px(24))))
        over = px(OVERHANG)
        self.rail.setGeometry(
            pixels(QRectF(columns.start - over, 0, columns.end - columns.start + 2 * over, self.height()))
        )
        wide = min(self.speed.natural_width(), columns.right - columns.figures)
        self.speed.setGeometry(pixels(QRectF(columns.right - wide + px(2), mid - px(12), wide, px(24))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rule to the stage, the name of the axis, the word Speed, the reason."""
        painter = QPainter(self)
        look, theme, px = self.look, self.look.theme, self.look.px
        painter.fillRect(self.rect(), theme["bg"])
        painter.fillRect(QRectF(0, 0, self.width(), max(1, round(px(1)))), theme["hair2"])
        columns = Columns.of(look, self.width())
        row = self.rail.geometry()
        axis = QRectF(columns.start - px(34), 0, px(18), row.height() * 0.92)
        draw_text(
            painter,
            axis,
            "t",
            themes.sized("maths", px(16), italic=True),
            theme["ink2"],
            Qt.AlignmentFlag.AlignRight,
        )
        font = look.font("small")
        word = look.say("frame-speed")
        room = self.speed.x() - columns.figures
        if text_width(word, font) + px(4) < room:
            draw_text(painter, QRectF(columns.figures, 0, room, self.height()), word, font, theme["ink3"])
