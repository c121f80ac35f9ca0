"""The adder's second scene: a feed-forward network given both whole numbers learns beside the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters.adder import RivalContent
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.chapters._adder_rival_cards import card as card
from ui.diagrams import ink, tabs
from ui.diagrams.adder import rival_answers, rival_news, rival_plots, rival_weights, rival_worked, verdict
from ui.diagrams.layers import cached
from ui.diagrams.sameness import extent
from ui.playhead import Clock
from ui.theme import Theme, font
from ui.view import Hit, Target, View

PANELS = ("exact", "weights", "news", "answers", "worked", "parameters")


@dataclass(frozen=True)
class _Places:
    exact: QRectF
    weights: QRectF
    news: QRectF
    switch: QRectF
    answers: QRectF
    worked_heading: QRectF
    worked: QRectF
    parameters: QRectF


@lru_cache(maxsize=16)
def _places(x: float, y: float, width: float, height: float, scale: float, present: bool) -> _Places:
    left, right = x + (48 if present else 32) * scale, x + width - (48 if present else 24) * scale
    top, bottom = y + 10 * scale, y + height - 8 * scale
    line, head = (60 if present else 46) * scale, (34 if present else 28) * scale
    across, gap = right - left, 24 * scale
    middle = top + 0.47 * (bottom - top - line)
    upper = middle - top - 8 * scale
    below = middle + line + 8 * scale
    lower = bottom - below
    plot, story, sizes = 0.46 * across, 0.27 * across, 0.21 * across
    worked = across - story - sizes - 2 * gap
    return _Places(
        exact=QRectF(left, top, plot, upper),
        weights=QRectF(left + plot + gap, top, across - plot - gap, upper),
        news=QRectF(left, middle, across, line),
        switch=QRectF(left, below, story, head),
        answers=QRectF(left, below + head + 10 * scale, story, lower - head - 10 * scale),
        worked_heading=QRectF(left + story + gap, below, worked, head),
        worked=QRectF(left + story + gap, below + head + 4 * scale, worked, lower - head - 4 * scale),
        parameters=QRectF(right - sizes, below, sizes, lower),
    )


def _here(rect: QRectF, view: View) -> _Places:
    return _places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts a camera can fill its picture with, each with its heading."""
    p = _here(rect, view)
    found = {name: QRectF(getattr(p, name)) for name in PANELS}
    found["answers"] = found["answers"].united(p.switch)
    found["worked"] = found["worked"].united(p.worked_heading)
    return found


def clock(snapshot: Snapshot) -> Clock:
    """The columns of the sum that is worked through, the one for its carry included."""
    return Clock(snapshot.content.example.columns)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The whole scene."""
    content: RivalContent = snapshot.content
    p = _here(rect, view)
    rival_plots.paint_exact(painter, p.exact, snapshot, view, theme)
    rival_weights.paint(painter, p.weights, content, view, theme)
    rival_news.paint(painter, p.news, snapshot, view, theme)
    lit = view.hover if view.hover is not None and view.hover.kind == "test" else None
    shown = (snapshot.settings.values()["test"], lit, view.language, view.scale, view.present)
    key = ("rival tests", extent(p.switch), theme, shown)
    cached(
        painter,
        p.switch,
        key,
        lambda layer: tabs.paint(layer, p.switch, snapshot, view, theme, "test"),
        theme["bg"],
    )
    rival_answers.paint(painter, p.answers, content, view, theme)
    _heading(painter, p.worked_heading, content, view, theme)
    rival_worked.paint(painter, p.worked, snapshot, view, theme)
    rival_plots.paint_parameters(painter, p.parameters, content, view, theme)


def _heading(painter: QPainter, where: QRectF, content: RivalContent, view: View, theme: Theme) -> None:
    """Which sum it is, as whole numbers."""
    example = content.example
    first, second = (
        sum(int(bit) << k for k, bit in enumerate(row)) for row in (example.first, example.second)
    )
    values = {"first": f"{first:,}", "second": f"{second:,}", "total": f"{first + second:,}"}
    said = words.say("adder-rival-worked", view.language, **values)
    big = font("panel_title", view.scale, view.present)
    baseline = QPointF(where.left(), where.center().y() + ink.capital(big) / 2)
    ink.text(painter, baseline, ink.elide(said, big, where.width()), big, theme["ink"])


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Everything that answers to the pointer."""
    content: RivalContent = snapshot.content
    p = _here(rect, view)
    return (
        *rival_news.hits(p.news),
        *rival_plots.exact_hits(p.exact, content, view),
        *rival_weights.hits(p.weights, view),
        *tabs.hits(p.switch, snapshot, view, "test"),
        *rival_answers.hits(p.answers, content, view),
        *rival_worked.hits(p.worked, content, view),
        *rival_plots.parameter_hits(p.parameters),
    )


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A number of columns or a test to look at, an answer to work through."""
    match target.kind:
        case "test":
            chosen = tabs.click(target, snapshot).values["test"]
            return Set({"test": chosen, "answer": 0})
        case "tested":
            return Set({"test": "longer", "tested_columns": target.index[0], "answer": 0})
        case "answer":
            return Set({"answer": target.index[0] + 1})
    return None


def figures(snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
    """Exact answers inside and one column beyond, beside the rival's loss."""
    content: RivalContent = snapshot.content
    inside = content.measures.exact[1, content.trained_columns - 1]
    return tuple(
        (words.say(f"adder-rival-figure-{key}", language), f"{rival_news.percent(share):.1f} %")
        for key, share in (("inside", inside), ("beyond", content.beyond))
    )


def invitation(rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """On the news while nothing is trained."""
    if not verdict.is_inviting(snapshot):
        return None
    return verdict.invitation_rect(_here(rect, view).news, view)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is true of both networks now."""
    content: RivalContent = snapshot.content
    progress = snapshot.progress
    if progress.exploded_at is not None and progress.shown == progress.exploded_at:
        return words.say("adder-caption-exploded", view.language)
    key = "untrained" if not progress.shown else "learned" if content.learned else "training"
    values = {
        "columns": content.trained_columns,
        "next": content.trained_columns + 1,
        "beyond": rival_news.percent(content.beyond),
    }
    return words.say(f"adder-rival-caption-{key}", view.language, **values)
