"""The memory cell as a circuit: three valves, a cell wired back to itself, currents where gates are open.

forward     x → write → cell → read → out, and round the loop through keep
backward    the same wires the other way, each gate multiplying the error by what it multiplied before
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, ink, valve
from ui.diagrams.cell_moment import Moment
from ui.diagrams.cell_rows import is_truncated, label_of
from ui.diagrams.cell_wires import GATES, Wiring, wiring
from ui.diagrams.layers import cached
from ui.diagrams.maths import maths
from ui.diagrams.sameness import extent
from ui.equations import number, signed
from ui.theme import Theme, mix, on, sized
from ui.view import Hit, Target, View

_CENTRED = ink.CENTRE | ink.MIDDLE
# The keys that work the gates by hand.
KEYS = {"write": "W", "keep": "K", "read": "Q"}
# A gate more closed than this lets no current be seen.
_CLOSED = 0.02
# An error smaller than this share of the largest is not drawn.
_TRACE = 0.005
# Of a step's phase: when the valves turn, and when the current runs along each wire.
_TURN = (0.0, 0.22)
_RUN = {
    "input": (0.05, 0.3),
    "kept": (0.05, 0.3),
    "written": (0.3, 0.55),
    "loop": (0.3, 0.55),
    "heard": (0.6, 0.78),
    "output": (0.78, 1.0),
}
_FILL = (0.5, 0.66)
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
        return was + (now - was) * ramp(self.moment.phase, *_TURN)


def ramp(phase: float, start: float, end: float) -> float:
    """0 before `start`, 1 after `end`, smooth between."""
    share = min(1.0, max(0.0, (phase - start) / (end - start)))
    return share * share * (3.0 - 2.0 * share)


def paint(
    painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, moment: Moment
) -> None:
    """The circuit in `rect`, about 664 × 262 px at scale 1."""
    p = Pen(painter, _wiring(rect, snapshot), snapshot, moment, view, theme)
    gates = str(snapshot.settings.values()["gates"])
    kind = (snapshot.content.trace.kind, gates, is_truncated(snapshot))
    key = ("cell circuit", extent(rect), kind, theme, view.language, view.scale, view.present)

    def draw(onto: QPainter) -> None:
        onto.save()
        still = replace(p, painter=onto)
        _boxes(still)
        _wires(still)
        _stubs(still)
        _names(still)
        onto.restore()

    cached(painter, rect, key, draw, theme["bg"])
    painter.save()
    _currents(p)
    if moment.backward:
        _errors(p)
    _valves(p)
    _cell(p)
    _figures(p)
    painter.restore()


def _wiring(rect: QRectF, snapshot: Snapshot) -> Wiring:
    return wiring(rect, resets=snapshot.content.trace.kind == "gru")


def _boxes(p: Pen) -> None:
    said = words.say("memory_cell-circuit-rest", p.view.language)
    made = sized("text", p.size(13))
    for side in ("left", "right"):
        box = p.wires.box(side)
        p.painter.setPen(QPen(p.theme["hair2"], max(1.0, 1.1 * p.unit)))
        p.painter.setBrush(p.theme["surface"])
        p.painter.drawRoundedRect(box, 8 * p.unit, 8 * p.unit)
        lines = ink.wrap(said, made, box.width() - 8 * p.unit)
        step = ink.leading(made)
        top = box.center().y() - step * len(lines) / 2
        for k, line in enumerate(lines):
            row = QRectF(box.left(), top + k * step, box.width(), step)
            ink.text(p.painter, row, line, made, p.theme["ink2"], _CENTRED)


def flows(p: Pen) -> dict[str, float]:
    """How open the way along each wire is, 0 to 1, now that the valves stand as they do."""
    write, keep, read = (p.gate(name) for name in GATES)
    found = {"input": 1.0, "kept": 1.0, "heard": 1.0, "written": write, "loop": keep, "output": read}
    return found | {"output": 1.0, "reset": 1.0, "reset_on": read} if p.wires.resets else found


_HEADS = ("written", "loop", "output", "reset_on")


def _wires(p: Pen) -> None:
    """The wires without current."""
    grey = mix(p.theme["bg"], p.theme["axis"], 0.62)
    for name in flows(p):
        head = 9.0 * p.unit if name in _HEADS else 0.0
        arrows.arrow(p.painter, p.wires.wire(name), grey, 2.0 * p.unit, head)


def _currents(p: Pen) -> None:
    """The current where a gate is open, the thinner the more closed it is."""
    if p.moment.now < 0:
        return
    ghost = 0.35 if p.moment.backward else 1.0
    step, runs = p.moment.now, dict[str, float]()
    runs["input"] = runs["written"] = p.value("candidate", step)
    runs["kept"] = runs["loop"] = p.value("cell", step - 1)
    runs["heard"] = runs["output"] = p.value("cell", step)
    for name, flow in flows(p).items():
        if flow <= _CLOSED:
            continue
        path = p.wires.wire(name)
        colour = mix(p.theme["bg"], p.theme["forward"], ghost * (0.25 + 0.75 * flow))
        head = 11.0 * p.unit if name in _HEADS else 0.0
        arrows.arrow(p.painter, path, colour, 3.4 * p.unit * (0.6 + 0.4 * flow), head)
        if not p.moment.backward and name in _RUN and abs(runs[name]) > 5e-3:
            _bead(p, path, _RUN[name], p.theme["forward"], flow)


def _bead(p: Pen, path: QPainterPath, window: tuple[float, float], colour: QColor, flow: float) -> None:
    """A drop of current on its way along a wire while the step is under way."""
    if not p.moment.is_moving or not window[0] < p.moment.phase < window[1]:
        return
    share = ramp(p.moment.phase, *window)
    p.painter.setPen(QPen(p.theme["bg"], 2 * p.unit))
    p.painter.setBrush(colour)
    radius = (4.5 + 2.5 * flow) * p.unit
    p.painter.drawEllipse(arrows.along(path, share), radius, radius)


def _errors(p: Pen) -> None:
    """The same wires backwards: the error comes in through read, goes round through keep, leaves by write."""
    step, largest = p.moment.now, _largest(p)
    if step < 0 or largest == 0.0:
        return
    sizes = _error_sizes(p, step, largest)
    for name, size in sizes.items():
        if size == 0.0:
            continue
        aside = (-8.0 if name in ("kept", "loop") else 8.0) * p.unit
        path = p.wires.wire(name, -aside if name in ("kept", "loop") else aside).toReversed()
        has_head = name in ("heard", "kept", "input")
        wide = (1.4 + 3.0 * size) * p.unit
        arrows.arrow(p.painter, path, p.theme["backward"], wide, (8 + 4 * size) * p.unit if has_head else 0.0)
        if name in _BACK:
            _bead(p, path, _BACK[name], p.theme["backward"], size)


def _largest(p: Pen) -> float:
    values = np.abs(_error_of(p)[:, p.content.cell])
    return float(values[np.isfinite(values)].max(initial=0.0))


def _error_of(p: Pen) -> np.ndarray:
    trace = p.content.trace
    found: np.ndarray = trace.d_cell_truncated if is_truncated(p.snapshot) else trace.d_cell
    return found


def _error_sizes(p: Pen, step: int, largest: float) -> dict[str, float]:
    """How much error runs along each wire at a step, as a share of the sequence's largest, bent up."""
    trace, cell = p.content.trace, p.content.cell

    def share(value: float) -> float:
        part = min(1.0, abs(value) / largest) if math.isfinite(value) else 1.0
        return part**0.5 if part > _TRACE else 0.0

    own = trace.error_terms[0, step, cell]
    later = float(_error_of(p)[step + 1, cell]) if step + 1 < p.moment.steps else 0.0
    keep = float(trace.keep[step + 1, cell]) if step + 1 < p.moment.steps else 0.0
    write = float(trace.write[step, cell])
    written = write * float(_error_of(p)[step, cell]) if write > _CLOSED else 0.0
    return {
        "output": share(own) if own else 0.0,
        "heard": share(own) if own else 0.0,
        "loop": share(later),
        "kept": share(keep * later),
        "written": share(written),
        "input": share(written),
    }


def _stubs(p: Pen) -> None:
    """The dashed line that tells each gate what to do, and what becomes of the error there."""
    is_cut, outside = is_truncated(p.snapshot), not p.content.task
    made = sized("text", p.size(12))
    for gate in GATES if not p.wires.resets else ("keep",):
        stub = p.wires.stub(gate)
        arrows.arrow(p.painter, stub, p.theme[gate], 1.6 * p.unit, 0.0, dashed=(4.0 * p.unit, 3.5 * p.unit))
        end = stub.currentPosition()
        if is_cut:
            _stop(p, stub)
            first = gate == "write" or p.wires.resets or p.is_small
            key = "memory_cell-circuit-stops" if first else "memory_cell-circuit-and-here"
            colour = p.theme["backward"]
        else:
            key = f"memory_cell-circuit-{'outside' if p.content.trace.kind == 'carousel' else 'told'}"
            colour = p.theme["ink3"]
        said = words.say(key, p.view.language)
        if gate == "keep":
            where, align = end + QPointF(-7 * p.unit, 0), ink.RIGHT | ink.MIDDLE
        else:
            where, align = end - QPointF(0, 7 * p.unit), ink.CENTRE | ink.BOTTOM
        if (not outside and not is_cut and gate != "keep") or (p.is_small and gate != "keep"):
            continue
        ink.text(p.painter, where, said, made, colour, align, halo=p.theme["bg"])


def _stop(p: Pen, stub: QPainterPath) -> None:
    """A short bar across the wire: here the error stops."""
    middle = arrows.along(stub, 0.62)
    ahead = arrows.along(stub, 0.63)
    way = ahead - middle
    length = math.hypot(way.x(), way.y()) or 1.0
    aside = QPointF(-way.y(), way.x()) / length * (9.5 * p.unit)
    p.painter.setPen(QPen(p.theme["backward"], 2.6 * p.unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    p.painter.drawLine(middle - aside, middle + aside)


def _words_at(p: Pen, gate: str) -> tuple[QPointF, ink.Align]:
    """Where a gate's name stands; its state is the line below, or beside it."""
    centre, radius = p.wires.valve(gate)
    if gate == "keep":
        return QPointF(centre.x() + 116 * p.unit, centre.y() - 7 * p.unit), ink.LEFT | ink.MIDDLE
    if gate == "read" and p.wires.resets:
        return centre + QPointF(-1.4 * radius, -1.2 * radius), ink.RIGHT | ink.MIDDLE
    return QPointF(centre.x(), centre.y() + (-62.0 if p.wires.resets else 56.0) * p.unit), _CENTRED


def _names(p: Pen) -> None:
    named = sized("text", p.size(15), 600)
    for gate in GATES:
        where, align = _words_at(p, gate)
        if gate == "read" and p.wires.resets:
            where -= QPointF(ink.width(_state(p, 0.55), sized("text", p.size(12.5))) + 6 * p.unit, 0)
        said = label_of(gate, p.view.language, p.content.trace.kind)
        across = ink.text(p.painter, where, said, named, p.theme[f"{gate}_text"], align)
        if p.snapshot.settings.values()["gates"] == "by_hand":
            right = across if gate == "keep" else across / 2
            _key(p, where + QPointF(right + 8 * p.unit, 0), KEYS[gate])


def _key(p: Pen, left: QPointF, letter: str) -> None:
    """The key that works a gate by hand, as it looks on a keyboard."""
    made = sized("text", p.size(11), 500)
    side = 1.55 * made.pixelSize()
    cap = QRectF(left.x(), left.y() - side / 2, side, side)
    p.painter.setPen(QPen(p.theme["hair2"], max(1.0, p.view.scale)))
    p.painter.setBrush(p.theme["surface"])
    p.painter.drawRoundedRect(cap, 0.2 * side, 0.2 * side)
    ink.text(p.painter, cap, letter, made, p.theme["ink2"], _CENTRED)


def _valves(p: Pen) -> None:
    named, plain = sized("text", p.size(15), 600), sized("text", p.size(12.5))
    for gate in GATES:
        centre, radius = p.wires.valve(gate)
        openness = p.gate(gate) if p.moment.now >= 0 else 0.0
        lit = p.view.hover == Target("valve", (GATES.index(gate),))
        valve.paint(p.painter, centre, radius, openness, p.theme[gate], p.theme, lit=lit)
        where, align = _words_at(p, gate)
        if not (gate == "read" and p.wires.resets):
            where += QPointF(0, 1.25 * named.pixelSize())
        ink.text(p.painter, where, _state(p, openness), plain, p.theme["ink2"], align)


def _state(p: Pen, gate: float) -> str:
    """The number and the word: `0.00 closed`."""
    word = "open" if gate >= 0.95 else "closed" if gate <= 0.05 else "part"
    return words.say(f"memory_cell-valve-{word}", p.view.language, value=number(gate))


def _cell(p: Pen) -> None:
    m = p.moment
    shown = p.value("cell", m.now)
    if not m.backward and m.is_moving and m.now >= 0:
        before = p.value("cell", m.now - 1)
        share = ramp(m.phase, *_FILL)
        fill = mix(p.theme.activation(before), p.theme.activation(shown), share)
        shown = shown if share >= 0.5 else before
    else:
        fill = p.theme.activation(shown)
    centre, radius = p.wires.cell, p.wires.radius
    is_hovered = p.view.hover == Target("circuit_cell")
    p.painter.setPen(QPen(p.theme["ink"], (2.4 if is_hovered else 1.6) * p.unit))
    p.painter.setBrush(fill)
    p.painter.drawEllipse(centre, radius, radius)
    said = number(shown)
    size = 31.0 * p.unit if len(said) < 6 else 24.0 * p.unit
    ink.text(p.painter, centre, said, sized("display", size, 600), on(fill), _CENTRED)
    made = sized("text", p.size(12.5))
    where = QPointF(centre.x() + (84 * p.unit if p.wires.resets else 0.0), centre.y() + radius + 17 * p.unit)
    if m.backward:
        value = float(_error_of(p)[m.now, p.content.cell])
        text = f"∂E/∂c = {number(value)}"
        maths(p.painter, where, text, p.size(16), p.theme["backward"], _CENTRED, halo=p.theme["bg"])
        return
    if p.is_small:
        return
    kind = "linear" if p.content.trace.kind == "carousel" else "layer"
    cells = p.content.trace.cell.shape[1]
    note = words.say(f"memory_cell-circuit-{kind}", p.view.language, cell=p.content.cell + 1, cells=cells)
    ink.text(p.painter, where, note, made, p.theme["ink3"], _CENTRED)


def _figures(p: Pen) -> None:
    """What runs along the level wires, over them."""
    m = p.moment
    if m.now < 0 or m.backward:
        return
    write, candidate, read = (p.value(name, m.now) for name in ("write", "candidate", "read"))
    bold, plain = sized("text", p.size(14), 600), sized("text", p.size(13))
    products = {"input": candidate, "written": write * candidate, "output": p.value("hidden", m.now)}
    opens = {"input": 1.0, "written": write, "output": 1.0 if p.wires.resets else read}
    for name, value in products.items():
        if m.is_moving and m.phase < _RUN[name][1] - 0.1:
            continue
        path = p.wires.wire(name)
        where = arrows.along(path, 0.5) - QPointF(0, 9 * p.unit)
        is_live = opens[name] > _CLOSED
        said = (
            signed(value, 1)
            if name == "input" and abs(value * 10 - round(value * 10)) < 1e-9
            else signed(value)
        )
        made, role = (bold, "forward") if is_live else (plain, "ink3")
        ink.text(p.painter, where, said, made, p.theme[role], ink.CENTRE | ink.BOTTOM)
    if p.content.trace.kind not in ("carousel", "gru"):
        where = arrows.along(p.wires.wire("heard"), 0.5) - QPointF(0, 9 * p.unit)
        ink.text(p.painter, where, "tanh", plain, p.theme["ink3"], ink.CENTRE | ink.BOTTOM)


# The hand.


def hits(rect: QRectF, snapshot: Snapshot, view: View, moment: Moment) -> tuple[Hit, ...]:
    """Valves, the cell and the wires; by hand a valve can be clicked and dragged."""
    w = _wiring(rect, snapshot)
    by_hand = bool(snapshot.settings.values()["gates"] == "by_hand") and moment.now >= 0
    found = []
    for k, name in enumerate(("input", "written", "output", "heard", "kept", "loop")):
        area = QPainterPath()
        if name in ("kept", "loop"):
            area = _stroked(w.wire(name), 16 * w.unit)
        else:
            span = w.wire(name).boundingRect()
            area.addRect(span.adjusted(0, -24 * w.unit, 0, 10 * w.unit))
        found.append(Hit(Target("wire", (k,)), area))
    for k, gate in enumerate(GATES):
        centre, radius = w.valve(gate)
        area = QPainterPath()
        area.addEllipse(centre, 1.25 * radius, 1.25 * radius)
        found.append(Hit(Target("valve", (k,)), area, draggable=by_hand))
    area = QPainterPath()
    area.addEllipse(w.cell, w.radius, w.radius)
    found.append(Hit(Target("circuit_cell"), area))
    return tuple(found)


def _stroked(path: QPainterPath, width: float) -> QPainterPath:
    from PySide6.QtGui import QPainterPathStroker

    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    return stroker.createStroke(path)
