"""The linear dynamical system against statsmodels, and against what EM promises."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from statsmodels.tsa.statespace.kalman_smoother import KalmanSmoother

from simulator.models import linear_dynamical
from simulator.models.linear_dynamical import Parameters


def drawn(S: int, D: int, seed: int) -> Parameters:
    """Some stable system."""
    rng = np.random.default_rng(seed)
    A = rng.standard_normal((S, S))
    A *= 0.97 / np.abs(np.linalg.eigvals(A)).max()

    def covariance(n: int) -> NDArray[np.float64]:
        root = rng.standard_normal((n, n))
        return np.asarray(root @ root.T / n + 0.1 * np.eye(n))

    start, first = rng.standard_normal(S), covariance(S)
    return Parameters(A, rng.standard_normal((D, S)), covariance(S), covariance(D), start, first)


def oracle(p: Parameters, x: NDArray[np.float64]) -> Any:
    """The same system in statsmodels; NaN where nothing was observed."""
    S, D = p.sizes
    made = KalmanSmoother(k_endog=D, k_states=S, k_posdef=S, tolerance=0)
    made.bind(np.asfortranarray(x.T))
    made["design"], made["transition"], made["selection"] = p.observation, p.transition, np.eye(S)
    made["state_cov"], made["obs_cov"] = p.transition_noise, p.observation_noise
    made.initialize_known(p.start_mean, p.start_covariance)
    return made.smooth()


def apart(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> float:
    """The largest difference against the largest number."""
    return float(np.abs(ours - theirs).max() / np.abs(theirs).max())


CASES = [
    (2, 1, 300, ()),
    (4, 2, 2_000, ()),
    (3, 2, 400, (0, 10, 11, 12, 200, 399)),  # gaps, at both ends too
    (1, 1, 50, (20,)),
    (2, 3, 40, ()),
]


@pytest.mark.parametrize(("S", "D", "T", "gaps"), CASES)
def test_filter_smoother_and_likelihood_are_those_of_statsmodels(
    S: int, D: int, T: int, gaps: tuple[int, ...]
) -> None:
    p, rng = drawn(S, D, T), np.random.default_rng(1)
    x = rng.standard_normal((T, D)) + np.cumsum(rng.standard_normal((T, D)), 0) / 5
    missing = np.zeros(T, np.bool_)
    missing[list(gaps)] = True
    theirs = oracle(p, np.where(missing[:, None], np.nan, x))
    f = linear_dynamical.kalman(p, x, missing)
    s = linear_dynamical.smooth(p, f)
    assert apart(f.before_mean, theirs.predicted_state.T[:-1]) <= 1e-8
    assert apart(f.before_covariance, theirs.predicted_state_cov.transpose(2, 0, 1)[:-1]) <= 1e-8
    assert apart(f.mean, theirs.filtered_state.T) <= 1e-8
    assert apart(f.covariance, theirs.filtered_state_cov.transpose(2, 0, 1)) <= 1e-8
    assert apart(f.log_likelihood, theirs.llf_obs) <= 1e-8
    assert apart(s.mean, theirs.smoothed_state.T) <= 1e-8
    assert apart(s.covariance, theirs.smoothed_state_cov.transpose(2, 0, 1)) <= 1e-8


def test_the_shortcut_is_taken_and_ends_at_a_gap() -> None:
    p, x = drawn(2, 1, 0), np.random.default_rng(0).standard_normal((500, 1))
    missing = np.zeros(500, np.bool_)
    assert len(linear_dynamical.kalman(p, x, missing).steady) == 1
    missing[250] = True
    (first, until), (again, end) = linear_dynamical.kalman(p, x, missing).steady
    assert 0 < first < 200 and until == 250 < again and end == 500


@pytest.mark.parametrize(("S", "D", "gaps"), [(2, 1, False), (4, 2, False), (2, 2, True)])
def test_em_never_lowers_the_likelihood(S: int, D: int, gaps: bool) -> None:
    rng = np.random.default_rng(S)
    x = np.cumsum(rng.standard_normal((150, D)), 0) / 3 + rng.standard_normal((150, D))
    missing = (rng.random(150) < 0.1) if gaps else np.zeros(150, np.bool_)
    p, likelihoods = drawn(S, D, 7), []
    for _ in range(40):
        p, likelihood = linear_dynamical.em_step(p, x, missing)
        likelihoods.append(likelihood)
    assert np.diff(likelihoods).min() >= -1e-8 * abs(likelihoods[-1])
    assert likelihoods[-1] > likelihoods[0] + 10.0


def test_em_finds_the_noise_that_was_put_in() -> None:
    rng, T = np.random.default_rng(3), 4_000
    h, x = 0.0, np.empty((T, 1))
    for t in range(T):
        h = 0.9 * h + 0.5 * rng.standard_normal()
        x[t] = h + 0.4 * rng.standard_normal()
    one = np.ones((1, 1))
    p = Parameters(0.5 * one, one, one, one, np.zeros(1), one)
    for _ in range(150):
        p, _ = linear_dynamical.em_step(p, x)
    assert abs(p.transition[0, 0] - 0.9) < 0.03
    # Only C² Q is told by the data, not each alone.
    assert abs((p.observation @ p.transition_noise @ p.observation.T)[0, 0] - 0.25) < 0.05
    assert abs(p.observation_noise[0, 0] - 0.16) < 0.03


def test_the_steady_gain_is_the_one_the_filter_ends_with() -> None:
    p = drawn(3, 1, 5)
    f = linear_dynamical.kalman(p, np.random.default_rng(0).standard_normal((400, 1)))
    assert np.allclose(linear_dynamical.steady_gain(p), f.gain[-1], atol=1e-12)
