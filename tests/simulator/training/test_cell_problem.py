"""The fused layers say what the readable ones say, in half the digits, and their batch loss is the task's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from simulator.models import gru, lstm
from simulator.models.gates import VARIANTS, Variant, flatten, unflatten
from simulator.slices import finish
from simulator.tasks.long_lags import TASKS, Name, Sequences
from simulator.training.cell_problem import CellProblem, Known, Parameters, answers
from simulator.training.softmax import softmax_cross_entropy
from tests.simulator.models.torch_layers import draw, off

Array = NDArray[np.float64]
# More steps than a slice and not a multiple of it; float32 keeps about seven digits.
H, T, B, SINGLE = 6, 47, 8, 2e-5


def case(variant: Variant, name: Name) -> tuple[Parameters, Sequences, CellProblem]:
    task = TASKS[name]
    p = draw(variant, (H, task.inputs, task.outputs), 4)
    return p, task.draw(np.random.default_rng(5), B, T), CellProblem(variant, task, H, T, B)


def readable(p: Parameters, name: Name, s: Sequences) -> tuple[float, Array]:
    """Loss and gradient by the readable model."""
    model: Any = gru if isinstance(p, gru.Parameters) else lstm
    inputs = s.inputs.transpose(1, 0, 2)
    run = model.forward(p, inputs)
    logits = run.hidden @ p.output_weights.T + p.output_bias
    mask = s.mask.T[..., None]
    point = answers(TASKS[name], logits, s.targets.transpose(1, 0, 2))
    d_logits = mask * point.d_logits / mask.sum()
    back = model.backward(p, run, d_logits @ p.output_weights)
    gradient = flatten(model.gradients(p, inputs, run, back, d_logits))
    return float((mask * point.losses).sum() / mask.sum()), gradient


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", ["order", "adder", "marker", "adding"])
def test_loss_and_gradient_are_those_of_the_readable_model(variant: Variant, name: Name) -> None:
    p, s, problem = case(variant, name)
    outcome = finish(problem.gradient(p, s))
    loss, gradient = readable(p, name, s)
    assert outcome.loss == pytest.approx(loss, rel=SINGLE)
    assert off(outcome.gradient, gradient) < SINGLE


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_second_batch_remembers_nothing_of_the_first(variant: Variant) -> None:
    p, s, problem = case(variant, "order")
    first = finish(problem.gradient(p, s))
    other = TASKS["order"].draw(np.random.default_rng(99), B, T)
    finish(problem.gradient(p, other))
    again = finish(problem.gradient(p, s))
    assert again.loss == first.loss and (again.gradient == first.gradient).all()


@pytest.mark.parametrize("variant", VARIANTS)
def test_measures_are_those_of_the_batch(variant: Variant) -> None:
    p, s, problem = case(variant, "order")
    finish(problem.gradient(p, s))
    measures = problem.measures()
    model: Any = gru if variant == "gru" else lstm
    run = model.forward(p, s.inputs.transpose(1, 0, 2))
    blocks = dict(
        zip(
            ("read", "keep", "candidate") if variant == "gru" else ("write", "keep", "candidate", "read"),
            model.blocks(run.gates),
            strict=True,
        )
    )
    assert measures.keep == pytest.approx(blocks["keep"].mean(), rel=1e-5)
    assert measures.read == pytest.approx(blocks["read"].mean(), rel=1e-5)
    written = 1.0 - blocks["keep"] if variant == "gru" else blocks["write"]
    assert measures.write == pytest.approx(written.mean(), rel=1e-4)
    asked = s.mask.T[..., None]
    logits = run.hidden @ p.output_weights.T + p.output_bias
    d_logits = asked * softmax_cross_entropy(logits, s.targets.transpose(1, 0, 2)).d_logits / asked.sum()
    back = model.backward(p, run, d_logits @ p.output_weights)
    d_cell = back.d_hidden if variant == "gru" else back.d_cell
    owed = np.linalg.norm(d_cell[-1])
    assert measures.first_gradient == pytest.approx(np.log10(np.linalg.norm(d_cell[0]) / owed), abs=1e-3)


def test_right_sequences_are_right_wherever_they_are_asked() -> None:
    p, s, problem = case("lstm", "adder")
    right = finish(problem.examine(p, s))
    run = lstm.forward(unflatten(lstm.Parameters, flatten(p), p.sizes), s.inputs.transpose(1, 0, 2))
    printed = run.hidden @ p.output_weights.T + p.output_bias > 0.0
    expected = (printed == (s.targets.transpose(1, 0, 2) > 0.5)).all(axis=(0, 2))
    np.testing.assert_array_equal(right, expected)


def test_a_vanishing_gradient_ends_in_zeros_and_not_in_slow_numbers() -> None:
    task = TASKS["first_sign"]
    p = lstm.draw(np.random.default_rng(0), "lstm", (H, 1, 1), -6.0, 0.0)
    p.recurrent_weights[:] *= 0.01
    problem = CellProblem("lstm", task, H, 300, B)
    finish(problem.gradient(p, task.draw(np.random.default_rng(1), B, 300)))
    layer: Any = problem.layer
    tiny = np.finfo(np.float32).tiny
    assert not layer.first_d_cell.any()
    errors = layer._errors  # of the first steps, where the gradient has died
    assert not ((errors != 0.0) & (np.abs(errors) < tiny)).any()


def test_softmax_is_torchs_and_bears_any_size() -> None:
    rng = np.random.default_rng(2)
    logits, targets = rng.normal(0.0, 3.0, (20, 4)), np.eye(4)[rng.integers(0, 4, 20)]
    z = torch.tensor(logits, requires_grad=True)
    losses = torch.nn.functional.cross_entropy(z, torch.tensor(targets), reduction="none")
    torch.autograd.backward(losses.sum())
    mine = softmax_cross_entropy(logits, targets)
    np.testing.assert_allclose(mine.losses[:, 0], losses.detach().numpy(), rtol=1e-12)
    np.testing.assert_allclose(mine.d_logits, np.asarray(z.grad), rtol=1e-9, atol=1e-12)
    huge = softmax_cross_entropy(np.array([[1e4, 0.0]]), np.array([[0.0, 1.0]]))
    assert huge.losses[0, 0] == pytest.approx(1e4) and huge.outputs[0].tolist() == [1.0, 0.0]


def test_a_known_gradient_is_all_that_is_known() -> None:
    known = Known(1.5, np.arange(3.0))
    assert known.loss(np.zeros(3)) == 1.5
    assert known.gradient(np.zeros(3))[1].tolist() == [0.0, 1.0, 2.0]
    with pytest.raises(NotImplementedError):
        known.gauss_newton(np.zeros(3))
