"""Where the parts of a memory cell stand: boxes, valves, the cell, the wires between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.diagrams.sameness import extent

# The drawing's own measures; `unit` px make one of them.
WIDTH, HEIGHT = 664.0, 262.0
_MIDDLE = 156.0
_BOX = (96.0, 84.0)
_CELL, _VALVE, _TOP_VALVE = 46.0, 20.0, 21.0
_X = {"write": 188.0, "cell": 332.0, "read": 476.0}
_KEEP_Y = 30.0
_BELOW = 236.0  # the wire back to the candidate of a gated recurrent unit

GATES = ("write", "keep", "read")
# Wires by name, in the direction of the current.
WIRES = ("input", "written", "kept", "loop", "heard", "output")


@dataclass(frozen=True)
class Wiring:
    """The circuit in px: `at(x, y)` of the drawing's own measures."""

    x: float
    y: float
    unit: float
    # A gated recurrent unit has no gate to read, but one that resets what the candidate hears of the cell.
    resets: bool = False

    def at(self, x: float, y: float) -> QPointF:
        """A point of the drawing."""
        return QPointF(self.x + x * self.unit, self.y + y * self.unit)

    @property
    def rect(self) -> QRectF:
        """The whole drawing."""
        return QRectF(self.x, self.y, WIDTH * self.unit, HEIGHT * self.unit)

    def box(self, side: str) -> QRectF:
        """The rest of the network at the left or the right."""
        width, height = _BOX
        left = 0.0 if side == "left" else WIDTH - width
        corner = self.at(left, _MIDDLE - height / 2)
        return QRectF(corner.x(), corner.y(), width * self.unit, height * self.unit)

    @property
    def cell(self) -> QPointF:
        """The cell's centre."""
        return self.at(_X["cell"], _MIDDLE)

    @property
    def radius(self) -> float:
        """The cell's radius."""
        return _CELL * self.unit

    def valve(self, gate: str) -> tuple[QPointF, float]:
        """A gate's centre and radius."""
        if gate == "keep":
            return self.at(_X["cell"], _KEEP_Y), _TOP_VALVE * self.unit
        if gate == "read" and self.resets:
            return self.at(_X["write"], _BELOW), 0.85 * _VALVE * self.unit
        return self.at(_X[gate], _MIDDLE), _VALVE * self.unit

    def wire(self, name: str, aside: float = 0.0) -> QPainterPath:
        """A wire; `aside` px below it (outside the loop) runs the error's way."""
        return _wire(self, name, aside)

    def stub(self, gate: str) -> QPainterPath:
        """The dashed line by which a gate is told what to do, from the gate outward."""
        centre, radius = self.valve(gate)
        if gate == "keep":
            path = QPainterPath(centre + QPointF(-radius, -0.12 * radius))
            path.lineTo(self.at(_X["cell"] - 112, _KEEP_Y - 15))
        else:
            path = QPainterPath(centre - QPointF(0, radius))
            path.lineTo(self.at(_X[gate], _MIDDLE - 72))
        return path


def wiring(rect: QRectF, *, resets: bool = False) -> Wiring:
    """The circuit as large as it fits into `rect`, in its middle."""
    return _wiring(extent(rect), resets)


@lru_cache(maxsize=16)
def _wiring(rect: tuple[float, ...], resets: bool) -> Wiring:
    x, y, width, height = rect
    unit = min(width / WIDTH, height / HEIGHT)
    return Wiring(x + (width - WIDTH * unit) / 2, y + (height - HEIGHT * unit) / 2, unit, resets)


@lru_cache(maxsize=128)
def _wire(w: Wiring, name: str, aside: float) -> QPainterPath:
    level = w.cell.y() + aside
    box, valve = _BOX[0], _VALVE
    spans = {
        "input": (box, _X["write"] - valve),
        "written": (_X["write"] + valve, _X["cell"] - _CELL),
        "heard": (_X["cell"] + _CELL, _X["read"] - valve),
        "output": (_X["read"] + valve, WIDTH - box),
    }
    if w.resets and name in ("heard", "output"):
        # No valve on the way out: one wire, of which "heard" is the first half.
        middle = (spans["heard"][1] + spans["output"][0]) / 2
        spans["heard"], spans["output"] = (spans["heard"][0], middle), (middle, spans["output"][1])
    if name == "reset":
        path = QPainterPath(w.at(_X["cell"] - 26, _MIDDLE + 38))
        path.lineTo(w.at(_X["cell"] - 26, _BELOW))
        path.lineTo(w.at(_X["write"] + 0.85 * valve, _BELOW))
        return path
    if name == "reset_on":
        path = QPainterPath(w.at(_X["write"] - 0.85 * valve, _BELOW))
        path.lineTo(w.at(26, _BELOW))
        path.lineTo(w.at(26, _MIDDLE + _BOX[1] / 2))
        return path
    if name in spans:
        start, end = spans[name]
        path = QPainterPath(QPointF(w.at(start, 0).x(), level))
        path.lineTo(QPointF(w.at(end, 0).x(), level))
        return path
    middle, out = _X["cell"], aside / w.unit
    right = name == "kept"

    def point(dx: float, y: float) -> QPointF:
        return w.at(middle + (dx if right else -dx), y)

    low = point(31 + 0.6 * out, _MIDDLE - 34 - 0.4 * out)
    top = point(_TOP_VALVE, _KEEP_Y - out)
    bends = point(122 + out, _MIDDLE - 84), point(96 + out, _KEEP_Y - 2 - out)
    if right:  # from the cell up to the keep gate
        path = QPainterPath(low)
        path.cubicTo(bends[0], bends[1], top)
    else:  # from the keep gate down to the cell
        path = QPainterPath(top)
        path.cubicTo(bends[1], bends[0], low)
    return path
