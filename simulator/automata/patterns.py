"""How many patterns of activity a network uses, found without looking at any automaton.

A *pattern* is a group of activity vectors with a gap all round it: two vectors belong together if
a chain of vectors joins them in which no step is wider than the gap in any unit (single linkage in
the maximum norm). The vectors are first rounded to cells an eighth of the gap wide, so the gap is
sharp to an eighth of itself; the result depends on no order and on no random number.

**The gap** is a tenth of the activity range. Measured on adders of three units, 8,000 columns each,
first where training stopped at the moment a four-box proof closed, then where it went on without
any pull for 40 to 60 updates after long runs came out right:

    gap, of the range                          0.05   0.08   0.10   0.12   0.15   0.20   0.30
    60 tanh, proof: four patterns                21     31     36     40     44     46     38
                    fewer than four               0      1      2      4      8     11     22
    60 logistic, proof: four patterns            16     34     46     48     49     48     36
                    fewer than four               0      0      0      1      2     11     24
    31 tanh, free: six patterns                   6     15     19     21     22     21     18

A wider gap would say four more often, and also three where the proof keeps four apart; a narrower
one counts ripples. A network with a four-box proof can truly have five or six patterns, two of them
inside one box, or two states closer than the gap: it is counted as it is. With a pull of 0.2 on the
activities of each state, the first proof closed with exactly four in 84 of 100 tanh and 68 of 100
logistic networks; training on until the proof closes *and* four are counted succeeded in 200 of
200, in about 50 updates at the median.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simulator.automata.moore import Integers
from simulator.models.elman import Array
from simulator.models.squashing import Squashing
from simulator.slices import finish

GAP = 0.1  # of the activity range
MOST_PATTERNS = 64

_CELLS_PER_GAP = 8
# Above this many occupied cells (an untrained smear) the cells are doubled, down to one a gap.
_MOST_CELLS = 1500
# Cells whose distances to all others are worked out in one slice.
_AT_ONCE = 512


@dataclass(frozen=True, eq=False)
class Patterns:
    """K patterns of H units, the one with most members first (of equals, the one seen first).

    With more than 64 groups `too_many` is true, `count` still counts them all, and only the 64
    largest are listed.
    """

    count: int
    too_many: bool
    gap: float  # in units of activity
    assignment: Integers  # (N,), the pattern of each vector, -1 for one that is not listed or not finite
    sizes: Integers  # (K,), members
    centres: Array  # (K, H), mean of the members
    extents: Array  # (K, 2, H), lowest and highest activity
    spreads: Array  # (K,), root mean square distance of the members from the centre
    states: Integers  # (K,), the label of most members, -1 without labels
    purities: Array  # (K,), the share of members with that label, 0 without labels
    grid: Grid

    def nearest(self, vectors: Array) -> Integers:
        """The pattern (M,) within whose gap each vector (M, H) lies, the closest one; -1 if none does."""
        return self.grid.nearest(vectors)


@dataclass(frozen=True, eq=False)
class Grid:
    """The occupied cells of activity space, each with its pattern; `reach` cells are one gap."""

    origin: float
    width: float
    reach: int
    cells: Integers  # (C, H)
    patterns: Integers  # (C,)

    def nearest(self, vectors: Array) -> Integers:
        """See `Patterns.nearest`."""
        return finish(self.nearing(vectors))

    def nearing(self, vectors: Array) -> Generator[None, None, Integers]:
        """`nearest` in slices of a few milliseconds."""
        result = np.full(len(vectors), -1, dtype=np.int64)
        finite = np.isfinite(vectors).all(axis=1)
        if not len(self.cells) or not finite.any():
            return result
        asked, inverse = _unique(_cells(vectors[finite], self.origin, self.width))
        found = np.empty(len(asked), dtype=np.int64)
        for begin in range(0, len(asked), _AT_ONCE):
            yield
            distance = _distances(asked[begin : begin + _AT_ONCE], self.cells)  # (m, C)
            closest = distance.argmin(axis=1)
            near = distance[np.arange(len(closest)), closest] <= self.reach
            found[begin : begin + _AT_ONCE] = np.where(near, self.patterns[closest], -1)
        result[finite] = found[inverse]
        return result


def find_patterns(
    hidden: Array, squashing: Squashing, labels: ArrayLike | None = None, *, gap: float = GAP
) -> Patterns:
    """The patterns among activity vectors (N, H); `gap` is a fraction of the squashing's range.

    `labels` (N,), such as the state an automaton is in, play no part in the grouping: they only
    name the patterns afterwards. For an unbounded squashing function the range is that of the data.
    """
    return finish(finding_patterns(hidden, squashing, labels, gap=gap))


def finding_patterns(
    hidden: Array, squashing: Squashing, labels: ArrayLike | None = None, *, gap: float = GAP
) -> Generator[None, None, Patterns]:
    """`find_patterns` in slices of a few milliseconds."""
    if hidden.ndim != 2:
        raise ValueError(f"activities have shape {hidden.shape}; (vectors, hidden units) is needed")
    if not gap > 0.0:
        raise ValueError(f"the gap is {gap}; it must be more than 0 and is a fraction of the activity range")
    finite = np.isfinite(hidden).all(axis=1)
    vectors = hidden[finite]
    low, wide = _range(vectors, squashing)
    width, reach = gap * wide / _CELLS_PER_GAP, _CELLS_PER_GAP
    cells, inverse = _unique(_cells(vectors, low, width))
    while len(cells) > _MOST_CELLS and reach > 1:
        yield
        width, reach = 2.0 * width, reach // 2
        cells, inverse = _unique(_cells(vectors, low, width))
    yield
    group = yield from _linking(cells, reach)  # (C,)
    yield
    count = int(group.max(initial=-1)) + 1
    # Largest first; a stable sort keeps the earlier seen of two equals in front.
    of_vector = group[inverse]
    seen = np.unique(of_vector, return_index=True)[1]
    order = np.lexsort((seen, -np.bincount(of_vector, minlength=count)))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    rank[rank >= MOST_PATTERNS] = -1
    assignment = np.full(len(hidden), -1, dtype=np.int64)
    assignment[finite] = rank[of_vector]
    listed = rank[group] >= 0
    grid = Grid(low, width, reach, cells[listed], rank[group][listed])
    return _described(hidden, labels, assignment, count, gap * wide, grid)


def _described(
    hidden: Array, labels: ArrayLike | None, assignment: Integers, count: int, gap: float, grid: Grid
) -> Patterns:
    kept = np.flatnonzero(assignment >= 0)
    kept = kept[np.argsort(assignment[kept], kind="stable")]
    pattern, members, units = assignment[kept], hidden[kept], hidden.shape[1]
    listed = min(count, MOST_PATTERNS)
    sizes = np.bincount(pattern, minlength=listed)
    first = np.cumsum(sizes) - sizes
    centres, extents, spreads = np.zeros((listed, units)), np.zeros((listed, 2, units)), np.zeros(listed)
    states, purities = np.full(listed, -1, dtype=np.int64), np.zeros(listed)
    if listed:
        centres = np.add.reduceat(members, first) / sizes[:, None]
        extents = np.stack([np.minimum.reduceat(members, first), np.maximum.reduceat(members, first)], axis=1)
        away = ((members - centres[pattern]) ** 2).sum(axis=1)
        spreads = np.sqrt(np.add.reduceat(away, first) / sizes)
    if listed and labels is not None:
        label = np.asarray(labels, dtype=np.int64)[kept]
        kinds = int(label.max()) + 1
        votes = np.bincount(pattern * kinds + label, minlength=listed * kinds).reshape(listed, kinds)
        states, purities = votes.argmax(axis=1), votes.max(axis=1) / sizes
    for array in (assignment, sizes, centres, extents, spreads, states, purities):
        array.setflags(write=False)
    too_many = count > MOST_PATTERNS
    return Patterns(
        count, too_many, gap, assignment, sizes, centres, extents, spreads, states, purities, grid
    )


def _range(vectors: Array, squashing: Squashing) -> tuple[float, float]:
    if np.isfinite(squashing.low) and np.isfinite(squashing.high):
        return squashing.low, squashing.high - squashing.low
    if not vectors.size:
        return 0.0, 1.0
    extent = float((vectors.max(axis=0) - vectors.min(axis=0)).max())
    return float(vectors.min()), extent if extent > 0.0 else 1.0


def _cells(vectors: Array, origin: float, width: float) -> Integers:
    return np.floor((vectors - origin) / width).astype(np.int64)


def _unique(cells: Integers) -> tuple[Integers, Integers]:
    """Distinct rows (C, H) in lexicographic order, and which of them each row is (N,)."""
    offsets = cells - cells.min(axis=0, initial=0)
    widths = offsets.max(axis=0, initial=0) + 1
    key = np.zeros(len(cells), dtype=np.int64)
    if math.prod(widths.tolist()) < 2**62:
        for column, width in zip(offsets.T, widths, strict=True):
            key = key * width + column
    else:
        # Column by column, so that the key stays below N times the width of one column.
        for column, width in zip(offsets.T, widths, strict=True):
            key = np.unique(key * width + column, return_inverse=True)[1].reshape(-1)
    _, first, key = np.unique(key, return_index=True, return_inverse=True)
    return cells[first], key.reshape(-1)


def _distances(a: Integers, b: Integers) -> NDArray[np.signedinteger]:
    """Between cells (m, H) and (C, H), in the maximum norm: (m, C), whole numbers of some width."""
    farthest = max((int(np.abs(cells).max(initial=0)) for cells in (a, b)), default=0)
    # Small whole numbers where they suffice: more of them fit through the processor at once.
    kind = np.int16 if farthest < 2**14 else np.int64
    distance = np.zeros((len(a), len(b)), dtype=kind)
    apart = np.empty_like(distance)
    for one, other in zip(a.astype(kind).T, b.astype(kind).T, strict=True):
        np.abs(np.subtract(one[:, None], other, out=apart), out=apart)
        np.maximum(distance, apart, out=distance)
    return distance


def _linking(cells: Integers, reach: int) -> Generator[None, None, Integers]:
    """The connected group (C,) of each cell, where cells at most `reach` apart are joined."""
    group = np.full(len(cells), -1, dtype=np.int64)
    rest, number = np.arange(len(cells)), 0
    while rest.size:
        front, rest = rest[:1], rest[1:]
        while front.size:
            group[front] = number
            near = np.zeros(rest.size, dtype=bool)
            for begin in range(0, len(front), 256):
                if begin:
                    yield
                near |= (_distances(cells[front[begin : begin + 256]], cells[rest]) <= reach).any(axis=0)
            front, rest = rest[near], rest[~near]
        number += 1
        if not number % 16:
            yield
    return group
