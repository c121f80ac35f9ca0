"""Every answer of a test as a small square, hollow if it is right, filled if wrong; any can be chosen."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters.adder import RivalContent
from ui import words
from ui.diagrams import ink
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import Hit, Target, View


def _grid(rect: QRectF, content: RivalContent, view: View) -> tuple[QRectF, int, int]:
    """Where the squares of the rival stand, how many in a row, how many rows."""
    below = 3.3 * ink.leading(font("label", view.scale, view.present))
    room = QRectF(rect.left(), rect.top(), rect.width(), max(10.0, rect.height() - below))
    many = content.right.shape[1]
    across = max(1, math.ceil(math.sqrt(many * room.width() / room.height())))
    down = math.ceil(many / across)
    side = min(room.width() / across, room.height() / down, 15 * view.scale)
    return QRectF(room.left(), room.top(), side * across, side * down), across, down


def paint(painter: QPainter, rect: QRectF, content: RivalContent, view: View, theme: Theme) -> None:
    """The squares in `rect` and under them how many are right, for both networks."""
    hover = view.hover if view.hover is not None and view.hover.kind == "answer" else None
    key = ("rival answers", Same(content), extent(rect), theme, view.language, view.scale, view.present)
    cached(painter, rect, key, lambda layer: _draw(layer, rect, content, view, theme), theme["bg"])
    grid, across, _ = _grid(rect, content, view)
    side = grid.width() / across
    for chosen, wide in ((content.chosen, 2.4), (hover.index[0] if hover else -1, 1.4)):
        if 0 <= chosen < content.right.shape[1]:
            row, column = divmod(chosen, across)
            box = QRectF(grid.left() + column * side, grid.top() + row * side, side, side)
            grown = 2.0 * view.scale
            painter.setPen(QPen(theme["ink"], wide * view.scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-grown, -grown, grown, grown))


def _draw(painter: QPainter, rect: QRectF, content: RivalContent, view: View, theme: Theme) -> None:
    grid, across, _ = _grid(rect, content, view)
    many = content.right.shape[1]
    side = grid.width() / across
    gap = 0.14 * side
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme["hair2"], 0.8 * view.scale))
    for number, good in enumerate(content.right[1].tolist()):
        row, column = divmod(number, across)
        box = QRectF(grid.left() + column * side, grid.top() + row * side, side, side)
        box.adjust(gap, gap, -gap, -gap)
        if good:
            painter.drawRect(box)
        else:
            painter.fillRect(box, theme["warn"])
    label = font("label", view.scale, view.present)
    step = ink.leading(label)
    top = grid.bottom() + 6 * view.scale
    for number, name in enumerate(("feed-forward", "recurrent")):
        good = int(content.right[1 - number].sum())
        said = words.say(f"adder-rival-right-{name}", view.language, count=good, of=many)
        row_ = QRectF(rect.left(), top + number * step, rect.width(), step)
        ink.text(painter, row_, said, label, theme["ink" if number == 0 else "ink2"], ink.LEFT | ink.MIDDLE)
    said = words.say("adder-rival-click", view.language)
    last = QRectF(rect.left(), top + 2 * step, rect.width(), step)
    small = font("tick", view.scale, view.present)
    ink.text(painter, last, ink.elide(said, small, rect.width()), small, theme["ink3"], ink.LEFT | ink.MIDDLE)


def hits(rect: QRectF, content: RivalContent, view: View) -> tuple[Hit, ...]:
    """One area; the square under the pointer is `Target("answer", (k,))`."""
    grid, across, _ = _grid(rect, content, view)
    many = content.right.shape[1]
    side = grid.width() / across

    def at(point: QPointF) -> Target:
        column = min(across - 1, max(0, int((point.x() - grid.left()) / side)))
        row = max(0, int((point.y() - grid.top()) / side))
        return Target("answer", (min(many - 1, row * across + column),))

    area = QPainterPath()
    area.addRect(grid)
    return (Hit(Target("answer", (content.chosen,)), area, clickable=True, at=at),)
