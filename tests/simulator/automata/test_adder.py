"""The binary-adder automaton adds."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.automata.adder import CARRY_PRINT_0, CARRY_PRINT_1, binary_adder, two_adders

NUMBERS = st.integers(0, 2**64 - 1)


def columns(first: int, second: int, count: int = 66) -> list[int]:
    """The symbols of a written addition, lowest column first."""
    return [2 * (first >> i & 1) + (second >> i & 1) for i in range(count)]


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_it_prints_the_sum_of_any_two_numbers(first: int, second: int) -> None:
    printed = binary_adder().printed(columns(first, second)).tolist()
    assert sum(bit << i for i, bit in enumerate(printed)) == first + second


def test_it_has_the_lectures_four_states_and_sixteen_transitions() -> None:
    adder = binary_adder()
    assert adder.transitions.shape == (4, 4)
    # Two arrows of the lecture's figure: 11 from "carry, print 0" and 00 from "carry, print 1".
    assert adder.transitions[CARRY_PRINT_0, 3] == CARRY_PRINT_1
    assert adder.names[adder.transitions[CARRY_PRINT_1, 0]] == "no_carry_print_1"
    assert adder.names[adder.start] == "no_carry_print_0"


def test_no_smaller_machine_adds() -> None:
    small, where = binary_adder().minimise()
    assert small.states == 4
    assert where.tolist() == [0, 1, 2, 3]


def test_the_two_orders_of_a_one_and_a_zero_share_an_arrow() -> None:
    symbols = {arrow.symbols for arrow in binary_adder().arrows()}
    assert symbols == {(0,), (1, 2), (3,)}
    assert len(binary_adder().arrows()) == 12


@settings(deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_two_sums_at_once_do_not_disturb_each_other(a: int, b: int, c: int, d: int) -> None:
    word = 4 * np.array(columns(a, b)) + np.array(columns(c, d))
    printed = two_adders().printed(word)
    assert sum(int(bit) << i for i, bit in enumerate(printed >> 1)) == a + b
    assert sum(int(bit) << i for i, bit in enumerate(printed & 1)) == c + d
    assert two_adders().minimise()[0].states == 16
