"""Under the data, what a model carries along: nothing but a window, hidden numbers, a belief, activities."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.arrays import Floats
from simulator.chapters._sequences_content import Rung, SequencesContent
from ui import words
from ui.diagrams import axes, heat_map, ink
from ui.diagrams.axes import Axes
from ui.diagrams.heat_map import Colours
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, alpha, font
from ui.view import View

WINDOWED = ("autoregressive", "feed_forward")
_SHADES = 257


@lru_cache(maxsize=4)
def activation_shades(theme: Theme) -> Colours:
    """The colours of −1 … 1."""
    return np.array([theme.activation(float(v)).rgb() for v in np.linspace(-1.0, 1.0, _SHADES)], np.uint32)


def belief_shades(theme: Theme) -> Colours:
    """The colours of a probability: it has no sign, so it is ink on neutral."""
    return heat_map.shades(theme, "activation_zero", "ink", 0.8)


def taps(rung: Rung) -> int:
    """How many values of the past a model with a window sees."""
    picture = rung.picture
    return len(picture.taps) if hasattr(picture, "taps") else 0


def normalised(content: SequencesContent) -> Floats:
    """The first channel in units of its spread, (W,)."""
    series = content.series
    if series.symbols:
        return np.zeros(len(series.times))
    return np.asarray((series.values[:, 0] - series.centre[0]) / series.scale[0])


def past(
    painter: QPainter, rect: QRectF, rung: Rung, x: tuple[float, float], theme: Theme, view: View, upto: int
) -> None:
    """What a model with a state held at every step, up to and without the index `upto`."""
    if rung.name in WINDOWED or not rung.hidden.size or upto < 1:
        return
    hidden = rung.hidden[:upto]
    width = rect.width() * len(hidden) / (x[1] - x[0])
    area = QRectF(rect.left(), rect.top(), width, rect.height())
    if rung.name == "linear_dynamical":
        _lines(painter, rect, rung.hidden, upto, x, theme, view)
        return
    if rung.name == "hidden_markov":
        # State 1 has the lowest mean, so the highest stands on top.
        colours = heat_map.coloured(hidden.T[::-1], 0.0, 1.0, belief_shades(theme), theme["bg"])
    else:
        colours = heat_map.coloured(hidden.T, -1.0, 1.0, activation_shades(theme), theme["bg"])
    heat_map.draw(painter, area, colours.shape, heat_map.cells(colours))


def _lines(
    painter: QPainter,
    rect: QRectF,
    hidden: Floats,
    upto: int,
    x: tuple[float, float],
    theme: Theme,
    view: View,
) -> None:
    most = np.where(np.isfinite(hidden), np.abs(hidden), 0.0).max(axis=0)
    a = Axes(rect, x, (-1.1, 1.1))
    painter.fillRect(
        QRectF(rect.left(), a.down(0.0), rect.width() * upto / (x[1] - x[0]), view.scale), theme["hair"]
    )
    for k in range(min(4, hidden.shape[1]) - 1, -1, -1):
        if most[k] == 0.0:
            continue
        role = ("ink2", "hair2", "axis", "ink3")[k]
        axes.curve(
            painter,
            a,
            np.arange(upto),
            hidden[:upto, k] / most[k],
            theme[role],
            1.5 * view.scale,
            () if k < 2 else (3 * view.scale, 2 * view.scale),
        )


def window(
    painter: QPainter,
    plot: QRectF,
    strip: QRectF,
    content: SequencesContent,
    rung: Rung,
    a: Axes,
    at: Moment,
    view: View,
    theme: Theme,
) -> None:
    """A model without a state: all before its window is forgotten."""
    s, count = view.scale, taps(rung)
    right = a.across(at.place + 0.5)
    left = max(a.rect.left(), a.across(at.place + 0.5 - count))
    high = min(strip.height(), 20 * s)
    band = QRectF(left, strip.top() + 0.5 * (strip.height() - high), right - left, high)
    if at.now >= 0:
        painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), alpha(theme["sel"], 0.85))
    _forgotten(painter, QRectF(strip.left(), band.top(), left - strip.left(), high), view, theme)
    if at.now < 0 or right - left < 1.0:
        return
    first = max(0, at.now + 1 - count)
    values = normalised(content)[first : at.now + 1]
    colours = heat_map.coloured(values[None] / 2.0, -1.0, 1.0, activation_shades(theme), theme["bg"])
    heat_map.draw(painter, band, colours.shape, heat_map.cells(colours))
    painter.setPen(QPen(theme["ink"], 1.2 * s))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(band)


def _forgotten(painter: QPainter, rect: QRectF, view: View, theme: Theme) -> None:
    s, made = view.scale, font("small", view.scale, view.present)
    said = words.say("sequences-forgotten", view.language)
    y, wide = rect.center().y(), ink.width(said, made) + 12 * s
    if rect.width() < 4 * s:
        return
    pen = QPen(theme["hair2"], 1.2 * s)
    pen.setDashPattern([1.5, 3.0])
    painter.setPen(pen)
    if rect.width() < wide + 24 * s:
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right() - 4 * s, y))
        return
    middle = rect.center().x()
    painter.drawLine(QPointF(rect.left(), y), QPointF(middle - wide / 2, y))
    painter.drawLine(QPointF(middle + wide / 2, y), QPointF(rect.right() - 4 * s, y))
    ink.text(painter, QPointF(middle, y), said, made, theme["ink3"], ink.CENTRE | ink.MIDDLE)


def label(painter: QPainter, strip: QRectF, rung: Rung, x: float, view: View, theme: Theme) -> None:
    """What the strip shows, right of now where there is room for it."""
    if rung.name in WINDOWED or not rung.hidden.size:
        return
    s, made = view.scale, font("small", view.scale, view.present)
    count = rung.hidden.shape[1]
    said = words.say(f"sequences-strip-{rung.name}", view.language, count=count)
    room = strip.right() - x - 8 * s
    if ink.width(said, made) > room:
        return
    ink.text(
        painter, QPointF(x + 8 * s, strip.center().y()), said, made, theme["ink3"], ink.LEFT | ink.MIDDLE
    )
