"""The sums the adder's stage works through: typed, random, or through all of the automaton's arrows."""

from __future__ import annotations

import numpy as np

from simulator.chapters._adder_learner import SHOWN
from simulator.chapters._adder_settings import Settings
from simulator.message import Message, Refused
from simulator.tasks import addition
from simulator.tasks.addition import Addition

_NAMES = (("first_number", "second_number"), ("third_number", "fourth_number"))


def examples(settings: Settings, sums: int) -> tuple[Addition, ...]:
    """The sums that are shown, of equally many columns; refuses digits that are none."""
    if settings.example == "all_pairs":
        return _all_arrows(sums)
    if settings.example == "random":
        rng = np.random.default_rng((settings.example_seed, SHOWN))
        pairs = [addition.random_pairs(rng, 1, settings.columns) for _ in range(sums)]
        return tuple(addition.work_out(first[0], second[0]) for first, second in pairs)
    numbers = [[_number(settings, name) for name in names] for names in _NAMES[:sums]]
    # A number wider than the columns asked for gets the columns it needs.
    columns = max(settings.columns, *(number.bit_length() for pair in numbers for number in pair))
    return tuple(addition.from_numbers(first, second, columns) for first, second in numbers)


def _all_arrows(sums: int) -> tuple[Addition, ...]:
    """Every arrow of the automaton; two sums take them a column apart, so that they are in step nowhere."""
    walk = addition.every_transition()
    if sums == 1:
        return (walk,)
    symbols = walk.symbols.tolist()
    return addition.from_symbols([*symbols, 0]), addition.from_symbols([0, *symbols])


def _number(settings: Settings, name: str) -> int:
    try:
        return addition.parse_number(str(settings.values()[name]))
    except Refused as refusal:
        raise Refused(Message(refusal.message.key, **{"setting": name, **refusal.message.values})) from None
