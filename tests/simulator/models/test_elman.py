"""The recurrent network against torch's autograd, finite differences and its own single step."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from simulator.models import elman
from simulator.models.elman import Array, Parameters
from simulator.models.squashing import SQUASHINGS

TORCH = {"logistic": torch.sigmoid, "tanh": torch.tanh, "linear": lambda z: z, "relu": torch.relu}
every_squashing = pytest.mark.parametrize("name", SQUASHINGS)
every_shape = pytest.mark.parametrize("shape", [(1, 1, 1, 1, 1), (5, 7, 3, 2, 1), (4, 9, 6, 4, 2)])


def _case(
    name: str, shape: tuple[int, int, int, int, int], seed: int = 0
) -> tuple[Parameters, Array, Array, Array]:
    # A random network with every number of it at work, inputs, and derivatives at logits and units.
    B, T, H, I, O = shape
    rng = np.random.default_rng(seed)
    drawn = elman.draw(rng, H, I, O, SQUASHINGS[name], 0.7)
    vector = drawn.flatten() + 0.3 * rng.standard_normal(drawn.flatten().size)
    parameters = Parameters.unflatten(vector, drawn.sizes)
    inputs = rng.standard_normal((B, T, I))
    return parameters, inputs, rng.standard_normal((B, T, O)), rng.standard_normal((B, T, H))


def _torch_run(
    parts: list[torch.Tensor], name: str, inputs: Array
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    W, U, b, h, V, c = parts
    x = torch.tensor(inputs)
    h = h.expand(len(inputs), -1)
    z_all, h_all = [], []
    for t in range(inputs.shape[1]):
        z = x[:, t] @ W.T + h @ U.T + b
        h = TORCH[name](z)
        z_all.append(z)
        h_all.append(h)
    hidden = torch.stack(h_all, 1)
    return torch.stack(z_all, 1), hidden, hidden @ V.T + c


@every_shape
@every_squashing
def test_forward_and_gradients_agree_with_autograd(name: str, shape: tuple[int, int, int, int, int]) -> None:
    parameters, inputs, d_logits, d_hidden = _case(name, shape)
    forward = elman.forward(parameters, SQUASHINGS[name], inputs)
    gradients = elman.backward(parameters, SQUASHINGS[name], inputs, forward, d_logits, d_hidden)

    parts = [torch.tensor(part, requires_grad=True) for part in vars(parameters).values()]
    z, h, logits = _torch_run(parts, name, inputs)
    loss = (logits * torch.tensor(d_logits)).sum() + (h * torch.tensor(d_hidden)).sum()
    expected = torch.autograd.grad(loss, parts)

    for ours, theirs in zip(forward, (z, h, logits), strict=True):
        np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-10, atol=1e-12)
    for (part, ours), theirs in zip(vars(gradients).items(), expected, strict=True):
        np.testing.assert_allclose(ours, theirs.numpy(), rtol=1e-10, atol=1e-10, err_msg=part)


@every_squashing
def test_the_gradient_agrees_with_finite_differences(name: str) -> None:
    parameters, inputs, d_logits, d_hidden = _case(name, (3, 5, 3, 2, 1), seed=2)
    squashing, vector = SQUASHINGS[name], parameters.flatten()

    def loss(at: Array) -> float:
        _, hidden, logits = elman.forward(Parameters.unflatten(at, parameters.sizes), squashing, inputs)
        return float((logits * d_logits).sum() + (hidden * d_hidden).sum())

    forward = elman.forward(parameters, squashing, inputs)
    gradient = elman.backward(parameters, squashing, inputs, forward, d_logits, d_hidden).flatten()
    steps = 1e-6 * np.eye(vector.size)
    difference = [(loss(vector + step) - loss(vector - step)) / 2e-6 for step in steps]
    np.testing.assert_allclose(gradient, difference, rtol=1e-6, atol=1e-6)


def test_without_a_loss_on_the_units_the_extra_derivative_is_zero() -> None:
    parameters, inputs, d_logits, d_hidden = _case("tanh", (5, 7, 3, 2, 1))
    forward = elman.forward(parameters, SQUASHINGS["tanh"], inputs)
    plain = elman.backward(parameters, SQUASHINGS["tanh"], inputs, forward, d_logits)
    zero = elman.backward(parameters, SQUASHINGS["tanh"], inputs, forward, d_logits, 0.0 * d_hidden)
    np.testing.assert_array_equal(plain.flatten(), zero.flatten())


@every_squashing
def test_steps_and_run_walk_the_way_of_forward(name: str) -> None:
    parameters, inputs, _, _ = _case(name, (4, 6, 3, 2, 1))
    hidden, logits = elman.run(parameters, SQUASHINGS[name], inputs)
    h = np.tile(parameters.initial_state, (4, 1))
    for t in range(6):
        h = elman.step(parameters, SQUASHINGS[name], h, inputs[:, t])
        np.testing.assert_allclose(hidden[:, t], h, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(logits, hidden @ parameters.output_weights.T + parameters.output_bias)


def test_a_sequence_does_not_feel_the_others_of_its_batch() -> None:
    parameters, inputs, _, _ = _case("tanh", (8, 20, 3, 2, 1))
    together, _ = elman.run(parameters, SQUASHINGS["tanh"], inputs)
    alone, _ = elman.run(parameters, SQUASHINGS["tanh"], inputs[3:4])
    np.testing.assert_allclose(together[3:4], alone, rtol=1e-12)


@every_squashing
def test_a_drawn_network_is_at_rest_and_its_seed_decides_it(name: str) -> None:
    squashing = SQUASHINGS[name]
    first = elman.draw(np.random.default_rng(5), 40, 3, 2, squashing, 0.5)
    again = elman.draw(np.random.default_rng(5), 40, 3, 2, squashing, 0.5)
    assert (first.flatten() == again.flatten()).all()
    assert first.sizes == (40, 3, 2)
    assert (first.initial_state == squashing.rest).all()
    assert not first.hidden_bias.any() and not first.output_bias.any()
    assert first.recurrent_weights.std() == pytest.approx(0.5, rel=0.1)


def test_flatten_and_unflatten_undo_each_other_and_refuse_a_wrong_length() -> None:
    vector = np.arange(25.0)
    parameters = Parameters.unflatten(vector, (3, 2, 1))
    assert (parameters.flatten() == vector).all()
    assert parameters.recurrent_weights.tolist() == [[6, 7, 8], [9, 10, 11], [12, 13, 14]]
    with pytest.raises(ValueError, match="26 numbers do not fill a network of 25"):
        Parameters.unflatten(np.arange(26.0), (3, 2, 1))
    with pytest.raises(ValueError, match="24 numbers do not fill a network of 25"):
        Parameters.unflatten(vector[:-1], (3, 2, 1))


def test_numbers_that_are_not_finite_pass_through_without_a_warning() -> None:
    parameters, inputs, d_logits, _ = _case("relu", (2, 30, 3, 2, 1))
    wild = Parameters.unflatten(1e200 * parameters.flatten(), parameters.sizes)
    forward = elman.forward(wild, SQUASHINGS["relu"], inputs)
    gradients = elman.backward(wild, SQUASHINGS["relu"], inputs, forward, d_logits)
    assert not np.isfinite(forward.logits).all()
    assert not np.isfinite(gradients.flatten()).all()


# A copy of every weight for each step, and a start for each sequence.


def test_equal_copies_do_what_the_shared_weights_do() -> None:
    parameters, inputs, d_logits, d_hidden = _case("tanh", (5, 7, 3, 2, 1))
    squashing, copies = SQUASHINGS["tanh"], parameters.untied(7)
    assert (parameters.copies, copies.copies) == (None, 7)
    assert copies.sizes == parameters.sizes
    one, many = (elman.forward(p, squashing, inputs) for p in (parameters, copies))
    for ours, theirs in zip(many, one, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-14)
    shared = elman.backward(parameters, squashing, inputs, one, d_logits, d_hidden)
    own = elman.backward(copies, squashing, inputs, many, d_logits, d_hidden)
    for name, part in vars(shared).items():
        each = getattr(own, name)
        summed = each if name == "initial_state" else each.sum(0)
        np.testing.assert_allclose(summed, part, rtol=1e-12, atol=1e-12, err_msg=name)


def test_every_step_uses_its_own_copy() -> None:
    parameters, inputs, _, _ = _case("tanh", (4, 6, 3, 2, 1))
    rng, squashing = np.random.default_rng(1), SQUASHINGS["tanh"]
    copies = parameters.untied(6)
    vector = copies.flatten() + rng.standard_normal(copies.flatten().size)
    copies = Parameters.unflatten(vector, copies.sizes, 6)
    assert (copies.flatten() == vector).all()
    hidden, logits = elman.run(copies, squashing, inputs)
    h = np.tile(copies.initial_state, (4, 1))
    for t in range(6):
        p = copies.at(t + 1)
        h = elman.step(p, squashing, h, inputs[:, t])
        np.testing.assert_allclose(hidden[:, t], h, rtol=1e-12, atol=1e-14)
        np.testing.assert_allclose(logits[:, t], h @ p.output_weights.T + p.output_bias, rtol=1e-12)
    np.testing.assert_allclose(copies.tied().hidden_bias, copies.hidden_bias.mean(0))


def test_a_stretch_begins_where_the_one_before_it_ended_and_the_last_copy_goes_on() -> None:
    parameters, inputs, _, _ = _case("tanh", (4, 6, 3, 2, 1))
    squashing, copies = SQUASHINGS["tanh"], parameters.untied(4)
    copies.recurrent_weights[3] *= 2.0
    whole = elman.run(copies.between(0, 6), squashing, inputs)[0]
    first = elman.run(copies.between(0, 2), squashing, inputs[:, :2])[0]
    rest = elman.forward(copies.between(2, 6), squashing, inputs[:, 2:], first[:, -1]).hidden
    np.testing.assert_array_equal(np.concatenate((first, rest), axis=1), whole)
    assert (copies.between(2, 6).recurrent_weights[1:] == copies.recurrent_weights[3]).all()


@every_squashing
def test_starts_of_their_own_agree_with_autograd(name: str) -> None:
    parameters, inputs, d_logits, d_hidden = _case(name, (5, 7, 3, 2, 1))
    starts = np.random.default_rng(3).standard_normal((5, 3))
    squashing = SQUASHINGS[name]
    forward = elman.forward(parameters, squashing, inputs, starts)
    ours = elman.backward(parameters, squashing, inputs, forward, d_logits, d_hidden, starts)
    parts = [torch.tensor(part, requires_grad=True) for part in vars(parameters).values()]
    each = torch.tensor(starts, requires_grad=True)
    _, h, logits = _torch_run([*parts[:3], each, *parts[4:]], name, inputs)
    loss = (logits * torch.tensor(d_logits)).sum() + (h * torch.tensor(d_hidden)).sum()
    expected = torch.autograd.grad(loss, [*parts[:3], each, *parts[4:]])
    for (part, gradient), theirs in zip(vars(ours).items(), expected, strict=True):
        found = theirs.numpy().sum(0) if part == "initial_state" else theirs.numpy()
        np.testing.assert_allclose(gradient, found, rtol=1e-10, atol=1e-10, err_msg=part)
