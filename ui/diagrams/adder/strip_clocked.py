"""The strip as the lecture's clock runs it: every link takes one tick, so an answer is two ticks late.

    tick k: column k is read        tick k + 1: the hidden units hold it        tick k + 2: the answer

(the lecture's recurrent network for binary addition: "the output is two time steps behind").
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import words
from ui.diagrams import arrows, ink
from ui.diagrams.adder.strip_rows import ANSWER, ARRIVAL, Moment, Rows
from ui.theme import Theme, sized
from ui.view import View


def followed(moment: Moment) -> int:
    """The column whose way through the network is drawn: the one just answered, at first the first."""
    return max(0, moment.answered - 1)


def ticks(painter: QPainter, rows: Rows, moment: Moment, theme: Theme) -> None:
    """The numbers of the ticks; where columns are narrow, every fifth and the one that is now."""
    size = int(rows.label_size * 0.92)
    every = 1 if ink.width(str(rows.positions), sized("text", size)) + 4 * rows.scale <= rows.pitch else 5
    for place in range(rows.positions):
        is_now = place == moment.now
        beside_now = every > 1 and abs(place - moment.now) < 3 and not is_now
        if is_now or ((place + 1) % every == 0 and not beside_now):
            made = sized("text", size, 600 if is_now else 400)
            role = "ink" if is_now else "ink3"
            area = rows.at("tick", place)
            ink.text(painter, area, str(place + 1), made, theme[role], ink.CENTRE | ink.MIDDLE)


def thread(painter: QPainter, rows: Rows, moment: Moment, theme: Theme) -> None:
    """A line from a column's digits to its hidden activities and on to its answer, as far as it got."""
    if moment.read < 1:
        return
    column = followed(moment)
    digits = rows.cell("first", column).united(rows.cell("second", column))
    units = rows.cell("hidden", column).united(rows.cell("hidden", column, rows.hidden - 1))
    stops = [digits]
    if moment.shown(column + 1, *ARRIVAL):
        stops.append(units)
    if moment.shown(column + 2, *ANSWER):
        stops.append(rows.cell("output", column))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme["forward"], 1.6 * rows.scale))
    for number, stop in enumerate(stops):
        # The answer's frame follows its pill.
        pill = 0.5 * min(stop.height(), stop.width())
        radius = pill if number == 2 else min(4 * rows.scale, 0.25 * stop.width())
        painter.drawRoundedRect(stop.adjusted(0, rows.scale, 0, -rows.scale), radius, radius)
    for above, below in pairwise(stops):
        start = QPointF(above.left() + 0.35 * above.width(), above.bottom() - rows.scale)
        end = QPointF(below.right() - 0.35 * below.width(), below.top() + rows.scale)
        arrows.arrow(painter, arrows.straight(start, end), theme["forward"], 1.4 * rows.scale, 6 * rows.scale)


def sentence(view: View) -> str:
    """What the clock means, in words."""
    return words.say("adder-strip-clocked", view.language)
