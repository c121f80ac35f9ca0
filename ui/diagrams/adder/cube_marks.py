"""What activity leaves in the cube: a dot for every column, and the shadows of the certified boxes."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF

from simulator.arrays import Floats, Integers
from simulator.chapters.adder import AdderContent
from ui.diagrams.adder.projection import Projection

STATES = 4
_CELL = 2.0  # px: of the points in one cell, only the nearest is drawn
_SMALLEST_BOX = 3.0  # px, half a side: below that a box is drawn larger than it is


def dots(
    content: AdderContent, seen: Projection, rect: QRectF, scale: float
) -> tuple[Floats, Integers, tuple[int, ...]]:
    """The nearest point of every cell of 2 px, with its state; and the states by their mean depth."""
    with np.errstate(all="ignore"):
        flat = seen(content.axes.project(content.cloud))  # (N, 3)
    finite = np.isfinite(flat).all(axis=1)
    flat, states = flat[finite], content.cloud_states[finite].astype(np.int64)
    with np.errstate(all="ignore"):
        depths = np.bincount(states, flat[:, 2], STATES) / np.bincount(states, minlength=STATES)
    depths = np.nan_to_num(depths, nan=-np.inf)
    order = tuple(sorted(range(STATES), key=lambda s: depths[s]))
    cells = np.floor((flat[:, :2] - (rect.left(), rect.top())) / (_CELL * scale))
    across, down = (math.ceil(side / (_CELL * scale)) for side in (rect.width(), rect.height()))
    visible = np.flatnonzero(((cells >= 0) & (cells < (across, down))).all(axis=1))
    column, row = cells[visible].astype(np.int64).T
    where, depth = row * across + column, flat[visible, 2]
    nearest = np.full(across * down, -np.inf)
    np.maximum.at(nearest, where, depth)
    kept = np.flatnonzero(depth == nearest[where])
    chosen = np.full(across * down, -1)
    chosen[where[kept]] = visible[kept]  # of several equally near, the last
    first = chosen[chosen >= 0]
    return flat[first, :2], states[first], order


def boxes(content: AdderContent, seen: Projection, scale: float) -> tuple[Floats, Floats]:
    """Outlines (n, V, 2) of the certified boxes and the three edges at their nearest corners.

    The shadow of a box is the Minkowski sum of its edges' shadows (a zonogon): sorted by direction
    they are its sides. Too small a shadow is widened until it can be seen.
    """
    boxes, axes = content.boxes, content.axes
    units = content.parameters.sizes[0]
    count = len(boxes)
    if not count or not np.isfinite(boxes).all():
        return np.zeros((0, 2 * units + 4, 2)), np.zeros((0, 3, 2, 2))
    half = (boxes[:, 1] - boxes[:, 0]) / 2  # (n, H)
    middle = axes.project((boxes[:, 0] + boxes[:, 1]) / 2)  # (n, d)
    directions = 2.0 * axes.basis.T / (axes.high - axes.low)  # (H, d)
    edges = seen.slopes(middle, directions) * half[..., None]  # (n, H, 2)
    lacking = np.maximum(_SMALLEST_BOX * scale - np.abs(edges).sum(axis=1), 0.0)  # (n, 2)
    wider = np.concatenate((edges, lacking[:, None] * np.eye(2)), axis=1)  # (n, H + 2, 2)
    wider = np.where(wider[..., 1:] < 0, -wider, wider)
    order = np.argsort(np.arctan2(wider[..., 1], wider[..., 0]), axis=1)
    sides = 2.0 * np.take_along_axis(wider, order[..., None], axis=1)
    centres = seen(middle)[:, None, :2]
    turns = np.concatenate((sides, -sides), axis=1)
    outlines = centres - wider.sum(axis=1, keepdims=True) + np.cumsum(turns, axis=1) - turns
    ridges = np.full((count, 3, 2, 2), np.nan)
    if units == 3 and seen.distance < math.inf:
        towards = np.where(directions @ seen.axes[2] < 0, -1.0, 1.0)  # (H,) the nearest corner
        corner = centres[:, 0] + (edges * towards[:, None]).sum(axis=1)  # (n, 2)
        ends = corner[:, None] - 2.0 * edges * towards[:, None]  # (n, 3, 2)
        ridges = np.stack((np.broadcast_to(corner[:, None], ends.shape), ends), axis=2)
        ridges[np.abs(edges).sum(axis=1).min(axis=1) < 7 * scale] = np.nan
    return outlines, ridges
