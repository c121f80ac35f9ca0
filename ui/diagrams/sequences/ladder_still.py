"""What stands still on the ladder: headings, names, the axes of every row, errors, times, the split."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from simulator.arrays import Floats
from simulator.chapters._sequences_content import Rung, SequencesContent, Series
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes, ink, maths
from ui.diagrams.sequences import ladder_kept, ladder_memory, ladder_series, ladder_strip, said
from ui.diagrams.sequences.ladder_layout import Places, Row
from ui.theme import Theme, font
from ui.view import View


def paint(painter: QPainter, where: Places, snapshot: Snapshot, view: View, theme: Theme) -> None:
    content: SequencesContent = snapshot.content
    _headings(painter, where, content, view, theme)
    for k, (row, rung) in enumerate(zip(where.rows, content.ladder, strict=True)):
        s = view.scale
        if k:
            painter.fillRect(
                QRectF(row.area.left(), row.area.top(), row.area.width(), max(1.0, s)), theme["hair"]
            )
        _name(painter, row, rung, content, view, theme)
        a = ladder_series.plot_axes(row.plot, content)
        ladder_series.frame(painter, a, content.series, view, theme)
        ladder_series.series_line(painter, a, content.series, view, theme, past=False)
        if k == 0:
            ladder_series.channels(painter, a, content.series, view, theme)
        ladder_kept.says(painter, row, rung, content, view, theme)
        ladder_memory.frame(
            painter, row, content, rung, view, theme, bool(snapshot.settings.values()["average"])
        )
        _error(painter, row, rung, content, view, theme)
        _fitting(painter, row, rung, view, theme)
    _times(painter, where, content, view, theme)


def _headings(painter: QPainter, where: Places, content: SequencesContent, view: View, theme: Theme) -> None:
    s, language = view.scale, view.language
    first = where.rows[0] if where.rows else None
    y = where.heading.center().y()
    big, made = font("panel_title", s, view.present), font("small", s, view.present)
    if first is None:
        return
    title = words.say("sequences-ladder-title", language)
    ink.text(painter, QPointF(where.heading.left(), y), title, big, theme["ink"], ink.LEFT | ink.MIDDLE)
    x = first.plot.left()
    series = content.series
    named = (
        series.channels[0]
        if series.name == "file" and series.channels
        else words.choice("sequences", "data", series.name, language)
    )
    guess = words.say(
        "sequences-guess-text" if series.symbols else "sequences-guess", language, steps=content.horizon
    )
    for role, wide, label in (("axis", 1.4, named), ("forward", 1.9, guess)):
        if role == "axis" and series.symbols:
            continue
        painter.fillRect(QRectF(x, y - wide * s / 2, 20 * s, wide * s), theme[role])
        text_role = "forward" if role == "forward" else "ink2"
        label = ink.elide(label, made, (250 if series.symbols else 150) * s * (1.3 if view.present else 1.0))
        weight = font("small", s, view.present, 500)
        x += (
            26 * s
            + ink.text(
                painter, QPointF(x + 26 * s, y), label, weight, theme[text_role], ink.LEFT | ink.MIDDLE
            )
            + 18 * s
        )
    _legend_of_split(painter, QPointF(x, y), first.kept.left() - 12 * s - x, series, view, theme)
    kept = words.say("sequences-kept-title", language)
    ink.text(painter, QPointF(first.kept.left(), y), kept, made, theme["ink3"], ink.LEFT | ink.MIDDLE)
    profile = words.say("sequences-memory-title", language)
    bold = font("small", s, view.present, 500)
    across = ink.text(
        painter, QPointF(first.memory.left(), y), profile, bold, theme["backward"], ink.LEFT | ink.MIDDLE
    )
    size = 1.16 * made.pixelSize()
    symbol = "|∂y_t/∂x_{t−k}|"
    at = QPointF(first.memory.left() + across + 9 * s, y + ink.capital(made) / 2)
    if at.x() + maths.width(symbol, size) <= first.memory.right():
        maths.maths(painter, at, symbol, size, theme["backward"])
    error = words.say("sequences-error-title", language)
    ink.text(painter, QPointF(first.error.right(), y), error, made, theme["ink3"], ink.RIGHT | ink.MIDDLE)


def _legend_of_split(
    painter: QPainter, at: QPointF, room: float, series: Series, view: View, theme: Theme
) -> None:
    """What the dashed upright means, where one is shown and there is room to say it."""
    s, made = view.scale, font("small", view.scale, view.present)
    said_ = words.say("sequences-split", view.language)
    if ladder_series.split_at(series) is None or ink.width(said_, made) + 10 * s > room:
        return
    pen = QPen(theme["axis"], 1.0 * s)
    pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    painter.drawLine(at - QPointF(0, 7 * s), at + QPointF(0, 7 * s))
    ink.text(painter, at + QPointF(7 * s, 0), said_, made, theme["ink3"], ink.LEFT | ink.MIDDLE)


def _name(
    painter: QPainter, row: Row, rung: Rung, content: SequencesContent, view: View, theme: Theme
) -> None:
    s = view.scale
    big, small = font("panel_title", s, view.present), font("small", s, view.present)
    first = QRectF(row.name.left(), row.name.top(), row.name.width(), ink.leading(big))
    ink.text(
        painter,
        first,
        ink.elide(said.name(rung.name, view.language), big, first.width()),
        big,
        theme["ink"],
        ink.LEFT | ink.MIDDLE,
    )
    second = QRectF(first.left(), first.bottom(), first.width(), ink.leading(small))
    line = subtitle(rung, view.language)
    ink.text(
        painter, second, ink.elide(line, small, second.width()), small, theme["ink3"], ink.LEFT | ink.MIDDLE
    )


def subtitle(rung: Rung, language: str) -> str:
    """What it has to work with: taps, units, hidden numbers, states."""
    return words.say(
        f"sequences-has-{rung.name}",
        language,
        taps=ladder_strip.taps(rung),
        count=rung.hidden.shape[1] if rung.hidden.ndim == 2 else 0,
    )


def _error(
    painter: QPainter, row: Row, rung: Rung, content: SequencesContent, view: View, theme: Theme
) -> None:
    """The error on data that was held out; the smallest of all stands in bold ink."""
    made = font("node_value", view.scale, view.present)
    errors = [other.holdout_error for other in content.ladder if other.fitted]
    is_best = rung.fitted and bool(errors) and rung.holdout_error <= min(errors)
    colour = theme["ink" if is_best or not errors else "ink2"]
    ink.text(
        painter,
        QPointF(row.error.right(), row.area.center().y()),
        said.error(content.series, rung),
        made,
        colour,
        ink.RIGHT | ink.MIDDLE,
    )
    if is_best and len(errors) > 1:
        small = font("tick", view.scale, view.present)
        below = QPointF(row.error.right(), row.area.center().y() + 0.9 * made.pixelSize())
        ink.text(
            painter,
            below,
            words.say("sequences-error-least", view.language),
            small,
            theme["ok"],
            ink.RIGHT | ink.MIDDLE,
        )


def _fitting(painter: QPainter, row: Row, rung: Rung, view: View, theme: Theme) -> None:
    """How the fitting went, small above the error: the likelihood that EM raises, or the loss that falls."""
    s, made = view.scale, font("tick", view.scale, view.present)
    is_em = len(rung.train_log_likelihoods) > 1
    values = rung.train_log_likelihoods if is_em else rung.losses
    known = values[np.isfinite(values)]
    high = row.area.center().y() - 16 * s - row.error.top()
    name = ink.leading(made)
    if len(known) < 2 or np.ptp(known) == 0.0 or high < name + 10 * s:
        return
    wide = min(row.error.width(), 62 * s)
    tall = min(high - name, 26 * s)
    box = QRectF(row.error.right() - wide, row.area.center().y() - 16 * s - tall, wide, tall)
    a = axes.Axes(box, (0.0, float(len(values) - 1)), (float(known.min()), float(known.max())))
    axes.curve(painter, a, np.arange(len(values)), values, theme["ink2"], 1.4 * s)
    told = words.say("sequences-fitting-likelihood" if is_em else "sequences-fitting-loss", view.language)
    at = QPointF(row.error.right(), box.top() - 0.5 * name - 3 * s)
    ink.text(painter, at, told, made, theme["ink3"], ink.RIGHT | ink.MIDDLE)


def _times(painter: QPainter, where: Places, content: SequencesContent, view: View, theme: Theme) -> None:
    if not where.rows:
        return
    made = font("small", view.scale, view.present)
    a = ladder_series.plot_axes(where.rows[-1].plot, content)
    times = content.series.times
    y = where.times.center().y()
    for x, label in ticks(a, times):
        ink.text(painter, QPointF(x, y), label, made, theme["ink3"], ink.CENTRE | ink.MIDDLE)
    _normalised(painter, where, content.series, view, theme)
    last = where.rows[-1]
    lag = words.say("sequences-memory-lag", view.language)
    ink.text(painter, QPointF(last.memory.right(), y), lag, made, theme["ink3"], ink.RIGHT | ink.MIDDLE)
    unit = words.say(
        "sequences-error-bits" if content.series.symbols else "sequences-error-unit", view.language
    )
    ink.text(painter, QPointF(last.error.right(), y), unit, made, theme["ink3"], ink.RIGHT | ink.MIDDLE)


def _normalised(painter: QPainter, where: Places, series: Series, view: View, theme: Theme) -> None:
    """At the left of the times, what the models see instead of the data, and what they were fitted to."""
    made, s = font("tick", view.scale, view.present), view.scale
    room = QRectF(
        where.heading.left(),
        where.times.top(),
        where.times.left() - where.heading.left() - 34 * s,
        where.times.height(),
    )
    fitted = words.say("sequences-fitted-to", view.language, fitted=series.split, steps=series.steps)
    if not series.symbols and len(series.centre) == 1:
        centre, scale = (
            said.value(series, float(series.centre[0])),
            said.value(series, float(series.scale[0])),
        )
        formula = words.say("sequences-normalised", view.language, centre=centre, scale=scale)
        both = words.join((formula, fitted))
        fitted = both if ink.width(both, made) <= room.width() else formula
    ink.text(painter, room, ink.elide(fitted, made, room.width()), made, theme["ink3"], ink.LEFT | ink.MIDDLE)


def ticks(a: axes.Axes, times: Floats) -> list[tuple[float, str]]:
    """Where round times stand, and how they are called."""
    if len(times) < 2:
        return []
    first, step = float(times[0]), float(times[-1] - times[0]) / (len(times) - 1)
    return [(a.across((at - first) / step), said.tick(at)) for at in axes.nice(first, float(times[-1]), 5)]
