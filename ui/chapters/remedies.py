"""The remedies' face: the chapter's scenes as tabs, and below them the one that is open.

A scene is a module of `ui/diagrams/remedies/` that paints and answers in the stage below the tabs; this
file only finds its place, hands on what concerns it, and knows what sequence time runs over in each.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters._remedies_content import RemediesContent
from simulator.commands import Command
from simulator.experiment import Snapshot
from ui import words
from ui.chapters._remedies_cards import card as card
from ui.diagrams import tabs
from ui.diagrams.remedies import curvature, echoes, gates, papers, race, starting
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Hit, Target, View


class Scene(Protocol):
    """What a scene offers; `rect` is the stage below the tabs. Everything is pure."""

    def steps(self, snapshot: Snapshot) -> int:
        """How many steps sequence time has here."""

    def paint(self, painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
        """The scene."""

    def panels(self, rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
        """The scene's panels by name, where they stand."""

    def hits(self, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
        """What answers to the pointer, topmost last."""

    def click(self, target: Target, snapshot: Snapshot) -> Command | None:
        """What a click on a target asks for."""

    def drag(
        self, target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
    ) -> View | Command:
        """What dragging a target means."""

    def caption(self, snapshot: Snapshot, view: View) -> str:
        """One sentence for the lecture room."""


SCENES: dict[str, Scene] = {
    "race": cast(Scene, race),
    "lstm": cast(Scene, gates),
    "hessian_free": cast(Scene, curvature),
    "echo_state": cast(Scene, echoes),
    "start": cast(Scene, starting),
    "papers": cast(Scene, papers),
}

# Every scene's, the open one's being on the stage.
PANELS = (*race.PANELS, *gates.PANELS, *curvature.PANELS, *echoes.PANELS, *starting.PANELS, *papers.PANELS)


def _scene(snapshot: Snapshot) -> Scene:
    content: RemediesContent = snapshot.content
    return SCENES[content.scene]


@lru_cache(maxsize=16)
def _places(
    x: float, y: float, width: float, height: float, scale: float, present: bool
) -> tuple[QRectF, QRectF]:
    # In present mode the stage shares the header's margins.
    left, right = x + (48 if present else 32) * scale, x + width - (48 if present else 24) * scale
    top, high = y + 10 * scale, (36 if present else tabs.HEIGHT) * scale
    row = QRectF(left, top, right - left, high)
    begin = row.bottom() + 12 * scale
    return row, QRectF(left, begin, right - left, y + height - 8 * scale - begin)


def _here(rect: QRectF, view: View) -> tuple[QRectF, QRectF]:
    """Where the tabs are, and the scene."""
    return _places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the open scene a camera can fill its picture with."""
    return _scene(snapshot).panels(_here(rect, view)[1], snapshot, view)


def clock(snapshot: Snapshot) -> Clock:
    """The task's time steps; inside Hessian-Free, the conjugate-gradient iterations of one update."""
    return Clock(_scene(snapshot).steps(snapshot))


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole stage."""
    row, below = _here(rect, view)
    tabs.paint(painter, row, snapshot, view, theme)
    _scene(snapshot).paint(painter, below, snapshot, view, theme)


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything on the stage that answers to the pointer."""
    row, below = _here(rect, view)
    return (*tabs.hits(row, snapshot, view), *_scene(snapshot).hits(below, snapshot, view, theme))


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A tab opens its scene; the rest is the scene's."""
    if target.kind == "scene":
        return tabs.click(target, snapshot)
    return _scene(snapshot).click(target, snapshot)


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """What the open scene makes of it."""
    return _scene(snapshot).drag(target, by, at, _here(rect, view)[1], snapshot, view)


def figures(snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
    """How many of the racers have solved the task, by their first seed."""
    rows = [row for row in snapshot.content.rows if row.takes_part]
    solved = sum(row.first.status == "solved" for row in rows)
    said = words.say("remedies-figure-solved.of", language, solved=solved, of=len(rows))
    return ((words.say("remedies-figure-solved", language), said),)


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """At the right of the tabs while nobody has made an update."""
    progress = snapshot.progress
    if progress.update or progress.training or progress.untrainable or snapshot.content.scene != "race":
        return None
    row, _ = _here(rect, view)
    wide, high = (240 if view.present else 190) * view.scale, row.height() - 2 * view.scale
    return QRectF(row.right() - wide, row.top() + view.scale, wide, high)


# Rounds a second one can follow.
_PACES = {"slow": 8.0, "fast": 30.0}


def pace(snapshot: Snapshot, pace: str) -> float:
    """Rounds a second at a pace; the full pace keeps to none."""
    return _PACES.get(pace, 0.0)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is true of what is shown."""
    return _scene(snapshot).caption(snapshot, view)
