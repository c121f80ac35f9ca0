"""The grid of initialisations and optimisers: every field a network that was trained on the race's task."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters._remedies_content import Cell, Start
from ui import words
from ui.diagrams import ink, small_plot
from ui.diagrams.curves import title
from ui.diagrams.remedies.race_row import mark, name_of
from ui.theme import Theme, font
from ui.view import Card, Hit, Target, View

# What a field's state is marked with.
MARKS = {"waiting": "", "racing": "", "spent": "warn", "solved": "ok", "diverged": "rec"}


def _sides(start: Start) -> tuple[list[str], list[str]]:
    """Initialisations from top to bottom, optimisers from left to right."""
    rows = list(dict.fromkeys(cell.initialisation for cell in start.grid))
    columns = list(dict.fromkeys(cell.racer.name for cell in start.grid))
    return rows, columns


def fields(rect: QRectF, start: Start, view: View) -> list[QRectF]:
    """Where each field of the grid stands, in its order."""
    s = view.scale
    rows, columns = _sides(start)
    if not rows:
        return []
    label = font("label", s, view.present)
    names = [words.say(f"remedies-begin-{row}", view.language) for row in rows]
    left = max(ink.width(name, label) for name in names) + 12 * s
    top = rect.top() + small_plot.heading(view) + ink.leading(label)
    wide, high = (rect.width() - left) / len(columns), (rect.bottom() - top) / len(rows)
    return [
        QRectF(
            rect.left() + left + columns.index(cell.racer.name) * wide,
            top + rows.index(cell.initialisation) * high,
            wide,
            high,
        ).adjusted(0, 0, -3 * s, -3 * s)
        for cell in start.grid
    ]


def paint(painter: QPainter, rect: QRectF, start: Start, view: View, theme: Theme) -> None:
    """Heading, names of rows and columns, the fields."""
    s, language = view.scale, view.language
    row = QRectF(rect.left(), rect.top(), rect.width(), small_plot.heading(view) - 6 * s)
    note = words.say("remedies-grid-note", language, done=start.grid_done, of=len(start.grid))
    title(painter, row, words.say("remedies-grid-title", language), note, view, theme)
    places = fields(rect, start, view)
    label = font("label", s, view.present)
    rows, columns = _sides(start)
    for cell, place in zip(start.grid, places, strict=True):
        if cell.initialisation == rows[0]:
            over = QPointF(place.left() + 2 * s, place.top() - 4 * s)
            name = name_of(cell.racer.name, language)
            ink.text(painter, over, ink.elide(name, label, place.width()), label, theme["ink2"])
        if cell.racer.name == columns[0]:
            at = QPointF(rect.left(), place.center().y())
            said = words.say(f"remedies-begin-{cell.initialisation}", language)
            ink.text(painter, at, said, label, theme["ink2"], ink.LEFT | ink.MIDDLE)
        _field(painter, place, cell, view, theme)


def _field(painter: QPainter, place: QRectF, cell: Cell, view: View, theme: Theme) -> None:
    s, bold = view.scale, font("label", view.scale, view.present, 600)
    painter.save()
    painter.setPen(QPen(theme["hair"], max(1.0, s)))
    painter.setBrush(theme["sel" if cell.racer.status == "solved" else "bg"])
    painter.drawRoundedRect(place, 4 * s, 4 * s)
    painter.restore()
    kind = MARKS[cell.racer.status]
    size = 10 * s
    left = place.left() + 8 * s
    if kind:
        mark(painter, QPointF(left + size / 2, place.center().y()), size, kind, theme)
        left += size + 6 * s
    room = place.right() - left - 4 * s
    lines = ink.wrap(said(cell, view.language), bold, room)
    most = max(1, int((place.height() - 2 * s) / ink.leading(bold)))
    if len(lines) > most:
        lines = (ink.elide(said(cell, view.language), bold, room),)
    for k, line in enumerate(lines):
        y = place.center().y() + (k - 0.5 * (len(lines) - 1)) * ink.leading(bold)
        ink.text(painter, QPointF(left, y), line, bold, theme[kind or "ink3"], ink.LEFT | ink.MIDDLE)


def said(cell: Cell, language: str) -> str:
    """What became of a field."""
    racer = cell.racer
    wrong = "–" if math.isnan(racer.error) else ink.number(100 * racer.error, 0)
    return words.say(f"remedies-grid-{racer.status}", language, updates=racer.work.updates, percent=wrong)


def hits(rect: QRectF, start: Start, view: View) -> tuple[Hit, ...]:
    """`grid_field` (which)."""
    found = []
    for k, place in enumerate(fields(rect, start, view)):
        area = QPainterPath()
        area.addRect(place)
        found.append(Hit(Target("grid_field", (k,)), area))
    return tuple(found)


def card(which: int, start: Start, language: str) -> Card | None:
    """A field with its numbers."""
    if which >= len(start.grid):
        return None
    cell = start.grid[which]
    names = (words.say(f"remedies-begin-{cell.initialisation}", language), name_of(cell.racer.name, language))
    work = cell.racer.work
    done = words.say(
        "remedies-card-work",
        language,
        updates=work.updates,
        evaluations=ink.number(work.evaluations, 0),
        seconds=ink.number(work.seconds, 2),
    )
    budget = words.say("remedies-card-budget", language, budget=cell.budget)
    return Card(" × ".join(names), said(cell, language), (done, budget))
