"""The remedies' face: every number has a card, a row opens what is inside, and failing is shown failing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtSvg import QSvgRenderer

from simulator.chapters._remedies_content import Work
from simulator.commands import Carry, Set, Train
from simulator.experiment import Snapshot
from simulator.session import Session
from tests.ui.diagrams.canvas import inked, pixels, svg
from ui import words
from ui.chapters import face
from ui.diagrams import layers
from ui.diagrams.remedies import race, race_loss, race_row
from ui.playhead import Clock
from ui.recording.pictures import scale_for
from ui.theme import theme
from ui.view import Card, Target, View

FACE = face("remedies")
RECT = QRectF(0, 0, 1016, 700)
HAN = re.compile("[\u4e00-\u9fff]")
SMALL: dict[str, Any] = {
    "task": "first_sign",
    "steps": 12,
    "hidden_units": 8,
    "reservoir_units": 20,
    "curvature_batch": 20,
}
SCENES = ("race", "lstm", "hessian_free", "echo_state", "start", "papers")
# Rounds that were trained, and the scene: before any, and after some.
SHOWN = [*((0, scene) for scene in SCENES), *((4, scene) for scene in SCENES[:5])]


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


@cache
def _session(given: tuple[tuple[str, Any], ...], rounds: int) -> Session:
    session = Session.opened("remedies", dict(given))
    if rounds:
        session.apply(Train(updates=rounds))
        session.run()
    return session


@cache
def snapshot(rounds: int = 0, scene: str = "race", **given: Any) -> Snapshot:
    # Scenes are live: one training serves them all, but that of the grid, which trains something else.
    begun = {"scene": scene} if scene == "start" else {}
    session = _session(tuple(sorted({**SMALL, **given, **begun}.items())), rounds)
    session.apply(Set({"scene": scene}))
    return session.snapshot()


def draw(shown: Snapshot, view: View, rect: QRectF = RECT, name: str = "paper", ratio: float = 1.0) -> Any:
    def painted(painter: Any) -> None:
        FACE.paint(painter, rect, shown, view, theme(name))

    ground = theme(name)["bg"].name()
    return pixels(painted, int(rect.right()) + 1, int(rect.bottom()) + 1, ratio, ground)


def reachable(shown: Snapshot, view: View) -> list[Target]:
    """Every target, and of areas of many the ones at their corners and in their middle."""
    found = []
    for hit in FACE.hits(RECT, shown, view, theme("paper")):
        found.append(hit.target)
        if hit.at is not None:
            box = hit.area.boundingRect()
            for x, y in product((0.001, 0.5, 0.999), repeat=2):
                found.append(hit.at(QPointF(box.x() + x * box.width(), box.y() + y * box.height())))
    return found


def card(target: Target, shown: Snapshot, view: View) -> Card:
    found = FACE.card(target, shown, view)
    assert found is not None, target
    return found


@pytest.mark.parametrize("how", SHOWN, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_everything_that_answers_to_the_pointer_has_a_card_in_this_language(
    how: tuple[int, str], language: str
) -> None:
    shown = snapshot(*how)
    view = View(t=FACE.clock(shown).steps / 2, language=language)
    for target in reachable(shown, view):
        told = card(target, shown, view)
        said = " ".join((told.title, told.value, *told.lines))
        assert told.title.strip()
        assert bool(HAN.search(said)) == (language == "zh"), (target, said)
        assert not re.search(r"[{}]|None|\bnan\b|remedies-", said), (target, told)


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_no_two_targets_of_the_same_kind_and_place(how: tuple[int, str]) -> None:
    found = [hit.target for hit in FACE.hits(RECT, snapshot(*how), View(t=2.0), theme("paper"))]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_every_clickable_target_does_something_and_no_other_one_does(how: tuple[int, str]) -> None:
    shown = snapshot(*how)
    for hit in FACE.hits(RECT, shown, View(t=5.0), theme("paper")):
        middle = hit.area.boundingRect().center()
        target = hit.at(middle) if hit.at is not None else hit.target
        assert (FACE.click(target, shown) is not None) == hit.clickable, target


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_the_panels_of_a_scene_stand_on_the_stage(how: tuple[int, str]) -> None:
    from ui.chapters import remedies

    shown = snapshot(*how)
    found = remedies.panels(RECT, shown, View())
    assert found and set(found) <= set(remedies.PANELS)
    for place in found.values():
        assert RECT.contains(place) and place.width() > 100 and place.height() > 50


# The picture.


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_the_picture_is_the_same_cached_direct_and_again(how: tuple[int, str]) -> None:
    shown, view = snapshot(*how), View(t=5.0)
    with layers.straight():
        direct = draw(shown, view, ratio=1.5)
    np.testing.assert_array_equal(draw(shown, view, ratio=1.5), direct)
    np.testing.assert_array_equal(draw(shown, view, ratio=1.5), direct)


@pytest.mark.parametrize("how", SHOWN, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_is_painted_outside_the_stage(how: tuple[int, str], language: str) -> None:
    shown = snapshot(*how)
    for width, height, present in ((860, 520, False), (1028, 440, False), (1440, 722, True)):
        scale = scale_for(width, height) if not present else 1.0
        view = View(t=6.0, language=language, scale=scale, present=present)
        left, top, right, bottom = inked(draw(shown, view, QRectF(30, 20, width, height)))
        assert left >= 30 and top >= 20 and right <= 30 + width and bottom <= 20 + height, (width, height)


def test_the_playhead_marks_its_time_step_in_every_gradient() -> None:
    shown = snapshot(4)
    apart = (draw(shown, View(t=3.0)) != draw(shown, View(t=9.0))).any(axis=2)
    columns = np.flatnonzero(apart.any(axis=0))
    assert columns.min() > 0.7 * RECT.width()  # nothing but the gradients has moved


@pytest.mark.parametrize("scene", ["race", "hessian_free", "start"])
def test_a_vector_picture_is_the_same_picture(scene: str) -> None:
    shown, view = snapshot(4, scene), View(t=8.0)
    text = svg(lambda p: FACE.paint(p, RECT, shown, view, theme("paper")), 1016, 700)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    vector = pixels(renderer.render, 1016, 700, ground=theme("paper")["bg"].name()).astype(int)
    apart = np.abs(vector - draw(shown, view)[:700, :1016].astype(int)).max(axis=2) > 100
    assert apart.mean() < 0.006


# What it means.


def test_sequence_time_runs_over_the_task_and_inside_hessian_free_over_its_iterations() -> None:
    assert FACE.clock(snapshot(4)) == Clock(12)
    slow = snapshot(4, "hessian_free").content.hessian_free.slow
    assert slow is not None
    assert FACE.clock(snapshot(4, "hessian_free")) == Clock(len(slow.curvatures))
    assert FACE.clock(snapshot(0, "hessian_free")) == Clock(1)


def test_a_click_on_a_row_opens_what_is_inside_that_remedy() -> None:
    shown = snapshot()
    for k, row in enumerate(shown.content.rows):
        command = FACE.click(Target("race_row", (k,)), shown)
        assert isinstance(command, Set)
        inside = {"plain": "start", "momentum": "start"}.get(row.name, row.name)
        assert command.values == {"scene": inside}


def test_clicks_on_the_axis_go_round_all_three_ways_to_count() -> None:
    session = Session.opened("remedies", SMALL)
    seen = []
    for _ in range(3):
        shown = session.snapshot()
        seen.append(race.chosen_axis(shown))
        command = FACE.click(Target("race_axis"), shown)
        assert command is not None
        session.apply(command)
    assert sorted(seen) == ["cpu_seconds", "gradient_evaluations", "updates"]


def test_the_button_carries_the_weights_where_they_can_be_opened_and_nowhere_else() -> None:
    assert FACE.click(Target("open_cell"), snapshot(0, "lstm")) == Carry("memory_cell")
    closed = snapshot(0, "lstm", task="copy")
    assert FACE.click(Target("open_cell"), closed) is None
    told = card(Target("open_cell"), closed, View())
    assert "copy" in " ".join(told.lines)


def test_the_circle_is_dragged_to_another_spectral_radius() -> None:
    shown, view = snapshot(4, "echo_state"), View(t=3.0)
    ring = {hit.target: hit for hit in FACE.hits(RECT, shown, view, theme("paper"))}[Target("echo_radius")]
    assert ring.draggable
    box = ring.area.boundingRect()
    for share, radius in ((0.5, 0.5), (0.25, 0.25)):
        # The ring's own radius is 1, less the 7 px by which the hand may miss it.
        unit = box.width() / 2 - 7
        at = box.center() + QPointF(0.0, share * unit)
        command = FACE.drag(ring.target, QPointF(1, 1), at, RECT, shown, view)
        assert isinstance(command, Set)
        assert command.values["spectral_radius"] == pytest.approx(radius, abs=0.02)


def test_the_figures_count_the_racers_that_have_solved_it() -> None:
    shown = snapshot(30)
    solved = sum(row.first.status == "solved" for row in shown.content.rows)
    assert solved >= 3
    assert FACE.figures(shown, "en") == (("solved", f"{solved} of 5"),)
    assert race_row.verdict(shown.content.rows[1], "en")[1] == "ok"


def test_a_racer_that_diverges_is_marked_so_and_the_others_go_on() -> None:
    shown = snapshot(6, task="adding", momentum_rate=1.0, momentum=0.999, clip=100.0)
    rows = {row.name: row for row in shown.content.rows}
    assert rows["momentum"].first.status == "diverged"
    said, mark = race_row.verdict(rows["momentum"], "en")
    assert mark == "rec" and said == f"diverged at update {rows['momentum'].first.work.updates}"
    assert rows["plain"].first.work.updates > rows["momentum"].first.work.updates
    inked(draw(shown, View(t=4.0)))


def _times(thing: Any, factor: float) -> Any:
    """The same content with every float multiplied that training or weights decide."""
    if isinstance(thing, Work | Mapping) or thing is None:
        return thing
    if isinstance(thing, np.ndarray):
        with np.errstate(all="ignore"):
            return thing * factor if thing.dtype.kind in "fc" else thing
    if isinstance(thing, float):
        return thing * factor
    if isinstance(thing, tuple):
        return tuple(_times(part, factor) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        kept = {"evaluations", "seconds", "penalties", "schedule", "valley", "look_ahead"}
        kept |= {"chance_loss", "chance_error", "spectral_radius", "input_scale"}
        parts = {f.name: getattr(thing, f.name) for f in fields(thing) if f.name not in kept}
        return replace(thing, **{name: _times(part, factor) for name, part in parts.items()})
    return thing


@pytest.mark.parametrize("scene", SCENES[:5])
@pytest.mark.parametrize("factor", [0.0, 1e-300, 1e300, -1e307, float("nan"), float("inf")])
def test_whatever_the_numbers_every_scene_can_be_painted_and_asked_about(scene: str, factor: float) -> None:
    real = snapshot(4, scene)
    shown = replace(real, content=_times(real.content, factor))
    view = View(t=2.5)
    draw(shown, view)
    for hit in FACE.hits(RECT, shown, view, theme("paper")):
        card(hit.at(hit.area.boundingRect().center()) if hit.at else hit.target, shown, view)
    assert FACE.caption(shown, View(language="zh"))


def test_no_verdict_claims_a_solution_that_was_not_examined() -> None:
    for row in snapshot(4).content.rows:
        claims = race_row.verdict(row, "en")[1] == "ok"
        assert claims == (row.first.status == "solved")
        assert not claims or row.first.error < 0.01


def test_several_seeds_are_told_as_such_and_drawn_with_their_spread() -> None:
    one, several = snapshot(2), snapshot(2, seeds=3)
    row = several.content.rows[1]
    assert len(row.racers) == 3
    assert "3 seeds" in race_row.verdict(row, "en")[0]
    assert race_loss.spread(one.content.rows[1]) is None
    found = race_loss.spread(row)
    assert found is not None
    _, low, high = found
    assert (low <= high).all() and (low < high).any()
