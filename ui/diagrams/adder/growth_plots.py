"""The general picture: what k sums at once cost a machine and a network, and what N units can hold."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Integers
from simulator.chapters._adder_growth import Growth
from ui import words
from ui.diagrams import ink, small_plot
from ui.diagrams.layers import cached
from ui.diagrams.sameness import extent
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# Rows of the tables; the plots show them all.
STREAMS, UNITS = (1, 2, 3, 4, 6, 8, 10), (1, 3, 6, 9, 12, 20, 30)


def areas(rect: QRectF, scale: float) -> dict[str, QRectF]:
    """Plot and table of streams, plot and table of units."""
    gap = 22 * scale
    half = (rect.width() - gap) / 2
    found = {}
    for number, name in enumerate(("streams", "units")):
        left = rect.left() + number * (half + gap)
        wide = 0.56 * half
        found[f"{name}-plot"] = QRectF(left, rect.top(), wide, rect.height())
        found[f"{name}-table"] = QRectF(
            left + wide + 12 * scale, rect.top(), half - wide - 12 * scale, rect.height()
        )
    return found


def _plots(growth: Growth, view: View) -> dict[str, Plot]:
    def say(key: str) -> str:
        return words.say(f"adder-growth-{key}", view.language)

    def logs(numbers: Integers) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.log10(numbers.astype(np.float64))

    streams = Plot(
        title=say("streams"),
        note=say("streams-note"),
        x_name=say("k"),
        x=growth.streams,
        lines=(
            Line(logs(growth.states), say("states"), "warn", 2.2),
            Line(logs(growth.weights), say("weights"), "forward", 2.2),
            Line(logs(growth.units), say("units"), "ink2", 1.8, (5, 3)),
        ),
        x_range=(1.0, float(growth.streams[-1])),
        y_range=(0.0, float(np.ceil(logs(growth.states)[-1]))),
        log=True,
    )
    units = Plot(
        title=say("patterns-title"),
        note=say("patterns-note"),
        x_name=say("n"),
        x=growth.sizes,
        lines=(
            Line(logs(growth.patterns), say("patterns"), "warn", 2.2),
            Line(logs(growth.connections), say("connections"), "forward", 2.2),
        ),
        x_range=(1.0, float(growth.sizes[-1])),
        y_range=(0.0, float(np.ceil(logs(growth.patterns)[-1]))),
        log=True,
    )
    return {"streams": streams, "units": units}


def table(growth: Growth, which: str) -> tuple[tuple[int, ...], ...]:
    """The rows of a table, as numbers."""
    if which == "streams":
        picked = (growth.streams, growth.states, growth.units, growth.weights)
        return tuple(tuple(int(part[k - 1]) for part in picked) for k in STREAMS)
    picked_units = (growth.sizes, growth.patterns, growth.connections)
    return tuple(tuple(int(part[n - 1]) for part in picked_units) for n in UNITS)


def paint(painter: QPainter, rect: QRectF, growth: Growth, view: View, theme: Theme) -> None:
    """Both plots with their tables in `rect`."""
    key = ("growth", extent(rect), theme, view.language, view.scale, view.present)

    def draw(layer: QPainter) -> None:
        places = areas(rect, view.scale)
        for which, plot in _plots(growth, view).items():
            small_plot.paint(layer, places[f"{which}-plot"], plot, view, theme)
            _table(layer, places[f"{which}-table"], growth, which, view, theme)

    cached(painter, rect, key, draw, theme["bg"])


def _table(painter: QPainter, rect: QRectF, growth: Growth, which: str, view: View, theme: Theme) -> None:
    s = view.scale
    keys = ("k", "states", "units", "weights") if which == "streams" else ("n", "patterns", "connections")
    rows = table(growth, which)
    head, plain = font("tick", s, view.present), font("small", s, view.present)
    top = rect.top() + small_plot.heading(view)
    step = min((rect.bottom() - top) / (len(rows) + 1.4), 1.75 * plain.pixelSize())
    printed = [[f"{value:,}" for value in row] for row in rows]
    names = [words.say(f"adder-growth-{key}-short", view.language) for key in keys]
    wide = [
        max(ink.width(names[c], head), *(ink.width(row[c], plain) for row in printed))
        for c in range(len(keys))
    ]
    gap = max(6 * s, min(20 * s, (rect.width() - sum(wide)) / len(keys)))
    x = rect.left()
    for c, name in enumerate(names):
        x += wide[c] + (gap if c else 0.0)
        ink.text(painter, QPointF(x, top + 0.5 * step), name, head, theme["ink3"], ink.RIGHT | ink.MIDDLE)
        for r, row in enumerate(printed):
            y = top + (r + 1.7) * step
            role = "ink" if c else "ink2"
            ink.text(painter, QPointF(x, y), row[c], plain, theme[role], ink.RIGHT | ink.MIDDLE)
    painter.fillRect(QRectF(rect.left(), top + 1.05 * step, x - rect.left(), s), theme["hair"])


def hits(rect: QRectF, view: View) -> tuple[Hit, ...]:
    """`Target("growth", (0,))` for the streams, `(1,)` for the units."""
    places, found = areas(rect, view.scale), []
    for number, which in enumerate(("streams", "units")):
        area = QPainterPath()
        area.addRect(places[f"{which}-plot"].united(places[f"{which}-table"]))
        found.append(Hit(Target("growth", (number,)), area))
    return tuple(found)
