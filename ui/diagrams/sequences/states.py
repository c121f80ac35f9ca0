"""The states of a hidden Markov model: filled by belief, arrows as thick as the step's probability."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from ui.diagrams import arrows, ink
from ui.diagrams.layers import cached
from ui.diagrams.sameness import extent
from ui.theme import Theme, font, mix
from ui.view import View

# What is less likely than this is drawn as nothing: its line would be thinner than a hair.
_LEAST = 0.03
_THICK = 3.2


def places(rect: QRectF, count: int) -> list[QPointF]:
    """States in a row, from the one with the lowest mean."""
    step = rect.width() / count
    return [QPointF(rect.left() + (k + 0.5) * step, rect.center().y()) for k in range(count)]


def states(
    painter: QPainter,
    rect: QRectF,
    transition: Floats,
    belief: Floats | None,
    s: float,
    theme: Theme,
    view: View | None = None,
) -> None:
    """A row of states; ways up the row arch over it, ways down under it, staying is a loop."""
    key = ("markov states", transition.tobytes(), extent(rect), theme, s)
    cached(painter, rect, key, lambda onto: _ways(onto, rect, transition, s, theme), theme["bg"])
    spots = places(rect, len(transition))
    radius = _radius(rect, len(transition), s)
    for k, spot in enumerate(spots):
        share = float(np.clip(belief[k], 0.0, 1.0)) if belief is not None and np.isfinite(belief[k]) else 0.0
        painter.setPen(QPen(theme["ink"], 1.2 * s))
        painter.setBrush(mix(theme["activation_zero"], theme["ink"], share**0.8))
        painter.drawEllipse(spot, radius, radius)
        if view is not None and radius > 9 * s:
            made = font("small", s, view.present, 600)
            colour = theme["bg" if share > 0.35 else "ink"]
            ink.text(painter, spot, str(k + 1), made, colour, ink.CENTRE | ink.MIDDLE)


def _radius(rect: QRectF, count: int, s: float) -> float:
    return max(1.6 * s, min(0.22 * rect.width() / count, 0.14 * rect.height(), 15 * s))


def _ways(painter: QPainter, rect: QRectF, transition: Floats, s: float, theme: Theme) -> None:
    spots, radius = places(rect, len(transition)), _radius(rect, len(transition), s)
    most = rect.height() / 2 - radius - 3 * s
    count = len(transition)
    head = min(7.0 * s, max(3.0 * s, radius))
    for i, start in enumerate(spots):
        for j, end in enumerate(spots):
            share = min(1.0, float(transition[i, j]))
            if not np.isfinite(share) or share < _LEAST:
                continue
            wide = max(0.5, _THICK * share) * s
            colour = mix(theme["hair2"], theme["forward"], min(1.0, share * 1.6))
            if i == j:
                _loop(painter, start, radius, share, wide, s, theme)
                continue
            up = -1.0 if j > i else 1.0
            rise = most * (0.25 + 0.75 * abs(j - i) / max(1, count - 1))
            begin, tip = start + QPointF(0, up * radius), end + QPointF(0, up * (radius + 1 * s))
            path = QPainterPath(begin)
            handle = QPointF(0, up * rise * 4 / 3)
            path.cubicTo(begin + handle, tip + handle, tip)
            arrows.arrow(painter, path, colour, wide, head)


def _loop(
    painter: QPainter, at: QPointF, radius: float, share: float, wide: float, s: float, theme: Theme
) -> None:
    """Staying: a ring round the state, as thick as it is likely."""
    painter.setPen(QPen(mix(theme["hair2"], theme["forward"], min(1.0, share * 1.6)), min(wide, radius)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    around = radius + 1.2 * s + min(wide, radius) / 2
    painter.drawEllipse(at, around, around)
