"""The numbers of one step of an inference: its two halves one under the other, the one under way marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters._sequences_content import LinearPicture, MarkovPicture, Rung, SequencesContent
from ui import words
from ui.diagrams import ink, maths
from ui.diagrams.sequences import forward, kalman, recurrent_step
from ui.diagrams.sequences.moment import Moment
from ui.theme import Theme, font
from ui.view import View

_FORMULAS = {
    "linear_dynamical": ("m^− = A m_{t−1},  P^− = A P A^T + Q", "m_t = m^− + K (x_t − C m^−)"),
    "hidden_markov": ("ĥ_i = ∑_j h_j A_{ji}", "h_i ∝ b_i(x_t) ĥ_i"),
    "recurrent": ("z_t = W x_t + U h_{t−1} + b", "h_t = tanh(z_t)"),
}


def shown_rung(content: SequencesContent) -> Rung | None:
    """The model that is stepped through, if it has a state to infer."""
    found = content.inference
    if found is None or (found.kalman is None and found.forward is None and found.recurrent is None):
        return None
    return next((rung for rung in content.ladder if rung.name == found.model), None)


def step_of(content: SequencesContent, at: Moment) -> tuple[int, bool]:
    """The index of the step that is told of, and whether its observation has come."""
    if at.phase:
        return min(at.now + 1, content.steps - 1), at.phase > 0.5 + 1e-9
    return max(0, at.now), at.now >= 0


def lines(content: SequencesContent, at: Moment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The equations of both halves of the step with its numbers in."""
    rung, found = shown_rung(content), content.inference
    t, _ = step_of(content, at)
    if rung is None or found is None:
        return (), ()
    if found.kalman is not None and isinstance(rung.picture, LinearPicture):
        return kalman.predict(found.kalman, rung.picture, t), kalman.update(found.kalman, rung.picture, t)
    if found.forward is not None and isinstance(rung.picture, MarkovPicture):
        return forward.predict(found.forward, rung.picture, t), forward.update(found.forward, t)
    if found.recurrent is not None:
        return recurrent_step.lines(found.recurrent, t)
    return (), ()


def paint(
    painter: QPainter,
    rect: QRectF,
    content: SequencesContent,
    rung: Rung,
    view: View,
    theme: Theme,
    at: Moment,
) -> None:
    """Predict and update, one under the other; the half that is under way on a ground of its own."""
    s, found = view.scale, content.inference
    assert found is not None
    t, updated = step_of(content, at)
    body = font("label", s, view.present)
    y, halves = rect.top(), lines(content, at)
    title, step = 24 * s * (1.2 if view.present else 1.0), ink.leading(body)
    pieces = [
        [piece for line in half for piece in ink.wrap(line, body, rect.width() - 20 * s)] for half in halves
    ]
    if found.forward is not None and isinstance(rung.picture, MarkovPicture):
        below = sum(title + len(half) * step + 10 * s for half in pieces)
        place = QRectF(rect.left(), y, rect.width(), max(0.4 * rect.height(), rect.height() - below - 6 * s))
        forward.table(painter, place, found.forward, rung.picture, t, updated, view, theme)
        y = place.bottom() + 6 * s
    for k, (wrapped, formula) in enumerate(zip(pieces, _FORMULAS[rung.name], strict=True)):
        room = rect.bottom() - y - title - 4 * s
        shown = wrapped[: max(0, int(room / step))]
        block = QRectF(rect.left(), y, rect.width(), title + len(shown) * step + 6 * s)
        is_now = (at.phase > 0.0 or at.now >= 0) and (k == 1) == updated
        if is_now:
            painter.fillRect(block, theme["sel"])
        _title(
            painter,
            QRectF(block.left() + 10 * s, y, block.width() - 20 * s, title),
            rung,
            k,
            formula,
            view,
            theme,
        )
        for i, line in enumerate(shown):
            waits = k == 1 and not updated
            row = QRectF(block.left() + 10 * s, y + title + i * step, block.width() - 20 * s, step)
            ink.text(painter, row, line, body, theme["ink3" if waits else "ink"], ink.LEFT | ink.MIDDLE)
        y = block.bottom() + 4 * s


def _title(
    painter: QPainter, rect: QRectF, rung: Rung, half: int, formula: str, view: View, theme: Theme
) -> None:
    s, bold = view.scale, font("label", view.scale, view.present, 600)
    told = words.say(f"sequences-half-{rung.name}-{'update' if half else 'predict'}", view.language)
    across = ink.text(painter, rect, told, bold, theme["ink"], ink.LEFT | ink.MIDDLE)
    size = 1.15 * bold.pixelSize()
    if across + 14 * s + maths.width(formula, size) <= rect.width():
        at = QPointF(rect.left() + across + 14 * s, rect.center().y() + 0.3 * size)
        maths.maths(painter, at, formula, size, theme["ink2"])
