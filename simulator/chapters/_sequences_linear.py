"""The rung with linear dynamics: a Gaussian belief, fitted by EM."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers
from simulator.chapters._sequences_expectation import Expectation
from simulator.chapters._sequences_model import Data, Reading, norms
from simulator.models import linear_dynamical
from simulator.models.linear_dynamical import Filtered, Parameters


def first(channels: int, order: int) -> Parameters:
    """Before any fit: each number has a place, a speed, …, each fading a little: D · order hidden numbers."""
    block = 0.99 * (np.eye(order) + np.eye(order, k=1))
    here = np.eye(1, order)
    eye, S = np.eye(channels), channels * order
    A, C = np.asarray(np.kron(eye, block), np.float64), np.asarray(np.kron(eye, here), np.float64)
    return Parameters(A, C, 0.001 * np.eye(S), 0.05 * eye, np.zeros(S), np.eye(S))


class LinearDynamical(Expectation):
    """Hidden numbers that move linearly; a Kalman filter reads, EM fits."""

    name = "linear_dynamical"

    def __init__(self, channels: int, order: int) -> None:
        super().__init__()
        self.network = first(channels, order)

    @property
    def parameters(self) -> int:
        return self.network.count

    @property
    def diverged(self) -> bool:
        return not all(np.isfinite(part).all() for part in vars(self.network).values())

    def improve(self, data: Data, learning_rate: float) -> Iterator[None]:
        x, gaps = data.fitted, data.fitted_missing
        filtered = linear_dynamical.kalman(self.network, x, gaps)
        yield
        smoothed = linear_dynamical.smooth(self.network, filtered)
        yield
        self.network = linear_dynamical.maximise(self.network, x, smoothed, gaps)
        self._fitted(float(filtered.log_likelihood.sum()), len(x))

    def read(self, data: Data) -> Reading:
        filtered = linear_dynamical.kalman(self.network, data.values, data.missing)
        return Reading(data.values, filtered.mean, filtered.log_likelihood, filtered)

    def forecast(self, reading: Reading, at: Integers, steps: int) -> tuple[Floats, Floats]:
        p, f = self.network, reading.kept
        m, P = f.mean[at], f.covariance[at]
        found, spread = [], []
        for _ in range(steps):
            # x̂ = C A m, and its variance C (A P Aᵀ + Q) Cᵀ + R
            m = m @ p.transition.T
            P = p.transition @ P @ p.transition.T + p.transition_noise
            seen = p.observation @ P @ p.observation.T + p.observation_noise
            found.append(m @ p.observation.T)
            spread.append(np.sqrt(np.diagonal(seen, axis1=1, axis2=2)))
        return np.stack(found, axis=1), np.stack(spread, axis=1)

    def memory(self, reading: Reading, at: Integers, lags: int, steps: int) -> Floats:
        p, f = self.network, reading.kept
        assert isinstance(f, Filtered)
        A, C = p.transition, p.observation
        # ∂x̂_(t+h)/∂m_t = C A^h, then ∂m_t/∂x_t = K_t and ∂m_t/∂m_(t−1) = (I − K_t C) A
        G = np.broadcast_to(C @ np.linalg.matrix_power(A, steps), (len(at), *C.shape))
        found = np.zeros((len(at), lags))
        for k in range(lags):
            before = at - k >= 0
            K = f.gain[np.maximum(at - k, 0)]
            found[:, k] = np.where(before, norms(G @ K), 0.0)
            G = G @ (A - K @ (C @ A))
        return found

    def window(self) -> int:
        return 0

    def walk(self) -> Any:
        raise NotImplementedError("letters are no numbers to move linearly")

    def tensors(self) -> dict[str, Floats]:
        return dict(vars(self.network))

    def take(self, tensors: Mapping[str, Floats]) -> None:
        self.network = Parameters(**tensors)

    def state(self) -> dict[str, NDArray[Any]]:
        parts = {name: part.copy() for name, part in vars(self.network).items()}
        counters = np.array((self.iterations, self._steps))
        return {**parts, "counters": counters, "curve": np.array(self._likelihoods)}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        names = Parameters.__dataclass_fields__
        self.network = Parameters(**{name: np.array(state[name]) for name in names})
        self.iterations, self._steps = (int(number) for number in state["counters"])
        self._likelihoods = [float(one) for one in state["curve"]]
