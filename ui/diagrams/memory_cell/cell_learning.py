"""How the gates learned: mean openings over updates, the gradient at step 1, and what a keep bias does.

The curve of the bias is what the keep gates alone would let through, σ(b)^(T−1) from the last step to the
first; the point on it is what was measured with the layer's first weights, everything else included.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters._memory_cell_content import Learning, MemoryCellContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes, ink
from ui.diagrams.axes import Axes
from ui.diagrams.layers import cached
from ui.diagrams.memory_cell.cell_sums import size
from ui.diagrams.sameness import Same, extent
from ui.equations import number
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# Biases shown, and how small a gradient can be shown as a power of ten.
BIASES = (-2.0, 8.0)
FLOOR = -24.0
_GATES = ("write", "keep", "read")


def passed(bias: Floats | float, steps: int) -> Floats:
    """log₁₀ of what keep gates with this bias let through on the way from the last step to the first."""
    # log σ(b) = −log(1 + e^−b)
    found: Floats = -np.logaddexp(0.0, -np.asarray(bias, dtype=np.float64)) / np.log(10.0) * (steps - 1)
    return found


def areas(rect: QRectF) -> dict[str, QRectF]:
    """The rectangle of each plot with its title."""
    left = QRectF(rect.left(), rect.top(), 0.58 * rect.width(), rect.height())
    high = 0.54 * rect.height()
    return {
        "gates": QRectF(left.left(), left.top(), left.width(), high),
        "first": QRectF(left.left(), left.top() + high, left.width(), rect.height() - high),
        "bias": QRectF(left.right() + 0.03 * rect.width(), rect.top(), 0.39 * rect.width(), rect.height()),
    }


def _inner(area: QRectF, view: View, right: float) -> QRectF:
    s = view.scale * (1.2 if view.present else 1.0)
    return area.adjusted(46 * s, 30 * s, -right * s, -34 * s)


def plot_axes(plot: str, rect: QRectF, content: MemoryCellContent, view: View) -> Axes:
    """The axes of a plot."""
    area, learning = areas(rect)[plot], content.learning
    last = float(learning.updates[-1]) if learning.updates.size else 1.0
    updates = (0.0, max(1.0, last))
    if plot == "gates":
        return Axes(_inner(area, view, 84), updates, (0.0, 1.0))
    lowest = [float(v) for v in learning.first_gradient if np.isfinite(v)]
    steps = len(content.trace.cell)
    if plot == "first":
        low = max(FLOOR, float(np.floor(min([*lowest, -2.0]) - 0.3)))
        high = float(np.ceil(max([*lowest, 0.0]) + 0.2))
        return Axes(_inner(area, view, 84), updates, (low, high))
    low = max(FLOOR, float(np.floor(passed(0.0, steps))), -3.0 * steps) if steps > 1 else -1.0
    # Under the title stands what the curve is.
    lower = area.adjusted(0, 20 * view.scale * (1.2 if view.present else 1.0), 0, 0)
    return Axes(_inner(lower, view, 12), BIASES, (min(low, -2.0), 1.0))


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The three plots in `rect`, or why there are none."""
    content: MemoryCellContent = snapshot.content
    if not content.learning.updates.size:
        _outside(painter, rect, view, theme)
        return
    key = ("cell learning", Same(content), extent(rect), theme, view.language, view.scale, view.present)

    def draw(onto: QPainter) -> None:
        _gates(onto, rect, content, view, theme)
        _first(onto, rect, content, view, theme)
        _bias(onto, rect, content, view, theme)

    cached(painter, rect, key, draw, theme["bg"])
    _shown(painter, rect, snapshot, view, theme)


def _outside(painter: QPainter, rect: QRectF, view: View, theme: Theme) -> None:
    made = font("panel_title", view.scale, view.present, 500)
    said = words.say("memory_cell-learning-outside", view.language)
    middle = rect.center() - QPointF(0, (86 if view.present else 74) * view.scale)
    ink.text(painter, middle, said, made, theme["ink2"], ink.CENTRE | ink.MIDDLE)
    plain = font("body", view.scale, view.present)
    would = words.say("memory_cell-learning-would", view.language)
    for k, line in enumerate(ink.wrap(would, plain, min(0.8 * rect.width(), 520 * view.scale))[:2]):
        below = middle + QPointF(0, 1.4 * made.pixelSize() + k * ink.leading(plain))
        ink.text(painter, below, line, plain, theme["ink3"], ink.CENTRE | ink.MIDDLE)
    button = choose_rect(rect, view)
    painter.save()
    hovered = view.hover == Target("choose")
    painter.setPen(QPen(theme["hair2"], max(1.0, view.scale)))
    painter.setBrush(theme["sel" if hovered else "surface"])
    painter.drawRoundedRect(button, 6 * view.scale, 6 * view.scale)
    painter.restore()
    letters = font("body", view.scale, view.present, 500)
    ink.text(
        painter,
        button,
        words.say("memory_cell-learning-choose", view.language),
        letters,
        theme["ink"],
        ink.CENTRE | ink.MIDDLE,
    )


def choose_rect(rect: QRectF, view: View) -> QRectF:
    """The button that lets a layer of cells work the gates."""
    letters = font("body", view.scale, view.present, 500)
    across = ink.width(words.say("memory_cell-learning-choose", view.language), letters) + 32 * view.scale
    high = (42 if view.present else 34) * view.scale
    return QRectF(rect.center().x() - across / 2, rect.center().y() + 4 * view.scale, across, high)


def _frame(
    painter: QPainter,
    plot: str,
    a: Axes,
    area: QRectF,
    down: tuple[float, ...],
    x_word: str,
    view: View,
    theme: Theme,
) -> None:
    """Title, hairlines, numbers, and the word of the level axis."""
    s = view.scale
    title = words.say(f"memory_cell-learning-{plot}", view.language)
    row = QRectF(area.left(), area.top(), area.width(), 24 * s * (1.2 if view.present else 1.0))
    ink.text(painter, row, title, font("body", s, view.present, 600), theme["ink"], ink.LEFT | ink.MIDDLE)
    axes.grid(painter, a, (), down, theme, s)
    axes.y_labels(painter, a, down, view, theme, axes.plain if plot == "gates" else axes.power)
    across = tuple(x for x in axes.nice(*a.x, 6) if x == int(x))
    axes.x_labels(painter, a, across, view, theme)
    made = font("tick", s, view.present)
    below = a.rect.bottom() + 4 * s + 1.3 * made.pixelSize()
    where = QPointF(a.rect.right(), below)
    ink.text(painter, where, words.say(x_word, view.language), made, theme["ink3"], ink.RIGHT | ink.TOP)


def _gates(painter: QPainter, rect: QRectF, content: MemoryCellContent, view: View, theme: Theme) -> None:
    a, s, found = plot_axes("gates", rect, content, view), view.scale, content.learning
    area = areas(rect)["gates"]
    _frame(
        painter, "gates", a, area, (0.0, 0.25, 0.5, 0.75, 1.0), "memory_cell-learning-updates", view, theme
    )
    axes.curve(painter, a, found.updates, found.accuracy, theme["ink2"], 1.6 * s, (2 * s, 3 * s))
    ends = [("accuracy", float(found.accuracy[-1]), "ink2")]
    for gate in _GATES:
        values: Floats = getattr(found, gate)
        axes.curve(painter, a, found.updates, values, theme[gate], 2.6 * s)
        if np.isfinite(values[-1]):
            _dot(painter, a.at(float(found.updates[-1]), float(values[-1])), gate, s, theme)
        ends.append((gate, float(values[-1]), f"{gate}_text"))
    made = font("small", s, view.present, 500)
    ends = sorted((end for end in ends if np.isfinite(end[1])), key=lambda end: -end[1])
    y = -1e9
    for name, value, role in ends:
        y = max(a.down(value), y + 1.2 * made.pixelSize())
        key = "memory_cell-learning-accuracy" if name == "accuracy" else f"memory_cell-lane-{name}"
        said = f"{words.say(key, view.language)} {number(value)}"
        ink.text(painter, QPointF(a.rect.right() + 8 * s, y), said, made, theme[role], ink.LEFT | ink.MIDDLE)


def _first(painter: QPainter, rect: QRectF, content: MemoryCellContent, view: View, theme: Theme) -> None:
    a, s, found = plot_axes("first", rect, content, view), view.scale, content.learning
    down = tuple(y for y in axes.nice(*a.y, 5) if y == int(y))
    _frame(painter, "first", a, areas(rect)["first"], down, "memory_cell-learning-updates", view, theme)
    values = np.maximum(found.first_gradient, a.y[0])
    axes.curve(painter, a, found.updates, values, theme["backward"], 2.6 * s)
    last = float(found.first_gradient[-1])
    if not np.isnan(last):
        _dot(painter, a.at(float(found.updates[-1]), max(last, a.y[0])), "backward", s, theme)
    made = font("small", s, view.present, 500)
    where = QPointF(a.rect.right() + 8 * s, a.down(max(last, a.y[0])))
    said = size(10.0**last) if np.isfinite(last) else "0"
    ink.text(painter, where, said, made, theme["backward"], ink.LEFT | ink.MIDDLE)


def _dot(painter: QPainter, at: QPointF, role: str, s: float, theme: Theme) -> None:
    """The newest point of a curve, which may be its only one."""
    painter.save()
    painter.setPen(QPen(theme["bg"], 1.5 * s))
    painter.setBrush(theme[role])
    painter.drawEllipse(at, 4.5 * s, 4.5 * s)
    painter.restore()


def _bias(painter: QPainter, rect: QRectF, content: MemoryCellContent, view: View, theme: Theme) -> None:
    a, s, steps = plot_axes("bias", rect, content, view), view.scale, len(content.trace.cell)
    down = tuple(y for y in axes.nice(*a.y, 8) if y == int(y))
    _frame(painter, "bias", a, areas(rect)["bias"], down, "memory_cell-learning-bias-axis", view, theme)
    biases = np.linspace(*BIASES, 241)
    through = passed(biases, steps)
    through = np.where(through < a.y[0], np.nan, through)  # not every device without pixels can clip
    axes.curve(painter, a, biases, through, theme["keep"], 2.6 * s)
    made = font("small", s, view.present, 500)
    rule = words.say("memory_cell-learning-rule", view.language, steps=steps - 1)
    below = areas(rect)["bias"].topLeft() + QPointF(0, 33 * s * (1.2 if view.present else 1.0))
    ink.text(painter, below, ink.elide(rule, made, areas(rect)["bias"].width()), made, theme["keep_text"])
    marks = (
        (1.0, "memory_cell-learning-usual"),
        (float(np.log(max(2, steps) - 1.0)), "memory_cell-learning-by-steps"),
    )
    for bias, key in marks:
        _mark(painter, a, bias, steps, words.say(key, view.language), view, theme)
    _measured(painter, a, content, view, theme)


def _mark(painter: QPainter, a: Axes, bias: float, steps: int, said: str, view: View, theme: Theme) -> None:
    """A named bias: a hairline down from the curve, its number there."""
    s, value = view.scale, float(passed(bias, steps))
    at = a.at(bias, max(value, a.y[0]))
    painter.save()
    painter.setPen(QPen(theme["axis"], s, Qt.PenStyle.DashLine))
    painter.drawLine(at, QPointF(at.x(), a.rect.bottom()))
    painter.setPen(QPen(theme["bg"], 1.5 * s))
    painter.setBrush(theme["keep"])
    painter.drawEllipse(at, 4.5 * s, 4.5 * s)
    painter.restore()
    made = font("small", s, view.present)
    # Right of the hairline the curve is above, and the measured number stands at the left.
    room = a.rect.right() - at.x() - 8 * s
    text = f"{said}: {size(10.0**value)}"
    if room < 0.7 * ink.width(text, made):
        # Too near the edge: left of the hairline, where the curve has fallen away.
        where = QPointF(at.x() - 8 * s, a.rect.top() + 0.75 * a.rect.height())
        ink.text(painter, where, text, made, theme["ink2"], ink.RIGHT | ink.MIDDLE, halo=theme["bg"])
        return
    lines = ink.wrap(text, made, room)
    high = len(lines) * ink.leading(made)
    where = QPointF(at.x() + 8 * s, min(at.y() + 8 * s, a.rect.bottom() - high - 4 * s))
    for k, line in enumerate(lines):
        below = where + QPointF(0, k * ink.leading(made))
        ink.text(painter, below, line, made, theme["ink2"], ink.LEFT | ink.TOP, halo=theme["bg"])


def _measured(painter: QPainter, a: Axes, content: MemoryCellContent, view: View, theme: Theme) -> None:
    """What was measured with the first weights."""
    first, bias, s = float(content.learning.first_gradient[0]), content.keep_bias, view.scale
    made = font("small", s, view.present, 600)
    if not a.x[0] <= bias <= a.x[1]:
        if bias > a.x[1] and content.trace.kind == "lstm_1997":
            said = words.say("memory_cell-learning-always", view.language)
            lines = ink.wrap(said, made, 0.9 * a.rect.width())
            for k, line in enumerate(lines):
                where = QPointF(a.rect.left() + 4 * s, a.rect.top() + (k + 1.2) * ink.leading(made))
                ink.text(painter, where, line, made, theme["ink2"], halo=theme["bg"])
        return
    at = a.at(bias, min(a.y[1], max(first if np.isfinite(first) else a.y[0], a.y[0])))
    painter.save()
    painter.setPen(QPen(theme["backward"], 2.4 * s))
    painter.setBrush(theme["bg"])
    painter.drawEllipse(at, 6 * s, 6 * s)
    painter.restore()
    number_of = size(10.0**first) if np.isfinite(first) else "0"
    said = f"{words.say('memory_cell-learning-measured', view.language)}: {number_of}"
    right = at.x() + 12 * s + ink.width(said, made) > a.rect.right()
    where = at + QPointF((-12 if right else 12) * s, -10 * s)
    ink.text(
        painter,
        where,
        said,
        made,
        theme["backward"],
        (ink.RIGHT if right else ink.LEFT) | ink.BOTTOM,
        halo=theme["bg"],
    )


def row_at(learning: Learning, update: int) -> int:
    """The kept row that is nearest to an update."""
    return int(np.abs(learning.updates - update).argmin())


def _shown(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """Where the update that is shown stands on both axes of updates."""
    content: MemoryCellContent = snapshot.content
    for plot in ("gates", "first"):
        a = plot_axes(plot, rect, content, view)
        update = min(float(snapshot.progress.shown), a.x[1])
        x = a.across(update)
        painter.fillRect(
            QRectF(x - 0.75 * view.scale, a.rect.top(), 1.5 * view.scale, a.rect.height()), theme["ink"]
        )


# The hand.


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The plots, at the kept row under the pointer; or the button that chooses trained gates."""
    content: MemoryCellContent = snapshot.content
    if not content.learning.updates.size:
        area = QPainterPath()
        area.addRect(choose_rect(rect, view))
        return (Hit(Target("choose"), area, clickable=True),)
    found = []
    for place, plot in enumerate(("gates", "first", "bias")):
        a = plot_axes(plot, rect, content, view)
        area = QPainterPath()
        area.addRect(a.rect)
        at = None if plot == "bias" else partial(_at, plot, a, content.learning)
        found.append(Hit(Target("learned", (place,)), area, at=at))
    return tuple(found)


def _at(plot: str, a: Axes, learning: Learning, point: QPointF) -> Target:
    return Target(f"learned_{plot}", (row_at(learning, round(a.values(point)[0])),))
