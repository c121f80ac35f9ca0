"""Beside and below the cliff's map: the loss along a line, both descents in words, and what they met."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Floats
from simulator.chapters._gradients_content import Cliff
from ui import words
from ui.diagrams import arrows, curves, ink, pill, small_plot
from ui.diagrams import axes as plots
from ui.diagrams.axes import Axes
from ui.diagrams.curves import title
from ui.diagrams.gradients import gradient_cliff_path
from ui.diagrams.gradients import gradient_cliff_unit as unit
from ui.diagrams.gradients.gradient_cliff_path import both
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import extent
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# Places along the line that answer to the pointer.
_BINS = 60
# Below these a norm or a loss is drawn on the axis' lowest line.
_LEAST = -6.0
# log10 of the smallest and the largest threshold of the setting.
_THRESHOLDS = (-3.0, 2.0)


def line_axes(rect: QRectF, above: Axes, cliff: Cliff, view: View) -> Axes:
    """The loss along the line, its weights right below those of the map."""
    s = view.scale
    below = ink.leading(font("tick", s, view.present)) + 6 * s
    inner = QRectF(above.rect.left(), rect.top(), above.rect.width(), rect.height())
    inner.adjust(0, small_plot.heading(view), 0, -below)
    highest = float(np.nanmax(cliff.loss))
    return Axes(inner, above.x, (0.0, 1.08 * highest))


def paint_line(painter: QPainter, rect: QRectF, above: Axes, cliff: Cliff, view: View, theme: Theme) -> None:
    """The curve, the start on it and the slope there."""
    s, a = view.scale, line_axes(rect, above, cliff, view)
    weight, bias = (float(x) for x in cliff.free.points[0])
    row = QRectF(rect.left(), rect.top(), rect.width(), small_plot.heading(view) - 6 * s)
    said = words.say("gradients-cliff-line", view.language, bias=ink.number(bias, 2))
    title(painter, row, said, words.say("gradients-cliff-line-note", view.language), view, theme)
    rows = plots.nice(*a.y, max(2, int(a.rect.height() / (30 * s))))
    plots.grid(painter, a, (), rows, theme, s)
    plots.y_labels(painter, a, rows, view, theme)
    plots.x_labels(painter, a, plots.nice(*a.x, max(2, int(a.rect.width() / (64 * s)))), view, theme)
    painter.fillRect(QRectF(a.rect.left(), a.rect.bottom(), a.rect.width(), s), theme["axis"])
    plots.curve(painter, a, cliff.line_weights, cliff.line_loss, theme["ink"], 2.0 * s)
    loss = float(cliff.free.losses[0])
    if a.holds(weight, loss):
        at = a.at(weight, loss)
        curves.ring(painter, at, 5 * s, theme["bg"], theme["ink"], 2 * s)
        slope = float(np.interp(weight, cliff.line_weights, cliff.line_slope))
        _slope(painter, a, at, slope, view, theme)


def _slope(painter: QPainter, a: Axes, at: QPointF, slope: float, view: View, theme: Theme) -> None:
    """The tangent at the start, in the gradient's hue, with its number."""
    s = view.scale
    rise = -slope * (a.rect.height() / (a.y[1] - a.y[0])) / (a.rect.width() / (a.x[1] - a.x[0]))
    if not math.isfinite(rise):
        return
    length = 26 * s / math.hypot(1.0, rise)
    way = QPointF(length, rise * length)
    painter.save()
    painter.setClipRect(a.rect.adjusted(-2 * s, -2 * s, 2 * s, 2 * s))
    pen = painter.pen()
    pen.setColor(theme["backward"])
    pen.setWidthF(2.0 * s)
    painter.setPen(pen)
    painter.drawLine(at - way, at + way)
    painter.restore()
    said = words.say("gradients-cliff-slope", view.language, slope=ink.number(slope, 3))
    pill.label(painter, a.rect.adjusted(0, -16 * s, 0, 0), at, said, theme["backward"], view, theme)


def line_hits(rect: QRectF, above: Axes, cliff: Cliff, view: View) -> tuple[Hit, ...]:
    """`cliff_line` (place of the line's numbers) in strips over the plot."""
    a, found = line_axes(rect, above, cliff, view), []
    for k in range(_BINS):
        area = QPainterPath()
        wide = a.rect.width() / _BINS
        area.addRect(QRectF(a.rect.left() + k * wide, a.rect.top(), wide, a.rect.height()))
        place = int((k + 0.5) / _BINS * len(cliff.line_weights))
        found.append(Hit(Target("cliff_line", (place,)), area, draggable=True))
    return tuple(found)


# The column at the right.


def _floored(values: Floats) -> Floats:
    with np.errstate(all="ignore"):
        found = np.maximum(np.log10(values), _LEAST)
    return np.where(np.isfinite(found), found, np.nan)


def plot(key: str, cliff: Cliff, threshold: float, language: str) -> Plot:
    """`norm`: the gradient's length at every update; `loss`: the loss there. Both log10."""
    rows = [(_floored(path.norms if key == "norm" else path.losses), style) for path, style in both(cliff)]
    finite = np.concatenate([row[np.isfinite(row)] for row, _ in rows])
    level = math.log10(threshold) if key == "norm" else None
    # The axis of the norms holds every threshold there is, so that dragging it moves nothing else.
    ends = [*(finite.tolist() or [0.0]), *(_THRESHOLDS if level is not None else ())]
    low, high = math.floor(min(ends)), math.ceil(max(ends) + 1e-9)
    updates = len(cliff.free.losses) - 1
    name = words.say("gradients-cliff-threshold", language) if level is not None else ""
    return Plot(
        title=words.say(f"gradients-cliff-{key}", language),
        note=words.say(f"gradients-cliff-{key}-note", language),
        x_name=words.say("gradients-learning-update", language),
        x=np.arange(updates + 1),
        lines=tuple(Line(row, "", "ink", 1.6, style.dashes) for row, style in rows),
        x_range=(0.0, float(updates)),
        y_range=(float(low), float(max(high, low + 1))),
        log=True,
        level=None if level is None else (level, name),
    )


def _parts(rect: QRectF, view: View) -> tuple[QRectF, list[QRectF]]:
    """The words on top; below them the norms, the unit and, where there is room, the loss."""
    s, gap = view.scale, 10 * view.scale
    text = small_plot.heading(view) + 4.6 * ink.leading(font("body", s, view.present)) + 6 * s
    text = min(text, 0.5 * rect.height())
    room = rect.height() - text
    least = small_plot.heading(view) + ink.leading(font("tick", s, view.present)) + 62 * s
    count = 3 if room >= 3 * (least + gap) else 2
    high = room / count - gap
    top = QRectF(rect.left(), rect.top(), rect.width(), text)
    first = QRectF(rect.left(), top.bottom() + gap, rect.width(), high)
    return top, [first.translated(0, k * (high + gap)) for k in range(count)]


def _plots(cliff: Cliff, threshold: float, count: int, language: str) -> list[Plot]:
    made = [plot("norm", cliff, threshold, language), unit.plot(cliff, language)]
    return [*made, plot("loss", cliff, threshold, language)][:count]


def norm_axes(rect: QRectF, cliff: Cliff, view: View) -> Axes:
    """The axes of the plot of norms; the threshold does not move them."""
    return small_plot.body(_parts(rect, view)[1][0], plot("norm", cliff, 1.0, view.language), view)


def paint(painter: QPainter, rect: QRectF, cliff: Cliff, threshold: float, view: View, theme: Theme) -> None:
    """Both descents in words, the gradient's length at every update, the unit, the loss."""
    top, areas = _parts(rect, view)

    def draw(layer: QPainter) -> None:
        _words(layer, top, cliff, threshold, view, theme)
        for area, shown in zip(areas, _plots(cliff, threshold, len(areas), view.language), strict=True):
            small_plot.paint(layer, area, shown, view, theme)

    if is_direct(painter):
        draw(painter)
    else:
        look = extent(rect), theme, view.language, view.scale, view.present, threshold
        held = [part.tobytes() for path, _ in both(cliff) for part in (path.points, path.losses, path.norms)]
        key = ("cliff-side", *held, cliff.states.tobytes(), look)
        cached(painter, rect, key, draw, theme["bg"])
    unit.paint_now(painter, areas[1], cliff, view, theme)


def _words(painter: QPainter, rect: QRectF, cliff: Cliff, threshold: float, view: View, theme: Theme) -> None:
    s = view.scale
    row = QRectF(rect.left(), rect.top(), rect.width(), small_plot.heading(view) - 6 * s)
    title(painter, row, words.say("gradients-cliff-descents", view.language), "", view, theme)
    made, y = font("body", s, view.present), rect.top() + small_plot.heading(view) + 2 * s
    step = ink.leading(made)
    for (path, style), bound in zip(both(cliff), (None, threshold), strict=True):
        _sample(painter, QPointF(rect.left(), y + step / 2), style, theme, s)
        area = QRectF(rect.left() + 46 * s, y, rect.width() - 46 * s, rect.bottom() - y)
        said = gradient_cliff_path.verdict(path, bound, view.language)
        y += ink.paragraph(painter, area, said, made, theme["ink"]) + 6 * s


def _sample(
    painter: QPainter, at: QPointF, style: gradient_cliff_path.Style, theme: Theme, scale: float
) -> None:
    """A piece of a path, as it looks on the map."""
    end = at + QPointF(34 * scale, 0)
    dashes = [px * scale for px in style.dashes]
    arrows.arrow(painter, arrows.straight(at, end), theme["ink"], 1.6 * scale, 0.0, dashed=dashes)
    gradient_cliff_path.marks(painter, [(at + end) / 2], 3 * scale, style, theme, scale)


def hits(rect: QRectF, cliff: Cliff, threshold: float, view: View) -> tuple[Hit, ...]:
    """`cliff_path` (path) on the words, `cliff_update` (0 norm or 1 loss, update), `cliff_state` (step),
    `cliff_threshold`."""
    top, areas = _parts(rect, view)
    found = []
    half = top.adjusted(0, small_plot.heading(view), 0, 0)
    for which in range(2):
        area = QPainterPath()
        area.addRect(
            QRectF(half.left(), half.top() + which * half.height() / 2, half.width(), half.height() / 2)
        )
        found.append(Hit(Target("cliff_path", (which,)), area))
    shown = _plots(cliff, threshold, len(areas), view.language)
    for k, kind in ((0, 0), (2, 1))[: len(areas) - 1]:
        a = small_plot.body(areas[k], shown[k], view)
        for update, strip in enumerate(unit.strips(a.rect, len(cliff.free.losses))):
            found.append(Hit(Target("cliff_update", (kind, update)), strip))
    bar, a = QPainterPath(), norm_axes(rect, cliff, view)
    y = a.down(math.log10(threshold))
    bar.addRect(QRectF(a.rect.left(), y - 6 * view.scale, a.rect.width(), 12 * view.scale))
    return (
        *found,
        *unit.hits(areas[1], cliff, view),
        Hit(Target("cliff_threshold"), bar, draggable=True),
    )
