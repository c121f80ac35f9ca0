"""A linear recurrence in blocks is the recurrence."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models.linear_scan import scan


@pytest.mark.parametrize("steps", [1, 16, 17, 100, 1_000])
@pytest.mark.parametrize("radius", [0.3, 0.99, 1.02])
def test_blocks_give_what_one_step_after_another_gives(steps: int, radius: float) -> None:
    rng = np.random.default_rng(steps)
    matrix = rng.standard_normal((3, 3))
    matrix *= radius / np.abs(np.linalg.eigvals(matrix)).max()
    inputs, start = rng.standard_normal((steps, 3)), rng.standard_normal(3)
    x, expected = start, []
    for u in inputs:
        x = matrix @ x + u
        expected.append(x)
    assert np.abs(scan(matrix, inputs, start) - expected).max() <= 1e-11 * np.abs(expected).max()
