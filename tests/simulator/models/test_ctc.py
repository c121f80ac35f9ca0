"""CTC: sums over paths against counting them one by one, and a causal best path."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch

from simulator.models.ctc import edit_distance, greedy, log_probability, log_softmax, single


@pytest.fixture
def log_p() -> np.ndarray:
    return log_softmax(np.random.default_rng(2).normal(size=(5, 3)) * 2.0)


def spelled(path: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(symbol for symbol, _ in itertools.groupby(path) if symbol)


def test_a_texts_probability_is_the_sum_over_its_paths(log_p: np.ndarray) -> None:
    by_text: dict[tuple[int, ...], float] = {}
    for path in itertools.product(range(3), repeat=5):
        chance = float(np.exp(log_p[np.arange(5), path].sum()))
        by_text[spelled(path)] = by_text.get(spelled(path), 0.0) + chance
    assert sum(by_text.values()) == pytest.approx(1.0)
    for text, chance in by_text.items():
        assert np.exp(log_probability(log_p, text)) == pytest.approx(chance)
    for symbol in (1, 2):
        assert np.exp(single(log_p)[symbol]) == pytest.approx(by_text[symbol,])
    assert np.exp(single(log_p)[0]) == pytest.approx(by_text[()])


def test_it_is_the_loss_torch_trains_by(log_p: np.ndarray) -> None:
    loss = torch.nn.functional.ctc_loss(
        torch.from_numpy(log_p)[:, None], torch.tensor([1, 1]), torch.tensor([5]), torch.tensor([2])
    )
    assert log_probability(log_p, [1, 1]) == pytest.approx(-2.0 * float(loss))


def test_what_is_not_allowed_never_comes_up(log_p: np.ndarray) -> None:
    kept = log_softmax(log_p, np.array([True, False, True]))
    assert (np.exp(kept[:, 1]) == 0.0).all()
    np.testing.assert_allclose(np.exp(kept).sum(axis=1), 1.0)
    # Nor as a single symbol, whatever is said of it afterwards.
    later = np.vstack((kept, np.log([[0.5, 1e-30, 0.5]])))
    assert single(later)[1] < -60.0 < -20.0 < single(later)[2]


def test_what_is_printed_depends_on_the_steps_so_far() -> None:
    log_p = log_softmax(np.random.default_rng(0).normal(size=(40, 4)) * 4.0)
    symbols, steps = greedy(log_p)
    assert len(symbols) > 5
    for cut in range(1, 40):
        early, at = greedy(log_p[:cut])
        assert early == symbols[: len(early)] and at == steps[: len(at)]


@pytest.mark.parametrize(
    ("one", "other", "apart"), [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("rn", "m", 2)]
)
def test_the_distance_of_two_texts(one: str, other: str, apart: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == apart
