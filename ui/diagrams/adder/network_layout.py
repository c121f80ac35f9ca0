"""Where the network's units and links stand in a rectangle; no weight moves them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from ui.diagrams import arrows
from ui.view import Target


@dataclass(frozen=True)
class Layout:
    """Where things stand, in painter units: `links` by target, from what sends to what receives."""

    radius: float
    side: float
    inputs: tuple[QPointF, ...]
    hidden: tuple[QPointF, ...]
    output: QPointF
    links: dict[Target, QPainterPath]
    # Shaft and head of every recurrent link, cut once: they do not depend on the weights.
    heads: dict[Target, tuple[QPainterPath, QPolygonF]]


@lru_cache(maxsize=16)
def layout_of(
    x: float, y: float, width: float, height: float, units: int, scale: float, present: bool
) -> Layout:
    """The layout of a network with so many hidden units in the rectangle (`x`, `y`, `width`, `height`)."""
    full = (18.0 if present else 14.5) * scale
    loops_beside = units <= 4
    aside = 1.2 if loops_beside else 0.15  # of a radius, room beyond the outer units
    gap = 4 * scale * (units - 1)
    radius = max(4 * scale, min(full, (width - gap) / (2 * units + 2 * aside), height / 11.5))
    room = (width - 2 * radius * (1 + aside)) / max(1, units - 1)
    spacing = min(3.7 * radius, room)
    tall = min(height, max(1.45 * width, 13 * radius))
    top, middle = y + (height - tall) / 2, x + width / 2
    side = 1.62 * radius
    output = QPointF(middle, top + radius + 2 * scale)
    base = top + tall - side / 2 - 2 * scale
    arch = radius * (1.25 if units == 3 else 0.9)  # how much higher the middle stands than the ends
    row = top + 0.52 * tall
    offsets = [i - (units - 1) / 2 for i in range(units)]
    most = max(1.0, abs(offsets[0]))
    hidden = [QPointF(middle + o * spacing, row - arch * (1 - (o / most) ** 2)) for o in offsets]
    apart = max(1.7 * radius, 0.22 * spacing * (units - 1))
    inputs = [QPointF(middle + sign * apart, base) for sign in (-1, 1)]
    # Longer links rise further, the longest not into the output.
    free = 0.6 * (row - arch - output.y()) - 1.55 * radius
    step = max(0.5 * radius, min(1.0 * radius, free / max(1, units - 2)))
    links: dict[Target, QPainterPath] = {}
    for i, unit in enumerate(hidden):
        for j, box in enumerate(inputs):
            start = box + QPointF(0, -side / 2)
            links[Target("input_weight", (i, j))] = arrows.straight(start, _edge(unit, start, radius + scale))
        for j in range(units):
            links[Target("recurrent_weight", (i, j))] = (
                _loop(hidden, i, radius, loops_beside) if i == j else _link(hidden, j, i, radius, arch, step)
            )
        links[Target("output_weight", (0, i))] = arrows.straight(
            _edge(unit, output, radius), _edge(output, unit, radius + scale)
        )
    head = min(6.4 * scale, 0.46 * radius)
    heads = {
        target: (arrows.shaft(path, 0.8 * head), arrows.head_of(path, head))
        for target, path in links.items()
        if target.kind == "recurrent_weight"
    }
    return Layout(radius, side, tuple(inputs), tuple(hidden), output, links, heads)


def _edge(centre: QPointF, towards: QPointF, radius: float) -> QPointF:
    way = towards - centre
    return centre + way * (radius / (math.hypot(way.x(), way.y()) or 1.0))


def _link(
    hidden: list[QPointF], source: int, target: int, radius: float, arch: float, step: float
) -> QPainterPath:
    """From one unit to another, bent to the left of the way: over going right, under going left."""
    span, units = abs(target - source), len(hidden)
    a, b = hidden[source], hidden[target]
    angle = math.radians(min(66.0, 22.0 + 14.0 * span))
    start, end = _turned(a, b, radius, -angle), _turned(b, a, radius + 1, angle)
    over = target > source
    # A link over the arch has to clear the higher units in the middle, one under it has them above.
    bulge = arch * (span / max(1, units - 1)) ** 2 if over and span > 1 else 0.0
    rise = 0.55 * radius + step * (span - 1) + bulge
    return arrows.bent(start, end, max(0.3 * radius, rise - 0.25 * radius * math.sin(angle)))


def _turned(centre: QPointF, towards: QPointF, radius: float, angle: float) -> QPointF:
    """The point of the circle round `centre` that lies `angle` to the right of the way `towards`."""
    way = towards - centre
    direction = math.atan2(way.y(), way.x()) + angle
    return centre + QPointF(math.cos(direction), math.sin(direction)) * radius


def _loop(hidden: list[QPointF], i: int, radius: float, beside: bool) -> QPainterPath:
    """A self-loop outside the first and last unit, below the others (or all) where nothing else bends."""
    outward = 90.0
    if beside and i in (0, len(hidden) - 1):
        outward = 180.0 + 8.0 if i == 0 else -8.0
    centre = hidden[i]
    points = [
        centre + QPointF(math.cos(a), math.sin(a)) * (radius + 0.5)
        for a in (math.radians(outward - 30), math.radians(outward + 30))
    ]
    # Swung to the left of the way from the first point to the second, that is away from the unit.
    return arrows.loop(points[0], points[1], (1.15 if beside else 0.95) * radius)
