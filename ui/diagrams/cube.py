"""The activities as a point in a cube: where they have been, where they can be, and what that means.

The still part (wireframe, cloud, boxes, tags) is painted once for a network, a camera and a
rectangle; only the path and the current point move with the playhead. The cube is of the first
three principal components where there are more than three hidden units, and a square for two.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from simulator.chapters.adder import AdderContent
from simulator.experiment import Snapshot
from ui.diagrams import arrows, cube_room, cube_still, trajectory
from ui.diagrams.cube_room import Room, room_of
from ui.diagrams.layers import cached
from ui.diagrams.network import TRAVEL
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, alpha
from ui.view import Camera, Hit, Target, View

MOVES_SHOWN = 12
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
    shown = snapshot.settings.values()
    cloud, boxes = bool(shown["show_cloud"]), bool(shown["show_boxes"])
    key = (
        "cube",
        Same(content),
        extent(rect),
        seen_from(content, view),
        cloud,
        boxes,
        theme,
        view.language,
        view.scale,
        view.present,
    )
    cached(
        painter,
        rect,
        key,
        lambda layer: cube_still.draw(layer, room, content, cloud, boxes, view, theme),
        theme["bg"],
    )
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    for target in (view.selection, view.hover):
        _bring_out(painter, room, target, view, theme)
    _walk(painter, room, content, bool(shown["show_path"]), view, theme)
    painter.restore()


def _when(content: AdderContent, view: View) -> tuple[int, float]:
    """Columns done, and the share of the step under way."""
    columns = len(content.trace.hidden)
    done = max(0, min(view.step, columns))
    return done, view.phase if done < columns else 0.0


def _visible(room: Room, done: int) -> Iterator[tuple[int, QPainterPath]]:
    """The moves (step, way) that are drawn when `done` columns are done, oldest first."""
    for step in range(max(1, done - MOVES_SHOWN + 1), done + 1):
        way = trajectory.path(room.moves[step - 1])
        if way is not None:
            yield step, way


def _walk(
    painter: QPainter, room: Room, content: AdderContent, with_path: bool, view: View, theme: Theme
) -> None:
    """The moves so far and the current point."""
    done, phase = _when(content, view)
    travel = min(1.0, phase / TRAVEL)
    gone = 4 * travel**3 if travel < 0.5 else 1 - 4 * (1 - travel) ** 3
    scale = view.scale
    for step, way in _visible(room, done) if with_path else ():
        # The last move turns into an earlier one while the next is under way.
        fresh = 1.0 - gone if step == done else 0.0
        lit = Target("path", (step,)) in (view.hover, view.selection)
        strength = 1.0 if lit else _FAINT + (1.0 - _FAINT) * fresh
        width = (_LAST if lit else _EARLIER + (_LAST - _EARLIER) * fresh) * scale
        trajectory.draw(
            painter, way, alpha(theme["ink"], strength), width, (7.0 + 4.0 * fresh) * scale, 6.5 * scale
        )
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


def _bring_out(painter: QPainter, room: Room, target: Target | None, view: View, theme: Theme) -> None:
    """A ring round the hovered pattern or start."""
    if target is None or target.kind not in ("pattern", "start"):
        return
    colour: QColor = theme["ink"]
    if target.kind == "start":
        where = room.points[0]
    elif target.index[0] < len(room.centres):
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
        for step, way in _visible(room, _when(content, view)[0]):
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
