"""The hidden Markov model: one of N states at a time, each of which lets something be seen.

    p(s_1) = π      p(s_t = j | s_(t−1) = i) = A_ij      p(x_t | s_t = i) = b_i(x_t)

Three distributions: where it starts, how it moves, what it shows. What is known of the state is a list of
N probabilities. Rabiner, "A tutorial on hidden Markov models" (1989), with the scaled forward algorithm
of its section V.A: beliefs sum to 1 and the logarithms of what they summed to before add up to the
log-likelihood. T steps cost N²T operations, where N^T paths are summed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.models import belief_sweep
from simulator.models.emissions import Categorical, Emission

Array = NDArray[np.float64]
Truths = NDArray[np.bool_]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Parameters:
    """N states."""

    start: Array  # π (N,)
    transition: Array  # A (N, N), row = from, column = to
    emission: Emission

    @property
    def states(self) -> int:
        """N."""
        return len(self.start)

    @property
    def count(self) -> int:
        """Free numbers: every distribution has one less than entries."""
        N = self.states
        return N - 1 + N * (N - 1) + self.emission.count

    def ordered(self, order: Integers) -> Parameters:
        """The same model with its states in another order."""
        return Parameters(
            self.start[order], self.transition[np.ix_(order, order)], self.emission.ordered(order)
        )


class Belief(NamedTuple):
    """What the forward algorithm says at each of T steps."""

    expected: Array  # (T, N) before the observation: belief_(t−1) A
    evidence: Array  # (T, N) b_t(i) against the largest of the step
    belief: Array  # (T, N) after it
    log_likelihood: Array  # (T,) ln p(x_t | x_1 … x_(t−1)), nats, 0 where missing
    log_evidence: Array  # (T, N) ln b_t(i), 0 where missing


def forward(p: Parameters, x: Array, missing: Truths | None = None) -> Belief:
    """The forward algorithm over `x` (T, D) or letters one-hot (T, K).

    belief_t ∝ (belief_(t−1) A) ∘ b_t
    """
    log_evidence = p.emission.log_evidence(x)
    if missing is not None:
        log_evidence[missing] = 0.0
    evidence, top = _against_largest(log_evidence)
    with np.errstate(all="ignore"):
        belief, scale = belief_sweep.forward(p.start, p.transition, evidence)
        log_likelihood = np.log(scale) + top
        if not np.isfinite(log_likelihood).all():
            belief, log_likelihood = _forward_in_logarithms(p, log_evidence)
    expected = np.concatenate((p.start[None], belief[:-1] @ p.transition))
    return Belief(expected, evidence, belief, log_likelihood, log_evidence)


def backward(p: Parameters, f: Belief) -> Array:
    """The backward algorithm: how likely all that follows is from each state, to a factor a step, (T, N)."""
    with np.errstate(all="ignore"):
        beta = belief_sweep.backward(p.transition, f.evidence)
        return beta if np.isfinite(beta).all() else _backward_in_logarithms(p, f.log_evidence)


def _forward_in_logarithms(p: Parameters, log_evidence: Array) -> tuple[Array, Array]:
    """The forward algorithm where a belief is too small for a number but not for its logarithm."""
    transition = np.log(p.transition)
    beliefs, likelihoods = np.empty_like(log_evidence), np.empty(len(log_evidence))
    expected = np.log(p.start)
    for t, log in enumerate(log_evidence):
        both = expected + log
        likelihoods[t] = total = np.logaddexp.reduce(both)
        beliefs[t] = np.exp(both - total)
        expected = np.logaddexp.reduce((both - total)[:, None] + transition, axis=0)
    return beliefs, likelihoods


def _backward_in_logarithms(p: Parameters, log_evidence: Array) -> Array:
    transition, beta = np.log(p.transition), np.ones_like(log_evidence)
    later = np.zeros(p.states)
    for t in range(len(beta) - 2, -1, -1):
        later = np.logaddexp.reduce(transition + log_evidence[t + 1] + later, axis=1)
        later -= later.max()
        beta[t] = np.exp(later)
    return beta


def posterior(p: Parameters, f: Belief) -> Array:
    """The belief at each step given the whole series, forward and backward, (T, N)."""
    both = f.belief * backward(p, f)
    return np.asarray(both / both.sum(1, keepdims=True))


@np.errstate(divide="ignore")
def viterbi(p: Parameters, x: Array, missing: Truths | None = None) -> tuple[Integers, float]:
    """The most likely path (T,) and its log-probability (Viterbi 1967).

    δ_t(j) = max_i [δ_(t−1)(i) + ln A_ij] + ln b_j(x_t)
    """
    log = p.emission.log_evidence(x)
    if missing is not None:
        log[missing] = 0.0
    transition = np.ascontiguousarray(np.log(p.transition).T)  # row = to
    T, N = log.shape
    came = np.empty((T, N), np.int64)
    delta, rows = np.log(p.start) + log[0], np.arange(N)
    for t in range(1, T):
        ways = transition + delta  # (to, from)
        best = ways.argmax(1, out=came[t])
        delta = ways[rows, best] + log[t]
    path = np.empty(T, np.int64)
    state = path[-1] = int(delta.argmax())
    for t in range(T - 1, 0, -1):
        state = path[t - 1] = came[t, state]
    return path, float(delta.max())


def em_step(p: Parameters, x: Array, missing: Truths | None = None) -> tuple[Parameters, float]:
    """One iteration of Baum and Welch, and the log-likelihood before it, which an iteration never lowers.

    π_i = γ_1(i)      A_ij = Σ_t ξ_t(i, j) / Σ_t γ_t(i)      the emission is refitted with γ
    """
    return em_steps(p, (x,), (missing,))


def em_steps(
    p: Parameters, series: tuple[Array, ...], missing: tuple[Truths | None, ...] | None = None
) -> tuple[Parameters, float]:
    """The same for several series that have nothing to do with one another."""
    start, pairs, total = np.zeros(p.states), np.zeros((p.states, p.states)), 0.0
    gammas = []
    gaps = missing or (None,) * len(series)
    for x, gap in zip(series, gaps, strict=True):
        f = forward(p, x, gap)
        beta = backward(p, f)
        both = f.belief * beta
        gamma = both / both.sum(1, keepdims=True)
        # ξ_t(i, j) ∝ α_t(i) A_ij b_(t+1)(j) β_(t+1)(j), each step divided by its own sum
        weighed = f.evidence[1:] * beta[1:]
        weighed /= (f.expected[1:] * weighed).sum(1, keepdims=True)
        pairs += f.belief[:-1].T @ weighed
        start += gamma[0]
        total += float(f.log_likelihood.sum())
        gammas.append(gamma if gap is None else gamma * ~gap[:, None])
    pairs *= p.transition
    left = pairs.sum(1, keepdims=True)
    # A state that is never left keeps the transitions it has.
    transition = np.where(left > 1e-12, pairs / np.maximum(left, 1e-300), p.transition)
    emission = p.emission.refitted(np.concatenate(series), np.concatenate(gammas))
    return Parameters(start / len(series), transition, emission), total


def ahead(p: Parameters, belief: Array, steps: int) -> Array:
    """Beliefs about the states so many steps on, A^h, (steps, …, N), from `belief` (…, N)."""
    found = []
    for _ in range(steps):
        belief = belief @ p.transition
        found.append(belief)
    return np.stack(found)


def draw(p: Parameters, generator: np.random.Generator, belief: Array, steps: int) -> Array:
    """A series that the model makes up after `belief` (N,), (steps, D)."""
    state, made = int(generator.choice(p.states, p=belief)), []
    for _ in range(steps):
        state = int(generator.choice(p.states, p=p.transition[state]))
        made.append(p.emission.draw(generator, state))
    return np.stack(made)


def with_emission(p: Parameters, emission: Emission) -> Parameters:
    """The same states with other things to show."""
    return replace(p, emission=emission)


def _against_largest(log: Array) -> tuple[Array, Array]:
    """Evidence against the largest of its step, (T, N), and the logarithm of that, (T,)."""
    top = log.max(1)
    # What no state can show says nothing, and its likelihood is 0.
    safe = np.where(np.isfinite(top), top, 0.0)
    evidence = log - safe[:, None]
    np.exp(evidence, out=evidence)
    evidence[~np.isfinite(top)] = 1.0
    return evidence, top


def many(p: Parameters, letters: Integers) -> tuple[Array, Array]:
    """The forward algorithm on B series of letters (B, T) side by side: beliefs (T, B, N), scales (T, B)."""
    assert isinstance(p.emission, Categorical)
    table = np.ascontiguousarray(p.emission.table.T)  # (K, N)
    B, T = letters.shape
    beliefs, scales = np.empty((T, B, p.states)), np.empty((T, B))
    expected = np.broadcast_to(p.start, (B, p.states))
    for t in range(T):
        product = expected * table[letters[:, t]]
        scales[t] = product.sum(1)
        beliefs[t] = product / scales[t][:, None]
        expected = beliefs[t] @ p.transition
    return beliefs, scales


def em_many(p: Parameters, letters: Integers) -> tuple[Parameters, float]:
    """One iteration of EM on B series of letters (B, T), and the log-likelihood before it."""
    assert isinstance(p.emission, Categorical)
    beliefs, scales = many(p, letters)
    table = np.ascontiguousarray(p.emission.table.T)
    (B, T), K = letters.shape, len(table)
    beta, pairs = np.ones((B, p.states)), np.zeros_like(p.transition)
    counts = np.zeros((K, p.states))
    for t in range(T - 1, -1, -1):
        gamma = beliefs[t] * beta
        np.add.at(counts, letters[:, t], gamma)
        if t:
            weighed = table[letters[:, t]] * beta / scales[t][:, None]
            pairs += beliefs[t - 1].T @ weighed
            beta = weighed @ p.transition.T
    pairs *= p.transition
    left, seen = pairs.sum(1, keepdims=True), counts.T.sum(1, keepdims=True)
    transition = np.where(left > 1e-12, pairs / np.maximum(left, 1e-300), p.transition)
    emission = np.where(seen > 1e-8, counts.T / np.maximum(seen, 1e-300), p.emission.table)
    start = gamma.mean(0)
    return Parameters(start, transition, Categorical(emission)), float(np.log(scales).sum())
