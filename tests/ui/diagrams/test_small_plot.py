"""A small plot: its ticks are round and in range, its names do not overlap."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from tests.ui.diagrams.canvas import inked, pixels
from ui.diagrams import small_plot
from ui.diagrams.small_plot import Line, Plot
from ui.theme import theme
from ui.view import View

pytestmark = pytest.mark.usefixtures("qapp")


def plot(y_range: tuple[float, float] = (0.0, 1.0), log: bool = False, **more: object) -> Plot:
    lines = tuple(Line(np.full(5, share), name) for share, name in ((0.50, "one"), (0.51, "two")))
    return Plot("Title", "note", "step", np.arange(5), lines, (0.0, 4.0), y_range, log, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("high", range(3, 12))
@pytest.mark.parametrize("height", [40.0, 90.0, 300.0])
def test_powers_are_whole_and_in_range(high: int, height: float) -> None:
    ticks = small_plot.rows(plot((-4.0, float(high)), log=True), height, View())
    assert ticks and all(tick == round(tick) and -4 <= tick <= high for tick in ticks)
    steps = np.diff(ticks)
    assert (steps == steps[:1]).all() and len(ticks) <= max(2, height // 30) + 1


def test_names_keep_apart_and_within() -> None:
    wanted = [10.0, 11.0, 12.0, 95.0, 96.0]
    places = small_plot.apart(wanted, 15.0, 0.0, 100.0)
    assert (np.diff(places) >= 15.0 - 1e-9).all() and max(places) <= 100.0
    assert small_plot.apart([], 15.0, 0.0, 100.0) == []


@pytest.mark.parametrize(("scale", "present"), [(1.0, False), (1.0, True), (2.4, False)])
def test_it_stays_in_its_place(scale: float, present: bool) -> None:
    rect = QRectF(20, 20, 300 * scale, 150 * scale)
    view = View(scale=scale, present=present)
    wild = Line(np.array([1e12, -1e12, np.nan, np.inf, 0.5]), "wild")
    shown = plot(level=(0.7, "level"))
    shown = Plot(**{**vars(shown), "lines": (*shown.lines, wild)})
    sheet = pixels(
        lambda p: small_plot.paint(p, rect, shown, view, theme("paper")), *(int(300 * scale + 40),) * 2
    )
    left, top, right, bottom = inked(sheet)
    assert left >= 20 and top >= 20 and right <= 20 + 300 * scale and bottom <= 20 + 150 * scale
