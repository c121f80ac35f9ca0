"""The lanes of one memory cell over time: what they hold, where they stand, and how fine they can be.

A lane is a row of bars, one a step, from a line at zero; gates run from 0 to 1, everything else over
its own range. Columns too narrow for numbers drop them, and when bars would be thinner than a few
pixels a lane becomes a strip of colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF

from simulator.arrays import Floats
from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink
from ui.diagrams.sameness import Same, extent
from ui.theme import font
from ui.view import View

GATES = ("write", "keep", "read")
# Heights of the lanes, in shares.
_SHARES = {
    "flags": 0.5,
    "input": 0.8,
    "write": 1.0,
    "keep": 1.0,
    "read": 1.0,
    "cell": 1.25,
    "output": 1.05,
    "answer": 0.7,
    "error": 1.75,
}
# The same where a lane is a heat map of all cells.
_MAP_SHARES = {"input": 0.55, "answer": 0.45}
_MAP_SHARE = 1.7
# The part of the error's lane above its bars, where the factors stand.
FACTORS = 0.38
# Bars thinner than this, in px, are a strip.
_THINNEST = 3.4


@dataclass(frozen=True)
class Rows:
    """Columns of `width` px from `left`; each lane's key, top and height."""

    label: float
    left: float
    width: float
    steps: int
    lanes: tuple[tuple[str, float, float], ...]
    scale: float
    present: bool
    cells: int = 1  # 1 for lanes of bars; of heat maps, the cells they show

    @property
    def is_map(self) -> bool:
        """Whether a lane shows all cells."""
        return self.cells > 1

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + self.steps * self.width

    @property
    def top(self) -> float:
        """Where the first lane begins."""
        return self.lanes[0][1]

    @property
    def bottom(self) -> float:
        """Where the last lane ends."""
        return self.lanes[-1][1] + self.lanes[-1][2]

    @property
    def is_strip(self) -> bool:
        """Whether a lane is a strip of colours."""
        return self.width < _THINNEST * self.scale

    @property
    def letters(self) -> str:
        """The type role of numbers on bars."""
        return "label" if self.width > 44 * self.scale * (1.2 if self.present else 1.0) else "tick"

    @property
    def has_numbers(self) -> bool:
        """Whether a number with two decimals fits into a column."""
        return ink.width("−0.00", font(self.letters, self.scale, self.present, 600)) + 3 * self.scale < (
            self.width
        )

    def has(self, key: str) -> bool:
        """Whether there is such a lane."""
        return any(key == lane for lane, _, _ in self.lanes)

    def lane(self, key: str) -> QRectF:
        """The whole lane over all columns."""
        top, height = next((top, height) for lane, top, height in self.lanes if lane == key)
        return QRectF(self.left, top, self.steps * self.width, height)

    def column(self, step: float) -> QRectF:
        """One column over all lanes; between two whole steps it is between them."""
        return QRectF(self.left + step * self.width, self.top, self.width, self.bottom - self.top)

    def cell(self, key: str, step: int) -> QRectF:
        """One step of one lane."""
        lane = self.lane(key)
        return QRectF(self.left + step * self.width, lane.top(), self.width, lane.height())

    def step(self, x: float) -> int:
        """The step whose column is at `x`, the nearest one outside."""
        return max(0, min(self.steps - 1, int((x - self.left) // self.width)))

    def bars(self, key: str) -> tuple[float, float]:
        """Top and bottom of a lane's bars: some air between lanes, factors above the error."""
        lane = self.lane(key)
        air = min(5 * self.scale, 0.14 * lane.height())
        top = lane.top() + (FACTORS * lane.height() if key == "error" and not self.is_map else air)
        return top, lane.bottom() - air


class Lane:
    """One lane's numbers (T,) and the range they are drawn over, 0 always within."""

    def __init__(self, values: Floats, low: float, high: float) -> None:
        self.values, self.low, self.high = values, low, high

    def share(self, step: int) -> float:
        """The value's place in the range, 0 at the bottom to 1."""
        return self.place(float(self.values[step]))

    def place(self, value: float) -> float:
        """The same of any value; no number stands at zero."""
        if np.isnan(value):
            value = 0.0
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def rows(rect: QRectF, snapshot: Snapshot, view: View) -> Rows:
    """The lanes of this content in `rect`: of the picked cell, or in the scene of all cells as maps."""
    content: MemoryCellContent = snapshot.content
    values = snapshot.settings.values()
    keys = ["input", *GATES, "cell", "output"]
    if content.task:
        keys.append("answer")
    else:
        keys.insert(0, "flags")
    if values["show_backward"]:
        keys.append("error")
    steps, cells = content.trace.cell.shape
    shown = cells if values["scene"] == "lanes" else 1
    kind = content.trace.kind
    return _rows(extent(rect), tuple(keys), kind, steps, shown, view.scale, view.present, view.language)


@lru_cache(maxsize=32)
def _rows(
    rect: tuple[float, ...],
    keys: tuple[str, ...],
    kind: str,
    steps: int,
    cells: int,
    scale: float,
    present: bool,
    language: str,
) -> Rows:
    x, y, width, height = rect
    letters = font("body", scale, present, 600)
    said = [part for key in keys if key != "flags" for part in label_of(key, language, kind).split()]
    label = max(max(ink.width(part, letters) for part in said), 68 * scale) + 18 * scale
    shares = _SHARES if cells == 1 else {key: _MAP_SHARES.get(key, _MAP_SHARE) for key in keys}
    total = sum(shares[key] for key in keys)
    lanes, top = [], y
    for key in keys:
        high = height * shares[key] / total
        lanes.append((key, top, high))
        top += high
    return Rows(x, x + label, (width - label) / steps, steps, tuple(lanes), scale, present, cells)


def label_of(key: str, language: str, kind: str) -> str:
    """A lane's name; the third gate of a gated recurrent unit does not read, it resets."""
    if key == "read" and kind == "gru":
        key = "reset"
    return words.say(f"memory_cell-lane-{key}", language)


def is_truncated(snapshot: Snapshot) -> bool:
    """Whether the error is cut at the gates."""
    return bool(snapshot.settings.values()["gradient"] == "truncated")


def lanes(snapshot: Snapshot) -> dict[str, Lane]:
    """The numbers of every lane of the picked cell; kept as long as the content is."""
    return _lanes(Same(snapshot.content), is_truncated(snapshot))


@lru_cache(maxsize=8)
def _lanes(same: Same[MemoryCellContent], truncated: bool) -> dict[str, Lane]:
    content = same.thing
    trace, cell = content.trace, content.cell
    found = {key: Lane(getattr(trace, key)[:, cell], 0.0, 1.0) for key in GATES}
    for key, values in (
        ("input", trace.inputs[:, 0]),
        ("cell", trace.cell[:, cell]),
        ("output", trace.hidden[:, cell]),
        ("error", (trace.d_cell_truncated if truncated else trace.d_cell)[:, cell]),
    ):
        found[key] = Lane(values, *_range(values))
    return found


def error(snapshot: Snapshot) -> Floats:
    """∂L/∂c (T, H) of every cell, all of it or by the rule of 1997."""
    trace = snapshot.content.trace
    found: Floats = trace.d_cell_truncated if is_truncated(snapshot) else trace.d_cell
    return found


def _range(values: Floats) -> tuple[float, float]:
    """From the lowest to the highest number with 0 between; what is a fiftieth of it has no side."""
    finite = values[np.isfinite(values)]
    low, high = (float(min(0.0, finite.min())), float(max(0.0, finite.max()))) if finite.size else (0.0, 0.0)
    size = max(-low, high)
    if size == 0.0:
        return 0.0, 1.0
    return (low if low < -0.02 * size else 0.0), (high if high > 0.02 * size else 0.0)


def asked(content: MemoryCellContent) -> list[int]:
    """The steps at which something is asked for."""
    found: list[int] = np.flatnonzero(content.trace.target_mask.any(axis=1)).tolist()
    return found
