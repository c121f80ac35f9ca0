"""The scene of inputs: the same ink as the pen's coordinates and as small pictures, and what either achieves.

The table's numbers stand in the readers' model cards: writers none of the two was trained on.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters._handwriting_content import Card, HandwritingContent
from simulator.experiment import Snapshot
from simulator.tasks.pen_steps import pen_steps
from ui import words
from ui.diagrams import axes, heat_map, ink, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.curves import title
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import Hit, Target, View

INPUTS = ("coordinates", "pictures")
PANELS = (*INPUTS, "results")
# Pictures of the strip under the large one.
STRIP = 9
# What the table compares, and whether less is better.
ROWS = (
    ("letters", False),
    ("digits", False),
    ("letters_all", False),
    ("digits_all", False),
    ("word_errors", True),
    ("parameters", True),
    ("microseconds", True),
)


def areas(rect: QRectF) -> dict[str, QRectF]:
    """Both inputs above, the results below."""
    upper, gap = 0.55 * rect.height(), 0.05 * rect.width()
    half = 0.5 * (rect.width() - gap)
    return {
        "coordinates": QRectF(rect.left(), rect.top(), half, upper - 14),
        "pictures": QRectF(rect.left() + half + gap, rect.top(), half, upper - 14),
        "results": QRectF(rect.left(), rect.top() + upper, rect.width(), rect.height() - upper),
    }


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, t: float) -> None:
    """The scene at step t."""
    content: HandwritingContent = snapshot.content
    places, chosen = areas(rect), str(snapshot.settings.values()["input"])
    lit = view.hover if view.hover is not None and view.hover.kind == "input" else None
    key = (
        "pen inputs",
        Same(content),
        chosen,
        lit,
        extent(rect),
        theme,
        view.language,
        view.scale,
        view.present,
    )

    def draw(onto: QPainter) -> None:
        for name in INPUTS:
            _heading(onto, places[name], name, content, chosen, view, theme)
        _curves(onto, places["coordinates"], content, view, theme)
        _results(onto, places["results"], content, chosen, view, theme)

    cached(painter, rect, key, draw, theme["bg"])
    step = min(len(content.places), max(1, round(t))) - 1
    if step >= 0:
        for a in _axes(places["coordinates"], content, view):
            small_plot.mark(painter, a, t, theme, view.scale)
        _pictures(painter, places["pictures"], content, step, view, theme)


def _heading(
    painter: QPainter,
    area: QRectF,
    name: str,
    content: HandwritingContent,
    chosen: str,
    view: View,
    theme: Theme,
) -> None:
    """The input's name, what a reader with it makes of the ink, and whether it is the one that reads."""
    s = view.scale
    row = QRectF(area.left(), area.top(), area.width(), small_plot.heading(view) - 6 * s)
    title(painter, row, words.say(f"handwriting-input-{name}", view.language), "", view, theme)
    text = content.text if name == chosen else content.other_text
    made, bold = font("body", s, view.present), font("body", s, view.present, 600)
    y = row.bottom() + 10 * s
    said = words.say("handwriting-input-reads", view.language)
    x = area.left() + ink.text(
        painter, QPointF(area.left(), y), said, made, theme["ink3"], ink.LEFT | ink.MIDDLE
    )
    shown = ink.elide(text, bold, area.right() - x - 10 * s)
    ink.text(painter, QPointF(x + 8 * s, y), shown, bold, theme["ink"], ink.LEFT | ink.MIDDLE)
    where = button(area, name, view)
    painter.save()
    painter.setPen(QPen(theme["hair2"], max(1.0, s)))
    is_lit = name == chosen or view.hover == Target("input", (INPUTS.index(name),))
    painter.setBrush(theme["sel" if is_lit else "surface"])
    painter.drawRoundedRect(where, 6 * s, 6 * s)
    painter.restore()
    key = "handwriting-input-used" if name == chosen else "handwriting-input-use"
    ink.text(
        painter,
        where,
        words.say(key, view.language),
        font("label", s, view.present),
        theme["ink"],
        ink.CENTRE | ink.MIDDLE,
    )


def button(area: QRectF, name: str, view: View) -> QRectF:
    """Lets this input read."""
    s, made = view.scale, font("label", view.scale, view.present)
    keys = ("handwriting-input-used", "handwriting-input-use")
    wide = max(ink.width(words.say(key, view.language), made) for key in keys) + 22 * s
    return QRectF(area.right() - wide, area.top(), wide, (30 if view.present else 24) * s)


def moves(content: HandwritingContent) -> Floats:
    """What a reader of coordinates is told at each step, (T, 3): right, up, lifted."""
    begins = np.arange(len(content.places)) == 0
    return pen_steps(content.places, content.stroke_start, begins)[:, :3]


def _body(area: QRectF, view: View) -> QRectF:
    s = view.scale
    top = small_plot.heading(view) + ink.leading(font("body", s, view.present)) + 10 * s
    return area.adjusted(0, top, 0, 0)


def _axes(area: QRectF, content: HandwritingContent, view: View) -> list[Axes]:
    """One below the other: right, up, lifted."""
    body, s = _body(area, view), view.scale
    left = body.left() + 46 * s * (1.25 if view.present else 1.0)
    foot = ink.leading(font("tick", s, view.present))
    high = (body.height() - foot - 20 * s) / 2.5
    span = (0.0, float(max(1, len(content.places))))
    most = float(np.abs(moves(content)[:, :2]).max(initial=1.0))
    found, top = [], body.top()
    for share, ends in ((1.0, (-most, most)), (1.0, (-most, most)), (0.5, (0.0, 1.0))):
        found.append(Axes(QRectF(left, top, body.right() - left, share * high), span, ends))
        top += share * high + 10 * s
    return found


def _curves(painter: QPainter, area: QRectF, content: HandwritingContent, view: View, theme: Theme) -> None:
    s, made = view.scale, font("small", view.scale, view.present)
    steps = np.arange(1, len(content.places) + 1)
    values = moves(content)
    for k, (a, name) in enumerate(zip(_axes(area, content, view), ("dx", "dy", "lifted"), strict=True)):
        zero = a.down(0.0)
        painter.fillRect(QRectF(a.rect.left(), zero, a.rect.width(), max(1.0, s)), theme["hair2"])
        said = words.say(f"handwriting-input-{name}", view.language)
        where = QPointF(a.rect.left() - 8 * s, a.rect.center().y())
        ink.text(painter, where, said, made, theme["ink2"], ink.RIGHT | ink.MIDDLE)
        if len(steps):
            axes.curve(painter, a, steps, values[:, k], theme["forward"], 1.5 * s)
    a = _axes(area, content, view)[-1]
    below = QPointF(a.rect.right(), a.rect.bottom() + 4 * s)
    tick = font("tick", s, view.present)
    ink.text(
        painter,
        below,
        words.say("handwriting-axis-steps", view.language),
        tick,
        theme["ink3"],
        ink.RIGHT | ink.TOP,
    )


def _pictures(
    painter: QPainter, area: QRectF, content: HandwritingContent, step: int, view: View, theme: Theme
) -> None:
    """The picture of now, large, and those before it, from left to right."""
    body, s = _body(area, view), view.scale
    if not len(content.pictures):
        made = font("body", s, view.present)
        ink.paragraph(
            painter, body, words.say("handwriting-input-no-pictures", view.language), made, theme["ink3"]
        )
        return
    foot = 1.4 * ink.leading(font("tick", s, view.present))
    small = min((body.width() - (STRIP - 1) * 6 * s) / STRIP, 0.3 * body.height())
    large = min(body.height() - small - foot - 16 * s, body.width())
    table = heat_map.shades(theme, "surface", "ink")
    _picture(painter, QRectF(body.left(), body.top(), large, large), content.pictures[step], table, theme, s)
    made = font("small", s, view.present)
    at = QRectF(body.left() + large + 16 * s, body.top(), body.width() - large - 16 * s, large)
    if at.width() > 80 * s:
        said = words.say("handwriting-input-now", view.language, step=step + 1)
        ink.paragraph(painter, at, said, made, theme["ink3"])
    top = body.top() + large + 14 * s
    shown = sorted({max(0, step - back) for back in range(STRIP - 1, -1, -1)})
    for k, each in enumerate(shown):
        where = QRectF(body.left() + k * (small + 6 * s), top, small, small)
        _picture(painter, where, content.pictures[each], table, theme, s, is_now=each == step)


def _picture(
    painter: QPainter,
    where: QRectF,
    values: Floats,
    table: heat_map.Colours,
    theme: Theme,
    s: float,
    *,
    is_now: bool = False,
) -> None:
    colours = heat_map.coloured(values, 0.0, 1.0, table, theme["surface"])
    heat_map.draw(painter, where, colours.shape, heat_map.cells(colours))
    painter.save()
    painter.setPen(QPen(theme["ink" if is_now else "hair2"], (2.0 if is_now else 1.0) * s))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(where)
    painter.restore()


# The table.


def figure(card: Card, row: str, language: str) -> str:
    """One number of the table."""
    value = getattr(card, row)
    if row == "parameters":
        return f"{value:,}"
    if row == "microseconds":
        return words.say("handwriting-result-microseconds.value", language, value=f"{value:.0f}")
    return f"{100 * value:.1f} %"


def _results(
    painter: QPainter, area: QRectF, content: HandwritingContent, chosen: str, view: View, theme: Theme
) -> None:
    s = view.scale
    row = QRectF(area.left(), area.top(), area.width(), small_plot.heading(view) - 6 * s)
    note = words.say("handwriting-results.note", view.language)
    title(painter, row, words.say("handwriting-results", view.language), note, view, theme)
    plain, bold = font("body", s, view.present), font("body", s, view.present, 600)
    if not content.cards:
        text = QRectF(area.left(), row.bottom() + 8 * s, area.width(), area.height())
        ink.paragraph(
            painter, text, words.say("handwriting-results-none", view.language), plain, theme["ink3"]
        )
        return
    top = row.bottom() + 6 * s
    high = min(ink.leading(plain) * 1.35, (area.bottom() - top) / (len(ROWS) + 1))
    columns = [area.left() + share * area.width() for share in (0.62, 0.86)]
    for x, card in zip(columns, content.cards, strict=False):
        said = words.say(f"handwriting-input-{card.input}", view.language)
        made = bold if card.input == chosen else plain
        ink.text(painter, QPointF(x, top + 0.5 * high), said, made, theme["ink2"], ink.RIGHT | ink.MIDDLE)
    for k, (name, less) in enumerate(ROWS):
        y = top + (k + 1.5) * high
        painter.fillRect(QRectF(area.left(), y - 0.5 * high, 0.86 * area.width(), max(1.0, s)), theme["hair"])
        said = words.say(f"handwriting-result-{name.replace('_', '-')}", view.language)
        ink.text(painter, QPointF(area.left(), y), said, plain, theme["ink2"], ink.LEFT | ink.MIDDLE)
        values = [getattr(card, name) for card in content.cards]
        best = min(values) if less else max(values)
        for x, card, value in zip(columns, content.cards, values, strict=False):
            made = bold if value == best and len(set(values)) > 1 else plain
            shown = figure(card, name, view.language)
            ink.text(painter, QPointF(x, y), shown, made, theme["ink"], ink.RIGHT | ink.MIDDLE)


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """Each part, and the button that lets an input read."""
    places, chosen, found = areas(rect), str(snapshot.settings.values()["input"]), []
    for k, name in enumerate(PANELS):
        found.append(Hit(Target("part", (k,)), _box(places[name])))
    for k, name in enumerate(INPUTS):
        is_open = name != chosen
        found.append(Hit(Target("input", (k,)), _box(button(places[name], name, view)), clickable=is_open))
    return tuple(found)


def _box(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path
