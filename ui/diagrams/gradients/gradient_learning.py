"""The scene "While it learns": how far the error reaches back, update by update, from several starts.

Every row of a map is one update, every column one time step; the colour is the size of the gradient
there relative to the last step of the same row. The map is painted once for each set of rows; the
marker of the update that is shown and the hairline of the playhead are painted over it.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._gradients_content import Learning
from simulator.commands import Command, Look
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import heat_map, ink
from ui.diagrams.curves import title
from ui.diagrams.gradients import gradient_learning_curves as curves
from ui.diagrams.gradients import gradient_learning_marks as marks
from ui.diagrams.gradients.gradient_learning_places import Places, low, places
from ui.diagrams.gradients.net import net
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import extent
from ui.theme import Theme, font
from ui.view import Hit, Target, View


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
        marks.names(painter, area, learning, n, view, theme)
        marks.marks(painter, area, learning, n, view, theme)
    marks.rows(painter, where.maps[0], learning, view, theme)
    curves.paint(painter, where.curves, learning, view, theme)


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
    bound = marks.bounded(learning.contour_log10, view.language)
    row = QRectF(where.bar.right() + 14 * s, where.bar.top() - 3 * s, where.maps[-1].right(), 14 * s)
    row.setRight(where.maps[-1].right())
    said = say("gradients-learning-scale", view.language, bound=bound)
    label = font("label", s, view.present)
    ink.text(painter, row, ink.elide(said, label, row.width()), label, theme["ink3"], ink.LEFT | ink.MIDDLE)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The maps and the curves below them, by name."""
    below = places(rect, snapshot.content.learning, view).curves
    return {"maps": QRectF(rect.topLeft(), below.topRight()), "learning_curves": below}


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
            verdict=marks.verdict(learning, n, view.language),
        )
        for n in range(len(learning.start_radii))
    ]
    update = int(learning.updates[learning.current])
    said = words.join(parts)
    return words.say("gradients-learning-caption", view.language, update=update, parts=said)
