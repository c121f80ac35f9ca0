"""Heat maps of all cells over time, a row a cell: a gate, what the cells hold, what they say, the error.

Gates run from the ground's colour to their own hue; signed numbers over the activation scale; the error
by its size in powers of ten, six of them below the largest.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from simulator.arrays import Floats
from simulator.experiment import Snapshot
from ui.diagrams import heat_map
from ui.diagrams.memory_cell.cell_rows import GATES, error
from ui.theme import Theme
from ui.view import View

# Powers of ten between the error map's two ends.
DECADES = 6.0
# What a cell holds beyond this is shown as this much: outside, tanh(2) is nearly all there is to hear.
_MOST = 2.0
# Gates that are nearly closed are still told apart.
BEND = 0.5
_ARRAYS = {"cell": "cell", "output": "hidden", "write": "write", "keep": "keep", "read": "read"}


def values(key: str, snapshot: Snapshot) -> Floats:
    """What a map shows, (T, H)."""
    if key == "error":
        return error(snapshot)
    found: Floats = getattr(snapshot.content.trace, _ARRAYS[key])
    return found


def ends(key: str, snapshot: Snapshot) -> tuple[float, float]:
    """The numbers that the two ends of a map's colours stand for; of the error the logarithms."""
    if key in GATES:
        return 0.0, 1.0
    shown = np.abs(values(key, snapshot))
    largest = float(shown[np.isfinite(shown)].max(initial=0.0))
    if key == "error":
        high = float(np.log10(largest)) if largest > 0.0 else 0.0
        return high - DECADES, high
    size = 1.0 if key == "output" else min(_MOST, max(0.1, largest))
    return -size, size


def paint(
    painter: QPainter, area: QRectF, key: str, span: range, snapshot: Snapshot, theme: Theme, *, ahead: bool
) -> None:
    """The steps `span` of one map in `area`, the first cell on top."""
    shown = values(key, snapshot)[span.start : span.stop].T
    low, high = ends(key, snapshot)
    if key == "error":
        with np.errstate(all="ignore"):
            shown = np.log10(np.abs(shown))
        table = heat_map.gradient_shades(theme)
    else:
        table = signed_shades(theme) if low < 0 else heat_map.shades(theme, "activation_zero", key, BEND)
    colours = heat_map.coloured(shown, low, high, table, theme["surface"])
    if ahead:
        colours = faded(colours, theme)
    heat_map.draw(painter, area, colours.shape, heat_map.cells(colours))


def row(area: QRectF, cells: int, cell: int) -> QRectF:
    """Where one cell's row of a map lies."""
    high = area.height() / cells
    return QRectF(area.left(), area.top() + cell * high, area.width(), high)


def pick(painter: QPainter, area: QRectF, cells: int, cell: int, view: View, theme: Theme) -> None:
    """A frame round the picked cell's row, and a mark beside it."""
    s, place = view.scale, row(area, cells, cell)
    painter.save()
    # Round a row of a pixel or two a frame would cover its neighbours; there the mark must do.
    if place.height() >= 4 * s:
        painter.setPen(QPen(theme["ink"], 1.5 * s))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-0.75 * s, -0.75 * s, 0.75 * s, 0.75 * s))
    tip = QPointF(place.left() - 3 * s, place.center().y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme["ink"])
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-6, -4.5) * s, tip + QPointF(-6, 4.5) * s]))
    painter.restore()


@lru_cache(maxsize=8)
def signed_shades(theme: Theme) -> heat_map.Colours:
    """The colours (256,) of signed activity from −1 to 1."""
    mixed = (theme.activation(float(value)) for value in np.linspace(-1.0, 1.0, 256))
    return np.array([heat_map.colour(each) for each in mixed], np.uint32)


def faded(colours: heat_map.Colours, theme: Theme, share: float = 0.42) -> heat_map.Colours:
    """The same colours mixed into the ground: what lies ahead."""
    parts = np.ascontiguousarray(colours)[..., None].view(np.uint8).astype(np.float64)
    ground = np.array([heat_map.colour(theme["bg"])]).view(np.uint8)
    mixed = (ground + share * (parts - ground)).astype(np.uint8)
    return np.ascontiguousarray(mixed).view(np.uint32)[..., 0]
