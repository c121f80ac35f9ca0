"""Five kinds of memory over one axis of time: what each model guesses, keeps, and how far it reaches back."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Floats
from simulator.chapters._sequences_content import Rung, SequencesContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes, ink, maths
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import Same, extent
from ui.diagrams.sequences import ladder_icons, ladder_kept, ladder_memory, ladder_series, ladder_strip, said
from ui.diagrams.sequences.ladder_layout import Places, Row, places
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, font
from ui.view import Hit, Target, View


def _places(rect: QRectF, content: SequencesContent, view: View) -> Places:
    return places(rect, len(content.ladder), view)


def _shows(snapshot: Snapshot, name: str) -> bool:
    return bool(snapshot.settings.values()[name])


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, at: Moment) -> None:
    """The whole ladder: what stands still from one image, the past from another up to now, and what moves."""
    content: SequencesContent = snapshot.content
    where = _places(rect, content, view)
    shown = (
        Same(content),
        _shows(snapshot, "average"),
        _shows(snapshot, "beliefs"),
        extent(rect),
        theme,
        view.language,
        view.scale,
        view.present,
    )
    cached(
        painter, rect, ("ladder", shown), lambda onto: _still(onto, where, snapshot, view, theme), theme["bg"]
    )
    _past(painter, where, snapshot, view, theme, at, shown)
    for row, rung in zip(where.rows, content.ladder, strict=True):
        _moving(painter, row, rung, snapshot, view, theme, at)
    _now(painter, where, content, view, theme, at)


# What stands still.


def _still(painter: QPainter, where: Places, snapshot: Snapshot, view: View, theme: Theme) -> None:
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
        ladder_memory.frame(painter, row, content, rung, view, theme, _shows(snapshot, "average"))
        _error(painter, row, rung, content, view, theme)
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
        label = ink.elide(label, made, 150 * s * (1.3 if view.present else 1.0))
        weight = font("small", s, view.present, 500)
        x += (
            26 * s
            + ink.text(
                painter, QPointF(x + 26 * s, y), label, weight, theme[text_role], ink.LEFT | ink.MIDDLE
            )
            + 18 * s
        )
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


def _times(painter: QPainter, where: Places, content: SequencesContent, view: View, theme: Theme) -> None:
    if not where.rows:
        return
    s, made = view.scale, font("small", view.scale, view.present)
    a = ladder_series.plot_axes(where.rows[-1].plot, content)
    times = content.series.times
    y = where.times.center().y()
    for x, label in _ticks(a, times):
        ink.text(painter, QPointF(x, y), label, made, theme["ink3"], ink.CENTRE | ink.MIDDLE)
    last = where.rows[-1]
    lag = words.say("sequences-memory-lag", view.language)
    ink.text(painter, QPointF(last.memory.right(), y), lag, made, theme["ink3"], ink.RIGHT | ink.MIDDLE)
    unit = words.say(
        "sequences-error-bits" if content.series.symbols else "sequences-error-unit", view.language
    )
    ink.text(painter, QPointF(last.error.right(), y), unit, made, theme["ink3"], ink.RIGHT | ink.MIDDLE)


def _ticks(a: axes.Axes, times: Floats) -> list[tuple[float, str]]:
    """Where round times stand, and how they are called."""
    if len(times) < 2:
        return []
    first, step = float(times[0]), float(times[-1] - times[0]) / (len(times) - 1)
    return [(a.across((at - first) / step), said.tick(at)) for at in axes.nice(first, float(times[-1]), 5)]


# What moves.


def _past(
    painter: QPainter, where: Places, snapshot: Snapshot, view: View, theme: Theme, at: Moment, shown: object
) -> None:
    """The series, the guesses and the states up to now: an image of all of it, seen as far as now."""
    content: SequencesContent = snapshot.content
    if not where.rows or at.place < -0.5:
        return
    first, last = where.rows[0], where.rows[-1]
    a = ladder_series.plot_axes(first.plot, content)
    area = QRectF(
        first.plot.left(),
        first.plot.top() - 2 * view.scale,
        first.plot.width(),
        last.strip.bottom() - first.plot.top() + 4 * view.scale,
    )
    if is_direct(painter):
        _known(painter, where, snapshot, view, theme, at.seen)
        return
    painter.save()
    seen = QRectF(area.left(), area.top(), a.across(at.place) - area.left(), area.height())
    painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)

    def draw(onto: QPainter) -> None:
        for row in where.rows:
            axes_of = ladder_series.plot_axes(row.plot, content)
            rows = ladder_series.levels(axes_of, view.scale)
            axes.grid(onto, axes_of, (), rows, theme, view.scale)
        for k, row in enumerate(where.rows):
            if k:
                rule = QRectF(row.area.left(), row.area.top(), row.area.width(), max(1.0, view.scale))
                onto.fillRect(rule, theme["hair"])
        _known(onto, where, snapshot, view, theme, content.steps)

    cached(painter, area, ("ladder past", shown), draw, theme["bg"])
    painter.restore()


def _known(painter: QPainter, where: Places, snapshot: Snapshot, view: View, theme: Theme, upto: int) -> None:
    content: SequencesContent = snapshot.content
    for row, rung in zip(where.rows, content.ladder, strict=True):
        a = ladder_series.plot_axes(row.plot, content)
        series = content.series
        if not series.symbols:
            _series(painter, a, content, upto, view, theme)
        ladder_series.guess_lines(painter, a, content, rung, view, theme, upto)
        if _shows(snapshot, "beliefs"):
            ladder_strip.past(painter, row.strip, rung, a.x, theme, view, upto)


def _series(
    painter: QPainter,
    a: axes.Axes,
    content: SequencesContent,
    upto: int,
    view: View,
    theme: Theme,
    first: int = 0,
) -> None:
    values = content.series.values[first:upto]
    for channel in range(values.shape[1]):
        axes.curve(
            painter,
            a,
            np.arange(first, first + len(values)),
            values[:, channel],
            theme["axis"],
            1.4 * view.scale,
        )


def _moving(
    painter: QPainter, row: Row, rung: Rung, snapshot: Snapshot, view: View, theme: Theme, at: Moment
) -> None:
    content: SequencesContent = snapshot.content
    a = ladder_series.plot_axes(row.plot, content)
    if rung.name in ladder_strip.WINDOWED and _shows(snapshot, "beliefs"):
        ladder_strip.window(painter, row.plot, row.strip, content, rung, a, at, view, theme)
        first = max(0, at.now - ladder_strip.taps(rung))
        if not content.series.symbols:
            _series(painter, a, content, at.seen, view, theme, first)
    elif _shows(snapshot, "beliefs"):
        ladder_strip.label(painter, row.strip, rung, a.across(at.place), view, theme)
    ladder_series.beyond(painter, a, content, rung, at, view, theme)
    ladder_icons.paint(painter, row.picture, content, rung, at.now, view, theme)
    ladder_kept.paint(painter, row, content, rung, at, view, theme)
    ladder_memory.bars(painter, row, content, rung, at, view, theme)


def _now(
    painter: QPainter, where: Places, content: SequencesContent, view: View, theme: Theme, at: Moment
) -> None:
    """The line of now through all rows, its time in bold below."""
    if not where.rows:
        return
    s, a = view.scale, ladder_series.plot_axes(where.rows[0].plot, content)
    x = a.across(max(at.place, -0.5))
    top = where.rows[0].plot.top() - 6 * s
    painter.fillRect(QRectF(x - 0.7 * s, top, 1.4 * s, where.times.top() - top), theme["ink"])
    if at.now < 0:
        return
    made = font("small", s, view.present, 600)
    label = said.time(content.series, at.now, view.language)
    wide = ink.width(label, made) + 8 * s
    left = min(max(x - wide / 2, where.times.left() - 30 * s), where.times.right() - wide + 30 * s)
    place = QRectF(left, where.times.top(), wide, where.times.height())
    painter.fillRect(place, theme["bg"])
    plain = font("small", s, view.present)
    for tick, other in _ticks(a, content.series.times):
        # A round time that would be cut goes as a whole.
        half = ink.width(other, plain) / 2 + 2 * s
        if abs(tick - place.center().x()) < half + wide / 2:
            painter.fillRect(QRectF(tick - half, place.top(), 2 * half, place.height()), theme["bg"])
    ink.text(painter, place, label, made, theme["ink"], ink.CENTRE | ink.MIDDLE)


# The hand.


def areas(rect: QRectF, content: SequencesContent, view: View) -> dict[str, QRectF]:
    """Every model's row by its name."""
    rows = _places(rect, content, view).rows
    return {rung.name: row.area for row, rung in zip(rows, content.ladder, strict=True)}


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """A model's name and picture, its data, what it keeps, its memory, its error."""
    content: SequencesContent = snapshot.content
    found = []
    for k, row in enumerate(_places(rect, content, view).rows):
        a = ladder_series.plot_axes(row.plot, content)
        m = ladder_memory.profile_axes(row, content, view)

        def at_step(point: QPointF, k: int = k, a: axes.Axes = a) -> Target:
            step = min(max(round(a.values(point)[0]), 0), max(0, content.steps - 1))
            return Target("guess", (k, step))

        def at_lag(point: QPointF, k: int = k, m: axes.Axes = m) -> Target:
            return Target("memory", (k, min(max(round(m.values(point)[0]), 1), content.lags)))

        parts = (
            (Target("model", (k,)), row.name.united(row.picture), True, None),
            (Target("window", (k,)), row.plot.united(row.strip), False, at_step),
            (Target("kept", (k,)), row.kept.united(row.says), False, None),
            (Target("profile", (k,)), row.memory, False, at_lag),
            (Target("error", (k,)), row.error, False, None),
        )
        for target, place, clickable, to in parts:
            area = QPainterPath()
            area.addRect(place)
            found.append(Hit(target, area, clickable=clickable, at=to))
    return tuple(found)
