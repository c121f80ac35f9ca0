"""Where labels go: near what they name, and on nothing else.

The room is a raster. Everything drawn leaves a cost in the cells it covers; a table of running sums
(Crow 1984) gives the cost under a label at every position at once, so the search is complete: if
there is a free place, it is found. Labels are placed one after the other, the most crowded first,
and each once more when all the others stand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from simulator.arrays import Floats

# Costs of one cell. A label may never cover another; of the rest, the least is taken.
TAKEN = 1e6
_LEADERS_TRIED = 40
_LEADER_POINTS = 10
_MOST_UNDER_LEADER = 400.0
_ON_LEADER = 60.0
_PER_CELL_AWAY = 3.0
_ALONG = np.linspace(0.0, 1.0, 24)[:, None]
_SHARES = np.linspace(0.05, 1.0, _LEADER_POINTS)


@dataclass(frozen=True)
class Label:
    """A box `width` by `height` that names the point (`x`, `y`), at best `reach` away from it.

    What lies within `own` of the point is the named thing itself: a leader may cross it.
    """

    x: float
    y: float
    width: float
    height: float
    reach: float
    own: float


class Ground:
    """The raster of one room: `x`, `y`, `width`, `height` in painter units, square cells of `cell`."""

    def __init__(self, x: float, y: float, width: float, height: float, cell: float) -> None:
        self.x, self.y, self.cell = x, y, cell
        self.columns, self.rows = max(1, int(width / cell + 1e-6)), max(1, int(height / cell + 1e-6))
        self.cost: Floats = np.zeros((self.rows, self.columns))

    def empty(self) -> Ground:
        """The same raster with nothing on it."""
        return Ground(self.x, self.y, self.columns * self.cell, self.rows * self.cell, self.cell)

    def is_covered(self, cost: Floats, label: Label, x: float, y: float) -> bool:
        """Whether a label at that place covers a cell that costs anything in `cost` (R, C)."""
        return bool(cost[self._box(x, y, label.width, label.height)].any())

    def _cells(self, points: Floats) -> tuple[Floats, Floats]:
        with np.errstate(invalid="ignore"):
            columns = np.floor((points[..., 0] - self.x) / self.cell)
            rows = np.floor((points[..., 1] - self.y) / self.cell)
        return rows, columns

    def scatter(self, points: Floats, cost: float) -> None:
        """Every cell that holds one of the points (N, 2) costs at least `cost`; others lie outside."""
        rows, columns = self._cells(points)
        inside = (rows >= 0) & (rows < self.rows) & (columns >= 0) & (columns < self.columns)
        where = rows[inside].astype(int), columns[inside].astype(int)
        self.cost[where] = np.maximum(self.cost[where], cost)

    def cover(self, x: float, y: float, width: float, height: float, cost: float) -> None:
        """Every cell that the box touches costs `cost` more."""
        rows, columns = self._box(x, y, width, height)
        self.cost[rows, columns] += cost

    def _box(self, x: float, y: float, width: float, height: float) -> tuple[slice, slice]:
        left, top = (x - self.x) / self.cell, (y - self.y) / self.cell
        right, bottom = left + width / self.cell, top + height / self.cell
        return (
            slice(max(0, int(np.floor(top + 1e-6))), max(0, int(np.ceil(bottom - 1e-6)))),
            slice(max(0, int(np.floor(left + 1e-6))), max(0, int(np.ceil(right - 1e-6)))),
        )

    def _span(self, width: float, height: float) -> tuple[int, int]:
        """Rows and columns that a box of that size takes."""
        return int(np.ceil(height / self.cell)), int(np.ceil(width / self.cell))

    def under(self, width: float, height: float) -> Floats:
        """The cost under a box of that size at every cell (its upper left corner), (R, C)."""
        high, wide = self._span(width, height)
        if high > self.rows or wide > self.columns:
            return np.zeros((0, 0))
        sums = np.zeros((self.rows + 1, self.columns + 1))
        np.cumsum(np.cumsum(self.cost, axis=0), axis=1, out=sums[1:, 1:])
        return sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]

    def along(self, starts: Floats, end: tuple[float, float], short_of: float) -> Floats:
        """Cost under straight lines from `starts` (N, 2) to `short_of` before `end`: mean times cells."""
        way = np.asarray(end) - starts
        length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
        stop = np.maximum(1.0 - short_of / length, 0.0)
        shares = _SHARES * stop[:, None]  # (N, P)
        rows, columns = self._cells(starts[:, None] + way[:, None] * shares[..., None])
        at = tuple(
            np.minimum(np.maximum(cells, 0.0), last).astype(int)
            for cells, last in ((rows, self.rows - 1), (columns, self.columns - 1))
        )
        crossed = np.minimum(self.cost[at], _MOST_UNDER_LEADER).mean(axis=1)
        return np.asarray(crossed * length * stop / self.cell)

    def ease(self, label: Label) -> Floats:
        """What a place costs by where it lies, for every cell as in `under`: the farther, the dearer."""
        high, wide = self._span(label.width, label.height)
        left = self.x + np.arange(max(0, self.columns + 1 - wide)) * self.cell
        top = self.y + np.arange(max(0, self.rows + 1 - high)) * self.cell
        dx = np.maximum(np.maximum(left - label.x, label.x - left - label.width), 0.0)
        dy = np.maximum(np.maximum(top - label.y, label.y - top - label.height), 0.0)
        away = np.hypot(dx[None, :], dy[:, None])
        # Words stand best beside what they name, at its height.
        level = np.abs(top + label.height / 2 - label.y)[:, None]
        far = away - label.reach
        found: Floats = (_PER_CELL_AWAY / self.cell) * (np.maximum(far, -4.0 * far) + 0.25 * level)
        return found

    def best(self, label: Label, ease: Floats) -> tuple[float, float, float]:
        """Upper left corner of the best place for a label, and its cost (infinite if it never fits)."""
        under = self.under(label.width, label.height)
        if not under.size:
            return self.x, self.y, np.inf
        cost = under + ease
        flat = cost.ravel()
        few = np.argpartition(flat, min(_LEADERS_TRIED, flat.size - 1))[:_LEADERS_TRIED]
        few = few[np.argsort(flat[few], kind="stable")]
        rows, columns = np.unravel_index(few, cost.shape)
        left, top = self.x + columns * self.cell, self.y + rows * self.cell
        total = flat[few] + 0.4 * self.along(_nearest(label, left, top), (label.x, label.y), label.own)
        best = int(np.argmin(total))
        return float(left[best]), float(top[best]), float(total[best])


def _nearest(label: Label, left: ArrayLike, top: ArrayLike) -> Floats:
    """The points of boxes at (`left`, `top`) that lie nearest to what the label names, (N, 2)."""
    across, down = np.atleast_1d(left, top)
    return np.column_stack(
        (
            np.minimum(np.maximum(label.x, across), across + label.width),
            np.minimum(np.maximum(label.y, down), down + label.height),
        )
    )


class Place(NamedTuple):
    """Upper left corner of a placed label, and whether it covers anything that was drawn."""

    x: float
    y: float
    covers: bool


def place(ground: Ground, labels: Sequence[Label], sweeps: int = 2) -> tuple[Place | None, ...]:
    """Where each label goes, None for one that would have to cover another.

    The ground keeps the boxes and leaders of what was placed.
    """
    bare = ground.cost
    order = sorted(range(len(labels)), key=lambda k: -_crowding(labels, k))
    found: dict[int, tuple[float, float]] = {}
    taken: dict[int, Floats] = {}
    eases = [ground.ease(label) for label in labels]
    settled = 0  # how many in a row, the latest, stayed where they were
    for k in order * sweeps:
        if settled == len(labels) - 1 and k in found:
            continue  # it saw all the others where they are
        before = found.get(k)
        taken.pop(k, None)
        ground.cost = sum(taken.values(), start=bare)
        x, y, cost = ground.best(labels[k], eases[k])
        found.pop(k, None)
        if cost < TAKEN:
            found[k] = (x, y)
            taken[k] = _taken(ground, labels[k], x, y)
        settled = settled + 1 if before is not None and found.get(k) == before else 0
    ground.cost = sum(taken.values(), start=bare)
    return tuple(
        Place(*found[k], ground.is_covered(bare, labels[k], *found[k])) if k in found else None
        for k in range(len(labels))
    )


def _crowding(labels: Sequence[Label], k: int) -> float:
    here = labels[k]
    return sum(here.width / (1.0 + math.hypot(here.x - other.x, here.y - other.y)) for other in labels)


def _taken(ground: Ground, label: Label, x: float, y: float) -> Floats:
    """What a placed label costs the others: its box and its leader."""
    alone = ground.empty()
    start = _nearest(label, x, y)
    alone.scatter(start + (np.array([label.x, label.y]) - start) * _ALONG, _ON_LEADER)
    alone.cover(x, y, label.width, label.height, TAKEN)
    return alone.cost
