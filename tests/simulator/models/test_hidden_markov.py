"""The hidden Markov model against hmmlearn, and against what EM promises."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hmmlearn.hmm import CategoricalHMM, GaussianHMM
from numpy.typing import NDArray

from simulator.models import belief_sweep, hidden_markov
from simulator.models.emissions import Categorical, Gaussian
from simulator.models.hidden_markov import Parameters

Array = NDArray[np.float64]


def drawn(N: int, D: int, seed: int) -> Parameters:
    """Some model whose states tend to stay."""
    rng = np.random.default_rng(seed)
    transition = 0.6 * np.eye(N) + 0.4 * rng.dirichlet(np.ones(N), N)
    bells = Gaussian(2.0 * rng.standard_normal((N, D)), rng.uniform(0.3, 1.0, (N, D)))
    return Parameters(rng.dirichlet(np.ones(N)), transition, bells)


def gaussian_oracle(p: Parameters) -> Any:
    """The same model in hmmlearn, without its priors."""
    made = GaussianHMM(
        p.states, "diag", covars_prior=0, covars_weight=0, min_covar=0, n_iter=1, tol=-np.inf, init_params=""
    )
    assert isinstance(p.emission, Gaussian)
    made.startprob_, made.transmat_ = p.start, p.transition
    made.means_, made.covars_ = p.emission.means, p.emission.variances
    return made


@pytest.mark.parametrize(("N", "D", "T"), [(2, 1, 30), (4, 2, 300), (8, 1, 2_000), (32, 1, 1_500)])
def test_likelihood_posteriors_path_and_one_step_of_em_are_those_of_hmmlearn(N: int, D: int, T: int) -> None:
    p, x = drawn(N, D, N), 2.0 * np.random.default_rng(T).standard_normal((T, D))
    theirs = gaussian_oracle(p)
    f = hidden_markov.forward(p, x)
    assert abs(f.log_likelihood.sum() / theirs.score(x) - 1.0) <= 1e-8
    assert np.abs(hidden_markov.posterior(p, f) - theirs.predict_proba(x)).max() <= 1e-8
    path, log = hidden_markov.viterbi(p, x)
    their_log, their_path = theirs.decode(x)
    assert np.array_equal(path, their_path) and abs(log / their_log - 1.0) <= 1e-8
    better, _ = hidden_markov.em_step(p, x)
    theirs.fit(x)
    assert isinstance(better.emission, Gaussian)
    assert np.abs(better.start - theirs.startprob_).max() <= 1e-8
    assert np.abs(better.transition - theirs.transmat_).max() <= 1e-8
    assert np.abs(better.emission.means - theirs.means_).max() <= 1e-8
    variances = np.diagonal(theirs.covars_, axis1=1, axis2=2)
    assert np.abs(better.emission.variances - variances).max() <= 1e-8


def test_letters_are_those_of_hmmlearn_too() -> None:
    rng, (N, K, T) = np.random.default_rng(0), (3, 5, 200)
    letters = rng.integers(0, K, T)
    p = Parameters(
        rng.dirichlet(np.ones(N)), rng.dirichlet(np.ones(N), N), Categorical(rng.dirichlet(np.ones(K), N))
    )
    theirs = CategoricalHMM(N, n_iter=1, tol=-np.inf, init_params="", n_features=K)
    assert isinstance(p.emission, Categorical)
    theirs.startprob_, theirs.transmat_, theirs.emissionprob_ = p.start, p.transition, p.emission.table
    one_hot = np.eye(K)[letters]
    f = hidden_markov.forward(p, one_hot)
    assert abs(f.log_likelihood.sum() / theirs.score(letters[:, None]) - 1.0) <= 1e-8
    better, _ = hidden_markov.em_step(p, one_hot)
    many, _ = hidden_markov.em_many(p, letters[None])
    theirs.fit(letters[:, None])
    for made in (better, many):
        assert isinstance(made.emission, Categorical)
        assert np.abs(made.transition - theirs.transmat_).max() <= 1e-8
        assert np.abs(made.emission.table - theirs.emissionprob_).max() <= 1e-8
        assert np.abs(made.start - theirs.startprob_).max() <= 1e-8


def test_what_is_too_unlikely_for_a_number_is_worked_out_in_logarithms() -> None:
    # Two observations that only the state it is not in can show: e^−50,000 each.
    bells = Gaussian(np.array([[-5.0], [5.0]]), np.full((2, 1), 1e-3))
    p = Parameters(np.array([1.0, 0.0]), np.array([[0.5, 0.5], [1e-300, 1.0]]), bells)
    x = np.array([5.0, 5.0, -5.0, 5.0] * 30)[:, None]
    theirs = gaussian_oracle(p)
    f = hidden_markov.forward(p, x)
    assert f.log_likelihood[0] < -40_000
    assert abs(f.log_likelihood.sum() / theirs.score(x) - 1.0) <= 1e-8
    assert np.abs(hidden_markov.posterior(p, f) - theirs.predict_proba(x)).max() <= 1e-8


def test_the_forward_algorithm_sums_all_paths() -> None:
    p, x = drawn(3, 1, 1), np.random.default_rng(0).standard_normal((6, 1))
    likelihood = np.exp(p.emission.log_evidence(x))
    total = 0.0
    for path in itertools.product(range(3), repeat=6):  # N^T of them
        chance = p.start[path[0]] * likelihood[0, path[0]]
        for t in range(1, 6):
            chance *= p.transition[path[t - 1], path[t]] * likelihood[t, path[t]]
        total += chance
    assert np.isclose(hidden_markov.forward(p, x).log_likelihood.sum(), np.log(total), atol=1e-12)


def one_by_one(start: Array, transition: Array, evidence: Array) -> Array:
    """The plain forward algorithm."""
    expected, beliefs = start, []
    for b in evidence:
        belief = expected * b
        beliefs.append(belief / belief.sum())
        expected = beliefs[-1] @ transition
    return np.array(beliefs)


@pytest.mark.parametrize("kind", ["forgets", "never forgets", "goes round"])
def test_blocks_give_what_one_step_after_another_gives(kind: str) -> None:
    rng, (N, T) = np.random.default_rng(2), (6, 900)
    transition = {
        "forgets": rng.dirichlet(np.ones(N), N),
        "never forgets": np.eye(N),  # where a sequence began is known for ever
        "goes round": np.roll(np.eye(N), 1, axis=1),
    }[kind]
    evidence = rng.uniform(0.5, 1.0, (T, N))
    start = rng.dirichlet(np.ones(N))
    beliefs, scales = belief_sweep.forward(start, transition, evidence)
    assert np.abs(beliefs - one_by_one(start, transition, evidence)).max() <= 1e-10
    assert np.isfinite(scales).all()


def test_a_gap_says_nothing() -> None:
    p, x = drawn(3, 1, 4), np.random.default_rng(0).standard_normal((20, 1))
    missing = np.zeros(20, np.bool_)
    missing[9] = True
    f = hidden_markov.forward(p, x, missing)
    assert np.allclose(f.belief[9], f.expected[9]) and abs(f.log_likelihood[9]) < 1e-12
    other = x.copy()
    other[9] = 77.0
    assert np.array_equal(hidden_markov.forward(p, other, missing).belief, f.belief)


@pytest.mark.parametrize("N", [2, 5])
def test_em_never_lowers_the_likelihood(N: int) -> None:
    rng = np.random.default_rng(N)
    x = np.repeat(rng.choice((-2.0, 0.0, 2.0), 40), 5)[:, None] + 0.5 * rng.standard_normal((200, 1))
    p, likelihoods = drawn(N, 1, 3), []
    for _ in range(30):
        p, likelihood = hidden_markov.em_step(p, x)
        likelihoods.append(likelihood)
    assert np.diff(likelihoods).min() >= -1e-8 * abs(likelihoods[-1])
    assert likelihoods[-1] > likelihoods[0] + 10.0


def test_series_side_by_side_are_series_one_by_one() -> None:
    rng, (N, K) = np.random.default_rng(5), (4, 3)
    p = Parameters(
        rng.dirichlet(np.ones(N)), rng.dirichlet(np.ones(N), N), Categorical(rng.dirichlet(np.ones(K), N))
    )
    letters = rng.integers(0, K, (7, 12))
    together, likelihood = hidden_markov.em_many(p, letters)
    apart, other = hidden_markov.em_steps(p, tuple(np.eye(K)[one] for one in letters))
    assert np.isclose(likelihood, other) and np.allclose(together.transition, apart.transition)
    assert isinstance(together.emission, Categorical) and isinstance(apart.emission, Categorical)
    assert np.allclose(together.emission.table, apart.emission.table)
