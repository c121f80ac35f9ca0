"""The column panel says only what has happened, and says it right."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator.experiment import Snapshot
from tests.ui.diagrams.adder.adder_content import snapshot
from tests.ui.diagrams.canvas import inked, pixels
from ui import words
from ui.diagrams import ink
from ui.diagrams.adder import column
from ui.diagrams.adder.strip_rows import ANSWER, ARRIVAL
from ui.diagrams.layers import straight
from ui.theme import theme
from ui.view import View

pytestmark = pytest.mark.usefixtures("qapp")


def _said(
    shown: Snapshot, view: View, monkeypatch: pytest.MonkeyPatch, width: float = 240, height: float = 300
) -> list[str]:
    """Every line the panel writes, top to bottom."""
    lines: list[str] = []
    real = ink.text

    def spy(painter: QPainter, where: object, string: str, *rest: object, **more: object) -> float:
        lines.append(string)
        return real(painter, where, string, *rest, **more)

    with monkeypatch.context() as patch, straight():
        patch.setattr(ink, "text", spy)
        pixels(lambda p: column.paint(p, QRectF(0, 0, width, height), shown, view, theme("paper")), 240, 300)
    return lines


def test_column_5_of_the_mock_up(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _said(snapshot(), View(t=5), monkeypatch) == [
        "Column 5",
        "1 + 1 + carry 1 = 3",
        "write 1, carry 1",
        "Both machines move",
        "carry, print 0",
        "on column 11",
        "carry, print 1",
        "agree on 5 of 5 columns",
    ]


def test_nothing_is_said_of_the_answer_before_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = _said(snapshot(), View(t=4.5), monkeypatch)
    assert lines[:2] == ["Column 5", "1 + 1 + carry 1 = 3"] and "write 1, carry 1" not in lines
    assert lines[-1] == "agree on 4 of 4 columns"


def test_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no carry, print 0" in _said(snapshot(), View(t=0), monkeypatch)


def test_as_clocked_the_answer_is_the_column_of_two_ticks_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = _said(snapshot(timing="as_clocked"), View(t=7), monkeypatch)
    assert lines[0] == "Column 5, answered at tick 7" and "Column 6 moves both machines" in lines
    assert lines[-1] == "agree on 6 of 6 columns"


@pytest.mark.parametrize("wrong", [(0,), (1, 3)])
def test_disagreement_is_counted(wrong: tuple[int, ...]) -> None:
    content = snapshot().content
    nearest = content.nearest.copy()
    for k in wrong:
        nearest[k] = -1 if k == 3 else (nearest[k] + 1) % 4
    other = replace(content, nearest=nearest)
    assert column.agreement(other, 5) == ("disagree", {"count": len(wrong), "of": 5})
    assert column.agreement(other, 0) == ("none", {})
    nowhere = replace(content, nearest=np.full(10, -1))
    assert column.agreement(nowhere, 5)[0] == "no-state"


def test_the_network_is_not_said_to_move_where_it_did_not(monkeypatch: pytest.MonkeyPatch) -> None:
    content = snapshot().content
    nearest = content.nearest.copy()
    nearest[4] = -1
    lines = _said(replace(snapshot(), content=replace(content, nearest=nearest)), View(t=5), monkeypatch)
    assert "The automaton moves" in lines and "Both machines move" not in lines
    assert lines[-1] == "disagree on 1 of 5 columns"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("width", "height", "scale", "present"),
    [(190, 190, 1, False), (240, 300, 1, True), (576, 720, 2.4, False)],
)
@pytest.mark.parametrize("timing", ["by_column", "as_clocked"])
def test_it_stays_in_its_place(
    language: str, width: int, height: int, scale: float, present: bool, timing: str
) -> None:
    view = View(t=6, language=language, scale=scale, present=present)
    rect = QRectF(20, 20, width, height)
    sheet = pixels(
        lambda p: column.paint(p, rect, snapshot(timing=timing), view, theme("night")),
        width + 40,
        height + 40,
    )
    left, top, right, bottom = inked(sheet)
    assert left >= 19 and top >= 19 and right <= width + 21 and bottom <= height + 21


def test_every_sentence_of_the_panel_is_in_both_catalogues() -> None:
    keys = {key for key in words.keys("en") if key.startswith("adder-column-")}
    assert keys and keys == {key for key in words.keys("zh") if key.startswith("adder-column-")}


def _paint(shown: Snapshot, t: float) -> NDArray[np.uint8]:
    rect, look = QRectF(0, 0, 240, 300), theme("paper")
    return pixels(lambda p: column.paint(p, rect, shown, View(t=t), look), 240, 300, ground=look["bg"].name())


@pytest.mark.parametrize("timing", ["by_column", "as_clocked"])
@pytest.mark.parametrize("t", [4.0, 4.3, 4.65, 4.74, 4.8, 4.9, 5.0])
def test_a_layer_changes_no_pixel(timing: str, t: float) -> None:
    shown = snapshot(timing=timing)
    for before in (4.3, 4.99, t):
        _paint(shown, before)
    kept = _paint(shown, t)
    with straight():
        assert (kept == _paint(shown, t)).all()


@pytest.mark.parametrize("ends", [ARRIVAL[0], sum(ARRIVAL) / 2, ARRIVAL[1], ANSWER[0]])
def test_the_new_state_and_the_written_digit_come_without_a_jump(ends: float) -> None:
    early, late = (_paint(snapshot(), 4 + ends + off).astype(int) for off in (-1e-4, 1e-4))
    # Half-way through, the sentence at the foot takes in the new column at once.
    assert np.abs(early - late)[:240].max() <= 3
