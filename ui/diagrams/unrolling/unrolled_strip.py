"""Hundreds of steps: units become rows of a heat strip, steps columns as narrow as they must be.

What the playhead has not reached is not shown. From the top: targets, outputs, hidden units, inputs, and
on the way back the derivatives ∂L/∂h_t, on a scale of powers of ten below the largest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters.unrolling import UnrollingContent
from ui import words
from ui.diagrams import ink
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same
from ui.diagrams.unrolling.heat import heat
from ui.diagrams.unrolling.unrolled_layout import Layout, layout_of
from ui.diagrams.unrolling.unrolled_moment import Moment
from ui.diagrams.unrolling.unrolled_values import values_of
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# Decades below the largest derivative that the strip still tells apart.
DECADES = 5.0


class Band(NamedTuple):
    """One strip: its name, its rows, and the share of the height it likes."""

    name: str
    rows: int
    weight: float


@dataclass(frozen=True)
class _Bands:
    layout: Layout
    bands: tuple[Band, ...]

    @property
    def left(self) -> float:
        return self.layout.x(1) - 0.5 * self.layout.pitch

    @property
    def right(self) -> float:
        return self.layout.x(self.layout.steps) + 0.5 * self.layout.pitch

    def area(self, name: str) -> QRectF:
        r, gap, low = self.layout.rect, 7.0 * self.layout.scale, 22.0 * self.layout.type
        room = r.height() - low - gap * len(self.bands)
        whole = sum(band.weight for band in self.bands)
        top = r.top()
        for band in self.bands:
            high = room * band.weight / whole
            if band.name == name:
                return QRectF(self.left, top, self.right - self.left, high)
            top += high + gap
        return QRectF()


def _here(rect: QRectF, content: UnrollingContent, view: View) -> _Bands:
    layout = layout_of(rect, content, view)
    return _bands(layout)


@lru_cache(maxsize=16)
def _bands(lay: Layout) -> _Bands:
    thin = 1.6
    found = [Band("targets", lay.outputs, thin + 0.3 * lay.outputs)]
    if not lay.selection:
        found.append(Band("outputs", lay.outputs, thin + 0.3 * lay.outputs))
    found.append(Band("hidden", lay.units, 3.0 + 0.7 * lay.units))
    if lay.inputs:
        found.append(Band("inputs", lay.inputs, thin + 0.3 * lay.inputs))
    found.append(Band("derivatives", lay.units, 2.0 + 0.55 * lay.units))
    return _Bands(lay, tuple(found))


def paint(
    painter: QPainter, rect: QRectF, content: UnrollingContent, m: Moment, view: View, theme: Theme
) -> None:
    """The strips in `rect` as far as the playhead has come."""
    b = _here(rect, content, view)
    still = QRectF(rect.left(), rect.top(), b.left - rect.left(), rect.height())
    key = ("strip names", b, theme, view.language, view.present)
    cached(painter, still, key, lambda layer: _names(layer, b, content, view, theme), theme["bg"])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    done = b.layout.steps if m.backward else m.step
    for band in b.bands:
        area = b.area(band.name)
        painter.fillRect(area, theme["surface"])
        if band.name == "derivatives":
            _part(
                painter,
                area,
                _image(content, band.name, theme),
                m.step if m.backward else b.layout.steps,
                b.layout.steps,
            )
        else:
            _part(painter, area, _image(content, band.name, theme), 0, done)
        painter.setPen(QPen(theme["hair2"], max(1.0, view.scale)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
    _playhead(painter, b, m, view, theme)
    for target in (view.selection, view.hover):
        if target is not None and target.kind == "moment" and 1 <= target.index[0] <= b.layout.steps:
            _mark(painter, b, target.index[0], theme["ink"], view)
    painter.restore()


def _part(painter: QPainter, area: QRectF, image: QImage, first: int, last: int) -> None:
    """The columns of steps `first` + 1 … `last` of an image of all steps."""
    if last <= first:
        return
    wide = area.width() / image.width()
    target = QRectF(area.left() + first * wide, area.top(), (last - first) * wide, area.height())
    painter.drawImage(target, image, QRectF(first, 0, last - first, image.height()))


def _image(content: UnrollingContent, name: str, theme: Theme) -> QImage:
    trace, values = content.trace, values_of(content)

    def make() -> Floats:
        if name == "hidden":
            return values.hidden_array(trace.hidden).T
        if name == "inputs":
            return trace.inputs.T
        if name == "outputs":
            return values.output_array(trace.outputs).T
        if name == "targets":
            # Where nothing is asked there is nothing to see: the middle of the scale.
            return np.where(trace.target_mask > 0.0, values.output_array(trace.targets), 0.0).T
        return decades(trace.d_hidden).T

    return heat(Same(content), name, make, theme, gradient=name == "derivatives")


def decades(derivatives: Floats) -> Floats:
    """Sizes on a logarithmic scale: 1 for the largest, 0 for 5 powers of ten below it, or nothing."""
    with np.errstate(all="ignore"):
        sizes = np.abs(derivatives)
        largest = np.max(sizes[np.isfinite(sizes)], initial=0.0)
        shares = 1.0 + np.log10(sizes / largest) / DECADES
    return np.asarray(np.clip(np.nan_to_num(shares, nan=0.0, posinf=1.0, neginf=0.0), 0.0, 1.0))


def _names(painter: QPainter, b: _Bands, content: UnrollingContent, view: View, theme: Theme) -> None:
    made = font("small", view.scale, view.present)
    right = b.left - 8 * view.scale
    for band in b.bands:
        area = b.area(band.name)
        text = words.say(f"unrolling-strip-{band.name}", view.language)
        lines = ink.wrap(text, made, right - b.layout.rect.left())
        step = ink.leading(made)
        top = area.center().y() - 0.5 * (len(lines) - 1) * step
        role = "backward" if band.name == "derivatives" else "ink2"
        for number, line in enumerate(lines):
            ink.text(
                painter, QPointF(right, top + number * step), line, made, theme[role], ink.RIGHT | ink.MIDDLE
            )


def _playhead(painter: QPainter, b: _Bands, m: Moment, view: View, theme: Theme) -> None:
    hue = theme["backward" if m.backward else "ink"]
    x = b.left + m.t * b.layout.pitch
    top, bottom = b.layout.rect.top(), b.area(b.bands[-1].name).bottom()
    painter.fillRect(QRectF(x - 0.8 * view.scale, top, 1.6 * view.scale, bottom - top), hue)
    text = words.say("unrolling-strip-step", view.language, step=m.step)
    made = font("small", view.scale, view.present, 600)
    half = ink.width(text, made) / 2
    at = max(b.left + half, min(b.right - half, x))
    ink.text(painter, QPointF(at, bottom + 12 * b.layout.type), text, made, hue, ink.CENTRE | ink.MIDDLE)


def _mark(painter: QPainter, b: _Bands, step: int, colour: QColor, view: View) -> None:
    x, wide = b.layout.x(step), max(b.layout.pitch, 3.0 * view.scale)
    top, bottom = b.layout.rect.top(), b.area(b.bands[-1].name).bottom()
    painter.setPen(QPen(colour, 1.2 * view.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(x - wide / 2, top, wide, bottom - top))


def hits(rect: QRectF, content: UnrollingContent, view: View) -> tuple[Hit, ...]:
    """Every step, from top to bottom."""
    return _hits(_here(rect, content, view))


@lru_cache(maxsize=8)
def _hits(b: _Bands) -> tuple[Hit, ...]:
    found = []
    top, bottom = b.layout.rect.top(), b.area(b.bands[-1].name).bottom()
    for step in range(1, b.layout.steps + 1):
        path = QPainterPath()
        path.addRect(QRectF(b.layout.x(step) - 0.5 * b.layout.pitch, top, b.layout.pitch, bottom - top))
        found.append(Hit(Target("moment", (step,)), path))
    return tuple(found)
