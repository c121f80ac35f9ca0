"""What the remedies' stage shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers
from simulator.chapters._remedies_trace import RemediesTrace
from simulator.message import Message

# What has become of a racer: not begun, at it, < 1 % wrong, out of its budget, or past any number.
Status: TypeAlias = Literal["waiting", "racing", "solved", "spent", "diverged"]


@dataclass(frozen=True)
class Curve:
    """A racer's way so far: N kept points, at most 256, the first after its first update.

    One point is one update's batch: its loss before the update and the share of its sequences that were
    wrong. Three ways to say how much was done for it: updates, gradient evaluations (one is a pass there
    and back of `batch` sequences; a pass there alone counts a third), seconds of CPU.
    """

    updates: Integers  # (N,)
    evaluations: Floats  # (N,)
    seconds: Floats  # (N,)
    losses: Floats  # (N,) nats, or squared units for the adding problem
    errors: Floats  # (N,) 0 … 1

    def work(self, axis: str) -> Floats:
        """(N,) on the axis of that name: updates, gradient_evaluations or cpu_seconds."""
        named = {"updates": self.updates, "gradient_evaluations": self.evaluations}
        return np.asarray(named.get(axis, self.seconds), dtype=np.float64)


@dataclass(frozen=True)
class Work:
    """How much was done: in updates, gradient evaluations, seconds of CPU."""

    updates: int
    evaluations: float
    seconds: float

    def on(self, axis: str) -> float:
        """The number on the axis of that name."""
        named = {"updates": float(self.updates), "gradient_evaluations": self.evaluations}
        return named.get(axis, self.seconds)


@dataclass(frozen=True)
class Racer:
    """One racer on one seed."""

    name: str  # plain | momentum | hessian_free | lstm | echo_state
    seed: int
    status: Status
    work: Work  # done so far
    ended: Work | None  # when it solved the task, ran out of budget or diverged; None while at it
    loss: float  # of the newest batch, before its update; NaN before any
    error: float  # share wrong of 500 fresh sequences when last examined; NaN before any examination
    examined: int  # the update it was examined after, −1 before any
    curve: Curve


@dataclass(frozen=True)
class Row:
    """One row of the race: a racer on every seed, and what its gradient is for the first of them.

    The gradients are log10 ‖∂L/∂h_t‖ over units and the sequences of one fresh batch, divided by the
    batch, (T,); for the LSTM of the cells, ∂L/∂c_t. −inf where exactly zero; empty for the echo state.
    """

    name: str
    takes_part: bool  # whether it is raced with the settings as they are
    racers: tuple[Racer, ...]  # one for each seed, the shown one first
    budget: int  # updates after which it gives up
    rule: Message  # its optimiser and what was tuned, in one sentence
    verdict: Message  # what has become of it
    gradient_start: Floats  # (T,) with the first weights
    gradient_now: Floats  # (T,) with the present ones
    gradient_verdict: Message  # what the gradient says: lost, level, growing

    @property
    def first(self) -> Racer:
        """The racer on the seed that is shown."""
        return self.racers[0]

    @property
    def solved(self) -> int:
        """On how many seeds it has solved the task."""
        return sum(racer.status == "solved" for racer in self.racers)


@dataclass(frozen=True)
class Path:
    """Steps of one method over the valley: N points of two weights, and the loss at each."""

    name: str  # descent | hessian_free | classical | nesterov
    points: Floats  # (N, 2) u, v
    losses: Floats  # (N,)
    evaluations: Integers  # (N,) gradients and curvature products so far


@dataclass(frozen=True)
class Valley:
    """The loss of two weights, computed: a linear unit that hears itself with weight u, read out with v.

    It should say v* u*^k of an impulse k steps ago, at several lags: L = mean over k of
    ½ (v u^k − v* u*^k)². `heights` are log10 L.
    """

    recurrent: Floats  # (X,) u
    output: Floats  # (Y,) v
    heights: Floats  # (Y, X) log10 L
    start: tuple[float, float]
    best: tuple[float, float]  # u*, v*
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class LookAhead:
    """One step of classical and of Nesterov's momentum from the same place with the same velocity.

    Classical: slope at `at`, then v ← μv − ε slope. Nesterov: slope at `ahead` = at + μv.
    """

    at: Floats  # (2,) where both stand
    velocity: Floats  # (2,) v
    momentum: float  # μ
    rate: float  # ε
    ahead: Floats  # (2,) at + μ v
    slope_at: Floats  # (2,) ∂L/∂w at `at`
    slope_ahead: Floats  # (2,) ∂L/∂w at `ahead`
    classical: Floats  # (2,) where the classical step ends
    nesterov: Floats  # (2,) where Nesterov's ends


@dataclass(frozen=True)
class LongMemory:
    """Inside the LSTM: its gates while it learns, and step by step on one batch."""

    variant: str
    updates: Integers  # (N,) kept rows, at most 256
    write: Floats  # (N,) mean over cells, steps and sequences after so many updates
    keep: Floats  # (N,) all 1 in the network of 1997
    read: Floats  # (N,)
    first_gradient: Floats  # (N,) log10 of what of the error arrives at step 1
    write_steps: Floats  # (T,) mean over cells and the sequences of a fresh batch, as it is now
    keep_steps: Floats  # (T,)
    read_steps: Floats  # (T,)
    symbols: tuple[str, ...]  # (T,) of the batch's first sequence; empty where inputs are numbers
    tensors: Mapping[str, Floats]  # the weights by the names the Memory cell chapter reads
    memory_cell: Mapping[str, Any]  # the settings that chapter opens them with
    hindrance: Message | None  # why that chapter cannot open them; None where it can


@dataclass(frozen=True)
class SlowUpdate:
    """One Hessian-Free update, step by step: K conjugate-gradient iterations, S of them saved.

    q(δ) = gᵀδ + ½ δᵀ(G + λI + structural) δ is the damped quadratic model of the change of the loss.
    """

    update: int  # which update this was, from 1
    loss: float  # L(w) on its batch
    gradient_norm: float
    damping: float  # λ it was made with
    next_damping: float  # λ afterwards
    structural: float  # μ, 0 where structural damping is off
    values: Floats  # (K + 1,) q(δ_k), the first at the warm start
    curvatures: Floats  # (K,) dᵀ(G + …)d / dᵀd along each direction taken
    saved: Integers  # (S,) iterations whose δ was kept: every 1.3^j and the last
    saved_losses: Floats  # (S,) L(w + δ) of those that back-tracking looked at, from the last on; NaN else
    chosen: int  # index into `saved` where back-tracking stopped
    ratio: float  # (L(w + δ) − L(w)) / q(δ)
    line: Floats  # (J,) step lengths tried: 1, 0.8, …
    line_losses: Floats  # (J,) L(w + length δ)
    stopped: str  # progress | limit | curvature


@dataclass(frozen=True)
class Curved:
    """Inside Hessian-Free: the newest update slowly, all updates' dampings, and the valley."""

    slow: SlowUpdate | None  # None before the first update
    updates: Integers  # (N,)
    dampings: Floats  # (N,) λ after each
    ratios: Floats  # (N,) reduction ratio of each
    iterations: Integers  # (N,) conjugate-gradient iterations of each
    valley: Valley


@dataclass(frozen=True)
class Echoes:
    """Inside the echo state network: H reservoir units, T steps after one impulse."""

    eigenvalues: NDArray[np.complex128]  # (H,) of the recurrent matrix
    spectral_radius: float
    input_scale: float
    units: Integers  # (n,) the units whose echoes are shown
    echoes: Floats  # (T, n) their activities after an impulse at step 1 in silence
    strength_log10: Floats  # (T,) log10 of the norm over all units of state with minus state without it
    fades: bool  # whether what is left of the impulse at step T is less than a hundredth of its first size
    lags: Integers  # (L,) 1 … L
    capacity: Floats  # (L,) squared correlation of what is read out with the input so many steps ago
    capacity_units: int  # reservoir units of the capacity's network
    capacity_total: float  # their sum
    sequences: int  # sequences the racer's read-out was solved from, 0 before any
    penalties: Floats  # (R,) ridge penalties tried
    holdout_losses: Floats  # (R,) mean squared error on the tenth held out; NaN before
    penalty: float  # the one chosen; NaN before
    read_out: Floats  # (O, H) solved; empty (0, 0) before


@dataclass(frozen=True)
class Beginning:
    """One way to start: the matrix, its eigenvalues, and the gradient it lets through."""

    name: str  # uniform | sparse | orthogonal
    matrix: Floats  # (H, H)
    eigenvalues: NDArray[np.complex128]  # (H,)
    gradient: Floats  # (T,) log10 ‖∂L/∂h_t‖ on a fresh batch


@dataclass(frozen=True)
class Cell:
    """One field of the grid: an initialisation and an optimiser, trained on the task of the race."""

    initialisation: str  # uniform | sparse | orthogonal
    racer: Racer  # name: plain | momentum | hessian_free
    budget: int


@dataclass(frozen=True)
class Start:
    """Inside initialisation and momentum."""

    beginnings: tuple[Beginning, ...]
    schedule_updates: Integers  # (N,)
    schedule: Floats  # (N,) μ after so many updates
    look_ahead: LookAhead
    valley: Valley  # with the paths of classical and Nesterov's momentum
    grid: tuple[Cell, ...]  # row by row: initialisations × optimisers; measured by training in this scene
    grid_done: int  # fields that are finished


@dataclass(frozen=True)
class RemediesContent:
    """What the open scene shows; the rows of the race are always there."""

    scene: str
    task: str
    steps: int
    seeds: tuple[int, ...]
    rows: tuple[Row, ...]  # plain, momentum, hessian_free, lstm, echo_state
    chance_loss: float  # the loss of an answer that knows nothing
    chance_error: float  # share wrong of an answer that knows nothing
    unit: str  # of the loss: "nats" or ""
    rules: tuple[Message, ...]  # budget, what solved means, what one gradient evaluation is, same data
    summary: Message  # how many have solved it so far
    trace: RemediesTrace  # everything above as named arrays
    lstm: LongMemory | None = None
    hessian_free: Curved | None = None
    echo_state: Echoes | None = None
    start: Start | None = None
