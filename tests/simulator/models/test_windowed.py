"""Models with delay taps: the autoregressive one and the feed-forward network."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models import autoregressive, feed_forward
from simulator.models.windows import pairs, windows


def test_windows_hold_the_newest_value_first() -> None:
    x = np.arange(5.0)[:, None]
    assert windows(x, 3)[:, :, 0].tolist() == [[2, 1, 0], [3, 2, 1], [4, 3, 2]]
    missing = np.array([False, False, False, True, False])
    seen, following = pairs(x, 2, missing)
    assert seen[:, :, 0].tolist() == [[1, 0], [3, 2]] and following.tolist() == [[2], [4]]
    assert len(windows(x, 6)) == 0


@pytest.mark.parametrize(("D", "n"), [(1, 4), (2, 3)])
def test_the_weights_are_those_of_numpys_least_squares(D: int, n: int) -> None:
    x = np.random.default_rng(D).standard_normal((80, D)).cumsum(0)
    p = autoregressive.fit(x, n)
    columns = np.stack(
        [np.concatenate([*(x[t - k] for k in range(1, n + 1)), [1.0]]) for t in range(n, len(x))]
    )
    weights = np.linalg.lstsq(columns, x[n:], rcond=None)[0]
    ours = np.concatenate([*(tap.T for tap in p.taps), p.bias[None]])
    assert np.abs(ours - weights).max() <= 1e-8 * np.abs(weights).max()


def test_a_series_that_follows_a_rule_is_foretold_exactly() -> None:
    x = np.sin(0.3 * np.arange(60.0))[:, None]
    p = autoregressive.fit(x, 2)
    guess = autoregressive.ahead(p, windows(x[:50], 2)[-1:], 10)
    assert np.allclose(guess[0], x[50:], atol=1e-8)


def test_the_spread_of_far_guesses_is_that_of_many_futures() -> None:
    p = autoregressive.Parameters(np.array([[[0.9]], [[-0.3]]]), np.zeros(1), np.array([[0.5]]))
    rng, size = np.random.default_rng(0), 40_000
    newest, older, surprises = np.zeros(size), np.zeros(size), np.sqrt(0.5) * rng.standard_normal((4, size))
    for j, surprise in enumerate(surprises):
        newest, older = 0.9 * newest - 0.3 * older + surprise, newest
        assert np.isclose(autoregressive.spreads(p, j + 1)[-1, 0, 0], newest.var(), rtol=0.03)


@pytest.mark.parametrize("letters", [False, True])
def test_the_networks_gradient_is_that_of_finite_differences(letters: bool) -> None:
    rng = np.random.default_rng(1)
    sizes = feed_forward.Sizes(3, 4, 5, 2 if letters else 0)
    vector = feed_forward.draw(rng, sizes).flatten()
    assert vector.size == sizes.count
    window = np.eye(4)[rng.integers(0, 4, (6, 3))] if letters else rng.standard_normal((6, 3, 4))
    weights = rng.standard_normal((6, 4))

    def loss(at: np.ndarray) -> float:
        p = feed_forward.Parameters.unflatten(at, sizes)
        return float((weights * feed_forward.logits(p, feed_forward.hidden(p, window))).sum())

    p = feed_forward.Parameters.unflatten(vector, sizes)
    slope = feed_forward.gradient(p, window, weights, feed_forward.hidden(p, window)).flatten()
    steps = 1e-6 * np.eye(vector.size)
    found = [(loss(vector + step) - loss(vector - step)) / 2e-6 for step in steps]
    assert np.allclose(slope, found, atol=1e-6)


def test_all_taps_share_the_table_of_letters() -> None:
    sizes = feed_forward.Sizes(3, 4, 5, 2)
    p = feed_forward.draw(np.random.default_rng(0), sizes)
    assert p.embedding.shape == (4, 2) and p.hidden_weights.shape == (5, 6)
