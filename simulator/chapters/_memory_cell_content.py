"""What the memory cell's stage shows."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.arrays import Floats, Integers
from simulator.cell_trace import CellTrace
from simulator.chapters._memory_cell_gates import Score
from simulator.message import Message


@dataclass(frozen=True)
class PlainTrace:
    """A plain tanh network of the same size on the same sequence: h_t = tanh(W x_t + U h_(t-1) + b).

    Beside a cell worked from outside it is one unit with U = W = 1 and b = 0; beside a trained layer it
    is a network of H units with its own read-out, trained on the same batches while it is shown
    (`updates` of them; 0 means its first weights).
    """

    hidden: Floats  # (T, H)
    slopes: Floats  # (T, H) 1 − h_t²
    carry: Floats  # (T, H) ∂h_t/∂h_(t-1) of each unit with itself: U_jj (1 − h_t²)
    d_hidden: Floats  # (T, H) ∂L/∂h_t, everything later included
    updates: int


@dataclass(frozen=True)
class Gradients:
    """How much error arrives at each step: log10 of the norm over cells of ∂L/∂c_t, (T,) each.

    −inf where it is exactly zero. `difference` is ‖truncated − full‖ / ‖full‖ at each step and `cosine`
    the cosine between the two, NaN where either is zero; `weights_cosine` is the cosine between the
    gradients that the two give for all weights of the layer (NaN without weights). `plain` is
    ‖∂L/∂h_t‖ of the plain network, empty (0,) when it is not shown.
    """

    full: Floats
    truncated: Floats
    plain: Floats
    difference: Floats
    cosine: Floats
    weights_cosine: float


@dataclass(frozen=True)
class Learning:
    """How the gates have opened since the first weights: at most 256 kept updates, N of them.

    Means over cells, steps and the sequences of the batch. `first_gradient` is log10 of
    ‖∂L/∂c_1‖ / ‖∂L/∂c_T‖ on the batch: what of the error arrives at step 1. N = 0 before any update.
    """

    updates: Integers  # (N,)
    write: Floats  # (N,)
    keep: Floats  # (N,)
    read: Floats  # (N,)
    first_gradient: Floats  # (N,)
    accuracy: Floats  # (N,) share of the batch that was right


@dataclass(frozen=True)
class MemoryCellContent:
    """What the stage shows. T steps, H cells, I inputs, O outputs.

    `trace` is the sequence that is drawn, whatever works the gates; `cell` the cell picked out, from 0.
    `answer` and `wanted` (T,) are class numbers of the shown sequence (of a task with classes, −1 where
    nothing is asked or the task has none); `symbols` (T,) name the inputs of tasks with letters.
    """

    trace: CellTrace
    cell: int
    gradients: Gradients
    plain: PlainTrace | None
    score: Score | None  # scripted and by hand
    learning: Learning
    task: str  # "" when the gates are worked from outside
    symbols: tuple[str, ...]  # (T,), or empty where inputs are numbers
    classes: tuple[str, ...]  # (O,) or empty where outputs are numbers
    answer: Integers  # (T,)
    wanted: Integers  # (T,)
    keep_bias: float  # the keep gates' bias at the start; NaN when the gates are worked from outside
    accuracy: float  # share right of 1,000 fresh sequences; NaN when the gates are worked from outside
    verdict: Message  # one sentence about what was checked
