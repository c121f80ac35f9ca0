"""Singular values of the Jacobian of a whole sequence, where a plain SVD is sound and where it is noise."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models import initialisation, jacobians
from simulator.models.jacobians import Array

LN10 = np.log(10.0)


def _tanh_run(kind: str, units: int, steps: int, radius: float, seed: int = 1) -> tuple[Array, Array]:
    # A tanh network kept moving by noise: its matrix, and the slopes it met.
    rng = np.random.default_rng(seed)
    U = radius * initialisation.draw(rng, units, kind)
    hidden, slopes = np.zeros(units), np.empty((steps, units))
    for slope in slopes:
        hidden = np.tanh(U @ hidden + 0.5 * rng.standard_normal(units))
        slope[:] = 1.0 - hidden * hidden
    return U, slopes


def _largest_log10(factors: list[Array]) -> float:
    # The norm of a product is sound however long it is: only its small singular values drown.
    product, log10 = np.eye(len(factors[0])), 0.0
    for factor in factors:
        product = factor @ product
        size = np.linalg.norm(product)
        product, log10 = product / size, log10 + np.log10(size)
    return float(np.log10(np.linalg.norm(product, 2)) + log10)


@pytest.mark.parametrize("kind", initialisation.INITIALISATIONS)
@pytest.mark.parametrize(("units", "steps", "radius"), [(1, 30, 0.9), (8, 12, 0.9), (20, 40, 1.5)])
def test_they_are_those_of_a_plain_svd_where_that_is_sound(
    kind: str, units: int, steps: int, radius: float
) -> None:
    U, slopes = _tanh_run(kind, units, steps, radius)
    product = np.eye(units)
    for slope in slopes:
        product = slope[:, None] * (U @ product)
    plain = np.log10(np.linalg.svd(product, compute_uv=False))
    sound = plain > plain[0] - 8.0
    ours = jacobians.singular_values_log10(U, slopes)
    assert sound.sum() >= min(3, units)
    np.testing.assert_allclose(ours[sound], plain[sound], atol=1e-6)
    assert (np.diff(ours) <= 0.0).all()


@pytest.mark.parametrize("kind", initialisation.INITIALISATIONS)
@pytest.mark.parametrize("radius", [0.7, 1.5])
def test_they_stay_right_over_a_thousand_steps(kind: str, radius: float) -> None:
    U, slopes = _tanh_run(kind, 12, 1000, radius)
    ours = jacobians.singular_values_log10(U, slopes)
    assert ours[-1] < -100.0  # far beyond what one SVD could tell
    forward = [slope[:, None] * U for slope in slopes]
    backward = [np.linalg.inv(factor) for factor in forward[::-1]]
    assert ours[0] == pytest.approx(_largest_log10(forward), abs=1e-6)
    # The smallest is one over the largest of the inverse.
    assert ours[-1] == pytest.approx(-_largest_log10(backward), abs=1e-5)
    # Their product is the determinant.
    determinant = np.log10(slopes).sum() + 1000 * np.linalg.slogdet(U)[1] / LN10
    assert ours.sum() == pytest.approx(determinant, abs=1e-5)


def test_a_rotation_scaled_by_rho_scales_everything_by_rho_to_the_t() -> None:
    U = 0.9 * initialisation.draw(np.random.default_rng(0), 16, "orthogonal")
    ours = jacobians.singular_values_log10(U, np.ones((1000, 16)))
    np.testing.assert_allclose(ours, 1000 * np.log10(0.9), rtol=1e-12)


def test_units_that_never_mix_keep_their_own_factor_in_any_order() -> None:
    slopes = np.tile([1e-3, 1.0, 0.5, 1e-1], (500, 1))
    ours = jacobians.singular_values_log10(np.eye(4), slopes)
    np.testing.assert_allclose(ours, [0.0, 500 * np.log10(0.5), -500.0, -1500.0], atol=1e-9)


def test_exactly_zero_is_told_from_very_small() -> None:
    slopes = np.ones((50, 3))
    slopes[20, 1] = 0.0  # a unit that was off once passes nothing back
    ours = jacobians.singular_values_log10(np.eye(3), slopes)
    np.testing.assert_array_equal(ours, [0.0, 0.0, -np.inf])
    slopes[30] = 0.0
    assert (jacobians.singular_values_log10(np.eye(3), slopes) == -np.inf).all()


def test_what_is_no_number_has_no_singular_values() -> None:
    assert np.isnan(jacobians.singular_values_log10(np.eye(2), np.array([[1.0, np.nan]]))).all()
