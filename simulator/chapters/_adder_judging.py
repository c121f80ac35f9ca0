"""Looking at a network that adds from every side: tests, patterns, the machine they make, the proof.

How many sums it adds at once is how many outputs it has; the machine is the product of as many adders.
"""

from __future__ import annotations

import itertools
from collections.abc import Generator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen, frozen_parts
from simulator.automata.adder import binary_adder, two_adders
from simulator.automata.certificate import Certificate, certifying
from simulator.automata.extraction import extracting
from simulator.automata.moore import MooreMachine
from simulator.automata.patterns import finding_patterns
from simulator.chapters._adder_content import Judgement, axes
from simulator.chapters._adder_verdict import TEST_COLUMNS, TEST_RUN, TEST_SUMS, Tests, verdict
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing
from simulator.tasks import addition

# The columns the patterns are looked for in: random sums of 40 columns, and the four long runs.
CLOUD_SUMS, CLOUD_COLUMNS, CLOUD_RUN = 150, 40, 500
# The same test sums for every network, so that two verdicts can be compared.
_TEST_SEED = 20131


def machine_of(sums: int) -> MooreMachine:
    """The automaton that adds so many pairs of numbers at once, 1 or 2."""
    return binary_adder() if sums == 1 else two_adders()


def judge(
    parameters: Parameters, squashing: Squashing, *, untrained: bool, exploded_at: int | None
) -> Generator[None, None, Judgement]:
    """Look at a network from every side, in slices: tests, patterns, the machine they make, the proof."""
    machine = machine_of(parameters.sizes[2])
    hidden, states = _cloud(parameters, squashing)
    yield
    patterns = yield from finding_patterns(hidden, squashing, states)
    yield
    extraction = yield from extracting(parameters, squashing, hidden, patterns, machine)
    yield
    bit_errors = _bit_errors(parameters, squashing)
    yield
    run_errors, first_wrong = _run_errors(parameters, squashing)
    tests = Tests(bit_errors, run_errors, first_wrong)
    yield
    proof = failure = None
    if exploded_at is None and tests.bit_errors == 0 and tests.run_errors == 0:
        closed = yield from certifying(parameters, squashing, machine)
        proof, failure = (closed, None) if isinstance(closed, Certificate) else (None, closed)
        yield
    units = parameters.sizes[0]
    return Judgement(
        parameters=Parameters(**frozen_parts(parameters)),
        patterns=patterns,
        cloud=frozen(hidden.astype(np.float32)),
        cloud_states=frozen(states.astype(np.int8)),
        boxes=frozen(proof.boxes) if proof else frozen(np.zeros((0, 2, units))),
        box_states=frozen(proof.node_states) if proof else frozen(np.zeros(0, np.int64)),
        axes=axes(hidden, squashing),
        verdict=verdict(
            extraction,
            tests,
            proof,
            failure,
            len(hidden),
            machine,
            untrained=untrained,
            exploded_at=exploded_at,
        ),
    )


def one_pattern_a_state(parameters: Parameters, squashing: Squashing) -> Generator[None, None, bool]:
    """Whether the patterns are as many as the automaton's states and make the same machine; in slices."""
    hidden, states = _cloud(parameters, squashing)
    yield
    patterns = yield from finding_patterns(hidden, squashing, states)
    machine = machine_of(parameters.sizes[2])
    if patterns.count != machine.states:
        return False
    yield
    return (yield from extracting(parameters, squashing, hidden, patterns, machine)).isomorphic


# The test sums never change; making them takes longer than adding them.
@cache
def _sums(seed: int, size: int, columns: int, sums: int) -> tuple[Floats, Floats]:
    return addition.batch(np.random.default_rng(seed), size, columns, sums)


@cache
def _runs(columns: int, sums: int) -> tuple[Floats, Floats]:
    """The long runs of equal columns, one a symbol of k sums: (4^k, T, 2k) and (4^k, T, k)."""
    runs = [addition.constant_run(symbol, columns) for symbol in addition.SYMBOLS]
    chosen = list(itertools.product(runs, repeat=sums))
    inputs = [np.concatenate([run.inputs for run in pair], axis=1) for pair in chosen]
    targets = [np.concatenate([run.targets for run in pair], axis=1) for pair in chosen]
    return np.stack(inputs), np.stack(targets)


@cache
def _cloud_sums(sums: int) -> tuple[tuple[Floats, ...], Integers]:
    """The columns the cloud is made of, and the automaton's state after each of them (N,)."""
    # As many columns of runs however many runs there are.
    run = CLOUD_RUN // len(addition.SYMBOLS) ** (sums - 1)
    parts = (_sums(_TEST_SEED + 1, CLOUD_SUMS, CLOUD_COLUMNS, sums)[0], _runs(run, sums)[0])
    return parts, np.concatenate([addition.batch_states(inputs).ravel() for inputs in parts])


def _cloud(parameters: Parameters, squashing: Squashing) -> tuple[Floats, Integers]:
    """Activities (N, H) over random sums and long runs, and the automaton's state at each (N,)."""
    parts, states = _cloud_sums(parameters.sizes[2])
    runs = (elman.run(parameters, squashing, inputs)[0] for inputs in parts)
    return np.concatenate([hidden.reshape(-1, hidden.shape[-1]) for hidden in runs]), states


def _bit_errors(parameters: Parameters, squashing: Squashing) -> int:
    inputs, targets = _sums(_TEST_SEED, TEST_SUMS, TEST_COLUMNS, parameters.sizes[2])
    _, logits = elman.run(parameters, squashing, inputs)
    # A logit that is no number is neither 0 nor 1, and so is wrong.
    return int(np.count_nonzero(~_right(logits, targets)))


def _run_errors(parameters: Parameters, squashing: Squashing) -> tuple[int, tuple[str, int] | None]:
    """Wrong columns in the long runs, and the first of them."""
    sums = parameters.sizes[2]
    inputs, targets = _runs(TEST_RUN, sums)
    _, logits = elman.run(parameters, squashing, inputs)
    wrong: NDArray[np.bool_] = ~np.all(_right(logits, targets), axis=2)  # (4^k, T)
    if not wrong.any():
        return 0, None
    columns = np.where(wrong.any(axis=1), wrong.argmax(axis=1), TEST_RUN)  # (4,)
    return int(wrong.sum()), (addition.symbol_name(int(columns.argmin()), sums), int(columns.min()) + 1)


def _right(logits: Floats, targets: Floats) -> NDArray[np.bool_]:
    right: NDArray[np.bool_] = np.where(targets > 0.5, logits > 0.0, logits < 0.0)
    return right
