"""The scene "Race": a row a racer, its loss against work and its gradient at each time step.

All racers have the same task, data and seed. What is worked out by the update that is shown is drawn;
the playhead marks a time step in every gradient. A click on a row opens what is inside that remedy.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Floats
from simulator.chapters._remedies_content import RemediesContent, Row
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import axes as plots
from ui.diagrams import ink
from ui.diagrams.layers import cached
from ui.diagrams.remedies import race_gradient, race_loss, race_row
from ui.diagrams.remedies import race_scales as scales
from ui.diagrams.remedies.race_places import Lane, Places, places
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import Hit, Target, View

PANELS = (
    "losses",
    "gradients",
    *(f"race_{name}" for name in ("plain", "momentum", "hessian_free", "lstm", "echo_state")),
)
AXES = ("updates", "gradient_evaluations", "cpu_seconds")
# The scene that a racer's row opens.
INSIDE = {
    "plain": "start",
    "momentum": "start",
    "hessian_free": "hessian_free",
    "lstm": "lstm",
    "echo_state": "echo_state",
}


def chosen_axis(snapshot: Snapshot) -> str:
    """What work is counted in."""
    return str(snapshot.settings.values()["axis"])


def _where(rect: QRectF, snapshot: Snapshot, view: View) -> Places:
    return places(rect, len(snapshot.content.rows), view)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    content: RemediesContent = snapshot.content
    where = _where(rect, snapshot, view)
    lit = view.hover.index[0] if view.hover is not None and view.hover.kind == "race_row" else -1
    look = theme, view.language, view.scale, view.present
    _heads(painter, where, snapshot, look, view, theme)
    for k, (lane, row) in enumerate(zip(where.lanes, content.rows, strict=True)):
        _row(painter, lane, row, snapshot, k == lit, look, view, theme)
        a = race_gradient.axes(lane.gradient, content)
        race_gradient.paint_now(painter, a, row, view, theme)
    said = rules(snapshot, view, where.rules.width())
    cached(
        painter,
        where.rules,
        ("race rules", said, extent(where.rules), look),
        lambda layer: _rules(layer, where.rules, said, view, theme),
        theme["bg"],
    )


def _heads(
    painter: QPainter, where: Places, snapshot: Snapshot, look: Hashable, view: View, theme: Theme
) -> None:
    """What stands above and below the rows changes with the task and the axes only."""
    content: RemediesContent = snapshot.content
    axis = chosen_axis(snapshot)
    above = QRectF(where.title.topLeft(), where.gradient_head.bottomRight())
    key: Hashable = ("race heads", content.task, content.steps, axis, extent(above), look)
    cached(painter, above, key, lambda to: _titles(to, where, snapshot, view, theme), theme["bg"])
    reach = race_loss.axes(where.lanes[0].loss, content, axis).x
    below = where.axis.adjusted(0, 0, 8 * view.scale, 0)
    key = ("race axis", content.steps, axis, reach, extent(below), look)
    cached(painter, below, key, lambda to: _axis(to, where, snapshot, view, theme), theme["bg"])


def _row(
    painter: QPainter,
    lane: Lane,
    row: Row,
    snapshot: Snapshot,
    lit: bool,
    look: Hashable,
    view: View,
    theme: Theme,
) -> None:
    """A hairline, the words, the loss, the gradient: each a layer that knows what it depends on."""
    content: RemediesContent = snapshot.content
    s, axis = view.scale, chosen_axis(snapshot)
    painter.fillRect(QRectF(lane.whole.left(), lane.whole.top(), lane.whole.width(), s), theme["hair"])
    beside = lane.words.adjusted(0, 4 * s, 0, -s)
    said = race_row.verdict(row, view.language), words.tell(row.rule, view.language)
    key: Hashable = ("race words", row.name, said, lit, extent(beside), look)
    cached(painter, beside, key, lambda to: race_row.paint(to, beside, row, lit, view, theme), theme["bg"])
    area = QRectF(lane.words.right(), beside.top(), lane.split - lane.words.right(), beside.height())
    key = ("race loss", row.name, Same(content), axis, extent(area), look)
    cached(
        painter,
        area,
        key,
        lambda to: race_loss.paint(to, lane.loss, row, content, axis, view, theme),
        theme["bg"],
    )
    area = QRectF(lane.split, beside.top(), lane.whole.right() + 8 * s - lane.split, beside.height())
    held = Same(row.gradient_now), Same(row.gradient_start), row.gradient_verdict
    reach = race_gradient.axes(lane.gradient, content).y
    cached(
        painter,
        area,
        ("race gradient", held, reach, extent(area), look),
        lambda to: race_gradient.paint(to, lane.gradient, row, content, view, theme),
        theme["bg"],
    )


def _titles(painter: QPainter, where: Places, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The task, what the lines mean, the names of both columns."""
    s, say = view.scale, words.say
    content: RemediesContent = snapshot.content
    big, small = font("panel_title", s, view.present), font("label", s, view.present)
    title = say(f"remedies-race-title-{content.task}", view.language, steps=content.steps)
    ink.text(
        painter,
        where.title,
        ink.elide(title, big, where.title.width()),
        big,
        theme["ink"],
        ink.LEFT | ink.MIDDLE,
    )
    axis = say(f"remedies-race-axis-{chosen_axis(snapshot)}", view.language)
    ink.text(painter, where.loss_head, axis, small, theme["ink2"], ink.LEFT | ink.MIDDLE)
    row = where.gradient_head
    name = say("remedies-race-gradient", view.language)
    ink.text(
        painter, row, ink.elide(name, small, row.width()), small, theme["backward"], ink.LEFT | ink.MIDDLE
    )
    line = where.title.center().y()
    x = where.loss_head.right()
    for key, role, wide in (("others", "hair2", 1.4), ("this", "ink", 2.4)):
        said = say(f"remedies-race-{key}", view.language)
        x -= ink.width(said, small)
        ink.text(painter, QPointF(x, line), said, small, theme["ink2"], ink.LEFT | ink.MIDDLE)
        x -= 28 * s
        painter.fillRect(QRectF(x, line - wide / 2 * s, 20 * s, wide * s), theme[role])
        x -= 18 * s
    x = row.left()
    for key, dashes in (("start", True), ("now", False)):
        said = say(f"remedies-race-{key}", view.language)
        for begin in (0.0, 7.5, 15.0) if dashes else (0.0,):
            wide = 5.0 if dashes else 20.0
            painter.fillRect(
                QRectF(x + begin * s, line - s, wide * s, (1.4 if dashes else 2.4) * s), theme["backward"]
            )
        ink.text(painter, QPointF(x + 27 * s, line), said, small, theme["ink2"], ink.LEFT | ink.MIDDLE)
        x += 27 * s + ink.width(said, small) + 16 * s


def _axis(painter: QPainter, where: Places, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """Below the last row: powers of ten of the work, time steps."""
    content: RemediesContent = snapshot.content
    if not where.lanes:
        return
    s, made = view.scale, font("tick", view.scale, view.present)
    top = where.axis.top() + 2 * s
    a = race_loss.axes(where.lanes[-1].loss, content, chosen_axis(snapshot))
    for tick in scales.ticks(a):
        at = QPointF(a.across(tick), top)
        ink.text(painter, at, scales.tick(tick), made, theme["ink3"], ink.CENTRE | ink.TOP)
    a = race_gradient.axes(where.lanes[-1].gradient, content)
    last = round(a.x[1])
    for step in sorted({1, (1 + last) // 2, last}):
        at = QPointF(a.across(float(step)), top)
        align = ink.RIGHT if step == last else ink.CENTRE
        ink.text(painter, at, f"{step:,}", made, theme["ink3"], align | ink.TOP)


def rules(snapshot: Snapshot, view: View, room: float) -> tuple[str, ...]:
    """What holds for every racer, in two lines: as many whole sentences as fit; the card has all."""
    made, between = font("small", view.scale, view.present), " " if view.language == "en" else ""
    lines: tuple[str, ...] = ()
    told = [words.tell(rule, view.language) for rule in snapshot.content.rules]
    for count in range(1, len(told) + 1):
        more = ink.wrap(between.join(told[:count]), made, room)
        if len(more) <= 2:
            lines = more
    return lines


def _rules(painter: QPainter, rect: QRectF, lines: tuple[str, ...], view: View, theme: Theme) -> None:
    made = font("small", view.scale, view.present)
    step = ink.leading(made)
    for k, line in enumerate(lines):
        row = QRectF(rect.left(), rect.bottom() - (len(lines) - k) * step, rect.width(), step)
        ink.text(painter, row, line, made, theme["ink3"], ink.LEFT | ink.MIDDLE)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The race as a whole, and each racer's row."""
    where = _where(rect, snapshot, view)
    found = {
        f"race_{row.name}": lane.whole for lane, row in zip(where.lanes, snapshot.content.rows, strict=True)
    }
    top, bottom = where.title.top(), where.axis.bottom()
    left, right = where.loss_head.left() - 50 * view.scale, where.gradient_head.left() - 56 * view.scale
    found["losses"] = QRectF(left, top, right - left, bottom - top)
    left = where.gradient_head.left() - 50 * view.scale
    found["gradients"] = QRectF(left, top, rect.right() - left, bottom - top)
    return found


# The hand.


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """`race_row` (racer), `race_point` (racer, kept point), `race_gradient` (racer, step), axis, rules."""
    where, content = _where(rect, snapshot, view), snapshot.content
    axis = chosen_axis(snapshot)
    found = [
        Hit(Target("race_axis"), _area(where.loss_head), clickable=True),
        Hit(Target("race_rules"), _area(where.rules)),
    ]
    for k, (lane, row) in enumerate(zip(where.lanes, content.rows, strict=True)):
        found.append(Hit(Target("race_row", (k,)), _area(lane.words), clickable=True))
        a = race_loss.axes(lane.loss, content, axis)
        point = partial(_point, k, a, race_loss.places(row.first, axis))
        found.append(Hit(Target("race_loss", (k,)), _area(lane.loss), at=point))
        b = race_gradient.axes(lane.gradient, content)
        found.append(Hit(Target("race_steps", (k,)), _area(lane.gradient), at=partial(_step, k, b)))
    return tuple(found)


def _area(rect: QRectF) -> QPainterPath:
    area = QPainterPath()
    area.addRect(rect)
    return area


def _point(k: int, a: plots.Axes, x: Floats, place: QPointF) -> Target:
    if not len(x):
        return Target("race_loss", (k,))
    return Target("race_point", (k, int(np.abs(x - a.values(place)[0]).argmin())))


def _step(k: int, a: plots.Axes, place: QPointF) -> Target:
    return Target("race_gradient", (k, min(max(1, round(a.values(place)[0])), round(a.x[1])) - 1))


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A row opens what is inside; the name of the axis chooses the next one."""
    if target.kind == "race_row":
        return Set({"scene": INSIDE[snapshot.content.rows[target.index[0]].name]})
    if target.kind == "race_axis":
        return Set({"axis": AXES[(AXES.index(chosen_axis(snapshot)) + 1) % len(AXES)]})
    return None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Nothing here can be dragged."""
    return view


def caption(snapshot: Snapshot, view: View) -> str:
    """How many have solved it so far."""
    return words.tell(snapshot.content.summary, view.language)


def steps(snapshot: Snapshot) -> int:
    """The task's."""
    return int(snapshot.content.steps)
