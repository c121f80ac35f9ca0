"""Products and exclusive or: what is asked is what the two marked numbers say, and only they."""

from __future__ import annotations

import numpy as np

from simulator.tasks import products


def marked(inputs: np.ndarray) -> np.ndarray:
    """The two marked numbers of every sequence, (B, 2)."""
    return np.array([sequence[sequence[:, 1] == 1.0, 0] for sequence in inputs])


def test_the_target_is_the_product_of_the_marked_numbers() -> None:
    drawn = products.multiplying(np.random.default_rng(0), 4000, 20)
    pairs = marked(drawn.inputs) + 0.5
    assert pairs.shape == (4000, 2)
    np.testing.assert_allclose(drawn.targets[:, -1, 0], pairs[:, 0] * pairs[:, 1], atol=1e-15)
    assert abs(drawn.inputs[..., 0].mean()) < 0.01
    assert drawn.targets.min() >= 0.0 and drawn.targets.max() <= 1.0
    np.testing.assert_array_equal(drawn.mask.sum(1), 1.0)
    # A constant answer of the mean is wrong 5 times in 6 or more: P(|xy − ¼| < 0.04) = 0.111.
    assert abs((abs(drawn.targets[:, -1, 0] - products.MEAN) < 0.04).mean() - 0.111) < 0.015


def test_exclusive_or_needs_both_bits() -> None:
    drawn = products.xor(np.random.default_rng(0), 4000, 20)
    first, second = marked(drawn.inputs).T
    target = drawn.targets[:, -1, 0]
    np.testing.assert_array_equal(target, first != second)
    assert set(np.unique(drawn.inputs)) == {0.0, 1.0}
    for bit in (first, second):
        assert abs(target[bit == 1.0].mean() - 0.5) < 0.04
