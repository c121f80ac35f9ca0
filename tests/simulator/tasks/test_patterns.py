"""Patterns on all units: the majority wins, one wrong unit can be put right, words are spelled in order."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.message import Refused
from simulator.tasks.patterns import HELD, Attractor, Spell, Vote, stored_patterns
from simulator.tasks.sequences import BITS, Levels

T = 8
LEVELS = Levels(-0.8, 0.8)


@pytest.mark.parametrize("units", [2, 5, 6])
def test_all_units_vote_with_the_majority(units: int) -> None:
    task = Vote(units, T, LEVELS)
    for sequences in (task.draw(np.random.default_rng(0), 50), task.examination()):
        ones, zeros = ((sequences.starts == level).sum(1) for level in (0.8, -0.8))
        assert (ones != zeros).all() and (ones + zeros == units).all()
        assert (sequences.targets[:, -1] == np.where(ones > zeros, 0.8, -0.8)[:, None]).all()
        assert not sequences.mask[:, :-1].any() and sequences.mask[:, -1].all()
        assert sequences.given.all()


def test_the_vote_is_examined_on_every_pattern_without_a_tie() -> None:
    starts = Vote(6, T, LEVELS).examination().starts
    assert len(starts) == len(np.unique(starts, axis=0)) == 2**6 - 20  # 6 over 3 ties


@pytest.mark.parametrize("units", range(3, 13))
def test_a_stored_pattern_with_one_wrong_unit_is_still_nearest_to_itself(units: int) -> None:
    stored = stored_patterns(units)
    assert len(stored) == (2 if units < 6 else 4)
    distances = np.abs(stored[:, None] - stored).sum(2) + units * np.eye(len(stored))
    assert distances.min() >= 3


def test_a_noisy_pattern_is_to_become_the_stored_one_and_to_stay() -> None:
    task = Attractor(6, T, LEVELS, 3)
    stored = LEVELS.of(stored_patterns(6))
    sequences = task.examination()
    assert sequences.targets.shape == (len(sequences.starts), T + HELD, 6)
    for start, targets in zip(sequences.starts, sequences.targets, strict=True):
        distances = (np.sign(stored) != np.sign(start)).sum(1)
        nearest = distances.argmin()
        assert distances[nearest] <= 1
        assert (targets == stored[nearest]).all()
    # Every pattern with every unit wrong, and with none.
    wrong = np.sign(sequences.starts) != np.sign(sequences.targets[:, 0])
    assert {tuple(row) for row in wrong.astype(int)} == {tuple(row) for row in np.eye(6, dtype=int)} | {
        (0,) * 6
    }
    asked = sequences.mask[0, :, 0]
    assert not asked[: T - 3].any() and asked[T - 3 :].all()


def test_training_ends_early_but_for_the_first_sequence() -> None:
    task = Attractor(6, 30, LEVELS, 4)
    mask = task.draw(np.random.default_rng(0), 200).mask[..., 0]
    assert (mask.sum(1) == 4).all()
    last = 30 - mask[:, ::-1].argmax(1)
    assert last[0] == 30 and last.min() == 8 and last[1:].max() == 29
    assert 0.3 < (last <= 15).mean() < 0.6  # half the way from 8 to 30 on a log scale
    # Asked are steps one after the other, up to the end.
    assert all(row[end - 4 : end].all() for row, end in zip(mask, last, strict=True))
    # The sequence that is shown is whole.
    assert task.draw(np.random.default_rng(5), 1).mask[0, -4:].all()


@pytest.mark.parametrize("steps", [3, 8])
def test_a_word_is_spelled_a_bit_a_step(steps: int) -> None:
    task = Spell(5, steps, LEVELS, np.ones(steps, np.bool_))
    sequences = task.examination()
    assert len(sequences.starts) == 32
    for start, said, asked in zip(sequences.starts, sequences.targets, sequences.mask, strict=True):
        bits = start > 0
        for t in range(min(steps, 5)):
            assert said[t, 0] == bits[t]
        assert asked[:, 0].tolist() == [float(t < 5) for t in range(steps)]


def test_a_word_of_which_nothing_is_asked_is_refused() -> None:
    with pytest.raises(Refused):
        Spell(3, T, LEVELS, np.arange(T) > 4)


@pytest.mark.parametrize("make", [lambda: Vote(1, T, LEVELS), lambda: Attractor(2, T, LEVELS, 3)])
def test_too_few_units_are_refused(make: object) -> None:
    with pytest.raises(Refused) as refused:
        make()  # type: ignore[operator]
    assert refused.value.message.key == "refused-unrolling-units"


def test_an_answer_is_right_on_the_side_of_its_target() -> None:
    task = Vote(5, T, LEVELS)
    sequences = task.examination()
    assert not task.wrong(sequences, 0.1 * sequences.targets).any()
    assert task.wrong(sequences, -sequences.targets).sum() == sequences.mask.sum()
    assert BITS.middle == 0.5
