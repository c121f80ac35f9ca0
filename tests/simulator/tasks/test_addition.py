"""Binary addition against Python's own integers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.automata.adder import binary_adder
from simulator.tasks import addition
from simulator.tasks.addition import Addition, NotANumber

words = st.integers(0, 2**64 - 1)


def _number(digits: np.ndarray) -> int:
    return sum(int(digit) << place for place, digit in enumerate(digits))


@given(words, words)
def test_the_digits_are_those_of_the_sum_and_the_carries_those_of_paper(a: int, b: int) -> None:
    example = addition.from_numbers(a, b, 65)
    assert _number(example.first) == a
    assert _number(example.second) == b
    assert _number(example.total) == a + b
    # A column receives a carry exactly where the sum differs from the addition without carries.
    assert _number(example.carry_in) == a ^ b ^ (a + b)
    assert (example.states == 2 * example.carry_out + example.total).all()
    assert (example.carry_out[:-1] == example.carry_in[1:]).all()


@given(words, words)
def test_a_carry_out_of_the_last_column_is_not_written(a: int, b: int) -> None:
    example = addition.from_numbers(a, b, 64)
    assert _number(example.total) == (a + b) % 2**64
    assert example.carry_out[-1] == (a + b) >> 64


def test_states_agree_with_the_automaton_for_batches_of_any_shape() -> None:
    first, second = np.random.default_rng(0).integers(0, 2, (2, 5, 6, 40))
    walks = binary_adder().run(2 * first + second)
    after = addition.states(first, second)
    assert after.shape == (5, 6, 40)
    assert (after == walks[..., -40:]).all()


def test_a_batch_is_what_working_out_each_of_its_pairs_gives() -> None:
    inputs, targets = addition.batch(np.random.default_rng(1), 9, 12)
    assert inputs.shape == (9, 12, 2) and targets.shape == (9, 12, 1)
    after = addition.batch_states(inputs)
    for x, y, s in zip(inputs, targets, after, strict=True):
        example = addition.work_out(x[:, 0], x[:, 1])
        assert (example.inputs == x).all()
        assert (example.targets == y).all()
        assert (example.states == s).all()


def test_the_seed_decides_a_batch_and_all_columns_occur() -> None:
    one, _ = addition.batch(np.random.default_rng(7), 32, 10)
    two, _ = addition.batch(np.random.default_rng(7), 32, 10)
    assert (one == two).all()
    assert set((2 * one[..., 0] + one[..., 1]).ravel()) == {0, 1, 2, 3}


def test_one_walk_takes_every_transition_and_no_shorter_one_can() -> None:
    example = addition.every_transition()
    before = [addition.START, *example.states[:-1]]
    taken = set(zip(before, example.symbols.tolist(), strict=True))
    assert len(taken) == 16
    # States are entered by 2, 6, 6, 2 transitions and left by 4: 0 and 3 have to be entered again
    # twice each, but a walk may start in 0 once without entering it.
    assert example.columns == 16 + 3


@pytest.mark.parametrize(
    ("pattern", "total", "last"), [("00", {0}, 0), ("01", {1}, 1), ("10", {1}, 1), ("11", {0, 1}, 3)]
)
def test_long_runs_repeat_one_column(pattern: str, total: set[int], last: int) -> None:
    example = addition.constant_run(pattern, 1000)
    assert example.columns == 1000
    assert (example.first == int(pattern[0])).all() and (example.second == int(pattern[1])).all()
    assert set(example.total) == total
    assert example.states[-1] == last
    assert _number(example.total) == (_number(example.first) + _number(example.second)) % 2**1000


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(ValueError, match="00, 01, 10, 11 are allowed"):
        addition.constant_run("12", 10)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42", 42),
        (" 0007 ", 7),
        ("1_000 000", 1_000_000),
        ("0b101010", 42),
        ("0B10 1010", 42),
        ("0b_1111_0000", 240),
        (str(2**64 - 1), 2**64 - 1),
        ("0b" + "1" * 64, 2**64 - 1),
        ("0b" + "0" * 90 + "1", 1),
    ],
)
def test_numbers_are_read_in_decimal_and_binary(text: str, number: int) -> None:
    assert addition.parse_number(text) == number


@given(words)
def test_every_number_is_read_back_from_both_spellings(number: int) -> None:
    assert addition.parse_number(f"{number:_d}") == number
    assert addition.parse_number(f"{number:#_b}") == number


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", 1),
        ("abc", 1),
        ("0b1021", 5),
        ("12.5", 3),
        ("-3", 1),
        ("1e3", 2),
        ("0x1f", 2),
        ("٣", 1),
        ("7_", 2),
    ],
)
def test_what_is_no_number_is_refused_with_its_place(text: str, where: int) -> None:
    with pytest.raises(NotANumber, match=f"at character {where};") as refusal:
        addition.parse_number(text)
    assert refusal.value.message.key == "refused-digits"
    assert refusal.value.message.values["position"] == where
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize("text", [str(2**64), "0b1" + "0" * 64, "9" * 900, "9" * 1_000_000, "1 " * 600])
def test_what_is_too_wide_is_refused_with_the_limit(text: str) -> None:
    with pytest.raises(NotANumber, match="wider than 64 columns") as refusal:
        addition.parse_number(text)
    assert refusal.value.message.values["columns"] == 64
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("number", [256, -1, 10**5000], ids=["wide", "negative", "huge"])
def test_numbers_that_do_not_fit_the_columns_are_refused(number: int) -> None:
    with pytest.raises(NotANumber, match="does not fit 8 columns; whole numbers from 0 to 255"):
        addition.from_numbers(1, number, 8)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ([0, 2], [0, 1], "the first number is not a row of bits"),
        ([0, 1], [0.5, 1], "the second number is not a row of bits"),
        ([], [], "is not a row of bits"),
        ([0, 1], [1], "2 and 1 columns"),
    ],
)
def test_only_two_rows_of_bits_of_one_length_are_worked_out(
    first: list[float], second: list[float], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        addition.work_out(first, second)


def test_no_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="0 columns"):
        addition.from_numbers(0, 0, 0)


def test_a_worked_example_cannot_be_changed() -> None:
    example: Addition = addition.from_numbers(3, 5, 4)
    with pytest.raises(ValueError, match="read-only"):
        example.total[0] = 1
