"""The plain tanh network beside the cells: what the same error becomes without a carousel."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters._memory_cell_content import PlainTrace
from simulator.chapters._memory_cell_gates import Played
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tasks.long_lags import Sequences, Task
from simulator.training.cell_problem import answers

_TANH = SQUASHINGS["tanh"]
# Numbers (steps × sequences × units) that one slice of training may hold.
_SLICE = 40_000


def draw(rng: np.random.Generator, sizes: tuple[int, int, int]) -> Parameters:
    """A plain network before training: U(±1/√H), as torch draws it, biases and first state 0."""
    H, I, O = sizes
    reach = 1.0 / math.sqrt(H)
    weights = (rng.uniform(-reach, reach, shape) for shape in ((H, I), (H, H), (O, H)))
    W, U, V = weights
    return Parameters(W, U, np.zeros(H), np.zeros(H), V, np.zeros(O))


def trace_unit(shown: Played) -> PlainTrace:
    """One tanh unit that hears itself with weight 1, h_t = tanh(x_t + h_(t-1)), on a cell's inputs."""
    one, none = np.ones((1, 1)), np.zeros(1)
    unit = Parameters(one, one, none, none, one, none)
    return _trace(unit, shown.inputs[:, None], lambda _hidden: shown.error[:, None], 0)


def trace_network(p: Parameters, task: Task, shown: Sequences, updates: int) -> PlainTrace:
    """The network on the sequence (B = 1) the cells were shown."""

    def asked(hidden: Floats) -> Floats:
        """∂L/∂h_t of each step's own loss, (T, H)."""
        logits = hidden @ p.output_weights.T + p.output_bias
        point = answers(task, logits, shown.targets[0])
        own: Floats = (shown.mask[0][:, None] * point.d_logits) @ p.output_weights
        return own

    return _trace(p, shown.inputs[0], asked, updates)


@np.errstate(all="ignore")
def _trace(p: Parameters, inputs: Floats, asked: Callable[[Floats], Floats], updates: int) -> PlainTrace:
    run = elman.forward(p, _TANH, inputs[None])
    hidden = run.hidden
    own = asked(hidden[0])  # ∂L/∂h_t of each step's own loss, (T, H)
    nothing = np.zeros((1, len(inputs), p.sizes[2]))
    back = elman.backpropagate(p, _TANH, hidden, nothing, own[None])
    slopes = 1.0 - hidden[0] ** 2
    return PlainTrace(
        hidden=frozen(hidden[0]),
        slopes=frozen(slopes),
        carry=frozen(np.diag(p.recurrent_weights) * slopes),
        d_hidden=frozen(back.d_hidden[0]),
        updates=updates,
    )


def gradient(p: Parameters, task: Task, sequences: Sequences) -> Generator[None, None, Floats]:
    """∂L/∂w (P,) of a batch, in slices of some sequences each; L as for the cells."""
    B, T, _ = sequences.inputs.shape
    count = float(sequences.mask.sum())
    size = max(1, _SLICE // (T * p.sizes[0]))
    total = np.zeros(p.flatten().size)
    for start in range(0, B, size):
        part = slice(start, start + size)
        with np.errstate(all="ignore"):
            run = elman.forward(p, _TANH, sequences.inputs[part])
            point = answers(task, run.logits, sequences.targets[part])
            d_logits = point.d_logits * sequences.mask[part, :, None] / count
            total += elman.backward(p, _TANH, sequences.inputs[part], run, d_logits).flatten()
        yield
    return total
