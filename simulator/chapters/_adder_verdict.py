"""What was checked about a network that adds, and the sentences that say it: no more than was checked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from simulator.automata.certificate import Certificate, Failure
from simulator.automata.extraction import Extraction
from simulator.automata.moore import MooreMachine
from simulator.automata.patterns import Patterns
from simulator.message import Message
from simulator.tasks import addition

TEST_SUMS, TEST_COLUMNS, TEST_RUN = 1_000, 64, 1_000


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
    bit_errors: int  # of 64,000 bits a sum: 1,000 random pairs of 64
    long_run_errors: int  # of 1,000 columns for each symbol: runs of 00, 11, 01 and 10
    count: Message
    relation: Message
    guarantee: Message
    detail: Message

    def report(self, loss: float) -> dict[str, Any]:
        """The measured part of a line of `unrolled run --json`."""
        return {
            "loss": loss if math.isfinite(loss) else None,
            "bit_errors": self.bit_errors,
            "long_run_errors": self.long_run_errors,
            "patterns": self.patterns,
            "isomorphic": self.isomorphic,
            "certified": self.certified,
            "boxes": self.boxes,
            "margin": self.margin if self.certified else None,
        }

    @property
    def ok(self) -> bool:
        """Whether the line may start with a tick: isomorphic, certified and without an error."""
        return self.isomorphic and self.certified and not (self.bit_errors or self.long_run_errors)


@dataclass(frozen=True)
class Tests:
    bit_errors: int
    run_errors: int
    first_wrong: tuple[str, int] | None  # (run, column from 1)


def verdict(
    found: Extraction,
    tests: Tests,
    proof: Certificate | None,
    failure: Failure | None,
    seen: int,
    machine: MooreMachine,
    *,
    untrained: bool,
    exploded_at: int | None,
) -> Verdict:
    """All that was checked, in numbers and in sentences."""
    patterns, sums = found.patterns, machine.output_bits
    bits, columns = TEST_SUMS * TEST_COLUMNS * sums, TEST_RUN * machine.symbols
    if exploded_at is not None:
        guarantee = Message("verdict-exploded", update=exploded_at)
    elif proof is not None:
        guarantee = Message("verdict-certified")
    elif tests.first_wrong is not None:
        guarantee = Message("verdict-wrong-run", run=tests.first_wrong[0], column=tests.first_wrong[1])
    elif tests.bit_errors:
        guarantee = Message("verdict-wrong-bits", errors=tests.bit_errors, of=bits)
    else:
        guarantee = Message("verdict-no-certificate")
    if proof is not None:
        detail = Message(
            "verdict-margin", margin=math.floor(100 * proof.margin) / 100, boxes=len(proof.boxes)
        )
    elif untrained:
        detail = Message("verdict-untrained")
    elif failure is not None and sums > 1:
        detail = _where(failure)
    else:
        errors = {"bits": tests.bit_errors, "runs": tests.run_errors}
        detail = Message("verdict-errors", **errors, of_bits=bits, of_columns=columns)
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
        relation=_relation(found, machine),
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


def _where(failure: Failure) -> Message:
    """Where the proof for two sums at once did not close; that does not say the network is wrong."""
    if failure.state < 0:
        return Message("verdict-proof-not-tried")
    first, second = divmod(failure.state, addition.STATES)
    if failure.reason == "does_not_close":
        symbol = addition.symbol_name(failure.symbol, 2)
        return Message("verdict-proof-open", first=first, second=second, symbol=symbol)
    return Message("verdict-proof-sign", first=first, second=second)


def _relation(found: Extraction, machine: MooreMachine) -> Message:
    """How the machine read off the patterns stands to the automaton."""
    if found.isomorphic:
        if found.patterns.count == machine.states:
            return Message("verdict-isomorphic")
        return Message("verdict-merging", patterns=found.patterns.count, states=machine.states)
    problem = found.problem
    if problem is not None and problem.key == "extraction-not-deterministic":
        values = problem.values
        symbol = addition.symbol_name(int(values["symbol"]), machine.output_bits)
        return Message(
            "verdict-not-deterministic",
            pattern=int(values["pattern"]) + 1,
            symbol=symbol,
            share=values["share"],
        )
    if problem is not None and problem.key == "extraction-differs":
        return Message("verdict-other-machine", states=problem.values["states"])
    return Message("verdict-no-machine")
