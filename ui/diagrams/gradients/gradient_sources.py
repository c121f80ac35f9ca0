"""The scene Sources: which loss each gradient comes from, and why their sum hides what vanished."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters._gradients_content import VANISHED_LOG10, Sources
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink, magnitudes
from ui.diagrams.gradients import gradient_matrix, gradient_shares
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# Of all that adds up at a step, this share counts as almost everything.
_ALMOST_ALL = 0.99
# Powers of ten within which two sums are like each other, and the lag from which one is long.
_LIKE, _FAR = 2.0, 20


class _Places(NamedTuple):
    matrix: QRectF
    switch: QRectF
    shares: QRectF
    verdict: QRectF


@lru_cache(maxsize=16)
def _places(left: float, top: float, width: float, height: float, scale: float, present: bool) -> _Places:
    s, grown = scale, 1.3 if present else 1.0
    # In present mode the caption says the verdict.
    verdict = 6 * s if present else 84 * s
    # The matrix is square: on a wide stage the other pictures take what it leaves.
    gap = 32 * s
    first = max(0.42 * width, min(0.535 * width, gradient_matrix.width_for(height - verdict, s, present)))
    right = QRectF(left + first + gap, top, width - first - gap, height)
    switch = 28 * s * grown
    return _Places(
        matrix=QRectF(left, top, first, height - verdict),
        switch=QRectF(right.left(), top, right.width(), switch),
        shares=right.adjusted(0, switch + 14 * s, 0, 0),
        verdict=QRectF(left, top + height - verdict + 4 * s, first, verdict),
    )


def _here(rect: QRectF, view: View) -> _Places:
    return _places(rect.x(), rect.y(), rect.width(), rect.height(), view.scale, view.present)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    here = _here(rect, view)
    gradient_matrix.paint(painter, here.matrix, snapshot, view, theme)
    gradient_shares.paint(painter, here.shares, snapshot, view, theme)
    painter.save()
    _switch(painter, here.switch, snapshot, view, theme)
    if not view.present:
        made = font("label", view.scale, view.present, 500)
        ink.paragraph(painter, here.verdict, verdict(snapshot, view.language), made, theme["ink"])
    painter.restore()


# The switch between one loss and many.


def _choices(snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(str(choice) for choice in snapshot.settings.setting("loss_at").choices)


def _cells(room: QRectF, snapshot: Snapshot, view: View) -> list[QRectF]:
    """The choices' cells, after the switch's name."""
    s, made = view.scale, font("label", view.scale, view.present, 600)
    begin = room.left() + ink.width(words.say("gradients-setting-loss_at", view.language), made) + 12 * s
    names = [words.choice("gradients", "loss_at", choice, view.language) for choice in _choices(snapshot)]
    wanted = [ink.width(name, made) + 24 * s for name in names]
    share = min(1.0, (room.right() - begin) / sum(wanted))
    found = []
    for wide in wanted:
        found.append(QRectF(begin, room.top(), wide * share, room.height()))
        begin += wide * share
    return found


def _switch(painter: QPainter, room: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    s, places = view.scale, _cells(room, snapshot, view)
    made = font("label", s, view.present, 600)
    name = words.say("gradients-setting-loss_at", view.language)
    ink.text(painter, room, name, made, theme["ink"], ink.LEFT | ink.MIDDLE)
    frame = QRectF(places[0].topLeft(), places[-1].bottomRight())
    painter.setPen(QPen(theme["hair2"], max(1.0, s)))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(frame.adjusted(0.5 * s, 0.5 * s, -0.5 * s, -0.5 * s), 6 * s, 6 * s)
    chosen = snapshot.settings.values()["loss_at"]
    for k, (choice, place) in enumerate(zip(_choices(snapshot), places, strict=True)):
        is_chosen = choice == chosen
        if is_chosen or view.hover == Target("loss_at", (k,)):
            painter.setPen(Qt.PenStyle.NoPen if is_chosen else QPen(theme["hair2"], s))
            painter.setBrush(theme["sel" if is_chosen else "bg"])
            painter.drawRoundedRect(place.adjusted(2 * s, 2 * s, -2 * s, -2 * s), 4 * s, 4 * s)
        text = words.choice("gradients", "loss_at", choice, view.language)
        letters = font("label", s, view.present, 600 if is_chosen else 450)
        colour = theme["ink" if is_chosen else "ink2"]
        ink.text(
            painter, place, ink.elide(text, letters, place.width()), letters, colour, ink.CENTRE | ink.MIDDLE
        )


def verdict(snapshot: Snapshot, language: str) -> str:
    """What the sum shows, and what it hides; only what was computed for step 1."""
    found: Sources = snapshot.content.sources
    total, last = float(found.sum_log10[0]), float(found.last_log10[0])
    steps = found.shares.shape[1]
    sizes = {
        "sum": magnitudes.said(total, language),
        "here": magnitudes.said(float(found.sum_log10[-1]), language),
        "last": magnitudes.said(last, language),
    }
    if not (np.isfinite(total) or total == -np.inf) or np.isnan(last) or last == np.inf:
        return words.say("gradients-sources-not-finite", language)
    if snapshot.settings.values()["loss_at"] == "last":
        return words.say("gradients-sources-last", language, steps=steps, lag=steps - 1, **sizes)
    # What vanished in Flow is measured from the last step; what is hidden, from the sum here.
    if last - total < VANISHED_LOG10 and abs(total - float(found.sum_log10[-1])) < _LIKE:
        reach = int(np.searchsorted(np.cumsum(found.shares[:, 0]), _ALMOST_ALL))
        near = found.lags[min(reach, len(found.lags) - 1)][1]
        return words.say("gradients-sources-hidden", language, steps=steps, lag=near, **sizes)
    far = next((k for k, (begin, _) in enumerate(found.lags) if begin > _FAR), len(found.lags) - 1)
    share = gradient_shares.share_text(float(found.shares[far:, 0].sum()))
    lag = found.lags[far][0] - 1
    return words.say("gradients-sources-seen", language, steps=steps, lag=lag, share=share, **sizes)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The parts of the scene by name, each with its heading."""
    here = _here(rect, view)
    return {"matrix": here.matrix, **gradient_shares.panels(here.shares, view)}


# What answers to the pointer.


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """What answers to the pointer."""
    here = _here(rect, view)
    switch = []
    for k, cell in enumerate(_cells(here.switch, snapshot, view)):
        area = QPainterPath()
        area.addRect(cell)
        switch.append(Hit(Target("loss_at", (k,)), area, clickable=True))
    return (
        *gradient_matrix.hits(here.matrix, snapshot, view),
        *gradient_shares.hits(here.shares, snapshot, view),
        *switch,
    )


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A click on the switch chooses where the losses are."""
    return Set({"loss_at": _choices(snapshot)[target.index[0]]}) if target.kind == "loss_at" else None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Nothing here is dragged."""
    return view


def caption(snapshot: Snapshot, view: View) -> str:
    """The sentence beside the pictures."""
    return verdict(snapshot, view.language)
