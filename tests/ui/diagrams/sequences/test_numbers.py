"""Figures of the sequences: equations that hold as printed, and sizes no one can write out."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tests.ui.diagrams.sequences_content import snapshot
from ui.diagrams.sequences import carried, costs, inference, said, states
from ui.diagrams.sequences.letters import visible
from ui.diagrams.sequences.moment import moment
from ui.view import View

SMALL = {"hidden_units": 6, "states": 4}


@pytest.mark.parametrize("model", ["linear_dynamical", "hidden_markov", "recurrent"])
@pytest.mark.parametrize("data", ["sunspots", "radar"])
def test_every_equation_of_a_step_holds_as_it_is_printed(model: str, data: str) -> None:
    content = snapshot(3, **SMALL, scene="inference", model=model, data=data).content
    count = 0
    for t in (1.0, 2.0, 30.0, 60.5, 100.0):
        for line in sum(inference.lines(content, moment(content.steps, View(t=t))), ()):
            _, middle, result = (*re.split(r" [=≈]\s", line), "", "")[:3]
            if not result or "≈" in line or re.search("[Σπ]", middle):
                continue  # a value alone, a rounding that is admitted, a sum that the table shows
            code = middle.replace("−", "-").replace("·", "*").replace("\xa0", " ").replace("tanh", "np.tanh")
            assert eval(code, {"np": np}) == pytest.approx(float(result.replace("−", "-")), abs=0.0051), line
            count += 1
    assert count >= 5


def test_a_number_no_one_can_write_out_is_a_power_of_ten() -> None:
    assert costs.big_number(3.0) == "1,000" and costs.big_number(1445.2) == "10¹⁴⁴⁵"


def test_all_is_said_only_of_all() -> None:
    assert carried.percent(1.0) == "100 %" and carried.percent(0.9996) == "99.9 %"
    assert said.apart(0.0) == "0" and said.apart(3.2e-15) == "3·10⁻¹⁵"
    assert said.apart(float("nan")) == "–"


def test_values_have_the_decimals_their_spread_asks_for() -> None:
    assert [said.digits(scale) for scale in (1000.0, 34.2, 1.0, 0.02, 0.0, float("nan"))] == [
        0,
        1,
        2,
        4,
        2,
        2,
    ]
    assert visible(" ") == "·" and visible("\n") == "¶" and visible("a") == "a"


def test_states_stand_in_a_row_apart() -> None:
    from PySide6.QtCore import QRectF

    spots = states.places(QRectF(0, 0, 160, 60), 8)
    assert [spot.x() for spot in spots] == pytest.approx([10 + 20 * k for k in range(8)])
