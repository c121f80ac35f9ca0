"""The third row: the sheet of paper with its guide lines, the ink, the pen, and what can be pressed there."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters._handwriting_content import HandwritingContent
from simulator.experiment import Snapshot
from simulator.tasks.ink import Ink
from ui import words
from ui.diagrams import ink
from ui.diagrams.handwriting import pen_line
from ui.diagrams.handwriting.pen_rows import Rows
from ui.diagrams.layers import cached
from ui.theme import Theme, font, mix
from ui.view import Hit, Target, View

# The line of ink, and the pen's ring; mock-up px.
INK, _RING = 2.6, 6.5
# What can be pressed on the sheet, in the order in which it stands there.
BUTTONS = ("undo", "clear", "open_ink", "save_ink")
_OTHERS = ("pen", "open_ink", "save_ink")
# Points of ink that a layer adds to the one before; the rest is drawn anew at each frame.
_BLOCK = 192


def is_live(snapshot: Snapshot) -> bool:
    """Whether somebody may write on the sheet."""
    return bool(snapshot.content.source == "pen")


def paint(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme, t: float) -> None:
    """The sheet with the ink of t steps dark and the rest pale."""
    content: HandwritingContent = snapshot.content
    row, s, whole = r.row("paper"), r.scale, len(content.ink)
    count = _known(content, int(t))
    lit = view.hover if view.hover is not None and view.hover.kind in (*BUTTONS, *_OTHERS) else None
    on = tuple(is_on(name, snapshot) for name in BUTTONS)
    look = (r, theme, view.language, is_live(snapshot), on, lit)
    area = row.adjusted(-2 * s, -2 * s, 2 * s, 2 * s)
    key: Hashable = ("pen sheet", look)

    def sheet(onto: QPainter) -> None:
        _sheet(onto, r, snapshot, view, theme)

    def pale(onto: QPainter) -> None:
        cached(onto, area, ("pen sheet", look), sheet, theme["bg"])
        lines(onto, r, "paper", content.ink, 0, whole, theme, "hair2")

    ground = sheet
    if count < whole:
        key, ground = ("pen pale", look, mark(content.ink, whole)), pale
    block = _block(whole)

    def layer(onto: QPainter, number: int) -> None:
        """Ground and the first blocks of ink, from the layer before: ink that is there stays as it is."""
        end = number * block

        def draw(upon: QPainter) -> None:
            if not number:
                ground(upon)
                return
            layer(upon, number - 1)
            lines(upon, r, "paper", content.ink, max(0, end - block - 1), end, theme, "ink")

        cached(onto, area, (key, number, mark(content.ink, end)), draw, theme["bg"])

    layer(painter, count // block)
    lines(painter, r, "paper", content.ink, max(0, count // block * block - 1), count, theme, "ink")
    _status(painter, r, snapshot, view, theme)
    if len(content.places):
        _pen(painter, r, content, theme, t)


def _block(points: int) -> int:
    """How many points one layer adds: there are never more than eight."""
    block = _BLOCK
    while points > 8 * block:
        block *= 2
    return block


def mark(written: Ink, count: int) -> int:
    """A name for the first points of an ink: equal for equal ones, whatever comes after."""
    return hash((written.points[:count].tobytes(), written.stroke_start[:count].tobytes()))


def _known(content: HandwritingContent, steps: int) -> int:
    """How many points of the ink were written when so many steps had been taken."""
    if steps >= len(content.places):
        return len(content.ink)
    return int(content.reached[steps - 1]) + 1 if steps else 0


def lines(
    painter: QPainter,
    r: Rows,
    row: str,
    written: Ink,
    first: int,
    last: int,
    theme: Theme,
    role: str,
    width: float = INK,
) -> None:
    """The ink's points from `first` to `last` in one colour."""
    if last <= first:
        return
    starts = written.stroke_start[first:last].copy()
    starts[0] = True
    places = r.places(row, written.points[first:last])
    pen_line.draw(painter, pen_line.fine(places, starts, r.scale), theme[role], width * r.scale)


def pen_at(content: HandwritingContent, t: float) -> Floats:
    """Where the pen was after t steps, (2,) x-heights."""
    last = len(content.places) - 1
    k = min(last, max(0, int(np.floor(t - 1))))
    share = min(1.0, max(0.0, t - 1 - k))
    found: Floats = content.places[k] + share * (content.places[min(last, k + 1)] - content.places[k])
    return found


def _pen(painter: QPainter, r: Rows, content: HandwritingContent, theme: Theme, t: float) -> None:
    s, at = r.scale, r.place("paper", pen_at(content, t))
    painter.save()
    painter.setPen(QPen(theme["ink"], 1.6 * s))
    painter.setBrush(theme["surface"])
    painter.drawEllipse(at, _RING * s, _RING * s)
    painter.restore()


def thread(painter: QPainter, r: Rows, snapshot: Snapshot, theme: Theme, t: float, top: float) -> None:
    """From the step of now to where the pen was then."""
    content: HandwritingContent = snapshot.content
    if not len(content.places):
        return
    s, x = r.scale, r.across(min(t, len(content.places)))
    end = r.place("paper", pen_at(content, t))
    bend = 0.5 * (top + r.row("paper").top()) + 1 * s
    path = QPainterPath(QPointF(x, top))
    side = 1.0 if end.x() >= x else -1.0
    radius = min(6 * s, 0.5 * abs(end.x() - x), abs(bend - top))
    path.lineTo(x, bend - radius)
    path.quadTo(x, bend, x + side * radius, bend)
    path.lineTo(end.x() - side * radius, bend)
    path.quadTo(end.x(), bend, end.x(), bend + radius)
    path.lineTo(end.x(), max(bend + radius, end.y() - _RING * s))
    painter.save()
    made = QPen(theme["ink2"], 1.2 * s)
    made.setDashPattern([3, 2.4])
    painter.setPen(made)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def _sheet(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme) -> None:
    row, s, base = r.row("paper"), r.scale, r.base("paper")
    painter.save()
    painter.setPen(QPen(theme["hair2"], max(1.0, s)))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(row, 8 * s, 8 * s)
    left, right = row.left() + 12 * s, row.right() - 12 * s
    painter.setPen(QPen(mix(theme["surface"], theme["hair2"], 0.8), max(1.0, s)))
    painter.drawLine(QPointF(left, base), QPointF(right, base))
    dotted = QPen(mix(theme["surface"], theme["axis"], 0.7), max(1.0, s))
    dotted.setDashPattern([1.0, 4.0])
    painter.setPen(dotted)
    painter.drawLine(QPointF(left, base - r.unit), QPointF(right, base - r.unit))
    painter.restore()
    for name, place in buttons(r, snapshot, view).items():
        _button(painter, r, name, place, snapshot, view, theme)
    if is_live(snapshot) and not len(snapshot.content.ink):
        big = font("panel_title", s, r.present, 500)
        at = QPointF(row.center().x(), base - 0.5 * r.unit)
        said = words.say("handwriting-write-here", view.language)
        ink.text(painter, at, said, big, theme["ink3"], ink.CENTRE | ink.MIDDLE, theme["surface"])


def _status(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """Whose ink this is, and how many points of it there are."""
    row, s = r.row("paper"), r.scale
    y = row.top() + (20 if r.present else 18) * s
    bold, plain = font("label", s, r.present, 600), font("label", s, r.present)
    x = row.left() + 14 * s
    if is_live(snapshot):
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["rec"])
        painter.drawEllipse(QPointF(x + 4 * s, y), 4.5 * s, 4.5 * s)
        painter.restore()
        x += 15 * s
    title, note = status(snapshot, view)
    end = min((place.left() for place in buttons(r, snapshot, view).values()), default=row.right()) - 12 * s
    title = ink.elide(title, bold, end - x)
    x += ink.text(painter, QPointF(x, y), title, bold, theme["ink"], ink.LEFT | ink.MIDDLE) + 9 * s
    note = ink.elide(note, plain, end - x) if end - x > 40 * s else ""
    ink.text(painter, QPointF(x, y), note, plain, theme["ink3"], ink.LEFT | ink.MIDDLE)


def status(snapshot: Snapshot, view: View) -> tuple[str, str]:
    """A name and a note: the live pen and its points a second, or whose ink it is."""
    content: HandwritingContent = snapshot.content
    count = len(content.ink)
    name = content.source_name
    if content.source == "example":
        name = words.choice(snapshot.chapter, "example", name, view.language)
    title = words.say(f"handwriting-status-{content.source}", view.language, name=name)
    rate = points_a_second(content.ink)
    if rate:
        return title, words.say("handwriting-status-rate", view.language, count=count, rate=round(rate))
    return title, words.say("handwriting-status-points", view.language, count=count)


def points_a_second(written: Ink) -> float:
    """How often the device told where the pen was, while it was down; 0 where nobody knows."""
    if written.seconds is None or len(written) < 3:
        return 0.0
    apart = np.diff(written.seconds)[~written.stroke_start[1:]]
    total = float(apart.sum())
    return len(apart) / total if total > 0.0 else 0.0


def buttons(r: Rows, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """Where the buttons stand, from the left."""
    shown = BUTTONS if is_live(snapshot) else _OTHERS
    return {name: QRectF(*place) for name, place in _buttons(r, shown, view.language)}


@lru_cache(maxsize=32)
def _buttons(
    r: Rows, shown: tuple[str, ...], language: str
) -> tuple[tuple[str, tuple[float, float, float, float]], ...]:
    row, s, made = r.row("paper"), r.scale, font("label", r.scale, r.present)
    high = (30 if r.present else 24) * s
    x, found = row.right() - 6 * s, []
    for name in reversed(shown):
        wide = ink.width(words.say(f"handwriting-button-{name.replace('_', '-')}", language), made) + 22 * s
        x -= wide + 6 * s
        found.append((name, (x, row.top() + 7 * s, wide, high)))
    return tuple(reversed(found))


def is_on(name: str, snapshot: Snapshot) -> bool:
    """Whether pressing the button does anything now."""
    if name == "undo":
        return snapshot.progress.can_undo
    return name in ("pen", "open_ink") or len(snapshot.content.ink) > 0


def _button(
    painter: QPainter, r: Rows, name: str, place: QRectF, snapshot: Snapshot, view: View, theme: Theme
) -> None:
    s, on = r.scale, is_on(name, snapshot)
    painter.save()
    painter.setPen(QPen(theme["hair2"], max(1.0, s)))
    is_lit = view.hover == Target(name) and on
    painter.setBrush(theme["sel" if is_lit else "surface"])
    painter.drawRoundedRect(place, 6 * s, 6 * s)
    painter.restore()
    said = words.say(f"handwriting-button-{name.replace('_', '-')}", view.language)
    colour = theme["ink"] if on else mix(theme["surface"], theme["ink3"], 0.6)
    ink.text(painter, place, said, font("label", s, r.present), colour, ink.CENTRE | ink.MIDDLE)


def hits(r: Rows, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The sheet, and its buttons over it."""
    found = [Hit(Target("paper"), _box(r.row("paper")))]
    for name, place in buttons(r, snapshot, view).items():
        found.append(Hit(Target(name), _box(place), clickable=is_on(name, snapshot)))
    return tuple(found)


def _box(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path
