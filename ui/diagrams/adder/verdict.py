"""The verdict between two hairlines: a mark, how many patterns, what machine they make, what is proved.

The words are the engine's messages; nothing is added to them. The tick appears only when the
machine is the automaton, the proof closed and no test failed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath

from simulator.chapters.adder import AdderContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import TYPE, Theme, font, sized
from ui.view import Hit, Target, View

_LEFT, _RIGHT = ink.LEFT | ink.MIDDLE, ink.RIGHT | ink.MIDDLE
_MARK = 24.0  # from the left edge to the words
_GAP = 20.0  # at least, between the sentence and its detail


class _Setting(NamedTuple):
    """How the line is set: count, the lines of the rest, the detail, and the size of the type."""

    size: float
    rest: tuple[str, ...]
    detail: str


def is_inviting(snapshot: Snapshot) -> bool:
    """Whether the line leaves room for the invitation to train: nothing was trained or loaded yet."""
    progress = snapshot.progress
    return not (progress.update or progress.training or snapshot.loaded)


def invitation_rect(rect: QRectF, view: View) -> QRectF:
    """Where the invitation's button stands: at the right end of the line `rect`."""
    s = view.scale
    across = ink.width(words.say("frame-invitation", view.language), font("body", s, view.present, 600))
    height = min(rect.height() - 6 * s, (40 if view.present else 32) * s)
    # 14 px at each side, and room for the mark of training.
    width = min(across + 52 * s, rect.width())
    return QRectF(rect.right() - width, rect.center().y() - height / 2, width, height)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The line in `rect`, about 34 px high (44 in present mode) times `view.scale`."""
    content: AdderContent = snapshot.content
    inviting = is_inviting(snapshot)
    key = ("verdict", Same(content), extent(rect), inviting, theme, view.language, view.scale, view.present)
    cached(painter, rect, key, lambda layer: _draw(layer, rect, content, inviting, view, theme), theme["bg"])


def _draw(
    painter: QPainter, rect: QRectF, content: AdderContent, inviting: bool, view: View, theme: Theme
) -> None:
    verdict = content.verdict
    s = view.scale
    for y in (rect.top(), rect.bottom() - s):
        painter.fillRect(QRectF(rect.left(), y, rect.width(), s), theme["hair"])
    right = invitation_rect(rect, view).left() - _GAP * s if inviting else rect.right()
    left = rect.left() + (_MARK + 6 * view.present) * s
    count = words.tell(verdict.count, view.language)
    parts = tuple(words.tell(part, view.language) for part in (verdict.relation, verdict.guarantee))
    detail = words.tell(verdict.detail, view.language)
    chosen = _set(count, parts, detail, right - left, rect.height(), view.scale, view.present, view.language)
    _mark(painter, rect, verdict.ok, view, theme)
    area = QRectF(left, rect.top(), right - left, rect.height())
    _lines(painter, area, count, chosen, inviting, view, theme)


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """`Target("verdict")` on the whole line."""
    area = QPainterPath()
    area.addRect(rect)
    return (Hit(Target("verdict"), area),)


def _mark(painter: QPainter, rect: QRectF, is_ok: bool, view: View, theme: Theme) -> None:
    size = (18 if view.present else 14) * view.scale
    centre = QPointF(rect.left() + 0.6 * size, rect.center().y())
    if is_ok:
        glyphs.check_mark(painter, centre, size, theme["ok"])
    else:
        glyphs.dash_mark(painter, centre, size, theme["warn"], size / 6)


def _lines(
    painter: QPainter,
    rect: QRectF,
    count: str,
    chosen: _Setting,
    inviting: bool,
    view: View,
    theme: Theme,
) -> None:
    bold, plain = _fonts(chosen.size)
    small = sized("text", _small(chosen.size, view))
    height = rect.height() / len(chosen.rest)
    # Two lines stand closer than two halves of the room.
    step = min(height, 1.36 * chosen.size)
    for number, rest in enumerate(chosen.rest):
        y = rect.center().y() + (number - 0.5 * (len(chosen.rest) - 1)) * step
        row = QRectF(rect.left(), y - step / 2, rect.width(), step)
        x = row.left()
        if number == 0:
            x += ink.text(painter, row, count, bold, theme["ink"], _LEFT)
        room = row.right() - x
        made = ink.elide(rest, plain, room)
        x += ink.text(painter, QRectF(x, row.top(), room, step), made, plain, theme["ink"], _LEFT)
        if number == len(chosen.rest) - 1 and chosen.detail:
            # Beside the button the detail belongs to the sentence; alone it closes the line.
            start = x + _GAP * view.scale if inviting else row.left()
            side = _LEFT if inviting else _RIGHT
            area = QRectF(start, row.top(), row.right() - start, step)
            ink.text(painter, area, chosen.detail, small, theme["ink3"], side)


def _fonts(size: float) -> tuple[QFont, QFont]:
    return sized("text", size, TYPE["verdict"].weight), sized("text", size, TYPE["verdict_more"].weight)


def _small(size: float, view: View) -> float:
    least = (TYPE["tick"].present if view.present else TYPE["tick"].size) * view.scale
    return max(least, 0.88 * size)


@lru_cache(maxsize=64)
def _set(
    count: str,
    parts: tuple[str, ...],
    detail: str,
    room: float,
    height: float,
    scale: float,
    present: bool,
    language: str,
) -> _Setting:
    """One line with its detail, if it fits; else without it, else smaller, else in two lines."""
    view = View(scale=scale, present=present, language=language)
    likes = float(font("verdict", scale, present).pixelSize())
    least = max(_small(0.0, view), 0.8 * likes)
    one = " · " + words.join(parts)
    for size in (likes, 0.92 * likes):
        beside = ink.width(detail, sized("text", _small(size, view)))
        if _across(count, one, size) + _GAP * scale + beside <= room:
            return _Setting(size, (one,), detail)
    size = min(likes, height / 2.75)
    size = max(least, size) if height >= 2.2 * least else 0.0
    if size:
        first, second = " · " + parts[0], parts[1]
        while size > least and max(_across(count, first, size), _across("", second, size)) > room:
            size -= 0.5
        beside = ink.width(detail, sized("text", _small(size, view)))
        fits = _across("", second, size) + _GAP * scale + beside <= room
        if _across(count, one, likes) > room or fits:
            return _Setting(size, (first, second), detail if fits else "")
    size = likes
    while size > least and _across(count, one, size) > room:
        size -= 0.5
    return _Setting(size, (one,), "")


def _across(count: str, rest: str, size: float) -> float:
    bold, plain = _fonts(size)
    return ink.width(count, bold) + ink.width(rest, plain)
