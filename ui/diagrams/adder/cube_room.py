"""Where everything in the cube's rectangle stands: projected once, labels placed, nothing drawn.

One frozen `Room` serves the painter and the pointer alike, so what is hit is what is seen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from simulator.arrays import Floats, Integers
from simulator.chapters.adder import AdderContent
from ui import words
from ui.diagrams import ink
from ui.diagrams.adder import cube_marks, placement, projection, trajectory
from ui.diagrams.adder.cube_axes import ARM, AxisName, axis_name, moved, name_size, named_axes
from ui.diagrams.adder.cube_labels import Leader, Tag, place_labels
from ui.diagrams.adder.projection import Projection
from ui.diagrams.sameness import Same, extent
from ui.theme import font
from ui.view import Camera, View

_RASTER = 6.0  # px: cells of the ground on which labels are placed
_WIDE = 1.5  # half the cube's usual width, in half sides
# What it costs a label to lie on a cell of these.
_ON_DOT, _ON_MOVE, _ON_RING, _ON_BOX, _ON_EDGE, _ON_WORDS = 40.0, 10.0, 24.0, 12.0, 1.2, 400.0


@dataclass(frozen=True, eq=False)
class Room:
    """Painter units throughout. T columns, K patterns, M dots, n boxes of at most V corners."""

    rect: QRectF
    solid: bool  # a cube; a square otherwise
    seen: Projection
    points: Floats  # (T + 1, 2) the start and the activity after every column
    moves: Floats  # (T, 4, 2) control points
    centres: Floats  # (K, 2)
    states: Integers  # (K,)
    dots: Floats  # (M, 2)
    dot_states: Integers  # (M,)
    order: tuple[int, ...]  # states, the farthest first
    outlines: Floats  # (n, V, 2)
    ridges: Floats  # (n, 3, 2, 2) the edges at a box's nearest corner, NaN where it is too small
    tags: tuple[Tag, ...]
    start_name: QRectF | None
    start_leader: Leader | None  # from the name to the start, where they stand apart
    triad: QPointF
    axis_names: tuple[AxisName, ...]
    beyond: QPointF | None  # which way the start lies where it is outside the picture, a unit vector
    note: tuple[str, ...]
    note_box: QRectF


def camera(content: AdderContent, given: Camera) -> Camera:
    """The given camera, or, until the person has turned it, the one that sets the patterns apart."""
    return given if given.chosen else _chosen(Same(content), given)


@lru_cache(maxsize=16)
def _chosen(same: Same[AdderContent], given: Camera) -> Camera:
    content = same.thing
    # Before the patterns are the automaton's states there is nothing worth turning for.
    if not content.verdict.isomorphic or not len(content.centres):
        return given
    return projection.separating(content.axes.project(content.centres), content.centre_states, given)


def room_of(content: AdderContent, rect: QRectF, view: View) -> Room:
    """The room for a network seen in `rect`; it depends on everything in `view` but its time and hover."""
    seen = camera(content, view.camera)
    return _room(Same(content), *extent(rect), seen, view.scale, view.present, view.language)


@lru_cache(maxsize=8)
@np.errstate(all="ignore")
def _room(
    same: Same[AdderContent],
    x: float,
    y: float,
    width: float,
    height: float,
    camera: Camera,
    scale: float,
    present: bool,
    language: str,
) -> Room:
    content = same.thing
    rect = QRectF(x, y, width, height)
    solid = len(content.axes.low) == 3
    note = _note(content, rect, scale, present, language)
    note_height = len(note) * ink.leading(font("tick", scale, present)) if note else 0.0
    note_box = QRectF(x, y + height - note_height, width, note_height)
    names = tuple(axis_name(content, k, language) for k in range(len(content.axes.low)))
    sizes = [name_size(name, scale, present) for name in names]
    seen = _projection(solid, camera, rect, note_height, scale)
    triad = QPointF(x, y + 26 * scale + sizes[-1][1])
    axis_names = named_axes(seen, solid, triad, names, sizes, scale)
    if solid:
        # The names begin at the left border, and the cube makes as much room for them as it has.
        aside = x + 2 * scale - min(name.where.left() for name in axis_names)
        triad += QPointF(aside, 0.0)
        axis_names = tuple(moved(name, aside) for name in axis_names)
        left = seen.x - _WIDE * seen.half
        lacking = max(name.where.right() for name in axis_names) + 8 * scale - left
        seen = replace(seen, x=seen.x + min(max(0.0, lacking), max(0.0, left - x - 14 * scale)))
    project = content.axes.project
    activities = np.concatenate((content.parameters.initial_state[None], content.trace.hidden))
    points = seen(project(activities))[:, :2]
    beyond = _bring_inside(points, rect.adjusted(*(m * 12 * scale for m in (1, 1, -1, -1))))
    moves = trajectory.moves(points, (seen.x, seen.y), rect, scale)
    centres = seen(project(content.centres))[:, :2] if len(content.centres) else np.zeros((0, 2))
    dots, dot_states, order = cube_marks.dots(content, seen, rect, scale)
    outlines, ridges = cube_marks.boxes(content, seen, scale)
    ground = placement.Ground(x, y, width, height, _RASTER * scale)
    ground.scatter(_frame(seen), _ON_EDGE)
    ground.scatter(trajectory.samples(moves), _ON_MOVE)
    ground.scatter(_discs(points[1:], 13 * scale), _ON_RING)
    ground.scatter(_discs(np.concatenate((centres, points[:1])), 9 * scale), _ON_DOT)
    ground.scatter(outlines.reshape(-1, 2), _ON_BOX)
    ground.scatter(dots, _ON_DOT)
    for name in axis_names:
        ground.cover(*extent(name.where), _ON_WORDS)
    for box in _kept_free(solid, seen, triad, note_box, scale):
        ground.cover(*extent(box), _ON_WORDS)
    states = np.asarray(content.centre_states)
    named = place_labels(ground, centres, states, points[0], rect, scale, present, language)
    tags, start_name, start_leader = named
    return Room(
        rect,
        solid,
        seen,
        points,
        moves,
        centres,
        states,
        dots,
        dot_states,
        order,
        outlines,
        ridges,
        tags,
        start_name,
        start_leader,
        triad,
        axis_names,
        beyond,
        note,
        note_box,
    )


def _note(content: AdderContent, rect: QRectF, scale: float, present: bool, language: str) -> tuple[str, ...]:
    if not content.axes.principal:
        return ()
    share = content.axes.explained
    percent = min(99, round(100 * share)) if share < 1.0 and share == share else 100
    line = words.say("adder-cube-explained", language, percent=percent)
    return ink.wrap(line, font("tick", scale, present), rect.width())


def _projection(solid: bool, camera: Camera, rect: QRectF, below: float, scale: float) -> Projection:
    x, y, width, height = extent(rect)
    if solid:
        aside = 0.13 * width
        # The ring of the current point and the arcs of the path reach beyond the cube.
        room = (x + aside, y + 26 * scale, width - 2 * aside, height - below - 42 * scale)
        return projection.fitted(camera, *room)
    left, under, margin = 46 * scale, 40 * scale, 10 * scale
    side = min(width - left - margin - 0.16 * width, height - under - margin)
    top = y + (height - under + margin - side) / 2
    return projection.fitted(None, x + (width + left - margin - side) / 2, top, side, side)


def _bring_inside(points: Floats, inside: QRectF) -> QPointF | None:
    """Moves the start, which no squashing function bounds, to the border if it lies outside."""
    start = points[0].copy()
    if not np.isfinite(start).all():
        return None
    points[0] = np.clip(start, (inside.left(), inside.top()), (inside.right(), inside.bottom()))
    way = start - points[0]
    length = float(np.hypot(*way))
    return QPointF(*(way / length).tolist()) if length else None


def _frame(seen: Projection) -> Floats:
    """Points along the edges of the cube, (·, 2)."""
    shares = np.linspace(0.0, 1.0, 40)[:, None]
    edges = [
        projection.CORNERS[a] * (1 - shares) + projection.CORNERS[b] * shares for a, b in projection.EDGES
    ]
    return seen(np.concatenate(edges))[:, :2]


def _discs(centres: Floats, radius: float) -> Floats:
    """Points that fill discs round (N, 2)."""
    angles = np.linspace(0.0, math.tau, 12, endpoint=False)
    rings = [share * radius * np.column_stack((np.cos(angles), np.sin(angles))) for share in (0.0, 0.5, 1.0)]
    return np.asarray((centres[:, None] + np.concatenate(rings)).reshape(-1, 2))


def _kept_free(solid: bool, seen: Projection, triad: QPointF, note: QRectF, scale: float) -> list[QRectF]:
    """Where no label may stand because of the axes' arrows and figures and the note."""
    found = [note] if note.height() else []
    arm = ARM * scale
    if solid:
        return [*found, QRectF(triad.x() - arm, triad.y() - arm, 2 * arm, 1.5 * arm)]
    side, left, bottom = 2 * seen.half, seen.x - seen.half, seen.y + seen.half
    found.append(QRectF(left - 26 * scale, bottom - side, 24 * scale, side))
    found.append(QRectF(left, bottom + 2 * scale, side, 20 * scale))
    return found
