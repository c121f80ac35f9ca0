"""What a reader carries under each letter, and what it writes on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.chapters._sequences_content import Reader
from ui import words
from ui.diagrams import heat_map, ink
from ui.diagrams.sequences.ladder_strip import activation_shades, belief_shades
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, font, sized
from ui.view import View


def paint(
    painter: QPainter,
    rect: QRectF,
    reader: Reader,
    shown: tuple[int, int, float],
    taps: int,
    at: Moment,
    view: View,
    theme: Theme,
) -> None:
    """The hidden state under every letter that was read; without one, the window and what is forgotten."""
    first, last, wide = shown
    upto = min(at.seen, last)
    if upto <= first:
        return
    s, has_state = view.scale, reader.hidden.ndim == 2 and reader.hidden.shape[1] > 0
    area = QRectF(rect.left(), rect.top(), (upto - first) * wide, rect.height())
    if has_state:
        hidden = reader.hidden[first:upto].T
        is_belief = reader.name == "hidden_markov"
        table = belief_shades(theme) if is_belief else activation_shades(theme)
        colours = heat_map.coloured(hidden, 0.0 if is_belief else -1.0, 1.0, table, theme["bg"])
        heat_map.draw(painter, area, colours.shape, heat_map.cells(colours))
    if reader.name in ("autoregressive", "feed_forward"):
        begin = max(first, at.seen - taps)
        left = rect.left() + (begin - first) * wide
        frame = QRectF(left, area.top(), area.right() - left, area.height() if has_state else 26 * s)
        if not has_state:
            painter.fillRect(frame, theme["sel"])
            made = font("small", s, view.present)
            line = words.say("sequences-forgotten", view.language)
            if ink.width(line, made) < left - rect.left() - 8 * s:
                ink.text(
                    painter,
                    QPointF((rect.left() + left) / 2, frame.center().y()),
                    line,
                    made,
                    theme["ink3"],
                    ink.CENTRE | ink.MIDDLE,
                )
        painter.setPen(QPen(theme["ink"], 1.2 * s))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)


def written(painter: QPainter, rect: QRectF, prompt: str, written: str, view: View, theme: Theme) -> None:
    """What the model writes after the prompt, in as many lines as there is room for."""
    made = sized("code", font("small", view.scale, view.present).pixelSize())
    step = ink.leading(made)
    fits = max(1, int(rect.width() / max(1.0, ink.width("m", made))))
    line = " ".join(written.split("\n"))
    for k in range(min(int(rect.height() / step), -(-len(line) // fits))):
        piece = line[k * fits : (k + 1) * fits]
        row = QRectF(rect.left(), rect.top() + k * step, rect.width(), step)
        ink.text(painter, row, piece, made, theme["forward"], ink.LEFT | ink.MIDDLE)
