"""What the memory cell's stage shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen
from simulator.cell_trace import CellTrace
from simulator.cell_tracing import Traced
from simulator.chapters._memory_cell_gates import Score
from simulator.message import Message
from simulator.tasks.long_lags import LETTERS, Sequences, Task


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
    """How the gates have opened since the first weights: N kept rows, at most 256, the first for update 0.

    A row is the layer after so many updates, on the batch it was then trained on: means over cells,
    steps and sequences. `first_gradient` is log10 of what of the error arrives at step 1: ‖∂L/∂c_1‖
    against what all asked outputs owe their cells, ‖∂L/∂c_T‖ where the answer is asked at the end
    (computed in float32: −inf below about 1e-24). N = 0 when the gates are worked from outside.
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
    channels: tuple[str, ...]  # (I,) what each input is
    classes: tuple[str, ...]  # the answers there are, empty where outputs are numbers
    answer: Integers  # (T,)
    wanted: Integers  # (T,)
    keep_bias: float  # the keep gates' bias at the start; NaN when the gates are worked from outside
    examined: int  # the update whose weights were examined, −1 when the gates are worked from outside
    accuracy: float  # share right of 1,000 fresh sequences then; NaN when the gates are worked from outside
    verdict: Message  # one sentence about what was checked

    def of_cell(self, cell: int) -> MemoryCellContent:
        """The same with another cell picked out, from 0."""
        return self if cell == self.cell else replace(self, cell=cell)


def describe_carousel(trace: CellTrace, plain: PlainTrace | None, score: Score | None) -> MemoryCellContent:
    """A cell whose gates are worked from outside."""
    nowhere = frozen(np.full(len(trace.cell), -1, dtype=np.int64))
    verdict = Message("memory-cell-verdict-nothing")
    if score is not None:
        verdict = Message(
            "memory-cell-verdict-held", held=score.held, of=score.of, wanted=score.wanted, read=score.read
        )
    return MemoryCellContent(
        trace=trace,
        cell=0,
        gradients=_gradients(trace, plain, float("nan")),
        plain=plain,
        score=score,
        learning=Learning(frozen(np.zeros(0, np.int64)), *(frozen(np.zeros(0)) for _ in range(5))),
        task="",
        symbols=(),
        channels=("x",),
        classes=(),
        answer=nowhere,
        wanted=nowhere,
        keep_bias=float("nan"),
        examined=-1,
        accuracy=float("nan"),
        verdict=verdict,
    )


def describe_layer(
    traced: Traced,
    task: Task,
    shown: Sequences,
    plain: PlainTrace | None,
    learning: Learning,
    *,
    keep_bias: float,
    examined: int,
    accuracy: float,
    verdict: Message,
) -> MemoryCellContent:
    """A layer of cells on one sequence, the first cell picked out."""
    trace, cosine = traced
    asked = trace.target_mask[:, 0] > 0.0
    said, wanted = (_classes(task, part, asked) for part in (trace.outputs, trace.targets))
    letters = trace.inputs.argmax(axis=1) if task.channels == LETTERS else ()
    return MemoryCellContent(
        trace=trace,
        cell=0,
        gradients=_gradients(trace, plain, cosine),
        plain=plain,
        score=None,
        learning=learning,
        task=task.name,
        symbols=tuple(LETTERS[letter] for letter in letters),
        channels=task.channels,
        classes=task.classes,
        answer=frozen(said),
        wanted=frozen(wanted),
        keep_bias=keep_bias,
        examined=examined,
        accuracy=accuracy,
        verdict=verdict,
    )


def _classes(task: Task, outputs: Floats, asked: NDArray[np.bool_]) -> Integers:
    """Class numbers (T,) of outputs (T, O); −1 where nothing is asked, or the answer is a number."""
    if task.answer == "number":
        return np.full(len(outputs), -1, dtype=np.int64)
    chosen = outputs.argmax(axis=1) if task.answer == "class" else (outputs[:, 0] > 0.5)
    return np.where(asked, chosen, -1).astype(np.int64)


@np.errstate(all="ignore")
def _gradients(trace: CellTrace, plain: PlainTrace | None, weights_cosine: float) -> Gradients:
    full, cut = (np.linalg.norm(part, axis=1) for part in (trace.d_cell, trace.d_cell_truncated))
    apart = np.linalg.norm(trace.d_cell_truncated - trace.d_cell, axis=1)
    together = (trace.d_cell_truncated * trace.d_cell).sum(1)
    beside = np.log10(np.linalg.norm(plain.d_hidden, axis=1)) if plain else np.zeros(0)
    return Gradients(
        full=frozen(np.log10(full)),
        truncated=frozen(np.log10(cut)),
        plain=frozen(beside),
        difference=frozen(apart / full),
        cosine=frozen(together / (full * cut)),
        weights_cosine=weights_cosine,
    )
