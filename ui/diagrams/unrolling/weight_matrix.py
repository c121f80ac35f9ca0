"""One array of weights as a matrix: its gradient so far on the way back, its values on the way there.

The letters above choose the array; a click on a cell follows that weight.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters.unrolling import UnrollingContent
from ui import words
from ui.diagrams import ink
from ui.diagrams.amounts import figure
from ui.diagrams.layers import cached
from ui.diagrams.maths import maths, width
from ui.diagrams.sameness import Same, extent
from ui.diagrams.unrolling.unrolled_moment import Moment
from ui.theme import Theme, font, mix, on
from ui.view import Hit, Target, View

# Every array of parameters: its letter in equations, and on the way from where to where.
LETTERS = {
    "input_weights": "W",
    "recurrent_weights": "U",
    "hidden_bias": "b",
    "initial_state": "h_0",
    "output_weights": "V",
    "output_bias": "c",
}
# The equations, forward and backward, in the typesetter's markup; the hue of each part.
_FORWARD = {
    "input_weights": "h_t = f(*W* x_t + U h_{t-1} + b)",
    "recurrent_weights": "h_t = f(W x_t + *U* h_{t-1} + b)",
    "hidden_bias": "h_t = f(W x_t + U h_{t-1} + *b*)",
    "initial_state": "h_1 = f(W x_1 + U *h_0* + b)",
    "output_weights": "y_t = *V* h_t + c",
    "output_bias": "y_t = V h_t + *c*",
}
_BACKWARD = {
    "input_weights": ("∂L/∂W", "δ_t", "x_t"),
    "recurrent_weights": ("∂L/∂U", "δ_t", "h_{t-1}"),
    "hidden_bias": ("∂L/∂b", "δ_t", ""),
    "output_weights": ("∂L/∂V", "ε_t", "h_t"),
    "output_bias": ("∂L/∂c", "ε_t", ""),
}


def arrays_of(content: UnrollingContent) -> tuple[str, ...]:
    """The arrays there are to follow."""
    names = [name for name in LETTERS if name != "input_weights" or content.trace.inputs.shape[1]]
    return tuple(n for n in names if not (content.selection and n.startswith("output_")))


def weight_name(array: str, index: tuple[int, ...]) -> str:
    """The name by which the settings call a weight: `u22`, `u12,3`, `h1`."""
    numbers = [str(i + 1) for i in index]
    return LETTERS[array][0].lower() + ("," if max(index) > 8 else "").join(numbers)


def shown_name(name: str) -> str:
    """A weight's name as it is printed: `u₂₂`."""
    return name.translate(_LOWERED)


_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class _Matrix:
    place: tuple[float, float, float, float]
    arrays: tuple[str, ...]
    shape: tuple[int, int]
    scale: float
    type: float

    @property
    def rect(self) -> QRectF:
        return QRectF(*self.place)

    def letter(self, number: int) -> QRectF:
        wide = min(30 * self.type, self.rect.width() / len(self.arrays))
        return QRectF(self.rect.left() + number * wide, self.rect.top(), wide, 24 * self.type)

    @property
    def body(self) -> QRectF:
        r = self.rect
        top = r.top() + (24 + 24) * self.type
        return QRectF(r.left(), top, r.width(), r.bottom() - top - 36 * self.type)

    @property
    def cell(self) -> tuple[float, float]:
        rows, columns = self.shape
        wide = min(54 * self.scale, self.body.width() / columns)
        return wide, min(34 * self.scale, self.body.height() / rows, wide)

    def at(self, row: int, column: int) -> QRectF:
        wide, high = self.cell
        gap = min(1.5 * self.scale, 0.06 * wide)
        return QRectF(
            self.body.left() + column * wide + gap,
            self.body.top() + row * high + gap,
            wide - 2 * gap,
            high - 2 * gap,
        )


@lru_cache(maxsize=16)
def _matrix(
    place: tuple[float, float, float, float],
    arrays: tuple[str, ...],
    shape: tuple[int, int],
    scale: float,
    type: float,
) -> _Matrix:
    return _Matrix(place, arrays, shape, scale, type)


def _here(rect: QRectF, content: UnrollingContent, view: View) -> _Matrix:
    values = getattr(content.trace.parameters, content.followed.array)
    shape = values.shape if values.ndim == 2 else (len(values), 1)
    return _matrix(
        extent(rect), arrays_of(content), shape, view.scale, view.scale * (1.2 if view.present else 1.0)
    )


def paint(
    painter: QPainter, rect: QRectF, content: UnrollingContent, m: Moment, view: View, theme: Theme
) -> None:
    """Letters, title, matrix and equation in `rect`."""
    g = _here(rect, content, view)
    since = _since(m)
    key = ("matrix", Same(content), g, since, theme, view.language, view.present)
    cached(painter, rect, key, lambda layer: _draw(layer, g, content, since, view, theme), theme["bg"])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for target in (view.selection, view.hover):
        area = _area(g, content, target)
        if area is not None:
            painter.setPen(QPen(theme["ink"], 1.5 * g.scale))
            painter.drawRoundedRect(area, 3 * g.scale, 3 * g.scale)


def _since(m: Moment) -> int | None:
    """From which step on the shares are in: T + 1 for none, 0 for all; None on the way there."""
    if not m.backward:
        return None
    # The last operation of the first step also brings the initial state its derivative.
    return 0 if m.t <= 0.0 else m.gathered_from


def hits(rect: QRectF, content: UnrollingContent, view: View) -> tuple[Hit, ...]:
    """Letters and cells; both are clicked."""
    return _hits(_here(rect, content, view), content.followed.array)


@lru_cache(maxsize=16)
def _hits(g: _Matrix, array: str) -> tuple[Hit, ...]:
    which = list(LETTERS).index(array)
    areas = [(Target("matrix", (list(LETTERS).index(name),)), g.letter(k)) for k, name in enumerate(g.arrays)]
    rows, columns = g.shape
    areas += [(Target("weight", (which, r, c)), g.at(r, c)) for r in range(rows) for c in range(columns)]
    found = []
    for target, area in areas:
        path = QPainterPath()
        path.addRect(area)
        found.append(Hit(target, path, clickable=True))
    return tuple(found)


def _area(g: _Matrix, content: UnrollingContent, target: Target | None) -> QRectF | None:
    if target is None or target.kind not in ("weight", "matrix", "recurrent_weight"):
        return None
    if target.kind == "matrix":
        name = list(LETTERS)[target.index[0]]
        return g.letter(g.arrays.index(name)) if name in g.arrays else None
    shown = list(LETTERS).index(content.followed.array)
    kind, *place = (
        target.index if target.kind == "weight" else (list(LETTERS).index("recurrent_weights"), *target.index)
    )
    rows, columns = g.shape
    if kind != shown or place[0] >= rows or place[1] >= columns:
        return None
    return g.at(place[0], place[1])


def _draw(
    painter: QPainter, g: _Matrix, content: UnrollingContent, since: int | None, view: View, theme: Theme
) -> None:
    array = content.followed.array
    for k, name in enumerate(g.arrays):
        area, chosen = g.letter(k), name == array
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["sel"])
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4 * g.scale, 4 * g.scale)
        maths(
            painter,
            area,
            LETTERS[name],
            16 * g.type,
            theme["ink" if chosen else "ink2"],
            ink.CENTRE | ink.MIDDLE,
            weight=600 if chosen else 400,
        )
    # Where the copies have parted, their means are shown.
    held = "values" if content.tied or array == "initial_state" else "means"
    key = held if since is None else "whole" if since == 0 else "gradient"
    made = font("small", g.scale, view.present)
    title = words.say(f"unrolling-matrix-{key}", view.language)
    where = QRectF(g.rect.left(), g.rect.top() + 26 * g.type, g.rect.width(), 18 * g.type)
    across = ink.text(painter, where, title, made, theme["ink2"], ink.LEFT | ink.MIDDLE)
    maths(
        painter,
        QPointF(where.left() + across + 4 * g.scale, where.center().y()),
        LETTERS[array],
        14 * g.type,
        theme["ink"],
        ink.LEFT | ink.MIDDLE,
    )
    _cells(painter, g, content, since, view, theme)
    _equation(painter, g, array, since, theme)


def _cells(
    painter: QPainter, g: _Matrix, content: UnrollingContent, since: int | None, view: View, theme: Theme
) -> None:
    array = content.followed.array
    values = getattr(content.trace.parameters, array) if since is None else content.gathered(array, since)
    table = np.reshape(values, g.shape)
    largest = _reach(content, array, since)
    made = font("tick", g.scale, view.present)
    _wide, high = g.cell
    room = g.at(0, 0).width() - 2 * g.scale if high >= 14 * g.type else 0.0
    texts = _texts(table, made, room)
    for row in range(g.shape[0]):
        for column in range(g.shape[1]):
            value, area = float(table[row, column]), g.at(row, column)
            share = min(1.0, abs(value) / largest) if math.isfinite(value) else 0.0
            if since is None:
                fill = theme.activation(math.copysign(share, value))
            else:
                fill = mix(theme["activation_zero"], theme["backward"], share**1.25)
            if texts:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(fill)
                painter.drawRoundedRect(area, min(2 * g.scale, 0.2 * high), min(2 * g.scale, 0.2 * high))
            else:
                painter.fillRect(area, fill)
            if texts:
                text = texts[row * g.shape[1] + column]
                ink.text(painter, area, text, made, on(fill), ink.CENTRE | ink.MIDDLE)
    index = content.followed.index
    area = g.at(index[0], index[1] if len(index) == 2 else 0)
    painter.setPen(QPen(theme["ink"], 2.0 * g.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 3 * g.scale, 3 * g.scale)


def _texts(table: Floats, made: QFont, room: float) -> list[str]:
    """The cells' numbers with as many digits as all have room for, or none at all."""
    if ink.width("+0.0", made) > room:
        return []
    ways = (
        figure,
        lambda v: ink.number(v, 2, sign=True),
        # As tables of correlations print them: no zero before the point.
        lambda v: ink.number(v, 2).replace("0.", ".", 1) if abs(v) < 0.995 else ink.number(v, 2),
        lambda v: ink.number(v, 1, sign=True),
    )
    for way in ways:
        texts = [way(float(value)) for value in table.ravel()]
        if all(ink.width(text, made) <= room for text in texts):
            return texts
    return []


def _reach(content: UnrollingContent, array: str, since: int | None) -> float:
    """The largest size the matrix can have here: of the values, or of the whole gradient."""
    whole: Floats = getattr(content.trace.parameters, array) if since is None else content.gathered(array, 0)
    sizes = np.abs(whole)
    return float(np.max(sizes[np.isfinite(sizes)], initial=0.0)) or 1.0


def _equation(painter: QPainter, g: _Matrix, array: str, since: int | None, theme: Theme) -> None:
    """The equation of this way, smaller where it must be."""
    below = g.body.top() + g.shape[0] * g.cell[1]
    y = min(0.5 * (below + g.rect.bottom()) + 2 * g.type, below + 34 * g.type)
    pieces = _pieces(array, since, "input_weights" in g.arrays)
    size = 18.0 * g.type
    across = sum(width(text, size) for text, _ in pieces)
    if across > g.rect.width():
        size *= g.rect.width() / across
    x = g.rect.left()
    for text, role in pieces:
        x += maths(painter, QPointF(x, y), text, size, theme[role], ink.LEFT | ink.MIDDLE)


def _pieces(array: str, since: int | None, has_inputs: bool) -> list[tuple[str, str]]:
    if since is None:
        equation = _FORWARD[array]
        if not has_inputs:
            equation = equation.replace("W x_t + ", "").replace("W x_1 + ", "")
        before, letter, after = equation.split("*")
        return [(before, "forward"), (letter, "ink"), (after, "forward")]
    if array == "initial_state":
        return [("∂L/∂h_0", "backward"), (" = ", "ink"), ("U^⊤ ", "ink"), ("δ_1", "backward")]
    left, delta, activity = _BACKWARD[array]
    found = [(left, "backward"), (" = Σ_t ", "ink"), (delta + (" " if activity else ""), "backward")]
    return [*found, (activity, "forward")] if activity else found
