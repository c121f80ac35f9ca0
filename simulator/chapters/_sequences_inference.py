"""Inference step by step, and the lecture's thought: what a model believes is a function of what it saw.

The steady Kalman filter is a linear recurrent network and the forward algorithm a multiplicative one;
here both are run both ways.
"""

from __future__ import annotations

import math

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters._sequences_content import ForwardSteps, Inference, KalmanSteps
from simulator.chapters._sequences_linear import LinearDynamical
from simulator.chapters._sequences_markov import HiddenMarkov
from simulator.chapters._sequences_model import Model
from simulator.chapters._sequences_recurrent import TANH, Recurrent
from simulator.chapters._sequences_series import Prepared
from simulator.models import elman, hidden_markov, linear_dynamical
from simulator.models.elman import Parameters
from simulator.models.emissions import Categorical, Gaussian
from simulator.models.feed_forward import softmax
from simulator.models.squashing import SQUASHINGS
from simulator.trace import trace

# A gain that is this near to the steady one, against its largest entry, has settled.
_SETTLED = 1e-9


def inference(model: Model, prepared: Prepared) -> Inference | None:
    """The window of the series, step by step; None for a model that keeps nothing."""
    with np.errstate(all="ignore"):
        if isinstance(model, LinearDynamical):
            return Inference(model.name, _kalman(model, prepared), None, None)
        if isinstance(model, HiddenMarkov):
            return Inference(model.name, None, _forward(model, prepared), None)
    if isinstance(model, Recurrent):
        return _recurrent(model, prepared)
    return None


def _kalman(model: LinearDynamical, prepared: Prepared) -> KalmanSteps:
    p, window = model.network, slice(prepared.first, prepared.end)
    x, missing = prepared.data.values, prepared.data.missing
    f = linear_dynamical.kalman(p, x, missing)
    s = linear_dynamical.smooth(p, f)
    K = linear_dynamical.steady_gain(p)
    recurrent, into = linear_dynamical.steady_network(p, K)
    begin = f.mean[prepared.first - 1] if prepared.first else np.zeros(len(recurrent))
    shown = x[window]
    steady = _steady_filter(p, K, shown, begin)
    S, D = p.sizes
    network = Parameters(into, recurrent, np.zeros(S), begin, p.observation @ p.transition, np.zeros(D))
    run = elman.forward(network, SQUASHINGS["linear"], shown[None]).hidden[0]
    away = np.abs(f.gain[window] - K).max((1, 2)) <= _SETTLED * np.abs(K).max()
    unsettled = np.flatnonzero(~away)
    settled = 0 if not unsettled.size else int(unsettled[-1]) + 1
    return KalmanSteps(
        observed=frozen(shown),
        before_mean=frozen(f.before_mean[window]),
        before_covariance=frozen(f.before_covariance[window]),
        surprise=frozen(f.surprise[window]),
        surprise_covariance=frozen(f.surprise_covariance[window]),
        gain=frozen(f.gain[window]),
        mean=frozen(f.mean[window]),
        covariance=frozen(f.covariance[window]),
        smoothed_mean=frozen(s.mean[window]),
        smoothed_covariance=frozen(s.covariance[window]),
        recurrent_weights=frozen(recurrent),
        input_weights=frozen(into),
        output_weights=frozen(p.observation @ p.transition),
        steady=frozen(steady),
        network=frozen(run),
        difference=_apart(steady, run),
        settled=settled if settled < len(shown) else -1,
    )


def _steady_filter(p: linear_dynamical.Parameters, K: Floats, x: Floats, begin: Floats) -> Floats:
    """Predict and update, as a filter does it, with the gain it settles at: means (W, S)."""
    found, m = np.empty((len(x), len(begin))), begin
    for t, x_t in enumerate(x):
        before = p.transition @ m  # m⁻ = A m
        m = found[t] = before + K @ (x_t - p.observation @ before)  # m = m⁻ + K (x − C m⁻)
    return found


def _apart(one: Floats, other: Floats) -> float:
    largest = float(np.abs(one).max())
    return float(np.abs(one - other).max()) / largest if largest else math.nan


def _forward(model: HiddenMarkov, prepared: Prepared) -> ForwardSteps:
    p, window = model.shown(), slice(prepared.first, prepared.end)
    x, missing = prepared.data.values, prepared.data.missing
    f = hidden_markov.forward(p, x, missing)
    gates, bias, heard = _gates(p, x)
    path, _ = hidden_markov.viterbi(p, x, missing)
    before = f.belief[prepared.first - 1] @ p.transition if prepared.first else p.start
    run = _multiplicative(p, gates, bias, heard[window], missing[window], before)
    return ForwardSteps(
        observed=frozen(x[window]),
        expected=frozen(f.expected[window]),
        evidence=frozen(f.evidence[window]),
        product=frozen(f.expected[window] * f.evidence[window]),
        belief=frozen(f.belief[window]),
        smoothed=frozen(hidden_markov.posterior(p, f)[window]),
        path=frozen(path[window]),
        gates=frozen(gates),
        gate_bias=frozen(bias),
        network=frozen(run),
        difference=float(np.abs(run - f.belief[window]).max()),
        log_likelihood=frozen(f.log_likelihood[window]),
    )


def _gates(p: hidden_markov.Parameters, x: Floats) -> tuple[Floats, Floats, Floats]:
    """Gate weights G (N, F), biases g (N,) and what they hear φ (T, F): ln b_i(x) = G φ(x) + g.

    A bell is a parabola in its logarithm: −½ (x − μ)²/σ² = (μ/σ²) x − (½/σ²) x² + …
    """
    e = p.emission
    if isinstance(e, Gaussian):
        gates = np.concatenate((e.means / e.variances, -0.5 / e.variances), axis=1)
        bias = -0.5 * (e.means**2 / e.variances + np.log(2.0 * np.pi * e.variances)).sum(1)
        return gates, bias, np.concatenate((x, x * x), axis=1)
    assert isinstance(e, Categorical)
    return np.log(e.table), np.zeros(len(e.table)), x


def _multiplicative(
    p: hidden_markov.Parameters,
    gates: Floats,
    bias: Floats,
    heard: Floats,
    missing: np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
    before: Floats,
) -> Floats:
    """h_t = softmax(ln(Aᵀ h_(t−1)) + G φ(x_t) + g): the recurrent input and the gate multiply."""
    found, expected = np.empty((len(heard), len(bias))), before
    for t, phi in enumerate(heard):
        gate = np.zeros_like(bias) if missing[t] else gates @ phi + bias
        h = found[t] = softmax(np.log(expected) + gate)
        expected = p.transition.T @ h
    return found


def _recurrent(model: Recurrent, prepared: Prepared) -> Inference:
    first, end = prepared.first, prepared.end
    x, p = prepared.data.values, model.network
    begin = p.initial_state
    if first:
        with np.errstate(all="ignore"):
            begin = elman.forward(p, TANH, x[None, :first]).hidden[0, -1]
    here = Parameters(**{**vars(p), "initial_state": begin})
    following = np.concatenate((x[first + 1 : end + 1], np.zeros((max(end + 1 - len(x), 0), x.shape[1]))))
    known = np.arange(first + 1, end + 1) < len(x)
    known[: len(x) - first - 1] &= ~prepared.data.missing[first + 1 : end + 1]
    made = trace(
        here,
        TANH,
        x[first:end],
        following,
        known[:, None].astype(np.float64),
        read_out="identity",
        loss="squared",
    )
    return Inference(model.name, None, None, made)
