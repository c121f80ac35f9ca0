"""The adder: three neurons learn what a four-state machine does, and are held against it.

    from simulator.chapters import adder
    experiment = adder.Experiment(adder.Settings(seed=3))
    while "certified" not in experiment.reached():
        for _ in experiment.advance():
            pass
    experiment.content().verdict

The task is Hinton's: two binary numbers arrive a column at a time, least significant first, and the
network says each digit of the sum (lecture on recurrent networks, "binary addition").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from simulator import settings as table
from simulator.experiment import Floats, Integers
from simulator.message import Message
from simulator.models.elman import Parameters
from simulator.settings import manner
from simulator.tasks.addition import Addition
from simulator.trace import RecurrentTrace

ORDER = 3


class Settings(table.Settings, frozen=True):
    """The adder's settings."""

    example: Annotated[Literal["typed", "random", "all_pairs"], manner(live=True)] = "typed"
    first_number: Annotated[
        str, manner(live=True, longest=80, when=("example", ("typed",)))
    ] = "0b0110010110"
    second_number: Annotated[
        str, manner(live=True, longest=80, when=("example", ("typed",)))
    ] = "0b0100011111"
    example_seed: Annotated[
        int, manner(minimum=0, maximum=9999, live=True, when=("example", ("random",)))
    ] = 1
    columns: Annotated[
        int, manner(minimum=2, maximum=64, live=True, when=("example", ("typed", "random")))
    ] = 10
    timing: Annotated[Literal["by_column", "as_clocked"], manner(live=True)] = "by_column"

    hidden_units: Annotated[Literal[2, 3, 4, 6], manner(group="network")] = 3
    squashing: Annotated[Literal["tanh", "logistic"], manner(group="network")] = "tanh"
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network")] = 0

    optimiser: Annotated[
        Literal["levenberg_marquardt", "adam", "momentum"], manner(group="training")
    ] = "levenberg_marquardt"
    learning_rate: Annotated[
        float,
        manner(
            minimum=1e-4, maximum=1e6, scale="log", live=True, group="training",
            when=("optimiser", ("adam", "momentum")),
        ),
    ] = 0.03
    batch: Annotated[int, manner(minimum=1, maximum=512, scale="log", live=True, group="training")] = 32
    pull: Annotated[float, manner(minimum=0.0, maximum=1.0, live=True, group="training")] = 0.1
    restarts: Annotated[bool, manner(live=True, group="training")] = True

    show_cloud: Annotated[bool, manner(live=True, group="cube")] = True
    show_boxes: Annotated[bool, manner(live=True, group="cube")] = True
    show_path: Annotated[bool, manner(live=True, group="cube")] = True


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

    `patterns` groups of activity were seen in `columns_seen` columns (`too_many` when they are no
    groups but a smear). `isomorphic`: the machine read off those patterns, minimised, is the
    automaton. `certified`: the interval proof closed, with `boxes` boxes and output margin `margin`
    (smallest |total input of the output| on any box), so the network is right at every length.
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
