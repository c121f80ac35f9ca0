"""The ladder: nothing is drawn where a memory is exactly nothing, the past is known and the future is not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from simulator.chapters._sequences_content import SequencesContent
from tests.ui.diagrams.scene import painted, written
from tests.ui.diagrams.sequences_content import snapshot
from ui.diagrams.sequences import ladder, ladder_memory, ladder_series, ladder_strip, said
from ui.diagrams.sequences.ladder_layout import places
from ui.diagrams.sequences.moment import Moment, moment
from ui.theme import theme
from ui.view import View

pytestmark = pytest.mark.usefixtures("qapp")
RECT = QRectF(30, 20, 960, 600)
SMALL = {"hidden_units": 6, "states": 4, "taps": 5}


class _At:
    """The ladder at the playhead of the view, as the other scenes of a chapter are painted."""

    @staticmethod
    def paint(painter: Any, rect: QRectF, shown: Any, view: View, colours: Any) -> None:
        ladder.paint(painter, rect, shown, view, colours, moment(shown.content.steps, view))


def test_beyond_the_taps_no_bar_is_drawn_and_within_them_one_is() -> None:
    shown = snapshot(3, **SMALL)
    content: SequencesContent = shown.content
    view = View(t=70.0)
    sheet = painted(_At, shown, view, RECT)
    red = theme("paper")["backward"]
    hue = np.array([red.blue(), red.green(), red.red()])
    for row, rung in zip(places(RECT, 5, view).rows, content.ladder, strict=True):
        if rung.name not in ladder_strip.WINDOWED:
            continue
        a = ladder_memory.profile_axes(row, content, view)
        y = round(a.rect.bottom()) - 2
        for lag in range(1, content.lags + 1):
            is_bar = bool((sheet[y, round(a.across(lag)), :3] == hue).all())
            value = float(rung.memory[69, lag - 1])
            tall = value / a.y[1] * a.rect.height()
            assert not is_bar or lag <= 5, (rung.name, lag)
            assert is_bar or tall < 4, (rung.name, lag)
        assert (rung.memory[:, 5:] == 0.0).all()


def test_the_future_is_the_same_for_every_model_and_the_guess_ends_at_the_horizon() -> None:
    shown = snapshot(3, **SMALL)
    content: SequencesContent = shown.content
    view = View(t=60.0)
    sheet = painted(_At, shown, view, RECT)
    green = theme("paper")["forward"]
    hue = np.array([green.blue(), green.green(), green.red()])
    for row in places(RECT, 5, view).rows:
        a = ladder_series.plot_axes(row.plot, content)
        top, bottom = round(row.plot.top()), round(row.plot.bottom())
        now = round(a.across(60 + content.horizon)) + 8
        beyond = sheet[top:bottom, now : round(row.plot.right()), :3]
        assert not (beyond == hue).all(axis=2).any()
        before = sheet[top:bottom, round(row.plot.left()) : round(a.across(55)), :3]
        assert (before == hue).all(axis=2).any()


def test_every_row_says_its_error_and_what_it_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = snapshot(3, **SMALL)
    lines = written(_At, shown, View(t=70.0), monkeypatch, RECT)
    for rung in shown.content.ladder:
        assert said.name(rung.name, "en") in lines
        assert said.error(shown.content.series, rung) in lines
    assert "exactly 5 lags," in lines and "at most log₂ 4 = 2 bits" in lines


def test_what_is_not_fitted_does_not_boast(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = written(_At, snapshot(0, **SMALL), View(t=70.0), monkeypatch, RECT)
    unfitted = [rung for rung in snapshot(0, **SMALL).content.ladder if not rung.fitted]
    assert unfitted and lines.count("not fitted yet:") == len(unfitted)
    assert "✓ least" not in lines


def test_a_moment_knows_what_has_been_seen() -> None:
    assert moment(10, View(t=0.0)) == Moment(10, 0, 0.0) and moment(10, View(t=0.0)).place == -1
    assert moment(10, View(t=10.0)).now == 9 and moment(10, View(t=12.0)).now == 9
    under_way = moment(10, View(t=4.5))
    assert (under_way.seen, under_way.now) == (4, 3) and 3 < under_way.place < 4
    assert moment(10, View(t=4.5, reduced_motion=True)).place == 3
