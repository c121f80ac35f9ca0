"""The arrows of a step: W up to the capsule, V up to the output, U from the capsule before; and back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.diagrams import arrows, ink
from ui.diagrams.maths import maths
from ui.diagrams.maths import width as maths_width
from ui.diagrams.unrolling.unrolled_moment import D_HIDDEN, OUTPUT, SHARE, SLOPE, SUM
from ui.diagrams.unrolling.unrolled_pen import GHOST, Pen

_CENTRED = ink.CENTRE | ink.MIDDLE


def gap(p: Pen, step: int) -> None:
    """What passes from the step before to this one through U, and back."""
    lay, area = p.layout, p.layout.gap(step)
    come = p.there(step, SUM)
    tie = p.theme["hair2" if come > 0.0 else "hair"]
    p.painter.setPen(QPen(tie, max(1.0, p.scale)))
    y = lay.tie_y
    p.painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    middle = area.center().x()
    start, end = QPointF(area.left() + p.scale, lay.link_y), QPointF(area.right() - p.scale, lay.link_y)
    crossed = p.back(step, SHARE)
    _followed(p, step, come)
    lifted = 4.0 * p.scale if crossed > 0.0 else 0.0
    aside = QPointF(0, -lifted)
    p.arrow(start + aside, end + aside, "forward", come, GHOST if crossed > 0.0 else 1.0, 1.7)
    if crossed > 0.0:
        width = p.values.width(p.content.trace.d_hidden_from_future, step - 2)
        p.arrow(end - aside * 0.6, start - aside * 0.6, "backward", crossed, 1.0, width)
    letter = lay.letter
    if lay.is_airy:
        low = QPointF(middle, min(lay.link_y - 0.9 * letter, y + 1.35 * letter))
        if low.y() - 0.6 * letter > y + 3 * p.scale:
            p.painter.setPen(QPen(tie, max(1.0, p.scale), Qt.PenStyle.DotLine))
            p.painter.drawLine(QPointF(middle, y), QPointF(middle, low.y() - 0.6 * letter))
        wide = maths_width("U", letter) + 4 * p.scale
        box = QRectF(middle - wide / 2, low.y() - 0.5 * letter, wide, 0.9 * letter)
        p.painter.fillRect(box, p.theme["bg"])
        role = "ink2" if come > 0.0 else "axis"
        maths(p.painter, low, "U", letter, p.theme[role], _CENTRED)


def _followed(p: Pen, step: int, come: float) -> None:
    """The copy of the followed weight, from its unit to the next step's unit."""
    followed, lay = p.content.followed, p.layout
    if followed.array != "recurrent_weights" or come < 1.0:
        return
    to, source = followed.index
    area = lay.gap(step)
    start = QPointF(area.left(), lay.unit(step, source).y())
    end = QPointF(area.right(), lay.unit(step, to).y())
    role = "activation_low" if followed.copies[step - 1] < 0 else "activation_high"
    dashed = [4.0 * p.scale, 3.0 * p.scale] if followed.copies[step - 1] < 0 else False
    arrows.arrow(p.painter, arrows.straight(start, end), p.theme[role], 1.5 * p.scale, 0.0, dashed)


def upward(p: Pen, step: int) -> None:
    """W from the input and V to the output, and V's way back."""
    lay, x, capsule = p.layout, p.layout.x(step), p.layout.capsule(step)
    if lay.inputs:
        start, end = QPointF(x, lay.input_box(step).top() - p.scale), QPointF(x, capsule.bottom() + p.scale)
        middle = 0.5 * (start.y() + end.y()) + 3 * p.scale
        summed = p.there(step, SUM)
        _shared(p, step, "W", QPointF(x + 6 * p.scale, middle), summed)
        crossed = p.back(step, SLOPE) > 0.0
        p.arrow(start, end, "forward", summed, GHOST if crossed else 1.0, 1.4)
    if lay.selection:
        return
    gone, spoken = p.back(step, D_HIDDEN), p.there(step, OUTPUT)
    aside = QPointF(4.0 * p.scale if gone > 0.0 else 0.0, 0)
    start, end = QPointF(x, capsule.top() - p.scale), QPointF(x, lay.output_bottom + p.scale)
    if end.y() + 17 * lay.type < start.y():
        beside = QPointF(x + (9 if gone > 0.0 else 6) * p.scale, 0.5 * (start.y() + end.y()) - 3 * p.scale)
        _shared(p, step, "V", beside, spoken)
    p.arrow(start + aside, end + aside, "forward", spoken, GHOST if gone > 0.0 else 1.0, 1.4)
    if gone > 0.0 and p.content.trace.target_mask[step - 1].any():
        width = p.values.width(p.content.trace.d_hidden_from_output, step - 1)
        p.arrow(end - aside * 0.6, start - aside * 0.6, "backward", gone, 1.0, width)


def _shared(p: Pen, step: int, letter: str, at: QPointF, come: float) -> None:
    """A shared matrix's letter beside its arrow, on the hairline that ties its copies."""
    lay, area = p.layout, p.layout.column(step)
    if lay.pitch < 34 * lay.type:
        return
    p.painter.setPen(QPen(p.theme["hair"], max(1.0, p.scale)))
    left, right = max(area.left() - 1.0, lay.x(1)), min(area.right() + 1.0, lay.x(lay.steps))
    p.painter.drawLine(QPointF(left, at.y()), QPointF(right, at.y()))
    if come > 0.0:
        size = 14.0 * lay.type
        box = QRectF(at.x() - p.scale, at.y() - 0.5 * size, maths_width(letter, size) + 3 * p.scale, size)
        p.painter.fillRect(box, p.theme["bg"])
        maths(p.painter, at, letter, size, p.theme["ink2"], ink.LEFT | ink.MIDDLE)
