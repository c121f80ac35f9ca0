"""The scene "ways": three ways to put input in, three ways to ask for output, nine tasks.

Each cell shows where input enters and where targets stand, its task, and what counts as success; the
chosen one is lit, and a click chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from simulator.chapters.unrolling import WAYS, UnrollingContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, glyphs, ink
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font, sized
from ui.view import Hit, Target, View

# The pictograms: so many units and steps.
_UNITS, _STEPS = 3, 5
# The distance of a story's lines, in sizes of its type.
_LEADING = 1.28


@dataclass(frozen=True)
class _Grid:
    place: tuple[float, float, float, float]
    scale: float
    type: float

    @property
    def rect(self) -> QRectF:
        return QRectF(*self.place)

    @property
    def side(self) -> float:
        """The width of the rows' names."""
        return min(128 * self.type, 0.16 * self.rect.width())

    @property
    def head(self) -> float:
        """The height of the columns' names, their heading included."""
        return 62 * self.type

    def cell(self, row: int, column: int) -> QRectF:
        r, gap = self.rect, 8 * self.scale
        wide = (r.width() - self.side) / 3
        high = (r.height() - self.head - 34 * self.type) / 3
        left, top = r.left() + self.side + column * wide, r.top() + self.head + row * high
        return QRectF(left + gap / 2, top + gap / 2, wide - gap, high - gap)

    def inside(self, area: QRectF) -> QRectF:
        """A cell without its margins."""
        return area.adjusted(13 * self.scale, 10 * self.scale, -12 * self.scale, -8 * self.scale)

    @property
    def is_low(self) -> bool:
        """A low cell has its pictogram beside the title, a high one above it."""
        return self.inside(self.cell(0, 0)).height() < 108 * self.type

    @property
    def pictogram(self) -> float:
        """The height of a cell's pictogram."""
        high = self.inside(self.cell(0, 0)).height()
        return 20 * self.type if self.is_low else min(44 * self.scale, 0.34 * high)

    def story(self, area: QRectF) -> QRectF:
        """Below a cell's title."""
        inside = self.inside(area)
        down = 0.5 * self.pictogram + 11 * self.type if self.is_low else self.pictogram + 26 * self.type
        top = inside.top() + max(down, self.pictogram + 3 * self.type)
        return QRectF(inside.left(), top, inside.width(), inside.bottom() - top)


@lru_cache(maxsize=8)
def _grid(place: tuple[float, float, float, float], scale: float, present: bool) -> _Grid:
    return _Grid(place, scale, scale * (1.2 if present else 1.0))


def chosen(content: UnrollingContent) -> int:
    """Which of the nine ways is set, row by row."""
    ways = [(way.inputs, way.targets) for way in WAYS]
    return ways.index((content.way.inputs, content.way.targets))


def name(number: int, content: UnrollingContent) -> str:
    """The key of a way's words: its task; the usual way has a choice of tasks."""
    usual = number == len(WAYS) - 1
    task = content.task if usual and chosen(content) == number else WAYS[number].task
    return f"unrolling-way-usual-{task}" if usual else f"unrolling-way-{task}"


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The table in `rect`."""
    content: UnrollingContent = snapshot.content
    g = _grid(extent(rect), view.scale, view.present)
    hover = view.hover if view.hover is not None and view.hover.kind == "way" else None
    key = ("ways", Same(content), g, hover, theme, view.language, view.present)
    cached(painter, rect, key, lambda layer: _draw(layer, g, content, hover, view, theme), theme["bg"])


def panels(rect: QRectF, _snapshot: Snapshot, _view: View) -> dict[str, QRectF]:
    """The whole scene is one table."""
    return {"table": QRectF(rect)}


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """Every cell."""
    g = _grid(extent(rect), view.scale, view.present)
    found = []
    for number in range(len(WAYS)):
        path = QPainterPath()
        path.addRect(g.cell(number // 3, number % 3))
        found.append(Hit(Target("way", (number // 3, number % 3)), path, clickable=True))
    return tuple(found)


def _draw(
    painter: QPainter, g: _Grid, content: UnrollingContent, hover: Target | None, view: View, theme: Theme
) -> None:
    _heads(painter, g, view, theme)
    face = _face(g, content, view)
    for number in range(len(WAYS)):
        lit = number == chosen(content)
        pointed = hover == Target("way", (number // 3, number % 3))
        _cell(painter, g, number, content, lit, pointed, face, view, theme)
    _result(painter, g, content, view, theme)


def _heads(painter: QPainter, g: _Grid, view: View, theme: Theme) -> None:
    title, small = font("panel_title", g.scale, view.present), font("label", g.scale, view.present, 600)
    r = g.rect
    y = r.top() + 12 * g.type
    ink.text(
        painter,
        QPointF(r.left(), y),
        words.say("unrolling-ways-input", view.language),
        title,
        theme["ink"],
        ink.LEFT | ink.MIDDLE,
    )
    first = g.cell(0, 0)
    ink.text(
        painter,
        QPointF(first.left(), y),
        words.say("unrolling-ways-target", view.language),
        title,
        theme["ink"],
        ink.LEFT | ink.MIDDLE,
    )
    for column in range(3):
        area = g.cell(0, column)
        text = words.choice("unrolling", "target_mode", WAYS[column].targets, view.language)
        text = ink.elide(text, small, area.width())
        ink.text(
            painter,
            QPointF(area.left(), r.top() + 44 * g.type),
            text,
            small,
            theme["ink2"],
            ink.LEFT | ink.MIDDLE,
        )
    for row in range(3):
        area = g.cell(row, 0)
        text = words.choice("unrolling", "input_mode", WAYS[3 * row].inputs, view.language)
        where = QRectF(r.left(), area.top() + 10 * g.type, g.side - 10 * g.scale, area.height())
        ink.paragraph(painter, where, text, small, theme["ink2"])


def _cell(
    painter: QPainter,
    g: _Grid,
    number: int,
    content: UnrollingContent,
    lit: bool,
    pointed: bool,
    face: QFont,
    view: View,
    theme: Theme,
) -> None:
    area, s = g.cell(number // 3, number % 3), g.scale
    painter.save()
    painter.setPen(QPen(theme["ink" if lit else "ink3" if pointed else "hair2"], (2.0 if lit else 1.0) * s))
    painter.setBrush(theme["sel" if lit else "surface"])
    painter.drawRoundedRect(area, 8 * s, 8 * s)
    inside, low, high = g.inside(area), g.is_low, g.pictogram
    across = _width(high) if low else inside.width()
    _pictogram(painter, QRectF(inside.right() - across, inside.top(), across, high), number, theme, s)
    key = name(number, content)
    big = font("body", s, view.present, 600)
    y = inside.top() + (0.5 * high if low else high + 15 * g.type)
    room = inside.width() - (across + 8 * s if low else 0.0)
    title = ink.elide(words.say(key, view.language), big, room)
    across = ink.text(painter, QPointF(inside.left(), y), title, big, theme["ink"], ink.LEFT | ink.MIDDLE)
    if number == len(WAYS) - 1:
        mark, tiny = words.say("unrolling-ways-recommended", view.language), font("tick", s, view.present)
        if across + 10 * s + ink.width(mark, tiny) <= room:
            ink.text(
                painter,
                QPointF(inside.left() + across + 10 * s, y),
                mark,
                tiny,
                theme["ok"],
                ink.LEFT | ink.MIDDLE,
            )
    _story(painter, g.story(area), key, face, view, theme)
    painter.restore()


def _face(g: _Grid, content: UnrollingContent, view: View) -> QFont:
    """One size of type for all nine tasks: the largest in which each finds room."""
    most, least = (font(role, view.scale, view.present).pixelSize() for role in ("small", "tick"))
    room = g.story(g.cell(0, 0))
    for size in range(most, least, -1):
        face = sized("text", size)
        longest = max(len(_rows(name(k, content), face, room, view)) for k in range(len(WAYS)))
        if longest * _LEADING * size <= room.height():
            return face
    return sized("text", least)


def _rows(key: str, face: QFont, room: QRectF, view: View) -> list[tuple[str, str]]:
    """The task and its measure of success in lines, each with its colour's role."""
    texts = ((f"{key}.task", "ink2"), (f"{key}.success", "ink3"))
    return [
        (line, role)
        for text, role in texts
        for line in ink.wrap(words.say(text, view.language), face, room.width())
    ]


def _story(painter: QPainter, room: QRectF, key: str, face: QFont, view: View, theme: Theme) -> None:
    """The task and its measure of success, at worst cut short."""
    rows = _rows(key, face, room, view)
    step = _LEADING * face.pixelSize()
    fits = max(0, int((room.height() + 0.2 * step) / step))
    for place, (line, role) in enumerate(rows[:fits]):
        if place == fits - 1 and len(rows) > fits:
            line = ink.elide(line + " …", face, room.width())
        row = QRectF(room.left(), room.top() + place * step, room.width(), step)
        ink.text(painter, row, line, face, theme[role], ink.LEFT | ink.MIDDLE)


def _width(high: float) -> float:
    """How wide a pictogram of that height is when nothing in it is drawn apart."""
    return (2 * _STEPS + 2.6) * high / _UNITS


def _pictogram(painter: QPainter, area: QRectF, number: int, theme: Theme, scale: float) -> None:
    """Units over steps twice: where input enters, where targets stand."""
    way = WAYS[number]
    step = area.height() / _UNITS
    radius = 0.30 * step
    inputs = {
        "initial_all": {(u, 0) for u in range(_UNITS)},
        "initial_subset": {(u, 0) for u in range(_UNITS - 1)},
        "subset_every_step": {(_UNITS - 1, t) for t in range(_STEPS)},
    }[way.inputs]
    targets = {
        "final_all": {(u, _STEPS - 1) for u in range(_UNITS)},
        "last_steps_all": {(u, t) for u in range(_UNITS) for t in (_STEPS - 2, _STEPS - 1)},
        "subset_chosen_steps": {(0, t) for t in range(1, _STEPS)},
    }[way.targets]
    wide = _STEPS * step
    gap = min(2.6 * step, 0.5 * (area.width() - 2 * wide) + step)
    for left, marked, role in (
        (area.left(), inputs, "forward"),
        (area.left() + wide + gap, targets, "backward"),
    ):
        for unit in range(_UNITS):
            for t in range(_STEPS):
                at = QPointF(left + (t + 0.5) * step, area.top() + (unit + 0.5) * step)
                full = (unit, t) in marked
                painter.setPen(Qt.PenStyle.NoPen if full else QPen(theme["hair2"], max(1.0, scale)))
                painter.setBrush(theme[role] if full else Qt.BrushStyle.NoBrush)
                if full:
                    side = 0.72 * step
                    painter.drawRoundedRect(
                        QRectF(at.x() - side / 2, at.y() - side / 2, side, side), 0.2 * side, 0.2 * side
                    )
                else:
                    painter.drawEllipse(at, radius, radius)
    y = area.center().y()
    start = QPointF(area.left() + wide + 0.2 * gap, y)
    arrows.arrow(
        painter,
        arrows.straight(start, QPointF(area.left() + wide + 0.8 * gap, y)),
        theme["ink2"],
        1.4 * scale,
        7 * scale,
    )


def _result(painter: QPainter, g: _Grid, content: UnrollingContent, view: View, theme: Theme) -> None:
    """How the chosen network fares in its task's own examination."""
    y = g.rect.bottom() - 13 * g.type
    at = QPointF(g.rect.left() + g.side + 12 * g.scale, y)
    if content.success.solved:
        glyphs.check_mark(painter, at, 13 * g.scale, theme["ok"])
    else:
        glyphs.dash_mark(painter, at, 13 * g.scale, theme["warn"], 2 * g.scale)
    made = font("body", g.scale, view.present, 500)
    left = at.x() + 16 * g.scale
    text = ink.elide(words.tell(content.success.message, view.language), made, g.rect.right() - left)
    ink.text(painter, QPointF(left, y), text, made, theme["ink"], ink.LEFT | ink.MIDDLE)
