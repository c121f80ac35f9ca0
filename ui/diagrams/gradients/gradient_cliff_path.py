"""Two descents over the plane of the weights: their lines, their marks, and where one leaves the picture."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from simulator.chapters._gradients_content import Cliff, Path
from ui import words
from ui.diagrams import arrows, curves, magnitudes, pill
from ui.diagrams import axes as plots
from ui.diagrams.axes import Axes
from ui.theme import Theme
from ui.view import Hit, Target, View


class Style(NamedTuple):
    """How one of the two descents is drawn."""

    key: str
    dashes: tuple[float, ...]
    is_square: bool


FREE, CLIPPED = Style("free", (5.0, 3.0), True), Style("clipped", (), False)


def both(cliff: Cliff) -> tuple[tuple[Path, Style], ...]:
    """Both descents with their styles; the number of one is its place here."""
    return (cliff.free, FREE), (cliff.clipped, CLIPPED)


def paint(painter: QPainter, a: Axes, cliff: Cliff, view: View, theme: Theme) -> None:
    """The line of constant bias, both paths, the start."""
    s = view.scale
    start = cliff.free.points[0]
    painter.save()
    painter.setClipRect(a.rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(a.rect.left(), a.down(start[1]) - 0.5 * s, a.rect.width(), s), theme["ink2"])
    for path, style in both(cliff):
        _path(painter, a, path, style, view, theme)
    painter.restore()
    for path, style in both(cliff):
        _leaving(painter, a, path, style, view, theme)
    at = a.at(*start)
    curves.ring(painter, at, 7 * s, QColor(Qt.GlobalColor.transparent), theme["bg"], 4 * s)
    curves.ring(painter, at, 7 * s, QColor(Qt.GlobalColor.transparent), theme["ink"], 2 * s)
    said = words.say("gradients-cliff-start", view.language)
    pill.label(painter, a.rect, at, said, theme["ink"], view, theme)


def _path(painter: QPainter, a: Axes, path: Path, style: Style, view: View, theme: Theme) -> None:
    s = view.scale
    w_, b_ = path.points[:, 0], path.points[:, 1]
    plots.curve(painter, a, w_, b_, theme["bg"], 4.4 * s)
    plots.curve(painter, a, w_, b_, theme["ink"], 1.6 * s, tuple(px * s for px in style.dashes))
    inside = [a.at(*point) for point in path.points.tolist() if a.holds(*point)]
    marks(painter, inside, 2.4 * s, style, theme, s)


def paint_pointed(painter: QPainter, a: Axes, cliff: Cliff, view: View, theme: Theme) -> None:
    """The point of a path under the pointer, larger."""
    if view.hover is None or view.hover.kind != "cliff_point":
        return
    which, k = view.hover.index
    path, style = both(cliff)[which]
    if k < len(path.points) and a.holds(*path.points[k].tolist()):
        marks(painter, [a.at(*path.points[k])], 5.0 * view.scale, style, theme, view.scale)


def marks(
    painter: QPainter, places: list[QPointF], radius: float, style: Style, theme: Theme, scale: float
) -> None:
    """Points of a path: hollow squares, or filled circles."""
    if style.is_square:
        painter.setPen(QPen(theme["ink"], 1.2 * scale))
        painter.setBrush(theme["bg"])
        side = 2 * radius
        painter.drawRects([QRectF(at.x() - radius, at.y() - radius, side, side) for at in places])
        return
    for colour, across in ((theme["bg"], 2 * radius + 2.4 * scale), (theme["ink"], 2 * radius)):
        painter.setPen(QPen(colour, across, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(QPolygonF(places))


def exit_point(a: Axes, path: Path) -> tuple[QPointF, QPointF] | None:
    """The last place inside and the place on the border where a path first leaves, None if it stays."""
    if not path.left_at:
        return None
    inside, outside = path.points[path.left_at - 1], path.points[path.left_at]
    start, way = a.at(*inside), a.at(*np.clip(np.nan_to_num(outside), -1e6, 1e6)) - a.at(*inside)
    share = 1.0
    for begin, step, low, high in (
        (start.x(), way.x(), a.rect.left(), a.rect.right()),
        (start.y(), way.y(), a.rect.top(), a.rect.bottom()),
    ):
        if step:
            share = min(share, ((high if step > 0 else low) - begin) / step)
    return start, start + way * max(0.0, share)


def _leaving(painter: QPainter, a: Axes, path: Path, style: Style, view: View, theme: Theme) -> None:
    """A head where the path leaves, and how far it goes."""
    found = exit_point(a, path)
    if found is None:
        return
    s = view.scale
    start, border = found
    way = border - start
    if math.hypot(way.x(), way.y()) > 12 * s:
        arrows.arrow(
            painter, arrows.straight(start, border), theme["ink"], 1.6 * s, 10 * s, dashed=[5 * s, 3 * s]
        )
    said = words.say("gradients-cliff-off", view.language, update=path.left_at)
    pill.label(painter, a.rect, border, said, theme["ink"], view, theme)


def hits(a: Axes, cliff: Cliff, view: View) -> tuple[Hit, ...]:
    """`cliff_point` (path, update) inside the plane, and on top `cliff_start`, to be dragged."""
    found = []
    for which, (path, _) in enumerate(both(cliff)):
        for k, (w, b) in enumerate(path.points):
            if k and a.holds(float(w), float(b)):
                found.append(
                    Hit(Target("cliff_point", (which, k)), _round(a.at(float(w), float(b)), 5 * view.scale))
                )
    start = _round(a.at(*cliff.free.points[0]), 12 * view.scale)
    return (*found, Hit(Target("cliff_start"), start, draggable=True))


def _round(at: QPointF, radius: float) -> QPainterPath:
    area = QPainterPath()
    area.addEllipse(at, radius, radius)
    return area


def verdict(path: Path, threshold: float | None, language: str) -> str:
    """What became of one descent, in words; `threshold` is None without clipping."""
    key = "free" if threshold is None else "clipped"
    name = words.say(
        f"gradients-cliff-{key}", language, threshold=magnitudes.figures(threshold if threshold else 1.0)
    )
    last = float(path.losses[-1])
    if path.left_at:
        step = float(np.linalg.norm(path.points[path.left_at] - path.points[path.left_at - 1]))
        jump = magnitudes.figures(step) if math.isfinite(step) else words.say("gradients-no-number", language)
        return words.say("gradients-cliff-left", language, name=name, update=path.left_at, step=jump)
    longest = magnitudes.figures(path.largest_step)
    return words.say(
        "gradients-cliff-stays",
        language,
        name=name,
        updates=len(path.points) - 1,
        step=longest,
        loss=magnitudes.figures(last) if math.isfinite(last) else words.say("gradients-no-number", language),
    )
