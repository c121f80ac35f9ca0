"""Supervised or not: the series slid over itself, so that under every value stands the one that is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters._sequences_content import SequencesContent, Series
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, axes, curves, ink, maths
from ui.diagrams.axes import Axes, Values
from ui.diagrams.sameness import extent
from ui.diagrams.sequences import ladder_series, letters, said, sliding_pairs
from ui.diagrams.sequences.moment import Moment
from ui.diagrams.sequences.sliding_pairs import correlation as correlation
from ui.diagrams.sequences.sliding_pairs import shifted
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# Steps that are shown side by side, so that single pairs can be told apart.
_WIDE = 48


@dataclass(frozen=True)
class Places:
    """The series as input, the same slid to the left as target, and all pairs against each other."""

    given: QRectF
    wanted: QRectF
    pairs: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, wide: float, high: float, s: float, present: bool, is_text: bool) -> Places:
    left, gap = 0.60 * wide, (52 if present else 42) * s
    # Letters need a line, curves all the height there is.
    lane = 38 * s if is_text else (high - 2 * gap) / 2
    between = 1.5 * gap if is_text else gap
    side = wide - left - 0.06 * wide
    return Places(
        given=QRectF(x + 30 * s, y + gap, left - 30 * s, lane),
        wanted=QRectF(x + 30 * s, y + gap + lane + between, left - 30 * s, lane),
        pairs=QRectF(x + left + 0.06 * wide, y + gap, side, min(high - 2.2 * gap, side)),
    )


def areas(rect: QRectF, content: SequencesContent, view: View) -> Places:
    """Where the parts stand."""
    return _places(*extent(rect), view.scale, view.present, bool(content.series.symbols))


def window(content: SequencesContent, at: Moment) -> tuple[int, int]:
    """Which steps of the window stand on the stage, around now."""
    count = len(content.series.times)
    first = min(max(0, at.now - _WIDE // 2), max(0, count - _WIDE))
    return first, min(count, first + _WIDE)


def lane(rect: QRectF, content: SequencesContent, at: Moment) -> Axes:
    """A lane's axes: the steps that are shown, the values of the whole window."""
    first, last = window(content, at)
    whole = ladder_series.plot_axes(rect, content)
    return Axes(rect, (first - 0.5, last - 0.5), whole.y)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, at: Moment) -> None:
    """Both lanes, the pair of now, and all pairs."""
    content: SequencesContent = snapshot.content
    by = int(snapshot.settings.values()["shift"])
    where, s = areas(rect, content, view), view.scale
    _heading(
        painter, where.given, words.say("sequences-shift-input", view.language), "x_t", "ink2", view, theme
    )
    target = words.say("sequences-shift-target", view.language, steps=by)
    symbol = "x_t" if by == 0 else f"x_{{t+{by}}}"
    _heading(painter, where.wanted, target, symbol, "forward", view, theme)
    note, made = words.say("sequences-shift-note", view.language), font("body", s, view.present)
    sliding_pairs.paint(painter, where.pairs, content, by, at, view, theme)
    if content.series.symbols:
        _text(painter, where, content, by, at, view, theme)
        below = QRectF(where.wanted.left(), where.wanted.bottom() + 34 * s, 0.8 * where.wanted.width(), 0)
    else:
        _numbers(painter, where, content, by, at, view, theme)
        below = QRectF(where.pairs.left(), where.pairs.bottom() + 36 * s, where.pairs.width(), 0)
    lines = ink.wrap(note, made, below.width())
    if below.top() + len(lines) * ink.leading(made) < rect.bottom() + 4 * s:
        ink.paragraph(painter, below, note, made, theme["ink2"])


def _heading(
    painter: QPainter, rect: QRectF, title: str, symbol: str, role: str, view: View, theme: Theme
) -> None:
    place = QRectF(rect.left() - 30 * view.scale, rect.top() - 34 * view.scale, rect.width(), 26 * view.scale)
    made = font("panel_title", view.scale, view.present)
    across = ink.text(painter, place, title, made, theme["ink"], ink.LEFT | ink.MIDDLE)
    size = 1.15 * made.pixelSize()
    at = QPointF(place.left() + across + 12 * view.scale, place.center().y() + 0.3 * size)
    maths.maths(painter, at, symbol, size, theme[role])


def _numbers(
    painter: QPainter, where: Places, content: SequencesContent, by: int, at: Moment, view: View, theme: Theme
) -> None:
    s, series = view.scale, content.series
    given, wanted = lane(where.given, content, at), lane(where.wanted, content, at)
    first, last = window(content, at)
    x = np.arange(first, last)
    later = shifted(series, by)
    for a in (given, wanted):
        ladder_series.frame(painter, a, series, view, theme)
    _links(painter, given, wanted, series, later, x, s, theme)
    axes.curve(painter, given, x, series.values[first:last, 0], theme["axis"], 1.8 * s)
    axes.curve(painter, wanted, x, later[first:last], theme["forward"], 1.9 * s)
    curves.dots(painter, curves.places(given, x, series.values[first:last, 0]), theme["ink2"], 4.0 * s)
    curves.dots(painter, curves.places(wanted, x, later[first:last]), theme["forward"], 4.0 * s)
    now = at.now
    if now < 0:
        return
    top = given.at(now, float(series.values[now, 0]))
    curves.ring(painter, top, 5.5 * s, theme["bg"], theme["ink"], 2.0 * s)
    made = font("label", s, view.present, 600)
    ink.text(
        painter,
        top + QPointF(9 * s, -9 * s),
        said.value(series, float(series.values[now, 0])),
        made,
        theme["ink"],
        halo=theme["bg"],
    )
    if np.isfinite(later[now]):
        bottom = wanted.at(now, float(later[now]))
        start = QPointF(bottom.x(), where.given.bottom() + 3 * s)
        arrows.arrow(
            painter,
            arrows.straight(start, QPointF(bottom.x(), where.wanted.top() - 3 * s)),
            theme["forward"],
            2.0 * s,
            9 * s,
        )
        curves.ring(painter, bottom, 5.5 * s, theme["bg"], theme["forward"], 2.0 * s)
        ink.text(
            painter,
            bottom + QPointF(9 * s, -9 * s),
            said.value(series, float(later[now])),
            made,
            theme["forward"],
            halo=theme["bg"],
        )
        if by:
            # Where the wanted value stands in the input itself.
            again = now + by
            if again < last:
                source = given.at(again, float(series.values[again, 0]))
                curves.ring(painter, source, 5.5 * s, theme["bg"], theme["forward"], 1.4 * s)


def _links(
    painter: QPainter,
    given: Axes,
    wanted: Axes,
    series: Series,
    later: Floats,
    x: Values,
    s: float,
    theme: Theme,
) -> None:
    """From every value to the one that stands under it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme["hair"], max(1.0, s)))
    for k in x.tolist():
        if np.isfinite(later[k]):
            x_, above, below = (
                given.across(k),
                given.down(float(series.values[k, 0])),
                wanted.down(float(later[k])),
            )
            painter.drawLine(QPointF(x_, above), QPointF(x_, given.rect.bottom()))
            painter.drawLine(QPointF(x_, wanted.rect.top()), QPointF(x_, below))
    painter.restore()


def _text(
    painter: QPainter,
    where: Places,
    content: SequencesContent,
    by: int,
    at: Moment,
    view: View,
    theme: Theme,
) -> None:
    """Letters in two rows, the lower one slid to the left."""
    s, series = view.scale, content.series
    symbols = [series.symbols[int(k)] for k in series.letters]
    first, last = window(content, at)
    wide = where.given.width() / max(1, last - first)
    upper, lower = where.given, where.wanted
    letters.row(painter, upper, "".join(symbols[first:last]), at.seen - first, wide, view, theme)
    later = symbols[first + by : last + by]
    letters.row(painter, lower, "".join(later), at.seen - first, wide, view, theme)
    if at.now < 0:
        return
    x = where.given.left() + (at.now - first + 0.5) * wide
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place, role in ((upper, "ink"), (lower, "forward")):
        painter.setPen(QPen(theme[role], 2 * s))
        box = QRectF(x - wide / 2 - 1 * s, place.top(), wide + 2 * s, place.height())
        painter.drawRoundedRect(box, 3 * s, 3 * s)
    start, tip = QPointF(x, upper.bottom() + 3 * s), QPointF(x, lower.top() - 3 * s)
    arrows.arrow(painter, arrows.straight(start, tip), theme["forward"], 2.0 * s, 9 * s)


# The hand.


def panels(rect: QRectF, content: SequencesContent, view: View) -> dict[str, QRectF]:
    """Both lanes with their headings, and the pairs."""
    where, s = areas(rect, content, view), view.scale
    lanes = QRectF(rect.left(), rect.top(), where.given.right() - rect.left(), rect.height())
    return {"lanes": lanes, "pairs": where.pairs.adjusted(0, -36 * s, 0, 24 * s)}


def hits(rect: QRectF, snapshot: Snapshot, view: View, at: Moment) -> tuple[Hit, ...]:
    """The input at a step, the target that can be slid, the pairs."""
    content: SequencesContent = snapshot.content
    where, by = areas(rect, content, view), int(snapshot.settings.values()["shift"])
    a, b = lane(where.given, content, at), lane(where.wanted, content, at)
    last = max(0, content.steps - 1)

    def given(point: QPointF) -> Target:
        return Target("value", (min(max(round(a.values(point)[0]), 0), last),))

    def wanted(point: QPointF) -> Target:
        return Target("slide", (min(max(round(b.values(point)[0]), 0), last) + by,))

    found = []
    for target, place, draggable, to in (
        (Target("values"), where.given, False, given),
        (Target("slides"), where.wanted, True, wanted),
        (Target("pairs"), where.pairs, False, None),
    ):
        area = QPainterPath()
        area.addRect(place)
        found.append(Hit(target, area, draggable=draggable, at=to))
    return tuple(found)


def slid(rect: QRectF, snapshot: Snapshot, view: View, at: Moment, grabbed: int, x: float) -> int:
    """The shift at which the value that was grabbed stands under the pointer."""
    content: SequencesContent = snapshot.content
    a = lane(areas(rect, content, view).wanted, content, at)
    return grabbed - round(a.values(QPointF(x, 0.0))[0])
