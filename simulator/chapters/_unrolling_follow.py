"""The weight that is followed: its name as a person writes it, its place, and its share from every step.

    u22   recurrent, to unit 2 from unit 2      w11  input       b2  hidden bias
    h1    initial state of unit 1               v11  output      c1  output bias

From 10 up two indices are written with a comma: u12,3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters._unrolling_content import Followed
from simulator.message import Message, Refused
from simulator.models.elman import Parameters
from simulator.trace import RecurrentTrace

LETTERS = {
    "u": "recurrent_weights",
    "w": "input_weights",
    "b": "hidden_bias",
    "h": "initial_state",
    "v": "output_weights",
    "c": "output_bias",
}
_NAME = re.compile(r"([uwv])_?(?:(\d)(\d)|(\d{1,2})[,_ ](\d{1,2}))|([bhc])_?(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class Place:
    """A weight's name, its array in `Parameters`, and its place there, from 0."""

    name: str
    array: str
    index: tuple[int, ...]


def shapes(sizes: tuple[int, int, int], selection: bool) -> dict[str, tuple[int, ...]]:
    """The weights there are to follow, by array: a selection of units has none at the output."""
    H, I, O = sizes
    found: dict[str, tuple[int, ...]] = {"recurrent_weights": (H, H)}
    if I:
        found["input_weights"] = (H, I)
    found |= {"hidden_bias": (H,), "initial_state": (H,)}
    if not selection:
        found |= {"output_weights": (O, H), "output_bias": (O,)}
    return found


def locate(text: str, sizes: tuple[int, int, int], selection: bool) -> Place:
    """The place of the weight of that name; refuses what is none of this network's."""
    given, there = text.strip().lower(), shapes(sizes, selection)
    if found := _NAME.fullmatch(given):
        array = LETTERS[given[0]]
        index = tuple(int(digits) - 1 for digits in found.groups()[1:5] + found.groups()[6:] if digits)
        limits = there.get(array, ())
        if len(limits) == len(index) and all(0 <= i < n for i, n in zip(index, limits, strict=True)):
            return Place(_name(given[0], index), array, index)
    allowed = "; ".join(_span(letter, there[array]) for letter, array in LETTERS.items() if array in there)
    raise Refused(Message("refused-unrolling-follow", setting="follow", value=text[:40], allowed=allowed))


def first() -> Place:
    """The weight that every network has."""
    return Place("u11", "recurrent_weights", (0, 0))


def _name(letter: str, index: tuple[int, ...]) -> str:
    numbers = [str(i + 1) for i in index]
    return letter + ("," if max(index) > 8 else "").join(numbers)


def _span(letter: str, limits: tuple[int, ...]) -> str:
    low, high = _name(letter, (0,) * len(limits)), _name(letter, tuple(n - 1 for n in limits))
    return low if low == high else f"{low}…{high}"


def follow(place: Place, shown: RecurrentTrace, learned: Parameters, change: Parameters) -> Followed:
    """What each step of the shown sequence adds to the gradient of one weight.

    `learned` says of every parameter whether it is learned (1 or 0), `change` what the last update
    added to it.
    """
    name, array, index = place.name, place.array, place.index
    values = getattr(shown.used, array)
    shares = _shares(array, index, shown)
    with np.errstate(all="ignore"):
        gradient = float(shown.d_initial_state[index[0]] if array == "initial_state" else shares.sum())
    return Followed(
        name=name,
        array=array,
        index=index,
        learned=bool(_at(getattr(learned, array), index).max() > 0.0),
        value=float(getattr(shown.parameters, array)[index]),
        gradient=gradient,
        shares=frozen(shares),
        copies=_a_step(values, index, shown.steps),
        change=_a_step(getattr(change, array), index, shown.steps),
    )


def _shares(array: str, index: tuple[int, ...], shown: RecurrentTrace) -> Floats:
    to = index[0]
    with np.errstate(all="ignore"):
        match array:
            case "recurrent_weights":
                return shown.d_pre_activations[:, to] * shown.before[:, index[1]]  # δ_i(t) h_j(t − 1)
            case "input_weights":
                return shown.d_pre_activations[:, to] * shown.inputs[:, index[1]]  # δ_i(t) x_j(t)
            case "output_weights":
                return shown.d_logits[:, to] * shown.hidden[:, index[1]]
            case "hidden_bias":
                return shown.d_pre_activations[:, to]
            case "output_bias":
                return shown.d_logits[:, to]
    return shown.d_initial_state_shares[:, to]


def _a_step(values: Floats, index: tuple[int, ...], steps: int) -> Floats:
    # Without copies there is no axis of steps, and the one value stands for all of them.
    return frozen(np.broadcast_to(_at(values, index), (steps,)))


def _at(values: Floats, index: tuple[int, ...]) -> Floats:
    if len(index) == 2:
        return np.asarray(values[..., index[0], index[1]])
    return np.asarray(values[..., index[0]])
