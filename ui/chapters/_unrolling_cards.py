"""What hovering tells in Unrolling: every node's and arrow's equation with this step's numbers, both ways.

What the playhead has not reached is not given away: neither an activity nor a derivative.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simulator.chapters.unrolling import UnrollingContent
from simulator.experiment import Snapshot
from simulator.message import Value
from simulator.models.elman import Parameters
from simulator.trace import RecurrentTrace
from ui import equations, words
from ui.chapters._unrolling_equations import small, summed
from ui.chapters._unrolling_scene_cards import SCENES
from ui.diagrams.unrolled_moment import (
    D_HIDDEN,
    D_OUTPUT,
    ERROR,
    OUTPUT,
    SHARE,
    SLOPE,
    SQUASH,
    SUM,
    Moment,
    moment,
)
from ui.diagrams.weight_matrix import LETTERS, shown_name, weight_name
from ui.equations import Term, name, number, signed
from ui.view import Card, Target, View

_Index = tuple[int, ...]


@dataclass(frozen=True)
class Facts:
    """The content and how far the playhead is. Steps are counted from 1, units from 0 here."""

    snapshot: Snapshot
    content: UnrollingContent
    moment: Moment
    language: str

    def say(self, key: str, **values: Value) -> str:
        return words.say(f"unrolling-card-{key}", self.language, **values)

    @property
    def trace(self) -> RecurrentTrace:
        return self.content.trace

    def weights(self, step: int) -> Parameters:
        """What a step used."""
        return self.trace.used.at(step)

    @property
    def function(self) -> str:
        """The squashing function's name in an equation."""
        return {"logistic": "σ", "tanh": "tanh", "relu": "ReLU", "linear": ""}[self.trace.squashing.name]

    def waiting(self, title: str) -> Card:
        """Nothing to tell yet."""
        return Card(title, "", (self.say("not-reached"),))


def _called(array: str, index: _Index) -> str:
    return shown_name(weight_name(array, index))


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this chapter, None for one it does not know."""
    tell = _CARDS.get(target.kind) or SCENES.get(target.kind)
    if tell is None:
        return None
    content: UnrollingContent = snapshot.content
    return tell(Facts(snapshot, content, moment(content.steps, view), view.language), target.index)


def _input(f: Facts, index: _Index) -> Card:
    step, i = index
    value = float(f.trace.inputs[step - 1, i])
    lines = (f.say("input-goes", letter="W"), f.say("click", name=_called("input_weights", (0, i))))
    return Card(f.say("input", name=name("x", i), step=step), number(value), lines)


def _hidden(f: Facts, index: _Index) -> Card:
    step, unit = index
    title = f.say("hidden", name=name("h", unit), step=step)
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
        lines += (f.say("logistic"),)
    lines += _hidden_back(f, step, unit)
    lines += (f.say("click", name=_called("recurrent_weights", (unit, unit))),)
    return Card(title, number(h), lines)


def _hidden_back(f: Facts, step: int, unit: int) -> tuple[str, ...]:
    """∂L/∂h from the output and from the future, then through the slope."""
    if not f.moment.backward:
        return ()
    if f.moment.back(step, D_HIDDEN) < 1.0:
        return (f.say("not-back"),)
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
    lines = (*summed(left, parts, whole), f.say("arrives"))
    if f.moment.back(step, SLOPE) >= 1.0:
        through = (float(t.slopes[step - 1, unit]), whole)
        delta = float(t.d_pre_activations[step - 1, unit])
        lines += (*summed(f"{name('δ', unit)} = ∂L/∂{name('z', unit)}", [through], delta), f.say("slope"))
    return lines


def _start(f: Facts, index: _Index) -> Card:
    (unit,) = index
    value = float(f.trace.parameters.initial_state[unit])
    title = f.say("start", name=name("h", unit))
    learned = bool(f.content.learned_start[unit])
    lines: tuple[str, ...] = (
        f.say("start-given" if f.content.given[unit] else "start-learned" if learned else "start-fixed"),
    )
    if f.moment.backward and f.moment.back(1, SHARE) >= 1.0:
        p, left = f.weights(1), f"∂L/∂{name('h', unit)}(0)"
        pairs = [
            (float(u), float(d))
            for u, d in zip(p.recurrent_weights[:, unit], f.trace.d_pre_activations[0], strict=True)
        ]
        lines += summed(left, pairs, float(f.trace.d_initial_state[unit]))
    if learned and f.snapshot.progress.update:
        lines += (f.say("changed", change=small(float(f.content.changes.initial_state[unit]))),)
    lines += (f.say("click", name=_called("initial_state", index)),)
    return Card(title, number(value), lines)


def _output(f: Facts, index: _Index) -> Card:
    step, o = index
    title = f.say("output", name=name("y", o), step=step)
    if f.moment.there(step, OUTPUT) < 1.0:
        return f.waiting(title)
    p, t = f.weights(step), f.trace
    y = float(t.outputs[step - 1, o])
    terms = [Term(float(v), float(h)) for v, h in zip(p.output_weights[o], t.hidden[step - 1], strict=True)]
    terms.append(Term(float(p.output_bias[o])))
    function = "σ" if t.read_out == "logistic" else ""
    lines = equations.squashed(name("y", o), function, terms, y)
    lines += _error(f, step, o)
    lines += (f.say("click", name=_called("output_bias", (o,))),)
    return Card(title, number(y), lines)


def _error(f: Facts, step: int, o: int) -> tuple[str, ...]:
    """Target, loss, and the output's derivative."""
    t = f.trace
    if not t.target_mask[step - 1, o]:
        return (f.say("not-asked"),)
    if f.moment.there(step, ERROR) < 1.0:
        return ()
    y, target = float(t.outputs[step - 1, o]), float(t.targets[step - 1, o])
    loss = 0.5 * (y - target) ** 2
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


def _target(f: Facts, index: _Index) -> Card:
    step, o = index
    unit = int(f.content.selected[o]) if f.content.selection else o
    title = f.say("target", name=name("h" if f.content.selection else "y", unit), step=step)
    if f.moment.there(step, ERROR) < 1.0:
        return f.waiting(title)
    if not f.trace.target_mask[step - 1, o]:
        return Card(title, "", (f.say("not-asked"),))
    return Card(
        title, number(float(f.trace.targets[step - 1, o])), (f.say("target-means"), *_error(f, step, o))
    )


def _matrix_card(f: Facts, array: str, step: int) -> Card:
    """A copy of a shared matrix, and what passes through it."""
    letter = LETTERS[array]
    title = f.say("copy", letter=letter, step=step)
    if f.moment.there(step, SUM) <= 0.0:
        return f.waiting(title)
    key = "shared" if f.content.tied else "own"
    lines: tuple[str, ...] = (f.say(key, count=f.content.steps),)
    lines += (f.say(f"passes-{letter}", step=step, before=step - 1),)
    followed = f.content.followed
    index = followed.index if followed.array == array else (0, 0)
    lines += _product_there(f, array, index, step)
    lines += _passed_back(f, array, index, step)
    lines += _product_back(f, array, index, step)
    return Card(title, "", (*lines, f.say("click", name=_called(array, index))))


def _product_there(f: Facts, array: str, index: _Index, step: int) -> tuple[str, ...]:
    """What the weight passes on at a step: weight times what its sender holds."""
    held = {
        "recurrent_weights": f.trace.before,
        "input_weights": f.trace.inputs,
        "output_weights": f.trace.hidden,
    }.get(array)
    if held is None:
        return ()
    weight = float(getattr(f.weights(step), array)[index])
    line = equations.product(weight, float(held[step - 1, index[1]]))
    return tuple(f.say("forward", name=_called(array, index), equation=text) for text in line)


def _passed_back(f: Facts, array: str, index: _Index, step: int) -> tuple[str, ...]:
    """What the weight passes on backward: weight times the derivative at its receiver."""
    if array == "input_weights" or f.moment.back(step, SHARE) < 1.0:
        return ()
    delta, letter = (f.trace.d_logits, "ε") if array == "output_weights" else (f.trace.d_pre_activations, "δ")
    weight, derivative = float(getattr(f.weights(step), array)[index]), float(delta[step - 1, index[0]])
    left = f"{_called(array, index)}·{name(letter, index[0])}"
    lines = summed(left, [(weight, derivative)], weight * derivative)
    return tuple(f.say("backward", equation=line) for line in lines)


def _product_back(f: Facts, array: str, index: _Index, step: int) -> tuple[str, ...]:
    """The weight's share of the gradient at a step: δ times what its sender held."""
    if not f.moment.backward or f.moment.back(step, SHARE) < 1.0:
        return ()
    t = f.trace
    delta = t.d_logits if array.startswith("output") else t.d_pre_activations
    held = {"recurrent_weights": t.before, "input_weights": t.inputs, "output_weights": t.hidden}.get(array)
    parts: tuple[float, ...] = (float(delta[step - 1, index[0]]),)
    if held is not None:
        parts += (float(held[step - 1, index[1]]),)
    value = float(np.prod(parts))
    left = f.say("share-of", name=_called(array, index), step=step)
    return summed(left, [parts], value)


def _u(f: Facts, index: _Index) -> Card:
    return _matrix_card(f, "recurrent_weights", index[0])


def _w(f: Facts, index: _Index) -> Card:
    return _matrix_card(f, "input_weights", index[0])


def _v(f: Facts, index: _Index) -> Card:
    return _matrix_card(f, "output_weights", index[0])


def _recurrent_weight(f: Facts, index: _Index) -> Card:
    return _weight(f, (list(LETTERS).index("recurrent_weights"), *index))


def _weight(f: Facts, index: _Index) -> Card:
    """One weight: its value, what it did at this step, its gradient, its last change."""
    array = list(LETTERS)[index[0]]
    values = getattr(f.trace.parameters, array)
    place = tuple(index[1:]) if values.ndim == 2 else (index[1],)
    value, called = float(values[place]), _called(array, place)
    title = f.say("weight", name=called, ends=_ends(f, array, place))
    lines: tuple[str, ...] = ()
    if not f.content.tied and array != "initial_state":
        lines += (f.say("mean"),)
    step = f.moment.step
    if step >= 1 and array != "initial_state":
        lines += _product_there(f, array, place, step)
    if f.moment.backward:
        since = 0 if f.moment.t <= 0.0 else f.moment.gathered_from
        gathered = float(f.content.gathered(array, since)[place])
        key = "gradient" if since == 0 else "gradient-so-far"
        lines += (f.say(key, value=small(gathered)),)
    change = np.asarray(getattr(f.content.changes, array))
    if f.snapshot.progress.update:
        mean = float(np.mean(change.reshape(-1, *values.shape), axis=0)[place])
        lines += (f.say("changed", change=small(mean)),)
    return Card(title, signed(value, 3), (*lines, f.say("click", name=called)))


def _ends(f: Facts, array: str, place: _Index) -> str:
    """From where to where a weight leads."""
    match array:
        case "recurrent_weights":
            return f"{name('h', place[1])} → {name('h', place[0])}"
        case "input_weights":
            return f"{name('x', place[1])} → {name('h', place[0])}"
        case "output_weights":
            return f"{name('h', place[1])} → {name('y', place[0])}"
        case "hidden_bias":
            return f"→ {name('h', place[0])}"
        case "output_bias":
            return f"→ {name('y', place[0])}"
    return f"{name('h', place[0])}(0)"


def _matrix(f: Facts, index: _Index) -> Card:
    array = list(LETTERS)[index[0]]
    shape = getattr(f.trace.parameters, array).shape
    size = " × ".join(str(n) for n in shape)
    return Card(f.say(f"matrix-{array}"), size, (f.say("matrix-click"),))


def _stack(f: Facts, index: _Index) -> Card:
    if not index:
        return Card(f.say("stack-all"), str(f.moment.height()), (f.say("stack-use"),))
    (step,) = index
    title = f.say("stack", step=step)
    if f.moment.stacked(step) < 1.0:
        key = "stack-popped" if f.moment.backward else "stack-not-yet"
        return Card(title, "", (f.say(key),))
    state = f.trace.hidden[step - 1] if step else f.trace.parameters.initial_state
    point = f"({', '.join(number(float(v)) for v in state)})"
    return Card(title, "", (point, f.say("stack-use")))


def _share(f: Facts, index: _Index) -> Card:
    (step,) = index
    if not f.moment.backward:
        title = f.say("loss", step=step)
        if f.moment.there(step, ERROR) < 1.0:
            return f.waiting(title)
        if not f.trace.target_mask[step - 1].any():
            return Card(title, "0", (f.say("not-asked"),))
        return Card(title, small(float(f.trace.step_losses[step - 1])), (f.say("loss-means"),))
    followed = f.content.followed
    title = f.say("share", name=shown_name(followed.name), step=step)
    if f.moment.back(step, SHARE) < 1.0:
        return Card(title, "", (f.say("not-back"),))
    if followed.array == "initial_state":
        return Card(title, small(float(followed.shares[step - 1])), (f.say("share-start", step=step),))
    lines = _product_back(f, followed.array, followed.index, step)
    return Card(title, small(float(followed.shares[step - 1])), (*lines, f.say("share-means")))


def _total(f: Facts, _index: _Index) -> Card:
    followed = f.content.followed
    if not f.moment.backward:
        done = (
            f.moment.step
            if f.moment.step and f.moment.there(f.moment.step, ERROR) >= 1.0
            else max(0, f.moment.step - 1)
        )
        value = float(np.sum(f.trace.step_losses[:done]))
        return Card(f.say("loss-total"), small(value), (f.say("loss-means"),))
    with np.errstate(all="ignore"):
        value = float(np.sum(followed.shares[f.moment.step :]))
    key = "total-done" if f.moment.t <= 0.0 else "total"
    return Card(f.say(key, name=shown_name(followed.name)), small(value), (f.say("share-means"),))


def _moment(f: Facts, index: _Index) -> Card:
    (step,) = index
    title = f.say("moment", step=step)
    if f.moment.there(step, ERROR) < 1.0:
        return f.waiting(title)
    t = f.trace
    lines: tuple[str, ...] = (
        f.say("moment-hidden", point=_point(t.hidden[step - 1])),
        f.say("moment-output", point=_point(t.outputs[step - 1])),
    )
    if t.target_mask[step - 1].any():
        lines += (f.say("moment-target", point=_point(t.targets[step - 1])),)
    if f.moment.back(step, SHARE) >= 1.0:
        with np.errstate(all="ignore"):
            lines += (f.say("moment-derivative", value=small(float(np.linalg.norm(t.d_hidden[step - 1])))),)
    return Card(title, "", lines)


def _point(values: np.ndarray) -> str:
    shown = ", ".join(number(float(v)) for v in values[:6])
    return f"({shown}{', …' if len(values) > 6 else ''})"


_CARDS: dict[str, Callable[[Facts, _Index], Card]] = {
    "input": _input,
    "hidden": _hidden,
    "start": _start,
    "output": _output,
    "target": _target,
    "u": _u,
    "w": _w,
    "v": _v,
    "recurrent_weight": _recurrent_weight,
    "weight": _weight,
    "matrix": _matrix,
    "stack": _stack,
    "share": _share,
    "total": _total,
    "moment": _moment,
}
