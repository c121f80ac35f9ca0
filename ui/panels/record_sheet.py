"""The record sheet: what becomes a film or a picture, how, and the button that makes it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme as themes
from ui.panels.controls import Button, Label, Pane, Segmented
from ui.panels.controls.themed import draw_text, pixels, text_width
from ui.panels.record_choices import FILMS, PICTURES, RecordChoices
from ui.panels.record_foot import RecordFoot
from ui.panels.record_shots import RecordShots
from ui.theme import alpha

# The sheet's width, the heights of head and foot, the width of the column of choices, design px.
WIDE, HEAD, FOOT, COLUMN = 776, 68, 116, 252
_CARD, _SIDE, _TOP = 92, 32, 20


class _Card(Pane):
    """Video or Picture, with its formats; the one a format is chosen of has the ink frame."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, name: str, formats: tuple[str, ...]) -> None:
        super().__init__(parent)
        self._name, self._first = name, formats[0]
        self.formats = Segmented(self)
        self.formats.set_items([(each, {"webm": "WebM"}.get(each, each.upper())) for each in formats])
        self.formats.chosen.connect(lambda value: self.chosen.emit(str(value)))

    def show_format(self, name: str | None) -> None:
        """The chosen format, None if it is another card's."""
        self.formats.set_value(name)
        self.formats.set_label(self.look.say(f"film-{self._name}"))
        self.update()

    def arrange(self) -> None:
        """The formats in the lower half."""
        px = self.look.px
        self.formats.setGeometry(
            pixels(QRectF(px(16), self.height() - px(44), self.width() - px(32), px(28)))
        )

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A press beside the formats takes the first."""
        if self.formats.value is None:
            self.chosen.emit(self._first)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, mark, name and what it is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px = self.look, self.look.theme, self.look.px
        mine = self.formats.value is not None
        line = px(2 if mine else 1)
        painter.setPen(QPen(theme["ink" if mine else "hair2"], line))
        painter.setBrush(theme["bg"])
        half = line / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), px(8), px(8))
        mark = QRectF(px(17), px(16), px(14), px(14))
        painter.setPen(QPen(theme["ink" if mine else "axis"], px(1.4)))
        painter.drawEllipse(mark)
        if mine:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["ink"])
            painter.drawEllipse(mark.adjusted(px(3.5), px(3.5), -px(3.5), -px(3.5)))
        name, big = look.say(f"film-{self._name}"), look.font("panel_title")
        wide = text_width(name, big)
        draw_text(painter, QRectF(px(40), px(9), wide, px(28)), name, big, theme["ink"])
        hint = QRectF(px(40) + wide + px(10), px(10), self.width() - px(58) - wide, px(28))
        draw_text(painter, hint, look.say(f"film-{self._name}-hint"), look.font("label"), theme["ink2"])


class _Preview(Pane):
    """The picture as it will be, in a frame."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None

    def show_image(self, image: QImage) -> None:
        """Another picture."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As large as there is room for, at the top."""
        if self._image is None or self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        size = self._image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        where = QRectF(room.topLeft(), size)
        painter.drawImage(where, self._image)
        painter.setPen(QPen(self.look.theme["hair2"], max(1.0, self.look.px(1))))
        painter.drawRect(where)


class RecordSheet(Pane):
    """Over the right of the window, the rest under a scrim; the panels say what the person wants."""

    closed = Signal()
    format_chosen = Signal(str)
    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._of = ""
        self.close_button = Button(self, icon="close", tip="frame-close", shape="flat")
        self.close_button.clicked.connect(self.closed)
        self.video, self.picture = _Card(self, "video", FILMS), _Card(self, "picture", PICTURES)
        for card in (self.video, self.picture):
            card.chosen.connect(self.format_chosen)
        self._title = Label(self, role="panel_title", colour="ink")
        self._title.say("film-storyboard")
        self._sum = Label(self, role="label", colour="ink2")
        self.other = Button(self, words="film-show-chapter", shape="flat")
        self.other.hide()
        self.other.clicked.connect(self.other_asked)
        self.shots, self.choices, self.foot = RecordShots(self), RecordChoices(self), RecordFoot(self)
        self.preview = _Preview(self)
        self.restyle()

    def show_subject(self, words: str) -> None:
        """Whose film it is."""
        self._of = words
        self.update()

    def offer_other(self, key: str | None) -> None:
        """A button to the other film there is; None where there is none."""
        self.other.setVisible(key is not None)
        if key is not None:
            self.other.set_words(key)
        self.arrange()

    def show_sum(self, words: str) -> None:
        """How many shots, how long."""
        self._sum.set_text(words)
        self.arrange()

    def show_format(self, name: str, values: Mapping[str, str]) -> None:
        """The chosen format and choices."""
        picture = name in PICTURES
        self.video.show_format(None if picture else name)
        self.picture.show_format(name if picture else None)
        self.choices.show_values(values)
        self.choices.show_for_picture(picture)
        for widget in (self.shots, self._title, self._sum):
            widget.setVisible(not picture)
        self.preview.setVisible(picture)
        self.update()
        self.foot.show_record("film-save-picture" if picture else "film-record")

    def restyle(self) -> None:
        """The name for a screen reader follows the language."""
        self.setAccessibleName(self.look.say("film-title"))
        super().restyle()

    # Places.

    def sheet(self) -> QRectF:
        """The sheet at the right."""
        wide = min(self.look.px(WIDE), self.width() - self.look.px(48))
        return QRectF(self.width() - wide, 0, wide, self.height())

    def arrange(self) -> None:
        """Head, the two kinds, shots beside choices, foot."""
        px, sheet = self.look.px, self.sheet()
        left, right = sheet.left() + px(_SIDE), sheet.right() - px(_SIDE)
        self.close_button.setGeometry(pixels(QRectF(right - px(24), px(20), px(30), px(30))))
        y, half = px(HEAD + _TOP), (right - left - px(20)) / 2
        self.video.setGeometry(pixels(QRectF(left, y, half, px(_CARD))))
        self.picture.setGeometry(pixels(QRectF(right - half, y, half, px(_CARD))))
        y += px(_CARD + 18)
        end = self.height() - px(FOOT)
        column = right - px(COLUMN)
        self.choices.setGeometry(pixels(QRectF(column, y, px(COLUMN + 12), end - y - px(8))))
        title = self._title.natural_width() + px(2)
        self._title.setGeometry(pixels(QRectF(left, y, title, px(26))))
        wide = float(self.other.sizeHint().width())
        self.other.setGeometry(pixels(QRectF(column - px(30) - wide, y - px(2), wide, px(30))))
        end_of_sum = column - px(36) - (0.0 if self.other.isHidden() else wide)
        rest = QRectF(left + title + px(10), y, end_of_sum - left - title - px(10), px(26))
        self._sum.setGeometry(pixels(rest))
        self.shots.setGeometry(pixels(QRectF(left, y + px(30), column - px(22) - left, end - y - px(30))))
        self.preview.setGeometry(pixels(QRectF(left, y + px(4), column - px(36) - left, end - y - px(20))))
        self.foot.setGeometry(pixels(QRectF(sheet.left(), end, sheet.width(), px(FOOT))))

    # The hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sheet closes it."""
        if not self.sheet().contains(event.position()):
            self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in the sheet; what lies under it waits."""
        stops = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
            and widget.isEnabled()
            and widget.isVisible()
        ]
        if not stops:
            return super().focusNextPrevChild(forward)
        focused = QApplication.focusWidget()
        here = stops.index(focused) if focused in stops else (-1 if forward else 0)
        following = stops[(here + (1 if forward else -1)) % len(stops)]
        following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        self.shots.reveal(following)
        self.choices.reveal(following)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Scrim, ground, head, the rule between the columns."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px, sheet = self.look, self.look.theme, self.look.px, self.sheet()
        thick = max(1, round(px(1)))
        painter.fillRect(self.rect(), alpha(theme["bg"], 0.74))
        painter.fillRect(sheet, theme["bg"])
        painter.fillRect(QRectF(sheet.left(), 0, thick, sheet.height()), theme["axis"])
        painter.fillRect(QRectF(sheet.left(), px(HEAD), sheet.width(), thick), theme["hair"])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["rec"])
        x = sheet.left() + px(_SIDE)
        painter.drawEllipse(QRectF(x, px(33), px(11), px(11)))
        big = themes.sized("display", px(22), 600, -px(0.3))
        title = look.say("film-title")
        wide = text_width(title, big)
        draw_text(painter, QRectF(x + px(21), px(18), wide, px(40)), title, big, theme["ink"])
        room = QRectF(x + px(21) + wide + px(22), px(20), sheet.right() - x - wide - px(120), px(40))
        draw_text(painter, room, self._of, look.font("question"), theme["ink2"])
        top, at = self.choices.y(), self.choices.x() - px(18)
        painter.fillRect(QRectF(at, top, thick, self.foot.y() - top - px(12)), theme["hair"])
