"""Memory blocks of 1997: counted, computed and differentiated beside a plain loop over their equations."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models.memory_blocks import MemoryBlocks

K, S, I, O, T = 2, 2, 3, 2, 7


def logistic(z: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-z))


def blocks(seed: int = 0) -> MemoryBlocks:
    made = MemoryBlocks(np.random.default_rng(seed), K, S, I, O, (-0.3, -0.6))
    # Weights large enough for every derivative to count.
    made.hidden_weights *= 8.0
    made.output_weights *= 8.0
    return made


def example(seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(T, I)), rng.random(O)


def by_loop(made: MemoryBlocks, inputs: np.ndarray, signals: list[np.ndarray] | None = None) -> tuple[
    np.ndarray, list[np.ndarray]
]:  # fmt: skip
    """The outputs, and what every step's units heard; with `signals`, what they hear is given instead."""
    gates_and_cells, cell, heard = np.zeros(2 * K + K * S), np.zeros(K * S), []
    for t, x in enumerate(inputs):
        s = np.concatenate((gates_and_cells, x, [1.0])) if signals is None else signals[t]
        heard.append(s)
        net = made.hidden_weights @ s
        write, read = logistic(net[:K]), logistic(net[K : 2 * K])
        cell = cell + np.repeat(write, S) * (4.0 * logistic(net[2 * K :]) - 2.0)
        y = np.repeat(read, S) * (2.0 * logistic(cell) - 1.0)
        gates_and_cells = np.concatenate((write, read, y))
    return logistic(made.output_weights @ np.append(y, 1.0)), heard


@pytest.mark.parametrize(("inputs", "outputs", "size"), [(2, 1, 93), (8, 4, 156)])
def test_two_blocks_of_two_cells_have_the_weights_of_the_paper(inputs: int, outputs: int, size: int) -> None:
    made = MemoryBlocks(np.random.default_rng(0), 2, 2, inputs, outputs, (-3.0, -6.0))
    assert made.size == size
    np.testing.assert_array_equal(made.hidden_weights[:2, -1], (-3.0, -6.0))
    rest = np.concatenate((made.hidden_weights[2:].ravel(), made.output_weights.ravel()))
    assert abs(rest).max() <= 0.1


def test_the_answer_is_that_of_the_equations_step_by_step() -> None:
    made = blocks()
    for seed, steps in ((1, T), (2, 3), (3, 5)):
        inputs = example(seed)[0][:steps]
        np.testing.assert_allclose(made.answer(inputs), by_loop(made, inputs)[0], rtol=1e-12)


def test_the_gradient_is_that_of_weights_whose_hearing_is_held_fixed() -> None:
    # An error that reaches a gate or a cell's input goes no further: what the units hear does not move.
    made, (inputs, target) = blocks(), example()
    output = made.answer(inputs)
    _, heard = by_loop(made, inputs)

    def loss() -> float:
        return 0.5 * float(((by_loop(made, inputs, heard)[0] - target) ** 2).sum())

    for found, weights in zip(
        made.gradient(inputs, output, target), (made.hidden_weights, made.output_weights), strict=True
    ):
        numeric = np.zeros_like(weights)
        for at in np.ndindex(weights.shape):
            kept = weights[at]
            weights[at] = kept + 1e-6
            above = loss()
            weights[at] = kept - 1e-6
            numeric[at] = (above - loss()) / 2e-6
            weights[at] = kept
        assert abs(numeric).max() > 1e-3
        np.testing.assert_allclose(found, numeric, atol=1e-9, rtol=1e-5)


def test_learning_is_one_step_down_that_gradient() -> None:
    made, other, (inputs, target) = blocks(), blocks(), example()
    output = made.answer(inputs)
    hidden, read_out = made.gradient(inputs, output, target)
    np.testing.assert_array_equal(other.learn(inputs, target, 0.5), output)
    np.testing.assert_array_equal(other.hidden_weights, made.hidden_weights - 0.5 * hidden)
    np.testing.assert_array_equal(other.output_weights, made.output_weights - 0.5 * read_out)
    made.restore(other.state())
    np.testing.assert_array_equal(made.answer(inputs), other.answer(inputs))
