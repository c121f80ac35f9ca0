"""All pairs of a value and the one that is wanted for it, as dots: what the one tells of the other."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator.arrays import Floats
from simulator.chapters._sequences_content import SequencesContent, Series
from ui import words
from ui.diagrams import axes, curves, ink
from ui.diagrams.axes import Axes
from ui.diagrams.sequences import ladder_series
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme
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
    """Every pair as a dot: what the value tells of the one that is wanted."""
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
    title = words.say("sequences-shift-pairs", view.language)
    known = correlation(series, by)
    note = (
        words.say("sequences-shift-correlation", view.language, value=ink.number(known, 2))
        if known == known
        else ""
    )
    row = QRectF(rect.left(), rect.top() - 34 * s, rect.width(), 26 * s)
    curves.title(painter, row, title, note, view, theme)
