"""The first row: every character where it was decided, its delay, and what is thought of the next one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, zip_longest

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from simulator.chapters._handwriting_content import Character, HandwritingContent
from simulator.experiment import Snapshot
from simulator.tasks.alphabet import BLANK, SYMBOLS
from ui import words
from ui.diagrams import axes, ink
from ui.diagrams.axes import Axes
from ui.diagrams.handwriting.pen_rows import Rows
from ui.equations import number
from ui.theme import Theme, alpha, font, sized
from ui.view import Hit, Target, View

# A letter's size and the least one, the axis above the row's bottom; mock-up px.
_LETTER, _SMALL, _AXIS = 31.0, 13.0, 9.0
# Candidates that are shown, and the length of a bar that means 1.
CANDIDATES, _BAR = 3, 56.0
# A symbol that never comes to this much is no curve of its own.
_SEEN = 0.02


def axis_of(r: Rows) -> float:
    """Where the row's line stands."""
    return r.row("reading").bottom() - _AXIS * r.scale


def letters(r: Rows, content: HandwritingContent) -> QFont:
    """The font of the characters: smaller where they stand close."""
    least = min((b.step - a.step for a, b in pairwise(content.characters)), default=1000)
    room = (r.across(least) - r.across(0)) / 0.72
    most = (_LETTER * (1.15 if r.present else 1.0)) * r.scale
    return sized("display", max(_SMALL * r.scale, min(most, room)), 600)


def written(symbol: str) -> str:
    """A symbol as it is printed: a space needs a mark to be seen."""
    return "·" if symbol == " " else symbol


def paint(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme, t: float) -> None:
    """The characters decided up to step t, those ahead pale, and the candidates right of now."""
    content: HandwritingContent = snapshot.content
    if snapshot.settings.values()["show_outputs"]:
        _outputs(painter, r, content, theme, t)
    halo = theme["bg"] if snapshot.settings.values()["show_outputs"] else None
    y, s = axis_of(r), r.scale
    painter.fillRect(QRectF(r.left, y, r.right - r.left, max(1.0, s)), theme["hair2"])
    painter.fillRect(QRectF(r.left, y, r.across(t) - r.left, max(1.0, 1.4 * s)), theme["ink"])
    big, small = letters(r, content), font("tick", s, r.present)
    chosen = content.characters[content.influence.chosen] if content.influence.chosen >= 0 else None
    made = _Letters(painter, r, theme, big, small, halo)
    for each, after in zip_longest(content.characters, content.characters[1:]):
        end = r.across(after.step + 1) - 0.5 * ink.width(written(after.symbol), big) if after else r.right
        made.write(each, end, is_chosen=each is chosen, is_decided=each.step + 1 <= t)
    if t >= len(content.places) and content.provisional:
        _provisional(painter, r, content, big, view, theme)
    elif len(content.places):
        _candidates(painter, r, content, view, theme, t)


@dataclass(frozen=True, eq=False)
class _Letters:
    """What all characters are written with."""

    painter: QPainter
    r: Rows
    theme: Theme
    big: QFont
    small: QFont
    halo: QColor | None

    def write(self, each: Character, room: float, *, is_chosen: bool, is_decided: bool) -> None:
        """One character over the stretch it was read from, with its delay if that ends before `room`."""
        painter, r, theme = self.painter, self.r, self.theme
        y, s, x = axis_of(r), r.scale, r.across(each.step + 1)
        strong = theme["backward" if is_chosen else "ink" if is_decided else "hair2"]
        begin, end = r.across(each.first), r.across(each.last + 1)
        air, thick = min(1.5 * s, 0.2 * (end - begin)), 3.4 * s
        painter.fillRect(QRectF(begin + air, y - thick / 2, end - begin - 2 * air, thick), strong)
        painter.fillRect(QRectF(x - 0.6 * s, y - 4 * s, 1.2 * s, 10 * s), strong)
        at, symbol = QPointF(x, y - 10 * s), written(each.symbol)
        if each.symbol == " " and end - begin < self.big.pixelSize():
            return  # right behind a letter its mark would be taken for a part of it
        ink.text(painter, at, symbol, self.big, strong, ink.CENTRE | ink.BASELINE, self.halo, 2.5 * s)
        beside, delay = at + QPointF(0.5 * ink.width(symbol, self.big) + 3 * s, 0), f"+{each.delay}"
        if beside.x() + ink.width(delay, self.small) + 3 * s <= room:
            colour = theme["backward" if is_chosen else "ink3" if is_decided else "hair2"]
            ink.text(painter, beside, delay, self.small, colour, halo=self.halo, halo_width=2 * s)


def _outputs(painter: QPainter, r: Rows, content: HandwritingContent, theme: Theme, t: float) -> None:
    """Every output that ever comes up, over time: spikes in a sea of blank."""
    shown = max(0, round(t))
    if shown < 2:
        return
    a = plot(r)
    steps = np.arange(1, shown + 1)
    painter.save()
    for symbol in outputs(content):
        values = content.probabilities[:shown, symbol]
        if symbol == BLANK:
            axes.curve(painter, a, steps, values, theme["axis"], 1.2 * r.scale, (3 * r.scale, 3 * r.scale))
        elif values.max() >= _SEEN:
            axes.curve(painter, a, steps, values, alpha(theme["forward"], 0.85), 1.6 * r.scale)
    painter.restore()


def plot(r: Rows) -> Axes:
    """The axes of the outputs: steps along the row, 0 to 1 upwards."""
    row, y = r.row("reading"), axis_of(r)
    area = QRectF(r.left, row.top() + 2 * r.scale, r.end - r.left, y - row.top() - 2 * r.scale)
    return Axes(area, (0.0, float(r.steps)), (0.0, 1.0))


def outputs(content: HandwritingContent) -> list[int]:
    """The outputs that have a curve, the blank first."""
    seen = content.probabilities.max(axis=0, initial=0.0) >= _SEEN
    return [BLANK, *(k for k in np.flatnonzero(seen).tolist() if k != BLANK)]


def candidates(content: HandwritingContent, t: float) -> list[tuple[str, float]]:
    """What the next character may be after t steps, likeliest first: shares of all but the blank."""
    step = min(len(content.places), round(t)) - 1
    if step < 0:
        return []
    shares = content.probabilities[step].copy()
    shares[BLANK] = 0.0
    total = shares.sum()
    best = np.argsort(-shares, kind="stable")[:CANDIDATES].tolist()
    return [(SYMBOLS[k], float(shares[k] / total)) for k in best if total > 0.0 and shares[k] > 0.0]


def where(r: Rows) -> QRectF:
    """Where the candidates stand: right of the axis."""
    row, x = r.row("reading"), r.end + 26 * r.scale
    return QRectF(x, row.top(), r.right - x, axis_of(r) - 5 * r.scale - row.top())


def _candidates(
    painter: QPainter, r: Rows, content: HandwritingContent, view: View, theme: Theme, t: float
) -> None:
    found, area, s = candidates(content, t), where(r), r.scale
    if not found:
        return
    small, bold = font("small", s, r.present), font("small", s, r.present, 600)
    step = area.height() / (CANDIDATES + 1)
    title = QRectF(area.left(), area.top(), area.width(), step)
    said = ink.elide(words.say("handwriting-deciding", view.language), small, area.width())
    ink.text(painter, title, said, small, theme["ink3"], ink.LEFT | ink.MIDDLE)
    for k, (symbol, share) in enumerate(found):
        y = area.top() + (k + 1.5) * step
        left = area.left() + 16 * s
        ink.text(painter, QPointF(area.left(), y), written(symbol), bold, theme["ink"], ink.LEFT | ink.MIDDLE)
        bar = QRectF(left, y - 4 * s, _BAR * s * share, 8 * s)
        painter.fillRect(bar, theme["ink2" if k == 0 else "hair2"])
        beside = QPointF(bar.right() + 6 * s, y)
        ink.text(painter, beside, number(share), small, theme["ink2"], ink.LEFT | ink.MIDDLE)


def _provisional(
    painter: QPainter, r: Rows, content: HandwritingContent, big: QFont, view: View, theme: Theme
) -> None:
    """The letter that waits: what would be said if nothing more came. A dashed frame says it may go."""
    s, y, x = r.scale, axis_of(r), r.across(len(content.places))
    small, symbol = font("small", s, r.present), written(content.provisional)
    wide = ink.width(symbol, big) + 12 * s
    last = content.characters[-1] if content.characters else None
    if last is not None:  # its letter and its delay reach beyond their place
        half = 0.5 * ink.width(written(last.symbol), big) + ink.width(
            f"+{last.delay}", font("tick", s, r.present)
        )
        x = max(x, r.across(last.step + 1) + half)
    box = QRectF(x + 12 * s, y - 8 * s - 1.15 * big.pixelSize(), wide, 1.15 * big.pixelSize() + 4 * s)
    painter.save()
    painter.setPen(QPen(theme["axis"], 1.2 * s, Qt.PenStyle.CustomDashLine))
    pen = painter.pen()
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4 * s, 4 * s)
    painter.restore()
    at = QPointF(box.center().x(), y - 10 * s)
    ink.text(painter, at, symbol, big, theme["ink3"], ink.CENTRE | ink.BASELINE)
    left = max(box.right() + 6 * s, r.end + 12 * s)
    if r.right - left > 30 * s:
        beside = QRectF(left, box.top(), r.right - left, box.height())
        key = "handwriting-waiting.pen" if content.source == "pen" else "handwriting-waiting"
        lines = ink.wrap(words.say(key, view.language), small, beside.width())[:3]
        for k, line in enumerate(lines):
            top = beside.center().y() + (k - (len(lines) - 1) / 2) * ink.leading(small)
            ink.text(painter, QPointF(beside.left(), top), line, small, theme["ink3"], ink.LEFT | ink.MIDDLE)


# The hand.


def hits(r: Rows, snapshot: Snapshot, t: float) -> tuple[Hit, ...]:
    """Every character, clickable; the candidates, or the letter that waits; the outputs as one area."""
    content: HandwritingContent = snapshot.content
    found = []
    if snapshot.settings.values()["show_outputs"] and len(content.places):
        found.append(Hit(Target("outputs"), _box(plot(r).rect), at=lambda p: _output_at(r, content, p)))
    if len(content.places):
        is_waiting = t >= len(content.places) and bool(content.provisional)
        found.append(Hit(Target("provisional" if is_waiting else "candidates"), _box(where(r))))
    return (*found, *_characters(r, content))


def _characters(r: Rows, content: HandwritingContent) -> tuple[Hit, ...]:
    y, big = axis_of(r), letters(r, content)
    found, s = [], r.scale
    places = [r.across(each.step + 1) for each in content.characters]
    for k, (each, x) in enumerate(zip(content.characters, places, strict=True)):
        # No wider than the way to the neighbours.
        half = max(10 * s, 0.5 * ink.width(written(each.symbol), big) + 3 * s)
        left = min(half, 0.5 * (x - places[k - 1])) if k else half
        right = min(half, 0.5 * (places[k + 1] - x)) if k + 1 < len(places) else half
        high = big.pixelSize() + 12 * s
        area = QRectF(x - left, y - high, left + right, high + 6 * s)
        found.append(Hit(Target("character", (k,)), _box(area), clickable=True))
    return tuple(found)


def _output_at(r: Rows, content: HandwritingContent, point: QPointF) -> Target:
    return Target("outputs", (max(0, min(len(content.places) - 1, r.step(point.x()))),))


def _box(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path
