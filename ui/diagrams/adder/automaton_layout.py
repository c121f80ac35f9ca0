"""Where the four-state automaton's nodes, arrows and words stand.

Carry decides the column (left: none), the printed digit the row (top: 1), so that equal letters face
each other as in the lecture's drawing. Every arrow ends clear of the ring of a lit node, whether it
is lit or not: nothing jumps when the light moves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainterPath

from simulator.automata.moore import MooreMachine
from ui import words
from ui.diagrams import arrows, ink
from ui.theme import font
from ui.view import View

RING = 6.0  # px between a node and its ring, at k = 1
CLEAR = 8.6  # px between a node and the arrows that end there
_NODE = (133.0, 62.0)
_RISE = 24.0  # of a self-loop beyond CLEAR
_LANE = 13.0  # px that two opposite arrows keep to their left
_FITS = (424.0, 286.0)  # rect in which k = 1


@dataclass(frozen=True)
class Node:
    """A state: pill without carry, rounded square with; hollow prints 0, filled prints 1."""

    box: QRectF
    radius: float
    filled: bool
    name: str
    printed: str
    baselines: tuple[float, float]


@dataclass(frozen=True)
class Edge:
    """One arrow with its label, and the middle of that label."""

    source: int
    target: int
    symbols: tuple[int, ...]
    path: QPainterPath
    label: str
    label_at: QPointF


@dataclass(frozen=True, eq=False)
class Layout:
    """Everything that stays; `k` is px per mock-up px. Equal only to itself, so it may key a layer."""

    k: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    start: QPainterPath
    start_word: str
    start_word_at: QPointF
    name_font: QFont
    printed_font: QFont
    label_font: QFont
    live_font: QFont
    start_font: QFont


def layout(rect: QRectF, machine: MooreMachine, view: View) -> Layout:
    """The frozen layout of a machine in `rect`; a machine without exactly four states is a ValueError."""
    if len(machine.outputs) != 4:
        raise ValueError(f"the machine has {len(machine.outputs)} states; this drawing is made for 4")
    joined = tuple((a.source, a.target, tuple(a.symbols)) for a in machine.arrows())
    bits = max(1, (machine.transitions.shape[1] - 1).bit_length())
    outputs = tuple(int(o) for o in machine.outputs)
    start, look = int(machine.start), (view.language, view.scale, view.present)
    return _layout(rect.getRect(), joined, bits, outputs, start, *look)


@lru_cache(maxsize=32)
def _layout(
    frame: tuple[float, float, float, float],
    joined: tuple[tuple[int, int, tuple[int, ...]], ...],
    bits: int,
    outputs: tuple[int, ...],
    start: int,
    language: str,
    scale: float,
    present: bool,
) -> Layout:
    rect = QRectF(*frame)
    fit = min(rect.width() / scale / _FITS[0], rect.height() / scale / _FITS[1])
    k = scale * max(0.66, min(1.5, fit))
    # Letters shrink and grow less than lines do, and never below the smallest type of the house.
    letters = scale * max(0.88, min(1.2, fit))
    fonts = [
        font("label", letters, present),
        font("node_value", letters, present),
        font("label", letters, present),
        font("label", letters, present, 700),
        font("tick", max(scale, letters), present),
    ]
    word = words.say("adder-automaton-start", language)
    lead = max(24 * k, ink.width(word, fonts[4]))  # length of the start's arrow
    lines = tuple(_lines(state, outputs[state], language) for state in range(4))
    size = _size(lines, fonts[0], fonts[1], k, scale)
    longest = max(ink.width(_label(symbols, bits), fonts[3]) for _, _, symbols in joined)
    at_start = CLEAR * k + lead + 2 * scale
    at_label = 26 * k + longest - size.width() / 2  # what a label stands out on the right of its node
    left, right = (at_start, CLEAR * k) if start >> 1 == 0 else (CLEAR * k, at_start)
    room = rect.adjusted(left, 0, -max(right, at_label), 0)
    nodes = _nodes(room, size, k, fonts[0], fonts[1], outputs, lines)
    pairs = {(source, target) for source, target, _ in joined}
    middle = sum((node.box.center() for node in nodes), QPointF()) / len(nodes)
    edges = tuple(
        _edge(nodes, source, target, symbols, bits, (target, source) in pairs, k, fonts[3], middle)
        for source, target, symbols in joined
    )
    path, word_at = _start(nodes[start], middle, k, lead, fonts[4])
    return Layout(k, nodes, edges, path, word, word_at, *fonts)


def _lines(state: int, output: int, language: str) -> tuple[str, str]:
    carry = "adder-automaton-carry" if state >> 1 else "adder-automaton-no-carry"
    return words.say(carry, language), words.say("adder-automaton-print", language, digit=output)


def _label(symbols: tuple[int, ...], bits: int) -> str:
    return " · ".join(f"{symbol:0{bits}b}" for symbol in symbols)


def _block(small: QFont, large: QFont) -> float:
    """Height of a node's two lines, capital to baseline."""
    return 1.22 * ink.capital(small) + 1.42 * ink.capital(large)


def _size(lines: tuple[tuple[str, str], ...], small: QFont, large: QFont, k: float, scale: float) -> QSizeF:
    """Every node's size: the mock-up's, or what the words need."""
    text = max(max(ink.width(name, small), ink.width(printed, large)) for name, printed in lines)
    height = _block(small, large) + 17 * scale
    return QSizeF(max(_NODE[0] * k, text + 44 * k), max(_NODE[1] * k, height))


def _nodes(
    room: QRectF,
    size: QSizeF,
    k: float,
    small: QFont,
    large: QFont,
    outputs: tuple[int, ...],
    lines: tuple[tuple[str, str], ...],
) -> tuple[Node, ...]:
    block, width, height = _block(small, large), size.width(), size.height()
    across = min(room.width() - 2 * width, 1.5 * width)
    down = min(room.height() - 2 * height - 2 * (CLEAR + _RISE + 1.5) * k, 2.0 * height)
    nodes = []
    for state, (name, printed) in enumerate(lines):
        column, row = (1 if state >> 1 else -1), (-1 if state & 1 else 1)
        box = QRectF(QPointF(), size)
        box.moveCenter(room.center() + QPointF(column * (width + across), row * (height + down)) / 2)
        top = box.center().y() - block / 2
        radius = 7 * k if state >> 1 else height / 2
        baselines = (top + ink.capital(small), top + block)
        nodes.append(Node(box, radius, outputs[state] % 2 == 1, name, printed, baselines))
    return tuple(nodes)


def _edge(
    nodes: tuple[Node, ...],
    source: int,
    target: int,
    symbols: tuple[int, ...],
    bits: int,
    paired: bool,
    k: float,
    bold: QFont,
    middle: QPointF,
) -> Edge:
    label = _label(symbols, bits)
    half = QPointF(ink.width(label, bold), ink.capital(bold)) / 2
    if source == target:
        path, at = _loop(nodes[source].box, k, half, middle)
    else:
        path, at = _link(nodes[source], nodes[target], paired, k, half, middle)
    return Edge(source, target, symbols, path, label, at)


def _loop(box: QRectF, k: float, half: QPointF, middle: QPointF) -> tuple[QPainterPath, QPointF]:
    up = -1 if box.center().y() < middle.y() else 1
    edge = (box.top() if up < 0 else box.bottom()) + up * CLEAR * k
    ends = [QPointF(box.center().x() + side * 13 * k, edge) for side in (-1, 1)]
    path = arrows.loop(ends[0], ends[1], -up * _RISE * k, leg=10.5 * k)
    right = path.boundingRect().right()
    return path, QPointF(right + 9 * k + half.x(), edge + up * 0.58 * _RISE * k)


def _link(
    source: Node, target: Node, paired: bool, k: float, half: QPointF, middle: QPointF
) -> tuple[QPainterPath, QPointF]:
    a, b = source.box.center(), target.box.center()
    way = b - a
    unit = way / math.hypot(way.x(), way.y())
    left = QPointF(unit.y(), -unit.x())
    slanted = abs(unit.x() * unit.y()) > 0.05
    if paired:
        lane, side = left * ((0.8 if slanted else 1.0) * _LANE * k), left
    else:
        outward = (a + b) / 2 - middle
        side = left if QPointF.dotProduct(left, outward) > 0 else -left
        lane = QPointF()
    start = _leave(source, a + lane, unit, CLEAR * k)
    end = _leave(target, b + lane, -unit, CLEAR * k)
    reach = 7 * k + abs(side.x()) * half.x() + abs(side.y()) * half.y()
    return arrows.straight(start, end), (start + end) / 2 + side * reach


def _leave(node: Node, inside: QPointF, unit: QPointF, clear: float) -> QPointF:
    """Where a ray from within a node comes to lie `clear` outside its outline (bisection)."""
    near, far = 0.0, node.box.width() + node.box.height() + clear
    for _ in range(40):
        half = (near + far) / 2
        near, far = (half, far) if _distance(node, inside + unit * half) < clear else (near, half)
    return inside + unit * near


def _distance(node: Node, point: QPointF) -> float:
    """Signed distance from a rounded rectangle's outline, positive outside."""
    offset = point - node.box.center()
    x = abs(offset.x()) - node.box.width() / 2 + node.radius
    y = abs(offset.y()) - node.box.height() / 2 + node.radius
    return math.hypot(max(x, 0.0), max(y, 0.0)) + min(max(x, y), 0.0) - node.radius


def _start(node: Node, middle: QPointF, k: float, lead: float, small: QFont) -> tuple[QPainterPath, QPointF]:
    side = -1 if node.box.center().x() < middle.x() else 1
    tip = QPointF(node.box.left() if side < 0 else node.box.right(), node.box.center().y())
    tip += QPointF(side * CLEAR * k, 0)
    tail = tip + QPointF(side * lead, 0)
    return arrows.straight(tail, tip), (tail + tip) / 2 - QPointF(0, 6 * k + ink.capital(small) / 2)
