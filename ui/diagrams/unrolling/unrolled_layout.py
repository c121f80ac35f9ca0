"""Where everything of the unrolled network stands: one column a time step, the folded network before them.

The columns' places are shared with the waterfall below, so that a share stands under its step.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from PySide6.QtCore import QPointF, QRectF

from simulator.chapters.unrolling import UnrollingContent
from ui.diagrams.sameness import extent
from ui.view import View

# px of the mock-up: room for the folded network, the widest column, and the least height of a unit.
FOLD, _WIDEST = 148.0, 92.0
_RADIUS, _TARGET, _TIME, _BOX = 15.0, 17.0, 20.0, 25.0
# Numbers need so much of a circle's radius.
NUMBERED = 9.0


@dataclass(frozen=True)
class Layout:
    """The diagram's geometry at one size: H units, I inputs, O outputs.

    Where hidden units are the outputs (`selection`), their targets stand in the outputs' row.
    """

    place: tuple[float, float, float, float]
    steps: int
    units: int
    inputs: int
    outputs: int
    selection: bool
    scale: float
    present: bool

    @cached_property
    def rect(self) -> QRectF:
        """The whole diagram."""
        return QRectF(*self.place)

    @cached_property
    def fold(self) -> QRectF:
        """Where the folded network stands once the columns are there."""
        r = self.rect
        return QRectF(r.left(), r.top(), min(FOLD * self.scale, 0.17 * r.width()), r.height())

    @cached_property
    def pitch(self) -> float:
        """The distance of two columns."""
        room = self.rect.right() - self.fold.right()
        return min(_WIDEST * self.scale * 1.3, room / (self.steps + 1))

    def x(self, step: float) -> float:
        """The middle of a step's column; the initial state has column 0."""
        return self.fold.right() + self.pitch * (step + 0.5)

    @cached_property
    def type(self) -> float:
        """How much larger type is than on a screen at a desk."""
        return self.scale * (1.2 if self.present else 1.0)

    @cached_property
    def half(self) -> float:
        """Half the width of a capsule."""
        return min((_RADIUS + 6.0) * self.scale, 0.32 * self.pitch)

    # Rows, from the top: targets, outputs, arrows, the capsule, arrows, inputs, time.

    @cached_property
    def target_y(self) -> float:
        """The middle of the targets' line."""
        return self.rect.top() + 0.5 * _TARGET * self.type

    @cached_property
    def output_slot(self) -> float:
        """The height of an output unit's place."""
        room = (0.24 if self.selection else 0.30) * self.rect.height() / self.outputs
        return min(2 * self.output_radius_wished + (1.5 if self.selection else 4) * self.scale, room)

    @cached_property
    def output_radius_wished(self) -> float:
        """An output unit's radius where the height leaves room."""
        likes = 5.5 if self.selection else _RADIUS
        return min(likes * self.scale, 0.38 * self.pitch, 0.062 * self.rect.height())

    @cached_property
    def output_radius(self) -> float:
        """An output unit's radius."""
        return min(self.output_radius_wished, 0.46 * self.output_slot)

    @cached_property
    def output_top(self) -> float:
        """The upper edge of the outputs' row."""
        return self.rect.top() + (_TARGET + 3) * self.type

    @cached_property
    def output_bottom(self) -> float:
        """The lower edge of the outputs' row."""
        return self.output_top + self.outputs * self.output_slot

    def output(self, step: float, unit: int) -> QPointF:
        """The middle of an output unit."""
        return QPointF(self.x(step), self.output_top + (unit + 0.5) * self.output_slot)

    @cached_property
    def capsule_top(self) -> float:
        """The upper edge of the hidden units' capsules."""
        return self.output_bottom + max(0.09 * self.rect.height(), 24 * self.scale)

    @cached_property
    def time_y(self) -> float:
        """The middle of the line of times."""
        return self.rect.bottom() - 0.5 * _TIME * self.type

    @cached_property
    def box(self) -> float:
        """The height of an input box; 0 where nothing is put in."""
        return min(_BOX * self.scale, 0.09 * self.rect.height()) if self.inputs else 0.0

    @cached_property
    def input_y(self) -> float:
        """The middle of the inputs' row."""
        return self.rect.bottom() - _TIME * self.type - 0.5 * self.box - 1 * self.scale

    @cached_property
    def size_y(self) -> float:
        """The middle of the line with the sizes of error derivatives."""
        return self.input_y - 0.5 * self.box - (10 if self.inputs else 8) * self.type

    @cached_property
    def capsule_bottom(self) -> float:
        """The lower edge of the hidden units' capsules."""
        arrow = 0.5 * self.box + max(0.09 * self.rect.height(), 29 * self.type)
        return self.input_y - (arrow if self.inputs else 24 * self.type)

    @cached_property
    def slot(self) -> float:
        """The height of a hidden unit's place in its capsule."""
        return (self.capsule_bottom - self.capsule_top - 2 * self.inset) / self.units

    @cached_property
    def inset(self) -> float:
        """Between the capsule's ends and its units."""
        return min(5.0 * self.scale, 0.12 * self.half * 2)

    @cached_property
    def radius(self) -> float:
        """A hidden unit's radius."""
        return min(_RADIUS * self.scale, 0.45 * self.slot, 0.80 * self.half)

    def unit(self, step: float, unit: int) -> QPointF:
        """The middle of a hidden unit."""
        middle = 0.5 * (self.capsule_top + self.capsule_bottom)
        slot = min(self.slot, 2.75 * self.radius)
        return QPointF(self.x(step), middle + (unit - 0.5 * (self.units - 1)) * slot)

    def capsule(self, step: float) -> QRectF:
        """The capsule of a step's hidden units, as high as they need."""
        top, bottom = self.unit(step, 0).y(), self.unit(step, self.units - 1).y()
        away = self.radius + self.inset
        x = self.x(step)
        return QRectF(x - self.half, top - away, 2 * self.half, bottom - top + 2 * away)

    def input_box(self, step: float) -> QRectF:
        """The box with a step's inputs."""
        wide = min(0.86 * self.pitch, (16.0 + 15.0 * self.inputs) * self.scale)
        x = self.x(step)
        return QRectF(x - wide / 2, self.input_y - self.box / 2, wide, self.box)

    def column(self, step: int) -> QRectF:
        """What belongs to a step alone."""
        left = self.x(step) - 0.5 * self.pitch
        return QRectF(left, self.rect.top(), self.pitch, self.rect.height())

    def gap(self, step: int) -> QRectF:
        """Between a step's capsule and the one before it: the way of U."""
        left, right = self.x(step - 1) + self.half + self.scale, self.x(step) - self.half - self.scale
        top = self.tie_y - 2 * self.scale
        return QRectF(left, top, right - left, self.capsule(0).bottom() - top)

    @cached_property
    def tie_y(self) -> float:
        """The height of the hairline that ties the copies of U."""
        return self.capsule(0).top() - min(9.0 * self.scale, 0.4 * (self.capsule_top - self.output_bottom))

    @cached_property
    def letter(self) -> float:
        """The size of a shared matrix's letter, and of the smaller ones of narrow columns."""
        return min(15.0 * self.type, (0.9 if self.is_airy else 0.55) * self.pitch)

    @cached_property
    def is_airy(self) -> bool:
        """Whether a letter has room between two capsules."""
        return self.pitch - 2 * self.half >= 13.0 * self.type

    @cached_property
    def link_y(self) -> float:
        """The height of the arrows from a capsule to the next, between two units where there are two."""
        middle = 0.5 * (self.units - 1)
        if self.units % 2:
            return self.unit(0, self.units // 2).y()
        return 0.5 * (self.unit(0, int(middle)).y() + self.unit(0, int(middle) + 1).y())

    @cached_property
    def every(self) -> int:
        """Times are written under every so many columns."""
        return next(n for n in (1, 2, 5, 10) if n * self.pitch >= 20 * self.type)

    @cached_property
    def is_wide(self) -> bool:
        """Whether a column has room for words such as `target 1`."""
        return self.pitch >= 52 * self.type


def layout_of(rect: QRectF, content: UnrollingContent, view: View) -> Layout:
    """The layout of this network in `rect`."""
    H, I, O = content.trace.parameters.sizes
    return _layout(extent(rect), content.steps, H, I, O, content.selection, view.scale, view.present)


@lru_cache(maxsize=32)
def _layout(
    place: tuple[float, float, float, float],
    steps: int,
    units: int,
    inputs: int,
    outputs: int,
    selection: bool,
    scale: float,
    present: bool,
) -> Layout:
    return Layout(place, steps, units, inputs, outputs, selection, scale, present)
