"""The loss as heights, and the track that draws it."""

from __future__ import annotations

import numpy as np
import pytest

from ui import theme as themes
from ui.plots.loss_track import LossTrack, heights_of

NONE = np.zeros(0)


def test_a_wide_range_is_drawn_in_powers_of_ten():
    heights, _ = heights_of(np.array([1.0, 0.1, 0.01, 0.001]), NONE)
    assert np.diff(heights) == pytest.approx(np.full(3, -0.88 / 3))
    assert heights[0] == pytest.approx(0.94)
    assert heights[-1] == pytest.approx(0.06)


def test_a_narrow_range_is_drawn_as_it_is_from_zero():
    heights, _ = heights_of(np.array([1.0, 0.5]), NONE)
    assert heights == pytest.approx([0.94, 0.06 + 0.44])


def test_both_histories_share_one_scale():
    here, ahead = heights_of(np.array([1.0, 0.1]), np.array([0.1, 0.001]))
    assert here[1] == pytest.approx(ahead[0])


@pytest.mark.parametrize("losses", [[0.0, 0.0], [0.0, 1.0], [1e-300, 1e300], [5.0]])
def test_no_loss_leaves_the_track(losses):
    heights, _ = heights_of(np.array(losses), NONE)
    assert np.all((heights >= 0) & (heights <= 1))


def test_what_is_not_finite_is_left_out_and_nothing_warns(qtbot):
    track = LossTrack()
    qtbot.addWidget(track)
    track.set_theme(themes.theme("paper"))
    track.resize(600, 40)
    track.show()
    qtbot.waitExposed(track)
    updates = np.arange(4)
    no_updates = np.zeros(0, np.int64)
    track.show_curves(updates, np.array([np.nan, 1.0, np.inf, 0.5]), no_updates, NONE)
    track.grab()
    assert track.points[0].tolist() == [1, 3]
    track.show_curves(updates[:1], np.array([np.nan]), no_updates, NONE)
    track.grab()
