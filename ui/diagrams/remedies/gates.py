"""The scene "LSTM": how its gates opened while it learned, and step by step as they are now.

The button takes these weights into the chapter on the memory cell, where every cell can be looked at.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.arrays import Floats
from simulator.chapters._remedies_content import LongMemory, RemediesContent, Row
from simulator.commands import Carry, Command
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink, small_plot
from ui.diagrams.curves import title
from ui.diagrams.remedies import plates, race_row
from ui.diagrams.remedies.race_gradient import now
from ui.diagrams.sameness import Same
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View

PANELS = ("gates", "first", "gate_steps", "cell_gradient")
_GATES = ("write", "keep", "read")
# Gates differ by their names at the curves' ends and by their dashes, never by hue alone.
_DASHES: dict[str, tuple[float, ...]] = {"write": (), "keep": (7.0, 3.0), "read": (2.0, 2.5)}
_GAP = 28.0


def steps(snapshot: Snapshot) -> int:
    """The task's."""
    return int(snapshot.content.steps)


def row_of(content: RemediesContent) -> Row:
    """The LSTM's row of the race."""
    return next(row for row in content.rows if row.name == "lstm")


def areas(rect: QRectF, view: View) -> dict[str, QRectF]:
    """The four plots; what is above them; the button."""
    s = view.scale
    head, foot, gap = (34 if view.present else 28) * s, (58 if view.present else 46) * s, _GAP * s
    high = (rect.height() - head - foot - 14 * s) / 2
    wide = (rect.width() - gap) / 2
    top, below = rect.top() + head, rect.top() + head + high + 14 * s
    right = rect.left() + wide + gap
    return {
        "head": QRectF(rect.left(), rect.top(), rect.width(), head),
        "gates": QRectF(rect.left(), top, wide, high),
        "first": QRectF(rect.left(), below, wide, high),
        "gate_steps": QRectF(right, top, wide, high),
        "cell_gradient": QRectF(right, below, wide, high),
        "foot": QRectF(rect.left(), rect.bottom() - foot, rect.width(), foot),
    }


def shown(snapshot: Snapshot, language: str) -> dict[str, Plot]:
    """The plots that can be drawn: those over updates need an update."""
    content: RemediesContent = snapshot.content
    found = content.lstm
    if found is None:
        return {}
    made: dict[str, Plot] = {}
    updates, steps_name = (words.say(f"remedies-axis-{key}", language) for key in ("updates", "steps"))
    if len(found.updates):
        across = (0.0, float(max(1, found.updates[-1])))
        made["gates"] = Plot(
            words.say("remedies-lstm-gates", language),
            words.say("remedies-lstm-gates-note", language),
            updates,
            found.updates,
            _lines(found, "", language),
            across,
            (0.0, 1.0),
        )
        made["first"] = Plot(
            words.say("remedies-lstm-first", language),
            "",
            updates,
            found.updates,
            (Line(_finite(found.first_gradient), "", "backward", 2.2),),
            across,
            plates.decades(found.first_gradient, np.zeros(1)),
            log=True,
        )
    if len(found.write_steps):
        time = np.arange(1, len(found.write_steps) + 1)
        made["gate_steps"] = Plot(
            words.say("remedies-lstm-steps", language),
            words.say("remedies-lstm-steps-note", language),
            steps_name,
            time,
            _lines(found, "_steps", language),
            (1.0, float(max(2, len(time)))),
            (0.0, 1.0),
        )
    row = row_of(content)
    if len(row.gradient_now):
        time = np.arange(1, len(row.gradient_now) + 1)
        start, end = (words.say(f"remedies-race-{key}", language) for key in ("start", "now"))
        made["cell_gradient"] = Plot(
            words.say("remedies-lstm-gradient", language),
            "",
            steps_name,
            time,
            (
                Line(_finite(row.gradient_start), start, "backward", 1.3, (4.0, 3.0)),
                Line(_finite(row.gradient_now), end, "backward", 2.2),
            ),
            (1.0, float(max(2, len(time)))),
            plates.decades(row.gradient_start, row.gradient_now),
            log=True,
        )
    return made


def _finite(values: Floats) -> Floats:
    return np.where(np.isfinite(values), values, np.nan)


def _lines(found: LongMemory, suffix: str, language: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            getattr(found, f"{gate}{suffix}"),
            words.say(f"memory_cell-lane-{gate}", language),
            f"{gate}_text",
            2.0,
            _DASHES[gate],
        )
        for gate in _GATES
    )


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    content: RemediesContent = snapshot.content
    where, language = areas(rect, view), view.language
    row = row_of(content)
    name = race_row.name_of("lstm", language)
    head = where["head"].adjusted(0, 0, 0, -6 * view.scale)
    title(painter, head, name, race_row.verdict(row, language)[0], view, theme)
    plots = shown(snapshot, language)
    drawn = plates.paint(painter, where, plots, ("lstm", Same(content)), view, theme)
    for key in ("gates", "first"):
        if key not in plots:
            plates.note(painter, where[key], words.say("remedies-lstm-none", language), view, theme)
    for key in ("gate_steps", "cell_gradient"):
        if key in drawn:
            small_plot.mark(painter, drawn[key], float(now(view, content.steps)), theme, view.scale)
    _foot(painter, where["foot"], content, view, theme)


def button(rect: QRectF, view: View) -> QRectF:
    """Where the button stands in the foot."""
    s = view.scale
    made = font("body", s, view.present, 600)
    wide = ink.width(words.say("remedies-lstm-open", view.language), made) + 32 * s
    high = (40 if view.present else 32) * s
    return QRectF(rect.left(), rect.bottom() - high - 2 * s, wide, high)


def _foot(painter: QPainter, rect: QRectF, content: RemediesContent, view: View, theme: Theme) -> None:
    """The button, and what it does, or why it cannot."""
    found = content.lstm
    if found is None:
        return
    s, can = view.scale, found.hindrance is None
    place = button(rect, view)
    painter.save()
    painter.setPen(QPen(theme["hair2"], max(1.0, s)))
    painter.setBrush(theme["sel" if can and view.hover == Target("open_cell") else "surface"])
    painter.drawRoundedRect(place, 6 * s, 6 * s)
    painter.restore()
    bold, plain = font("body", s, view.present, 600), font("label", s, view.present)
    said = words.say("remedies-lstm-open", view.language)
    ink.text(painter, place, said, bold, theme["ink" if can else "ink3"], ink.CENTRE | ink.MIDDLE)
    about = words.say("remedies-lstm-open-about", view.language)
    if found.hindrance is not None:
        about = words.tell(found.hindrance, view.language)
    left = place.right() + 14 * s
    lines = ink.wrap(about, plain, rect.right() - left)[:2]
    for k, line in enumerate(lines):
        y = place.center().y() + (k - 0.5 * (len(lines) - 1)) * ink.leading(plain)
        ink.text(painter, QPointF(left, y), line, plain, theme["ink2"], ink.LEFT | ink.MIDDLE)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The plots."""
    return {name: area for name, area in areas(rect, view).items() if name in PANELS}


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """The plots' points, and the button."""
    where = areas(rect, view)
    found = list(plates.hits("lstm", where, shown(snapshot, view.language), view))
    if snapshot.content.lstm is not None:
        area = QPainterPath()
        area.addRect(button(where["foot"], view))
        found.append(Hit(Target("open_cell"), area, clickable=snapshot.content.lstm.hindrance is None))
    return tuple(found)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """The button takes the weights to the Memory cell chapter."""
    found = snapshot.content.lstm
    if target.kind == "open_cell" and found is not None and found.hindrance is None:
        return Carry("memory_cell")
    return None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Nothing here can be dragged."""
    return view


def caption(snapshot: Snapshot, view: View) -> str:
    """What has become of the LSTM."""
    said = race_row.verdict(row_of(snapshot.content), view.language)[0]
    name = race_row.name_of("lstm", view.language)
    return words.say("remedies-caption-racer", view.language, name=name, verdict=said)
