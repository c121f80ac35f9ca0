"""Beside the tabs: what was checked, or the invitation to train; and the sentence for the lecture room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._sequences_content import SequencesContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.sequences import said as tell
from ui.diagrams.sequences.carried import GOAL
from ui.diagrams.sequences.twin import SAME
from ui.theme import Theme, font
from ui.view import Hit, Target, View


def paint(painter: QPainter, news: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The verdict in one line, with its mark."""
    if invitation(news, snapshot, view) is not None:
        return
    content: SequencesContent = snapshot.content
    said, s = tell.verdict(content, view.language), view.scale
    made, size = font("label", s, view.present, 500), 12 * s
    text = ink.elide(said, made, news.width() - 2.4 * size)
    across = ink.text(painter, news, text, made, theme["ink2"], ink.RIGHT | ink.MIDDLE)
    mark, good = QPointF(news.right() - across - size, news.center().y()), is_good(content)
    if good:
        glyphs.check_mark(painter, mark, size, theme["ok"])
    elif good is not None:
        glyphs.dash_mark(painter, mark, size, theme["warn"], size / 6)


def is_good(content: SequencesContent) -> bool | None:
    """Whether what was checked holds, None where the sentence tells and checks nothing."""
    values = content.verdict.values
    if "difference" in values:
        return float(values["difference"]) <= SAME
    if "repeating" in values:
        return float(values["error"]) < float(values["repeating"])
    if content.bits is not None:
        return content.bits.network_accuracy >= GOAL
    return False if content.verdict.key.endswith(("untrained", "diverged")) else None


def invitation(news: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """Where the invitation to train stands: while nothing has been fitted step by step."""
    progress = snapshot.progress
    if progress.update or progress.training or snapshot.loaded or progress.untrainable is not None:
        return None
    across = ink.width(
        words.say("frame-invitation", view.language), font("body", view.scale, view.present, 600)
    )
    width = min(across + 52 * view.scale, news.width())
    height = min(news.height(), (38 if view.present else 30) * view.scale)
    return QRectF(news.right() - width, news.center().y() - height / 2, width, height)


def hits(news: QRectF) -> tuple[Hit, ...]:
    """`Target("verdict")` beside the tabs."""
    area = QPainterPath()
    area.addRect(news)
    return (Hit(Target("verdict"), area),)
