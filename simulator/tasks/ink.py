"""Ink: what a pen wrote, as points in x-heights, and the same ink at an even spacing.

    ink = Ink.of([[(0, 0), (0, 1)], [(0, 1.5)]])      # an i and its dot
    even(ink, 0.25)                                   # a point every quarter of an x-height

x grows to the right and y **up**; 1 is the height of an x. A pen that is lifted leaves no points: a new
stroke starts where it touches down. Even spacing takes speed out of the ink, so that a network sees the
same letter whether it was written fast or slowly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simulator.arrays import Floats, frozen
from simulator.message import Message, Refused

# The most points one ink may have, and how far from the origin, in x-heights, one may lie.
MOST_POINTS, FARTHEST = 100_000, 10_000.0

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Ink:
    """N points of pen and paper. Read-only; made by `Ink.of`, which refuses what is no ink.

    `points` (N, 2) in x-heights; `stroke_start` (N,) where the pen touches down (the first point always
    does); `seconds` (N,) since the first point where the device told, None where nobody knows.
    """

    points: Floats
    stroke_start: Truths
    seconds: Floats | None = None

    @classmethod
    def of(
        cls, strokes: Iterable[ArrayLike], seconds: Iterable[ArrayLike] | None = None, *, empty: bool = False
    ) -> Ink:
        """Ink of strokes, (n, 2) each; strokes without points are left out.

        Refused: no point at all (unless `empty` is allowed), more than 100,000, a coordinate that is no
        number or lies more than 10,000 x-heights away.
        """
        parts = [np.asarray(stroke, np.float64).reshape(-1, 2) for stroke in strokes]
        points = np.concatenate([np.zeros((0, 2)), *parts])
        starts = np.concatenate([np.zeros(0, np.bool_), *(np.arange(len(part)) == 0 for part in parts)])
        times = None
        if seconds is not None:
            times = np.concatenate([np.zeros(0), *(np.asarray(part, np.float64).ravel() for part in seconds)])
        return cls.at(points, starts, times, empty=empty)

    @classmethod
    def at(
        cls,
        points: ArrayLike,
        stroke_start: ArrayLike,
        seconds: ArrayLike | None = None,
        *,
        empty: bool = False,
    ) -> Ink:
        """Ink of points (N, 2) and where strokes start (N,); refuses as `of` does."""
        where = np.asarray(points, np.float64).reshape(-1, 2)
        starts = np.array(stroke_start, np.bool_).ravel()
        times = None if seconds is None else np.asarray(seconds, np.float64).ravel()
        if not len(where) and not empty:
            raise Refused(Message("refused-ink-empty"))
        if len(where) > MOST_POINTS:
            raise Refused(Message("refused-ink-long", value=len(where), most=MOST_POINTS))
        if len(starts) != len(where) or (times is not None and len(times) != len(where)):
            raise Refused(Message("refused-ink-lengths"))
        finite = np.isfinite(where).all() and (times is None or np.isfinite(times).all())
        if not finite or (np.abs(where) > FARTHEST).any():
            raise Refused(Message("refused-ink-coordinates", farthest=int(FARTHEST)))
        starts[:1] = True
        return cls(frozen(where), frozen(starts), None if times is None else frozen(times))

    def __len__(self) -> int:
        return len(self.points)

    def strokes(self) -> list[Floats]:
        """The strokes, (n, 2) each."""
        return np.split(self.points, np.flatnonzero(self.stroke_start)[1:]) if len(self) else []

    def scaled(self, factor: float) -> Ink:
        """The same ink `factor` times as large, about the origin."""
        return Ink.at(self.points * factor, self.stroke_start, self.seconds, empty=True)


def even(ink: Ink, spacing: float) -> Ink:
    """The ink at even arc length: each stroke's first point, then one every `spacing` along it."""
    points, starts, _ = evenly(ink.points, ink.stroke_start, spacing)
    return Ink.at(points, starts, empty=True)


def evenly(points: Floats, starts: Truths, spacing: float) -> tuple[Floats, Truths, NDArray[np.int64]]:
    """Points (M, 2) every `spacing` along strokes given as (N, 2) and (N,), many inks at once.

    Returns them, where strokes start (M,), and for each the index (M,) of the given point that was
    the last needed: what a live pen must have reached before this one is known.
    """
    if not len(points):
        return points.copy(), starts.copy(), np.zeros(0, np.int64)
    lengths = np.zeros(len(points))
    lengths[1:] = np.hypot(*np.diff(points, axis=0).T)
    # A lifted pen travels one spacing on this ruler, so that no two strokes share a place on it.
    lengths[starts] = spacing
    along = np.cumsum(lengths)
    first = np.flatnonzero(starts)
    last = np.append(first[1:], len(points)) - 1
    counts = np.floor((along[last] - along[first]) / spacing + 1e-9).astype(np.int64) + 1
    total = int(counts.sum())
    begins = np.cumsum(counts) - counts
    number = np.arange(total) - np.repeat(begins, counts)
    places = np.repeat(along[first], counts) + number * spacing
    places = np.minimum(places, np.repeat(along[last], counts))
    resampled = np.column_stack([np.interp(places, along, column) for column in points.T])
    known = np.searchsorted(along, places - 1e-9 * spacing).astype(np.int64)
    return resampled, number == 0, np.minimum(known, len(points) - 1)


def joined(parts: Sequence[Ink]) -> Ink:
    """Several inks as one, in this order; without seconds."""
    points = np.concatenate([np.zeros((0, 2)), *(part.points for part in parts)])
    starts = np.concatenate([np.zeros(0, np.bool_), *(part.stroke_start for part in parts)])
    return Ink.at(points, starts, empty=True)
