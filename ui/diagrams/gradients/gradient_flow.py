"""The scene Flow: one network's gradient step by step, and everything it is multiplied by on the way."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters._gradients_content import GradientsContent
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import magnitudes
from ui.diagrams.gradients import gradient_curves, gradient_radius, gradient_slope
from ui.theme import Theme
from ui.view import Hit, Target, View


class _Places(NamedTuple):
    curves: QRectF
    slope: QRectF
    rule: float
    radius: QRectF


@lru_cache(maxsize=16)
def _places(left: float, top: float, width: float, height: float, scale: float) -> _Places:
    gap = 36 * scale
    # Where the stage is low the words below need their share.
    upper = (0.625 if height > 520 * scale else 0.595) * height
    first = 0.615 * (width - gap)
    rule = top + upper + 9 * scale
    return _Places(
        curves=QRectF(left, top, first, upper),
        slope=QRectF(left + first + gap, top, width - first - gap, upper),
        rule=rule,
        radius=QRectF(left, rule + 11 * scale, width, top + height - rule - 11 * scale),
    )


def _here(rect: QRectF, view: View) -> _Places:
    return _places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    here = _here(rect, view)
    gradient_curves.paint(painter, here.curves, snapshot, view, theme)
    gradient_slope.paint(painter, here.slope, snapshot, view, theme)
    painter.fillRect(QRectF(rect.left(), here.rule, rect.width(), max(1.0, view.scale)), theme["hair"])
    gradient_radius.paint(painter, here.radius, snapshot, view, theme)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the scene by name, each with its heading."""
    here = _here(rect, view)
    return {"curves": here.curves, "slope": here.slope, **gradient_radius.panels(here.radius, view)}


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """What answers to the pointer."""
    here = _here(rect, view)
    return (
        *gradient_curves.hits(here.curves, snapshot, view),
        *gradient_slope.hits(here.slope, snapshot, view),
        *gradient_radius.hits(here.radius, snapshot, view),
    )


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A click on a unit's cell chooses the unit."""
    return Set({"unit": target.index[0] + 1}) if target.kind == "unit" else None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Dragging an error's bar sets the error, dragging ρ's ring the spectral radius."""
    here = _here(rect, view)
    if target.kind == "error":
        return Set({"error_size": gradient_slope.dragged(target, at, here.slope, view)})
    if target.kind == "radius":
        row = snapshot.settings.setting("spectral_radius")
        radius = gradient_radius.radius_at(here.radius, at.x(), view)
        assert row.minimum is not None and row.maximum is not None
        return Set({"spectral_radius": min(max(float(f"{radius:.2g}"), row.minimum), row.maximum)})
    return view


def caption(snapshot: Snapshot, view: View) -> str:
    """What became of the signal in the network that is shown."""
    content: GradientsContent = snapshot.content
    flow = content.flow
    assert flow is not None
    return words.say(
        f"gradients-caption-{flow.outcome}",
        view.language,
        radius=magnitudes.figures(flow.spectral_radius),
        effective=magnitudes.figures(flow.effective_radius),
        size=magnitudes.said(float(flow.gradient_log10[0]), view.language),
        steps=len(flow.gradient_log10),
        step=flow.not_finite_from,
    )
