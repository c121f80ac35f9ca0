"""The axes of the cube's room: a triad beside the cube, or the two sides of the square, with their names."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from simulator.chapters.adder import AdderContent
from ui import words
from ui.diagrams import ink
from ui.diagrams.adder.projection import Projection
from ui.diagrams.maths import width as maths_width
from ui.theme import font

ARM = 22.0  # px of the triad's arrows


class AxisName(NamedTuple):
    """An axis of the triad or the square: its arrow's end and its name, as `h_1` or in words."""

    end: QPointF
    where: QRectF
    name: str


def start_size(scale: float, present: bool) -> float:
    """Size of the letters of h_0."""
    return (20.0 if present else 16.0) * scale


def axis_name(content: AdderContent, axis: int, language: str) -> str:
    """A hidden unit's symbol, or which principal component the axis is."""
    if content.axes.principal:
        return words.say("adder-cube-component", language, number=axis + 1)
    return f"h_{axis + 1}"


def name_size(name: str, scale: float, present: bool) -> tuple[float, float]:
    """Width and height of an axis's name: maths if it is a symbol, words otherwise."""
    if "_" in name:
        size = start_size(scale, present)
        return maths_width(name, size), 1.1 * size
    face = font("tick", scale, present)
    return ink.width(name, face), 1.2 * face.pixelSize()


def named_axes(
    seen: Projection,
    solid: bool,
    triad: QPointF,
    names: tuple[str, ...],
    sizes: list[tuple[float, float]],
    scale: float,
) -> tuple[AxisName, ...]:
    """Where the arrows of the triad (or the sides of the square) end, with their names beside them."""
    found = []
    for axis, (name, (wide, high)) in enumerate(zip(names, sizes, strict=True)):
        box = QRectF(0, 0, wide, high)
        if not solid:
            side = QPointF(seen.x + seen.half / 2, seen.y + seen.half + 16 * scale)
            if axis == 1:
                side = QPointF(seen.x - seen.half - 16 * scale - wide / 2, seen.y - seen.half / 2)
            box.moveCenter(side)
            found.append(AxisName(side, box, name))
            continue
        way = QPointF(float(seen.axes[0, axis]), -float(seen.axes[1, axis]))
        end = triad + way * (ARM * scale)
        length = math.hypot(way.x(), way.y())
        out = way / length if length > 1e-6 else QPointF(0.0, 1.0)
        # The name's nearest edge lies 4 px beyond the arrow's end.
        reach = min(wide / 2 / max(1e-6, abs(out.x())), high / 2 / max(1e-6, abs(out.y())))
        box.moveCenter(end + out * (reach + 4 * scale))
        found.append(AxisName(end, box, name))
    return _apart(found, scale) if solid else tuple(found)


def _apart(names: list[AxisName], scale: float) -> tuple[AxisName, ...]:
    """Names of axes that lead almost the same way stand side by side, in the order of their arrows."""
    found: dict[str, AxisName] = {}
    for name in sorted(names, key=lambda name: (name.end.x(), name.name)):
        for other in found.values():
            if name.where.intersects(other.where):
                beside = other.where.right() + 3 * scale - name.where.left()
                name = name._replace(where=name.where.translated(beside, 0.0))
        found[name.name] = name
    return tuple(found[name.name] for name in names)


def moved(name: AxisName, aside: float) -> AxisName:
    """The same name, `aside` further right."""
    return AxisName(name.end + QPointF(aside, 0.0), name.where.translated(aside, 0.0), name.name)
