"""One step of the recurrent network with its numbers in: every unit hears the input and all units before."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters._sequences_content import NetworkPicture, Rung
from simulator.trace import RecurrentTrace
from ui import equations, words
from ui.diagrams import glyphs, ink
from ui.diagrams.sequences import twin
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, font
from ui.view import View


def lines(trace: RecurrentTrace, t: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sum and the squashing of the unit that is most active at index `t`."""
    hidden = trace.hidden[t]
    if not np.isfinite(hidden).all():
        return (), ()
    unit = int(np.argmax(np.abs(hidden)))
    before = trace.hidden[t - 1] if t else trace.parameters.initial_state
    p = trace.parameters
    terms = [
        equations.Term(float(w), float(x))
        for w, x in zip(p.input_weights[unit], trace.inputs[t], strict=True)
    ]
    terms += [
        equations.Term(float(w), float(h)) for w, h in zip(p.recurrent_weights[unit], before, strict=True)
    ]
    terms.append(equations.Term(float(p.hidden_bias[unit])))
    total = float(trace.pre_activations[t, unit])
    first = equations.weighted_sum(equations.name("z", unit), terms, total)
    return first, equations.squashed(
        equations.name("h", unit), "tanh", [equations.Term(total)], float(hidden[unit])
    )


def layer(
    painter: QPainter, rect: QRectF, trace: RecurrentTrace, at: Moment, view: View, theme: Theme
) -> None:
    """The layer one step before and now."""
    s, count = view.scale, trace.hidden.shape[1]
    made = font("small", s, view.present)
    now = min(max(0, at.now + (1 if at.phase else 0)), len(trace.hidden) - 1)
    shares = ((0.0, now - 1, "before"), (0.54, now, "now"))
    for share, index, key in shares:
        area = QRectF(rect.left() + share * rect.width(), rect.top(), 0.46 * rect.width(), rect.height())
        ink.text(
            painter,
            area.topLeft() + QPointF(0, ink.capital(made) + 2 * s),
            words.say(f"sequences-layer-{key}", view.language),
            made,
            theme["ink3"],
        )
        inner = area.adjusted(0, ink.leading(made) + 6 * s, 0, 0)
        columns = max(1, min(count, math.ceil(math.sqrt(count * inner.width() / max(1.0, inner.height())))))
        rows = math.ceil(count / columns)
        step = min(40 * s, inner.width() / columns, inner.height() / rows)
        letters = font("tick", s, view.present)
        waits = key == "now" and at.phase and at.phase <= 0.5
        for k in range(count):
            centre = QPointF(
                inner.left() + (k % columns + 0.5) * step, inner.top() + (k // columns + 0.5) * step
            )
            value = float(trace.hidden[index, k]) if index >= 0 and not waits else None
            label = equations.number(value, 1) if value is not None and step > 30 * s else ""
            glyphs.unit(painter, centre, 0.42 * step, value, theme, label, letters)


def weights(painter: QPainter, rect: QRectF, rung: Rung, view: View, theme: Theme) -> None:
    """The weights that gradient descent found, as they are."""
    if not isinstance(rung.picture, NetworkPicture):
        return
    s, big = view.scale, font("panel_title", view.scale, view.present)
    title = words.say("sequences-network-weights", view.language)
    ink.text(painter, rect.topLeft() + QPointF(0, ink.capital(big) + 3 * s), title, big, theme["ink"])
    note = words.say("sequences-network-note", view.language)
    top = rect.top() + 1.8 * big.pixelSize()
    side = rect.bottom() - top
    values = rung.picture.recurrent_weights
    most = float(np.nanmax(np.abs(values))) if np.isfinite(values).any() else 1.0
    twin.matrix(
        painter,
        QRectF(rect.left(), top, min(0.36 * rect.width(), 2.2 * side), side),
        values,
        most,
        view,
        theme,
    )
    body = font("body", s, view.present)
    x = rect.left() + min(0.36 * rect.width(), 2.2 * side) + 24 * s
    ink.paragraph(painter, QRectF(x, top, rect.right() - x, side), note, body, theme["ink2"])
