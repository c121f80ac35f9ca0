"""The adder's figures: the recipe's success, the engine's speed, the window's smoothness."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from typing import Literal

import numpy as np

from simulator import numerics
from simulator.chapters import adder
from simulator.commands import Train
from simulator.models import elman
from simulator.models.squashing import SQUASHINGS
from simulator.session import Session
from simulator.tasks import addition
from simulator.training.elman_problem import ElmanProblem
from simulator.training.momentum import Momentum
from ui import qt
from ui.bench import Row, adder_scenes, at_least, at_most, paired

SEEDS = 100


def rows(minutes: float) -> Iterator[Row]:
    """Every figure, the window's only where Qt is there."""
    yield from _recipe("tanh")
    yield from _recipe("logistic")
    yield _against_torch()
    yield from adder_scenes.rows()
    if not qt.missing():
        from ui.bench import screen

        yield from screen.rows(minutes)


def _recipe(squashing: Literal["tanh", "logistic"]) -> Iterator[Row]:
    """The default recipe on seeds 0–99: certified, without an error, four patterns, CPU seconds."""
    certified = errors = four = 0
    seconds = []
    for seed in range(SEEDS):
        began = time.thread_time()
        session = Session("adder", adder.Settings(seed=seed, squashing=squashing))
        session.apply(Train(until="certified"))
        session.run()
        (report,) = session.reports()
        seconds.append(time.thread_time() - began)
        certified += report["certified"]
        errors += report["bit_errors"] + report["long_run_errors"]
        four += report["patterns"] == 4
    yield at_least(f"adder, {squashing}: certified of {SEEDS} seeds", certified, SEEDS, 1.0)
    yield at_least(f"adder, {squashing}: exactly four patterns of {SEEDS} seeds", four, SEEDS, 0.95)
    yield at_most(f"adder, {squashing}: errors in tests of {SEEDS} seeds", errors, 1, 0)
    yield at_most(
        f"adder, {squashing}: median CPU s, certificate included", statistics.median(seconds), 1.0, 1.0
    )


def _against_torch() -> Row:
    """Updates of gradient descent a second, ours against a plain torch loop with autograd."""
    import torch

    numerics.prepare(torch=True)
    sizes, squashing = (3, 2, 1), SQUASHINGS["tanh"]
    settings = adder.Settings()
    rng = np.random.default_rng(0)
    inputs, targets = addition.batch(rng, settings.batch, adder.TRAINED_COLUMNS)
    first = elman.draw(rng, *sizes, squashing, adder.SIGMA)
    updates = 200

    def ours() -> None:
        problem = ElmanProblem(sizes, squashing, inputs, targets)
        optimiser, vector = Momentum(25, 0.1), first.flatten()
        for _ in range(updates):
            vector, _loss = optimiser.update(problem, vector)

    x, wanted = torch.tensor(inputs), torch.tensor(targets)

    def plain() -> None:
        parts = [torch.tensor(part, requires_grad=True) for part in vars(first).values()]
        w, u, b, start, v, c = parts
        descent = torch.optim.SGD(parts, lr=0.1, momentum=0.9)
        for _ in range(updates):
            h, logits = start.expand(len(x), -1), []
            for t in range(x.shape[1]):
                h = torch.tanh(x[:, t] @ w.T + h @ u.T + b)
                logits.append(h @ v.T + c)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(torch.stack(logits, 1), wanted)
            descent.zero_grad()
            torch.autograd.backward(loss)
            descent.step()

    mine, theirs = paired(ours, plain)
    return at_least(
        "engine: updates a second against a plain torch loop", updates / mine, updates / theirs, 5.0
    )
