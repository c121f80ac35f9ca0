"""What stands at the left of a racer's row: its name, what it is, and its verdict with a mark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.chapters._remedies_content import Row
from ui import words
from ui.diagrams import glyphs, ink
from ui.theme import Theme, font
from ui.view import View


def verdict(row: Row, language: str) -> tuple[str, str]:
    """The engine's sentence about this racer, and the mark it gets: `ok`, `warn`, `rec`, or none."""
    marks = {"waiting": "", "racing": "warn", "spent": "warn", "solved": "ok", "diverged": "rec"}
    return words.tell(row.verdict, language), marks[row.first.status] if row.takes_part else ""


def paint(painter: QPainter, rect: QRectF, row: Row, lit: bool, view: View, theme: Theme) -> None:
    """Name, what it is, how it learns, verdict: the verdict always, the rest as there is room."""
    s, language = view.scale, view.language
    name, small = font("panel_title", s, view.present), font("label", s, view.present)
    bold, tiny = font("label", s, view.present, 600), font("tick", s, view.present)
    said, kind = verdict(row, language)
    size = 11 * s
    beside = size + 7 * s if kind else 0.0
    ends = ink.balanced(said, bold, rect.width() - beside)[:3]
    about = words.say(f"remedies-what-{row.name}", language)
    rule = ink.balanced(words.tell(row.rule, language), tiny, rect.width())
    room = rect.height() - ink.leading(name) - len(ends) * ink.leading(bold) - 4 * s
    between = []
    if room >= ink.leading(small):
        between.append((ink.elide(about, small, rect.width()), small, "ink2"))
        room -= ink.leading(small)
    if room >= len(rule) * ink.leading(tiny):
        between += [(line, tiny, "ink3") for line in rule]
        room -= len(rule) * ink.leading(tiny)
    y = rect.top() + max(0.0, min(0.1 * rect.height(), room / 2))
    title = name_of(row.name, language)
    role = "ink" if row.takes_part else "ink3"
    place = QRectF(rect.left(), y, rect.width(), ink.leading(name))
    wide = ink.text(painter, place, title, name, theme[role], ink.LEFT | ink.MIDDLE)
    if lit:
        painter.fillRect(QRectF(place.left(), place.bottom() - 2.5 * s, wide, 1.2 * s), theme["ink"])
    y = place.bottom()
    for line, made, role in between:
        place = QRectF(rect.left(), y, rect.width(), ink.leading(made))
        ink.text(painter, place, line, made, theme[role], ink.LEFT | ink.MIDDLE)
        y = place.bottom()
    y += min(3 * s, max(0.0, room))
    mark(painter, QPointF(rect.left() + size / 2, y + ink.leading(bold) / 2), size, kind, theme)
    for line in ends:
        place = QRectF(rect.left() + beside, y, rect.width() - beside, ink.leading(bold))
        ink.text(painter, place, line, bold, theme[kind or "ink3"], ink.LEFT | ink.MIDDLE)
        y = place.bottom()


def name_of(racer: str, language: str) -> str:
    """A racer's name."""
    return words.say(f"remedies-racer-{racer}", language)


def mark(painter: QPainter, at: QPointF, size: float, kind: str, theme: Theme) -> None:
    """A tick, a dash or a cross, in its hue."""
    if kind == "ok":
        glyphs.check_mark(painter, at, size, theme["ok"])
    elif kind == "warn":
        glyphs.dash_mark(painter, at, size, theme["warn"], size / 6)
    elif kind == "rec":
        painter.save()
        painter.setPen(QPen(theme["rec"], size / 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for way in (-1.0, 1.0):
            half = QPointF(0.35 * size, 0.35 * size * way)
            painter.drawLine(at - half, at + half)
        painter.restore()
