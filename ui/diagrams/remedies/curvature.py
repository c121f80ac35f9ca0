"""The scene "Hessian-Free": one update slowly, and the valley that makes curvature worth its price.

The playhead walks through the conjugate-gradient iterations of the update that is shown.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.arrays import Floats
from simulator.chapters._remedies_content import Curved, RemediesContent, SlowUpdate
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import curves, ink, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.curves import title
from ui.diagrams.magnitudes import figures
from ui.diagrams.remedies import plates, race_row, valley
from ui.diagrams.sameness import Same
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View

PANELS = ("model", "tested", "directions", "dampings", "ratios", "valley")
_GAP = 26.0
# A value of a logarithmic plot below this is drawn on its lowest line.
_LEAST = -12.0
# Reduction ratios beyond these are drawn at the border; below `_GROWS` the damping grows.
_RATIOS, _GROWS = (-0.5, 1.5), 0.25


def steps(snapshot: Snapshot) -> int:
    """The conjugate-gradient iterations of the shown update."""
    slow = _slow(snapshot)
    return max(1, len(slow.curvatures)) if slow is not None else 1


def _slow(snapshot: Snapshot) -> SlowUpdate | None:
    found = snapshot.content.hessian_free
    return found.slow if found is not None else None


def areas(rect: QRectF, view: View) -> dict[str, QRectF]:
    """Two lines of words; at the left what one update does, at the right the valley and all updates."""
    s = view.scale
    gap, words_ = _GAP * s, ink.leading(font("label", s, view.present))
    head = (32 if view.present else 26) * s + 3 * words_ + 4 * s
    left = 0.58 * rect.width() - gap / 2
    top, high = rect.top() + head, rect.height() - head
    model = 0.54 * high
    below, half = top + model + 12 * s, (left - gap) / 2
    right, wide = rect.left() + left + gap, rect.width() - left - gap
    lower, small = 0.30 * rect.height(), (wide - gap) / 2
    return {
        "head": QRectF(rect.left(), rect.top(), left, head),
        "model": QRectF(rect.left(), top, left, model),
        "tested": QRectF(rect.left(), below, half, rect.bottom() - below),
        "directions": QRectF(rect.left() + half + gap, below, half, rect.bottom() - below),
        "valley": QRectF(right, rect.top(), wide, rect.height() - lower - 12 * s),
        "dampings": QRectF(right, rect.bottom() - lower, small, lower),
        "ratios": QRectF(right + small + gap, rect.bottom() - lower, small, lower),
    }


def shown(snapshot: Snapshot, language: str) -> dict[str, Plot]:
    """The plots that can be drawn."""
    found: Curved | None = snapshot.content.hessian_free
    made: dict[str, Plot] = {}
    if found is None:
        return made
    if found.slow is not None:
        made |= _update(found.slow, language)
    if len(found.updates):
        damping, ratio = _log(found.dampings), np.clip(found.ratios, *_RATIOS)
        updates, first = words.say("remedies-axis-updates", language), float(found.updates[0])
        across = (first, max(first + 1.0, float(found.updates[-1])))
        made["dampings"] = Plot(
            words.say("remedies-hf-dampings", language),
            "",
            updates,
            found.updates,
            (Line(damping, "", "ink", 2.0),),
            across,
            plates.decades(damping),
            log=True,
        )
        made["ratios"] = Plot(
            words.say("remedies-hf-ratios", language),
            "",
            updates,
            found.updates,
            (Line(ratio, "", "ink", 2.0),),
            across,
            _RATIOS,
            level=(_GROWS, words.say("remedies-hf-grows", language)),
        )
    return made


def _update(slow: SlowUpdate, language: str) -> dict[str, Plot]:
    iterations = words.say("remedies-axis-iterations", language)
    count = len(slow.curvatures)
    across = (0.0, float(max(1, count)))
    curvature = _log(slow.curvatures)
    return {
        "model": Plot(
            words.say("remedies-hf-model", language),
            words.say("remedies-hf-model-note", language),
            iterations,
            np.arange(count + 1),
            (Line(slow.values, "q", "ink", 2.2),),
            across,
            _headroom(plates.span(slow.values, np.zeros(1), least=1e-12)),
            level=(0.0, words.say("remedies-hf-stay", language)),
        ),
        "tested": Plot(
            words.say("remedies-hf-tested", language),
            "",
            iterations,
            slow.saved,
            (Line(slow.saved_losses, "", "ink", 1.6),),
            across,
            _headroom(plates.span(slow.saved_losses, np.array([slow.loss]), least=1e-6)),
            level=(slow.loss, words.say("remedies-hf-before", language)),
        ),
        "directions": Plot(
            words.say("remedies-hf-directions", language),
            "",
            iterations,
            np.arange(1, count + 1),
            (Line(curvature, "", "ink", 1.6),),
            across,
            plates.decades(curvature),
            log=True,
        ),
    }


def _headroom(reach: tuple[float, float]) -> tuple[float, float]:
    """With room on top for the name of a line there."""
    low, high = reach
    return low, high + 0.14 * (high - low)


def _log(values: Floats) -> Floats:
    """log10, no lower than the lowest line; what is no positive number is left out."""
    with np.errstate(all="ignore"):
        found = np.maximum(np.log10(values), _LEAST)
    return np.where(np.isfinite(found), found, np.nan)


def iteration(view: View, slow: SlowUpdate) -> int:
    """The iteration the playhead has come to."""
    return min(max(0, int(view.t + 0.5)), len(slow.curvatures))


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    content: RemediesContent = snapshot.content
    found, where = content.hessian_free, areas(rect, view)
    _head(painter, where["head"], snapshot, view, theme)
    plots = shown(snapshot, view.language)
    drawn = plates.paint(painter, where, plots, ("curvature", Same(content)), view, theme)
    if found is None:
        return
    _dots(painter, drawn, plots, view, theme)
    valley.paint(
        painter, where["valley"], found.valley, words.say("remedies-valley-title", view.language), view, theme
    )
    if found.slow is None:
        area = where["model"].united(where["directions"])
        plates.note(painter, area, words.say("remedies-hf-none", view.language), view, theme)
        return
    _walk(painter, drawn, found.slow, view, theme)


def _dots(
    painter: QPainter, drawn: dict[str, Axes], plots: dict[str, Plot], view: View, theme: Theme
) -> None:
    """The newest update of every plot over updates: with the first update there is no line yet."""
    for name in ("dampings", "ratios"):
        if name in drawn:
            x, y = float(plots[name].x[-1]), float(plots[name].lines[0].y[-1])
            if drawn[name].holds(x, y):
                at = drawn[name].at(x, y)
                curves.ring(painter, at, 3.6 * view.scale, theme["ink"], theme["bg"], 1.2 * view.scale)


def _walk(painter: QPainter, drawn: dict[str, Axes], slow: SlowUpdate, view: View, theme: Theme) -> None:
    """Where the playhead is; which iterations were kept; which one was taken."""
    s, k = view.scale, iteration(view, slow)
    model, tested = drawn["model"], drawn["tested"]
    for name in ("model", "tested", "directions"):
        small_plot.mark(painter, drawn[name], float(k), theme, s)
    for number, (at, loss) in enumerate(zip(slow.saved.tolist(), slow.saved_losses.tolist(), strict=True)):
        taken = number == slow.chosen
        fill, size = (theme["ok"], 5.0) if taken else (theme["bg"], 3.4)
        if at < len(slow.values) and model.holds(float(at), float(slow.values[at])):
            curves.ring(
                painter, model.at(float(at), float(slow.values[at])), size * s, fill, theme["ink"], 1.4 * s
            )
        if math.isfinite(loss) and tested.holds(float(at), loss):
            curves.ring(painter, tested.at(float(at), loss), size * s, fill, theme["ink"], 1.4 * s)
    if model.holds(float(k), float(slow.values[k])):
        curves.ring(
            painter, model.at(float(k), float(slow.values[k])), 4 * s, theme["ink"], theme["bg"], 1.2 * s
        )


def sentence(snapshot: Snapshot, language: str) -> str:
    """What this update did, in one sentence."""
    slow = _slow(snapshot)
    if slow is None:
        return ""
    after = slow.line_losses[-1] if len(slow.line_losses) else math.nan
    return words.say(
        "remedies-hf-update",
        language,
        update=slow.update,
        iterations=len(slow.curvatures),
        stopped=words.say(f"remedies-hf-stopped-{slow.stopped}", language),
        taken=int(slow.saved[slow.chosen]) if len(slow.saved) else 0,
        length=figures(float(slow.line[-1])) if len(slow.line) else "1",
        before=figures(slow.loss),
        after=figures(float(after)),
        ratio=figures(slow.ratio),
        damping=figures(slow.damping),
        next=figures(slow.next_damping),
    )


def _head(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    s, language = view.scale, view.language
    row = QRectF(rect.left(), rect.top(), rect.width(), small_plot.heading(view) - 6 * s)
    switched = words.say(f"remedies-hf-structural-{'on' if _is_structural(snapshot) else 'off'}", language)
    title(painter, row, race_row.name_of("hessian_free", language), switched, view, theme)
    made = font("label", s, view.present)
    lines = ink.wrap(sentence(snapshot, language), made, rect.width())[:3]
    y = row.bottom() + 4 * s
    for line in lines:
        ink.text(painter, QPointF(rect.left(), y), line, made, theme["ink2"], ink.LEFT | ink.TOP)
        y += ink.leading(made)


def _is_structural(snapshot: Snapshot) -> bool:
    return bool(snapshot.settings.values()["structural"])


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The plots and the valley."""
    return {name: area for name, area in areas(rect, view).items() if name in PANELS}


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """The plots' points, the valley, the heading that switches structural damping."""
    where, found = areas(rect, view), snapshot.content.hessian_free
    made = list(plates.hits("hf", where, shown(snapshot, view.language), view))
    area = QPainterPath()
    head = where["head"]
    area.addRect(QRectF(head.left(), head.top(), head.width(), small_plot.heading(view)))
    made.append(Hit(Target("hf_structural"), area, clickable=True))
    if found is not None:
        made += valley.hits(where["valley"], found.valley, view)
    return tuple(made)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """The heading switches structural damping on and off."""
    if target.kind == "hf_structural":
        return Set({"structural": not _is_structural(snapshot)})
    return None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Nothing here can be dragged."""
    return view


def caption(snapshot: Snapshot, view: View) -> str:
    """What the update did."""
    return sentence(snapshot, view.language) or words.say("remedies-hf-none", view.language)
