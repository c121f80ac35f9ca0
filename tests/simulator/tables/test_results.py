"""A result's file: what it says of a table, and that it is taken back as it was written or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.message import Refused
from simulator.tables import results
from simulator.tables.results import Cell, Outcome, Result, Run


def run(seed: int, value: float | None, outcome: Outcome = "solved") -> Run:
    return Run(seed=seed, outcome=outcome, value=value, updates=10, sequences=10, cpu_seconds=0.5)


def cell(*runs: Run, paper: float | None = 0.5, row: str = "adding") -> Cell:
    return Cell(
        row=row, column="lstm", measure="sequences", paper=paper, said="", setting={"steps": 10},
        papers_setting={"steps": 100}, runs=runs,
    )  # fmt: skip


def result(*cells: Cell) -> Result:
    return Result(
        table="hochreiter_1997", mode="quick", command="unrolled tables", date="2026-01-01",
        versions={"numpy": "2"}, seeds=(0, 1), cells=cells,
    )  # fmt: skip


def test_a_ratio_is_the_mean_of_the_seeds_that_gave_a_number_over_the_papers() -> None:
    one = cell(run(0, 2.0), run(1, 4.0), run(2, None, "unsolved"))
    assert (one.here, one.ratio, one.solved) == (3.0, 6.0, 2)
    assert cell(run(0, None, "diverged")).ratio is None
    assert cell(run(0, 1.0), paper=None).ratio is None
    assert cell(run(0, 1.0), paper=0.0).ratio is None


def test_a_seed_that_is_run_again_takes_its_own_place() -> None:
    one = cell(run(1, 4.0)).with_run(run(0, 2.0)).with_run(run(1, 8.0))
    assert [(kept.seed, kept.value) for kept in one.runs] == [(0, 2.0), (1, 8.0)]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    whole = result(cell(run(0, 2.0), run(1, None, "unsolved")), cell(row="order"))
    results.write(tmp_path, whole)
    (file,) = tmp_path.iterdir()
    assert file == results.path(tmp_path, "hochreiter_1997", "quick")
    assert results.read(file) == whole
    assert whole.rows == ("adding", "order") and whole.columns == ("lstm",)
    assert whole.cpu_seconds == 1.0
    # A training that fills two cells is one training.
    assert whole.with_cell(cell(run(0, 5.0), run(1, 6.0), row="order")).cpu_seconds == 1.0
    changed = whole.with_cell(cell(run(0, 1.0), row="order"))
    found = changed.cell("order", "lstm")
    assert found is not None and found.values == (1.0,)
    assert changed.cell("adding", "lstm") == whole.cell("adding", "lstm")


@pytest.mark.parametrize("text", ["", "[]", '{"table": 1}', "[" * 100_000])
def test_what_is_no_result_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(text)
    with pytest.raises(Refused, match="refused-table-file"):
        results.read(file)
    with pytest.raises(Refused, match="refused-read-table"):
        results.read(tmp_path / "nowhere.json")


def test_a_table_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="refused-table"):
        results.check("nothing")


def test_what_comes_with_the_program_says_how_it_was_made() -> None:
    for one in results.shipped():
        assert one.table in results.NAMES
        assert one.command.startswith("unrolled tables")
        assert {"python", "numpy", "torch", "unrolled"} <= one.versions.keys()
        assert len(one.date.split("-")) == 3
        assert any(found.runs for found in one.cells)
        for found in one.cells:
            assert (one.mode == "full") <= found.papers_own or found.papers_setting != found.setting
