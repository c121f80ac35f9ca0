"""The figures of the adder's two further scenes: two sums on 24 seeds, the rival's drop on five."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from typing import Any

from simulator.chapters import adder
from simulator.commands import Train
from simulator.session import Session
from ui.bench import Row, at_least, at_most

SEEDS, RIVALS = 24, 5


def _run(scene: str, seed: int, until: str) -> list[dict[str, Any]]:
    session = Session("adder", adder.Settings.read({"scene": scene, "seed": seed}))
    session.apply(Train(until=until))
    session.run()
    return session.reports()


def rows() -> Iterator[Row]:
    """Two sums: learned, isomorphic, certified; the rival: exact inside its length and one column beyond."""
    lines, seconds = [], []
    for seed in range(SEEDS):
        began = time.thread_time()
        lines += _run("two_sums", seed, "certified")
        seconds.append(time.thread_time() - began)
    errors = sum(line["bit_errors"] + line["long_run_errors"] for line in lines)
    name = f"adder, two sums, {SEEDS} seeds:"
    yield at_most(f"{name} errors in tests", errors, 1, 0)
    yield at_least(f"{name} isomorphic", sum(line["isomorphic"] for line in lines), SEEDS, 22 / 24)
    yield at_least(f"{name} certified", sum(line["certified"] for line in lines), SEEDS, 20 / 24)
    yield at_most(f"{name} median CPU s", statistics.median(seconds), 1.0, 2.0)
    pairs = [_run("rival", seed, "both_learned") for seed in range(RIVALS)]
    name = f"adder, rival, {RIVALS} seeds:"
    inside, beyond = ([rival[key] for _, rival in pairs] for key in ("exact_trained", "exact_beyond"))
    yield at_least(f"{name} least exact share inside the trained length", min(inside), 1.0, 0.99)
    yield at_most(f"{name} largest exact share one column beyond", max(beyond), 0.25, 1.15)
    yield at_least(
        f"{name} recurrent network's, at 16 columns", min(r["exact"][-1] for r, _ in pairs), 1.0, 1.0
    )
