"""The drawn automaton is the machine, at the moment the playhead says."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from simulator.automata.adder import binary_adder, two_adders
from simulator.automata.moore import MooreMachine
from tests.ui.diagrams.canvas import inked, pixels, svg
from ui.diagrams import ink
from ui.diagrams.adder import automaton
from ui.diagrams.adder.automaton_layout import CLEAR, RING, Layout, Node, layout
from ui.diagrams.layers import straight
from ui.theme import THEMES, theme
from ui.view import Target, View

pytestmark = pytest.mark.usefixtures("qapp")

MACHINE = binary_adder()
SYMBOLS = np.array([1, 3, 1, 3, 3, 0, 1, 2, 0, 0])
WALK = np.concatenate([[MACHINE.start], MACHINE.run(SYMBOLS)])
RECT = QRectF(0, 0, 430, 330)
SIZES = [
    (360, 210, 1.0),
    (431, 195, 1.0),
    (430, 330, 1.0),
    (560, 420, 1.0),
    (1032, 792, 2.4),
    (258, 170, 0.6),
]
_WAYS = [(language, present) for language in ("en", "zh") for present in (False, True)]
_LOOKS = [(*size, *way) for size in SIZES for way in _WAYS]


def _paint(view: View, look: str = "paper", rect: QRectF = RECT) -> np.ndarray:
    colours = theme(look)

    def draw(painter: QPainter) -> None:
        automaton.paint(painter, rect, MACHINE, WALK, SYMBOLS, view, colours)

    return pixels(draw, round(rect.width()), round(rect.height()), ground=colours["bg"].name())


def _near(sheet: np.ndarray, at: QPointF, colour: QColor, reach: int = 2) -> bool:
    x, y = round(at.x()), round(at.y())
    part = sheet[max(0, y - reach) : y + reach + 1, max(0, x - reach) : x + reach + 1, :3].astype(int)
    wanted = np.array([colour.blue(), colour.green(), colour.red()])
    return bool((np.abs(part - wanted).max(axis=2) < 12).any())


def _lit(sheet: np.ndarray, placed: Layout, look: str = "paper") -> list[int]:
    """The states that have a ring at its resting distance."""
    found = []
    for state, node in enumerate(placed.nodes):
        at = QPointF(node.box.left() - RING * placed.k, node.box.center().y() + 8)
        if _near(sheet, at, theme(look).state(state), 1):
            found.append(state)
    return found


def test_every_transition_is_on_exactly_one_arrow() -> None:
    edges = layout(RECT, MACHINE, View()).edges
    drawn = {(edge.source, symbol): edge.target for edge in edges for symbol in edge.symbols}
    wanted = {(s, a): int(MACHINE.transitions[s, a]) for s in range(4) for a in range(4)}
    assert drawn == wanted
    assert sum(len(edge.symbols) for edge in edges) == 16
    assert {edge.label for edge in edges} == {"00", "01 · 10", "11"}


def test_shape_tells_carry_and_filling_tells_the_digit() -> None:
    nodes = layout(RECT, MACHINE, View()).nodes
    for state, node in enumerate(nodes):
        is_pill = node.radius == pytest.approx(node.box.height() / 2)
        assert is_pill == (state >> 1 == 0)
        assert node.filled == (state & 1 == 1)
    assert nodes[3].name == "carry"
    assert nodes[3].printed == "print 1"


@pytest.mark.parametrize(("width", "height", "scale", "language", "present"), _LOOKS)
def test_nothing_overlaps_or_leaves_the_rectangle(
    width: int, height: int, scale: float, language: str, present: bool
) -> None:
    rect = QRectF(0, 0, width, height)
    placed = layout(rect, MACHINE, View(scale=scale, language=language, present=present))
    boxes = [node.box for node in placed.nodes]
    font = placed.label_font
    for edge in placed.edges:
        box = QRectF(0, 0, ink.width(edge.label, font), ink.capital(font))
        box.moveCenter(edge.label_at)
        boxes.append(box)
        assert not edge.path.intersects(box), edge.label
    word = QRectF(0, 0, ink.width(placed.start_word, placed.start_font), ink.capital(placed.start_font))
    word.moveCenter(placed.start_word_at)
    boxes.append(word)
    for a, b in combinations(boxes, 2):
        assert not a.intersects(b)
    for box in boxes:
        assert rect.contains(box), box
    for node in placed.nodes:
        ring = node.box.adjusted(*(sign * (RING + 1.2) * placed.k for sign in (-1, -1, 1, 1)))
        assert rect.contains(ring)
        for label in boxes[4:]:
            assert not node.box.intersects(label)
    for edge in placed.edges:
        reach = edge.path.boundingRect()
        assert rect.contains(reach.topLeft())
        assert rect.contains(reach.bottomRight())


@pytest.mark.parametrize("present", [False, True])
@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_type_stays_legible(width: int, height: int, scale: float, present: bool) -> None:
    placed = layout(QRectF(0, 0, width, height), MACHINE, View(scale=scale, present=present))
    for font in (placed.name_font, placed.printed_font, placed.label_font, placed.start_font):
        assert font.pixelSize() >= int(11 * scale + 0.5)


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_arrows_run_clear_of_every_ring_and_end_close(width: int, height: int, scale: float) -> None:
    placed = layout(QRectF(0, 0, width, height), MACHINE, View(scale=scale))
    rings = [_around(node, (RING + 1.2) * placed.k) for node in placed.nodes]
    close = [_around(node, (CLEAR + 0.5) * placed.k) for node in placed.nodes]
    for edge in placed.edges:
        points = [edge.path.pointAtPercent(share / 50) for share in range(51)]
        assert not any(ring.contains(point) for ring in rings for point in points)
        assert close[edge.source].contains(points[0])
        assert close[edge.target].contains(points[-1])


def _around(node: Node, out: float) -> QPainterPath:
    path = QPainterPath()
    radius = node.radius + out
    path.addRoundedRect(node.box.adjusted(-out, -out, out, out), radius, radius)
    return path


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("step", range(len(SYMBOLS) + 1))
def test_one_node_is_lit_and_it_is_the_walks(step: int, look: str) -> None:
    placed = layout(RECT, MACHINE, View())
    assert _lit(_paint(View(t=float(step)), look), placed, look) == [int(WALK[step])]


def test_the_ring_moves_after_three_fifths_of_the_step() -> None:
    placed = layout(RECT, MACHINE, View())
    assert _lit(_paint(View(t=5.5)), placed) == [int(WALK[5])]
    assert _lit(_paint(View(t=5.999)), placed) == [int(WALK[6])]


def test_the_arrow_just_taken_is_live_and_the_bead_travels_it() -> None:
    placed = layout(RECT, MACHINE, View())
    ink_colour = theme("paper")["ink"]
    taken = next(e for e in placed.edges if (e.source, e.target) == (WALK[5], WALK[6]))
    near_start, near_end = (taken.path.pointAtPercent(share) for share in (0.15, 0.75))
    early, late, done = (_paint(View(t=t)) for t in (5.25, 5.55, 6.0))
    assert not _near(early, near_end, ink_colour, 1)
    assert _near(late, near_start, ink_colour, 1)
    assert _near(late, near_end, ink_colour, 1)
    assert _near(done, near_start, ink_colour, 0)
    before = _paint(View(t=5.0))
    assert not _near(before, near_start, ink_colour, 0)


def test_reduced_motion_cuts_from_step_to_step() -> None:
    still = View(t=5.0, reduced_motion=True)
    assert np.array_equal(_paint(still), _paint(replace(still, t=5.9)))


@pytest.mark.parametrize("t", [-3.0, 0.0, 10.0, 99.0])
def test_a_playhead_outside_the_walk_stands_at_its_end(t: float) -> None:
    placed = layout(RECT, MACHINE, View())
    assert _lit(_paint(View(t=t)), placed) == [int(WALK[0 if t <= 0 else -1])]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_cached_picture_is_the_direct_one(language: str) -> None:
    view = View(t=5.3, language=language)
    first, second = _paint(view), _paint(view)
    with straight():
        direct = _paint(view)
    assert np.array_equal(first, direct)
    assert np.array_equal(second, direct)


def test_the_pointer_finds_states_above_transitions() -> None:
    view = View()
    found = automaton.hits(RECT, MACHINE, WALK, SYMBOLS, view, theme("paper"))
    placed = layout(RECT, MACHINE, view)

    def at(point: QPointF) -> Target | None:
        return next((hit.target for hit in reversed(found) if hit.area.contains(point)), None)

    for state, node in enumerate(placed.nodes):
        assert at(node.box.center()) == Target("state", (state,))
    for edge in placed.edges:
        assert at(edge.path.pointAtPercent(0.5)) == Target("transition", (edge.source, edge.target))
        assert at(edge.label_at) == Target("transition", (edge.source, edge.target))
    assert at(QPointF(2, 2)) is None


@pytest.mark.parametrize("target", [Target("state", (2,)), Target("transition", (1, 2))])
def test_what_is_pointed_at_is_drawn_stronger(target: Target) -> None:
    plain = _paint(View(t=5.0))
    assert not np.array_equal(plain, _paint(View(t=5.0, hover=target)))
    assert np.array_equal(_paint(View(t=5.0, selection=target)), _paint(View(t=5.0, hover=target)))
    assert np.array_equal(plain, _paint(View(t=5.0, hover=Target("bit", (0, 1)))))


def test_a_picture_stays_in_its_rectangle() -> None:
    rect = QRectF(40, 30, 430, 330)

    def draw(painter: QPainter) -> None:
        automaton.paint(painter, rect, MACHINE, WALK, SYMBOLS, View(t=5.0), theme("night"))

    left, top, right, bottom = inked(pixels(draw, 520, 400, ground=theme("night")["bg"].name()))
    assert left >= 40
    assert top >= 30
    assert right <= 470
    assert bottom <= 360


def test_a_vector_picture_has_no_image_and_no_text() -> None:
    def draw(painter: QPainter) -> None:
        automaton.paint(painter, RECT, MACHINE, WALK, SYMBOLS, View(t=5.0, language="zh"), theme("paper"))

    picture = svg(draw, 430, 330)
    assert "<image" not in picture
    assert "<text" not in picture


def test_another_four_state_machine_gets_its_own_arrows() -> None:
    toggle = MooreMachine(2, np.array([[1, 3], [3, 1], [0, 2], [2, 0]]), np.array([0, 1, 0, 1]))
    placed = layout(RECT, toggle, View())
    assert {edge.label for edge in placed.edges} == {"0", "1"}
    assert {(edge.source, edge.target) for edge in placed.edges} == {
        (0, 1),
        (0, 3),
        (1, 3),
        (1, 1),
        (2, 0),
        (2, 2),
        (3, 2),
        (3, 0),
    }
    assert placed.start.currentPosition().x() > placed.nodes[2].box.right()


def test_sixteen_states_are_refused() -> None:
    with pytest.raises(ValueError, match="16 states"):
        layout(RECT, two_adders(), View())
