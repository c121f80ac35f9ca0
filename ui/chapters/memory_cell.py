"""The memory cell's face: the circuit with its lanes, all cells over time, the gradient, the learning.

Geometry is in the mock-up's pixels times `view.scale`; what is left over goes to the diagrams.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.commands import Command
from simulator.experiment import Snapshot
from ui import words
from ui.chapters import _memory_cell_hand as hand
from ui.chapters._memory_cell_cards import card as card
from ui.chapters._memory_cell_hand import keys as keys
from ui.chapters._memory_cell_hand import press as press
from ui.diagrams import tabs
from ui.diagrams.layers import cached
from ui.diagrams.memory_cell import (
    cell_circuit,
    cell_formulas,
    cell_gradient,
    cell_head,
    cell_lanes,
    cell_learning,
)
from ui.diagrams.memory_cell.cell_moment import Moment, moment
from ui.diagrams.sameness import Same, extent
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Hit, Target, View


@dataclass(frozen=True)
class _Places:
    tabs: QRectF
    news: QRectF
    heading: QRectF
    stage: QRectF
    circuit: QRectF
    formulas: QRectF
    lanes: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, width: float, height: float, scale: float, present: bool) -> _Places:
    # In present mode the stage shares the header's margins.
    left, right = x + (48 if present else 32) * scale, x + width - (48 if present else 24) * scale
    top, bottom = y + 10 * scale, y + height - 12 * scale
    line = (38 if present else tabs.HEIGHT) * scale
    heading = (32 if present else 28) * scale
    begin = top + line + 4 * scale + heading
    body = QRectF(left, begin, right - left, bottom - begin)
    upper = min(0.46 * body.height(), 300 * scale * (1.2 if present else 1.0))
    across = 0.67 * body.width()
    lower = begin + upper + 14 * scale
    return _Places(
        tabs=QRectF(left, top, 0.5 * body.width(), line),
        news=QRectF(left + 0.5 * body.width(), top, 0.5 * body.width(), line),
        heading=QRectF(left, top + line + 4 * scale, body.width(), heading),
        stage=body,
        circuit=QRectF(left, begin, across, upper),
        formulas=QRectF(left + across + 20 * scale, begin, body.width() - across - 20 * scale, upper),
        lanes=QRectF(left, lower, body.width(), bottom - lower),
    )


def _here(rect: QRectF, view: View) -> _Places:
    return _places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def _scene(snapshot: Snapshot) -> str:
    return str(snapshot.settings.values()["scene"])


def _moment(snapshot: Snapshot, view: View) -> Moment:
    return moment(len(snapshot.content.trace.cell), view)


PANELS = ("circuit", "formulas", "lanes", "gradient", "carry", "difference", "gates", "first", "bias")


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the open scene that a camera can fill its picture with, each with its heading."""
    places = _here(rect, view)
    match _scene(snapshot):
        case "circuit":
            circuit = places.circuit.united(places.heading)
            circuit.setRight(places.circuit.right())
            return {"circuit": circuit, "formulas": places.formulas, "lanes": places.lanes}
        case "gradient":
            return cell_gradient.areas(places.stage)
        case "learning":
            return cell_learning.areas(places.stage) if snapshot.content.learning.updates.size else {}
        case _:
            return {"lanes": places.stage.united(places.heading)}


def clock(snapshot: Snapshot) -> Clock:
    """The sequence's steps, and back again where the backward lane is shown."""
    returns = bool(snapshot.settings.values()["show_backward"])
    return Clock(len(snapshot.content.trace.cell), returns=returns)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole stage."""
    places, now = _here(rect, view), _moment(snapshot, view)
    _top(painter, places, snapshot, view, theme, now)
    match _scene(snapshot):
        case "circuit":
            cell_circuit.paint(painter, places.circuit, snapshot, view, theme, now)
            cell_formulas.paint(painter, places.formulas, snapshot, view, theme, now)
            rule = QRectF(
                places.stage.left(),
                places.circuit.bottom() + 3 * view.scale,
                places.stage.width(),
                view.scale,
            )
            painter.fillRect(rule, theme["hair"])
            cell_lanes.paint(painter, places.lanes, snapshot, view, theme, now)
        case "gradient":
            cell_gradient.paint(painter, places.stage, snapshot, view, theme, now)
        case "learning":
            cell_learning.paint(painter, places.stage, snapshot, view, theme)
        case _:
            cell_lanes.paint(painter, places.stage, snapshot, view, theme, now)


def _top(
    painter: QPainter, places: _Places, snapshot: Snapshot, view: View, theme: Theme, now: Moment
) -> None:
    """Tabs, score and heading, which change from step to step only."""
    area = places.tabs.united(places.news).united(places.heading)
    lit = view.hover if view.hover is not None and view.hover.kind == "scene" else None
    shown = (Same(snapshot), now.now, now.backward, lit, view.language, view.scale, view.present)

    def draw(onto: QPainter) -> None:
        tabs.paint(onto, places.tabs, snapshot, view, theme)
        cell_head.paint(onto, places.heading, places.news, snapshot, view, theme, now)

    cached(painter, area, ("cell top", extent(area), theme, shown), draw, theme["bg"])


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything on the stage that answers to the pointer."""
    places, now = _here(rect, view), _moment(snapshot, view)
    found = tabs.hits(places.tabs, snapshot, view)
    found += cell_head.hits(places.heading, places.news, snapshot)
    match _scene(snapshot):
        case "circuit":
            found += cell_circuit.hits(places.circuit, snapshot, view, now)
            found += cell_formulas.hits(places.formulas)
            return found + cell_lanes.hits(places.lanes, snapshot, view)
        case "gradient":
            return found + cell_gradient.hits(places.stage, snapshot, view)
        case "learning":
            return found + cell_learning.hits(places.stage, snapshot, view)
        case _:
            return found + cell_lanes.hits(places.stage, snapshot, view)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A tab shows its scene, a gate by hand opens or closes, a row of a heat map picks its cell."""
    if target.kind == "scene":
        return tabs.click(target, snapshot)
    return hand.click(target, snapshot)


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Dragging a valve turns it; over a lane it sets the gate or the input at every step swept over."""
    places = _here(rect, view)
    if target.kind == "valve":
        return hand.turn(target, at, places.circuit, snapshot, view) or view
    area = places.lanes if _scene(snapshot) == "circuit" else places.stage
    return hand.drag(target, at, area, snapshot, view) or view


def figures(snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
    """Share of fresh sequences that are right, beside the loss; nothing while it is not known."""
    content: MemoryCellContent = snapshot.content
    if content.examined != snapshot.progress.shown:
        return ()
    return ((words.say("memory_cell-figure-right", language), f"{100 * content.accuracy:.1f} %"),)


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """At the right of the tabs while a layer of cells is untrained."""
    return cell_head.invitation(_here(rect, view).news, snapshot, view)


def pace(snapshot: Snapshot, pace: str) -> float:
    """Updates a second; the full pace keeps to none."""
    return {"slow": 10.0, "fast": 60.0}.get(pace, 0.0)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is true of what is shown now."""
    return cell_head.caption(snapshot, view, _moment(snapshot, view))
