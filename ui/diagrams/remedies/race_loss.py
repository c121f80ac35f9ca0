"""One racer's loss against its work, the others' in grey behind it, and the flag where it solved the task.

What all rows share (hairlines, a guess's loss, every curve in grey) is one layer, painted once and copied.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from simulator.arrays import Floats
from simulator.chapters._remedies_content import Curve, Racer, RemediesContent, Row
from ui import words
from ui.diagrams import axes as plots
from ui.diagrams import curves, ink
from ui.diagrams.axes import Axes
from ui.diagrams.layers import cached
from ui.diagrams.remedies import plates
from ui.diagrams.remedies import race_scales as scales
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, alpha, font
from ui.view import View

# Points of a racer with no more of them than this are drawn as rings: each is an update to look at.
_FEW = 24


def axes(box: QRectF, content: RemediesContent, axis: str) -> Axes:
    """The plot's axes, alike in every row."""
    return scales.loss_axes(box, content.rows, axis, content.chance_loss)


def places(racer: Racer, axis: str) -> Floats:
    """Where a racer's kept points stand on the axis of work, (N,)."""
    return scales.placed(racer.curve.work(axis), axis)


def paint(
    painter: QPainter, box: QRectF, row: Row, content: RemediesContent, axis: str, view: View, theme: Theme
) -> None:
    """The plot in `box`; its numbers stand left and right of it."""
    _shared(painter, box, content, axis, view, theme)
    a, s = axes(box, content, axis), view.scale
    made = font("tick", s, view.present)
    for value, said in ((0.0, "0"), (content.chance_loss, words.say("remedies-race-chance", view.language))):
        at = QPointF(box.left() - 7 * s, a.down(value))
        ink.text(painter, at, said, made, theme["ink3"], ink.RIGHT | ink.MIDDLE)
    racer = row.first
    x = places(racer, axis)
    if not len(x):
        return
    _spread(painter, a, row, axis, theme)
    painter.save()
    painter.setClipRect(box.adjusted(-2 * s, -2 * s, 2 * s, 2 * s), Qt.ClipOperation.IntersectClip)
    painter.translate(box.topLeft())
    _stroke(painter, _here(box), racer, content, axis, theme["ink"], 2.2 * s)
    painter.restore()
    if len(x) <= _FEW:
        for point in zip(x.tolist(), racer.curve.losses.tolist(), strict=True):
            if a.holds(*point):
                curves.ring(painter, a.at(*point), 2.6 * s, theme["bg"], theme["ink"], 1.4 * s)
    _flag(painter, a, racer, axis, theme, s)
    _end(painter, a, racer, float(x[-1]), view, theme)


def _shared(
    painter: QPainter, box: QRectF, content: RemediesContent, axis: str, view: View, theme: Theme
) -> None:
    here, s = _here(box), view.scale

    def draw(layer: QPainter) -> None:
        a = axes(here, content, axis)
        plots.grid(layer, a, scales.ticks(a), (), theme, s)
        layer.fillRect(QRectF(0.0, here.bottom() - 0.6 * s, here.width(), 1.2 * s), theme["axis"])
        layer.setPen(QPen(theme["axis"], s, Qt.PenStyle.DotLine))
        chance = a.down(content.chance_loss)
        layer.drawLine(QPointF(0.0, chance), QPointF(here.right(), chance))
        for row in content.rows:
            _stroke(layer, here, row.first, content, axis, theme["hair2"], 1.2 * s)

    key = ("race others", Same(content), axis, extent(here), theme, s)
    painter.save()
    painter.translate(box.topLeft())
    cached(painter, here.adjusted(-2 * s, -2 * s, 2 * s, 2 * s), key, draw, theme["bg"])
    painter.restore()


def _here(box: QRectF) -> QRectF:
    """The box at the origin: there all rows' lines are the same."""
    return QRectF(0.0, 0.0, box.width(), box.height())


def _stroke(
    painter: QPainter,
    here: QRectF,
    racer: Racer,
    content: RemediesContent,
    axis: str,
    colour: QColor,
    width: float,
) -> None:
    """A racer's losses in the box at the origin, to be clipped by the layer it is drawn on."""
    a = axes(here, content, axis)
    if ink.is_vector(painter):
        plots.curve(painter, a, places(racer, axis), racer.curve.losses, colour, width)
        return
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    painter.drawLines(_lines(Same(racer.curve), axis, extent(here), a.x, a.y))


@lru_cache(maxsize=128)
def _lines(
    way: Same[Curve],
    axis: str,
    place: tuple[float, float, float, float],
    x: tuple[float, float],
    y: tuple[float, float],
) -> list[QLineF]:
    """The stretches of a curve of losses, worked out once for all the rows it stands in."""
    a = Axes(QRectF(*place), x, y)
    drawn = curves.curve(a, scales.placed(way.thing.work(axis), axis), way.thing.losses)
    ends = [np.hstack((piece[:-1], piece[1:])) for piece in drawn.pieces]
    return [QLineF(*stretch) for piece in ends for stretch in piece.tolist()]


def spread(row: Row) -> tuple[Floats, Floats, Floats] | None:
    """Updates, the lowest and the highest loss of all seeds at them, (N,) each; None with one seed."""
    ways = [racer.curve for racer in row.racers if len(racer.curve.updates) > 1]
    if len(ways) < 2:
        return None
    at = np.asarray(ways[0].updates, dtype=np.float64)
    found = np.array([np.interp(at, way.updates, way.losses) for way in ways])
    return at, found.min(axis=0), found.max(axis=0)


def _spread(painter: QPainter, a: Axes, row: Row, axis: str, theme: Theme) -> None:
    """From the best seed's loss to the worst's, where several ran; by the first one's work."""
    found = spread(row)
    if found is None:
        return
    at, low, high = found
    x = np.interp(at, row.first.curve.updates, places(row.first, axis))
    below = [point for piece in a.pieces(x, low) for point in piece.tolist()]
    above = [point for piece in a.pieces(x, high) for point in piece.tolist()]
    painter.save()
    painter.setClipRect(a.rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(alpha(theme["ink"], 0.14))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in (*above, *reversed(below))]))
    painter.restore()


def _flag(painter: QPainter, a: Axes, racer: Racer, axis: str, theme: Theme, s: float) -> None:
    """Where the test on fresh sequences was passed."""
    if racer.status != "solved" or racer.ended is None:
        return
    x = min(a.across(float(scales.placed(racer.ended.on(axis), axis))), a.rect.right())
    top = a.rect.top() + 0.34 * a.rect.height()
    painter.save()
    painter.setPen(QPen(theme["ok"], 1.6 * s))
    painter.drawLine(QPointF(x, top), QPointF(x, a.rect.bottom()))
    cloth = QPainterPath(QPointF(x, top - 0.5 * s))
    # To the left where the curve's end and its number are at the right.
    way = -1.0 if x > a.rect.right() - 16 * s else 1.0
    cloth.lineTo(QPointF(x + way * 11 * s, top + 4.5 * s))
    cloth.lineTo(QPointF(x, top + 9.5 * s))
    cloth.closeSubpath()
    painter.fillPath(cloth, theme["ok"])
    painter.restore()


def _end(painter: QPainter, a: Axes, racer: Racer, last: float, view: View, theme: Theme) -> None:
    """The newest loss as a dot with its number, or a cross where numbers ceased to be any."""
    s = view.scale
    made = font("label", s, view.present, 600)
    x = a.across(last)
    if racer.status == "diverged":
        at = QPointF(x, a.rect.top() + 8 * s)
        painter.save()
        painter.setPen(QPen(theme["rec"], 2 * s, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for way in (-1.0, 1.0):
            painter.drawLine(at + QPointF(-4 * s, -4 * s * way), at + QPointF(4 * s, 4 * s * way))
        painter.restore()
        said, role = words.say("remedies-race-diverged", view.language), "rec"
    else:
        if not math.isfinite(racer.loss):
            return
        at = QPointF(x, min(max(a.down(racer.loss), a.rect.top()), a.rect.bottom()))
        curves.ring(painter, at, 3.6 * s, theme["ink"], theme["bg"], 1.2 * s)
        said, role = figure(racer.loss), "ink"
    where = at + QPointF(9 * s, -10 * s)
    where.setY(max(where.y(), a.rect.top() + 4 * s))
    plates.label(painter, where, said, made, theme[role], ink.LEFT, theme["bg"])


def figure(loss: float) -> str:
    """A loss as it is printed here: three decimals, fewer where it is large."""
    return ink.number(loss, 3 if loss < 10 else 1)
