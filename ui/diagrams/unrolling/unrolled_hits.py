"""What of the unrolled network answers to the pointer: arrows first, units on top of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.diagrams.unrolling.unrolled_layout import Layout
from ui.view import Hit, Target

# Half the width of an arrow for the hand, px of the mock-up.
_HALF = 7.0


@lru_cache(maxsize=8)
def areas(layout: Layout) -> tuple[Hit, ...]:
    """The initial state's units, then every step's arrows, inputs, outputs, targets and units."""
    found = [_disc(Target("start", (i,)), layout.unit(0, i), layout.radius) for i in range(layout.units)]
    for step in range(1, layout.steps + 1):
        found += _step(layout, step)
    return tuple(found)


def _step(lay: Layout, step: int) -> Iterator[Hit]:
    area, capsule, half, scale = lay.gap(step), lay.capsule(step), _HALF * lay.scale, lay.scale
    x = lay.x(step)
    yield _box(Target("u", (step,)), QRectF(area.left(), lay.link_y - 22 * scale, area.width(), 32 * scale))
    if lay.inputs:
        box, top = lay.input_box(step), capsule.bottom() + 1
        yield _box(Target("w", (step,)), QRectF(x - half, top, 2 * half, box.top() - top))
        wide = box.width() / lay.inputs
        for i in range(lay.inputs):
            place = QRectF(box.left() + i * wide, box.top(), wide, box.height())
            yield _box(Target("input", (step, i)), place)
    if not lay.selection:
        high = capsule.top() - lay.output_bottom - 1
        yield _box(Target("v", (step,)), QRectF(x - half, lay.output_bottom, 2 * half, high))
        top = lay.rect.top()
        over = QRectF(x - lay.pitch / 2, top, lay.pitch, lay.output_top - top)
        yield _box(Target("target", (step, 0)), over, clickable=False)
    for o in range(lay.outputs):
        kind = "target" if lay.selection else "output"
        at = lay.output(step, o)
        yield _disc(Target(kind, (step, o)), at, lay.output_radius, clickable=not lay.selection)
    for unit in range(lay.units):
        yield _disc(Target("hidden", (step, unit)), lay.unit(step, unit), lay.radius)


def _disc(target: Target, centre: QPointF, radius: float, *, clickable: bool = True) -> Hit:
    path = QPainterPath()
    path.addEllipse(centre, radius, radius)
    return Hit(target, path, clickable)


def _box(target: Target, area: QRectF, *, clickable: bool = True) -> Hit:
    path = QPainterPath()
    path.addRect(area)
    return Hit(target, path, clickable)
