"""Loss, gradient and curvature of a tanh network on a long lag, against torch's own differentiation."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.slices import finish
from simulator.tasks.long_lags import TASKS, Name
from simulator.training.recurrent_problem import CurvedProblem, RecurrentProblem, gauss_newton
from tests.simulator.training.long_lag_cases import NAMES, B, H, T, case, torch_loss, torch_run

every_task = pytest.mark.parametrize("name", NAMES)


def learned(problem: RecurrentProblem) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The parameters that are learned: all but the initial state."""
    H, I, O = problem.sizes
    mask = np.ones(H * I + H * H + 2 * H + O * H + O, np.bool_)
    mask[H * I + H * H + H : H * I + H * H + 2 * H] = False
    return mask


@every_task
def test_the_gradient_is_torchs(name: Name) -> None:
    task, vector, sequences = case(name)
    problem = RecurrentProblem(task, H, T, B)
    outcome = finish(problem.gradient(vector, sequences))
    run, loss = torch_run(task, sequences), torch_loss(task, sequences)
    point = torch.tensor(vector, requires_grad=True)
    total = loss(run(point)[1])
    (slope,) = torch.autograd.grad(total, point)
    assert outcome.loss == pytest.approx(total.item(), rel=1e-12)
    np.testing.assert_allclose(outcome.gradient, slope.numpy(), rtol=1e-9, atol=1e-13)
    assert finish(problem.loss(vector, sequences)) == outcome.loss


@every_task
def test_a_curvature_product_is_double_backward(name: Name) -> None:
    task, vector, sequences = case(name)
    problem = RecurrentProblem(task, H, T, B)
    direction = np.random.default_rng(1).standard_normal(vector.size) * learned(problem)
    run, loss = torch_run(task, sequences), torch_loss(task, sequences)
    # Pearlmutter by two passes back: J d = ∂(Jᵀ u)ᵀd/∂u, then H_L J d, then Jᵀ (H_L J d).
    point, d = torch.tensor(vector, requires_grad=True), torch.tensor(direction)
    logits = run(point)[1]
    u = torch.zeros_like(logits, requires_grad=True)
    (through,) = torch.autograd.grad(logits, point, u, create_graph=True)
    (moved,) = torch.autograd.grad(through, u, d, retain_graph=True)
    at = logits.detach().requires_grad_()
    (slope,) = torch.autograd.grad(loss(at), at, create_graph=True)
    (pulled,) = torch.autograd.grad(slope, at, moved.detach())
    (product,) = torch.autograd.grad(logits, point, pulled)
    mine = gauss_newton(problem, vector, sequences, direction)
    np.testing.assert_allclose(mine, product.numpy(), rtol=1e-9, atol=1e-12 * np.abs(mine).max())


@every_task
def test_structural_damping_is_the_curvature_of_moving_states(name: Name) -> None:
    task, vector, sequences = case(name)
    problem = RecurrentProblem(task, H, T, B)
    direction = np.random.default_rng(2).standard_normal(vector.size) * learned(problem)
    run = torch_run(task, sequences)
    jacobian = torch.autograd.functional.jacobian(lambda v: run(v)[0].reshape(-1), torch.tensor(vector))
    J = np.asarray(jacobian)
    with_it = gauss_newton(problem, vector, sequences, direction, structural=0.7)
    without = gauss_newton(problem, vector, sequences, direction)
    np.testing.assert_allclose(with_it - without, 0.7 * J.T @ (J @ direction) / B, rtol=1e-8, atol=1e-11)


def test_the_curvature_is_symmetric_and_never_negative() -> None:
    task, vector, sequences = case("order")
    curved = CurvedProblem(RecurrentProblem(task, H, T, B), sequences)
    finish(curved.gradient(vector))
    directions = np.random.default_rng(3).standard_normal((6, vector.size))
    products = np.array([finish(curved.product(d, 0.1)) for d in directions])
    table = directions @ products.T
    np.testing.assert_allclose(table, table.T, rtol=1e-9)
    assert (np.diag(table) > 0.0).all()


def test_the_passes_are_those_of_the_network_one_reads() -> None:
    task, vector, sequences = case("marker")
    problem = RecurrentProblem(task, H, T, B)
    finish(problem.gradient(vector, sequences))
    parameters, tanh = Parameters.unflatten(vector, problem.sizes), SQUASHINGS["tanh"]
    forward = elman.forward(parameters, tanh, sequences.inputs)
    np.testing.assert_allclose(problem.layer.hidden.transpose(1, 0, 2), forward.hidden, rtol=1e-12)
    p = 1.0 / (1.0 + np.exp(-forward.logits))
    owed = (p - sequences.targets) * sequences.mask[..., None] / sequences.mask.sum()
    back = elman.backpropagate(parameters, tanh, forward.hidden, owed)
    norms = np.log10(np.sqrt((back.d_hidden**2).sum((0, 2))))
    np.testing.assert_allclose(problem.norms_log10(), norms, rtol=1e-9)


def test_long_work_comes_in_slices_and_gives_the_same() -> None:
    task = TASKS["order"]
    rng = np.random.default_rng(4)
    H, T, B = 64, 30, 50
    vector = 0.1 * rng.standard_normal(H * 6 + H * H + 2 * H + 4 * H + 4)
    vector[H * 6 + H * H + H : H * 6 + H * H + 2 * H] = 0.0
    sequences = task.draw(rng, B, T)
    problem = RecurrentProblem(task, H, T, B)
    yields = sum(1 for _ in problem.gradient(vector, sequences))
    assert yields >= 4
    p = Parameters.unflatten(vector, problem.sizes)
    logits = elman.forward(p, SQUASHINGS["tanh"], sequences.inputs).logits[:, -1]
    wanted = sequences.targets[:, -1].argmax(1)
    loss = -np.log(np.exp(logits)[np.arange(B), wanted] / np.exp(logits).sum(1)).mean()
    assert finish(problem.loss(vector, sequences)) == pytest.approx(loss, rel=1e-12)


def test_numbers_past_any_use_come_back_as_they_are() -> None:
    task, vector, sequences = case("order")
    outcome = finish(RecurrentProblem(task, H, T, B).gradient(np.full_like(vector, np.nan), sequences))
    assert np.isnan(outcome.loss) and outcome.right == 0.0
