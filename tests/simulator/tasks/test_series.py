"""The series that come with the program."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.datasets import sunspots as theirs

from simulator.message import Refused
from simulator.tasks import bits, letters, series


def test_the_sunspots_are_those_of_the_named_source() -> None:
    ours = series.sunspots()
    kept = theirs.load().data
    assert np.array_equal(ours.times, kept["YEAR"]) and np.array_equal(ours.values[:, 0], kept["SUNACTIVITY"])
    assert (ours.times[0], ours.times[-1], ours.steps) == (1700, 2008, 309)


def test_the_target_flies_at_its_speed_near_the_radar_and_the_radar_errs() -> None:
    seen = series.radar(np.random.default_rng(0))
    speeds = np.linalg.norm(np.diff(seen.truth, axis=0), axis=1)
    assert np.allclose(speeds, 40.0)
    assert np.linalg.norm(seen.truth, axis=1).max() < 2_500.0
    assert abs((seen.values - seen.truth).std() - 80.0) < 5.0
    turned = np.diff(np.unwrap(np.arctan2(*np.diff(seen.truth, axis=0).T[::-1])))
    assert (np.abs(turned) < 1e-9).any() and (np.abs(turned) > 0.03).any()  # straight on, and in turns


def test_the_price_is_positive_and_has_calm_and_lively_times() -> None:
    prices = series.price(np.random.default_rng(0)).values[:, 0]
    moves = np.abs(np.diff(np.log(prices)))
    runs = moves.reshape(-1, 21).mean(1) if len(moves) % 21 == 0 else moves[:399].reshape(-1, 21).mean(1)
    assert prices.min() > 0.0 and runs.max() > 2.0 * runs.min()


def test_noise_is_added_in_deviations_and_what_was_there_is_kept_as_the_truth() -> None:
    plain = series.sunspots()
    noisy = series.noisy(plain, np.random.default_rng(0), 0.5)
    assert series.noisy(plain, np.random.default_rng(0), 0.0) is plain
    assert np.array_equal(noisy.truth, plain.values)
    assert abs((noisy.values - plain.values).std() / plain.values.std() - 0.5) < 0.06


def test_a_text_is_its_letters() -> None:
    text = letters.series(letters.shipped())
    assert text.letters is not None and text.values.shape == (text.steps, len(text.symbols))
    assert np.array_equal(text.values.argmax(1), text.letters) and np.all(text.values.sum(1) == 1.0)
    assert letters.plain("  The\n sea ") == "the sea"
    assert letters.typed("The  sea ") == "the sea " and letters.typed("  ") == ""


def test_rare_letters_are_read_as_one_and_it_is_said() -> None:
    many = "".join(chr(0x4E00 + n) * (1 + n % 3) for n in range(300))
    text = letters.series(many)
    assert len(text.symbols) == letters.MOST and letters.OTHER in text.symbols
    assert [note.key for note in text.notes] == ["sequences-note-text-rare"]


def test_of_a_long_text_the_beginning_is_used_and_it_is_said() -> None:
    text = letters.series("ab c" * 5_000)
    assert text.steps == letters.LONGEST
    assert [note.key for note in text.notes] == ["sequences-note-text-cut"]


@pytest.mark.parametrize("text", ["", "short", "a" * 500])
def test_a_text_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        letters.series(text)


def test_bits_are_shown_once_and_then_there_is_noise() -> None:
    drawn = bits.draw(np.random.default_rng(0), 50, 3)
    assert drawn.inputs.shape == (50, 22, 3) and np.array_equal(drawn.inputs[:, 0], drawn.asked)
    assert np.abs(drawn.inputs[:, 1:]).max() <= 0.5 and not drawn.inputs[:, -1].any()
    assert abs(drawn.inputs[:, 1:-1].std() - 0.2) < 0.01
    symbols = bits.symbols(drawn)
    assert np.array_equal(symbols[:, 0], symbols[:, -1]) and np.all(symbols[:, 1:-1] == 8)
    assert bits.patterns(np.array([[-1.0, -1.0, 1.0], [1.0, -1.0, -1.0]])).tolist() == [1, 4]
