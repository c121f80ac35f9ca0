"""Working the gates by hand: a click or a drag on a lane, a click on a valve, three keys while it plays."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QPointF, QRectF

from simulator.chapters import memory_cell
from simulator.chapters._memory_cell_gates import LARGEST_INPUT, Lane
from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from ui.diagrams.memory_cell.cell_circuit import KEYS
from ui.diagrams.memory_cell.cell_moment import moment
from ui.diagrams.memory_cell.cell_rows import GATES, lanes, rows
from ui.diagrams.memory_cell.cell_wires import wiring
from ui.view import Target, View

# A gate set by a drag goes in twentieths, an input in tenths.
_GATE_STEPS, _INPUT_STEPS = 20, 10


def keys() -> Mapping[str, str]:
    """W writes this step, K holds from this step on (or lets go), Q reads this step."""
    return KEYS


def is_by_hand(snapshot: Snapshot) -> bool:
    """Whether a person works the gates."""
    return bool(snapshot.settings.values()["gates"] == "by_hand")


def _settings(snapshot: Snapshot) -> memory_cell.Settings:
    return cast(memory_cell.Settings, snapshot.settings)


def _sweep(snapshot: Snapshot, lane: str, first: int, last: int, value: float) -> Set:
    """The command that sets a lane at the steps first to last, counted from 0."""
    return Set(dict(memory_cell.at_step(_settings(snapshot), cast(Lane, lane), first + 1, value, last + 1)))


def press(name: str, snapshot: Snapshot, view: View) -> Command | None:
    """What a key does at the step under way: a pulse for write and read, a switch for keep."""
    if not is_by_hand(snapshot):
        return None
    steps = len(snapshot.content.trace.cell)
    step = max(0, moment(steps, view).now)
    is_open = float(getattr(snapshot.content.trace, name)[step, 0]) >= 0.5
    last = steps - 1 if name == "keep" else step
    return _sweep(snapshot, name, step, last, 0.0 if is_open else 1.0)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A click on a gate's step opens or closes it there; on a row of a map it picks the cell."""
    if (
        len(target.index) == 2
        and snapshot.content.task
        and target.kind in (*GATES, "cell", "output", "error")
    ):
        return Set({"cell": target.index[1] + 1})
    if target.kind == "choose":
        return Set({"gates": "trained"})
    if target.kind in GATES and len(target.index) == 1 and is_by_hand(snapshot):
        step = target.index[0]
        is_open = float(getattr(snapshot.content.trace, target.kind)[step, 0]) >= 0.5
        return _sweep(snapshot, target.kind, step, step, 0.0 if is_open else 1.0)
    return None


def drag(target: Target, at: QPointF, area: QRectF, snapshot: Snapshot, view: View) -> Command | None:
    """Up and down sets the value, sideways sweeps it over the steps between."""
    if target.kind not in (*GATES, "input") or not is_by_hand(snapshot) or len(target.index) != 1:
        return None
    r = rows(area, snapshot, view)
    (start,), here = target.index, r.step(at.x())
    top, bottom = r.bars(target.kind)
    share = min(1.0, max(0.0, (bottom - at.y()) / (bottom - top)))
    if target.kind == "input":
        # The lane's middle is 0, its edges the largest number that is usual here.
        size = min(LARGEST_INPUT, max(3.0, *(abs(end) for end in _span(snapshot))))
        value = round((2 * share - 1) * size * _INPUT_STEPS) / _INPUT_STEPS
    else:
        value = round(share * _GATE_STEPS) / _GATE_STEPS
    return _sweep(snapshot, target.kind, min(start, here), max(start, here), value + 0.0)


def turn(target: Target, at: QPointF, circuit: QRectF, snapshot: Snapshot, view: View) -> Command | None:
    """A valve follows the hand: its bar points at the pointer, at the step of now."""
    now = moment(len(snapshot.content.trace.cell), view).now
    if target.kind != "valve" or now < 0 or not is_by_hand(snapshot):
        return None
    gate = GATES[target.index[0]]
    way = at - wiring(circuit).valve(gate)[0]
    # Along the wire is open, across it closed.
    share = 1.0 - math.atan2(abs(way.y()), abs(way.x())) / (0.5 * math.pi)
    return _sweep(snapshot, gate, now, now, round(share * _GATE_STEPS) / _GATE_STEPS)


def _span(snapshot: Snapshot) -> tuple[float, float]:
    lane = lanes(snapshot)["input"]
    return lane.low, lane.high
