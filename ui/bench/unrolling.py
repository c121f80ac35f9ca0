"""Unrolling's figures: the way there and back against autograd, the recipe, long updates, frames."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from simulator import numerics
from simulator.chapters import unrolling
from simulator.commands import Train
from simulator.models import elman
from simulator.models.squashing import SQUASHINGS
from simulator.session import Session
from simulator.trace import trace
from ui import qt
from ui.bench import Row, at_least, at_most, paired

SEEDS = 10
# Every cell of the table, and the other tasks of the usual one.
CASES: tuple[dict[str, Any], ...] = (
    *({"input_mode": way.inputs, "target_mode": way.targets} for way in unrolling.WAYS),
    *({"task": task} for task in ("parity", "adder", "attractor", "typed")),
)


def rows(minutes: float) -> Iterator[Row]:
    """Every figure, the stage's only where Qt is there."""
    yield _against_autograd()
    yield from _recipe()
    yield _slices()
    if not qt.missing():
        from ui.bench import unrolling_screen

        yield from unrolling_screen.rows()


def _against_autograd() -> Row:
    """One sequence there and back with everything kept, H = 32 and T = 100, once each."""
    import torch

    numerics.prepare(torch=True)
    rng, squashing = np.random.default_rng(0), SQUASHINGS["tanh"]
    drawn = elman.draw(rng, 32, 2, 1, squashing, 1 / np.sqrt(32))
    inputs, targets = rng.integers(0, 2, (2, 100, 2)).astype(np.float64)
    targets = targets[:, :1]

    def ours() -> None:
        kept = trace(drawn, squashing, inputs, targets, read_out="identity", loss="squared")
        for name in ("d_hidden", *(f"d_{name}" for name in vars(drawn))):
            getattr(kept, name)

    x, wanted = torch.tensor(inputs), torch.tensor(targets)

    def theirs() -> None:
        parts = [torch.tensor(part, requires_grad=True) for part in vars(drawn).values()]
        W, U, b, h, V, c = parts
        loss, kept = torch.zeros((), dtype=torch.float64), []
        for t in range(len(x)):
            z = W @ x[t] + U @ h + b
            h = torch.tanh(z)
            y = V @ h + c
            loss = loss + 0.5 * ((y - wanted[t]) ** 2).sum()
            for node in (z, h, y):
                node.retain_grad()
                kept.append(node)
        torch.autograd.backward(loss)

    ours()
    theirs()
    mine, others = paired(ours, theirs, 15)
    return at_least(
        "unrolling: sequences there and back a second, H 32, T 100, against autograd",
        1 / mine,
        1 / others,
        3.0,
    )


def _recipe() -> Iterator[Row]:
    """The default recipe on seeds 0–9 of every task."""
    slowest = 0.0
    for case in CASES:
        solved, seconds, name = 0, [], ""
        for seed in range(SEEDS):
            began = time.thread_time()
            session = Session("unrolling", unrolling.Settings.read({**case, "seed": seed}))
            session.apply(Train(until="solved"))
            session.run()
            (report,) = session.reports()
            seconds.append(time.thread_time() - began)
            solved += bool(report["solved"])
            name = f"{report['input_mode']}, {report['target_mode']}, {report['task']}"
        slowest = max(slowest, statistics.median(seconds))
        yield at_least(f"unrolling, {name}: solved of {SEEDS} seeds", solved, SEEDS, 0.9)
    yield at_most("unrolling: median CPU s until solved, of the slowest task", slowest, 1.0, 1.0)


def _slices() -> Row:
    """The longest slice of an update of 12 units over 1,000 steps, in ms."""
    experiment = unrolling.Experiment(unrolling.Settings(steps=1_000, hidden_units=12))
    longest = []
    for _ in range(5):
        times = [time.process_time()]
        times += [time.process_time() for _ in experiment.advance()]
        longest.append(1000 * float(max(np.diff(times))))
    return at_most(
        "unrolling: longest slice of an update, 1,000 steps, ms", statistics.median(longest), 4.0, 1.0
    )
