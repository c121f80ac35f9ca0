"""Who carries how many bits with how much: the measured table, and how states and units grow."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters._sequences_content import Bits, BitsRow
from ui import words
from ui.diagrams import ink, small_plot
from ui.theme import Theme, font
from ui.view import View

_COLUMNS = (0.0, 0.10, 0.23, 0.42, 0.58, 0.80, 1.0)


def paint(painter: QPainter, rect: QRectF, found: Bits, view: View, theme: Theme) -> None:
    """What was measured for 1 to 8 bits: who carries them with how much."""
    s, big = view.scale, font("panel_title", view.scale, view.present)
    small, body = font("small", s, view.present), font("label", s, view.present)
    y = rect.top() + ink.capital(big) + 2 * s
    ink.text(
        painter, QPointF(rect.left(), y), words.say("sequences-table-title", view.language), big, theme["ink"]
    )
    rule = words.say("sequences-table-rule", view.language)
    y += 10 * s
    for piece in ink.wrap(rule, small, rect.width())[:3]:
        ink.text(
            painter,
            QRectF(rect.left(), y, rect.width(), ink.leading(small)),
            piece,
            small,
            theme["ink2"],
            ink.LEFT | ink.MIDDLE,
        )
        y += ink.leading(small)
    y += 8 * s
    heads = ("bits", "units", "weights", "hand", "fitted", "weights")
    groups = ((1, "network"), (3, "by-hand"), (4, "fitted"))
    line = ink.leading(small)
    for column, key in groups:
        x = rect.left() + _COLUMNS[column] * rect.width()
        ink.text(
            painter,
            QPointF(x, y + line / 2),
            words.say(f"sequences-table-{key}", view.language),
            font("small", s, view.present, 600),
            theme["ink"],
            ink.LEFT | ink.MIDDLE,
        )
    y += line
    for column, key in enumerate(heads):
        x = rect.left() + _COLUMNS[column] * rect.width()
        key = {"hand": "states", "fitted": "states"}.get(key, key)
        ink.text(
            painter,
            QPointF(x, y + line / 2),
            words.say(f"sequences-table-{key}", view.language),
            small,
            theme["ink3"],
            ink.LEFT | ink.MIDDLE,
        )
    y += line + 3 * s
    painter.fillRect(QRectF(rect.left(), y, rect.width(), max(1.0, s)), theme["hair2"])
    y += 4 * s
    if not found.table:
        ink.paragraph(
            painter,
            QRectF(rect.left(), y, rect.width(), line),
            words.say("sequences-table-none", view.language),
            body,
            theme["ink2"],
        )
        return
    step = min(1.6 * body.pixelSize(), (rect.bottom() - y - line) / len(found.table))
    for row in found.table:
        if row.bits == found.bits:
            painter.fillRect(QRectF(rect.left() - 6 * s, y, rect.width() + 6 * s, step), theme["sel"])
        for column, cell in enumerate(cells(row)):
            x = rect.left() + _COLUMNS[column] * rect.width()
            role = "ink" if column in (0, 1) else "ink2"
            room = (_COLUMNS[column + 1] - _COLUMNS[column]) * rect.width() - 4 * s
            ink.text(
                painter,
                QPointF(x, y + step / 2),
                ink.elide(cell, body, room),
                body,
                theme[role],
                ink.LEFT | ink.MIDDLE,
            )
        y += step

    _growth(
        painter, QRectF(rect.left(), y + 16 * s, rect.width(), rect.bottom() - y - 16 * s), found, view, theme
    )


def _growth(painter: QPainter, rect: QRectF, found: Bits, view: View, theme: Theme) -> None:
    """States and units needed against bits, where there is room for it under the table."""
    if rect.height() < 130 * view.scale or len(found.table) < 2:
        return
    bits = np.array([row.bits for row in found.table], np.float64)
    states = np.log10([float(row.hand_states) for row in found.table])
    units = np.log10([float(row.units) if row.units else np.nan for row in found.table])
    name = words.say("sequences-table-network", view.language)
    lines = (
        small_plot.Line(states, words.say("sequences-model-hidden_markov", view.language), "ink2", 2.0),
        small_plot.Line(units, name, "forward", 2.4),
    )
    plot = small_plot.Plot(
        title=words.say("sequences-growth-title", view.language),
        note=words.say("sequences-growth-note", view.language),
        x_name=words.say("sequences-table-bits", view.language),
        x=bits,
        lines=lines,
        x_range=(float(bits[0]), float(bits[-1])),
        y_range=(0.0, float(np.ceil(states.max() * 2) / 2)),
        log=True,
    )
    small_plot.paint(painter, rect, plot, view, theme)


def cells(row: BitsRow) -> tuple[str, ...]:
    """A line of the table; a dash where nothing that was tried reached the goal."""
    dash = "–"
    return (
        str(row.bits),
        f"{row.units}" if row.units else dash,
        f"{row.network_parameters:,}" if row.units else dash,
        f"{row.hand_states}",
        f"{row.fitted_states}" if row.fitted_states else f"{dash} ({percent(row.fitted_accuracy)})",
        f"{row.fitted_parameters:,}" if row.fitted_states else "",
    )


def percent(share: float) -> str:
    """A share of sequences; 100 % only where it is all of them."""
    if share >= 1.0:
        return "100 %"
    return f"{min(99.9, 100 * share):.1f} %"
