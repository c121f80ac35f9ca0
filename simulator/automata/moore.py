"""Moore machines: finite-state automata whose output belongs to the state they are in.

A machine starts in `start`; each input symbol moves it along one arrow and it then prints the
output of the state it has arrived in. The output of the start state is therefore printed only if
some arrow leads back to it (E. F. Moore, Gedanken-experiments on sequential machines, 1956).

Symbols and outputs are integers. Where a network stands beside the machine their bits, highest
first, are its input units and its output units (`symbol_bits`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Integers = NDArray[np.int64]


class Arrow(NamedTuple):
    """Every symbol that leads from one state to another: one arrow of the drawing."""

    source: int
    target: int
    symbols: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class MooreMachine:
    """A complete deterministic machine with S states, A input symbols, the states named if wished."""

    start: int
    transitions: Integers  # (S, A), the state each symbol leads to
    outputs: Integers  # (S,), not negative
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        transitions, outputs = _frozen(self.transitions), _frozen(self.outputs)
        if transitions.ndim != 2 or 0 in transitions.shape or outputs.shape != transitions.shape[:1]:
            shapes = f"{transitions.shape} and {outputs.shape}"
            raise ValueError(f"transitions and outputs have shapes {shapes}; (S, A) and (S,) are needed")
        states = len(outputs)
        if not 0 <= self.start < states:
            raise ValueError(f"the start state is {self.start}; it must be one of 0 to {states - 1}")
        if transitions.min() < 0 or transitions.max() >= states:
            raise ValueError(
                f"a transition leaves the machine; every target must be one of 0 to {states - 1}"
            )
        if outputs.min() < 0:
            raise ValueError(f"a state prints {outputs.min()}; an output must not be negative")
        if self.names and len(self.names) != states:
            raise ValueError(f"{len(self.names)} names do not fit {states} states")
        object.__setattr__(self, "transitions", transitions)
        object.__setattr__(self, "outputs", outputs)

    @property
    def states(self) -> int:
        """S, the number of states."""
        return len(self.outputs)

    @property
    def symbols(self) -> int:
        """A, the number of input symbols."""
        return int(self.transitions.shape[1])

    @property
    def output_bits(self) -> int:
        """O, the number of bits that the largest output needs (at least one)."""
        return max(1, int(self.outputs.max()).bit_length())

    def run(self, symbols: ArrayLike) -> Integers:
        """The states after each symbol, (..., T) for symbols (..., T); time is the last axis."""
        steps = np.asarray(symbols, dtype=np.int64)
        visited = np.empty_like(steps)
        state = np.full(steps.shape[:-1], self.start, dtype=np.int64)
        for t in range(steps.shape[-1]):
            state = self.transitions[state, steps[..., t]]
            visited[..., t] = state
        return visited

    def printed(self, symbols: ArrayLike) -> Integers:
        """The outputs after each symbol, (..., T)."""
        return self.outputs[self.run(symbols)]

    def arrows(self) -> tuple[Arrow, ...]:
        """The transitions with parallel ones joined, by source and then by first symbol."""
        found: dict[tuple[int, int], list[int]] = {}
        for source, row in enumerate(self.transitions.tolist()):
            for symbol, target in enumerate(row):
                found.setdefault((source, target), []).append(symbol)
        return tuple(Arrow(source, target, tuple(symbols)) for (source, target), symbols in found.items())

    def reachable(self) -> tuple[int, ...]:
        """The states that some word leads to, the start first, in breadth-first order."""
        order = [self.start]
        seen = {self.start}
        for state in order:
            for target in self.transitions[state].tolist():
                if target not in seen:
                    seen.add(target)
                    order.append(target)
        return tuple(order)

    def minimise(self) -> tuple[MooreMachine, Integers]:
        """The smallest machine that prints the same for every word, and where each state went.

        The second value (S,) maps old states to new ones, -1 for a state that cannot be reached.
        Blocks of equal output are split until all members of a block agree, symbol by symbol, on
        the block they move to (Moore's partition refinement). New states are numbered in
        breadth-first order from the start and keep the name of their first member.
        """
        reached = np.array(self.reachable())
        block = np.full(self.states, -1, dtype=np.int64)
        block[reached] = np.unique(self.outputs[reached], return_inverse=True)[1].reshape(-1)
        while True:
            rows = np.column_stack([block[reached], block[self.transitions[reached]]])  # (R, 1 + A)
            refined = np.unique(rows, axis=0, return_inverse=True)[1].reshape(-1)
            if refined.max() == block.max():
                break
            block[reached] = refined
        members = reached[np.sort(np.unique(block[reached], return_index=True)[1])]
        number = np.empty(len(members), dtype=np.int64)
        number[block[members]] = np.arange(len(members))
        old_to_new = np.where(block >= 0, number[block], -1)
        names = tuple(self.names[m] for m in members) if self.names else ()
        small = MooreMachine(0, old_to_new[self.transitions[members]], self.outputs[members], names)
        return small, _frozen(old_to_new)


def isomorphism(a: MooreMachine, b: MooreMachine) -> tuple[int, ...] | None:
    """The state of `b` that plays the part of each state of `a`, or None if there is none.

    Start goes to start, arrows to arrows and outputs to outputs. Every state of both machines has
    to be reachable: minimise first where that is in doubt.
    """
    if a.transitions.shape != b.transitions.shape:
        return None
    partner = {a.start: b.start}
    order = [a.start]
    for state in order:
        for here, there in zip(
            a.transitions[state].tolist(), b.transitions[partner[state]].tolist(), strict=True
        ):
            if here not in partner:
                partner[here] = there
                order.append(here)
            elif partner[here] != there:
                return None
    mapping = tuple(partner.get(state, -1) for state in range(a.states))
    is_bijection = sorted(mapping) == list(range(a.states))
    return mapping if is_bijection and np.array_equal(a.outputs, b.outputs[list(mapping)]) else None


def product(a: MooreMachine, b: MooreMachine) -> MooreMachine:
    """Both machines side by side, each on its own input.

    State, symbol and output of the pair are `first · (how many the second has) + second`; for
    outputs the number is a power of two, so that the pair prints the bits of `a` and then of `b`.
    """
    pairs = a.transitions[:, None, :, None] * b.states + b.transitions[None, :, None, :]  # (Sa, Sb, Aa, Ab)
    outputs = (a.outputs[:, None] << b.output_bits) + b.outputs
    names = tuple(f"{x} & {y}" for x in a.names for y in b.names)
    transitions = pairs.reshape(a.states * b.states, a.symbols * b.symbols)
    return MooreMachine(a.start * b.states + b.start, transitions, outputs.reshape(-1), names)


class Unrolled(NamedTuple):
    """A machine whose states also remember the last k symbols: `machine`, and per state what it is."""

    machine: MooreMachine  # state 0 is the start, which no arrow enters
    states: Integers  # (N,), the state of the original machine
    recent: Integers  # (N, k), the last k symbols, oldest first; -1 before the first symbol


def unrolled(machine: MooreMachine, depth: int, most_states: int = 4096) -> Unrolled | None:
    """The machine with the start set apart and every state split by the last `depth` symbols.

    Only what some word reaches is kept, in breadth-first order. None if that is more than
    `most_states` beside the start.
    """
    nodes: list[tuple[int, tuple[int, ...]]] = [(machine.start, ())]
    index: dict[tuple[int, tuple[int, ...]], int] = {}  # without the start: no arrow may enter it
    transitions = []
    for state, recent in nodes:
        row = []
        for symbol, target in enumerate(machine.transitions[state].tolist()):
            node = (target, (*recent, symbol)[-depth:] if depth else ())
            if node not in index:
                if len(nodes) > most_states:
                    return None
                index[node] = len(nodes)
                nodes.append(node)
            row.append(index[node])
        transitions.append(row)
    states = _frozen([state for state, _ in nodes])
    padded = [(-1,) * (depth - len(recent)) + recent for _, recent in nodes]
    recents = _frozen(np.array(padded, dtype=np.int64).reshape(len(nodes), depth))
    split = MooreMachine(0, np.array(transitions), machine.outputs[states])
    return Unrolled(split, states, recents)


def symbol_bits(symbols: ArrayLike, width: int) -> NDArray[np.float64]:
    """The bits of each symbol, highest first, as the activities 0.0 and 1.0 of units: (..., width)."""
    shifts = np.arange(width - 1, -1, -1)
    return (np.asarray(symbols, dtype=np.int64)[..., None] >> shifts & 1).astype(np.float64)


def _frozen(array: ArrayLike) -> Integers:
    copy = np.array(array, dtype=np.int64)
    copy.setflags(write=False)
    return copy
