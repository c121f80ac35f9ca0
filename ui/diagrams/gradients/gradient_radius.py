"""What one step back multiplies by: the spectral radius, the mean slope, and their product.

Left a log scale with ρ and the effective radius ρ · mean f′, which says more of a network that bends;
in the middle the eigenvalues of the recurrent matrix beside the unit circle; right the singular
values of the whole product of Jacobians, ∂h_T/∂h_0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters._gradients_content import Flow
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, curves, ink, magnitudes
from ui.diagrams.gradients import gradient_spectrum
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, alpha, font
from ui.view import Hit, Target, View

# The log scale of radii, and the values named on it.
SMALLEST, LARGEST = 0.05, 10.0
_NAMED = (0.1, 0.3, 1.0, 3.0, 10.0)
_BAND = 18.0  # px: its height
# Panels of less height, px at scale 1, are low.
_LOW = 190.0


@dataclass(frozen=True)
class Places:
    """The three panels: headings and what stands under them."""

    headings: tuple[QRectF, QRectF, QRectF]
    scale: QRectF  # the line of the log scale lies along its bottom
    story: QRectF
    plane: QRectF
    values: QRectF


@lru_cache(maxsize=16)
def places(left: float, top: float, width: float, height: float, scale: float, present: bool) -> Places:
    """The panels side by side in a rectangle about 960 by 230 px times `scale`."""
    s, grown = scale, 1.2 if present else 1.0
    # Where it is low the scale stands closer to its heading, and the words closer to the scale.
    high, story = (52, 82) if height > _LOW * s else (42, 64)
    body = top + 30 * s * grown
    low = top + height
    side = low - body - 4 * s
    right = left + width - 0.36 * width  # where the singular values begin
    middle = left + 0.385 * width
    plane = min(side, right - 44 * s - middle)
    heads = tuple(
        QRectF(x, top, wide, 22 * s * grown)
        for x, wide in (
            (left, middle - left - 20 * s),
            (middle, right - middle - 20 * s),
            (right, left + width - right),
        )
    )
    return Places(
        headings=(heads[0], heads[1], heads[2]),
        scale=QRectF(left + 8 * s, body + 4 * s, middle - left - 44 * s, high * s * grown),
        story=QRectF(left, body + story * s * grown, middle - left - 36 * s, low - body - story * s * grown),
        plane=QRectF(middle, body, plane, plane),
        values=QRectF(
            right + 46 * s * grown, body + 4 * s, left + width - right - 56 * s * grown, side - 22 * s
        ),
    )


def _here(rect: QRectF, view: View) -> Places:
    return places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def across(line: QRectF, radius: float) -> float:
    """Where a radius stands on the log scale; beyond its ends at them."""
    held = min(max(radius, SMALLEST), LARGEST)
    return line.left() + math.log(held / SMALLEST) / math.log(LARGEST / SMALLEST) * line.width()


def radius_at(rect: QRectF, x: float, view: View) -> float:
    """The radius at a place on the log scale."""
    line = _here(rect, view).scale
    share = min(max((x - line.left()) / line.width(), 0.0), 1.0)
    return SMALLEST * math.exp(share * math.log(LARGEST / SMALLEST))


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The three panels."""
    flow: Flow = snapshot.content.flow
    key = ("gradient-radius", Same(flow), extent(rect), theme, view.language, view.scale, view.present)
    is_drawn = snapshot.settings.values()["network"] == "drawn"
    held = is_drawn and view.hover == Target("radius")
    here = _here(rect, view)

    def draw(layer: QPainter) -> None:
        layer.save()
        _scale(layer, rect, flow, view, theme, is_drawn, held)
        _heading(layer, here.headings[1], "eigenvalues", view, theme)
        gradient_spectrum.eigenvalues(layer, here.plane, flow, view, theme)
        _heading(layer, here.headings[2], "singular", view, theme, "∂h_T/∂h_0")
        gradient_spectrum.singular_values(layer, here.values, flow, view, theme)
        layer.restore()

    cached(painter, rect, (key, is_drawn, held), draw, theme["bg"])


def _heading(painter: QPainter, where: QRectF, key: str, view: View, theme: Theme, symbol: str = "") -> None:
    name, note = (words.say(f"gradients-{key}-{part}", view.language) for part in ("heading", "note"))
    curves.title(painter, where, name, note, view, theme, symbol)


def _scale(
    painter: QPainter, rect: QRectF, flow: Flow, view: View, theme: Theme, is_drawn: bool, held: bool
) -> None:
    """ρ and the effective radius on one log scale, an arrow from one to the other, and what it means."""
    here, s = _here(rect, view), view.scale
    line, made = here.scale, font("tick", s, view.present)
    _heading(painter, here.headings[0], "radius", view, theme)
    y = line.bottom()
    one = across(line, 1.0)
    band = QRectF(line.left(), y - _BAND * s, line.width(), _BAND * s)
    painter.fillRect(band.adjusted(one - line.left(), 0, 0, 0), alpha(theme["backward"], 0.10))
    painter.fillRect(band.adjusted(0, 0, one - line.right(), 0), alpha(theme["axis"], 0.10))
    painter.setPen(QPen(theme["axis"], s))
    painter.drawLine(QLineF(line.left(), y, line.right(), y))
    for radius in _NAMED:
        x = across(line, radius)
        painter.drawLine(QLineF(x, y, x, y + 4 * s))
        ink.text(painter, QPointF(x, y + 8 * s), f"{radius:g}", made, theme["ink3"], ink.CENTRE | ink.TOP)
        painter.setPen(QPen(theme["axis"], s))
    painter.setPen(QPen(theme["axis"], 1.4 * s))
    painter.drawLine(QLineF(one, y - (_BAND + 4) * s, one, y))
    small = font("tick", s, view.present)
    marked = [across(line, r) for r in (flow.spectral_radius, flow.effective_radius) if math.isfinite(r)]
    for key, x, align in (
        ("shrinks", line.left() + 5 * s, ink.LEFT),
        ("grows", line.right() - 5 * s, ink.RIGHT),
    ):
        text = words.say(f"gradients-radius-{key}", view.language)
        reach = ink.width(text, small) + 12 * s
        if any(at < x + reach if align == ink.LEFT else at > x - reach for at in marked):
            continue  # a ring or the arrow stands there
        ink.text(painter, QPointF(x, y - _BAND * s / 2), text, small, theme["ink3"], align | ink.MIDDLE)
    _radii(painter, line, flow, view, theme, is_drawn, held)
    _story(painter, here.story, flow, view, theme)


def _radii(
    painter: QPainter, line: QRectF, flow: Flow, view: View, theme: Theme, is_drawn: bool, held: bool
) -> None:
    s = view.scale
    y = line.bottom() - _BAND / 2 * s
    rho, effective = across(line, flow.spectral_radius), across(line, flow.effective_radius)
    bold, plain = font("label", s, view.present, 600), font("label", s, view.present)
    if rho - effective > 18 * s:
        path = arrows.straight(QPointF(rho - 8 * s, y), QPointF(effective + 8 * s, y))
        arrows.arrow(painter, path, theme["backward"], 1.6 * s, 7 * s)
    curves.ring(painter, QPointF(rho, y), 6 * s, theme["bg"], theme["ink" if held else "axis"], 2.2 * s)
    if math.isfinite(flow.effective_radius):
        curves.ring(painter, QPointF(effective, y), 5 * s, theme["backward"], theme["backward"], 0.0)
    # No slope is above 1, so the effective radius is never right of ρ: their names grow apart.
    middle = (rho + effective) / 2
    rho, effective = max(rho - 2 * s, middle + 4 * s), min(effective + 2 * s, middle - 4 * s)
    name = f"ρ {magnitudes.figures(flow.spectral_radius)}"
    other = f"ρ·f′ {magnitudes.figures(flow.effective_radius)}"
    # At either end of the scale one holds the other back.
    rho = min(rho, line.right() + 8 * s - ink.width(name, plain))
    effective = max(min(effective, rho - 8 * s), line.left() - 8 * s + ink.width(other, bold))
    rho = max(rho, effective + 8 * s)
    ink.text(painter, QPointF(rho, y - 17 * s), name, plain, theme["ink2"], ink.LEFT | ink.BASELINE)
    ink.text(
        painter, QPointF(effective, y - 17 * s), other, bold, theme["backward"], ink.RIGHT | ink.BASELINE
    )


def _story(painter: QPainter, where: QRectF, flow: Flow, view: View, theme: Theme) -> None:
    """The product in numbers, and what became of the signal."""
    language, made = view.language, font("label", view.scale, view.present)
    first = float(flow.gradient_log10[0])
    product = words.say(
        "gradients-radius-product",
        language,
        radius=magnitudes.figures(flow.spectral_radius),
        slope=magnitudes.figures(flow.mean_slope),
        effective=magnitudes.figures(flow.effective_radius),
    )
    steps = len(flow.gradient_log10) - 1
    outcome = words.say(
        f"gradients-outcome-{flow.outcome}",
        language,
        size=magnitudes.said(first, language),
        factor=magnitudes.each(first, steps),
        step=flow.not_finite_from,
    )
    bold, gap = font("label", view.scale, view.present, 600), 3 * view.scale
    lines = len(ink.wrap(product, made, where.width())) + len(ink.wrap(outcome, bold, where.width()))
    rest = QRectF(where)
    # Where there is no room for both, the product is left to the names over the scale.
    if lines * ink.leading(made) + gap <= where.height():
        rest.adjust(0, ink.paragraph(painter, where, product, made, theme["ink2"]) + gap, 0, 0)
    ink.paragraph(painter, rest, outcome, bold, theme["ink"])


def panels(rect: QRectF, view: View) -> dict[str, QRectF]:
    """The three panels by name."""
    names = ("radius", "eigenvalues", "singular_values")
    tops = _here(rect, view).headings
    return {
        name: QRectF(top.left(), rect.top(), top.width(), rect.height())
        for name, top in zip(names, tops, strict=True)
    }


# What answers to the pointer.


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """The rings on the scale, the plane, and every singular value."""
    flow: Flow = snapshot.content.flow
    here, s = _here(rect, view), view.scale
    y = here.scale.bottom() - _BAND / 2 * s
    is_drawn = snapshot.settings.values()["network"] == "drawn"
    found = [Hit(Target("eigenvalues"), _area(here.plane))]
    found += [
        Hit(Target("effective"), _disc(QPointF(across(here.scale, flow.effective_radius), y), 9 * s)),
        Hit(
            Target("radius"),
            _disc(QPointF(across(here.scale, flow.spectral_radius), y), 11 * s),
            draggable=is_drawn,
        ),
    ]
    box, count = here.values, len(flow.singular_values_log10)
    for k in range(count):
        wide = box.width() / count
        strip = QRectF(box.left() + k * wide, box.top(), wide, box.height())
        found.append(Hit(Target("singular", (k,)), _area(strip)))
    return tuple(found)


def _area(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect)
    return path


def _disc(at: QPointF, reach: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(at, reach, reach)
    return path
