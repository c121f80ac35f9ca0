"""Sources: every cell and every share is the computed one, and the sentence says no more than that."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from simulator.commands import Set
from tests.ui.diagrams.canvas import inked
from tests.ui.diagrams.gradients_content import snapshot
from tests.ui.diagrams.scene import PLACES, RECT, painted
from ui import words
from ui.diagrams import heat_map
from ui.diagrams.gradients import gradient_matrix, gradient_shares, gradient_sources
from ui.theme import theme
from ui.view import Target, View

pytestmark = pytest.mark.usefixtures("qapp")

NETWORKS: list[dict[str, Any]] = [
    {"loss_at": "every"},
    {"loss_at": "last"},
    {"loss_at": "every", "spectral_radius": 6.0, "steps": 100},
    {"loss_at": "every", "squashing": "linear", "spectral_radius": 10.0, "steps": 400, "hidden_units": 3},
    {"loss_at": "every", "steps": 10, "hidden_units": 1},
]


@pytest.mark.parametrize("how", NETWORKS, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_it_stays_in_its_place(language: str, how: dict[str, Any]) -> None:
    for width, height, scale, present in PLACES:
        view = View(t=4.0, backward=True, language=language, scale=scale, present=present)
        rect = QRectF(30, 20, width, height)
        shown = snapshot(scene="sources", **how)
        left, top, right, bottom = inked(painted(gradient_sources, shown, view, rect, "night"))
        assert left >= 29 and top >= 19 and right <= width + 31 and bottom <= height + 21


@pytest.mark.parametrize("look", ["paper", "night"])
@pytest.mark.parametrize(("t", "backward"), [(0.0, False), (7.5, True), (40.0, False)])
def test_a_cached_picture_is_the_direct_one_and_stays_so(look: str, t: float, backward: bool) -> None:
    for how in NETWORKS:
        shown, view = snapshot(scene="sources", **how), View(t=t, backward=backward)
        first = painted(gradient_sources, shown, view, look=look)
        assert (painted(gradient_sources, shown, view, look=look) == first).all()
        assert (painted(gradient_sources, shown, view, look=look, cached=False) == first).all()


def test_a_cell_has_the_colour_of_its_size_and_the_other_half_none() -> None:
    shown, view = snapshot(scene="sources", loss_at="every"), View(t=40.0)
    rect = QRectF(0, 0, 520, 560)
    sheet = painted(gradient_matrix, shown, view, rect)
    found, plane = shown.content.sources, gradient_matrix.frame(rect, shown, view)
    table = heat_map.gradient_shades(theme("paper"))
    low, high = gradient_matrix.PALEST, gradient_matrix.FULLEST
    compared = 0
    for s in range(3, 40, 4):
        for t in range(2, 38, 5):
            at = plane.at(t, s)
            blue, green, red, _ = (int(part) for part in sheet[int(at.y()), int(at.x())])
            size = float(found.log10[s - 1, t - 1])
            share = (min(max(size, low), high) - low) / (high - low)
            colour = int(table[int(share * (len(table) - 1))])
            expected = ((colour >> 16) & 255, (colour >> 8) & 255, colour & 255)
            if t > s:
                # There stand the names, if anything.
                continue
            # Where the line of a threshold runs, the cell is hidden.
            if (red, green, blue) == theme("paper")["ink"].getRgb()[:3]:
                continue
            assert (red, green, blue) == expected, (s, t)
            compared += 1
    assert compared > 25


def test_the_line_parts_what_vanished_from_what_did_not() -> None:
    shown = snapshot(scene="sources", loss_at="every", steps=100, hidden_units=32)
    view, rect = View(t=100.0), QRectF(0, 0, 520, 560)
    sheet = painted(gradient_matrix, shown, view, rect)
    plane = gradient_matrix.frame(rect, shown, view)
    ink = np.array(theme("paper")["ink"].getRgb()[2::-1])
    sizes = shown.content.sources.log10
    crossed = 0
    for s in (70, 80, 90):
        alive = np.flatnonzero(sizes[s - 1, : s - 1] >= -7)
        first = int(alive[0]) + 1  # the first step that is not below, from 1
        if first == 1 or (np.diff(alive) > 1).any():
            continue
        x = round(plane.across(first - 0.5))
        row = sheet[int(plane.down(s)), x - 3 : x + 4, :3]
        assert (row == ink).all(axis=1).any(), s
        crossed += 1
    assert crossed


def test_the_stack_shows_the_shares() -> None:
    shown, view = snapshot(scene="sources", loss_at="every"), View(t=40.0)
    rect = QRectF(0, 0, 440, 560)
    sheet, found = painted(gradient_shares, shown, view, rect), shown.content.sources
    box = gradient_shares.here(rect, view).stack
    K, T = found.shares.shape
    for t in (2, 11, 30):
        x = int(box.left() + (t - 0.5) / T * box.width())
        column = sheet[int(box.top()) + 1 : int(box.bottom()) - 1, x, 2::-1]
        for k in range(K):
            hue = np.array(gradient_shares.shade(k, K, theme("paper")).getRgb()[:3])
            share = (column == hue).all(axis=1).mean()
            assert share == pytest.approx(found.shares[k, t - 1], abs=0.015), (t, k)


def test_shares_are_told_as_what_they_are() -> None:
    assert [gradient_shares.share_text(x) for x in (0.0, 1e-9, 0.004, 0.31, 1.0)] == [
        "0",
        "<0.1 %",
        "0.4 %",
        "31 %",
        "100 %",
    ]
    assert gradient_shares.share_text(float("nan")) == "–"
    assert [gradient_shares.lag(band) for band in ((0, 0), (3, 5))] == ["0", "3–5"]


def test_the_switch_asks_for_the_loss_that_stands_on_it() -> None:
    shown = snapshot(scene="sources")
    for k, choice in enumerate(("last", "every")):
        assert gradient_sources.click(Target("loss_at", (k,)), shown) == Set({"loss_at": choice})


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_sentence_tells_the_computed_sizes(language: str) -> None:
    shown = snapshot(scene="sources", loss_at="every", steps=100, hidden_units=32)
    found = shown.content.sources
    said = gradient_sources.verdict(shown, language)
    assert f"{10 ** found.sum_log10[0]:.2f}" in said
    near = next(
        b for (_, b), total in zip(found.lags, found.shares[:, 0].cumsum(), strict=True) if total >= 0.99
    )
    assert f" {near} " in said


def test_a_network_that_left_the_numbers_has_no_sum_to_praise() -> None:
    shown = snapshot(scene="sources", **NETWORKS[3])
    assert gradient_sources.verdict(shown, "en") == words.say("gradients-sources-not-finite", "en")


def test_targets_lie_on_the_scene_and_the_longest_lag_is_among_them() -> None:
    for how in NETWORKS:
        shown = snapshot(scene="sources", **how)
        found = gradient_sources.hits(RECT, shown, View(t=3.0), theme("paper"))
        steps = len(shown.content.trace.hidden)
        assert Target("source", (steps, 1)) in [hit.target for hit in found]
        for hit in found:
            assert RECT.adjusted(-1, -1, 1, 1).contains(hit.area.boundingRect()), hit.target
