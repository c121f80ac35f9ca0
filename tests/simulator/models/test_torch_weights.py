"""Weights go to torch's names and come back; what torch does not have is refused in words."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from simulator.message import Refused
from simulator.models import gru, lstm, torch_weights
from simulator.models.gates import Variant
from tests.simulator.models.torch_layers import draw, module

SIZES = (5, 3, 2)


@pytest.mark.parametrize("variant", ["lstm", "lstm_1997", "gru"])
def test_there_and_back_through_torch_changes_nothing(variant: Variant) -> None:
    p = draw(variant, SIZES)
    name = torch_weights.layer(variant)
    saved = {f"{name}.{key}": part.numpy() for key, part in module(variant, p).state_dict().items()}
    readout = {"output_weights": p.output_weights, "output_bias": p.output_bias}
    again = torch_weights.from_torch(variant, saved | readout)
    assert type(again) is type(p)
    for own, its in zip(vars(p).values(), vars(again).values(), strict=True):
        np.testing.assert_array_equal(own, its)


def test_torchs_own_layer_becomes_ours_and_says_the_same() -> None:
    torch.manual_seed(0)
    net = torch.nn.LSTM(3, 5).double()  # draws both of its biases
    saved = {f"lstm.{key}": part.numpy() for key, part in net.state_dict().items()}
    p = torch_weights.from_torch(
        "lstm", saved | {"output_weights": np.zeros((2, 5)), "output_bias": np.zeros(2)}
    )
    assert isinstance(p, lstm.Parameters)
    inputs = np.random.default_rng(0).standard_normal((40, 2, 3))
    with torch.no_grad():
        hidden, _ = net(torch.tensor(inputs))
    np.testing.assert_allclose(lstm.forward(p, inputs).hidden, hidden.numpy(), rtol=1e-9, atol=1e-12)


def test_the_cell_of_1997_is_an_lstm_whose_keep_gate_is_always_open() -> None:
    tensors = torch_weights.to_torch("lstm_1997", draw("lstm_1997", SIZES))
    assert (tensors["lstm.bias_ih_l0"][5:10] == 40.0).all()
    assert not tensors["lstm.bias_hh_l0"].any()
    assert not tensors["lstm.weight_ih_l0"][5:10].any() and not tensors["lstm.weight_hh_l0"][5:10].any()


@pytest.mark.parametrize("variant", ["lstm", "gru"])
def test_names_and_shapes_are_those_that_are_saved(variant: Variant) -> None:
    tensors = torch_weights.to_torch(variant, draw(variant, SIZES))
    assert {name: part.shape for name, part in tensors.items()} == torch_weights.shapes(variant, SIZES)


def test_peepholes_are_refused_with_the_reason() -> None:
    with pytest.raises(Refused) as refused:
        torch_weights.to_torch("peephole", draw("peephole", SIZES))
    assert refused.value.message.key == "refused-memory-cell-peephole"


def test_a_gated_unit_keeps_both_biases() -> None:
    p = draw("gru", SIZES)
    assert isinstance(p, gru.Parameters)
    tensors = torch_weights.to_torch("gru", p)
    np.testing.assert_array_equal(tensors["gru.bias_hh_l0"], p.recurrent_bias)
