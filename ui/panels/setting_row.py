"""One row of the inspector, made from one row of a settings table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from simulator.settings import Setting
from ui import words
from ui.panels.controls import Button, Label, Pane, Segmented, Slider, Switch, TextEntry
from ui.panels.controls.ranges import Range, number_text, read_number
from ui.panels.controls.themed import pixels
from ui.panels.strip import Strip

# An integer with more values than this cannot be hit on a rail; it is typed.
_WIDEST = 20_000


class SettingRow(Pane):
    """The control of one setting, its help one hover away, and what is to be said about it.

    `asked` carries what the person chose: on the way (`settled` false, live numbers only) and when
    it was meant. Values go in by `show_value`; the row itself decides nothing.
    """

    asked = Signal(object, bool)
    reset_asked = Signal()
    applied = Signal()
    kept = Signal()
    resized = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None, chapter: str = "") -> None:
        super().__init__(parent)
        self.setting, self._chapter = setting, chapter
        self._reason: tuple[str, tuple[object, ...]] | None = None
        self._label = Label(self)
        self._note = Label(self, role="small", colour="ink3", wrap=True)
        self._refusal = Label(self, role="small", colour="rec", wrap=True)
        self.reset = Button(self, icon="reset", shape="flat", tip="frame-inspector-reset-one")
        self.reset.hide()
        self.reset.clicked.connect(self.reset_asked)
        self.strip = Strip(self)
        self.strip.hide()
        self.strip.applied.connect(self.applied)
        self.strip.kept.connect(self.kept)
        self.control = self._make()
        self.restyle()

    # The control a kind of setting gets.

    def _make(self) -> Segmented | Slider | Switch | TextEntry:
        row = self.setting
        if row.kind == "choice":
            choice = Segmented(self)
            choice.chosen.connect(lambda value: self.asked.emit(value, True))
            return choice
        if row.kind == "switch":
            switch = Switch(self)
            switch.clicked.connect(lambda on: self.asked.emit(on, True))
            return switch
        if row.kind in ("number", "integer") and row.minimum is not None and row.maximum is not None:
            whole = row.kind == "integer"
            if not whole or row.scale == "log" or row.maximum - row.minimum <= _WIDEST:
                slider = Slider(self)
                slider.set_range(Range(row.minimum, row.maximum, whole, row.scale == "log"))
                slider.changed.connect(lambda value: self.asked.emit(value, False))
                slider.settled.connect(lambda value: self.asked.emit(value, True))
                return slider
        entry = TextEntry(self)
        entry.set_longest(row.longest)
        entry.submitted.connect(self._typed)
        entry.resized.connect(self.resized)
        return entry

    def _typed(self, text: str) -> None:
        number = read_number(text) if self.setting.kind in ("number", "integer") else None
        self.asked.emit(text if number is None else number, True)

    # What is shown.

    def show_value(self, value: object) -> None:
        """The setting's present value; a change from the default can be reset."""
        control = self.control
        if isinstance(control, Switch):
            control.setChecked(bool(value))
        elif isinstance(control, TextEntry):
            control.set_value(number_text(value) if isinstance(value, int | float) else str(value))
        else:
            control.set_value(value)  # type: ignore[arg-type]
        self.reset.setVisible(value != self.setting.default)
        self._place_reset(self.width())

    def show_reason(self, reason: tuple[str, tuple[object, ...]] | None) -> None:
        """Disable the row: it has an effect only when another setting has one of these values."""
        if reason == self._reason:
            return
        self._reason = reason
        self.control.setEnabled(reason is None)
        self._label.setEnabled(reason is None)
        self._spell_reason()
        self._relayout()

    def show_refusal(self, text: str) -> None:
        """The quiet sentence that says why a value was not taken; empty takes it away."""
        if text == self._refusal.text:
            return
        if isinstance(self.control, TextEntry):
            self.control.set_error(text)
        self._refusal.set_text(text)
        self._relayout()

    @property
    def refusal(self) -> str:
        """The sentence that is shown."""
        return self._refusal.text

    @property
    def reason(self) -> str:
        """Why the row is disabled, empty when it is not."""
        return self._note.text

    def show_strip(self, updates: int | None) -> None:
        """Ask before doing what costs that many updates; None closes the question."""
        if updates is not None:
            self.strip.ask(updates)
        if self.strip.isHidden() != (updates is None):
            self.strip.setVisible(updates is not None)
            self._relayout()

    def _relayout(self) -> None:
        self.arrange()
        self.resized.emit()

    # Words and places.

    def restyle(self) -> None:
        """Name, help, choices and unit in this language."""
        row, look = self.setting, self.look
        name = look.say(words.own(self._chapter, f"setting-{row.name}"))
        self.setToolTip(look.say(words.own(self._chapter, f"setting-{row.name}.help")))
        control = self.control
        control.setAccessibleDescription(self.toolTip())
        self._label.set_text("" if isinstance(control, Slider | Switch) else name)
        if isinstance(control, Segmented):
            control.set_items([(v, self._choice(row.name, v)) for v in row.choices])
            control.set_label(name)
        elif isinstance(control, Slider):
            control.set_label(name, unit_words(row.unit, look.language))
        elif isinstance(control, Switch):
            control.set_label(name)
        else:
            control.line.setAccessibleName(name)
        self._spell_reason()
        super().restyle()

    def _spell_reason(self) -> None:
        if self._reason is None:
            self._note.set_text("")
            return
        other, values = self._reason
        look = self.look
        between = look.say("frame-or")
        allowed = between.join(self._choice(other, value) for value in values)
        name = look.say(words.own(self._chapter, f"setting-{other}"))
        self._note.say("frame-inspector-only-when", setting=name, choices=allowed)

    def _choice(self, setting: str, value: object) -> str:
        return words.choice(self._chapter, setting, value, self.look.language)

    def height_for(self, width: float) -> float:
        """Label, control, what is to be said, the question."""
        return self._place(width, move=False)

    def arrange(self) -> None:
        """Everything below each other."""
        self._place(self.width(), move=True)

    def _place(self, width: float, *, move: bool) -> float:
        px, y = self.look.px, 0.0
        if self._label.text:
            if move:
                self._label.setGeometry(pixels(QRectF(0, 0, width - px(26), px(20))))
            y = px(22)
        below = [self.control, self._note, self.strip]
        # A text entry says its refusal itself.
        if not isinstance(self.control, TextEntry):
            below.insert(1, self._refusal)
        for widget in below:
            if widget is self.strip and self.strip.isHidden():
                continue
            high = widget.height_for(width)
            if move:
                widget.setGeometry(pixels(QRectF(0, y, width, high)))
            y += high + (px(4) if high else 0)
        if move:
            self._place_reset(width)
        return y - px(4)

    def _place_reset(self, width: float) -> None:
        px, side = self.look.px, self.look.px(20)
        x = width - side
        if isinstance(self.control, Slider):
            x = min(x, self.control.number_left - side - px(2))
        y = px(2) if isinstance(self.control, Switch) else 0
        self.reset.setGeometry(pixels(QRectF(x, y, side, side)))
        self.reset.raise_()


def unit_words(unit: str, language: str) -> str:
    """The unit in words, or as it is."""
    key = f"unit-{unit}"
    return words.say(key, language) if unit and words.has(key, language) else unit
