"""The scene "While it learns": how far the error reaches back, update by update, from several starts.

Every row of a map is one update, every column one time step; the colour is the size of the gradient
there relative to the last step of the same row. The map is painted once for each set of rows; the
marker of the update that is shown and the hairline of the playhead are painted over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from simulator.chapters._gradients_content import Learning, outcome
from simulator.commands import Command, Look
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import gradient_learning_curves as curves
from ui.diagrams import heat_map, ink, magnitudes, maths, pill, small_plot
from ui.diagrams.axes import power
from ui.diagrams.curves import title
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.net import net
from ui.diagrams.sameness import extent
from ui.equations import number
from ui.theme import Theme, alpha, font
from ui.view import Hit, Target, View

_GAP = 26.0  # between two maps


@dataclass(frozen=True)
class Places:
    """Where everything stands."""

    heading: QRectF
    maps: tuple[QRectF, ...]
    bar: QRectF
    curves: QRectF


def places(rect: QRectF, learning: Learning, view: View) -> Places:
    """The layout of the scene in `rect`."""
    return _places(*extent(rect), len(learning.start_radii), view.scale, view.present, view.language)


@lru_cache(maxsize=32)
def _places(
    x: float, y: float, width: float, height: float, starts: int, scale: float, present: bool, language: str
) -> Places:
    view = View(scale=scale, present=present, language=language)
    label = ink.leading(font("label", scale, present))
    tick = ink.leading(font("tick", scale, present))
    head = small_plot.heading(view)
    # Heading, names of the maps, their axis, the scale; then the curves with their own.
    fixed = head + label + tick + 8 * scale + (tick + 14 * scale) + 12 * scale
    least = curves.least(view)
    room = height - fixed
    below = max(least, 0.40 * room) if room > 2.2 * least else 0.5 * room
    left = x + _margin(view)
    across = (x + width - left - (starts - 1) * _GAP * scale) / starts
    top, high = y + head + label, room - below
    maps = tuple(
        QRectF(left + k * (across + _GAP * scale), top, across, max(high, 8 * scale)) for k in range(starts)
    )
    bar = QRectF(left, maps[0].bottom() + tick + 10 * scale, min(180 * scale, across), 8 * scale)
    return Places(QRectF(x, y, width, head), maps, bar, QRectF(x, y + height - below, width, below))


def _margin(view: View) -> float:
    """Room for the numbers of updates at the left."""
    letters = font("tick", view.scale, view.present, 600)
    name = words.say("gradients-learning-update", view.language)
    return max(ink.width(name, letters), ink.width("10,000", letters)) + 14 * view.scale


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    learning: Learning = snapshot.content.learning
    where = places(rect, learning, view)
    # Looking back makes equal rows anew: they are known by what they hold.
    still = learning.log10.shape, learning.log10.tobytes(), learning.contour_log10
    look = extent(rect), theme, view.language, view.scale, view.present
    whole = QRectF(where.heading.topLeft(), QPointF(rect.right(), where.curves.top()))
    key = ("learning", still, look)

    def draw(layer: QPainter) -> None:
        _still(layer, where, learning, view, theme)

    if is_direct(painter):
        draw(painter)
    else:
        cached(painter, whole, key, draw, theme["bg"])
    for n, area in enumerate(where.maps):
        _names(painter, area, learning, n, view, theme)
        _marks(painter, area, learning, n, snapshot, view, theme)
    _rows(painter, where.maps[0], learning, view, theme)
    curves.paint(painter, where.curves, learning, view, theme)


def low(learning: Learning) -> float:
    """The log10 that the lightest colour stands for: the threshold is half-way to the last step's 0."""
    return 2.0 * learning.contour_log10


def shown_column(learning: Learning, view: View) -> int:
    """The kept column of the step at the playhead."""
    return int(np.abs(learning.steps - max(1, round(view.t))).argmin())


def _still(painter: QPainter, where: Places, learning: Learning, view: View, theme: Theme) -> None:
    """What neither the playhead nor the shown update changes."""
    say = words.say
    name = say("gradients-learning-heading", view.language)
    title(painter, where.heading, name, say("gradients-learning-note", view.language), view, theme)
    table, s = heat_map.gradient_shades(theme), view.scale
    made = font("tick", s, view.present)
    for n, area in enumerate(where.maps):
        values = learning.log10[n]
        colours = heat_map.coloured(values, low(learning), 0.0, table, theme["surface"])
        with np.errstate(invalid="ignore"):
            dead = values < learning.contour_log10
        pixels = heat_map.outlined(heat_map.cells(colours), dead, theme["ink"], 1.4 * s)
        heat_map.draw(painter, area, values.shape, pixels)
        heat_map.outline(painter, area, theme, s)
        y = area.bottom() + 5 * s
        first, last = f"{learning.steps[0]:,}", f"{learning.steps[-1]:,}"
        ink.text(painter, QPointF(area.left(), y), first, made, theme["ink3"], ink.LEFT | ink.TOP)
        ink.text(painter, QPointF(area.right(), y), last, made, theme["ink3"], ink.RIGHT | ink.TOP)
        name = say("gradients-learning-step", view.language)
        ink.text(painter, QPointF(area.center().x(), y), name, made, theme["ink3"], ink.CENTRE | ink.TOP)
    heat_map.colour_bar(painter, where.bar, table, theme, s)
    y = where.bar.bottom() + 4 * s
    for share, align in ((0.0, ink.LEFT), (0.5, ink.CENTRE), (1.0, ink.RIGHT)):
        at = QPointF(where.bar.left() + share * where.bar.width(), y)
        said = ink.number(low(learning) * (1.0 - share), 0 if learning.contour_log10 % 1 == 0 else 1)
        ink.text(painter, at, said, made, theme["ink3"], align | ink.TOP)
    bound = bounded(learning.contour_log10, view.language)
    row = QRectF(where.bar.right() + 14 * s, where.bar.top() - 3 * s, where.maps[-1].right(), 14 * s)
    row.setRight(where.maps[-1].right())
    said = say("gradients-learning-scale", view.language, bound=bound)
    label = font("label", s, view.present)
    ink.text(painter, row, ink.elide(said, label, row.width()), label, theme["ink3"], ink.LEFT | ink.MIDDLE)


def bounded(log10: float, language: str) -> str:
    """The named threshold: a whole power of ten without figures before it."""
    return power(log10) if log10 == round(log10) else magnitudes.said(log10, language)


def _names(painter: QPainter, area: QRectF, learning: Learning, n: int, view: View, theme: Theme) -> None:
    """Over a map: the radius the start began with, and the one it has at the update that is shown."""
    s, r = view.scale, learning.current
    strong, plain = font("label", s, view.present, 600), font("label", s, view.present)
    at = QPointF(area.left(), area.top() - 7 * s)
    start = words.say("gradients-learning-start", view.language)
    size = strong.pixelSize() * 1.12
    x = ink.text(painter, at, start, strong, theme["ink"]) + 4 * s
    x += maths.maths(painter, at + QPointF(x, 0), "ρ", size, theme["ink"], weight=600) + 3 * s
    x += ink.text(painter, at + QPointF(x, 0), f"{learning.start_radii[n]:.2f}", strong, theme["ink"])
    radius = number(float(learning.radii[n, r]))
    for key in ("gradients-learning-after", "gradients-learning-now"):
        said = words.say(key, view.language, updates=int(learning.updates[r]), radius=radius)
        if x + ink.width(said, plain) + 10 * s <= area.width():
            end = QPointF(area.right(), at.y())
            ink.text(painter, end, said, plain, theme["ink2"], ink.RIGHT | ink.BASELINE)
            return


def row_of(learning: Learning, area: QRectF, row: int) -> float:
    """The height of the middle of a row of a map."""
    return area.top() + (row + 0.5) / len(learning.updates) * area.height()


def column_of(learning: Learning, area: QRectF, column: int) -> float:
    """The place of the middle of a column of a map."""
    return area.left() + (column + 0.5) / len(learning.steps) * area.width()


def _marks(
    painter: QPainter,
    area: QRectF,
    learning: Learning,
    n: int,
    snapshot: Snapshot,
    view: View,
    theme: Theme,
) -> None:
    """The update that is shown, the updates that lie ahead of it, the playhead, the verdict."""
    s, r = view.scale, learning.current
    edge = area.top() + (r + 1) / len(learning.updates) * area.height()
    ahead = QRectF(area.left(), edge, area.width(), area.bottom() - edge)
    painter.fillRect(ahead, alpha(theme["bg"], 0.55))
    y, x = row_of(learning, area, r), column_of(learning, area, shown_column(learning, view))
    painter.fillRect(QRectF(area.left(), y - 0.7 * s, area.width(), 1.4 * s), theme["ink"])
    painter.fillRect(QRectF(x - 0.5 * s, area.top(), s, area.height()), theme["ink2"])
    painter.save()
    painter.setPen(theme["bg"])
    painter.setBrush(theme["ink"])
    tip = QPointF(area.left() - 1.5 * s, y)
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-8 * s, -5 * s), tip + QPointF(-8 * s, 5 * s)]))
    painter.restore()
    if view.hover is not None and view.hover.kind == "learning_map" and view.hover.index[0] == n:
        _pointed(painter, area, learning, view.hover, theme, s)
    is_above = y > area.top() + 0.6 * area.height()
    pill.paint(painter, area, verdict(learning, n, view.language), is_above, view, theme)


def _pointed(
    painter: QPainter, area: QRectF, learning: Learning, target: Target, theme: Theme, scale: float
) -> None:
    _, row, column = target.index
    at = QPointF(column_of(learning, area, column), row_of(learning, area, row))
    ring = QPainterPath()
    ring.addEllipse(at, 4 * scale, 4 * scale)
    painter.fillPath(ring, theme["bg"])
    painter.strokePath(ring, theme["ink"])


def verdict(learning: Learning, n: int, language: str) -> str:
    """What became of the signal of start `n` at the update that is shown, in words."""
    row = learning.log10[n, learning.current]
    exploded = learning.exploded_at[n]
    if 0 < exploded <= learning.updates[learning.current]:
        return words.say("gradients-learning-left", language, update=int(exploded))
    kind = outcome(float(row[0]), learning.contour_log10)
    if kind == "not_finite":
        return words.say("gradients-learning-outcome-not-finite", language)
    if kind == "survives":
        largest = magnitudes.said(float(np.nanmax(row)), language)
        return words.say("gradients-learning-outcome-survives", language, largest=largest)
    size = magnitudes.said(float(row[0]), language)
    return words.say(f"gradients-learning-outcome-{kind}", language, size=size)


def _rows(painter: QPainter, area: QRectF, learning: Learning, view: View, theme: Theme) -> None:
    """Left of the first map: the word, the first and the last update, the one that is shown."""
    s, r = view.scale, learning.current
    plain, strong = font("tick", s, view.present), font("tick", s, view.present, 600)
    right = ink.RIGHT | ink.MIDDLE
    x = area.left() - 13 * s
    name = words.say("gradients-learning-update", view.language)
    ink.text(painter, QPointF(x, area.top() - 11 * s), name, plain, theme["ink3"], right)
    here = min(max(row_of(learning, area, r), area.top() + 5 * s), area.bottom() - 5 * s)
    for row in (0, len(learning.updates) - 1):
        y = area.top() + 5 * s if row == 0 else area.bottom() - 5 * s
        if row != r and abs(y - here) > 14 * s:
            ink.text(painter, QPointF(x, y), f"{learning.updates[row]:,}", plain, theme["ink3"], right)
    ink.text(painter, QPointF(x, here), f"{learning.updates[r]:,}", strong, theme["ink"], right)


# The hand.


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Cells of the maps (`learning_map`: start, row, column), the scale, verdicts and curves."""
    learning: Learning = snapshot.content.learning
    where = places(rect, learning, view)
    _, rows, columns = learning.log10.shape
    found = [
        hit
        for n, area in enumerate(where.maps)
        for hit in net("learning_map", area, (rows, columns), view.scale, before=(n,))
    ]
    bar = QPainterPath()
    bar.addRect(where.bar.adjusted(-4, -4, 4, 16 * view.scale))
    found.append(Hit(Target("learning_scale"), bar))
    for n, area in enumerate(where.maps):
        name = QPainterPath()
        name.addRect(QRectF(area.left(), area.top() - 20 * view.scale, area.width(), 19 * view.scale))
        found.append(Hit(Target("learning_start", (n,)), name))
    return (*found, *curves.hits(where.curves, learning, view))


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A click on a map or a plot looks at that update."""
    if target.kind not in ("learning_map", "learning_curve"):
        return None
    return Look(int(snapshot.content.learning.updates[target.index[1]]))


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Dragging up and down a map, or along a curve, looks at the update under the hand."""
    learning: Learning = snapshot.content.learning
    where = places(rect, learning, view)
    if target.kind == "learning_map":
        area = where.maps[target.index[0]]
        share = (at.y() - area.top()) / area.height()
        row = min(max(int(share * len(learning.updates)), 0), len(learning.updates) - 1)
        return Look(int(learning.updates[row]))
    if target.kind == "learning_curve":
        a = curves.axes(where.curves, learning, view)[target.index[0]]
        wanted = a.values(at)[0]
        return Look(int(learning.updates[int(np.abs(learning.updates - wanted).argmin())]))
    return view


def caption(snapshot: Snapshot, view: View) -> str:
    """What became of each start's signal."""
    learning: Learning = snapshot.content.learning
    parts = [
        words.say(
            "gradients-learning-caption-start",
            view.language,
            radius=f"{learning.start_radii[n]:.2f}",
            verdict=verdict(learning, n, view.language),
        )
        for n in range(len(learning.start_radii))
    ]
    update = int(learning.updates[learning.current])
    said = words.join(parts)
    return words.say("gradients-learning-caption", view.language, update=update, parts=said)
