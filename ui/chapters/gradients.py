"""The gradients' face: the chapter's scenes as tabs, and below them the one that is open.

A scene is a module of `ui/diagrams/` that paints and answers in the stage below the tabs; this file
only finds its place, hands on what concerns it, and knows what sequence time runs over in each.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters.gradients import GradientsContent
from simulator.commands import Command
from simulator.experiment import Snapshot
from ui import words
from ui.chapters import _gradients_cards, _gradients_training_cards
from ui.diagrams import tabs
from ui.diagrams.gradients import (
    gradient_basins,
    gradient_cliff,
    gradient_flow,
    gradient_learning,
    gradient_sources,
)
from ui.equations import number
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Card, Hit, Target, View


class Scene(Protocol):
    """What a scene offers; `rect` is the stage below the tabs. Everything is pure."""

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
    "flow": cast(Scene, gradient_flow),
    "sources": cast(Scene, gradient_sources),
    "learning": cast(Scene, gradient_learning),
    "cliff": cast(Scene, gradient_cliff),
    "basins": cast(Scene, gradient_basins),
}

# Whose targets these are, by how their kinds begin.
_TRAINING = {"learning": "learning", "cliff": "cliff", "basin": "basins"}


def _scene(snapshot: Snapshot) -> Scene:
    content: GradientsContent = snapshot.content
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


# Every scene's, the open one's being on the stage.
PANELS = (
    *("curves", "slope", "radius", "eigenvalues", "singular_values"),
    *("matrix", "sizes", "shares"),
    *("maps", "learning_curves"),
    *("surface", "line", "descents"),
    *("basins", "stretch", "orbit", "gains"),
)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the open scene a camera can fill its picture with."""
    return _scene(snapshot).panels(_here(rect, view)[1], snapshot, view)


def clock(snapshot: Snapshot) -> Clock:
    """There and back again over the sequence; the small networks of the last scenes only go."""
    content: GradientsContent = snapshot.content
    values = snapshot.settings.values()
    if content.scene == "cliff":
        return Clock(int(values["cliff_steps"]))
    if content.scene == "basins":
        return Clock(int(values["basin_steps"]))
    return Clock(len(content.trace.hidden), returns=content.scene in ("flow", "sources"))


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole stage."""
    row, below = _here(rect, view)
    tabs.paint(painter, row, snapshot, view, theme)
    _scene(snapshot).paint(painter, below, snapshot, view, theme)


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything on the stage that answers to the pointer."""
    row, below = _here(rect, view)
    return (*tabs.hits(row, snapshot, view), *_scene(snapshot).hits(below, snapshot, view, theme))


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """What hovering over a target tells."""
    # What is under the pointer may have been of the scene that was open before.
    scene = _TRAINING.get(target.kind.partition("_")[0])
    if scene is None:
        return _gradients_cards.card(target, snapshot, view)
    return _gradients_training_cards.card(target, snapshot, view) if snapshot.content.scene == scene else None


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
    """While networks learn: the spectral radius of the one that is least wrong."""
    learning = snapshot.content.learning
    if learning is None:
        return ()
    losses = learning.losses[:, learning.current]
    best = int(np.argmin(np.where(np.isnan(losses), np.inf, losses)))
    radius = number(float(learning.radii[best, learning.current]))
    return ((words.say("gradients-figure-radius", language), radius),)


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """None: what this chapter shows first needs no training."""
    return None


# Updates a second one can follow; an update takes three networks through a batch.
_PACES = {"slow": 4.0, "fast": 20.0}


def pace(snapshot: Snapshot, pace: str) -> float:
    """Updates a second at a pace; the full pace keeps to none."""
    return _PACES.get(pace, 0.0)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is true of what is shown."""
    return _scene(snapshot).caption(snapshot, view)
