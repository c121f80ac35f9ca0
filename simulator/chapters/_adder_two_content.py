"""What the stage of two sums at once shows: the product machine beside the network that does both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.arrays import Floats, Integers, frozen
from simulator.chapters._adder_content import Judgement
from simulator.chapters._adder_growth import Growth, growth
from simulator.chapters._adder_units import Units
from simulator.chapters._adder_verdict import Verdict
from simulator.models.elman import Parameters
from simulator.tasks import addition
from simulator.tasks.addition import Addition
from simulator.trace import RecurrentTrace


@dataclass(frozen=True)
class TwoSumsContent:
    """Two sums of T columns in one stream, H hidden units.

    A state of the product machine is 4 · (state of the first sum) + (state of the second).
    `walk[0]` is the start, `walk[t]` the machine's state after column t; `nearest[t]` the state whose
    pattern the network's activity belongs to after column t + 1, −1 where there is none.
    """

    parameters: Parameters
    examples: tuple[Addition, Addition]
    trace: RecurrentTrace
    walk: Integers  # (T + 1,)
    nearest: Integers  # (T,)
    centres: Floats  # (16, H) the middle of each state's columns, NaN for a state that has no pattern
    verdict: Verdict
    units: Units
    growth: Growth

    @property
    def example(self) -> Addition:
        """The first sum, which has as many columns as the second."""
        return self.examples[0]


def describe_two(
    judged: Judgement, units: Units, shown: RecurrentTrace, examples: tuple[Addition, ...]
) -> TwoSumsContent:
    """The judgement and the measured units with two sums worked through."""
    patterns, (first, second) = judged.patterns, examples
    # A pattern stands for a state only if all its members are in that state.
    named = np.flatnonzero(patterns.purities == 1.0) if not patterns.too_many else np.zeros(0, np.int64)
    states = np.full(len(patterns.sizes) + 1, -1)
    states[named] = patterns.states[named]
    nearest = states[patterns.nearest(shown.hidden)]  # −1, no pattern, reads the last entry: no state
    many = addition.STATES
    centres = np.full((many * many, shown.hidden.shape[1]), np.nan)
    for state in range(many * many):
        mine = named[patterns.states[named] == state]
        if len(mine):
            centres[state] = np.average(patterns.centres[mine], axis=0, weights=patterns.sizes[mine])
    walk = np.concatenate(([addition.START], many * first.states + second.states))
    return TwoSumsContent(
        parameters=judged.parameters,
        examples=(first, second),
        trace=shown,
        walk=frozen(walk),
        nearest=frozen(nearest.astype(np.int64)),
        centres=frozen(centres),
        verdict=judged.verdict,
        units=units,
        growth=growth(),
    )
