"""The gradient along the sequence: all of it, cut at the gates, and of a plain tanh network beside.

    top      how much error arrives at each step, log₁₀ ‖∂L/∂c_t‖
    middle   ∂c_t/∂c_(t−1) of the picked cell and the paths it is the sum of, around a line at 1
    bottom   how far the truncated gradient is from the full one, step by step

The whole way is drawn; the playhead marks a step, and the titles say its numbers.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.cell_trace import CARRY_TERMS
from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes, ink
from ui.diagrams.axes import Axes
from ui.diagrams.layers import cached
from ui.diagrams.memory_cell.cell_moment import Moment
from ui.diagrams.memory_cell.cell_sums import size
from ui.diagrams.sameness import Same, extent
from ui.equations import number
from ui.theme import Theme, font
from ui.view import Hit, Target, View

PLOTS = ("gradient", "carry", "difference")
_SHARES = (0.42, 0.36, 0.22)
# Hues and dashes of the paths of ∂c_t/∂c_(t−1), in the order of CARRY_TERMS.
_PATHS = (
    ("keep", ()),
    ("keep", (5.0, 3.0)),
    ("write", ()),
    ("forward", ()),
    ("read", ()),
)
_DASHES = (6.0, 4.0)


class Curve(NamedTuple):
    """One line of a plot: its word, its numbers (T,), its role, width and dashes."""

    key: str
    values: Floats
    role: str
    width: float
    dashes: tuple[float, ...] = ()


def curves(plot: str, content: MemoryCellContent) -> list[Curve]:
    """The lines of a plot, the topmost last."""
    g, t, k = content.gradients, content.trace, content.cell
    if plot == "gradient":
        found = [Curve("plain", g.plain, "axis", 2.0)] if g.plain.size else []
        found.append(Curve("full", g.full, "backward", 3.0))
        return [*found, Curve("truncated", g.truncated, "ink", 1.8, _DASHES)]
    if plot == "carry":
        if t.kind == "carousel":
            found = []
        else:
            found = [
                Curve(name, t.carry_terms[place, :, k], role, 1.8, dashes)
                for place, (name, (role, dashes)) in enumerate(zip(CARRY_TERMS, _PATHS, strict=True))
                if t.carry_terms[place, :, k].any()
            ]
        if content.plain is not None:
            found.insert(
                0,
                Curve(
                    "plain_carry",
                    content.plain.carry[:, min(k, content.plain.carry.shape[1] - 1)],
                    "axis",
                    1.8,
                ),
            )
        if t.kind == "carousel":
            return [*found, Curve("carry_by_keep", t.carry[:, k], "keep", 2.6)]
        return [*found, Curve("carry", t.carry[:, k], "ink", 2.6)]
    return [Curve("difference", g.difference, "backward", 2.4)]


def areas(rect: QRectF) -> dict[str, QRectF]:
    """The rectangle of each plot with its title."""
    found, y = {}, rect.top()
    for plot, share in zip(PLOTS, _SHARES, strict=True):
        high = rect.height() * share
        found[plot] = QRectF(rect.left(), y, rect.width(), high)
        y += high
    return found


def _inner(area: QRectF, view: View, *, last: bool) -> QRectF:
    s = view.scale * (1.2 if view.present else 1.0)
    return area.adjusted(52 * s, 31 * s, -150 * s, -(26 if last else 10) * s)


def plot_axes(plot: str, rect: QRectF, content: MemoryCellContent, view: View) -> Axes:
    """The axes of a plot: steps 1 to T across, each step in the middle of its own column."""
    inner = _inner(areas(rect)[plot], view, last=plot == PLOTS[-1])
    steps = len(content.trace.cell)
    return Axes(inner, (0.5, steps + 0.5), _range(plot, content))


def _range(plot: str, content: MemoryCellContent) -> tuple[float, float]:
    parts = [c.values[np.isfinite(c.values)] for c in curves(plot, content)]
    numbers = np.concatenate([*parts, np.zeros(0)])
    if plot == "gradient":
        if not numbers.size:
            return -6.0, 1.0
        high = min(6.0, float(np.ceil(numbers.max() + 0.3)))
        return max(high - 14.0, min(high - 3.0, float(np.floor(numbers.min())))), high
    if plot == "carry":
        low, high = (float(numbers.min()), float(numbers.max())) if numbers.size else (0.0, 1.0)
        return max(-2.0, min(-0.1, low - 0.08)), min(3.0, max(1.2, high + 0.08))
    top = float(np.quantile(numbers, 0.98)) if numbers.size else 0.0
    return 0.0, max(0.05, 1.15 * min(top, 10.0))


def paint(
    painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, moment: Moment
) -> None:
    """The three plots in `rect`, about 960 × 600 px at scale 1."""
    content: MemoryCellContent = snapshot.content
    key = ("cell gradient", Same(content), extent(rect), theme, view.language, view.scale, view.present)

    def draw(onto: QPainter) -> None:
        for plot in PLOTS:
            _plot(onto, plot, rect, content, view, theme)

    cached(painter, rect, key, draw, theme["bg"])
    for plot in PLOTS:
        _now(painter, plot, rect, content, view, theme, moment)


def _plot(
    painter: QPainter, plot: str, rect: QRectF, content: MemoryCellContent, view: View, theme: Theme
) -> None:
    a, s = plot_axes(plot, rect, content, view), view.scale
    across = axes.nice(1, a.x[1] - 0.5, 12)
    across = tuple(x for x in across if x >= 1 and x == int(x))
    down = axes.nice(*a.y, 6 if plot == "gradient" else 4)
    if plot == "gradient":
        down = tuple(y for y in down if y == int(y))
    axes.grid(painter, a, (), down, theme, s)
    say = axes.power if plot == "gradient" else _percent if plot == "difference" else axes.plain
    axes.y_labels(painter, a, down, view, theme, say)
    if plot == PLOTS[-1]:
        axes.x_labels(painter, a, across, view, theme)
        made = font("tick", s, view.present)
        where = QPointF(a.rect.right() + 14 * s, a.rect.bottom() + 4 * s)
        ink.text(
            painter,
            where,
            words.say("memory_cell-gradient-step", view.language),
            made,
            theme["ink3"],
            ink.LEFT | ink.TOP,
        )
    if plot == "carry":
        y = a.down(1.0)
        painter.fillRect(QRectF(a.rect.left(), y - 0.75 * s, a.rect.width(), 1.5 * s), theme["axis"])
    steps = np.arange(1, len(content.trace.cell) + 1)
    drawn = curves(plot, content)
    for curve in drawn:
        # What lies outside ends at the edge here: not every device without pixels can clip.
        outside = curve.values < a.y[0]
        values = (
            np.where(outside, np.nan, curve.values) if plot == "gradient" else np.clip(curve.values, *a.y)
        )
        axes.curve(
            painter, a, steps, values, theme[curve.role], curve.width * s, tuple(d * s for d in curve.dashes)
        )
    _labels(painter, a, drawn, plot, view, theme)
    if plot == "difference" and not np.nan_to_num(content.gradients.difference).any():
        key = "memory_cell-gradient-same-outside" if not content.task else "memory_cell-gradient-same"
        made = font("body", s, view.present)
        ink.text(
            painter,
            a.rect,
            words.say(key, view.language),
            made,
            theme["ink2"],
            ink.CENTRE | ink.MIDDLE,
            halo=theme["bg"],
        )


def _percent(value: float) -> str:
    return f"{axes.plain(100 * value)} %"


def _labels(painter: QPainter, a: Axes, drawn: list[Curve], plot: str, view: View, theme: Theme) -> None:
    """Each line's word at its right end, moved apart where they would touch."""
    s = view.scale
    made = font("small", s, view.present, 500)
    step = 1.15 * made.pixelSize()
    ends, named = list[float](), list[Curve]()
    for curve in drawn:
        finite = np.flatnonzero(np.isfinite(curve.values))
        if finite.size:
            ends.append(a.down(float(np.clip(curve.values[finite[-1]], *a.y))))
            named.append(curve)
    order = sorted(range(len(ends)), key=ends.__getitem__)
    for upper, lower in pairwise(order):
        ends[lower] = max(ends[lower], ends[upper] + step)
    limit = a.rect.bottom() - step / 2
    for place in reversed(order):
        ends[place] = min(ends[place], limit)
        limit = ends[place] - step
    for y, curve in zip(ends, named, strict=True):
        role = {"keep": "keep_text", "write": "write_text", "read": "read_text", "axis": "ink3"}.get(
            curve.role, curve.role
        )
        said = words.say(f"memory_cell-curve-{curve.key}", view.language)
        x = a.rect.right() + 10 * s
        _sample(painter, QPointF(x, y), curve, theme, s)
        ink.text(painter, QPointF(x + 24 * s, y), said, made, theme[role], ink.LEFT | ink.MIDDLE)


def _sample(painter: QPainter, at: QPointF, curve: Curve, theme: Theme, s: float) -> None:
    pen = QPen(theme[curve.role], curve.width * s, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if curve.dashes:
        pen.setDashPattern([d / curve.width for d in curve.dashes])
    painter.save()
    painter.setPen(pen)
    painter.drawLine(at, at + QPointF(18 * s, 0))
    painter.restore()


def _now(
    painter: QPainter,
    plot: str,
    rect: QRectF,
    content: MemoryCellContent,
    view: View,
    theme: Theme,
    moment: Moment,
) -> None:
    """The playhead's line, a dot on each curve, and the title with this step's numbers."""
    a, s, step = plot_axes(plot, rect, content, view), view.scale, moment.now
    area = areas(rect)[plot]
    title = words.say(f"memory_cell-gradient-{plot}", view.language, cell=content.cell + 1)
    big, small = font("body", s, view.present, 600), font("label", s, view.present)
    row = QRectF(area.left(), area.top(), area.width(), 24 * s * (1.2 if view.present else 1.0))
    across = ink.text(painter, row, title, big, theme["ink"], ink.LEFT | ink.MIDDLE) + 12 * s
    if step < 0:
        return
    x = a.across(moment.place + 1.0)
    role = "backward" if moment.backward else "ink"
    painter.fillRect(QRectF(x - 0.75 * s, a.rect.top(), 1.5 * s, a.rect.height()), theme[role])
    painter.save()
    for curve in curves(plot, content):
        value = float(curve.values[step])
        if not moment.is_moving and a.y[0] <= value <= a.y[1]:
            painter.setPen(QPen(theme["bg"], 1.5 * s))
            painter.setBrush(theme[curve.role])
            painter.drawEllipse(QPointF(x, a.down(value)), 4.5 * s, 4.5 * s)
    painter.restore()
    at_step = words.say("memory_cell-gradient-at", view.language, step=step + 1)
    said = ink.elide(f"{at_step} {readout(plot, content, step, view)}", small, area.width() - across)
    ink.text(
        painter,
        QRectF(row.left() + across, row.top(), 1, row.height()),
        said,
        small,
        theme["ink3"],
        ink.LEFT | ink.MIDDLE,
    )


def readout(plot: str, content: MemoryCellContent, step: int, view: View) -> str:
    """The numbers of a plot at a step, in words; paths that let nothing through are left out."""
    parts = list[str]()
    for curve in reversed(curves(plot, content)):
        value = float(curve.values[step])
        if plot == "gradient":
            said = size(10.0**value)
        elif plot == "difference":
            said = _percent_of(value)
        elif abs(value) < 5e-4 and len(parts):
            continue
        else:
            said = number(value, 3)
        parts.append(f"{words.say(f'memory_cell-curve-{curve.key}', view.language)} {said}")
    if plot == "difference":
        cosine = number(float(content.gradients.cosine[step]))
        parts.append(words.say("memory_cell-gradient-cosine", view.language, cosine=cosine))
        if np.isfinite(content.gradients.weights_cosine):
            whole = number(content.gradients.weights_cosine)
            parts.append(words.say("memory_cell-gradient-weights", view.language, cosine=whole))
    return words.join(parts)


def _percent_of(value: float) -> str:
    return number(100 * value, 1) + " %" if np.isfinite(value) else "–"


# The hand.


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """Each plot; the step is that under the pointer."""
    found = []
    for place, plot in enumerate(PLOTS):
        area = QPainterPath()
        a = plot_axes(plot, rect, snapshot.content, view)
        area.addRect(a.rect)
        at = partial(_at, plot, a, len(snapshot.content.trace.cell))
        found.append(Hit(Target("plot", (place,)), area, at=at))
    return tuple(found)


def _at(plot: str, a: Axes, steps: int, point: QPointF) -> Target:
    step = round(a.values(point)[0]) - 1
    return Target(plot, (max(0, min(steps - 1, step)),))
