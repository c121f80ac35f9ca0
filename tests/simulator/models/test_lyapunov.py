"""The largest Lyapunov exponent of maps whose exponent is known."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models.lyapunov import Array, largest_exponents
from simulator.slices import finish


def _logistic_map(rate: Array) -> object:
    def step(x: Array) -> tuple[Array, Array]:
        return rate * x * (1.0 - x), (rate * (1.0 - 2.0 * x))[..., None]

    return step


def test_the_logistic_map_is_chaotic_at_four_and_periodic_below() -> None:
    # x ← 4 x (1 − x) has ln 2; at 2 its fixed point is superstable, at 3.2 it repeats after two steps.
    rates = np.array([[4.0], [3.2], [2.9]])
    begin = np.full((3, 1), 0.3123)
    found = finish(largest_exponents(_logistic_map(rates), begin, 500, 20_000))  # type: ignore[arg-type]
    assert found[0] == pytest.approx(np.log(2.0), abs=0.01)
    # On a cycle it is the logarithm of its multiplier, shared among its points: 4 + 2 r − r² and 2 − r.
    assert found[1] == pytest.approx(np.log(abs(4 + 2 * 3.2 - 3.2**2)) / 2, abs=1e-6)
    assert found[2] == pytest.approx(np.log(0.9), abs=1e-6)


def test_henons_map_has_its_known_exponent() -> None:
    def step(h: Array) -> tuple[Array, Array]:
        x, y = h[:, 0], h[:, 1]
        jacobian = np.zeros((len(h), 2, 2))
        jacobian[:, 0, 0], jacobian[:, 0, 1], jacobian[:, 1, 0] = -2.8 * x, 1.0, 0.3
        return np.stack((1.0 - 1.4 * x * x + y, 0.3 * x), axis=1), jacobian

    found = finish(largest_exponents(step, np.array([[0.1, 0.1]]), 500, 20_000))
    assert found[0] == pytest.approx(0.419, abs=0.01)  # Sprott 2003


def test_a_linear_map_grows_by_its_largest_eigenvalue_and_a_constant_one_forgets() -> None:
    matrices = np.array([[[0.5, 0.2], [0.0, 1.25]], [[0.0, 0.0], [0.0, 0.0]]])

    def step(h: Array) -> tuple[Array, Array]:
        return (matrices @ h[..., None])[..., 0], matrices

    found = finish(largest_exponents(step, np.ones((2, 2)), 100, 100))
    assert found[0] == pytest.approx(np.log(1.25), abs=1e-9)
    assert found[1] == -np.inf
