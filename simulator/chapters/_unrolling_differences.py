"""The gradient of a displayed sequence by central finite differences.

∂L/∂w ≈ [L(w + ε) − L(w − ε)] / 2ε
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np

from simulator.arrays import Floats, Integers
from simulator.trace import RecurrentTrace

# ε: the cube root of the machine's, where truncation and rounding are equally small.
STEP = float(np.finfo(np.float64).eps) ** (1 / 3)
# Two more forward passes for each parameter: at most so many parameters, and so many steps of all
# passes together.
TRIED, PASSED_STEPS = 400, 200_000
# Steps of one slice.
_SLICE = 50


def differing(
    shown: RecurrentTrace, names: tuple[str, ...], update: int
) -> Generator[None, None, tuple[Floats, Floats, int]]:
    """The trace's derivatives and the differences (n,) of the parameters tried, and how many there are.

    `names` are arrays of parameters; where they hold too many, others are tried at every `update`.
    """
    places = [
        (kind, *place)
        for kind, name in enumerate(names)
        for place in np.ndindex(*getattr(shown.used, name).shape)
    ]
    most = min(TRIED, max(8, PASSED_STEPS // (2 * shown.steps)))
    if len(places) > most:
        # Other parameters at every update, so that in time all have their turn.
        chosen = np.random.default_rng(update).choice(len(places), most, replace=False)
        tried = [places[i] for i in np.sort(chosen)]
    else:
        tried = places
    found = yield from central_differences(shown, [(names[kind], tuple(at)) for kind, *at in tried])
    ours = np.array([_derivative(shown, names[kind], tuple(at)) for kind, *at in tried])
    return ours, found, len(places)


def _derivative(shown: RecurrentTrace, name: str, at: tuple[int, ...]) -> float:
    """∂L/∂w of one parameter: its copy's own, or the sum over the steps that share it."""
    array = getattr(shown, f"d_{name}")
    if name == "initial_state" or shown.copies is not None:
        return float(array[at])
    with np.errstate(all="ignore"):
        return float(array[(slice(None), *at)].sum())


def central_differences(
    shown: RecurrentTrace, places: list[tuple[str, tuple[int, ...]]]
) -> Generator[None, None, Floats]:
    """[L(w + ε) − L(w − ε)] / 2ε for each named parameter, (n,), all of them in one pass of 2n networks.

    Network k has one number changed by ε_k. What a unit hears changes by ε_k times what comes through
    that weight, so the weights themselves need not be copied.
    """
    n = len(places)
    epsilon = np.concatenate((np.full(n, STEP), np.full(n, -STEP)))
    changed = {name: _where(places, name, shown) for name in dict(places)}
    h = np.tile(shown.parameters.initial_state, (2 * n, 1))
    if "initial_state" in changed:
        which, _, to, _ = changed["initial_state"]
        h[which, to] += epsilon[which]
    losses = np.zeros(2 * n)
    for first in range(0, shown.steps, _SLICE):
        for t in range(first, min(first + _SLICE, shown.steps)):
            h = _step(shown, t, h, losses, changed, epsilon)
        yield
    with np.errstate(all="ignore"):
        return np.asarray((losses[:n] - losses[n:]) / (2.0 * STEP))


@np.errstate(all="ignore")
def _step(
    shown: RecurrentTrace, t: int, h: Floats, losses: Floats, changed: dict[str, _Changed], epsilon: Floats
) -> Floats:
    """h_(t+1) of every network (2n, H) from h_t, t from 0; what the step costs is added to `losses` (2n,)."""
    p, x = shown.used.at(t + 1), shown.inputs[t]
    z = h @ p.recurrent_weights.T + p.input_weights @ x + p.hidden_bias
    for name, heard in (("recurrent_weights", h), ("input_weights", x), ("hidden_bias", None)):
        _nudge(z, changed.get(name), t, epsilon, heard)
    h = shown.squashing.value(z)
    logits = h @ p.output_weights.T + p.output_bias
    for name, heard in (("output_weights", h), ("output_bias", None)):
        _nudge(logits, changed.get(name), t, epsilon, heard)
    outputs = 1.0 / (1.0 + np.exp(-logits)) if shown.read_out == "logistic" else logits
    losses += 0.5 * (shown.target_mask[t] * (outputs - shown.targets[t]) ** 2).sum(1)
    return h


_Changed = tuple[Integers, Integers, Integers, Integers]


def _where(places: list[tuple[str, tuple[int, ...]]], name: str, shown: RecurrentTrace) -> _Changed:
    """Of the parameters in one array: which networks, the step of the copy (−1: all), to, from (−1: none)."""
    rows = []
    for k, (array, at) in enumerate(places):
        if array == name:
            copied = shown.copies is not None and name != "initial_state"
            step, rest = (at[0], at[1:]) if copied else (-1, at)
            row = (step, rest[0], rest[1] if len(rest) == 2 else -1)
            rows += [(k, *row), (k + len(places), *row)]
    which, step, to, source = np.array(rows).T
    return which, step, to, source


def _nudge(z: Floats, changed: _Changed | None, t: int, epsilon: Floats, heard: Floats | None) -> None:
    """Add ε times what comes through the changed weight, (2n, H), at step t (from 0)."""
    if changed is None:
        return
    which, step, to, source = changed
    now = (step < 0) | (step == t)
    which, to, source = which[now], to[now], source[now]
    through: Any = 1.0
    if heard is not None:
        through = heard[source] if heard.ndim == 1 else heard[which, source]
    z[which, to] += epsilon[which] * through
