"""The machine made of a network's patterns, and what keeps patterns from being a machine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.automata.adder import binary_adder
from simulator.automata.extraction import Extraction, extract
from simulator.automata.moore import isomorphism
from simulator.automata.patterns import find_patterns
from simulator.models.elman import Parameters
from tests.simulator.automata import networks
from tests.simulator.automata.networks import Network


def extraction(of: Network, *, gap: float = 0.1) -> Extraction:
    hidden, _ = networks.columns(of)
    return extract(*of, hidden, find_patterns(hidden, of[1], gap=gap), binary_adder())


@pytest.mark.parametrize("name", networks.FOUR)
def test_four_patterns_are_the_automaton(name: str) -> None:
    hidden, labels = networks.columns(networks.FOUR[name])
    found = extraction(networks.FOUR[name])
    assert found.isomorphic
    assert found.problem is None
    assert found.machine is not None
    assert found.machine.states == 5  # four patterns and h_0
    assert sorted(map(len, found.merges)) == [1, 1, 1, 1]
    named = find_patterns(hidden, networks.FOUR[name][1], labels).states
    assert all(named[pattern] == state for state, (pattern,) in enumerate(found.merges))


@pytest.mark.parametrize("of", [networks.SIX_TANH, networks.SIX_LOGISTIC])
def test_six_patterns_merge_into_the_automatons_four(of: Network) -> None:
    found = extraction(of)
    assert found.isomorphic
    assert found.minimised is not None
    assert isomorphism(found.minimised, binary_adder()) is not None
    # (carry in) x (column sum): a print of 1 without carry, and of 0 with it, come about in two ways.
    assert [len(merged) for merged in found.merges] == [1, 2, 2, 1]


def test_the_machine_predicts_the_network() -> None:
    found = extraction(networks.SIX_TANH)
    word = networks.random_words(20, 50, seed=9)
    assert found.machine is not None
    hidden, logits = networks.activities(networks.SIX_TANH, word)
    near = found.patterns.nearest(hidden.reshape(-1, 3)).reshape(word.shape)
    assert np.array_equal(found.machine.run(word), near)
    assert np.array_equal(found.machine.printed(word), logits[..., 0] > 0.0)


def test_a_pattern_that_prints_both_bits_is_reported() -> None:
    found = extraction(networks.CLOSE_TANH)
    assert found.problem is not None
    assert found.problem.key == "extraction-output"
    assert 0.5 <= float(found.problem.values["share"]) < 1.0
    assert found.machine is None
    assert not found.isomorphic


def test_a_symbol_with_two_targets_is_reported_with_its_share() -> None:
    # A gap so wide that states merge, with an output that no longer tells them apart.
    parameters, squashing = networks.by_hand(20.0)
    silent = replace(parameters, output_weights=np.zeros((1, 3)), output_bias=np.ones(1))
    hidden, _ = networks.columns((silent, squashing))
    coarse = hidden.copy()
    coarse[:, 1] = 0.0  # hide the carry from the grouping
    patterns = find_patterns(coarse, squashing)
    found = extract(silent, squashing, hidden, patterns, binary_adder())
    assert found.problem is not None
    assert found.problem.key in ("extraction-not-deterministic", "extraction-leaves")
    pattern, symbol = int(found.problem.values["pattern"]), int(found.problem.values["symbol"])
    assert found.shares[pattern, symbol] == found.problem.values["share"]


def test_a_symbol_that_leads_nowhere_is_reported() -> None:
    of = networks.by_hand(20.0)
    hidden, labels = networks.columns(of)
    seen = hidden[labels != 3]  # nobody has seen the state "carry, print 1"
    found = extract(*of, seen, find_patterns(seen, of[1]), binary_adder())
    assert found.problem is not None
    assert found.problem.key == "extraction-leaves"
    pattern, symbol = int(found.problem.values["pattern"]), int(found.problem.values["symbol"])
    assert (labels[labels != 3][found.patterns.assignment == pattern][0], symbol) == (2, 3)


def test_another_machine_is_not_called_the_adder() -> None:
    parameters, squashing = networks.by_hand(20.0)
    inverted = replace(
        parameters, output_weights=-parameters.output_weights, output_bias=-parameters.output_bias
    )
    found = extraction((inverted, squashing))
    assert not found.isomorphic
    assert found.machine is not None
    assert found.problem is not None
    assert found.problem.key == "extraction-differs"
    assert found.merges == ()


def test_a_wrong_start_is_a_different_machine() -> None:
    parameters, squashing = networks.by_hand(20.0)
    carrying = replace(parameters, initial_state=np.array([0.0, 1.0, 0.0]))
    found = extraction((carrying, squashing))
    assert not found.isomorphic


def test_a_network_that_never_moves_is_a_machine_of_one_state() -> None:
    still = Parameters.unflatten(np.zeros(25), (3, 2, 1)), networks.TANH
    found = extraction(still)
    assert found.minimised is not None
    assert found.minimised.states == 1
    assert found.problem is not None
    assert found.problem.values == {"states": 1}


def test_an_exploded_network_is_told_not_crashed() -> None:
    of = Parameters.unflatten(np.full(25, np.nan), (3, 2, 1)), networks.TANH
    found = extraction(of)
    assert found.problem is not None
    assert found.problem.key == "extraction-no-patterns"


def test_a_smear_has_no_machine() -> None:
    found = extraction(networks.SIX_TANH, gap=0.0001)
    assert found.patterns.too_many
    assert found.problem is not None
    assert found.problem.key == "extraction-too-many"
    assert found.problem.values["count"] == found.patterns.count
