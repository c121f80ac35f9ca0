"""The Moore machine that adds: one node lit at a time, and the arrow it has just taken.

While a step is under way a bead travels the arrow for the first three fifths of it and the ring
comes to rest on the new state in the rest (TOKENS, "Motion").
"""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from simulator.automata.moore import MooreMachine
from ui.diagrams import arrows, ink
from ui.diagrams.adder.automaton_layout import RING, Edge, Layout, Node, layout
from ui.diagrams.layers import cached
from ui.theme import Theme, alpha, on
from ui.view import Hit, Target, View

Integers = NDArray[np.int64]

TRAVEL = 0.6  # share of a step in which the bead is on its way
_CENTRED = ink.CENTRE | ink.MIDDLE


class Now(NamedTuple):
    """The lit state and how far its ring has come; the arrow taken, and how much of it is drawn."""

    lit: int
    ring: float
    taken: tuple[int, int] | None
    drawn: float


def paint(
    painter: QPainter,
    rect: QRectF,
    machine: MooreMachine,
    walk: Integers,
    symbols: Integers,
    view: View,
    theme: Theme,
) -> None:
    """Paint a four-state machine where it is at `view.t` of its walk.

    `walk` (T + 1,) holds the states, the start first; `symbols` (T,) what was read between them.
    `rect` should be at least 360 by 195 px times `view.scale`.
    """
    placed = layout(rect, machine, view)
    now = now_at(walk, symbols, view)
    asked = (target for target in (view.hover, view.selection) if target is not None)
    pointed = frozenset(target for target in asked if target in _targets(placed))
    lit = now.lit if any(target.kind == "state" for target in pointed) else None

    def rest(layer: QPainter) -> None:
        cached(layer, rect, (placed, theme.name), lambda below: _still(below, placed, theme), theme["bg"])
        for edge in placed.edges:
            if (edge.source, edge.target) != now.taken:
                _edge(layer, placed, edge, pointed, theme)
        for state, node in enumerate(placed.nodes):
            if Target("state", (state,)) in pointed and state != lit:
                _ring(layer, node, placed.k, theme["axis"], RING, 1.4)

    painter.save()
    cached(painter, rect, (placed, theme.name, now.taken, pointed, lit), rest, theme["bg"])
    for edge in placed.edges:
        if (edge.source, edge.target) == now.taken:
            _live(painter, edge.path, now.drawn, placed.k, theme["ink"])
            ink.text(painter, edge.label_at, edge.label, placed.live_font, theme["ink"], _CENTRED)
    glow = alpha(theme.state(now.lit), now.ring)
    _ring(painter, placed.nodes[now.lit], placed.k, glow, RING * now.ring, 2.4)
    painter.restore()


@lru_cache(maxsize=16)
def _targets(placed: Layout) -> frozenset[Target | None]:
    """All that can be pointed at."""
    edges = {Target("transition", (edge.source, edge.target)) for edge in placed.edges}
    return frozenset(edges | {Target("state", (state,)) for state in range(len(placed.nodes))})


def hits(
    rect: QRectF, machine: MooreMachine, walk: Integers, symbols: Integers, view: View, theme: Theme
) -> tuple[Hit, ...]:
    """`Target("state", (s,))` for every node, above `Target("transition", (source, target))`."""
    return _hits(layout(rect, machine, view))


@lru_cache(maxsize=16)
def _hits(placed: Layout) -> tuple[Hit, ...]:
    stroker = QPainterPathStroker()
    stroker.setWidth(13 * placed.k)
    found = []
    for edge in placed.edges:
        area = stroker.createStroke(edge.path)
        area.setFillRule(Qt.FillRule.WindingFill)
        size = ink.width(edge.label, placed.live_font) + 8 * placed.k, 20 * placed.k
        label = QRectF(0, 0, *size)
        label.moveCenter(edge.label_at)
        area.addRect(label)
        found.append(Hit(Target("transition", (edge.source, edge.target)), area))
    for state, node in enumerate(placed.nodes):
        found.append(Hit(Target("state", (state,)), _outline(node, RING * placed.k)))
    return tuple(found)


def now_at(walk: Integers, symbols: Integers, view: View) -> Now:
    """Where the light is at `view.t` of a walk."""
    step = max(0, min(view.step, len(symbols)))
    phase = view.phase if 0 <= view.t < len(symbols) else 0.0
    if phase <= 0.0:
        before = (int(walk[step - 1]), int(walk[step])) if step else None
        return Now(int(walk[step]), 1.0, before, 1.0)
    taken = (int(walk[step]), int(walk[step + 1]))
    if phase < TRAVEL:
        return Now(taken[0], 1.0, taken, _ease(QEasingCurve.Type.InOutCubic, phase / TRAVEL))
    settled = _ease(QEasingCurve.Type.OutCubic, (phase - TRAVEL) / (1.0 - TRAVEL))
    return Now(taken[1], settled, taken, 1.0)


def _ease(kind: QEasingCurve.Type, share: float) -> float:
    return QEasingCurve(kind).valueForProgress(share)


def _still(painter: QPainter, placed: Layout, theme: Theme) -> None:
    """Nodes, idle arrows and the start: what no step changes."""
    k = placed.k
    for edge in placed.edges:
        arrows.arrow(painter, edge.path, theme["ink3"], 1.2 * k, 8 * k)
    for state, node in enumerate(placed.nodes):
        _node(painter, node, state, placed, theme)
    arrows.arrow(painter, placed.start, theme["ink3"], 1.2 * k, 8 * k)
    ink.text(painter, placed.start_word_at, placed.start_word, placed.start_font, theme["ink3"], _CENTRED)


def _node(painter: QPainter, node: Node, state: int, placed: Layout, theme: Theme) -> None:
    stroke = 2.0 * placed.k
    painter.save()
    if node.filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.state(state))
        painter.drawPath(_outline(node, 0.0))
    else:
        painter.setPen(QPen(theme.state(state), stroke))
        painter.setBrush(theme["bg"])
        painter.drawPath(_outline(node, -stroke / 2))
    painter.restore()
    colour = on(theme.state(state)) if node.filled else theme.state_text(state)
    lines = (node.name, placed.name_font), (node.printed, placed.printed_font)
    for (words, font), baseline in zip(lines, node.baselines, strict=True):
        at = QPointF(node.box.center().x(), baseline)
        ink.text(painter, at, words, font, colour, ink.CENTRE | ink.BASELINE)


def _edge(painter: QPainter, placed: Layout, edge: Edge, pointed: Set[Target | None], theme: Theme) -> None:
    """The label of an arrow that is not the live one, and what is pointed at over the idle arrow."""
    k = placed.k
    is_pointed = Target("transition", (edge.source, edge.target)) in pointed
    if is_pointed or Target("state", (edge.source,)) in pointed:
        arrows.arrow(painter, edge.path, theme["ink2"], 1.8 * k, 9.5 * k)
    font = placed.live_font if is_pointed else placed.label_font
    ink.text(painter, edge.label_at, edge.label, font, theme["ink" if is_pointed else "ink2"], _CENTRED)


def _live(painter: QPainter, path: QPainterPath, drawn: float, k: float, colour: QColor) -> None:
    """The arrow up to the bead, and the bead; the whole arrow with its head once it has arrived."""
    if drawn >= 1.0:
        arrows.arrow(painter, path, colour, 2.6 * k, 11 * k)
        return
    way = path.length()
    arrows.arrow(painter, arrows.shaft(path, (1.0 - drawn) * way), colour, 2.6 * k, head=0.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(arrows.along(path, drawn), 5.0 * k, 5.0 * k)


def _ring(painter: QPainter, node: Node, k: float, colour: QColor, out: float, width: float) -> None:
    painter.setPen(QPen(colour, width * k))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_outline(node, out * k))


def _outline(node: Node, out: float) -> QPainterPath:
    box = node.box.adjusted(-out, -out, out, out)
    path = QPainterPath()
    path.addRoundedRect(box, node.radius + out, node.radius + out)
    return path
