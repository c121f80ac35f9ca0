"""What an automaton and a network need for many sums at once, counted rather than quoted.

k independent streams: the product of k adders has 4^k states; k networks side by side have 3k units
and, if all of them hear one another, (3k)² recurrent weights. N units that are on or off have 2^N
patterns and N² weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from simulator.arrays import Integers, frozen
from simulator.automata.adder import binary_adder
from simulator.automata.moore import product

# Product machines are built and their states counted up to here; beyond, the count is multiplied on.
BUILT, STREAMS, UNITS = 3, 10, 30
_UNITS_A_STREAM = 3


@dataclass(frozen=True)
class Growth:
    """Whole numbers: by streams k = 1 … K, and by units N = 1 … M."""

    streams: Integers  # (K,)
    states: Integers  # (K,) 4^k
    units: Integers  # (K,) 3k
    weights: Integers  # (K,) (3k)²
    sizes: Integers  # (M,) N
    patterns: Integers  # (M,) 2^N
    connections: Integers  # (M,) N²


@cache
def growth() -> Growth:
    """Both tables."""
    one = machine = binary_adder()
    states = [len(one.reachable())]
    while len(states) < BUILT:
        machine = product(machine, one)
        states.append(len(machine.reachable()))
    while len(states) < STREAMS:
        states.append(states[-1] * one.states)
    streams, sizes = np.arange(1, STREAMS + 1), np.arange(1, UNITS + 1)
    units = _UNITS_A_STREAM * streams
    parts = (streams, np.array(states), units, units**2, sizes, 2**sizes, sizes**2)
    return Growth(*(frozen(part.astype(np.int64)) for part in parts))
