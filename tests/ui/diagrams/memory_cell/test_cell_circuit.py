"""The circuit: valves that stand as open as their gates, and current where a gate is open."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from simulator.chapters.memory_cell import Settings
from simulator.experiment import Snapshot
from simulator.session import Session
from tests.ui.diagrams.canvas import pixels
from ui.diagrams import arrows
from ui.diagrams.memory_cell import cell_circuit, valve
from ui.diagrams.memory_cell.cell_moment import moment
from ui.diagrams.memory_cell.cell_wires import GATES, wiring
from ui.theme import theme
from ui.view import View

RECT = QRectF(0, 0, 664, 262)
NIGHT = theme("night")


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def snapshot(**given: Any) -> Snapshot:
    return Session("memory_cell", Settings.read(given)).snapshot()


def draw(shown: Snapshot, t: float, *, backward: bool = False) -> np.ndarray:
    view = View(t=t, backward=backward)
    m = moment(len(shown.content.trace.cell), view)
    painted = lambda p: cell_circuit.paint(p, RECT, shown, view, NIGHT, m)  # noqa: E731
    return pixels(painted, 664, 262, ground=NIGHT["bg"].name())


def is_role(sheet: np.ndarray, point: QPointF, role: str) -> bool:
    """Whether that colour is within a pixel of a point."""
    colour, x, y = NIGHT[role], round(point.x()), round(point.y())
    box = sheet[y - 1 : y + 2, x - 1 : x + 2, :3]
    return bool((box == (colour.blue(), colour.green(), colour.red())).all(axis=2).any())


@pytest.mark.parametrize("gate", [0.0, 0.25, 0.5, 1.0])
def test_the_bar_of_a_valve_lies_along_the_wire_when_open_and_across_it_when_closed(gate: float) -> None:
    centre, radius = QPointF(50, 50), 40.0
    sheet = pixels(
        lambda p: valve.paint(p, centre, radius, gate, NIGHT["keep"], NIGHT),
        100,
        100,
        ground=NIGHT["bg"].name(),
    )
    angle = 0.5 * math.pi * (1 - gate)
    on_bar = centre + QPointF(math.cos(angle), math.sin(angle)) * 20
    off_bar = centre + QPointF(-math.sin(angle), math.cos(angle)) * 20
    assert is_role(sheet, on_bar, "keep") and not is_role(sheet, off_bar, "keep")


def test_current_runs_only_behind_open_gates() -> None:
    shown, wires = snapshot(), wiring(RECT)
    behind = {"write": "written", "keep": "loop", "read": "output"}
    story = {2.0: (), 4.0: ("write",), 8.0: ("keep",), 13.0: ("keep", "read"), 15.0: ()}
    for t, opened in story.items():
        sheet = draw(shown, t)
        for gate in GATES:
            middle = arrows.along(wires.wire(behind[gate]), 0.45)
            assert is_role(sheet, middle, "forward") == (gate in opened), (t, gate)
        assert is_role(sheet, arrows.along(wires.wire("input"), 0.2), "forward")


def test_on_the_way_back_the_error_runs_round_the_loop_where_keep_was_open() -> None:
    shown, wires = snapshot(), wiring(RECT)
    at = arrows.along(wires.wire("kept", 8.0), 0.5)
    assert is_role(draw(shown, 8.0, backward=True), at, "backward")
    assert not is_role(draw(shown, 8.0), at, "backward")
    assert not is_role(draw(shown, 1.0, backward=True), at, "backward")


def test_a_current_under_way_is_seen_moving_along_the_wire() -> None:
    shown = snapshot()
    frames = [draw(shown, t) for t in (7.1, 7.2, 7.45, 7.9)]
    for one, other in pairwise(frames):
        assert (one != other).any()


def test_the_circuit_keeps_its_shape_in_any_rectangle() -> None:
    for rect in (QRectF(0, 0, 900, 262), QRectF(10, 20, 664, 500), QRectF(0, 0, 300, 120)):
        w = wiring(rect)
        assert rect.adjusted(-1, -1, 1, 1).contains(w.rect)
        left, right = w.box("left"), w.box("right")
        assert left.right() < w.valve("write")[0].x() < w.cell.x() < w.valve("read")[0].x() < right.left()
        for name in ("input", "written", "kept", "loop", "heard", "output"):
            box = w.wire(name).boundingRect()
            assert all(w.rect.contains(corner) for corner in (box.topLeft(), box.bottomRight()))


def test_a_gated_recurrent_unit_has_no_gate_on_its_way_out() -> None:
    w = wiring(RECT, resets=True)
    assert w.valve("read")[0].y() > w.cell.y() + w.radius * 0.9
    assert w.wire("heard").currentPosition().x() == pytest.approx(w.wire("output").elementAt(0).x)
