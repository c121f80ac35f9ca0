"""Beside the basins' maps: what became of this start, in words and as a curve over the steps."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._gradients_content import Basins
from ui import words
from ui.diagrams import curves, ink, magnitudes, maths, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.curves import title
from ui.diagrams.gradients import gradient_basins_orbit
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import extent
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# Closer to 0 than this an exponent is called zero: so far a measurement of so many steps can tell.
ZERO = 0.01


def sign(exponent: float, language: str) -> str:
    """The sign of a Lyapunov exponent in words."""
    if math.isnan(exponent):
        return words.say("gradients-no-number", language)
    kind = "zero" if abs(exponent) < ZERO else "positive" if exponent > 0 else "negative"
    return words.say(f"gradients-basins-{kind}", language)


def regime(basins: Basins, language: str) -> str:
    """What this orbit does, in words."""
    if basins.regime == "oscillating" and basins.period == 0:
        return words.say("gradients-basins-round", language)
    return words.say(f"gradients-basins-{basins.regime}", language, period=basins.period)


def size(basins: Basins, language: str) -> str:
    """‖∂h_T/∂h_0‖ of this start in print."""
    return magnitudes.said(float(basins.orbit_log10[-1]), language)


def end(basins: Basins) -> int:
    """The number of the attractor this orbit goes to, −1 if it is none of those of the map."""
    last = basins.orbit[-1]
    for number, cycle in enumerate(basins.attractors):
        if (np.abs(cycle - last).max(axis=1) < 1e-3).any():
            return number
    return -1


def plot(basins: Basins, language: str) -> Plot:
    """log10 ‖∂h_t/∂h_0‖ over the steps."""
    sizes = basins.orbit_log10
    finite = sizes[np.isfinite(sizes)]
    low = math.floor(min(float(finite.min()), -1.0)) if finite.size else -1
    high = math.ceil(max(float(finite.max()), 1.0)) if finite.size else 1
    steps = len(sizes) - 1
    return Plot(
        title=words.say("gradients-basins-left", language),
        note="",
        x_name=words.say("gradients-learning-step", language),
        x=np.arange(steps + 1),
        lines=(Line(np.where(np.isfinite(sizes), sizes, np.nan), "", "backward", 2.2),),
        x_range=(0.0, float(max(1, steps))),
        y_range=(float(low), float(high)),
        log=True,
        level=(0.0, ""),
    )


def _parts(rect: QRectF, view: View) -> tuple[QRectF, QRectF]:
    s = view.scale
    body, value = font("body", s, view.present), font("node_value", s, view.present)
    wanted = small_plot.heading(view) + 5 * ink.leading(body) + ink.leading(value) + 12 * s
    high = min(wanted, rect.height() - small_plot.heading(view) - 60 * s)
    top = QRectF(rect.left(), rect.top(), rect.width(), high)
    return top, QRectF(rect.left(), top.bottom() + 4 * s, rect.width(), rect.bottom() - top.bottom() - 4 * s)


def axes(rect: QRectF, basins: Basins, view: View) -> Axes:
    """The axes of the curve."""
    return small_plot.body(_parts(rect, view)[1], plot(basins, view.language), view)


def paint(painter: QPainter, rect: QRectF, basins: Basins, view: View, theme: Theme) -> None:
    """Words, the size at this start, the curve, and the playhead on it."""
    top, below = _parts(rect, view)

    def draw(layer: QPainter) -> None:
        _words(layer, top, basins, view, theme)
        small_plot.paint(layer, below, plot(basins, view.language), view, theme)

    if is_direct(painter):
        draw(painter)
    else:
        look = extent(rect), theme, view.language, view.scale, view.present
        held = basins.orbit.tobytes(), basins.orbit_log10.tobytes(), basins.lyapunov, basins.regime
        cached(painter, rect, ("basins-side", held, end(basins), look), draw, theme["bg"])
    a, s = axes(rect, basins, view), view.scale
    t = min(view.t, float(len(basins.orbit_log10) - 1))
    small_plot.mark(painter, a, t, theme, s)
    now = float(basins.orbit_log10[int(t)])
    if math.isfinite(now):
        curves.ring(painter, a.at(float(int(t)), now), 4.5 * s, theme["bg"], theme["backward"], 2 * s)


def _words(painter: QPainter, rect: QRectF, basins: Basins, view: View, theme: Theme) -> None:
    s, say = view.scale, words.say
    row = QRectF(rect.left(), rect.top(), rect.width(), small_plot.heading(view) - 6 * s)
    title(painter, row, say("gradients-basins-from", view.language), "", view, theme)
    value = font("node_value", s, view.present)
    y = rect.top() + small_plot.heading(view)
    at = QPointF(rect.left(), y + 0.5 * ink.leading(value))
    x = maths.maths(
        painter, at, "‖∂h_T/∂h_0‖ = ", value.pixelSize(), theme["backward"], ink.LEFT | ink.MIDDLE
    )
    shown = ink.elide(size(basins, view.language), value, rect.width() - x)
    ink.text(painter, at + QPointF(x + 4 * s, 0), shown, value, theme["backward"], ink.LEFT | ink.MIDDLE)
    y += ink.leading(value) + 4 * s
    made = font("body", s, view.present)
    lines = (end_words(basins, view.language), regime(basins, view.language), exponent(basins, view.language))
    for k, said in enumerate(lines):
        rows = ink.wrap(said, made, rect.width())
        left = int((rect.bottom() - y) / ink.leading(made) + 0.2)
        for line in rows[: max(0, left)]:
            area = QRectF(rect.left(), y, rect.width(), ink.leading(made))
            ink.text(painter, area, line, made, theme["ink" if k else "ink2"], ink.LEFT | ink.MIDDLE)
            y += ink.leading(made)


def end_words(basins: Basins, language: str) -> str:
    """Where this start is and where it ends."""
    start = ", ".join(ink.number(float(x), 2) for x in basins.orbit[0])
    number = end(basins)
    if number < 0:
        key = "way" if basins.period else "none"
        return words.say(f"gradients-basins-start-{key}", language, start=start)
    name = gradient_basins_orbit.letter(number)
    return words.say("gradients-basins-start-end", language, start=start, end=name)


def exponent(basins: Basins, language: str) -> str:
    """The largest Lyapunov exponent with its sign in words."""
    value = ink.number(basins.lyapunov, 2, sign=True)
    return words.say("gradients-basins-exponent", language, value=value, sign=sign(basins.lyapunov, language))


def hits(rect: QRectF, basins: Basins, view: View) -> tuple[Hit, ...]:
    """`basin_regime` on the words, `basin_step` (step) in strips over the curve."""
    top, _ = _parts(rect, view)
    area = QPainterPath()
    area.addRect(top)
    a, found = axes(rect, basins, view), [Hit(Target("basin_regime"), area)]
    count = len(basins.orbit_log10)
    wide = a.rect.width() / max(1, count - 1)
    for t in range(count):
        strip = QPainterPath()
        strip.addRect(QRectF(a.across(t) - wide / 2, a.rect.top(), wide, a.rect.height()).intersected(a.rect))
        found.append(Hit(Target("basin_step", (t,)), strip))
    return tuple(found)
