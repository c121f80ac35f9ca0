"""The scene "Basins": where every start of a two-unit network ends, and how much the end still knows of it.

Two maps of one plane: left the attractor each start goes to, right the size of ∂h_T/∂h_0. One start can
be dragged in both; its orbit runs with the playhead. Below, the same network at every gain.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._gradients_content import Basins
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink, plane, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.gradients import gradient_basins_map as maps
from ui.diagrams.gradients import gradient_basins_orbit as orbit
from ui.diagrams.gradients import gradient_basins_side as side
from ui.diagrams.gradients import gradient_gain as gains
from ui.diagrams.gradients.net import net
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import extent
from ui.theme import Theme, font
from ui.view import Hit, Target, View

_GAP = 26.0


@dataclass(frozen=True)
class Places:
    """Where everything stands; a map's rectangle is its plane."""

    ends: QRectF
    sizes: QRectF
    side: QRectF
    gains: QRectF


@lru_cache(maxsize=32)
def _places(x: float, y: float, width: float, height: float, scale: float, present: bool) -> Places:
    view = View(scale=scale, present=present)
    left, above, below = plane.margins(view)
    head = small_plot.heading(view) + above
    foot = below + ink.leading(font("label", scale, present)) + 6 * scale
    least = max(0.28 * height, small_plot.heading(view) + 76 * scale)
    edge = min(0.33 * width - left, height - least - head - foot - 12 * scale)
    # What a wide stage leaves below the maps belongs to the plots.
    low = min(height - head - edge - foot - 12 * scale, 0.44 * height)
    first = QRectF(x + left, y + head, edge, edge)
    second = first.translated(edge + left + _GAP * scale, 0)
    begin = second.right() + _GAP * scale
    return Places(
        ends=first,
        sizes=second,
        side=QRectF(begin, y, x + width - begin, first.bottom() + foot - y),
        gains=QRectF(x, y + height - low, width, low),
    )


def places(rect: QRectF, view: View) -> Places:
    """The layout of the scene in `rect`."""
    return _places(*extent(rect), view.scale, view.present)


def axes(area: QRectF, basins: Basins) -> Axes:
    """The plane of initial states: the first unit across, the second up."""
    reach = plane.around(basins.axis)
    return Axes(area, reach, reach)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    basins: Basins = snapshot.content.basins
    where = places(rect, view)
    left, right = axes(where.ends, basins), axes(where.sizes, basins)
    look = extent(rect), theme, view.language, view.scale, view.present

    def draw(layer: QPainter) -> None:
        maps.paint_ends(layer, left, basins, view, theme)
        maps.paint_sizes(layer, right, basins, view, theme)

    if is_direct(painter):
        draw(painter)
    else:
        whole = QRectF(
            rect.left(), rect.top(), where.side.left() - rect.left() - 4 * view.scale, where.side.height()
        )
        key = ("basins", basins.basins.tobytes(), basins.jacobian_log10.tobytes(), _held(basins), look)
        cached(painter, whole, key, draw, theme["bg"])
    orbit.paint_orbit(painter, left, basins, view, theme)
    orbit.paint_start(painter, right, basins, view, theme)
    side.paint(painter, where.side, basins, view, theme)
    gains.paint(painter, where.gains, basins, float(snapshot.settings.values()["gain"]), view, theme)


def _held(basins: Basins) -> tuple[bytes, ...]:
    return tuple(points.tobytes() for points in basins.attractors)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """Both maps, the words beside them and the plots below, by name."""
    where = places(rect, view)
    between = where.ends.right() + _GAP / 2 * view.scale
    return {
        "basins": QRectF(rect.topLeft(), QPointF(between, where.side.bottom())),
        "stretch": QRectF(QPointF(between, rect.top()), where.side.bottomLeft() - QPointF(8 * view.scale, 0)),
        "orbit": where.side,
        "gains": where.gains,
    }


# The hand.


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Both maps' cells, attractors, the orbit, the start, the plots and the words."""
    basins: Basins = snapshot.content.basins
    where = places(rect, view)
    left, right = axes(where.ends, basins), axes(where.sizes, basins)
    shape = basins.basins.shape
    return (
        *net("basin_map", left.rect, (shape[0], shape[1]), view.scale, rising=True),
        *net("basin_size", right.rect, (shape[0], shape[1]), view.scale, rising=True),
        *maps.hits(left, right, view),
        *orbit.hits(left, basins, view),
        *side.hits(where.side, basins, view),
        *gains.hits(where.gains, basins, view),
        *(_start_hit(a, k, basins, view) for k, a in enumerate((left, right))),
    )


def _start_hit(a: Axes, which: int, basins: Basins, view: View) -> Hit:
    area = QPainterPath()
    area.addEllipse(a.at(*basins.orbit[0]), 11 * view.scale, 11 * view.scale)
    return Hit(Target("basin_start", (which,)), area, draggable=True)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A click on a map starts there; one on a plot of gains sets the gain."""
    basins: Basins = snapshot.content.basins
    if target.kind in ("basin_map", "basin_size"):
        row, column = target.index
        return _start(snapshot, float(basins.axis[column]), float(basins.axis[row]))
    if target.kind == "basin_gain":
        return _gain(snapshot, float(basins.gains[target.index[1]]))
    return None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """The start follows the hand on either map, the gain in either plot below."""
    basins: Basins = snapshot.content.basins
    where = places(rect, view)
    if target.kind in ("basin_map", "basin_attractor", "basin_fixed", "basin_orbit") or target == Target(
        "basin_start", (0,)
    ):
        return _start(snapshot, *axes(where.ends, basins).values(at))
    if target.kind in ("basin_size", "basin_start"):
        return _start(snapshot, *axes(where.sizes, basins).values(at))
    if target.kind == "basin_gain":
        return _gain(snapshot, gains.axes(where.gains, basins, view)[target.index[0]].values(at)[0])
    return view


def _start(snapshot: Snapshot, first: float, second: float) -> Set:
    return Set(
        {name: _within(snapshot, name, value) for name, value in (("start_1", first), ("start_2", second))}
    )


def _gain(snapshot: Snapshot, gain: float) -> Set:
    return Set({"gain": _within(snapshot, "gain", gain)})


def _within(snapshot: Snapshot, name: str, value: float) -> float:
    row = snapshot.settings.setting(name)
    return round(float(np.clip(value, row.minimum, row.maximum)), 3)


def caption(snapshot: Snapshot, view: View) -> str:
    """What the network does from this start, and what is left of the start."""
    basins: Basins = snapshot.content.basins
    return words.say(
        "gradients-basins-caption",
        view.language,
        regime=side.regime(basins, view.language),
        size=side.size(basins, view.language),
    )
