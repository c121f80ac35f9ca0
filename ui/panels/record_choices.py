"""How a film or a picture is made: the record sheet's column of choices."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from ui.panels.controls import Label, Pane, ScrollArea, Segmented
from ui.panels.controls.themed import pixels

FILMS, PICTURES = ("mp4", "webm", "gif"), ("png", "svg", "pdf")
# Every choice by name with what there is to choose; the first is the usual one.
CHOICES: dict[str, tuple[str, ...]] = {
    "size": ("1080p", "4K", "square", "portrait"),
    "fps": ("30", "24", "60"),
    "theme": ("paper", "night"),
    "captions": ("burned", "none", "sidecar"),
    "language": ("en", "zh"),
    "silence": ("4", "0", "2", "8"),
}
_ORDER: dict[str, tuple[str, ...]] = {
    "fps": ("24", "30", "60"),
    "captions": ("none", "burned", "sidecar"),
    "silence": ("0", "2", "4", "8"),
}
# What a picture asks too; the rest belongs to films.
_OF_PICTURES = ("size", "theme", "language")
# Names that are the same in every language.
_PLAIN = ("size", "fps")
_GAP, _LABEL = 12, 20


class RecordChoices(Pane):
    """A label and a choice of a few for each row; `chosen` carries name and value."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = ScrollArea(self)
        self._column = Pane(self._scroll)
        self._labels: dict[str, Label] = {}
        self.rows: dict[str, Segmented] = {}
        self._picture = False
        for name, values in CHOICES.items():
            label, row = Label(self._column), Segmented(self._column)
            label.say(f"film-{name}")
            row.set_value(values[0])
            row.chosen.connect(lambda value, name=name: self.chosen.emit(name, str(value)))
            self._labels[name], self.rows[name] = label, row
        self._note = Label(self._column, role="small", colour="ink3", wrap=True)
        self._note.say("film-applies-next")
        self._scroll.show_widget(self._column)
        self.restyle()

    def show_values(self, values: Mapping[str, str]) -> None:
        """What is chosen."""
        for name, row in self.rows.items():
            row.set_value(values[name])

    def show_for_picture(self, picture: bool) -> None:
        """Only what a picture asks, or everything."""
        self._picture = picture
        self._labels["language"].say("film-picture-language" if picture else "film-language")
        self._note.setVisible(not picture)
        self.arrange()

    def restyle(self) -> None:
        """Words follow the language."""
        for name, row in self.rows.items():
            row.set_items([(value, self._said(name, value)) for value in _ORDER.get(name, CHOICES[name])])
            row.set_label(self.look.say(f"film-{name}"))
        super().restyle()

    def _said(self, name: str, value: str) -> str:
        if name == "silence":
            return self.look.say("film-seconds", seconds=int(value))
        if name in _PLAIN and value not in ("square", "portrait"):
            return value
        return self.look.say(f"film-{name}-{value}")

    def arrange(self) -> None:
        """Row below row; what does not fit is scrolled to."""
        px = self.look.px
        self._scroll.setGeometry(pixels(QRectF(0, 0, self.width(), self.height())))
        wide, y = max(1.0, self.width() - px(12)), 0.0
        for name, row in self.rows.items():
            shown = not self._picture or name in _OF_PICTURES
            self._labels[name].setVisible(shown)
            row.setVisible(shown)
            if not shown:
                continue
            self._labels[name].setGeometry(pixels(QRectF(0, y, wide, px(_LABEL))))
            y += px(_LABEL + 3)
            high = row.height_for(wide)
            row.setGeometry(pixels(QRectF(0, y, wide, high)))
            y += high + px(_GAP)
        high = self._note.height_for(wide)
        self._note.setGeometry(pixels(QRectF(0, y, wide, high)))
        self._column.resize(round(wide), round(y + high + px(4)))

    def reveal(self, widget: QWidget) -> None:
        """Bring what has the keyboard into sight."""
        if self._column.isAncestorOf(widget):
            self._scroll.ensureWidgetVisible(widget)
