"""Words keep their place, their figures and their Chinese on pixels and on paper."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from tests.ui.diagrams.canvas import inked, pdf, pixels, svg
from ui.diagrams import ink
from ui.theme import font

pytestmark = pytest.mark.usefixtures("qapp")

BLACK = QColor("black")


def _sheet(where: QRectF | QPointF, string: str, align: ink.Align) -> tuple[int, int, int, int]:
    def draw(painter: QPainter) -> None:
        ink.text(painter, where, string, font("body", 2.0), BLACK, align)

    return inked(pixels(draw, 200, 100))


def test_a_point_is_the_lines_left_end_middle_or_right_end() -> None:
    at = QPointF(100, 50)
    left, centre, right = (_sheet(at, "HHH", a | ink.BASELINE) for a in (ink.LEFT, ink.CENTRE, ink.RIGHT))
    assert 100 <= left[0] <= 104
    assert abs((centre[0] + centre[2]) / 2 - 100) <= 1
    assert 96 <= right[2] <= 100
    assert {left[3], centre[3], right[3]} == {50}


def test_capitals_and_figures_stand_in_the_middle_of_their_cell() -> None:
    for string in ("H", "0", "111"):
        left, top, right, bottom = _sheet(QRectF(40, 20, 100, 40), string, ink.CENTRE | ink.MIDDLE)
        assert abs((top + bottom) / 2 - 40) <= 1
        assert abs((left + right) / 2 - 90) <= 1.5


def test_top_and_bottom() -> None:
    box = QRectF(40, 20, 100, 60)
    assert abs(_sheet(box, "H", ink.LEFT | ink.TOP)[1] - 20) <= 1
    assert abs(_sheet(box, "H", ink.LEFT | ink.BOTTOM)[3] - 80) <= 1


def test_the_painter_is_left_as_it_was() -> None:
    def draw(painter: QPainter) -> None:
        pen, brush, face = QPen(QColor("red"), 3), QColor("blue"), font("tick")
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.setFont(face)
        ink.text(painter, QPointF(5, 20), "no carry", font("body"), BLACK, halo=QColor("white"))
        assert painter.pen() == pen
        assert painter.brush().color() == brush
        assert painter.font() == face

    pixels(draw, 80, 40)


def test_vector_pictures_carry_outlines_and_no_font() -> None:
    def draw(painter: QPainter) -> None:
        assert ink.is_vector(painter)
        ink.text(painter, QPointF(5, 40), "carry 01 进位", font("body"), BLACK)

    picture = svg(draw, 200, 60)
    assert "<path" in picture
    assert "<text" not in picture
    assert b"/FontFile" not in pdf(draw)


@pytest.mark.parametrize("string", ["无进位", "01 · 10", "print 1", "∞", "−0.79"])
def test_outlines_look_like_the_glyphs_on_pixels(string: str) -> None:
    face = font("node_value", 2.0)

    def glyphs(painter: QPainter) -> None:
        ink.text(painter, QPointF(10, 60), string, face, BLACK)

    def outlines(painter: QPainter) -> None:
        painter.fillPath(ink.outline(string, face).translated(10, 60), BLACK)

    crisp, filled = (pixels(draw, 240, 90) for draw in (glyphs, outlines))
    assert all(abs(a - b) <= 1 for a, b in zip(inked(crisp), inked(filled), strict=True))
    darkness = [float((255.0 - sheet[..., 0]).sum()) for sheet in (crisp, filled)]
    assert darkness[0] == pytest.approx(darkness[1], rel=0.08)


def test_a_halo_clears_what_lies_under_the_line() -> None:
    def draw(painter: QPainter, halo: QColor | None) -> None:
        painter.setPen(QPen(QColor("red"), 2))
        painter.drawLine(0, 45, 200, 45)
        where, align = QPointF(100, 50), ink.CENTRE | ink.BASELINE
        ink.text(painter, where, "print", font("body", 2.0), BLACK, align, halo)

    def red(halo: QColor | None) -> int:
        sheet = pixels(lambda painter: draw(painter, halo), 200, 80)
        return int(((sheet[..., 2] > 200) & (sheet[..., 1] < 60)).sum())

    assert red(QColor("white")) < red(None) - 60


def test_chinese_wraps_between_characters_and_english_between_words() -> None:
    face = font("body")
    english = "a network that has really learned to add does not care"
    for string in ("不知道有没有进位的网络算不对长的加法", english):
        lines = ink.wrap(string, face, 90.0)
        assert len(lines) > 1
        assert all(ink.width(line, face) <= 90.0 for line in lines)
        assert "".join(lines).replace(" ", "") == string.replace(" ", "")
    assert ink.wrap("learned to add", face, 55.0)[0] == "learned"


def test_elided_lines_fit() -> None:
    short = ink.elide("smallest output margin 3.8", font("body"), 90.0)
    assert short.endswith("…")
    assert ink.width(short, font("body")) <= 90.0
    assert ink.elide("fits", font("body"), 90.0) == "fits"


def test_a_paragraph_takes_a_line_height_a_line() -> None:
    face, heights = font("body"), []
    said = "learned to add does not care"

    def draw(painter: QPainter) -> None:
        rect = QRectF(5, 5, 90, 20)
        heights.append(ink.paragraph(painter, rect, said, face, BLACK))

    sheet = pixels(draw, 120, 120)
    assert heights[0] == pytest.approx(len(ink.wrap(said, face, 90)) * ink.leading(face))
    assert inked(sheet)[3] <= 5 + heights[0]


@pytest.mark.parametrize(
    ("value", "digits", "sign", "printed"),
    [
        (-1.0, 2, False, "−1.00"),
        (0.7, 2, True, "+0.70"),
        (0.7, 2, False, "0.70"),
        (-0.004, 2, True, "0.00"),
        (0.0, 1, True, "0.0"),
        (1500, 0, False, "1,500"),
        (math.inf, 2, False, "∞"),
        (-math.inf, 2, True, "−∞"),
        (math.inf, 2, True, "+∞"),
    ],
)
def test_numbers_have_a_true_minus_and_no_negative_zero(
    value: float, digits: int, sign: bool, printed: str
) -> None:
    assert ink.number(value, digits, sign) == printed


def test_what_is_no_number_is_said_in_the_callers_word() -> None:
    assert ink.number(math.nan, 2) == "–"
    assert ink.number(math.nan, 2, undefined="未定义") == "未定义"


def test_flags_may_be_combined_in_any_order() -> None:
    at = QPointF(100, 50)
    middle = Qt.AlignmentFlag.AlignVCenter
    assert _sheet(at, "H", middle | ink.RIGHT) == _sheet(at, "H", ink.RIGHT | middle)
