"""Where the five models stand: one row each, the columns of the mock-up, one axis of time below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF

from ui.diagrams import ink
from ui.diagrams.sameness import extent
from ui.theme import font
from ui.view import View

# Shares of the width at which a column begins and ends (mock-up).
_NAME, _DATA, _KEPT, _MEMORY, _ERROR = (
    (0.0, 0.160),
    (0.187, 0.535),
    (0.562, 0.700),
    (0.718, 0.912),
    (0.918, 1.0),
)


@dataclass(frozen=True)
class Row:
    """One model: its name, its own picture, the data, the strip below, what it keeps, its memory."""

    area: QRectF
    name: QRectF
    picture: QRectF
    plot: QRectF
    strip: QRectF
    kept: QRectF
    says: QRectF
    memory: QRectF
    error: QRectF


@dataclass(frozen=True)
class Places:
    """The columns' headings, the rows, and the line of times under them."""

    heading: QRectF
    rows: tuple[Row, ...]
    times: QRectF


def places(rect: QRectF, count: int, view: View) -> Places:
    """The parts of `rect` for `count` models."""
    return _places(*extent(rect), count, view.scale, view.present)


@lru_cache(maxsize=16)
def _places(x: float, y: float, wide: float, high: float, count: int, s: float, present: bool) -> Places:
    head = (34 if present else 26) * s
    times = (26 if present else 20) * s
    body = high - head - times
    step = body / max(1, count)

    def across(share: tuple[float, float]) -> tuple[float, float]:
        return x + share[0] * wide, (share[1] - share[0]) * wide

    small, big = font("small", s, present), font("panel_title", s, present)
    lines = 2 * ink.leading(small)
    rows = []
    for k in range(count):
        top, pad = y + head + k * step, min(10 * s, 0.08 * step)
        inner, down = top + pad, step - 2 * pad
        left, room = across(_NAME)
        names = min(ink.leading(big) + ink.leading(small), 0.6 * down)
        data, plot = across(_DATA)
        kept, holds = across(_KEPT)
        memory, profile = across(_MEMORY)
        error, rest = across(_ERROR)
        upper = 0.6 * down
        rows.append(
            Row(
                area=QRectF(x, top, wide, step),
                name=QRectF(left, inner, room, names),
                picture=QRectF(left, inner + names + 3 * s, 0.86 * room, down - names - 3 * s),
                plot=QRectF(data, inner, plot, upper),
                strip=QRectF(data, inner + upper + 0.07 * down, plot, down - upper - 0.07 * down),
                kept=QRectF(kept, inner, holds, max(10 * s, down - lines - 4 * s)),
                says=QRectF(kept, inner + down - lines, holds + 0.012 * wide, lines),
                memory=QRectF(memory, inner, profile, down),
                error=QRectF(error, inner, rest, down),
            )
        )
    return Places(
        heading=QRectF(x, y, wide, head),
        rows=tuple(rows),
        times=QRectF(rows[0].plot.left(), y + high - times, rows[0].plot.width(), times)
        if rows
        else QRectF(x, y + high - times, wide, times),
    )
