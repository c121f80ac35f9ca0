"""What stands over the error's bars: the factor of every step it goes back, and where it enters.

∂E/∂c_(t-1) = keep_t × ∂E/∂c_t (and, in a trained layer, what comes through the gates)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from simulator.arrays import Floats
from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, ink
from ui.diagrams.memory_cell.cell_moment import Moment
from ui.diagrams.memory_cell.cell_rows import Rows, asked, error
from ui.equations import number
from ui.theme import Theme, font, mix
from ui.view import View

# A derivative smaller than this share of the largest is not worth an arrow.
_SMALL = 0.01


def factors(snapshot: Snapshot) -> Floats:
    """What the loop multiplies the error of the picked cell with from step t to t − 1, (T,)."""
    content: MemoryCellContent = snapshot.content
    found: Floats = content.trace.keep[:, content.cell]
    return found


def arcs(painter: QPainter, r: Rows, span: range, snapshot: Snapshot, theme: Theme, *, dim: bool) -> None:
    """Arrows from the steps of `span` to those before them, with their factors, where there is room."""
    live = _live(snapshot)
    if not _room(r):
        return
    for step in range(max(1, span.start), min(span.stop + 1, r.steps)):
        if live[step] and live[step - 1]:
            _arc(painter, r, step, float(factors(snapshot)[step]), _hue(theme, dim=dim))


def notes(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, theme: Theme, *, dim: bool) -> None:
    """Where the error enters and arrives, or why there is none."""
    live = _live(snapshot)
    if live.any():
        _ends(painter, r, snapshot, view, live, _hue(theme, dim=dim))
    else:
        _silence(painter, r, snapshot, view, _hue(theme, dim=dim))


def _hue(theme: Theme, *, dim: bool) -> QColor:
    return mix(theme["bg"], theme["backward"], 0.7) if dim else theme["backward"]


def _live(snapshot: Snapshot) -> NDArray[np.bool_]:
    """The steps at which there is any error worth an arrow, (T,)."""
    values = np.abs(error(snapshot)[:, snapshot.content.cell])
    largest = float(values[np.isfinite(values)].max(initial=0.0))
    found: NDArray[np.bool_] = values > max(_SMALL * largest, 0.0)
    return found


def _room(r: Rows) -> bool:
    made = font("tick", r.scale, r.present)
    return r.width > ink.width("×0.00", made) + 2 * r.scale and r.lane("error").height() > 44 * r.scale


def _arc(painter: QPainter, r: Rows, step: int, factor: float, colour: QColor) -> None:
    """From a column to the one before it, with the factor over it."""
    lane, s = r.lane("error"), r.scale
    foot = r.bars("error")[0] - 3 * s
    start = QPointF(r.left + (step + 0.32) * r.width, foot)
    end = QPointF(r.left + (step - 0.32) * r.width, foot)
    arrows.arrow(painter, arrows.bent(start, end, -min(7 * s, 0.3 * lane.height())), colour, 1.2 * s, 6 * s)
    made = font("tick", s, r.present)
    top = lane.top() + 0.5 * (foot - 7 * s - lane.top())
    where = QPointF(r.left + step * r.width, top)
    ink.text(painter, where, f"×{number(factor)}", made, colour, ink.CENTRE | ink.MIDDLE)


def hop(painter: QPainter, r: Rows, snapshot: Snapshot, theme: Theme, moment: Moment) -> None:
    """On the way back: the factor of the hop under way, also where columns are too narrow for all."""
    if not moment.backward or not 0 <= moment.now < r.steps - 1 or _room(r):
        return
    lane, s = r.lane("error"), r.scale
    made = font("label", s, r.present, 600)
    said = f"×{number(float(factors(snapshot)[moment.now + 1]))}"
    across = ink.width(said, made)
    x = r.left + (moment.place + 1.0) * r.width
    x = max(r.left, min(x - across / 2, r.right - across))
    where = QRectF(x, lane.top(), across, r.bars("error")[0] - lane.top())
    ink.text(painter, where, said, made, theme["backward"], ink.LEFT | ink.MIDDLE, halo=theme["bg"])


def _ends(
    painter: QPainter, r: Rows, snapshot: Snapshot, view: View, live: NDArray[np.bool_], colour: QColor
) -> None:
    """Beside the bars, where nothing stands: where the error enters and how far it came."""
    content: MemoryCellContent = snapshot.content
    entered = asked(content)
    if content.task or len(entered) != 1 or not live[entered[0]]:
        return
    last, first = entered[0], int(np.flatnonzero(live)[0])
    top, bottom = r.bars("error")
    made = font("small", r.scale, r.present)
    gap = 8 * r.scale
    right = QRectF(r.left + (last + 1) * r.width + gap, top, 0, bottom - top)
    right.setRight(r.right)
    left = QRectF(r.left, top, first * r.width - gap, bottom - top)
    write = int(snapshot.settings.values()["write_at"]) - 1
    far = words.say("memory_cell-error-lost", view.language, step=write + 1)
    if write < last and live[write]:
        far = words.say("memory_cell-error-arrives", view.language, steps=last - write)
    said = (
        (right, words.say("memory_cell-error-enters", view.language, step=last + 1), ink.LEFT),
        (left, far, ink.RIGHT),
    )
    widest = (190 if r.present else 150) * r.scale
    for area, text, side in said:
        lines = ink.wrap(text, made, min(area.width(), widest)) if area.width() > 60 * r.scale else ()
        step = ink.leading(made)
        # The words stand on the lane's line, over the bars that are not there.
        start = bottom - 3 * r.scale - step * len(lines)
        if not lines or start < r.lane("error").top() or not _is_whole(lines, text):
            continue
        for k, line in enumerate(lines):
            row = QRectF(area.left(), start + k * step, area.width(), step)
            ink.text(painter, row, line, made, colour, side | ink.MIDDLE)


def _silence(painter: QPainter, r: Rows, snapshot: Snapshot, view: View, colour: QColor) -> None:
    """Why there is no error: what is asked for cannot be heard."""
    at = asked(snapshot.content)
    if len(at) == 1 and not snapshot.content.task:
        _, bottom = r.bars("error")
        said = words.say("memory_cell-error-none", view.language, step=at[0] + 1)
        made = font("small", r.scale, r.present)
        row = QRectF(r.left, bottom - 3 * r.scale - ink.leading(made), r.right - r.left, ink.leading(made))
        ink.text(painter, row, said, made, colour, ink.CENTRE | ink.MIDDLE)


def _is_whole(lines: tuple[str, ...], text: str) -> bool:
    """Whether wrapping has broken no word."""
    return " ".join(lines) == text or "".join(lines) == text
