"""Symbols are set as in a textbook."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from tests.ui.diagrams.canvas import inked, pixels
from ui.diagrams import ink
from ui.diagrams.maths import maths, width

pytestmark = pytest.mark.usefixtures("qapp")


def _box(markup: str) -> tuple[int, int, int, int]:
    def draw(painter: QPainter) -> None:
        maths(painter, QPointF(20, 80), markup, 40.0, QColor("black"))

    return inked(pixels(draw, 400, 140))


def test_a_subscript_hangs_below_the_line_and_a_superscript_stands_above_the_letter() -> None:
    plain, lowered, raised = _box("x"), _box("x_1"), _box("x^1")
    assert lowered[3] > plain[3] + 5
    assert raised[1] < plain[1] - 5
    assert lowered[0] == plain[0]


def test_both_scripts_share_one_place() -> None:
    both = width("h_t^{(1)}", 40.0)
    assert both < width("h_t", 40.0) + width("^{(1)}", 40.0)
    assert both >= width("h^{(1)}", 40.0)


def test_scripts_are_0_68_of_the_size_and_may_hold_scripts() -> None:
    assert width("h_{t-1}", 50.0) - width("h", 50.0) == pytest.approx(width("t-1", 34.0), abs=4.0)
    assert width("h_{t_1}", 50.0) > width("h_t", 50.0)


def test_words_are_upright_and_letters_italic() -> None:
    assert width("tanh", 40.0) != width("t", 40.0) + width("a", 40.0) + width("n", 40.0) + width("h", 40.0)
    assert _box("h_{hh}") != _box("h_h")


def test_a_hyphen_becomes_a_minus() -> None:
    assert width("t-1", 40.0) == width("t−1", 40.0)


def test_alignment_uses_the_whole_width() -> None:
    ends = []

    def draw(painter: QPainter) -> None:
        ends.append(
            maths(painter, QPointF(200, 80), "h_{t-1}", 40.0, QColor("black"), ink.RIGHT | ink.BASELINE)
        )

    right = inked(pixels(draw, 400, 140))[2]
    assert 190 <= right <= 201
    assert ends[0] == width("h_{t-1}", 40.0)


def test_an_open_brace_is_refused() -> None:
    with pytest.raises(ValueError, match="ends inside a brace"):
        width("h_{t", 20.0)
