"""The lanes over time: bars that say what the numbers say, and columns as fine as there are steps."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from simulator.chapters.memory_cell import Settings
from simulator.experiment import Snapshot
from simulator.session import Session
from tests.ui.diagrams.canvas import pixels
from ui import words
from ui.diagrams.memory_cell import cell_lanes, cell_maps
from ui.diagrams.memory_cell.cell_moment import moment
from ui.diagrams.memory_cell.cell_rows import GATES, lanes, rows
from ui.theme import theme
from ui.view import View

RECT = QRectF(0, 0, 960, 330)
PAPER = theme("paper")


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


@cache
def _shown(given: tuple[tuple[str, Any], ...]) -> Snapshot:
    return Session("memory_cell", Settings.read(dict(given))).snapshot()


def snapshot(**given: Any) -> Snapshot:
    return _shown(tuple(sorted(given.items())))


def draw(shown: Snapshot, view: View, rect: QRectF = RECT) -> np.ndarray:
    m = moment(len(shown.content.trace.cell), view)
    painted = lambda p: cell_lanes.paint(p, rect, shown, view, PAPER, m)  # noqa: E731
    return pixels(painted, int(rect.width()), int(rect.height()) + 10, ground=PAPER["bg"].name())


def filled(sheet: np.ndarray, area: QRectF, role: str) -> int:
    """How many pixels of an area have exactly that role's colour."""
    colour = PAPER[role]
    box = sheet[int(area.top()) : int(area.bottom()) + 1, int(area.left()) : int(area.right()) + 1, :3]
    return int((box == (colour.blue(), colour.green(), colour.red())).all(axis=2).sum())


def test_a_gates_bar_is_as_high_as_the_gate_is_open() -> None:
    shown = snapshot(gates="by_hand", hand_keep="1 0.5 0.25 0", show_numbers=False)
    view = View(t=16.0)
    r, sheet = rows(RECT, shown, view), draw(shown, view)
    heights = [filled(sheet, r.cell("keep", step), "keep") for step in range(4)]
    assert heights[0] == pytest.approx(2 * heights[1], rel=0.1)
    assert heights[1] == pytest.approx(2 * heights[2], rel=0.2)
    assert 0 < heights[3] < 0.2 * heights[0]


def test_what_lies_ahead_is_dim_and_on_the_way_back_the_error_fills_from_the_right() -> None:
    shown = snapshot(show_numbers=False)
    r = rows(RECT, shown, View())
    for t, step, is_done in ((8.0, 5, True), (8.0, 10, False), (16.0, 10, True)):
        assert (filled(draw(shown, View(t=t)), r.cell("keep", step), "keep") > 20) == is_done
    there = draw(shown, View(t=16.0))
    assert all(filled(there, r.cell("error", step), "backward") < 60 for step in range(3, 13))
    back = draw(shown, View(t=8.0, backward=True))
    bright = [filled(back, r.cell("error", step), "backward") > 200 for step in range(3, 13)]
    assert bright == [step >= 8 for step in range(3, 13)]


def test_every_column_is_as_wide_as_the_others_and_inside() -> None:
    for steps in (2, 16, 100, 500):
        shown = snapshot(played_steps=steps)
        r = rows(RECT, shown, View())
        assert r.left + steps * r.width == pytest.approx(RECT.right())
        assert [r.step(r.cell("keep", k).center().x()) for k in (0, steps // 2, steps - 1)] == [
            0,
            steps // 2,
            steps - 1,
        ]
        assert r.step(-5.0) == 0 and r.step(5000.0) == steps - 1
        assert r.bottom == pytest.approx(RECT.bottom())


def test_narrow_columns_drop_their_numbers_and_the_narrowest_become_strips_of_colour() -> None:
    def manner(steps: int) -> tuple[bool, bool]:
        r = rows(RECT, snapshot(played_steps=steps), View())
        return r.has_numbers, r.is_strip

    assert [manner(steps) for steps in (16, 100, 500)] == [(True, False), (False, False), (False, True)]


def test_a_strip_shows_the_gate_of_every_step_by_its_colour() -> None:
    shown = snapshot(gates="by_hand", played_steps=400, hand_keep="0*100 1*200")
    view = View(t=400.0)
    r, sheet = rows(RECT, shown, view), draw(shown, view)
    line = sheet[int(r.lane("keep").center().y()), int(r.left) : int(r.right), :3]
    keep = PAPER["keep"]
    is_open = (line == (keep.blue(), keep.green(), keep.red())).all(axis=1)
    assert is_open.mean() == pytest.approx(0.5, abs=0.01)
    assert is_open[len(is_open) // 4 + 4 : 3 * len(is_open) // 4 - 4].all()


def test_a_lane_runs_over_its_own_numbers_with_zero_within() -> None:
    found = lanes(snapshot(stored_value=-2.5))
    assert (found["keep"].low, found["keep"].high) == (0.0, 1.0)
    assert found["cell"].low == pytest.approx(-2.5) and found["cell"].high == 0.0
    assert found["input"].low < 0.0 < found["input"].high
    assert found["cell"].place(float("nan")) == found["cell"].place(0.0)


def test_a_map_has_a_row_for_each_cell_and_its_colours_follow_the_numbers() -> None:
    shown = snapshot(gates="trained", steps=20, hidden_units=3, scene="lanes")
    trace, area = shown.content.trace, QRectF(0, 0, 200, 30)
    for key in GATES:
        assert cell_maps.values(key, shown).shape == (20, 3)
        sheet = pixels(
            lambda p, key=key: cell_maps.paint(p, area, key, range(20), shown, PAPER, ahead=False), 200, 30
        )
        cells = sheet[5::10, 5::10, :3].reshape(3, 20, 3).astype(int)
        gate = getattr(trace, key).T
        ground, hue = (
            np.array([c.blue(), c.green(), c.red()]) for c in (PAPER["activation_zero"], PAPER[key])
        )
        share = ((cells - ground) @ (hue - ground)) / ((hue - ground) @ (hue - ground))
        np.testing.assert_allclose(share, gate**cell_maps.BEND, atol=0.03)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_lanes_have_their_names_in_both_languages(language: str) -> None:
    shown = snapshot()
    sheet = draw(shown, View(t=16.0, language=language))
    r = rows(RECT, shown, View(language=language))
    for key in ("input", *GATES, "cell", "output", "error"):
        lane = r.lane(key)
        names = sheet[int(lane.top()) : int(lane.bottom()), : int(r.left) - 4]
        assert (names != sheet[0, 0]).any(), key


def test_at_the_turning_point_the_last_column_is_as_full_as_before() -> None:
    shown = snapshot(keep_value=1.0, read_at=16)
    turning, before = View(t=16.0 - 1e-6, backward=True), View(t=16.0)
    column = rows(RECT, shown, before).cell("cell", 15).toAlignedRect().adjusted(4, 4, -4, -4)
    inside = np.s_[column.top() : column.bottom(), column.left() : column.right()]
    assert (draw(shown, turning)[inside] == draw(shown, before)[inside]).all()
    assert len(np.unique(draw(shown, before)[inside].reshape(-1, 4), axis=0)) > 1
