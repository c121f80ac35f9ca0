"""What is written in the plot of the gradient's size: on no other word, and off the chosen curve."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.arrays import Floats
from ui import words
from ui.diagrams import ink, magnitudes, maths
from ui.diagrams.gradients.gradient_plot import HIGHEST, LOWEST, Plot
from ui.theme import font

# Where along its curve a label may stand, best first.
_ALONG = (0.10, 0.16, 0.05, 0.22, 0.28, 0.34, 0.40, 0.46, 0.52, 0.58, 0.64, 0.70)


class Label(NamedTuple):
    """Words in their place; `area` is what they cover."""

    text: str
    area: QRectF
    role: str
    bold: bool

    @property
    def name(self) -> tuple[object, ...]:
        """What it looks like, for the key of a layer."""
        return self.text, round(self.area.left()), round(self.area.top()), self.role


class Labels(NamedTuple):
    """Those of the ground (zones, references), and those of the chosen curve."""

    ground: list[Label]
    chosen: list[Label]


def labels(p: Plot) -> Labels:
    """Every label of the plot."""
    zones = _zones(p)
    taken = [label.area for label in zones]
    beyond = _beyond(p)
    taken += [label.area for label in beyond]
    radius = f"ρ {magnitudes.figures(p.flow.spectral_radius)}"
    chosen = _place(p, [(radius, p.flow.gradient_log10, True)], taken)
    others = _place(p, [(f"ρ {r:g}", sizes, False) for r, sizes, _ in p.others], taken)
    line = _place(p, [("ρ^k", p.flow.line_log10, True)], taken) if p.shown[1] else []
    return Labels(zones + others, beyond + chosen + line)


def paint(painter: QPainter, written: list[Label], p: Plot) -> None:
    """The words, each on a halo of the ground."""
    s, view, theme = p.view.scale, p.view, p.theme
    for label in written:
        made = font("label", s, view.present, 600 if label.bold else None)
        # On whole pixels: a label that has not moved by one is the same picture.
        at = QPointF(round(label.area.left()), round(label.area.top()) + label.area.height() / 2)
        if "^" in label.text:
            size, align = 1.2 * made.pixelSize(), ink.LEFT | ink.MIDDLE
            maths.maths(painter, at, label.text, size, theme[label.role], align, theme["bg"])
        elif label.area.height() > 3 * ink.capital(made):
            area = QRectF(label.area.topLeft(), label.area.size())
            ink.paragraph(painter, area, label.text, made, theme[label.role], halo=theme["bg"])
        else:
            ink.text(
                painter, at, label.text, made, theme[label.role], ink.LEFT | ink.MIDDLE, theme["bg"], 3 * s
            )


def _zones(p: Plot) -> list[Label]:
    """The zones' names where no curve runs through them."""
    if not p.shown[2]:
        return []
    s, v, box, found = p.view.scale, p.view, p.axes.rect, []
    made = font("label", s, v.present, 600)
    lines = [piece for curve in (p.chosen, *(c for _, _, c in p.others)) for piece in curve.pieces]
    lines += [p.line] if p.shown[1] else []
    high = 2 * ink.capital(made)
    for key, role, y in (
        ("gradients-exploded", "backward", box.top() + 7 * s),
        ("gradients-vanished", "ink2", box.bottom() - 7 * s - high),
    ):
        text = words.say(key, v.language)
        area = _clear(p, QRectF(0, y, ink.width(text, made), high), lines)
        found.append(Label(text, area, role, True))
    return found


def _clear(p: Plot, area: QRectF, lines: list[Floats]) -> QRectF:
    """The area moved along its row to where no curve runs, as far right as may be."""
    box, s = p.axes.rect, p.view.scale
    points = np.concatenate([*lines, np.empty((0, 2))])
    # Points between the corners of long lines, so that none slips through.
    points = np.concatenate((points, (points[1:] + points[:-1]) / 2)) if len(points) else points
    right = box.right() - 10 * s - area.width()
    for share in (1.0, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1, 0.0):
        area.moveLeft(box.left() + 10 * s + share * (right - box.left() - 10 * s))
        x, y = points[:, 0], points[:, 1]
        under = (
            (x > area.left() - 4 * s) & (x < area.right() + 4 * s) & (y > area.top()) & (y < area.bottom())
        )
        if not under.any():
            return area
    area.moveLeft(right)
    return area


def _place(p: Plot, wanted: list[tuple[str, Floats, bool]], taken: list[QRectF]) -> list[Label]:
    """Where each is written: on its curve or, the chosen one's, beside it, and on no other label."""
    s, v, box, found = p.view.scale, p.view, p.axes.rect, []
    for text, log10, is_chosen in wanted:
        made = font("label", s, v.present, 600 if is_chosen else None)
        wide, high = ink.width(text, made), 1.7 * ink.capital(made)
        aside = (1.15 * high, -1.15 * high) if is_chosen else (0.0, -high, high)
        for share in _ALONG:
            x = box.left() + share * box.width()
            middle = min(p.count - 1, max(0, round(p.axes.values(QPointF(x + wide / 2, 0))[0]) - 1))
            value = float(log10[middle])
            if not LOWEST < value < HIGHEST:
                continue
            spots = [QRectF(x, p.axes.down(value) + by - high / 2, wide, high) for by in aside]
            area = next((spot for spot in spots if _is_free(p, spot, taken)), None)
            if area is not None:
                taken.append(area.adjusted(-4 * s, 0, 4 * s, 0))
                found.append(Label(text, area, "backward" if is_chosen else "ink2", is_chosen))
                break
    return found


def _is_free(p: Plot, area: QRectF, taken: list[QRectF]) -> bool:
    """Whether a label may stand there: inside, on no other label, and not over the chosen curve."""
    if not p.axes.rect.contains(area) or any(area.intersects(other) for other in taken):
        return False
    first = max(1, int(p.axes.values(area.topLeft())[0]))
    last = int(p.axes.values(area.topRight())[0]) + 2
    with np.errstate(all="ignore"):
        down = [p.axes.down(float(y)) for y in p.flow.gradient_log10[first - 1 : last] if np.isfinite(y)]
    margin = 3 * p.view.scale
    if not down:
        return True
    return not (min(down) < area.bottom() + margin and max(down) > area.top() - margin)


def _beyond(p: Plot) -> list[Label]:
    """What the chosen curve does beyond the axis, at the border where it leaves it."""
    s, v, box, first = p.view.scale, p.view, p.axes.rect, float(p.flow.gradient_log10[0])
    made = font("label", s, v.present, 600)
    if np.isnan(first) or first == np.inf:
        key = "gradients-flow-not-finite" if p.flow.not_finite_from else "gradients-flow-no-gradient"
        text = words.say(key, v.language, step=p.flow.not_finite_from)
        wide = 0.62 * box.width()
        high = len(ink.wrap(text, made, wide)) * ink.leading(made)
        return [
            Label(
                text,
                QRectF(box.left() + 12 * s, box.top() + 0.3 * box.height(), wide, high),
                "backward",
                True,
            )
        ]
    if LOWEST <= first <= HIGHEST:
        return []
    is_low = first < LOWEST
    size = magnitudes.said(first, v.language)
    text = f"{'↓' if is_low else '↑'} {words.say('gradients-flow-beyond', v.language, size=size)}"
    y = box.bottom() - 24 * s if is_low else box.top() + 4 * s
    return [Label(text, QRectF(box.left() + 8 * s, y, ink.width(text, made), 20 * s), "backward", True)]


# The playhead among them.


def uncrossed(x: float, top: float, bottom: float, taken: list[QRectF], margin: float) -> list[QLineF]:
    """An upright line, left out where it would cross words."""
    found = []
    for area in sorted(taken, key=lambda one: one.top()):
        if area.left() - margin < x < area.right() + margin and area.bottom() > top:
            found.append(QLineF(x, top, x, max(top, area.top())))
            top = area.bottom()
    return [*found, QLineF(x, top, x, bottom)] if top < bottom else found


def value_place(p: Plot, at: QPointF, wide: float, high: float, taken: list[QRectF]) -> QRectF:
    """Where the value at a point is written: left below it, or where no other words stand."""
    s, box = p.view.scale, p.axes.rect
    down = (19 if at.y() + 22 * s < box.bottom() - 26 * s else -19) * s
    spots = [
        QRectF(at.x() + aside - (wide if aside < 0 else 0.0), at.y() + by - high / 2, wide, high)
        for by in (down, -down, 2 * down, 3 * down)
        for aside in (-10 * s, 10 * s)
    ]
    inside = [spot for spot in spots if box.contains(spot)] or spots
    return next((spot for spot in inside if not any(spot.intersects(area) for area in taken)), inside[0])
