"""The step as equations, with numbers in, and the same wire backwards.

c_t = keep c_(t-1) + write x_t            ∂E/∂c_(t-1) = keep ∂E/∂c_t
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath

from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink
from ui.diagrams.layers import cached
from ui.diagrams.maths import maths
from ui.diagrams.maths import width as maths_width
from ui.diagrams.memory_cell import cell_sums
from ui.diagrams.memory_cell.cell_moment import Moment
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import Hit, Target, View


class Line(NamedTuple):
    """One line: pieces of (kind, text, role); kinds are `maths`, `gate`, `plain`, `strong` and `title`."""

    pieces: tuple[tuple[str, str, str], ...]
    height: float
    # What is left out first where there is no room: the larger number.
    rank: int = 0


_TIMES, _PLUS = ("plain", "×", "ink"), ("plain", "+", "ink")


def _gate(name: str, view: View) -> tuple[str, str, str]:
    return "gate", words.say(f"memory_cell-lane-{name}", view.language), f"{name}_text"


def lines(snapshot: Snapshot, view: View, moment: Moment) -> list[Line]:
    """All lines of this moment, from the top."""
    content = snapshot.content
    kind = content.trace.kind
    say = view.language
    step = max(0, moment.now)

    def m(text: str, role: str = "ink") -> tuple[str, str, str]:
        return "maths", text, role

    keep, write, read = (_gate(name, view) for name in ("keep", "write", "read"))
    new = "x_t" if kind == "carousel" else "g_t"
    out = "c_t" if kind == "carousel" else "tanh(c_t)"
    found = [Line((("title", words.say("memory_cell-formulas-step", say), "ink3"),), 26.0)]
    found.append(Line((m("c_t ="), keep, _TIMES, m("c_{t-1}"), _PLUS, write, _TIMES, m(new)), 30.0))
    if moment.now >= 0:
        found += [Line((("strong", text, "ink"),), 24.0) for text in cell_sums.cell(content, step)]
        if kind != "gru":
            found.append(Line((m("h_t ="), read, _TIMES, m(out)), 30.0, 2))
            found += [Line((("strong", text, "ink"),), 24.0, 2) for text in cell_sums.output(content, step)]
    else:
        found.append(Line((("plain", words.say("memory_cell-formulas-before", say), "ink3"),), 24.0))
    if not snapshot.settings.values()["show_backward"]:
        return found
    found.append(Line((), 8.0, 1))
    found.append(Line((("title", words.say("memory_cell-formulas-back", say), "ink3"),), 26.0))
    back = [m("∂E/∂c_{t-1} =", "backward"), keep, _TIMES, m("∂E/∂c_t", "backward")]
    if kind != "carousel" and not cell_sums.is_truncated(snapshot):
        back += [_PLUS, ("plain", words.say("memory_cell-formulas-gates", say), "backward")]
    found.append(Line(tuple(back), 30.0))
    found += [Line((("strong", text, "ink"),), 24.0) for text in cell_sums.back(snapshot, moment)]
    for text, role in cell_sums.kept(snapshot, view):
        found.append(Line((("plain", text, role),), 22.0, 1))
    return found


def paint(
    painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, moment: Moment
) -> None:
    """The lines in `rect`, those of lowest rank where not all fit."""
    content = (Same(snapshot.content), cell_sums.is_truncated(snapshot), moment.now, moment.backward)
    shown = (
        bool(snapshot.settings.values()["show_backward"]),
        theme,
        view.language,
        view.scale,
        view.present,
    )
    key = ("cell formulas", extent(rect), content, shown)
    cached(painter, rect, key, lambda onto: _draw(onto, rect, snapshot, view, theme, moment), theme["bg"])


def _draw(
    painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, moment: Moment
) -> None:
    wanted = lines(snapshot, view, moment)
    s = view.scale
    high = [line.height * s * (1.22 if view.present else 1.0) for line in wanted]
    for rank in (2, 1):
        if sum(high) <= rect.height():
            break
        kept = [k for k, line in enumerate(wanted) if line.rank < rank]
        wanted, high = [wanted[k] for k in kept], [high[k] for k in kept]
    squeeze = min(1.0, rect.height() / sum(high))
    y = rect.top() + max(0.0, (rect.height() - sum(high)) * 0.4)
    for line, tall in zip(wanted, high, strict=True):
        row = QRectF(rect.left(), y, rect.width(), tall * squeeze)
        _line(painter, row, line, view, theme)
        y += tall * squeeze


def _line(painter: QPainter, row: QRectF, line: Line, view: View, theme: Theme) -> None:
    s, x = view.scale, row.left()
    gap = 6 * s
    for share in (1.0, 0.92, 0.84, 0.76, 0.68):
        if _across(line, view, share, gap) <= row.width():
            break
    for kind, text, role in line.pieces:
        if kind == "maths":
            size = font("maths", s, view.present).pixelSize() * share
            x += maths(painter, QPointF(x, row.center().y() + 0.26 * size), text, size, theme[role]) + gap
            continue
        made = _font(kind, view, share)
        if kind == "title":
            painter.fillRect(QRectF(row.left(), row.bottom() - s, row.width(), s), theme["hair"])
            ink.text(
                painter, row.adjusted(0, -4 * s, 0, -4 * s), text, made, theme[role], ink.LEFT | ink.MIDDLE
            )
            continue
        text = ink.elide(text, made, row.right() - x)
        x += ink.text(
            painter, QRectF(x, row.top(), 1, row.height()), text, made, theme[role], ink.LEFT | ink.MIDDLE
        )
        x += gap


_FONTS = {"gate": ("body", 600), "plain": ("body", 400), "strong": ("body", 500), "title": ("label", 400)}


def _font(kind: str, view: View, share: float) -> QFont:
    role, weight = _FONTS[kind]
    return font(role, view.scale * share, view.present, weight)


def _across(line: Line, view: View, share: float, gap: float) -> float:
    total = 0.0
    for kind, text, _ in line.pieces:
        if kind == "maths":
            total += maths_width(text, font("maths", view.scale, view.present).pixelSize() * share) + gap
        else:
            total += ink.width(text, _font(kind, view, share)) + gap
    return total - gap if line.pieces else 0.0


def hits(rect: QRectF) -> tuple[Hit, ...]:
    """`Target("equation")` on the whole panel."""
    area = QPainterPath()
    area.addRect(rect)
    return (Hit(Target("equation"), area),)
