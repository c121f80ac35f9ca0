"""The lower band of the transport: training."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.experiment import Progress
from ui.panels.bands import Columns
from ui.panels.controls import Button, Label, Pane
from ui.panels.controls.ranges import number_text
from ui.panels.controls.themed import draw_text, pixels, text_width
from ui.panels.training_track import OVERHANG, TrainingTrack

PACES = ("slow", "fast", "full")


def loss_text(loss: float) -> str:
    """A loss with as many digits as help: 0.0093, 0.46, 1.2e−7; a dash when there is none."""
    if math.isnan(loss):
        return "–"
    if math.isinf(loss):
        return "∞"
    if 1e-4 <= abs(loss) < 1e5 or loss == 0:
        return number_text(float(f"{loss:.3g}"))
    return number_text(float(f"{loss:.2g}"))


class TrainingBand(Pane):
    """A square Train, updates one by one, the loss curve as track, what is known of this network."""

    train_asked = Signal()
    updates_asked = Signal(int)
    until_asked = Signal()
    rewind_asked = Signal()
    seed_asked = Signal()
    pace_asked = Signal(str)
    look_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._figures: tuple[tuple[str, str], ...] = ()
        self._reason: str | None = None
        self._pace = "full"
        self._title = Label(self, role="label", colour="ink", weight=600)
        self._title.say("frame-training-title")
        self._where = Label(self, role="small", colour="ink3")
        self.train = Button(self, action="train", words="frame-train", icon="play")
        self.one = Button(self, action="update_one", words="frame-plus-one")
        self.ten = Button(self, action="update_ten", words="frame-plus-ten")
        self.until = Button(self, action="until_solved", icon="until")
        self.rewind = Button(self, action="rewind", icon="rewind", shape="flat")
        self.seed = Button(self, action="new_seed", icon="seed", shape="flat")
        self.pace = Button(
            self, action="pace", words="frame-pace-full", icon="pace", shape="flat", role="small"
        )
        self.track = TrainingTrack(self)
        self.train.clicked.connect(self.train_asked)
        self.one.clicked.connect(lambda: self.updates_asked.emit(1))
        self.ten.clicked.connect(lambda: self.updates_asked.emit(10))
        self.until.clicked.connect(self.until_asked)
        self.rewind.clicked.connect(self.rewind_asked)
        self.seed.clicked.connect(self.seed_asked)
        self.pace.clicked.connect(self.next_pace)
        self.track.look_asked.connect(self.look_asked)
        self.set_enabled(None)
        self._allow()

    # What is shown.

    def show_training(self, progress: Progress) -> None:
        """Where training is; only what changed is painted."""
        old, self._progress = self._progress, progress
        self.track.show_progress(progress)
        self.train.set_words("frame-pause" if progress.training else "frame-train")
        self.train.set_icon("pause" if progress.training else "play")
        self._allow()
        self._say_where(progress)
        if old is None or not _same_figures(old, progress):
            self.update()

    def _say_where(self, progress: Progress) -> None:
        if progress.shown != progress.update:
            self._where.say("frame-training-update-of", shown=progress.shown, update=progress.update)
        else:
            self._where.say("frame-training-update", update=progress.update)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """The chapter's own numbers below the loss: (name, value), both as they are read."""
        if tuple(figures) != self._figures:
            self._figures = tuple(figures)
            self.update()

    def show_pace(self, pace: str) -> None:
        """One of `PACES`."""
        self._pace = pace
        self.pace.set_words(f"frame-pace-{pace}")

    def next_pace(self) -> None:
        """Ask for the pace after this one, round and round."""
        self.show_pace(PACES[(PACES.index(self._pace) + 1) % len(PACES)])
        self.pace_asked.emit(self._pace)

    def set_enabled(self, reason: str | None) -> None:
        """Disable the axis and say why; None enables it."""
        if reason == self._reason:
            return
        self._reason = reason
        self.track.setEnabled(reason is None)
        self.track.setVisible(reason is None)
        self._where.setVisible(reason is None)
        self.arrange()
        for button in self._buttons:
            button.explain(reason)
        self._allow()
        self.update()

    def _allow(self) -> None:
        ready = self._reason is None and self._progress is not None
        for button in (*self._buttons, self.track):
            if button.isEnabled() != ready:
                button.setEnabled(ready)

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return (self.train, self.one, self.ten, self.until, self.rewind, self.seed, self.pace)

    # Places.

    def restyle(self) -> None:
        """Words follow the language."""
        for button in self._buttons:
            button.explain(self._reason)
        super().restyle()

    def arrange(self) -> None:
        """Columns shared with the sequence band."""
        look, px, mid = self.look, self.look.px, self.height() / 2
        columns = Columns.of(look, self.width())
        columns.place_labels(self._title, self._where, look, self.height())
        self.train.set_icon_only(columns.narrow)
        high = min(px(30), self.height() - px(10))
        # Pause and Train share one width, so that nothing jumps when one becomes the other.
        words = max(
            text_width(look.say(key), look.font("label", 500)) for key in ("frame-train", "frame-pause")
        )
        widths = (
            (self.train, px(34) if columns.narrow else words + px(16 + 7 + 22), 4),
            (self.one, px(34), 4),
            (self.ten, px(40), 4),
            (self.until, px(32), 8),
            (self.rewind, px(28), 0),
            (self.seed, px(28), 2),
            (self.pace, 0.0, 0),
        )
        x = columns.acts
        for button, wide, gap in widths:
            if button is self.pace:
                room = columns.start - px(46) - x
                button.set_icon_only(False)
                if button.sizeHint().width() > room:
                    button.set_icon_only(True)
                wide = min(button.sizeHint().width(), room)
            button.setGeometry(pixels(QRectF(x, mid - high / 2, wide, high)))
            x += wide + px(gap)
        over = px(OVERHANG)
        wide = columns.end - columns.start + 2 * over
        self.track.setGeometry(pixels(QRectF(columns.start - over, 0, wide, self.height())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rule between the bands, the axis' name, the figures, the reason."""
        painter = QPainter(self)
        look, theme, px = self.look, self.look.theme, self.look.px
        painter.fillRect(self.rect(), theme["bg"])
        painter.fillRect(QRectF(0, 0, self.width(), max(1, round(px(1)))), theme["hair"])
        columns = Columns.of(look, self.width())
        tick = look.font("tick")
        axis = QRectF(columns.start - px(46), 0, px(38), self.height())
        draw_text(painter, axis, look.say("frame-loss"), tick, theme["ink3"], Qt.AlignmentFlag.AlignRight)
        if self._reason:
            box = QRectF(columns.start, 0, columns.end - columns.start, self.height())
            draw_text(
                painter, box, self._reason, look.font("small"), theme["ink3"], Qt.AlignmentFlag.AlignHCenter
            )
        if self._progress is not None:
            self._draw_figures(painter, columns)

    def _draw_figures(self, painter: QPainter, columns: Columns) -> None:
        assert self._progress is not None
        look, theme, px = self.look, self.look.theme, self.look.px
        room = max(1, int((self.height() - px(4)) / px(17)))
        lines = [(look.say("frame-loss"), loss_text(self._progress.loss)), *self._figures][:room]
        pitch = px(17)
        y = self.height() / 2 - pitch * len(lines) / 2
        bold, plain = look.font("small", 600), look.font("tick")
        for name, value in lines:
            wide = text_width(value, bold)
            box = QRectF(columns.figures, y, columns.right - columns.figures, pitch)
            draw_text(painter, box, value, bold, theme["ink"], Qt.AlignmentFlag.AlignRight)
            box.setWidth(box.width() - wide - px(8))
            draw_text(painter, box, name, plain, theme["ink3"])
            y += pitch


def _same_figures(old: Progress, new: Progress) -> bool:
    return old.loss == new.loss or (math.isnan(old.loss) and math.isnan(new.loss))
