"""Every array of the displayed sequence against torch's autograd, and against its own definitions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from simulator.arrays import Floats
from simulator.chapters.unrolling import WAYS
from simulator.trace import RecurrentTrace
from tests.simulator.chapters.unrolling_cases import every_way, experiment, train

SQUASH = {"tanh": torch.tanh, "logistic": torch.sigmoid, "relu": torch.relu, "linear": lambda z: z}
LIMIT = 1e-9


def by_autograd(shown: RecurrentTrace, arrays: dict[str, Floats]) -> dict[str, Floats]:
    """What torch makes of a trace's inputs, targets and weights, one leaf a weight and step."""
    T, copied = len(shown.inputs), "recurrent_weights_copies" in arrays

    def leaves(name: str) -> list[torch.Tensor]:
        parts = arrays[f"{name}_copies"] if copied else [arrays[name]] * T
        return [torch.tensor(part, requires_grad=True) for part in parts]

    W, U, b, V, c = (
        leaves(f"{name}")
        for name in ("input_weights", "recurrent_weights", "hidden_bias", "output_weights", "output_bias")
    )
    start = torch.tensor(arrays["initial_state"], requires_grad=True)
    x, wanted, mask = (torch.tensor(arrays[name]) for name in ("inputs", "targets", "target_mask"))
    h, z_all, h_all, y_all, losses = start, [], [], [], []
    for t in range(T):
        z_all.append(W[t] @ x[t] + U[t] @ h + b[t])
        h = SQUASH[shown.squashing.name](z_all[t])
        h_all.append(h)
        logits = V[t] @ h + c[t]
        y_all.append(torch.sigmoid(logits) if shown.read_out == "logistic" else logits)
        losses.append(0.5 * (mask[t] * (y_all[t] - wanted[t]) ** 2).sum())
    loss = torch.stack(losses).sum()
    of = [*h_all, *z_all, *U, *W, *b, *V, *c, start]
    found = torch.autograd.grad(loss, of, allow_unused=True)
    every = [torch.zeros_like(at) if part is None else part for at, part in zip(of, found, strict=True)]
    names = ("hidden", "pre_activations", "recurrent_weights", "input_weights", "hidden_bias")
    kinds = (*names, "output_weights", "output_bias")
    derivatives = {
        f"d_{kind}": torch.stack(every[k * T : (k + 1) * T]).numpy() for k, kind in enumerate(kinds)
    }
    return {
        "pre_activations": torch.stack(z_all).detach().numpy(),
        "hidden": torch.stack(h_all).detach().numpy(),
        "outputs": torch.stack(y_all).detach().numpy(),
        "step_losses": torch.stack(losses).detach().numpy(),
        "loss": loss.detach().numpy(),
        "d_initial_state": every[-1].numpy(),
        **derivatives,
    }


def assert_near(arrays: dict[str, Floats], theirs: dict[str, Floats]) -> None:
    for name, expected in theirs.items():
        assert arrays[name].shape == expected.shape, name
        largest = np.abs(expected).max(initial=0.0)
        assert np.abs(arrays[name] - expected).max(initial=0.0) <= LIMIT * largest, name


@pytest.mark.parametrize("steps", [2, 8, 60, 200])
@every_way
def test_every_array_agrees_with_autograd_on_all_nine_ways(case: dict[str, Any], steps: int) -> None:
    usual = case["target_mode"] == "subset_chosen_steps" and case["input_mode"] == "subset_every_step"
    more = {"delay": 1} if usual else {}
    trained = train(experiment(**case, steps=steps, last_steps=2, **more), 3)
    shown, arrays = trained.content().trace, trained.arrays()
    assert arrays["d_pre_activations"].any()
    assert_near(arrays, by_autograd(shown, arrays))


@pytest.mark.parametrize("squashing", SQUASH)
@pytest.mark.parametrize("read_out", ["linear", "logistic", "units"])
def test_every_squashing_function_and_read_out_agrees_with_autograd(squashing: str, read_out: str) -> None:
    trained = train(experiment(squashing=squashing, read_out=read_out, steps=30, learning_rate=0.005), 3)
    arrays = trained.arrays()
    assert_near(arrays, by_autograd(trained.content().trace, arrays))


@every_way
def test_separate_copies_agree_with_autograd(case: dict[str, Any]) -> None:
    trained = train(experiment(**case, steps=20, tied=False), 5)
    content, arrays = trained.content(), trained.arrays()
    assert content.drift > 0.0
    assert_near(arrays, by_autograd(content.trace, arrays))


@every_way
def test_the_loss_is_half_the_squared_error_where_the_mask_lets_it_through(case: dict[str, Any]) -> None:
    a = experiment(**case).arrays()
    error = a["target_mask"] * (a["outputs"] - a["targets"]) ** 2
    assert a["loss"] == pytest.approx(0.5 * error.sum(), rel=1e-12)
    np.testing.assert_allclose(a["step_losses"], 0.5 * error.sum(1), rtol=1e-12)
    assert a["target_mask"].any()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.task)
def test_targets_on_all_units_make_the_outputs_those_units(way: Any) -> None:
    a = experiment(input_mode=way.inputs, target_mode=way.targets).arrays()
    if way.targets == "subset_chosen_steps":
        assert a["outputs"].shape == (8, 1)
        np.testing.assert_allclose(
            a["outputs"], a["hidden"] @ a["output_weights"].T + a["output_bias"], rtol=1e-12
        )
    else:
        assert (a["outputs"] == a["hidden"]).all()
        assert (a["output_weights"] == np.eye(6)).all() and not a["output_bias"].any()


def test_with_read_out_on_units_the_outputs_are_the_last_units() -> None:
    trained = train(experiment(task="typed", output_units=2, typed_targets="1 0; 0 1", read_out="units"), 4)
    a = trained.arrays()
    assert (a["outputs"] == a["hidden"][:, -2:]).all()
    assert trained.content().selected.tolist() == [4, 5]


@pytest.mark.parametrize("tied", [True, False])
def test_the_parts_of_a_hidden_derivative_add_up_to_it(tied: bool) -> None:
    shown = train(experiment(steps=12, tied=tied), 4).content().trace
    parts = shown.d_hidden_from_output + shown.d_hidden_from_future
    np.testing.assert_allclose(parts, shown.d_hidden, rtol=1e-12, atol=1e-15)
    assert not shown.d_hidden_from_future[-1].any()


@pytest.mark.parametrize("tied", [True, False])
def test_what_each_step_asks_of_the_initial_state_adds_up_to_its_derivative(tied: bool) -> None:
    shown = train(experiment(steps=12, tied=tied, delay=2), 4).content().trace
    shares = shown.d_initial_state_shares
    np.testing.assert_allclose(shares.sum(0), shown.d_initial_state, rtol=1e-10, atol=1e-15)
    # Before the first echo nothing is asked, and so nothing of the initial state.
    assert not shares[:2].any() and shares[2:].any()
