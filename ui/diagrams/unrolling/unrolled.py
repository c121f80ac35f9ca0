"""The unrolled network: the folded one, and a copy of it for every step, tied by their shared weights.

Each step is a picture of its own that is kept as long as its look does not change; only the step under
way is painted in every frame, and after an update each step once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters.unrolling import UnrollingContent
from ui import words
from ui.diagrams import arrows, ink
from ui.diagrams.layers import cached, is_direct
from ui.diagrams.sameness import Same, extent
from ui.diagrams.unrolling import activity_stack, unrolled_fold
from ui.diagrams.unrolling.unrolled_column import column, tied_letter
from ui.diagrams.unrolling.unrolled_hits import areas
from ui.diagrams.unrolling.unrolled_layout import Layout, layout_of
from ui.diagrams.unrolling.unrolled_links import gap
from ui.diagrams.unrolling.unrolled_moment import SHARE, SUM, Moment, eased
from ui.diagrams.unrolling.unrolled_pen import ARRIVED, Pen
from ui.diagrams.unrolling.unrolled_values import values_of
from ui.theme import Theme, alpha, font
from ui.view import Hit, Target, View


def paint(
    painter: QPainter,
    rect: QRectF,
    stack: QRectF | None,
    content: UnrollingContent,
    m: Moment,
    view: View,
    theme: Theme,
) -> None:
    """The diagram in `rect`; activities travel from and to the stack in `stack`, where there is one."""
    layout = layout_of(rect, content, view)
    p = Pen(painter, layout, content, values_of(content), m, view, theme)
    painter.save()
    if not m.folded:
        _columns(p)
        if not m.backward and m.unfolding < 1.0:
            # What is not yet uncovered by the folded network on its way to its place.
            left = QRectF(
                rect.left(), rect.top(), unrolled_fold.right(layout, m) - rect.left(), rect.height()
            )
            painter.fillRect(left, theme["bg"])
    unrolled_fold.paint(painter, layout, content, m, view, theme)
    if not m.folded:
        _size_name(p)
        if not m.backward and 0.0 < m.there(m.step, SUM) < ARRIVED:
            _leaving(p, m.step)
    if stack is not None:
        _thread(p, stack)
    for target in (view.selection, view.hover):
        if target is not None:
            _point(p, target)
    painter.restore()


def _columns(p: Pen) -> None:
    """Every step: those before and after the present one from layers, the present one as it moves."""
    lay, m = p.layout, p.moment
    here = max(0, m.step)
    first = 0 if here <= 1 else here
    if is_direct(p.painter):
        _all(p, [step for step in range(lay.steps + 1) if not first <= step <= here])
    else:
        for step in range(lay.steps + 1):
            if not first <= step <= here:
                _layer(p, _look(m, step), step)
    for step in range(first, here + 1):
        p.painter.fillRect(lay.column(step), p.theme["bg"])
    for step in range(first, here + 1):
        column(p, step)
    for step in range(max(1, first), min(lay.steps, here + 1) + 1):
        if _has_gap(lay):
            p.painter.fillRect(lay.gap(step), p.theme["bg"])
            gap(p, step)
    for step in range(first, here + 1):
        tied_letter(p, step)


def _has_gap(layout: Layout) -> bool:
    return layout.gap(1).width() > 2 * layout.scale


def _all(p: Pen, steps: Sequence[int]) -> None:
    """These steps, as they are when the playhead is elsewhere."""
    for step in steps:
        column(replace(p, moment=_past(p.moment.steps, _look(p.moment, step))), step)
    for step in steps:
        q = replace(p, moment=_past(p.moment.steps, _look(p.moment, step)))
        if step and _has_gap(p.layout):
            gap(q, step)
        tied_letter(q, step)


def _look(m: Moment, step: int) -> str:
    if m.backward:
        return "back" if step > m.step else "there"
    return "ahead" if step > m.step else "there"


def _layer(p: Pen, look: str, step: int) -> None:
    """A step that is not under way, with its halves of the ways to its neighbours."""
    lay = p.layout
    key = ("unrolled", look, step, Same(p.content), lay, p.theme, p.view.language)

    def draw(layer: QPainter) -> None:
        past = _past(lay.steps, look)
        q = replace(p, painter=layer, moment=past)
        column(q, step)
        if _has_gap(lay):
            for right in range(max(1, step), min(lay.steps, step + 1) + 1):
                layer.fillRect(lay.gap(right), p.theme["bg"])
                gap(q, right)
        tied_letter(q, step)

    cached(p.painter, lay.column(step), key, draw, p.theme["bg"])


def _past(steps: int, look: str) -> Moment:
    """A moment at which no step is the present one, and all look so."""
    t, backward = {"ahead": (0.0, False), "there": (float(steps), False), "back": (0.0, True)}[look]
    return _Past(steps, t, backward)


class _Past(Moment):
    """A moment at which no step is the present one."""

    @property
    def step(self) -> int:
        return -1


def _leaving(p: Pen, step: int) -> None:
    """The copy of this step on its way out of the one before."""
    share = p.moment.there(step, SUM)
    out = eased(min(1.0, share / ARRIVED))
    if out >= 1.0:
        return
    lay, s = p.layout, p.scale
    source = unrolled_fold.capsule(lay, p.moment) if step == 1 else lay.capsule(step - 1)
    here = lay.capsule(step)
    area = QRectF(*(a + (b - a) * out for a, b in zip(extent(source), extent(here), strict=True)))
    p.painter.save()
    p.painter.setOpacity(0.25 + 0.75 * out)
    p.painter.setPen(QPen(p.theme["ink"], 1.6 * s))
    p.painter.setBrush(p.theme["sel"])
    p.painter.drawRoundedRect(area, 0.5 * area.width(), 0.5 * area.width())
    p.painter.setPen(QPen(p.theme["hair2"], 1.2 * s))
    p.painter.setBrush(p.theme["surface"])
    for unit in range(lay.units):
        y = area.top() + (lay.unit(step, unit).y() - here.top()) / here.height() * area.height()
        p.painter.drawEllipse(QPointF(area.center().x(), y), lay.radius, lay.radius)
    p.painter.restore()


def _size_name(p: Pen) -> None:
    """What the backward numbers under the capsules are."""
    lay = p.layout
    if not p.moment.backward:
        return
    made = font("small", p.scale, p.view.present)
    lines = words.say("unrolling-size", p.view.language).split("|")
    right = lay.x(0) + 0.5 * lay.pitch - 4 * p.scale
    # Between the folded network's input and the first column there may be room for a word only.
    room = right - lay.fold.left() - 0.43 * lay.fold.width() - 18 * p.scale
    if lay.inputs and max(ink.width(line, made) for line in lines) > room:
        lines = list(ink.wrap(" ".join(lines), made, room))
    top = lay.input_y - 7 * (len(lines) - 1) * lay.type
    if not lay.inputs:
        # Without inputs there is no room under the capsule, but there is beside it.
        right, top = lay.x(0) - lay.half - 4 * p.scale, lay.time_y - 22 * lay.type
    step = 14 * lay.type
    for number, line in enumerate(lines):
        at = QPointF(right, top + number * step)
        ink.text(p.painter, at, line, made, p.theme["backward"], ink.RIGHT | ink.MIDDLE)


def _thread(p: Pen, stack: QRectF) -> None:
    """The dashed way of an activity between its capsule and the stack."""
    lay, m = p.layout, p.moment
    for step in activity_stack.moving(m):
        if m.backward and m.back(step, SHARE) >= 1.0:
            continue
        mouth = activity_stack.mouth(stack, p.content, step, p.view)
        capsule = lay.capsule(step)
        edge = min(stack.left() - 44 * p.scale, max(mouth.x() - 10 * p.scale, lay.x(lay.steps) + lay.half))
        low = capsule.bottom() + 7 * p.scale
        radius = min(10 * p.scale, 0.3 * lay.pitch)
        foot = QPointF(capsule.center().x() + 0.62 * lay.half, capsule.bottom())
        path = QPainterPath(QPointF(mouth.x(), mouth.y()))
        path.lineTo(edge + radius, mouth.y())
        way = radius if low > mouth.y() else -radius
        path.quadTo(edge, mouth.y(), edge, mouth.y() + way)
        path.lineTo(edge, low - way)
        path.quadTo(edge, low, edge - radius, low)
        path.lineTo(max(foot.x() + radius, foot.x() + 2), low)
        path.quadTo(foot.x(), low, foot.x(), foot.y() + p.scale)
        if not m.backward:
            path = path.toReversed()
        arrows.arrow(
            p.painter, path, p.theme["forward"], 1.5 * p.scale, 8 * p.scale, [4 * p.scale, 3.5 * p.scale]
        )


def hits(rect: QRectF, content: UnrollingContent, m: Moment, view: View) -> tuple[Hit, ...]:
    """Links, then units; before anything is unrolled only the folded network."""
    layout = layout_of(rect, content, view)
    fold = unrolled_fold.hits(layout, m)
    return fold if m.folded else (*fold, *areas(layout))


def _point(p: Pen, target: Target) -> None:
    """A ring round what is pointed at."""
    if p.moment.folded:
        return
    lay, s = p.layout, p.scale
    p.painter.setPen(QPen(p.theme["ink"], 1.6 * s))
    p.painter.setBrush(Qt.BrushStyle.NoBrush)
    index = target.index
    inside = bool(index) and 0 <= index[0] <= lay.steps
    if target.kind in ("hidden", "start") and (target.kind == "start" or inside):
        step, unit = (0, index[0]) if target.kind == "start" else (index[0], index[1])
        if unit < lay.units:
            away = lay.radius + 3.5 * s
            p.painter.drawEllipse(lay.unit(step, unit), away, away)
    elif target.kind == "output" and inside and index[1] < lay.outputs:
        away = lay.output_radius + 3.5 * s
        p.painter.drawEllipse(lay.output(index[0], index[1]), away, away)
    elif target.kind == "input" and inside and lay.inputs:
        p.painter.drawRoundedRect(
            lay.input_box(index[0]).adjusted(-2 * s, -2 * s, 2 * s, 2 * s), 5 * s, 5 * s
        )
    elif target.kind in ("u", "w", "v") and inside:
        _all_copies(p, target.kind)


def _all_copies(p: Pen, kind: str) -> None:
    """Every copy of a shared matrix at once: they are one."""
    lay, s = p.layout, p.scale
    p.painter.setPen(QPen(alpha(p.theme["forward"], 0.30), 6 * s, c=Qt.PenCapStyle.RoundCap))
    for step in range(1, lay.steps + 1):
        if p.there(step, SUM) <= 0.0:
            continue
        if kind == "u":
            area, y = lay.gap(step), lay.link_y
            p.painter.drawLine(QPointF(area.left() + 4 * s, y), QPointF(area.right() - 4 * s, y))
        else:
            x, capsule = lay.x(step), lay.capsule(step)
            ends = (
                (capsule.bottom(), lay.input_y - lay.box / 2)
                if kind == "w"
                else (lay.output_bottom, capsule.top())
            )
            p.painter.drawLine(QPointF(x, ends[0] + 4 * s), QPointF(x, ends[1] - 4 * s))
