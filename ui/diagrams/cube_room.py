"""Where everything in the cube's rectangle stands: projected once, labels placed, nothing drawn.

One frozen `Room` serves the painter and the pointer alike, so what is hit is what is seen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from simulator.arrays import Floats, Integers
from simulator.chapters.adder import AdderContent
from ui import words
from ui.diagrams import ink, placement, projection, trajectory
from ui.diagrams.maths import width as maths_width
from ui.diagrams.projection import Projection
from ui.diagrams.sameness import Same, extent
from ui.theme import font
from ui.view import Camera, View

STATES = 4
_CELL = 2.0  # px: of the points in one cell, only the nearest is drawn
_RASTER = 6.0  # px: cells of the ground on which labels are placed
_SMALLEST_BOX = 3.0  # px, half a side: below that a box is drawn larger than it is
_ARM = 22.0  # px of the triad's arrows
_WIDE = 1.5  # half the cube's usual width, in half sides
_MOST_TAGS = 6
_LEADERS = 3  # a tag for more patterns than this points to none of them
# What it costs a label to lie on a cell of these.
_ON_DOT, _ON_MOVE, _ON_RING, _ON_BOX, _ON_EDGE, _ON_WORDS = 40.0, 10.0, 24.0, 12.0, 1.2, 400.0


class Tag(NamedTuple):
    """The name of one pattern, or of all patterns of a state; without lines only its glyph."""

    state: int
    patterns: tuple[int, ...]
    box: QRectF
    lines: tuple[str, ...]
    mirrored: bool  # the glyph on the right, because the pattern lies there
    leaders: tuple[tuple[QPointF, QPointF], ...]
    covers: bool  # whether anything is drawn under it


class AxisName(NamedTuple):
    """An axis of the triad or the square: its arrow's end and its name, as `h_1` or in words."""

    end: QPointF
    where: QRectF
    name: str


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
    names = tuple(_axis_name(content, k, language) for k in range(len(content.axes.low)))
    sizes = [name_size(name, scale, present) for name in names]
    seen = _projection(solid, camera, rect, note_height, scale)
    triad = QPointF(x, y + 26 * scale + sizes[-1][1])
    axis_names = _axes(seen, solid, triad, names, sizes, scale)
    if solid:
        # The names begin at the left border, and the cube makes as much room for them as it has.
        aside = x + 2 * scale - min(name.where.left() for name in axis_names)
        triad += QPointF(aside, 0.0)
        axis_names = tuple(_moved(name, aside) for name in axis_names)
        left = seen.x - _WIDE * seen.half
        lacking = max(name.where.right() for name in axis_names) + 8 * scale - left
        seen = replace(seen, x=seen.x + min(max(0.0, lacking), max(0.0, left - x - 14 * scale)))
    project = content.axes.project
    activities = np.concatenate((content.parameters.initial_state[None], content.trace.hidden))
    points = seen(project(activities))[:, :2]
    beyond = _bring_inside(points, rect.adjusted(*(m * 12 * scale for m in (1, 1, -1, -1))))
    moves = trajectory.moves(points, (seen.x, seen.y), rect, scale)
    centres = seen(project(content.centres))[:, :2] if len(content.centres) else np.zeros((0, 2))
    dots, dot_states, order = _dots(content, seen, rect, scale)
    outlines, ridges = _boxes(content, seen, scale)
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
    tags, start_name = _labels(ground, centres, states, points[0], rect, scale, present, language)
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


def _axis_name(content: AdderContent, axis: int, language: str) -> str:
    if content.axes.principal:
        return words.say("adder-cube-component", language, number=axis + 1)
    return f"h_{axis + 1}"


def name_size(name: str, scale: float, present: bool) -> tuple[float, float]:
    """Width and height of an axis's name: maths if it is a symbol, words otherwise."""
    if "_" in name:
        size = start_size(scale, present)
        return maths_width(name, size), 1.1 * size
    face = font("tick", scale, present)
    return ink.width(name, face), 1.2 * face.pixelSize()


def _axes(
    seen: Projection,
    solid: bool,
    triad: QPointF,
    names: tuple[str, ...],
    sizes: list[tuple[float, float]],
    scale: float,
) -> tuple[AxisName, ...]:
    found = []
    for axis, (name, (wide, high)) in enumerate(zip(names, sizes, strict=True)):
        box = QRectF(0, 0, wide, high)
        if not solid:
            side = QPointF(seen.x + seen.half / 2, seen.y + seen.half + 16 * scale)
            if axis == 1:
                side = QPointF(seen.x - seen.half - 16 * scale - wide / 2, seen.y - seen.half / 2)
            box.moveCenter(side)
            found.append(AxisName(side, box, name))
            continue
        way = QPointF(float(seen.axes[0, axis]), -float(seen.axes[1, axis]))
        end = triad + way * (_ARM * scale)
        length = math.hypot(way.x(), way.y())
        out = way / length if length > 1e-6 else QPointF(0.0, 1.0)
        # The name's nearest edge lies 4 px beyond the arrow's end.
        reach = min(wide / 2 / max(1e-6, abs(out.x())), high / 2 / max(1e-6, abs(out.y())))
        box.moveCenter(end + out * (reach + 4 * scale))
        found.append(AxisName(end, box, name))
    return _apart(found, scale) if solid else tuple(found)


def _apart(names: list[AxisName], scale: float) -> tuple[AxisName, ...]:
    """Names of axes that lead almost the same way stand side by side, in the order of their arrows."""
    found: dict[str, AxisName] = {}
    for name in sorted(names, key=lambda name: (name.end.x(), name.name)):
        for other in found.values():
            if name.where.intersects(other.where):
                beside = other.where.right() + 3 * scale - name.where.left()
                name = name._replace(where=name.where.translated(beside, 0.0))
        found[name.name] = name
    return tuple(found[name.name] for name in names)


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


def _dots(
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


def _boxes(content: AdderContent, seen: Projection, scale: float) -> tuple[Floats, Floats]:
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


def _moved(name: AxisName, aside: float) -> AxisName:
    return AxisName(name.end + QPointF(aside, 0.0), name.where.translated(aside, 0.0), name.name)


def _kept_free(solid: bool, seen: Projection, triad: QPointF, note: QRectF, scale: float) -> list[QRectF]:
    """Where no label may stand because of the axes' arrows and figures and the note."""
    found = [note] if note.height() else []
    arm = _ARM * scale
    if solid:
        return [*found, QRectF(triad.x() - arm, triad.y() - arm, 2 * arm, 1.5 * arm)]
    side, left, bottom = 2 * seen.half, seen.x - seen.half, seen.y + seen.half
    found.append(QRectF(left - 26 * scale, bottom - side, 24 * scale, side))
    found.append(QRectF(left, bottom + 2 * scale, side, 20 * scale))
    return found


# Labels.


def _labels(
    ground: placement.Ground,
    centres: Floats,
    states: Integers,
    start: Floats,
    rect: QRectF,
    scale: float,
    present: bool,
    language: str,
) -> tuple[tuple[Tag, ...], QRectF | None]:
    groups = _groups(centres, states)
    is_small = rect.width() * rect.height() < 75_000 * scale * scale
    face = font("tick" if is_small else "label", scale, present, 600)
    line_height, glyph = 1.22 * face.pixelSize(), 0.9 * face.pixelSize()
    lines = [tag_lines(state, patterns, language) for state, patterns in groups]
    wanted = []
    for (_, patterns), text in zip(groups, lines, strict=True):
        x, y = centres[patterns[0]]
        across = max(ink.width(line, face) for line in text) + glyph + 6 * scale + 4 * scale
        tall = len(text) * line_height + 2 * scale
        wanted.append(placement.Label(float(x), float(y), across, tall, 13 * scale, 17 * scale))
    size = start_size(scale, present)
    has_start = bool(np.isfinite(start).all())
    if has_start:
        across = maths_width("h_0", size) + 4 * scale
        x, y = start
        wanted.append(placement.Label(float(x), float(y), across, 1.15 * size, 8 * scale, 17 * scale))
    places = list(placement.place(ground, wanted))
    tags = []
    for k, ((state, patterns), text) in enumerate(zip(groups, lines, strict=True)):
        label, corner = wanted[k], places[k]
        if corner is None:
            label = replace(label, width=glyph + 4 * scale, height=glyph + 4 * scale)
            corner, text = placement.place(ground, [label])[0], ()
        if corner is not None:
            box = QRectF(corner.x, corner.y, label.width, label.height)
            tag = Tag(state, patterns, box, text, box.center().x() < label.x, (), corner.covers)
            tags.append(_with_leaders(tag, centres, glyph, scale))
    last = places[-1] if has_start else None
    start_name = QRectF(last.x, last.y, wanted[-1].width, wanted[-1].height) if last is not None else None
    return tuple(tags), start_name


def start_size(scale: float, present: bool) -> float:
    """Size of the letters of h_0."""
    return (20.0 if present else 16.0) * scale


def _groups(centres: Floats, states: Integers) -> list[tuple[int, tuple[int, ...]]]:
    """One group a pattern, or one a state where there are more patterns than a reader can take in."""
    named = [k for k, state in enumerate(states.tolist()) if state >= 0 and np.isfinite(centres[k]).all()]
    if len(named) <= _MOST_TAGS:
        return [(int(states[k]), (k,)) for k in named]
    found = ((s, tuple(k for k in named if states[k] == s)) for s in range(STATES))
    return [(state, patterns) for state, patterns in found if patterns]


def tag_lines(state: int, patterns: tuple[int, ...], language: str) -> tuple[str, ...]:
    """What a tag says: the carry, the digit and, where there are several, how many patterns."""
    lines = [
        words.say("adder-cube-carry", language, carry=state >> 1),
        words.say("adder-cube-print", language, digit=state & 1),
    ]
    if len(patterns) > 1:
        lines.append(words.say("adder-cube-patterns", language, count=len(patterns)))
    return tuple(lines)


def glyph_place(tag: Tag, glyph: float, scale: float) -> QPointF:
    """The middle of a tag's glyph."""
    inset = glyph / 2 + 2 * scale
    x = tag.box.right() - inset if tag.mirrored else tag.box.left() + inset
    return QPointF(x if tag.lines else tag.box.center().x(), tag.box.center().y())


def _with_leaders(tag: Tag, centres: Floats, glyph: float, scale: float) -> Tag:
    mark = glyph_place(tag, glyph, scale)
    leaders = []
    for k in tag.patterns if len(tag.patterns) <= _LEADERS else tag.patterns[:1]:
        end = QPointF(*centres[k].tolist())
        way = end - mark
        length = math.hypot(way.x(), way.y())
        begin, stop = glyph / 2 + 4 * scale, 8 * scale
        if length > begin + stop + 8 * scale:
            leaders.append((mark + way * (begin / length), end - way * (stop / length)))
    return tag._replace(leaders=tuple(leaders))
