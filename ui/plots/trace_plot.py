"""One array of a trace on pyqtgraph: curves over time or a heat map, with a cursor that reads values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QWidget

from ui.panels.controls.ranges import number_text
from ui.panels.controls.themed import Themed
from ui.plots.curve_names import CurveNames
from ui.theme import mix

# Up to this many rows are drawn as curves unless asked otherwise; more of them are one image.
FEW = 8


class _Axis(pg.AxisItem):  # type: ignore[misc]
    """Ticks at whole numbers where the axis counts, and a true minus."""

    is_count = False

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        levels = super().tickSpacing(minVal, maxVal, size)
        if not self.is_count:
            return levels  # type: ignore[no-any-return]
        return [level for level in levels if level[0] >= 1 and not level[0] % 1] or [(1, 0)]

    def tickStrings(self, values: Any, scale: float, spacing: float) -> list[str]:
        return [text.replace("-", "−") for text in super().tickStrings(values, scale, spacing)]


class TracePlot(Themed, pg.PlotWidget):  # type: ignore[misc]
    """An array of one or two axes, the first one along x, counted from 1. Wheel zooms, dragging pans."""

    cursor_moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        axes = {side: _Axis(side) for side in ("left", "bottom")}
        super().__init__(parent, background=None, enableMenu=False, axisItems=axes)
        self.adopt_look(parent)
        self._values: NDArray[np.float64] = np.zeros((0, 0))
        self._axes: tuple[str, ...] = ("", "")
        self._is_map = False
        plot = self.getPlotItem()
        plot.hideButtons()
        self._image = pg.ImageItem()
        self._lines: list[pg.PlotDataItem] = []
        self.names = CurveNames(plot)
        self._cross = (pg.InfiniteLine(angle=90), pg.InfiniteLine(angle=0))
        plot.addItem(self._image)
        for line in self._cross:
            line.hide()
            plot.addItem(line, ignoreBounds=True)
        self.scene().sigMouseMoved.connect(self._moved)
        self.restyle()

    def show_array(self, values: NDArray[Any], axes: Sequence[str], *, as_map: bool) -> None:
        """Values (T,) or (T, K) with the words of their axes."""
        self._values = np.asarray(values, dtype=np.float64).reshape(len(values), -1)
        self._axes, self._is_map = (*axes, "")[:2], as_map
        self._draw()
        self.view_all()

    def view_all(self) -> None:
        """Everything in sight."""
        steps, rows = self._values.shape
        if not steps:
            return
        low, high = self._range()
        tall = (0.5, rows + 0.5) if self._is_map else (low, high)
        self.setRange(xRange=(0.5, steps + 0.5), yRange=tall, padding=0.02)

    def _range(self) -> tuple[float, float]:
        finite = self._values[np.isfinite(self._values)]
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
        return (low, high) if high > low else (low - 0.5, high + 0.5)

    def _draw(self) -> None:
        plot = self.getPlotItem()
        for line in self._lines:
            plot.removeItem(line)
        self._lines = []
        self._image.setVisible(self._is_map)
        for line in self._cross:
            line.hide()
        if self._is_map:
            self._draw_map()
        else:
            self._draw_curves()
        self.names.show(np.zeros((0, 0)) if self._is_map else self._values, self._axes[1])
        plot.invertY(self._is_map)
        plot.getAxis("bottom").is_count = True
        plot.getAxis("left").is_count = self._is_map
        plot.setLabel("bottom", self._axes[0])
        plot.setLabel("left", self._axes[1] if self._is_map else "")

    def _draw_map(self) -> None:
        # Signed values on the activation scale, symmetric about zero.
        size = float(np.nanmax(np.abs(self._values), initial=0.0, where=np.isfinite(self._values))) or 1.0
        self._image.setImage(self._values, autoLevels=False, levels=(-size, size))
        self._image.setTransform(QTransform.fromTranslate(0.5, 0.5))

    def _draw_curves(self) -> None:
        steps = np.arange(1, len(self._values) + 1)
        for row in range(self._values.shape[1]):
            column = self._values[:, row]
            line = self.getPlotItem().plot(
                steps,
                column,
                pen=self._pen(row),
                connect="finite" if not np.isfinite(column).all() else "all",
                skipFiniteCheck=bool(np.isfinite(column).all()),
                antialias=self._values.size <= 20_000,
                symbol="o" if len(steps) <= 64 else None,
                symbolSize=4,
                symbolPen=None,
                symbolBrush=self._pen(row).color(),
            )
            self._lines.append(line)

    def _pen(self, row: int) -> Any:
        theme, rows = self.look.theme, self._values.shape[1]
        # One hue for one array; its rows from dark to light, the cursor names them.
        return pg.mkPen(mix(theme["ink"], theme["hair2"], 0.8 * row / max(1, rows - 1)), width=1)

    def restyle(self) -> None:
        """Inks, type and colour scale of the theme."""
        theme = self.look.theme
        plot = self.getPlotItem()
        self.setBackground(theme["bg"])
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(pg.mkPen(theme["axis"], width=1))
            axis.setTextPen(theme["ink2"])
            axis.setTickFont(self.look.font("tick"))
            axis.label.setFont(self.look.font("small"))
            axis.enableAutoSIPrefix(False)
            axis.setStyle(hideOverlappingLabels=True)  # a figure is whole or not there
        self.names.set_look(self.look.font("small"), theme["ink2"], theme["bg"])
        plot.getAxis("left").setWidth(self.look.px(56))
        for line in self._cross:
            line.setPen(pg.mkPen(theme["backward"], width=1))
        ramp = np.array([theme.activation(v).getRgb() for v in np.linspace(-1, 1, 256)], dtype=np.ubyte)
        self._image.setLookupTable(ramp)
        if self._values.size:
            self._draw()

    # The cursor.

    def _moved(self, point: QPointF) -> None:
        if not QRectF(self.getViewBox().sceneBoundingRect()).contains(point) or not self._values.size:
            self._leave()
            return
        place = self.getViewBox().mapSceneToView(point)
        self.read_at(place.x(), place.y())

    def read_at(self, x: float, y: float) -> None:
        """Put the cursor on the element nearest to a place of the plot and tell its value."""
        steps, rows = self._values.shape
        step = min(max(round(x), 1), steps) - 1
        if self._is_map:
            row = min(max(round(y), 1), rows) - 1
        else:
            away = np.abs(self._values[step] - y)
            row = int(np.nanargmin(away)) if np.isfinite(away).any() else 0
        value = float(self._values[step, row])
        self._cross[0].setValue(step + 1)
        self._cross[1].setValue(row + 1 if self._is_map else value)
        for line in self._cross:
            line.show()
        self.cursor_moved.emit(self._said(step, row, value))

    def _said(self, step: int, row: int, value: float) -> str:
        parts = [f"{self._axes[0]} {step + 1}"]
        if self._values.shape[1] > 1:
            parts.append(f"{self._axes[1]} {row + 1}")
        parts.append(number_text(float(f"{value:.6g}")) if np.isfinite(value) else "–")
        return "  ·  ".join(parts)

    def _leave(self) -> None:
        for line in self._cross:
            line.hide()
        self.cursor_moved.emit("")

    def leaveEvent(self, event: Any) -> None:
        """The cursor goes with the pointer."""
        self._leave()
        super().leaveEvent(event)
