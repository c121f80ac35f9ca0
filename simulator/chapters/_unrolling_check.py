"""The displayed derivatives against two others: torch's autograd, and central finite differences.

Both start from the trace that is looked at, its weights, inputs and targets, and share nothing else
with the way back that is checked. They work in slices, and torch, which takes a second or two to load, is
loaded only here.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from simulator import numerics
from simulator.arrays import Floats
from simulator.chapters._unrolling_content import Check
from simulator.chapters._unrolling_differences import differing
from simulator.trace import RecurrentTrace

# Differences that are no more than rounding, and the truncation of a finite difference.
AUTOGRAD_LIMIT, DIFFERENCES_LIMIT = 1e-9, 1e-5
# While training, a check is followed by so many times its own time without one.
_REST = 20.0
# Steps of one slice.
_SLICE = 50


class Trust:
    """The last check that was made, of which trace, and when the next one may be."""

    def __init__(self) -> None:
        self._made: Check | None = None
        self._of: RecurrentTrace | None = None
        self._ended = self._cost = 0.0

    def about(self, shown: RecurrentTrace) -> Check | None:
        """The last check, which says whether it was this trace that was checked; None before any."""
        return self._made and replace(self._made, current=self._of is shown)

    def due(self) -> bool:
        """Whether, in the middle of training, another check costs only a small part of the time."""
        rested = time.perf_counter() - self._ended > _REST * self._cost
        return self._made is not None and "torch" in sys.modules and rested

    def checking(self, shown: RecurrentTrace, update: int, *, selection: bool) -> Iterator[None]:
        """Check a trace, in slices, unless it is the one that was checked last."""
        if self._of is shown:
            return
        before, self._of = self._of, shown  # whatever goes wrong would go wrong again
        began = time.perf_counter()
        try:
            self._made = yield from checking(shown, update, selection=selection)
        except GeneratorExit:
            self._of = before  # interrupted, not done
            raise
        self._ended = time.perf_counter()
        self._cost = self._ended - began


def checking(shown: RecurrentTrace, update: int, *, selection: bool) -> Generator[None, None, Check]:
    """Check everything the trace says of its derivatives; `update` is the one whose weights it shows.

    With a `selection` of hidden units as outputs, V and c are no parameters.
    """
    names = parameter_names(shown, selection=selection)
    ours, found, there = yield from differing(shown, names, update)
    differences = relative(ours, found)
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
        checked=len(ours),
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
