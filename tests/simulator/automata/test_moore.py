"""Moore machines: runs, the parts that can be reached, the smallest form, and sameness."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.automata.moore import MooreMachine, isomorphism, product, symbol_bits, unrolled


@st.composite
def machines(draw: st.DrawFn) -> MooreMachine:
    states, symbols = draw(st.integers(1, 7)), draw(st.integers(1, 3))
    targets = st.lists(st.integers(0, states - 1), min_size=symbols, max_size=symbols)
    rows = draw(st.lists(targets, min_size=states, max_size=states))
    outputs = draw(st.lists(st.integers(0, 2), min_size=states, max_size=states))
    return MooreMachine(draw(st.integers(0, states - 1)), np.array(rows), np.array(outputs))


def words(machine: MooreMachine, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, machine.symbols, (20, 15))


def test_the_output_belongs_to_the_state_arrived_in() -> None:
    toggle = MooreMachine(0, np.array([[0, 1], [1, 0]]), np.array([5, 6]))
    assert toggle.run([1, 0, 1, 1]).tolist() == [1, 1, 0, 1]
    assert toggle.printed([1, 0, 1, 1]).tolist() == [6, 6, 5, 6]


def test_a_batch_of_words_runs_like_each_word_alone() -> None:
    machine = MooreMachine(2, np.array([[1, 2], [2, 0], [0, 1]]), np.array([0, 1, 0]))
    batch = words(machine)
    assert all(np.array_equal(machine.run(batch)[i], machine.run(word)) for i, word in enumerate(batch))


def test_only_what_a_word_leads_to_is_reachable() -> None:
    machine = MooreMachine(1, np.array([[0, 3], [2, 1], [1, 2], [3, 3]]), np.zeros(4, int))
    assert machine.reachable() == (1, 2)


def test_parallel_transitions_share_an_arrow() -> None:
    machine = MooreMachine(0, np.array([[1, 0, 1], [1, 1, 1]]), np.array([0, 1]))
    assert machine.arrows() == ((0, 1, (0, 2)), (0, 0, (1,)), (1, 1, (0, 1, 2)))


@settings(deadline=None)
@given(machines())
def test_the_smallest_machine_prints_the_same(machine: MooreMachine) -> None:
    small, where = machine.minimise()
    batch = words(machine)
    assert np.array_equal(small.printed(batch), machine.printed(batch))
    assert np.array_equal(small.run(batch), where[machine.run(batch)])
    assert set(np.flatnonzero(where >= 0).tolist()) == set(machine.reachable())


@settings(deadline=None)
@given(machines())
def test_no_two_states_of_the_smallest_machine_print_the_same(machine: MooreMachine) -> None:
    small, _ = machine.minimise()
    # Myhill-Nerode: two states of an n-state machine differ on some word of length < n.
    signatures = small.outputs[:, None]
    for _ in range(small.states):
        nested = [signatures[small.transitions[:, a]] for a in range(small.symbols)]
        signatures = np.unique(np.column_stack([signatures, *nested]), axis=0, return_inverse=True)[1]
        signatures = signatures.reshape(-1, 1)
    assert len(np.unique(signatures)) == small.states
    assert small.minimise()[0].states == small.states


@settings(deadline=None)
@given(machines(), st.randoms(use_true_random=False))
def test_renaming_states_is_an_isomorphism(machine: MooreMachine, random: object) -> None:
    small, _ = machine.minimise()
    renaming = np.random.default_rng(random.randint(0, 99)).permutation(small.states)  # type: ignore[attr-defined]
    back = np.argsort(renaming)
    renamed = MooreMachine(int(renaming[small.start]), renaming[small.transitions[back]], small.outputs[back])
    assert isomorphism(small, renamed) == tuple(renaming.tolist())


def test_machines_that_differ_are_not_isomorphic() -> None:
    a = MooreMachine(0, np.array([[0, 1], [1, 0]]), np.array([0, 1]))
    assert isomorphism(a, MooreMachine(1, a.transitions, a.outputs)) is None
    assert isomorphism(a, MooreMachine(0, np.array([[0, 1], [0, 1]]), a.outputs)) is None
    assert isomorphism(a, MooreMachine(0, np.array([[0], [1]]), a.outputs)) is None
    assert isomorphism(a, MooreMachine(0, np.zeros((2, 2), int), np.array([0, 1]))) is None


@settings(deadline=None)
@given(machines(), machines())
def test_a_product_runs_both_machines(a: MooreMachine, b: MooreMachine) -> None:
    both, first, second = product(a, b), words(a, 1), words(b, 2)
    together = both.run(first * b.symbols + second)
    assert np.array_equal(together, a.run(first) * b.states + b.run(second))
    assert np.array_equal(both.outputs[together] >> b.output_bits, a.printed(first))
    assert np.array_equal(both.outputs[together] & ((1 << b.output_bits) - 1), b.printed(second))


@settings(deadline=None)
@given(machines(), st.integers(0, 3))
def test_an_unrolled_machine_knows_its_state_and_its_last_symbols(machine: MooreMachine, depth: int) -> None:
    split = unrolled(machine, depth)
    assert split is not None
    word = words(machine)[0]
    visited = split.machine.run(word)
    assert np.array_equal(split.states[visited], machine.run(word))
    for t, state in enumerate(visited):
        expected = [-1] * max(0, depth - t - 1) + word[max(0, t + 1 - depth) : t + 1].tolist()
        assert split.recent[state].tolist() == expected[len(expected) - depth :]
    assert not (split.machine.transitions == 0).any()
    assert split.machine.reachable() == tuple(range(split.machine.states))


def test_unrolling_stops_at_the_limit() -> None:
    machine = MooreMachine(0, np.array([[0, 0]]), np.array([0]))
    assert unrolled(machine, 3, most_states=13) is None
    assert unrolled(machine, 3, most_states=14) is not None


def test_bits_are_written_highest_first() -> None:
    assert symbol_bits([0, 1, 2, 3], 2).tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert symbol_bits(6, 4).tolist() == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("start", "transitions", "outputs", "names", "said"),
    [
        (2, [[0], [1]], [0, 1], (), "start state is 2; it must be one of 0 to 1"),
        (0, [[0], [2]], [0, 1], (), "leaves the machine; every target must be one of 0 to 1"),
        (0, [[0], [1]], [0, -1], (), "must not be negative"),
        (0, [[0], [1]], [0], (), r"\(S, A\) and \(S,\) are needed"),
        (0, [[0], [1]], [0, 1], ("a",), "1 names do not fit 2 states"),
    ],
)
def test_what_is_no_machine_is_refused(
    start: int, transitions: list[list[int]], outputs: list[int], names: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        MooreMachine(start, np.array(transitions), np.array(outputs), names)


def test_a_machine_cannot_be_changed() -> None:
    transitions = np.array([[0, 0]])
    machine = MooreMachine(0, transitions, np.array([0]))
    transitions[0, 0] = 7
    assert machine.transitions[0, 0] == 0
    with pytest.raises(ValueError, match="read-only"):
        machine.transitions[0, 0] = 1
