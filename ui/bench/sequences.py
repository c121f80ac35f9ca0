"""The chapter Sequences' figures: filter and forward pass against libraries, memory, the radar, frames."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator
from typing import Any

import numpy as np

from simulator.chapters import sequences
from simulator.chapters._sequences_latching import Latching
from simulator.commands import Train
from simulator.models import hidden_markov, linear_dynamical
from simulator.models.emissions import Gaussian
from simulator.session import Session
from ui import qt
from ui.bench import Row, at_least, at_most, paired

STEPS = 10_000
_SEEDS = 5


def rows(minutes: float) -> Iterator[Row]:
    """Every figure; the libraries' only where they are installed, the stage's only where Qt is there."""
    if importlib.util.find_spec("statsmodels"):
        yield from _against_statsmodels()
    if importlib.util.find_spec("hmmlearn"):
        yield from _against_hmmlearn()
    yield _carrying()
    yield _radar()
    if not qt.missing():
        from ui.bench import sequences_screen

        yield from sequences_screen.rows()


def _against_statsmodels() -> Iterator[Row]:
    """CPU seconds of filter and smoother over 10,000 steps of two numbers, four hidden ones."""
    library: Any = importlib.import_module("statsmodels.tsa.statespace.kalman_smoother")
    rng = np.random.default_rng(0)
    block = np.array([[0.99, 0.99], [0.0, 0.99]])
    A = np.asarray(np.kron(np.eye(2), block), np.float64)
    C = np.asarray(np.kron(np.eye(2), np.eye(1, 2)), np.float64)
    p = linear_dynamical.Parameters(A, C, 0.001 * np.eye(4), 0.05 * np.eye(2), np.zeros(4), np.eye(4))
    x = rng.standard_normal((STEPS, 2))
    theirs = library.KalmanSmoother(k_endog=2, k_states=4, k_posdef=4)
    theirs.bind(np.asfortranarray(x.T))
    theirs["design"], theirs["transition"], theirs["selection"] = C, A, np.eye(4)
    theirs["state_cov"], theirs["obs_cov"] = p.transition_noise, p.observation_noise
    theirs.initialize_known(p.start_mean, p.start_covariance)

    def filtered() -> None:
        linear_dynamical.kalman(p, x)

    def smoothed() -> None:
        linear_dynamical.smooth(p, linear_dynamical.kalman(p, x))

    mine, other = paired(filtered, theirs.filter)
    yield at_most("sequences: Kalman filter, 10,000 steps, CPU s against statsmodels", mine, other, 2.0)
    mine, other = paired(smoothed, theirs.smooth)
    yield at_most("sequences: filter and smoother, 10,000 steps, CPU s against statsmodels", mine, other, 2.0)


def _against_hmmlearn() -> Iterator[Row]:
    """CPU seconds of the forward pass over 10,000 steps; hmmlearn with its default and its fast way."""
    library: Any = importlib.import_module("hmmlearn.hmm")
    rng = np.random.default_rng(0)
    x = 2.0 * rng.standard_normal((STEPS, 1))
    for states, goal in ((4, 2.0), (8, 2.0), (32, 1.0)):
        transition = 0.7 * np.eye(states) + 0.3 * rng.dirichlet(np.ones(states), states)
        bells = Gaussian(2.0 * rng.standard_normal((states, 1)), rng.uniform(0.3, 1.0, (states, 1)))
        p = hidden_markov.Parameters(np.full(states, 1.0 / states), transition, bells)
        for way in ("log", "scaling"):
            theirs = library.GaussianHMM(states, "diag", implementation=way)
            theirs.startprob_, theirs.transmat_ = p.start, transition
            theirs.means_, theirs.covars_ = bells.means, bells.variances

            def ours(p: hidden_markov.Parameters = p) -> None:
                hidden_markov.forward(p, x).log_likelihood.sum()

            def other(theirs: Any = theirs) -> None:
                theirs.score(x)

            mine, anchor = paired(ours, other)
            name = f"sequences: forward pass, {states} states, 10,000 steps, CPU s against hmmlearn ({way})"
            yield at_most(name, mine, anchor, goal)


def _carrying() -> Row:
    """Of five starts, how many networks of 8 tanh units carry 8 bits past 20 steps of noise."""
    able = 0
    for seed in range(_SEEDS):
        network = Latching(seed, 8, 8)
        while network.updates < 4_000 and network.examined(500).all(1).mean() < 0.99:
            for _ in range(100):
                network.advance()
        able += bool(network.examined(2_000).all(1).mean() >= 0.99)
    return at_least(f"sequences: 8 units carry 8 bits, of {_SEEDS} starts", able, _SEEDS, 0.6)


def _radar() -> Row:
    """Held-out error of the Kalman filter against that of the autoregression, the mean over seeds."""
    ours: list[float] = []
    theirs: list[float] = []
    for seed in range(_SEEDS):
        session = Session("sequences", sequences.Settings(data="radar", seed=seed))
        session.apply(Train(updates=100))
        session.run()
        experiment: Any = session.timeline.experiment
        lines = {line["model"]: line["holdout_error"] for line in experiment.report()}
        ours.append(lines["linear_dynamical"])
        theirs.append(lines["autoregressive"])
    name = "sequences: radar, metres held-out error of the Kalman filter against the autoregression"
    return at_most(name, float(np.mean(ours)), float(np.mean(theirs)), 1.0)
