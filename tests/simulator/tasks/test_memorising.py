"""Memorising: what is asked at the end is what was shown at the beginning, in the same order."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.tasks.memorising import memorising


@pytest.mark.parametrize(("symbols", "alphabet", "steps"), [(5, 2, 11), (5, 2, 40), (10, 5, 25)])
def test_the_symbols_come_back_after_the_go_mark(symbols: int, alphabet: int, steps: int) -> None:
    drawn = memorising(symbols, alphabet)(np.random.default_rng(1), 300, steps)
    said = drawn.inputs.argmax(2)
    np.testing.assert_array_equal(drawn.inputs.sum(2), 1.0)
    np.testing.assert_array_equal(drawn.targets[:, -symbols:].argmax(2), said[:, :symbols])
    assert said[:, :symbols].max() == alphabet - 1
    go = steps - symbols - 1
    assert (said[:, go] == alphabet + 1).all()
    assert (np.delete(said[:, symbols:], go - symbols, axis=1) == alphabet).all()
    np.testing.assert_array_equal(drawn.mask.sum(1), symbols)
    assert drawn.mask[:, -symbols:].all()
