"""What runs along the wires of a memory cell: current where a gate is open, and the error on its way back.

Within a step the valves turn first, then the current runs up to them and on, the cell takes its new
value, and last comes what goes out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui.diagrams import arrows
from ui.diagrams.memory_cell.cell_moment import Moment
from ui.diagrams.memory_cell.cell_rows import error
from ui.diagrams.memory_cell.cell_wires import GATES, Wiring
from ui.theme import Theme, mix
from ui.view import View

# A gate more closed than this lets no current be seen.
CLOSED = 0.02
# An error smaller than this share of the largest is not drawn.
_TRACE = 0.005
# Of a step's phase: when the valves turn, and when the current runs along each wire.
TURN = (0.0, 0.22)
RUN = {
    "input": (0.05, 0.3),
    "kept": (0.05, 0.3),
    "written": (0.3, 0.55),
    "loop": (0.3, 0.55),
    "heard": (0.6, 0.78),
    "output": (0.78, 1.0),
}
FILL = (0.5, 0.66)
# On the way back a hop begins where the error comes in and ends at the cell, one step earlier.
_BACK = {
    "output": (0.0, 0.3),
    "heard": (0.3, 0.6),
    "loop": (0.0, 0.3),
    "kept": (0.3, 0.6),
    "written": (0.65, 0.95),
}


@dataclass(frozen=True)
class Pen:
    """What the circuit needs to be painted at one moment."""

    painter: QPainter
    wires: Wiring
    snapshot: Snapshot
    moment: Moment
    view: View
    theme: Theme

    @property
    def content(self) -> MemoryCellContent:
        """What the stage shows."""
        found: MemoryCellContent = self.snapshot.content
        return found

    @property
    def unit(self) -> float:
        """Px for one of the drawing."""
        return self.wires.unit

    @property
    def is_small(self) -> bool:
        """Whether the drawing has shrunk so far that words in it would touch."""
        return self.unit < 0.82 * self.view.scale * (1.15 if self.view.present else 1.0)

    def size(self, px: float) -> float:
        """A type size: the drawing's, but never smaller than can be read."""
        least = (14.0 if self.view.present else 11.0) * self.view.scale
        return max(least, px * self.unit * (1.12 if self.view.present else 1.0))

    def value(self, name: str, step: int) -> float:
        """A number of the picked cell at a step, 0 before the first."""
        if step < 0:
            return 0.0
        return float(getattr(self.content.trace, name)[step, self.content.cell])

    def gate(self, name: str) -> float:
        """How open a valve stands: it turns from the step before to this one."""
        step = self.moment.now
        before = step + 1 if self.moment.backward else step - 1
        now = self.value(name, step) if step >= 0 else 0.0
        was = self.value(name, before) if 0 <= before < self.moment.steps else now
        return was + (now - was) * ramp(self.moment.phase, *TURN)


def ramp(phase: float, start: float, end: float) -> float:
    """0 before `start`, 1 after `end`, smooth between."""
    share = min(1.0, max(0.0, (phase - start) / (end - start)))
    return share * share * (3.0 - 2.0 * share)


def flows(p: Pen) -> dict[str, float]:
    """How open the way along each wire is, 0 to 1, now that the valves stand as they do."""
    write, keep, read = (p.gate(name) for name in GATES)
    found = {"input": 1.0, "kept": 1.0, "heard": 1.0, "written": write, "loop": keep, "output": read}
    return found | {"output": 1.0, "reset": 1.0, "reset_on": read} if p.wires.resets else found


HEADS = ("written", "loop", "output", "reset_on")


def currents(p: Pen) -> None:
    """The current where a gate is open, the thinner the more closed it is."""
    if p.moment.now < 0:
        return
    ghost = 0.35 if p.moment.backward else 1.0
    for name, flow in flows(p).items():
        if flow <= CLOSED:
            continue
        path = p.wires.wire(name)
        colour = mix(p.theme["bg"], p.theme["forward"], ghost * (0.25 + 0.75 * flow))
        head = 11.0 * p.unit if name in HEADS else 0.0
        arrows.arrow(p.painter, path, colour, 3.4 * p.unit * (0.6 + 0.4 * flow), head)


def beads(p: Pen) -> None:
    """Drops of current, or of error, on their way while the step is under way."""
    if not p.moment.is_moving or p.moment.now < 0:
        return
    if p.moment.backward:
        for name, size in _error_sizes(p).items():
            if size and name in _BACK:
                _bead(p, _error_path(p, name), _BACK[name], p.theme["backward"], size)
        return
    step, runs = p.moment.now, dict[str, float]()
    runs["input"] = runs["written"] = p.value("candidate", step)
    runs["kept"] = runs["loop"] = p.value("cell", step - 1)
    runs["heard"] = runs["output"] = p.value("cell", step)
    for name, flow in flows(p).items():
        if name in RUN and flow > CLOSED and abs(runs[name]) > 5e-3:
            _bead(p, p.wires.wire(name), RUN[name], p.theme["forward"], flow)


def _bead(p: Pen, path: QPainterPath, window: tuple[float, float], colour: QColor, flow: float) -> None:
    """A drop on its way along a wire."""
    if not window[0] < p.moment.phase < window[1]:
        return
    share = ramp(p.moment.phase, *window)
    p.painter.setPen(QPen(p.theme["bg"], 2 * p.unit))
    p.painter.setBrush(colour)
    radius = (4.5 + 2.5 * flow) * p.unit
    p.painter.drawEllipse(arrows.along(path, share), radius, radius)


def errors(p: Pen) -> None:
    """The same wires backwards: the error comes in through read, goes round through keep, leaves by write."""
    for name, size in _error_sizes(p).items():
        if size:
            head = (8 + 4 * size) * p.unit if name in ("heard", "kept", "input") else 0.0
            wide = (1.4 + 3.0 * size) * p.unit
            arrows.arrow(p.painter, _error_path(p, name), p.theme["backward"], wide, head)


@lru_cache(maxsize=64)
def _reversed(wires: Wiring, name: str) -> QPainterPath:
    return wires.wire(name, 8.0 * wires.unit).toReversed()


def _error_path(p: Pen, name: str) -> QPainterPath:
    """The error's way along a wire: beside the current, the other way."""
    return _reversed(p.wires, name)


def _error_sizes(p: Pen) -> dict[str, float]:
    """How much error runs along each wire now, as a share of the sequence's largest, bent up."""
    trace, cell, step = p.content.trace, p.content.cell, p.moment.now
    values = np.abs(error(p.snapshot)[:, cell])
    largest = float(values[np.isfinite(values)].max(initial=0.0))
    if step < 0 or largest == 0.0:
        return {}

    def share(value: float) -> float:
        part = min(1.0, abs(value) / largest) if math.isfinite(value) else 1.0
        return part**0.5 if part > _TRACE else 0.0

    own = trace.error_terms[0, step, cell]
    later = float(error(p.snapshot)[step + 1, cell]) if step + 1 < p.moment.steps else 0.0
    keep = float(trace.keep[step + 1, cell]) if step + 1 < p.moment.steps else 0.0
    write = float(trace.write[step, cell])
    written = write * float(error(p.snapshot)[step, cell]) if write > CLOSED else 0.0
    return {
        "output": share(own) if own else 0.0,
        "heard": share(own) if own else 0.0,
        "loop": share(later),
        "kept": share(keep * later),
        "written": share(written),
        "input": share(written),
    }
