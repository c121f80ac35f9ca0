"""Figures with an anchor measured in the same run, because a machine's absolute times say little."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """One figure: ours against the anchor; `ratio` is ours / anchor and `met` says if it is in the goal."""

    name: str
    ours: float
    anchor: float
    ratio: float
    goal: str
    met: bool

    def as_dict(self) -> dict[str, object]:
        """The row as `bench --json` prints it."""
        return asdict(self)


def at_least(name: str, ours: float, anchor: float, goal: float) -> Row:
    """A row whose ratio should be no less than `goal`."""
    ratio = ours / anchor
    return Row(name, round(ours, 4), round(anchor, 4), round(ratio, 4), f">= {goal:g}", ratio >= goal)


def at_most(name: str, ours: float, anchor: float, goal: float) -> Row:
    """A row whose ratio should be no more than `goal`."""
    ratio = ours / anchor
    return Row(name, round(ours, 4), round(anchor, 4), round(ratio, 4), f"<= {goal:g}", ratio <= goal)


def paired(ours: Callable[[], None], anchor: Callable[[], None], rounds: int = 7) -> tuple[float, float]:
    """Median CPU seconds of two things done in turn, so that both meet the same machine."""
    import statistics

    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for kept, call in zip(times, (ours, anchor), strict=True):
            began = time.process_time()
            call()
            kept.append(time.process_time() - began)
    return statistics.median(times[0]), statistics.median(times[1])


Bench = Callable[[], Iterator[Row]]
