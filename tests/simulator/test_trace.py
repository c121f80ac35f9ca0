"""A trace holds what happened on one sequence, and its parts add up to the gradients."""

from __future__ import annotations

import io

import numpy as np
import pytest
import torch

from simulator import trace as tracing
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.trace import RecurrentTrace
from simulator.training.losses import LossName, ReadOut

CONTRACT = {
    "inputs": "TI", "pre_activations": "TH", "hidden": "TH", "outputs": "TO", "targets": "TO",
    "target_mask": "TO", "loss": "", "d_hidden": "TH", "d_pre_activations": "TH",
    "d_recurrent_weights": "THH", "d_input_weights": "THI", "d_hidden_bias": "TH",
    "d_output_weights": "TOH", "d_initial_state": "H", "input_weights": "HI",
    "recurrent_weights": "HH", "hidden_bias": "H", "initial_state": "H", "output_weights": "OH",
    "output_bias": "O",
}  # fmt: skip
SIZES = {"T": 7, "I": 2, "H": 3, "O": 2}
kinds = pytest.mark.parametrize(
    ("read_out", "loss"), [("logistic", "cross_entropy"), ("identity", "squared"), ("logistic", "squared")]
)


def _traced(read_out: ReadOut = "logistic", loss: LossName = "cross_entropy") -> RecurrentTrace:
    rng = np.random.default_rng(4)
    sizes = (SIZES["H"], SIZES["I"], SIZES["O"])
    parameters = Parameters.unflatten(0.8 * rng.standard_normal(29), sizes)
    inputs, targets = rng.standard_normal((7, 2)), rng.integers(0, 2, (7, 2)).astype(np.float64)
    mask = rng.integers(0, 2, (7, 2))
    return tracing.trace(parameters, SQUASHINGS["tanh"], inputs, targets, mask, read_out=read_out, loss=loss)


def test_every_array_has_its_name_shape_and_kind_and_cannot_be_changed() -> None:
    arrays = _traced().arrays()
    for name, axes in CONTRACT.items():
        array = arrays[name]
        assert array.shape == tuple(SIZES[axis] for axis in axes), name
        assert array.dtype == np.float64
        assert not array.flags.writeable, name


def test_fields_describe_the_arrays_in_their_order() -> None:
    trace = _traced()
    arrays, fields = trace.arrays(), trace.fields()
    assert [field.name for field in fields] == list(arrays)
    for field in fields:
        assert len(field.axes) == arrays[field.name].ndim, field.name
        assert field.equation and "{" not in field.equation + field.unit
    units = {field.name: field.unit for field in fields}
    assert units["loss"] == units["d_hidden"] == "nats"
    assert {f.name: f.unit for f in _traced("identity", "squared").fields()}["loss"] == ""


@kinds
def test_everything_agrees_with_autograd(read_out: ReadOut, loss: LossName) -> None:
    trace = _traced(read_out, loss)
    names = (
        "input_weights",
        "recurrent_weights",
        "hidden_bias",
        "initial_state",
        "output_weights",
        "output_bias",
    )
    parts = [torch.tensor(getattr(trace.parameters, name), requires_grad=True) for name in names]
    W, U, b, h, V, c = parts
    x, mask, wanted = (torch.tensor(a) for a in (trace.inputs, trace.target_mask, trace.targets))
    z_all, h_all, total = [], [], torch.tensor(0.0, dtype=torch.float64)
    for t in range(SIZES["T"]):
        z = W @ x[t] + U @ h + b
        h = torch.tanh(z)
        logits = V @ h + c
        y = torch.sigmoid(logits) if read_out == "logistic" else logits
        if loss == "squared":
            total = total + 0.5 * (mask[t] * (y - wanted[t]) ** 2).sum()
        else:
            total = total - (mask[t] * (wanted[t] * y.log() + (1 - wanted[t]) * (1 - y).log())).sum()
        z_all.append(z)
        h_all.append(h)
    expected = torch.autograd.grad(total, [*h_all, *z_all, *parts])
    T = SIZES["T"]
    close = {"rtol": 1e-10, "atol": 1e-12}
    np.testing.assert_allclose(trace.loss, total.item(), **close)
    np.testing.assert_allclose(trace.hidden, torch.stack(h_all).detach().numpy(), **close)
    np.testing.assert_allclose(trace.outputs[-1], y.detach().numpy(), **close)
    np.testing.assert_allclose(trace.d_hidden, torch.stack(expected[:T]).numpy(), **close)
    np.testing.assert_allclose(trace.d_pre_activations, torch.stack(expected[T : 2 * T]).numpy(), **close)
    for name, gradient in zip(names, expected[2 * T :], strict=True):
        ours = getattr(trace, f"d_{name}")
        summed = ours if name == "initial_state" else ours.sum(0)
        np.testing.assert_allclose(summed, gradient.numpy(), err_msg=name, **close)


def test_contributions_of_the_steps_add_up_to_the_gradients_that_training_uses() -> None:
    trace = _traced()
    x, squashing = trace.inputs[None], SQUASHINGS["tanh"]
    forward = elman.forward(trace.parameters, squashing, x)
    gradients = elman.backward(trace.parameters, squashing, x, forward, trace.d_logits[None])
    for name, gradient in vars(gradients).items():
        ours = getattr(trace, f"d_{name}")
        summed = ours if name == "initial_state" else ours.sum(0)
        np.testing.assert_allclose(summed, gradient, rtol=1e-12, atol=1e-14, err_msg=name)


def test_the_loss_is_a_sum_over_what_the_mask_lets_through() -> None:
    trace = _traced()
    y, t, m = trace.outputs, trace.targets, trace.target_mask
    assert trace.loss == pytest.approx(-(m * np.log(np.where(t == 1, y, 1 - y))).sum())
    p = trace.parameters
    everything = tracing.trace(p, SQUASHINGS["tanh"], trace.inputs, t)
    assert everything.loss == pytest.approx(-np.log(np.where(t == 1, y, 1 - y)).sum())
    nothing = tracing.trace(p, SQUASHINGS["tanh"], trace.inputs, t, np.zeros(2))
    assert nothing.loss == 0.0 and not nothing.d_recurrent_weights.any()


def test_a_trace_keeps_its_own_copies() -> None:
    rng = np.random.default_rng(0)
    parameters = elman.draw(rng, 3, 2, 1, SQUASHINGS["tanh"], 0.5)
    inputs, targets = rng.standard_normal((5, 2)), np.ones((5, 1))
    trace = tracing.trace(parameters, SQUASHINGS["tanh"], inputs, targets)
    before = {name: array.copy() for name, array in trace.arrays().items()}
    parameters.recurrent_weights[:] = 9.0
    inputs[:] = 9.0
    targets[:] = 9.0
    again = tracing.trace(trace.parameters, trace.squashing, trace.inputs, trace.targets).arrays()
    for name, array in trace.arrays().items():
        np.testing.assert_array_equal(array, before[name], err_msg=name)
        np.testing.assert_array_equal(array, again[name], err_msg=name)


def test_the_way_back_is_computed_once_and_only_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = []
    backpropagate = elman.backpropagate
    monkeypatch.setattr(elman, "backpropagate", lambda *given: (calls.append(1), backpropagate(*given))[1])
    trace = _traced()
    assert trace.outputs.shape and not calls
    assert trace.d_hidden is trace.d_hidden
    assert trace.d_recurrent_weights is trace.d_recurrent_weights
    assert len(calls) == 1


def test_the_arrays_survive_an_npz() -> None:
    arrays = _traced().arrays()
    file = io.BytesIO()
    np.savez(file, **arrays)
    file.seek(0)
    with np.load(file, allow_pickle=False) as read:
        assert set(read.files) == set(arrays)
        for name in arrays:
            np.testing.assert_array_equal(read[name], arrays[name])


def test_a_network_that_exploded_can_still_be_traced() -> None:
    parameters = Parameters.unflatten(np.full(25, np.inf), (3, 2, 1))
    trace = tracing.trace(parameters, SQUASHINGS["tanh"], np.ones((4, 2)), np.ones((4, 1)))
    assert len(trace.arrays()) == len(trace.fields())
    assert np.isnan(trace.arrays()["d_hidden"]).any()
