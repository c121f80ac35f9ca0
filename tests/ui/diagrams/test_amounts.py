"""Figures on scales not known beforehand: friendly steps, figures that say something, heat without holes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ui.diagrams.amounts import figure, label, tick
from ui.diagrams.unrolling.heat import image
from ui.diagrams.unrolling.unrolled_strip import DECADES, decades
from ui.theme import theme


@pytest.mark.parametrize("span", [1e-12, 0.003, 0.99, 1.0, 7.3, 4e8])
def test_lines_stand_at_friendly_distances_and_there_are_few(span: float) -> None:
    step = tick(span)
    mantissa = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert round(mantissa) in (1, 2, 5) and mantissa == pytest.approx(round(mantissa))
    assert 1 <= span / step <= 4 + 1e-9


def test_axis_figures_have_the_digits_their_distance_needs() -> None:
    assert label(0.3, 0.1) == "0.3"
    assert label(-0.05, 0.05) == "−0.05"
    assert label(20.0, 10.0) == "20"
    assert label(-0.0555, 1e-4) == "−0.0555"
    assert label(2e-7, 1e-7) == "2·10⁻⁷"
    assert label(-12e-5, 2e-5) == "−12·10⁻⁵"
    assert label(0.0, 1e-7) == "0"


def test_a_share_is_never_printed_as_nothing_unless_it_is_nothing() -> None:
    assert figure(0.0) == "0.00"
    for value in (1.0, 0.1, 0.012, 0.0013, 4e-5, -3e-9, 2e7):
        printed = figure(value)
        assert any(c in "123456789" for c in printed.split("·")[0]), printed
        assert printed[0] == ("−" if value < 0 else "+")
    assert figure(0.25, signed=False) == "0.25"
    assert (figure(-9e-4), figure(1e-6), figure(9.7e-6)) == ("−0.0009", "+1·10⁻⁶", "+1·10⁻⁵")
    assert figure(math.nan) == "–" and figure(-math.inf) == "−∞"


def test_derivatives_are_told_apart_over_decades_and_zero_is_nothing() -> None:
    shares = decades(np.array([1.0, 0.1, -1e-3, 0.0, 1e-30, math.nan]))
    assert shares[0] == 1.0
    assert shares[1] == pytest.approx(1.0 - 1.0 / DECADES)
    assert shares[2] == pytest.approx(1.0 - 3.0 / DECADES)
    assert list(shares[3:]) == [0.0, 0.0, 0.0]
    assert not decades(np.zeros(4)).any()


def test_a_heat_map_has_the_themes_own_colours_at_its_ends() -> None:
    paper = theme("paper")
    made = image(np.array([[-1.0, 0.0, 1.0, 9.0, math.nan]]), paper)
    shown = [made.pixelColor(x, 0).name() for x in range(5)]
    ends = [paper[f"activation_{name}"].name() for name in ("low", "zero", "high")]
    assert shown == [*ends, ends[2], ends[1]]
    gradient = image(np.array([[0.0, 1.0]]), paper, gradient=True)
    assert gradient.pixelColor(1, 0).name() == paper["backward"].name()
