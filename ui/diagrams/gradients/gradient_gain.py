"""The same two units at every gain: settling, oscillating, chaotic, and the exponent that tells which.

Left the activities of unit 1 that are left after a long time, one column a gain; right the largest
Lyapunov exponent. The gain of the maps above is an upright line in both, to be dragged.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Integers
from simulator.chapters._gradients_content import Basins
from ui import words
from ui.diagrams import heat_map, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.heat_map import Colours
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import extent
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme
from ui.view import Hit, Target, View

_GAP = 30.0
# Exponents far below zero say nothing more than that neighbours meet: the axis ends here.
_LOWEST = -2.0


def _plots(basins: Basins, language: str) -> tuple[Plot, Plot]:
    reach = float(basins.gains[0]), float(basins.gains[-1])
    say = words.say
    exponents = basins.gain_lyapunov
    finite = exponents[np.isfinite(exponents)]
    highest = float(finite.max()) if finite.size else 0.0
    lowest = float(finite.min()) if finite.size else -1.0
    name = say("gradients-basins-gain", language)
    left = Plot(
        title=say("gradients-basins-late", language),
        note=say("gradients-basins-late-note", language),
        x_name=name,
        x=basins.gains,
        lines=(),
        x_range=reach,
        y_range=(-1.05, 1.05),
    )
    right = Plot(
        title=say("gradients-basins-lyapunov", language),
        note=say("gradients-basins-lyapunov-note", language),
        x_name=name,
        x=basins.gains,
        lines=(Line(exponents, "", "ink", 1.6),),
        x_range=reach,
        y_range=(min(max(lowest, _LOWEST) - 0.1, -0.5), max(highest + 0.2, 0.5)),
        level=(0.0, say("gradients-basins-above", language)),
    )
    return left, right


def _halves(rect: QRectF, view: View) -> tuple[QRectF, QRectF]:
    half = (rect.width() - _GAP * view.scale) / 2
    left = QRectF(rect.left(), rect.top(), half, rect.height())
    return left, left.translated(half + _GAP * view.scale, 0)


def axes(rect: QRectF, basins: Basins, view: View) -> tuple[Axes, Axes]:
    """The axes of both plots."""
    (first, second), (one, two) = _halves(rect, view), _plots(basins, view.language)
    return small_plot.body(first, one, view), small_plot.body(second, two, view)


def paint(painter: QPainter, rect: QRectF, basins: Basins, gain: float, view: View, theme: Theme) -> None:
    """Both plots and the gain that is shown."""
    a, b = axes(rect, basins, view)

    def draw(layer: QPainter) -> None:
        for half, plot in zip(_halves(rect, view), _plots(basins, view.language), strict=True):
            small_plot.paint(layer, half, plot, view, theme)
        _late(layer, a, basins, view, theme)

    if is_direct(painter):
        draw(painter)
    else:
        look = extent(rect), theme, view.language, view.scale, view.present
        held = basins.gain_activities.tobytes(), basins.gain_lyapunov.tobytes()
        cached(painter, rect, ("gains", held, look), draw, theme["bg"])
    for half in (a, b):
        small_plot.mark(painter, half, gain, theme, view.scale)


def _late(painter: QPainter, a: Axes, basins: Basins, view: View, theme: Theme) -> None:
    """A dot for every late activity, as an image: there are too many for single dots."""
    activities = basins.gain_activities
    marked = small_plot.rows(_plots(basins, view.language)[0], a.rect.height(), view)

    def paint(rows: Integers, columns: Integers, pixel: float) -> Colours:
        high, wide = len(rows), len(columns)
        found = np.full((high, wide), heat_map.colour(theme["bg"]))
        for value in marked:
            level = int((a.y[1] - value) / (a.y[1] - a.y[0]) * high)
            found[min(level, high - 1)] = heat_map.colour(theme["hair"])
        with np.errstate(invalid="ignore"):
            down = (a.y[1] - activities) / (a.y[1] - a.y[0]) * high
        down = np.where(np.isfinite(down), down, -1.0).astype(np.int64)  # (M, P)
        middles = np.round((np.arange(len(basins.gains)) + 0.5) / len(basins.gains) * wide - 0.5).astype(
            np.int64
        )
        thick = max(1, round(1.4 * view.scale * pixel))
        for i in range(thick):
            for j in range(thick):
                row = np.clip(down + i - thick // 2, 0, high - 1)  # (M, P)
                column = np.clip(middles + j - thick // 2, 0, wide - 1)
                there = down >= 0
                across = np.broadcast_to(column[:, None], row.shape)
                found[row[there], across[there]] = heat_map.colour(theme["ink"])
        return found

    heat_map.draw(painter, a.rect, (1, len(basins.gains)), paint)


def hits(rect: QRectF, basins: Basins, view: View) -> tuple[Hit, ...]:
    """`basin_gain` (0 activities or 1 exponents, place of the gain) in strips over both plots."""
    found = []
    count = len(basins.gains)
    for which, a in enumerate(axes(rect, basins, view)):
        strips = min(count, max(1, int(a.rect.width() / (6 * view.scale))))
        wide = a.rect.width() / strips
        for k in range(strips):
            area = QPainterPath()
            area.addRect(QRectF(a.rect.left() + k * wide, a.rect.top(), wide, a.rect.height()))
            place = int((k + 0.5) * count / strips)
            found.append(Hit(Target("basin_gain", (which, place)), area, clickable=True, draggable=True))
    return tuple(found)
