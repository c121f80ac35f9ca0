"""Tasks of 1997: begin and end are marked, lengths vary, and the answer is the marked ones'."""

from __future__ import annotations

import numpy as np

from simulator.tasks import long_lags, varying

STEPS = 40


def test_temporal_order_has_its_begin_its_end_and_its_two_symbols() -> None:
    rng, lengths, classes = np.random.default_rng(0), set(), set()
    for _ in range(300):
        inputs, target = varying.order(rng, STEPS)
        letters = "".join(varying.LETTERS[at] for at in inputs.argmax(1))
        lengths.add(len(letters))
        assert letters[0] == "E" and letters[-1] == "B" and "E" not in letters[1:] and "B" not in letters[:-1]
        symbols = [(at, letter) for at, letter in enumerate(letters) if letter in "XY"]
        (first, one), (second, other) = symbols
        assert STEPS // 10 <= first < 2 * STEPS // 10 and STEPS // 2 <= second < 6 * STEPS // 10
        assert long_lags.ORDERS[target.argmax()] == one + other
        classes.add(one + other)
    assert lengths == set(range(STEPS, STEPS + STEPS // 10 + 1))
    assert classes == set(long_lags.ORDERS)


def test_adding_leaves_out_a_number_that_comes_first_of_all() -> None:
    rng, lengths, left_out = np.random.default_rng(0), set(), 0
    for _ in range(300):
        inputs, target = varying.adding(rng, STEPS)
        lengths.add(len(inputs))
        places = np.flatnonzero(inputs[:, 1] == 1.0)
        assert len(places) == 2 and places[0] < STEPS // 10 and places[1] < STEPS // 2
        counted = [inputs[at, 0] for at in places if at]
        left_out += len(counted) == 1
        np.testing.assert_allclose(target, [0.5 + sum(counted) / 4.0])
        assert inputs[-1, 1] == -1.0 and inputs[0, 1] == (1.0 if places[0] == 0 else -1.0)
        assert not inputs[1:-1, 1].min() < 0.0
    assert lengths == set(range(STEPS, STEPS + STEPS // 10 + 1))
    assert 0 < left_out < 150
