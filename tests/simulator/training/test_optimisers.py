"""The update rules against torch.optim on the same gradients, and what they promise of their memory."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from simulator.automata.adder import binary_adder
from simulator.automata.certificate import Certificate, certify
from simulator.models import elman
from simulator.models.elman import Array, Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import addition
from simulator.training.adam import Adam
from simulator.training.elman_problem import ElmanProblem
from simulator.training.levenberg_marquardt import MOST_DAMPING, LevenbergMarquardt
from simulator.training.losses import exploded
from simulator.training.momentum import Momentum
from simulator.training.optimiser import Optimiser
from tests.simulator.training.cases import SIZES, adder_problem

MAKERS: dict[str, Callable[[], Optimiser]] = {
    "momentum": lambda: Momentum(25, 0.3),
    "adam": lambda: Adam(25, 0.03),
    "levenberg_marquardt": LevenbergMarquardt,
}
every_optimiser = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Momentum(25, 0.3), lambda p: torch.optim.SGD(p, lr=0.3, momentum=0.9)),
        (Adam(25, 0.03), lambda p: torch.optim.Adam(p, lr=0.03)),
    ],
    ids=["momentum", "adam"],
)
def test_steps_are_those_of_torch_on_the_same_gradients(
    ours: Optimiser, theirs: Callable[[list[torch.Tensor]], torch.optim.Optimizer]
) -> None:
    vector = adder_problem("tanh", 0.1)[1]
    weights = torch.tensor(vector, requires_grad=True)
    optimiser = theirs([weights])
    for seed in range(50):
        problem, _ = adder_problem("tanh", 0.1, seed)
        weights.grad = torch.tensor(problem.gradient(vector)[1])
        optimiser.step()
        vector, _ = ours.update(problem, vector)
        np.testing.assert_allclose(vector, weights.detach().numpy(), rtol=1e-10, atol=1e-12)


@every_optimiser
def test_every_method_lowers_the_loss_of_a_batch_it_keeps(make: Callable[[], Optimiser]) -> None:
    problem, vector = adder_problem("tanh", 0.0)
    optimiser, before = make(), problem.loss(vector)
    for _ in range(400):
        vector, loss = optimiser.update(problem, vector)
    assert loss < 0.6 * before
    assert problem.loss(vector) < 0.6 * before


@every_optimiser
def test_the_loss_is_that_of_the_vector_given_and_the_vector_is_left_alone(
    make: Callable[[], Optimiser],
) -> None:
    problem, vector = adder_problem("logistic", 0.1)
    kept = vector.copy()
    new, loss = make().update(problem, vector)
    assert loss == problem.loss(kept)
    assert (vector == kept).all()
    assert (new != kept).any()


@every_optimiser
def test_training_goes_on_from_a_restored_state_to_the_same_numbers(make: Callable[[], Optimiser]) -> None:
    optimiser, vector = make(), adder_problem("tanh", 0.1)[1]

    def train(vector: Array, seeds: range) -> Array:
        for seed in seeds:
            vector, _ = optimiser.update(adder_problem("tanh", 0.1, seed)[0], vector)
        return vector

    middle = train(vector, range(12))
    kept = optimiser.state()
    first = train(middle, range(12, 24))
    assert all(isinstance(part, np.ndarray) for part in kept.values())
    optimiser.restore({**kept, "another": np.zeros(3)})
    assert (train(middle, range(12, 24)) == first).all()
    other = make()
    other.restore(kept)
    optimiser = other
    assert (train(middle, range(12, 24)) == first).all()


@every_optimiser
@pytest.mark.parametrize("wild", [np.nan, np.inf, 1e300])
def test_numbers_that_are_none_come_back_as_they_are(make: Callable[[], Optimiser], wild: float) -> None:
    problem, vector = adder_problem("tanh", 0.1)
    optimiser = make()
    vector[4] = wild
    vector[-1] = -wild
    for _ in range(3):
        vector, loss = optimiser.update(problem, vector)
    assert exploded(loss, vector)


@pytest.mark.parametrize("name", ["momentum", "adam"])
def test_a_huge_learning_rate_is_seen_to_explode(name: str) -> None:
    problem, vector = adder_problem("tanh", 0.0)
    optimiser = MAKERS[name]()
    optimiser.learning_rate = 1e6
    losses = []
    for _ in range(4):
        vector, loss = optimiser.update(problem, vector)
        losses.append(loss)
    assert not exploded(losses[0], vector)
    assert exploded(losses[1], vector)


def test_levenberg_marquardt_never_raises_the_loss_and_trusts_by_the_gain() -> None:
    problem, vector = adder_problem("logistic", 0.1)
    optimiser, losses = LevenbergMarquardt(), []
    for _ in range(80):
        damping = optimiser.damping
        new, loss = optimiser.update(problem, vector)
        losses.append(loss)
        ratio = _gain_ratio(problem, vector, damping)
        factor = 1 / 3 if ratio > 0.75 else 3.0 if ratio < 0.25 else 1.0
        assert optimiser.damping == pytest.approx(factor * damping)
        assert ((new == vector).all()) == (ratio <= 0.0)
        vector = new
    assert (np.diff(losses) <= 0.0).all()


def _gain_ratio(problem: ElmanProblem, vector: Array, damping: float) -> float:
    loss, g, A = problem.gauss_newton(vector)
    step = np.linalg.solve(A + damping * np.eye(25), -g)
    return float((loss - problem.loss(vector + step)) / (-g @ step - 0.5 * step @ A @ step))


def test_levenberg_marquardt_keeps_its_damping_within_bounds_where_no_step_helps() -> None:
    class Wall:
        def loss(self, vector: Array) -> float:
            return 2.0

        def gradient(self, vector: Array) -> tuple[float, Array]:
            return 1.0, np.ones(2)

        def gauss_newton(self, vector: Array) -> tuple[float, Array, Array]:
            return 1.0, np.ones(2), np.zeros((2, 2))

    optimiser, vector = LevenbergMarquardt(), np.zeros(2)
    for _ in range(60):
        new, _ = optimiser.update(Wall(), vector)
        assert (new == vector).all()
    assert optimiser.damping == MOST_DAMPING


@pytest.mark.parametrize("name", ["logistic", "tanh"])
def test_levenberg_marquardt_with_a_pull_learns_to_add_numbers_of_any_length(name: str) -> None:
    rng, squashing = np.random.default_rng(2), SQUASHINGS[name]
    vector, optimiser = elman.draw(rng, *SIZES, squashing, 0.5).flatten(), LevenbergMarquardt()
    for _ in range(200):
        inputs, targets = addition.batch(rng, 32, 10)
        states = addition.batch_states(inputs)
        problem = ElmanProblem(SIZES, squashing, inputs, targets, states, pull=0.02)
        vector, _ = optimiser.update(problem, vector)
    adder = Parameters.unflatten(vector, SIZES)
    assert isinstance(certify(adder, squashing, binary_adder()), Certificate)
    for pattern in addition.SYMBOLS:
        run = addition.constant_run(pattern, 1000)
        _, logits = elman.run(adder, squashing, run.inputs[None])
        assert ((logits[0] > 0.0) == (run.targets > 0.5)).all()
    first, second = addition.random_pairs(np.random.default_rng(9), 1000, 64)
    _, logits = elman.run(adder, squashing, np.stack((first, second), -1).astype(np.float64))
    assert ((logits[..., 0] > 0.0) == (addition.states(first, second) % 2 == 1)).all()
