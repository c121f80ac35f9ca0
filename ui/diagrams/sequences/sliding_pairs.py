"""All pairs of a value and the one that is wanted for it, as dots: what the one tells of the other."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator.arrays import Floats
from simulator.chapters._sequences_content import SequencesContent, Series
from ui import words
from ui.diagrams import axes, curves, heat_map, ink
from ui.diagrams.axes import Axes
from ui.diagrams.sequences import ladder_series, letters
from ui.diagrams.sequences.ladder_strip import belief_shades
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, sized
from ui.view import View


def shifted(series: Series, by: int) -> Floats:
    """The first channel `by` steps later, (W,); NaN where the window has ended."""
    values = series.values[:, 0].astype(np.float64)
    return np.concatenate((values[by:], np.full(min(by, len(values)), np.nan)))


def correlation(series: Series, by: int) -> float:
    """How well a line through the pairs fits, −1 … 1; NaN where it is undefined."""
    if series.symbols:
        return float("nan")
    now, later = series.values[:, 0], shifted(series, by)
    known = np.isfinite(now) & np.isfinite(later)
    if known.sum() < 3 or np.ptp(now[known]) == 0.0 or np.ptp(later[known]) == 0.0:
        return float("nan")
    return float(np.corrcoef(now[known], later[known])[0, 1])


def paint(
    painter: QPainter, rect: QRectF, content: SequencesContent, by: int, at: Moment, view: View, theme: Theme
) -> None:
    """Every pair under its heading: of numbers a dot each, of letters how often each follows each."""
    known = correlation(content.series, by)
    note = ""
    if math.isfinite(known):
        note = words.say("sequences-shift-correlation", view.language, value=ink.number(known, 2))
    row = QRectF(rect.left(), rect.top() - 34 * view.scale, rect.width(), 26 * view.scale)
    curves.title(painter, row, words.say("sequences-shift-pairs", view.language), note, view, theme)
    if content.series.symbols:
        _letters(painter, rect, content.series, by, view, theme)
    else:
        _dots(painter, rect, content, by, at, view, theme)


def _dots(
    painter: QPainter, rect: QRectF, content: SequencesContent, by: int, at: Moment, view: View, theme: Theme
) -> None:
    s, series = view.scale, content.series
    span = ladder_series.plot_axes(rect, content).y
    inner = rect.adjusted(34 * s, 0, 0, -24 * s)
    a = Axes(inner, span, span)
    marks = axes.nice(*span, 5)
    axes.grid(painter, a, marks, marks, theme, s)
    axes.y_labels(painter, a, marks, view, theme)
    axes.x_labels(painter, a, marks, view, theme)
    later = shifted(series, by)
    curves.dots(painter, curves.places(a, series.values[:, 0], later), theme["axis"], 3.6 * s)
    if at.now >= 0 and np.isfinite(later[at.now]):
        spot = a.at(float(series.values[at.now, 0]), float(later[at.now]))
        curves.ring(painter, spot, 5.5 * s, theme["bg"], theme["forward"], 2.0 * s)


def counts(series: Series, by: int) -> Floats:
    """How often a letter (row) has another (column) `by` letters later, in the window, (K, K)."""
    size, seen = len(series.symbols), series.letters
    found = np.zeros((size, size))
    np.add.at(found, (seen[: len(seen) - by], seen[by:]), 1.0)
    return found


def _letters(painter: QPainter, rect: QRectF, series: Series, by: int, view: View, theme: Theme) -> None:
    s = view.scale
    found = counts(series, by)
    area = rect.adjusted(16 * s, 16 * s, 0, 0)
    most = float(found.max()) or 1.0
    colours = heat_map.coloured(found, 0.0, most, belief_shades(theme), theme["bg"])
    heat_map.draw(painter, area, found.shape, heat_map.cells(colours))
    heat_map.outline(painter, area, theme, s)
    wide, high = area.width() / len(found), area.height() / len(found)
    made = sized("code", max(6.0, min(11 * s, 1.1 * wide, 0.95 * high)), 500)
    for k, letter in enumerate(series.symbols):
        shown = letters.visible(letter)
        left = QRectF(rect.left(), area.top() + k * high, 14 * s, high)
        above = QRectF(area.left() + k * wide, rect.top(), wide, 14 * s)
        ink.text(painter, left, shown, made, theme["ink2"], ink.CENTRE | ink.MIDDLE)
        ink.text(painter, above, shown, made, theme["forward"], ink.CENTRE | ink.MIDDLE)
