"""Five kinds of memory over one axis of time: what each model guesses, keeps, and how far it reaches back."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._sequences_content import Rung, SequencesContent
from simulator.experiment import Snapshot
from ui.diagrams import axes, ink
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import Same, extent
from ui.diagrams.sequences import (
    ladder_icons,
    ladder_kept,
    ladder_memory,
    ladder_series,
    ladder_still,
    ladder_strip,
    said,
)
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

    def still(onto: QPainter) -> None:
        ladder_still.paint(onto, where, snapshot, view, theme)

    cached(painter, rect, ("ladder", shown), still, theme["bg"])
    _past(painter, where, snapshot, view, theme, at, shown)
    for row, rung in zip(where.rows, content.ladder, strict=True):
        _moving(painter, row, rung, snapshot, view, theme, at)
    _now(painter, where, content, view, theme, at)


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
            ladder_series.frame(onto, ladder_series.plot_axes(row.plot, content), content.series, view, theme)
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
        if content.series.symbols:
            ladder_series.guess_lines(painter, a, content, rung, view, theme, at.seen, first)
        else:
            _series(painter, a, content, at.seen, view, theme, first)
    elif _shows(snapshot, "beliefs"):
        ladder_strip.label(painter, row.strip, rung, a.across(at.place), view, theme)
    ladder_series.beyond(painter, a, content, rung, at, view, theme)
    _values(painter, row, rung, content, view, theme, at)
    ladder_memory.bars(painter, row, content, rung, at, view, theme)


def _values(
    painter: QPainter, row: Row, rung: Rung, content: SequencesContent, view: View, theme: Theme, at: Moment
) -> None:
    """The model's picture and what it keeps: of all models but one they change from step to step only."""
    key = (Same(content), rung.name, at.now, theme, view.scale, view.present)

    def picture(onto: QPainter) -> None:
        ladder_icons.paint(onto, row.picture, content, rung, at.now, view, theme)

    def kept(onto: QPainter) -> None:
        ladder_kept.paint(onto, row, content, rung, at, view, theme)

    s = view.scale
    # A stroke's width of room, so that no outline is cut.
    around = row.picture.adjusted(-2 * s, -2 * s, 2 * s, 2 * s)
    cached(painter, around, ("ladder picture", extent(around), key), picture, theme["bg"])
    if rung.name == "linear_dynamical":
        kept(painter)
        return
    around = row.kept.adjusted(-2 * s, -2 * s, 4 * s, 2 * s)
    cached(painter, around, ("ladder kept", extent(around), key), kept, theme["bg"])


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
    for tick, other in ladder_still.ticks(a, content.series.times):
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
