"""A net of pointing targets over a map, as fine as a hand is: thousands of cells need not be targets each."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from ui.diagrams.sameness import extent
from ui.view import Hit, Target

# The least size of a mesh, px: wide, high.
_MESH = (12.0, 9.0)


def net(
    kind: str,
    rect: QRectF,
    shape: tuple[int, int],
    scale: float,
    *,
    before: tuple[int, ...] = (),
    rising: bool = False,
) -> tuple[Hit, ...]:
    """`Target(kind, (*before, row, column))` for cells spread evenly over a map of `shape`.

    Row 0 is the topmost, or with `rising` the lowest. All can be clicked and dragged.
    """
    return _net(kind, extent(rect), shape, scale, before, rising)


@lru_cache(maxsize=32)
def _net(
    kind: str,
    place: tuple[float, float, float, float],
    shape: tuple[int, int],
    scale: float,
    before: tuple[int, ...],
    rising: bool,
) -> tuple[Hit, ...]:
    x, y, width, height = place
    rows, columns = shape
    down = min(rows, max(1, int(height / (_MESH[1] * scale))))
    along = min(columns, max(1, int(width / (_MESH[0] * scale))))
    found = []
    for i in range(down):
        row = int((i + 0.5) * rows / down)
        row = rows - 1 - row if rising else row
        for j in range(along):
            path = QPainterPath()
            path.addRect(x + j * width / along, y + i * height / down, width / along, height / down)
            cell = (*before, row, int((j + 0.5) * columns / along))
            found.append(Hit(Target(kind, cell), path, clickable=True, draggable=True))
    return tuple(found)
