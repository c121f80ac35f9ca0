"""Every squashing function is what its name says, and its slope is the slope of its value."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models.squashing import SQUASHINGS, Squashing, logistic

every_squashing = pytest.mark.parametrize("squashing", SQUASHINGS.values(), ids=SQUASHINGS.keys())


@every_squashing
def test_the_slope_is_the_derivative_of_the_value(squashing: Squashing) -> None:
    z = np.linspace(-4.05, 4.0, 40)  # 0, where relu has no slope, is not among them
    difference = (squashing.value(z + 1e-6) - squashing.value(z - 1e-6)) / 2e-6
    np.testing.assert_allclose(squashing.slope(squashing.value(z)), difference, atol=1e-9)


@every_squashing
def test_writing_into_an_array_gives_the_same_numbers(squashing: Squashing) -> None:
    z = np.linspace(-3.0, 3.0, 12).reshape(3, 4)
    out = np.empty((3, 4))
    assert squashing.value(z, out=out) is out
    assert (out == squashing.value(z)).all()
    assert z[0, 0] == -3.0, "the total inputs are only read"


@every_squashing
def test_the_activity_rests_and_stays_where_it_is_said_to(squashing: Squashing) -> None:
    assert squashing.value(np.zeros(1))[0] == squashing.rest
    y = squashing.value(np.array([-1e300, -50.0, 50.0, 1e300]))
    assert (y >= squashing.low).all() and (y <= squashing.high).all()


def test_the_logistic_is_the_logistic() -> None:
    z = np.array([-30.0, -1.0, 0.0, 2.5])
    np.testing.assert_allclose(logistic(z), 1.0 / (1.0 + np.exp(-z)), rtol=1e-3, atol=1e-15)
    np.testing.assert_allclose(logistic(z[1:]), 1.0 / (1.0 + np.exp(-z[1:])), rtol=1e-14)
