"""The cliff: map, line and paths agree, a path that leaves is said to, and the hand moves the start."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from simulator.commands import Set
from tests.ui.diagrams.canvas import inked
from tests.ui.diagrams.gradients_content import snapshot
from tests.ui.diagrams.gradients_training_content import altered
from tests.ui.diagrams.scene import PLACES, RECT, painted, targets, written
from ui import words
from ui.chapters import face
from ui.diagrams.gradients import gradient_cliff, gradient_cliff_path, gradient_cliff_side
from ui.view import Target, View

pytestmark = pytest.mark.usefixtures("qapp")

GRADIENTS = face("gradients")
VIEW = View(t=50.0)
# A start whose free descent leaves the picture, and one whose descents are the same.
LEAVES, STAYS = {"scene": "cliff"}, {"scene": "cliff", "cliff_weight": 7.5, "cliff_bias": -1.5}


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(("width", "height", "scale", "present"), PLACES)
@pytest.mark.parametrize("corner", [(3.0, -1.0), (8.0, -5.0)])
def test_it_stays_in_its_place(
    language: str, width: int, height: int, scale: float, present: bool, corner: tuple[float, float]
) -> None:
    view = View(t=50.0, language=language, scale=scale, present=present)
    shown = snapshot(scene="cliff", cliff_weight=corner[0], cliff_bias=corner[1])
    left, top, right, bottom = inked(
        painted(gradient_cliff, shown, view, QRectF(30, 20, width, height), "night")
    )
    # The ring of a start in a corner reaches over the plane's edge.
    assert left >= 29 and top >= 19 and right <= width + 31 and bottom <= height + 21


@pytest.mark.parametrize("look", ["paper", "night"])
def test_a_cached_picture_is_the_direct_one_and_stays_so(look: str) -> None:
    for how in (LEAVES, STAYS):
        shown = snapshot(**how)
        first = painted(gradient_cliff, shown, VIEW, look=look)
        assert (painted(gradient_cliff, shown, VIEW, look=look) == first).all()
        assert (painted(gradient_cliff, shown, VIEW, look=look, cached=False) == first).all()


def test_the_map_is_dark_below_the_wall_and_light_above() -> None:
    shown = snapshot(**STAYS)
    cliff = shown.content.cliff
    a = gradient_cliff.axes(RECT, cliff, VIEW)
    sheet = painted(gradient_cliff, shown, VIEW)[:, :, :3].astype(float).mean(axis=2)

    def shade(w: float, b: float) -> float:
        at = a.at(w, b)
        return float(sheet[int(at.y()), int(at.x())])

    assert shade(6.0, -4.5) < shade(6.0, -2.0) - 50


def test_the_line_stands_below_its_place_on_the_map() -> None:
    cliff = snapshot(**LEAVES).content.cliff
    a = gradient_cliff.axes(RECT, cliff, VIEW)
    line = gradient_cliff_side.line_axes(gradient_cliff.places(RECT, VIEW).line, a, cliff, VIEW)
    for weight in (3.2, 5.0, 7.9):
        assert line.across(weight) == pytest.approx(a.across(weight))


def test_a_step_off_the_picture_is_said_and_one_inside_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = snapshot(**LEAVES)
    free = shown.content.cliff.free
    assert free.left_at
    step = float(np.linalg.norm(free.points[free.left_at] - free.points[free.left_at - 1]))
    said = gradient_cliff_path.verdict(free, None, "en")
    assert f"update {free.left_at} jumps" in said and f"{step:.1f}" in said
    assert f"update {free.left_at}: off the picture" in written(gradient_cliff, shown, VIEW, monkeypatch)
    stays = snapshot(**STAYS)
    assert not stays.content.cliff.free.left_at
    assert not any("off the picture" in line for line in written(gradient_cliff, stays, VIEW, monkeypatch))


def test_the_head_of_a_leaving_path_lies_on_the_border() -> None:
    cliff = snapshot(**LEAVES).content.cliff
    a = gradient_cliff.axes(RECT, cliff, VIEW)
    found = gradient_cliff_path.exit_point(a, cliff.free)
    assert found is not None
    _, border = found
    sides = (a.rect.left(), a.rect.right()), (a.rect.top(), a.rect.bottom())
    distances = [abs(border.x() - x) for x in sides[0]] + [abs(border.y() - y) for y in sides[1]]
    assert min(distances) < 1e-6
    assert gradient_cliff_path.exit_point(a, snapshot(**STAYS).content.cliff.free) is None


def test_steps_that_are_no_numbers_are_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = snapshot(**LEAVES)
    free = shown.content.cliff.free
    points, losses, norms = (np.array(a) for a in (free.points, free.losses, free.norms))
    points[5:], losses[5:], norms[5:] = np.nan, np.nan, np.inf
    wild = altered(shown, free=replace(free, points=points, losses=losses, norms=norms, left_at=5))
    assert any("no number" in line for line in written(gradient_cliff, wild, VIEW, monkeypatch))
    for target in targets(gradient_cliff, wild, VIEW):
        told = GRADIENTS.card(target, wild, VIEW)
        assert told is not None and "nan" not in str(told).lower()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_target_has_a_card(language: str) -> None:
    view = View(t=50.0, language=language)
    shown = snapshot(**LEAVES)
    found = targets(gradient_cliff, shown, view)
    kinds = {target.kind for target in found}
    assert {
        "cliff_map",
        "cliff_point",
        "cliff_start",
        "cliff_line",
        "cliff_update",
        "cliff_threshold",
    } <= kinds
    for target in found:
        told = GRADIENTS.card(target, shown, view)
        assert told is not None and told.title


def test_a_card_tells_the_loss_of_its_cell() -> None:
    shown = snapshot(**LEAVES)
    cliff = shown.content.cliff
    told = GRADIENTS.card(Target("cliff_map", (20, 70)), shown, VIEW)
    assert told is not None
    assert f"{cliff.loss[20, 70]:.3f}" in told.value
    assert told.title == f"w = {cliff.weights[70]:.2f}, b = −{-cliff.biases[20]:.2f}"


def test_the_start_follows_the_hand_and_stays_on_the_map() -> None:
    shown = snapshot(**LEAVES)
    a = gradient_cliff.axes(RECT, shown.content.cliff, VIEW)
    for kind in ("cliff_start", "cliff_map", "cliff_point"):
        index = {"cliff_start": (), "cliff_map": (3, 4), "cliff_point": (0, 3)}[kind]
        asked = gradient_cliff.drag(Target(kind, index), QPointF(), a.at(6.5, -3.25), RECT, shown, VIEW)
        assert asked == Set({"cliff_weight": 6.5, "cliff_bias": -3.25})
        asked = gradient_cliff.drag(Target(kind, index), QPointF(), QPointF(-999, 9999), RECT, shown, VIEW)
        assert asked == Set({"cliff_weight": 3.0, "cliff_bias": -5.0})
    along = gradient_cliff.drag(Target("cliff_line", (9,)), QPointF(), a.at(4.5, -1.0), RECT, shown, VIEW)
    assert along == Set({"cliff_weight": 4.5, "cliff_bias": -2.9})


def test_the_threshold_follows_the_hand_and_stays_in_its_range() -> None:
    shown = snapshot(**LEAVES)
    side = gradient_cliff.places(RECT, VIEW).side
    a = gradient_cliff_side.norm_axes(side, shown.content.cliff, VIEW)
    target = Target("cliff_threshold")
    asked = gradient_cliff.drag(target, QPointF(), a.at(10.0, -1.0), RECT, shown, VIEW)
    assert asked == Set({"threshold": 0.1})
    for y, end in ((1e6, 0.001), (-1e6, 100.0)):
        asked = gradient_cliff.drag(target, QPointF(), QPointF(0, y), RECT, shown, VIEW)
        assert asked == Set({"threshold": end})


def test_where_the_threshold_is_dragged_to_is_where_it_is_drawn() -> None:
    for threshold in (0.05, 1.0, 20.0):
        shown = snapshot(scene="cliff", threshold=threshold)
        hit = targets(gradient_cliff, shown, VIEW)[Target("cliff_threshold")]
        at = hit.area.boundingRect().center()
        asked = gradient_cliff.drag(hit.target, QPointF(), at, RECT, shown, VIEW)
        assert isinstance(asked, Set) and asked.values["threshold"] == pytest.approx(threshold, rel=0.02)


def test_both_paths_begin_at_the_start() -> None:
    cliff = snapshot(**LEAVES).content.cliff
    assert (cliff.free.points[0] == cliff.clipped.points[0]).all()
    assert [style.key for _, style in gradient_cliff_path.both(cliff)] == ["free", "clipped"]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_caption_tells_of_both_descents(language: str) -> None:
    said = gradient_cliff.caption(snapshot(**LEAVES), View(language=language))
    assert words.say("gradients-cliff-free", language) in said
