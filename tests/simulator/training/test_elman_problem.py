"""The adder's loss: its gradient, Jacobian and Gauss-Newton matrix against torch and finite differences."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from simulator.models import elman
from simulator.models.elman import Array, Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import addition
from simulator.training.elman_problem import ElmanProblem
from simulator.training.sensitivities import hidden_sensitivities, logit_jacobian
from tests.simulator.training.cases import adder_problem

every_problem = pytest.mark.parametrize("pull", [0.0, 0.3])
both = pytest.mark.parametrize("name", ["logistic", "tanh"])


@every_problem
@both
def test_both_gradients_agree_with_each_other_and_with_finite_differences(name: str, pull: float) -> None:
    problem, vector = adder_problem(name, pull)
    loss, gradient = problem.gradient(vector)
    again, forward_gradient, _ = problem.gauss_newton(vector)
    assert loss == again == problem.loss(vector)
    np.testing.assert_allclose(forward_gradient, gradient, rtol=1e-10, atol=1e-14)
    steps = 1e-6 * np.eye(vector.size)
    difference = [(problem.loss(vector + step) - problem.loss(vector - step)) / 2e-6 for step in steps]
    np.testing.assert_allclose(gradient, difference, rtol=1e-5, atol=1e-9)


def _torch_outcome(vector: torch.Tensor, name: str, inputs: Array, H: int, O: int) -> torch.Tensor:
    # Every hidden activity, then every logit, time first: (T·B·(H + O),).
    B, T, I = inputs.shape
    W, U, b, h, V, c = torch.split(vector, [H * I, H * H, H, H, O * H, O])
    W, U, V = W.reshape(H, I), U.reshape(H, H), V.reshape(O, H)
    squash = torch.sigmoid if name == "logistic" else torch.tanh
    x, h, hidden = torch.tensor(inputs), h.expand(B, H), []
    for t in range(T):
        h = squash(x[:, t] @ W.T + h @ U.T + b)
        hidden.append(h)
    stack = torch.stack(hidden)
    return torch.cat([stack.ravel(), (stack @ V.T + c).ravel()])


@pytest.mark.parametrize("sizes", [(3, 2, 1), (4, 3, 2)])
@both
def test_the_jacobian_agrees_with_torch_and_with_finite_differences(
    name: str, sizes: tuple[int, int, int]
) -> None:
    (H, I, O), B, T, rng = sizes, 4, 6, np.random.default_rng(3)
    squashing, inputs = SQUASHINGS[name], rng.standard_normal((B, T, I))
    vector = 0.6 * rng.standard_normal(H * I + H * H + 2 * H + O * H + O)
    parameters = Parameters.unflatten(vector, sizes)
    forward = elman.forward(parameters, squashing, inputs)
    sensitivities = hidden_sensitivities(parameters, squashing, inputs, forward)
    jacobian = logit_jacobian(parameters, forward, sensitivities)

    expected = torch.func.jacrev(lambda v: _torch_outcome(v, name, inputs, H, O))(
        torch.tensor(vector)
    ).numpy()
    of_hidden = expected[: T * B * H].reshape(T, B, H, -1).transpose(2, 0, 1, 3)
    of_logits = expected[T * B * H :].reshape(T, B, O, -1).transpose(2, 0, 1, 3)
    np.testing.assert_allclose(sensitivities, of_hidden, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(jacobian, of_logits, rtol=1e-10, atol=1e-12)

    for p, step in enumerate(1e-6 * np.eye(vector.size)):
        ahead, behind = (
            elman.run(Parameters.unflatten(vector + sign * step, sizes), squashing, inputs)[1]
            for sign in (1.0, -1.0)
        )
        difference = ((ahead - behind) / 2e-6).transpose(2, 1, 0)
        np.testing.assert_allclose(jacobian[..., p], difference, rtol=1e-5, atol=1e-8)


@both
def test_the_gauss_newton_matrix_is_that_of_the_residuals(name: str) -> None:
    # Written from the definitions with finite differences: Jᵀ diag(p (1 − p)) J / N for the logits,
    # 2 Σ share (∂h − ∂m)ᵀ (∂h − ∂m) for the pull.
    pull, rng = 0.3, np.random.default_rng(5)
    inputs, targets = addition.batch(rng, 6, 5)
    states, sizes = addition.batch_states(inputs), (3, 2, 1)
    vector = 0.7 * rng.standard_normal(25)
    problem = ElmanProblem(sizes, SQUASHINGS[name], inputs, targets, states, pull)

    def residuals(at: Array) -> tuple[Array, Array]:
        hidden, logits = elman.run(Parameters.unflatten(at, sizes), SQUASHINGS[name], inputs)
        visited = np.unique(states)
        pulled = []
        for state in visited:
            own = hidden[states == state]
            pulled.append(np.sqrt(2 * pull / len(visited) / len(own)) * (own - own.mean(0)))
        return logits.ravel(), np.concatenate(pulled).ravel()

    steps = 1e-6 * np.eye(25)
    columns = [[(a - b) / 2e-6 for a, b in zip(residuals(vector + s), residuals(vector - s), strict=True)]
               for s in steps]  # fmt: skip
    J, R = (np.array([column[part] for column in columns]).T for part in (0, 1))
    p = 1.0 / (1.0 + np.exp(-residuals(vector)[0]))
    expected = (J.T * (p * (1 - p))) @ J / len(J) + R.T @ R
    np.testing.assert_allclose(problem.gauss_newton(vector)[2], expected, rtol=1e-6, atol=1e-8)
    # half the squared residuals are the penalty itself
    free = ElmanProblem(sizes, SQUASHINGS[name], inputs, targets)
    penalty = 0.5 * (residuals(vector)[1] ** 2).sum()
    assert problem.loss(vector) - free.loss(vector) == pytest.approx(penalty, rel=1e-10)


def test_patterns_that_are_points_are_not_pulled() -> None:
    # With no weights every activity is the same, so no state has any variance.
    problem, vector = adder_problem("logistic", pull=1.0)
    free, _ = adder_problem("logistic", pull=0.0)
    still = np.zeros_like(vector)
    still[18:21] = 0.5  # the initial state, where the logistic stays without weights
    assert problem.loss(still) == pytest.approx(free.loss(still), abs=1e-15)
    assert problem.loss(vector) > free.loss(vector)


@both
def test_a_wild_vector_gives_numbers_and_no_warning(name: str) -> None:
    problem, vector = adder_problem(name, pull=0.1)
    for wild in (1e200 * vector, np.full_like(vector, np.inf), np.full_like(vector, np.nan)):
        problem.loss(wild)
        problem.gradient(wild)
        problem.gauss_newton(wild)
