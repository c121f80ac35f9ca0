"""The sequences' face: the ladder, inference step by step, bits, letters, costs, a series slid over itself.

Geometry is in the mock-up's pixels times `view.scale`; what is left over goes to the diagrams.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters._sequences_content import SequencesContent
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui.chapters._sequences_cards import card as card
from ui.chapters._sequences_file import SUFFIX as SUFFIX
from ui.chapters._sequences_file import filing as filing
from ui.chapters._sequences_file import opened as opened
from ui.chapters._sequences_file import preview as preview
from ui.chapters._sequences_file import save as save
from ui.chapters._sequences_file import taken as taken
from ui.chapters._sequences_told import caption as caption
from ui.chapters._sequences_told import figures as figures
from ui.diagrams import tabs
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.diagrams.sequences import carried, costs, head, inference, ladder, reading, sliding
from ui.diagrams.sequences.moment import Moment, moment
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Hit, Target, View

PANELS = (
    "autoregressive",
    "feed_forward",
    "linear_dynamical",
    "hidden_markov",
    "recurrent",
    "series",
    "belief",
    "numbers",
    "twin",
    "task",
    "table",
    "reading",
    "seconds",
    "parameters",
    "trellis",
    "tables",
    "lanes",
    "pairs",
)


@dataclass(frozen=True)
class _Places:
    tabs: QRectF
    news: QRectF
    stage: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, width: float, height: float, scale: float, present: bool) -> _Places:
    # In present mode the stage shares the header's margins.
    left, right = x + (48 if present else 32) * scale, x + width - (48 if present else 24) * scale
    top, bottom = y + 10 * scale, y + height - 10 * scale
    line = (38 if present else tabs.HEIGHT) * scale
    begin = top + line + 8 * scale
    share = 0.46 * (right - left)
    return _Places(
        tabs=QRectF(left, top, share, line),
        news=QRectF(left + share, top, right - left - share, line),
        stage=QRectF(left, begin, right - left, bottom - begin),
    )


def _here(rect: QRectF, view: View) -> _Places:
    return _places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def _scene(snapshot: Snapshot) -> str:
    return str(snapshot.settings.values()["scene"])


def _moment(snapshot: Snapshot, view: View) -> Moment:
    return moment(snapshot.content.steps, view)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the open scene that a camera can fill its picture with, each with its heading."""
    content: SequencesContent = snapshot.content
    stage = _here(rect, view).stage
    match _scene(snapshot):
        case "ladder":
            return ladder.areas(stage, content, view)
        case "inference":
            if inference.shown_rung(content) is None:
                return {}
            where = inference.areas(stage, view)
            return {name: getattr(where, name) for name in ("series", "belief", "numbers", "twin")}
        case "bits" if content.bits is not None:
            found = carried.areas(stage, view)
            task = QRectF(stage.left(), stage.top(), found.recalled.right() - stage.left(), stage.height())
            return {"task": task, "table": found.table}
        case "text" if content.text is not None:
            return {"reading": stage}
        case "cost" if content.cost is not None:
            made = costs.areas(stage, view)
            return {name: getattr(made, name) for name in ("seconds", "parameters", "trellis", "tables")}
        case "shift":
            return sliding.panels(stage, content, view)
        case _:
            return {}


def clock(snapshot: Snapshot) -> Clock:
    """The window's steps; where an inference is stepped through, predict and update are two operations."""
    is_inference = _scene(snapshot) == "inference" and snapshot.content.inference is not None
    return Clock(snapshot.content.steps, operations=2 if is_inference else 1)


@np.errstate(all="ignore")  # numbers past any use are a lesson: what is not finite is not drawn
def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole stage."""
    places, at = _here(rect, view), _moment(snapshot, view)
    _top(painter, places, snapshot, view, theme)
    stage = places.stage
    match _scene(snapshot):
        case "ladder":
            ladder.paint(painter, stage, snapshot, view, theme, at)
        case "inference":
            inference.paint(painter, stage, snapshot, view, theme, at)
        case "bits":
            carried.paint(painter, stage, snapshot, view, theme, at)
        case "text":
            reading.paint(painter, stage, snapshot, view, theme, at)
        case "cost":
            costs.paint(painter, stage, snapshot, view, theme)
        case _:
            sliding.paint(painter, stage, snapshot, view, theme, at)


def _top(painter: QPainter, places: _Places, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """Tabs and verdict, which change with the snapshot only."""
    area = places.tabs.united(places.news)
    lit = view.hover if view.hover is not None and view.hover.kind == "scene" else None
    shown = (Same(snapshot), lit, view.language, view.scale, view.present)

    def draw(onto: QPainter) -> None:
        tabs.paint(onto, places.tabs, snapshot, view, theme)
        head.paint(onto, places.news, snapshot, view, theme)

    cached(painter, area, ("sequences top", extent(area), theme, shown), draw, theme["bg"])


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything on the stage that answers to the pointer."""
    places = _here(rect, view)
    found, stage = tabs.hits(places.tabs, snapshot, view) + head.hits(places.news), places.stage
    match _scene(snapshot):
        case "ladder":
            return found + ladder.hits(stage, snapshot, view)
        case "inference":
            return found + inference.hits(stage, snapshot, view)
        case "bits":
            return found + carried.hits(stage, snapshot, view)
        case "text":
            return found + reading.hits(stage, snapshot, view)
        case "cost":
            return found + costs.hits(stage, snapshot, view)
        case _:
            return found + sliding.hits(stage, snapshot, view, _moment(snapshot, view))


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A tab shows its scene; a model of the ladder is stepped through; a reader is chosen."""
    content: SequencesContent = snapshot.content
    if target.kind == "scene":
        return tabs.click(target, snapshot)
    if target.kind == "model":
        return Set({"scene": "inference", "model": content.ladder[target.index[0]].name})
    if target.kind == "reader" and content.text is not None:
        return Set({"model": content.text.readers[target.index[0]].name})
    return None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Dragging the wanted series slides it over the input."""
    if target.kind != "slide":
        return view
    row = snapshot.settings.setting("shift")
    stage, now = _here(rect, view).stage, _moment(snapshot, view)
    shift = sliding.slid(stage, snapshot, view, now, target.index[0], at.x())
    allowed = min(max(shift, int(row.minimum or 0)), int(row.maximum or 0))
    return view if allowed == snapshot.settings.values()["shift"] else Set({"shift": allowed})


def keys() -> dict[str, str]:
    """Ctrl+D opens a file of one's own."""
    return {"open": "Ctrl+D"}


def press(name: str, snapshot: Snapshot, view: View) -> Command | None:
    """Its only key opens a dialog (`filing`)."""
    return None


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """At the right of the tabs while nothing has been fitted."""
    return head.invitation(_here(rect, view).news, snapshot, view)


def pace(snapshot: Snapshot, pace: str) -> float:
    """Updates a second; the full pace keeps to none."""
    return {"slow": 4.0, "fast": 20.0}.get(pace, 0.0)
