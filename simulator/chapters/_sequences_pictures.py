"""The models' own pictures: their weights and beliefs, in the units that are drawn."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.chapters._sequences_content import (
    LinearPicture,
    MarkovPicture,
    NetworkPicture,
    WindowPicture,
)
from simulator.chapters._sequences_linear import LinearDynamical
from simulator.chapters._sequences_markov import HiddenMarkov
from simulator.chapters._sequences_model import Model, Reading
from simulator.chapters._sequences_recurrent import Recurrent
from simulator.chapters._sequences_series import Prepared
from simulator.chapters._sequences_windowed import Autoregressive, FeedForward
from simulator.models.emissions import Categorical, Gaussian
from simulator.models.linear_dynamical import Filtered

Picture = LinearPicture | WindowPicture | MarkovPicture | NetworkPicture


def picture(model: Model, reading: Reading, prepared: Prepared) -> Picture:
    """What stands at the head of the model's row."""
    if isinstance(model, LinearDynamical):
        return _linear(model, reading.kept, prepared)
    if isinstance(model, HiddenMarkov):
        return markov(model, prepared)
    if isinstance(model, Recurrent):
        p = model.network
        return NetworkPicture(frozen(p.input_weights), frozen(p.recurrent_weights), frozen(p.output_weights))
    if isinstance(model, FeedForward):
        n, H = model.sizes.taps, model.sizes.hidden
        net = model.network
        taps = net.hidden_weights.reshape(H, n, -1).transpose(1, 0, 2)
        return WindowPicture(frozen(taps), frozen(net.output_weights), frozen(net.embedding))
    assert isinstance(model, Autoregressive)
    D = model.network.bias.size
    return WindowPicture(frozen(model.network.taps), frozen(np.zeros((D, 0))), frozen(np.zeros((0, 0))))


def markov(model: HiddenMarkov, prepared: Prepared) -> MarkovPicture:
    """The three distributions as tables."""
    p, N = model.shown(), model.network.states
    none = np.zeros((N, 0))
    means, spreads, table = none, none, none
    if isinstance(p.emission, Gaussian):
        means = prepared.own_units(p.emission.means)
        spreads = prepared.scale * np.sqrt(p.emission.variances)
    elif isinstance(p.emission, Categorical):
        table = p.emission.table
    return MarkovPicture(frozen(p.start), frozen(p.transition), frozen(means), frozen(spreads), frozen(table))


def plane(model: LinearDynamical, prepared: Prepared) -> tuple[Floats, Floats]:
    """How the hidden mean is laid into the plane, (2, S), and from where, (2,).

    Two observed numbers are drawn as they are observed, in their own units; else the first two hidden ones.
    """
    C = model.network.observation
    if C.shape[0] > 1:
        return prepared.scale[:2, None] * C[:2], prepared.centre[:2]
    return np.eye(2, C.shape[1]), np.zeros(2)


def _linear(model: LinearDynamical, f: Filtered, prepared: Prepared) -> LinearPicture:
    p, window = model.network, slice(prepared.first, prepared.end)
    M, offset = plane(model, prepared)
    eigenvalues = _eigenvalues(p.transition)
    turning = eigenvalues[np.abs(eigenvalues.imag) > 1e-6]
    period = math.nan
    if turning.size:
        period = float(2.0 * np.pi / np.abs(np.angle(turning[np.abs(turning).argmax()])))
    K = f.gain[-1]
    recurrent = p.transition - K @ (p.observation @ p.transition)
    fading = float(np.abs(_eigenvalues(recurrent)).max())
    return LinearPicture(
        A=frozen(p.transition),
        C=frozen(p.observation),
        Q=frozen(p.transition_noise),
        R=frozen(p.observation_noise),
        plane=frozen(M),
        plane_offset=frozen(offset),
        before_mean=frozen(f.before_mean[window] @ M.T + offset),
        before_covariance=frozen(M @ f.before_covariance[window] @ M.T),
        after_mean=frozen(f.mean[window] @ M.T + offset),
        after_covariance=frozen(M @ f.covariance[window] @ M.T),
        period=period,
        fading=fading,
    )


def _eigenvalues(matrix: Floats) -> NDArray[np.complex128]:
    """Eigenvalues (S,), NaN of a matrix that has none a machine can find."""
    try:
        return np.asarray(np.linalg.eigvals(matrix), np.complex128)
    except np.linalg.LinAlgError:
        return np.full(len(matrix), np.nan, np.complex128)
