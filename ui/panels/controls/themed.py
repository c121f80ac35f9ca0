"""What every widget of the window shares: theme, language, scale, present mode, and how they spread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from simulator.message import Value
from ui import theme as themes
from ui import words
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """How a widget is drawn. `scale` multiplies every length and letter; 1 is a 1440×900 window."""

    theme: Theme
    language: str = "en"
    scale: float = 1.0
    present: bool = False

    def px(self, length: float) -> float:
        """A length of the design in logical pixels."""
        return length * self.scale

    def font(self, role: str, weight: int | None = None) -> QFont:
        """The font of a role of the type table."""
        return themes.font(role, self.scale, self.present, weight)

    def say(self, key: str, **values: Value) -> str:
        """The catalogue's sentence in this language."""
        return words.say(key, self.language, **values)


class Themed:
    """Mixed into a QWidget: takes the four parts of a look and hands them to the widgets below."""

    look: Look

    def adopt_look(self, parent: QWidget | None) -> None:
        """Start with the parent's look; called once, first thing in a constructor."""
        given = parent
        while given is not None and not isinstance(given, Themed):
            given = given.parentWidget()
        self.look = given.look if isinstance(given, Themed) else Look(themes.theme("paper"))

    def set_theme(self, theme: Theme) -> None:
        """Paper or Night."""
        self.take(replace(self.look, theme=theme))

    def set_language(self, language: str) -> None:
        """One of `words.LANGUAGES`."""
        self.take(replace(self.look, language=language))

    def set_scale(self, scale: float) -> None:
        """1.0 at 1440×900; every length and letter is multiplied by it."""
        self.take(replace(self.look, scale=scale))

    def set_present(self, present: bool) -> None:
        """Whether the larger type of a lecture room is used."""
        self.take(replace(self.look, present=present))

    def take(self, look: Look) -> None:
        """A whole look at once: for this widget and every themed one below it."""
        if look == self.look:
            return
        self.look = look
        for child in themed_below(self):
            child.take(look)
        self.restyle()

    def restyle(self) -> None:
        """Called after the look has changed: words, sizes and places follow."""


def themed_below(widget: object) -> Iterator[Themed]:
    """The nearest themed widgets below a widget, through plain ones such as viewports."""
    assert isinstance(widget, QObject)
    for child in widget.children():
        if isinstance(child, Themed):
            yield child
        elif isinstance(child, QWidget):
            yield from themed_below(child)


class Pane(Themed, QWidget):
    """A painted widget that places its own children in `arrange()`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adopt_look(parent)

    def arrange(self) -> None:
        """Give every child its place for the present size and look."""

    def height_for(self, width: float) -> float:
        """The height this widget wants at a width, logical px."""
        return float(self.height())

    def restyle(self) -> None:
        """New words, sizes and places."""
        self.arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Children follow the size."""
        self.arrange()


def pixels(rect: QRectF) -> QRect:
    """The whole pixels nearest to a rectangle: edges are rounded, so neighbours still touch."""
    left, top = round(rect.left()), round(rect.top())
    return QRect(left, top, round(rect.right()) - left, round(rect.bottom()) - top)


def text_width(text: str, font: QFont) -> float:
    """Advance of one line, logical px."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line, centred vertically in `rect`; what does not fit ends in an ellipsis."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = text
    # A pixel of grace: a width measured from the text itself must never elide it.
    if text_width(text, font) > rect.width() + 1:
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(
        Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
    )
    painter.drawText(rect, flags, shown)


def draw_focus(painter: QPainter, rect: QRectF, look: Look, radius: float = 6) -> None:
    """The ring of the widget that has the keyboard: 2 px of ink just inside `rect`."""
    line = look.px(2)
    painter.setPen(QPen(look.theme["ink"], line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        rect.adjusted(line / 2, line / 2, -line / 2, -line / 2), look.px(radius), look.px(radius)
    )


def keeps_key(event: QEvent, keys: frozenset[int]) -> bool:
    """Claim a key before the window's shortcuts see it: for a focused control that answers to it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    if plain and event.key() in keys:
        event.accept()
        return True
    return False
