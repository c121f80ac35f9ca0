"""One frame of a film: title and question, the stage, the caption below it; a pure function."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath

from ui import chapters as faces
from ui import words
from ui.diagrams import card as card_painting
from ui.diagrams import ink
from ui.recording.pictures import STAGE, scale_for
from ui.recording.script import Moment
from ui.theme import Theme, alpha, font, sized
from ui.theme import theme as themed
from ui.view import View

# Heights of the mock-up's present mode, in its pixels.
_HEADER, _CAPTION = 84.0, 94.0
# Room left round a panel that fills the stage, as a share of it.
_MARGIN = 0.04
# A panel that would be less than so many times as large stays where it is, and the rest fades to this
# share of the ground.
_NEARER, _VEILED = 1.25, 0.85
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
        _card(painter, rect, moment.title, said, theme)
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
    seen = _seen(stage, moment, view)
    if seen != stage:
        painter.translate(stage.center())
        painter.scale(stage.width() / seen.width(), stage.height() / seen.height())
        painter.translate(-seen.center())
    face.paint(painter, stage, moment.snapshot, view, theme)
    _dim(painter, stage, moment, view, theme)
    painter.restore()
    if moment.highlight is not None:
        _point_out(painter, stage, seen, moment, view, theme)


def _seen(stage: QRectF, moment: Moment, view: View) -> QRectF:
    """The part of the stage the camera sees, of the stage's own shape."""
    if moment.panel == moment.before == "":
        return stage
    panels = faces.face(moment.snapshot.chapter).panels(stage, moment.snapshot, view)
    start, end = (_framed(stage, panels.get(name)) for name in (moment.before, moment.panel))
    share = _in_out_cubic(moment.moved)
    # The size changes by a factor a moment, so that the camera moves evenly whatever the distance.
    wide = start.width() * (end.width() / start.width()) ** share
    reach = (wide - start.width()) / (end.width() - start.width()) if end.width() != start.width() else share
    centre = start.center() + (end.center() - start.center()) * reach
    high = wide * stage.height() / stage.width()
    return QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high)


def _dim(painter: QPainter, stage: QRectF, moment: Moment, view: View, theme: Theme) -> None:
    """What stands around the panel the camera goes to, or comes from, fades into the ground."""
    if moment.panel == moment.before == "":
        return
    panels = faces.face(moment.snapshot.chapter).panels(stage, moment.snapshot, view)
    share = _in_out_cubic(moment.moved)
    faded = {moment.before: max(0.0, 1.0 - share)}
    faded[moment.panel] = faded.get(moment.panel, 0.0) + share
    for name, shown in faded.items():
        panel = panels.get(name)
        if panel is None or shown <= 0.0:
            continue
        around = QPainterPath()
        around.setFillRule(Qt.FillRule.OddEvenFill)
        around.addRect(stage.adjusted(-stage.width(), -stage.height(), stage.width(), stage.height()))
        around.addRect(panel.adjusted(*(side * 2 * view.scale for side in (-1, -1, 1, 1))))
        most = _VEILED if _framed(stage, panel) == stage else 1.0
        painter.fillPath(around, alpha(theme["bg"], most * min(1.0, shown)))


def _framed(stage: QRectF, panel: QRectF | None) -> QRectF:
    if panel is None or panel.isEmpty():
        return stage
    grow = 1.0 + 2 * _MARGIN
    wide = max(panel.width(), panel.height() * stage.width() / stage.height()) * grow
    if wide * _NEARER > stage.width():
        return stage
    high = wide * stage.height() / stage.width()
    return QRectF(panel.center().x() - wide / 2, panel.center().y() - high / 2, wide, high)


def _in_out_cubic(share: float) -> float:
    return 4 * share**3 if share < 0.5 else 1 - (2 - 2 * share) ** 3 / 2


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
    lines = _balanced(moment.caption, letters, where.width() - 96 * unit)[:2]
    high = ink.leading(letters)
    y = where.center().y() - high * len(lines) / 2
    for line in lines:
        place = QRectF(where.left(), y, where.width(), high)
        ink.text(painter, place, line, letters, theme["ink"], ink.CENTRE | ink.MIDDLE)
        y += high


def _balanced(text: str, letters: QFont, width: float) -> tuple[str, ...]:
    """As few lines as the width allows, of nearly one length: no last word stands alone."""
    lines = ink.wrap(text, letters, width)
    narrower = (ink.wrap(text, letters, width * share / 20) for share in range(10, 20))
    return next((made for made in narrower if len(made) == len(lines)), lines)


def _card(painter: QPainter, rect: QRectF, title: tuple[str, str], unit: float, theme: Theme) -> None:
    big, small = sized("display", 64 * unit, 600, -1.0 * unit), font("caption", 1.1 * unit, True)
    middle = rect.center()
    above = QRectF(rect.left(), middle.y() - 96 * unit, rect.width(), 84 * unit)
    ink.text(painter, above, title[0], big, theme["ink"], ink.CENTRE | ink.MIDDLE)
    rule = QRectF(middle.x() - 36 * unit, middle.y() + 4 * unit, 72 * unit, max(1.0, 1.6 * unit))
    painter.fillRect(rule, theme["hair2"])
    for number, line in enumerate(_balanced(title[1], small, rect.width() * 0.8)[:3]):
        place = QRectF(rect.left(), middle.y() + (26 + 36 * number) * unit, rect.width(), 36 * unit)
        ink.text(painter, place, line, small, theme["ink2"], ink.CENTRE | ink.MIDDLE)
