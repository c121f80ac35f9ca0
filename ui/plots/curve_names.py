"""The names of curves, beside each where it runs alone: `hidden unit 2`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QFontMetricsF

# More curves than this are named by the cursor alone.
MOST = 16
# Pixels between two looks along the curves, and places that are tried for each name.
_GRAIN, _TRIED = 4.0, 60


class Place(NamedTuple):
    """The middle of a name, in pixels of the plot, for the curves that run together there."""

    rows: tuple[int, ...]
    x: float
    y: float


class CurveNames:
    """Text beside each curve of a plot; nothing where a single curve needs no name."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self._items: list[pg.TextItem] = []
        self._values: NDArray[np.float64] = np.zeros((0, 0))
        self._word, self._font = "", QFont()
        self._colour, self._ground = QColor(), QColor()
        plot.getViewBox().sigRangeChanged.connect(self.place)
        plot.getViewBox().sigResized.connect(self.place)

    def set_look(self, font: QFont, colour: QColor, ground: QColor) -> None:
        """Type, ink and the ground behind it."""
        self._font, self._colour, self._ground = font, colour, ground

    def show(self, values: NDArray[np.float64], word: str) -> None:
        """Name the columns of values (T, K), at steps 1 to T, with `word` and a number each."""
        self._word = word
        self._values = values if 1 < values.shape[1] <= MOST else np.zeros((0, 0))
        self.place()

    @property
    def texts(self) -> tuple[str, ...]:
        """The names that stand in the plot."""
        return tuple(item.toPlainText() for item in self._items)

    def place(self, *_changed: object) -> None:
        """Put every name where its curve runs alone, in the part of the plot that is seen."""
        for item in self._items:
            self._plot.removeItem(item)
        self._items = []
        box = self._plot.getViewBox()
        if not self._values.size or box.width() <= 0 or box.height() <= 0:
            return
        seen, (across, up) = box.viewRect(), box.viewPixelSize()
        steps = np.arange(1, len(self._values) + 1)
        columns = np.arange(seen.left(), seen.right(), _GRAIN * across)
        heights = np.array([_along(columns, steps, curve) for curve in self._values.T])
        metrics = QFontMetricsF(self._font)
        size = metrics.horizontalAdvance(f"{self._word} 10") + 8.0, 1.1 * metrics.height()
        for rows, x, y in places((heights - seen.top()) / up, size, box.height()):
            text = f"{self._word} {', '.join(str(row + 1) for row in rows)}"
            item = pg.TextItem(text, color=self._colour, fill=self._ground, anchor=(0.5, 0.5))
            item.setFont(self._font)
            item.setPos(seen.left() + x * across, seen.top() + y * up)
            self._plot.addItem(item, ignoreBounds=True)
            self._items.append(item)


def _along(
    columns: NDArray[np.float64], steps: NDArray[np.int64], curve: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The curve's height at each column, not a number where there is none."""
    there = np.isfinite(curve)
    if not there.any():
        return np.full(len(columns), np.nan)
    return np.interp(columns, steps[there], curve[there], left=np.nan, right=np.nan)


def places(heights: NDArray[np.float64], size: tuple[float, float], tall: float) -> list[Place]:
    """Where names of `size` (width, height) go beside curves (K, X), in pixels, X of them 4 px apart.

    A name lies at one of the four sides of a point of its own curve and as far from all others as it
    can; curves that are the same all along share one. A curve that is nowhere alone has none: the
    cursor names it.
    """
    found: list[Place] = []
    for rows in _alike(heights):
        others = np.delete(heights, rows, axis=0)
        chosen = _place(rows, heights[rows[0]], others, size, tall, found)
        if chosen is not None:
            found.append(chosen)
    return found


def _place(
    rows: list[int],
    own: NDArray[np.float64],
    others: NDArray[np.float64],
    size: tuple[float, float],
    tall: float,
    found: list[Place],
) -> Place | None:
    wide, high = size
    half = int(wide / 2 / _GRAIN) + 1
    best, chosen = 0.0, None
    for point in np.unique(np.linspace(0, len(own) - 1, _TRIED).astype(int)):
        if not np.isfinite(own[point]):
            continue
        for sideways, upward in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            middle = point + sideways * (half + 2)
            under = slice(middle - half, middle + half + 1)
            if under.start < 0 or under.stop > len(own):
                continue
            # Above or below a slope, the whole name has to clear it.
            edge = own[point] if not upward else upward * np.nanmax(upward * own[under])
            y = edge + upward * 0.75 * high
            if not 0.6 * high <= y <= tall - 0.6 * high:
                continue
            x = float(middle) * _GRAIN
            if any(abs(x - p.x) < 1.1 * wide and abs(y - p.y) < 1.2 * high for p in found):
                continue
            alone = _away(others[:, under], y, 3.0 * high)
            # No line through the name, and no other curve nearer than its own.
            if _away(own[under], y, high) < 0.6 * high or alone < 1.3 * high:
                continue
            if alone > best:
                best, chosen = alone, Place(tuple(rows), x, float(y))
    return chosen


def _away(curves: NDArray[np.float64], y: float, most: float) -> float:
    """How far the nearest curve passes from height y, at most `most`; one that is not there is far away."""
    before, after = curves[..., :-1], curves[..., 1:]
    gaps = np.maximum(np.minimum(before, after) - y, y - np.maximum(before, after))
    return min(most, max(0.0, float(np.nanmin(gaps)))) if np.isfinite(gaps).any() else most


def _alike(heights: NDArray[np.float64]) -> list[list[int]]:
    """Curves that nobody can tell apart, less than a pixel from one another everywhere."""
    groups: list[list[int]] = []
    for row, curve in enumerate(heights):
        if not np.isfinite(curve).any():
            continue
        for group in groups:
            apart = np.abs(heights[group[0]] - curve)
            if np.array_equal(np.isnan(apart), np.isnan(curve)) and np.nanmax(apart) < 1.0:
                group.append(row)
                break
        else:
            groups.append([row])
    return groups
