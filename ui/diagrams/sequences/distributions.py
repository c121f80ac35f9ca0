"""The three distributions of a hidden Markov model as the tables they are: start, transition, emission."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.arrays import Floats
from simulator.chapters._sequences_content import MarkovPicture, Series
from ui import words
from ui.diagrams import amounts, curves, heat_map, ink
from ui.diagrams.sequences import empty, letters
from ui.diagrams.sequences.ladder_strip import belief_shades
from ui.theme import Theme, font, mix, on, sized
from ui.view import View

# As many letters of an alphabet as a table can name.
_LETTERS = 30


def paint(
    painter: QPainter, rect: QRectF, picture: MarkovPicture | None, series: Series, view: View, theme: Theme
) -> None:
    """Start, transition and emission side by side, states from top to bottom."""
    s, small = view.scale, font("small", view.scale, view.present)
    row = QRectF(rect.left(), rect.top(), rect.width(), (30 if view.present else 24) * s)
    curves.title(painter, row, words.say("sequences-tables-title", view.language), "", view, theme)
    body = rect.adjusted(0, row.height() + 4 * s, 0, 0)
    if picture is None:
        empty.paint(painter, body, words.say("sequences-tables-none", view.language), view, theme)
        return
    line = ink.leading(small)
    shares = ((0.0, 0.09), (0.13, 0.60), (0.64, 1.0))
    parts = []
    for (begin, end), key in zip(shares, ("start", "transition", "emission"), strict=True):
        x, wide = body.left() + begin * body.width(), (end - begin) * body.width()
        ink.text(
            painter,
            QRectF(x, body.top(), wide, line),
            ink.elide(words.say(f"sequences-tables-{key}", view.language), small, wide),
            small,
            theme["ink2"],
            ink.LEFT | ink.MIDDLE,
        )
        parts.append(QRectF(x, body.top() + line + 4 * s, wide, body.height() - line - 4 * s))
    _probabilities(painter, parts[0], picture.start[:, None], view, theme)
    _probabilities(painter, parts[1], picture.transition, view, theme)
    if picture.emission.size:
        _letters(painter, parts[2], picture.emission, series.symbols, view, theme)
    else:
        _gaussians(painter, parts[2], picture, series, view, theme)


def _probabilities(painter: QPainter, rect: QRectF, values: Floats, view: View, theme: Theme) -> None:
    """Cells with their numbers where there is room for them."""
    rows, columns = values.shape
    colours = heat_map.coloured(values, 0.0, 1.0, belief_shades(theme), theme["bg"])
    heat_map.draw(painter, rect, values.shape, heat_map.cells(colours))
    heat_map.outline(painter, rect, theme, view.scale)
    made = font("tick", view.scale, view.present)
    wide, high = rect.width() / columns, rect.height() / rows
    if wide < 1.15 * ink.width(".00", made) or high < 0.9 * ink.leading(made):
        return
    full = wide > 1.2 * ink.width("0.00", made)
    for i in range(rows):
        for j in range(columns):
            share = min(1.0, float(values[i, j]))
            if not np.isfinite(share) or share < 0.005:
                continue
            fill = mix(theme["activation_zero"], theme["ink"], share**0.8)
            said = f"{share:.2f}" if full or share >= 0.995 else f"{share:.2f}"[1:]
            place = QRectF(rect.left() + j * wide, rect.top() + i * high, wide, high)
            ink.text(painter, place, said, made, on(fill), ink.CENTRE | ink.MIDDLE)


def _gaussians(
    painter: QPainter, rect: QRectF, picture: MarkovPicture, series: Series, view: View, theme: Theme
) -> None:
    """What a state emits: a bar of two spreads about its mean, the mean a tick with its number."""
    s, made = view.scale, font("tick", view.scale, view.present)
    means, spreads = picture.means[:, 0], picture.spreads[:, 0]
    if not np.isfinite(means).all():
        return
    low, high = float((means - 2 * spreads).min()), float((means + 2 * spreads).max())
    step, numbers = rect.height() / len(means), ink.width("0,000.0", made)
    wide = rect.width() - numbers - 6 * s
    for k, (mean, spread) in enumerate(zip(means.tolist(), spreads.tolist(), strict=True)):
        y = rect.top() + (k + 0.5) * step

        def across(value: float) -> float:
            return rect.left() + (value - low) / (high - low or 1.0) * wide

        painter.fillRect(QRectF(rect.left(), y, wide, max(1.0, 0.8 * s)), theme["hair"])
        tall = min(9 * s, 0.6 * step)
        painter.fillRect(
            QRectF(
                across(mean - 2 * spread),
                y - tall / 2,
                max(s, across(mean + 2 * spread) - across(mean - 2 * spread)),
                tall,
            ),
            theme["hair2"],
        )
        painter.fillRect(QRectF(across(mean) - s, y - tall / 2 - s, 2 * s, tall + 2 * s), theme["ink"])
        if step > 0.8 * ink.leading(made):
            label = amounts.label(mean, max(1e-9, float(series.scale[0]) / 10))
            ink.text(painter, QPointF(rect.right(), y), label, made, theme["ink2"], ink.RIGHT | ink.MIDDLE)


def _letters(
    painter: QPainter, rect: QRectF, emission: Floats, symbols: tuple[str, ...], view: View, theme: Theme
) -> None:
    """What a state emits of an alphabet: a row a state, a column a letter."""
    s = view.scale
    most = np.argsort(-emission.sum(axis=0), kind="stable")[:_LETTERS]
    shown = np.sort(most)
    foot = 16 * s
    area = rect.adjusted(0, 0, 0, -foot)
    part = emission[:, shown]
    top = float(part.max()) or 1.0
    colours = heat_map.coloured(part, 0.0, top, belief_shades(theme), theme["bg"])
    heat_map.draw(painter, area, part.shape, heat_map.cells(colours))
    heat_map.outline(painter, area, theme, s)
    wide = area.width() / len(shown)
    made = sized("code", min(11 * s, 1.4 * wide), 500)
    for k, index in enumerate(shown.tolist()):
        place = QRectF(area.left() + k * wide, area.bottom(), wide, foot)
        ink.text(
            painter, place, letters.visible(symbols[index]), made, theme["ink2"], ink.CENTRE | ink.MIDDLE
        )
