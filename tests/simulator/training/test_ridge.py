"""Ridge regression from sums: the same as at once, with the penalty that holds up on unseen examples."""

from __future__ import annotations

import numpy as np

from simulator.training import ridge
from simulator.training.ridge import Sums


def sums(signals: np.ndarray[tuple[int, int], np.dtype[np.float64]], targets: object, parts: int = 1) -> Sums:
    wanted = np.asarray(targets)
    made = Sums(signals.shape[1], wanted.shape[1])
    for some, those in zip(np.array_split(signals, parts), np.array_split(wanted, parts), strict=True):
        made.add(some, those)
    return made


def test_the_read_out_is_the_least_squares_solution_of_its_penalty() -> None:
    rng = np.random.default_rng(0)
    S, T = rng.standard_normal((60, 5)), rng.standard_normal((60, 2))
    solved = ridge.solve(sums(S, T), sums(S, T))
    penalty = solved.penalties[solved.chosen]
    want = np.linalg.solve(S.T @ S + 60 * penalty * np.eye(5), S.T @ T).T
    np.testing.assert_allclose(solved.read_out, want, rtol=1e-9)


def test_sequences_may_come_in_batches() -> None:
    rng = np.random.default_rng(1)
    S, T = rng.standard_normal((90, 4)), rng.standard_normal((90, 1))
    at_once, in_parts = (ridge.solve(sums(S, T, n), sums(S[:9], T[:9])) for n in (1, 7))
    np.testing.assert_allclose(in_parts.read_out, at_once.read_out, rtol=1e-10)


def test_the_loss_is_the_mean_squared_distance() -> None:
    rng = np.random.default_rng(2)
    S, T, V = rng.standard_normal((30, 4)), rng.standard_normal((30, 2)), rng.standard_normal((2, 4))
    np.testing.assert_allclose(sums(S, T).loss(V), ((T - S @ V.T) ** 2).sum(1).mean(), rtol=1e-10)


def test_where_examples_are_few_and_noisy_a_larger_penalty_holds_up_better() -> None:
    rng = np.random.default_rng(3)
    truth = np.zeros((1, 40))
    truth[0, 0] = 1.0
    chosen = []
    for noise in (1e-9, 3.0):
        S, unseen = rng.standard_normal((45, 40)), rng.standard_normal((400, 40))
        T = S @ truth.T + noise * rng.standard_normal((45, 1))
        solved = ridge.solve(sums(S, T), sums(unseen, unseen @ truth.T))
        assert solved.losses[solved.chosen] == solved.losses.min()
        chosen.append(solved.penalties[solved.chosen])
    assert chosen[1] > 1e3 * chosen[0]


def test_sums_that_are_no_numbers_give_a_read_out_that_is_none() -> None:
    S, T = np.full((4, 3), np.nan), np.ones((4, 1))
    assert np.isnan(ridge.solve(sums(S, T), sums(S, T)).read_out).all()


def test_sums_go_on_from_a_restored_state() -> None:
    rng = np.random.default_rng(4)
    S, T = rng.standard_normal((20, 3)), rng.standard_normal((20, 1))
    one, other = sums(S[:10], T[:10]), Sums(3, 1)
    other.restore(one.state())
    one.add(S[10:], T[10:])
    other.add(S[10:], T[10:])
    assert one.count == other.count == 20.0
    np.testing.assert_array_equal(one.squares, other.squares)
