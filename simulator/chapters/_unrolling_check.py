"""The displayed derivatives against two others: torch's autograd, and central finite differences.

    ∂L/∂w ≈ [L(w + ε) − L(w − ε)] / 2ε

Both start from the trace that is looked at, its weights, inputs and targets, and share nothing else
with the way back that is checked. They work in slices, and torch, which takes a second or two to load, is
loaded only here.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from typing import Any

import numpy as np

from simulator import numerics
from simulator.arrays import Floats, Integers
from simulator.chapters._unrolling_content import Check
from simulator.trace import RecurrentTrace

# Differences that are no more than rounding, and the truncation of a finite difference.
AUTOGRAD_LIMIT, DIFFERENCES_LIMIT = 1e-9, 1e-5
# ε: the cube root of the machine's, where truncation and rounding are equally small.
STEP = float(np.finfo(np.float64).eps) ** (1 / 3)
# Finite differences cost two more forward passes for each parameter: at most so many parameters, and
# so many steps of all passes together.
TRIED, PASSED_STEPS = 400, 200_000
# Steps of one slice.
_SLICE = 50


def torch_is_there() -> bool:
    """Whether torch is loaded already, so that a check costs milliseconds."""
    return "torch" in sys.modules


def checking(shown: RecurrentTrace, update: int, *, selection: bool) -> Generator[None, None, Check]:
    """Check everything the trace says of its derivatives; `update` is the one whose weights it shows.

    With a `selection` of hidden units as outputs, V and c are no parameters.
    """
    names = parameter_names(shown, selection=selection)
    differences, tried, there = yield from _differences(shown, names, update)
    numerics.prepare(torch=True)
    yield
    theirs = yield from autograd(shown)
    by_array = tuple((name, relative(getattr(shown, name), theirs[name])) for name in theirs)
    largest = _worst([difference for _, difference in by_array])
    return Check(
        update=update,
        current=True,
        autograd=largest,
        autograd_arrays=by_array,
        differences=differences,
        checked=tried,
        parameters=there,
        ok=largest <= AUTOGRAD_LIMIT and differences <= DIFFERENCES_LIMIT,
    )


def relative(ours: Floats, theirs: Floats) -> float:
    """The largest difference over the largest number: 0 where both are 0, NaN where one is no number."""
    with np.errstate(all="ignore"):
        largest = float(np.abs(theirs).max(initial=0.0))
        difference = float(np.abs(ours - theirs).max(initial=0.0))
    if difference == 0.0:
        return 0.0
    return difference / largest if largest else float("inf")


def _worst(differences: list[float]) -> float:
    # max() would let a NaN slip by.
    return float(np.max(differences, initial=0.0))


def parameter_names(shown: RecurrentTrace, *, selection: bool) -> tuple[str, ...]:
    """The arrays of parameters that the loss depends on."""
    names = ["recurrent_weights", "hidden_bias", "initial_state"]
    if shown.inputs.shape[1]:
        names.append("input_weights")
    if not selection:
        names += ["output_weights", "output_bias"]
    return tuple(names)


# Finite differences.


def _differences(
    shown: RecurrentTrace, names: tuple[str, ...], update: int
) -> Generator[None, None, tuple[float, int, int]]:
    """The largest relative difference, how many parameters were tried, and how many there are."""
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
    return relative(ours, found), len(tried), len(places)


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


# Autograd.


def autograd(shown: RecurrentTrace) -> Generator[None, None, dict[str, Floats]]:
    """What torch finds for loss, activities, outputs and every derivative, by the trace's names."""
    import torch

    # A contribution is the derivative of a step's own copy, so every step gets leaves of its own.
    copies = shown.copies or shown.parameters.untied(shown.steps)
    leaves = {name: torch.from_numpy(np.array(part)).requires_grad_() for name, part in vars(copies).items()}
    steps = {name: leaf.unbind(0) for name, leaf in leaves.items() if name != "initial_state"}
    squash: Any = {
        "tanh": torch.tanh,
        "logistic": torch.sigmoid,
        "relu": torch.relu,
        "linear": torch.Tensor.clone,
    }[shown.squashing.name]
    x, wanted, mask = (
        torch.from_numpy(np.array(part)) for part in (shown.inputs, shown.targets, shown.target_mask)
    )
    h, loss = leaves["initial_state"], torch.zeros((), dtype=torch.float64)
    pre, hidden, outputs = [], [], []
    for t, (W, U, b, V, c) in enumerate(
        zip(
            *(steps[f"{name}"] for name in ("input_weights", "recurrent_weights", "hidden_bias")),
            *(steps[f"{name}"] for name in ("output_weights", "output_bias")),
            strict=True,
        )
    ):
        z = W @ x[t] + U @ h + b
        h = squash(z)
        logits = V @ h + c
        y = torch.sigmoid(logits) if shown.read_out == "logistic" else logits
        loss = loss + 0.5 * (mask[t] * (y - wanted[t]) ** 2).sum()
        pre.append(z)
        hidden.append(h)
        outputs.append(y)
        if t % _SLICE == _SLICE - 1:
            yield
    found = torch.autograd.grad(loss, [*hidden, *pre, *leaves.values()], allow_unused=True)
    yield
    T = shown.steps

    def stacked(parts: Any) -> Floats:
        return np.asarray(torch.stack(list(parts)).detach().numpy())

    theirs = {
        "loss": np.asarray(loss.detach().numpy()),
        "hidden": stacked(hidden),
        "outputs": stacked(outputs),
        "d_hidden": stacked(found[:T]),
        "d_pre_activations": stacked(found[T : 2 * T]),
    }
    gradients = zip(leaves.values(), found[2 * T :], strict=True)
    whole = [torch.zeros_like(leaf) if gradient is None else gradient for leaf, gradient in gradients]
    return theirs | {f"d_{name}": np.asarray(part.numpy()) for name, part in zip(leaves, whole, strict=True)}
