"""The gradients' face: what answers to the pointer tells the truth, in both languages."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from simulator.chapters.gradients import Settings
from simulator.commands import Set
from simulator.experiment import Snapshot
from tests.ui.diagrams.gradients_content import snapshot
from ui import words
from ui.chapters import face, gradients
from ui.chapters.gradients import SCENES
from ui.diagrams.magnitudes import said
from ui.equations import number
from ui.panels.lesson import read_link
from ui.playhead import Clock
from ui.theme import theme
from ui.view import Card, Hit, Target, View

GRADIENTS = face("gradients")
RECT = QRectF(0, 0, 1016, 700)
LESSONS = Path(words.__file__).parent.parent / "assets" / "lessons"
HAN = re.compile("[\u4e00-\u9fff]")
# Networks that end in every way the scenes Flow and Sources know.
SHOWN: list[dict[str, Any]] = [
    {},
    {"spectral_radius": 1.5, "squashing": "logistic", "loss_at": "every"},
    {"squashing": "linear", "spectral_radius": 8.0, "hidden_units": 2},
    {"squashing": "linear", "spectral_radius": 10.0, "steps": 1000, "hidden_units": 3},
    {"squashing": "relu", "initialisation": "identity", "hidden_units": 1, "steps": 10},
    {"hidden_units": 100, "network": "second", "error_size": -1.5, "unit": 70},
]


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def hits(shown: Snapshot, view: View) -> tuple[Hit, ...]:
    return GRADIENTS.hits(RECT, shown, view, theme("paper"))


def card(target: Target, shown: Snapshot, view: View) -> Card:
    found = GRADIENTS.card(target, shown, view)
    assert found is not None, target
    return found


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_everything_that_answers_to_the_pointer_has_a_card_in_this_language(
    scene: str, language: str
) -> None:
    for how in SHOWN if scene in ("flow", "sources") else SHOWN[:1]:
        shown = snapshot(scene=scene, **how)
        clock = GRADIENTS.clock(shown)
        for t, backward in ((0.0, False), (clock.steps / 2, clock.returns), (float(clock.steps), False)):
            view = View(t=t, backward=backward, language=language)
            seen = hits(shown, view)
            # Of hundreds of cells and steps that are told alike, some.
            for hit in (*seen[:12], *seen[12 :: max(1, len(seen) // 60)], *seen[-12:]):
                told = card(hit.target, shown, view)
                text = " ".join((told.title, *told.lines))
                assert told.title.strip()
                assert bool(HAN.search(text)) == (language == "zh"), (hit.target, text)
                assert not re.search(r"[{}]|None|nan|gradients-", text + told.value), (hit.target, told)


@pytest.mark.parametrize("scene", SCENES)
def test_no_two_targets_of_the_same_kind_and_place(scene: str) -> None:
    for how in SHOWN if scene in ("flow", "sources") else SHOWN[:1]:
        found = [hit.target for hit in hits(snapshot(scene=scene, **how), View(t=5.0))]
        assert len(set(found)) == len(found)


def test_a_target_of_another_chapter_has_no_card() -> None:
    assert GRADIENTS.card(Target("bit", (0, 1)), snapshot(), View()) is None


def test_cards_of_the_flow_tell_what_was_computed() -> None:
    shown, view = snapshot(), View(t=20.0, backward=True)
    flow, trace = shown.content.flow, shown.content.trace
    for step in (1, 20, 40):
        value = card(Target("gradient", (step,)), shown, view).value
        assert value == said(flow.gradient_log10[step - 1], "en")
    for unit in range(12):
        assert card(Target("unit", (unit,)), shown, view).value == number(trace.hidden[19, unit])
    assert number(trace.slopes[19, 0]) in card(Target("operating"), shown, view).value
    assert card(Target("radius"), shown, view).value == number(flow.spectral_radius)
    assert card(Target("effective"), shown, view).value == number(flow.effective_radius)
    for k in range(12):
        value = card(Target("singular", (k,)), shown, view).value
        assert value == said(flow.singular_values_log10[k], "en")


def test_twice_the_error_is_twice_the_derivative() -> None:
    shown = snapshot(error_size=1.5)
    slope = shown.content.trace.slopes[9, shown.content.unit]
    for k, error in enumerate((1.5, 3.0)):
        assert card(Target("error", (k,)), shown, View(t=10.0)).value == number(error)
        assert card(Target("derivative", (k,)), shown, View(t=10.0)).value == number(error * slope)


def test_cards_of_the_sources_tell_what_was_computed() -> None:
    shown, view = snapshot(scene="sources", loss_at="every"), View(t=7.0)
    norms = shown.content.trace.gradient_norms_log10
    found = shown.content.sources
    cells = [hit.target.index for hit in hits(shown, view) if hit.target.kind == "source"]
    assert len(cells) == 40 * 41 / 2
    for s, t in ((40, 1), (40, 40), (17, 5)):
        assert (s, t) in cells
        assert card(Target("source", (s, t)), shown, view).value == said(norms[s - 1, t - 1], "en")
    assert card(Target("total", (7,)), shown, view).value == said(found.sum_log10[6], "en")
    assert np.isclose(found.shares.sum(axis=0), 1.0).all()


def test_what_underflows_is_never_told_as_zero() -> None:
    shown = snapshot(squashing="logistic", spectral_radius=0.5, steps=1000)
    assert shown.content.flow.gradient_log10[0] < -300
    assert card(Target("gradient", (1,)), shown, View()).value == "below 10⁻³⁰⁰"


# Clicks and drags.


@pytest.mark.parametrize("scene", ["flow", "sources"])
def test_every_clickable_target_does_something_and_no_other_one_does(scene: str) -> None:
    shown, view = snapshot(scene=scene), View(t=10.0)
    for hit in hits(shown, view):
        assert (GRADIENTS.click(hit.target, shown) is not None) == hit.clickable, hit.target


@pytest.mark.parametrize("scene", ["flow", "sources"])
def test_every_draggable_target_asks_for_something_and_no_other_one_does(scene: str) -> None:
    shown, view = snapshot(scene=scene), View(t=10.0)
    for hit in hits(shown, view):
        asked = GRADIENTS.drag(hit.target, QPointF(5, 0), QPointF(800, 600), RECT, shown, view)
        assert isinstance(asked, Set) == hit.draggable, hit.target


def test_clicks_choose_unit_loss_and_scene() -> None:
    assert GRADIENTS.click(Target("unit", (4,)), snapshot()) == Set({"unit": 5})
    assert GRADIENTS.click(Target("scene", (1,)), snapshot()) == Set({"scene": "sources"})
    sources = snapshot(scene="sources")
    assert GRADIENTS.click(Target("loss_at", (1,)), sources) == Set({"loss_at": "every"})


def area(kind: str, index: tuple[int, ...], shown: Snapshot, view: View) -> QRectF:
    return next(hit.area.boundingRect() for hit in hits(shown, view) if hit.target == Target(kind, index))


def test_a_bar_dragged_to_a_place_is_an_error_of_that_size() -> None:
    shown, view = snapshot(), View()
    rooms = [area("error", (k,), shown, view) for k in range(2)]
    asked: list[list[float]] = [[], []]
    for k, room in enumerate(rooms):
        for share in (0.0, 0.3, 0.5, 0.7, 1.0):
            at = QPointF(room.left() + share * room.width(), room.center().y())
            command = GRADIENTS.drag(Target("error", (k,)), QPointF(), at, RECT, shown, view)
            assert isinstance(command, Set)
            value = command.values["error_size"]
            assert isinstance(value, float)
            Settings().with_(error_size=value)
            asked[k].append(value)
        assert asked[k] == sorted(asked[k]) and asked[k][0] < 0 < asked[k][-1]
    # The lower bar stands for twice the error.
    assert asked[1][3] == pytest.approx(asked[0][3] / 2, abs=0.051)


def test_dragging_the_ring_sets_any_radius_that_is_allowed_and_no_other() -> None:
    shown, view = snapshot(), View()
    ring = area("radius", (), shown, view).center()
    still = GRADIENTS.drag(Target("radius"), QPointF(), ring, RECT, shown, view)
    assert isinstance(still, Set) and still.values["spectral_radius"] == pytest.approx(0.9, abs=0.02)
    for x, expected in ((-500.0, 0.1), (5000.0, 10.0)):
        command = GRADIENTS.drag(Target("radius"), QPointF(), QPointF(x, ring.y()), RECT, shown, view)
        assert command == Set({"spectral_radius": expected})


def test_the_radius_of_a_network_that_learns_is_not_dragged() -> None:
    ring = next(h for h in hits(snapshot(network="first"), View()) if h.target.kind == "radius")
    assert not ring.draggable


def test_hovering_a_unit_shows_its_curve() -> None:
    shown = snapshot()
    chosen, hovered = (
        card(Target("operating"), shown, View(t=3.0, hover=hover)).title
        for hover in (None, Target("unit", (6,)))
    )
    assert "Unit 1 " in chosen and "Unit 7 " in hovered


# Panels.


def test_a_camera_finds_every_panel_in_its_scene_and_on_the_stage() -> None:
    named: list[str] = []
    for scene in SCENES:
        for scale, present in ((1.0, False), (1.9, True)):
            rect = QRectF(0, 0, 1016 * scale, 700 * scale)
            found = gradients.panels(rect, snapshot(scene=scene), View(scale=scale, present=present))
            for name, panel in found.items():
                assert rect.contains(panel) and panel.width() > 150 and panel.height() > 80, (name, panel)
            for one, other in combinations(found.values(), 2):
                shared = one.intersected(other)
                assert shared.isEmpty() or min(shared.width(), shared.height()) < 2
        named += found
    assert tuple(named) == gradients.PANELS


# Clock, words for the room.


def test_sequence_time_goes_there_and_back_where_a_gradient_does() -> None:
    assert GRADIENTS.clock(snapshot()) == Clock(40, returns=True)
    assert GRADIENTS.clock(snapshot(scene="sources")) == Clock(40, returns=True)
    assert GRADIENTS.clock(snapshot(scene="cliff")) == Clock(int(Settings().cliff_steps))
    assert GRADIENTS.clock(snapshot(scene="basins")) == Clock(int(Settings().basin_steps))


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("scene", SCENES)
def test_the_caption_is_one_of_the_scene_in_this_language(scene: str, language: str) -> None:
    said = GRADIENTS.caption(snapshot(scene=scene), View(language=language))
    assert said.endswith((".", "?") if language == "en" else ("。", "？"))
    assert bool(HAN.search(said)) == (language == "zh")


@pytest.mark.parametrize(
    ("settings", "outcome"),
    [
        ({}, "vanished"),
        ({"spectral_radius": 1.5}, "survives"),
        ({"spectral_radius": 8.0}, "exploded"),
        ({"squashing": "linear", "spectral_radius": 10.0, "steps": 1000}, "not_finite"),
    ],
    ids=str,
)
def test_the_caption_says_what_became_of_the_signal(settings: dict[str, Any], outcome: str) -> None:
    shown = snapshot(hidden_units=32, **{"steps": 100, **settings})
    assert shown.content.flow.outcome == outcome
    told = {
        "vanished": "vanished",
        "survives": "survived",
        "exploded": "exploded",
        "not_finite": "no gradient",
    }
    said = GRADIENTS.caption(shown, View())
    assert [key for key, word in told.items() if word in said] == [outcome]


def test_the_sum_is_called_healthy_only_where_it_hides_dead_lags() -> None:
    hidden = snapshot(scene="sources", loss_at="every", steps=100, hidden_units=32)
    assert "hides" in GRADIENTS.caption(hidden, View())
    alive = snapshot(scene="sources", loss_at="every", steps=100, hidden_units=32, spectral_radius=1.5)
    assert "hides" not in GRADIENTS.caption(alive, View())


def test_figures_stand_beside_the_track_while_networks_are_shown_learning() -> None:
    assert GRADIENTS.figures(snapshot(), "en") == ()
    names = [name for name, _ in GRADIENTS.figures(snapshot(scene="learning"), "en")]
    assert names == [words.say("gradients-figure-radius", "en")]


# The lessons.


def test_lessons_of_both_languages_ask_for_the_same_things() -> None:
    def asked(language: str) -> list[str]:
        text = (LESSONS / language / "gradients.md").read_text("utf-8")
        found = re.findall(r"\]\(([^)\s]+)\)", text)
        for link in found:
            read_link(link)
        return [link for link in found if link.startswith("unrolled:")]

    assert asked("en") == asked("zh")
