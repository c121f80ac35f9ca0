"""How many bits can be carried: a task on the left as two machines do it, the measured table on the right."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Floats
from simulator.chapters._sequences_content import Bits
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import glyphs, heat_map, ink
from ui.diagrams.sameness import extent
from ui.diagrams.sequences import carried_table, empty
from ui.diagrams.sequences.carried_table import percent as percent
from ui.diagrams.sequences.ladder_strip import activation_shades, belief_shades
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, font
from ui.view import Hit, Target, View

STRIPS = ("shown", "network", "fitted", "hand")
# A machine counts as carrying the bits from this share of sequences on.
GOAL = 0.99
# The most rows of states a strip is drawn with.
_MOST = 64


@dataclass(frozen=True)
class Places:
    """Four strips over one axis with their verdicts, and the table."""

    title: QRectF
    strips: tuple[QRectF, ...]
    recalled: QRectF
    table: QRectF
    steps: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, wide: float, high: float, s: float, present: bool) -> Places:
    line = (21 if present else 17) * s
    head, foot = (34 if present else 27) * s, (22 if present else 18) * s
    left = 0.47 * wide
    step = (high - head - foot) / len(STRIPS)
    strips = tuple(
        QRectF(x, y + head + k * step + line + 4 * s, 0.86 * left, step - line - 14 * s)
        for k in range(len(STRIPS))
    )
    recalled = QRectF(x + 0.88 * left, strips[1].top(), 0.12 * left, strips[1].height())
    table = QRectF(x + left + 0.05 * wide, y, wide - left - 0.05 * wide, high)
    return Places(
        QRectF(x, y, left, head), strips, recalled, table, QRectF(x, y + high - foot, 0.86 * left, foot)
    )


def areas(rect: QRectF, view: View) -> Places:
    """Where the parts stand."""
    return _places(*extent(rect), view.scale, view.present)


def values(found: Bits, strip: str) -> Floats:
    """What a strip shows, (rows, T)."""
    parts = {"shown": found.shown, "network": found.hidden, "fitted": found.belief, "hand": found.hand_belief}
    return parts[strip].T


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, at: Moment) -> None:
    """The whole scene, or that it is not ready."""
    found: Bits | None = snapshot.content.bits
    if found is None:
        empty.paint(painter, rect, words.say("sequences-not-yet", view.language), view, theme)
        return
    where, s = areas(rect, view), view.scale
    big, small = font("panel_title", s, view.present), font("small", s, view.present)
    title = words.say("sequences-bits-title", view.language, bits=found.bits)
    ink.text(
        painter,
        where.title.topLeft() + QPointF(0, ink.capital(big) + 2 * s),
        ink.elide(title, big, where.title.width()),
        big,
        theme["ink"],
    )
    for name, place in zip(STRIPS, where.strips, strict=True):
        _strip(painter, place, found, name, at, view, theme)
    _recalled(painter, where.recalled, found, at, view, theme)
    count = len(found.shown)
    x = where.strips[0].left() + (at.place + 1) / count * where.strips[0].width()
    for place in where.strips:
        painter.fillRect(
            QRectF(x - 0.7 * s, place.top() - 2 * s, 1.4 * s, place.height() + 4 * s), theme["ink"]
        )
    for step in sorted({1, 2, count}):
        middle = where.steps.left() + (step - 0.5) / count * where.steps.width()
        said = words.say("sequences-bits-asked", view.language) if step == count else str(step)
        align = ink.RIGHT if step == count else ink.CENTRE
        at_ = QPointF(where.steps.right() if step == count else middle, where.steps.center().y())
        ink.text(painter, at_, said, small, theme["ink3"], align | ink.MIDDLE)
    carried_table.paint(painter, where.table, found, view, theme)


def _strip(
    painter: QPainter, rect: QRectF, found: Bits, name: str, at: Moment, view: View, theme: Theme
) -> None:
    s, made = view.scale, font("small", view.scale, view.present)
    part = values(found, name)
    accuracy = {
        "network": found.network_accuracy,
        "fitted": found.fitted_accuracy,
        "hand": found.hand_accuracy,
    }
    above = QRectF(rect.left(), rect.top() - ink.leading(made) - 2 * s, rect.width(), ink.leading(made))
    title = words.say(f"sequences-bits-{name}", view.language, count=part.shape[0])
    right = ""
    if name in accuracy and math.isfinite(accuracy[name]):
        right = words.say("sequences-bits-right", view.language, share=percent(accuracy[name]))
        good = accuracy[name] >= GOAL
        letters = font("small", s, view.present, 600)
        ink.text(
            painter,
            above,
            ("✓ " if good else "– ") + right,
            letters,
            theme["ok" if good else "warn"],
            ink.RIGHT | ink.MIDDLE,
        )
    room = above.width() - ink.width(f"✓ {right}", font("small", s, view.present, 600)) - 10 * s
    ink.text(painter, above, ink.elide(title, made, room), made, theme["ink2"], ink.LEFT | ink.MIDDLE)
    is_belief = name in ("fitted", "hand")
    heat_map.outline(painter, rect, theme, s)
    if not at.seen or not part.size:
        return
    seen = part[:, : at.seen]
    table = belief_shades(theme) if is_belief else activation_shades(theme)
    shown = _pooled(seen)[::-1] if is_belief else seen
    colours = heat_map.coloured(shown, 0.0 if is_belief else -1.0, 1.0, table, theme["bg"])
    area = QRectF(rect.left(), rect.top(), rect.width() * at.seen / part.shape[1], rect.height())
    heat_map.draw(painter, area, colours.shape, heat_map.cells(colours))


def _pooled(belief: Floats) -> Floats:
    """Of more states than there are rows of pixels, the most believed in of every few: none may vanish."""
    few = -(-len(belief) // _MOST)
    padded = np.pad(belief, ((0, -len(belief) % few), (0, 0)))
    return np.asarray(padded.reshape(-1, few, belief.shape[1]).max(axis=1))


def _recalled(painter: QPainter, rect: QRectF, found: Bits, at: Moment, view: View, theme: Theme) -> None:
    """Bit by bit, what the network would answer now; a ring of ink where the sign is right."""
    s, count = view.scale, found.bits
    step = min(rect.height() / count, 24 * s)
    made = font("tick", s, view.present)
    title = words.say("sequences-bits-answer", view.language)
    ink.text(
        painter,
        QPointF(rect.left(), rect.top() - 0.9 * ink.leading(made)),
        ink.elide(title, made, rect.width() + 12 * s),
        made,
        theme["ink3"],
        ink.LEFT | ink.MIDDLE,
    )
    for k in range(count):
        centre = QPointF(rect.left() + 0.6 * step, rect.top() + (k + 0.5) * step)
        value = float(found.recalled[at.now, k]) if at.now >= 0 else None
        glyphs.unit(painter, centre, 0.36 * step, value, theme, outline=1.2 * s)
        if value is not None and math.isfinite(value) and step > 9 * s:
            right = np.sign(value) == np.sign(found.asked[k])
            mark = centre + QPointF(0.95 * step, 0)
            if right:
                glyphs.check_mark(painter, mark, 0.4 * step, theme["ok"])
            else:
                glyphs.dash_mark(painter, mark, 0.4 * step, theme["warn"])


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The four strips, the answer, the table."""
    if snapshot.content.bits is None:
        return ()
    where = areas(rect, view)
    found = []
    parts = [(Target("strip", (k,)), place) for k, place in enumerate(where.strips)]
    for target, place in (*parts, (Target("answer"), where.recalled), (Target("bits_table"), where.table)):
        area = QPainterPath()
        area.addRect(place)
        found.append(Hit(target, area))
    return tuple(found)
