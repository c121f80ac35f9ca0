"""Small networks on tasks with a long lag, and the same written with torch."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from simulator.models.elman import Array, Parameters
from simulator.tasks.long_lags import TASKS, Name, Sequences, Task

H, T, B = 7, 11, 6
NAMES: tuple[Name, ...] = ("first_sign", "order", "copy", "adding", "marker")


def case(name: Name, seed: int = 0) -> tuple[Task, Array, Sequences]:
    """A task, a random network's vector and a batch."""
    task, rng = TASKS[name], np.random.default_rng(seed)
    parts = (
        rng.standard_normal((H, task.inputs)),
        1.2 * rng.standard_normal((H, H)) / np.sqrt(H),
        0.1 * rng.standard_normal(H),
        np.zeros(H),
        rng.standard_normal((task.outputs, H)),
        0.1 * rng.standard_normal(task.outputs),
    )
    return task, Parameters(*parts).flatten(), task.draw(rng, B, T)


def torch_run(
    task: Task, sequences: Sequences
) -> Callable[[torch.Tensor], tuple[torch.Tensor, torch.Tensor]]:
    """A function of the vector: the hidden states (B, T, H) and the logits (B, T, O), by a Python loop."""
    shapes = (H, task.inputs), (H, H), (H,), (H,), (task.outputs, H), (task.outputs,)
    sizes = [int(np.prod(shape)) for shape in shapes]
    inputs = torch.tensor(sequences.inputs)

    def run(vector: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        W, U, b, _, V, c = (part.view(shape) for part, shape in zip(vector.split(sizes), shapes, strict=True))
        h, states = torch.zeros(len(inputs), H, dtype=torch.float64), []
        for t in range(inputs.shape[1]):
            h = torch.tanh(inputs[:, t] @ W.T + h @ U.T + b)
            states.append(h)
        hidden = torch.stack(states, 1)
        return hidden, hidden @ V.T + c

    return run


def torch_loss(task: Task, sequences: Sequences) -> Callable[[torch.Tensor], torch.Tensor]:
    """The mean loss of logits (B, T, O) at the asked steps."""
    targets, mask = torch.tensor(sequences.targets), torch.tensor(sequences.mask)

    def loss(logits: torch.Tensor) -> torch.Tensor:
        if task.answer == "class":
            each = -(targets * torch.log_softmax(logits, -1)).sum(-1)
        elif task.answer == "sign":
            bce = torch.nn.functional.binary_cross_entropy_with_logits
            each = bce(logits, targets, reduction="none")[..., 0]
        else:
            each = 0.5 * ((logits - targets) ** 2).sum(-1)
        return (each * mask).sum() / mask.sum()

    return loss
