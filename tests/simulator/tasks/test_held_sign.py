"""The first sign is held for a few steps, then there is only noise."""

from __future__ import annotations

import numpy as np

from simulator.tasks import held_sign


def test_the_target_is_the_sign_that_was_held() -> None:
    inputs, targets = held_sign.batch(np.random.default_rng(0), 200, 30)
    assert inputs.shape == (200, 30, 2) and targets.shape == (200, 30, 1)
    assert set(np.unique(inputs)) == {-0.5, 0.5}
    held = inputs[:, : held_sign.held(30), 0]
    assert held.shape == (200, 7) and held_sign.held(100) == 10
    assert (held == held[:, :1]).all()
    assert ((held[:, 0] > 0.0) == (targets[:, 0, 0] == 1.0)).all()
    assert (targets == targets[:, :1]).all()


def test_nothing_after_the_sign_tells_it() -> None:
    inputs, targets = held_sign.batch(np.random.default_rng(1), 2_000, 20)
    signs = targets[:, 0, 0] - 0.5
    later = np.concatenate((inputs[:, held_sign.held(20) :, 0], inputs[:, :, 1]), axis=1)
    # Means of 2,000 products of ±½ have a standard deviation of 0.0056.
    assert np.abs((signs[:, None] * later).mean(axis=0)).max() < 0.025
