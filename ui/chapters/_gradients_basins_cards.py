"""What hovering tells in the scene Basins."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from simulator.arrays import Floats
from ui import equations, words
from ui.chapters._gradients_facts import Facts, Index, plain
from ui.diagrams import magnitudes
from ui.diagrams.gradients import gradient_basins_map as maps
from ui.diagrams.gradients import gradient_basins_orbit as orbit
from ui.diagrams.gradients import gradient_basins_side as side
from ui.equations import Term, name, number, subscript
from ui.view import Card


def _state(values: Floats) -> str:
    return f"({', '.join(number(float(x)) for x in values)})"


def _basin_map(f: Facts, index: Index) -> Card:
    row, column = index
    b = f.basins
    where, label = np.array([b.axis[column], b.axis[row]]), int(b.basins[row, column])
    end = (
        f.say("gradients-card-basin-end", end=orbit.letter(label))
        if label >= 0
        else f.say("gradients-card-basin-no-end")
    )
    lines = (
        f"h{subscript(len(b.orbit) - 1)} = {_state(b.ends[row, column])}",
        f"‖∂h{subscript(len(b.orbit) - 1)}/∂h₀‖ = {f.size(float(b.jacobian_log10[row, column]))}",
        f.say("gradients-card-basin-begin"),
    )
    return Card(f"h₀ = {_state(where)}", end, lines)


def _basin_size(f: Facts, index: Index) -> Card:
    row, column = index
    b = f.basins
    log10 = float(b.jacobian_log10[row, column])
    where = np.array([b.axis[column], b.axis[row]])
    last = len(b.orbit) - 1
    lines = (
        f"‖∂h{subscript(last)}/∂h₀‖ = {f.size(log10)}",
        _meaning(f, log10),
        f.say("gradients-card-basin-begin"),
    )
    return Card(f"h₀ = {_state(where)}", f.size(log10), lines)


def _meaning(f: Facts, log10: float) -> str:
    """What a derivative of this size does to a nudge of a thousandth, as long as it stays small."""
    if not math.isfinite(log10):
        return f.say("gradients-card-basin-nudge-none")
    if log10 > 2.0:
        return f.say("gradients-card-basin-nudge-large", size=f.size(log10))
    return f.say("gradients-card-basin-nudge", nudge="0.001", moved=f.size(log10 - 3.0))


def _basin_ends(f: Facts, index: Index) -> Card:
    b = f.basins
    lines = []
    for k, cycle in enumerate(b.attractors[:8]):
        key = "gradients-card-basin-fixed" if len(cycle) == 1 else "gradients-card-basin-cycle"
        lines.append(f.say(key, end=orbit.letter(k), state=_state(cycle[0]), period=len(cycle)))
    return Card(maps.ends(b, f.language), "", (*lines, f.say("gradients-card-basin-patterns")))


def _basin_scale(f: Facts, index: Index) -> Card:
    reached = maps.border_log10(f.basins)
    lines = [f.say("gradients-card-basin-scale-means")]
    if math.isfinite(reached):
        lines.append(f.say("gradients-card-basin-scale-border", size=f.size(reached)))
    return Card(f.say("gradients-card-basin-scale"), "", tuple(lines))


def _basin_orbit(f: Facts, index: Index) -> Card:
    (t,) = index
    b = f.basins
    lines: list[str] = []
    for unit in range(2):
        row = b.recurrent_weights[unit]
        terms = [Term(float(w), float(h)) for w, h in zip(row, b.orbit[t - 1], strict=True)]
        terms.append(Term(float(b.hidden_bias[unit])))
        lines += equations.squashed(name("h", unit), "tanh", terms, float(b.orbit[t, unit]))
    return Card(f.say("gradients-card-basin-state", step=t), _state(b.orbit[t]), tuple(lines))


def _basin_attractor(f: Facts, index: Index) -> Card:
    k, j = index
    cycle = f.basins.attractors[k]
    key = "gradients-card-basin-fixed" if len(cycle) == 1 else "gradients-card-basin-cycle"
    said = f.say(key, end=orbit.letter(k), state=_state(cycle[j]), period=len(cycle))
    return Card(f.say("gradients-card-basin-attractor", end=orbit.letter(k)), _state(cycle[j]), (said,))


def _basin_fixed(f: Facts, index: Index) -> Card:
    (k,) = index
    b = f.basins
    radius = number(float(b.fixed_radii[k]))
    lines = (f.say("gradients-card-basin-passing", radius=radius),)
    return Card(f.say("gradients-card-basin-repelling"), _state(b.fixed_points[k]), lines)


def _matrix(f: Facts) -> tuple[str, ...]:
    """∂h_T/∂h₀ row by row."""
    last = subscript(len(f.basins.orbit) - 1)
    rows = (", ".join(_entry(float(value), f.language) for value in row) for row in f.basins.jacobian)
    return (f"∂h{last}/∂h₀ =", *(f"( {row} )" for row in rows))


def _entry(value: float, language: str) -> str:
    if not math.isfinite(value) or value == 0.0:
        return plain(value, language)
    return (equations.MINUS if value < 0 else "") + magnitudes.said(math.log10(abs(value)), language)


def _basin_start(f: Facts, index: Index) -> Card:
    b = f.basins
    log10 = float(b.orbit_log10[-1])
    lines = (
        side.end_words(b, f.language),
        *_matrix(f),
        _meaning(f, log10),
        f.say("gradients-card-cliff-drag"),
    )
    return Card(f"h₀ = {_state(b.orbit[0])}", f.size(log10), lines)


def _basin_regime(f: Facts, index: Index) -> Card:
    b = f.basins
    lines = (side.exponent(b, f.language), f.say("gradients-card-basin-exponent-means"), *_matrix(f))
    return Card(side.regime(b, f.language), "", lines)


def _basin_step(f: Facts, index: Index) -> Card:
    (t,) = index
    b = f.basins
    value = f.size(float(b.orbit_log10[t]))
    return Card(f.say("gradients-card-basin-left", step=t), value, (f"‖∂h{subscript(t)}/∂h₀‖ = {value}",))


def _basin_gain(f: Facts, index: Index) -> Card:
    _, place = index
    b = f.basins
    exponent = float(b.gain_lyapunov[place])
    kept = np.unique(np.round(b.gain_activities[place], 3))
    many = (
        f.say("gradients-card-basin-many")
        if len(kept) > 16
        else f.say("gradients-card-basin-few", count=len(kept))
    )
    line = words.say(
        "gradients-basins-exponent",
        f.language,
        value=number(exponent),
        sign=side.sign(exponent, f.language),
    )
    return Card(
        f.say("gradients-card-basin-gain", gain=number(float(b.gains[place]))),
        "",
        (line, many, f.say("gradients-card-basin-set")),
    )


CARDS: Mapping[str, Callable[[Facts, Index], Card]] = {
    "basin_map": _basin_map,
    "basin_size": _basin_size,
    "basin_ends": _basin_ends,
    "basin_scale": _basin_scale,
    "basin_orbit": _basin_orbit,
    "basin_attractor": _basin_attractor,
    "basin_fixed": _basin_fixed,
    "basin_start": _basin_start,
    "basin_regime": _basin_regime,
    "basin_step": _basin_step,
    "basin_gain": _basin_gain,
}
