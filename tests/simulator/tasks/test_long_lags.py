"""Each task asks what it claims to ask, and only where it says so."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.tasks import long_lags
from simulator.tasks.long_lags import LETTERS, NEAR, ORDERS, TASKS, Name, Sequences, copying

B, T = 400, 60


def drawn(name: Name, steps: int = T) -> Sequences:
    return TASKS[name].draw(np.random.default_rng(7), B, steps)


@pytest.mark.parametrize("name", TASKS)
def test_the_same_seed_draws_the_same_and_sizes_are_as_told(name: Name) -> None:
    task, once, again = TASKS[name], drawn(name), drawn(name)
    assert once.inputs.shape == (B, T, task.inputs) and once.targets.shape == (B, T, task.outputs)
    assert once.mask.shape == (B, T) and set(np.unique(once.mask)) <= {0.0, 1.0}
    assert once.mask.any(axis=1).all()
    assert all((vars(once)[part] == vars(again)[part]).all() for part in vars(once))
    assert len(task.channels) == task.inputs
    shortest = task.draw(np.random.default_rng(0), 5, task.shortest)
    assert shortest.mask.any(axis=1).all()


def test_the_first_sign_is_asked_at_the_end_and_both_come_equally_often() -> None:
    s = drawn("first_sign")
    np.testing.assert_array_equal(np.abs(s.inputs[:, 0, 0]), 1.0)
    np.testing.assert_array_equal(s.targets[:, -1, 0], s.inputs[:, 0, 0] > 0)
    assert s.mask.sum() == B and (s.mask[:, -1] == 1.0).all()
    assert 0.4 < s.targets[:, -1, 0].mean() < 0.6
    noise = s.inputs[:, 1:, 0]
    assert noise.std() == pytest.approx(long_lags.NOISE, rel=0.05)


def test_the_marked_sign_is_said_when_the_second_mark_asks() -> None:
    s = drawn("marker")
    for inputs, targets, mask in zip(s.inputs, s.targets, s.mask, strict=True):
        (store,), (recall,) = np.flatnonzero(inputs[:, 1]), np.flatnonzero(inputs[:, 2])
        assert store < T // 2 <= recall
        assert targets[recall, 0] == (inputs[store, 0] > 0)
        assert np.flatnonzero(mask).tolist() == [recall]
    assert (np.abs(s.inputs[..., 0]) == 1.0).all()


def test_the_order_is_that_of_the_two_symbols() -> None:
    s = drawn("order")
    assert (s.inputs.sum(2) == 1.0).all()
    for inputs, targets in zip(s.inputs.argmax(2), s.targets, strict=True):
        places = np.flatnonzero(inputs < 2)
        first, second = places
        assert T // 10 <= first < 2 * (T // 10) and T // 2 <= second < T // 2 + T // 10
        assert "".join(LETTERS[inputs[place]] for place in places) == ORDERS[targets[-1].argmax()]
    assert len(np.unique(s.targets[:, -1].argmax(1))) == 4


def test_the_sum_is_that_of_the_two_marked_numbers() -> None:
    s = drawn("adding")
    assert (s.inputs[..., 1].sum(1) == 2.0).all()
    np.testing.assert_allclose(s.targets[:, -1, 0], 0.5 + (s.inputs[..., 0] * s.inputs[..., 1]).sum(1) / 4.0)
    # The last half is all distraction: what has to be kept is kept for at least so long.
    assert not s.inputs[:, T // 2 :, 1].any()


def test_the_columns_add_up() -> None:
    s = drawn("adder", 20)
    numbers = [sum(int(bit) << t for t, bit in enumerate(row)) for row in s.inputs[0].T]
    printed = sum(int(bit) << t for t, bit in enumerate(s.targets[0, :, 0]))
    assert printed == sum(numbers) % 2**20
    assert s.mask.all()


def test_right_is_the_right_side_the_largest_or_near_enough() -> None:
    sign, choice, number = TASKS["first_sign"], TASKS["order"], TASKS["adding"]
    assert sign.right(np.array([[2.0], [-2.0], [np.nan]]), np.array([[1.0], [1.0], [1.0]])).tolist() == [
        True,
        False,
        False,
    ]
    logits = np.array([[0.0, 3.0, 1.0, 1.0], [0.0, np.nan, 1.0, 1.0]])
    assert choice.right(logits, np.eye(4)[[1, 1]]).tolist() == [True, False]
    near, far = np.array([[0.5 + 0.9 * NEAR]]), np.array([[0.5 + 1.1 * NEAR]])
    assert number.right(near, np.array([[0.5]])).all() and not number.right(far, np.array([[0.5]])).any()


def test_the_symbol_to_recall_comes_first_and_never_again() -> None:
    s = drawn("recall")
    assert (s.inputs.sum(2) == 1.0).all()
    symbols = s.inputs.argmax(2)
    np.testing.assert_array_equal(symbols[:, 0], s.targets[:, -1].argmax(1))
    assert (symbols[:, 0] < 4).all() and (symbols[:, 1:] >= 4).all()
    assert set(symbols[:, 0]) == {0, 1, 2, 3} and s.mask.sum() == B


def test_the_word_is_said_after_the_mark_as_it_was_heard() -> None:
    s = drawn("copy")
    np.testing.assert_array_equal(s.inputs[:, :3, :2], s.targets[:, -3:])
    assert (s.inputs[:, :3, :2].sum(2) == 1.0).all() and not s.inputs[:, 3:, :2].any()
    marks = [np.flatnonzero(one) for one in s.inputs[..., 2]]
    assert all(mark.tolist() == [T - 4] for mark in marks)
    assert (s.mask[:, -3:] == 1.0).all() and s.mask.sum() == 3 * B
    assert len(np.unique(s.targets[:, -3:].argmax(2), axis=0)) == 8


@pytest.mark.parametrize(("symbols", "kinds", "steps"), [(5, 2, 11), (10, 5, 25)])
def test_longer_words_of_more_letters_are_copied_alike(symbols: int, kinds: int, steps: int) -> None:
    s = copying(symbols, kinds)(np.random.default_rng(1), 300, steps)
    assert s.inputs.shape == (300, steps, kinds + 1)
    np.testing.assert_array_equal(s.inputs[:, :symbols, :kinds], s.targets[:, -symbols:])
    assert len(np.unique(s.targets[:, -symbols:].argmax(2))) == kinds
    assert (s.inputs[:, -symbols - 1, kinds] == 1.0).all() and s.inputs.sum() == 300 * (symbols + 1)
    assert s.mask[:, -symbols:].all() and s.mask.sum() == 300 * symbols
