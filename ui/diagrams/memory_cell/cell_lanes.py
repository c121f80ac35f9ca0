"""Lanes over time: what came in, what the gates did, what the cell held, what came out, and the error.

The picture is made of two layers of the same lanes, as they look when done and when they lie ahead; the
playhead only moves the lines between them. Painted anew is the column of now, on its own ground.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache, partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui.diagrams.ink import is_vector
from ui.diagrams.layers import cached
from ui.diagrams.memory_cell import cell_bars, cell_error_lane, cell_maps
from ui.diagrams.memory_cell.cell_moment import Moment
from ui.diagrams.memory_cell.cell_pen import Look, Pen
from ui.diagrams.memory_cell.cell_rows import GATES, Rows, asked, is_truncated, lanes, rows
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme
from ui.view import Hit, Target, View

_MAPS = (*GATES, "cell", "output", "error")


def paint(
    painter: QPainter,
    rect: QRectF,
    snapshot: Snapshot,
    view: View,
    theme: Theme,
    moment: Moment,
) -> None:
    """The lanes of the picked cell in `rect`; about 40 px a lane at scale 1, fewer without numbers."""
    r = rows(rect, snapshot, view)

    def layer(look: Look, area: QRectF, span: range | None = None) -> None:
        if area.isEmpty():
            return
        painter.save()
        painter.setClipRect(_whole(area), Qt.ClipOperation.IntersectClip)
        if span is not None:
            painter.fillRect(area, theme["sel"])
            cell_bars.still(Pen(painter, r, lanes(snapshot), snapshot, view, theme, look, span), area)
        else:
            _cached(painter, rect, r, snapshot, view, theme, look)
        painter.restore()

    if is_vector(painter):
        _by_steps(painter, rect, r, moment, snapshot, view, theme)
    else:
        _bands(painter, rect, r, moment, layer, theme)
    if r.is_map:
        content: MemoryCellContent = snapshot.content
        for key in _shown_maps(r):
            cell_maps.pick(painter, _map_area(r, key), r.cells, content.cell, view, theme)
    elif r.has("error"):
        cell_error_lane.hop(painter, r, snapshot, theme, moment)
    for target in (view.selection, view.hover):
        _point(painter, r, target, theme)


def _shown_maps(r: Rows) -> tuple[str, ...]:
    return tuple(key for key in _MAPS if r.has(key))


def _map_area(r: Rows, key: str) -> QRectF:
    top, bottom = r.bars(key)
    return QRectF(r.left, top, r.right - r.left, bottom - top)


def _cached(
    painter: QPainter, rect: QRectF, r: Rows, snapshot: Snapshot, view: View, theme: Theme, look: Look
) -> None:
    """All the lanes as they look when done or ahead, on plain ground."""
    key = ("cell lanes", look, Same(snapshot.content), extent(rect), r, is_truncated(snapshot))
    shown = (theme, view.language, bool(snapshot.settings.values()["show_numbers"]))

    def draw(onto: QPainter) -> None:
        whole = range(r.steps)
        cell_bars.still(Pen(onto, r, lanes(snapshot), snapshot, view, theme, look, whole))

    cached(painter, rect, (*key, *shown), draw, theme["bg"])


_Layer = Callable[[Look, QRectF, range | None], None]


def _bands(painter: QPainter, rect: QRectF, r: Rows, moment: Moment, layer: _Layer, theme: Theme) -> None:
    """What is done, the column of now, what lies ahead: in the lanes of the way there and of the way back."""
    column, edge = QRectF(), r.left
    place = min(max(moment.place, 0.0), r.steps - 1.0)
    if moment.now >= 0:
        column = QRectF(_whole(r.column(place)))
        edge = column.left()
        if not (r.is_map or r.is_strip):
            _ground(painter, column, r, theme)
    there, back = _ways(rect, r)
    later: Look = "done" if moment.backward else "ahead"
    span = None
    if not (r.is_map or r.is_strip):
        # On its own ground the column is painted anew: one step, or the two it glides between.
        span = range(math.floor(place), math.ceil(place) + 1)
    bands: tuple[tuple[QRectF, Look, Look], ...] = ((there, "done", "done"), (back, "ahead", later))
    for band, before, now in bands:
        layer("done", QRectF(band.left(), band.top(), r.left - band.left(), band.height()), None)
        layer(before, QRectF(r.left, band.top(), edge - r.left, band.height()), None)
        end = edge + column.width()
        layer(later, QRectF(end, band.top(), band.right() - end, band.height()), None)
        layer(now, column.intersected(band), span)
    if not column.isEmpty() and (r.is_map or r.is_strip):
        _edges(painter, column, theme, r.scale)


def _ways(rect: QRectF, r: Rows) -> tuple[QRectF, QRectF]:
    """The lanes of the way there, and those of the way back."""
    border = r.lane("error").top() if r.has("error") else rect.bottom()
    return (
        QRectF(rect.left(), rect.top(), rect.width(), border - rect.top()),
        QRectF(rect.left(), border, rect.width(), rect.bottom() - border),
    )


def _by_steps(
    painter: QPainter,
    rect: QRectF,
    r: Rows,
    moment: Moment,
    snapshot: Snapshot,
    view: View,
    theme: Theme,
) -> None:
    """The same without layers and clips, which not every device without pixels knows: step by step."""
    now = moment.now
    is_covered = r.is_map or r.is_strip
    if now >= 0 and not is_covered:
        _ground(painter, r.column(now), r, theme)
    later: Look = "done" if moment.backward else "ahead"
    there, back = _ways(rect, r)
    ways: tuple[tuple[QRectF, Look, Look], ...] = ((there, "done", "done"), (back, "ahead", later))
    for way, before, here in ways:
        for span, look in (
            (range(max(0, now)), before),
            (range(max(0, now), now + 1), here),
            (range(now + 1, r.steps), later),
        ):
            made = Pen(
                painter, r, lanes(snapshot), snapshot, view, theme, look, span, extras=span.stop == r.steps
            )
            if span or made.extras:
                cell_bars.still(made, way)
    if now >= 0 and is_covered:
        _edges(painter, r.column(now), theme, r.scale)


def _edges(painter: QPainter, column: QRectF, theme: Theme, scale: float) -> None:
    """Beside a column whose ground is covered: a hairline at each side."""
    wide = max(1.0, scale)
    for x in (column.left() - wide, column.right()):
        painter.fillRect(QRectF(x, column.top(), wide, column.height()), theme["ink"])


def _ground(painter: QPainter, column: QRectF, r: Rows, theme: Theme) -> None:
    """The rounded ends of the now column, above and below the lanes."""
    more = 7 * r.scale
    radius = min(6 * r.scale, column.width() / 2)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme["sel"])
    painter.drawRoundedRect(column.adjusted(0, -more, 0, more), radius, radius)
    painter.restore()


def _whole(rect: QRectF) -> QRect:
    """The rectangle with its sides on whole numbers: clipping to such a one is fast, and two that share a
    side leave no seam."""
    left, top = round(rect.left()), round(rect.top())
    return QRect(left, top, round(rect.right()) - left, round(rect.bottom()) - top)


# The hand.


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """Every step of every lane; gates worked by hand can be clicked and dragged, the input dragged."""
    by_hand = bool(snapshot.settings.values()["gates"] == "by_hand")
    return _hits(rows(rect, snapshot, view), by_hand, tuple(asked(snapshot.content)))


@lru_cache(maxsize=16)
def _hits(r: Rows, by_hand: bool, asked_at: tuple[int, ...]) -> tuple[Hit, ...]:
    found = []
    for key, _, _ in r.lanes:
        if key == "flags":
            continue
        if r.is_map and key in _MAPS:
            area = _path(_map_area(r, key))
            found.append(Hit(Target("map", (_MAPS.index(key),)), area, True, at=partial(_at, r, key)))
            continue
        is_gate = by_hand and key in GATES
        is_dragged = is_gate or (by_hand and key == "input")
        for step in asked_at if key == "answer" else range(r.steps):
            area = _path(r.cell(key, step))
            found.append(Hit(Target(key, (step,)), area, clickable=is_gate, draggable=is_dragged))
    return tuple(found)


def _path(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path


def _at(r: Rows, key: str, point: QPointF) -> Target:
    """The step and the cell of a map that lie at a point."""
    area = _map_area(r, key)
    cell = int((point.y() - area.top()) / area.height() * r.cells)
    return Target(key, (r.step(point.x()), max(0, min(r.cells - 1, cell))))


def _point(painter: QPainter, r: Rows, target: Target | None, theme: Theme) -> None:
    """A frame round the step that is pointed at."""
    if target is None or not target.index or not r.has(target.kind):
        return
    step, s = target.index[0], r.scale
    if not 0 <= step < r.steps:
        return
    area = r.cell(target.kind, step)
    if len(target.index) == 2:
        area = cell_maps.row(_map_area(r, target.kind), r.cells, target.index[1])
        area = QRectF(r.left + step * r.width, area.top(), r.width, area.height())
        area = area.adjusted(-1.5 * s, -1.5 * s, 1.5 * s, 1.5 * s)
    painter.save()
    painter.setPen(QPen(theme["ink"], 1.5 * s))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = min(3 * s, area.width() / 3)
    less = 0.75 * s
    painter.drawRoundedRect(area.adjusted(less, less, -less, -less), radius, radius)
    painter.restore()
