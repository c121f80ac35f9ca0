"""The step in numbers, the line over it and the score: what is said is what was measured."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from simulator.chapters.memory_cell import Settings
from simulator.experiment import Snapshot
from simulator.session import Session
from ui import words
from ui.diagrams.memory_cell import cell_head, cell_sums
from ui.diagrams.memory_cell.cell_moment import moment
from ui.equations import MINUS
from ui.view import View


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def snapshot(**given: Any) -> Snapshot:
    return Session("memory_cell", Settings.read(given)).snapshot()


def factors(line: str) -> tuple[float, float, float]:
    """The two factors and the result of `… = a·b = c`."""
    _, product, result = line.replace(MINUS, "-").replace("≈", "=").split("=")
    one, other = product.replace("(", "").replace(")", "").split("·")
    return float(one), float(other), float(result)


@pytest.mark.parametrize(
    ("error", "power", "said"), [(1.0, 0, ""), (0.02, 0, ""), (4e-3, 3, "10³·"), (-4e-5, 5, "10⁵·")]
)
def test_an_error_of_any_size_has_figures_on_its_way_back(error: float, power: int, said: str) -> None:
    shown = snapshot(error=error, keep_value=0.9)
    (line,) = cell_sums.back(shown, moment(16, View(t=8.0)))
    assert line.startswith(f"{said}∂E/∂c₇ =")
    keep, later, earlier = factors(line)
    assert keep == 0.9 and earlier != 0.0
    assert keep * later == pytest.approx(earlier, abs=6e-3)
    assert later == pytest.approx(10**power * shown.content.trace.d_cell[7, 0], abs=6e-3)


def test_the_scene_of_learning_speaks_of_the_update_and_not_of_the_step() -> None:
    shown = snapshot(gates="trained", scene="learning", steps=20, hidden_units=2)
    said = {cell_head.sentence(shown, View(t=float(t)), moment(20, View(t=float(t)))) for t in range(20)}
    assert len(said) == 1
    title, note = said.pop()
    assert title == words.say("memory_cell-learning-update", "en", update=0)
    assert f"{shown.content.learning.keep[0]:.2f}" in note
    # With nothing that learns there is no heading, and nothing to point at.
    outside = snapshot(scene="learning")
    assert cell_head.sentence(outside, View(t=3.0), moment(16, View(t=3.0))) == ("", "")


@pytest.mark.parametrize(("accuracy", "solved"), [(0.98, False), (0.99, True), (0.995, True)])
def test_the_mark_of_a_layer_says_what_its_verdict_says(accuracy: float, solved: bool) -> None:
    shown = snapshot(gates="trained", steps=20, hidden_units=2)
    examined = replace(shown, content=replace(shown.content, accuracy=accuracy))
    assert cell_head.report(examined, View(), moment(20, View()))[1] is solved
