"""The descent of the tables: beside a plain loop over its rules, and taken up exactly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tables import descent
from simulator.tables.descent import Descent
from simulator.tasks.long_lags import TASKS, Sequences, Task, copying
from simulator.training.momentum import Momentum, Schedule
from simulator.training.softmax import softmax_cross_entropy

TANH = SQUASHINGS["tanh"]
COPY = replace(TASKS["copy"], draw=copying(2, 2))
SEED, H, B, T = 3, 6, 5, 8


def made(nesterov: bool, learned: np.ndarray | None = None) -> Descent:
    start = descent.start(COPY, H, SEED, radius=1.1, input_scale=0.5)
    optimiser = Momentum(
        start.flatten().size, 0.05, Schedule(0.95, early=0.5, updates=3), nesterov=nesterov, most=0.4
    )
    return Descent(COPY, start, optimiser, SEED, lengths=(T,), batch=B, learned=learned)


def gradient(vector: np.ndarray, sequences: Sequences) -> np.ndarray:
    """Of the loss summed over the asked steps, the mean over sequences, by the model one reads."""
    p = Parameters.unflatten(vector, (H, COPY.inputs, COPY.outputs))
    forward = elman.forward(p, TANH, sequences.inputs)
    d_logits = softmax_cross_entropy(forward.logits, sequences.targets).d_logits
    d_logits = d_logits * sequences.mask[..., None] / B
    found = elman.backward(p, TANH, sequences.inputs, forward, d_logits)
    return replace(found, initial_state=np.zeros(H)).flatten()  # h_0 is 0 and stays


@pytest.mark.parametrize("nesterov", [False, True])
def test_updates_are_those_of_a_plain_loop(nesterov: bool) -> None:
    network = made(nesterov)
    w = network.parameters.flatten()
    v = np.zeros_like(w)
    for k in range(8):
        μ = 0.5 if k < 3 else 0.95
        batch = COPY.draw(np.random.default_rng((SEED, descent.TRAIN, k)), B, T)
        g = gradient(w + μ * v if nesterov else w, batch)
        g *= min(1.0, 0.4 / np.linalg.norm(g))
        v = μ * v - 0.05 * g
        w = w + v
        network.update()
        np.testing.assert_allclose(network.parameters.flatten(), w, rtol=1e-9, atol=1e-12)


def test_what_is_not_learned_does_not_move() -> None:
    before = made(False).parameters
    learned = replace(
        Parameters(**{name: np.zeros_like(part) for name, part in vars(before).items()}),
        output_bias=np.ones(COPY.outputs),
    ).flatten()
    network = made(False, learned)
    for _ in range(5):
        network.update()
    for name, part in vars(network.parameters).items():
        assert (name == "output_bias") == bool((part != getattr(before, name)).any())


def test_wrong_answers_are_counted_where_they_are_asked() -> None:
    # A read-out of biases alone says "A" everywhere: wrong wherever the word has a B.
    still = Parameters(
        np.zeros((H, 3)), np.zeros((H, H)), np.zeros(H), np.zeros(H), np.zeros((2, H)), np.array([1.0, 0.0])
    )
    drawn = COPY.draw(np.random.default_rng(0), 230, T)
    words = drawn.targets[:, -2:].argmax(2)
    np.testing.assert_array_equal(descent.wrong(COPY, still, drawn), words.sum(1))
    none = replace(still, output_bias=np.array([np.nan, 0.0]))
    np.testing.assert_array_equal(descent.wrong(COPY, none, drawn), 2)


@pytest.mark.parametrize("task", [COPY, TASKS["adding"]])
def test_a_start_is_the_papers(task: Task) -> None:
    p = descent.start(task, 40, SEED, radius=1.1, input_scale=0.001)
    np.testing.assert_array_equal((p.recurrent_weights != 0.0).sum(1), 15)
    assert abs(np.linalg.eigvals(p.recurrent_weights)).max() == pytest.approx(1.1)
    assert 0.0005 < p.input_weights.std() < 0.002 and 0.05 < p.output_weights.std() < 0.2
    assert not (p.hidden_bias.any() or p.output_bias.any() or p.initial_state.any())
