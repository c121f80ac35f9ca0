"""The rail of training: the loss curve under a needle with a triangle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from simulator.experiment import Progress
from ui.panels.controls import Pane
from ui.panels.controls.themed import draw_focus, draw_text, keeps_key, pixels, text_width

if TYPE_CHECKING:
    from ui.plots.loss_track import LossTrack

_KEYS = frozenset({int(Qt.Key.Key_Left), int(Qt.Key.Key_Right), int(Qt.Key.Key_Home), int(Qt.Key.Key_End)})
# Room on both sides for half the needle's triangle, design px.
OVERHANG = 8


class _Needle(Pane):
    """Lies over the curve: paints the needle and takes the hand."""

    def __init__(self, track: TrainingTrack) -> None:
        super().__init__(track)
        self._track = track
        self.x_of_needle: float | None = None
        self.wreck = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_at(self, x: float, wreck: str) -> None:
        if (x, wreck) != (self.x_of_needle, self.wreck):
            self.x_of_needle, self.wreck = x, wreck
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._track.look_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._track.look_at(event.position().x())

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -(10**9), Qt.Key.Key_End: 10**9}
        if event.key() in by:
            self._track.look_by(by[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.look.theme, self.look.px
        if self.x_of_needle is not None:
            hue = theme["rec" if self.wreck else "ink" if self.isEnabled() else "hair2"]
            x, top, bottom = self.x_of_needle, px(8), self.height() - px(9)
            painter.setPen(QPen(hue, px(1.8)))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawPolygon(
                QPolygonF([QPointF(x - px(5.5), top), QPointF(x + px(5.5), top), QPointF(x, top + px(7))])
            )
            if self.wreck:
                self._draw_wreck(painter, x)
            if self.hasFocus():
                draw_focus(painter, QRectF(x - px(10), 0, px(20), self.height()), self.look)

    def _draw_wreck(self, painter: QPainter, x: float) -> None:
        look, px = self.look, self.look.px
        font = look.font("small", 500)
        wide, high = text_width(self.wreck, font) + px(16), px(22)
        left = x - wide - px(10) if x > wide + px(12) else x + px(10)
        box = QRectF(left, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.theme["bg"])
        painter.drawRoundedRect(box, px(4), px(4))
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, box, self.wreck, font, look.theme["rec"], centre)


class TrainingTrack(Pane):
    """`look_asked` carries the update (of those that are kept) the hand points at.

    pyqtgraph takes its time to import, so the curve comes after the first paint; until then, and
    before there is any loss, a calm baseline stands here.
    """

    look_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._asked: int | None = None
        self._curve: LossTrack | None = None
        self._waiting = "frame-training-starting"
        self.needle = _Needle(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(300)
        self._later.timeout.connect(self.load_curve)

    def load_curve(self) -> None:
        """Import pyqtgraph and put the curve in its place; called by itself after the first paint."""
        self._later.stop()
        if self._curve is not None:
            return
        from ui.plots.loss_track import LossTrack

        self._curve = LossTrack(self)
        self._curve.set_theme(self.look.theme)
        self._curve.hide()
        self.needle.raise_()
        self.arrange()
        self._refresh_curve()

    @property
    def curve(self) -> LossTrack | None:
        """The plot, once it is there."""
        return self._curve

    def show_progress(self, progress: Progress) -> None:
        """The histories and the needle; unchanged parts cost nothing."""
        old, self._progress = self._progress, progress
        if old is None or not _same_curves(old, progress):
            self._refresh_curve()
        if old is None or old.shown != progress.shown:
            self._asked = None
        self._place_needle()

    def _refresh_curve(self) -> None:
        progress = self._progress
        if self._curve is None or progress is None:
            self.update()
            return
        self._curve.show_curves(
            progress.updates, progress.losses, progress.future_updates, progress.future_losses
        )
        if self._curve.isHidden() == _has_curve(progress):
            self._curve.setVisible(_has_curve(progress))
        self.update()

    # Places.

    @property
    def last(self) -> int:
        """The update at the right end."""
        if self._progress is None:
            return 0
        ahead = self._progress.future_updates
        return max(self._progress.update, int(ahead[-1]) if ahead.size else 0)

    @property
    def _span(self) -> tuple[float, float]:
        over = self.look.px(OVERHANG)
        return over, self.width() - over

    def _place_needle(self) -> None:
        if self._progress is None:
            return
        left, right = self._span
        share = self._progress.shown / self.last if self.last else 0.0
        exploded = self._progress.exploded_at
        said = ""
        if exploded is not None and self._progress.shown >= exploded:
            said = self.look.say("frame-training-exploded", update=exploded)
        self.needle.show_at(left + (right - left) * share, said)

    def arrange(self) -> None:
        """The needle over everything, the curve in the band's middle."""
        px = self.look.px
        self.needle.setGeometry(self.rect())
        if self._curve is not None:
            left, right = self._span
            self._curve.setGeometry(pixels(QRectF(left, px(9), right - left, self.height() - px(18))))
        self._place_needle()

    def restyle(self) -> None:
        """The curve takes the theme's inks."""
        if self._curve is not None:
            self._curve.set_theme(self.look.theme)
        super().restyle()

    # The hand.

    def look_at(self, x: float) -> None:
        """Ask for the kept update nearest to a place."""
        if self._progress is None or not self._progress.updates.size:
            return
        left, right = self._span
        wanted = max(0.0, min(1.0, (x - left) / max(1.0, right - left))) * self.last
        kept = self._progress.updates
        self._ask(int(kept[np.abs(kept - wanted).argmin()]))

    def look_by(self, by: int) -> None:
        """Ask for the kept update `by` entries later, or earlier; stops at the ends."""
        if self._progress is None or not self._progress.updates.size:
            return
        kept = self._progress.updates
        here = int(np.searchsorted(kept, self._progress.shown if self._asked is None else self._asked))
        self._ask(int(kept[max(0, min(kept.size - 1, here + by))]))

    def _ask(self, update: int) -> None:
        assert self._progress is not None
        if update != (self._progress.shown if self._asked is None else self._asked):
            self._asked = update
            self.look_asked.emit(update)

    # The picture.

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and its baseline; a word where there is no curve yet."""
        painter = QPainter(self)
        theme, px = self.look.theme, self.look.px
        left, right = self._span
        base = self.height() - px(9)
        painter.fillRect(QRectF(left, base, right - left, max(1, round(px(1)))), theme["hair2"])
        is_bare = self._curve is None or self._curve.isHidden()
        is_coming = self._progress is not None and _has_curve(self._progress)
        if is_bare and self.isEnabled() and not is_coming:
            key = self._waiting if self._progress is None else "frame-training-untrained"
            box = QRectF(left + px(16), 0, right - left - px(16), self.height())
            draw_text(painter, box, self.look.say(key), self.look.font("small"), theme["ink3"])
        if self._curve is None and not self._later.isActive():
            self._later.start()


def _has_curve(progress: Progress) -> bool:
    return bool(np.isfinite(progress.losses).any() or np.isfinite(progress.future_losses).any())


def _same_curves(old: Progress, new: Progress) -> bool:
    if old.updates is new.updates and old.future_updates is new.future_updates:
        return True
    same_now = (old.update, old.start, old.updates.size) == (new.update, new.start, new.updates.size)
    same_future = np.array_equal(old.future_updates, new.future_updates)
    return same_now and same_future and np.array_equal(old.losses, new.losses, equal_nan=True)
