"""The adder's first scene: the automaton beside the network, the verdict between hairlines, the sum below.

Geometry is in the mock-up's pixels times `view.scale`; what is left over goes to the diagrams.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.automata.adder import binary_adder
from simulator.chapters.adder import AdderContent
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.chapters._adder_cards import card as card
from ui.diagrams.adder import automaton, column, cube, heading, network, strip, verdict
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Hit, Target, View

# A clocked answer comes two ticks after its column: one for the hidden layer, one for the output.
DELAY = 2


@dataclass(frozen=True)
class _Places:
    automaton_heading: QRectF
    automaton: QRectF
    network_heading: QRectF
    cube: QRectF
    network: QRectF
    verdict: QRectF
    strip: QRectF
    column: QRectF


@lru_cache(maxsize=16)
def _places(
    x: float, y: float, width: float, height: float, units: int, scale: float, present: bool
) -> _Places:
    # In present mode the stage shares the header's margins.
    left, right = x + (48 if present else 32) * scale, x + width - (48 if present else 24) * scale
    heading = (30 if present else 26) * scale
    top, bottom = y + 12 * scale, y + height - 6 * scale
    line = (44 if present else 34) * scale
    # More hidden units need more rows below; the diagrams above keep at least two fifths.
    share = 0.52 - 0.03 * (units - 3) if units > 3 else 0.52
    middle = top + (bottom - top - line) * max(share, 0.42)
    across = right - left
    gap = 16 * scale
    machine = 0.46 * across
    neurons = 0.19 * across
    begin = left + machine + gap
    body = middle - top - heading - 6 * scale
    story = max(0.24 * across, 190 * scale)
    below = bottom - middle - line - 8 * scale
    return _Places(
        automaton_heading=QRectF(left, top, machine, heading),
        automaton=QRectF(left, top + heading, machine - gap, body),
        network_heading=QRectF(begin, top, right - begin, heading),
        cube=QRectF(begin, top + heading, right - begin - neurons - gap, body),
        network=QRectF(right - neurons, top + heading, neurons, body),
        verdict=QRectF(left, middle, across, line),
        strip=QRectF(left, middle + line + 8 * scale, across - story - gap, below),
        column=QRectF(right - story, middle + line + 8 * scale, story, below),
    )


def _here(rect: QRectF, snapshot: Snapshot, view: View) -> _Places:
    units = snapshot.content.parameters.sizes[0]
    return _places(rect.x(), rect.y(), rect.width(), rect.height(), units, view.scale, view.present)


PANELS = ("automaton", "cube", "network", "verdict", "strip", "column")


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the stage a camera can fill its picture with."""
    places = _here(rect, snapshot, view)
    found = {name: QRectF(getattr(places, name)) for name in PANELS}
    # A panel goes with its heading.
    found["automaton"] = found["automaton"].united(places.automaton_heading)
    found["cube"].setTop(places.network_heading.top())
    return found


def _clocked(snapshot: Snapshot) -> bool:
    return bool(snapshot.settings.values()["timing"] == "as_clocked")


def clock(snapshot: Snapshot) -> Clock:
    """Columns, and two ticks more as clocked."""
    columns: int = snapshot.content.example.columns
    return Clock(columns + (DELAY if _clocked(snapshot) else 0))


def _hidden_time(snapshot: Snapshot, view: View) -> View:
    """The view in columns done by the hidden layer, which as clocked lags the input by one tick."""
    late = 1 if _clocked(snapshot) else 0
    return replace(view, t=min(max(view.t - late, 0.0), float(snapshot.content.example.columns)))


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole stage."""
    content: AdderContent = snapshot.content
    places = _here(rect, snapshot, view)
    inner = _hidden_time(snapshot, view)
    for where, key in ((places.automaton_heading, "automaton"), (places.network_heading, "network")):
        _heading(painter, where, key, view, theme)
    symbols = content.example.symbols
    automaton.paint(painter, places.automaton, binary_adder(), content.walk, symbols, inner, theme)
    cube.paint(painter, places.cube, snapshot, inner, theme)
    network.paint(painter, places.network, content, view, theme, clocked=_clocked(snapshot))
    verdict.paint(painter, places.verdict, snapshot, view, theme)
    strip.paint(painter, places.strip, snapshot, view, theme)
    column.paint(painter, places.column, snapshot, view, theme)


def _heading(painter: QPainter, where: QRectF, key: str, view: View, theme: Theme) -> None:
    title = words.say(f"adder-{key}-heading", view.language)
    note = words.say(f"adder-{key}-note", view.language)
    heading.paint(painter, where, title, note, view, theme)


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything on the stage that answers to the pointer."""
    content: AdderContent = snapshot.content
    places = _here(rect, snapshot, view)
    inner = _hidden_time(snapshot, view)
    symbols = content.example.symbols
    return (
        *verdict.hits(places.verdict, snapshot, view, theme),
        *automaton.hits(places.automaton, binary_adder(), content.walk, symbols, inner, theme),
        *cube.hits(places.cube, snapshot, inner, theme),
        *network.hits(places.network, content, inner, theme),
        *strip.hits(places.strip, snapshot, view, theme),
    )


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A click on a bit turns it over."""
    if target.kind != "bit":
        return None
    row, place = target.index
    example = snapshot.content.example
    rows = [np.array(example.first), np.array(example.second)]
    rows[row][place] ^= 1
    texts = ["0b" + "".join(str(bit) for bit in reversed(bits)) for bits in rows]
    return Set(
        {"example": "typed", "first_number": texts[0], "second_number": texts[1], "columns": len(rows[0])}
    )


def drag(
    target: Target, by: QPointF, _at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Dragging the cube turns it."""
    if target.kind not in ("cube", "pattern", "path", "start"):
        return view
    return replace(
        view, camera=cube.turn(cube.seen_from(snapshot.content, view), by, _here(rect, snapshot, view).cube)
    )


def figures(snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
    """Errors in the tests, beside the loss."""
    tested = snapshot.content.verdict
    return (
        (words.say("adder-figure-bits", language), f"{tested.bit_errors:,}"),
        (words.say("adder-figure-runs", language), f"{tested.long_run_errors:,}"),
    )


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """On the verdict's line while the network is untrained."""
    if not verdict.is_inviting(snapshot):
        return None
    return verdict.invitation_rect(_here(rect, snapshot, view).verdict, view)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is true of the network that is shown."""
    found = snapshot.content.verdict
    progress = snapshot.progress
    exploded = progress.exploded_at is not None and progress.shown == progress.exploded_at
    units = snapshot.content.parameters.sizes[0]
    kind = "exploded" if exploded else "certified" if found.certified else "training"
    if kind == "training" and not (found.bit_errors or found.long_run_errors):
        kind = "solved"
    if kind == "training" and progress.shown == 0:
        kind = "untrained"
    return words.say(f"adder-caption-{kind}", view.language, units=units, patterns=found.patterns)
