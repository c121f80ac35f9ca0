"""What was measured of both networks, in two lines between hairlines; nothing beyond what was measured."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters.adder import RivalContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.adder import verdict
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font, sized
from ui.view import Hit, Target, View

_LEFT = ink.LEFT | ink.MIDDLE


def percent(share: float) -> float:
    """A share in percent with one decimal."""
    return round(100.0 * share, 1)


def sentences(content: RivalContent, language: str) -> tuple[str, str]:
    """About the feed-forward network and about the recurrent one."""
    m, n = content.measures, content.trained_columns
    rival = words.say(
        "adder-rival-news-feed-forward",
        language,
        trained=n,
        inside=percent(m.exact[1, n - 1]),
        next=n + 1,
        beyond=percent(content.beyond),
        last=int(m.columns[-1]),
        end=percent(m.exact[1, -1]),
        shifted=percent(m.shifted[1]),
        swapped=percent(m.swapped[1]),
    )
    key = "proved" if content.proved else "unproved"
    recurrent = words.say(
        f"adder-rival-news-{key}", language, least=percent(m.exact[0].min()), last=int(m.columns[-1])
    )
    return rival, recurrent


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """Two lines in `rect`, about 46 px high, times `view.scale`."""
    content: RivalContent = snapshot.content
    inviting = verdict.is_inviting(snapshot)
    key = (
        "rival news",
        Same(content),
        extent(rect),
        theme,
        inviting,
        view.language,
        view.scale,
        view.present,
    )
    cached(painter, rect, key, lambda layer: _draw(layer, rect, content, inviting, view, theme), theme["bg"])


def _draw(
    painter: QPainter, rect: QRectF, content: RivalContent, inviting: bool, view: View, theme: Theme
) -> None:
    s = view.scale
    for y in (rect.top(), rect.bottom() - s):
        painter.fillRect(QRectF(rect.left(), y, rect.width(), s), theme["hair"])
    size = 13 * s
    left = rect.left() + 24 * s
    right = verdict.invitation_rect(rect, view).left() - 16 * s if inviting else rect.right()
    step = min(0.46 * rect.height(), 1.5 * font("body", s, view.present).pixelSize())
    known = content.updates[1] > 0
    marks = (False, content.proved)
    for number, said in enumerate(sentences(content, view.language)):
        y = rect.center().y() + (number - 0.5) * step
        centre = QPointF(rect.left() + 0.6 * size, y)
        if marks[number]:
            glyphs.check_mark(painter, centre, size, theme["ok"])
        else:
            glyphs.dash_mark(painter, centre, size, theme["warn"] if known else theme["ink3"], 2 * s)
        likes, least = (
            float(font("body", s, view.present).pixelSize()),
            font("tick", s, view.present).pixelSize(),
        )
        while likes > least and ink.width(said, sized("text", likes, 500)) > right - left:
            likes -= 0.5
        made = sized("text", likes, 500)
        row = QRectF(left, y - step / 2, right - left, step)
        ink.text(painter, row, ink.elide(said, made, row.width()), made, theme["ink"], _LEFT)


def hits(rect: QRectF) -> tuple[Hit, ...]:
    """`Target("rival_news")` on both lines."""
    area = QPainterPath()
    area.addRect(rect)
    return (Hit(Target("rival_news"), area),)
