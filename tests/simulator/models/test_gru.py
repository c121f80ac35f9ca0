"""The gated recurrent unit by hand is torch's, number for number."""

from __future__ import annotations

import numpy as np

from simulator.models import gru
from tests.simulator.models.torch_layers import draw, off, truth

SIZES, T, B, EXACT = (6, 3, 2), 60, 4, 1e-9


def layer() -> gru.Parameters:
    p = draw("gru", SIZES)
    assert isinstance(p, gru.Parameters)
    return p


def test_states_derivatives_and_gradients_are_torchs() -> None:
    rng = np.random.default_rng(1)
    p, inputs, asked = layer(), rng.standard_normal((T, B, 3)), rng.standard_normal((T, B, 6))
    run = gru.forward(p, inputs)
    back = gru.backward(p, run, asked)
    mine = gru.gradients(p, inputs, run, back, np.zeros((T, B, 2)))
    its = truth("gru", p, inputs, asked)
    assert off(run.hidden, its.hidden) < EXACT
    assert off(back.d_hidden, its.d_hidden) < EXACT
    for name, part in its.gradients.items():
        assert off(getattr(mine, name), part) < EXACT


def test_truncated_an_error_comes_back_along_keep_alone() -> None:
    p = layer()
    inputs = np.random.default_rng(2).standard_normal((T, B, 3))
    asked = np.zeros((T, B, 6))
    asked[-1] = 1.0
    run = gru.forward(p, inputs)
    _, keep, _ = gru.blocks(run.gates)
    cut = gru.backward(p, run, asked, truncated=True)
    np.testing.assert_allclose(cut.d_hidden[0], keep[1:].prod(0), rtol=1e-12)


def test_a_shut_update_gate_keeps_the_state() -> None:
    p = layer()
    p.hidden_bias[6:12] = 40.0  # keep is 1 to the last bit
    p.recurrent_weights[6:12] = 0.0
    run = gru.forward(p, np.random.default_rng(3).standard_normal((T, B, 3)))
    assert (run.hidden == 0.0).all()
