"""The scene of training: the outputs over the shown ink as they are now, and how they came to be so.

At first every output but the blank stays flat: saying nothing costs least while nothing is known. Then
spikes come up, one for each character, and the errors fall.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._handwriting_content import HandwritingContent
from simulator.experiment import Snapshot
from simulator.tasks.alphabet import BLANK, SYMBOLS
from ui import words
from ui.diagrams import axes, ink, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.curves import title
from ui.diagrams.handwriting import pen_line, pen_paper
from ui.diagrams.handwriting.pen_reading import outputs, written
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View

PANELS = ("spikes", "blank", "errors")
# Outputs that are named at their highest place, from this probability on.
_NAMED = 0.3


def areas(rect: QRectF) -> dict[str, QRectF]:
    """Where the three parts stand, each with its title."""
    upper, gap = 0.56 * rect.height(), 0.04 * rect.width()
    half = 0.5 * (rect.width() - gap)
    top, high = rect.top() + upper, rect.height() - upper
    return {
        "spikes": QRectF(rect.left(), rect.top(), rect.width(), upper - 18),
        "blank": QRectF(rect.left(), top, half, high),
        "errors": QRectF(rect.left() + half + gap, top, half, high),
    }


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, t: float) -> None:
    """The scene; `t` moves the line of now through the spikes."""
    content: HandwritingContent = snapshot.content
    key = ("pen learning", Same(content), extent(rect), theme, view.language, view.scale, view.present)
    places = areas(rect)

    def draw(onto: QPainter) -> None:
        _spikes(onto, places["spikes"], content, view, theme)
        for name in ("blank", "errors"):
            plot = plots(content, view.language)[name]
            if plot is None:
                _nothing(onto, places[name], name, view, theme)
            else:
                small_plot.paint(onto, places[name], plot, view, theme)

    cached(painter, rect, key, draw, theme["bg"])
    if len(content.places):
        a = spike_axes(places["spikes"], content, view)
        small_plot.mark(painter, a, t, theme, view.scale)


def _strip(area: QRectF, view: View) -> QRectF:
    """The ink above the spikes."""
    top = area.top() + small_plot.heading(view)
    return QRectF(area.left(), top, area.width(), 0.26 * area.height())


def spike_axes(area: QRectF, content: HandwritingContent, view: View) -> Axes:
    """Steps along, probability up."""
    s = view.scale
    top = _strip(area, view).bottom() + 12 * s
    left = area.left() + ink.width("0.5", font("tick", s, view.present)) + 8 * s
    bottom = area.bottom() - ink.leading(font("tick", s, view.present)) - 6 * s
    inner = QRectF(left, top, area.right() - left - 6 * s, bottom - top)
    return Axes(inner, (0.0, 1.015 * max(1, len(content.places))), (0.0, 1.0))


def _spikes(painter: QPainter, area: QRectF, content: HandwritingContent, view: View, theme: Theme) -> None:
    s, language = view.scale, view.language
    row = QRectF(area.left(), area.top(), area.width(), small_plot.heading(view) - 6 * s)
    said = written_text(content) or words.say("handwriting-nothing-yet", language)
    note = words.say("handwriting-spikes.note", language, text=said)
    title(painter, row, words.say("handwriting-spikes", language), note, view, theme)
    a = spike_axes(area, content, view)
    _ink(painter, _strip(area, view), a, content, view, theme)
    axes.grid(painter, a, (), (0.0, 0.5, 1.0), theme, s)
    axes.y_labels(painter, a, (0.0, 0.5, 1.0), view, theme, axes.plain)
    steps = np.arange(1, len(content.places) + 1)
    made, bold = font("tick", s, view.present, 500), font("body", s, view.present, 600)
    for symbol in outputs(content):
        values = content.probabilities[:, symbol]
        if symbol == BLANK:
            axes.curve(painter, a, steps, values, theme["axis"], 1.4 * s, (4 * s, 3 * s))
        else:
            axes.curve(painter, a, steps, values, theme["forward"], 1.9 * s)
    blank = words.say("handwriting-blank", language)
    at = QPointF(a.rect.right(), a.rect.top() - 2 * s)
    ink.text(painter, at, blank, made, theme["ink3"], ink.RIGHT | ink.BOTTOM)
    for each in content.characters:
        value = float(content.probabilities[each.step].max(initial=0.0, where=_symbols(each.symbol)))
        if value >= _NAMED:
            at = a.at(each.step + 1, value) - QPointF(0, 4 * s)
            ink.text(
                painter, at, written(each.symbol), bold, theme["ink"], ink.CENTRE | ink.BASELINE, theme["bg"]
            )
    below = QPointF(a.rect.center().x(), a.rect.bottom() + 5 * s)
    ink.text(
        painter,
        below,
        words.say("handwriting-axis-steps", language),
        made,
        theme["ink3"],
        ink.CENTRE | ink.TOP,
    )


def _symbols(symbol: str) -> np.ndarray:
    return np.array([each == symbol for each in SYMBOLS])


def written_text(content: HandwritingContent) -> str:
    """What was read, spaces visible at its ends only as such."""
    return content.text


def _ink(
    painter: QPainter, area: QRectF, a: Axes, content: HandwritingContent, view: View, theme: Theme
) -> None:
    """The shown ink, as wide as the axis of its steps."""
    points = content.ink.points
    if not len(points):
        return
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.maximum(high - low, 1e-6)
    unit = min(a.rect.width() / size[0], 0.9 * area.height() / max(size[1], 1.0))
    across = a.rect.left() + (points[:, 0] - low[0]) * unit + 0.5 * (a.rect.width() - size[0] * unit)
    down = area.center().y() - (points[:, 1] - 0.5 * (low[1] + high[1])) * unit
    fine = pen_line.fine(np.column_stack((across, down)), content.ink.stroke_start, view.scale)
    pen_line.draw(painter, fine, theme["ink"], 0.8 * pen_paper.INK * view.scale)


def plots(content: HandwritingContent, language: str) -> dict[str, Plot | None]:
    """Share of the blank and characters printed, and errors, over updates; None before there are two rows."""
    found = content.learning
    if len(found.updates) < 2:
        return {"blank": None, "errors": None}
    x = found.updates.astype(np.float64)
    span = (float(x[0]), float(max(x[-1], x[0] + 1)))
    updates = words.say("handwriting-axis-updates", language)
    most = float(np.nanmax(np.append(found.errors, 1.0)))
    return {
        "blank": Plot(
            words.say("handwriting-plot-blank", language),
            words.say("handwriting-plot-blank.note", language),
            updates,
            x,
            (Line(found.blank, words.say("handwriting-blank", language), "ink2", 2.2),),
            span,
            (0.0, 1.0),
        ),
        "errors": Plot(
            words.say("handwriting-plot-errors", language),
            words.say("handwriting-plot-errors.note", language),
            updates,
            x,
            (Line(found.errors, f"{100 * float(found.errors[-1]):.0f} %", "forward", 2.4),),
            span,
            (0.0, 1.05 * most),
            level=(1.0, words.say("handwriting-plot-nothing-right", language)),
        ),
    }


def _nothing(painter: QPainter, area: QRectF, name: str, view: View, theme: Theme) -> None:
    s = view.scale
    row = QRectF(area.left(), area.top(), area.width(), small_plot.heading(view) - 6 * s)
    title(painter, row, words.say(f"handwriting-plot-{name}", view.language), "", view, theme)
    made = font("body", s, view.present)
    text = QRectF(area.left(), row.bottom() + 10 * s, area.width(), area.height())
    ink.paragraph(painter, text, words.say("handwriting-plot-untrained", view.language), made, theme["ink3"])


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """Each plot, and the step under the pointer in the first."""
    content: HandwritingContent = snapshot.content
    found = []
    for k, name in enumerate(PANELS):
        path = QPainterPath()
        path.addRect(areas(rect)[name])
        if name == "spikes" and len(content.places):
            a, steps = spike_axes(areas(rect)[name], content, view), len(content.places)

            def at(point: QPointF, a: Axes = a, steps: int = steps) -> Target:
                return Target("outputs", (max(0, min(steps - 1, int(a.values(point)[0]))),))

            found.append(Hit(Target("spikes"), path, at=at))
        else:
            found.append(Hit(Target("plot", (k,)), path))
    return tuple(found)
