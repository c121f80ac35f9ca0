"""The shown sequence's numbers as colours, labels and widths, each on one scale for all steps."""

from __future__ import annotations

import math
from functools import cached_property, lru_cache

import numpy as np
from PySide6.QtGui import QFont

from simulator.arrays import Floats
from simulator.chapters.unrolling import UnrollingContent
from ui.diagrams import ink
from ui.diagrams.amounts import rough
from ui.diagrams.sameness import Same
from ui.diagrams.unrolling.unrolled_layout import NUMBERED, Layout
from ui.theme import TYPE, font, sized

# How much of its radius a circle leaves to a figure.
_ROOM = 1.95


class Values:
    """What is shown of one content: shares are of the largest number of the same kind."""

    def __init__(self, content: UnrollingContent) -> None:
        self._content = content
        self._trace = content.trace
        self._logistic = content.trace.squashing.name == "logistic"
        # Answers are bits, so that 0 and 1 are the two ends; what a person types may be anything.
        self._bits = content.task != "typed" and not content.selection

    @property
    def start(self) -> str:
        """How the hidden units start: `given`, `part`, `learned` or `fixed`."""
        c = self._content
        if c.given.all():
            return "given"
        if c.given.any():
            return "part"
        return "learned" if c.learned_start.any() else "fixed"

    # Colours, in [−1, 1].

    def hidden(self, h: float) -> float:
        """The activation that colours a hidden unit's value."""
        return 2 * h - 1 if self._logistic else h

    def hidden_array(self, hidden: Floats) -> Floats:
        """The same for an array of any shape."""
        return 2 * hidden - 1 if self._logistic else hidden

    def output_array(self, outputs: Floats) -> Floats:
        """The activations that colour an array of outputs or targets."""
        if self._content.selection:
            return self.hidden_array(outputs)
        return 2 * outputs - 1 if self._bits else outputs

    def output(self, y: float) -> float:
        """The activation that colours an output."""
        return 2 * y - 1 if self._bits else y

    def target(self, y: float) -> float:
        """The activation that colours a target, which is one of hidden units where these are outputs."""
        return self.hidden(y) if self._content.selection else self.output(y)

    # Labels.

    def hidden_label(self, h: float, made: QFont, layout: Layout) -> str:
        """A hidden unit's value, where its circle has room."""
        return fitting(h, made, layout.radius, layout.scale)

    def sum_label(self, z: float, made: QFont, layout: Layout) -> str:
        """A hidden unit's input sum."""
        return fitting(z, made, layout.radius, layout.scale)

    def output_label(self, y: float, made: QFont, layout: Layout) -> str:
        """An output's value."""
        return fitting(y, made, layout.output_radius, layout.scale)

    @staticmethod
    def bare(value: float) -> str:
        """A number as a person writes it: 1, 0.5, −1."""
        return f"{value:.3g}".replace("-", "−")

    @staticmethod
    def size(size: float) -> str:
        """The size of a derivative: two decimals, or a power of ten where these would say nothing."""
        if not math.isfinite(size):
            return ink.number(size, 2)
        if size == 0.0 or 0.01 <= size < 1000:
            return f"{size:.2f}"
        return rough(size)

    # Widths.

    def share(self, array: Floats, place: int | tuple[int, ...]) -> float:
        """A number's size as a share of the largest of the array; 0 where that says nothing."""
        largest = self._largest(array)
        share = abs(float(array[place])) / largest
        return min(1.0, share) if math.isfinite(share) else 0.0

    def width(self, array: Floats, step: int) -> float:
        """An arrow's width for a row of derivatives, by its size."""
        with np.errstate(all="ignore"):
            size = float(np.linalg.norm(array[max(0, step)] if step >= 0 else self._trace.d_initial_state))
        share = size / self.largest_size
        return 1.2 + 3.0 * min(1.0, share) ** 0.7 if math.isfinite(share) else 1.2

    @cached_property
    def largest_size(self) -> float:
        """The largest ‖∂L/∂h_t‖ there is."""
        with np.errstate(all="ignore"):
            sizes = np.linalg.norm(self._trace.d_hidden, axis=1)
        return float(np.max(sizes[np.isfinite(sizes)], initial=0.0)) or 1.0

    def _largest(self, array: Floats) -> float:
        return _largest(Same(array))


@lru_cache(maxsize=64)
def _largest(array: Same[Floats]) -> float:
    sizes = np.abs(array.thing)
    return float(np.max(sizes[np.isfinite(sizes)], initial=0.0)) or 1.0


@lru_cache(maxsize=8)
def _values(content: Same[UnrollingContent]) -> Values:
    return Values(content.thing)


def values_of(content: UnrollingContent) -> Values:
    """The values of a content; equal questions share one answer."""
    return _values(Same(content))


def figures(radius: float, scale: float, present: bool) -> QFont:
    """The type of a value in a circle: that of small figures, smaller where a sign would find no room."""
    made = font("tick", scale, present, 600)
    least, wide = TYPE["tick"].size * scale, ink.width("−0.0", made)
    if wide <= _ROOM * radius:
        return made
    return sized("text", max(least, int(made.pixelSize() * _ROOM * radius / wide)), 600)


def fitting(value: float, made: QFont, radius: float, scale: float) -> str:
    """One decimal (from 10 on none), in a small circle without the zero before the point, or nothing.

    Whether a number is negative changes neither its decimals nor how it is written.
    """
    room = _ROOM * radius
    if radius < NUMBERED * scale or ink.width("−.0", made) > room:
        return ""
    text = ink.number(value, 1 if abs(value) < 9.95 else 0)
    if ink.width("−0.0", made) > room:
        short = {"0.0": ".0" if value else "0", "1.0": "1", "−1.0": "−1"}
        text = short.get(text, text.replace("0.", ".", 1) if abs(value) < 1.0 else text)
    return text if ink.width(text.removeprefix("−"), made) <= room - ink.width("−", made) else ""
