"""A figure in a circle never says another number than the unit's."""

from __future__ import annotations

import pytest

from ui.diagrams.unrolling.unrolled_values import figures, fitting

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("value", [-0.64, -0.96, -0.04, 0.0, 0.3, 1.0, -1.0, 1.7, 23.6])
def test_small_circles_drop_zeros_but_no_decimal(value: float) -> None:
    said = set()
    for tenth in range(40, 200):
        made = figures(tenth / 10, 1.0, True)
        text = fitting(value, made, tenth / 10, 1.0)
        if text:
            said.add(text)
            error = 0.5 if abs(value) >= 10 else 0.05
            assert abs(float(text.replace("−", "-")) - value) <= error + 1e-9, text
    assert said
