"""The remedies' figures: curvature and gradient against torch, and which racer solves what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from simulator import numerics
from simulator.chapters import _remedies_start as starts
from simulator.chapters import remedies
from simulator.chapters._remedies_settings import NAMES
from simulator.commands import Train
from simulator.models.elman import Parameters
from simulator.session import Session
from simulator.slices import finish
from simulator.tasks.long_lags import TASKS
from simulator.training.recurrent_problem import CurvedProblem, RecurrentProblem
from ui import qt
from ui.bench import Row, at_least, at_most, paired

SEEDS = 3
# CPU seconds within which a racer has to have solved a task, and on how many of the seeds.
GOALS: dict[tuple[str, int], dict[str, tuple[float, int]]] = {
    ("order", 50): {"momentum": (6, 3), "hessian_free": (15, 3), "lstm": (6, 3), "echo_state": (8, 3)},
    ("first_sign", 100): {"momentum": (2, 3), "hessian_free": (4, 3), "lstm": (3, 3), "echo_state": (2, 3)},
    ("order", 100): {"momentum": (60, 2), "hessian_free": (120, 1), "lstm": (20, 3)},
}


def rows(minutes: float) -> Iterator[Row]:
    """Every figure, the stage's only where Qt is there."""
    yield from _products()
    yield from _gradients()
    for (task, steps), goals in GOALS.items():
        yield from _race(task, steps, goals)
    yield _failing()
    if not qt.missing():
        from ui.bench import remedies_screen

        yield from remedies_screen.rows()


class _Torch:
    """The same network in torch, a step at a time in a Python loop, on one batch of the order task."""

    def __init__(self, units: int, steps: int, batch: int, kind: Any = None) -> None:
        import torch

        numerics.prepare(torch=True)
        self.torch, rng, task = torch, np.random.default_rng(0), TASKS["order"]
        parameters = starts.draw(rng, "orthogonal", (units, task.inputs, task.outputs), 1.0)
        self.vector, self.sequences = parameters.flatten(), task.draw(rng, batch, steps)
        self.problem = RecurrentProblem(task, units, steps, batch)
        self.inputs = torch.tensor(self.sequences.inputs.transpose(1, 0, 2), dtype=kind or torch.float64)
        self.wanted = torch.tensor(self.sequences.targets[:, -1].argmax(1))
        self.parts = [torch.tensor(part, requires_grad=True) for part in vars(parameters).values()]

    def logits(self) -> Any:
        """Of the last step, (B, O)."""
        W, U, b, start, V, c = self.parts
        h = start.expand(len(self.wanted), -1)
        for x in self.inputs.unbind():
            h = self.torch.tanh(self.torch.addmm(x @ W.T + b, h, U.T))
        return h @ V.T + c

    def product(self, direction: Any) -> Any:
        """The Gauss-Newton product by double backward, a list of parts like the parameters."""
        grad, torch = self.torch.autograd.grad, self.torch
        logits = self.logits()
        u = torch.zeros_like(logits, requires_grad=True)
        through = grad(logits, self.parts, u, create_graph=True)
        (moved,) = grad(through, u, direction, retain_graph=True)
        at = logits.detach().requires_grad_()
        (slope,) = grad(torch.nn.functional.cross_entropy(at, self.wanted), at, create_graph=True)
        (pulled,) = grad(slope, at, moved.detach())
        return grad(logits, self.parts, pulled)


def _products() -> Iterator[Row]:
    """A Gauss-Newton product at H 50, T 50, batch 200: R-forward and backward against double backward."""
    loop = _Torch(50, 50, 200)
    direction = np.random.default_rng(1).standard_normal(loop.vector.size)
    sizes = loop.problem.sizes
    Parameters.unflatten(direction, sizes).initial_state[:] = 0.0  # h_0 is not learned
    parts = [loop.torch.tensor(part) for part in vars(Parameters.unflatten(direction, sizes)).values()]
    curved = CurvedProblem(loop.problem, loop.sequences)
    finish(curved.gradient(loop.vector))
    own = Parameters.unflatten(finish(curved.product(direction)), sizes)
    worst = 0.0
    for (name, mine), its in zip(vars(own).items(), loop.product(parts), strict=True):
        if name != "initial_state":
            truth = np.asarray(its)
            worst = max(worst, float(np.abs(mine - truth).max() / np.abs(truth).max()))
    yield at_most("remedies: largest relative difference of a curvature product, in 1e-6", worst / 1e-6, 1, 1)

    def ours() -> None:
        finish(curved.product(direction))

    def theirs() -> None:
        loop.product(parts)

    mine, its = paired(ours, theirs)
    yield at_least(
        "remedies: curvature products a CPU second against double backward, H 50, T 50, batch 200",
        1 / mine,
        1 / its,
        2.0,
    )


def _gradients() -> Iterator[Row]:
    """A gradient and its step against torch.nn.RNN (float32) with autograd."""
    for units, steps, batch in ((50, 50, 20), (50, 100, 20), (100, 100, 50)):
        import torch

        case = _Torch(units, steps, batch, torch.float32)
        net, read_out = torch.nn.RNN(6, units), torch.nn.Linear(units, 4)
        weights = [*net.parameters(), *read_out.parameters()]
        vector = case.vector

        def ours(case: _Torch = case) -> None:
            nonlocal vector
            vector = vector - 1e-4 * finish(case.problem.gradient(vector, case.sequences)).gradient

        def theirs(
            case: _Torch = case, net: Any = net, read_out: Any = read_out, weights: Any = weights
        ) -> None:
            hidden, _ = net(case.inputs)
            loss = torch.nn.functional.cross_entropy(read_out(hidden[-1]), case.wanted)
            slopes = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, slope in zip(weights, slopes, strict=True):
                    weight -= 1e-4 * slope

        mine, its = paired(ours, theirs, 25)
        name = (
            f"remedies: gradient steps a CPU second against torch.nn.RNN, H {units}, T {steps}, batch {batch}"
        )
        yield at_least(name, 1 / mine, 1 / its, 1.0)


def _lines(task: str, steps: int, *racers: str) -> list[dict[str, Any]]:
    """What these racers report on seeds 0, 1 and 2, each race to its end."""
    lines: list[dict[str, Any]] = []
    for seed in range(SEEDS):
        switches = {f"race_{name}": name in racers for name in NAMES}
        settings = remedies.Settings.read({"task": task, "steps": steps, "seed": seed, **switches})
        session = Session("remedies", settings)
        session.apply(Train(until="finished"))
        session.run()
        lines += session.timeline.experiment.report()  # type: ignore[arg-type]
    return lines


def _race(task: str, steps: int, goals: dict[str, tuple[float, int]]) -> Iterator[Row]:
    lines = _lines(task, steps, *goals)
    for racer, (seconds, seeds) in goals.items():
        own = [line for line in lines if line["racer"] == racer]
        solved = sum(line["solved"] and line["cpu_seconds"] <= seconds for line in own)
        slowest = max(line["cpu_seconds"] for line in own)
        yield at_least(
            f"remedies, {task} T = {steps}, {racer}: solved within {seconds:g} CPU s, of {SEEDS} seeds "
            f"(slowest {slowest:.1f} s)",
            solved,
            SEEDS,
            seeds / SEEDS,
        )


def _failing() -> Row:
    """The echo state network on order T = 100: it has to fail, and to say so."""
    lines = _lines("order", 100, "echo_state")
    failed = sum(not line["solved"] for line in lines)
    return at_least(f"remedies, order T = 100, echo_state: fails, of {SEEDS} seeds", failed, SEEDS, 1.0)
