"""A race whose numbers are known, and the other parts of the stage, for tests of single painters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.arrays import Floats
from simulator.chapters._remedies_content import Curve, Path, Racer, Row, Status, Valley, Work
from simulator.message import Message

NAMES = ("plain", "momentum", "hessian_free", "lstm", "echo_state")


def racer(
    name: str, losses: Sequence[float], status: Status = "racing", price: float = 1.0, seed: int = 0
) -> Racer:
    """A racer with one kept point an update, each worth `price` gradient evaluations and 0.1 s."""
    updates = np.arange(1, len(losses) + 1)
    way = Curve(updates, updates * price, updates * 0.1, np.array(losses, float), np.zeros(len(losses)))
    done = Work(len(losses), len(losses) * price, len(losses) * 0.1)
    ended = done if status in ("solved", "spent", "diverged") else None
    last = losses[-1] if losses else float("nan")
    return Racer(name, seed, status, done, ended, last, 0.0, len(losses), way)


def row(first: Racer, now: Floats, start: Floats | None = None, others: tuple[Racer, ...] = ()) -> Row:
    """A row with these gradients, log10."""
    return Row(
        name=first.name,
        takes_part=True,
        racers=(first, *others),
        budget=100,
        rule=Message("remedies-rule-plain", rate=0.3, batch=20, clip=1.0),
        verdict=Message("remedies-verdict-solved", update=first.work.updates),
        gradient_start=now if start is None else start,
        gradient_now=now,
        gradient_verdict=Message("remedies-flow-level"),
    )


def valley() -> Valley:
    """A bowl with its bottom at (1, 2), a way with one step and one with two."""
    u, v = np.linspace(0.0, 2.0, 21), np.linspace(0.0, 4.0, 31)
    with np.errstate(divide="ignore"):
        heights = np.log10((u[None, :] - 1.0) ** 2 + (v[:, None] - 2.0) ** 2)
    far = Path("descent", np.array([[0.0, 0.0], [0.5, 1.0]]), np.array([5.0, 1.25]), np.array([0, 1]))
    points = np.array([[0.0, 0.0], [1.0, 1.0], [1.0, 2.0]])
    near = Path("hessian_free", points, np.array([5.0, 1.0, 0.0]), np.array([0, 7, 14]))
    return Valley(u, v, heights, (0.0, 0.0), (1.0, 2.0), (far, near))
