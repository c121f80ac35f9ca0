"""The machine that a network's patterns make, read from data and compared with the one we know.

Each pattern is a state, and the initial state h_0 is a state of its own that nothing leads back to.
Every member of every pattern is pushed through the network with every input symbol; a transition
stands only if all of them arrive in one and the same pattern, and an output only if all members
agree on the sign of every logit. Where they do not, the extraction says where. What it finds is
evidence from the given vectors, not a proof for every length: that is `certificate`.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import frozen
from simulator.automata.moore import Integers, MooreMachine, isomorphism, symbol_bits
from simulator.automata.patterns import Patterns
from simulator.message import Message
from simulator.models import elman
from simulator.models.elman import Array, Parameters
from simulator.models.squashing import Squashing
from simulator.slices import finish


@dataclass(frozen=True, eq=False)
class Extraction:
    """What K patterns do. States 0 to K-1 are the patterns in their order, state K is the start h_0.

    `targets`, `shares` and `outputs`, `output_shares` are what most members do and the share of them
    that does it; a target of -1 is near no pattern. `machine` is there if all shares are 1, and
    `merges` if its minimised form is the reference: the patterns that make each of its states.
    `problem` says why not, with one of the keys

        extraction-no-patterns      no activity was finite
        extraction-too-many         count
        extraction-output           pattern, share    members disagree on what to print
        extraction-leaves           pattern, symbol, share    a symbol leads away from every pattern
        extraction-not-deterministic  pattern, symbol, share   a symbol leads to several patterns
        extraction-differs          states    a machine with that many states, but not the reference

    where pattern K means the start.
    """

    patterns: Patterns
    targets: Integers  # (K + 1, A)
    shares: Array  # (K + 1, A)
    outputs: Integers  # (K + 1,)
    output_shares: Array  # (K + 1,)
    machine: MooreMachine | None = None
    minimised: MooreMachine | None = None
    isomorphic: bool = False
    merges: tuple[tuple[int, ...], ...] = ()
    problem: Message | None = None


def extract(
    parameters: Parameters,
    squashing: Squashing,
    hidden: Array,
    patterns: Patterns,
    reference: MooreMachine,
    *,
    inputs: Array | None = None,
) -> Extraction:
    """The machine in activity vectors (N, H) whose `patterns` were found, beside the reference.

    `reference` has to be minimal with all states reachable; its symbols are shown to the network
    as `inputs` (A, I), by default the bits of the symbol, highest first. The start's own output
    is never printed, so it is taken from the reference.
    """
    return finish(extracting(parameters, squashing, hidden, patterns, reference, inputs=inputs))


def extracting(
    parameters: Parameters,
    squashing: Squashing,
    hidden: Array,
    patterns: Patterns,
    reference: MooreMachine,
    *,
    inputs: Array | None = None,
) -> Generator[None, None, Extraction]:
    """`extract` in slices of a few milliseconds, some for each symbol."""
    _, input_units, output_units = parameters.sizes
    shown = symbol_bits(np.arange(reference.symbols), input_units) if inputs is None else inputs
    count = len(patterns.sizes)
    if not count or patterns.too_many:
        return _no_machine(patterns, reference)
    member = np.flatnonzero(patterns.assignment >= 0)
    vectors = np.concatenate([hidden[member], parameters.initial_state[None]])  # (M + 1, H)
    source = np.append(patterns.assignment[member], count)  # (M + 1,)
    targets, shares = np.empty((count + 1, len(shown)), np.int64), np.empty((count + 1, len(shown)))
    for symbol, x in enumerate(shown):
        pushed = elman.step(parameters, squashing, vectors, np.broadcast_to(x, (len(vectors), input_units)))
        yield
        reached = (yield from patterns.grid.nearing(pushed)) + 1
        winner, shares[:, symbol] = _majority(source, reached, count + 1)
        targets[:, symbol] = winner - 1
        yield
    with np.errstate(all="ignore"):
        logits = vectors @ parameters.output_weights.T + parameters.output_bias  # (M + 1, O)
    bits = (logits > 0.0) @ (1 << np.arange(output_units - 1, -1, -1))
    outputs, output_shares = _majority(source, bits, count + 1)
    outputs[count], output_shares[count] = reference.outputs[reference.start], 1.0
    for array in (targets, shares, outputs, output_shares):
        array.setflags(write=False)
    seen = Extraction(patterns, targets, shares, outputs, output_shares)
    return _compared(seen, reference)


def _no_machine(patterns: Patterns, reference: MooreMachine) -> Extraction:
    """A smear, or nothing finite: there are no states to read transitions off."""
    rows = len(patterns.sizes) + 1
    nothing = Extraction(
        patterns,
        targets=frozen(np.full((rows, reference.symbols), -1)),
        shares=frozen(np.zeros((rows, reference.symbols))),
        outputs=frozen(np.full(rows, -1)),
        output_shares=frozen(np.zeros(rows)),
    )
    return replace(nothing, problem=_problem(nothing))


def _compared(seen: Extraction, reference: MooreMachine) -> Extraction:
    parts = (seen.patterns, seen.targets, seen.shares, seen.outputs, seen.output_shares)
    problem = _problem(seen)
    if problem is not None:
        return Extraction(*parts, problem=problem)
    start = len(seen.outputs) - 1
    machine = MooreMachine(start, seen.targets, seen.outputs)
    minimised, part_of = machine.minimise()
    same = isomorphism(minimised, reference)
    if same is None:
        problem = Message("extraction-differs", states=minimised.states)
        return Extraction(*parts, machine, minimised, problem=problem)
    # A pattern that no word from h_0 reaches (-1) belongs to no state.
    state = np.where(part_of[:start] >= 0, np.array(same)[part_of[:start]], -1)
    merges = tuple(tuple(np.flatnonzero(state == s).tolist()) for s in range(reference.states))
    return Extraction(*parts, machine, minimised, True, merges)


def _problem(seen: Extraction) -> Message | None:
    """The first thing that keeps the patterns from being a machine; outputs before transitions."""
    if not seen.patterns.count:
        return Message("extraction-no-patterns")
    if seen.patterns.too_many:
        return Message("extraction-too-many", count=seen.patterns.count)
    if seen.output_shares.min() < 1.0:
        pattern = int(seen.output_shares.argmin())
        return Message("extraction-output", pattern=pattern, share=float(seen.output_shares[pattern]))
    astray = seen.targets < 0
    worst = np.where(astray, -1.0, seen.shares)
    if astray.any() or worst.min() < 1.0:
        pattern, symbol = divmod(int(worst.argmin()), worst.shape[1])
        key = "extraction-leaves" if astray[pattern, symbol] else "extraction-not-deterministic"
        share = float(seen.shares[pattern, symbol])
        return Message(key, pattern=pattern, symbol=symbol, share=share)
    return None


def _majority(group: Integers, choice: NDArray[np.int64], groups: int) -> tuple[Integers, Array]:
    """What most of each group chose, the lowest of equals, and the share that did: (groups,) each."""
    choices = int(choice.max()) + 1
    votes = np.bincount(group * choices + choice, minlength=groups * choices).reshape(groups, choices)
    most = votes.max(axis=1)
    return votes.argmax(axis=1), most / votes.sum(axis=1)
