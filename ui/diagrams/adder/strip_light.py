"""The lit position of the strip, and how the light, the activities and the answer come to it.

On pixels a step is three pictures of the column, each mixed into the one before it; on a vector
device everything that fades is painted see-through.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.diagrams.adder import strip_cells
from ui.diagrams.adder.strip_cells import Pen
from ui.diagrams.adder.strip_rows import ANSWER, ARRIVAL, LIGHT, Moment, mixed
from ui.diagrams.layers import Draw, cached


class Lit(NamedTuple):
    """One picture of a lit position: whether its state and its answer are there."""

    place: int
    arrived: bool
    answered: bool


def mixture(m: Moment) -> list[tuple[Lit, float]]:
    """The pictures and how much of each is mixed into what lies under it, the lowest first."""
    if m.now < 0:
        return []
    if m.phase <= 0.0:
        return [(Lit(m.now, True, True), 1.0)]
    light, arrived, answered = (m.shown(m.now, *window) for window in (LIGHT, ARRIVAL, ANSWER))
    if light >= 1.0:
        return [(Lit(m.now, *seen), share) for seen, share in mixed(arrived, answered)]
    left = [(Lit(m.now - 1, True, True), 1.0)] if m.now else []
    return [*left, (Lit(m.now, False, False), light)] if light > 0.0 else left


def from_layers(p: Pen, rect: QRectF, key: Hashable, still: Draw) -> None:
    """What stands still, and the lit position on it; `key` is that of the layer `still` draws."""
    r, m, ground = p.rows, p.moment, p.theme["bg"]
    cached(p.painter, rect, key, still, ground)
    # The light leaves the column before; and narrow columns may have figures wider than they are.
    both = r.ground(m.now).united(r.ground(max(0, m.now - 1)))
    area = both.adjusted(-0.5 * r.pitch, 0.0, 0.5 * r.pitch, 0.0).intersected(rect)
    for lit, share in mixture(m):

        def draw(layer: QPainter, lit: Lit = lit) -> None:
            cached(layer, rect, key, still, ground)
            _column(replace(p, painter=layer), lit)

        cached(p.painter, area, ("lit", lit, key), draw, ground, share)


def _column(p: Pen, lit: Lit) -> None:
    before, after = (
        replace(p, moment=replace(p.moment, now=lit.place, phase=phase)) for phase in (ARRIVAL[0], 1.0)
    )
    strip_cells.ground(p, lit.place, 1.0)
    rule(p, p.rows.ground(lit.place))
    strip_cells.position(after if lit.arrived else before, lit.place, strip_cells.ON_ARRIVAL)
    strip_cells.position(after if lit.answered else before, lit.place, strip_cells.OTHERS)


def directly(p: Pen) -> None:
    """The same on what `still` has drawn, where there are no layers."""
    m = p.moment
    light = m.shown(m.now, *LIGHT) if m.phase > 0.0 else 1.0
    for place, share in ((m.now - 1, 1.0 - light), (m.now, light)):
        if place >= 0 and share > 0.0:
            strip_cells.ground(p, place, share)
            rule(p, p.rows.ground(place))
            strip_cells.position(p, place)


def rule(p: Pen, within: QRectF | None = None) -> None:
    """The line under the two numbers, from the plus sign on, as far as it lies `within`."""
    r = p.rows
    top, height = r.row("rule")
    start = r.plus - 0.35 * r.digit_size
    width = 1.6 * r.scale
    area = QRectF(start, top + (height - width) / 2, r.right + 4 * r.scale - start, width)
    p.painter.fillRect(area if within is None else area.intersected(within), p.theme["ink2"])
