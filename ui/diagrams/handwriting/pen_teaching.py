"""The scene of teaching: a sheet to write one letter on, the letters it may be, and what was taught so far.

Each sample shows how likely its letter was before the lesson and how likely it is now; what became of all
other letters stands beside it, since a lesson can also make a reader forget.
"""

from __future__ import annotations

import math
import string
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters._handwriting_content import HandwritingContent, Lesson
from simulator.experiment import Snapshot
from simulator.tasks.ink import Ink
from ui import words
from ui.diagrams import ink, small_plot
from ui.diagrams.curves import title
from ui.diagrams.handwriting import pen_line, pen_paper
from ui.diagrams.handwriting.pen_rows import Rows, rows_of
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font, mix
from ui.view import Hit, Target, View

PANELS = ("sheet", "letters", "samples")
LETTERS = string.ascii_lowercase + string.digits
_ROW = 18  # letters in a row
# A sample's card, px.
_CARD = (124.0, 148.0)


def areas(rect: QRectF) -> dict[str, QRectF]:
    """The sheet above, the letters under it, the samples below."""
    sheet, letters = 0.42 * rect.height(), 0.2 * rect.height()
    top = rect.top() + sheet + 12
    return {
        "sheet": QRectF(rect.left(), rect.top(), rect.width(), sheet),
        "letters": QRectF(rect.left(), top, rect.width(), letters),
        "samples": QRectF(rect.left(), top + letters + 10, rect.width(), rect.bottom() - top - letters - 10),
    }


def rows(rect: QRectF, snapshot: Snapshot, view: View) -> Rows:
    """The sheet's scale."""
    return rows_of(areas(rect)["sheet"], snapshot, view)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, t: float) -> None:
    """The scene."""
    content: HandwritingContent = snapshot.content
    places = areas(rect)
    pen_paper.paint(painter, rows(rect, snapshot, view), snapshot, view, theme, t)
    lit = view.hover if view.hover is not None and view.hover.kind in ("letter", "unteach") else None
    shown = (view.language, view.scale, view.present, lit, can_teach(snapshot), snapshot.progress.update)
    key = ("pen teaching", Same(content), extent(rect), theme, shown)
    area = places["letters"].united(places["samples"])

    def draw(onto: QPainter) -> None:
        _letters(onto, places["letters"], snapshot, view, theme)
        _samples(onto, places["samples"], content, view, theme)

    cached(painter, area, key, draw, theme["bg"])


def can_teach(snapshot: Snapshot) -> bool:
    """Whether there is something on the sheet that a letter can be given to."""
    return pen_paper.is_live(snapshot) and len(snapshot.content.ink) > 0


def _heading(painter: QPainter, area: QRectF, key: str, note: str, view: View, theme: Theme) -> QRectF:
    row = QRectF(area.left(), area.top(), area.width(), small_plot.heading(view) - 6 * view.scale)
    title(painter, row, words.say(key, view.language), note, view, theme)
    return row


def keys(area: QRectF, view: View) -> list[QRectF]:
    """A place for every letter and digit, in two rows."""
    top = area.top() + small_plot.heading(view)
    gap = 5 * view.scale
    lines = math.ceil(len(LETTERS) / _ROW)
    high = min((area.bottom() - top - gap * (lines - 1)) / lines, 38 * view.scale)
    wide = min((area.width() - gap * (_ROW - 1)) / _ROW, 52 * view.scale)
    return [
        QRectF(area.left() + (k % _ROW) * (wide + gap), top + (k // _ROW) * (high + gap), wide, high)
        for k in range(len(LETTERS))
    ]


def _letters(painter: QPainter, area: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    s, on = view.scale, can_teach(snapshot)
    note = words.say(f"handwriting-teach-letters.{'ready' if on else 'empty'}", view.language)
    _heading(painter, area, "handwriting-teach-letters", note, view, theme)
    made = font("body", s, view.present, 600)
    painter.save()
    for k, place in enumerate(keys(area, view)):
        painter.setPen(QPen(theme["hair2"], max(1.0, s)))
        painter.setBrush(theme["sel" if on and view.hover == Target("letter", (k,)) else "surface"])
        painter.drawRoundedRect(place, 5 * s, 5 * s)
        colour = theme["ink"] if on else mix(theme["surface"], theme["ink3"], 0.6)
        ink.text(painter, place, LETTERS[k], made, colour, ink.CENTRE | ink.MIDDLE)
    painter.restore()


def cards(area: QRectF, count: int, view: View) -> list[QRectF]:
    """Where the newest samples stand that there is room for, the newest last."""
    s = view.scale
    wide, high = _CARD[0] * s * (1.2 if view.present else 1.0), _CARD[1] * s * (1.2 if view.present else 1.0)
    top, gap = area.top() + small_plot.heading(view), 10 * s
    high = min(high, area.bottom() - top)
    room = max(1, int((area.width() + gap) / (wide + gap)))
    return [QRectF(area.left() + k * (wide + gap), top, wide, high) for k in range(min(count, room))]


def shown(area: QRectF, lesson: Lesson, view: View) -> range:
    """The samples that are shown: the newest."""
    room = len(cards(area, len(lesson.letters), view))
    return range(len(lesson.letters) - room, len(lesson.letters))


def _samples(painter: QPainter, area: QRectF, content: HandwritingContent, view: View, theme: Theme) -> None:
    s, lesson = view.scale, content.lesson
    if lesson is None or not lesson.letters:
        row = _heading(painter, area, "handwriting-teach-samples", "", view, theme)
        made = font("body", s, view.present)
        text = QRectF(area.left(), row.bottom() + 10 * s, min(area.width(), 640 * s), area.height())
        ink.paragraph(painter, text, words.say("handwriting-teach-none", view.language), made, theme["ink3"])
        return
    _heading(painter, area, "handwriting-teach-samples", others(lesson, view.language), view, theme)
    _unteach(painter, area, view, theme)
    for place, k in zip(cards(area, len(lesson.letters), view), shown(area, lesson, view), strict=True):
        _card(painter, place, lesson, k, view, theme)


def others(lesson: Lesson, language: str) -> str:
    """What became of the other letters."""
    before, now = (f"{100 * share:.0f} %" for share in (lesson.others_before, lesson.others_now))
    return words.say("handwriting-teach-others", language, before=before, now=now, update=lesson.update)


def unteach_rect(area: QRectF, view: View) -> QRectF:
    """The button that forgets the last sample."""
    s, made = view.scale, font("label", view.scale, view.present)
    wide = ink.width(words.say("handwriting-button-unteach", view.language), made) + 22 * s
    return QRectF(area.right() - wide, area.top() - 2 * s, wide, (28 if view.present else 22) * s)


def _unteach(painter: QPainter, area: QRectF, view: View, theme: Theme) -> None:
    s, where = view.scale, unteach_rect(area, view)
    painter.save()
    painter.setPen(QPen(theme["hair2"], max(1.0, s)))
    painter.setBrush(theme["sel" if view.hover == Target("unteach") else "surface"])
    painter.drawRoundedRect(where, 6 * s, 6 * s)
    painter.restore()
    made = font("label", s, view.present)
    said = words.say("handwriting-button-unteach", view.language)
    ink.text(painter, where, said, made, theme["ink"], ink.CENTRE | ink.MIDDLE)


def _card(painter: QPainter, place: QRectF, lesson: Lesson, k: int, view: View, theme: Theme) -> None:
    """A sample: its ink, its letter, and how likely that was and is."""
    s = view.scale
    painter.save()
    painter.setPen(QPen(theme["hair2"], max(1.0, s)))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(place, 6 * s, 6 * s)
    painter.restore()
    plain, bold = font("small", s, view.present), font("panel_title", s, view.present)
    lines = 2.3 * ink.leading(plain)
    inside = place.adjusted(10 * s, 8 * s, -10 * s, -lines - 4 * s)
    thumbnail(painter, inside, lesson.inks[k], view, theme)
    corner = QPointF(place.right() - 10 * s, place.top() + 16 * s)
    ink.text(painter, corner, lesson.letters[k], bold, theme["ink3"], ink.RIGHT | ink.MIDDLE)
    rows = (
        ("before", lesson.read_before[k], float(lesson.before[k]), "ink3"),
        ("now", lesson.read_now[k], float(lesson.now[k]), "ink"),
    )
    for j, (when, read, share, role) in enumerate(rows):
        y = place.bottom() - lines + (j + 0.5) * ink.leading(plain)
        said = words.say(f"handwriting-teach-{when}", view.language)
        ink.text(
            painter, QPointF(place.left() + 10 * s, y), said, plain, theme["ink3"], ink.LEFT | ink.MIDDLE
        )
        value = f"{read or '–'}  {100 * share:.0f} %"
        ink.text(
            painter, QPointF(place.right() - 10 * s, y), value, plain, theme[role], ink.RIGHT | ink.MIDDLE
        )


def thumbnail(painter: QPainter, area: QRectF, written: Ink, view: View, theme: Theme) -> None:
    """Ink that fills a rectangle, not larger than it was written by much."""
    points = written.points
    if not len(points):
        return
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.maximum(high - low, 0.6)
    unit = min(area.width() / float(size[0]), area.height() / float(size[1]), 40 * view.scale)
    middle = 0.5 * (low + high)
    across = area.center().x() + (points[:, 0] - middle[0]) * unit
    down = area.center().y() - (points[:, 1] - middle[1]) * unit
    fine = pen_line.fine(np.column_stack((across, down)), written.stroke_start, view.scale)
    pen_line.draw(painter, fine, theme["ink"], 2.2 * view.scale)


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The sheet with its buttons, every letter, every sample, and what forgets one."""
    places, content = areas(rect), snapshot.content
    found = list(pen_paper.hits(rows(rect, snapshot, view), snapshot, view))
    for k, place in enumerate(keys(places["letters"], view)):
        found.append(Hit(Target("letter", (k,)), _box(place), clickable=can_teach(snapshot)))
    lesson: Lesson | None = content.lesson
    if lesson is not None and lesson.letters:
        area = places["samples"]
        for place, k in zip(cards(area, len(lesson.letters), view), shown(area, lesson, view), strict=True):
            found.append(Hit(Target("sample", (k,)), _box(place)))
        found.append(Hit(Target("unteach"), _box(unteach_rect(area, view)), clickable=True))
    return tuple(found)


@lru_cache(maxsize=256)
def _rectangle(x: float, y: float, width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(x, y, width, height))
    return path


def _box(area: QRectF) -> QPainterPath:
    return _rectangle(*extent(area))
