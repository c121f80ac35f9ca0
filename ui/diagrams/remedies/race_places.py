"""Where the race's rows stand, and in each its words, its loss and its gradient. Shares of the mock-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF

from ui.diagrams import ink
from ui.diagrams.sameness import extent
from ui.theme import font
from ui.view import View

# Shares of the width: where the loss begins (after so many px at least) and ends, where the gradient begins.
_LOSS, _LOSS_END, _GRADIENT = 0.235, 0.625, 0.775
_WORDS, _TICKS = 216.0, 46.0


@dataclass(frozen=True)
class Lane:
    """One racer's: the whole, its words, the plots' boxes, and the x where the one's room ends."""

    whole: QRectF
    words: QRectF
    loss: QRectF
    gradient: QRectF
    split: float


@dataclass(frozen=True)
class Places:
    """Title, legend, names of the columns; the rows; the axes' numbers; the rules."""

    title: QRectF
    loss_head: QRectF
    gradient_head: QRectF
    lanes: tuple[Lane, ...]
    axis: QRectF
    rules: QRectF


def places(rect: QRectF, racers: int, view: View) -> Places:
    """The layout of so many racers in `rect`."""
    return _places(*extent(rect), racers, view.scale, view.present)


@lru_cache(maxsize=32)
def _places(
    x: float, y: float, width: float, height: float, racers: int, scale: float, present: bool
) -> Places:
    s = scale
    tick, label = ink.leading(font("tick", s, present)), ink.leading(font("label", s, present))
    first = max(_LOSS * width, min(_WORDS * s, 0.34 * width))
    title = (30 if present else 24) * s
    head = title + label + 4 * s
    rules = 2 * ink.leading(font("small", s, present)) + 6 * s
    below = tick + 8 * s
    # Whole pixels, so that what all rows share is painted once.
    begin, high = float(round(y + head)), float(int((height - head - rules - below) / max(1, racers)))
    lanes = []
    split = (_LOSS_END + 0.085) * width
    for k in range(racers):
        top = begin + k * high
        inner = float(round(top + 0.12 * high)), max(8.0, float(int(0.72 * high)))
        lanes.append(
            Lane(
                whole=QRectF(x, top, width, high),
                words=QRectF(x, top, first - _TICKS * s, high),
                loss=QRectF(round(x + first), inner[0], _LOSS_END * width - first, inner[1]),
                gradient=QRectF(x + _GRADIENT * width, inner[0], (1 - _GRADIENT) * width - 6 * s, inner[1]),
                split=x + split,
            )
        )
    end = begin + racers * high
    return Places(
        title=QRectF(x, y, first + 0.14 * width, title),
        loss_head=QRectF(x + first, y + title, split - first, label),
        gradient_head=QRectF(x + _GRADIENT * width, y + title, (1 - _GRADIENT) * width, label),
        lanes=tuple(lanes),
        axis=QRectF(x, end, width, below),
        rules=QRectF(x, y + height - rules, width, rules),
    )
