"""The scene "Echo state": the fixed reservoir, what it remembers, and its read-out, solved in one go."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._remedies_content import Echoes, RemediesContent, Row
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes as plots
from ui.diagrams import ink, small_plot
from ui.diagrams.curves import title
from ui.diagrams.layers import cached
from ui.diagrams.magnitudes import figures, said
from ui.diagrams.remedies import circle, plates, race_row
from ui.diagrams.remedies.race_gradient import now
from ui.diagrams.sameness import Same, extent
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View

PANELS = ("reservoir", "echoes", "strength", "capacity", "ridge")
_GAP = 26.0
# So many of the units' echoes are drawn.
_UNITS = 4
# Units whose echo is drawn differ by their dashes.
_DASHES: tuple[tuple[float, ...], ...] = ((), (7.0, 3.0), (2.0, 2.5), (9.0, 2.5, 2.0, 2.5))


def steps(snapshot: Snapshot) -> int:
    """Those of the echo, which are the task's."""
    found: Echoes | None = snapshot.content.echo_state
    return len(found.strength_log10) if found is not None else int(snapshot.content.steps)


def row_of(content: RemediesContent) -> Row:
    """The echo state network's row of the race."""
    return next(row for row in content.rows if row.name == "echo_state")


def areas(rect: QRectF, view: View) -> dict[str, QRectF]:
    """The heading; reservoir and capacity at the left; echoes, their strength and the ridge at the right."""
    s = view.scale
    head, gap = (34 if view.present else 28) * s, _GAP * s
    left = 0.40 * rect.width()
    top, high = rect.top() + head, rect.height() - head
    upper = 0.56 * high
    right, wide = rect.left() + left + gap, rect.width() - left - gap
    third = (high - 2 * 12 * s) / 3
    return {
        "head": QRectF(rect.left(), rect.top(), rect.width(), head),
        "reservoir": QRectF(rect.left(), top, left, upper),
        "capacity": QRectF(rect.left(), top + upper + 12 * s, left, high - upper - 12 * s),
        "echoes": QRectF(right, top, wide, third),
        "strength": QRectF(right, top + third + 12 * s, wide, third),
        "ridge": QRectF(right, rect.bottom() - third, wide, third),
    }


def shown(snapshot: Snapshot, language: str) -> dict[str, Plot]:
    """The plots of curves; the capacity is bars."""
    found: Echoes | None = snapshot.content.echo_state
    if found is None:
        return {}
    say = words.say
    time = np.arange(1, len(found.strength_log10) + 1)
    across = (1.0, float(max(2, len(time))))
    by_time = say("remedies-axis-steps", language)
    strength = np.where(np.isfinite(found.strength_log10), found.strength_log10, np.nan)
    made = {
        "echoes": Plot(
            say("remedies-echo-echoes", language),
            say("remedies-echo-echoes-note", language, count=min(_UNITS, len(found.units))),
            by_time,
            time,
            tuple(
                Line(found.echoes[:, k], f"{unit + 1}", "ink", 1.5, _DASHES[k % len(_DASHES)])
                for k, unit in enumerate(found.units.tolist()[:_UNITS])
            ),
            across,
            plates.span(found.echoes, zero=True, least=1e-3),
            level=(0.0, ""),
        ),
        "strength": Plot(
            say("remedies-echo-strength", language),
            say(f"remedies-echo-{'fades' if found.fades else 'stays'}", language),
            by_time,
            time,
            (Line(strength, "", "forward", 2.2),),
            across,
            plates.decades(strength),
            log=True,
        ),
        "capacity": Plot(
            say("remedies-echo-capacity", language),
            say(
                "remedies-echo-capacity-note",
                language,
                total=ink.number(found.capacity_total, 1),
                units=found.capacity_units,
            ),
            say("remedies-axis-lag", language),
            found.lags,
            (Line(found.capacity, "", "forward", 0.0),),
            (0.0, float(max(1, len(found.lags)))),
            (0.0, 1.0),
        ),
    }
    finite = np.isfinite(found.holdout_losses)
    if finite.any():
        with np.errstate(all="ignore"):
            x, y = np.log10(found.penalties), np.log10(found.holdout_losses)
        made["ridge"] = Plot(
            say("remedies-echo-ridge", language),
            say(
                "remedies-echo-ridge-note",
                language,
                sequences=found.sequences,
                penalty=_penalty(found.penalty, language),
            ),
            say("remedies-axis-penalty", language),
            x,
            (Line(np.where(finite, y, np.nan), "", "ink", 2.0),),
            plates.decades(x, least=1.0),
            plates.decades(y[finite], least=1.0),
            log=True,
        )
    return made


def _penalty(value: float, language: str) -> str:
    return said(math.log10(value), language) if value > 0 else figures(value)


def plane(rect: QRectF, found: Echoes, view: View) -> plots.Axes:
    """The complex plane of the reservoir."""
    s = view.scale
    area = areas(rect, view)["reservoir"]
    tick = ink.leading(font("label", s, view.present))
    # Its plane holds every radius the slider has, so that dragging it moves nothing else.
    return circle.plane(area.adjusted(0, small_plot.heading(view), 0, -tick), found.eigenvalues, 1.7)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    content: RemediesContent = snapshot.content
    found, where, language = content.echo_state, areas(rect, view), view.language
    head = where["head"].adjusted(0, 0, 0, -6 * view.scale)
    verdict = race_row.verdict(row_of(content), language)[0]
    title(painter, head, race_row.name_of("echo_state", language), verdict, view, theme)
    if found is None:
        plates.note(painter, rect, words.say("remedies-not-yet", language), view, theme)
        return
    made = shown(snapshot, language)
    lines = {name: plot for name, plot in made.items() if name != "capacity"}
    drawn = plates.paint(painter, where, lines, ("echo", Same(content)), view, theme)
    key = ("echo still", Same(content), extent(rect), theme, language, view.scale, view.present)
    left = where["reservoir"].united(where["capacity"]).adjusted(0, 0, 8 * view.scale, 2 * view.scale)
    cached(painter, left, key, lambda to: _left(to, rect, found, made["capacity"], view, theme), theme["bg"])
    if "ridge" not in made:
        plates.note(painter, where["ridge"], words.say("remedies-echo-unsolved", language), view, theme)
    else:
        chosen = math.log10(found.penalty) if found.penalty > 0 else math.nan
        if math.isfinite(chosen):
            small_plot.mark(painter, drawn["ridge"], chosen, theme, view.scale)
    for name in ("echoes", "strength"):
        step = float(now(view, len(found.strength_log10)))
        small_plot.mark(painter, drawn[name], step, theme, view.scale)
    lit = view.hover is not None and view.hover.kind == "echo_radius"
    circle.ring(painter, plane(rect, found, view), found.spectral_radius, lit, theme, view.scale)


def _left(painter: QPainter, rect: QRectF, found: Echoes, bars: Plot, view: View, theme: Theme) -> None:
    """The reservoir's eigenvalues with what the circle is, and the bars of the memory capacity."""
    s, where = view.scale, areas(rect, view)
    area = where["reservoir"]
    row = QRectF(area.left(), area.top(), area.width(), small_plot.heading(view) - 6 * s)
    note = words.say("remedies-echo-fixed", view.language, units=len(found.eigenvalues))
    title(painter, row, words.say("remedies-echo-reservoir", view.language), note, view, theme)
    circle.paint(painter, plane(rect, found, view), found.eigenvalues, True, view, theme)
    made = font("label", s, view.present)
    hint = words.say(
        "remedies-echo-drag",
        view.language,
        radius=ink.number(found.spectral_radius, 2),
        scale=figures(found.input_scale),
    )
    below = QPointF(area.center().x(), area.bottom() - 2 * s)
    ink.text(
        painter, below, ink.elide(hint, made, area.width()), made, theme["forward"], ink.CENTRE | ink.BOTTOM
    )
    a = small_plot.paint(painter, where["capacity"], replace(bars, lines=()), view, theme)
    wide = a.rect.width() / max(1, len(found.lags))
    gap = min(1.5 * s, 0.25 * wide) if wide > 2.5 * s else 0.0
    for k, value in enumerate(found.capacity.tolist()):
        if value > 0.0:
            y = a.down(min(1.0, value))
            bar = QRectF(a.rect.left() + k * wide + gap / 2, y, wide - gap, a.rect.bottom() - y)
            painter.fillRect(bar, theme["forward"])


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the scene."""
    return {name: area for name, area in areas(rect, view).items() if name in PANELS}


# The hand.


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """The plots' points, the reservoir, and the circle of its radius."""
    found: Echoes | None = snapshot.content.echo_state
    if found is None:
        return ()
    made = list(plates.hits("echo", areas(rect, view), shown(snapshot, view.language), view))
    a = plane(rect, found, view)
    area = QPainterPath()
    area.addRect(a.rect)
    made.append(Hit(Target("echo_reservoir"), area))
    unit = a.rect.width() / (a.x[1] - a.x[0])
    ring, hole = QPainterPath(), QPainterPath()
    out, inside = (found.spectral_radius * unit + way * 7 * view.scale for way in (1.0, -1.0))
    ring.addEllipse(a.at(0.0, 0.0), out, out)
    hole.addEllipse(a.at(0.0, 0.0), max(0.0, inside), max(0.0, inside))
    made.append(Hit(Target("echo_radius"), ring.subtracted(hole), draggable=True))
    return tuple(made)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """Nothing here is clicked."""
    return None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Dragging the circle sets the spectral radius."""
    found: Echoes | None = snapshot.content.echo_state
    if target.kind != "echo_radius" or found is None:
        return view
    row = snapshot.settings.setting("spectral_radius")
    radius = math.hypot(*plane(rect, found, view).values(at))
    assert row.minimum is not None
    assert row.maximum is not None
    return Set({"spectral_radius": round(min(row.maximum, max(row.minimum, radius)), 2)})


def caption(snapshot: Snapshot, view: View) -> str:
    """What the echo does."""
    found: Echoes | None = snapshot.content.echo_state
    if found is None:
        return words.say("remedies-not-yet", view.language)
    radius = ink.number(found.spectral_radius, 2)
    kind = "fades" if found.fades else "stays"
    return words.say(f"remedies-caption-echo-{kind}", view.language, radius=radius)
