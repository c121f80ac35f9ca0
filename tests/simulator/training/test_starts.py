"""Networks learning side by side: each as if it were alone, and as autograd has it."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.slices import finish
from simulator.tasks import held_sign
from simulator.training import starts

TORCH = {"logistic": torch.sigmoid, "tanh": torch.tanh, "linear": lambda z: z, "relu": torch.relu}


def _stack(name: str, steps: int = 12) -> tuple[starts.Stack, tuple[Parameters, ...], np.ndarray, np.ndarray]:
    squashing, rng = SQUASHINGS[name], np.random.default_rng(3)
    networks = tuple(elman.draw(rng, 5, 2, 1, squashing, sigma) for sigma in (0.3, 0.6, 1.0))
    inputs, targets = held_sign.batch(rng, 9, steps)
    return starts.Stack((5, 2, 1), squashing, networks[0].initial_state), networks, inputs, targets[:, -1]


def test_a_vector_is_the_network_it_was_made_of() -> None:
    stack, networks, _, _ = _stack("tanh")
    for vector, network in zip(stack.flatten(networks), networks, strict=True):
        for name, part in vars(stack.network(vector)).items():
            np.testing.assert_array_equal(part, vars(network)[name])


@pytest.mark.parametrize("name", SQUASHINGS)
def test_losses_gradients_and_sizes_on_the_way_are_autograds(name: str) -> None:
    stack, networks, inputs, targets = _stack(name)
    swept = finish(stack.sweep(stack.flatten(networks), inputs, targets))
    for n, network in enumerate(networks):
        W, U, b, h0, V, c = (torch.tensor(part, requires_grad=True) for part in vars(network).values())
        h, states = h0.expand(len(inputs), -1), []
        for t in range(inputs.shape[1]):
            h = TORCH[name](torch.tensor(inputs[:, t]) @ W.T + h @ U.T + b)
            states.append(h)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(h @ V.T + c, torch.tensor(targets))
        assert swept.losses[n] == pytest.approx(float(loss.detach()), rel=1e-12)
        *at_states, dW, dU, db, dV, dc = torch.autograd.grad(loss, [*states, W, U, b, V, c])
        ours = stack.network(swept.gradients[n])
        pairs = [("input_weights", dW), ("recurrent_weights", dU), ("hidden_bias", db)]
        for part, theirs in [*pairs, ("output_weights", dV), ("output_bias", dc)]:
            np.testing.assert_allclose(vars(ours)[part], theirs.numpy(), rtol=1e-9, atol=1e-14)
        sizes = [float(part.norm()) for part in at_states]
        np.testing.assert_allclose(10.0 ** swept.log10[n], sizes, rtol=1e-9)


def test_a_signal_smaller_than_float64_is_still_told() -> None:
    squashing, rng = SQUASHINGS["logistic"], np.random.default_rng(0)
    network = elman.draw(rng, 6, 2, 1, squashing, 0.05)
    stack = starts.Stack((6, 2, 1), squashing, network.initial_state)
    inputs, targets = held_sign.batch(rng, 4, 600)
    swept = finish(stack.sweep(stack.flatten((network, network)), inputs, targets[:, -1]))
    assert (swept.log10[:, 0] < -400.0).all() and np.isfinite(swept.log10).all()
    assert np.isfinite(swept.gradients).all()


def test_answers_are_those_of_the_kept_pass_and_a_nan_is_wrong() -> None:
    stack, networks, inputs, targets = _stack("tanh")
    vectors = stack.flatten(networks)
    _, logits = finish(stack.forward(vectors, inputs))
    np.testing.assert_allclose(finish(stack.answers(vectors, inputs)), logits, rtol=1e-12)
    right = np.where(targets.T > 0.5, 1.0, -1.0)[None]
    both = np.concatenate((right, -right, np.full_like(right, np.nan)))
    np.testing.assert_array_equal(starts.wrong(both, targets), [0.0, 1.0, 1.0])


def test_clipping_shortens_what_is_too_long_and_turns_nothing() -> None:
    gradients = np.array([[3.0, 4.0], [0.3, 0.4]])
    clipped = starts.clip(gradients, 1.0)
    np.testing.assert_allclose(clipped, [[0.6, 0.8], [0.3, 0.4]])
    assert np.isnan(starts.clip(np.array([[np.inf, 1.0]]), 1.0)).any()
