"""An arrow's tip is its path's end, its head follows the path, and it stops where it is told."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from tests.ui.diagrams.canvas import inked, pixels
from ui.diagrams import arrows

A, B = QPointF(20.0, 60.0), QPointF(120.0, 60.0)
PATHS = {
    "straight": arrows.straight(A, B),
    "bent": arrows.bent(A, B, 25.0),
    "loop": arrows.loop(A, A + QPointF(26, 0), 26.0, leg=10.0),
    "round loop": arrows.loop(A, A + QPointF(26, 0), -30.0),
}


def _end(path: QPainterPath) -> QPointF:
    return path.currentPosition()


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_the_tip_is_the_end_and_the_head_lies_along_the_path(path: QPainterPath) -> None:
    tip, *feet = (arrows.head_of(path, 9.0).at(k) for k in range(3))
    assert (tip - _end(path)).manhattanLength() < 1e-9
    middle = (feet[0] + feet[1]) / 2
    before = arrows.along(path, 1.0 - 9.0 / path.length())
    assert (middle - before).manhattanLength() < 1.2


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("less", [0.0, 8.0, 30.0])
def test_a_shaft_is_shorter_by_what_was_asked(path: QPainterPath, less: float) -> None:
    cut = arrows.shaft(path, less)
    assert cut.length() == pytest.approx(path.length() - less, abs=0.3)
    assert (_end(cut) - arrows.along(path, 1.0 - less / path.length())).manhattanLength() < 0.5


def test_nothing_is_left_of_a_path_shorter_than_its_head() -> None:
    assert arrows.shaft(arrows.straight(A, A + QPointF(5, 0)), 8.0).length() == 0.0


def test_a_curve_bends_to_the_left_of_its_way() -> None:
    assert arrows.along(arrows.bent(A, B, 25.0), 0.5).y() == pytest.approx(35.0, abs=0.5)
    assert arrows.along(arrows.bent(B, A, 25.0), 0.5).y() == pytest.approx(85.0, abs=0.5)


@pytest.mark.parametrize(("rise", "leg"), [(26.0, 10.0), (26.0, 0.0), (-30.0, 8.0)])
def test_a_loop_comes_back_at_its_full_height(rise: float, leg: float) -> None:
    end = A + QPointF(26, 0)
    path = arrows.loop(A, end, rise, leg)
    assert (_end(path) - end).manhattanLength() < 1e-9
    assert arrows.along(path, 0.5).y() == pytest.approx(A.y() - rise, abs=0.2)
    # A tangent at the leg's end: no kink between line and arc.
    if leg:
        share = leg / path.length()
        ways = [arrows.along(path, share + d) - arrows.along(path, share + d - 0.01) for d in (0.0, 0.011)]
        angles = [math.atan2(way.y(), way.x()) for way in ways]
        assert abs(angles[0] - angles[1]) < 0.2


def test_a_wide_arrow_still_ends_in_a_point() -> None:
    def draw(painter: QPainter) -> None:
        arrows.arrow(painter, PATHS["straight"], QColor("black"), width=6.0, head=14.0)

    sheet = pixels(draw, 160, 120)
    assert inked(sheet)[2] in (119, 120, 121)
    tall = (sheet[:, 117, 0] < 128).sum()
    assert tall <= 3


def test_dashes_leave_gaps_and_the_painter_stays_as_it_was() -> None:
    def draw(painter: QPainter) -> None:
        pen = painter.pen()
        arrows.arrow(painter, PATHS["straight"], QColor("black"), width=2.0, head=0.0, dashed=(6.0, 4.0))
        assert painter.pen() == pen

    row = pixels(draw, 160, 120)[60, 20:120, 0]
    assert 0.3 < (row > 200).mean() < 0.5
