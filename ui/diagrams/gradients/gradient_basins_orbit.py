"""What stands on the map of ends: attractors with their letters, the orbit of one start, and the start."""

from __future__ import annotations

from string import ascii_uppercase

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from simulator.arrays import Floats
from simulator.chapters._gradients_content import Basins
from ui.diagrams import axes as plots
from ui.diagrams import curves, ink
from ui.diagrams.axes import Axes
from ui.theme import Theme, alpha, font, mix
from ui.view import Hit, Target, View

# As many attractors are marked, and every state of a cycle of so many bears the letter.
_MARKED, _NAMED = 12, 8


def letter(number: int) -> str:
    """The name of an attractor: A, B, C …"""
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)


def repelling(basins: Basins) -> list[int]:
    """Which of the fixed points do not attract: an orbit only passes them."""
    return [k for k, radius in enumerate(basins.fixed_radii.tolist()) if not radius < 1.0]


def paint_orbit(painter: QPainter, a: Axes, basins: Basins, view: View, theme: Theme) -> None:
    """The states up to the playhead, faintly those to come, the attractors, and the start."""
    s, orbit = view.scale, basins.orbit
    done = min(len(orbit) - 1, max(0, view.step))
    phase = view.phase if done < len(orbit) - 1 else 0.0
    way = orbit[: done + 1]
    if phase > 0.0:
        way = np.vstack((way, orbit[done] + (orbit[done + 1] - orbit[done]) * phase))
    plots.curve(painter, a, orbit[:, 0], orbit[:, 1], mix(theme["bg"], theme["ink"], 0.45), s)
    plots.curve(painter, a, way[:, 0], way[:, 1], theme["bg"], 3.6 * s)
    plots.curve(painter, a, way[:, 0], way[:, 1], theme["ink"], 1.4 * s)
    curves.dots(painter, curves.places(a, way[1:, 0], way[1:, 1]), theme["ink"], 4.6 * s)
    _passing(painter, a, basins, theme, s)
    _attractors(painter, a, basins, view, theme)
    if len(way) > 1 and np.isfinite(way[-1]).all():
        curves.ring(painter, a.at(*way[-1]), 9.5 * s, alpha(theme["bg"], 0.0), theme["forward"], 2.4 * s)
    paint_start(painter, a, basins, view, theme)


def paint_start(painter: QPainter, a: Axes, basins: Basins, view: View, theme: Theme) -> None:
    """The start that can be dragged: a ring with a cross."""
    at, s = a.at(*basins.orbit[0]), view.scale
    for colour, wide in ((theme["bg"], 4.5 * s), (theme["ink"], 1.8 * s)):
        pen = QPen(colour, wide)
        painter.setPen(pen)
        painter.setBrush(alpha(theme["bg"], 0.0))
        painter.drawEllipse(at, 7 * s, 7 * s)
        painter.drawLine(at - QPointF(3.5 * s, 0), at + QPointF(3.5 * s, 0))
        painter.drawLine(at - QPointF(0, 3.5 * s), at + QPointF(0, 3.5 * s))


def _passing(painter: QPainter, a: Axes, basins: Basins, theme: Theme, scale: float) -> None:
    """A hollow diamond at every fixed point that does not attract."""
    reach = 5.5 * scale
    painter.setPen(QPen(theme["ink"], 1.4 * scale))
    painter.setBrush(theme["bg"])
    for k in repelling(basins):
        at = a.at(*basins.fixed_points[k])
        corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
        painter.drawPolygon(QPolygonF([at + QPointF(*corner) for corner in corners]))


def _attractors(painter: QPainter, a: Axes, basins: Basins, view: View, theme: Theme) -> None:
    """Every attractor's letter in a disc; the states of a long cycle are dots but for the first."""
    s, made = view.scale, font("tick", view.scale, view.present, 700)
    radius = 0.72 * made.pixelSize()
    for k, cycle in enumerate(basins.attractors[:_MARKED]):
        named = len(cycle) if len(cycle) <= _NAMED else 1
        rest = curves.places(a, cycle[named:, 0], cycle[named:, 1])
        for colour, across in ((theme["bg"], 9 * s), (theme["ink"], 6 * s)):
            curves.dots(painter, rest, colour, across)
        for point in cycle[:named]:
            curves.ring(painter, a.at(*point), radius, theme["bg"], theme["ink"], 1.4 * s)
            ink.text(painter, a.at(*point), letter(k), made, theme["ink"], ink.CENTRE | ink.MIDDLE)


def hits(a: Axes, basins: Basins, view: View) -> tuple[Hit, ...]:
    """`basin_orbit` (step), `basin_fixed` (number), `basin_attractor` (number, place of its cycle)."""
    s = view.scale
    found = [_round("basin_orbit", (t,), a, basins.orbit[t], 5 * s) for t in range(1, len(basins.orbit))]
    found += [_round("basin_fixed", (k,), a, basins.fixed_points[k], 7 * s) for k in repelling(basins)]
    for k, cycle in enumerate(basins.attractors[:_MARKED]):
        found += [_round("basin_attractor", (k, j), a, point, 8 * s) for j, point in enumerate(cycle)]
    return tuple(found)


def _round(kind: str, index: tuple[int, ...], a: Axes, point: Floats, radius: float) -> Hit:
    area = QPainterPath()
    if np.isfinite(point).all():
        area.addEllipse(a.at(*point), radius, radius)
    return Hit(Target(kind, index), area, draggable=True)
