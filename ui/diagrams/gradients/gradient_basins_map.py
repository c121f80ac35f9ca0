"""The two maps of the basins: where a start ends, and how much of it is left.

Basins differ by hue, by pattern and by the letter at their attractor, so that no colour is alone.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Integers
from simulator.chapters._gradients_content import Basins
from ui import words
from ui.diagrams import axes as plots
from ui.diagrams import heat_map, ink, maths, plane, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.curves import title
from ui.diagrams.gradients import gradient_basins_orbit as orbit
from ui.diagrams.heat_map import Colours
from ui.theme import Theme, font, mix
from ui.view import Hit, Target, View

# How strongly a basin's hue is mixed into the ground, and its pattern's lines.
_AREA, _LINES = 0.30, 0.62
# The pattern's period and the width of its lines, px.
_PERIOD, _WIDTH = 9.0, 1.6
# The palest colour of the right map stands for this or more, however small the rest is.
_LEAST = -12.0
_HUES = 4


def _hues(theme: Theme, count: int) -> tuple[Colours, Colours]:
    """Colours of the areas and of the lines on them, (count + 1,); the last is that of no attractor."""
    kinds = [theme.state(k % _HUES) for k in range(count)]
    areas = [mix(theme["bg"], hue, _AREA) for hue in kinds] + [theme["sel"]]
    lines = [mix(theme["bg"], hue, _LINES) for hue in kinds] + [theme["hair2"]]
    as_pixels = [np.array([colour.rgb() for colour in row], np.uint32) for row in (areas, lines)]
    return as_pixels[0], as_pixels[1]


def patterned(basins: Basins, theme: Theme, scale: float) -> heat_map.Pixels:
    """Every basin in its hue with its pattern: plain, rising lines, dots, falling lines, and so on."""
    count = len(basins.attractors)
    areas, lines = _hues(theme, count)
    # −1, no attractor, is the last.
    labels = basins.basins[::-1].astype(np.int64)

    # A fifth basin has the first one's hue and the next pattern; none at all is crossed.
    kinds = np.where(labels < 0, 4, (labels + np.maximum(labels, 0) // _HUES) % _HUES)

    def paint(rows: Integers, columns: Integers, pixel: float) -> Colours:
        found = heat_map.spread(areas[labels], rows, columns)
        on_lines, kind = (heat_map.spread(part, rows, columns) for part in (lines[labels], kinds))
        period = max(4, round(_PERIOD * scale * pixel))
        wide = max(1, round(_WIDTH * scale * pixel))
        down, across = np.arange(len(rows))[:, None], np.arange(len(columns))[None]
        rising, falling = (down + across) % period < wide, (down - across) % period < wide
        dots = (down % period < 2 * wide) & (across % period < 2 * wide)
        for number, pattern in ((1, rising), (2, dots), (3, falling), (4, rising | falling)):
            np.copyto(found, on_lines, where=(kind == number) & pattern)
        return found

    return paint


def paint_ends(painter: QPainter, a: Axes, basins: Basins, view: View, theme: Theme) -> None:
    """Heading, the map of ends, and how many there are."""
    _heading(painter, a, "ends", len(basins.orbit) - 1, view, theme)
    heat_map.draw(painter, a.rect, _shape(basins), patterned(basins, theme, view.scale))
    plane.frame(painter, a, ("h_1", "h_2"), view, theme)
    made = font("label", view.scale, view.present)
    foot = QRectF(a.rect.left(), _foot(a, view), a.rect.width(), ink.leading(made))
    said = ends(basins, view.language)
    ink.text(painter, foot, ink.elide(said, made, foot.width()), made, theme["ink3"], ink.LEFT | ink.MIDDLE)


def _shape(basins: Basins) -> tuple[int, int]:
    return basins.basins.shape[0], basins.basins.shape[1]


def _foot(a: Axes, view: View) -> float:
    return a.rect.bottom() + plane.margins(view)[2] + 3 * view.scale


def ends(basins: Basins, language: str) -> str:
    """How many attractors were found and of what kind, in words."""
    count, passed = len(basins.attractors), len(orbit.repelling(basins))
    unstable = words.say("gradients-basins-repelling", language, count=passed) if passed else ""
    if not count:
        return words.join((words.say("gradients-basins-no-ends", language), unstable))
    fixed = sum(len(cycle) == 1 for cycle in basins.attractors)
    parts = []
    if fixed:
        parts.append(words.say("gradients-basins-fixed", language, count=fixed))
    if count > fixed:
        parts.append(words.say("gradients-basins-cycles", language, count=count - fixed))
    if (basins.basins < 0).any():
        parts.append(words.say("gradients-basins-some-none", language))
    parts.append(unstable)
    return words.join(parts)


def _heading(painter: QPainter, a: Axes, key: str, steps: int, view: View, theme: Theme) -> None:
    s = view.scale
    left, above, _ = plane.margins(view)
    top = a.rect.top() - above - small_plot.heading(view)
    row = QRectF(a.rect.left() - left, top, a.rect.width() + left, small_plot.heading(view) - 6 * s)
    say = words.say
    title(painter, row, say(f"gradients-basins-{key}", view.language, steps=steps), "", view, theme)


def bounds(basins: Basins) -> tuple[float, float]:
    """What the palest and the strongest colour of the right map stand for, log10."""
    finite = basins.jacobian_log10[np.isfinite(basins.jacobian_log10)]
    if not finite.size:
        return _LEAST, 0.0
    low, high = max(float(np.floor(finite.min())), _LEAST), max(1.0, float(np.ceil(finite.max())))
    return min(low, high - 1.0), high


def paint_sizes(painter: QPainter, a: Axes, basins: Basins, view: View, theme: Theme) -> None:
    """Heading, the map of ‖∂h_T/∂h_0‖ with the border, and its scale."""
    _heading(painter, a, "sizes", len(basins.orbit) - 1, view, theme)
    low, high = bounds(basins)
    table, s = heat_map.gradient_shades(theme), view.scale
    values = basins.jacobian_log10[::-1]
    pixels = heat_map.cells(heat_map.coloured(values, low, high, table, theme["surface"]))
    # Starts on either side of a border end far apart, so between them it is larger than any cell shows.
    border = basins.basins[::-1].astype(np.float64)
    pixels = heat_map.ridged(pixels, border, 0.0, theme["backward"], 1.6 * s)
    heat_map.draw(painter, a.rect, _shape(basins), pixels)
    plane.frame(painter, a, ("h_1", "h_2"), view, theme)
    size = font("maths", s, view.present).pixelSize() * 0.9
    at = QPointF(a.rect.right(), a.rect.top() - 6 * s)
    maths.maths(painter, at, "‖∂h_T/∂h_0‖", size, theme["backward"], ink.RIGHT | ink.BASELINE)
    made = font("tick", s, view.present)
    bar, y = bar_of(a, view), _foot(a, view) + 0.5 * ink.leading(font("label", s, view.present))
    middle = ink.LEFT | ink.MIDDLE
    first = plots.power(low)
    ink.text(painter, QPointF(a.rect.left(), y), first, made, theme["ink3"], middle)
    heat_map.colour_bar(painter, bar, table, theme, s)
    x = bar.right() + 6 * s
    x += ink.text(painter, QPointF(x, y), plots.power(high), made, theme["ink3"], middle) + 12 * s
    reached = border_log10(basins)
    said = words.say("gradients-basins-no-border", view.language)
    if math.isfinite(reached):
        said = words.say("gradients-basins-border", view.language, bound=plots.power(math.floor(reached)))
    label = font("label", s, view.present)
    ink.text(painter, QPointF(x, y), ink.elide(said, label, a.rect.right() - x), label, theme["ink3"], middle)


def border_log10(basins: Basins) -> float:
    """log10 of what ‖∂h_T/∂h_0‖ exceeds at some place of the border between two basins; NaN without one.

    By the mean value theorem: how far apart two neighbouring cells end, divided by how near they begin.
    """
    cell = float(basins.axis[1] - basins.axis[0])
    largest = 0.0
    for axis in (0, 1):
        apart = np.linalg.norm(np.diff(basins.ends, axis=axis), axis=2) / cell
        parted = apart[np.diff(basins.basins.astype(np.int64), axis=axis) != 0]
        largest = max(largest, float(np.nan_to_num(parted).max(initial=0.0)))
    return math.log10(largest) if largest > 0.0 else math.nan


def bar_of(a: Axes, view: View) -> QRectF:
    """The scale of the right map."""
    s = view.scale
    made = font("tick", s, view.present)
    x = a.rect.left() + ink.width("10⁻¹²", made) + 6 * s
    y = _foot(a, view) + 0.5 * ink.leading(font("label", s, view.present))
    return QRectF(x, y - 4 * s, 0.26 * a.rect.width(), 8 * s)


def hits(left: Axes, right: Axes, view: View) -> tuple[Hit, ...]:
    """`basin_ends` on the words below the left map, `basin_scale` below the right one."""
    found = []
    for kind, a in (("basin_ends", left), ("basin_scale", right)):
        area = QPainterPath()
        area.addRect(QRectF(a.rect.left(), _foot(a, view), a.rect.width(), 18 * view.scale))
        found.append(Hit(Target(kind), area))
    return tuple(found)
