"""Basins: hue, pattern and letter agree, the number at the start is the engine's, the hand moves it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from simulator.commands import Set
from tests.ui.diagrams.canvas import inked, svg
from tests.ui.diagrams.gradients_content import snapshot
from tests.ui.diagrams.gradients_training_content import altered
from tests.ui.diagrams.scene import PLACES, RECT, painted, targets, written
from ui import words
from ui.chapters import face
from ui.diagrams.gradients import (
    gradient_basins,
    gradient_basins_map,
    gradient_basins_orbit,
    gradient_basins_side,
    gradient_gain,
)
from ui.diagrams.magnitudes import said
from ui.theme import theme
from ui.view import Target, View

pytestmark = pytest.mark.usefixtures("qapp")

GRADIENTS = face("gradients")
VIEW = View(t=40.0)
NETWORKS: list[dict[str, Any]] = [
    {},
    {"basin_network": "four", "start_1": -0.5},
    {"basin_network": "spiral"},
    {"basin_network": "ring"},
    {"gain": 0.0, "basin_steps": 1},
]


def basins(**settings: Any) -> Any:
    return snapshot(scene="basins", **settings)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(("width", "height", "scale", "present"), PLACES)
@pytest.mark.parametrize("corner", [-1.0, 1.0])
def test_it_stays_in_its_place(
    language: str, width: int, height: int, scale: float, present: bool, corner: float
) -> None:
    view = View(t=40.0, language=language, scale=scale, present=present)
    shown = basins(basin_network="ring", start_1=corner, start_2=corner)
    left, top, right, bottom = inked(
        painted(gradient_basins, shown, view, QRectF(30, 20, width, height), "night")
    )
    assert left >= 29 and top >= 19 and right <= width + 31 and bottom <= height + 21


@pytest.mark.parametrize("how", NETWORKS, ids=str)
def test_a_cached_picture_is_the_direct_one_and_stays_so(how: dict[str, Any]) -> None:
    shown = basins(**how)
    for t in (0.0, 0.4, 1.0):
        view = View(t=t)
        first = painted(gradient_basins, shown, view)
        assert (painted(gradient_basins, shown, view) == first).all()
        assert (painted(gradient_basins, shown, view, cached=False) == first).all()


def test_two_basins_differ_in_hue_and_in_pattern() -> None:
    shown = basins()
    content = shown.content.basins
    paint = gradient_basins_map.patterned(content, theme("paper"), 1.0)
    G = len(content.axis)
    cells = np.arange(4 * G) // 4
    drawn = paint(cells, cells, 1.0)
    labels = content.basins[::-1][cells][:, cells]
    colours = [set(np.unique(drawn[labels == k]).tolist()) for k in range(2)]
    assert not colours[0] & colours[1]
    # The first is plain, the second has lines.
    assert sorted(len(kinds) for kinds in colours) == [1, 2]


def test_what_goes_nowhere_is_crossed() -> None:
    content = basins(basin_network="ring").content.basins
    assert (content.basins < 0).all()
    cells = np.arange(4 * len(content.axis)) // 4
    assert len(np.unique(gradient_basins_map.patterned(content, theme("night"), 1.0)(cells, cells, 1.0))) == 2


def test_more_attractors_than_hues_still_have_names_of_their_own() -> None:
    names = [gradient_basins_orbit.letter(k) for k in range(100)]
    assert len(set(names)) == 100 and names[:3] == ["A", "B", "C"]


def test_the_first_unit_is_across_and_the_second_up() -> None:
    shown = basins()
    a = gradient_basins.axes(gradient_basins.places(RECT, VIEW).ends, shown.content.basins)
    assert a.at(1.0, -1.0).x() > a.at(-1.0, -1.0).x() and a.at(0.0, 1.0).y() < a.at(0.0, -1.0).y()
    sheet = painted(gradient_basins, shown, VIEW)
    plain, lined = (
        {tuple(sheet[int(a.down(y)) + dy, int(a.across(x)), :3]) for dy in range(12)}
        for x, y in ((0.6, -0.75), (-0.6, 0.75))
    )
    content = shown.content.basins
    low, high, left, right = (int(share * len(content.axis)) for share in (0.125, 0.875, 0.2, 0.8))
    assert [content.basins[low, right], content.basins[high, left]] == [0, 1]
    assert len(plain) == 1 and len(lined) >= 2


def test_the_number_at_the_start_is_the_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    for how in NETWORKS:
        shown = basins(**how)
        value = said(float(shown.content.basins.orbit_log10[-1]), "en")
        assert value in written(gradient_basins, shown, VIEW, monkeypatch)
        told = GRADIENTS.card(Target("basin_start", (0,)), shown, VIEW)
        assert told is not None and told.value == value


@pytest.mark.parametrize(
    ("how", "kind", "sign"),
    [
        ({}, "settling", "negative"),
        ({"basin_network": "spiral"}, "oscillating", "negative"),
        ({"basin_network": "ring"}, "chaotic", "positive"),
    ],
    ids=str,
)
def test_regime_and_sign_are_said(how: dict[str, Any], kind: str, sign: str) -> None:
    content = basins(**how).content.basins
    assert content.regime == kind
    wanted = words.say(f"gradients-basins-{kind}", "en", period=content.period)
    assert gradient_basins_side.regime(content, "en") == wanted
    assert words.say(f"gradients-basins-{sign}", "en") in gradient_basins_side.exponent(content, "en")


@pytest.mark.parametrize(
    ("exponent", "key"), [(0.5, "positive"), (-0.5, "negative"), (0.001, "zero"), (-math.inf, "negative")]
)
def test_the_sign_of_an_exponent(exponent: float, key: str) -> None:
    assert gradient_basins_side.sign(exponent, "en") == words.say(f"gradients-basins-{key}", "en")


def test_the_border_is_never_claimed_to_be_steeper_than_neighbours_show() -> None:
    content = basins().content.basins
    cell = content.axis[1] - content.axis[0]
    reach = 2.0 * math.sqrt(2.0) / cell
    assert 0.0 < 10 ** gradient_basins_map.border_log10(content) <= reach
    one = altered(basins(), basins=np.zeros_like(content.basins)).content.basins
    assert math.isnan(gradient_basins_map.border_log10(one))


def test_the_start_follows_the_hand_on_both_maps_and_stays_inside() -> None:
    shown = basins()
    where = gradient_basins.places(RECT, VIEW)
    for which, area in enumerate((where.ends, where.sizes)):
        a = gradient_basins.axes(area, shown.content.basins)
        kind = ("basin_map", "basin_size")[which]
        for target in (Target("basin_start", (which,)), Target(kind, (4, 5))):
            asked = gradient_basins.drag(target, QPointF(), a.at(0.25, 0.75), RECT, shown, VIEW)
            assert asked == Set({"start_1": 0.25, "start_2": 0.75})
            asked = gradient_basins.drag(target, QPointF(), QPointF(9e3, 9e3), RECT, shown, VIEW)
            assert asked == Set({"start_1": 1.0, "start_2": -1.0})
        clicked = gradient_basins.click(Target(kind, (0, len(shown.content.basins.axis) - 1)), shown)
        assert isinstance(clicked, Set) and clicked.values["start_1"] > 0.9 > -0.9 > clicked.values["start_2"]


def test_the_gain_follows_the_hand_in_both_plots() -> None:
    shown = basins()
    where = gradient_basins.places(RECT, VIEW).gains
    for which, a in enumerate(gradient_gain.axes(where, shown.content.basins, VIEW)):
        target = Target("basin_gain", (which, 3))
        asked = gradient_basins.drag(target, QPointF(), a.at(1.5, 0.0), RECT, shown, VIEW)
        assert asked == Set({"gain": 1.5})
        asked = gradient_basins.drag(target, QPointF(), QPointF(1e6, 0.0), RECT, shown, VIEW)
        assert asked == Set({"gain": 3.0})
    clicked = gradient_basins.click(Target("basin_gain", (0, 60)), shown)
    assert clicked == Set({"gain": round(float(shown.content.basins.gains[60]), 3)})


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("how", NETWORKS, ids=str)
def test_every_target_has_a_card(how: dict[str, Any], language: str) -> None:
    shown, view = basins(**how), View(t=1.0, language=language)
    found = targets(gradient_basins, shown, view)
    assert {"basin_map", "basin_size", "basin_start", "basin_orbit", "basin_gain", "basin_step"} <= {
        target.kind for target in found
    }
    for target in found:
        told = GRADIENTS.card(target, shown, view)
        assert told is not None and told.title and "nan" not in str(told)


def test_a_card_of_the_orbit_gives_the_step_that_was_made() -> None:
    shown = basins()
    content = shown.content.basins
    told = GRADIENTS.card(Target("basin_orbit", (3,)), shown, VIEW)
    assert told is not None
    assert told.value == f"({', '.join(f'{x:.2f}' for x in content.orbit[3])})".replace("-", "−")
    assert len(told.lines) == 2 and told.lines[0].startswith("h₁ = tanh(")


def test_exactly_nothing_left_is_told_apart_from_next_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = np.array(basins().content.basins.orbit_log10)
    for value, wanted in ((-math.inf, "0"), (-320.0, "below 10⁻³⁰⁰"), (math.nan, "no number")):
        sizes[-1] = value
        shown = altered(basins(), orbit_log10=sizes.copy())
        assert wanted in written(gradient_basins, shown, VIEW, monkeypatch)


def test_the_maps_are_three_images_on_vector_devices() -> None:
    drawn = svg(lambda p: gradient_basins.paint(p, RECT, basins(), VIEW, theme("paper")), 1020, 650)
    # Two maps, the colour bar, the late activities.
    assert drawn.count("<image") == 4 and "<text" not in drawn


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_caption_tells_what_it_does(language: str) -> None:
    for how in NETWORKS[:4]:
        shown = basins(**how)
        told = gradient_basins.caption(shown, View(language=language))
        assert gradient_basins_side.regime(shown.content.basins, language) in told
