"""Below the maps of "While it learns": every start's spectral radius and loss over the updates."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Floats
from simulator.chapters._gradients_content import Learning
from ui import words
from ui.diagrams import ink, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import extent
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View

_GAP = 30.0
# Starts differ by their dashes and by the name at the curve's end, never by colour alone.
DASHES: tuple[tuple[float, ...], ...] = ((), (7.0, 3.0), (2.0, 2.5))
# A loss or a radius below this is drawn on the axis' lowest line.
_LEAST = -6.0


def least(view: View) -> float:
    """The height below which the plots cannot be read."""
    return small_plot.heading(view) + ink.leading(font("tick", view.scale, view.present)) + 58 * view.scale


def plots(learning: Learning, language: str) -> tuple[Plot, Plot]:
    """Spectral radius, and loss on a logarithmic scale."""
    names = [f"{radius:.2f}" for radius in learning.start_radii]
    x = learning.updates
    last = float(x[-1]) if x[-1] > x[0] else float(x[0]) + 1.0
    made = []
    for key, values in (("radius", learning.radii), ("loss", learning.losses)):
        rows, log = _scaled(values)
        lines = tuple(
            Line(row, name, "ink", 1.6, DASHES[n % len(DASHES)])
            for n, (row, name) in enumerate(zip(rows, names, strict=True))
        )
        made.append(
            Plot(
                title=words.say(f"gradients-learning-{key}", language),
                note=words.say(f"gradients-learning-{key}-note", language),
                x_name=words.say("gradients-learning-update", language),
                x=x,
                lines=lines,
                x_range=(float(x[0]), last),
                y_range=_range(rows, log),
                log=log,
                # At ρ = 1 a linear network would keep the signal as it is.
                level=(0.0 if log else 1.0, "") if key == "radius" else None,
            )
        )
    return made[0], made[1]


def _scaled(values: Floats) -> tuple[Floats, bool]:
    """The values, or their log10 where they span more than an axis of plain numbers can show."""
    finite = values[np.isfinite(values)]
    if not finite.size or finite.min() > 0.05 * finite.max():
        return values, False
    with np.errstate(all="ignore"):
        return np.maximum(np.log10(values), _LEAST), True


def _range(rows: Floats, log: bool) -> tuple[float, float]:
    """What the axis covers: all finite values, and a little more."""
    finite = rows[np.isfinite(rows)]
    if not finite.size:
        return (-1.0, 0.0) if log else (0.0, 2.0)
    low, high = float(finite.min()), float(finite.max())
    if log:
        return np.floor(low), max(np.ceil(high), np.floor(low) + 1.0)
    room = max(0.1, 0.08 * (high - low), 1e-9 * high)  # equal values may be so large that 0.1 is nothing
    return max(0.0, low - room), high + room


def _halves(rect: QRectF, view: View) -> tuple[QRectF, QRectF]:
    half = (rect.width() - _GAP * view.scale) / 2
    left = QRectF(rect.left(), rect.top(), half, rect.height())
    return left, left.translated(half + _GAP * view.scale, 0)


def axes(rect: QRectF, learning: Learning, view: View) -> tuple[Axes, Axes]:
    """The axes of both plots."""
    first, second = _halves(rect, view)
    one, two = plots(learning, view.language)
    return small_plot.body(first, one, view), small_plot.body(second, two, view)


def paint(painter: QPainter, rect: QRectF, learning: Learning, view: View, theme: Theme) -> None:
    """Both plots side by side, and the update that is shown."""

    def draw(layer: QPainter) -> None:
        for half, plot in zip(_halves(rect, view), plots(learning, view.language), strict=True):
            small_plot.paint(layer, half, plot, view, theme)

    if is_direct(painter):
        draw(painter)
    else:
        look = extent(rect), theme, view.language, view.scale, view.present
        cached(
            painter,
            rect,
            ("learning-curves", learning.radii.tobytes(), learning.losses.tobytes(), look),
            draw,
            theme["bg"],
        )
    for a in axes(rect, learning, view):
        small_plot.mark(painter, a, float(learning.updates[learning.current]), theme, view.scale)


def hits(rect: QRectF, learning: Learning, view: View) -> tuple[Hit, ...]:
    """`learning_curve` (0 radius or 1 loss, row) in upright strips over both plots."""
    found: dict[Target, Hit] = {}
    reach = learning.updates[-1] - learning.updates[0]
    for kind, a in enumerate(axes(rect, learning, view)):
        strips = min(len(learning.updates), max(1, int(a.rect.width() / (6 * view.scale))))
        wide = a.rect.width() / strips
        wanted = learning.updates[0] + (np.arange(strips) + 0.5) / strips * reach
        rows = np.abs(learning.updates[:, None] - wanted).argmin(axis=0)
        for k, row in enumerate(rows.tolist()):
            target, area = Target("learning_curve", (kind, row)), QPainterPath()
            if target in found:
                area.addPath(found[target].area)
            area.addRect(a.rect.left() + k * wide, a.rect.top(), wide, a.rect.height())
            found[target] = Hit(target, area, clickable=True, draggable=True)
    return tuple(found.values())
