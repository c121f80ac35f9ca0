"""Reservoirs: which echoes fade, how long they are remembered, and that nothing in them learns."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models import echo_state
from simulator.models.echo_state import Reservoir
from simulator.slices import finish


def reservoir(radius: float, units: int = 60, kind: echo_state.Kind = "orthogonal") -> Reservoir:
    return echo_state.draw(np.random.default_rng(0), units, 2, kind, radius, 0.01)


@pytest.mark.parametrize("kind", ["orthogonal", "sparse"])
def test_the_matrix_has_the_radius_that_was_asked_for(kind: echo_state.Kind) -> None:
    sizes = np.abs(reservoir(0.8, kind=kind).eigenvalues())
    assert sizes.max() == pytest.approx(0.8, rel=1e-9)
    if kind == "orthogonal":
        np.testing.assert_allclose(sizes, 0.8, rtol=1e-9)  # all on one circle


def test_a_step_is_the_equation() -> None:
    made, rng = reservoir(0.9), np.random.default_rng(1)
    inputs, start = rng.standard_normal((3, 4, 2)), rng.standard_normal((4, 60))
    hidden = finish(echo_state.running(made, inputs, start))
    h = start
    for t in range(3):
        h = np.tanh(inputs[t] @ made.input_weights.T + h @ made.recurrent_weights.T)
        np.testing.assert_allclose(hidden[t], h, rtol=1e-12)


def test_below_one_an_echo_fades_at_the_radius_and_above_one_it_does_not() -> None:
    quiet, loud = (np.linalg.norm(echo_state.echoes(reservoir(r), 120), axis=1) for r in (0.9, 1.1))
    np.testing.assert_allclose(quiet[1:] / quiet[:-1], 0.9, rtol=1e-2)  # a rotation, shrunk
    assert loud[-1] > 10.0 * loud[0]


def test_memory_lasts_longest_near_the_edge_and_never_longer_than_there_are_units() -> None:
    totals = {}
    for radius in (0.7, 0.95, 1.1):
        capacity = finish(echo_state.memory_capacity(reservoir(radius), np.random.default_rng(2), 120))
        assert ((capacity >= 0.0) & (capacity <= 1.0)).all()
        totals[radius] = float(capacity.sum())
    assert totals[0.7] < totals[0.95] > totals[1.1]
    assert 50.0 < totals[0.95] < 60.0
    assert totals[1.1] < 15.0


def test_recent_inputs_are_remembered_and_old_ones_are_lost() -> None:
    capacity = finish(echo_state.memory_capacity(reservoir(0.7), np.random.default_rng(2), 60))
    assert capacity[0] > 0.99 and capacity[-1] < 0.05
