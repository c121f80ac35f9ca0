"""What hovering tells in the scenes While it learns and The cliff; the basins' cards stand beside it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from simulator.experiment import Snapshot
from ui import equations, words
from ui.chapters import _gradients_basins_cards as basins
from ui.chapters._gradients_facts import Facts, Index, plain
from ui.diagrams import magnitudes
from ui.diagrams.gradients import gradient_cliff_path as descents
from ui.diagrams.gradients import gradient_learning_marks as marks
from ui.equations import Term, number, subscript
from ui.view import Card, Target, View


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of these scenes, None for one they do not know."""
    tell = _CARDS.get(target.kind)
    return None if tell is None else tell(Facts(snapshot, view), target.index)


# While it learns.


def _learning_map(f: Facts, index: Index) -> Card:
    n, row, column = index
    c = f.learning
    step, last, update = int(c.steps[column]), int(c.steps[-1]), int(c.updates[row])
    log10 = float(c.log10[n, row, column])
    ratio = f"‖∂L/∂h{subscript(step)}‖ / ‖∂L/∂h{subscript(last)}‖ = {f.size(log10)}"
    line = f.say(
        "gradients-card-learning-start",
        start=number(float(c.start_radii[n])),
        now=number(float(c.radii[n, row])),
    )
    title = f.say("gradients-card-learning-map", update=update, step=step)
    return Card(title, f.size(log10), (ratio, line, f.say("gradients-card-learning-look")))


def _learning_scale(f: Facts, index: Index) -> Card:
    bound = marks.bounded(f.learning.contour_log10, f.language)
    lines = (
        f.say("gradients-card-learning-scale-means"),
        f.say("gradients-card-learning-scale-line", bound=bound),
    )
    return Card(f.say("gradients-card-learning-scale"), "", lines)


def _learning_start(f: Facts, index: Index) -> Card:
    (n,) = index
    c, r = f.learning, f.learning.current
    start, now = number(float(c.start_radii[n])), number(float(c.radii[n, r]))
    lines = [marks.verdict(c, n, f.language)]
    if not math.isnan(c.errors[n]):
        lines.append(f.say("gradients-card-learning-errors", wrong=f"{100.0 * float(c.errors[n]):.1f}"))
    if c.solved[n]:
        lines.append(f.say("gradients-card-learning-solved"))
    return Card(f.say("gradients-card-learning-network", start=start), f"ρ = {now}", tuple(lines))


def _learning_curve(f: Facts, index: Index) -> Card:
    kind, row = index
    c = f.learning
    key = ("radius", "loss")[kind]
    rows = (c.radii, c.losses)[kind]
    lines = tuple(
        f.say("gradients-card-learning-value", start=number(float(start)), value=_value(f, key, float(value)))
        for start, value in zip(c.start_radii, rows[:, row], strict=True)
    )
    title = f.say(f"gradients-card-learning-{key}", update=int(c.updates[row]))
    return Card(title, "", (*lines, f.say("gradients-card-learning-look-here")))


def _value(f: Facts, key: str, value: float) -> str:
    return number(value) if key == "radius" and math.isfinite(value) else plain(value, f.language)


# The cliff.


def _cliff_map(f: Facts, index: Index) -> Card:
    row, column = index
    c = f.cliff
    loss, log10 = float(c.loss[row, column]), float(c.gradient_log10[row, column])
    place = f"w = {number(float(c.weights[column]))}, b = {number(float(c.biases[row]))}"
    lines = (f"‖∂L/∂(w, b)‖ = {f.size(log10)}", *_clipping(f, log10), f.say("gradients-card-cliff-begin"))
    return Card(place, f.say("gradients-card-cliff-loss", loss=number(loss, 3)), lines)


def _clipping(f: Facts, log10: float) -> tuple[str, ...]:
    threshold = f.setting("threshold")
    if not log10 > math.log10(threshold):
        return ()
    return (f.say("gradients-card-cliff-clips", threshold=magnitudes.figures(threshold)),)


def _cliff_key(f: Facts, index: Index) -> Card:
    threshold = magnitudes.figures(f.setting("threshold"))
    c = f.cliff
    lines = (
        f.say("gradients-card-cliff-unit", steps=c.steps),
        f"h_t = σ(w·h_(t−1) + b), h₀ = {number(c.start_state)}",
        f"L = (h_T − {number(c.target)})²",
        f.say("gradients-card-cliff-tint", threshold=threshold),
        f.say("gradients-card-cliff-contours"),
    )
    return Card(f.say("gradients-card-cliff-key"), "", lines)


def _cliff_line(f: Facts, index: Index) -> Card:
    (place,) = index
    c = f.cliff
    loss, slope = float(c.line_loss[place]), float(c.line_slope[place])
    title = f"w = {number(float(c.line_weights[place]))}, b = {number(float(c.free.points[0, 1]))}"
    return Card(
        title,
        f.say("gradients-card-cliff-loss", loss=number(loss, 3)),
        (f"∂L/∂w = {plain(slope, f.language)}", f.say("gradients-card-cliff-along")),
    )


def _cliff_path(f: Facts, index: Index) -> Card:
    (which,) = index
    path, style = descents.both(f.cliff)[which]
    threshold = f.setting("threshold") if style is descents.CLIPPED else None
    key = "gradients-cliff-free" if threshold is None else "gradients-cliff-clipped"
    title = words.say(key, f.language, threshold=magnitudes.figures(threshold or 1.0))
    rule = "gradients-card-cliff-rule-free" if threshold is None else "gradients-card-cliff-rule-clipped"
    return Card(title, "", (f.say(rule), descents.verdict(path, threshold, f.language)))


def _cliff_point(f: Facts, index: Index) -> Card:
    which, k = index
    path, style = descents.both(f.cliff)[which]
    w, b = (float(x) for x in path.points[k])
    key = "gradients-cliff-free" if style is descents.FREE else "gradients-cliff-clipped"
    threshold = f.setting("threshold")
    title = words.say(key, f.language, threshold=magnitudes.figures(threshold))
    value = f.say("gradients-card-cliff-loss", loss=plain(float(path.losses[k]), f.language))
    lines = [
        f.say("gradients-card-cliff-after", updates=k),
        f"w = {plain(w, f.language)}, b = {plain(b, f.language)}",
    ]
    norm = float(path.norms[k])
    lines.append(f"‖∂L/∂(w, b)‖ = {plain(norm, f.language)}")
    held = norm if style is descents.FREE else min(norm, threshold)
    if k + 1 < len(path.points) and math.isfinite(held):
        lines += [f.say("gradients-card-cliff-step"), *equations.product(f.setting("cliff_rate"), held)]
    return Card(title, value, tuple(lines))


def _cliff_update(f: Facts, index: Index) -> Card:
    kind, k = index
    key = ("norm", "loss")[kind]
    lines = []
    for path, style in descents.both(f.cliff):
        value = float((path.norms if key == "norm" else path.losses)[k])
        said = words.say(
            f"gradients-cliff-{style.key}", f.language, threshold=magnitudes.figures(f.setting("threshold"))
        )
        lines.append(f.say("gradients-card-cliff-of", name=said, value=plain(value, f.language)))
    return Card(f.say(f"gradients-card-cliff-{key}-at", updates=k), "", tuple(lines))


def _cliff_state(f: Facts, index: Index) -> Card:
    (t,) = index
    c = f.cliff
    w, b = (float(x) for x in c.free.points[0])
    lines = [f.say("gradients-card-cliff-back", step=t, size=f.size(float(c.back_log10[t])))]
    if t:
        terms = [Term(w, float(c.states[t - 1])), Term(b)]
        lines[:0] = equations.squashed(f"h{subscript(t)}", "σ", terms, float(c.states[t]))
    return Card(f.say("gradients-card-cliff-state", step=t), number(float(c.states[t])), tuple(lines))


def _cliff_threshold(f: Facts, index: Index) -> Card:
    lines = (f.say("gradients-card-cliff-rule-clipped"), f.say("gradients-card-cliff-drag"))
    return Card(f.say("gradients-card-cliff-threshold"), magnitudes.figures(f.setting("threshold")), lines)


def _cliff_start(f: Facts, index: Index) -> Card:
    c = f.cliff
    w, b = (float(x) for x in c.free.points[0])
    loss = f.say("gradients-card-cliff-loss", loss=plain(float(c.free.losses[0]), f.language))
    norm = f"‖∂L/∂(w, b)‖ = {plain(float(c.free.norms[0]), f.language)}"
    return Card(
        f.say("gradients-card-cliff-start"),
        loss,
        (f"w = {number(w)}, b = {number(b)}", norm, f.say("gradients-card-cliff-drag")),
    )


_CARDS: Mapping[str, Callable[[Facts, Index], Card]] = {
    **basins.CARDS,
    "learning_map": _learning_map,
    "learning_scale": _learning_scale,
    "learning_start": _learning_start,
    "learning_curve": _learning_curve,
    "cliff_map": _cliff_map,
    "cliff_key": _cliff_key,
    "cliff_line": _cliff_line,
    "cliff_path": _cliff_path,
    "cliff_point": _cliff_point,
    "cliff_update": _cliff_update,
    "cliff_state": _cliff_state,
    "cliff_threshold": _cliff_threshold,
    "cliff_start": _cliff_start,
}
