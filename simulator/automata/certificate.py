"""The proof that a network prints what a machine prints, for input of every length.

A test of a million columns says nothing about the next one. A box does: let B_q be a box of
activities for each state q of the machine such that

    h_0  is pushed into the interior of B_(q0,a)   by every symbol a, from the start state q0
    B_q  is pushed into the interior of B_(q,a)    by every symbol a, from every state q
    every logit has the right sign everywhere on B_q.

Then by induction every activity after the first symbol, whatever the word, lies in the box of the
state the machine is in, and the print is right. Where one box a state is too coarse (a freely
trained adder has six patterns, not four) a box belongs to a state *and the last k symbols*; a
shorter history is a node of its own. The boxes are found by pushing thin ones forward until they
stop growing (Kleene iteration from below, which reaches the smallest boxes that can close).

The arithmetic rounds outward (`intervals`), so the statement covers the network in exact arithmetic
and as float64 runs it, in any order of summation. A logit has to be at least 2^-40 from zero, so
that its logistic, too, is on the right side of one half.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simulator.automata.intervals import ACTIVITY_ERROR, Push, lowest_logits
from simulator.automata.moore import Integers, MooreMachine, Unrolled, symbol_bits, unrolled
from simulator.models.elman import Array, Parameters
from simulator.models.squashing import Squashing
from simulator.slices import finish

Number = TypeVar("Number", bound=np.generic)
Reason: TypeAlias = Literal["not_finite", "wrong_output", "does_not_close", "too_many_boxes"]

_SMALLEST_LOGIT = 2.0**-40
# Every image has to lie this deep inside its box, in units of activity (or of the largest activity).
_DEPTH_INSIDE = 1e-6
# Boxes that close do so within 140 rounds on trained adders; a thousand is a generous end.
_ROUNDS, _ROUNDS_A_SLICE = 1000, 4


@dataclass(frozen=True, eq=False)
class Certificate:
    """A closed set of n boxes for H hidden units; with it the network is right at every length.

    After the first symbol the activity is in box `entries[symbol]`, and from box i the next one is
    in `successors[i, symbol]`.
    """

    boxes: Array  # (n, 2, H), lowest and highest activity
    node_states: Integers  # (n,), the machine's state
    node_recent: Integers  # (n, k), the last k symbols, oldest first; -1 before the first
    entries: Integers  # (A,)
    successors: Integers  # (n, A)
    margin: float  # smallest |logit| anywhere on the boxes, rounded down
    slack: float  # smallest distance of an image from the wall of its box, rounded down
    depth: int  # k

    def follow(self, symbols: ArrayLike) -> Integers:
        """The box each activity lies in, (..., T) for a word of symbols (..., T)."""
        word = np.asarray(symbols, dtype=np.int64)
        where = np.empty_like(word)
        for t in range(word.shape[-1]):
            here = word[..., t]
            where[..., t] = self.entries[here] if t == 0 else self.successors[where[..., t - 1], here]
        return where


@dataclass(frozen=True)
class Failure:
    """Why no proof was found with boxes of this depth; it does not say that the network is wrong.

    `wrong_output`: a logit may have the wrong sign on the box of `state` after `recent`.
    `does_not_close`: from there `symbol` still leads out of the next box after every round.
    `not_finite`: a parameter or a box is not finite. `too_many_boxes`: the depth was not tried.
    """

    reason: Reason
    depth: int
    state: int = -1
    recent: tuple[int, ...] = ()
    symbol: int = -1


class _Nodes(NamedTuple):
    """The states that get a box, all of the unrolled machine but its start (state 0), and their images."""

    split: Unrolled
    order: Integers  # ((n + 1) A,) images sorted by the box they belong to
    first: Integers  # (n,) where each box's images begin in that order
    layers: tuple[tuple[Integers, Integers, Integers], ...]  # states, where they come from, by which symbol


def certify(
    parameters: Parameters,
    squashing: Squashing,
    machine: MooreMachine,
    depth: int = 0,
    *,
    inputs: Array | None = None,
    max_boxes: int = 4096,
) -> Certificate | Failure:
    """Proves, with one box per state and last `depth` symbols, that the network acts as the machine.

    `inputs` (A, I) is what the input units show for each symbol; the bits of the symbol, highest
    first, if it is not given. Output unit o has to be on exactly when bit o of the machine's
    output, highest first, is 1. About 0.5 ms for four boxes of three units.
    """
    return finish(_certifying(parameters, squashing, machine, depth, inputs, max_boxes))


def _certifying(
    parameters: Parameters,
    squashing: Squashing,
    machine: MooreMachine,
    depth: int,
    inputs: Array | None,
    max_boxes: int,
) -> Generator[None, None, Certificate | Failure]:
    input_units = parameters.sizes[1]
    shown = symbol_bits(np.arange(machine.symbols), input_units) if inputs is None else inputs  # (A, I)
    _check_fit(machine, shown, parameters, squashing)
    if not np.isfinite(parameters.flatten()).all():
        return Failure("not_finite", depth)
    nodes = _nodes(machine, depth, max_boxes)
    if nodes is None:
        return Failure("too_many_boxes", depth)
    with _quietly():
        push = Push(parameters, squashing, shown)
        low = _shortest_words(push, parameters, nodes)  # (n + 1, H)
    high = low.copy()
    for number in range(1, _ROUNDS + 1):
        with _quietly():
            verdict = _one_round(push, parameters, nodes, low, high)
        if verdict is not None:
            return verdict
        if not number % _ROUNDS_A_SLICE:
            yield
    with _quietly():
        return _left_open(push, nodes, low, high)


def certify_finer(
    parameters: Parameters,
    squashing: Squashing,
    machine: MooreMachine,
    *,
    depths: Sequence[int] = (0, 1, 2, 3),
    inputs: Array | None = None,
    max_boxes: int = 256,
) -> Certificate | Failure:
    """The coarsest proof that closes; the failure of the finest one that was tried if none does."""
    return finish(
        certifying(parameters, squashing, machine, depths=depths, inputs=inputs, max_boxes=max_boxes)
    )


def certifying(
    parameters: Parameters,
    squashing: Squashing,
    machine: MooreMachine,
    *,
    depths: Sequence[int] = (0, 1, 2, 3),
    inputs: Array | None = None,
    max_boxes: int = 256,
) -> Generator[None, None, Certificate | Failure]:
    """`certify_finer` in slices of a few milliseconds."""
    failure = Failure("too_many_boxes", 0)
    for depth in depths:
        verdict = yield from _certifying(parameters, squashing, machine, depth, inputs, max_boxes)
        if isinstance(verdict, Certificate):
            return verdict
        if verdict.reason == "too_many_boxes":
            break
        failure = verdict
        yield
    return failure


def _one_round(
    push: Push, parameters: Parameters, nodes: _Nodes, low: Array, high: Array
) -> Certificate | Failure | None:
    """A verdict on the boxes `low` to `high` (n + 1, H), or None, and they are wider by their images.

    Row 0 is the start: a box of the one point h_0, in which no image has to lie.
    """
    machine, states, recent = nodes.split
    targets, depth = machine.transitions - 1, recent.shape[1]  # (n + 1, A)
    signs = 2.0 * symbol_bits(machine.outputs[1:], len(parameters.output_bias)) - 1.0  # (n, O)
    logits = lowest_logits(parameters, signs, low[1:], high[1:])  # (n,)
    if not np.isfinite(logits).all():
        return Failure("not_finite", depth)
    if logits.min() < _SMALLEST_LOGIT:
        worst = int(np.argmin(logits)) + 1
        return Failure("wrong_output", depth, int(states[worst]), tuple(recent[worst].tolist()))
    image_low, image_high = push.images(low, high)  # (n + 1, A, H)
    lowest = np.minimum.reduceat(image_low.reshape(-1, low.shape[1])[nodes.order], nodes.first)
    highest = np.maximum.reduceat(image_high.reshape(-1, low.shape[1])[nodes.order], nodes.first)
    room = np.minimum(lowest - low[1:], high[1:] - highest)  # (n, H)
    wanted = _DEPTH_INSIDE * max(1.0, float(np.abs(lowest).max()), float(np.abs(highest).max()))
    if (room >= 0.5 * wanted).all():
        return Certificate(
            boxes=_read_only(np.stack([low[1:], high[1:]], axis=1)),
            node_states=states[1:],
            node_recent=recent[1:],
            entries=_read_only(targets[0]),
            successors=_read_only(targets[1:]),
            margin=float(logits.min()),
            slack=float(np.nextafter(room.min(), 0.0)),
            depth=depth,
        )
    low[1:] = np.minimum(low[1:], lowest - wanted)
    high[1:] = np.maximum(high[1:], highest + wanted)
    return None


def _left_open(push: Push, nodes: _Nodes, low: Array, high: Array) -> Failure:
    """Where the boxes still do not hold an image after the last round."""
    machine, states, recent = nodes.split
    targets = machine.transitions - 1  # (n + 1, A)
    image_low, image_high = push.images(low, high)
    rooms = np.minimum(image_low - low[1:][targets], high[1:][targets] - image_high).min(axis=2)  # (n + 1, A)
    source, symbol = divmod(int(np.argmin(rooms)), machine.symbols)
    depth, last = recent.shape[1], tuple(recent[source].tolist())
    return Failure("does_not_close", depth, int(states[source]), last, symbol)


def _shortest_words(push: Push, parameters: Parameters, nodes: _Nodes) -> Array:
    """One activity for each state, the one after a shortest word that leads to it: (n + 1, H)."""
    points = np.empty((nodes.split.machine.states, len(parameters.initial_state)))
    points[0] = parameters.initial_state
    for reached, sources, symbols in nodes.layers:
        z = points[sources] @ parameters.recurrent_weights.T + push.drive[symbols]
        points[reached] = push.squashing.value(z)
    return points


def _quietly() -> np.errstate:
    """What overflows is found by `isfinite`. Never held over a yield: it would hold for others."""
    return np.errstate(over="ignore", invalid="ignore", under="ignore")


@lru_cache(maxsize=64)
def _nodes(machine: MooreMachine, depth: int, max_boxes: int) -> _Nodes | None:
    split = unrolled(machine, depth, max_boxes)
    if split is None:
        return None
    targets = split.machine.transitions.reshape(-1)  # ((n + 1) A,)
    order = np.argsort(targets, kind="stable")
    # A breadth-first search numbers states in the order of its arrows, so the first arrow into a
    # state ends a shortest word; layer by layer those words give one activity a state.
    first = np.searchsorted(targets[order], np.arange(1, split.machine.states))
    sources, symbols = np.divmod(order[first], split.machine.symbols)
    length = [0]
    for source in sources.tolist():
        length.append(length[source] + 1)
    layers = []
    for number in range(1, length[-1] + 1):
        reached = np.flatnonzero(np.array(length) == number)
        layers.append((reached, sources[reached - 1], symbols[reached - 1]))
    return _Nodes(split, order, first, tuple(layers))


def _check_fit(machine: MooreMachine, shown: Array, parameters: Parameters, squashing: Squashing) -> None:
    _, input_units, output_units = parameters.sizes
    if shown.shape != (machine.symbols, input_units):
        needed = (machine.symbols, input_units)
        raise ValueError(f"the inputs of the symbols have shape {shown.shape}; {needed} is needed")
    if machine.output_bits != output_units:
        raise ValueError(
            f"the network has {output_units} output units; the machine prints {machine.output_bits} bits"
        )
    kinds = {part.dtype.name for part in vars(parameters).values()}
    if kinds != {"float64"}:
        raise ValueError(f"the parameters are {', '.join(sorted(kinds))}; the rounding bounds need float64")
    if squashing.name not in ACTIVITY_ERROR:
        known = ", ".join(ACTIVITY_ERROR)
        raise ValueError(f"no rounding bound is known for {squashing.name}; it must be one of {known}")


def _read_only(array: NDArray[Number]) -> NDArray[Number]:
    array.setflags(write=False)
    return array
