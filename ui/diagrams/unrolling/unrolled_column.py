"""One step of the unrolled network: inputs, the capsule of hidden units, outputs and targets.

Forward hue is activity on its way there, backward hue the error's derivatives on their way back; where
both went, the forward arrow is a ghost. A ring round a unit is as wide as its derivative is large.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPen

from simulator.arrays import Floats
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.maths import maths
from ui.diagrams.maths import width as maths_width
from ui.diagrams.unrolling.unrolled_links import upward
from ui.diagrams.unrolling.unrolled_moment import D_HIDDEN, D_OUTPUT, ERROR, OUTPUT, SHARE, SLOPE, SQUASH, SUM
from ui.diagrams.unrolling.unrolled_pen import ARRIVED, Pen
from ui.theme import alpha, font, mix, on, sized

_CENTRED = ink.CENTRE | ink.MIDDLE


def column(p: Pen, step: int) -> None:
    """A step as the moment has it; the initial state is step 0."""
    if step == 0:
        _start(p)
        return
    _time(p, step)
    _input(p, step)
    upward(p, step)
    _capsule(p, step)
    _outputs(p, step)
    _size(p, step)


def _start(p: Pen) -> None:
    lay, theme = p.layout, p.theme
    _time(p, 0)
    _tie(p, 0)
    c, values = p.content, p.values
    initial = c.trace.parameters.initial_state
    lit = p.moment.backward and p.moment.t < 1.0
    _body(p, 0, theme["hair2"], 1.2, theme["sel"] if lit and p.back(1, SHARE) > 0.0 else theme["surface"])
    made = p.figures(lay.radius)
    for unit, value in enumerate(initial.tolist()):
        centre = lay.unit(0, unit)
        label = values.hidden_label(value, made, lay)
        dashed = bool(c.learned_start[unit])
        outline = (2.0 if c.given[unit] else 1.2) * p.scale
        glyphs.unit(p.painter, centre, lay.radius, values.hidden(value), theme, label, made, dashed, outline)
    done = p.back(1, SHARE)
    if done > 0.0:
        for unit in range(lay.units):
            _ring(p, 0, unit, p.values.share(c.trace.d_initial_state, unit) * done)
        _size_at(p, 0, c.trace.d_initial_state)
    if lay.is_wide:
        lines = words.say(f"unrolling-start-{p.values.start}", p.view.language).split("|")
        made, step_down = font("small", p.scale, p.view.present), 14 * lay.type
        top = lay.capsule(0).top() - (lay.tie_y < lay.capsule(0).top()) * 16 * p.scale
        for number, line in enumerate(reversed(lines)):
            at = QPointF(lay.x(0), top - 8 * p.scale - number * step_down)
            ink.text(p.painter, at, ink.elide(line, made, lay.pitch), made, theme["ink2"], _CENTRED)


def _tie(p: Pen, step: int) -> None:
    p.painter.setPen(
        QPen(p.theme["hair2" if step == 0 or p.there(step, SUM) > 0.0 else "hair"], max(1.0, p.scale))
    )
    y, area = p.layout.tie_y, p.layout.column(step)
    # A pixel beyond its own column, so that no seam shows where two columns meet.
    left = p.layout.x(0) + p.layout.half if step == 0 else area.left() - 1.0
    right = area.left() if step == p.layout.steps else area.right() + 1.0
    p.painter.drawLine(QPointF(left, y), QPointF(right, y))


def tied_letter(p: Pen, step: int) -> None:
    """In a narrow column the letter of U stands on the tie, beside the arrow of V, over the gap's ground."""
    lay = p.layout
    if not step or lay.is_airy:
        return
    at, size = QPointF(lay.x(step) - 0.27 * lay.pitch, lay.tie_y), lay.letter
    role = "ink2" if p.there(step, SUM) > 0.0 else "axis"
    wide = maths_width("U", size) + 2 * p.scale
    p.painter.fillRect(QRectF(at.x() - wide / 2, at.y() - 0.45 * size, wide, 0.9 * size), p.theme["bg"])
    maths(p.painter, at, "U", size, p.theme[role], _CENTRED)


def _time(p: Pen, step: int) -> None:
    lay = p.layout
    now = step == p.moment.step
    if step % lay.every and step != lay.steps and not now:
        return
    if step == lay.steps and lay.steps % lay.every and lay.pitch * (lay.steps % lay.every) < 20 * lay.type:
        return
    role = "ink" if now else "ink2" if p.moment.phase(max(1, step)) != "ahead" else "axis"
    at = QPointF(lay.x(step), lay.time_y)
    if lay.pitch >= 40 * lay.type:
        maths(
            p.painter, at, f"t = {step}", 15 * lay.type, p.theme[role], _CENTRED, weight=600 if now else 400
        )
    else:
        ink.text(p.painter, at, str(step), p.small(600 if now else 400), p.theme[role], _CENTRED)


def _input(p: Pen, step: int) -> None:
    lay, theme = p.layout, p.theme
    if not lay.inputs:
        return
    area = lay.input_box(step)
    reached = p.there(step, SUM) > 0.0
    p.painter.setPen(QPen(theme["ink" if reached else "hair2"], (1.4 if reached else 1.0) * p.scale))
    p.painter.setBrush(theme["surface"])
    radius = min(4 * p.scale, 0.3 * area.width())
    p.painter.drawRoundedRect(area, radius, radius)
    text = " ".join(p.values.bare(x) for x in p.content.trace.inputs[step - 1].tolist())
    made = _fitted(
        text, font("label", p.scale, p.view.present, 600 if reached else 400), area.width() - 2 * p.scale
    )
    if made is not None:
        ink.text(p.painter, area, text, made, theme["ink" if reached else "axis"], _CENTRED)
    elif lay.inputs == 1:
        # No room for a figure: a bar as high as the number is large.
        value = max(-1.0, min(1.0, float(p.content.trace.inputs[step - 1, 0])))
        inner = area.adjusted(2 * p.scale, 2 * p.scale, -2 * p.scale, -2 * p.scale)
        p.painter.fillRect(
            QRectF(
                inner.left(),
                inner.bottom() - abs(value) * inner.height(),
                inner.width(),
                abs(value) * inner.height(),
            ),
            theme["ink2" if value > 0 else "hair2"],
        )


def _fitted(text: str, made: QFont, room: float) -> QFont | None:
    """The font, smaller if it must be, or none where the text finds no room."""
    wide = ink.width(text, made)
    if wide <= room:
        return made
    size = made.pixelSize() * room / wide
    return sized("text", math.floor(size), made.weight()) if size >= 0.75 * made.pixelSize() else None


def _body(p: Pen, step: int, outline: QColor, width: float, fill: QColor) -> None:
    area = p.layout.capsule(step)
    p.painter.setPen(QPen(outline, width * p.scale))
    p.painter.setBrush(fill)
    p.painter.drawRoundedRect(area, p.layout.half, p.layout.half)


def _capsule(p: Pen, step: int) -> None:
    lay, theme = p.layout, p.theme
    _tie(p, step)
    phase = p.moment.phase(step)
    if phase == "ahead" or p.there(step, SUM) < ARRIVED:
        p.painter.save()
        pen = QPen(theme["hair"], max(1.0, p.scale))
        pen.setDashPattern([3.0, 3.0])
        p.painter.setPen(pen)
        p.painter.setBrush(Qt.BrushStyle.NoBrush)
        p.painter.drawRoundedRect(lay.capsule(step), lay.half, lay.half)
        p.painter.restore()
        return
    now = phase == "live" or (step == p.moment.step and not p.moment.folded)
    _body(p, step, theme["ink" if now else "hair2"], 2.0 if now else 1.2, theme["sel" if now else "surface"])
    trace = p.content.trace
    squashed, summed = p.there(step, SQUASH), p.there(step, SUM)
    into, through = p.back(step, D_HIDDEN), p.back(step, SLOPE)
    made = p.figures(lay.radius)
    p.painter.setPen(QPen(theme["ink" if summed >= 1.0 else "hair2"], 1.2 * p.scale))
    held = zip(trace.hidden[step - 1].tolist(), trace.pre_activations[step - 1].tolist(), strict=True)
    for unit, (h, z) in enumerate(held):
        _unit(p, lay.unit(step, unit), h, z, squashed, summed, made)
    if into > 0.0:
        for unit in range(lay.units):
            before = p.values.share(trace.d_hidden, (step - 1, unit))
            after = p.values.share(trace.d_pre_activations, (step - 1, unit))
            _ring(p, step, unit, (before + (after - before) * through) * into)


def _unit(p: Pen, centre: QPointF, h: float, z: float, squashed: float, summed: float, made: QFont) -> None:
    lay, values = p.layout, p.values
    colour = p.theme.activation(values.hidden(h))
    if squashed < 1.0:
        colour = mix(p.theme["surface"], colour, squashed)
    p.painter.setBrush(colour)
    p.painter.drawEllipse(centre, lay.radius, lay.radius)
    if summed < ARRIVED:
        return
    # Until it is squashed a unit holds its input sum.
    label = values.hidden_label(h, made, lay) if squashed >= 0.5 else values.sum_label(z, made, lay)
    if label:
        ink.text(p.painter, centre, label, made, on(colour), _CENTRED)


def _ring(p: Pen, step: int, unit: int, share: float) -> None:
    """A derivative: a ring in the backward hue, the wider the larger."""
    if not share > 0.004:
        return
    lay = p.layout
    width = (0.8 + 3.4 * math.sqrt(share)) * min(p.scale, lay.radius / 11.0)
    p.painter.setPen(QPen(p.theme["backward"], width))
    p.painter.setBrush(Qt.BrushStyle.NoBrush)
    away = lay.radius + 0.25 * width
    p.painter.drawEllipse(lay.unit(step, unit), away, away)


def _outputs(p: Pen, step: int) -> None:
    lay, theme, trace = p.layout, p.theme, p.content.trace
    asked, made = trace.target_mask[step - 1], p.figures(lay.output_radius)
    spoken, judged = p.there(step, OUTPUT), p.there(step, ERROR)
    for o in range(lay.outputs):
        centre = lay.output(step, o)
        if lay.selection:
            if asked[o] and judged > 0.0:
                side = 2 * lay.output_radius
                box = QRectF(centre.x() - 1.2 * lay.output_radius, centre.y() - side / 2, 1.2 * side, side)
                p.painter.setOpacity(judged)
                glyphs.cell(p.painter, box, p.values.target(float(trace.targets[step - 1, o])), theme)
                p.painter.setOpacity(1.0)
            continue
        y = float(trace.outputs[step - 1, o])
        if spoken > 0.0:
            p.painter.setOpacity(spoken)
            label = p.values.output_label(y, made, lay)
            glyphs.unit(
                p.painter,
                centre,
                lay.output_radius,
                p.values.output(y),
                theme,
                label,
                made,
                outline=1.2 * p.scale,
            )
            p.painter.setOpacity(1.0)
        elif p.moment.phase(step) == "live":
            glyphs.unit(p.painter, centre, lay.output_radius, None, theme, outline=p.scale)
        derived = p.back(step, D_OUTPUT)
        if derived > 0.0 and asked[o]:
            share = math.sqrt(p.values.share(trace.d_logits, (step - 1, o)))
            width = (0.8 + 3.2 * share) * min(p.scale, lay.output_radius / 11.0)
            p.painter.setPen(QPen(alpha(theme["backward"], derived), width))
            p.painter.setBrush(Qt.BrushStyle.NoBrush)
            away = lay.output_radius + 0.25 * width
            p.painter.drawEllipse(centre, away, away)
    if judged > 0.0:
        _target(p, step, asked, judged)


def _target(p: Pen, step: int, asked: Floats, judged: float) -> None:
    lay, where = p.layout, QPointF(p.layout.x(step), p.layout.target_y)
    if not asked.any():
        return
    if lay.selection:
        text = words.say("unrolling-targets", p.view.language) if lay.is_wide else ""
    else:
        figures = [
            p.values.bare(t) if m else "–"
            for t, m in zip(p.content.trace.targets[step - 1].tolist(), asked.tolist(), strict=True)
        ]
        text = " ".join(figures)
        longer = words.say("unrolling-target", p.view.language, target=text)
        if lay.is_wide and ink.width(longer, p.small()) <= lay.pitch - 4 * p.scale:
            text = longer
    made = _fitted(
        text, font("small" if lay.is_wide else "tick", p.scale, p.view.present), lay.pitch - p.scale
    )
    if made is not None and text:
        ink.text(p.painter, where, text, made, alpha(p.theme["ink2"], judged), _CENTRED)


def _size(p: Pen, step: int) -> None:
    into = p.back(step, D_HIDDEN)
    if into >= 1.0:
        _size_at(p, step, p.content.trace.d_hidden[step - 1])


def _size_at(p: Pen, step: int, derivative: Floats) -> None:
    """How large the derivative of all units together is: a number, or a bar where there is no room."""
    lay = p.layout
    with np.errstate(all="ignore"):
        size = float(np.linalg.norm(derivative))
    text, made = p.values.size(size), p.small(600)
    x = lay.x(step)
    if ink.width(text, made) <= 0.5 * lay.pitch - 3 * p.scale:
        side = QPointF(x - 6 * p.scale, lay.size_y) if lay.inputs else QPointF(x, lay.size_y)
        align = (ink.RIGHT if lay.inputs else ink.CENTRE) | ink.MIDDLE
        ink.text(p.painter, side, text, made, p.theme["backward"], align)
        return
    room = 0.8 * (lay.capsule_bottom and lay.input_y - lay.box / 2 - lay.capsule(0).bottom())
    high = room * min(1.0, size / p.values.largest_size) if size == size else 0.0
    wide = max(1.5 * p.scale, 0.16 * lay.pitch)
    left = x - 0.30 * lay.pitch - wide / 2 if lay.inputs else x - wide / 2
    bottom = lay.input_y - lay.box / 2 - 2 * p.scale
    p.painter.fillRect(QRectF(left, bottom - high, wide, high), p.theme["backward"])
