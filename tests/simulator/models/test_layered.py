"""The feed-forward network: what it computes, and its gradient against differences."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models import layered
from simulator.models.layered import Layers
from simulator.training.layered_problem import LayeredProblem

SIZES = (4, 5, 3, 2)


def test_a_network_of_known_weights_computes_what_one_would_by_hand() -> None:
    # max(0, x1 − x2) and max(0, x2 − x1) add up to |x1 − x2|: the exclusive or of two bits.
    layers = Layers(
        (np.array([[1.0, -1.0], [-1.0, 1.0]]), np.array([[2.0, 2.0]])), (np.zeros(2), np.array([-1.0]))
    )
    inputs = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    _, logits = layered.forward(layers, inputs)
    assert logits[:, 0].tolist() == [-1.0, 1.0, 1.0, -1.0]


def test_numbers_and_vector_are_the_same_thing() -> None:
    layers = layered.draw(np.random.default_rng(0), SIZES)
    vector = layers.flatten()
    assert vector.size == layered.count(SIZES) == 5 * 5 + 3 * 6 + 2 * 4
    again = Layers.unflatten(vector, SIZES)
    assert all(np.array_equal(a, b) for a, b in zip(again.weights, layers.weights, strict=True))
    with pytest.raises(ValueError, match="do not fill"):
        Layers.unflatten(vector[:-1], SIZES)


def test_the_gradient_is_that_of_differences() -> None:
    rng = np.random.default_rng(1)
    vector = layered.draw(rng, SIZES).flatten() + 0.1 * rng.standard_normal(layered.count(SIZES))
    problem = LayeredProblem(SIZES, rng.standard_normal((7, 4)), rng.integers(0, 2, (7, 2)).astype(float))
    loss, gradient = problem.gradient(vector)
    assert loss == pytest.approx(problem.loss(vector))
    step = 1e-6
    for place in range(0, vector.size, 3):
        aside = np.zeros_like(vector)
        aside[place] = step
        slope = (problem.loss(vector + aside) - problem.loss(vector - aside)) / (2 * step)
        assert gradient[place] == pytest.approx(slope, abs=1e-7)
