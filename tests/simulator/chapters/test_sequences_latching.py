"""Carrying bits past noise."""

from __future__ import annotations

import numpy as np

from simulator.chapters import _sequences_latching as latching
from simulator.chapters._sequences_latching import Latching
from simulator.models.elman import Parameters
from simulator.tasks import bits


def test_the_gradient_is_that_of_finite_differences() -> None:
    network = Latching(0, 3, 2)
    batch = bits.draw(np.random.default_rng(0), 4, 2)
    _, slope = latching.gradient(network.network, batch)
    for n in range(0, slope.size, 3):
        if 3 * 2 + 9 + 3 <= n < 3 * 2 + 9 + 6:
            continue  # the start is not learned
        step = np.zeros(slope.size)
        step[n] = 1e-6
        losses = [
            latching.gradient(Parameters.unflatten(network.vector + sign * step, network.sizes), batch)[0]
            for sign in (1.0, -1.0)
        ]
        assert np.isclose(slope[n], (losses[0] - losses[1]) / 2e-6, atol=1e-6)


def test_eight_units_learn_to_carry_eight_bits() -> None:
    network = Latching(0, 8, 8)
    while network.updates < 2_000 and network.examined(500).all(1).mean() < 0.995:
        for _ in range(100):
            network.advance()
    assert network.examined(1_000).all(1).mean() >= 0.99
    # Two resting places a unit: it feeds itself with more than the slope of tanh takes away.
    assert (np.abs(np.linalg.eigvals(network.network.recurrent_weights)) > 1.0).all()
    assert network.parameters == 8 * 8 + 8 * 8 + 8 + 8 * 8 + 8
