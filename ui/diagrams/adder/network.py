"""The recurrent network: inputs below, hidden units on a gentle arch, the output above.

Links to the right arch over the units and links to the left pass under them, so the way round is
always clockwise and each of the H · H recurrent weights has a line of its own. While a step is under
way beads carry what each link passes on; numbers change once, in the middle of settling.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPainterPathStroker, QPen

from simulator.arrays import Floats
from simulator.chapters.adder import AdderContent
from ui import words
from ui.diagrams import arrows, glyphs, ink
from ui.diagrams.adder.network_layout import Layout, layout_of
from ui.diagrams.layers import cached
from ui.diagrams.maths import maths
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, alpha, font
from ui.view import Hit, Target, View

# Shares of a step: signals travel, then what they meet settles (TOKENS, "Motion").
TRAVEL = 0.6
_KINDS = ("input_weight", "recurrent_weight", "output_weight")
_PLAIN, _RECURRENT = 0.85, 0.62  # how strongly links are drawn until they are hovered
_DASHES = (5.0, 3.2)
MINUS = "\u2212"


class Moment(NamedTuple):
    """What the units hold at one playhead position; a share of a step lies between two columns.

    `inputs` is None before the first column and `output` until there is one. `blend` mixes the
    activation colours of `before` and `after`; the printed numbers are always one of the two.
    """

    inputs: Floats | None  # (2,)
    before: Floats  # (H,) the activities signals leave from
    after: Floats  # (H,)
    output_before: float | None
    output: float | None
    travel: float  # 0 to 1, beads on the way to the hidden units
    blend: float  # 0 to 1, hidden units settling
    output_blend: float  # 0 to 1, output settling
    from_start: bool  # whether `before` is the learned initial state
    at_once: bool = False  # clocked: the output reads `before` while the hidden units do


def moment(content: AdderContent, view: View, *, clocked: bool = False) -> Moment:
    """What the network holds at `view.t`, in columns, or in ticks if it is clocked.

    Clocked, every link takes one tick: at tick n the input is column n, the activities are those of
    column n − 1, the output that of column n − 2.
    """
    trace, columns = content.trace, len(content.trace.hidden)
    held, said = (view.step - 1, view.step - 2) if clocked else (view.step, view.step)
    moves, speaks = (view.phase > 0.0 and 0 <= done < columns for done in (held, said))
    held, said = (max(0, min(done, columns)) for done in (held, said))
    phase = view.phase if moves or speaks else 0.0
    # A clocked column is replaced by the next when it has been read; otherwise it is the one read.
    seen = view.step if (phase >= TRAVEL if clocked else moves) else view.step - 1
    before = trace.hidden[held - 1] if held else content.parameters.initial_state
    y = float(trace.outputs[said - 1, 0]) if said else None
    settled = max(0.0, (phase - TRAVEL) / (1 - TRAVEL))
    return Moment(
        inputs=trace.inputs[seen] if 0 <= seen < columns else None,
        before=before,
        after=trace.hidden[held] if moves else before,
        output_before=y,
        output=float(trace.outputs[said, 0]) if speaks else y,
        travel=_in_out_cubic(min(1.0, phase / TRAVEL)),
        blend=_out_cubic(min(1.0, 2 * settled)),
        output_blend=_out_cubic(max(0.0, 2 * settled - 1)),
        from_start=not held,
        at_once=clocked,
    )


def paint(
    painter: QPainter,
    rect: QRectF,
    content: AdderContent,
    view: View,
    theme: Theme,
    *,
    clocked: bool = False,
) -> None:
    """The network in `rect` at `view.t`, with what is hovered or selected brought out."""
    layout = layout_of(*extent(rect), content.parameters.sizes[0], view.scale, view.present)
    same = Same(content.parameters)
    key = ("network", same, extent(rect), theme, view.language, view.scale, view.present)
    cached(painter, rect, key, lambda layer: _still(layer, rect, layout, content, view, theme), theme["bg"])
    painter.save()
    lit = [target for target in (view.selection, view.hover) if target is not None]
    for target in lit:
        _bring_out(painter, layout, content, target, view, theme)
    now = moment(content, view, clocked=clocked)
    _beads(painter, layout, content, now, view, theme)
    _units(painter, layout, content, now, view, theme)
    for target in lit:
        _ring(painter, layout, target, view, theme)
        if target in layout.links:
            _number(painter, rect, layout, content, target, view, theme)
    painter.restore()


def hits(rect: QRectF, content: AdderContent, view: View, theme: Theme) -> tuple[Hit, ...]:
    """Links, then units: input (i), hidden (i), output (0), and one target for each weight."""
    return _hits(*extent(rect), content.parameters.sizes[0], view.scale, view.present)


@lru_cache(maxsize=16)
def _hits(
    x: float, y: float, width: float, height: float, units: int, scale: float, present: bool
) -> tuple[Hit, ...]:
    layout = layout_of(x, y, width, height, units, scale, present)
    stroker = QPainterPathStroker()
    stroker.setWidth(8 * scale)
    found = [Hit(target, stroker.createStroke(path)) for target, path in layout.links.items()]
    for i, centre in enumerate(layout.inputs):
        box = QRectF(0, 0, layout.side, layout.side)
        box.moveCenter(centre)
        square = QPainterPath()
        square.addRect(box)
        found.append(Hit(Target("input", (i,)), square))
    circles = [(Target("hidden", (i,)), centre) for i, centre in enumerate(layout.hidden)]
    for target, centre in [*circles, (Target("output", (0,)), layout.output)]:
        disc = QPainterPath()
        disc.addEllipse(centre, layout.radius, layout.radius)
        found.append(Hit(target, disc))
    return tuple(found)


def _weight(content: AdderContent, target: Target) -> float:
    p = content.parameters
    matrices = zip(_KINDS, (p.input_weights, p.recurrent_weights, p.output_weights), strict=True)
    return float(dict(matrices)[target.kind][target.index])


def _largest(content: AdderContent) -> float:
    p = content.parameters
    sizes = [
        abs(float(w))
        for matrix in (p.input_weights, p.recurrent_weights, p.output_weights)
        for w in matrix.ravel()
        if math.isfinite(w)
    ]
    return max(sizes, default=0.0) or 1.0


def _thickness(weight: float, largest: float, scale: float) -> float:
    share = min(1.0, abs(weight) / largest) if weight == weight else 0.0
    return (0.5 + 3.6 * share) * scale  # 0.5 + 3.6 |w| / max


def _hue(weight: float, theme: Theme) -> QColor:
    if weight != weight:
        return theme["axis"]
    return theme["activation_low" if weight < 0 else "activation_high"]


def _draw_link(
    painter: QPainter,
    layout: Layout,
    content: AdderContent,
    target: Target,
    largest: float,
    strength: float,
    view: View,
    theme: Theme,
) -> None:
    weight = _weight(content, target)
    width = _thickness(weight, largest, view.scale)
    colour = alpha(_hue(weight, theme), strength)
    dashed = [px * view.scale for px in _DASHES] if weight < 0 else False
    shaft, head = layout.heads.get(target, (layout.links[target], None))
    arrows.arrow(painter, shaft, colour, width, 0.0, dashed)
    if head is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(head)


def _still(
    painter: QPainter, rect: QRectF, layout: Layout, content: AdderContent, view: View, theme: Theme
) -> None:
    """What does not move with t: the weights and the names."""
    largest = _largest(content)
    for kind in ("recurrent_weight", "input_weight", "output_weight"):
        strength = _RECURRENT if kind == "recurrent_weight" else _PLAIN
        for target in layout.links:
            if target.kind == kind:
                _draw_link(painter, layout, content, target, largest, strength, view, theme)
    word = words.say("adder-network-output", view.language)
    face = font("label", view.scale, view.present)
    beside = layout.output + QPointF(layout.radius + 7 * view.scale, 0)
    if beside.x() + ink.width(word, face) <= rect.right():
        ink.text(painter, beside, word, face, theme["ink3"], ink.LEFT | ink.MIDDLE)
    size = (19.0 if view.present else 15.0) * view.scale
    away = layout.side / 2 + 6 * view.scale
    for i, (centre, align) in enumerate(zip(layout.inputs, (ink.RIGHT, ink.LEFT), strict=True)):
        where = centre + QPointF(away if i else -away, 0)
        maths(painter, where, f"x_{i + 1}", size, theme["ink2"], align | ink.MIDDLE)


def _bring_out(
    painter: QPainter, layout: Layout, content: AdderContent, target: Target, view: View, theme: Theme
) -> None:
    """The hovered link over a halo, or every link into the hovered unit."""
    largest = _largest(content)
    for link in [target] if target in layout.links else _into(layout, target):
        if link == target:
            width = _thickness(_weight(content, link), largest, view.scale) + 5 * view.scale
            halo = QPen(theme["bg"], width + 3 * view.scale, c=Qt.PenCapStyle.FlatCap)
            painter.strokePath(layout.links[link], halo)
            glow = QPen(alpha(_hue(_weight(content, link), theme), 0.22), width, c=Qt.PenCapStyle.RoundCap)
            painter.strokePath(layout.links[link], glow)
        _draw_link(painter, layout, content, link, largest, 1.0, view, theme)


def _into(layout: Layout, target: Target) -> list[Target]:
    """The links that end in a unit. The strip's targets name a column before the unit."""
    ways = {"hidden": ("input_weight", "recurrent_weight"), "output": ("output_weight",)}
    kinds = ways.get(target.kind, ())
    unit = target.index[-1] if target.kind == "hidden" else 0
    return [link for link in layout.links if link.kind in kinds and link.index[0] == unit]


def _number(
    painter: QPainter,
    rect: QRectF,
    layout: Layout,
    content: AdderContent,
    target: Target,
    view: View,
    theme: Theme,
) -> None:
    """The hovered link's weight, beside its middle."""
    label = ink.number(_weight(content, target), 2, sign=True)
    face = font("tick", view.scale, view.present, 600)
    half = ink.width(label, face) / 2 + 3 * view.scale
    at = arrows.along(layout.links[target], 0.5)
    at.setX(max(rect.left() + half, min(rect.right() - half, at.x())))
    ink.text(painter, at, label, face, theme["ink"], ink.CENTRE | ink.MIDDLE, theme["bg"], 3 * view.scale)


def _beads(
    painter: QPainter, layout: Layout, content: AdderContent, now: Moment, view: View, theme: Theme
) -> None:
    """What the links pass on, w · (what the sender holds), on its way; nothing passes where it is nothing."""
    is_hidden_way = 0.0 < now.travel < 1.0
    is_output_way = now.blend > 0.0 and now.output_blend == 0.0 and now.travel == 1.0
    if now.at_once:
        is_output_way = is_hidden_way
    if not (is_hidden_way or is_output_way):
        return
    largest = _largest(content)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for target, path in layout.links.items():
        is_output = target.kind == "output_weight"
        if not (is_output_way if is_output else is_hidden_way):
            continue
        held = now.before if now.at_once or not is_output else now.after
        sender = now.inputs if target.kind == "input_weight" else held
        if sender is None:
            continue
        weight = _weight(content, target)
        passed = abs(weight * float(sender[target.index[1]])) / largest
        if not passed > 0.01:
            continue
        painter.setBrush(_hue(weight, theme))
        size = (1.4 + 2.2 * min(1.0, passed) ** 0.5) * view.scale
        painter.drawEllipse(
            path.pointAtPercent(now.blend if is_output and not now.at_once else now.travel), size, size
        )
    painter.restore()


def _units(
    painter: QPainter, layout: Layout, content: AdderContent, now: Moment, view: View, theme: Theme
) -> None:
    face = font("tick", view.scale, view.present, 600)
    digit_face = font("label", view.scale, view.present, 600)
    thin = 1.2 * view.scale
    for i, centre in enumerate(layout.inputs):
        digit = "" if now.inputs is None else f"{now.inputs[i]:.0f}"
        glyphs.input_box(painter, centre, layout.side, digit, theme, digit_face, 1.4 * view.scale)
    is_logistic = content.trace.squashing.low == 0.0
    for i, centre in enumerate(layout.hidden):
        before, after = float(now.before[i]), float(now.after[i])
        colours = [2 * v - 1 if is_logistic else v for v in (before, after)]
        printed = after if now.blend >= 0.5 else before
        label = _fitting(printed, 2 if is_logistic else 1, not is_logistic, face, layout.radius)
        dashed = now.from_start and now.blend < 0.5
        value = _mixed(colours[0], colours[1], now.blend)
        glyphs.unit(painter, centre, layout.radius, value, theme, label, face, dashed, thin)
    is_new = now.output_blend >= 0.5 or now.travel == 0.0
    y = now.output if is_new else now.output_before
    if y is None or now.output is None:
        glyphs.unit(painter, layout.output, layout.radius, None, theme, outline=thin)
        return
    known = 0.5 if now.output_before is None else now.output_before
    settled = 1.0 if now.travel == 0.0 else now.output_blend
    colour = _mixed(2 * known - 1, 2 * now.output - 1, settled)
    label = _fitting(y, 2, False, face, layout.radius)
    glyphs.unit(painter, layout.output, layout.radius, colour, theme, label, face, outline=thin)


def _mixed(before: float, after: float, share: float) -> float:
    # 0 · ∞ is no number, so that whole shares are not computed.
    return before if share <= 0.0 else after if share >= 1.0 else before + share * (after - before)


def _fitting(value: float, digits: int, sign: bool, face: QFont, radius: float) -> str:
    """The number with as many digits as every number of its kind has room for, at least one; or nothing."""
    widest = MINUS if sign else ""
    for fewer in range(digits, 0, -1):
        if ink.width(f"{widest}0.{'0' * fewer}", face) <= 1.88 * radius:
            return ink.number(value, fewer, sign=sign)
    return ""


def _ring(painter: QPainter, layout: Layout, target: Target, view: View, theme: Theme) -> None:
    """A second outline round the hovered unit."""
    painter.save()
    painter.setPen(QPen(theme["ink"], 1.6 * view.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    away = 3.5 * view.scale
    if target.kind == "hidden" and target.index[-1] < len(layout.hidden):
        painter.drawEllipse(layout.hidden[target.index[-1]], layout.radius + away, layout.radius + away)
    elif target.kind == "output":
        painter.drawEllipse(layout.output, layout.radius + away, layout.radius + away)
    elif target.kind == "input" and target.index[0] < len(layout.inputs):
        box = QRectF(0, 0, layout.side + 2 * away, layout.side + 2 * away)
        box.moveCenter(layout.inputs[target.index[0]])
        painter.drawRoundedRect(box, 0.25 * layout.side, 0.25 * layout.side)
    painter.restore()


def _in_out_cubic(x: float) -> float:
    return 4 * x**3 if x < 0.5 else 1 - 4 * (1 - x) ** 3


def _out_cubic(x: float) -> float:
    return 1 - (1 - x) ** 3
