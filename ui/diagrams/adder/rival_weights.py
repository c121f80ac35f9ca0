"""Input weights, a small picture a column: the rival's share nothing, the other network has one for all.

A picture has two columns of cells, the digit of the first number and of the second, and a row for every
unit of the first layer. Columns stand as they are written, the rightmost first.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Floats
from simulator.chapters._adder_rival import ROOM
from simulator.chapters.adder import RivalContent
from ui import words
from ui.diagrams import ink
from ui.diagrams.curves import title
from ui.diagrams.heat_map import cells, colour, coloured, draw, outline
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.diagrams.small_plot import heading
from ui.equations import signed
from ui.theme import Theme, font, on
from ui.view import Hit, Target, View

_CENTRED = ink.CENTRE | ink.MIDDLE
# Below this mean |cos| two pictures have nothing in common; random ones of as many weights have 0.06.
NOTHING = 0.2


def _places(rect: QRectF, view: View) -> tuple[list[QRectF], QRectF]:
    """The sixteen pictures, column 1 (the rightmost) first, and the recurrent network's one."""
    s = view.scale
    tick = ink.leading(font("tick", s, view.present))
    top, bottom = rect.top() + heading(view) + tick, rect.bottom() - 2.7 * tick - 4 * s
    own = 0.2 * rect.width()
    wide = (rect.width() - own - 24 * s) / ROOM
    found = [
        QRectF(rect.left() + (ROOM - 1 - k) * wide, top, wide - 4 * s, bottom - top) for k in range(ROOM)
    ]
    side = min((bottom - top) / 3.2, own / 2.6)
    one = QRectF(0, 0, 2 * side, 3 * side)
    one.moveCenter(QPointF(rect.right() - own / 2, (top + bottom) / 2))
    return found, one


def paint(painter: QPainter, rect: QRectF, content: RivalContent, view: View, theme: Theme) -> None:
    """Both networks' input weights in `rect`, about 480 by 200 px, times `view.scale`."""
    hover = view.hover if view.hover is not None and view.hover.kind == "column_weights" else None
    key = (
        "rival weights",
        Same(content),
        extent(rect),
        theme,
        hover,
        view.language,
        view.scale,
        view.present,
    )
    cached(painter, rect, key, lambda layer: _draw(layer, rect, content, hover, view, theme), theme["bg"])


def _draw(
    painter: QPainter, rect: QRectF, content: RivalContent, hover: Target | None, view: View, theme: Theme
) -> None:
    s = view.scale
    pictures, one = _places(rect, view)
    tick = font("tick", s, view.present)
    row = QRectF(rect.left(), rect.top(), rect.width(), heading(view) - 6 * s)

    def say(key: str, **values: str | int | float) -> str:
        return words.say(f"adder-rival-{key}", view.language, **values)

    title(painter, row, say("weights"), say("weights-note"), view, theme)
    weights = content.rival_weights  # (U, 2R)
    largest = _largest(weights)
    table = np.array([colour(theme.activation(v)) for v in np.linspace(-1.0, 1.0, 201)], dtype=np.uint32)
    for k, box in enumerate(pictures):
        pair = np.stack((weights[:, k], weights[:, ROOM + k]), axis=1) / largest
        colours = coloured(np.clip(pair, -1.0, 1.0), -1.0, 1.0, table, theme["activation_zero"])
        draw(painter, box, pair.shape, cells(colours))
        outline(painter, box, theme, s)
        trained = k < content.trained_columns and bool(content.updates[1])
        letters = font("tick", s, view.present, 600 if hover == Target("column_weights", (k,)) else 400)
        at = QPointF(box.center().x(), box.top() - 7 * s)
        ink.text(painter, at, str(k + 1), letters, theme["ink2" if trained else "ink3"], _CENTRED)
    _under(painter, pictures, content, view, theme)
    _one(painter, one, content.parameters.input_weights, view, theme)
    middle = QPointF(one.center().x(), one.top() - 9 * s)
    ink.text(painter, middle, say("weights-one"), tick, theme["ink2"], _CENTRED)
    below = QPointF(one.center().x(), one.bottom() + 10 * s)
    ink.text(painter, below, say("weights-every"), tick, theme["ink3"], _CENTRED)


def _largest(weights: Floats) -> float:
    with np.errstate(all="ignore"):
        largest = float(np.abs(weights).max())
    return largest if np.isfinite(largest) and largest > 0.0 else 1.0


def _under(
    painter: QPainter, pictures: list[QRectF], content: RivalContent, view: View, theme: Theme
) -> None:
    """Which pictures were trained, and how much any two of those have in common."""
    s, tick = view.scale, font("tick", view.scale, view.present)
    step = ink.leading(tick)
    # Before any update no picture is trained yet.
    n = content.trained_columns if content.updates[1] else 0
    spans = [(pictures[-1].left(), pictures[n].right(), "untrained")]
    if n:
        spans.append((pictures[n - 1].left(), pictures[0].right(), "trained"))
    y = pictures[0].bottom() + 4 * s
    for left, right, key in spans:
        painter.fillRect(
            QRectF(left, y, right - left, 1.4 * s), theme["ink2" if key == "trained" else "hair2"]
        )
        said = words.say(f"adder-rival-weights-{key}", view.language)
        line = ink.elide(said, tick, right - left)
        at = QPointF((left + right) / 2, y + 0.75 * step)
        ink.text(painter, at, line, tick, theme["ink2" if key == "trained" else "ink3"], _CENTRED)
    alike = content.alike
    key = "alike" if alike >= NOTHING else "unlike"
    said = words.say(f"adder-rival-{key}", view.language, cosine=alike if np.isfinite(alike) else 0.0)
    if n and np.isfinite(alike):
        at = QPointF(pictures[-1].left(), y + 1.8 * step)
        ink.text(painter, at, said, font("tick", s, view.present, 600), theme["ink"], ink.LEFT | ink.MIDDLE)


def _one(painter: QPainter, rect: QRectF, weights: Floats, view: View, theme: Theme) -> None:
    """The matrix every step uses: H rows, two columns, with its numbers."""
    rows = len(weights)
    largest = _largest(weights)
    wide, high = rect.width() / 2, rect.height() / rows
    made = font("tick", view.scale, view.present, 500)
    for row in range(rows):
        for column in range(2):
            value = float(weights[row, column])
            box = QRectF(rect.left() + column * wide, rect.top() + row * high, wide, high)
            fill = theme.activation(value / largest)
            painter.fillRect(box.adjusted(0.5, 0.5, -0.5, -0.5), fill)
            said = signed(value, 1)
            if ink.width(said, made) < wide - 2 and high > 1.1 * made.pixelSize():
                ink.text(painter, box, said, made, on(fill), _CENTRED)
    outline(painter, rect, theme, view.scale)


def hits(rect: QRectF, view: View) -> tuple[Hit, ...]:
    """`Target("column_weights", (k,))` for every picture, `Target("one_matrix")` for the other network."""
    pictures, one = _places(rect, view)
    found = []
    for k, box in enumerate(pictures):
        area = QPainterPath()
        area.addRect(box)
        found.append(Hit(Target("column_weights", (k,)), area))
    area = QPainterPath()
    area.addRect(one)
    return (*found, Hit(Target("one_matrix"), area))
