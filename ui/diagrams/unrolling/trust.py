"""The trust badge: whether the gradient that is shown was held against two others, and how near they were."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters.unrolling import Check
from simulator.message import Value
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import Hit, Target, View


def paint(painter: QPainter, rect: QRectF, check: Check | None, view: View, theme: Theme) -> None:
    """The badge at the right end of `rect`, one line."""
    key = ("trust", Same(check), extent(rect), theme, view.language, view.scale, view.present, _hovered(view))
    cached(painter, rect, key, lambda layer: _draw(layer, rect, check, view, theme), theme["bg"])


def _hovered(view: View) -> bool:
    return view.hover is not None and view.hover.kind == "check"


def _draw(painter: QPainter, rect: QRectF, check: Check | None, view: View, theme: Theme) -> None:
    s = view.scale
    made = font("small", s, view.present, 500)
    room = rect.width() - 44 * s
    text = next((t for t in _texts(check, view.language) if ink.width(t, made) <= room), "")
    text = text or ink.elide(_texts(check, view.language)[-1], made, room)
    area = _area(rect, text, view)
    painter.setPen(QPen(theme["ink2" if _hovered(view) else "hair2"], max(1.0, s)))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(
        area.adjusted(s / 2, s / 2, -s / 2, -s / 2), 0.5 * area.height(), 0.5 * area.height()
    )
    at = QPointF(area.left() + 17 * s, area.center().y())
    if check is not None and check.ok:
        glyphs.check_mark(painter, at, 11 * s, theme["ok"])
    else:
        glyphs.dash_mark(painter, at, 11 * s, theme["warn" if check is not None else "axis"], 2 * s)
    inside = QRectF(area.left() + 29 * s, area.top(), area.width() - 40 * s, area.height())
    ink.text(painter, inside, text, made, theme["ink"], ink.LEFT | ink.MIDDLE)


def _area(rect: QRectF, text: str, view: View) -> QRectF:
    wide = ink.width(text, font("small", view.scale, view.present, 500)) + 43 * view.scale
    return QRectF(rect.right() - wide, rect.top(), wide, rect.height())


def _texts(check: Check | None, language: str) -> list[str]:
    """From the longest sentence to the shortest."""
    if check is None:
        return [words.say("unrolling-check-none", language)]
    values: dict[str, Value] = {
        "torch": power(check.autograd),
        "differences": power(check.differences),
        "count": check.checked,
        "all": check.parameters,
        "update": f"{check.update:,}",
    }
    kind = "ok" if check.ok else "off"
    # An older trace than the one on the stage is named.
    older = "" if check.current else "-older"
    return [
        words.say(f"unrolling-check-{kind}{length}{older}", language, **values)
        for length in ("", "-short", "-bare")
    ]


def power(number: float) -> str:
    """A relative difference as a power of ten: 3·10⁻¹²."""
    if not math.isfinite(number):
        return "–" if math.isnan(number) else "∞"
    if number == 0.0:
        return "0"
    exponent = math.floor(math.log10(number))
    raised = str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    mantissa = round(number / 10.0**exponent)
    if mantissa == 10:
        mantissa, raised = 1, str(exponent + 1).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{mantissa}·10{raised}"


def hits(rect: QRectF, check: Check | None, view: View) -> tuple[Hit, ...]:
    """`Target("check")` on the badge."""
    path = QPainterPath()
    path.addRect(rect)
    return (Hit(Target("check"), path),)
