"""The names of the four rows, the line of now through the first two, and beside the tabs what was read."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._handwriting_content import HandwritingContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.handwriting import pen_cells, pen_gradient, pen_paper, pen_reading
from ui.diagrams.handwriting.pen_rows import ROWS, Rows
from ui.theme import Theme, font
from ui.view import Hit, Target, View


def names(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """A number, a name and a note for every row."""
    s = r.scale
    bold, plain = font("body", s, r.present, 600), font("small", s, r.present)
    for k, name in enumerate(ROWS):
        where = r.name_of(name)
        y = where.top() + 0.7 * bold.pixelSize()
        ink.text(painter, QPointF(where.left(), y), str(k + 1), bold, theme["ink3"], ink.LEFT | ink.MIDDLE)
        left, step = where.left() + 16 * s, ink.leading(plain)
        said = words.say(f"handwriting-row-{name}", view.language)
        title = ink.wrap(said, bold, where.right() - left)
        for j, line in enumerate(title):
            at = QPointF(left, y + j * ink.leading(bold))
            ink.text(painter, at, line, bold, theme["ink"], ink.LEFT | ink.MIDDLE)
        top = y + (len(title) - 0.45) * ink.leading(bold)
        room = int((where.bottom() - top) / step + 0.3)
        lines = ink.wrap(note(name, snapshot, view), plain, where.right() - left)
        for j, line in enumerate(lines[:room]):
            shown = (
                ink.elide(f"{line}…", plain, where.right() - left) if j == room - 1 < len(lines) - 1 else line
            )
            at = QPointF(left, top + (j + 0.5) * step)
            ink.text(painter, at, shown, plain, theme["ink3"], ink.LEFT | ink.MIDDLE)


def note(name: str, snapshot: Snapshot, view: View) -> str:
    """What a row shows, in a few words."""
    language = view.language
    if name == "gradient":
        return pen_gradient.title(snapshot, view)
    if name == "paper":
        key = "live" if pen_paper.is_live(snapshot) else "shown"
        return words.say(f"handwriting-row-paper.{key}", language)
    if name == "cells":
        way = str(snapshot.settings.values()["order"])
        shown, cells = len(pen_cells.order(snapshot)), len(snapshot.content.ranked)
        if pen_cells.is_picked(snapshot):
            way, cells = "gates", snapshot.content.cell + 1
        return words.say(f"handwriting-row-cells.{way}", language, shown=shown, cells=cells)
    return words.say("handwriting-row-reading.note", language)


def now(painter: QPainter, r: Rows, snapshot: Snapshot, theme: Theme, t: float) -> None:
    """The line of now through characters and cells, and the thread from there to the pen."""
    steps = len(snapshot.content.places)
    if not steps:
        return
    x, s = r.across(min(t, steps)), r.scale
    top, bottom = r.row("reading").top() + 2 * s, pen_cells.area(r).bottom() + 5 * s
    painter.fillRect(QRectF(x - 0.9 * s, top, 1.8 * s, bottom - top), theme["ink"])
    pen_paper.thread(painter, r, snapshot, theme, t, bottom)


def read_text(content: HandwritingContent, t: float) -> str:
    """What had been read after t steps."""
    return "".join(each.symbol for each in content.characters if each.step + 1 <= t)


def news(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, t: float) -> None:
    """The text read so far at the right of the tabs; at the end whether it is right, where that is known."""
    content: HandwritingContent = snapshot.content
    steps = len(content.places)
    if not steps:
        return
    s, text = view.scale, read_text(content, t)
    made, plain = font("verdict", s, view.present), font("label", s, view.present)
    waiting = content.provisional if t >= steps else ""
    x, y = rect.right(), rect.center().y()
    if t >= steps and content.label:
        size = 12 * s
        x -= size
        if content.verdict.key == "handwriting-verdict-right":
            glyphs.check_mark(painter, QPointF(x + size / 2, y), size, theme["ok"])
        else:
            glyphs.dash_mark(painter, QPointF(x + size / 2, y), size, theme["warn"], size / 6)
        x -= 8 * s
    for part, role in ((waiting, "ink3"), (ink.elide(text, made, 0.6 * rect.width()), "ink")):
        x -= ink.width(part, made)
        ink.text(painter, QPointF(x, y), part, made, theme[role], ink.LEFT | ink.MIDDLE)
    key = "handwriting-read-so-far" if text or waiting else "handwriting-nothing-yet"
    said = words.say(key, view.language)
    ink.text(painter, QPointF(x - 8 * s, y), said, plain, theme["ink3"], ink.RIGHT | ink.MIDDLE)


def hits(news_area: QRectF) -> tuple[Hit, ...]:
    """What was read."""
    return (Hit(Target("text"), _box(news_area)),)


def rows(r: Rows) -> tuple[Hit, ...]:
    """The rows' names, which tell what is shown."""
    return tuple(Hit(Target("row", (k,)), _box(r.name_of(name))) for k, name in enumerate(ROWS))


def _box(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path


def caption(snapshot: Snapshot, view: View, t: float) -> str:
    """One sentence for the lecture room."""
    content: HandwritingContent = snapshot.content
    steps = len(content.places)
    if not steps:
        return words.say("handwriting-caption-empty", view.language)
    text, language = read_text(content, t), view.language
    if t >= steps and content.provisional:
        letter = pen_reading.written(content.provisional)
        return words.say("handwriting-caption-waiting", language, text=text, letter=letter)
    if not text:
        return words.say("handwriting-caption-nothing", language)
    last = next(each for each in reversed(content.characters) if each.step + 1 <= t)
    letter = pen_reading.written(last.symbol)
    return words.say("handwriting-caption-read", language, text=text, letter=letter, delay=last.delay)
