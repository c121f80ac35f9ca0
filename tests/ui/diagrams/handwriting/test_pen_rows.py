"""Where things stand: steps on their axis, ink on its paper, and a paper that does not move under the pen."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from tests.ui.diagrams.handwriting.pen_content import ink, snapshot, with_content
from ui.diagrams.handwriting.pen_rows import ROWS, rows, rows_of
from ui.view import View

STAGE = QRectF(32, 52, 960, 636)


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


@pytest.mark.parametrize("row", ["paper", "gradient"])
def test_what_is_written_at_a_place_is_drawn_at_that_place(row: str) -> None:
    r = rows(STAGE, snapshot("", "pen"), View())
    for x, y in ((300.0, 400.0), (512.5, 380.25)):
        back = r.place(row, np.array(r.ink(row, x, y)))
        assert (back.x(), back.y()) == pytest.approx((x, y))


def test_a_step_of_the_axis_is_found_again_and_no_row_reaches_into_another() -> None:
    r = rows(STAGE, snapshot(), View())
    for step in (0, 7, 50):
        assert r.step(r.across(step) + 0.5) == step
    for above, below in pairwise(ROWS):
        assert r.row(above).bottom() < r.row(below).top()
    assert STAGE.contains(r.row("reading")) and STAGE.contains(r.row("gradient"))


@pytest.mark.parametrize("text", ["neural", "a", "a much longer line of many words 1997"])
def test_all_ink_lies_on_the_paper_and_its_copy(text: str) -> None:
    shown = snapshot(text)
    r = rows(STAGE, shown, View())
    for row in ("paper", "gradient"):
        places, box = r.places(row, shown.content.ink.points), r.row(row)
        assert places[:, 0].min() >= box.left() and places[:, 0].max() <= box.right()
        assert places[:, 1].min() >= box.top() and places[:, 1].max() <= box.bottom()


def test_a_stroke_under_way_does_not_move_the_paper_and_a_full_one_makes_room() -> None:
    empty = rows(STAGE, snapshot("", "pen"), View())
    full = snapshot("a much longer line of many words", "pen")
    written = full.content.ink
    assert rows(STAGE, full, View()).unit < empty.unit
    one = replace(written, stroke_start=np.arange(len(written)) == 0)
    under_way = with_content(full, ink=one, is_down=True)
    assert rows(STAGE, under_way, View()).unit == empty.unit
    assert rows(STAGE, with_content(full, ink=ink("ab")), View()).unit == empty.unit


def test_while_somebody_writes_the_axis_has_room_for_what_comes() -> None:
    live, done = (rows(STAGE, snapshot("neural", source), View()) for source in ("pen", "example"))
    steps = len(snapshot("neural").content.places)
    assert done.steps == steps
    assert live.steps >= steps + 10


def test_where_a_letter_is_taught_the_sheet_fills_its_part() -> None:
    area = QRectF(10, 20, 900, 200)
    r = rows_of(area, snapshot("", "pen"), View())
    assert r.row("paper") == area
    assert area.top() < r.base("paper") < area.bottom()
