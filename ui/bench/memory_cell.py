"""The memory cell's figures: the recipe's success, the engine's speed, the trace against torch."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np

from simulator import numerics
from simulator.chapters import memory_cell
from simulator.commands import Train
from simulator.models import lstm, torch_weights
from simulator.models.gates import flatten, unflatten
from simulator.session import Session
from simulator.slices import finish
from simulator.tasks.long_lags import TASKS
from simulator.training.adam import Adam
from simulator.training.cell_problem import CellProblem, Known
from ui import qt
from ui.bench import Row, at_least, at_most, paired

SEEDS = 10
# What has to be solved (≥ 99 % right of 1,000 fresh sequences): task, T, seeds out of ten, CPU s each.
GOALS = (("first_sign", 100, 10, 10.0), ("first_sign", 300, 9, 60.0), ("order", 100, 9, 30.0))


def rows(minutes: float) -> Iterator[Row]:
    """Every figure, painting only where Qt is there."""
    for task, steps, seeds, seconds in GOALS:
        yield from _recipe(task, steps, seeds, seconds)
    yield _against_torch()
    yield _beside_torch()
    if not qt.missing():
        from ui.bench import memory_cell_screen

        yield from memory_cell_screen.rows()


def _recipe(task: str, steps: int, seeds: int, seconds: float) -> Iterator[Row]:
    """The default recipe on seeds 0–9: solved, and the CPU seconds of the slowest."""
    solved, times = 0, []
    for seed in range(SEEDS):
        began = time.thread_time()
        settings = memory_cell.Settings.read({"gates": "trained", "task": task, "steps": steps, "seed": seed})
        session = Session("memory_cell", settings)
        session.apply(Train(until="solved"))
        session.run()
        took = time.thread_time() - began
        times.append(took)
        (report,) = session.reports()
        solved += bool(report["solved"]) and took <= seconds
    name = f"memory cell, {task} T = {steps}"
    yield at_least(
        f"{name}: ≥ 99 % right within {seconds:g} CPU s, of {SEEDS} seeds", solved, SEEDS, seeds / SEEDS
    )
    yield at_most(f"{name}: slowest CPU s", max(times), seconds, 1.0)


def _against_torch(units: int = 32, steps: int = 100, batch: int = 32) -> Row:
    """Updates a second, fused by hand against torch.nn.LSTM with autograd; Adam on both sides."""
    import torch

    numerics.prepare(torch=True)
    task, sizes = TASKS["order"], (units, 6, 4)
    rng = np.random.default_rng(0)
    sequences = task.draw(rng, batch, steps)
    first = lstm.draw(rng, "lstm", sizes, 4.6, -4.6)
    updates = 20
    problem, vector = CellProblem("lstm", task, units, steps, batch), flatten(first)
    optimiser = Adam(vector.size, 0.01)

    def ours() -> None:
        nonlocal vector
        for _ in range(updates):
            outcome = finish(problem.gradient(unflatten(lstm.Parameters, vector, sizes), sequences))
            vector, _ = optimiser.update(Known(outcome.loss, outcome.gradient), vector)

    x = torch.tensor(sequences.inputs.transpose(1, 0, 2), dtype=torch.float32)
    wanted = torch.tensor(sequences.targets[:, -1].argmax(1))
    net, readout = torch.nn.LSTM(6, units), torch.nn.Linear(units, 4)
    _load(net, readout, first)
    parts = [*net.parameters(), *readout.parameters()]
    descent = torch.optim.Adam(parts, lr=0.01)

    def theirs() -> None:
        for _ in range(updates):
            hidden, _ = net(x)
            loss = torch.nn.functional.cross_entropy(readout(hidden[-1]), wanted)
            descent.zero_grad()
            torch.autograd.backward(loss)
            descent.step()

    mine, its = paired(ours, theirs, 15)
    name = f"memory cell: updates a second against torch.nn.LSTM, {units} cells, T = {steps}, batch {batch}"
    return at_least(name, updates / mine, updates / its, 1.0)


def _beside_torch() -> Row:
    """The largest relative difference of a traced array from torch in float64, over ten sequences."""
    import torch

    rng = np.random.default_rng(1)
    sizes, steps, worst = (16, 3, 2), 200, 0.0
    for _ in range(10):
        p = lstm.draw(rng, "lstm", sizes, 5.3, -5.3)
        inputs, asked = rng.standard_normal((steps, 1, 3)), rng.standard_normal((steps, 1, 16))
        run = lstm.forward(p, inputs)
        back = lstm.backward(p, run, asked)
        mine = lstm.gradients(p, inputs, run, back, np.zeros((steps, 1, 2)))
        net, readout = torch.nn.LSTM(3, 16).double(), torch.nn.Linear(16, 2).double()
        _load(net, readout, p)
        hidden, _ = net(torch.tensor(inputs))
        torch.autograd.backward((hidden * torch.tensor(asked)).sum())
        pairs = (
            (run.hidden, hidden.detach()),
            (mine.input_weights, net.weight_ih_l0.grad),
            (mine.recurrent_weights, net.weight_hh_l0.grad),
            (mine.hidden_bias, net.bias_ih_l0.grad),
        )
        for own, its in pairs:
            truth = np.asarray(its)
            worst = max(worst, float(np.abs(own - truth).max() / np.abs(truth).max()))
    return at_most("memory cell: largest relative difference from torch, in 1e-9", worst / 1e-9, 1.0, 1.0)


def _load(net: object, readout: object, parameters: lstm.Parameters) -> None:
    """Our weights in a torch layer and its read-out."""
    import torch

    tensors = {name: torch.tensor(part) for name, part in torch_weights.to_torch("lstm", parameters).items()}
    layer = {name.removeprefix("lstm."): part for name, part in tensors.items() if name.startswith("lstm.")}
    net.load_state_dict(layer)  # type: ignore[attr-defined]
    readout.load_state_dict(  # type: ignore[attr-defined]
        {"weight": tensors["output_weights"], "bias": tensors["output_bias"]}
    )
