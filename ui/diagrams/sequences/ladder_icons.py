"""Each model's own picture: taps, a window with hidden units, a Gaussian chain, states, a recurrent layer."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters._sequences_content import MarkovPicture, Rung, SequencesContent
from ui.diagrams import arrows, glyphs
from ui.diagrams.sequences.ladder_strip import normalised, taps
from ui.diagrams.sequences.states import states
from ui.theme import Theme
from ui.view import View

# As many taps and units as can be told apart in a picture this small.
_TAPS, _UNITS = 6, 4


def paint(
    painter: QPainter, rect: QRectF, content: SequencesContent, rung: Rung, now: int, view: View, theme: Theme
) -> None:
    """The picture of a model in about 150 × 60 px, with its values at the step `now` (−1: none yet)."""
    s = view.scale
    if rung.name in ("autoregressive", "feed_forward"):
        _window(painter, rect, content, rung, now, s, theme)
    elif rung.name == "hidden_markov" and isinstance(rung.picture, MarkovPicture):
        belief = rung.hidden[now] if 0 <= now < len(rung.hidden) else None
        states(painter, rect, rung.picture.transition, belief, s, theme)
    else:
        _chain(painter, rect, rung, now, s, theme)


def _box(painter: QPainter, centre: QPointF, side: float, theme: Theme, s: float) -> None:
    painter.setPen(QPen(theme["ink"], 1.2 * s))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(
        QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), 2.5 * s, 2.5 * s
    )


def _window(
    painter: QPainter, rect: QRectF, content: SequencesContent, rung: Rung, now: int, s: float, theme: Theme
) -> None:
    """The last values in a row, the newest at the right, and what is made of them."""
    count = taps(rung)
    shown = min(count, _TAPS)
    side, low = 12 * s, rect.bottom() - 8 * s
    step = min(22 * s, (0.72 * rect.width()) / max(1, shown))
    boxes = [QPointF(rect.left() + side / 2 + k * step, low) for k in range(shown)]
    guess = QPointF(rect.left() + side / 2 + max(shown, 3) * step + 16 * s, rect.top() + 8 * s)
    values = normalised(content)
    if rung.name == "feed_forward":
        units = min(_UNITS, rung.hidden.shape[1] if rung.hidden.ndim == 2 else 0)
        middle = 0.5 * (rect.top() + low) + 1 * s
        across = (boxes[-1].x() - boxes[0].x()) if shown > 1 else 40 * s
        hidden = [QPointF(boxes[0].x() + across * (k + 0.5) / max(1, units), middle) for k in range(units)]
        painter.setPen(QPen(theme["hair2"], 0.8 * s))
        for box in boxes:
            for unit in hidden:
                painter.drawLine(box - QPointF(0, side / 2), unit)
        for unit in hidden:
            arrows.pointed(painter, unit, _edge(unit, guess, 8 * s), theme["forward"], 1.2 * s, 6 * s)
        for k, unit in enumerate(hidden):
            known = 0 <= now < len(rung.hidden)
            glyphs.unit(
                painter, unit, 6 * s, float(rung.hidden[now, k]) if known else None, theme, outline=1.2 * s
            )
    else:
        for box in boxes:
            tip = _edge(box, guess, 8 * s)
            arrows.pointed(painter, box - QPointF(0, side / 2), tip, theme["forward"], 1.2 * s, 6 * s)
    for k, box in enumerate(boxes):
        _box(painter, box, side, theme, s)
        at = now - (shown - 1 - k)
        if 0 <= at < len(values):
            fill = QRectF(box.x() - side / 2 + 2 * s, box.y() - side / 2 + 2 * s, side - 4 * s, side - 4 * s)
            painter.fillRect(fill, theme.activation(float(values[at]) / 2.0))
    if count > shown:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["axis"])
        for k in range(3):  # the older ones are not drawn one by one
            painter.drawEllipse(QPointF(boxes[0].x() + step / 2 + (k - 1) * 4 * s, low), 1.2 * s, 1.2 * s)
    glyphs.unit(painter, guess, 7.5 * s, None, theme, outline=1.2 * s)
    painter.setPen(QPen(theme["forward"], 2 * s))
    painter.setBrush(theme["bg"])
    painter.drawEllipse(guess, 7.5 * s, 7.5 * s)


def _edge(start: QPointF, end: QPointF, radius: float) -> QPointF:
    way = end - start
    length = math.hypot(way.x(), way.y()) or 1.0
    return end - way * (radius / length)


def _chain(painter: QPainter, rect: QRectF, rung: Rung, now: int, s: float, theme: Theme) -> None:
    """A state three times over: from step to step, and fed by the data below."""
    is_network = rung.name == "recurrent"
    wide = min(52 * s, rect.width() / 3)
    high = min(rect.height() - 20 * s, (30 if is_network else 26) * s)
    top = rect.top() + 1 * s
    for k in range(3):
        middle = QPointF(rect.left() + 15 * s + k * wide, top + high / 2)
        half = QPointF((9 if is_network else high / 2 / s) * s, high / 2)
        below = QPointF(middle.x(), rect.bottom() - 6 * s)
        is_now = k == 2
        if k:
            tip = middle - QPointF(half.x() + 1.5 * s, 0)
            start = QPointF(middle.x() - wide + half.x() + 1.5 * s, middle.y())
            arrows.pointed(painter, start, tip, theme["forward"], 1.8 * s, 7 * s)
        arrows.pointed(
            painter,
            below - QPointF(0, 6 * s),
            middle + QPointF(0, half.y() + 1 * s),
            theme["forward"],
            1.2 * s,
            5 * s,
        )
        _box(painter, below, 11 * s, theme, s)
        area = QRectF(middle.x() - half.x(), middle.y() - half.y(), 2 * half.x(), 2 * half.y())
        painter.setPen(QPen(theme["ink"], (2.0 if is_now else 1.2) * s))
        painter.setBrush(theme["sel" if is_now else "surface"])
        if is_network:
            painter.drawRoundedRect(area, half.x(), half.x())
            _units(painter, area, rung, now - (2 - k), s, theme)
        else:
            painter.drawEllipse(area)
            _bump(painter, area, s, theme)


def _bump(painter: QPainter, area: QRectF, s: float, theme: Theme) -> None:
    """A Gaussian's curve inside a circle."""
    path = QPainterPath()
    wide, base = 0.56 * area.width(), area.center().y() + 0.2 * area.height()
    for k in range(25):
        u = -1.0 + k / 12.0
        point = QPointF(
            area.center().x() + u * wide / 2, base - 0.46 * area.height() * math.exp(-4.5 * u * u)
        )
        if k:
            path.lineTo(point)
        else:
            path.moveTo(point)
    painter.setPen(QPen(theme["ink"], 1.4 * s))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _units(painter: QPainter, area: QRectF, rung: Rung, at: int, s: float, theme: Theme) -> None:
    """The first units of the layer at a step."""
    count = min(3, rung.hidden.shape[1] if rung.hidden.ndim == 2 else 0)
    known = 0 <= at < len(rung.hidden) and bool(np.isfinite(rung.hidden[at]).all())
    step = area.height() / (count + 0.4)
    for k in range(count):
        centre = QPointF(area.center().x(), area.top() + (k + 0.7) * step)
        value = float(rung.hidden[at, k]) if known else None
        glyphs.unit(painter, centre, min(4.6 * s, 0.44 * step), value, theme, outline=1.0 * s)
