"""The finite-state automaton that adds two binary numbers, column by column from the right.

Hinton's lecture on recurrent networks (the binary-addition example): it decides what transition
to make by looking at the next column, and prints after making the transition. It needs four
states: carry or no carry, each printing 0 or 1.

A state's index is `2 · carry + print`, which is the total of the column just added; a symbol's is
`2 · first bit + second bit`. So the next state is simply  carry + first + second.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from simulator.automata.moore import MooreMachine, product

NO_CARRY_PRINT_0, NO_CARRY_PRINT_1, CARRY_PRINT_0, CARRY_PRINT_1 = range(4)


@cache
def binary_adder() -> MooreMachine:
    """Four states, sixteen transitions; it starts with no carry, and that start is not printed."""
    state, symbol = np.arange(4), np.arange(4)
    carry = state >> 1  # (4,)
    bits_set = (symbol >> 1) + (symbol & 1)  # (4,)
    total = carry[:, None] + bits_set  # state' = carry + first + second, (4, 4)
    names = ("no_carry_print_0", "no_carry_print_1", "carry_print_0", "carry_print_1")
    return MooreMachine(NO_CARRY_PRINT_0, total, state & 1, names)


@cache
def two_adders() -> MooreMachine:
    """Two sums at once, which share nothing: sixteen states, sixteen symbols, two output bits."""
    return product(binary_adder(), binary_adder())
