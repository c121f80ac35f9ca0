"""What a sequence costs: seconds against its length, parameters, and the trellis that spares the paths."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters._sequences_content import Cost, SequencesContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes, curves, ink
from ui.diagrams.axes import Axes
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.diagrams.sequences import distributions, empty, said
from ui.diagrams.small_plot import apart
from ui.equations import superscript
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# Dash patterns tell the models' lines apart where they cross; px.
_DASHES = {
    "autoregressive": (),
    "feed_forward": (7.0, 3.0),
    "linear_dynamical": (),
    "hidden_markov": (2.0, 2.5),
    "recurrent": (),
}
_ROLES = {
    "autoregressive": "axis",
    "feed_forward": "axis",
    "linear_dynamical": "ink2",
    "hidden_markov": "ink",
    "recurrent": "forward",
}


@dataclass(frozen=True)
class Places:
    """Seconds and parameters above, trellis and the three distributions below."""

    seconds: QRectF
    parameters: QRectF
    trellis: QRectF
    tables: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, wide: float, high: float, s: float) -> Places:
    gap, upper = 22 * s, 0.50 * high
    left = 0.58 * wide
    lower = y + upper + gap
    return Places(
        seconds=QRectF(x, y, left, upper),
        parameters=QRectF(x + left + 0.04 * wide, y, wide - left - 0.04 * wide, upper),
        trellis=QRectF(x, lower, 0.38 * wide, high - upper - gap),
        tables=QRectF(x + 0.42 * wide, lower, 0.58 * wide, high - upper - gap),
    )


def areas(rect: QRectF, view: View) -> Places:
    """Where the parts stand."""
    return _places(*extent(rect), view.scale)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole scene, which does not move, or that it is not ready."""
    content: SequencesContent = snapshot.content
    if content.cost is None:
        empty.paint(painter, rect, words.say("sequences-not-yet", view.language), view, theme)
        return
    key = ("sequences cost", Same(content), extent(rect), theme, view.language, view.scale, view.present)
    cached(painter, rect, key, lambda onto: _draw(onto, rect, content, view, theme), theme["bg"])


def _draw(painter: QPainter, rect: QRectF, content: SequencesContent, view: View, theme: Theme) -> None:
    cost = content.cost
    assert cost is not None
    where = areas(rect, view)
    _seconds(painter, where.seconds, cost, view, theme)
    _parameters(painter, where.parameters, cost, view, theme)
    _trellis(painter, where.trellis, cost, view, theme)
    distributions.paint(painter, where.tables, cost.markov, content.series, view, theme)


def _title(painter: QPainter, rect: QRectF, key: str, view: View, theme: Theme, note: str = "") -> float:
    row = QRectF(rect.left(), rect.top(), rect.width(), (30 if view.present else 24) * view.scale)
    curves.title(painter, row, words.say(key, view.language), note, view, theme)
    return row.height() + 6 * view.scale


def seconds_axes(rect: QRectF, cost: Cost, view: View) -> Axes:
    """Both axes are powers of ten: length across, seconds up."""
    s, present = view.scale, 1.25 if view.present else 1.0
    head = (36 if view.present else 30) * s
    names = max(
        (ink.width(said.name(n, view.language), font("small", s, view.present)) for n in cost.names),
        default=0.0,
    )
    inner = rect.adjusted(44 * s * present, head, -(names + 14 * s), -34 * s * present)
    known = cost.seconds[np.isfinite(cost.seconds) & (cost.seconds > 0.0)]
    low, high = (np.log10(known.min()), np.log10(known.max())) if known.size else (-4.0, 0.0)
    ends = np.log10(cost.lengths[[0, -1]].astype(np.float64)) if len(cost.lengths) > 1 else (0.0, 1.0)
    return Axes(inner, (float(ends[0]), float(ends[1])), (math.floor(low - 0.05), math.ceil(high + 0.05)))


def _seconds(painter: QPainter, rect: QRectF, cost: Cost, view: View, theme: Theme) -> None:
    s, small = view.scale, font("small", view.scale, view.present)
    _title(
        painter,
        rect,
        "sequences-cost-seconds",
        view,
        theme,
        words.say("sequences-cost-measured", view.language),
    )
    a = seconds_axes(rect, cost, view)
    down = tuple(float(k) for k in range(round(a.y[0]), round(a.y[1]) + 1))
    axes.grid(painter, a, (), down, theme, s)
    axes.y_labels(painter, a, down, view, theme, axes.power)
    across = np.log10(cost.lengths.astype(np.float64))
    for x, length in zip(across.tolist(), cost.lengths.tolist(), strict=True):
        made = font("tick", s, view.present)
        ink.text(
            painter,
            QPointF(a.across(x), a.rect.bottom() + 5 * s),
            f"{length:,}",
            made,
            theme["ink3"],
            ink.CENTRE | ink.TOP,
        )
    ink.text(
        painter,
        QPointF(a.rect.right(), a.rect.bottom() + (23 if view.present else 19) * s),
        words.say("sequences-cost-length", view.language),
        font("tick", s, view.present),
        theme["ink3"],
        ink.RIGHT | ink.TOP,
    )
    if not np.isfinite(cost.seconds).any():
        empty.paint(painter, a.rect, words.say("sequences-cost-waiting", view.language), view, theme)
        return
    ends = []
    for name, row in zip(cost.names, cost.seconds, strict=True):
        y = np.log10(np.where(row > 0.0, row, np.nan))
        dashes = tuple(part * s for part in _DASHES[name])
        axes.curve(painter, a, across, y, theme[_ROLES[name]], 2.2 * s, dashes)
        curves.dots(painter, curves.places(a, across, y), theme[_ROLES[name]], 5.5 * s)
        known = y[np.isfinite(y)]
        if known.size:
            ends.append((a.down(float(known[-1])), name))
    ends.sort()
    spots = apart([y for y, _ in ends], ink.leading(small), a.rect.top(), a.rect.bottom())
    for spot, (_, name) in zip(spots, ends, strict=True):
        role = _ROLES[name] if _ROLES[name] != "axis" else "ink3"
        ink.text(
            painter,
            QPointF(a.rect.right() + 10 * s, spot),
            said.name(name, view.language),
            small,
            theme[role],
            ink.LEFT | ink.MIDDLE,
        )


def _parameters(painter: QPainter, rect: QRectF, cost: Cost, view: View, theme: Theme) -> None:
    """A bar a model, and whether its steps can be computed at once."""
    s, small = view.scale, font("small", view.scale, view.present)
    top = rect.top() + _title(painter, rect, "sequences-cost-parameters", view, theme)
    most = max(1, int(cost.parameters.max())) if len(cost.parameters) else 1
    step = (rect.bottom() - top) / max(1, len(cost.names))
    number = ink.width(f"{most:,}", font("label", s, view.present, 600)) + 8 * s
    for k, (name, count, at_once) in enumerate(
        zip(cost.names, cost.parameters.tolist(), cost.parallel, strict=True)
    ):
        y = top + k * step
        row = QRectF(rect.left(), y, rect.width(), ink.leading(small))
        ink.text(painter, row, said.name(name, view.language), small, theme["ink"], ink.LEFT | ink.MIDDLE)
        how = words.say("sequences-cost-at-once" if at_once else "sequences-cost-in-turn", view.language)
        ink.text(painter, row, how, small, theme["ink3"], ink.RIGHT | ink.MIDDLE)
        bar = QRectF(rect.left(), row.bottom() + 2 * s, rect.width() - number, min(9 * s, 0.28 * step))
        painter.fillRect(bar, theme["sel"])
        painter.fillRect(
            QRectF(bar.left(), bar.top(), max(s, count / most * bar.width()), bar.height()), theme["ink2"]
        )
        ink.text(
            painter,
            QPointF(rect.right(), bar.center().y()),
            f"{count:,}",
            font("label", s, view.present, 600),
            theme["ink"],
            ink.RIGHT | ink.MIDDLE,
        )


def big_number(log10: float) -> str:
    """10 to that power: written out while that can be read, else as a power of ten."""
    if log10 < 7:
        return f"{round(10.0**log10):,}"
    return f"10{superscript(round(log10))}"


def _trellis(painter: QPainter, rect: QRectF, cost: Cost, view: View, theme: Theme) -> None:
    """States over time, every state joined to every state of the next step: N² lines a step."""
    s, body = view.scale, font("body", view.scale, view.present)
    top = rect.top() + _title(painter, rect, "sequences-cost-trellis", view, theme)
    length = int(cost.lengths[-1]) if len(cost.lengths) else 0
    lines = []
    if length:
        lines = list(
            ink.wrap(
                words.say(
                    "sequences-cost-trellis-said",
                    view.language,
                    states=cost.states,
                    steps=length,
                    operations=big_number(math.log10(max(1.0, float(cost.trellis[-1])))),
                    paths=big_number(float(cost.paths_log10[-1])),
                ),
                body,
                rect.width(),
            )
        )
    foot = len(lines) * ink.leading(body)
    area = QRectF(rect.left(), top, rect.width(), max(20 * s, rect.bottom() - top - foot - 8 * s))
    shown, columns = min(cost.states, 8), 7
    dx, dy = area.width() / columns, area.height() / shown
    spots = [
        [QPointF(area.left() + (t + 0.5) * dx, area.top() + (k + 0.5) * dy) for k in range(shown)]
        for t in range(columns)
    ]
    painter.setPen(QPen(theme["hair2"], max(0.8, 0.8 * s)))
    for before, after in pairwise(spots):
        for start in before:
            for end in after:
                painter.drawLine(start, end)
    # One path of all of them.
    path = [spots[t][(3 * t + t * t) % shown] for t in range(columns)]
    painter.setPen(QPen(theme["forward"], 2.2 * s))
    for start, end in pairwise(path):
        painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = min(4.5 * s, 0.3 * dy)
    for t, column in enumerate(spots):
        for spot in column:
            painter.setBrush(theme["forward" if spot == path[t] else "ink2"])
            painter.drawEllipse(spot, radius, radius)
    for k, line in enumerate(lines):
        row = QRectF(
            rect.left(), area.bottom() + 8 * s + k * ink.leading(body), rect.width(), ink.leading(body)
        )
        ink.text(painter, row, line, body, theme["ink2"], ink.LEFT | ink.MIDDLE)


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The four parts."""
    if snapshot.content.cost is None:
        return ()
    where, found = areas(rect, view), []
    for kind in ("seconds", "parameters", "trellis", "tables"):
        area = QPainterPath()
        area.addRect(getattr(where, kind))
        found.append(Hit(Target(kind), area))
    return tuple(found)
