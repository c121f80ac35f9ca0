"""The loss over the updates, as the track of the training axis."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme import Theme, mix

# The loss is drawn in powers of ten once its largest value is this many times its smallest.
WIDE = 20.0


class LossTrack(pg.PlotWidget):  # type: ignore[misc]
    """A curve on a ground, with no axes and no hand of its own.

    The left edge is update 0 and the right edge the newest update there is, in this history or in
    the one that was left; values that are not finite are left out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None, enableMenu=False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot = self.getPlotItem()
        plot.hideAxis("left")
        plot.hideAxis("bottom")
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.layout.setContentsMargins(0, 0, 0, 0)
        self.centralWidget.setContentsMargins(0, 0, 0, 0)
        view = plot.getViewBox()
        view.setDefaultPadding(0)
        view.disableAutoRange()
        self._future = plot.plot(skipFiniteCheck=True, antialias=True)
        self._curve = plot.plot(skipFiniteCheck=True, antialias=True)

    def set_theme(self, theme: Theme) -> None:
        """Ink on the ground; the history that was left behind in the quiet hue."""
        self.setBackground(theme["bg"])
        self._curve.setPen(pg.mkPen(theme["ink"], width=1))
        self._curve.setFillLevel(0.0)
        self._curve.setBrush(mix(theme["bg"], theme["sel"], 0.55))
        self._future.setPen(pg.mkPen(theme["hair2"], width=1))

    def show_curves(
        self,
        updates: NDArray[np.int64],
        losses: NDArray[np.float64],
        future_updates: NDArray[np.int64],
        future_losses: NDArray[np.float64],
    ) -> None:
        """Both histories, (N,) and (M,); M may be 0."""
        here = np.isfinite(losses)
        ahead = np.isfinite(future_losses)
        if not here.any() and not ahead.any():
            self._curve.setData([], [])
            self._future.setData([], [])
            return
        heights, future = heights_of(losses[here], future_losses[ahead])
        self._curve.setData(updates[here], heights)
        self._future.setData(future_updates[ahead], future)
        last = max([1, *updates[-1:], *future_updates[-1:]])
        self.setRange(xRange=(0, last), yRange=(0.0, 1.0), padding=0)

    @property
    def points(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What is drawn of this history: updates and heights from 0 to 1."""
        updates, heights = self._curve.getOriginalDataset()
        return updates, heights


def heights_of(
    losses: NDArray[np.float64], future: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Losses as heights on one scale, the lowest at 0.06 and the highest at 0.94.

    A wide range (`WIDE`) is drawn in powers of ten, never more than twelve of them below the
    highest; a narrow one as it is, from 0.
    """
    everything = np.concatenate([losses, future])
    highest = everything.max(initial=0.0)
    positive = everything[everything > 0]
    if highest <= 0 or not positive.size:
        return np.full(losses.shape, 0.06), np.full(future.shape, 0.06)
    if highest < WIDE * positive.min():
        low, top = min(0.0, everything.min()), highest

        def place(values: NDArray[np.float64]) -> NDArray[np.float64]:
            return values
    else:
        floor = max(positive.min(), highest * 1e-12)
        low, top = np.log10(floor), np.log10(highest)

        def place(values: NDArray[np.float64]) -> NDArray[np.float64]:
            heights: NDArray[np.float64] = np.log10(np.maximum(values, floor))
            return heights

    def height(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(0.06 + 0.88 * (place(values) - low) / (top - low))

    return height(losses), height(future)
