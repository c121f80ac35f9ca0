"""What the stage of "Unrolling" shows: one sequence there and back, one weight followed, what was checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.message import Message
from simulator.models.elman import Parameters
from simulator.trace import RecurrentTrace

InputMode: TypeAlias = Literal["initial_all", "initial_subset", "subset_every_step"]
TargetMode: TypeAlias = Literal["final_all", "last_steps_all", "subset_chosen_steps"]


@dataclass(frozen=True)
class Way:
    """One cell of the 3 × 3 table: how input enters, where targets stand, and the task that is there."""

    inputs: InputMode
    targets: TargetMode
    task: str


# Row by row: the ways to put input in, each with the three ways to ask for output. The last cell is
# the usual one and has a choice of tasks; the first of them stands here.
WAYS = (
    Way("initial_all", "final_all", "vote"),
    Way("initial_all", "last_steps_all", "attractor"),
    Way("initial_all", "subset_chosen_steps", "spell"),
    Way("initial_subset", "final_all", "decoder"),
    Way("initial_subset", "last_steps_all", "gait"),
    Way("initial_subset", "subset_chosen_steps", "morse"),
    Way("subset_every_step", "final_all", "register"),
    Way("subset_every_step", "last_steps_all", "latch"),
    Way("subset_every_step", "subset_chosen_steps", "echo"),
)


@dataclass(frozen=True)
class Followed:
    """One weight and the share of its gradient that each step adds.

    For a unit of the initial state, which is used only once, the share of step t is what the loss of
    step t asks of it, ∂L_t/∂h_0: those sum to its gradient too.
    """

    name: str  # "u22", "w11", "b2", "h1", "v11", "c1"; from 10 up "u12,3"
    array: str  # name of its array in `Parameters`
    index: tuple[int, ...]  # its place in that array, from 0, without the step
    learned: bool  # whether updates change it
    value: float  # its value; the mean where its copies have drifted apart
    gradient: float  # the sum of the shares
    shares: Floats  # (T,)
    copies: Floats  # (T,) the value each step used; all equal while tied
    change: Floats  # (T,) what the last update added to each copy; 0 before any update


@dataclass(frozen=True)
class Check:
    """The displayed gradient against two others: the largest relative difference of each.

    Relative to the largest number of the array that is compared. Without `current` it is an older
    trace that was checked, the one of `update`.
    """

    update: int
    current: bool
    autograd: float  # torch autograd, over all arrays: loss, activities, every derivative
    autograd_arrays: tuple[tuple[str, float], ...]  # the same, array by array
    differences: float  # central finite differences, over the parameters that were tried
    checked: int  # so many parameters were tried
    parameters: int  # of so many
    ok: bool  # both small: 1e-9 for autograd, 1e-5 for finite differences


@dataclass(frozen=True)
class Success:
    """How the task's own examination went. `steps` is its length, `beyond` how much longer than T."""

    task: str
    wrong: int  # asked numbers that are wrong
    asked: int
    sequences: int
    steps: int
    beyond: int
    solved: bool
    message: Message

    @property
    def error(self) -> float:
        """Share of the asked numbers that are wrong."""
        return self.wrong / self.asked


@dataclass(frozen=True)
class UnrollingContent:
    """What the stage shows. T steps, H hidden units, I inputs (0 where input is initial), O outputs.

    `trace.parameters` are the weights that all steps share, or the means of the copies; what step t
    used is `trace.used.at(t)`. With `selection` the outputs are hidden units themselves: output o is
    unit `selected[o]`, and V and c are not learned.
    """

    task: str
    way: Way
    trace: RecurrentTrace
    given: NDArray[np.bool_]  # (H,) units whose initial state is the sequence's input
    learned_start: NDArray[np.bool_]  # (H,) units whose initial state is learned
    selection: bool
    selected: NDArray[np.int64]  # (O,) hidden unit of each output; empty without selection
    tied: bool  # whether the steps share one set of weights now
    drift: float  # largest distance between two copies of one weight; 0 while tied
    followed: Followed
    changes: Parameters  # what the last update added; with a leading axis of T where untied
    check: Check | None  # None until something has been checked
    success: Success

    @property
    def steps(self) -> int:
        """T."""
        return self.trace.steps

    def gathered(self, array: str, step: int) -> Floats:
        """The gradient of a parameter as it stands when the way back has come to `step`.

        The sum of the contributions of steps t = step … T, of the array's shape; nothing (zeros) at
        T + 1, the whole gradient at 1. The initial state's own gradient arrives at step 0.
        """
        if array == "initial_state":
            whole = self.trace.d_initial_state
            return whole if step <= 0 else np.zeros_like(whole)
        contributions: Floats = getattr(self.trace, f"d_{array}")
        with np.errstate(all="ignore"):
            return np.asarray(contributions[max(step, 1) - 1 :].sum(0))
