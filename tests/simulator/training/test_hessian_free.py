"""Hessian-Free: what an update promises, shown on losses whose minimum is known."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import pytest

from simulator.slices import finish
from simulator.training.hessian_free import LOWER, RAISE, HessianFree, Update
from simulator.training.recurrent_problem import CurvedProblem, RecurrentProblem
from tests.simulator.training.long_lag_cases import B, H, T, case

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class Bowl:
    """½ (w − best)ᵀ A (w − best), curved as `told` says, which may be a lie."""

    def __init__(self, size: int, told: float = 1.0) -> None:
        rng = np.random.default_rng(5)
        axes = np.linalg.qr(rng.standard_normal((size, size)))[0]
        self.matrix: Array = (axes * np.logspace(0, 3, size)) @ axes.T
        self.best: Array = rng.standard_normal(size)
        self._told = told

    def loss(self, vector: Array) -> Generator[None, None, float]:
        yield
        away = vector - self.best
        return float(0.5 * away @ self.matrix @ away)

    def gradient(self, vector: Array) -> Generator[None, None, tuple[float, Array]]:
        loss = yield from self.loss(vector)
        return loss, self.matrix @ (vector - self.best)

    def product(self, direction: Array, structural: float = 0.0) -> Generator[None, None, Array]:
        yield
        return self._told * (self.matrix @ direction) + structural * direction


def update(bowl: Bowl, size: int, **given: float) -> tuple[Array, Update, HessianFree]:
    method = HessianFree(size, damping=given.get("damping", 1e-9), structural=0.0, iterations=100)
    vector, did = finish(method.updating(bowl, np.zeros(size)))
    return vector, did, method


def test_a_bowl_a_thousand_times_longer_than_wide_is_crossed_in_one_update() -> None:
    bowl = Bowl(12)
    vector, did, _ = update(bowl, 12)
    assert finish(bowl.loss(vector)) < 1e-6 * did.loss
    np.testing.assert_allclose(vector, bowl.best, atol=2e-3)
    assert did.ratio == pytest.approx(1.0, abs=1e-6) and did.line.tolist() == [1.0]


def test_the_values_told_are_those_of_the_quadratic_at_the_iterates_and_never_rise() -> None:
    bowl = Bowl(12)
    _, did, _ = update(bowl, 12, damping=0.5)
    assert did.values[0] == 0.0  # the first update starts from δ = 0
    assert (np.diff(did.values) < 0.0).all()
    damped = bowl.matrix + 0.5 * np.eye(12)
    slope = -bowl.matrix @ bowl.best
    least = -0.5 * slope @ np.linalg.solve(damped, slope)
    assert did.values[-1] == pytest.approx(least, rel=1e-3)
    assert did.values[-1] >= least * (1.0 + 1e-9)
    low, high = np.linalg.eigvalsh(damped)[[0, -1]]
    assert ((did.curvatures >= low * (1 - 1e-9)) & (did.curvatures <= high * (1 + 1e-9))).all()
    assert len(did.values) == len(did.curvatures) + 1 and did.saved[-1] == len(did.curvatures)


@pytest.mark.parametrize(("told", "factor"), [(1.0, LOWER), (2.5, LOWER), (0.55, RAISE)])
def test_trust_grows_when_the_model_kept_its_promise_and_shrinks_when_not(told: float, factor: float) -> None:
    # A model that thinks the bowl steeper than it is promises too little, the other way too much.
    _, did, method = update(Bowl(6, told), 6, damping=0.01)
    assert method.damping == did.next_damping == pytest.approx(0.01 * factor)


def test_a_step_that_is_too_long_is_shortened_until_the_loss_falls() -> None:
    bowl = Bowl(6, told=0.2)
    vector, did, _ = update(bowl, 6)
    assert did.line[-1] < 1.0 and did.line_losses[-1] < did.loss
    assert (did.line_losses[:-1] > did.line_losses[-1]).all()
    assert finish(bowl.loss(vector)) == pytest.approx(did.line_losses[-1])


def test_back_tracking_goes_to_the_iterate_that_lowers_the_loss_itself_the_most() -> None:
    task, vector, sequences = case("order")
    method = HessianFree(vector.size, damping=1e-4, structural=0.0, iterations=40)
    problem = CurvedProblem(RecurrentProblem(task, H, T, B), sequences)
    for _ in range(4):
        before = vector
        vector, did = finish(method.updating(problem, vector))
        looked = did.saved_losses[np.isfinite(did.saved_losses)]
        assert did.saved_losses[did.chosen] == looked.min()
        assert did.loss == finish(problem.loss(before))
        assert finish(problem.loss(vector)) == did.line_losses[-1] <= did.loss


def test_it_goes_on_from_a_restored_state_to_the_same_numbers() -> None:
    task, vector, sequences = case("order")
    problem = CurvedProblem(RecurrentProblem(task, H, T, B), sequences)
    one, other = HessianFree(vector.size), HessianFree(vector.size)
    vector, _ = finish(one.updating(problem, vector))
    other.restore(one.state())
    first, second = (finish(method.updating(problem, vector)) for method in (one, other))
    np.testing.assert_array_equal(first[0], second[0])
    np.testing.assert_array_equal(first[1].values, second[1].values)


def test_numbers_past_any_use_are_no_error() -> None:
    task, vector, sequences = case("order")
    problem = CurvedProblem(RecurrentProblem(task, H, T, B), sequences)
    method = HessianFree(vector.size)
    new, did = finish(method.updating(problem, np.full_like(vector, np.nan)))
    assert np.isnan(new).all() and np.isnan(did.loss)
