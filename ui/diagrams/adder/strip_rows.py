"""Where everything in the strip stands: rows from top to bottom, columns from right to left.

By column, all that belongs to column k stands at position k. As clocked, a position is a tick: the
digits of column k stand at tick k, the hidden activities one tick later, the answer two ticks later.
Everything at a position therefore appears within one step of the playhead, whatever the timing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import cast

from PySide6.QtCore import QRectF

from simulator.chapters.adder import Settings
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink
from ui.theme import TYPE, font, sized
from ui.view import View

# Row: height it likes at scale 1, height below which its words or numbers would overlap.
_ROWS: dict[str, tuple[float, float]] = {
    "carry": (20, 13),
    "first": (24, 16),
    "second": (24, 16),
    "rule": (3, 2),
    "sum": (26, 17),
    "space_hidden": (9, 3),
    "hidden": (24, 14.5),
    "space_output": (4, 1),
    "output": (26, 16),
    "target": (22, 14),
    "space_states": (8, 2),
    "automaton": (24, 14.5),
    "nearest": (24, 14.5),
    "tick": (20, 14),
    "time": (20, 14),
}
# The lowest a hidden row gets once it has given up its numbers, and the narrowest column that has any.
_BARE, _NARROW = 5.0, 34.0
_WIDEST = 100.0
_GROWTH = 1.25
# Shares of a step: the light moves on at once, the activities come after the travel, the answer last.
LIGHT, ARRIVAL, ANSWER = (0.0, 0.27), (0.6, 0.85), (0.72, 1.0)
_EDGE = 4.0

LABELS = {
    "carry": "adder-strip-carry",
    "first": "adder-strip-first",
    "second": "adder-strip-second",
    "sum": "adder-strip-sum",
    "output": "adder-strip-output",
    "target": "adder-strip-target",
    "automaton": "adder-strip-automaton",
    "nearest": "adder-strip-nearest",
    "tick": "adder-strip-tick",
}
_AT_INPUT = frozenset(("carry", "first", "second", "tick"))
_AT_HIDDEN = frozenset(("hidden", "automaton", "nearest"))


@dataclass(frozen=True)
class Moment:
    """How far the playhead has come: `settled` positions are done and `now` is the lit one (−1 none).

    `read`, `moved` and `answered` count the columns whose digits are in, whose state is reached and
    whose answer is there, the step under way included; `arrived` counts the states already seen.
    """

    settled: int
    phase: float
    now: int
    read: int
    moved: int
    answered: int
    arrived: int

    def shown(self, position: int, begins: float, ends: float) -> float:
        """How visible something at `position` is that appears between two shares of its step."""
        if position != self.settled or self.phase <= 0.0:
            return 1.0 if position < self.settled else 0.0
        return min(1.0, max(0.0, (self.phase - begins) / (ends - begins)))


@dataclass(frozen=True)
class Rows:
    """The strip's geometry in the painter's units. T columns, H hidden units, N positions."""

    columns: int
    hidden: int
    positions: int
    is_clocked: bool
    scale: float
    left: float  # of the columns
    pitch: float
    label_right: float
    plus: float  # middle of the plus sign
    tops: tuple[tuple[str, float, float], ...]  # row, top, height
    label_size: float
    digit_size: float
    number_size: float  # 0 where cells have no room for numbers
    has_unit_labels: bool

    @cached_property
    def _spans(self) -> dict[str, tuple[float, float]]:
        return {row: (top, height) for row, top, height in self.tops}

    @property
    def right(self) -> float:
        """Right edge of the first column."""
        return self.left + self.positions * self.pitch

    def lag(self, row: str) -> int:
        """Ticks by which this row is behind the digits."""
        if not self.is_clocked or row in _AT_INPUT:
            return 0
        return 1 if row in _AT_HIDDEN else 2

    def row(self, name: str) -> tuple[float, float]:
        """Top and height; height 0 for a row there was no room for."""
        return self._spans.get(name, (0.0, 0.0))

    def band(self, name: str, unit: int = 0) -> QRectF:
        """The whole row across the columns; `unit` picks one of the hidden rows."""
        top, height = self.row(name)
        if name == "hidden":
            height /= self.hidden
        return QRectF(self.left, top + unit * height, self.positions * self.pitch, height)

    def at(self, name: str, position: int, unit: int = 0) -> QRectF:
        """The part of a row at one position; positions run from right to left."""
        band = self.band(name, unit)
        return QRectF(self.right - (position + 1) * self.pitch, band.top(), self.pitch, band.height())

    def cell(self, name: str, column: int, unit: int = 0) -> QRectF:
        """The part of a row that belongs to a column of the sum, counted from 0."""
        return self.at(name, column + self.lag(name), unit)

    def ground(self, position: int) -> QRectF:
        """The ground of the column that is now."""
        top = self.tops[0][1]
        last, height = self.row("tick" if self.is_clocked else "nearest")
        place = self.at("carry", position)
        return QRectF(place.left(), top - 2 * self.scale, self.pitch, last + height + 2 * self.scale - top)

    def holds(self, name: str, position: int) -> bool:
        """Whether some column of the sum has its cell of this row at this position."""
        return 0 <= position - self.lag(name) < self.columns


def settings(snapshot: Snapshot) -> Settings:
    """The adder's own settings of a snapshot."""
    return cast(Settings, snapshot.settings)


def moment(snapshot: Snapshot, view: View) -> Moment:
    """Where the playhead is, in positions and in columns."""
    columns = snapshot.content.example.columns
    is_clocked = settings(snapshot).timing == "as_clocked"
    last = columns + (2 if is_clocked else 0)
    settled = max(0, min(last, view.step))
    phase = view.phase if settled < last else 0.0
    begun = settled + (phase > 0.0)
    delays = (0, 1, 2) if is_clocked else (0, 0, 0)
    read, moved, answered = (max(0, min(columns, begun - delay)) for delay in delays)
    # A value under way counts as seen from the middle of its appearance on.
    seen = settled + (phase >= sum(ARRIVAL) / 2)
    arrived = max(0, min(columns, seen - delays[1]))
    return Moment(settled, phase, begun - 1, read, moved, answered, arrived)


def mixed(arrived: float, answered: float) -> list[tuple[tuple[bool, bool], float]]:
    """A step as pictures that have its state and its answer or not, each with the share of it that is
    mixed into those under it, the lowest first."""
    found = [((False, False), 1.0), ((True, False), arrived), ((True, True), answered)]
    covers = max(k for k, (_, share) in enumerate(found) if share >= 1.0)
    return [(seen, share) for seen, share in found[covers:] if share > 0.0]


def rows(rect: QRectF, snapshot: Snapshot, view: View) -> Rows:
    """The layout of this strip in `rect`; equal questions share one answer."""
    parameters = snapshot.content.parameters
    return _arrange(
        rect.getRect(),
        snapshot.content.example.columns,
        len(parameters.hidden_bias),
        settings(snapshot).timing == "as_clocked",
        view.scale,
        view.present,
        view.language,
    )


@lru_cache(maxsize=64)
def _arrange(
    place: tuple[float, float, float, float],
    columns: int,
    hidden: int,
    is_clocked: bool,
    scale: float,
    present: bool,
    language: str,
) -> Rows:
    rect = QRectF(*place)
    positions = columns + (2 if is_clocked else 0)
    smallest = (TYPE["tick"].present if present else TYPE["tick"].size) * scale
    rect = rect.adjusted(0.0, _EDGE * scale, -_EDGE * scale, 0.0)
    heights = _heights(rect.height(), hidden, is_clocked, scale, smallest / (11.0 * scale))
    tops, top = [], rect.top()
    for name, height in heights.items():
        tops.append((name, top, height))
        top += height

    tight = min(heights[name] for name in ("target", "automaton", "carry"))
    label = font("label", scale, present)
    label_size = max(smallest, min(label.pixelSize(), 0.8 * tight))
    labels = max(ink.width(words.say(key, language), sized("text", label_size)) for key in LABELS.values())
    label_right = rect.left() + labels + 2 * scale
    plus = label_right + 0.9 * label_size
    left = plus + 0.9 * label_size
    most = _WIDEST * scale * (1.1 if present else 1.0)
    pitch = min(most, max(1.0, rect.right() - left) / positions)
    written = font("written", scale, present).pixelSize()
    digit_size = max(smallest, min(written, heights["first"] * 0.84, pitch / 0.68))
    number_size = _number_size(pitch, heights["hidden"] / hidden, scale, present, smallest)
    return Rows(
        columns,
        hidden,
        positions,
        is_clocked,
        scale,
        left,
        pitch,
        label_right,
        plus,
        tuple(tops),
        label_size,
        digit_size,
        number_size,
        heights["hidden"] / hidden >= 0.95 * smallest,
    )


def _heights(room: float, hidden: int, is_clocked: bool, scale: float, type_ratio: float) -> dict[str, float]:
    """Heights of the rows: between their least and what they like; then the numbers go, then the time."""
    counts = {name: hidden if name == "hidden" else 1 for name in _ROWS}
    counts["tick"] = int(is_clocked)
    # As clocked, the arrow from the hidden units to the answer needs some way to go.
    counts["space_output"] = 2 if is_clocked else 1
    # Larger type needs more room than the mock-up's rows like.
    like = {name: max(h, low * type_ratio) * scale * counts[name] for name, (h, low) in _ROWS.items()}
    least = {name: low * scale * type_ratio * counts[name] for name, (_, low) in _ROWS.items()}
    most, little = sum(like.values()), sum(least.values())
    if room >= most:
        growth = min(_GROWTH, room / most)
        return {name: height * growth for name, height in like.items()}
    if room < little:
        least["hidden"] = max(_BARE * scale * hidden, least["hidden"] - (little - room))
        little = sum(least.values())
    if room < little:
        little -= least.pop("time")
        like.pop("time")
    share = (room - little) / (most - little) if room >= little else 0.0
    shrink = min(1.0, room / little)
    return {name: (low + share * (like[name] - low)) * shrink for name, low in least.items()}


def _number_size(pitch: float, height: float, scale: float, present: bool, smallest: float) -> float:
    likes = font("small", scale, present).pixelSize()
    size = float(int(max(smallest, min(likes, 0.58 * height))))
    is_wide = pitch >= _NARROW * scale and ink.width("−0.00", sized("text", size, 500)) + 3 * scale <= pitch
    return size if is_wide and height >= 1.25 * size else 0.0
