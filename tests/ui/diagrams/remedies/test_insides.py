"""What stands inside the remedies: plots with cards, the valley, and the papers' numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from simulator.session import Session
from simulator.tables.results import Cell, Result, Run
from tests.ui.diagrams.remedies.content import valley
from tests.ui.diagrams.scene import painted, targets, written
from ui import words
from ui.diagrams.remedies import papers, papers_table, plates
from ui.diagrams.remedies import valley as valleys
from ui.diagrams.small_plot import Line, Plot
from ui.view import Target, View

RECT = QRectF(30, 20, 960, 600)


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def test_a_range_holds_every_finite_value_and_never_collapses() -> None:
    low, high = plates.span(np.array([1.0, np.nan, 3.0, np.inf]))
    assert low < 1.0 and high > 3.0
    low, high = plates.span(np.array([2.0, 2.0]))
    assert low < 2.0 < high
    assert plates.span(np.array([0.5]), zero=True)[0] == 0.0
    assert plates.decades(np.array([-3.2, -0.4])) == (-4.0, 0.0)
    assert plates.decades(np.array([-0.5, -np.inf, np.nan])) == (-2.0, 0.0)
    assert plates.decades(np.array([])) == (-2.0, 0.0)


def test_a_card_of_a_plot_tells_each_line_at_the_place_under_the_pointer() -> None:
    lines = (Line(np.array([0.5, 0.25]), "write"), Line(np.array([1.0, np.nan]), "keep"))
    plot = Plot("gates", "", "updates", np.array([0, 10]), lines, (0.0, 10.0), (0.0, 1.0))
    told = plates.card(Target("x_point", (0, 0)), {"gates": plot}, {"gates": "why"}, "en")
    assert told is not None
    assert told.lines == ("updates 0", "write 0.50", "keep 1.0", "why")
    told = plates.card(Target("x_point", (0, 1)), {"gates": plot}, {}, "en")
    assert told is not None
    assert told.lines == ("updates 10", "write 0.25")
    assert plates.card(Target("x_point", (1, 0)), {"gates": plot}, {}, "en") is None


def test_the_valley_answers_with_the_cell_or_the_step_that_is_near() -> None:
    found, view = valley(), View()
    a = valleys.axes(RECT, found, view)
    over, _ = valleys.hits(RECT, found, view)
    assert over.at is not None
    assert over.at(a.at(1.0, 1.0)) == Target("valley_step", (1, 1))
    assert over.at(a.at(1.5, 3.0)) == Target("valley_map", (int(np.abs(found.output - 3.0).argmin()), 15))
    told = valleys.card(Target("valley_step", (1, 1)), found, "en")
    assert told is not None
    assert told.value == "1.0" and "7 evaluations" in told.lines[0] and told.lines[1] == "u = 1.0, v = 1.0"
    told = valleys.card(Target("valley_key"), found, "en")
    assert told is not None
    assert "1 evaluation" in told.lines[0] and "loss 0 after 14" in told.lines[1]


# The papers.


def _cell(measure: Any, paper: float | None, values: list[float | None], row: str = "adding") -> Cell:
    cell = Cell(
        row, "none", measure, paper, "" if paper is not None else "rarely", {"steps": 30}, {"steps": 80}
    )
    for seed, value in enumerate(values):
        outcome: Any = "measured" if measure != "solved" else "solved" if value else "unsolved"
        cell = cell.with_run(Run(seed, outcome, value, 100, 2_000, 1.5))
    return cell


def _result(*cells: Cell) -> Result:
    versions = {"python": "3.11", "numpy": "2.0"}
    return Result(
        "sutskever_2013", "quick", "unrolled tables --quick", "2026-11-24", versions, (0, 1), cells, True
    )


def _shown(result: Result | None, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(papers, "shipped", lambda: (result,) if result is not None else ())
    given = {"task": "first_sign", "steps": 12, "hidden_units": 4, "scene": "papers", "reservoir_units": 10}
    return Session.opened("remedies", given).snapshot()


def test_a_table_shows_paper_here_ratio_every_seed_and_what_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _shown(_result(_cell("wrong", 0.4, [0.1, 0.3])), monkeypatch)
    lines = written(papers, shown, View(), monkeypatch, RECT)
    for line in ("paper 0.40", "here 0.20", "ratio 0.50", "0.10 · 0.30", "quick: not the paper’s setting"):
        assert line in lines
    assert any("unrolled tables --quick" in line and "2026-11-24" in line for line in lines)
    painted(papers, shown, View(), RECT, "night")


def test_what_did_not_replicate_or_was_not_run_stays_in_the_table() -> None:
    failed = _cell("solved", 1.0, [0.0, 0.0])
    assert (papers_table.value(failed.here, failed, "en"), papers_table.ratio(failed)) == ("0 %", "0")
    assert papers_table.seeds(failed, "en") == "not solved · not solved"
    assert papers_table.papers(_cell("solved", None, []), "en") == "rarely"
    assert papers_table.seeds(_cell("wrong", 0.4, []), "en") == words.say("remedies-papers-not-run", "en")
    assert papers_table.value(1_234.4, _cell("sequences", 1.0, []), "en") == "1,234"
    # The paper's own figures, not one less.
    assert papers_table.papers(_cell("wrong", 0.00025, []), "en") == "2.5·10⁻⁴"
    # A seed that never succeeded has no number, and a mean over none is none.
    never = _cell("sequences", 74_000.0, []).with_run(Run(0, "unsolved", None, 100, 2_000, 1.5))
    assert (papers_table.here(never, "en"), papers_table.seeds(never, "en")) == 2 * ("not solved",)
    assert papers_table.ratio(never) == "–"


def test_every_number_of_a_table_has_a_card_with_every_seeds_work(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _shown(
        _result(_cell("wrong", 0.4, [0.1, None]), _cell("wrong", 0.4, [], "multiplying")), monkeypatch
    )
    found = targets(papers, shown, View(), RECT)
    assert Target("table_cell", (1,)) in found and Target("table_cell", (2,)) not in found
    told = papers.card(Target("table_cell", (0,)), shown, "en")
    assert told is not None
    runs = [line for line in told.lines if line.startswith("seed")]
    assert len(runs) == 2 and "100 updates" in runs[0] and "measured" in runs[1]


def test_a_table_that_was_not_run_says_how_to_run_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _shown(None, monkeypatch)
    told = " ".join(written(papers, shown, View(), monkeypatch, RECT))
    assert "unrolled tables sutskever_2013" in told
    assert papers.card(Target("table_cell", (0,)), shown, "en") is None


def test_both_modes_of_a_table_are_shown_so_that_neither_hides_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick = _result(_cell("wrong", 0.4, [0.1]), _cell("wrong", 0.4, [0.9], "multiplying"))
    full = replace(_result(_cell("wrong", 0.4, [0.3])), mode="full")
    shown = _shown(quick, monkeypatch)
    monkeypatch.setattr(papers, "shipped", lambda: (full, quick))
    lines = written(papers, shown, View(), monkeypatch, RECT)
    assert {"here 0.30", "here 0.10", "here 0.90"} <= set(lines)
    assert {hit.index for hit in targets(papers, shown, View(), RECT) if hit.kind == "table_cell"} == {
        (0,),
        (1,),
        (2,),
    }
