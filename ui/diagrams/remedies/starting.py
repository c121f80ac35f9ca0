"""The scene "Start": where a network begins, what momentum does with a valley, and which of them helps."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._remedies_content import RemediesContent, Start
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink, small_plot
from ui.diagrams.axes import plain
from ui.diagrams.curves import title
from ui.diagrams.layers import cached
from ui.diagrams.remedies import circle, look_ahead, plates, start_grid, valley
from ui.diagrams.remedies.race_gradient import now
from ui.diagrams.sameness import Same, extent
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View

PANELS = ("beginnings", "start_gradient", "grid", "look_ahead", "momentum_valley", "schedule")
_GAP = 28.0
# The three beginnings differ by their dashes and by the name at the curve's end.
_DASHES: dict[str, tuple[float, ...]] = {"uniform": (2.0, 2.5), "sparse": (), "orthogonal": (7.0, 3.0)}


def steps(snapshot: Snapshot) -> int:
    """The task's."""
    return int(snapshot.content.steps)


def areas(rect: QRectF, view: View) -> dict[str, QRectF]:
    """Beginnings, their gradients and the grid at the left; momentum at the right."""
    s = view.scale
    gap, space = _GAP * s, 10 * s
    left = 0.56 * rect.width() - gap / 2
    right, wide = rect.left() + left + gap, rect.width() - left - gap
    high = rect.height() - 2 * space
    first, second, third = 0.34 * high, 0.32 * high, 0.34 * high
    above, middle, below = 0.32 * high, 0.46 * high, 0.22 * high
    x, y = rect.left(), rect.top()
    return {
        "beginnings": QRectF(x, y, left, first),
        "start_gradient": QRectF(x, y + first + space, left, second),
        "grid": QRectF(x, rect.bottom() - third, left, third),
        "look_ahead": QRectF(right, y, wide, above),
        "momentum_valley": QRectF(right, y + above + space, wide, middle),
        "schedule": QRectF(right, rect.bottom() - below, wide, below),
    }


def shown(snapshot: Snapshot, language: str) -> dict[str, Plot]:
    """The plots of curves."""
    start: Start | None = snapshot.content.start
    if start is None:
        return {}
    rows = [np.where(np.isfinite(b.gradient), b.gradient, np.nan) for b in start.beginnings]
    time = np.arange(1, max((len(row) for row in rows), default=2) + 1)
    made = {
        "start_gradient": Plot(
            words.say("remedies-start-gradient", language),
            words.say("remedies-start-gradient-note", language),
            words.say("remedies-axis-steps", language),
            time,
            tuple(
                Line(row, words.say(f"remedies-begin-{b.name}", language), "backward", 2.0, _DASHES[b.name])
                for row, b in zip(rows, start.beginnings, strict=True)
            ),
            (1.0, float(max(2, len(time)))),
            plates.decades(*rows),
            log=True,
        )
    }
    if len(start.schedule):
        last = float(max(1, start.schedule_updates[-1]))
        made["schedule"] = Plot(
            words.say("remedies-start-schedule", language),
            _schedule(start),
            words.say("remedies-axis-updates", language),
            start.schedule_updates,
            (Line(start.schedule, "μ", "ink", 2.0),),
            (0.0, last),
            (min(0.85, float(np.nanmin(start.schedule)) - 0.05), 1.0),
        )
    return made


def _schedule(start: Start) -> str:
    """From which to which momentum it goes: `0.9 → 0.98`."""
    ends = (plain(float(start.schedule[k])) for k in (0, -1))
    return " → ".join(dict.fromkeys(ends))


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    content: RemediesContent = snapshot.content
    start, where = content.start, areas(rect, view)
    if start is None:
        plates.note(painter, rect, words.say("remedies-not-yet", view.language), view, theme)
        return
    drawn = plates.paint(
        painter, where, shown(snapshot, view.language), ("start", Same(content)), view, theme
    )
    key = ("start still", Same(content), extent(rect), theme, view.language, view.scale, view.present)
    for name in ("beginnings", "grid", "look_ahead"):
        area = where[name].adjusted(-2 * view.scale, 0, 4 * view.scale, 2 * view.scale)

        def draw(to: QPainter, name: str = name) -> None:
            _part(to, name, where[name], start, view, theme)

        cached(painter, area, (key, name), draw, theme["bg"])
    heading = words.say("remedies-valley-momentum", view.language)
    valley.paint(painter, where["momentum_valley"], start.valley, heading, view, theme)
    step = float(now(view, content.steps))
    small_plot.mark(painter, drawn["start_gradient"], step, theme, view.scale)


def _part(painter: QPainter, name: str, rect: QRectF, start: Start, view: View, theme: Theme) -> None:
    match name:
        case "beginnings":
            _beginnings(painter, rect, start, view, theme)
        case "grid":
            start_grid.paint(painter, rect, start, view, theme)
        case _:
            look_ahead.paint(painter, rect, start.look_ahead, view, theme)


def _thirds(rect: QRectF, start: Start, view: View) -> list[QRectF]:
    s, count = view.scale, max(1, len(start.beginnings))
    top = rect.top() + small_plot.heading(view)
    wide = (rect.width() - (count - 1) * 12 * s) / count
    return [
        QRectF(rect.left() + k * (wide + 12 * s), top, wide, rect.bottom() - top)
        for k in range(len(start.beginnings))
    ]


def _beginnings(painter: QPainter, rect: QRectF, start: Start, view: View, theme: Theme) -> None:
    """Eigenvalues of each beginning with its name and radius."""
    s, language = view.scale, view.language
    row = QRectF(rect.left(), rect.top(), rect.width(), small_plot.heading(view) - 6 * s)
    note = words.say("remedies-start-note", language)
    title(painter, row, words.say("remedies-start-beginnings", language), note, view, theme)
    made, bold = font("label", s, view.present), font("label", s, view.present, 600)
    foot = 2 * ink.leading(made)
    for place, begin in zip(_thirds(rect, start, view), start.beginnings, strict=True):
        box = place.adjusted(0, 2 * s, 0, -foot)
        circle.paint(painter, circle.plane(box, begin.eigenvalues), begin.eigenvalues, False, view, theme)
        radius = float(np.abs(begin.eigenvalues).max(initial=0.0))
        for k, (said, letters, role) in enumerate(
            (
                (words.say(f"remedies-begin-{begin.name}", language), bold, "ink"),
                (words.say("remedies-start-radius", language, radius=ink.number(radius, 2)), made, "ink2"),
            )
        ):
            at = QPointF(place.center().x(), place.bottom() - foot + (k + 0.5) * ink.leading(made))
            ink.text(painter, at, said, letters, theme[role], ink.CENTRE | ink.MIDDLE)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the scene."""
    return areas(rect, view)


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """The plots' points, the beginnings, the grid's fields, the look-ahead, the valley."""
    start: Start | None = snapshot.content.start
    if start is None:
        return ()
    where = areas(rect, view)
    found = list(plates.hits("start", where, shown(snapshot, view.language), view))
    for k, place in enumerate(_thirds(where["beginnings"], start, view)):
        area = QPainterPath()
        area.addRect(place)
        found.append(Hit(Target("beginning", (k,)), area, clickable=True))
    found += start_grid.hits(where["grid"], start, view)
    found += look_ahead.hits(where["look_ahead"], start.look_ahead, view)
    found += valley.hits(where["momentum_valley"], start.valley, view)
    return tuple(found)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A beginning becomes the one that momentum and Hessian-Free start from."""
    start: Start | None = snapshot.content.start
    if target.kind == "beginning" and start is not None:
        return Set({"initialisation": start.beginnings[target.index[0]].name})
    return None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Nothing here can be dragged."""
    return view


def caption(snapshot: Snapshot, view: View) -> str:
    """How much of the grid is measured."""
    start: Start | None = snapshot.content.start
    if start is None:
        return words.say("remedies-not-yet", view.language)
    solved = sum(cell.racer.status == "solved" for cell in start.grid)
    done, of = start.grid_done, len(start.grid)
    return words.say("remedies-caption-start", view.language, done=done, of=of, solved=solved)
