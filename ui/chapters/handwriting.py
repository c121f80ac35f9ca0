"""Handwriting's face: four rows over a moving pen, how reading was learned, two kinds of input, a lesson.

Geometry is in the mock-up's pixels times `view.scale`; what is left over goes to the diagrams.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters._handwriting_content import HandwritingContent
from simulator.commands import Command
from simulator.experiment import Snapshot
from ui.chapters import _handwriting_hand as hand
from ui.chapters._handwriting_cards import card as card
from ui.chapters._handwriting_hand import REST as REST
from ui.chapters._handwriting_hand import SUFFIX as SUFFIX
from ui.chapters._handwriting_hand import filing as filing
from ui.chapters._handwriting_hand import keys as keys
from ui.chapters._handwriting_hand import opened as opened
from ui.chapters._handwriting_hand import press as press
from ui.chapters._handwriting_hand import rest as rest
from ui.chapters._handwriting_hand import save as save
from ui.diagrams import tabs
from ui.diagrams.handwriting import (
    pen_cells,
    pen_gradient,
    pen_head,
    pen_inputs,
    pen_learning,
    pen_paper,
    pen_reading,
    pen_teaching,
)
from ui.diagrams.handwriting.pen_rows import ROWS, Rows, rows
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Chunk, Hit, Paper, Target, View

# A step's time at speed 1 where nobody knows how fast the pen was, and the bounds of what is known.
_STEP, _FASTEST, _SLOWEST = 0.03, 0.008, 0.12


@dataclass(frozen=True)
class _Places:
    tabs: QRectF
    news: QRectF
    stage: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, width: float, height: float, scale: float, present: bool) -> _Places:
    # In present mode the stage shares the header's margins.
    left, right = x + (48 if present else 32) * scale, x + width - (48 if present else 24) * scale
    top, bottom = y + 10 * scale, y + height - 12 * scale
    line = (38 if present else tabs.HEIGHT) * scale
    begin = top + line + 12 * scale
    across = 0.55 * (right - left)
    return _Places(
        tabs=QRectF(left, top, across, line),
        news=QRectF(left + across, top, right - left - across, line),
        stage=QRectF(left, begin, right - left, bottom - begin),
    )


def _here(rect: QRectF, view: View) -> _Places:
    return _places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def _scene(snapshot: Snapshot) -> str:
    return str(snapshot.settings.values()["scene"])


def _rows(rect: QRectF, snapshot: Snapshot, view: View) -> Rows:
    stage = _here(rect, view).stage
    return (
        pen_teaching.rows(stage, snapshot, view)
        if _scene(snapshot) == "teach"
        else rows(stage, snapshot, view)
    )


def _time(snapshot: Snapshot, view: View) -> float:
    return min(view.t, float(len(snapshot.content.places)))


PANELS = (*ROWS, *pen_learning.PANELS, *pen_inputs.PANELS, *pen_teaching.PANELS)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the open scene that a camera can fill its picture with, each with its name."""
    stage = _here(rect, view).stage
    match _scene(snapshot):
        case "reading":
            r = rows(stage, snapshot, view)
            return {name: r.row(name).united(r.name_of(name)) for name in ROWS}
        case "training":
            return pen_learning.areas(stage)
        case "inputs":
            return pen_inputs.areas(stage)
        case _:
            return pen_teaching.areas(stage)


def clock(snapshot: Snapshot) -> Clock:
    """The steps the network took, at the pace of the hand."""
    content: HandwritingContent = snapshot.content
    steps, seconds = len(content.places), _STEP
    times = content.ink.seconds
    if steps and times is not None and len(times) and float(times[-1]) > 0.0:
        seconds = min(_SLOWEST, max(_FASTEST, float(times[-1]) / steps))
    return Clock(steps, seconds=seconds)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole stage."""
    places, t = _here(rect, view), _time(snapshot, view)
    tabs.paint(painter, places.tabs, snapshot, view, theme)
    pen_head.news(painter, places.news, snapshot, view, theme, t)
    match _scene(snapshot):
        case "reading":
            _reading(painter, rows(places.stage, snapshot, view), snapshot, view, theme, t)
        case "training":
            pen_learning.paint(painter, places.stage, snapshot, view, theme, t)
        case "inputs":
            pen_inputs.paint(painter, places.stage, snapshot, view, theme, t)
        case _:
            pen_teaching.paint(painter, places.stage, snapshot, view, theme, t)


def _reading(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme, t: float) -> None:
    _names(painter, r, snapshot, view, theme)
    pen_cells.paint(painter, r, snapshot, view, theme, t)
    pen_paper.paint(painter, r, snapshot, view, theme, t)
    pen_gradient.paint(painter, r, snapshot, view, theme)
    pen_head.now(painter, r, snapshot, theme, t)
    pen_reading.paint(painter, r, snapshot, view, theme, t)
    pen_cells.point(painter, r, snapshot, view.hover, theme)


def _names(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme) -> None:
    area = QRectF(r.stage[0], r.tops[0], r.left - 8 * r.scale - r.stage[0], r.bottoms[-1] - r.tops[0])
    key = (
        "pen names",
        extent(area),
        r,
        theme,
        view.language,
        Same(snapshot.settings),
        snapshot.content.influence.chosen,
    )
    cached(painter, area, key, lambda onto: pen_head.names(onto, r, snapshot, view, theme), theme["bg"])


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything on the stage that answers to the pointer."""
    places = _here(rect, view)
    found = tabs.hits(places.tabs, snapshot, view) + pen_head.hits(places.news)
    match _scene(snapshot):
        case "reading":
            r = rows(places.stage, snapshot, view)
            found += pen_head.rows(r) + pen_paper.hits(r, snapshot, view) + pen_gradient.hits(r, snapshot)
            return found + pen_cells.hits(r, snapshot) + pen_reading.hits(r, snapshot, _time(snapshot, view))
        case "training":
            return found + pen_learning.hits(places.stage, snapshot, view)
        case "inputs":
            return found + pen_inputs.hits(places.stage, snapshot, view)
        case _:
            return found + pen_teaching.hits(places.stage, snapshot, view)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A tab shows its scene, a character its gradient, a row of the map its cell, a button what it says."""
    if target.kind == "scene":
        return tabs.click(target, snapshot)
    return hand.click(target, snapshot)


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Nothing is dragged here."""
    return view


def paper(rect: QRectF, snapshot: Snapshot, view: View) -> Paper | None:
    """The sheet: where one reads while the ink comes from a pen, and always where one teaches."""
    scene = _scene(snapshot)
    if scene != "teach" and (scene != "reading" or not pen_paper.is_live(snapshot)):
        return None
    return Paper(_rows(rect, snapshot, view).row("paper"), pen_paper.INK * view.scale)


def write(chunk: Chunk, rect: QRectF, snapshot: Snapshot, view: View) -> Command:
    """A piece of a stroke, in x-heights."""
    return hand.stroke(chunk, _rows(rect, snapshot, view))


def figures(snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
    """Errors on a fixed set of lines, beside the loss."""
    return ()


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """Nowhere: the network comes trained."""
    return None


def pace(snapshot: Snapshot, pace: str) -> float:
    """Updates a second; the full pace keeps to none."""
    return {"slow": 4.0, "fast": 20.0}.get(pace, 0.0)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is true of what is shown now."""
    return pen_head.caption(snapshot, view, _time(snapshot, view))
