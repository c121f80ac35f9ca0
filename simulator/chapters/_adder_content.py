"""What the adder's stage shows of one network, and the judgement that stands on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen
from simulator.automata.patterns import Patterns
from simulator.chapters._adder_verdict import Verdict as Verdict
from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing
from simulator.tasks import addition
from simulator.tasks.addition import Addition
from simulator.trace import RecurrentTrace


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


def axes(hidden: Floats, squashing: Squashing) -> Axes:
    """The directions in which a cloud of activities (N, H) is drawn."""
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
