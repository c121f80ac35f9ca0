"""Over and beside the maps of "While it learns": the starts, the update that is shown, the verdicts."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from simulator.chapters._gradients_content import Learning, outcome
from ui import words
from ui.diagrams import ink, magnitudes, maths, pill
from ui.diagrams.axes import power
from ui.diagrams.gradients.gradient_learning_places import column_of, row_of, shown_column
from ui.equations import number
from ui.theme import Theme, alpha, font
from ui.view import Target, View


def bounded(log10: float, language: str) -> str:
    """The named threshold: a whole power of ten without figures before it."""
    return power(log10) if log10 == round(log10) else magnitudes.said(log10, language)


def names(painter: QPainter, area: QRectF, learning: Learning, n: int, view: View, theme: Theme) -> None:
    """Over a map: the radius the start began with, and the one it has at the update that is shown."""
    s, r = view.scale, learning.current
    strong, plain = font("label", s, view.present, 600), font("label", s, view.present)
    at = QPointF(area.left(), area.top() - 7 * s)
    start = words.say("gradients-learning-start", view.language)
    size = strong.pixelSize() * 1.12
    x = ink.text(painter, at, start, strong, theme["ink"]) + 4 * s
    x += maths.maths(painter, at + QPointF(x, 0), "ρ", size, theme["ink"], weight=600) + 3 * s
    x += ink.text(painter, at + QPointF(x, 0), f"{learning.start_radii[n]:.2f}", strong, theme["ink"])
    radius = number(float(learning.radii[n, r]))
    for key in ("gradients-learning-after", "gradients-learning-now"):
        said = words.say(key, view.language, updates=int(learning.updates[r]), radius=radius)
        if x + ink.width(said, plain) + 10 * s <= area.width():
            end = QPointF(area.right(), at.y())
            ink.text(painter, end, said, plain, theme["ink2"], ink.RIGHT | ink.BASELINE)
            return


def marks(painter: QPainter, area: QRectF, learning: Learning, n: int, view: View, theme: Theme) -> None:
    """The update that is shown, the updates that lie ahead of it, the playhead, the verdict."""
    s, r = view.scale, learning.current
    edge = area.top() + (r + 1) / len(learning.updates) * area.height()
    ahead = QRectF(area.left(), edge, area.width(), area.bottom() - edge)
    painter.fillRect(ahead, alpha(theme["bg"], 0.55))
    y, x = row_of(learning, area, r), column_of(learning, area, shown_column(learning, view))
    painter.fillRect(QRectF(area.left(), y - 0.7 * s, area.width(), 1.4 * s), theme["ink"])
    painter.fillRect(QRectF(x - 0.5 * s, area.top(), s, area.height()), theme["ink2"])
    painter.save()
    painter.setPen(theme["bg"])
    painter.setBrush(theme["ink"])
    tip = QPointF(area.left() - 1.5 * s, y)
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-8 * s, -5 * s), tip + QPointF(-8 * s, 5 * s)]))
    painter.restore()
    if view.hover is not None and view.hover.kind == "learning_map" and view.hover.index[0] == n:
        _pointed(painter, area, learning, view.hover, theme, s)
    is_above = y > area.top() + 0.6 * area.height()
    pill.paint(painter, area, verdict(learning, n, view.language), is_above, view, theme)


def _pointed(
    painter: QPainter, area: QRectF, learning: Learning, target: Target, theme: Theme, scale: float
) -> None:
    _, row, column = target.index
    at = QPointF(column_of(learning, area, column), row_of(learning, area, row))
    ring = QPainterPath()
    ring.addEllipse(at, 4 * scale, 4 * scale)
    painter.fillPath(ring, theme["bg"])
    painter.strokePath(ring, theme["ink"])


def verdict(learning: Learning, n: int, language: str) -> str:
    """What became of the signal of start `n` at the update that is shown, in words."""
    row = learning.log10[n, learning.current]
    exploded = learning.exploded_at[n]
    if 0 < exploded <= learning.updates[learning.current]:
        return words.say("gradients-learning-left", language, update=int(exploded))
    kind = outcome(float(row[0]), learning.contour_log10)
    if kind == "not_finite":
        return words.say("gradients-learning-outcome-not-finite", language)
    if kind == "survives":
        largest = magnitudes.said(float(np.nanmax(row)), language)
        return words.say("gradients-learning-outcome-survives", language, largest=largest)
    size = magnitudes.said(float(row[0]), language)
    return words.say(f"gradients-learning-outcome-{kind}", language, size=size)


def rows(painter: QPainter, area: QRectF, learning: Learning, view: View, theme: Theme) -> None:
    """Left of the first map: the word, the first and the last update, the one that is shown."""
    s, r = view.scale, learning.current
    plain, strong = font("tick", s, view.present), font("tick", s, view.present, 600)
    right = ink.RIGHT | ink.MIDDLE
    x = area.left() - 13 * s
    name = words.say("gradients-learning-update", view.language)
    ink.text(painter, QPointF(x, area.top() - 11 * s), name, plain, theme["ink3"], right)
    here = min(max(row_of(learning, area, r), area.top() + 5 * s), area.bottom() - 5 * s)
    for row in (0, len(learning.updates) - 1):
        y = area.top() + 5 * s if row == 0 else area.bottom() - 5 * s
        if row != r and abs(y - here) > 14 * s:
            ink.text(painter, QPointF(x, y), f"{learning.updates[row]:,}", plain, theme["ink3"], right)
    ink.text(painter, QPointF(x, here), f"{learning.updates[r]:,}", strong, theme["ink"], right)
