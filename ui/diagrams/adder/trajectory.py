"""The path of the activity: one curved arrow a step, from where it was to where it went.

Every move is a single cubic, bent to the left of its way so that there and back are two lines; a
move that stays in its place is a small loop, swung away from the picture's middle.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from simulator.arrays import Floats
from ui.diagrams import arrows

_SAG = 0.13  # of the way's length
_STAYS = 18.0  # px: a shorter move is drawn as a loop
_SPREAD = math.radians(36)  # half the angle between a loop's two ends
_SWING = 50.0  # px of a loop's handles


def moves(points: Floats, middle: tuple[float, float], room: QRectF, scale: float) -> Floats:
    """Control points (T, 4, 2) of the moves between consecutive points (T + 1, 2) in `room`."""
    a, b = points[:-1], points[1:]
    with np.errstate(all="ignore"):
        way = b - a
        length = np.hypot(way[:, 0], way[:, 1])[:, None]
        # The middle of a cubic with both handles `aside` lies 3/4 of that aside.
        aside = np.column_stack((way[:, 1], -way[:, 0])) * (_SAG * 4 / 3)
        bent = np.stack((a, a + way * 0.25 + aside, b - way * 0.25 + aside, b), axis=1)
        out = a - np.asarray(middle)
        out = np.where(np.hypot(out[:, :1], out[:, 1:]) > 1.0, out, (0.0, -1.0))
        out /= np.hypot(out[:, :1], out[:, 1:])
        tip = a + out * (0.85 * _SWING * scale)
        low, high = np.array([room.left(), room.top()]), np.array([room.right(), room.bottom()])
        inside = np.asarray(np.logical_and(tip > low, tip < high).all(axis=1))
        out = np.where(inside[:, None], out, -out)
        angle = np.arctan2(out[:, 1], out[:, 0])
        handles = [
            _SWING * scale * np.column_stack((np.cos(angle + turn), np.sin(angle + turn)))
            for turn in (-_SPREAD, _SPREAD)
        ]
        loops = np.stack((a, a + handles[0], b + handles[1], b), axis=1)
    return np.asarray(np.where((length < _STAYS * scale)[..., None], loops, bent))


def samples(controls: Floats, count: int = 64) -> Floats:
    """Points along cubics (T, 4, 2), `count` each: (T · count, 2)."""
    t = np.linspace(0.0, 1.0, count)
    weights = np.stack(((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3))  # (4, count)
    with np.errstate(all="ignore"):
        return np.asarray(np.einsum("kc,tkx->tcx", weights, controls).reshape(-1, 2))


def path(control: Floats) -> QPainterPath | None:
    """One move as a path, None where the activity is not finite."""
    if not np.isfinite(control).all():
        return None
    start, *others = (QPointF(float(x), float(y)) for x, y in control)
    made = QPainterPath(start)
    made.cubicTo(*others)
    return made


def draw(painter: QPainter, way: QPainterPath, colour: QColor, width: float, head: float, gap: float) -> None:
    """A finished move; its tip stops `gap` before the point it led to."""
    arrows.arrow(painter, arrows.shaft(way, gap), colour, width, head)


def draw_until(painter: QPainter, way: QPainterPath, share: float, colour: QColor, width: float) -> QPointF:
    """The first `share` of a move under way; returns where it has got to."""
    length = way.length()
    gone = arrows.shaft(way, length * (1.0 - share)) if share < 1.0 else way
    if share > 0.0:
        arrows.arrow(painter, gone, colour, width, 0.0)
    return QPointF(gone.currentPosition())
