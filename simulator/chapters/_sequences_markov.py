"""The rung with a hidden Markov model: a belief over N states, fitted by Baum and Welch's EM."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers
from simulator.chapters._sequences_expectation import Expectation
from simulator.chapters._sequences_model import Data, Reading, norms
from simulator.models import hidden_markov
from simulator.models.emissions import Categorical, Gaussian
from simulator.models.hidden_markov import Belief, Parameters

_STATES = 110
# Rounds of k-means before EM; how likely a state is to stay at first.
_ROUNDS, _STAYS = 10, 0.6
# What a letter that a state never showed is still given when a text is read that was not fitted to.
_FLOOR = 1e-4


def _middles(x: Floats, states: int, generator: np.random.Generator) -> Floats:
    """Means to begin with, (N, D), by k-means from spread-out values (Arthur and Vassilvitskii 2007)."""
    chosen = [x[generator.integers(len(x))]]
    for _ in range(states - 1):
        away = np.min([((x - one) ** 2).sum(1) for one in chosen], axis=0) + 1e-12
        chosen.append(x[generator.choice(len(x), p=away / away.sum())])
    means = np.stack(chosen)
    for _ in range(_ROUNDS):
        nearest = ((x[:, None] - means) ** 2).sum(2).argmin(1)
        for n in range(states):
            if (nearest == n).any():
                means[n] = x[nearest == n].mean(0)
    return np.asarray(means)


def first(data: Data, states: int) -> Parameters:
    """Before any fit: states that tend to stay; of letters, dice that are loaded at random."""
    generator = np.random.default_rng((data.seed, _STATES))
    x, N = data.fitted[~data.fitted_missing], states
    transition = _STAYS * np.eye(N) + (1.0 - _STAYS) * generator.dirichlet(np.full(N, 5.0), N)
    start = np.full(N, 1.0 / N)
    if data.letters:
        table = 0.5 * x.mean(0) + 0.5 * generator.dirichlet(np.full(x.shape[1], 1.0), N)
        return Parameters(start, generator.dirichlet(np.full(N, 2.0), N), Categorical(table))
    variances = np.full((N, x.shape[1]), max(0.02, 1.0 / N**2)) + 0.1 * x.var(0)
    return Parameters(start, transition, Gaussian(_middles(x, N, generator), variances))


class HiddenMarkov(Expectation):
    """One of N states at a time; the forward algorithm reads, Baum and Welch fit."""

    name = "hidden_markov"

    def __init__(self, data: Data, states: int) -> None:
        super().__init__()
        self.network = first(data, states)

    @property
    def parameters(self) -> int:
        return self.network.count

    @property
    def diverged(self) -> bool:
        return not np.isfinite(self.network.transition).all()

    def improve(self, data: Data, learning_rate: float) -> Iterator[None]:
        yield
        self.network, likelihood = hidden_markov.em_step(self.network, data.fitted, data.fitted_missing)
        self._fitted(likelihood, data.split)
        yield

    def shown(self) -> Parameters:
        """The model as it reads: states from the lowest mean to the highest, every letter possible."""
        p = self.network
        if isinstance(p.emission, Gaussian):
            return p.ordered(np.argsort(p.emission.means[:, 0], kind="stable"))
        assert isinstance(p.emission, Categorical)
        K = p.emission.table.shape[1]
        return hidden_markov.with_emission(p, Categorical((1.0 - _FLOOR) * p.emission.table + _FLOOR / K))

    def read(self, data: Data) -> Reading:
        p = self.shown()
        belief = hidden_markov.forward(p, data.values, data.missing)
        log = np.where(data.missing, 0.0, belief.log_likelihood)
        return Reading(data.values, belief.belief, log, (p, belief, data.missing))

    def forecast(self, reading: Reading, at: Integers, steps: int) -> tuple[Floats, Floats]:
        p, f, _ = reading.kept
        belief = hidden_markov.ahead(p, f.belief[at], steps).transpose(1, 0, 2)  # (B, steps, N)
        found = belief @ p.emission.mean()
        if not isinstance(p.emission, Gaussian):
            return found, np.zeros((0, *found.shape[1:]))
        means, variances = p.emission.means, p.emission.variances
        squares = belief @ (variances + means * means)
        return found, np.sqrt(np.maximum(squares - found * found, 0.0))

    def memory(self, reading: Reading, at: Integers, lags: int, steps: int) -> Floats:
        p, f, missing = reading.kept
        assert isinstance(f, Belief)
        A, x = p.transition, reading.values
        # guess = belief_t A^h μ. L = ∂ guess / ∂ ln belief_t, for beliefs may be too small to divide by.
        means = np.linalg.matrix_power(A, steps) @ p.emission.mean()  # (N, D)
        L = means.T * f.belief[at][:, None]  # (B, D, N)
        found = np.zeros((len(at), lags))
        for k in range(lags):
            t = np.maximum(at - k, 0)
            q, belief = f.expected[t], f.belief[t]  # (B, N)
            # belief = q ∘ e / Σ q e: what is gained by all changes nothing
            L = L - belief[:, None] * L.sum(2, keepdims=True)
            seen = (at - k >= 0) & ~missing[t]
            found[:, k] = np.where(seen, norms(L @ _evidence_slope(p, x[t])), 0.0)
            # back to ln belief_(t−1), through q_j = Σ_i belief_i A_ij: how much of q_j comes from i
            before = f.belief[np.maximum(t - 1, 0)]
            share = before[:, :, None] * A / np.maximum(q, 1e-300)[:, None]  # (B, from, to)
            L = L @ share.transpose(0, 2, 1)
        return found

    def window(self) -> int:
        return 0

    def walk(self) -> _BeliefWalk:
        return _BeliefWalk(self.shown())

    def tensors(self) -> dict[str, Floats]:
        p = self.network
        emission = {f"emission_{name}": part for name, part in vars(p.emission).items()}
        return {"start": p.start, "transition": p.transition, **emission}

    def take(self, tensors: Mapping[str, Floats]) -> None:
        emission: Gaussian | Categorical
        if "emission_table" in tensors:
            emission = Categorical(np.array(tensors["emission_table"]))
        else:
            emission = Gaussian(np.array(tensors["emission_means"]), np.array(tensors["emission_variances"]))
        self.network = Parameters(np.array(tensors["start"]), np.array(tensors["transition"]), emission)

    def state(self) -> dict[str, NDArray[Any]]:
        parts = {name: part.copy() for name, part in self.tensors().items()}
        counters = {
            "counters": np.array((self.iterations, self._steps)),
            "curve": np.array(self._likelihoods),
        }
        return parts | counters

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self.take(state)
        self.iterations, self._steps = (int(number) for number in state["counters"])
        self._likelihoods = [float(one) for one in state["curve"]]


def _evidence_slope(p: Parameters, x: Floats) -> Floats:
    """∂ ln b_i(x) / ∂x at each of `x` (B, D), (B, N, D)."""
    if isinstance(p.emission, Gaussian):
        return np.asarray((p.emission.means - x[:, None]) / p.emission.variances)  # (μ − x) / σ²
    assert isinstance(p.emission, Categorical)
    # b_i = Σ_k B_ik x_k, linear in the letter
    table = p.emission.table
    return np.asarray(table / (x @ table.T)[:, :, None])


class _BeliefWalk:
    """The forward algorithm, letter by letter."""

    def __init__(self, network: Parameters) -> None:
        self._network, self._expected = network, network.start
        self.hidden = network.start

    def belief(self) -> Floats:
        return np.asarray(self._expected @ self._network.emission.mean())

    @np.errstate(all="ignore")
    def push(self, letter: Floats) -> None:
        product = self._expected * (self._network.emission.mean() @ letter)
        self.hidden = product / product.sum()
        self._expected = self.hidden @ self._network.transition
