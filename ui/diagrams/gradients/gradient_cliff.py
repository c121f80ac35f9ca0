"""The scene "The cliff": the loss over the two weights of one unit, and two descents from one start.

The map is the loss, tinted where the gradient is longer than the threshold: there clipping acts. The
two paths differ by their line and their marks, never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from simulator.chapters._gradients_content import Cliff
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import heat_map, ink, magnitudes, plane, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.curves import title
from ui.diagrams.gradients import gradient_cliff_path as paths
from ui.diagrams.gradients import gradient_cliff_side as side
from ui.diagrams.gradients.net import net
from ui.diagrams.heat_map import Colours
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import extent
from ui.theme import Theme, font, mix
from ui.view import Hit, Target, View

_GAP = 32.0
# The share of ink in the highest loss, the share of the gradient's hue where clipping acts.
_DARKEST, _TINT = 0.5, 0.72
# Loss between two contour lines.
_CONTOURS = 0.1


@dataclass(frozen=True)
class Places:
    """Where everything stands."""

    heading: QRectF
    plane: QRectF
    key: QRectF
    line: QRectF
    side: QRectF


@lru_cache(maxsize=32)
def _places(x: float, y: float, width: float, height: float, scale: float, present: bool) -> Places:
    view = View(scale=scale, present=present)
    left, above, below = plane.margins(view)
    head, key = small_plot.heading(view), ink.leading(font("label", scale, present)) + 4 * scale
    across = 0.57 * width
    line = max(0.26 * height, small_plot.heading(view) + 72 * scale)
    top = y + head + above
    inner = QRectF(x + left, top, across - left, height - head - above - below - key - line - 10 * scale)
    return Places(
        heading=QRectF(x, y, across, head),
        plane=inner,
        key=QRectF(inner.left(), inner.bottom() + below, inner.width(), key),
        line=QRectF(x, y + height - line, across, line),
        side=QRectF(x + across + _GAP * scale, y, width - across - _GAP * scale, height),
    )


def places(rect: QRectF, view: View) -> Places:
    """The layout of the scene in `rect`."""
    return _places(*extent(rect), view.scale, view.present)


def axes(rect: QRectF, cliff: Cliff, view: View) -> Axes:
    """The plane of the two weights."""
    return Axes(places(rect, view).plane, plane.around(cliff.weights), plane.around(cliff.biases))


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    cliff: Cliff = snapshot.content.cliff
    where, a = places(rect, view), axes(rect, cliff, view)
    threshold = float(snapshot.settings.values()["threshold"])
    whole = QRectF(
        rect.left(), rect.top(), where.heading.width() + 8 * view.scale, where.key.bottom() - rect.top()
    )

    look = extent(rect), theme, view.language, view.scale, view.present
    key = ("cliff", cliff.loss.tobytes(), cliff.steps, threshold, look)

    def draw(layer: QPainter) -> None:
        _still(layer, where, a, cliff, threshold, view, theme)

    def with_paths(layer: QPainter) -> None:
        if is_direct(layer):
            draw(layer)
        else:
            cached(layer, whole, key, draw, theme["bg"])
        paths.paint(layer, a, cliff, view, theme)

    def line(layer: QPainter) -> None:
        side.paint_line(layer, where.line, a, cliff, view, theme)

    if is_direct(painter):
        with_paths(painter)
        line(painter)
    else:
        begun = key, *(path.points.tobytes() for path in (cliff.free, cliff.clipped))
        cached(painter, whole, begun, with_paths, theme["bg"])
        below = where.line.adjusted(0, 0, 8 * view.scale, 0)  # the last figure stands out
        cached(painter, below, (begun, cliff.line_loss.tobytes()), line, theme["bg"])
    paths.paint_pointed(painter, a, cliff, view, theme)
    side.paint(painter, where.side, cliff, threshold, view, theme)


def shades(theme: Theme) -> Colours:
    """The colours of the loss."""
    return heat_map.shades(theme, "surface", "ink", 0.8, _DARKEST)


@lru_cache(maxsize=4)
def _tinted(theme: Theme) -> Colours:
    """The same where clipping acts."""
    mixed = (mix(QColor(int(shade)), theme["backward"], _TINT) for shade in shades(theme))
    return np.array([colour.rgb() for colour in mixed], np.uint32)


def _still(
    painter: QPainter, where: Places, a: Axes, cliff: Cliff, threshold: float, view: View, theme: Theme
) -> None:
    """Heading, map and key: what no start and no playhead changes."""
    s, say = view.scale, words.say
    name = say("gradients-cliff-heading", view.language)
    row = QRectF(
        where.heading.left(), where.heading.top(), where.heading.width(), where.heading.height() - 6 * s
    )
    title(
        painter,
        row,
        name,
        say(
            "gradients-cliff-note", view.language, steps=cliff.steps, target=magnitudes.figures(cliff.target)
        ),
        view,
        theme,
    )
    loss = cliff.loss[::-1]
    highest, plain = float(np.nanmax(loss)), shades(theme)
    steep = cliff.gradient_log10[::-1] > np.log10(threshold)
    colours = heat_map.coloured(loss, 0.0, highest, plain, theme["sel"])
    tinted = heat_map.coloured(loss, 0.0, highest, _tinted(theme), theme["sel"])
    pixels = heat_map.cells(np.where(steep, tinted, colours))
    pixels = heat_map.ridged(pixels, np.floor(loss / _CONTOURS), 0.0, theme["axis"], 0.8 * s)
    # Where neighbouring cells differ by more, the gradient is that long somewhere between them.
    cell = float(min(cliff.weights[1] - cliff.weights[0], cliff.biases[1] - cliff.biases[0]))
    pixels = heat_map.ridged(pixels, loss, threshold * cell, theme["backward"], 2.0 * s)
    heat_map.draw(painter, a.rect, loss.shape, pixels)
    plane.frame(painter, a, ("w", "b"), view, theme)
    _key(painter, where.key, cliff, threshold, view, theme)


def _key(painter: QPainter, where: QRectF, cliff: Cliff, threshold: float, view: View, theme: Theme) -> None:
    """What the colours are: loss from light to dark, and the tint."""
    s, made = view.scale, font("label", view.scale, view.present)
    bar = bar_of(where, view)
    heat_map.colour_bar(painter, bar, shades(theme), theme, s)
    middle = ink.LEFT | ink.MIDDLE
    y = where.center().y()
    highest = f"{float(np.nanmax(cliff.loss)):.2f}"
    said = words.say("gradients-cliff-key-loss", view.language, highest=highest)
    x = bar.right() + 8 * s
    x += ink.text(painter, QPointF(x, y), said, made, theme["ink3"], middle) + 18 * s
    square = QRectF(x, y - 5 * s, 10 * s, 10 * s)
    heat_map.draw(painter, square, (1, 1), heat_map.cells(_tinted(theme)[:1, None]))
    said = words.say("gradients-cliff-key-steep", view.language, threshold=magnitudes.figures(threshold))
    x = square.right() + 8 * s
    ink.text(painter, QPointF(x, y), ink.elide(said, made, where.right() - x), made, theme["ink3"], middle)


def bar_of(where: QRectF, view: View) -> QRectF:
    """The scale of the loss."""
    s = view.scale
    return QRectF(where.left(), where.center().y() - 4 * s, 90 * s, 8 * s)


# The hand.


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The map, the line through the start, and what both descents met, by name."""
    where = places(rect, view)
    return {
        "surface": QRectF(where.heading.topLeft(), QPointF(where.heading.right(), where.key.bottom())),
        "line": where.line,
        "descents": where.side,
    }


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """The map's cells, both paths' points, the start, the line, the plots beside it."""
    cliff: Cliff = snapshot.content.cliff
    where, a = places(rect, view), axes(rect, cliff, view)
    key = QPainterPath()
    key.addRect(where.key)
    return (
        *net("cliff_map", a.rect, cliff.loss.shape, view.scale, rising=True),
        Hit(Target("cliff_key"), key),
        *side.line_hits(where.line, a, cliff, view),
        *side.hits(where.side, cliff, float(snapshot.settings.values()["threshold"]), view),
        *paths.hits(a, cliff, view),
    )


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A click on the map starts there."""
    if target.kind != "cliff_map":
        return None
    row, column = target.index
    cliff: Cliff = snapshot.content.cliff
    return _start(snapshot, float(cliff.weights[column]), float(cliff.biases[row]))


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """The start follows the hand on the map and along the line; the threshold in the plot of norms."""
    cliff: Cliff = snapshot.content.cliff
    a = axes(rect, cliff, view)
    if target.kind in ("cliff_start", "cliff_map", "cliff_point"):
        return _start(snapshot, *a.values(at))
    if target.kind == "cliff_line":
        return _start(snapshot, a.values(at)[0], float(cliff.free.points[0, 1]))
    if target.kind == "cliff_threshold":
        plot = side.norm_axes(places(rect, view).side, cliff, view)
        row = snapshot.settings.setting("threshold")
        wanted = 10.0 ** float(np.clip(plot.values(at)[1], -9.0, 9.0))
        return Set({"threshold": float(f"{np.clip(wanted, row.minimum, row.maximum):.3g}")})
    return view


def _start(snapshot: Snapshot, weight: float, bias: float) -> Set:
    values: dict[str, str | int | float | bool] = {}
    for name, value in (("cliff_weight", weight), ("cliff_bias", bias)):
        row = snapshot.settings.setting(name)
        values[name] = round(float(np.clip(value, row.minimum, row.maximum)), 3)
    return Set(values)


def caption(snapshot: Snapshot, view: View) -> str:
    """What became of both descents."""
    cliff: Cliff = snapshot.content.cliff
    threshold = float(snapshot.settings.values()["threshold"])
    return words.say(
        "gradients-cliff-caption",
        view.language,
        free=paths.verdict(cliff.free, None, view.language),
        clipped=paths.verdict(cliff.clipped, threshold, view.language),
    )
