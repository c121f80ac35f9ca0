"""A small typesetter for the symbols of a lecture: `h_1`, `h_{t-1}`, `x_2`, `∂E/∂U`, `h_t^{(1)}`.

Single letters are italic; figures, brackets and words of two or more letters (tanh, max) upright,
as in any textbook. Subscripts are 0.68 of the size and lowered 0.24 em; superscripts raised 0.40 em.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from ui.diagrams import ink
from ui.theme import sized

SMALLER = 0.68
LOWERED = 0.24  # em
RAISED = 0.40  # em
_UPRIGHT_LETTERS = frozenset("ΓΔΘΛΞΠΣΦΨΩ")
_RELATIONS = frozenset("=≈<>≤≥→∈")
_THIN = 0.12  # em before a superscript and after a script, so that an italic does not touch it


class _Run(NamedTuple):
    string: str
    font: QFont
    x: float
    y: float


class _Line(NamedTuple):
    runs: tuple[_Run, ...]
    width: float


def maths(
    painter: QPainter,
    where: QRectF | QPointF,
    markup: str,
    size: float,
    colour: QColor,
    align: ink.Align = ink.LEFT | ink.BASELINE,
    halo: QColor | None = None,
    weight: int = 400,
) -> float:
    """Draw `markup` with letters of `size` px, aligned as `ink.text` does (middles are x-heights).

    Returns the width. Markup that ends inside a brace is a ValueError.
    """
    line = _set(markup, size, weight)
    at = _origin(where, line.width, size, align)
    if halo is not None:
        for run in line.runs:
            ink.text(painter, at + QPointF(run.x, run.y), run.string, run.font, halo, halo=halo)
    for run in line.runs:
        ink.text(painter, at + QPointF(run.x, run.y), run.string, run.font, colour)
    return line.width


def width(markup: str, size: float, weight: int = 400) -> float:
    """How wide `maths` would draw it."""
    return _set(markup, size, weight).width


@lru_cache(maxsize=1024)
def _set(markup: str, size: float, weight: int) -> _Line:
    runs: list[_Run] = []
    x = subscript = superscript = 0.0  # where the pen is, and where each script of the last letter ends
    base = 0.0
    for kind, body in _atoms(markup):
        if kind in "^_":
            small = _set(body, size * SMALLER, weight)
            shift, start = (LOWERED, base) if kind == "_" else (-RAISED, base + _THIN * size / 2)
            runs += [_Run(r.string, r.font, r.x + start, r.y + shift * size) for r in small.runs]
            end = start + small.width
            subscript, superscript = (end, superscript) if kind == "_" else (subscript, end)
            x = max(subscript, superscript) + _THIN * size / 2
            continue
        font = sized("maths", size, weight, 0.0, kind == "italic")
        runs.append(_Run(body, font, x, 0.0))
        x += ink.width(body, font)
        base = subscript = superscript = x
    return _Line(tuple(runs), x)


def _atoms(markup: str) -> list[tuple[str, str]]:
    """Runs of one style and scripts: [("italic", "h"), ("_", "t-1")]."""
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(markup):
        if markup[position] in "_^":
            body, end = _argument(markup, position + 1)
            found.append((markup[position], body))
        else:
            end = next((k for k in range(position, len(markup)) if markup[k] in "_^"), len(markup))
            found += _styles(markup[position:end].replace("-", "−"))
        position = end
    return found


def _argument(markup: str, position: int) -> tuple[str, int]:
    if markup[position : position + 1] != "{":
        return markup[position : position + 1], position + 1
    depth = 0
    for k in range(position, len(markup)):
        depth += {"{": 1, "}": -1}.get(markup[k], 0)
        if depth == 0:
            return markup[position + 1 : k], k + 1
    raise ValueError(f"the formula {markup!r} ends inside a brace; every {{ needs its }}")


def _styles(plain: str) -> list[tuple[str, str]]:
    def is_letter(character: str) -> bool:
        return unicodedata.category(character) in ("Ll", "Lu")

    found: list[tuple[str, str]] = []
    for letters, group in groupby(plain, is_letter):
        body = "".join(group)
        word = letters and len(body) > 1 and body.isascii()
        found.append(("italic" if letters and not word and body not in _UPRIGHT_LETTERS else "upright", body))
    return found


def _origin(where: QRectF | QPointF, across: float, size: float, align: ink.Align) -> QPointF:
    rect = where if isinstance(where, QRectF) else QRectF(where.x(), where.y(), 0.0, 0.0)
    share = 1.0 if align & ink.RIGHT else 0.5 if align & ink.CENTRE else 0.0
    x = rect.left() + share * (rect.width() - across)
    if align & ink.TOP:
        y = rect.top() + 0.70 * size
    elif align & ink.BOTTOM or (align & ink.BASELINE and rect is not where):
        y = rect.bottom()
    else:
        y = rect.center().y() + 0.25 * size
    return QPointF(x, y)
