"""The names in the cube: what each pattern stands for, and h_0, placed where nothing else is drawn."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple, TypeAlias

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from simulator.arrays import Floats, Integers
from ui import words
from ui.diagrams import ink
from ui.diagrams.adder import placement
from ui.diagrams.adder.cube_axes import start_size
from ui.diagrams.adder.cube_marks import STATES
from ui.diagrams.maths import width as maths_width
from ui.theme import font

_MOST_TAGS = 6
_LEADERS = 3  # a tag for more patterns than this points to none of them
_FAR = 20.0  # px between a name and its point that need a line

Leader: TypeAlias = tuple[QPointF, QPointF]


class Tag(NamedTuple):
    """The name of one pattern, or of all patterns of a state; without lines only its glyph."""

    state: int
    patterns: tuple[int, ...]
    box: QRectF
    lines: tuple[str, ...]
    mirrored: bool  # the glyph on the right, because the pattern lies there
    leaders: tuple[Leader, ...]
    covers: bool  # whether anything is drawn under it


def place_labels(
    ground: placement.Ground,
    centres: Floats,
    states: Integers,
    start: Floats,
    rect: QRectF,
    scale: float,
    present: bool,
    language: str,
) -> tuple[tuple[Tag, ...], QRectF | None, Leader | None]:
    """Tags of the patterns at `centres` (K, 2), and h_0's name at `start` (2,) with its leader."""
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
    return tuple(tags), start_name, _to_start(start_name, start, scale)


def _to_start(name: QRectF | None, start: Floats, scale: float) -> Leader | None:
    """A line from h_0's name to its ring, where the name had to go so far that one would look for it."""
    if name is None:
        return None
    x, y = start.tolist()
    near = QPointF(min(max(x, name.left()), name.right()), min(max(y, name.top()), name.bottom()))
    way = QPointF(x, y) - near
    length = math.hypot(way.x(), way.y())
    if length < _FAR * scale:
        return None
    return near + way * (2 * scale / length), near + way * (1.0 - 7 * scale / length)


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
