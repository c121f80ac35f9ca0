"""The rows of the reading say what the content says: characters, cells, influence, and what waits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.experiment import Snapshot
from simulator.tasks.alphabet import BLANK, SYMBOLS
from tests.ui.diagrams.canvas import pixels, svg
from tests.ui.diagrams.handwriting.pen_content import snapshot, with_content
from ui.diagrams.handwriting import pen_cells, pen_gradient, pen_line, pen_paper, pen_reading
from ui.diagrams.handwriting.pen_rows import Rows, rows
from ui.theme import theme
from ui.view import Target, View

STAGE = QRectF(10, 10, 960, 640)
PAPER = theme("paper")


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def painted(diagram: Any, shown: Snapshot, t: float | None = None) -> tuple[Rows, np.ndarray]:
    """The rows, and what a diagram paints on a plain sheet; at the end, or after t steps."""
    r, at = rows(STAGE, shown, View()), float(len(shown.content.places)) if t is None else t

    def draw(painter: QPainter) -> None:
        more = () if diagram is pen_gradient else (at,)
        diagram.paint(painter, r, shown, View(), PAPER, *more)

    return r, pixels(draw, 980, 660, ground=PAPER["bg"].name())


def has(sheet: np.ndarray, area: QRectF, role: str) -> int:
    """How many pixels of an area have exactly that role's colour."""
    colour = PAPER[role]
    box = sheet[int(area.top()) : int(area.bottom()) + 1, int(area.left()) : int(area.right()) + 1, :3]
    return int((box == (colour.blue(), colour.green(), colour.red())).all(axis=2).sum())


# Characters.


def test_a_character_is_dark_once_it_was_printed_and_red_where_it_is_chosen() -> None:
    shown = snapshot("neural", chosen=2)
    first, chosen = (shown.content.characters[k] for k in (0, 2))
    r, early = painted(pen_reading, shown, first.step)
    boxes = [hit.area.boundingRect() for hit in pen_reading.hits(r, shown, 0.0)[1:]]
    place = [box.adjusted(0, 0, 0, -14) for box in boxes]  # the letters, not the line under them
    assert has(early, place[0], "ink") < 5
    _, late = painted(pen_reading, shown, chosen.step + 1)
    assert has(late, place[0], "ink") > 30
    assert has(late, place[2], "backward") > 30 and has(late, place[1], "backward") == 0
    assert has(late, place[4], "ink") < 5 and has(late, place[4], "hair2") > 20  # not yet printed: pale


def test_a_letter_that_waits_stands_in_a_dashed_frame_only_at_the_end() -> None:
    waiting = snapshot("neura", "pen", "l")
    steps = len(waiting.content.places)
    kinds = [
        {hit.target.kind for hit in pen_reading.hits(rows(STAGE, waiting, View()), waiting, t)}
        for t in (steps, 5)
    ]
    assert "provisional" in kinds[0] and "candidates" in kinds[1]
    _, at_end = painted(pen_reading, waiting)
    _, before = painted(pen_reading, waiting, steps - 1)
    right = QRectF(rows(STAGE, waiting, View()).across(steps), 10, 200, 90)
    assert has(at_end, right, "axis") > 20 > has(before, right, "axis")


def test_the_candidates_are_shares_of_all_but_the_blank() -> None:
    shown = snapshot("neural")
    row = np.full(len(SYMBOLS), 0.0)
    row[BLANK], row[SYMBOLS.index("a")], row[SYMBOLS.index("o")] = 0.9, 0.075, 0.025
    probabilities = np.tile(row, (len(shown.content.places), 1))
    found = pen_reading.candidates(with_content(shown, probabilities=probabilities).content, 10.0)
    assert [(symbol, pytest.approx(share)) for symbol, share in found] == [("a", 0.75), ("o", 0.25)]
    assert pen_reading.candidates(shown.content, 0.0) == []


def test_every_character_can_be_clicked_where_it_stands_and_none_covers_another() -> None:
    shown = snapshot("two words 1997")
    r = rows(STAGE, shown, View())
    boxes = [hit.area.boundingRect() for hit in pen_reading.hits(r, shown, 0.0) if hit.clickable]
    assert len(boxes) == len("two words 1997")
    for k, (box, each) in enumerate(zip(boxes, shown.content.characters, strict=True)):
        assert box.left() <= r.across(each.step + 1) <= box.right()
        assert not k or boxes[k - 1].right() <= box.left() + 1e-6


def test_the_outputs_are_the_blank_and_what_comes_up() -> None:
    content = snapshot("neural").content
    assert [SYMBOLS[k] for k in pen_reading.outputs(content)] == ["", *sorted("neural")]


# Cells.


def test_the_map_ends_at_now_and_the_cell_under_the_pointer_is_the_one_that_is_drawn_there() -> None:
    shown = snapshot("neural", cell=4)
    r, half = painted(pen_cells, shown, 40.0)
    ahead = QRectF(r.across(42), pen_cells.area(r).top() + 2, 100, 20)
    behind = QRectF(r.across(10), pen_cells.area(r).top() + 2, 100, 20)
    assert has(half, ahead, "bg") == has(half, QRectF(r.across(60), ahead.top(), 100, 20), "bg") > 1500
    assert has(half, behind, "bg") == 0
    hits = {hit.target.kind: hit for hit in pen_cells.hits(r, shown)}
    assert hits["cells"].at is not None and hits["strips"].at is not None
    where = pen_cells.map_area(r, shown)
    row_high = where.height() / len(pen_cells.order(shown))
    assert hits["cells"].at(QPointF(r.across(7) + 1, where.top() + 2.5 * row_high)) == Target("cells", (7, 2))
    write = pen_cells.strip(pen_cells.area(r), 1)
    assert hits["strips"].at(QPointF(r.across(3) + 1, write.center().y())) == Target("strip", (3, 1))


def test_the_reset_stands_at_the_character_after_which_the_cells_fell_most() -> None:
    shown = snapshot("neural")
    cells = np.zeros_like(shown.content.trace.cells)
    third = shown.content.characters[2].step
    cells[: third + 1] = 2.0
    cells[shown.content.characters[3].step - 2 : shown.content.characters[3].step + 1] = 0.5
    trace = type(shown.content.trace)(**{**vars(shown.content.trace), "cells": cells})
    assert pen_cells.reset(with_content(shown, trace=trace)) == 2
    still = type(trace)(**{**vars(trace), "cells": np.ones_like(cells)})
    assert pen_cells.reset(with_content(shown, trace=still)) == -1


# Ink.


def test_ink_is_dark_up_to_the_pen_and_pale_ahead_of_it() -> None:
    shown = snapshot("minimum")
    steps = len(shown.content.places)
    r, half = painted(pen_paper, shown, steps / 2)
    row = r.row("paper").adjusted(4, 40, -4, -4)
    pen = r.place("paper", pen_paper.pen_at(shown.content, steps / 2)).x()
    done, ahead = QRectF(row), QRectF(row)
    done.setRight(pen - 12)
    ahead.setLeft(pen + 12)
    assert has(half, done, "ink") > 200 and has(half, done, "hair2") < 40
    assert has(half, ahead, "ink") == 0 and has(half, ahead, "hair2") > 100
    _, whole = painted(pen_paper, shown)
    assert has(whole, ahead, "ink") > 200


def test_ink_in_layers_is_the_same_as_ink_drawn_at_once() -> None:
    shown = snapshot("a longer line of words")
    steps = len(shown.content.places)
    first = painted(pen_paper, shown, 20.0)[1]
    painted(pen_paper, shown, steps - 3.0)
    np.testing.assert_array_equal(painted(pen_paper, shown, 20.0)[1], first)


def test_thinned_ink_keeps_every_end_and_loses_nothing_that_can_be_seen() -> None:
    rng = np.random.default_rng(2)
    places = np.cumsum(rng.normal(0.0, 0.4, (400, 2)), axis=0) + 50
    starts = np.zeros(400, bool)
    starts[[0, 150, 151]] = True
    fine = pen_line.fine(places, starts, 1.0)
    assert {0, 149, 150, 151, 399} <= set(fine.index.tolist())
    assert len(fine.places) < 250
    gaps = [np.abs(fine.places - place).sum(axis=1).min() for place in places]
    assert max(gaps) < 3.5
    assert [point.toTuple() for point in fine.dots(np.ones(len(fine.index), bool))] == [tuple(places[150])]


def test_the_sheet_says_how_often_the_device_told() -> None:
    written = snapshot("neural", "pen").content.ink
    assert pen_paper.points_a_second(written) == pytest.approx(100, rel=0.05)
    assert pen_paper.status(snapshot("neural", "pen"), View())[0] == "Live pen"
    assert "neural" in pen_paper.status(snapshot("neural"), View())[0]


# Influence.


def test_the_strongest_point_is_red_and_wide_and_what_came_later_is_pale() -> None:
    shown = snapshot("neural", chosen=2, mark_strongest=False)
    r, sheet = painted(pen_gradient, shown)
    content = shown.content
    strongest = r.place("gradient", content.places[content.influence.strongest])
    around = QRectF(strongest.x() - 6, strongest.y() - 6, 12, 12)
    assert has(sheet, around, "backward") > 8
    later = r.place("gradient", content.places[content.characters[2].step + 8])
    box = QRectF(later.x() - 6, later.y() - 6, 12, 12)
    assert has(sheet, box, "backward") == 0 and has(sheet, box, "hair2") > 0


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ((0, -1), "down"),
        ((0.1, 1), "up"),
        ((1, 0.2), "right"),
        ((-1, 0), "left"),
        ((1, 1), "up-right"),
        ((0, 0), "dot"),
    ],
)
def test_a_move_of_the_pen_has_a_name(move: tuple[float, float], said: str) -> None:
    shown = snapshot("neural")
    places = shown.content.places.copy()
    places[20] = places[19] + move
    flat = with_content(shown, places=places, stroke_start=np.zeros(len(places), bool))
    assert pen_gradient.way(flat.content, 20) == said


def test_without_a_character_the_ink_is_plain_and_nothing_is_pointed_at() -> None:
    shown = snapshot("neural")
    none = with_content(shown, influence=type(shown.content.influence)(-1, np.zeros(95), -1), characters=())
    r, sheet = painted(pen_gradient, none)
    assert has(sheet, r.row("gradient"), "backward") == 0
    assert pen_gradient.hits(r, none) == ()


@pytest.mark.parametrize("diagram", [pen_cells, pen_paper, pen_gradient, pen_reading])
def test_an_empty_sheet_and_a_device_without_pixels_are_no_trouble(diagram: Any) -> None:
    for shown in (snapshot("", "pen"), snapshot("neural", cell=1, show_outputs=True)):
        r = rows(STAGE, shown, View())
        more = () if diagram is pen_gradient else (float(len(shown.content.places)),)
        drawn = svg(lambda p, r=r, s=shown, m=more: diagram.paint(p, r, s, View(), PAPER, *m), 980, 660)
        assert drawn.endswith("</svg>\n")
