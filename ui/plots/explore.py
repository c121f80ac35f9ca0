"""The window that explores the data: any array of a trace, drawn, read off and saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QFrame, QListWidget, QWidget

from simulator import files
from simulator.message import Refused
from ui import theme as themes
from ui import words
from ui.panels.controls import Button, Label, Pane, ScrollBar, Segmented, Slider
from ui.panels.controls.ranges import Range, number_text
from ui.panels.controls.themed import pixels
from ui.plots.export import csv_text
from ui.plots.trace_plot import FEW, TracePlot

if TYPE_CHECKING:
    from simulator.trace import Field


# The list lies on the sunk column, what is chosen in the hue of every choice.
_LIST = {
    QPalette.ColorRole.Base: "sunk",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "ink",
}


class Trace(Protocol):
    """Arrays by name, and what they are."""

    def fields(self) -> Sequence[Field]:
        """Every array there is."""

    def arrays(self) -> Mapping[str, NDArray[Any]]:
        """The arrays by the fields' names."""


class Explore(Pane):
    """A window of its own: arrays on the left, the plot on the right, the cursor's reading below."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self._trace: Trace | None = None
        self._field: Field | None = None
        self._title = Label(self, role="body", colour="ink", weight=600)
        self._title.say("frame-explore-fields")
        self.names = QListWidget(self)
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setVerticalScrollBar(ScrollBar(self.names))
        self.names.currentRowChanged.connect(self._choose)
        self._name = Label(self, role="panel_title", colour="ink")
        self._equation = Label(self, role="label", colour="ink2")
        self.manner = Segmented(self)
        self.manner.chosen.connect(lambda _value: self._draw())
        self.slices: list[Slider] = []
        self.plot = TracePlot(self)
        self._reading = Label(self, role="label", colour="ink")
        self.plot.cursor_moved.connect(self._read)
        self.view_all = Button(self, words="frame-explore-view-all")
        self.csv = Button(self, words="frame-explore-csv")
        self.npz = Button(self, words="frame-explore-npz")
        self.view_all.clicked.connect(self.plot.view_all)
        self.csv.clicked.connect(self._ask_csv)
        self.npz.clicked.connect(self._ask_npz)
        self.resize(980, 640)
        self.restyle()
        self._choose(-1)

    # What is shown.

    def show_trace(self, trace: Trace | None) -> None:
        """The arrays of a trace; the one that was open stays open when it is there again."""
        before = self._field.name if self._field is not None else None
        self._trace = trace
        fields = list(trace.fields()) if trace is not None else []
        self.names.blockSignals(True)
        self.names.clear()
        self.names.addItems([field.name for field in fields])
        row = next((n for n, field in enumerate(fields) if field.name == before), 0 if fields else -1)
        self.names.setCurrentRow(row)
        self.names.blockSignals(False)
        self._choose(row)

    def values(self) -> NDArray[np.float64]:
        """The whole array that is open."""
        assert self._field is not None
        assert self._trace is not None
        return np.asarray(self._trace.arrays()[self._field.name])

    def _choose(self, row: int) -> None:
        fields = list(self._trace.fields()) if self._trace is not None else []
        self._field = fields[row] if 0 <= row < len(fields) else None
        for old in self.slices:
            old.hide()
            old.deleteLater()
        self.slices = []
        there = self._field is not None and self.values().ndim > 0
        for widget in (self.plot, self.manner, self.view_all):
            widget.setVisible(there)
        for button in (self.csv, self.npz):
            button.setEnabled(self._field is not None)
        if self._field is None:
            self._name.say("frame-explore-none")
            self._equation.set_text("")
            return
        self._make_slices()
        rows = self.values().shape[-1] if self.values().ndim > 1 else 1
        self.manner.set_value("map" if rows > FEW or self.values().ndim > 2 else "curves")
        self._say_name()
        self.arrange()
        self._draw()

    def _make_slices(self) -> None:
        # Two axes can be drawn; the ones before them are gone through with a slider each.
        assert self._field is not None
        shape = self.values().shape
        for axis, count in zip(self._field.axes, shape[:-2], strict=False):
            slider = Slider(self)
            slider.set_range(Range(1, max(1, count), integer=True))
            slider.set_value(1)
            slider.set_label(self.look.say("frame-explore-slice", axis=self._axis(axis), count=count))
            slider.changed.connect(lambda _value: self._draw())
            slider.show()
            self.slices.append(slider)

    def _axis(self, name: str) -> str:
        key = f"axis-{name}"
        return words.say(key, self.look.language) if words.has(key, self.look.language) else name

    def _say_name(self) -> None:
        assert self._field is not None
        values, field = self.values(), self._field
        if values.ndim == 0:
            self._name.say("frame-explore-scalar", name=field.name, value=number_text(float(values)))
        else:
            unit = f" ({field.unit})" if field.unit else ""
            self._name.set_text(f"{field.name}{unit}  {' × '.join(str(n) for n in values.shape)}")
        self._equation.set_text(field.equation)

    def _draw(self) -> None:
        if self._field is None or self.values().ndim == 0:
            return
        values = self.values()
        values = values[tuple(int(slider.value) - 1 for slider in self.slices)]
        axes = [self._axis(axis) for axis in self._field.axes[len(self.slices) :]]
        if not values.size:
            return
        self.plot.show_array(values, axes, as_map=self.manner.value == "map")

    def _read(self, text: str) -> None:
        if text:
            self._reading.set_text(text)
        else:
            self._reading.say("frame-explore-cursor-hint")

    # Files.

    def _ask_csv(self) -> None:
        assert self._field is not None
        file, _ = QFileDialog.getSaveFileName(self, self.csv.text(), f"{self._field.name}.csv", "CSV (*.csv)")
        if file:
            self.save_csv(Path(file))

    def _ask_npz(self) -> None:
        file, _ = QFileDialog.getSaveFileName(self, self.npz.text(), "trace.npz", "NPZ (*.npz)")
        if file:
            self.save_npz(Path(file))

    def save_csv(self, file: Path) -> None:
        """The open array; says below the plot how it went."""
        assert self._field is not None
        field, values = self._field, self.values()
        self._save(file, lambda: files.write(file, csv_text(field.name, field.axes, values).encode()))

    def save_npz(self, file: Path) -> None:
        """Every array of the trace; says below the plot how it went."""
        assert self._trace is not None
        arrays = self._trace.arrays()
        self._save(file, lambda: files.write_arrays(file, arrays, {}))

    def _save(self, file: Path, write: Callable[[], None]) -> None:
        try:
            write()
        except Refused as refusal:
            self._reading.set_text(words.tell(refusal.message, self.look.language))
            self._reading.set_colour("rec")
        else:
            self._reading.say("frame-explore-saved", file=str(file))
            self._reading.set_colour("ink")

    @property
    def reading(self) -> str:
        """What stands below the plot."""
        return self._reading.text

    # Places.

    def restyle(self) -> None:
        """Words, inks, type."""
        look = self.look
        self.setWindowTitle(look.say("frame-explore-title"))
        colours = QPalette(themes.palette(look.theme))
        for role, name in _LIST.items():
            colours.setColor(role, look.theme[name])
        self.names.setPalette(colours)
        self.names.setFont(look.font("label"))
        self.names.setSpacing(round(look.px(2)))
        self.names.setAccessibleName(look.say("frame-explore-fields"))
        self.manner.set_items(
            [("curves", look.say("frame-explore-curves")), ("map", look.say("frame-explore-map"))]
        )
        if self._field is not None:
            self._say_name()
            self._draw()
        else:
            self._name.say("frame-explore-none")
        self._read("")
        super().restyle()

    def sizeHint(self) -> QSize:
        """A window of a comfortable size."""
        return QSize(round(self.look.px(980)), round(self.look.px(640)))

    def arrange(self) -> None:
        """A column of names, then title, sliders, plot, reading and buttons."""
        px = self.look.px
        left, top, side = px(220), px(20), px(24)
        self._title.setGeometry(pixels(QRectF(px(22), top, left - px(30), px(22))))
        self.names.setGeometry(
            pixels(QRectF(px(14), top + px(30), left - px(18), self.height() - top - px(42)))
        )
        x, wide = left + side, self.width() - left - 2 * side
        manner = self.manner.natural_width() + px(24)
        self.manner.setGeometry(pixels(QRectF(x + wide - manner, top - px(2), manner, px(28))))
        self._name.setGeometry(pixels(QRectF(x, top - px(2), wide - manner - px(12), px(26))))
        self._equation.setGeometry(pixels(QRectF(x, top + px(28), wide, px(20))))
        y = top + px(56)
        for slider in self.slices:
            high = slider.height_for(wide)
            slider.setGeometry(pixels(QRectF(x, y, min(wide, px(360)), high)))
            y += high + px(8)
        foot = self.height() - px(48)
        self.plot.setGeometry(pixels(QRectF(x - px(8), y, wide + px(8), foot - y - px(6))))
        right = x + wide
        for button in (self.npz, self.csv, self.view_all):
            width = button.sizeHint().width()
            right -= width
            button.setGeometry(pixels(QRectF(right, foot + px(6), width, px(30))))
            right -= px(8)
        self._reading.setGeometry(pixels(QRectF(x, foot + px(6), right - x, px(30))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, and the sunk column of names."""
        painter = QPainter(self)
        theme, px = self.look.theme, self.look.px
        painter.fillRect(self.rect(), theme["bg"])
        painter.fillRect(QRectF(0, 0, px(220), self.height()), theme["sunk"])
        painter.fillRect(QRectF(px(220), 0, max(1, round(px(1))), self.height()), theme["hair"])

    def closeEvent(self, event: Any) -> None:
        """The window may forget it."""
        self.closed.emit()
        super().closeEvent(event)
