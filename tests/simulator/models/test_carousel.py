"""The cell worked from outside: what it keeps, and what of an error it brings back."""

from __future__ import annotations

import numpy as np

from simulator.models import carousel


def test_an_open_loop_and_a_closed_entrance_hold_a_number_exactly_for_500_steps() -> None:
    T = 500
    write, keep = np.zeros(T), np.ones(T)
    write[0] = 1.0
    inputs = np.random.default_rng(0).normal(0.0, 100.0, T)
    inputs[0] = 1.7
    run = carousel.forward(inputs, write, keep, read=np.zeros(T))
    assert (run.cell == 1.7).all()
    assert (run.hidden == 0.0).all()


def test_the_cell_is_what_the_equation_says() -> None:
    rng = np.random.default_rng(1)
    x, i, f, o = rng.random((4, 30))
    run = carousel.forward(x, i, f, o)
    before = np.concatenate(([0.0], run.cell[:-1]))
    np.testing.assert_allclose(run.cell, f * before + i * x, rtol=1e-14)
    np.testing.assert_allclose(run.hidden, o * run.cell, rtol=1e-14)


def test_an_error_comes_back_multiplied_by_what_the_loop_kept() -> None:
    rng = np.random.default_rng(2)
    T, read_at = 40, 33
    keep = rng.random(T)
    read = np.full(T, 0.25)
    error = np.zeros(T)
    error[read_at] = 3.0
    d_cell = carousel.backward(error, keep, read)
    for t in range(read_at + 1):
        np.testing.assert_allclose(d_cell[t], 0.75 * keep[t + 1 : read_at + 1].prod(), rtol=1e-12)
    assert (d_cell[read_at + 1 :] == 0.0).all()


def test_the_derivative_is_what_a_small_change_of_the_cell_does() -> None:
    rng = np.random.default_rng(3)
    x, i, f, o, error = rng.random((5, 12))
    d_cell = carousel.backward(error, f, o)
    for t in range(12):
        # Into a cell with the write gate at i, an input dx changes c_t by i dx.
        nudged = x.copy()
        nudged[t] += 1e-6
        change = error @ (carousel.forward(nudged, i, f, o).hidden - carousel.forward(x, i, f, o).hidden)
        np.testing.assert_allclose(change, 1e-6 * i[t] * d_cell[t], rtol=1e-5)
