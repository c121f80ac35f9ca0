"""The linear dynamical system: a hidden state that moves linearly, seen through noise.

    h_1 ~ N(m_0, P_0)      h_t = A h_(t−1) + N(0, Q)      x_t = C h_t + N(0, R)

What is known of the state is a Gaussian: the Kalman filter carries its mean and covariance forward
(Kalman 1960), the smoother of Rauch, Tung and Striebel (1965) goes back over it. The covariances do not
depend on the data and settle geometrically; from the step where they no longer move by more than
`SETTLED` of their size the gain is the steady one, and the means that are left are a linear recurrence
(`linear_scan`). A gap in the data is a step without update; the covariances then settle anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.models.linear_scan import scan

Array = NDArray[np.float64]
Truths = NDArray[np.bool_]

# How little, against its largest entry, the predicted covariance moves in a step when it has settled.
SETTLED = 1e-14


@dataclass(frozen=True)
class Parameters:
    """S hidden numbers, D observed ones."""

    transition: Array  # A (S, S)
    observation: Array  # C (D, S)
    transition_noise: Array  # Q (S, S)
    observation_noise: Array  # R (D, D)
    start_mean: Array  # m_0 (S,), before the first observation
    start_covariance: Array  # P_0 (S, S)

    @property
    def sizes(self) -> tuple[int, int]:
        """(S, D)."""
        D, S = self.observation.shape
        return S, D

    @property
    def count(self) -> int:
        """Free numbers: symmetric matrices count once."""
        S, D = self.sizes
        return S * S + D * S + S * (S + 1) + D * (D + 1) // 2 + S


class Filtered(NamedTuple):
    """The filter's numbers at each of T steps; where a value is missing the gain is 0."""

    before_mean: Array  # m⁻ (T, S)
    before_covariance: Array  # P⁻ (T, S, S)
    surprise: Array  # e (T, D), 0 where missing
    surprise_covariance: Array  # F (T, D, D)
    gain: Array  # K (T, S, D)
    mean: Array  # m (T, S)
    covariance: Array  # P (T, S, S)
    log_likelihood: Array  # (T,) ln p(x_t | x_1 … x_(t−1)), nats, 0 where missing
    steady: tuple[tuple[int, int], ...]  # stretches (first, last + 1) in which the covariances stand still


class Smoothed(NamedTuple):
    """What the whole series says of each step."""

    mean: Array  # (T, S)
    covariance: Array  # (T, S, S)
    gain: Array  # J (T − 1, S, S); Cov(h_(t+1), h_t | everything) = covariance_(t+1) J_tᵀ


def kalman(p: Parameters, x: Array, missing: Truths | None = None) -> Filtered:
    """Filter `x` (T, D); `missing` (T,) says where nothing was observed.

    Parameters that are no system (a variance that is none, numbers past any use) give NaN everywhere.
    """
    seen = np.ones(len(x), np.bool_) if missing is None else ~missing
    try:
        return _filtered(p, x, seen)
    except np.linalg.LinAlgError:
        S, D = p.sizes
        nowhere = [np.full((len(x), *shape), np.nan) for shape in ((S,), (S, S), (D,), (D, D), (S, D), ())]
        mean, covariance, e, F, K, log = nowhere
        return Filtered(mean, covariance, e, F, K, mean, covariance, log, ())


def _filtered(p: Parameters, x: Array, seen: Truths) -> Filtered:
    before_covariance, F, K, covariance, steady = _covariances(p, seen)
    before_mean, mean = _means(p, np.where(seen[:, None], x, 0.0), K, steady)
    e = np.where(seen[:, None], x - before_mean @ p.observation.T, 0.0)  # e = x − C m⁻
    # ln N(e; 0, F) = −½ (D ln 2π + ln |F| + eᵀ F⁻¹ e)
    part, whole = _gathered(F, steady)
    root = np.linalg.cholesky(part)
    log_root = np.log(np.diagonal(root, axis1=1, axis2=2)).sum(1)[whole]
    inverse = np.linalg.inv(part)
    distance = np.einsum("td,tdc,tc->t", e, inverse[whole], e)
    log = -0.5 * (x.shape[1] * np.log(2.0 * np.pi) + distance) - log_root
    log = np.where(seen, log, 0.0)
    return Filtered(before_mean, before_covariance, e, F, K, mean, covariance, log, steady)


def _update(p: Parameters, before: Array, seen: bool) -> tuple[Array, Array, Array]:
    C = p.observation
    F = C @ before @ C.T + p.observation_noise  # F = C P⁻ Cᵀ + R
    if not seen:
        return F, np.zeros((before.shape[0], C.shape[0])), before
    K: Array = np.asarray(np.linalg.solve(F, C @ before), np.float64).T  # K = P⁻ Cᵀ F⁻¹
    after = before - K @ F @ K.T  # P = P⁻ − K F Kᵀ
    return F, K, 0.5 * (after + after.T)


def _covariances(
    p: Parameters, seen: Truths
) -> tuple[Array, Array, Array, Array, tuple[tuple[int, int], ...]]:
    """P⁻, F, K and P at every step, and where they stand still."""
    (S, D), T = p.sizes, len(seen)
    before, F = np.empty((T, S, S)), np.empty((T, D, D))
    K, after = np.empty((T, S, D)), np.empty((T, S, S))
    gaps = np.append(np.flatnonzero(~seen), T)
    steady, t, P = [], 0, p.start_covariance
    while t < T:
        before[t] = P
        F[t], K[t], after[t] = _update(p, P, bool(seen[t]))
        P = p.transition @ after[t] @ p.transition.T + p.transition_noise  # P⁻ = A P Aᵀ + Q
        P = 0.5 * (P + P.T)
        t += 1
        if seen[t - 1] and np.abs(P - before[t - 1]).max() <= SETTLED * np.abs(P).max():
            gap = int(gaps[np.searchsorted(gaps, t)])
            if gap > t:
                for whole in (before, F, K, after):
                    whole[t:gap] = whole[t - 1]
                steady.append((t, gap))
                t = gap
    return before, F, K, after, tuple(steady)


def _means(p: Parameters, x: Array, K: Array, steady: tuple[tuple[int, int], ...]) -> tuple[Array, Array]:
    """m⁻ and m at every step, with m_t = m⁻ + K (x − C m⁻) and m⁻_(t+1) = A m_t."""
    A, C, T = p.transition, p.observation, len(x)
    mean = np.empty((T, len(A)))
    m, t = p.start_mean, 0
    for first, end in (*steady, (T, T)):
        while t < first:
            before = A @ m if t else m
            m = mean[t] = before + K[t] @ (x[t] - C @ before)
            t += 1
        if first < end:
            # In a steady stretch m_t = (I − K C) A m_(t−1) + K x_t: a linear recurrent network.
            recurrent, into = steady_network(p, K[first])
            mean[first:end] = scan(recurrent, x[first:end] @ into.T, m)
            m, t = mean[end - 1], end
    before_mean = np.concatenate((p.start_mean[None], mean[:-1] @ A.T))
    return before_mean, mean


def steady_network(p: Parameters, gain: Array) -> tuple[Array, Array]:
    """Recurrent weights (I − K C) A and input weights K of the filter with a steady gain K (S, D)."""
    A = p.transition
    return A - gain @ (p.observation @ A), gain


def steady_gain(p: Parameters, steps: int = 10_000) -> Array:
    """The gain (S, D) the filter settles at, found by letting it run without data; NaN where it has none."""
    P, K = p.start_covariance, np.full((p.sizes[0], p.sizes[1]), np.nan)
    for _ in range(steps):
        try:
            _, K, after = _update(p, P, True)
        except np.linalg.LinAlgError:
            return np.full_like(K, np.nan)
        following = p.transition @ after @ p.transition.T + p.transition_noise
        moved, size = np.abs(following - P).max(), np.abs(P).max()
        if moved <= SETTLED * size or not np.isfinite(moved):
            break
        P = 0.5 * (following + following.T)
    return K


def smooth(p: Parameters, f: Filtered) -> Smoothed:
    """Mean and covariance of every hidden state given the whole series, last step first.

    J_t = P_t Aᵀ (P⁻_(t+1))⁻¹      m̂_t = m_t + J_t (m̂_(t+1) − m⁻_(t+1))
    P̂_t = P_t + J_t (P̂_(t+1) − P⁻_(t+1)) J_tᵀ
    """
    T = len(f.mean)
    mean, covariance = f.mean.copy(), f.covariance.copy()
    try:
        J = _smoother_gains(p, f)
    except np.linalg.LinAlgError:
        return Smoothed(mean * np.nan, covariance * np.nan, covariance[1:] * np.nan)
    inputs = f.mean[:-1] - np.einsum("tij,tj->ti", J, f.before_mean[1:])
    t = T - 2
    for first, end in (*reversed(f.steady), (0, 0)):
        # J is constant where both a step and its successor are steady: first ≤ t ≤ end − 2.
        while t >= max(end - 1, 0):
            mean[t] = J[t] @ mean[t + 1] + inputs[t]
            covariance[t] = _smoothed_covariance(f, J, covariance, t)
            t -= 1
        if t >= first and end:
            mean[first : t + 1] = scan(J[first], inputs[first : t + 1][::-1], mean[t + 1])[::-1]
            while t >= first:
                covariance[t] = _smoothed_covariance(f, J, covariance, t)
                moved = np.abs(covariance[t] - covariance[t + 1]).max()
                if moved <= SETTLED * np.abs(covariance[t]).max():
                    covariance[first:t] = covariance[t]
                    break
                t -= 1
            t = first - 1
    return Smoothed(mean, covariance, J)


def _smoother_gains(p: Parameters, f: Filtered) -> Array:
    gains = np.empty((len(f.mean) - 1, *p.transition.shape))
    part, whole = _gathered(f.before_covariance[1:], _shifted(f.steady))
    after, _ = _gathered(f.covariance[:-1], _shifted(f.steady))
    # J = P Aᵀ (P⁻)⁻¹, and both covariances are symmetric.
    gains[:] = np.linalg.solve(part, p.transition @ after).transpose(0, 2, 1)[whole]
    return gains


def _smoothed_covariance(f: Filtered, J: Array, covariance: Array, t: int) -> Array:
    found = f.covariance[t] + J[t] @ (covariance[t + 1] - f.before_covariance[t + 1]) @ J[t].T
    return np.asarray(0.5 * (found + found.T))


def _shifted(steady: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    # Pairs (t, t + 1) both of which lie in a steady stretch.
    return tuple((first, end - 1) for first, end in steady if end - 1 > first)


def _gathered(array: Array, steady: tuple[tuple[int, int], ...]) -> tuple[Array, NDArray[np.int64]]:
    """The different rows of `array`, one for each steady stretch, and which of them each step has."""
    repeated = np.zeros(len(array), np.bool_)
    for first, end in steady:
        repeated[first + 1 : end] = True
    return array[~repeated], np.cumsum(~repeated) - 1


def maximise(p: Parameters, x: Array, s: Smoothed, missing: Truths | None = None) -> Parameters:
    """The M step: parameters that make the expected log-likelihood largest.

    Shumway and Stoffer, "An approach to time series smoothing and forecasting using the EM algorithm"
    (1982); Ghahramani and Hinton, "Parameter estimation for linear dynamical systems" (1996). Where a
    value is missing the observation says nothing about C and R.
    """
    seen = slice(None) if missing is None else ~missing
    m, observed = s.mean, x[seen]
    # Σ E[h_t h_tᵀ] over t < T, over t > 1 and Σ E[h_(t+1) h_tᵀ]
    earlier = m[:-1].T @ m[:-1] + s.covariance[:-1].sum(0)
    later = m[1:].T @ m[1:] + s.covariance[1:].sum(0)
    pairs = m[1:].T @ m[:-1] + np.einsum("tij,tkj->ik", s.covariance[1:], s.gain)
    # Rows first in memory: another order would round otherwise, and a restored model would differ.
    A = np.ascontiguousarray(np.linalg.solve(earlier, pairs.T).T)
    Q = (later - A @ pairs.T) / (len(m) - 1)
    shown = m[seen]
    states = shown.T @ shown + s.covariance[seen].sum(0)
    mixed = observed.T @ shown  # Σ x_t E[h_t]ᵀ
    C = np.ascontiguousarray(np.linalg.solve(states, mixed.T).T)
    R = (observed.T @ observed - C @ mixed.T) / len(observed)
    return Parameters(A, C, _covariance(Q), _covariance(R), m[0].copy(), _covariance(s.covariance[0]))


def _covariance(matrix: Array) -> Array:
    # Symmetric, and kept away from singular by a hair: the data are normalised to variance 1.
    return np.asarray(0.5 * (matrix + matrix.T) + 1e-12 * np.eye(len(matrix)))


def em_step(p: Parameters, x: Array, missing: Truths | None = None) -> tuple[Parameters, float]:
    """One iteration of EM, and the log-likelihood of `x` (T, D) before it: an iteration never lowers it."""
    filtered = kalman(p, x, missing)
    return maximise(p, x, smooth(p, filtered), missing), float(filtered.log_likelihood.sum())
