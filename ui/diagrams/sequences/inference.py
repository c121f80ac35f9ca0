"""Stepping through an inference: the data, the belief, this step's numbers, and the network it all is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._sequences_content import LinearPicture, MarkovPicture, Rung, SequencesContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes, ink
from ui.diagrams.axes import Axes
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.diagrams.sequences import (
    empty,
    forward,
    inference_numbers,
    kalman,
    ladder_series,
    recurrent_step,
    said,
    twin,
)
from ui.diagrams.sequences.inference_numbers import lines as lines
from ui.diagrams.sequences.inference_numbers import shown_rung as shown_rung
from ui.diagrams.sequences.inference_numbers import step_of as step_of
from ui.diagrams.sequences.moment import Moment
from ui.diagrams.sequences.states import states
from ui.theme import Theme, font
from ui.view import Hit, Target, View


@dataclass(frozen=True)
class Places:
    """The series on top, belief and this step's numbers side by side, the network below."""

    series: QRectF
    belief: QRectF
    numbers: QRectF
    twin: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, wide: float, high: float, s: float, present: bool) -> Places:
    gap = 14 * s
    upper, lower = 0.22 * high, 0.27 * high
    middle = high - upper - lower - 2 * gap
    left = 0.40 * wide
    top = y + upper + gap
    return Places(
        series=QRectF(x, y, wide, upper),
        belief=QRectF(x, top, left, middle),
        numbers=QRectF(x + left + 24 * s, top, wide - left - 24 * s, middle),
        twin=QRectF(x, top + middle + gap, wide, lower),
    )


def areas(rect: QRectF, view: View) -> Places:
    """Where the parts stand."""
    return _places(*extent(rect), view.scale, view.present)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, at: Moment) -> None:
    """The whole scene, or why there is nothing to infer."""
    content: SequencesContent = snapshot.content
    rung = shown_rung(content)
    if rung is None or content.inference is None:
        chosen = str(snapshot.settings.values()["model"])
        empty.paint(
            painter,
            rect,
            words.say("sequences-inference-none", view.language, model=said.name(chosen, view.language)),
            view,
            theme,
        )
        return
    where, s = areas(rect, view), view.scale
    t, updated = step_of(content, at)
    values = snapshot.settings.values()
    shown = (Same(content), theme, view.language, s, view.present, values["smoothed"], values["best_path"])

    def layer(name: str, place: QRectF, of: object, draw: Callable[[QPainter], None]) -> None:
        cached(painter, place, ("inference", name, extent(place), shown, of), draw, theme["bg"])

    def data(onto: QPainter) -> None:
        _series(onto, where.series, content, rung, snapshot, view, theme, at)

    def numbers(onto: QPainter) -> None:
        inference_numbers.paint(onto, where.numbers, content, rung, view, theme, at)

    def network(onto: QPainter) -> None:
        _twin(onto, where.twin, content, rung, at, view, theme)

    # What changes with every half step only is painted once for it; the rest moves.
    layer("series", where.series, (at.seen, t), data)
    layer("numbers", where.numbers, (t, updated, bool(at.phase) or at.now >= 0), numbers)
    layer("twin", where.twin, at.seen, network)
    _ahead(painter, where.series, content, rung, view, theme, at)
    _belief(painter, where.belief, content, rung, snapshot, view, theme, at)
    rule = QRectF(where.twin.left(), where.twin.top() - 8 * s, where.twin.width(), max(1.0, s))
    painter.fillRect(rule, theme["hair"])


def _twin(
    painter: QPainter,
    rect: QRectF,
    content: SequencesContent,
    rung: Rung,
    at: Moment,
    view: View,
    theme: Theme,
) -> None:
    found = content.inference
    assert found is not None
    if found.kalman is not None and isinstance(rung.picture, LinearPicture):
        twin.linear(painter, rect, found.kalman, rung.picture, at.seen, view, theme)
    elif found.forward is not None:
        twin.multiplicative(painter, rect, found.forward, at.seen, view, theme)
    elif found.recurrent is not None:
        recurrent_step.weights(painter, rect, rung, view, theme)


def series_axes(rect: QRectF, content: SequencesContent, view: View) -> Axes:
    """The plot of the data at the top."""
    s, made = view.scale, font("small", view.scale, view.present)
    figures = ink.width("−0,000", font("tick", s, view.present)) + 8 * s
    inner = rect.adjusted(figures, ink.leading(made) + 6 * s, -18 * s, -2 * s)
    return ladder_series.plot_axes(inner, content)


def _series(
    painter: QPainter,
    rect: QRectF,
    content: SequencesContent,
    rung: Rung,
    snapshot: Snapshot,
    view: View,
    theme: Theme,
    at: Moment,
) -> None:
    s, values = view.scale, snapshot.settings.values()
    a = series_axes(rect, content, view)
    big = font("panel_title", s, view.present)
    base = QPointF(rect.left(), rect.top() + ink.capital(big) + 2 * s)
    across = ink.text(painter, base, said.name(rung.name, view.language), big, theme["ink"]) + 12 * s
    when = said.time(content.series, max(0, at.now + (1 if at.phase else 0)), view.language)
    note = words.say("sequences-inference-note", view.language, when=when)
    small = font("small", s, view.present)
    ink.text(
        painter,
        base + QPointF(across, 0),
        ink.elide(note, small, rect.width() - across),
        small,
        theme["ink3"],
    )
    found = content.inference
    if found is not None and found.forward is not None:
        high = 0.46 * a.rect.height()
        lower = QRectF(a.rect.left(), a.rect.bottom() - high, a.rect.width(), high)
        a = _upper(a, content, s)
        smoothed, path = bool(values["smoothed"]), bool(values["best_path"])
        forward.trellis(painter, lower, found.forward, at, smoothed, path, view, theme)
    ladder_series.frame(painter, a, content.series, view, theme)
    ladder_series.series_line(painter, a, content.series, view, theme, past=False)
    known = max(0, at.seen)
    x = np.arange(known)
    for channel in range(content.series.values.shape[1] if not content.series.symbols else 0):
        axes.curve(painter, a, x, content.series.values[:known, channel], theme["axis"], 1.4 * s)
    ladder_series.guess_lines(painter, a, content, rung, view, theme, known)


def _upper(a: Axes, content: SequencesContent, s: float) -> Axes:
    """The part of the plot that is the data's, where the states over time take the lower one."""
    if content.inference is None or content.inference.forward is None:
        return a
    return Axes(a.rect.adjusted(0, 0, 0, -0.46 * a.rect.height() - 10 * s), a.x, a.y)


def _ahead(
    painter: QPainter,
    rect: QRectF,
    content: SequencesContent,
    rung: Rung,
    view: View,
    theme: Theme,
    at: Moment,
) -> None:
    """The guess of what comes next, and the line of now."""
    s, whole = view.scale, series_axes(rect, content, view)
    ladder_series.beyond(painter, _upper(whole, content, s), content, rung, at, view, theme)
    line, top = whole.across(max(at.place, -0.5)), whole.rect.top() - 4 * s
    painter.fillRect(QRectF(line - 0.7 * s, top, 1.4 * s, rect.bottom() - top), theme["ink"])


def _belief(
    painter: QPainter,
    rect: QRectF,
    content: SequencesContent,
    rung: Rung,
    snapshot: Snapshot,
    view: View,
    theme: Theme,
    at: Moment,
) -> None:
    values, found = snapshot.settings.values(), content.inference
    assert found is not None
    if found.kalman is not None and isinstance(rung.picture, LinearPicture):
        kalman.picture(painter, rect, content, rung.picture, at, bool(values["smoothed"]), view, theme)
    elif found.forward is not None and isinstance(rung.picture, MarkovPicture):
        made = font("small", view.scale, view.present)
        title = words.say("sequences-belief-states", view.language)
        ink.text(
            painter,
            rect.topLeft() + QPointF(0, ink.capital(made) + 2 * view.scale),
            title,
            made,
            theme["ink3"],
        )
        inner = rect.adjusted(0, ink.leading(made), 0, 0)
        belief = found.forward.belief[at.now] if at.now >= 0 else rung.picture.start
        states(painter, inner, rung.picture.transition, belief, view.scale, theme, view)
    elif found.recurrent is not None:
        recurrent_step.layer(painter, rect, found.recurrent, at, view, theme)


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The data at a step, the belief, the two halves, the twin."""
    content: SequencesContent = snapshot.content
    if shown_rung(content) is None:
        return ()
    where, found = areas(rect, view), []
    a = series_axes(where.series, content, view)
    row = next(k for k, rung in enumerate(content.ladder) if rung is shown_rung(content))

    def at_step(point: QPointF) -> Target:
        return Target("guess", (row, min(max(round(a.values(point)[0]), 0), max(0, content.steps - 1))))

    for target, place, to in (
        (Target("window", (row,)), where.series, at_step),
        (Target("belief"), where.belief, None),
        (Target("numbers"), where.numbers, None),
        (Target("twin"), where.twin, None),
    ):
        area = QPainterPath()
        area.addRect(place)
        found.append(Hit(target, area, at=to))
    return tuple(found)
