"""The LSTM by hand is torch's, number for number, and each variant is what its paper says."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from simulator.models import lstm
from simulator.models.gates import Variant, flatten, unflatten
from tests.simulator.models.torch_layers import draw, off, truth

Array = NDArray[np.float64]
SIZES = (7, 3, 2)
T, B = 60, 4
EXACT = 1e-9


def layer(variant: Variant, seed: int = 0) -> lstm.Parameters:
    p = draw(variant, SIZES, seed)
    assert isinstance(p, lstm.Parameters)
    return p


def sequences(seed: int = 5) -> tuple[Array, Array]:
    """Inputs (T, B, I) and what is asked of each output, (T, B, H)."""
    rng = np.random.default_rng(seed)
    return rng.standard_normal((T, B, 3)), rng.standard_normal((T, B, 7))


@pytest.mark.parametrize("variant", ["lstm", "lstm_1997"])
def test_states_and_their_derivatives_are_torchs(variant: Variant) -> None:
    p = layer(variant)
    inputs, asked = sequences()
    run = lstm.forward(p, inputs)
    back = lstm.backward(p, run, asked)
    its = truth(variant, p, inputs, asked)
    assert off(run.hidden, its.hidden) < EXACT
    assert off(run.cell, its.cell) < EXACT
    assert off(back.d_hidden, its.d_hidden) < EXACT
    # Torch hands out h_t and c_t side by side, so its derivative of c_t leaves out the way through h_t.
    through_h = back.d_hidden * lstm.blocks(run.gates)[3] * (1.0 - np.tanh(run.cell) ** 2)
    assert off(back.d_cell - through_h, its.d_cell) < EXACT


@pytest.mark.parametrize("variant", ["lstm", "lstm_1997"])
def test_gradients_of_the_weights_are_torchs(variant: Variant) -> None:
    p = layer(variant)
    inputs, asked = sequences()
    run = lstm.forward(p, inputs)
    mine = lstm.gradients(p, inputs, run, lstm.backward(p, run, asked), np.zeros((T, B, 2)))
    its = truth(variant, p, inputs, asked).gradients
    for name in ("input_weights", "recurrent_weights", "hidden_bias"):
        assert off(getattr(mine, name), its[name]) < EXACT


def test_the_read_outs_gradients_are_the_outer_products_of_what_it_saw() -> None:
    p, (inputs, _) = layer("lstm"), sequences()
    d_logits = np.random.default_rng(6).standard_normal((T, B, 2))
    run = lstm.forward(p, inputs)
    mine = lstm.gradients(p, inputs, run, lstm.backward(p, run, d_logits @ p.output_weights), d_logits)
    by_hand = sum(np.outer(d_logits[t, b], run.hidden[t, b]) for t in range(T) for b in range(B))
    np.testing.assert_allclose(mine.output_weights, by_hand, rtol=1e-12)
    np.testing.assert_allclose(mine.output_bias, d_logits.sum((0, 1)), rtol=1e-12)


def peephole_by_torch(p: lstm.Parameters, inputs: Array, asked: Array) -> tuple[Array, list[Array]]:
    """The equations with peepholes written out in torch: hidden states, and gradients by autograd."""
    parts = [torch.tensor(part, requires_grad=True) for part in list(vars(p).values())[:4]]
    W, U, bias, look = parts
    h = c = torch.zeros(inputs.shape[1], 7, dtype=torch.float64)
    states, loss = [], torch.zeros((), dtype=torch.float64)
    for x, a in zip(torch.tensor(inputs), torch.tensor(asked), strict=True):
        z_w, z_k, z_c, z_r = (x @ W.T + h @ U.T + bias).split(7, dim=1)
        write, keep = torch.sigmoid(z_w + look[0] * c), torch.sigmoid(z_k + look[1] * c)
        c = keep * c + write * torch.tanh(z_c)
        h = torch.sigmoid(z_r + look[2] * c) * torch.tanh(c)
        states.append(h)
        loss = loss + (a * h).sum()
    torch.autograd.backward(loss)
    return torch.stack(states).detach().numpy(), [np.asarray(part.grad) for part in parts]


def test_peepholes_let_the_gates_see_the_cell() -> None:
    p, (inputs, asked) = layer("peephole"), sequences()
    run = lstm.forward(p, inputs)
    mine = lstm.gradients(p, inputs, run, lstm.backward(p, run, asked), np.zeros((T, B, 2)))
    hidden, gradients = peephole_by_torch(p, inputs, asked)
    assert off(run.hidden, hidden) < EXACT
    for own, its in zip(list(vars(mine).values())[:4], gradients, strict=True):
        assert off(own, its) < EXACT


def test_the_cell_of_1997_cannot_forget_and_cannot_learn_to() -> None:
    p, (inputs, asked) = layer("lstm_1997"), sequences()
    run = lstm.forward(p, 50.0 * inputs)
    _, keep, _, _ = lstm.blocks(run.gates)
    assert (keep == 1.0).all()
    mine = lstm.gradients(p, inputs, run, lstm.backward(p, run, asked), np.zeros((T, B, 2)))
    for part in (mine.input_weights, mine.recurrent_weights, mine.hidden_bias):
        assert (part[7:14] == 0.0).all()


def test_by_the_rule_of_1997_an_error_stays_as_it_is_all_the_way() -> None:
    p, (inputs, _) = layer("lstm_1997"), sequences()
    asked = np.zeros((T, B, 7))
    asked[-1] = 1.0
    run = lstm.forward(p, inputs)
    cut = lstm.backward(p, run, asked, truncated=True)
    assert (cut.d_cell == cut.d_cell[-1]).all()
    assert (cut.d_hidden[:-1] == 0.0).all()
    full = lstm.backward(p, run, asked)
    assert off(full.d_cell[0], cut.d_cell[0]) > 0.1


@pytest.mark.parametrize("variant", ["lstm", "peephole"])
def test_truncated_it_comes_back_along_keep_alone(variant: Variant) -> None:
    p, (inputs, _) = layer(variant), sequences()
    asked = np.zeros((T, B, 7))
    asked[-1] = 1.0
    run = lstm.forward(p, inputs)
    _, keep, _, _ = lstm.blocks(run.gates)
    cut = lstm.backward(p, run, asked, truncated=True)
    for t in (0, 10, T - 2):
        np.testing.assert_allclose(cut.d_cell[t], cut.d_cell[-1] * keep[t + 1 :].prod(0), rtol=1e-12)


def test_a_new_layer_has_its_biases_and_nothing_else_chosen() -> None:
    p = lstm.draw(np.random.default_rng(0), "lstm", (16, 2, 1), 4.6, -4.6)
    write, keep, candidate, read = np.split(p.hidden_bias, 4)
    assert (write == -4.6).all() and (keep == 4.6).all()
    assert not candidate.any() and not read.any() and not p.peepholes.any() and not p.output_bias.any()
    assert 0.2 < np.abs(p.recurrent_weights).max() <= 0.25


def test_flattening_and_back_changes_nothing() -> None:
    p = layer("peephole")
    vector = flatten(p)
    again = unflatten(lstm.Parameters, vector, SIZES)
    assert all((own == its).all() for own, its in zip(vars(p).values(), vars(again).values(), strict=True))
    with pytest.raises(ValueError, match="do not fill"):
        unflatten(lstm.Parameters, vector[:-1], SIZES)


def test_numbers_that_are_none_pass_through_without_a_warning() -> None:
    p, (inputs, asked) = layer("lstm"), sequences()
    inputs[3, 0, 0] = np.inf
    p.input_weights[:, 0] = 0.0  # ∞ · 0 is no number
    run = lstm.forward(p, inputs)
    assert np.isnan(run.hidden[5, 0]).any() and np.isfinite(run.hidden[:, 1]).all()
    assert np.isnan(lstm.backward(p, run, asked).d_cell[0, 0]).any()
