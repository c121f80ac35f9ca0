"""One racer's gradient at each time step, at its first weights (dashed) and now, and what that means."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.arrays import Floats
from simulator.chapters._remedies_content import RemediesContent, Row
from ui import words
from ui.diagrams import axes as plots
from ui.diagrams import curves, ink
from ui.diagrams.axes import Axes
from ui.diagrams.remedies import plates
from ui.diagrams.remedies import race_scales as scales
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import View


def axes(box: QRectF, content: RemediesContent) -> Axes:
    """The plot's axes, alike in every row."""
    return scales.gradient_axes(box, content.rows, content.steps)


def paint(
    painter: QPainter, box: QRectF, row: Row, content: RemediesContent, view: View, theme: Theme
) -> None:
    """Hairlines with their powers of ten, both curves, the sentence."""
    a, s = axes(box, content), view.scale
    ticks = scales.gradient_ticks(a)
    plots.grid(painter, a, (), ticks, theme, s)
    plots.y_labels(painter, a, ticks, view, theme, plots.power)
    if not len(row.gradient_now):
        _none(painter, box, words.tell(row.gradient_verdict, view.language), view, theme)
        return
    if len(row.gradient_start):
        _curve(painter, a, row.gradient_start, 1.3 * s, (4 * s, 3 * s), theme, s)
    _curve(painter, a, row.gradient_now, 2.2 * s, (), theme, s)
    _say(painter, a, row, view, theme)


def _curve(
    painter: QPainter,
    a: Axes,
    values: Floats,
    width: float,
    dashes: tuple[float, ...],
    theme: Theme,
    s: float,
) -> None:
    steps = np.arange(1.0, len(values) + 1)
    with np.errstate(invalid="ignore"):
        inside = values >= a.y[0]
    plots.curve(painter, a, steps, np.where(inside, values, np.nan), theme["backward"], width, dashes)
    # Where it comes back from below the axis.
    if inside.any() and not inside[0] and not dashes:
        first = int(np.flatnonzero(inside)[0])
        curves.ring(painter, a.at(first + 1.0, a.y[0]), 3.2 * s, theme["bg"], theme["backward"], 1.5 * s)


def _none(painter: QPainter, box: QRectF, said: str, view: View, theme: Theme) -> None:
    """Nothing is sent back through time here: why."""
    made = font("small", view.scale, view.present)
    lines = ink.balanced(said, made, box.width() - 8 * view.scale)
    step = ink.leading(made)
    for k, line in enumerate(lines):
        at = QPointF(box.center().x(), box.center().y() + (k - 0.5 * (len(lines) - 1)) * step)
        plates.label(painter, at, line, made, theme["ink2"], ink.CENTRE, theme["bg"])


def _lines(row: Row, view: View, room: float) -> tuple[str, ...]:
    made = font("small", view.scale, view.present, 500)
    return ink.balanced(words.tell(row.gradient_verdict, view.language), made, room)[:2]


def sentence(a: Axes, row: Row, view: View) -> QRectF:
    """Where the sentence stands: in the place where it hides least of the curves."""
    lines = _lines(row, view, 0.72 * a.rect.width())
    shown = Same(row.gradient_now), Same(row.gradient_start)
    return QRectF(*_free(shown, lines, extent(a.rect), a.y, view.scale, view.present))


@lru_cache(maxsize=64)
def _free(
    shown: tuple[Same[Floats], ...],
    lines: tuple[str, ...],
    place: tuple[float, float, float, float],
    y: tuple[float, float],
    s: float,
    present: bool,
) -> tuple[float, float, float, float]:
    box, made = QRectF(*place), font("small", s, present, 500)
    wide, high = max(ink.width(line, made) for line in lines) + 6 * s, len(lines) * ink.leading(made)
    pieces = []
    for values in shown:
        steps = np.arange(1.0, len(values.thing) + 1)
        pieces += Axes(box, (1.0, max(2.0, len(steps))), y).pieces(steps, values.thing)
    points = np.concatenate(pieces) if pieces else np.zeros((0, 2))
    best, fewest = (0.0, 0.0), float("inf")
    for top in (box.bottom() - high - 3 * s, box.top() + 2 * s, box.center().y() - high / 2):
        for left in (box.left() + 6 * s, box.right() - wide - 2 * s):
            near = np.abs(points - (left + wide / 2, top + high / 2)) < (wide / 2, high / 2 + 3 * s)
            hidden = int(near.all(axis=1).sum())
            if hidden < fewest:
                best, fewest = (left, top), hidden
    return (*best, wide, high)


def _say(painter: QPainter, a: Axes, row: Row, view: View, theme: Theme) -> None:
    made, where = font("small", view.scale, view.present, 500), sentence(a, row, view)
    for k, line in enumerate(_lines(row, view, 0.72 * a.rect.width())):
        at = QPointF(where.center().x(), where.top() + (k + 0.5) * ink.leading(made))
        plates.label(painter, at, line, made, theme["backward"], ink.CENTRE, theme["bg"])


def paint_now(painter: QPainter, a: Axes, row: Row, view: View, theme: Theme) -> None:
    """The playhead's time step: a hairline that stops at the words, and the curve's place on it."""
    values = row.gradient_now
    if not len(values):
        return
    s = view.scale
    step = now(view, round(a.x[1]))
    x = a.across(float(step))
    said = sentence(a, row, view)
    cuts = [(a.rect.top(), a.rect.bottom())]
    if said.left() - 3 * s < x < said.right() + 3 * s:
        cuts = [(a.rect.top(), said.top()), (said.bottom(), a.rect.bottom())]
    for top, bottom in cuts:
        if bottom > top:
            painter.fillRect(QRectF(x - 0.6 * s, top, 1.2 * s, bottom - top), theme["ink2"])
    if step <= len(values) and a.holds(float(step), float(values[step - 1])):
        at = a.at(float(step), float(values[step - 1]))
        curves.ring(painter, at, 3.4 * s, theme["backward"], theme["bg"], 1.2 * s)


def now(view: View, steps: int) -> int:
    """The time step the playhead marks, from 1: the nearest one."""
    return min(max(1, int(view.t + 0.5)), steps)
