"""How a recurrent matrix starts, and that it has the spectral radius it is said to have."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models import initialisation

kinds = pytest.mark.parametrize("kind", initialisation.INITIALISATIONS)


@kinds
@pytest.mark.parametrize("units", [1, 2, 7, 40])
def test_a_drawn_matrix_has_spectral_radius_one(kind: str, units: int) -> None:
    matrix = initialisation.draw(np.random.default_rng(units), units, kind)
    assert np.abs(np.linalg.eigvals(matrix)).max() == pytest.approx(1.0, rel=1e-12)


def test_a_sparse_unit_hears_fifteen_others() -> None:
    matrix = initialisation.sparse(np.random.default_rng(0), 40)
    assert (np.count_nonzero(matrix, axis=1) == 15).all()
    assert np.count_nonzero(initialisation.sparse(np.random.default_rng(0), 6)) == 36


def test_an_orthogonal_matrix_keeps_every_length() -> None:
    matrix = initialisation.draw(np.random.default_rng(3), 30, "orthogonal")
    np.testing.assert_allclose(matrix @ matrix.T, np.eye(30), atol=1e-12)


def test_identity_is_the_identity() -> None:
    np.testing.assert_array_equal(initialisation.draw(np.random.default_rng(0), 5, "identity"), np.eye(5))


def test_a_matrix_that_is_no_number_has_no_radius() -> None:
    assert np.isnan(initialisation.spectral_radius(np.array([[np.inf, 0.0], [0.0, 1.0]])))
