"""The rail of sequence time: ticks for steps, a round playhead that follows the hand."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.panels.controls import Pane
from ui.panels.controls.themed import draw_text, keeps_key, text_width

_KEYS = frozenset({int(Qt.Key.Key_Left), int(Qt.Key.Key_Right), int(Qt.Key.Key_Home), int(Qt.Key.Key_End)})
# Room on both sides for the playhead and the last tick's number, design px.
OVERHANG = 16


def tick_steps(steps: int, room: float, least: float) -> int:
    """The friendly number of steps (1, 2, 5, 10 …) between ticks at least `least` px apart."""
    if steps < 1 or room <= 0:
        return 1
    wanted = max(1.0, least * steps / room)
    power = 10 ** math.floor(math.log10(wanted))
    return next(int(power * m) for m in (1, 2, 5, 10) if power * m >= wanted)


class SequenceRail(Pane):
    """`seek_asked` carries a position in steps, fractions included, while the hand moves."""

    seek_asked = Signal(float)

    def __init__(self, parent: QWidget | None = None, *, slim: bool = False) -> None:
        super().__init__(parent)
        self._t, self._steps = 0.0, 0
        self._backward = False
        self._slim = slim
        self._held = False
        self._reason = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_position(self, t: float, steps: int, *, backward: bool = False) -> None:
        """The playhead in steps; a backward pass fills from the right in its own hue."""
        if (t, steps, backward) != (self._t, self._steps, self._backward):
            self._t, self._steps, self._backward = t, steps, backward
            self.update()

    def show_reason(self, reason: str | None) -> None:
        """Say over the rail why it does not apply; None takes it away."""
        self._reason = reason or ""
        self.setToolTip(self._reason)
        self.update()

    # Places.

    @property
    def _span(self) -> tuple[float, float]:
        over = self.look.px(OVERHANG)
        return over, self.width() - over

    @property
    def _y(self) -> float:
        return self.height() * (0.5 if self._slim else 0.46)

    def _x(self, t: float) -> float:
        left, right = self._span
        return left + (right - left) * (t / self._steps if self._steps else 0.0)

    # The hand.

    def _seek(self, x: float) -> None:
        left, right = self._span
        share = max(0.0, min(1.0, (x - left) / max(1.0, right - left)))
        self.seek_asked.emit(share * self._steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is, and hold on."""
        if event.button() == Qt.MouseButton.LeftButton and self._steps:
            self._held = True
            self._seek(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrubbing follows the hand."""
        if self._held:
            self._seek(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = False

    def event(self, event: QEvent) -> bool:
        """A focused rail answers to arrows and ends."""
        return keeps_key(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the neighbouring whole step, or to an end."""
        goals = {
            Qt.Key.Key_Left: math.ceil(self._t - 1e-9) - 1,
            Qt.Key.Key_Right: math.floor(self._t + 1e-9) + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._steps,
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            self.seek_asked.emit(float(max(0, min(self._steps, goal))))

    # The picture.

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ticks, the way gone, the playhead."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px, y = self.look.theme, self.look.px, self._y
        left, right = self._span
        on = self.isEnabled() and self._steps > 0
        hue = theme["backward" if self._backward else "ink"] if on else theme["hair2"]
        if not self._reason:
            self._draw_ticks(painter, on)
        painter.setPen(QPen(theme["hair2"], px(1.6)))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        if on:
            head = QPointF(self._x(self._t), y)
            painter.setPen(QPen(hue, px(2)))
            painter.drawLine(head, QPointF(right if self._backward else left, y))
            painter.setBrush(theme["surface"])
            painter.drawEllipse(head, px(7 if self._slim else 8), px(7 if self._slim else 8))
            if self.hasFocus():
                # The ring of the keyboard lies round the playhead.
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(head, px(12), px(12))

        if self._reason:
            self._draw_reason(painter)

    def _draw_reason(self, painter: QPainter) -> None:
        left, right = self._span
        font = self.look.font("small")
        wide, high = min(text_width(self._reason, font) + self.look.px(24), right - left), self.look.px(20)
        box = QRectF((left + right - wide) / 2, self._y - high / 2, wide, high)
        painter.fillRect(box, self.look.theme["bg"])
        draw_text(painter, box, self._reason, font, self.look.theme["ink3"], Qt.AlignmentFlag.AlignHCenter)

    def _draw_ticks(self, painter: QPainter, on: bool) -> None:
        theme, px, y = self.look.theme, self.look.px, self._y
        left, right = self._span
        fine = tick_steps(self._steps, right - left, px(5))
        font = self.look.font("tick")
        widest = text_width(str(self._steps), font) + px(14)
        numbered = tick_steps(self._steps, right - left, max(px(26), widest))
        painter.setPen(QPen(theme["axis" if on else "hair2"], max(1.0, px(1))))
        for step in range(0, self._steps + 1, fine):
            long = step % numbered == 0
            half = px((4 if self._slim else 5) if long else 3)
            x = self._x(step)
            painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))
        if self._slim:
            return
        here = round(self._t) if on and abs(self._t - round(self._t)) < 0.02 else None
        for step in {*range(0, self._steps + 1, numbered), self._steps}:
            crowded = step != self._steps and self._x(self._steps) - self._x(step) < widest
            near = here is not None and step != here and abs(self._x(step) - self._x(here)) < widest * 0.8
            if not crowded and not near:
                self._draw_number(painter, step, "ink2" if on else "axis", 400)
        if here is not None:
            self._draw_number(painter, here, "backward" if self._backward else "ink", 600)

    def _draw_number(self, painter: QPainter, step: int, role: str, weight: int) -> None:
        px = self.look.px
        box = QRectF(self._x(step) - px(20), self._y + px(8), px(40), px(15))
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, box, str(step), self.look.font("tick", weight), self.look.theme[role], centre)
