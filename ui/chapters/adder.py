"""The adder's face: three scenes behind tabs, each a stage of its own (`_adder_single`, `_rival`, `_two`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.commands import Command
from simulator.experiment import Snapshot
from ui import words
from ui.chapters import _adder_rival, _adder_single, _adder_two
from ui.diagrams import tabs
from ui.diagrams.layers import cached
from ui.diagrams.sameness import extent
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Card, Hit, Target, View

_SCENES: Mapping[str, Any] = {"single": _adder_single, "rival": _adder_rival, "two_sums": _adder_two}
# Settings that stand on the stage as tabs.
_TABS = ("scene", "test", "lower_half")
PANELS = tuple(dict.fromkeys(name for scene in _SCENES.values() for name in scene.PANELS))


def _scene(snapshot: Snapshot) -> Any:
    return _SCENES[str(snapshot.settings.values()["scene"])]


def _row(rect: QRectF, view: View) -> QRectF:
    """The tabs, in the header's margins when one presents."""
    s = view.scale
    left, right = (48, 48) if view.present else (32, 24)
    height = (36 if view.present else tabs.HEIGHT) * s
    return QRectF(rect.left() + left * s, rect.top() + 8 * s, rect.width() - (left + right) * s, height)


def _stage(rect: QRectF, view: View) -> QRectF:
    """What is left for the scene."""
    row = _row(rect, view)
    return QRectF(rect.left(), row.bottom(), rect.width(), rect.bottom() - row.bottom())


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the open scene that a camera can fill its picture with."""
    found: dict[str, QRectF] = _scene(snapshot).panels(_stage(rect, view), snapshot, view)
    return found


def clock(snapshot: Snapshot) -> Clock:
    """The columns of the sum that is shown."""
    found: Clock = _scene(snapshot).clock(snapshot)
    return found


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole stage."""
    row = _row(rect, view)
    lit = view.hover if view.hover is not None and view.hover.kind == "scene" else None
    shown = (snapshot.settings.values()["scene"], lit, view.language, view.scale, view.present)
    cached(
        painter,
        row,
        ("adder tabs", extent(row), theme, shown),
        lambda onto: tabs.paint(onto, row, snapshot, view, theme),
        theme["bg"],
    )
    _scene(snapshot).paint(painter, _stage(rect, view), snapshot, view, theme)


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything on the stage that answers to the pointer."""
    own: tuple[Hit, ...] = _scene(snapshot).hits(_stage(rect, view), snapshot, view, theme)
    return tabs.hits(_row(rect, view), snapshot, view) + own


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """What hovering over a target of the open scene, or over a tab, tells."""
    if target.kind in _TABS:
        chosen = snapshot.settings.setting(target.kind).choices[target.index[0]]
        title = words.choice(snapshot.chapter, target.kind, chosen, view.language)
        return Card(title, "", (words.say(f"adder-tab-{target.kind}-{chosen}", view.language),))
    found: Card | None = _scene(snapshot).card(target, snapshot, view)
    return found


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A tab opens its scene; the rest is the scene's own."""
    if target.kind == "scene":
        return tabs.click(target, snapshot)
    found: Command | None = _scene(snapshot).click(target, snapshot)
    return found


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Dragging the cube turns it."""
    if _scene(snapshot) is not _adder_single:
        return view
    return _adder_single.drag(target, by, at, _stage(rect, view), snapshot, view)


def figures(snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
    """What stands beside the loss."""
    found: tuple[tuple[str, str], ...] = _scene(snapshot).figures(snapshot, language)
    return found


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """On the scene's line while nothing is trained."""
    found: QRectF | None = _scene(snapshot).invitation(_stage(rect, view), snapshot, view)
    return found


# Updates a second one can follow: a Levenberg-Marquardt update does the work of dozens of small steps.
_PACES = {"levenberg_marquardt": {"slow": 6.0, "fast": 30.0}}
_SMALL_STEPS = {"slow": 60.0, "fast": 400.0}


def pace(snapshot: Snapshot, pace: str) -> float:
    """Updates a second; the full pace keeps to none."""
    values = snapshot.settings.values()
    if values["scene"] == "rival":
        return _SMALL_STEPS.get(pace, 0.0)
    return _PACES.get(str(values["optimiser"]), _SMALL_STEPS).get(pace, 0.0)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is true of the network that is shown."""
    found: str = _scene(snapshot).caption(snapshot, view)
    return found
