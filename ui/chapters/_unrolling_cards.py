"""What hovering tells in Unrolling: every node's and arrow's equation with this step's numbers, both ways.

What the playhead has not reached is not given away: neither an activity nor a derivative.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.chapters.unrolling import UnrollingContent
from simulator.experiment import Snapshot
from ui import equations
from ui.chapters._unrolling_equations import small, summed
from ui.chapters._unrolling_facts import Facts, Index, called
from ui.chapters._unrolling_scene_cards import SCENES
from ui.chapters._unrolling_weight_cards import WEIGHTS
from ui.diagrams.unrolling.unrolled_moment import (
    D_HIDDEN,
    D_OUTPUT,
    ERROR,
    OUTPUT,
    SHARE,
    SLOPE,
    SQUASH,
    SUM,
    moment,
)
from ui.equations import Term, name, number
from ui.view import Card, Target, View


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this chapter, None for one it does not know."""
    tell = (_CARDS | WEIGHTS | SCENES).get(target.kind)
    if tell is None:
        return None
    content: UnrollingContent = snapshot.content
    return tell(Facts(snapshot, content, moment(content.steps, view), view.language), target.index)


def _input(f: Facts, index: Index) -> Card:
    step, i = index
    value = float(f.trace.inputs[step - 1, i])
    lines = (
        f.say("unrolling-card-input-goes", letter="W"),
        f.say("unrolling-card-click", name=called("input_weights", (0, i))),
    )
    return Card(f.say("unrolling-card-input", name=name("x", i), step=step), number(value), lines)


def _hidden(f: Facts, index: Index) -> Card:
    step, unit = index
    title = f.say("unrolling-card-hidden", name=name("h", unit), step=step)
    if f.moment.there(step, SUM) < 1.0:
        return f.waiting(title)
    p, t = f.weights(step), f.trace
    z, h = float(t.pre_activations[step - 1, unit]), float(t.hidden[step - 1, unit])
    terms = [Term(float(w), float(x)) for w, x in zip(p.input_weights[unit], t.inputs[step - 1], strict=True)]
    terms += [
        Term(float(w), float(b)) for w, b in zip(p.recurrent_weights[unit], t.before[step - 1], strict=True)
    ]
    terms.append(Term(float(p.hidden_bias[unit])))
    if f.moment.there(step, SQUASH) < 0.5:
        return Card(title, number(z), equations.squashed(name("z", unit), "", terms, z))
    lines = equations.squashed(name("h", unit), f.function, terms, h)
    if f.function == "σ":
        lines += (f.say("unrolling-card-logistic"),)
    lines += _hidden_back(f, step, unit)
    lines += (f.say("unrolling-card-click", name=called("recurrent_weights", (unit, unit))),)
    return Card(title, number(h), lines)


def _hidden_back(f: Facts, step: int, unit: int) -> tuple[str, ...]:
    """∂L/∂h from the output and from the future, then through the slope."""
    if not f.moment.backward:
        return ()
    if f.moment.back(step, D_HIDDEN) < 1.0:
        return (f.say("unrolling-card-not-back"),)
    t, p, left = f.trace, f.weights(step), f"∂L/∂{name('h', unit)}"
    whole = float(t.d_hidden[step - 1, unit])
    here = [
        (float(p.output_weights[o, unit]), float(t.d_logits[step - 1, o])) for o in range(t.d_logits.shape[1])
    ]
    parts: list[tuple[float, ...]] = [pair for pair in here if pair[0] and pair[1]]
    if step < t.steps:
        later = f.weights(step + 1).recurrent_weights[:, unit]
        parts += [(float(u), float(d)) for u, d in zip(later, t.d_pre_activations[step], strict=True)]
    if len(parts) > 6:
        parts = [
            (float(t.d_hidden_from_output[step - 1, unit]),),
            (float(t.d_hidden_from_future[step - 1, unit]),),
        ]
    lines = (*summed(left, parts, whole), f.say("unrolling-card-arrives"))
    if f.moment.back(step, SLOPE) >= 1.0:
        through = (float(t.slopes[step - 1, unit]), whole)
        delta = float(t.d_pre_activations[step - 1, unit])
        lines += (
            *summed(f"{name('δ', unit)} = ∂L/∂{name('z', unit)}", [through], delta),
            f.say("unrolling-card-slope"),
        )
    return lines


def _start(f: Facts, index: Index) -> Card:
    (unit,) = index
    value = float(f.trace.parameters.initial_state[unit])
    title = f.say("unrolling-card-start", name=name("h", unit))
    learned = bool(f.content.learned_start[unit])
    kind = "given" if f.content.given[unit] else "learned" if learned else "fixed"
    lines: tuple[str, ...] = (f.say(f"unrolling-card-start-{kind}"),)
    if f.moment.backward and f.moment.back(1, SHARE) >= 1.0:
        p, left = f.weights(1), f"∂L/∂{name('h', unit)}(0)"
        pairs = [
            (float(u), float(d))
            for u, d in zip(p.recurrent_weights[:, unit], f.trace.d_pre_activations[0], strict=True)
        ]
        lines += summed(left, pairs, float(f.trace.d_initial_state[unit]))
    if learned and f.snapshot.progress.update:
        lines += (
            f.say("unrolling-card-changed", change=small(float(f.content.changes.initial_state[unit]))),
        )
    lines += (f.say("unrolling-card-click", name=called("initial_state", index)),)
    return Card(title, number(value), lines)


def _output(f: Facts, index: Index) -> Card:
    step, o = index
    title = f.say("unrolling-card-output", name=name("y", o), step=step)
    if f.moment.there(step, OUTPUT) < 1.0:
        return f.waiting(title)
    p, t = f.weights(step), f.trace
    y = float(t.outputs[step - 1, o])
    terms = [Term(float(v), float(h)) for v, h in zip(p.output_weights[o], t.hidden[step - 1], strict=True)]
    terms.append(Term(float(p.output_bias[o])))
    function = "σ" if t.read_out == "logistic" else ""
    lines = equations.squashed(name("y", o), function, terms, y)
    lines += _error(f, step, o)
    lines += (f.say("unrolling-card-click", name=called("output_bias", (o,))),)
    return Card(title, number(y), lines)


def _error(f: Facts, step: int, o: int) -> tuple[str, ...]:
    """Target, loss, and the output's derivative."""
    t = f.trace
    if not t.target_mask[step - 1, o]:
        return (f.say("unrolling-card-not-asked"),)
    if f.moment.there(step, ERROR) < 1.0:
        return ()
    y, target = float(t.outputs[step - 1, o]), float(t.targets[step - 1, o])
    loss = 0.5 * (y - target) * (y - target)  # unlike a power, a product may leave the numbers
    lines: tuple[str, ...] = (
        f"L = ½·({number(y, 3)} − {_bracketed(target)})² ≈\N{NO-BREAK SPACE}{small(loss)}",
    )
    if f.moment.back(step, D_OUTPUT) >= 1.0:
        left = (
            f"{name('ε', o)} = ∂L/∂{name('y', o)}"
            if t.read_out != "logistic"
            else f"{name('ε', o)} = ∂L/∂(V h + c)"
        )
        slope = (y * (1.0 - y),) if t.read_out == "logistic" else ()
        lines += summed(
            left, [(y - target, *slope)] if slope else [(y,), (-target,)], float(t.d_logits[step - 1, o])
        )
    return lines


def _bracketed(value: float) -> str:
    text = number(value, 3) if value != round(value) else str(round(value)).replace("-", "−")
    return f"({text})" if text.startswith("−") else text


def _target(f: Facts, index: Index) -> Card:
    step, o = index
    unit = int(f.content.selected[o]) if f.content.selection else o
    title = f.say("unrolling-card-target", name=name("h" if f.content.selection else "y", unit), step=step)
    if f.moment.there(step, ERROR) < 1.0:
        return f.waiting(title)
    if not f.trace.target_mask[step - 1, o]:
        return Card(title, "", (f.say("unrolling-card-not-asked"),))
    return Card(
        title,
        number(float(f.trace.targets[step - 1, o])),
        (f.say("unrolling-card-target-means"), *_error(f, step, o)),
    )


def _moment(f: Facts, index: Index) -> Card:
    (step,) = index
    title = f.say("unrolling-card-moment", step=step)
    if f.moment.there(step, ERROR) < 1.0:
        return f.waiting(title)
    t = f.trace
    lines: tuple[str, ...] = (
        f.say("unrolling-card-moment-hidden", point=_point(t.hidden[step - 1])),
        f.say("unrolling-card-moment-output", point=_point(t.outputs[step - 1])),
    )
    if t.target_mask[step - 1].any():
        lines += (f.say("unrolling-card-moment-target", point=_point(t.targets[step - 1])),)
    if f.moment.back(step, SHARE) >= 1.0:
        with np.errstate(all="ignore"):
            lines += (
                f.say(
                    "unrolling-card-moment-derivative",
                    value=small(float(np.linalg.norm(t.d_hidden[step - 1]))),
                ),
            )
    return Card(title, "", lines)


def _point(values: np.ndarray) -> str:
    shown = ", ".join(number(float(v)) for v in values[:6])
    return f"({shown}{', …' if len(values) > 6 else ''})"


_CARDS: dict[str, Callable[[Facts, Index], Card]] = {
    "input": _input,
    "hidden": _hidden,
    "start": _start,
    "output": _output,
    "target": _target,
    "moment": _moment,
}
