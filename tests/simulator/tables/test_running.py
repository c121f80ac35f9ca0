"""Running a table: every seed of every job, kept, and taken up again as if nothing had happened."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.tables import results, running
from simulator.tables.cells import Found, Job, State, Table, cell
from simulator.tables.results import Result
from simulator.tables.running import Running


class Walk:
    """A trial that adds up random steps: its end depends on every one of them."""

    learning_rate = None

    def __init__(self, seed: int, budget: int) -> None:
        self._seed, self._budget = seed, budget
        self.updates = self.sequences = 0
        self._place = np.zeros(2)

    @property
    def finished(self) -> bool:
        return self.updates >= self._budget

    @property
    def share(self) -> float:
        return self.updates / self._budget

    def update(self) -> None:
        self._place = 0.9 * self._place + np.random.default_rng([self._seed, self.updates]).normal(size=2)
        self.updates += 1
        self.sequences += 3

    def found(self) -> tuple[Found, ...]:
        return Found("measured", float(self._place[0])), Found("unsolved", None)

    def state(self) -> dict[str, NDArray[Any]]:
        return {"place": self._place.copy(), "updates": np.array(self.updates)}

    def restore(self, state: State) -> None:
        self._place, self.updates = np.array(state["place"]), int(state["updates"])
        self.sequences = 3 * self.updates


def table(steps: int = 10) -> Table:
    def job(row: str, budget: int) -> Job:
        cells = tuple(cell(row, name, "wrong", 0.5, {"steps": steps}, {"steps": 80}) for name in ("a", "b"))
        return Job(cells, lambda seed: Walk(seed, budget))

    return Table("sutskever_2013", "quick", (job("add", 5), job("mul", 40)), 2)


def made(folder: Path, steps: int = 10, seeds: Iterable[int] = (0, 1)) -> Running:
    return Running(table(steps), tuple(seeds), folder, "unrolled tables")


def numbers(result: Result) -> list[tuple[str, str, list[tuple[int, float | None, int, int]]]]:
    return [
        (c.row, c.column, [(run.seed, run.value, run.updates, run.sequences) for run in c.runs])
        for c in result.cells
    ]


@pytest.mark.parametrize("stop", [1, 4, 7, 30, 60, 85])
def test_a_table_taken_up_after_an_interruption_gives_the_numbers_of_one_that_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    monkeypatch.setattr(running, "EVERY", -1.0)  # keep the state after every update
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir()
    parts.mkdir()
    alone = made(whole)
    list(alone.run())
    interrupted = made(parts)
    for _ in islice(interrupted.run(), stop):
        pass
    resumed = made(parts)
    updates_left = sum(1 for progress in resumed.run() if not progress.ended)
    assert numbers(resumed.result) == numbers(alone.result)
    assert updates_left < 90 and resumed.result.finished
    assert results.read(resumed.path) == resumed.result
    assert [file.name for file in parts.iterdir()] == [resumed.path.name]


def test_every_run_is_told_when_it_ends_and_written_at_once(tmp_path: Path) -> None:
    going = made(tmp_path)
    for progress in going.run():
        if progress.ended:
            standing = results.read(going.path)
            assert not standing.finished
            assert numbers(standing) == numbers(going.result)
            assert all(any(run.seed == progress.seed for run in c.runs) for c in progress.ended)
            assert progress.all == 4
    assert progress.done == 4
    found = going.result.cell("mul", "b")
    assert found is not None and [run.outcome for run in found.runs] == ["unsolved", "unsolved"]
    assert found.values == () and found.here is None


def test_a_finished_table_is_begun_anew_and_a_changed_cell_is_run_again(tmp_path: Path) -> None:
    list(made(tmp_path).run())
    assert made(tmp_path).done == 0
    going = made(tmp_path, steps=20)
    list(islice(going.run(), 20))
    assert made(tmp_path, steps=20).taken_up > 0
    assert made(tmp_path, steps=10).taken_up == 0
    # More seeds may be asked for: what is done of them stays.
    assert made(tmp_path, steps=20, seeds=range(3)).taken_up == going.done


def test_a_result_says_what_made_it(tmp_path: Path) -> None:
    result = made(tmp_path).result
    assert result.command == "unrolled tables" and len(result.date) == 10
    assert {"python", "numpy", "torch", "unrolled"} == result.versions.keys()
