"""Cards of shared matrices, single weights, their shares, and the stack."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ui import equations
from ui.chapters._unrolling_equations import small, summed
from ui.chapters._unrolling_facts import Facts, Index, called
from ui.diagrams.unrolling.unrolled_moment import ERROR, SHARE, SUM
from ui.diagrams.unrolling.weight_matrix import LETTERS, shown_name
from ui.equations import name, number, signed
from ui.view import Card


def _matrix_card(f: Facts, array: str, step: int) -> Card:
    """A copy of a shared matrix, and what passes through it."""
    letter = LETTERS[array]
    title = f.say("unrolling-card-copy", letter=letter, step=step)
    if f.moment.there(step, SUM) <= 0.0:
        return f.waiting(title)
    key = "shared" if f.content.tied else "own"
    lines: tuple[str, ...] = (f.say(f"unrolling-card-{key}", count=f.content.steps),)
    lines += (f.say(f"unrolling-card-passes-{letter}", step=step, before=step - 1),)
    followed = f.content.followed
    index = followed.index if followed.array == array else (0, 0)
    lines += _product_there(f, array, index, step)
    lines += _passed_back(f, array, index, step)
    lines += _product_back(f, array, index, step)
    return Card(title, "", (*lines, f.say("unrolling-card-click", name=called(array, index))))


def _product_there(f: Facts, array: str, index: Index, step: int) -> tuple[str, ...]:
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
    return tuple(f.say("unrolling-card-forward", name=called(array, index), equation=text) for text in line)


def _passed_back(f: Facts, array: str, index: Index, step: int) -> tuple[str, ...]:
    """What the weight passes on backward: weight times the derivative at its receiver."""
    if array == "input_weights" or f.moment.back(step, SHARE) < 1.0:
        return ()
    delta, letter = (f.trace.d_logits, "ε") if array == "output_weights" else (f.trace.d_pre_activations, "δ")
    weight, derivative = float(getattr(f.weights(step), array)[index]), float(delta[step - 1, index[0]])
    left = f"{called(array, index)}·{name(letter, index[0])}"
    lines = summed(left, [(weight, derivative)], weight * derivative)
    return tuple(f.say("unrolling-card-backward", equation=line) for line in lines)


def _product_back(f: Facts, array: str, index: Index, step: int) -> tuple[str, ...]:
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
    left = f.say("unrolling-card-share-of", name=called(array, index), step=step)
    return summed(left, [parts], value)


def _u(f: Facts, index: Index) -> Card:
    return _matrix_card(f, "recurrent_weights", index[0])


def _w(f: Facts, index: Index) -> Card:
    return _matrix_card(f, "input_weights", index[0])


def _v(f: Facts, index: Index) -> Card:
    return _matrix_card(f, "output_weights", index[0])


def _recurrent_weight(f: Facts, index: Index) -> Card:
    return _weight(f, (list(LETTERS).index("recurrent_weights"), *index))


def _weight(f: Facts, index: Index) -> Card:
    """One weight: its value, what it did at this step, its gradient, its last change."""
    array = list(LETTERS)[index[0]]
    values = getattr(f.trace.parameters, array)
    place = tuple(index[1:]) if values.ndim == 2 else (index[1],)
    value, known_as = float(values[place]), called(array, place)
    title = f.say("unrolling-card-weight", name=known_as, ends=_ends(f, array, place))
    lines: tuple[str, ...] = ()
    if not f.content.tied and array != "initial_state":
        lines += (f.say("unrolling-card-mean"),)
    step = f.moment.step
    if step >= 1 and array != "initial_state":
        lines += _product_there(f, array, place, step)
    if f.moment.backward:
        since = 0 if f.moment.t <= 0.0 else f.moment.gathered_from
        gathered = float(f.content.gathered(array, since)[place])
        key = "gradient" if since == 0 else "gradient-so-far"
        lines += (f.say(f"unrolling-card-{key}", value=small(gathered)),)
    change = np.asarray(getattr(f.content.changes, array))
    if f.snapshot.progress.update:
        mean = float(np.mean(change.reshape(-1, *values.shape), axis=0)[place])
        lines += (f.say("unrolling-card-changed", change=small(mean)),)
    return Card(title, signed(value, 3), (*lines, f.say("unrolling-card-click", name=known_as)))


def _ends(f: Facts, array: str, place: Index) -> str:
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


def _matrix(f: Facts, index: Index) -> Card:
    array = list(LETTERS)[index[0]]
    shape = getattr(f.trace.parameters, array).shape
    size = " × ".join(str(n) for n in shape)
    return Card(f.say(f"unrolling-card-matrix-{array}"), size, (f.say("unrolling-card-matrix-click"),))


def _stack(f: Facts, index: Index) -> Card:
    if not index:
        return Card(
            f.say("unrolling-card-stack-all"), str(f.moment.height()), (f.say("unrolling-card-stack-use"),)
        )
    (step,) = index
    title = f.say("unrolling-card-stack", step=step)
    if f.moment.stacked(step) < 1.0:
        key = "stack-popped" if f.moment.backward else "stack-not-yet"
        return Card(title, "", (f.say(f"unrolling-card-{key}"),))
    state = f.trace.hidden[step - 1] if step else f.trace.parameters.initial_state
    point = f"({', '.join(number(float(v)) for v in state)})"
    return Card(title, "", (point, f.say("unrolling-card-stack-use")))


def _share(f: Facts, index: Index) -> Card:
    (step,) = index
    if not f.moment.backward:
        title = f.say("unrolling-card-loss", step=step)
        if f.moment.there(step, ERROR) < 1.0:
            return f.waiting(title)
        if not f.trace.target_mask[step - 1].any():
            return Card(title, "0", (f.say("unrolling-card-not-asked"),))
        return Card(title, small(float(f.trace.step_losses[step - 1])), (f.say("unrolling-card-loss-means"),))
    followed = f.content.followed
    title = f.say("unrolling-card-share", name=shown_name(followed.name), step=step)
    if f.moment.back(step, SHARE) < 1.0:
        return Card(title, "", (f.say("unrolling-card-not-back"),))
    if followed.array == "initial_state":
        return Card(
            title, small(float(followed.shares[step - 1])), (f.say("unrolling-card-share-start", step=step),)
        )
    lines = _product_back(f, followed.array, followed.index, step)
    return Card(title, small(float(followed.shares[step - 1])), (*lines, f.say("unrolling-card-share-means")))


def _total(f: Facts, _index: Index) -> Card:
    followed = f.content.followed
    if not f.moment.backward:
        done = (
            f.moment.step
            if f.moment.step and f.moment.there(f.moment.step, ERROR) >= 1.0
            else max(0, f.moment.step - 1)
        )
        value = float(np.sum(f.trace.step_losses[:done]))
        return Card(f.say("unrolling-card-loss-total"), small(value), (f.say("unrolling-card-loss-means"),))
    with np.errstate(all="ignore"):
        value = float(np.sum(followed.shares[f.moment.step :]))
    key = "total-done" if f.moment.t <= 0.0 else "total"
    return Card(
        f.say(f"unrolling-card-{key}", name=shown_name(followed.name)),
        small(value),
        (f.say("unrolling-card-share-means"),),
    )


WEIGHTS: dict[str, Callable[[Facts, Index], Card]] = {
    "u": _u,
    "w": _w,
    "v": _v,
    "recurrent_weight": _recurrent_weight,
    "weight": _weight,
    "matrix": _matrix,
    "stack": _stack,
    "share": _share,
    "total": _total,
}
