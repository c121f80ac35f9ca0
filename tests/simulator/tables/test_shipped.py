"""The results that come with the program are of the tables as they are now."""

from __future__ import annotations

import msgspec
import pytest

from simulator.tables import results, running
from simulator.tables.results import Result


@pytest.mark.parametrize("result", results.shipped(), ids=lambda result: f"{result.table} {result.mode}")
def test_a_shipped_result_has_the_cells_of_its_table_and_says_what_made_it(result: Result) -> None:
    cells = running.load(result.table, result.mode).cells
    assert tuple(msgspec.structs.replace(cell, runs=()) for cell in result.cells) == cells
    assert result.command.startswith(f"unrolled tables {result.table} --{result.mode} --seeds ")
    for cell in result.cells:
        assert {run.seed for run in cell.runs} <= set(result.seeds)
        for run in cell.runs:
            assert run.updates > 0 and (run.value is None) <= (run.outcome in ("unsolved", "diverged"))
    if result.finished:
        assert all(len(cell.runs) == len(result.seeds) for cell in result.cells)


def test_every_table_was_run_at_least_in_the_quick_mode() -> None:
    assert {result.table for result in results.shipped() if result.mode == "quick"} == set(results.NAMES)
