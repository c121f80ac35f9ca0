"""Which sum each hidden unit works for: what decides its activity, and who misses it.

Units of the first sum stand above, then those both sums miss, then those of the second. Beside them stand
the recurrent weights in the same order: where the units have split, two blocks are left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Floats
from simulator.chapters.adder import TwoSumsContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.layers import cached
from ui.diagrams.maths import maths
from ui.diagrams.sameness import Same, extent
from ui.equations import number
from ui.theme import Theme, font, on
from ui.view import Hit, Target, View

SIDES = {0: "first", 1: "second", 2: "both", -1: "neither"}
_ORDER = {0: 0, 2: 1, -1: 2, 1: 3}
_LEFT, _CENTRED = ink.LEFT | ink.MIDDLE, ink.CENTRE | ink.MIDDLE
_RIGHT = ink.RIGHT | ink.MIDDLE


@dataclass(frozen=True)
class _Columns:
    """Where the columns of the table stand, and the square of weights beside it."""

    name: float
    unit: float
    bars: QRectF
    harm: tuple[float, float]
    side: float
    square: QRectF
    head: float
    row: float
    first: float

    def y(self, place: int) -> float:
        """The middle of a row."""
        return self.first + (place + 0.5) * self.row


def order(content: TwoSumsContent) -> list[int]:
    """The units from the first sum's to the second's."""
    sides = content.units.sides.tolist()
    return sorted(range(len(sides)), key=lambda unit: (_ORDER[sides[unit]], unit))


def _columns(rect: QRectF, units: int, view: View) -> _Columns:
    s = view.scale
    tick = ink.leading(font("tick", s, view.present))
    head, below = 2 * tick + 4 * s, 2 * ink.leading(font("label", s, view.present)) + 12 * s
    body = rect.height() - head - below
    row = min(body / units, (40 if view.present else 34) * s)
    square = min(row * units, 0.29 * rect.width())
    table = rect.width() - square - 20 * s
    left = rect.left()
    bars = QRectF(left + (74 if view.present else 66) * s, rect.top() + head, 0.4 * table, row * units)
    rest = table - (bars.left() - left) - bars.width()
    return _Columns(
        name=left + 8 * s,
        unit=left + (50 if view.present else 44) * s,
        bars=bars,
        harm=(bars.right() + 0.2 * rest, bars.right() + 0.47 * rest),
        side=bars.right() + 0.66 * rest,
        square=QRectF(rect.right() - square, rect.top() + head, square, square),
        head=head,
        row=row,
        first=rect.top() + head,
    )


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The table and the weights in `rect`, about 480 by 230 px or more, times `view.scale`."""
    content: TwoSumsContent = snapshot.content
    at = _columns(rect, len(content.units.sides), view)
    key = ("shares", Same(content), extent(rect), theme, view.language, view.scale, view.present)
    cached(painter, rect, key, lambda layer: _still(layer, rect, at, snapshot, view, theme), theme["bg"])
    _activities(painter, at, snapshot, view, theme)


def _still(
    painter: QPainter, rect: QRectF, at: _Columns, snapshot: Snapshot, view: View, theme: Theme
) -> None:
    content: TwoSumsContent = snapshot.content
    _heads(painter, rect, at, view, theme)
    s, small = view.scale, font("small", view.scale, view.present)
    units = content.units
    for place, unit in enumerate(order(content)):
        y = at.y(place)
        maths(painter, QPointF(at.name, y), f"h_{unit + 1}", 1.25 * small.pixelSize(), theme["ink"], _LEFT)
        _bars(painter, at, y, units.explained[unit], view, theme)
        for x, harm in zip(at.harm, units.harm[unit], strict=True):
            said = words.say("adder-two-percent", view.language, share=_percent(harm))
            ink.text(painter, QPointF(x, y), said, small, theme["ink"], _CENTRED)
        side = words.say(f"adder-two-side-{SIDES[int(units.sides[unit])]}", view.language)
        room = at.square.left() - 6 * s - at.side
        ink.text(painter, QPointF(at.side, y), ink.elide(side, small, room), small, theme["ink2"], _LEFT)
    _weights(painter, at, content, view, theme)
    label = font("label", view.scale, view.present, 500)
    below = QRectF(rect.left(), at.y(len(units.sides)) - at.row / 2 + 6 * s, rect.width(), rect.height())
    ink.paragraph(painter, below, sentence(content, view.language), label, theme["ink"])


def _percent(share: float) -> float:
    return float("nan") if not np.isfinite(share) else round(100.0 * float(share), 1 if share < 0.1 else 0)


def sentence(content: TwoSumsContent, language: str) -> str:
    """Whether the units split, in words; nothing beyond what was measured."""
    units, sides = content.units, content.units.sides
    counts = {name: int((sides == side).sum()) for side, name in SIDES.items()}
    if content.verdict.bit_errors:
        return words.say("adder-two-not-yet", language)
    between = _percent(units.between)
    if units.split:
        own = {name: counts[name] for name in ("first", "second", "neither")}
        return words.say("adder-two-split", language, between=between, **own)
    return words.say("adder-two-shared", language, **counts)


def _heads(painter: QPainter, rect: QRectF, at: _Columns, view: View, theme: Theme) -> None:
    s, tick = view.scale, font("tick", view.scale, view.present)
    step = ink.leading(tick)
    upper, lower = rect.top() + step / 2, rect.top() + 1.5 * step
    middle = at.bars.center().x()
    harm = sum(at.harm) / 2
    places = (
        (middle, upper, "decided"),
        (middle - at.bars.width() / 4, lower, "by-first"),
        (middle + at.bars.width() / 4, lower, "by-second"),
        (harm, upper, "without"),
        (at.harm[0], lower, "first"),
        (at.harm[1], lower, "second"),
        (at.square.center().x(), lower, "weights"),
    )
    for x, y, key in places:
        said = words.say(f"adder-two-head-{key}", view.language)
        ink.text(painter, QPointF(x, y), said, tick, theme["ink3"], _CENTRED)
    ink.text(
        painter,
        QPointF(at.side, lower),
        words.say("adder-two-head-serves", view.language),
        tick,
        theme["ink3"],
        _LEFT,
    )
    painter.fillRect(
        QRectF(rect.left(), rect.top() + at.head - 2 * s, at.square.left() - 14 * s - rect.left(), s),
        theme["hair"],
    )


def _bars(painter: QPainter, at: _Columns, y: float, explained: Floats, view: View, theme: Theme) -> None:
    """To the left what the first sum decides of a unit's activity, to the right what the second does."""
    s, tick = view.scale, font("tick", view.scale, view.present)
    middle, half = at.bars.center().x(), at.bars.width() / 2
    high = min(16 * s * (1.2 if view.present else 1.0), 0.86 * at.row)
    for side, share in ((-1, float(explained[0])), (1, float(explained[1]))):
        length = half * min(1.0, max(0.0, share)) if np.isfinite(share) else 0.0
        track = QRectF(middle if side > 0 else middle - half, y - high / 2, half, high)
        painter.fillRect(track, theme["sunk"])
        painter.fillRect(
            QRectF(middle if side > 0 else middle - length, y - high / 2, length, high), theme["ink2"]
        )
        said = words.say("adder-two-percent", view.language, share=_percent(round(share, 2)))
        inside = length > 0.5 * half
        shade = theme["bg"] if inside else theme["ink2"]
        if inside:
            x = middle + side * (length - 5 * s)
            align = ink.RIGHT if side > 0 else ink.LEFT
        else:
            x = middle + side * (length + 5 * s)
            align = ink.LEFT if side > 0 else ink.RIGHT
        ink.text(painter, QPointF(x, y), said, tick, shade, align | ink.MIDDLE)
    painter.fillRect(QRectF(middle - 0.5 * s, y - at.row / 2, s, at.row), theme["axis"])


def _weights(painter: QPainter, at: _Columns, content: TwoSumsContent, view: View, theme: Theme) -> None:
    """The recurrent weights in the order of the rows, from the unit above to the unit on the left."""
    s, chosen = view.scale, order(content)
    weights = content.parameters.recurrent_weights
    with np.errstate(all="ignore"):
        largest = float(np.abs(weights).max())
    side = at.square.width() / len(chosen)
    tick = font("tick", view.scale, view.present)
    printed = [[number(float(w), 0 if abs(w) >= 9.95 else 1) for w in row] for row in weights.tolist()]
    fits = max(ink.width(said, tick) for row in printed for said in row) <= side - 2 * s
    fits = fits and side >= 1.15 * tick.pixelSize()
    for row, to in enumerate(chosen):
        for column, source in enumerate(chosen):
            box = QRectF(at.square.left() + column * side, at.square.top() + row * side, side, side)
            value = float(weights[to, source])
            shade = value / largest if largest > 0.0 and np.isfinite(value / largest) else float("nan")
            fill = theme.activation(shade)
            painter.fillRect(box.adjusted(0.5 * s, 0.5 * s, -0.5 * s, -0.5 * s), fill)
            if fits:
                ink.text(painter, box, printed[to][source], tick, on(fill), _CENTRED)
    sides = content.units.sides
    for border in range(1, len(chosen)):
        if sides[chosen[border]] != sides[chosen[border - 1]]:
            x, y = at.square.left() + border * side, at.square.top() + border * side
            painter.fillRect(QRectF(x - 0.9 * s, at.square.top(), 1.8 * s, at.square.width()), theme["ink"])
            painter.fillRect(QRectF(at.square.left(), y - 0.9 * s, at.square.width(), 1.8 * s), theme["ink"])


def _activities(painter: QPainter, at: _Columns, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """Every unit as it is now."""
    content: TwoSumsContent = snapshot.content
    step = min(view.step, content.trace.steps)
    now = content.trace.hidden[step - 1] if step else content.parameters.initial_state
    is_logistic = snapshot.settings.values()["squashing"] == "logistic"
    small = font("tick", view.scale, view.present)
    radius = min(13 * view.scale, 0.42 * at.row)
    for place, unit in enumerate(order(content)):
        value = float(now[unit])
        shade = 2.0 * value - 1.0 if is_logistic else value
        said = number(value, 1) if radius > 10 * view.scale else ""
        centre = QPointF(at.unit, at.y(place))
        glyphs.unit(painter, centre, radius, shade, theme, said, small, dashed=step == 0)


def hits(rect: QRectF, content: TwoSumsContent, view: View) -> tuple[Hit, ...]:
    """`Target("share", (unit,))` for every row, `Target("recurrent_weight", (to, from))` for every weight."""
    at, chosen = _columns(rect, len(content.units.sides), view), order(content)
    side = at.square.width() / len(chosen)
    found = []
    for row, to in enumerate(chosen):
        line = QPainterPath()
        wide = at.square.left() - 14 * view.scale - rect.left()
        line.addRect(QRectF(rect.left(), at.y(row) - at.row / 2, wide, at.row))
        found.append(Hit(Target("share", (to,)), line))
        for column, source in enumerate(chosen):
            cell = QPainterPath()
            cell.addRect(at.square.left() + column * side, at.square.top() + row * side, side, side)
            found.append(Hit(Target("recurrent_weight", (to, source)), cell))
    return tuple(found)
