"""The fourth row: the gradient of a character to every coordinate of the pen, as width and colour of the ink.

∂ log p(character at its step) / ∂ (dx, dy) of every step before: which strokes decided it. Nothing after the
decision had any influence; what lies further back than asked is not followed.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters._handwriting_content import HandwritingContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink
from ui.diagrams.handwriting import pen_line, pen_paper
from ui.diagrams.handwriting.pen_reading import written
from ui.diagrams.handwriting.pen_rows import Rows
from ui.diagrams.layers import cached
from ui.theme import Theme, font, mix
from ui.view import Hit, Target, View

# Widths of the ink without influence and with the largest; mock-up px.
_THIN, _WIDE = 1.3, 7.5
_SHADES = 24
_WEDGE = 80.0  # how long the legend is
# Influence smaller than this share of the largest is called almost none.
_LITTLE = 0.03
# Steps a stretch of ink must have to be worth a note.
_STRETCH = 10


def influence(content: HandwritingContent) -> Floats:
    """How much each step's coordinates moved the character, as shares of the most, (T,)."""
    # |∂ log p / ∂ (dx, dy)|
    size = content.influence.strength
    most = float(size.max(initial=0.0))
    shares: Floats = size / most if most > 0.0 else size
    return shares


def paint(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The ink of the third row again, as it decided the chosen character; what came after it is pale."""
    content: HandwritingContent = snapshot.content
    row, values = r.row("gradient"), snapshot.settings.values()
    decided = 0
    if content.influence.chosen >= 0:
        step = content.characters[content.influence.chosen].step
        decided = min(len(content.ink), int(content.reached[step]) + 1)
        shown = (bool(values["show_width"]), bool(values["mark_strongest"]), view.language)
        strength = hash(content.influence.strength[: step + 1].tobytes())
        key = ("pen gradient", r, theme, shown, strength, pen_paper.mark(content.ink, decided))

        def draw(onto: QPainter) -> None:
            _ink(onto, r, content, decided, theme, shows_width=shown[0])
            if shown[1]:
                _strongest(onto, r, content, view, theme)
            _legend(onto, r, view, theme)
            _before(onto, r, content, view, theme)

        cached(painter, row.adjusted(-2, 0, 2, 4), key, draw, theme["bg"])
    pen_paper.lines(
        painter, r, "gradient", content.ink, max(0, decided - 1), len(content.ink), theme, "hair2", _THIN
    )
    if content.influence.chosen >= 0:
        _after(painter, r, content, view, theme)


def _ink(
    painter: QPainter, r: Rows, content: HandwritingContent, count: int, theme: Theme, *, shows_width: bool
) -> None:
    """The first points, each as wide as its step mattered; the way of a lifted pen dotted if it did."""
    written, shares = content.ink, influence(content)
    places = r.places("gradient", written.points[:count])
    fine = pen_line.fine(places, written.stroke_start[:count], r.scale)
    # A point of the ink has the influence of the step that reached it.
    felt = np.interp(fine.index, content.reached, shares)
    levels = np.ceil(felt * _SHADES - 1e-9).astype(int)
    painter.save()
    for level in range(_SHADES + 1):
        share = level / _SHADES
        wide = (_THIN + (_WIDE - _THIN) * share if shows_width else _THIN + 1.2) * r.scale
        painter.setPen(pen_line.pen(_shade(share, theme), wide))
        painter.drawLines(fine.lines(levels == level))
        for point in fine.dots(levels == level):
            painter.drawPoint(point)
    places = r.places("gradient", content.places)
    for k in np.flatnonzero(content.stroke_start & (shares > _LITTLE)).tolist():
        if k:
            dotted = QPen(_shade(float(shares[k]), theme), 1.6 * r.scale)
            dotted.setDashPattern([1.0, 2.5])
            painter.setPen(dotted)
            painter.drawLine(QPointF(*places[k - 1].tolist()), QPointF(*places[k].tolist()))
    painter.restore()


def _shade(share: float, theme: Theme) -> QColor:
    return mix(theme["hair2"], theme["backward"], share**0.7)


def way(content: HandwritingContent, step: int) -> str:
    """How the pen moved there: a word of the catalogue."""
    if content.stroke_start[step]:
        return "lifted"
    x, y = (content.places[step] - content.places[step - 1]).tolist() if step else (0.0, 0.0)
    if math.hypot(x, y) == 0.0:
        return "dot"
    if abs(y) > 1.2 * abs(x):
        return "down" if y < 0 else "up"
    if abs(x) > 1.2 * abs(y):
        return "right" if x > 0 else "left"
    return f"{'up' if y > 0 else 'down'}-{'right' if x > 0 else 'left'}"


def _strongest(painter: QPainter, r: Rows, content: HandwritingContent, view: View, theme: Theme) -> None:
    step, s = content.influence.strongest, r.scale
    if step < 0:
        return
    at = r.place("gradient", content.places[step])
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme["ink"], 1.6 * s))
    painter.drawEllipse(at, 9 * s, 9 * s)
    painter.restore()
    bold, plain = font("small", s, r.present, 500), font("small", s, r.present)
    first, second = told(content, view)
    wide = max(ink.width(first, bold), ink.width(second, plain))
    row = r.row("gradient")
    top = row.top() + 2 * s
    # Left of the ring where there is room, right of it otherwise, in the free air over the ink.
    is_left = at.x() - 34 * s - wide > r.left
    most = _legend_left(r, view) - 14 * s
    x = min(at.x() - 34 * s, most) if is_left else min(at.x() + 34 * s, most - wide)
    align = ink.RIGHT if is_left else ink.LEFT
    step_down = ink.leading(plain)
    for k, (line, made, role) in enumerate(((first, bold, "ink"), (second, plain, "ink2"))):
        point = QPointF(x, top + (k + 0.5) * step_down)
        ink.text(painter, point, line, made, theme[role], align | ink.MIDDLE, theme["bg"], 3 * s)
    start = QPointF(x + (5 * s if is_left else -5 * s), top + step_down)
    towards = at - start
    length = math.hypot(towards.x(), towards.y())
    if length > 12 * s:
        painter.save()
        painter.setPen(QPen(theme["ink2"], 1.0 * s))
        painter.drawLine(start, at - towards * (9 * s / length))
        painter.restore()


def told(content: HandwritingContent, view: View) -> tuple[str, str]:
    """The strongest point in words: how the pen moved, which point it is, how long before the decision."""
    step, decided = content.influence.strongest, content.characters[content.influence.chosen].step
    move = words.say(f"handwriting-way-{way(content, step)}", view.language)
    first = words.say("handwriting-strongest", view.language, way=move)
    return first, words.say(
        "handwriting-strongest.where", view.language, point=step + 1, before=decided - step
    )


def _legend_left(r: Rows, view: View) -> float:
    made, said = font("tick", r.scale, r.present), words.say("handwriting-legend-strongest", view.language)
    both = ink.width(said, made) + ink.width("0", made)
    return r.row("gradient").right() - both - (_WEDGE + 15) * r.scale


def _legend(painter: QPainter, r: Rows, view: View, theme: Theme) -> None:
    """A wedge from no influence to the strongest."""
    s, made, row = r.scale, font("tick", r.scale, r.present), r.row("gradient")
    said = words.say("handwriting-legend-strongest", view.language)
    y, x = row.top() + 9 * s, row.right() - ink.width(said, made)
    ink.text(painter, QPointF(x, y), said, made, theme["ink3"], ink.LEFT | ink.MIDDLE)
    end, wide = x - 8 * s, _WEDGE * s
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for k in range(_SHADES):
        share = (k + 1) / _SHADES
        high = (_THIN + (_WIDE - _THIN) * share) * s
        painter.setBrush(_shade(share, theme))
        painter.drawRect(QRectF(end - wide + k * wide / _SHADES, y - high / 2, wide / _SHADES, high))
    painter.restore()
    ink.text(painter, QPointF(end - wide - 7 * s, y), "0", made, theme["ink3"], ink.RIGHT | ink.MIDDLE)


def _foot(r: Rows) -> float:
    return min(r.row("gradient").bottom() - 4 * r.scale, r.base("gradient") + r.sheet.below * r.unit)


def _before(painter: QPainter, r: Rows, content: HandwritingContent, view: View, theme: Theme) -> None:
    """Where there was next to no influence."""
    felt = np.flatnonzero(influence(content) >= _LITTLE)
    if felt.size and felt[0] > _STRETCH:
        made, said = font("small", r.scale, r.present), words.say("handwriting-almost-none", view.language)
        middle = float(r.places("gradient", content.places[: felt[0]])[:, 0].mean())
        x = max(r.left, middle - 0.5 * ink.width(said, made))
        ink.text(painter, QPointF(x, _foot(r)), said, made, theme["ink3"], ink.LEFT | ink.BASELINE)


def _after(painter: QPainter, r: Rows, content: HandwritingContent, view: View, theme: Theme) -> None:
    """Where there can be no influence: the character was decided."""
    decided = content.characters[content.influence.chosen].step
    if decided + _STRETCH >= len(content.places):
        return
    made, said = font("small", r.scale, r.present), words.say("handwriting-after-none", view.language)
    left = float(r.places("gradient", content.places[decided + 1 :])[:, 0].min())
    x = min(r.row("gradient").right() - ink.width(said, made), max(r.left, left))
    before = words.say("handwriting-almost-none", view.language)
    felt = np.flatnonzero(influence(content) >= _LITTLE)
    if felt.size and felt[0] > _STRETCH:  # not over the other note
        middle = float(r.places("gradient", content.places[: felt[0]])[:, 0].mean())
        wide = ink.width(before, made)
        x = max(x, max(r.left, middle - 0.5 * wide) + wide + 20 * r.scale)
    align = ink.LEFT | ink.BASELINE
    ink.text(painter, QPointF(x, _foot(r)), said, made, theme["ink3"], align, theme["bg"], 2 * r.scale)


def title(snapshot: Snapshot, view: View) -> str:
    """What the row's name says of the chosen character."""
    content: HandwritingContent = snapshot.content
    if content.influence.chosen < 0:
        return words.say("handwriting-row-gradient.none", view.language)
    symbol = written(content.characters[content.influence.chosen].symbol)
    return words.say("handwriting-row-gradient.letter", view.language, letter=symbol)


def hits(r: Rows, snapshot: Snapshot) -> tuple[Hit, ...]:
    """The ink as one area: the step nearest to the pointer."""
    content: HandwritingContent = snapshot.content
    if not len(content.places) or content.influence.chosen < 0:
        return ()
    path = QPainterPath()
    path.addRect(r.row("gradient"))
    places = r.places("gradient", content.places)

    def nearest(point: QPointF) -> Target:
        away = np.hypot(places[:, 0] - point.x(), places[:, 1] - point.y())
        return Target("influence", (int(away.argmin()),))

    return (Hit(Target("influence"), path, at=nearest),)
