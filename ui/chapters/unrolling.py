"""Unrolling's face: three scenes under tabs, with the trust badge always beside them.

Walk: the unrolled network and its stack above, one weight's shares and its matrix below. Copies: what
each step's copy of the weight did. Ways: the nine ways to put input in and to ask for output.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters.unrolling import WAYS, UnrollingContent
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.chapters._unrolling_cards import card as card
from ui.diagrams import tabs
from ui.diagrams.sameness import extent
from ui.diagrams.unrolling import trust, unrolled_walk, ways, weight_copies
from ui.diagrams.unrolling.unrolled_moment import FULL_DETAIL, OPERATIONS
from ui.diagrams.unrolling.weight_matrix import LETTERS, weight_name
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Hit, Target, View


@dataclass(frozen=True)
class _Places:
    tabs: QRectF
    trust: QRectF
    scene: QRectF


@lru_cache(maxsize=16)
def _places(place: tuple[float, float, float, float], scale: float, present: bool) -> _Places:
    rect = QRectF(*place)
    # In present mode the stage shares the header's margins.
    left, right = (
        rect.left() + (48 if present else 32) * scale,
        rect.right() - (48 if present else 24) * scale,
    )
    top = rect.top() + 10 * scale
    row = tabs.HEIGHT * (1.2 if present else 1.0) * scale
    across = right - left
    below = top + row + 8 * scale
    return _Places(
        tabs=QRectF(left, top, 0.42 * across, row),
        trust=QRectF(
            left + 0.42 * across + 12 * scale, top + 2 * scale, 0.58 * across - 12 * scale, row - 4 * scale
        ),
        scene=QRectF(left, below, across, rect.bottom() - 6 * scale - below),
    )


def _here(rect: QRectF, view: View) -> _Places:
    return _places(extent(rect), view.scale, view.present)


def _scene(snapshot: Snapshot) -> str:
    return str(snapshot.settings.values()["scene"])


_SCENES = {"walk": unrolled_walk, "copies": weight_copies, "ways": ways}


PANELS = ("network", "stack", "waterfall", "matrix", "copies", "shares", "table", "trust")


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the open scene that a camera can fill its picture with, headings included."""
    places = _here(rect, view)
    return {
        "trust": QRectF(places.trust),
        **_SCENES[_scene(snapshot)].panels(places.scene, snapshot, view),
    }


def clock(snapshot: Snapshot) -> Clock:
    """T steps there and back; taken apart into operations while there are few enough to watch."""
    steps = snapshot.content.steps
    return Clock(steps, OPERATIONS if steps <= FULL_DETAIL else 1, returns=True)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole stage."""
    places = _here(rect, view)
    tabs.paint(painter, places.tabs, snapshot, view, theme)
    trust.paint(painter, places.trust, snapshot.content.check, view, theme)
    _SCENES[_scene(snapshot)].paint(painter, places.scene, snapshot, view, theme)


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything on the stage that answers to the pointer."""
    places = _here(rect, view)
    return (
        *tabs.hits(places.tabs, snapshot, view),
        *trust.hits(places.trust, snapshot.content.check, view),
        *_SCENES[_scene(snapshot)].hits(places.scene, snapshot, view),
    )


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A click chooses a scene, a weight to follow, a way, or turns the tie over."""
    if target.kind == "scene":
        return tabs.click(target, snapshot)
    if target.kind == "way":
        way = WAYS[3 * target.index[0] + target.index[1]]
        return Set({"input_mode": way.inputs, "target_mode": way.targets})
    if target.kind == "tied":
        return Set({"tied": not snapshot.settings.values()["tied"]})
    name = followed(target, snapshot.content)
    return Set({"follow": name}) if name else None


def followed(target: Target, content: UnrollingContent) -> str:
    """The weight that a click on a target follows, empty for none."""
    index = target.index
    match target.kind:
        case "weight":
            array = list(LETTERS)[index[0]]
            values = getattr(content.trace.parameters, array)
            return weight_name(array, index[1:] if values.ndim == 2 else index[1:2])
        case "matrix":
            array = list(LETTERS)[index[0]]
            values = getattr(content.trace.parameters, array)
            return weight_name(array, (0,) * values.ndim)
        case "recurrent_weight":
            return weight_name("recurrent_weights", index)
        case "u":
            return weight_name("recurrent_weights", (0, 0))
        case "w":
            return weight_name("input_weights", (0, 0))
        case "v":
            return weight_name("output_weights", (0, 0))
        case "hidden":
            # A unit is followed through its connection to itself.
            return weight_name("recurrent_weights", (index[1], index[1]))
        case "start":
            return weight_name("initial_state", index)
        case "output":
            return weight_name("output_bias", index[1:])
        case "input":
            return weight_name("input_weights", (0, index[1]))
    return ""


def drag(
    _target: Target, _by: QPointF, _at: QPointF, _rect: QRectF, _snapshot: Snapshot, view: View
) -> View | Command:
    """Nothing here is dragged."""
    return view


def figures(snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
    """How the examination went, and how far the copies are apart."""
    content: UnrollingContent = snapshot.content
    found = [(words.say("unrolling-figure-wrong", language), f"{100 * content.success.error:.1f} %")]
    if not content.tied:
        found.append((words.say("unrolling-figure-drift", language), f"{content.drift:.3g}"))
    return tuple(found)


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """Training is asked for by the transport here: the stage has no room of its own for it."""
    return None


# Updates a second one can follow.
_PACES = {"slow": 8.0, "fast": 60.0}


def pace(_snapshot: Snapshot, pace: str) -> float:
    """Updates a second; the full pace keeps to none."""
    return _PACES.get(pace, 0.0)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is happening at the playhead, or in the scene."""
    content: UnrollingContent = snapshot.content
    scene = _scene(snapshot)
    if scene == "copies":
        key = "tied" if content.tied else "untied"
        return words.say(f"unrolling-caption-{key}", view.language, steps=content.steps)
    if scene == "ways":
        return words.say("unrolling-caption-ways", view.language)
    return unrolled_walk.sentence(content, view)
