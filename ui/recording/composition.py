"""One frame of a film: title and question, the stage, the caption below it; a pure function."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui import chapters as faces
from ui import words
from ui.diagrams import card as card_painting
from ui.diagrams import close_up, ink, marks, title_card
from ui.recording.pictures import STAGE, scale_for
from ui.recording.script import Moment
from ui.theme import Theme, font
from ui.theme import theme as themed
from ui.view import View

# Heights of the mock-up's present mode, in its pixels.
_HEADER, _CAPTION = 84.0, 94.0
# A frame that is higher than the mock-up has larger captions and cards, up to so many times.
_LARGEST_TYPE = 1.5


def paint(painter: QPainter, rect: QRectF, moment: Moment, *, captions: bool) -> None:
    """The whole frame in `rect`; with `captions` the sentence stands below the stage, never over it."""
    theme = themed(moment.theme)
    painter.fillRect(rect, theme["bg"])
    # The frame is the mock-up's window in present mode: header, stage and caption share its height.
    share = STAGE.height() / (STAGE.height() + _HEADER + _CAPTION)
    unit = scale_for(rect.width(), rect.height() * share)
    fits = min(rect.width() / STAGE.width(), rect.height() * share / STAGE.height())
    if fits < unit:
        # Too small to be laid out at this size: laid out larger, and shrunk.
        painter.save()
        painter.scale(fits / unit, fits / unit)
        larger = QRectF(rect.topLeft() * (unit / fits), rect.size() * (unit / fits))
        paint(painter, larger, moment, captions=captions)
        painter.restore()
        return
    said = unit * min(_LARGEST_TYPE, max(1.0, rect.height() * share / STAGE.height() / unit))
    if moment.title is not None:
        title_card.paint(painter, rect, *moment.title, said, theme)
        return
    foot = _CAPTION * said if captions else 0.0
    header = QRectF(rect.left(), rect.top(), rect.width(), _HEADER * unit)
    stage = QRectF(rect.left(), header.bottom(), rect.width(), rect.height() - header.height() - foot)
    _header(painter, header, moment, unit, theme)
    _stage(painter, stage, moment, unit, theme)
    if captions:
        _caption(painter, QRectF(rect.left(), stage.bottom(), rect.width(), foot), moment, said, theme)


def _header(painter: QPainter, where: QRectF, moment: Moment, unit: float, theme: Theme) -> None:
    chapter, language = moment.snapshot.chapter, moment.language
    big, small = font("chapter_title", unit, True), font("question", unit, True)
    title = words.say(f"{chapter}-title", language)
    base = QPointF(where.left() + 48 * unit, where.center().y() + 0.35 * big.pixelSize())
    across = ink.text(painter, base, title, big, theme["ink"]) + 18 * unit
    question = words.say(f"{chapter}-question", language)
    if across + ink.width(question, small) <= where.width() - 96 * unit:
        ink.text(painter, base + QPointF(across, 0), question, small, theme["ink2"])
    rule = QRectF(where.left() + 48 * unit, where.bottom() - unit, where.width() - 96 * unit, max(1.0, unit))
    painter.fillRect(rule, theme["hair"])


def _stage(painter: QPainter, stage: QRectF, moment: Moment, unit: float, theme: Theme) -> None:
    face = faces.face(moment.snapshot.chapter)
    view = View(
        t=moment.t,
        backward=moment.backward,
        language=moment.language,
        hover=moment.highlight,
        scale=unit,
        present=True,
    )
    painter.save()
    painter.setClipRect(stage)
    camera = moment.close_up
    panels = {} if camera.is_whole else face.panels(stage, moment.snapshot, view)
    seen = close_up.seen(stage, panels, camera)
    if seen != stage:
        painter.setTransform(close_up.transform(stage, seen), True)
    face.paint(painter, stage, moment.snapshot, view, theme)
    if not camera.is_whole:
        close_up.dim(painter, stage, panels, camera, view.scale, theme)
    marks.strokes(painter, stage, moment.strokes, unit, theme)
    painter.restore()
    if moment.highlight is not None:
        _point_out(painter, stage, seen, moment, view, theme)


def _point_out(
    painter: QPainter, stage: QRectF, seen: QRectF, moment: Moment, view: View, theme: Theme
) -> None:
    """The card of what is highlighted, where the camera sees it, in its usual size."""
    face = faces.face(moment.snapshot.chapter)
    assert moment.highlight is not None
    hits = face.hits(stage, moment.snapshot, view, theme)
    hit = next((hit for hit in hits if hit.target == moment.highlight), None)
    card = face.card(moment.highlight, moment.snapshot, view)
    if hit is None or card is None:
        return
    nearer = stage.width() / seen.width()
    at = stage.center() + (hit.area.boundingRect().center() - seen.center()) * nearer
    if stage.contains(at):
        card_painting.paint(painter, stage, at, card, view, theme)


def _caption(painter: QPainter, where: QRectF, moment: Moment, unit: float, theme: Theme) -> None:
    painter.fillRect(where, theme["sunk"])
    painter.fillRect(QRectF(where.left(), where.top(), where.width(), max(1.0, unit)), theme["hair"])
    letters = font("caption", unit, True)
    lines = ink.balanced(moment.caption, letters, where.width() - 96 * unit)[:2]
    high = ink.leading(letters)
    y = where.center().y() - high * len(lines) / 2
    for line in lines:
        place = QRectF(where.left(), y, where.width(), high)
        ink.text(painter, place, line, letters, theme["ink"], ink.CENTRE | ink.MIDDLE)
        y += high
