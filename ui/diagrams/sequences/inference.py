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
from ui.diagrams import ink, maths
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.diagrams.sequences import empty, forward, kalman, ladder_series, recurrent_step, said, twin
from ui.diagrams.sequences.moment import Moment
from ui.diagrams.sequences.states import states
from ui.theme import Theme, font
from ui.view import Hit, Target, View

_FORMULAS = {
    "linear_dynamical": ("m^− = A m_{t−1},  P^− = A P A^T + Q", "m_t = m^− + K (x_t − C m^−)"),
    "hidden_markov": ("ĥ_i = ∑_j h_j A_{ji}", "h_i ∝ b_i(x_t) ĥ_i"),
    "recurrent": ("z_t = W x_t + U h_{t−1} + b", "h_t = tanh(z_t)"),
}


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


def shown_rung(content: SequencesContent) -> Rung | None:
    """The model that is stepped through, if it has a state to infer."""
    found = content.inference
    if found is None or (found.kalman is None and found.forward is None and found.recurrent is None):
        return None
    return next((rung for rung in content.ladder if rung.name == found.model), None)


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
        _numbers(onto, where.numbers, content, rung, view, theme, at)

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


def series_axes(rect: QRectF, content: SequencesContent, view: View) -> ladder_series.Axes:
    """The plot of the data at the top."""
    s, made = view.scale, font("small", view.scale, view.present)
    inner = rect.adjusted(
        34 * s * (1.25 if view.present else 1.0), ink.leading(made) + 6 * s, -18 * s, -2 * s
    )
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
        ladder_series.axes.curve(
            painter, a, x, content.series.values[:known, channel], theme["axis"], 1.4 * s
        )
    ladder_series.guess_lines(painter, a, content, rung, view, theme, known)


def _upper(a: ladder_series.Axes, content: SequencesContent, s: float) -> ladder_series.Axes:
    """The part of the plot that is the data's, where the states over time take the lower one."""
    if content.inference is None or content.inference.forward is None:
        return a
    return ladder_series.Axes(a.rect.adjusted(0, 0, 0, -0.46 * a.rect.height() - 10 * s), a.x, a.y)


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


def step_of(content: SequencesContent, at: Moment) -> tuple[int, bool]:
    """The index of the step that is told of, and whether its observation has come."""
    if at.phase:
        return min(at.now + 1, content.steps - 1), at.phase > 0.5 + 1e-9
    return max(0, at.now), at.now >= 0


def lines(content: SequencesContent, at: Moment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The equations of both halves of the step with its numbers in."""
    rung, found = shown_rung(content), content.inference
    t, _ = step_of(content, at)
    if rung is None or found is None:
        return (), ()
    if found.kalman is not None and isinstance(rung.picture, LinearPicture):
        return kalman.predict(found.kalman, rung.picture, t), kalman.update(found.kalman, rung.picture, t)
    if found.forward is not None and isinstance(rung.picture, MarkovPicture):
        return forward.predict(found.forward, rung.picture, t), forward.update(found.forward, t)
    if found.recurrent is not None:
        return recurrent_step.lines(found.recurrent, t)
    return (), ()


def _numbers(
    painter: QPainter,
    rect: QRectF,
    content: SequencesContent,
    rung: Rung,
    view: View,
    theme: Theme,
    at: Moment,
) -> None:
    """Predict and update, one under the other; the half that is under way on a ground of its own."""
    s, found = view.scale, content.inference
    assert found is not None
    t, updated = step_of(content, at)
    body = font("label", s, view.present)
    y, halves = rect.top(), lines(content, at)
    title, step = 24 * s * (1.2 if view.present else 1.0), ink.leading(body)
    pieces = [
        [piece for line in half for piece in ink.wrap(line, body, rect.width() - 20 * s)] for half in halves
    ]
    if found.forward is not None and isinstance(rung.picture, MarkovPicture):
        below = sum(title + len(half) * step + 10 * s for half in pieces)
        place = QRectF(rect.left(), y, rect.width(), max(0.4 * rect.height(), rect.height() - below - 6 * s))
        forward.table(painter, place, found.forward, rung.picture, t, updated, view, theme)
        y = place.bottom() + 6 * s
    for k, (wrapped, formula) in enumerate(zip(pieces, _FORMULAS[rung.name], strict=True)):
        room = rect.bottom() - y - title - 4 * s
        shown = wrapped[: max(0, int(room / step))]
        block = QRectF(rect.left(), y, rect.width(), title + len(shown) * step + 6 * s)
        is_now = (at.phase > 0.0 or at.now >= 0) and (k == 1) == updated
        if is_now:
            painter.fillRect(block, theme["sel"])
        _title(
            painter,
            QRectF(block.left() + 10 * s, y, block.width() - 20 * s, title),
            rung,
            k,
            formula,
            view,
            theme,
        )
        for i, line in enumerate(shown):
            waits = k == 1 and not updated
            row = QRectF(block.left() + 10 * s, y + title + i * step, block.width() - 20 * s, step)
            ink.text(painter, row, line, body, theme["ink3" if waits else "ink"], ink.LEFT | ink.MIDDLE)
        y = block.bottom() + 4 * s


def _title(
    painter: QPainter, rect: QRectF, rung: Rung, half: int, formula: str, view: View, theme: Theme
) -> None:
    s, bold = view.scale, font("label", view.scale, view.present, 600)
    said_ = words.say(f"sequences-half-{rung.name}-{'update' if half else 'predict'}", view.language)
    across = ink.text(painter, rect, said_, bold, theme["ink"], ink.LEFT | ink.MIDDLE)
    size = 1.15 * bold.pixelSize()
    if across + 14 * s + maths.width(formula, size) <= rect.width():
        at = QPointF(rect.left() + across + 14 * s, rect.center().y() + 0.3 * size)
        maths.maths(painter, at, formula, size, theme["ink2"])


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
