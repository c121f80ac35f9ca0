"""Words and numbers on a stage: glyphs where there are pixels, outlines where there are none.

An SVG or PDF whose text is outlines looks the same on a machine that lacks the fonts. On pixels
the font engine's own glyphs are crisper and ten times faster than filled outlines.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

Align = Qt.AlignmentFlag
LEFT, RIGHT, CENTRE = Align.AlignLeft, Align.AlignRight, Align.AlignHCenter
TOP, MIDDLE, BOTTOM, BASELINE = (
    Align.AlignTop,
    Align.AlignVCenter,
    Align.AlignBottom,
    Align.AlignBaseline,
)

_RASTER = QPaintEngine.Type.Raster
_VECTOR = frozenset((QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture))


def is_vector(painter: QPainter) -> bool:
    """Whether the picture has no pixels: text becomes outlines and layers are not cached."""
    kind = painter.paintEngine().type()
    # Almost every picture is of pixels; hashing an enumeration is slower than drawing a letter.
    return kind is not _RASTER and kind in _VECTOR


def text(
    painter: QPainter,
    where: QRectF | QPointF,
    string: str,
    font: QFont,
    colour: QColor,
    align: Align = LEFT | BASELINE,
    halo: QColor | None = None,
    halo_width: float = 4.0,
) -> float:
    """Draw one line and return its width.

    In a rectangle the line is aligned inside it; at a point, the point is the line's left end,
    middle or right end (`LEFT`, `CENTRE`, `RIGHT`) on its `BASELINE`, or at the `MIDDLE`, `TOP` or
    `BOTTOM` of its capitals. Middles are those of capitals and figures, so that a number looks
    centred in its cell. In a rectangle `BASELINE` counts as `MIDDLE`. A halo of `halo_width` px
    clears what lies under the line. Pen, font and brush are as before.
    """
    if not string:
        return 0.0
    across = width(string, font)
    at = _origin(where, across, font, align)
    painter.save()
    if halo is not None:
        stroke = QPen(
            halo, 2 * halo_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        )
        painter.strokePath(outline(string, font).translated(at), stroke)
    if is_vector(painter):
        painter.fillPath(outline(string, font).translated(at), colour)
    else:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(at, string)
    painter.restore()
    return across


@lru_cache(maxsize=4096)
def width(string: str, font: QFont) -> float:
    """How far the pen moves over this line, in the painter's units."""
    return QFontMetricsF(font).horizontalAdvance(string)


@lru_cache(maxsize=256)
def capital(font: QFont) -> float:
    """Height of a capital letter, which is also that of a figure."""
    return QFontMetricsF(font).capHeight()


@lru_cache(maxsize=256)
def leading(font: QFont) -> float:
    """Distance between the baselines of a paragraph: 1.36 of the font's size."""
    return 1.36 * font.pixelSize()


@lru_cache(maxsize=1024)
def outline(string: str, font: QFont) -> QPainterPath:
    """The line's glyphs as a path from (0, 0) on the baseline; Han glyphs come from the second family."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addText(0.0, 0.0, font, string)
    return path


def elide(string: str, font: QFont, room: float) -> str:
    """The string itself, or as much of it as fits in `room` with an ellipsis."""
    return QFontMetricsF(font).elidedText(string, Qt.TextElideMode.ElideRight, room)


@lru_cache(maxsize=1024)
def wrap(string: str, font: QFont, room: float) -> tuple[str, ...]:
    """The string in lines no wider than `room`: between words, or between Han characters."""
    layout = QTextLayout(string, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, room))
        lines.append(string[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return tuple(lines)


def balanced(string: str, font: QFont, room: float) -> tuple[str, ...]:
    """As few lines as the room allows, of nearly one length: no last word stands alone."""
    lines = wrap(string, font, room)
    narrower = (wrap(string, font, room * share / 20) for share in range(10, 20))
    return next((made for made in narrower if len(made) == len(lines)), lines)


def paragraph(
    painter: QPainter,
    rect: QRectF,
    string: str,
    font: QFont,
    colour: QColor,
    align: Align = LEFT,
    halo: QColor | None = None,
) -> float:
    """Draw wrapped lines from the top of `rect` (they may run below it); the height they took."""
    lines, step = wrap(string, font, rect.width()), leading(font)
    for k, line in enumerate(lines):
        row = QRectF(rect.left(), rect.top() + k * step, rect.width(), step)
        text(painter, row, line, font, colour, align | MIDDLE, halo)
    return len(lines) * step


def number(value: float, digits: int, sign: bool = False, undefined: str = "–") -> str:
    """A figure as it is printed: true minus, thousands set apart, no negative zero.

    `sign` also marks positive values. Infinite values are ∞ and −∞; a NaN is `undefined`, where the
    caller may put a word of the catalogue.
    """
    if math.isnan(value):
        return undefined
    if math.isinf(value):
        body = "∞"
    else:
        body = f"{abs(value):,.{digits}f}"
        if not body.strip("0.,"):
            return body
    return ("\u2212" if value < 0 else "+" if sign else "") + body


class _Anchor(NamedTuple):
    """Where a line is held: shares of the rectangle's and the line's width, shares of the rectangle's
    height and the capitals'."""

    across: float
    down: float
    capitals: float


@lru_cache(maxsize=64)
def _anchor(align: Align, is_point: bool) -> _Anchor:
    across = 1.0 if align & RIGHT else 0.5 if align & CENTRE else 0.0
    if align & TOP:
        return _Anchor(across, 0.0, 1.0)
    if align & BOTTOM or (align & BASELINE and is_point):
        return _Anchor(across, 1.0, 0.0)
    return _Anchor(across, 0.5, 0.5)


def _origin(where: QRectF | QPointF, across: float, font: QFont, align: Align) -> QPointF:
    if isinstance(where, QRectF):
        held = _anchor(align, False)
        x, y = where.x() + held.across * where.width(), where.y() + held.down * where.height()
    else:
        held = _anchor(align, True)
        x, y = where.x(), where.y()
    return QPointF(x - held.across * across, y + held.capitals * capital(font))
