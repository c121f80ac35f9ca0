"""The memory cell as a circuit: three valves, a cell wired back to itself, currents where gates are open.

forward     x → write → cell → read → out, and round the loop through keep
backward    the same wires the other way, each gate multiplying the error by what it multiplied before
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import arrows, ink
from ui.diagrams.layers import cached
from ui.diagrams.maths import maths
from ui.diagrams.memory_cell import cell_sums, valve
from ui.diagrams.memory_cell.cell_currents import (
    CLOSED,
    FILL,
    HEADS,
    RUN,
    TURN,
    Pen,
    beads,
    currents,
    errors,
    flows,
    ramp,
)
from ui.diagrams.memory_cell.cell_moment import Moment
from ui.diagrams.memory_cell.cell_rows import error, is_truncated, label_of
from ui.diagrams.memory_cell.cell_wires import GATES, Wiring, wiring
from ui.diagrams.sameness import Same, extent
from ui.equations import number, signed
from ui.theme import Theme, mix, on, sized
from ui.view import Hit, Target, View

_CENTRED = ink.CENTRE | ink.MIDDLE
# The keys that work the gates by hand.
KEYS = {"write": "W", "keep": "K", "read": "Q"}


def paint(
    painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, moment: Moment
) -> None:
    """The circuit in `rect`, about 664 × 262 px at scale 1."""
    p = Pen(painter, _wiring(rect, snapshot), snapshot, moment, view, theme)
    gates = str(snapshot.settings.values()["gates"])
    kind = (snapshot.content.trace.kind, gates, is_truncated(snapshot))
    key: tuple[Hashable, ...] = (
        "cell circuit",
        extent(rect),
        kind,
        theme,
        view.language,
        view.scale,
        view.present,
    )

    def ground(onto: QPainter) -> None:
        still = replace(p, painter=onto)
        onto.save()
        _boxes(still)
        _wires(still)
        _stubs(still)
        _names(still)
        onto.restore()

    def turned(onto: QPainter) -> None:
        cached(onto, rect, key, ground, theme["bg"])
        onto.save()
        _working(replace(p, painter=onto))
        onto.restore()

    # Once the valves have turned nothing but the drops moves until the next step.
    has_turned = moment.phase >= TURN[1]
    if has_turned:
        lit = view.hover if view.hover is not None and view.hover.kind == "valve" else None
        shown = (Same(snapshot.content), moment.now, moment.backward, lit)
        cached(painter, rect, (*key, *shown), turned, theme["bg"])
    else:
        cached(painter, rect, key, ground, theme["bg"])
    painter.save()
    if not has_turned:
        _working(p)
    beads(p)
    _cell(p)
    _figures(p)
    painter.restore()


def _working(p: Pen) -> None:
    """The valves as they stand, and what runs along the wires."""
    currents(p)
    if p.moment.backward:
        errors(p)
    _valves(p)


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


def _wires(p: Pen) -> None:
    """The wires without current."""
    grey = mix(p.theme["bg"], p.theme["axis"], 0.62)
    for name in flows(p):
        head = 9.0 * p.unit if name in HEADS else 0.0
        arrows.arrow(p.painter, p.wires.wire(name), grey, 2.0 * p.unit, head)


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
        share = ramp(m.phase, *FILL)
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
    made = sized("display", 31.0 * p.unit, 600)
    across = ink.width(said, made)
    if across > 1.6 * radius:
        made = sized("display", 31.0 * p.unit * 1.6 * radius / across, 600)
    ink.text(p.painter, centre, said, made, on(fill), _CENTRED)
    made = sized("text", p.size(12.5))
    where = QPointF(centre.x() + (84 * p.unit if p.wires.resets else 0.0), centre.y() + radius + 17 * p.unit)
    if m.backward:
        value = float(error(p.snapshot)[m.now, p.content.cell])
        text = f"∂E/∂c = {cell_sums.size(value)}"
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
        if m.is_moving and m.phase < RUN[name][1] - 0.1:
            continue
        path = p.wires.wire(name)
        where = arrows.along(path, 0.5) - QPointF(0, 9 * p.unit)
        is_live = opens[name] > CLOSED
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
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    return stroker.createStroke(path)
