"""The memory cell's face: what answers to the pointer tells the truth, and a hand can work the gates."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtSvg import QSvgRenderer

from simulator.commands import Set, Train
from simulator.experiment import Snapshot
from simulator.session import Session
from tests.ui.diagrams.canvas import inked, pixels, svg
from ui import words
from ui.chapters import face, keyed
from ui.diagrams import layers
from ui.equations import number
from ui.panels import keyboard
from ui.playhead import Clock
from ui.recording.pictures import scale_for
from ui.theme import theme
from ui.view import Card, Target, View

FACE = face("memory_cell")
RECT = QRectF(0, 0, 1016, 700)
HAN = re.compile("[\u4e00-\u9fff]")
HAND = {
    "gates": "by_hand",
    "hand_write": "0*3 1",
    "hand_keep": "0*4 1*9",
    "hand_read": "0*12 0.5",
}
LAYER = {"gates": "trained", "task": "order", "steps": 24, "hidden_units": 5, "cell": 2}


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


@cache
def _shown(given: tuple[tuple[str, Any], ...], updates: int) -> Snapshot:
    from simulator.chapters.memory_cell import Settings

    session = Session("memory_cell", Settings.read(dict(given)))
    if updates:
        session.apply(Train(updates=updates))
        session.run()
    return session.snapshot()


def snapshot(updates: int = 0, **given: Any) -> Snapshot:
    return _shown(tuple(sorted(given.items())), updates)


def after(shown: Snapshot, command: Any) -> Snapshot:
    session = Session("memory_cell", shown.settings)
    session.apply(command)
    return session.snapshot()


def draw(shown: Snapshot, view: View, rect: QRectF = RECT, name: str = "paper", ratio: float = 1.0) -> Any:
    def painted(painter: Any) -> None:
        FACE.paint(painter, rect, shown, view, theme(name))

    ground = theme(name)["bg"].name()
    return pixels(painted, int(rect.right()) + 1, int(rect.bottom()) + 1, ratio, ground)


def card(target: Target, shown: Snapshot, view: View) -> Card:
    found = FACE.card(target, shown, view)
    assert found is not None, target
    return found


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


SHOWN: list[tuple[int, dict[str, Any]]] = [
    (0, {}),
    (0, HAND),
    (0, {"scene": "lanes", "compare": True}),
    (0, {"scene": "gradient", "compare": True}),
    (0, {"scene": "learning"}),
    (0, {"played_steps": 400, "read_at": 390}),
    (0, {"read_at": 2}),
    (3, LAYER),
    (3, {**LAYER, "scene": "lanes", "gradient": "full"}),
    (3, {**LAYER, "scene": "gradient", "compare": True}),
    (3, {**LAYER, "scene": "learning"}),
    (0, {**LAYER, "variant": "gru"}),
    (0, {**LAYER, "variant": "lstm_1997", "scene": "learning"}),
    (0, {**LAYER, "variant": "peephole", "task": "adding", "gradient": "full"}),
    (0, {**LAYER, "task": "adder", "scene": "lanes"}),
    (0, {**LAYER, "task": "marker", "hidden_units": 1, "scene": "lanes"}),
]


@pytest.mark.parametrize("how", SHOWN, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_everything_that_answers_to_the_pointer_has_a_card_in_this_language(
    how: tuple[int, dict[str, Any]], language: str
) -> None:
    shown = snapshot(how[0], **how[1])
    steps = FACE.clock(shown).steps
    for t, backward in ((0.0, False), (steps / 2, False), (steps / 2, True), (float(steps), False)):
        view = View(t=t, backward=backward, language=language)
        for target in reachable(shown, view):
            told = card(target, shown, view)
            said = " ".join((told.title, *told.lines))
            assert told.title.strip()
            assert bool(HAN.search(said)) == (language == "zh"), (target, said)
            assert not re.search(r"[{}]|None|nan|memory_cell", said + told.value), (target, told)


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_no_two_targets_of_the_same_kind_and_place(how: tuple[int, dict[str, Any]]) -> None:
    found = [hit.target for hit in FACE.hits(RECT, snapshot(how[0], **how[1]), View(t=2.0), theme("paper"))]
    assert len(set(found)) == len(found)


def test_a_card_tells_the_value_of_the_trace() -> None:
    for shown in (snapshot(), snapshot(0, **HAND), snapshot(3, **LAYER)):
        trace, k, view = shown.content.trace, shown.content.cell, View(t=5.0)
        for step in (0, 3, len(trace.cell) - 1):
            for gate in ("write", "keep", "read"):
                value = number(float(getattr(trace, gate)[step, k]), 3)
                assert card(Target(gate, (step,)), shown, view).value == value
            assert card(Target("cell", (step,)), shown, view).value == number(float(trace.cell[step, k]))
            assert card(Target("output", (step,)), shown, view).value == number(float(trace.hidden[step, k]))


def test_a_map_tells_of_the_cell_and_the_step_under_the_pointer() -> None:
    shown = snapshot(3, **LAYER, scene="lanes")
    trace, view = shown.content.trace, View(t=3.0)
    for step, cell in ((0, 0), (23, 4), (7, 3)):
        told = card(Target("keep", (step, cell)), shown, view)
        assert told.value == number(float(trace.keep[step, cell]), 3)
        assert f"cell {cell + 1}" in told.title and f"step {step + 1}" in told.title


def test_what_another_scene_shows_has_no_card_in_this_one() -> None:
    for scene in ("gradient", "learning"):
        shown = snapshot(3, **LAYER, scene=scene)
        for target in (
            Target("keep", (3, 1)),
            Target("keep", (3,)),
            Target("valve", (0,)),
            Target("map", (0,)),
        ):
            assert FACE.card(target, shown, View(t=3.0)) is None


def test_a_target_of_another_chapter_has_no_card() -> None:
    assert FACE.card(Target("pattern", (1,)), snapshot(), View()) is None


# The picture.


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_the_panels_of_a_scene_stand_on_the_stage_apart_from_one_another(
    how: tuple[int, dict[str, Any]],
) -> None:
    from ui.chapters import memory_cell

    shown = snapshot(how[0], **how[1])
    found = memory_cell.panels(RECT, shown, View())
    assert set(found) <= set(memory_cell.PANELS)
    assert found or (shown.settings.values()["scene"] == "learning" and not shown.content.task)
    for name, place in found.items():
        assert RECT.contains(place) and place.width() > 100 and place.height() > 50
        for other, beside in found.items():
            shared = place.intersected(beside)
            assert other == name or shared.width() * shared.height() < 1.0, (name, other)


@pytest.mark.parametrize("how", SHOWN, ids=str)
def test_the_picture_is_the_same_cached_direct_and_again(how: tuple[int, dict[str, Any]]) -> None:
    shown = snapshot(how[0], **how[1])
    for t, backward in ((5.4, False), (5.4, True), (6.0, False)):
        view = View(t=t, backward=backward)
        with layers.straight():
            direct = draw(shown, view, ratio=1.5)
        np.testing.assert_array_equal(draw(shown, view, ratio=1.5), direct)
        np.testing.assert_array_equal(draw(shown, view, ratio=1.5), direct)


@pytest.mark.parametrize("how", SHOWN, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_is_painted_outside_the_stage(how: tuple[int, dict[str, Any]], language: str) -> None:
    shown = snapshot(how[0], **how[1])
    steps = FACE.clock(shown).steps
    for width, height, present in (
        (860, 520, False),
        (1028, 440, False),
        (1440, 722, True),
        (1016, 700, False),
    ):
        scale = scale_for(width, height) if not present else 1.0
        view = View(t=steps / 2, language=language, scale=scale, present=present)
        sheet = draw(shown, view, QRectF(30, 20, width, height))
        left, top, right, bottom = inked(sheet)
        assert left >= 30 and top >= 20 and right <= 30 + width and bottom <= 20 + height, (width, height)


def test_the_playhead_moves_the_picture_and_the_way_back_is_another_one() -> None:
    shown = snapshot()
    pictures = [
        draw(shown, View(t=t, backward=b)) for t, b in ((4.0, False), (4.5, False), (5.0, False), (5.0, True))
    ]
    for k, one in enumerate(pictures):
        for other in pictures[k + 1 :]:
            assert (one != other).any()


def test_a_vector_picture_has_no_pixels_but_those_of_heat_maps() -> None:
    def painted(shown: Snapshot) -> str:
        return svg(lambda p: FACE.paint(p, RECT, shown, View(t=5.0), theme("paper")), 1016, 700)

    assert "<image" not in painted(snapshot())
    assert "<image" in painted(snapshot(3, **LAYER, scene="lanes"))


@pytest.mark.parametrize("how", [{}, {"scene": "gradient", "compare": True}, {"played_steps": 400}], ids=str)
def test_a_vector_picture_is_the_same_picture(how: dict[str, Any]) -> None:
    """Some devices without pixels cannot clip, so nothing may rely on it there."""
    shown, view = snapshot(0, **how), View(t=8.0)
    text = svg(lambda p: FACE.paint(p, RECT, shown, view, theme("paper")), 1016, 700)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    vector = pixels(renderer.render, 1016, 700, ground=theme("paper")["bg"].name()).astype(int)
    apart = np.abs(vector - draw(shown, view)[:700, :1016].astype(int)).max(axis=2) > 100
    assert apart.mean() < 0.004


# The hand.


def test_gates_can_be_worked_only_by_hand() -> None:
    for given in ({}, LAYER):
        shown, view = snapshot(0, **given), View(t=5.0)
        for hit in FACE.hits(RECT, shown, view, theme("paper")):
            assert not hit.draggable
            assert hit.clickable == (hit.target.kind == "scene"), hit.target
        assert FACE.click(Target("write", (3,)), shown) is None


def test_every_clickable_target_does_something_and_no_other_one_does() -> None:
    for updates, given in SHOWN:
        shown = snapshot(updates, **given)
        for hit in FACE.hits(RECT, shown, View(t=5.0), theme("paper")):
            middle = hit.area.boundingRect().center()
            target = hit.at(middle) if hit.at is not None else hit.target
            assert (FACE.click(target, shown) is not None) == hit.clickable, target


@pytest.mark.parametrize("gate", ["write", "keep", "read"])
def test_a_click_opens_and_closes_a_gate_at_that_step_alone(gate: str) -> None:
    shown = snapshot(0, **HAND)
    for step in (0, 3, 6, 15):
        before = getattr(shown.content.trace, gate)[:, 0]
        command = FACE.click(Target(gate, (step,)), shown)
        now = getattr(after(shown, command).content.trace, gate)[:, 0]
        expected = np.array(before)
        expected[step] = 0.0 if before[step] >= 0.5 else 1.0
        np.testing.assert_array_equal(now, expected)


def test_a_drag_sets_how_far_a_gate_opens_over_all_the_steps_it_sweeps() -> None:
    shown, view = snapshot(0, **HAND), View(t=5.0)
    areas = {hit.target: hit.area.boundingRect() for hit in FACE.hits(RECT, shown, view, theme("paper"))}
    start, end = areas[Target("keep", (1,))], areas[Target("keep", (3,))]
    for at, low, high in (
        (QPointF(end.center().x(), start.top()), 1.0, 1.0),
        (QPointF(end.center().x(), start.bottom()), 0.0, 0.0),
        (end.center(), 0.3, 0.7),
    ):
        command = FACE.drag(Target("keep", (1,)), QPointF(9, 0), at, RECT, shown, view)
        assert isinstance(command, Set)
        keep = after(shown, command).content.trace.keep[:, 0]
        assert (keep[1:4] >= low).all() and (keep[1:4] <= high).all()
        np.testing.assert_array_equal(keep[4:], shown.content.trace.keep[4:, 0])


def test_a_drag_on_the_input_sets_it_with_its_sign() -> None:
    shown, view = snapshot(0, **HAND), View(t=5.0)
    areas = {hit.target: hit.area.boundingRect() for hit in FACE.hits(RECT, shown, view, theme("paper"))}
    box = areas[Target("input", (8,))]
    for y, sign in ((box.top(), 1), (box.bottom(), -1)):
        command = FACE.drag(Target("input", (8,)), QPointF(), QPointF(box.center().x(), y), RECT, shown, view)
        inputs = after(shown, command).content.trace.inputs[:, 0]
        assert np.sign(inputs[8]) == sign
        np.testing.assert_array_equal(np.delete(inputs, 8), np.delete(shown.content.trace.inputs[:, 0], 8))


def test_a_valve_follows_the_hand_at_the_step_of_now() -> None:
    shown, view = snapshot(0, **HAND), View(t=7.0)
    areas = {hit.target: hit.area.boundingRect() for hit in FACE.hits(RECT, shown, view, theme("paper"))}
    for place, gate in enumerate(("write", "keep", "read")):
        centre = areas[Target("valve", (place,))].center()
        for by, value in ((QPointF(40, 0), 1.0), (QPointF(0, 40), 0.0), (QPointF(-30, -30), 0.5)):
            command = FACE.drag(Target("valve", (place,)), by, centre + by, RECT, shown, view)
            assert getattr(after(shown, command).content.trace, gate)[6, 0] == value


def test_what_cannot_be_dragged_leaves_the_view_as_it_is() -> None:
    shown, view = snapshot(0, **HAND), View(t=5.0)
    for hit in FACE.hits(RECT, shown, view, theme("paper")):
        meant = FACE.drag(hit.target, QPointF(9, 9), hit.area.boundingRect().center(), RECT, shown, view)
        assert isinstance(meant, Set) == hit.draggable, hit.target
        assert hit.draggable or meant is view


def test_three_keys_store_hold_and_say_the_number_while_the_sequence_plays() -> None:
    own = keyed("memory_cell")
    assert own is not None
    assert set(own.keys()) == {"write", "keep", "read"}
    shown = snapshot(0, gates="by_hand")
    assert shown.content.score is not None and not shown.content.score.perfect
    for t, name in ((3.5, "write"), (4.2, "keep"), (12.6, "read"), (13.4, "keep")):
        command = own.press(name, shown, View(t=t))
        assert isinstance(command, Set)
        shown = after(shown, command)
    assert shown.content.score.perfect
    assert shown.content.score.read == 1.7


def test_the_keys_do_nothing_while_others_work_the_gates() -> None:
    own = keyed("memory_cell")
    assert own is not None
    for given in ({}, LAYER):
        assert all(
            own.press(name, snapshot(0, **given), View(t=3.0)) is None for name in ("write", "keep", "read")
        )


def test_the_keys_are_nobody_elses_and_are_named() -> None:
    own = keyed("memory_cell")
    assert own is not None
    assert not set(own.keys().values()) & {key.sequence for key in keyboard.KEYS.values()}
    for key, language in product(keyboard.own("memory_cell", own.keys()).values(), words.LANGUAGES):
        assert words.say(key.words, language)


def test_a_click_on_a_map_picks_its_cell() -> None:
    shown = snapshot(3, **LAYER, scene="lanes")
    hit = next(h for h in FACE.hits(RECT, shown, View(), theme("paper")) if h.target.kind == "map")
    box = hit.area.boundingRect()
    assert hit.at is not None
    target = hit.at(QPointF(box.center().x(), box.bottom() - 1))
    assert target.index[1] == 4
    assert FACE.click(target, shown) == Set({"cell": 5})


# Time, words for the room.


def test_the_clock_goes_back_where_the_backward_lane_is_shown() -> None:
    assert FACE.clock(snapshot()) == Clock(16, returns=True)
    assert FACE.clock(snapshot(0, show_backward=False)) == Clock(16)
    assert FACE.clock(snapshot(0, **LAYER)) == Clock(24, returns=True)


def test_the_invitation_is_for_an_untrained_layer_only_and_stands_on_the_stage() -> None:
    for scale, present in product((1.0, 2.4), (False, True)):
        rect = QRectF(0, 0, 1016 * scale, 700 * scale)
        where = FACE.invitation(rect, snapshot(0, **LAYER), View(scale=scale, present=present))
        assert where is not None and rect.contains(where)
    assert FACE.invitation(RECT, snapshot(), View()) is None
    assert FACE.invitation(RECT, snapshot(3, **LAYER), View()) is None


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_caption_follows_the_story(language: str) -> None:
    shown = snapshot()
    told = [FACE.caption(shown, View(t=float(t), language=language)) for t in range(17)]
    assert told[4] == words.say("memory_cell-doing-write.caption", language, value="1.70", step=4)
    assert told[13] == words.say("memory_cell-doing-read.caption", language, value="1.68", step=13)
    assert told[14] == words.say("memory_cell-doing-forget.caption", language, value="0.00", step=14)
    assert len(set(told)) > 5
    back = FACE.caption(shown, View(t=5.0, backward=True, language=language))
    assert back == words.say("memory_cell-doing-back.caption", language, value="1.70", step=6)
