"""How `assets/data/bits.json` is made again, in about a quarter of an hour of one core:

    python -m simulator.chapters._sequences_bits_table > assets/data/bits.json

For each b: the smallest recurrent network (1 tanh unit and up) one of five starts of which recalls every
bit of 99 % of 2,000 fresh sequences within 4,000 updates; the hidden Markov model built by hand with 2^b
states; and the smallest fitted one (2^b states, then 1½, 2, 3, 4 times as many) one of whose starts does
as well. Seconds are those of the start that did it, on the machine the table was made on.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict

import numpy as np

from simulator import numerics
from simulator.chapters._sequences_bits import ENOUGH, accuracy, at_random, by_hand, fitted_to
from simulator.chapters._sequences_content import BitsRow
from simulator.chapters._sequences_latching import Latching, examination
from simulator.models import hidden_markov
from simulator.tasks import bits

EXAMINED, STARTS, UPDATES, ITERATIONS = 2_000, 5, 4_000, 150
# The fewest units tried: fewer than this many below the number of bits were never near.
_BELOW = 2


def network(lines: int) -> tuple[int, int, float, float]:
    """Units, parameters, accuracy and seconds of the smallest network that does it; 0 units for none."""
    for units in range(max(1, lines - _BELOW), 3 * lines + 1):
        for seed in range(STARTS):
            made, began = Latching(seed, units, lines), time.process_time()
            while made.updates < UPDATES:
                made.advance()
                if made.updates % 200 == 0 and made.examined(500).all(1).mean() >= ENOUGH:
                    share = float(made.examined(EXAMINED).all(1).mean())
                    if share >= ENOUGH:
                        seconds = time.process_time() - began
                        return units, made.parameters, share, round(seconds, 2)
        print(f"{lines} bits: not with {units} units", file=sys.stderr)
    return 0, 0, 0.0, 0.0


def markov(lines: int) -> tuple[int, int, float, float]:
    """States, parameters, accuracy and seconds of the smallest fitted model that does it; 0 for none."""
    least = 2**lines
    fresh = bits.symbols(examination(0, 0, EXAMINED, lines))
    sizes = dict.fromkeys(round(least * more) for more in (1.0, 1.5, 2.0, 3.0, 4.0))
    for states in sizes:
        for seed in range(STARTS if lines < 6 else 2):
            began = time.process_time()
            p, last = at_random(seed, lines, states), -np.inf
            shown = fitted_to(seed, lines, max(400, 6 * least))
            for _ in range(ITERATIONS):
                p, likelihood = hidden_markov.em_many(p, shown)
                if likelihood - last < 1e-6 * len(shown):
                    break
                last = likelihood
            share = accuracy(p, fresh)
            if share >= ENOUGH:
                return states, p.count, share, round(time.process_time() - began, 2)
            print(f"{lines} bits: {states} fitted states recall {share:.3f}", file=sys.stderr)
    return 0, 0, 0.0, 0.0


def row(lines: int) -> BitsRow:
    """One line of the table."""
    hand = by_hand(lines)
    fresh = bits.symbols(examination(0, 0, EXAMINED, lines))
    return BitsRow(lines, *network(lines), hand.states, hand.count, accuracy(hand, fresh), *markov(lines))


if __name__ == "__main__":
    numerics.prepare()
    print(json.dumps([asdict(row(lines)) for lines in range(1, 9)], indent=1))
