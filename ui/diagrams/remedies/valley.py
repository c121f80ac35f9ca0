"""The loss over two weights as a map with its level lines, and the ways that methods take through it.

The heights are log10 of the loss. The ways differ by line, marks and name, never by hue alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.chapters._remedies_content import Path, Valley
from ui import words
from ui.diagrams import axes as plots
from ui.diagrams import curves, heat_map, ink, pill, plane, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.curves import title
from ui.diagrams.layers import cached
from ui.diagrams.magnitudes import figures, said
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import Card, Hit, Target, View

# Powers of ten of the loss between two level lines; the share of ink in the highest loss.
_LEVELS, _DARKEST = 0.5, 0.5
# At most so many marks along a way: a descent makes thousands of steps.
_MARKS = 60


@dataclass(frozen=True)
class Style:
    """How one of the ways is drawn."""

    dashes: tuple[float, ...]
    mark: str  # square, ring or dot


STYLES = {
    "descent": Style((2.0, 2.5), "square"),
    "hessian_free": Style((), "dot"),
    "classical": Style((5.0, 3.0), "ring"),
    "nesterov": Style((), "dot"),
}


def axes(rect: QRectF, valley: Valley, view: View) -> Axes:
    """The plane of the two weights in a panel with a heading above and the key below."""
    left, above, below = plane.margins(view)
    head = small_plot.heading(view)
    key = len(valley.paths) * ink.leading(font("label", view.scale, view.present)) + 4 * view.scale
    inner = rect.adjusted(left, head + above, -6 * view.scale, -below - key)
    return Axes(inner, plane.around(valley.recurrent), plane.around(valley.output))


def paint(painter: QPainter, rect: QRectF, valley: Valley, heading: str, view: View, theme: Theme) -> None:
    """Heading, map, level lines, start and lowest point, the ways, and what they are."""
    look = extent(rect), theme, view.language, view.scale, view.present
    key = ("valley", Same(valley), heading, look)
    around = rect.adjusted(-2 * view.scale, 0, 8 * view.scale, 2 * view.scale)
    cached(painter, around, key, lambda to: _still(to, rect, valley, heading, view, theme), theme["bg"])
    _pointed(painter, axes(rect, valley, view), valley, view, theme)


def _still(painter: QPainter, rect: QRectF, valley: Valley, heading: str, view: View, theme: Theme) -> None:
    s, a = view.scale, axes(rect, valley, view)
    row = QRectF(rect.left(), rect.top(), rect.width(), small_plot.heading(view) - 6 * s)
    title(painter, row, heading, words.say("remedies-valley-note", view.language), view, theme)
    heights = valley.heights[::-1]
    finite = heights[np.isfinite(heights)]
    low, high = float(finite.min(initial=0.0)), float(finite.max(initial=0.0))
    table = heat_map.shades(theme, "surface", "ink", 0.8, _DARKEST)
    colours = heat_map.coloured(heights, low, max(high, low + 1e-9), table, theme["sel"])
    levels = np.floor(np.nan_to_num(heights, nan=high, posinf=high, neginf=low) / _LEVELS)
    pixels = heat_map.ridged(heat_map.cells(colours), levels, 0.0, theme["axis"], 0.8 * s)
    heat_map.draw(painter, a.rect, heights.shape, pixels)
    plane.frame(painter, a, ("u", "v"), view, theme)
    painter.save()
    painter.setClipRect(a.rect, Qt.ClipOperation.IntersectClip)
    for path in valley.paths:
        _way(painter, a, path, theme, s)
    painter.restore()
    for place, key in ((valley.start, "start"), (valley.best, "best")):
        if a.holds(*place):
            _place(painter, a, place, key, view, theme)
    _key(painter, rect, valley, view, theme)


def _way(painter: QPainter, a: Axes, path: Path, theme: Theme, s: float) -> None:
    style = STYLES[path.name]
    u, v = path.points[:, 0], path.points[:, 1]
    plots.curve(painter, a, u, v, theme["bg"], 4.4 * s)
    plots.curve(painter, a, u, v, theme["ink"], 1.7 * s, tuple(px * s for px in style.dashes))
    every = max(1, len(path.points) // _MARKS)
    for u_, v_ in path.points[::every].tolist():
        if a.holds(u_, v_):
            _mark(painter, a.at(u_, v_), 2.4 * s, style, theme, s)


def _mark(painter: QPainter, at: QPointF, radius: float, style: Style, theme: Theme, s: float) -> None:
    if style.mark == "square":
        painter.setPen(QPen(theme["ink"], 1.1 * s))
        painter.setBrush(theme["bg"])
        painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
    elif style.mark == "ring":
        curves.ring(painter, at, radius, theme["bg"], theme["ink"], 1.1 * s)
    else:
        curves.ring(painter, at, radius + 0.4 * s, theme["ink"], theme["bg"], 0.8 * s)


def _place(
    painter: QPainter, a: Axes, place: tuple[float, float], key: str, view: View, theme: Theme
) -> None:
    s, at, clear = view.scale, a.at(*place), QColor(Qt.GlobalColor.transparent)
    curves.ring(painter, at, 6.5 * s, clear, theme["bg"], 4 * s)
    curves.ring(painter, at, 6.5 * s, clear, theme["ink" if key == "start" else "ok"], 2 * s)
    pill.label(
        painter, a.rect, at, words.say(f"remedies-valley-{key}", view.language), theme["ink"], view, theme
    )


def sentence(path: Path, language: str) -> str:
    """How far a way led, for how many evaluations."""
    last = float(path.losses[-1])
    with np.errstate(all="ignore"):
        loss = said(float(np.log10(last)), language)
    return words.say(
        f"remedies-valley-{path.name}", language, evaluations=int(path.evaluations[-1]), loss=loss
    )


def _key(painter: QPainter, rect: QRectF, valley: Valley, view: View, theme: Theme) -> None:
    """A line for each way: how it looks, and how far it led."""
    s, made = view.scale, font("label", view.scale, view.present)
    step = ink.leading(made)
    for k, path in enumerate(valley.paths):
        y = rect.bottom() - (len(valley.paths) - k - 0.5) * step
        style = STYLES[path.name]
        pen = QPen(theme["ink"], 1.7 * s)
        if style.dashes:
            pen.setDashPattern([px / 1.7 for px in style.dashes])
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.left() + 30 * s, y))
        _mark(painter, QPointF(rect.left() + 15 * s, y), 2.4 * s, style, theme, s)
        line = ink.elide(sentence(path, view.language), made, rect.width() - 40 * s)
        ink.text(painter, QPointF(rect.left() + 40 * s, y), line, made, theme["ink2"], ink.LEFT | ink.MIDDLE)


def _pointed(painter: QPainter, a: Axes, valley: Valley, view: View, theme: Theme) -> None:
    """The step of a way under the pointer, larger."""
    if view.hover is None or view.hover.kind != "valley_step":
        return
    which, k = view.hover.index
    if which < len(valley.paths) and k < len(valley.paths[which].points):
        path = valley.paths[which]
        place = path.points[k].tolist()
        if a.holds(*place):
            _mark(painter, a.at(*place), 5 * view.scale, STYLES[path.name], theme, view.scale)


def hits(rect: QRectF, valley: Valley, view: View) -> tuple[Hit, ...]:
    """`valley_map` (row, column) anywhere; `valley_step` (way, step) within some px of one."""
    a = axes(rect, valley, view)
    area, key = QPainterPath(), QPainterPath()
    area.addRect(a.rect)
    key.addRect(QRectF(rect.left(), a.rect.bottom(), rect.width(), rect.bottom() - a.rect.bottom()))
    at = partial(_under, a, valley, 9 * view.scale)
    return (Hit(Target("valley_map", (0, 0)), area, at=at), Hit(Target("valley_key"), key))


def _under(a: Axes, valley: Valley, near: float, place: QPointF) -> Target:
    best, nearest = Target("valley_map", _cell(a, valley, place)), near
    for which, path in enumerate(valley.paths):
        with np.errstate(all="ignore"):
            x = a.rect.left() + (path.points[:, 0] - a.x[0]) / (a.x[1] - a.x[0]) * a.rect.width()
            y = a.rect.bottom() - (path.points[:, 1] - a.y[0]) / (a.y[1] - a.y[0]) * a.rect.height()
            far = np.nan_to_num(np.hypot(x - place.x(), y - place.y()), nan=np.inf)
        if len(far) and far.min() < nearest:
            best, nearest = Target("valley_step", (which, int(far.argmin()))), float(far.min())
    return best


def _cell(a: Axes, valley: Valley, place: QPointF) -> tuple[int, int]:
    u, v = a.values(place)
    return int(np.abs(valley.output - v).argmin()), int(np.abs(valley.recurrent - u).argmin())


def card(target: Target, valley: Valley, language: str) -> Card | None:
    """What the map and the ways tell."""
    say = words.say
    if target.kind == "valley_map":
        row, column = target.index
        loss = said(float(valley.heights[row, column]), language)
        u, v = figures(float(valley.recurrent[column])), figures(float(valley.output[row]))
        about = say("remedies-card-valley", language)
        return Card(say("remedies-card-valley-loss", language), loss, (f"u = {u}, v = {v}", about))
    if target.kind == "valley_key":
        lines = tuple(sentence(path, language) for path in valley.paths)
        return Card(say("remedies-card-valley-ways", language), "", lines)
    which, k = target.index
    if which >= len(valley.paths) or k >= len(valley.paths[which].points):
        return None
    path = valley.paths[which]
    with np.errstate(all="ignore"):
        loss = said(float(np.log10(path.losses[k])), language)
    u, v = (figures(float(x)) for x in path.points[k])
    at = say("remedies-card-valley-step", language, step=k, evaluations=int(path.evaluations[k]))
    return Card(say(f"remedies-valley-name-{path.name}", language), loss, (at, f"u = {u}, v = {v}"))
