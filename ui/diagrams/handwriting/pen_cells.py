"""The second row: memory cells over time as a map, ranked, picked, or all; and the gates of a picked one.

A cell is shown as tanh c, what it would say with its read gate open. A line stands wherever a character was
decided: there many cells are reset.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from simulator.arrays import Floats
from simulator.chapters._handwriting_content import HandwritingContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import heat_map, ink
from ui.diagrams.handwriting.pen_rows import Rows
from ui.diagrams.heat_map import Colours
from ui.diagrams.ink import is_vector
from ui.diagrams.layers import cached
from ui.diagrams.memory_cell.cell_maps import BEND, signed_shades
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# The gates of a picked cell, below what it holds.
GATES = ("write", "keep", "read")
STRIPS = ("cell", *GATES)
_LEGEND = 13.0  # px below the map
# Steps after a character within which cells that are reset have fallen.
_SOON = 3


def area(r: Rows) -> QRectF:
    """The map, less the line of its legend."""
    row = r.row("cells")
    high = row.height() - _LEGEND * r.scale * (1.2 if r.present else 1.0)
    return QRectF(r.left, row.top(), r.end - r.left, high)


def order(snapshot: Snapshot) -> tuple[int, ...]:
    """The cells that are shown, the first on top."""
    return tuple(snapshot.content.shown.tolist())


def is_picked(snapshot: Snapshot) -> bool:
    """Whether a cell's gates are shown too."""
    return bool(snapshot.content.cell >= 0)


def map_area(r: Rows, snapshot: Snapshot) -> QRectF:
    """The map of many cells: the whole row, or what the strips of a picked cell leave."""
    whole = area(r)
    return QRectF(
        whole.left(), whole.top(), whole.width(), whole.height() * (0.28 if is_picked(snapshot) else 1.0)
    )


def strip(whole: QRectF, k: int) -> QRectF:
    """The k-th of the picked cell's four strips, in the lower part of the row."""
    top, gap = whole.top() + 0.31 * whole.height(), 0.025 * whole.height()
    high = (whole.bottom() - top - 3 * gap) / len(STRIPS)
    return QRectF(whole.left(), top + k * (high + gap), whole.width(), high)


def paint(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme, t: float) -> None:
    """The map up to step t; what lies ahead has not happened yet."""
    content: HandwritingContent = snapshot.content
    whole, s = area(r), r.scale
    frame = QRectF(whole.left(), whole.top(), r.right - whole.left(), whole.height())
    heat_map.outline(painter, frame, theme, s)
    if len(content.places):
        now = r.across(min(t, len(content.places)))
        _map(painter, r, whole, now, snapshot, theme)
        _emissions(painter, r, whole, content, theme, t)
        if is_picked(snapshot):
            _names(painter, r, whole, view, theme)
    _legend(painter, r, whole, snapshot, view, theme)
    _pick(painter, map_area(r, snapshot), snapshot, theme, s)


def _map(painter: QPainter, r: Rows, whole: QRectF, now: float, snapshot: Snapshot, theme: Theme) -> None:
    steps = len(snapshot.content.places)
    if is_vector(painter):
        part = max(1, round((now - whole.left()) / (r.across(steps) - whole.left()) * steps))
        _draw(painter, r, snapshot, theme, part)
        return
    full = QRectF(whole.left(), whole.top(), r.across(steps) - whole.left(), whole.height())
    key = ("pen cells", Same(snapshot.content), extent(full), r, theme)
    painter.save()
    clip = QRectF(whole.left(), whole.top(), now - whole.left(), whole.height())
    painter.setClipRect(_whole(clip), Qt.ClipOperation.IntersectClip)
    cached(painter, full, key, lambda onto: _draw(onto, r, snapshot, theme, steps), theme["bg"])
    painter.restore()


def _draw(painter: QPainter, r: Rows, snapshot: Snapshot, theme: Theme, steps: int) -> None:
    """The first `steps` steps: the map, and the strips of a picked cell."""
    content: HandwritingContent = snapshot.content
    end = r.across(steps)
    where = map_area(r, snapshot)
    values = squashed(content, order(snapshot))[:steps].T
    _coloured(painter, where, end, values, -1.0, signed_shades(theme), theme)
    if not is_picked(snapshot):
        return
    for k, name in enumerate(STRIPS):
        signed = name == "cell"
        table = signed_shades(theme) if signed else heat_map.shades(theme, "activation_zero", name, BEND)
        values = strip_values(snapshot, name)[None, :steps]
        _coloured(painter, strip(area(r), k), end, values, -1.0 if signed else 0.0, table, theme)


def _coloured(
    painter: QPainter, where: QRectF, end: float, values: Floats, low: float, table: Colours, theme: Theme
) -> None:
    colours = heat_map.coloured(values, low, 1.0, table, theme["surface"])
    part = QRectF(where.left(), where.top(), end - where.left(), where.height())
    heat_map.draw(painter, part, colours.shape, heat_map.cells(colours))


def squashed(content: HandwritingContent, cells: Sequence[int]) -> Floats:
    """tanh of what these cells hold, (T, n)."""
    found: Floats = np.tanh(content.trace.cell[:, list(cells)])
    return found


def strip_values(snapshot: Snapshot, name: str) -> Floats:
    """The picked cell's numbers over time, (T,)."""
    content: HandwritingContent = snapshot.content
    if name == "cell":
        return squashed(content, [content.cell])[:, 0]
    write, keep, _, read = content.trace.gates_of(content.cell)
    found: Floats = {"write": write, "keep": keep, "read": read}[name]
    return found


def _emissions(
    painter: QPainter, r: Rows, whole: QRectF, content: HandwritingContent, theme: Theme, t: float
) -> None:
    """A line where a character was decided."""
    for each in content.characters:
        if each.step + 1 <= t:
            x = r.across(each.step + 1)
            top = whole.top() - 4 * r.scale
            painter.fillRect(
                QRectF(x - 0.6 * r.scale, top, 1.2 * r.scale, whole.bottom() - top), theme["ink"]
            )


def _names(painter: QPainter, r: Rows, whole: QRectF, view: View, theme: Theme) -> None:
    """The strips' names, right of the axis."""
    made = font("tick", r.scale, r.present, 500)
    for k, name in enumerate(STRIPS):
        at = QPointF(r.end + 8 * r.scale, strip(whole, k).center().y())
        role = "ink2" if name == "cell" else f"{name}_text"
        said = words.say(f"handwriting-strip-{name}", view.language)
        ink.text(painter, at, said, made, theme[role], ink.LEFT | ink.MIDDLE)


def _legend(painter: QPainter, r: Rows, whole: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The two ends of the colours, and where the cells fell back most."""
    s, made = r.scale, font("tick", r.scale, r.present)
    y = whole.bottom() + 0.62 * (r.row("cells").bottom() - whole.bottom()) + 3 * s
    bar = QRectF(r.right - 104 * s, y - 3.5 * s, 78 * s, 7 * s)
    heat_map.colour_bar(painter, bar, signed_shades(theme), theme, s)
    ink.text(painter, QPointF(bar.left() - 6 * s, y), "−1", made, theme["ink3"], ink.RIGHT | ink.MIDDLE)
    ink.text(painter, QPointF(bar.right() + 6 * s, y), "+1", made, theme["ink3"], ink.LEFT | ink.MIDDLE)
    most = reset(snapshot)
    if most >= 0:
        x, said = (
            r.across(snapshot.content.characters[most].step + 1),
            words.say("handwriting-reset", view.language),
        )
        if x + ink.width(said, made) + 12 * s < bar.left() - 30 * s:
            tick = QRectF(x - 0.6 * s, whole.bottom(), 1.2 * s, y - whole.bottom() + 4 * s)
            painter.fillRect(tick, theme["ink"])
            ink.text(painter, QPointF(x + 5 * s, y), said, made, theme["ink3"], ink.LEFT | ink.MIDDLE)


def reset(snapshot: Snapshot) -> int:
    """The character after which the shown cells fell back to 0 most, −1 where they did nowhere."""
    content: HandwritingContent = snapshot.content
    steps, found, most = len(content.places), -1, 0.0
    if not content.characters or not len(content.shown):
        return -1
    held = np.abs(squashed(content, order(snapshot))).mean(axis=1)
    for k, each in enumerate(content.characters):
        fell = float(held[each.step] - held[min(steps - 1, each.step + _SOON)])
        if fell > most:
            found, most = k, fell
    return found


def _pick(painter: QPainter, whole: QRectF, snapshot: Snapshot, theme: Theme, s: float) -> None:
    """A mark beside the picked cell's row, where it is among those shown."""
    shown, cell = order(snapshot), snapshot.content.cell
    if cell not in shown:
        return
    y = whole.top() + (shown.index(cell) + 0.5) * whole.height() / len(shown)
    tip = QPointF(whole.left() - 3 * s, y)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme["ink"])
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-6, -4.5) * s, tip + QPointF(-6, 4.5) * s]))
    painter.restore()


def point(painter: QPainter, r: Rows, snapshot: Snapshot, target: Target | None, theme: Theme) -> None:
    """A frame round the step of a cell, or of a gate, that is pointed at."""
    if target is None or target.kind not in ("cells", "strip") or len(target.index) != 2:
        return
    step, row = target.index
    is_strip = target.kind == "strip"
    if step >= len(snapshot.content.places) or (is_strip and not is_picked(snapshot)):
        return
    if is_strip:
        line = strip(area(r), row)
    elif row < len(order(snapshot)):
        whole = map_area(r, snapshot)
        high = whole.height() / len(order(snapshot))
        line = QRectF(whole.left(), whole.top() + row * high, whole.width(), high)
    else:
        return
    where = QRectF(r.across(step), line.top(), r.across(step + 1) - r.across(step), line.height())
    painter.save()
    painter.setPen(QPen(theme["ink"], 1.5 * r.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(where.adjusted(*(side * r.scale for side in (-1, -1, 1, 1))))
    painter.restore()


def hits(r: Rows, snapshot: Snapshot) -> tuple[Hit, ...]:
    """The map as one area, where a click picks the cell, and the strips as another."""
    steps, rows = len(snapshot.content.places), len(order(snapshot))
    if not steps or not rows:
        return ()
    whole = map_area(r, snapshot)
    where = QRectF(r.left, whole.top(), r.across(steps) - r.left, whole.height())
    found = [
        Hit(Target("cells"), _box(where), clickable=True, at=partial(_at, r, where, "cells", rows, steps))
    ]
    if is_picked(snapshot):
        top, bottom = strip(area(r), 0).top(), strip(area(r), 3).bottom()
        where = QRectF(r.left, top, where.width(), bottom - top)
        at = partial(_at, r, where, "strip", len(STRIPS), steps)
        found.append(Hit(Target("strips"), _box(where), clickable=True, at=at))
    return tuple(found)


def _at(r: Rows, where: QRectF, kind: str, rows: int, steps: int, point: QPointF) -> Target:
    row = int((point.y() - where.top()) / where.height() * rows)
    return Target(kind, (max(0, min(steps - 1, r.step(point.x()))), max(0, min(rows - 1, row))))


def _box(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path


def _whole(rect: QRectF) -> QRect:
    """Sides on whole numbers: clipping to such a rectangle is fast."""
    left, top = round(rect.left()), round(rect.top())
    return QRect(left, top, round(rect.right()) - left, round(rect.bottom()) - top)
