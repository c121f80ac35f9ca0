"""Forward bends, backward is straight: one unit's squashing curve, and what an error is multiplied by.

The curve carries the unit's operating point of every step. At the chosen step the forward pass has
fixed the slope; on the way back an error is only multiplied by it, whatever its size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import curves, ink, magnitudes
from ui.diagrams.axes import x_labels, y_labels
from ui.diagrams.gradients import gradient_bars
from ui.diagrams.gradients.gradient_plot import step_of
from ui.diagrams.gradients.gradient_point import Point as Point
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.equations import number
from ui.theme import Theme, font
from ui.view import Hit, Target, View

_MOST_A_ROW = 64
_RINGS = 20
# A panel of less height, px at scale 1, is low.
_LOW = 320.0


@dataclass(frozen=True)
class Places:
    """Where the parts of the panel stand."""

    heading: QRectF
    plot: QRectF
    caption: QRectF  # of the row of units
    units: QRectF
    story: QRectF
    bars: tuple[QRectF, QRectF]


@lru_cache(maxsize=16)
def places(left: float, top: float, width: float, height: float, scale: float, present: bool) -> Places:
    """The panel in its rectangle: heading, curve, row of units, three lines of words, two bars.

    Where it is low one line has to do; the cards say the rest.
    """
    s, grown = scale, 1.2 if present else 1.0
    words = (64 if height > _LOW * s * grown else 28) * s * grown
    bar, gap = 17 * s * grown, 7 * s
    bars = top + height - 2 * bar - gap - 2 * s
    story = bars - words
    units = story - 36 * s
    caption = units - 18 * s * grown
    plot_top = top + (36 if height > _LOW * s * grown else 30) * s
    return Places(
        heading=QRectF(left, top, width, 22 * s),
        plot=QRectF(left + 26 * s, plot_top, width - 36 * s, caption - 24 * s * grown - plot_top),
        caption=QRectF(left, caption, width, 16 * s * grown),
        units=QRectF(left, units, width, 24 * s),
        story=QRectF(left, story, width, words - 6 * s),
        bars=(QRectF(left, bars, width, bar), QRectF(left, bars + bar + gap, width, bar)),
    )


def _here(rect: QRectF, view: View) -> Places:
    return places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def unit_of(snapshot: Snapshot, view: View) -> int:
    """The unit that is shown, from 0: the one under the pointer, or the chosen one."""
    hover = view.hover
    if hover is not None and hover.kind == "unit" and hover.index[0] < snapshot.content.trace.hidden.shape[1]:
        return hover.index[0]
    return int(snapshot.content.unit)


def point(rect: QRectF, snapshot: Snapshot, view: View) -> Point:
    """The unit and the step that are shown."""
    unit, step = unit_of(snapshot, view), step_of(snapshot, view)
    return Point(snapshot.content.trace, unit, step, _here(rect, view).plot)


@dataclass(frozen=True)
class _Panel:
    painter: QPainter
    places: Places
    point: Point
    view: View
    theme: Theme
    asked: int  # the unit that is set, from 1; there may be fewer

    @property
    def s(self) -> float:
        return self.view.scale


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The panel in `rect`; about 350 by 370 px times `view.scale`."""
    here, at = _here(rect, view), point(rect, snapshot, view)
    values = snapshot.settings.values()
    p = _Panel(painter, here, at, view, theme, int(values["unit"]))
    look = theme, view.language, view.scale, view.present
    above = QRectF(rect.left(), rect.top(), rect.width(), here.caption.top() - rect.top())
    key = ("gradient-slope", Same(at.trace), at.unit, extent(rect), look)
    cached(painter, above, key, lambda layer: _curve(replace(p, painter=layer)), theme["bg"])
    painter.save()
    _operating(p)
    _units(p, cells(here, snapshot, view))
    _story(p)
    error = float(values["error_size"])
    slope = at.slope if at.is_finite else math.nan
    for k, row in enumerate(here.bars):
        bar = gradient_bars.Bar(row, error * (k + 1), slope, view, theme)
        bar.paint(painter, view.hover == Target("error", (k,)))
    painter.restore()


def _curve(p: _Panel) -> None:
    """Heading, axes, the squashing curve and every operating point."""
    painter, v, s, theme, axes = p.painter, p.view, p.s, p.theme, p.point.axes
    box, squashing = axes.rect, p.point.trace.squashing
    title = words.say("gradients-slope-heading", v.language)
    curves.title(painter, p.places.heading, title, "", v, theme)
    painter.setPen(QPen(theme["hair2"], s))
    painter.drawLine(QLineF(box.left(), axes.down(0.0), box.right(), axes.down(0.0)))
    painter.drawLine(QLineF(axes.across(0.0), box.top(), axes.across(0.0), box.bottom()))
    bounds = [bound for bound in (squashing.low, squashing.high) if np.isfinite(bound)]
    dashed = QPen(theme["hair2"], s)
    dashed.setDashPattern([3.0, 4.0])
    for bound in bounds:
        painter.setPen(dashed)
        painter.drawLine(QLineF(box.left(), axes.down(bound), box.right(), axes.down(bound)))
    y_labels(painter, axes, bounds or [0.0], v, theme, lambda y: number(y, 0))
    x_labels(painter, axes, (axes.x[0], axes.x[1]), v, theme, lambda x: number(x, 0))
    z = np.linspace(*axes.x, 129)
    painter.save()
    painter.setClipRect(box.adjusted(-2 * s, 0, 2 * s, 0), Qt.ClipOperation.IntersectClip)
    curves.stroke(painter, curves.curve(axes, z, squashing.value(z)), theme["forward"], 2.0 * s, box)
    painter.restore()
    points = p.point.all
    # Few are rings; many run together into the stretch of the curve on which the unit lives.
    curves.dots(painter, points, theme["forward"], (8.4 if len(points) <= _RINGS else 7.0) * s)
    if len(points) <= _RINGS:
        curves.dots(painter, points, theme["bg"], 5.0 * s)
    name = words.choice("gradients", "squashing", squashing.name, v.language)
    made = font("label", s, v.present)
    where = QPointF(box.left() + 8 * s, box.top() + 0.70 * box.height())
    if not bounds or squashing.low == 0.0:
        where.setY(box.top() + 0.30 * box.height())
    ink.text(painter, where, name, made, theme["forward"], ink.LEFT | ink.MIDDLE, theme["bg"], 3 * s)


def _operating(p: _Panel) -> None:
    """The chosen step's operating point, its tangent, its slope and its total input."""
    if not p.point.is_on_plot:
        return
    s, theme, axes, v = p.s, p.theme, p.point.axes, p.view
    painter, box, z, h, slope = p.painter, axes.rect, p.point.z, p.point.h, p.point.slope
    at = axes.at(z, h)
    dotted = QPen(theme["ink2"], 1.2 * s)
    dotted.setDashPattern([1.5, 2.5])
    painter.setPen(dotted)
    painter.drawLine(QLineF(at.x(), at.y(), at.x(), axes.down(0.0)))
    # The tangent has one length in px, whatever its slope.
    way = QPointF(box.width() / (axes.x[1] - axes.x[0]), -slope * box.height() / (axes.y[1] - axes.y[0]))
    long = 62 * s / np.hypot(way.x(), way.y())
    painter.save()
    painter.setClipRect(box.adjusted(-4 * s, -6 * s, 4 * s, 6 * s), Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme["backward"], 2.4 * s))
    painter.drawLine(QLineF(at - way * long, at + way * long))
    painter.restore()
    curves.ring(painter, at, 5.5 * s, theme["ink"], theme["ink"], 0.0)
    text = words.say("gradients-slope", v.language, slope=magnitudes.decimals(slope, v.language))
    made = font("body", s, v.present, 600)
    wide = ink.width(text, made)
    # Under the tangent where the curve leaves room: right of the point in the left half, else left of it.
    right = at.x() + 14 * s + wide < box.right() + 10 * s
    x = at.x() + (14 if right else -14) * s
    is_low = at.y() + 34 * s > box.bottom()  # its total input stands there
    y = at.y() + (22 if right and not is_low else -20) * s
    y = min(max(y, box.top() + 8 * s), box.bottom() - 8 * s)
    align = (ink.LEFT if right else ink.RIGHT) | ink.MIDDLE
    ink.text(painter, QPointF(x, y), text, made, theme["backward"], align, theme["bg"], 3 * s)
    foot = QPointF(at.x(), axes.down(0.0) + (8 if h >= 0 else -8) * s)
    ink.text(
        painter,
        foot,
        number(z),
        font("tick", s, v.present),
        theme["ink3"],
        ink.CENTRE | (ink.TOP if h >= 0 else ink.BOTTOM),
        theme["bg"],
        2 * s,
    )


def cells(here: Places, snapshot: Snapshot, view: View) -> list[QRectF]:
    """Where each unit's cell stands: rows of at most 64, of one size."""
    room, count = here.units, snapshot.content.trace.hidden.shape[1]
    columns = min(count, _MOST_A_ROW)
    high = min(room.height() / -(-count // columns), 22 * view.scale)
    wide = min(room.width() / columns, 2 * high)
    return [
        QRectF(room.left() + (k % columns) * wide, room.top() + (k // columns) * high, wide, high)
        for k in range(count)
    ]


def _units(p: _Panel, places: list[QRectF]) -> None:
    """A cell a unit, filled by its activity at this step; the shown one framed."""
    painter, s, v, theme = p.painter, p.s, p.view, p.theme
    made = font("small", s, v.present)
    text = words.say("gradients-unit-row", v.language, unit=p.point.unit + 1, step=p.point.step)
    if p.asked > len(places) == p.point.unit + 1:
        text = words.say("gradients-unit-last", v.language, asked=p.asked, unit=p.point.unit + 1)
    ink.text(painter, p.places.caption, ink.elide(text, made, p.places.caption.width()), made, theme["ink3"])
    gap = min(2 * s, 0.15 * places[0].width())
    squashing = p.point.trace.squashing
    zero, one = (0.5, 0.5) if squashing.low == 0.0 and squashing.high == 1.0 else (0.0, 1.0)
    for place, h in zip(places, p.point.trace.hidden[p.point.step - 1].tolist(), strict=True):
        painter.fillRect(place.adjusted(0, 0, -gap, -gap), theme.activation((h - zero) / one))
    painter.setPen(QPen(theme["ink"], 2 * s))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(places[p.point.unit].adjusted(-s, -s, s - gap, s - gap))


def _story(p: _Panel) -> None:
    """What the two passes do at this point, in three lines or in one."""
    made = font("label", p.s, p.view.present)
    at, language = p.point, p.view.language
    if at.is_finite:
        slope = magnitudes.decimals(at.slope, language)
        text = words.say("gradients-slope-story", language, z=number(at.z), h=number(at.h), slope=slope)
        if len(ink.wrap(text, made, p.places.story.width())) * ink.leading(made) > p.places.story.height():
            text = words.say("gradients-slope-story-short", language, slope=slope)
    else:
        text = words.say("gradients-slope-not-finite", language, step=at.step)
    ink.paragraph(p.painter, p.places.story, text, made, p.theme["ink2"])


# What answers to the pointer.


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The curve, the operating point, the units, and the error bars to drag."""
    here, at = _here(rect, view), point(rect, snapshot, view)
    found = [Hit(Target("squashing"), _area(here.plot))]
    if at.is_on_plot:
        path, reach = QPainterPath(), 9 * view.scale
        path.addEllipse(at.axes.at(at.z, at.h), reach, reach)
        found.append(Hit(Target("operating"), path))
    for k, cell in enumerate(cells(here, snapshot, view)):
        found.append(Hit(Target("unit", (k,)), _area(cell), clickable=True))
    return (*found, *gradient_bars.hits(here.bars, view))


def _area(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect)
    return path


def dragged(target: Target, at: QPointF, rect: QRectF, view: View) -> float:
    """The error that a bar dragged to `at` stands for, in steps of a twentieth."""
    (k,) = target.index
    return gradient_bars.dragged(k, _here(rect, view).bars[k], at)
