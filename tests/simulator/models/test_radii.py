"""Many spectral radii at once do what each would do alone."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models import elman, radii
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.slices import finish


@pytest.mark.parametrize("name", SQUASHINGS)
def test_every_factor_is_the_network_with_that_matrix(name: str) -> None:
    squashing, rng = SQUASHINGS[name], np.random.default_rng(2)
    drawn = elman.draw(rng, 6, 2, 1, squashing, 0.3)
    inputs, factors = rng.standard_normal((9, 2)), np.array([0.2, 1.0, 1.7])
    together = finish(radii.forward(drawn, squashing, inputs, factors))
    assert together.shape == (9, 3, 6)
    for r, factor in enumerate(factors):
        # A unit goes on hearing how far the others are from their rest.
        U = drawn.recurrent_weights
        bias = drawn.hidden_bias - (factor - 1.0) * squashing.rest * U.sum(axis=1)
        alone = Parameters(**{**vars(drawn), "recurrent_weights": factor * U, "hidden_bias": bias})
        hidden, _ = elman.run(alone, squashing, inputs[None])
        np.testing.assert_allclose(together[:, r], hidden[0], rtol=1e-10, atol=1e-12)
