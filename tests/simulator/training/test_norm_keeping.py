"""The regulariser of lengths: its derivative beside differences of Ω, with states and errors held fixed."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.slices import finish
from simulator.tasks.long_lags import TASKS
from simulator.training.norm_keeping import norm_keeping
from simulator.training.recurrent_problem import RecurrentProblem

H, B, T = 5, 4, 10


@pytest.fixture
def problem() -> tuple[RecurrentProblem, np.ndarray]:
    """A small network whose gradient on a batch of temporal order has been asked for."""
    rng, task = np.random.default_rng(0), TASKS["order"]
    made = RecurrentProblem(task, H, T, B)
    vector = elman.draw(rng, H, task.inputs, task.outputs, SQUASHINGS["tanh"], 0.7).flatten()
    finish(made.gradient(vector, task.draw(rng, B, T)))
    return made, vector


def omega(hidden: np.ndarray, d_hidden: np.ndarray, U: np.ndarray) -> float:
    """Ω by a loop over steps and sequences."""
    total = 0.0
    for t in range(T - 1):
        for b in range(B):
            d = d_hidden[t + 1, b]
            jacobian = np.diag(1.0 - hidden[t + 1, b] ** 2) @ U  # ∂h_(t+1)/∂h_t
            total += (np.linalg.norm(d @ jacobian) / np.linalg.norm(d) - 1.0) ** 2
    return total / B


def test_it_is_the_derivative_of_omega_by_the_recurrent_weights_alone(
    problem: tuple[RecurrentProblem, np.ndarray],
) -> None:
    made, vector = problem
    hidden, d_hidden = made.layer.hidden.copy(), made.layer.d_hidden.copy()
    U = Parameters.unflatten(vector, made.sizes).recurrent_weights.copy()
    numeric = np.zeros_like(U)
    for at in np.ndindex(U.shape):
        kept = U[at]
        U[at] = kept + 1e-6
        above = omega(hidden, d_hidden, U)
        U[at] = kept - 1e-6
        numeric[at] = (above - omega(hidden, d_hidden, U)) / 2e-6
        U[at] = kept
    found = Parameters.unflatten(norm_keeping(made.layer, vector, made.sizes), made.sizes)
    assert abs(numeric).max() > 0.1
    np.testing.assert_allclose(found.recurrent_weights, numeric, atol=1e-7, rtol=1e-5)
    for name, part in vars(found).items():
        assert name == "recurrent_weights" or not part.any()


def test_where_no_error_arrives_it_asks_for_nothing(problem: tuple[RecurrentProblem, np.ndarray]) -> None:
    made, vector = problem
    made.layer.d_hidden[:] = 0.0
    assert not norm_keeping(made.layer, vector, made.sizes).any()
