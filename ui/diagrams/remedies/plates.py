"""Several small plots of one scene: painted as one layer, answering to the pointer, each number on a card."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from ui import words
from ui.diagrams import axes as plots
from ui.diagrams import ink, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.layers import cached
from ui.diagrams.magnitudes import figures, said
from ui.diagrams.small_plot import Plot
from ui.theme import Theme, font
from ui.view import Card, Hit, Target, View

Areas = Mapping[str, QRectF]
Plots = Mapping[str, Plot]


def paint(
    painter: QPainter, areas: Areas, shown: Plots, key: Hashable, view: View, theme: Theme
) -> dict[str, Axes]:
    """Every plot in its area; `key` names what they show. Returns their axes."""
    if not shown:
        return {}
    whole = QRectF()
    for name in shown:
        whole = whole.united(areas[name])
    whole.adjust(-2 * view.scale, 0, 8 * view.scale, 2 * view.scale)

    def draw(layer: QPainter) -> None:
        for name, plot in shown.items():
            small_plot.paint(layer, areas[name], plot, view, theme)

    places = tuple(areas[name].getRect() for name in shown)
    look = (theme, view.language, view.scale, view.present)
    cached(painter, whole, ("plates", key, places, look), draw, theme["bg"])
    return {name: small_plot.body(areas[name], plot, view) for name, plot in shown.items()}


def hits(kind: str, areas: Areas, shown: Plots, view: View) -> tuple[Hit, ...]:
    """`<kind>_plot` (which plot) on each title, `<kind>_point` (which plot, which value) on its curves."""
    found = []
    for which, (name, plot) in enumerate(shown.items()):
        a = small_plot.body(areas[name], plot, view)
        head, body = QPainterPath(), QPainterPath()
        head.addRect(QRectF(areas[name].topLeft(), QPointF(areas[name].right(), a.rect.top())))
        body.addRect(a.rect)
        found.append(Hit(Target(f"{kind}_plot", (which,)), head))
        at = partial(_nearest, kind, which, a, plot)
        found.append(Hit(Target(f"{kind}_curves", (which,)), body, at=at))
    return tuple(found)


def _nearest(kind: str, which: int, a: Axes, plot: Plot, place: QPointF) -> Target:
    if not len(plot.x):
        return Target(f"{kind}_plot", (which,))
    value = a.values(place)[0]
    return Target(f"{kind}_point", (which, int(np.abs(np.asarray(plot.x) - value).argmin())))


def card(target: Target, shown: Plots, help_of: Mapping[str, str], language: str) -> Card | None:
    """What a target of `hits` tells: the plot's help, and where it is on a value, the numbers there."""
    names = list(shown)
    if not target.index or target.index[0] >= len(names):
        return None
    name = names[target.index[0]]
    plot, told = shown[name], help_of.get(name, "")
    lines = tuple(line for line in (told,) if line)
    if len(target.index) < 2 or target.index[1] >= len(plot.x):
        return Card(plot.title, "", lines)
    k = target.index[1]
    numbers = []
    for line in plot.lines:
        value = float(line.y[k]) if k < len(line.y) else float("nan")
        printed = said(value, language) if plot.log else figures(value)
        numbers.append(f"{line.label} {printed}".strip() if np.isfinite(value) or plot.log else "")
    at = words.say("remedies-card-at", language, name=plot.x_name, value=plots.plain(float(plot.x[k])))
    return Card(plot.title, "", (at, *(n for n in numbers if n), *lines))


def note(painter: QPainter, rect: QRectF, said: str, view: View, theme: Theme, role: str = "ink2") -> None:
    """A sentence in the middle of an area where there is nothing to draw yet."""
    made = font("body", view.scale, view.present)
    lines = ink.balanced(said, made, min(rect.width() * 0.86, 460 * view.scale))
    step = ink.leading(made)
    for k, line in enumerate(lines):
        at = QPointF(rect.center().x(), rect.center().y() + (k - 0.5 * (len(lines) - 1)) * step)
        ink.text(painter, at, line, made, theme[role], ink.CENTRE | ink.MIDDLE)


def label(
    painter: QPainter, at: QPointF, said: str, made: QFont, colour: QColor, align: ink.Align, ground: QColor
) -> QRectF:
    """One line at its `MIDDLE` on a plain ground, far quicker to paint than a halo; where it lies."""
    wide, high = ink.width(said, made), 1.16 * made.pixelSize()
    left = at.x() - (wide if align & ink.RIGHT else wide / 2 if align & ink.CENTRE else 0.0)
    box = QRectF(left, at.y() - high / 2, wide, high)
    room = 0.2 * high
    painter.fillRect(box.adjusted(-room, 0, room, 0), ground)
    ink.text(painter, box, said, made, colour, ink.CENTRE | ink.MIDDLE)
    return box


def span(*values: plots.Values, least: float = 0.1, zero: bool = False) -> tuple[float, float]:
    """The range that holds all finite values, with a little room; with 0 in it if `zero`."""
    parts = [np.asarray(part, dtype=np.float64).ravel() for part in values]
    finite = np.concatenate([part[np.isfinite(part)] for part in parts]) if parts else np.zeros(0)
    if zero:
        finite = np.append(finite, 0.0)
    if not finite.size:
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    room = max(0.06 * (high - low), 0.5 * least if high - low < least else 0.0, 1e-12)
    return (low if zero and low == 0.0 else low - room), high + room


def decades(*values: plots.Values, floor: float = -42.0, least: float = 2.0) -> tuple[float, float]:
    """The range of whole powers of ten that holds all finite values (log10), `least` of them at least."""
    parts = [np.asarray(part, dtype=np.float64).ravel() for part in values]
    finite = np.concatenate([part[np.isfinite(part)] for part in parts]) if parts else np.zeros(0)
    if not finite.size:
        return -least, 0.0
    high = float(np.ceil(finite.max() - 1e-9))
    low = max(floor, min(high - least, float(np.floor(finite.min() + 1e-9))))
    return low, max(high, low + least)
