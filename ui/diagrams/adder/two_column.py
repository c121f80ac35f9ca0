"""What both sums do in the column that was read last, and whether machine and network agree so far."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from simulator.automata.adder import binary_adder
from simulator.chapters.adder import TwoSumsContent
from simulator.tasks.addition import STATES
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.adder.two_strip import agreeing, answered
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import View

_LEFT = ink.LEFT | ink.MIDDLE
# Rows of the panel, in units of its own: a name and three lines a sum, and the agreement.
_UNITS = 13.2


def paint(painter: QPainter, rect: QRectF, content: TwoSumsContent, view: View, theme: Theme) -> None:
    """The panel in `rect`, about 185 px wide, times `view.scale`."""
    moment = min(content.trace.steps, view.step + (view.phase > 0.0)), answered(content, view)
    near = agreeing(content, view)
    key = (
        "two column",
        Same(content),
        extent(rect),
        theme,
        moment,
        near,
        view.language,
        view.scale,
        view.present,
    )
    cached(
        painter, rect, key, lambda layer: _draw(layer, rect, content, moment, near, view, theme), theme["bg"]
    )


def _draw(
    painter: QPainter,
    rect: QRectF,
    content: TwoSumsContent,
    moment: tuple[int, int],
    near: tuple[int, int],
    view: View,
    theme: Theme,
) -> None:
    read, said = moment
    step = min(rect.height() / _UNITS, (30 if view.present else 24) * view.scale)
    small, body = font("label", view.scale, view.present), font("body", view.scale, view.present)
    bold = font("body", view.scale, view.present, 600)
    y = rect.top()

    def line(text: str, made: QFont, role: str, indent: float = 0.0) -> None:
        nonlocal y
        area = QRectF(rect.left() + indent, y, rect.width() - indent, step)
        ink.text(painter, area, ink.elide(text, made, area.width()), made, theme[role], _LEFT)
        y += step

    if not read:
        line(words.say("adder-column-start", view.language), small, "ink3")
        line(words.say("adder-column-nothing", view.language), body, "ink2")
        return
    column = read - 1
    line(words.say("adder-column-name", view.language, column=read), small, "ink3")
    painter.fillRect(QRectF(rect.left(), y - 2 * view.scale, rect.width(), view.scale), theme["hair"])
    before = divmod(int(content.walk[column]), STATES)
    after = divmod(int(content.walk[read]), STATES)
    for s, example in enumerate(content.examples):
        y += 0.25 * step
        first, second, carry = (int(row[column]) for row in (example.first, example.second, example.carry_in))
        total = int(example.states[column])
        line(words.say(f"adder-two-name-{s + 1}", view.language), small, "ink3")
        key = "adder-column-sum-carry" if carry else "adder-column-sum"
        line(words.say(key, view.language, first=first, second=second, total=total), bold, "ink")
        if column < said:
            line(
                words.say("adder-column-write", view.language, digit=total & 1, carry=total >> 1),
                body,
                "ink2",
            )
            _move(painter, QPointF(rect.left(), y + step / 2), before[s], after[s], step, view, theme)
            y += step
        else:
            y += 2 * step
    y += 0.4 * step
    same, of = near
    if not of:
        return
    at = QPointF(rect.left() + 7 * view.scale, y + step / 2)
    if same == of:
        glyphs.check_mark(painter, at, 13 * view.scale, theme["ok"])
        text = words.say("adder-column-agree", view.language, count=same, of=of)
    else:
        glyphs.dash_mark(painter, at, 13 * view.scale, theme["warn"], 2 * view.scale)
        text = words.say("adder-column-disagree", view.language, count=of - same, of=of)
    line(text, body, "ink", 22 * view.scale)


def _move(
    painter: QPainter, at: QPointF, before: int, after: int, step: float, view: View, theme: Theme
) -> None:
    """The sum's own machine: the state it was in, an arrow, the state it is in by name."""
    size = min(13 * view.scale, 0.62 * step)
    made = font("label", view.scale, view.present, 500)
    glyphs.state_glyph(painter, at + QPointF(0.6 * size, 0), size, before, theme)
    ink.text(painter, at + QPointF(1.9 * size, 0), "→", made, theme["ink3"], ink.CENTRE | ink.MIDDLE)
    glyphs.state_glyph(painter, at + QPointF(3.2 * size, 0), size, after, theme)
    name = words.say(f"adder-state-{binary_adder().names[after]}", view.language)
    ink.text(painter, at + QPointF(4.4 * size, 0), name, made, theme.state_text(after), _LEFT)
