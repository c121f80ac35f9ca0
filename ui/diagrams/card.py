"""A hover card: a name, a value and equations on a flat surface beside what is pointed at."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from ui.diagrams import ink
from ui.theme import Theme, font
from ui.view import Card, View

_PAD, _AWAY, _MARGIN = 12.0, 16.0, 8.0  # inside the card, from the pointer, from the edge of the bounds
_WIDEST = 340.0


class _Laid(NamedTuple):
    size: tuple[float, float]
    titles: tuple[str, ...]
    values: tuple[str, ...]
    lines: tuple[str, ...]


def paint(painter: QPainter, bounds: QRectF, anchor: QPointF, card: Card, view: View, theme: Theme) -> None:
    """The card near `anchor`, the pointer's place, wholly inside `bounds` and never under the pointer."""
    s = view.scale
    title, value, body = _fonts(view)
    laid = _lay(card, s, view.present, bounds.width() - 2 * _MARGIN * s)
    area = place(bounds, anchor, card, view)
    painter.save()
    painter.setPen(QPen(theme["hair2"], s))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(area.adjusted(s / 2, s / 2, -s / 2, -s / 2), 8 * s, 8 * s)
    y = area.top() + _PAD * s
    x, room = area.left() + _PAD * s, area.width() - 2 * _PAD * s
    for made, texts, role, before in (
        (title, laid.titles, "ink", 0.0),
        (value, laid.values, "ink", 2.0),
        (body, laid.lines, "ink2", 4.0),
    ):
        y += before * s if texts else 0.0
        for text in texts:
            row = QRectF(x, y, room, ink.leading(made))
            ink.text(painter, row, text, made, theme[role], ink.LEFT | ink.MIDDLE)
            y += ink.leading(made)
    painter.restore()


def place(bounds: QRectF, anchor: QPointF, card: Card, view: View) -> QRectF:
    """The card's rectangle: below right of the pointer where there is room, else on another side."""
    s = view.scale
    inner = bounds.adjusted(_MARGIN * s, _MARGIN * s, -_MARGIN * s, -_MARGIN * s)
    width, height = _lay(card, s, view.present, inner.width()).size
    away = _AWAY * s
    is_right = anchor.x() + away + width <= inner.right()
    is_left = anchor.x() - away - width >= inner.left()
    x = anchor.x() + away if is_right or not is_left else anchor.x() - away - width
    is_below = anchor.y() + away + height <= inner.bottom()
    y = anchor.y() + away if is_below else anchor.y() - away - height
    area = QRectF(x, y, width, height)
    if not (is_right or is_left):
        area.moveLeft(max(inner.left(), min(x, inner.right() - width)))
    area.moveTop(max(inner.top(), min(area.top(), inner.bottom() - height)))
    return area


def _fonts(view: View) -> tuple[QFont, QFont, QFont]:
    s, present = view.scale, view.present
    return font("body", s, present, 600), font("node_value", s, present), font("label", s, present)


@lru_cache(maxsize=64)
def _lay(card: Card, scale: float, present: bool, widest: float) -> _Laid:
    """The card's lines, broken where they are too long, and its size."""
    title, value, body = _fonts(View(scale=scale, present=present))
    room = min(_WIDEST * scale * (1.25 if present else 1.0), widest) - 2 * _PAD * scale
    titles = ink.wrap(card.title, title, room)
    values = ink.wrap(card.value, value, room) if card.value else ()
    lines = tuple(piece for line in card.lines for piece in ink.wrap(line, body, room))
    groups = ((title, titles), (value, values), (body, lines))
    texts = [(text, made) for made, group in groups for text in group]
    across = max(ink.width(text, made) for text, made in texts)
    down = sum(ink.leading(made) for _, made in texts)
    down += (2.0 * bool(values) + 4.0 * bool(lines)) * scale
    return _Laid((across + 2 * _PAD * scale, down + 2 * _PAD * scale), titles, values, lines)
