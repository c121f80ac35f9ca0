"""The adder's third scene: two sums at once, a product machine beside six neurons, and what many cost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator.chapters.adder import TwoSumsContent
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.chapters._adder_two_cards import card as card
from ui.diagrams import tabs
from ui.diagrams.adder import growth_plots, heading, product, shares, two_column, two_strip, verdict
from ui.diagrams.layers import cached
from ui.diagrams.sameness import extent
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Hit, Target, View

PANELS = ("product", "units", "verdict", "sums", "general")
_NAMES = ("first_number", "second_number", "third_number", "fourth_number")


@dataclass(frozen=True)
class _Places:
    product_heading: QRectF
    product: QRectF
    units_heading: QRectF
    units: QRectF
    verdict: QRectF
    switch: QRectF
    sums: QRectF
    column: QRectF
    general: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, width: float, height: float, scale: float, present: bool) -> _Places:
    left, right = x + (48 if present else 32) * scale, x + width - (48 if present else 24) * scale
    top, bottom = y + 6 * scale, y + height - 8 * scale
    heading, line = (30 if present else 26) * scale, (44 if present else 34) * scale
    switch = (30 if present else 26) * scale
    across, gap = right - left, 28 * scale
    # The strip has sixteen rows, so it gets the larger half where there is little room.
    middle = top + (bottom - top - line) * (0.5 if height > 600 * scale else 0.46)
    machine = 0.44 * across
    body = middle - top - heading - 8 * scale
    below = middle + line + 8 * scale
    lower = bottom - below - switch - 6 * scale
    story = max(0.23 * across, 185 * scale)
    begin = below + switch + 6 * scale
    return _Places(
        product_heading=QRectF(left, top, machine, heading),
        product=QRectF(left, top + heading, machine, body),
        units_heading=QRectF(left + machine + gap, top, across - machine - gap, heading),
        units=QRectF(left + machine + gap, top + heading, across - machine - gap, body),
        verdict=QRectF(left, middle, across, line),
        switch=QRectF(left, below, across, switch),
        sums=QRectF(left, begin, across - story - 18 * scale, lower),
        column=QRectF(right - story, begin, story, lower),
        general=QRectF(left, begin, across, lower),
    )


def _here(rect: QRectF, view: View) -> _Places:
    return _places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def _general(snapshot: Snapshot) -> bool:
    return bool(snapshot.settings.values()["lower_half"] == "in_general")


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts a camera can fill its picture with, each with its heading."""
    p = _here(rect, view)
    found = {
        "product": p.product.united(p.product_heading),
        "units": p.units.united(p.units_heading),
        "verdict": p.verdict,
    }
    return found | ({"general": p.general} if _general(snapshot) else {"sums": p.sums.united(p.column)})


def clock(snapshot: Snapshot) -> Clock:
    """The columns of both sums."""
    return Clock(snapshot.content.trace.steps)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole scene."""
    content: TwoSumsContent = snapshot.content
    p = _here(rect, view)
    for where, key in ((p.product_heading, "product"), (p.units_heading, "units")):
        _heading(painter, where, key, view, theme)
    product.paint(painter, p.product, content, view, theme)
    shares.paint(painter, p.units, snapshot, view, theme)
    verdict.paint(painter, p.verdict, snapshot, view, theme)
    lit = view.hover if view.hover is not None and view.hover.kind == "lower_half" else None
    shown = (_general(snapshot), lit, view.language, view.scale, view.present)
    cached(
        painter,
        p.switch,
        ("adder lower half", extent(p.switch), theme, shown),
        lambda layer: tabs.paint(layer, p.switch, snapshot, view, theme, "lower_half"),
        theme["bg"],
    )
    if _general(snapshot):
        growth_plots.paint(painter, p.general, content.growth, view, theme)
    else:
        two_strip.paint(painter, p.sums, snapshot, view, theme)
        two_column.paint(painter, p.column, content, view, theme)


def _heading(painter: QPainter, where: QRectF, key: str, view: View, theme: Theme) -> None:
    title = words.say(f"adder-two-{key}-heading", view.language)
    note = words.say(f"adder-two-{key}-note", view.language)
    heading.paint(painter, where, title, note, view, theme)


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything that answers to the pointer."""
    p = _here(rect, view)
    found = verdict.hits(p.verdict, snapshot, view, theme) + product.hits(p.product, view)
    found += shares.hits(p.units, snapshot.content, view) + tabs.hits(p.switch, snapshot, view, "lower_half")
    if _general(snapshot):
        return found + growth_plots.hits(p.general, view)
    return found + two_strip.hits(p.sums, snapshot, view)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A click on a bit of a typed example turns it over; on the lower half's names it shows the other."""
    if target.kind == "lower_half":
        return tabs.click(target, snapshot)
    if target.kind != "two_bit" or snapshot.settings.values()["example"] != "typed":
        return None
    row, place = target.index
    rows = [np.array(bits) for shown in snapshot.content.examples for bits in (shown.first, shown.second)]
    rows[row][place] ^= 1
    texts = ["0b" + "".join(str(bit) for bit in reversed(bits)) for bits in rows]
    return Set({"example": "typed", "columns": len(rows[0]), **dict(zip(_NAMES, texts, strict=True))})


def figures(snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
    """Errors in the tests, beside the loss."""
    tested = snapshot.content.verdict
    return (
        (words.say("adder-two-figure-bits", language), f"{tested.bit_errors:,}"),
        (words.say("adder-figure-runs", language), f"{tested.long_run_errors:,}"),
    )


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """On the verdict's line while the network is untrained."""
    if not verdict.is_inviting(snapshot):
        return None
    return verdict.invitation_rect(_here(rect, view).verdict, view)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is true of the network that is shown."""
    content: TwoSumsContent = snapshot.content
    found, progress = content.verdict, snapshot.progress
    if _general(snapshot):
        return words.say("adder-two-caption-general", view.language)
    if progress.exploded_at is not None and progress.shown == progress.exploded_at:
        return words.say("adder-caption-exploded", view.language)
    if found.certified:
        key = "split" if content.units.split else "shared"
    elif not (found.bit_errors or found.long_run_errors):
        key = "solved"
    else:
        key = "training" if progress.shown else "untrained"
    return words.say(f"adder-two-caption-{key}", view.language)
