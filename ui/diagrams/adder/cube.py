"""The activities as a point in a cube: where they have been, where they can be, and what that means.

The still part (wireframe, cloud, boxes, tags) is painted once for a network, a camera and a
rectangle; only the path and the current point move with the playhead. The cube is of the first
three principal components where there are more than three hidden units, and a square for two.
"""

from __future__ import annotations

import math
from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from simulator.chapters.adder import AdderContent
from simulator.experiment import Snapshot
from ui.diagrams import arrows
from ui.diagrams.adder import cube_room, cube_still, trajectory
from ui.diagrams.adder.cube_room import Room, room_of
from ui.diagrams.adder.network import TRAVEL
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, alpha
from ui.view import Camera, Hit, Target, View

MOVES_SHOWN = 12
_POINTED = frozenset(("path", "pattern", "start"))
_LAST, _EARLIER, _FAINT = 2.6, 1.3, 0.45  # widths in px and the earlier moves' strength


def seen_from(content: AdderContent, view: View) -> Camera:
    """The camera in use: the person's, or the one that sets the patterns apart."""
    return cube_room.camera(content, view.camera)


def turn(camera: Camera, delta: QPointF, rect: QRectF) -> Camera:
    """The camera after dragging by `delta` px: half a turn over the width, the near side follows the hand."""
    return camera.turned(
        -math.pi * delta.x() / max(1.0, rect.width()), math.pi / 2 * delta.y() / max(1.0, rect.height())
    )


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The cube in `rect` at `view.t`."""
    content: AdderContent = snapshot.content
    room = room_of(content, rect, view)
    done, phase = _when(content, view)
    gone = _gone(phase)
    with_path = bool(snapshot.settings.values()["show_path"])
    resting = _resting(done, gone) if with_path else range(0)
    pointed = tuple(target for target in (view.selection, view.hover) if target and target.kind in _POINTED)
    if resting or pointed:
        key = _key(rect, snapshot, view, theme)

        def rest(layer: QPainter) -> None:
            _still(layer, rect, room, snapshot, view, theme)
            layer.save()
            layer.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            for target in pointed:
                _bring_out(layer, room, target, view, theme)
            for step in resting:
                _move(layer, room, step, 0.0, view, theme)
            layer.restore()

        cached(painter, rect, ("cube moves", resting, pointed, key), rest, theme["bg"])
    else:
        _still(painter, rect, room, snapshot, view, theme)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    if with_path and done and done not in resting:
        _move(painter, room, done, 1.0 - gone, view, theme)
    _point(painter, room, content, with_path, view, theme)
    painter.restore()


def _still(painter: QPainter, rect: QRectF, room: Room, snapshot: Snapshot, view: View, theme: Theme) -> None:
    shown = snapshot.settings.values()
    cloud, boxes = bool(shown["show_cloud"]), bool(shown["show_boxes"])
    cached(
        painter,
        rect,
        ("cube", _key(rect, snapshot, view, theme)),
        lambda layer: cube_still.draw(layer, room, snapshot.content, cloud, boxes, view, theme),
        theme["bg"],
    )


def _key(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> Hashable:
    """All that what stands still depends on."""
    shown, content = snapshot.settings.values(), snapshot.content
    choice = bool(shown["show_cloud"]), bool(shown["show_boxes"])
    look = theme, view.language, view.scale, view.present
    return Same(content), extent(rect), seen_from(content, view), choice, look


def _when(content: AdderContent, view: View) -> tuple[int, float]:
    """Columns done, and the share of the step under way."""
    columns = len(content.trace.hidden)
    done = max(0, min(view.step, columns))
    return done, view.phase if done < columns else 0.0


def _gone(phase: float) -> float:
    """The share of the move under way that is behind the point."""
    travel = min(1.0, phase / TRAVEL)
    return 4 * travel**3 if travel < 0.5 else 1 - 4 * (1 - travel) ** 3


def _shown(done: int) -> range:
    """The moves that are drawn when `done` columns are done, oldest first."""
    return range(max(1, done - MOVES_SHOWN + 1), done + 1)


def _resting(done: int, gone: float) -> range:
    """Of these, those that look the same until the step is over.

    The last move turns into an earlier one while the next is under way.
    """
    shown = _shown(done)
    return shown if gone >= 1.0 else shown[:-1]


def _move(painter: QPainter, room: Room, step: int, fresh: float, view: View, theme: Theme) -> None:
    """A finished move; `fresh` is 1 for the last and 0 for an earlier one."""
    way = trajectory.path(room.moves[step - 1])
    if way is None:
        return
    lit = Target("path", (step,)) in (view.hover, view.selection)
    strength = 1.0 if lit else _FAINT + (1.0 - _FAINT) * fresh
    width = (_LAST if lit else _EARLIER + (_LAST - _EARLIER) * fresh) * view.scale
    head, gap = (7.0 + 4.0 * fresh) * view.scale, 6.5 * view.scale
    trajectory.draw(painter, way, alpha(theme["ink"], strength), width, head, gap)


def _point(
    painter: QPainter, room: Room, content: AdderContent, with_path: bool, view: View, theme: Theme
) -> None:
    """The current point and the move that leads to it."""
    done, phase = _when(content, view)
    gone, scale = _gone(phase), view.scale
    x, y = room.points[done]
    at = QPointF(x, y)
    if phase:
        ahead = trajectory.path(room.moves[done])
        if ahead is None:
            return
        if with_path:
            at = trajectory.draw_until(painter, ahead, gone, theme["ink"], _LAST * scale)
        else:
            at = arrows.along(ahead, gone)
    if not (math.isfinite(at.x()) and math.isfinite(at.y())):
        return
    settled = done + 1 if phase >= TRAVEL else done
    state = int(content.nearest[settled - 1]) if settled else -1
    _current(painter, at, state, 0.0 < gone < 1.0, settled == 0, scale, theme)


def _current(
    painter: QPainter, at: QPointF, state: int, moving: bool, at_start: bool, scale: float, theme: Theme
) -> None:
    """The current point; where it rests, a ring in the hue of the state whose pattern this is."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not moving:
        ring = theme.state(state) if state >= 0 else theme["axis"]
        pen = QPen(ring, 2.4 * scale)
        if state < 0 and not at_start:
            pen = QPen(ring, 1.6 * scale)
            pen.setDashPattern([2.6, 2.2])
        painter.setPen(pen)
        painter.drawEllipse(at, 12 * scale, 12 * scale)
    painter.setPen(QPen(theme["bg"], 1.2 * scale))
    painter.setBrush(theme["ink"])
    painter.drawEllipse(at, 4.8 * scale, 4.8 * scale)


def _bring_out(painter: QPainter, room: Room, target: Target, view: View, theme: Theme) -> None:
    """A ring round the hovered pattern or start."""
    colour: QColor = theme["ink"]
    if target.kind == "start":
        where = room.points[0]
    elif target.kind == "pattern" and target.index[0] < len(room.centres):
        where, colour = room.centres[target.index[0]], theme.state(int(room.states[target.index[0]]))
    else:
        return
    x, y = where
    if math.isfinite(x) and math.isfinite(y):
        painter.setPen(QPen(alpha(colour, 0.5), 5 * view.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), 14 * view.scale, 14 * view.scale)


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """("cube", ()) to turn it, then ("path", (step,)), ("pattern", (k,)) and ("start", ()), topmost last.

    Step t is the move made in column t, k counts `content.centres`. A square is not turned.
    """
    content: AdderContent = snapshot.content
    room = room_of(content, rect, view)
    scale = view.scale
    area = QPainterPath()
    area.addRect(rect)
    found = [Hit(Target("cube"), area, draggable=room.solid)]
    stroker = QPainterPathStroker()
    stroker.setWidth(9 * scale)
    if snapshot.settings.values()["show_path"]:
        for step in _shown(_when(content, view)[0]):
            way = trajectory.path(room.moves[step - 1])
            if way is None:
                continue
            found.append(Hit(Target("path", (step,)), stroker.createStroke(way), draggable=room.solid))
    for k, (x, y) in enumerate(room.centres.tolist()):
        if math.isfinite(x) and math.isfinite(y):
            disc = QPainterPath()
            disc.addEllipse(QPointF(x, y), 10 * scale, 10 * scale)
            for tag in room.tags:
                if k == tag.patterns[0]:
                    disc.addRect(tag.box)
            disc.setFillRule(Qt.FillRule.WindingFill)
            found.append(Hit(Target("pattern", (k,)), disc, draggable=room.solid))
    x, y = room.points[0]
    if math.isfinite(x) and math.isfinite(y):
        disc = QPainterPath()
        disc.addEllipse(QPointF(x, y), 8 * scale, 8 * scale)
        if room.start_name is not None:
            disc.addRect(room.start_name)
        disc.setFillRule(Qt.FillRule.WindingFill)
        found.append(Hit(Target("start"), disc, draggable=room.solid))
    return tuple(found)
