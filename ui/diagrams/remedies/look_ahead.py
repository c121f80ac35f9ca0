"""One step of classical and of Nesterov's momentum from the same place with the same velocity.

Both go along the velocity. Classical momentum then adds the slope where it stood; Nesterov's the slope
where the velocity has brought it.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters._remedies_content import LookAhead
from ui import words
from ui.diagrams import arrows, curves, ink, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.curves import title
from ui.diagrams.magnitudes import figures
from ui.diagrams.remedies import plates
from ui.theme import Theme, font
from ui.view import Card, Hit, Target, View

_NAMES = ("classical", "nesterov")
_POINTS = ("here", "ahead", *_NAMES)


def axes(rect: QRectF, step: LookAhead, view: View) -> Axes:
    """A plane about everything the step touches; as in the valley, each weight has its own scale."""
    s = view.scale
    label = ink.leading(font("label", s, view.present))
    box = rect.adjusted(0, small_plot.heading(view), 0, -2 * label - 4 * s)
    points = np.array([step.at, step.ahead, step.classical, step.nesterov])
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    reach = np.maximum((points.max(axis=0) - points.min(axis=0)) / 2, 1e-9)
    # Room at both sides for the names, above and below for half of one.
    made = font("tick", s, view.present, 500)
    names = (ink.width(words.say(f"remedies-look-{name}", view.language), made) for name in _POINTS)
    free = max(20.0, box.width() - 2 * (max(names) + 14 * s)), max(20.0, box.height() - 26 * s)
    half = reach[0] * box.width() / free[0], reach[1] * box.height() / free[1]
    return Axes(box, (middle[0] - half[0], middle[0] + half[0]), (middle[1] - half[1], middle[1] + half[1]))


def paint(painter: QPainter, rect: QRectF, step: LookAhead, view: View, theme: Theme) -> None:
    """The velocity, both slopes, and where both steps end."""
    s, a, language = view.scale, axes(rect, step, view), view.language
    row = QRectF(rect.left(), rect.top(), rect.width(), small_plot.heading(view) - 6 * s)
    note = words.say("remedies-look-note", language, momentum=figures(step.momentum))
    title(painter, row, words.say("remedies-look-title", language), note, view, theme)
    at, ahead = a.at(*step.at), a.at(*step.ahead)
    arrows.arrow(painter, arrows.straight(at, ahead), theme["ink2"], 1.8 * s, 8 * s)
    for name, dashed in zip(_NAMES, (True, False), strict=True):
        end = a.at(*getattr(step, name))
        dashes = [5.0 * s, 3.0 * s] if dashed else False
        arrows.arrow(painter, arrows.straight(ahead, end), theme["backward"], 2.0 * s, 8 * s, dashes)
        pen = QPen(theme["hair2"], 1.2 * s)
        painter.setPen(pen)
        painter.drawLine(at, end)
        curves.ring(painter, end, 4.5 * s, theme["bg"] if dashed else theme["ink"], theme["ink"], 1.4 * s)
    curves.ring(painter, at, 5 * s, theme["bg"], theme["ink"], 2 * s)
    curves.ring(painter, ahead, 3 * s, theme["ink2"], theme["bg"], 1 * s)
    ends = [("here", at), ("ahead", ahead), *((name, a.at(*getattr(step, name))) for name in _NAMES)]
    _names(painter, a.rect, ends, view, theme)
    label = font("label", s, view.present)
    y = rect.bottom() - 2 * ink.leading(label)
    for name in _NAMES:
        said = words.say(f"remedies-look-{name}-rule", language)
        line = ink.elide(said, label, rect.width())
        ink.text(painter, QPointF(rect.left(), y), line, label, theme["ink2"], ink.LEFT | ink.TOP)
        y += ink.leading(label)


def _names(
    painter: QPainter,
    box: QRectF,
    ends: list[tuple[str, QPointF]],
    view: View,
    theme: Theme,
) -> None:
    """Names beside their points, on the side that is freer, pushed apart where they would overlap."""
    s = view.scale
    letters = font("tick", s, view.present, 500)
    middle = sum(at.x() for _, at in ends) / len(ends)
    for is_left in (True, False):
        side = sorted(
            ((name, at) for name, at in ends if (at.x() < middle) == is_left), key=lambda end: end[1].y()
        )
        wanted = [at.y() for _, at in side]
        rows = small_plot.apart(wanted, ink.leading(letters), box.top(), box.bottom())
        for (name, at), y in zip(side, rows, strict=True):
            x = at.x() + (-9 if is_left else 9) * s
            said = words.say(f"remedies-look-{name}", view.language)
            align = ink.RIGHT if is_left else ink.LEFT
            plates.label(painter, QPointF(x, y), said, letters, theme["ink"], align, theme["bg"])


def hits(rect: QRectF, step: LookAhead, view: View) -> tuple[Hit, ...]:
    """`look_ahead`, the whole picture."""
    area = QPainterPath()
    area.addRect(rect)
    return (Hit(Target("look_ahead"), area),)


def card(step: LookAhead, language: str) -> Card:
    """The numbers of both steps."""
    lines = [
        words.say("remedies-card-look", language, momentum=figures(step.momentum), rate=figures(step.rate))
    ]
    for name, slope in zip(_NAMES, (step.slope_at, step.slope_ahead), strict=True):
        end = getattr(step, name)
        lines.append(
            words.say(
                "remedies-card-look-end",
                language,
                name=words.say(f"remedies-look-{name}", language),
                slope=f"({figures(float(slope[0]))}, {figures(float(slope[1]))})",
                end=f"({end[0]:.4g}, {end[1]:.4g})".replace("-", "−"),
            )
        )
    return Card(words.say("remedies-look-title", language), "", tuple(lines))
