"""Four models read the same letters: a window or state under them, belief in the next, what they write on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._sequences_content import Reader, SequencesContent, Text
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink
from ui.diagrams.sameness import extent
from ui.diagrams.sequences import empty, letters, reading_strip, said
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, font
from ui.view import Hit, Target, View

_NAME, _READS, _BELIEF, _WRITES, _BITS = (
    (0.0, 0.155),
    (0.175, 0.56),
    (0.60, 0.735),
    (0.76, 0.93),
    (0.935, 1.0),
)
# The widest a letter's column is, and the narrowest before the row shows a part of the text.
_WIDEST, _NARROWEST = 22.0, 11.0


@dataclass(frozen=True)
class Row:
    """One reader."""

    area: QRectF
    name: QRectF
    strip: QRectF
    belief: QRectF
    writes: QRectF
    bits: QRectF


@dataclass(frozen=True)
class Places:
    """Headings, the letters, the readers."""

    heading: QRectF
    letters: QRectF
    rows: tuple[Row, ...]
    foot: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, wide: float, high: float, count: int, s: float, present: bool) -> Places:
    head, foot = (32 if present else 24) * s, (30 if present else 24) * s
    line = (38 if present else 30) * s
    step = (high - head - line - foot) / max(1, count)

    def across(share: tuple[float, float], top: float, down: float) -> QRectF:
        return QRectF(x + share[0] * wide, top, (share[1] - share[0]) * wide, down)

    rows = []
    for k in range(count):
        top = y + head + line + k * step
        pad = min(12 * s, 0.1 * step)
        inner, down = top + pad, step - 2 * pad
        strip = min(down, 112 * s)
        rows.append(
            Row(
                QRectF(x, top, wide, step),
                across(_NAME, inner, down),
                across(_READS, inner, strip),
                across(_BELIEF, inner, down),
                across(_WRITES, inner, down),
                across(_BITS, inner, down),
            )
        )
    reads = across(_READS, y + head, line)
    return Places(QRectF(x, y, wide, head), reads, tuple(rows), QRectF(x, y + high - foot, wide, foot))


def areas(rect: QRectF, text: Text, view: View) -> Places:
    """Where the parts stand."""
    return _places(*extent(rect), len(text.readers), view.scale, view.present)


def part(text: Text, width: float, at: Moment, s: float) -> tuple[int, int, float]:
    """Which letters are shown, from and to, and how wide each is: all of them, or those around now."""
    count = max(1, len(text.prompt))
    wide = min(_WIDEST * s, width / count)
    if wide >= _NARROWEST * s:
        return 0, count, wide
    fits = max(1, int(width / (_NARROWEST * s)))
    first = min(max(0, at.seen - round(0.75 * fits)), count - fits)
    return first, first + fits, width / fits


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, at: Moment) -> None:
    """The whole scene, or that there is nothing to read."""
    content: SequencesContent = snapshot.content
    text = content.text
    if text is None or not text.prompt:
        empty.paint(painter, rect, words.say("sequences-text-none", view.language), view, theme)
        return
    where, s = areas(rect, text, view), view.scale
    first, last, wide = part(text, where.letters.width(), at, s)
    _headings(painter, where, text, view, theme)
    letters.row(painter, where.letters, text.prompt[first:last], at.seen - first, wide, view, theme)
    for k, (row, reader) in enumerate(zip(where.rows, text.readers, strict=True)):
        painter.fillRect(
            QRectF(row.area.left(), row.area.top(), row.area.width(), max(1.0, s)), theme["hair"]
        )
        _row(painter, row, reader, text, (first, last, wide), snapshot, view, theme, at)
        if k == len(where.rows) - 1:
            _now(painter, where, (first, wide), at, s, theme)
    _foot(painter, where.foot, text, view, theme)


def _headings(painter: QPainter, where: Places, text: Text, view: View, theme: Theme) -> None:
    if not where.rows:
        return
    s, row = view.scale, where.rows[0]
    made, y = font("small", s, view.present), where.heading.center().y()
    title = words.say("sequences-text-title", view.language)
    big = font("panel_title", s, view.present)
    ink.text(
        painter,
        QPointF(where.heading.left(), y),
        ink.elide(title, big, row.name.width() + 14 * s),
        big,
        theme["ink"],
        ink.LEFT | ink.MIDDLE,
    )
    for place, key, align in (
        (row.strip, "reads", ink.LEFT),
        (row.belief, "belief", ink.LEFT),
        (row.writes, "writes", ink.LEFT),
        (row.bits, "bits", ink.RIGHT),
    ):
        line = words.say(f"sequences-text-{key}", view.language)
        room = place.width() + (26 * s if align == ink.LEFT else 0)
        x = place.left() if align == ink.LEFT else place.right()
        ink.text(painter, QPointF(x, y), ink.elide(line, made, room), made, theme["ink3"], align | ink.MIDDLE)


def _row(
    painter: QPainter,
    row: Row,
    reader: Reader,
    text: Text,
    shown: tuple[int, int, float],
    snapshot: Snapshot,
    view: View,
    theme: Theme,
    at: Moment,
) -> None:
    s = view.scale
    big, small = font("panel_title", s, view.present), font("small", s, view.present)
    chosen = snapshot.settings.values()["model"] == reader.name
    if chosen:
        painter.fillRect(
            QRectF(row.area.left() - 10 * s, row.name.top(), 3 * s, row.name.height()), theme["ink"]
        )
    name = QRectF(row.name.left(), row.name.top(), row.name.width(), ink.leading(big))
    ink.text(
        painter,
        name,
        ink.elide(said.name(reader.name, view.language), big, name.width()),
        big,
        theme["ink"],
        ink.LEFT | ink.MIDDLE,
    )
    taps = int(snapshot.settings.values()["taps"])
    has = words.say(
        f"sequences-reader-{reader.name}",
        view.language,
        taps=taps,
        count=reader.hidden.shape[1] if reader.hidden.ndim == 2 else 0,
    )
    for k, line in enumerate((has, words.say("sequences-weights", view.language, count=reader.parameters))):
        place = QRectF(name.left(), name.bottom() + k * ink.leading(small), name.width(), ink.leading(small))
        ink.text(
            painter, place, ink.elide(line, small, place.width()), small, theme["ink3"], ink.LEFT | ink.MIDDLE
        )
    reading_strip.paint(painter, row.strip, reader, shown, taps, at, view, theme)
    came = text.prompt[at.seen] if at.seen < len(text.prompt) else ""
    letters.likeliest(
        painter,
        row.belief,
        reader.belief[min(at.seen, len(reader.belief) - 1)],
        text.symbols,
        came,
        view,
        theme,
    )
    reading_strip.written(painter, row.writes, text.prompt, reader.written, view, theme)
    made = font("node_value", s, view.present)
    best = min((other.bits for other in text.readers if np.isfinite(other.bits)), default=np.nan)
    colour = theme["ink" if reader.bits == best else "ink2"]
    ink.text(
        painter,
        QPointF(row.bits.right(), row.name.top() + 12 * s),
        ink.number(reader.bits, 2),
        made,
        colour,
        ink.RIGHT | ink.MIDDLE,
    )


def _now(
    painter: QPainter, where: Places, shown: tuple[int, float], at: Moment, s: float, theme: Theme
) -> None:
    first, wide = shown
    x = where.letters.left() + (at.place + 1 - first) * wide
    if where.letters.left() - 1 <= x <= where.letters.right() + 1:
        bottom = where.rows[-1].strip.bottom()
        painter.fillRect(
            QRectF(x - 0.7 * s, where.letters.top(), 1.4 * s, bottom - where.letters.top()), theme["ink"]
        )


def _foot(painter: QPainter, rect: QRectF, text: Text, view: View, theme: Theme) -> None:
    made = font("small", view.scale, view.present)
    parts = [
        words.tell(text.source, view.language),
        words.say("sequences-text-size", view.language, characters=text.characters, held=text.held_out),
    ]
    if text.left_out:
        left = " ".join(letters.visible(letter) for letter in dict.fromkeys(text.left_out))
        parts.append(words.say("sequences-text-left-out", view.language, letters=left))
    ink.text(
        painter,
        rect,
        ink.elide(words.join(parts), made, rect.width()),
        made,
        theme["ink3"],
        ink.LEFT | ink.MIDDLE,
    )


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """Every reader: its name chooses it; its strip at a letter, its belief, what it writes."""
    content: SequencesContent = snapshot.content
    text = content.text
    if text is None or not text.prompt:
        return ()
    found = []
    for k, row in enumerate(areas(rect, text, view).rows):
        for kind, place, clickable in (
            ("reader", row.name, True),
            ("reads", row.strip, False),
            ("next", row.belief, False),
            ("writes", row.writes, False),
            ("reader_bits", row.bits, False),
        ):
            area = QPainterPath()
            area.addRect(place)
            found.append(Hit(Target(kind, (k,)), area, clickable=clickable))
    return tuple(found)
