"""Momentum's two rules, its schedule and its longest gradient."""

from __future__ import annotations

import numpy as np
import torch

from simulator.training.momentum import Momentum, Schedule


def slope(
    vector: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([1.0, 30.0]) * np.sin(vector)


def test_nesterovs_places_ahead_are_torchs_parameters() -> None:
    """torch keeps w + μ v instead of w, and says so nowhere."""
    method, vector = Momentum(2, 0.01, 0.9, nesterov=True), np.array([1.0, 0.5])
    ahead = torch.tensor(vector, requires_grad=True)
    theirs = torch.optim.SGD([ahead], lr=0.01, momentum=0.9, nesterov=True)
    for _ in range(40):
        np.testing.assert_allclose(method.ahead(vector), ahead.detach().numpy(), rtol=1e-12)
        ahead.grad = torch.tensor(slope(ahead.detach().numpy()))
        theirs.step()
        vector = method.step(vector, slope(method.ahead(vector)))


def test_classical_momentum_asks_where_it_stands() -> None:
    method, vector = Momentum(2, 0.01, 0.9), np.array([1.0, 0.5])
    for _ in range(3):
        np.testing.assert_array_equal(method.ahead(vector), vector)
        vector = method.step(vector, slope(vector))


def test_the_ball_is_slow_at_first_and_never_faster_than_told() -> None:
    method = Momentum(1, 0.1, Schedule(0.98, early=0.9, updates=2))
    told = []
    for _ in range(4):
        told.append(method.coefficient)
        method.step(np.zeros(1), np.ones(1))
    assert told == [0.9, 0.9, 0.98, 0.98]
    assert Schedule(0.5).at(0) == Schedule(0.5).at(1_000) == 0.5


def test_a_long_gradient_is_shortened_and_a_short_one_left() -> None:
    for gradient, length in (([30.0, 40.0], 1.0), ([0.3, 0.4], 0.5)):
        method = Momentum(2, 1.0, 0.0, most=1.0)
        moved = method.step(np.zeros(2), np.array(gradient))
        np.testing.assert_allclose(moved, [-0.6 * length, -0.8 * length])


def test_the_schedule_goes_on_from_a_restored_state() -> None:
    one, other = (Momentum(2, 0.1, Schedule(0.99, updates=3), nesterov=True) for _ in range(2))
    vector = np.array([1.0, 0.5])
    for _ in range(3):
        vector = one.step(vector, slope(one.ahead(vector)))
    other.restore(one.state())
    assert other.coefficient == 0.99
    np.testing.assert_array_equal(one.ahead(vector), other.ahead(vector))


def test_across_a_narrow_valley_nesterovs_rule_swings_less() -> None:
    """Sutskever et al. 2013, section 2.1: the correction acts on the velocity along steep directions."""
    swings = []
    for nesterov in (False, True):
        method, vector, heights = Momentum(1, 0.02, 0.95, nesterov=nesterov), np.ones(1), []
        for _ in range(100):
            vector = method.step(vector, 30.0 * method.ahead(vector))
            heights.append(abs(float(vector[0])))
        swings.append(sum(heights))
    assert swings[1] < 0.5 * swings[0]
