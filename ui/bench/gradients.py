"""The chapter Gradients' figures: the table of medians, the sweep against autograd, a dragged radius."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import numpy as np

from simulator import numerics
from simulator.chapters import _gradients_network as network
from simulator.chapters import gradients
from simulator.commands import Train
from simulator.models.squashing import SQUASHINGS
from simulator.session import Session
from simulator.slices import finish
from simulator.training import all_sources, starts
from ui import qt
from ui.bench import Row, at_least, at_most, paired

SEEDS = 20
# log10 of |∂L_T/∂h_1| / |∂L_T/∂h_T|: medians measured before this program was written.
MEDIANS = {
    "tanh": {0.5: -36.0, 0.9: -13.0, 1.1: -6.5, 1.5: -0.4, 2.0: 3.9, 8.0: 24.0},
    "logistic": {0.5: -91.0, 0.9: -66.0, 1.1: -57.0, 1.5: -44.0, 2.0: -32.0, 8.0: 4.0},
}


def rows(minutes: float) -> Iterator[Row]:
    """Every figure, the stage's only where Qt is there."""
    for name in MEDIANS:
        yield from _medians(name)
    yield _against_torch()
    yield from _dragging()
    yield _learning()
    if not qt.missing():
        from ui.bench import gradients_screen

        yield from gradients_screen.rows()


def _medians(name: str) -> Iterator[Row]:
    """First to last step at H 32, T 100, batch 16, norm over batch and units, against the known medians."""
    known, squashing, found = MEDIANS[name], SQUASHINGS[name], []
    for seed in range(SEEDS):
        base = network.draw(gradients.Settings(squashing=name, seed=seed))  # type: ignore[arg-type]
        stack = starts.Stack(base.sizes, squashing, base.initial_state)
        networks = tuple(network.rescaled(base, radius, squashing) for radius in known)
        rng = np.random.default_rng(seed)
        inputs = rng.integers(0, 2, (16, 100, 2)).astype(np.float64) - 0.5
        targets = rng.integers(0, 2, (16, 1)).astype(np.float64)
        log10 = finish(stack.sweep(stack.flatten(networks), inputs, targets)).log10
        found.append(log10[:, 0] - log10[:, -1])
    low, middle, high = np.quantile(found, (0.1, 0.5, 0.9), axis=0)
    for n, (radius, median) in enumerate(known.items()):
        yield Row(
            f"gradients, {name}, radius {radius:g}: median power of ten over {SEEDS} seeds",
            round(float(middle[n]), 2),
            median,
            round(float(middle[n]) / median, 4),
            f"the known median within eight tenths of the seeds, {low[n]:.1f} to {high[n]:.1f}",
            bool(low[n] <= median <= high[n]),
        )


def _against_torch() -> Row:
    """‖∂L_s/∂h_t‖ of all sources at H 32, T 100: one sweep against one autograd backward per source."""
    import torch

    numerics.prepare(torch=True)
    settings = gradients.Settings(loss_at="every")
    run = network.run(gradients.Experiment(settings).parameters(), settings)
    W, U, b, start, V, c = (torch.tensor(part) for part in vars(run.parameters).values())
    inputs, targets = torch.tensor(run.inputs), torch.tensor(run.targets)

    def ours() -> None:
        all_sources.norms_log10(run.parameters, run.squashing.slope(run.hidden), run.d_logits)

    def plain() -> None:
        h, states, losses = start, [], []
        for x, target in zip(inputs, targets, strict=True):
            h = torch.tanh(W @ x + U @ h + b).requires_grad_()
            states.append(h)
            losses.append(torch.nn.functional.binary_cross_entropy_with_logits(V @ h + c, target))
        norms = torch.zeros(len(losses), len(losses))
        for s, loss in enumerate(losses):
            parts = torch.autograd.grad(loss, states[: s + 1], retain_graph=True)
            norms[s, : s + 1] = torch.stack(parts).norm(dim=1)

    mine, theirs = paired(ours, plain)
    return at_least(
        "gradients: all sources in one sweep, CPU s against one autograd backward each",
        1 / mine,
        1 / theirs,
        20.0,
    )


def _dragging() -> Iterator[Row]:
    """CPU milliseconds of the engine for one new radius at H 64, T 100, everything the open scene shows."""
    for scene, loss_at in (("flow", "last"), ("sources", "every")):
        settings = gradients.Settings.read({"scene": scene, "loss_at": loss_at, "hidden_units": 64})
        experiment = gradients.Experiment(settings)
        experiment.content()
        times = []
        for radius in np.linspace(0.5, 2.0, 31):
            began = time.process_time()
            experiment.set_live(settings.with_(spectral_radius=float(radius)))
            experiment.content()
            times.append(1000 * (time.process_time() - began))
        yield at_most(
            f"gradients: median CPU ms of a dragged radius, scene {scene}",
            statistics.median(times),
            15.0,
            1.0,
        )


def _learning() -> Row:
    """Of seeds 0–19, how many have a start that solves the task within the budget."""
    solved = 0
    for seed in range(SEEDS):
        session = Session("gradients", gradients.Settings(seed=seed))
        session.apply(Train(until="solved"))
        session.run()
        solved += "solved" in session.timeline.experiment.reached()
    return at_least(f"gradients: solved by one of three starts, of {SEEDS} seeds", solved, SEEDS, 0.9)
