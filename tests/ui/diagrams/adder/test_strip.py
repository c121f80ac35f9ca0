"""The strip shows what happened, where it says it happened, and no more than has happened yet."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from simulator.experiment import Snapshot
from tests.ui.diagrams.adder.adder_content import snapshot
from tests.ui.diagrams.canvas import pixels, svg
from ui.diagrams.adder import strip, strip_cells, strip_clocked
from ui.diagrams.adder.strip_rows import ANSWER, ARRIVAL, LIGHT, moment, rows
from ui.diagrams.layers import straight
from ui.theme import TYPE, theme
from ui.view import Target, View

pytestmark = pytest.mark.usefixtures("qapp")

RECT = QRectF(0, 0, 700, 300)
# Width, height, scale, present: the mock-up, the smallest window, 4K, the lecture room.
SIZES = [(700, 300, 1.0, False), (680, 228, 1.0, False), (1680, 720, 2.4, False), (860, 300, 1.0, True)]


def _paint(shown: Snapshot, view: View, look: str = "paper", rect: QRectF = RECT) -> NDArray[np.uint8]:
    colours = theme(look)

    def draw(painter: QPainter) -> None:
        strip.paint(painter, rect, shown, view, colours)

    return pixels(draw, round(rect.width()), round(rect.height()), ground=colours["bg"].name())


def _part(sheet: NDArray[np.uint8], area: QRectF) -> NDArray[np.uint8]:
    return sheet[int(area.top()) : int(area.bottom()), int(area.left()) : int(area.right())]


def _has(sheet: NDArray[np.uint8], area: QRectF, colour: QColor, within: int = 0) -> bool:
    """Whether a pixel has this colour; a thin line's smoothed edge is `within` so many grey levels."""
    wanted = np.array((colour.blue(), colour.green(), colour.red()))
    return bool((np.abs(_part(sheet, area)[..., :3] - wanted).sum(axis=2) <= within).any())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("timing", ["by_column", "as_clocked"])
@pytest.mark.parametrize(("columns", "hidden"), [(4, 3), (10, 2), (10, 6), (24, 3), (64, 6)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_overlaps_or_leaves_its_place(
    size: tuple[float, float, float, bool], timing: str, columns: int, hidden: int, language: str
) -> None:
    width, height, scale, present = size
    rect = QRectF(11, 7, width, height)
    shown = snapshot(columns, hidden, timing=timing)
    view = View(scale=scale, present=present, language=language)
    r = rows(rect, shown, view)
    areas = [hit.area.boundingRect() for hit in strip.hits(rect, shown, view, theme("paper"))]
    assert all(rect.adjusted(-0.01, -0.01, 0.01, 0.01).contains(area) for area in areas)
    hits = strip.hits(rect, shown, view, theme("paper"))
    edge = [area for area, hit in zip(areas, hits, strict=True) if 0 in hit.target.index]
    for a, b in combinations(edge, 2):
        both = a.intersected(b)
        assert both.width() < 1e-6 or both.height() < 1e-6
    smallest = (TYPE["tick"].present if present else TYPE["tick"].size) * scale
    assert min(int(r.label_size), int(r.digit_size)) >= int(smallest)
    for row in ("first", "second", "sum", "target", "automaton", "nearest", "carry"):
        assert r.row(row)[1] >= smallest * 0.95, row
    # Figures are 0.64 of their size wide and must stay apart.
    assert 0.64 * int(r.digit_size) <= r.pitch
    if r.number_size:
        assert r.number_size >= int(smallest) and r.row("hidden")[1] / hidden >= 1.2 * r.number_size


def test_64_columns_drop_the_numbers_of_the_cells_and_10_keep_them() -> None:
    assert rows(RECT, snapshot(64), View()).number_size == 0
    assert rows(RECT, snapshot(10), View()).number_size >= 11


@pytest.mark.parametrize("timing", ["by_column", "as_clocked"])
def test_a_4k_stage_is_the_same_one_larger(timing: str) -> None:
    shown = snapshot(timing=timing)
    small, large = rows(RECT, shown, View()), rows(QRectF(0, 0, 1680, 720), shown, View(scale=2.4))
    assert large.pitch == pytest.approx(2.4 * small.pitch, rel=0.02)
    assert large.number_size == pytest.approx(2.4 * small.number_size, rel=0.05)
    for row, top, height in small.tops:
        assert large.row(row) == pytest.approx((2.4 * top, 2.4 * height), rel=0.01, abs=0.5)


def test_hits_lie_on_the_cells_they_name() -> None:
    shown = snapshot(24)
    sheet = _paint(shown, View(t=24))
    for hit in strip.hits(RECT, shown, View(t=24), theme("paper")):
        if hit.target.kind == "hidden":
            k, i = hit.target.index
            value = float(shown.content.trace.hidden[k, i])
            assert _has(sheet, hit.area.boundingRect(), theme("paper").activation(value)), hit.target


def test_columns_run_from_right_to_left() -> None:
    hits = strip.hits(RECT, snapshot(), View(), theme("paper"))
    where = {hit.target: hit.area.boundingRect().center().x() for hit in hits}
    assert all(where[Target("digit", (k + 1,))] < where[Target("digit", (k,))] for k in range(9))


def test_bits_can_be_clicked_only_while_the_example_is_typed() -> None:
    for shown, typed in ((snapshot(), True), (snapshot(24), False)):
        for hit in strip.hits(RECT, shown, View(), theme("paper")):
            assert hit.clickable == (typed and hit.target.kind == "bit")
    over = View(hover=Target("bit", (0, 2)))
    area = rows(RECT, snapshot(), over).cell("first", 2)
    assert _has(_paint(snapshot(), over), area, theme("paper")["surface"])


@pytest.mark.parametrize("look", ["paper", "night"])
@pytest.mark.parametrize("columns", [10, 64])
def test_wrong_answers_are_marked_and_right_ones_are_not(look: str, columns: int) -> None:
    shown = snapshot(columns, trained=False)
    r = rows(RECT, shown, View())
    sheet = _paint(shown, View(t=columns), look)
    wrong = [strip_cells.is_wrong(shown.content, k) for k in range(columns)]
    assert any(wrong) and not all(wrong)
    low = r.row("sum")[0] + 0.6 * r.row("sum")[1]
    for k, is_wrong in enumerate(wrong):
        # Not by hue alone: the digit is underlined.
        middle = r.cell("sum", k).center().x()
        line = QRectF(middle - 2, low, 5, 0.4 * r.row("sum")[1])
        assert _has(sheet, line, theme(look)["warn"], within=45) == is_wrong, k
        assert _has(sheet, r.cell("output", k), theme(look)["warn"], within=45) == is_wrong, k


def test_an_output_of_exactly_one_half_is_no_answer() -> None:
    shown = snapshot(trained=False)
    outputs = np.full_like(shown.content.trace.outputs, 0.5)
    content = replace(shown.content, trace=replace(shown.content.trace, outputs=outputs))
    assert strip_cells.answer(content, 0) == "?" and all(strip_cells.is_wrong(content, k) for k in range(10))


def test_machines_that_differ_are_tied_by_a_barred_line() -> None:
    shown = snapshot()
    nearest = shown.content.nearest.copy()
    nearest[1] = (nearest[1] + 1) % 4
    other = replace(shown, content=replace(shown.content, nearest=nearest))
    r = rows(RECT, shown, View())
    for k in (1, 2):
        area = r.cell("automaton", k).united(r.cell("nearest", k))
        assert _has(_paint(other, View(t=10)), area, theme("paper")["warn"], within=45) == (k == 1)


def test_the_new_column_shows_its_digits_first_then_its_activities_then_its_answer() -> None:
    shown = snapshot()
    r = rows(RECT, shown, View())

    def seen(row: str, phase: float) -> bool:
        early, late = (_part(_paint(shown, View(t=4 + p)), r.cell(row, 4)) for p in (0.3, phase))
        return bool((early != late).any())

    assert not seen("first", 0.99) and not seen("hidden", 0.59) and not seen("output", 0.7)
    assert seen("hidden", 0.65) and seen("output", 0.9) and seen("sum", 0.99)
    before, begun = (_part(_paint(shown, View(t=t)), r.cell("first", 4)) for t in (4, 4.3))
    assert (before != begun).any()


def test_reduced_motion_cuts() -> None:
    still = _paint(snapshot(), View(t=4.8, reduced_motion=True))
    assert (still == _paint(snapshot(), View(t=4))).all()


def test_the_future_is_not_shown() -> None:
    shown = snapshot()
    changed = shown.content.trace.outputs.copy()
    changed[6:] = 1 - changed[6:]
    trace = replace(shown.content.trace, outputs=changed)
    other = replace(shown, content=replace(shown.content, trace=trace))
    assert (_paint(shown, View(t=5)) == _paint(other, View(t=5))).all()
    assert (_paint(shown, View(t=7)) != _paint(other, View(t=7))).any()


def test_as_clocked_the_answer_stands_two_ticks_after_its_column() -> None:
    shown = snapshot(timing="as_clocked")
    r = rows(RECT, shown, View())
    assert r.positions == 12
    for k in range(10):
        first, hidden, output = (r.cell(row, k).center().x() for row in ("first", "hidden", "output"))
        assert first - hidden == pytest.approx(r.pitch) and hidden - output == pytest.approx(r.pitch)
    counts = [(m.read, m.moved, m.answered) for m in (moment(shown, View(t=t)) for t in range(13))]
    assert counts[:4] == [(0, 0, 0), (1, 0, 0), (2, 1, 0), (3, 2, 1)] and counts[-1] == (10, 10, 10)
    assert strip_clocked.followed(moment(shown, View(t=7))) == 4
    sheet = _paint(shown, View(t=7))
    assert _has(sheet, r.cell("output", 4), theme("paper")["forward"])


@pytest.mark.parametrize("t", [0, 5, 5.7, 10])
@pytest.mark.parametrize("timing", ["by_column", "as_clocked"])
def test_a_layer_changes_no_pixel(t: float, timing: str) -> None:
    shown = snapshot(timing=timing)
    view = View(t=t, hover=Target("hidden", (2, 1)))
    again = _paint(shown, view), _paint(shown, view)
    with straight():
        assert all((sheet == _paint(shown, view)).all() for sheet in again)


@pytest.mark.parametrize("t", [4.05, 4.3, 4.7, 4.8, 4.95])
@pytest.mark.parametrize("timing", ["by_column", "as_clocked"])
def test_a_moment_looks_the_same_whichever_came_before_it(t: float, timing: str) -> None:
    shown = snapshot(timing=timing)
    with straight():
        expected = _paint(shown, View(t=t))
    for before in (4.01, 4.99, 5.0, 3.7):
        _paint(shown, View(t=before))
        assert (_paint(shown, View(t=t)) == expected).all(), before


@pytest.mark.parametrize("ends", [0.0, LIGHT[1], ARRIVAL[0], ARRIVAL[1], ANSWER[0], ANSWER[1]])
def test_light_activities_and_answer_come_and_go_without_a_jump(ends: float) -> None:
    early, late = (_paint(snapshot(), View(t=5 + ends + off)).astype(int) for off in (-1e-4, 1e-4))
    assert np.abs(early - late).max() <= 3


def test_the_same_question_has_the_same_answer_wherever_it_is_asked() -> None:
    before = _paint(snapshot(), View(t=5))
    _paint(snapshot(24), View(t=3, language="zh"), "night")
    assert (_paint(snapshot(), View(t=5)) == before).all()


def test_a_vector_picture_holds_no_bitmap() -> None:
    def draw(painter: QPainter) -> None:
        strip.paint(painter, RECT, snapshot(), View(t=5.8), theme("paper"))

    drawn = svg(draw, 700, 300)
    assert "<image" not in drawn and "<text" not in drawn


def test_a_unit_of_the_network_points_at_its_cell() -> None:
    shown = snapshot()
    plain, pointed = (_paint(shown, View(t=5, hover=hover)) for hover in (None, Target("hidden", (1,))))
    rows_, columns_ = np.nonzero((plain != pointed).any(axis=2))
    middle = QPointF(float(columns_.mean()), float(rows_.mean()))
    assert rows(RECT, shown, View()).cell("hidden", 4, 1).contains(middle)
