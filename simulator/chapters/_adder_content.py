"""What the adder's stage shows, and the judgement of a network that stands on it."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen, frozen_parts
from simulator.automata.adder import binary_adder
from simulator.automata.certificate import Certificate, certifying
from simulator.automata.extraction import Extraction, extracting
from simulator.automata.patterns import Patterns, finding_patterns
from simulator.message import Message
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing
from simulator.tasks import addition
from simulator.tasks.addition import Addition
from simulator.trace import RecurrentTrace

# The columns the patterns are looked for in: random sums of 40 columns, and the four long runs.
CLOUD_SUMS, CLOUD_COLUMNS, CLOUD_RUN = 150, 40, 500
TEST_SUMS, TEST_COLUMNS, TEST_RUN = 1_000, 64, 1_000
# The same test sums for every network, so that two verdicts can be compared.
_TEST_SEED = 20131


@dataclass(frozen=True)
class Axes:
    """The three (or two) directions the activity space is drawn in: d = min(H, 3).

    With up to three hidden units they are the units themselves; with more, the first three principal
    components of the cloud, and `explained` is the share of its variance that they show.
    """

    mean: Floats  # (H,)
    basis: Floats  # (d, H), rows of unit length
    low: Floats  # (d,) the edges of the drawn cube, in these directions
    high: Floats  # (d,)
    principal: bool
    explained: float

    def project(self, points: NDArray[np.floating]) -> Floats:
        """Activities (..., H) to cube coordinates (..., d), each from −1 to 1 inside the cube."""
        along = (points - self.mean) @ self.basis.T
        return np.asarray(2.0 * (along - self.low) / (self.high - self.low) - 1.0)


@dataclass(frozen=True)
class Verdict:
    """What was checked about the network shown, and nothing else.

    `patterns` groups of activity were seen in `columns_seen` columns: `too_many` when they are
    scattered, and one group means that nothing stands apart (`count` says so in words).
    `isomorphic`: the machine read off those patterns, minimised, is the automaton. `certified`: the
    interval proof closed, with `boxes` boxes and output margin `margin` (smallest |total input of
    the output| on any box), so the network is right at every length.
    """

    patterns: int
    too_many: bool
    columns_seen: int
    isomorphic: bool
    certified: bool
    boxes: int
    margin: float
    bit_errors: int  # of 64,000 bits: 1,000 random pairs of 64
    long_run_errors: int  # of 4,000 columns: runs of 00, 11, 01 and 10
    count: Message
    relation: Message
    guarantee: Message
    detail: Message

    @property
    def ok(self) -> bool:
        """Whether the line may start with a tick: isomorphic, certified and without an error."""
        return self.isomorphic and self.certified and not (self.bit_errors or self.long_run_errors)


@dataclass(frozen=True)
class AdderContent:
    """What the adder's stage shows. T columns, H hidden units, N columns in the cloud.

    States are numbered 2 · carry + print. `walk[0]` is the start state, `walk[t]` the automaton's
    state after column t; `nearest[t]` the state whose pattern the network's activity belongs to
    after column t + 1, −1 where that pattern has no one state (an untrained network).
    """

    parameters: Parameters
    example: Addition
    trace: RecurrentTrace
    walk: Integers  # (T + 1,)
    nearest: Integers  # (T,)
    cloud: NDArray[np.float32]  # (N, H) activities
    cloud_states: NDArray[np.int8]  # (N,) the automaton's state at each
    centres: Floats  # (K, H) middle of every named pattern
    centre_states: Integers  # (K,)
    boxes: Floats  # (n, 2, H) certified boxes, low and high; n = 0 without a proof
    box_states: Integers  # (n,)
    axes: Axes
    verdict: Verdict


@dataclass(frozen=True)
class Judgement:
    """All that depends on the weights alone, not on the sum that is shown."""

    parameters: Parameters
    patterns: Patterns
    cloud: NDArray[np.float32]
    cloud_states: NDArray[np.int8]
    boxes: Floats
    box_states: Integers
    axes: Axes
    verdict: Verdict


@dataclass(frozen=True)
class _Tests:
    bit_errors: int
    run_errors: int
    first_wrong: tuple[str, int] | None  # (run, column from 1)


def judge(
    parameters: Parameters, squashing: Squashing, *, untrained: bool, exploded_at: int | None
) -> Generator[None, None, Judgement]:
    """Look at a network from every side, in slices: tests, patterns, the machine they make, the proof."""
    hidden, states = _cloud(parameters, squashing)
    yield
    patterns = yield from finding_patterns(hidden, squashing, states)
    yield
    extraction = yield from extracting(parameters, squashing, hidden, patterns, binary_adder())
    yield
    bit_errors = _bit_errors(parameters, squashing)
    yield
    run_errors, first_wrong = _run_errors(parameters, squashing)
    tests = _Tests(bit_errors, run_errors, first_wrong)
    yield
    proof = None
    if exploded_at is None and tests.bit_errors == 0 and tests.run_errors == 0:
        closed = yield from certifying(parameters, squashing, binary_adder())
        proof = closed if isinstance(closed, Certificate) else None
        yield
    units = parameters.sizes[0]
    return Judgement(
        parameters=Parameters(**frozen_parts(parameters)),
        patterns=patterns,
        cloud=frozen(hidden.astype(np.float32)),
        cloud_states=frozen(states.astype(np.int8)),
        boxes=frozen(proof.boxes) if proof else frozen(np.zeros((0, 2, units))),
        box_states=frozen(proof.node_states) if proof else frozen(np.zeros(0, np.int64)),
        axes=_axes(hidden, squashing),
        verdict=_verdict(extraction, tests, proof, len(hidden), untrained=untrained, exploded_at=exploded_at),
    )


def one_pattern_a_state(parameters: Parameters, squashing: Squashing) -> Generator[None, None, bool]:
    """Whether the patterns are as many as the automaton's states and make the same machine; in slices."""
    hidden, states = _cloud(parameters, squashing)
    yield
    patterns = yield from finding_patterns(hidden, squashing, states)
    machine = binary_adder()
    if patterns.count != machine.states:
        return False
    yield
    return (yield from extracting(parameters, squashing, hidden, patterns, machine)).isomorphic


# The test sums never change; making them takes longer than adding them.
@cache
def _sums(seed: int, size: int, columns: int) -> tuple[Floats, Floats]:
    return addition.batch(np.random.default_rng(seed), size, columns)


@cache
def _runs(columns: int) -> tuple[Floats, Floats]:
    """The four long runs of equal columns, (4, T, 2) and (4, T, 1)."""
    runs = [addition.constant_run(symbol, columns) for symbol in addition.SYMBOLS]
    return np.stack([run.inputs for run in runs]), np.stack([run.targets for run in runs])


@cache
def _cloud_sums() -> tuple[tuple[Floats, ...], Integers]:
    """The columns the cloud is made of, and the automaton's state after each of them (N,)."""
    parts = (_sums(_TEST_SEED + 1, CLOUD_SUMS, CLOUD_COLUMNS)[0], _runs(CLOUD_RUN)[0])
    return parts, np.concatenate([addition.batch_states(inputs).ravel() for inputs in parts])


def _cloud(parameters: Parameters, squashing: Squashing) -> tuple[Floats, Integers]:
    """Activities (N, H) over random sums and long runs, and the automaton's state at each (N,)."""
    parts, states = _cloud_sums()
    runs = (elman.run(parameters, squashing, inputs)[0] for inputs in parts)
    return np.concatenate([hidden.reshape(-1, hidden.shape[-1]) for hidden in runs]), states


def _bit_errors(parameters: Parameters, squashing: Squashing) -> int:
    inputs, targets = _sums(_TEST_SEED, TEST_SUMS, TEST_COLUMNS)
    _, logits = elman.run(parameters, squashing, inputs)
    # A logit that is no number is neither 0 nor 1, and so is wrong.
    return int(np.count_nonzero(~_right(logits, targets)))


def _run_errors(parameters: Parameters, squashing: Squashing) -> tuple[int, tuple[str, int] | None]:
    """Wrong columns in the four long runs, and the first of them."""
    inputs, targets = _runs(TEST_RUN)
    _, logits = elman.run(parameters, squashing, inputs)
    wrong = ~_right(logits, targets)[..., 0]  # (4, T)
    if not wrong.any():
        return 0, None
    columns = np.where(wrong.any(axis=1), wrong.argmax(axis=1), TEST_RUN)  # (4,)
    return int(wrong.sum()), (addition.SYMBOLS[columns.argmin()], int(columns.min()) + 1)


def _right(logits: Floats, targets: Floats) -> NDArray[np.bool_]:
    right: NDArray[np.bool_] = np.where(targets > 0.5, logits > 0.0, logits < 0.0)
    return right


def _axes(hidden: Floats, squashing: Squashing) -> Axes:
    units = hidden.shape[1]
    low, high = np.full(units, squashing.low), np.full(units, squashing.high)
    if units <= 3:
        return Axes(frozen(np.zeros(units)), frozen(np.eye(units)), frozen(low), frozen(high), False, 1.0)
    finite = hidden[np.isfinite(hidden).all(axis=1)]
    mean = finite.mean(axis=0) if len(finite) else np.zeros(units)
    # Principal components: right singular vectors of the centred cloud.
    _, sizes, directions = (
        np.linalg.svd(finite - mean, full_matrices=False)
        if len(finite)
        else (0, np.ones(units), np.eye(units))
    )
    basis = directions[:3]
    # A component's sign is free; the largest entry is made positive so that it never flips.
    basis = basis * np.sign(basis[np.arange(3), np.abs(basis).argmax(axis=1)])[:, None]
    along = (finite - mean) @ basis.T if len(finite) else np.zeros((1, 3))
    reach = max(1e-3, 1.05 * float(np.abs(along).max()))
    share = float((sizes[:3] ** 2).sum() / max((sizes**2).sum(), 1e-300))
    return Axes(
        frozen(mean), frozen(basis), frozen(np.full(3, -reach)), frozen(np.full(3, reach)), True, share
    )


def _verdict(
    found: Extraction,
    tests: _Tests,
    proof: Certificate | None,
    seen: int,
    *,
    untrained: bool,
    exploded_at: int | None,
) -> Verdict:
    patterns = found.patterns
    if exploded_at is not None:
        guarantee = Message("verdict-exploded", update=exploded_at)
    elif proof is not None:
        guarantee = Message("verdict-certified")
    elif tests.first_wrong is not None:
        guarantee = Message("verdict-wrong-run", run=tests.first_wrong[0], column=tests.first_wrong[1])
    elif tests.bit_errors:
        guarantee = Message("verdict-wrong-bits", errors=tests.bit_errors, of=TEST_SUMS * TEST_COLUMNS)
    else:
        guarantee = Message("verdict-no-certificate")
    if proof is not None:
        detail = Message(
            "verdict-margin", margin=math.floor(100 * proof.margin) / 100, boxes=len(proof.boxes)
        )
    elif untrained:
        detail = Message("verdict-untrained")
    else:
        detail = Message("verdict-errors", bits=tests.bit_errors, runs=tests.run_errors)
    return Verdict(
        patterns=patterns.count,
        too_many=patterns.too_many,
        columns_seen=seen,
        isomorphic=found.isomorphic,
        certified=proof is not None,
        boxes=len(proof.boxes) if proof else 0,
        margin=proof.margin if proof else 0.0,
        bit_errors=tests.bit_errors,
        long_run_errors=tests.run_errors,
        count=_count(patterns),
        relation=_relation(found),
        guarantee=guarantee,
        detail=detail,
    )


def _count(patterns: Patterns) -> Message:
    """How many patterns; a single group has nothing to stand apart from and is none."""
    if not patterns.count:
        return Message("verdict-not-finite")
    if patterns.count == 1:
        return Message("verdict-no-patterns")
    if patterns.too_many:
        return Message("verdict-scattered", count=patterns.count)
    return Message("verdict-patterns", count=patterns.count)


def _relation(found: Extraction) -> Message:
    """How the machine read off the patterns stands to the automaton."""
    if found.isomorphic:
        if found.patterns.count == binary_adder().states:
            return Message("verdict-isomorphic")
        return Message("verdict-merging", patterns=found.patterns.count)
    problem = found.problem
    if problem is not None and problem.key == "extraction-not-deterministic":
        values = problem.values
        symbol = addition.SYMBOLS[int(values["symbol"])]
        return Message(
            "verdict-not-deterministic",
            pattern=int(values["pattern"]) + 1,
            symbol=symbol,
            share=values["share"],
        )
    if problem is not None and problem.key == "extraction-differs":
        return Message("verdict-other-machine", states=problem.values["states"])
    return Message("verdict-no-machine")


def describe(judged: Judgement, shown: RecurrentTrace, example: Addition) -> AdderContent:
    """The judgement with one sum worked through."""
    patterns = judged.patterns
    # A pattern stands for a state only if all its members are in that state.
    named = np.flatnonzero(patterns.purities == 1.0) if not patterns.too_many else np.zeros(0, np.int64)
    states = np.full(len(patterns.sizes) + 1, -1)
    states[named] = patterns.states[named]
    nearest = states[patterns.nearest(shown.hidden)]  # −1, no pattern, reads the last entry: no state
    return AdderContent(
        parameters=judged.parameters,
        example=example,
        trace=shown,
        walk=frozen(np.concatenate(([addition.START], example.states))),
        nearest=frozen(nearest.astype(np.int64)),
        cloud=judged.cloud,
        cloud_states=judged.cloud_states,
        centres=frozen(patterns.centres[named]),
        centre_states=frozen(patterns.states[named]),
        boxes=judged.boxes,
        box_states=judged.box_states,
        axes=judged.axes,
        verdict=judged.verdict,
    )
