"""The memory cell's table of settings."""

from __future__ import annotations

import math
from typing import Annotated, Literal

import msgspec

from simulator import settings as table
from simulator.message import Value
from simulator.models.gates import Variant
from simulator.settings import manner

# The longest a played sequence may be, and the longest a task.
LONGEST = 500

_OUTSIDE = ("gates", ("scripted", "by_hand"))
_SCRIPTED = ("gates", ("scripted",))
_BY_HAND = ("gates", ("by_hand",))
_TRAINED = ("gates", ("trained",))
_FORGETTING = ("variant", ("lstm", "peephole", "gru"))


class Settings(table.Settings, frozen=True):
    """The memory cell's settings.

    `keep_bias` is always the bias in force. Under the rule `steps` it is log(T − 1), so that a cell left
    alone keeps a number for about T steps; giving it a value of its own changes the rule to `own`.
    """

    scene: Annotated[Literal["circuit", "lanes", "gradient", "learning"], manner(live=True)] = "circuit"
    gates: Annotated[Literal["scripted", "by_hand", "trained"], manner(live=True)] = "scripted"

    stored_value: Annotated[
        float, manner(minimum=-3.0, maximum=3.0, live=True, when=_OUTSIDE, hides=True)
    ] = 1.7
    write_at: Annotated[int, manner(minimum=1, maximum=LONGEST, live=True, when=_OUTSIDE, hides=True)] = 4
    read_at: Annotated[int, manner(minimum=1, maximum=LONGEST, live=True, when=_OUTSIDE, hides=True)] = 13
    keep_value: Annotated[float, manner(minimum=0.0, maximum=1.0, live=True, when=_SCRIPTED, hides=True)] = (
        0.999
    )
    leak: Annotated[float, manner(minimum=0.0, maximum=0.5, live=True, when=_SCRIPTED, hides=True)] = 0.001
    hand_write: Annotated[str, manner(live=True, longest=4_000, when=_BY_HAND, hides=True)] = ""
    hand_keep: Annotated[str, manner(live=True, longest=4_000, when=_BY_HAND, hides=True)] = ""
    hand_read: Annotated[str, manner(live=True, longest=4_000, when=_BY_HAND, hides=True)] = ""
    hand_input: Annotated[str, manner(live=True, longest=4_000, when=_BY_HAND, hides=True)] = ""
    played_steps: Annotated[int, manner(minimum=2, maximum=LONGEST, live=True, when=_OUTSIDE, hides=True)] = (
        16
    )
    noise: Annotated[float, manner(minimum=0.0, maximum=3.0, live=True, when=_OUTSIDE, hides=True)] = 1.0
    noise_seed: Annotated[int, manner(minimum=0, maximum=9999, live=True, when=_OUTSIDE, hides=True)] = 0
    error: Annotated[float, manner(minimum=-2.0, maximum=2.0, live=True, when=_OUTSIDE, hides=True)] = 1.0

    example_seed: Annotated[int, manner(minimum=0, maximum=9999, live=True, when=_TRAINED, hides=True)] = 1
    cell: Annotated[int, manner(minimum=1, maximum=64, live=True, when=_TRAINED, hides=True)] = 1

    gradient: Annotated[
        Literal["full", "truncated"], manner(live=True, group="backward", scenes=("circuit", "lanes"))
    ] = "truncated"
    compare: Annotated[bool, manner(live=True, group="backward", scenes=("circuit", "gradient"))] = False
    show_backward: Annotated[bool, manner(live=True, group="show", scenes=("circuit", "lanes"))] = True
    show_numbers: Annotated[bool, manner(live=True, group="show", scenes=("circuit", "lanes"))] = True

    task: Annotated[
        Literal["first_sign", "marker", "order", "adding", "adder"],
        manner(group="network", when=_TRAINED, hides=True),
    ] = "first_sign"
    steps: Annotated[
        int, manner(minimum=2, maximum=LONGEST, scale="log", group="network", when=_TRAINED, hides=True)
    ] = 100
    variant: Annotated[Variant, manner(group="network", when=_TRAINED, hides=True)] = "lstm"
    hidden_units: Annotated[
        int, manner(minimum=1, maximum=64, scale="log", group="network", when=_TRAINED, hides=True)
    ] = 16
    keep_bias_rule: Annotated[Literal["steps", "own"], manner(group="network", when=_FORGETTING)] = "steps"
    keep_bias: Annotated[float, manner(minimum=-6.0, maximum=10.0, group="network", when=_FORGETTING)] = (
        math.log(99.0)
    )
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network")] = 0

    learning_rate: Annotated[
        float,
        manner(
            minimum=1e-4, maximum=1.0, scale="log", live=True, group="training", when=_TRAINED, hides=True
        ),
    ] = 0.01
    batch: Annotated[
        int,
        manner(minimum=1, maximum=128, scale="log", live=True, group="training", when=_TRAINED, hides=True),
    ] = 32

    def __post_init__(self) -> None:
        if self.keep_bias_rule == "steps":
            msgspec.structs.force_setattr(self, "keep_bias", math.log(self.steps - 1.0))

    @classmethod
    def read(cls, given: dict[str, object]) -> Settings:
        """As for every chapter; a bias that is named is a bias of one's own."""
        return super().read(_own_bias(given))

    def with_(self, **changes: object) -> Settings:
        """As for every chapter; a bias that is named is a bias of one's own."""
        return super().with_(**_own_bias(changes))

    def changed(self) -> dict[str, Value]:
        """As for every chapter; a bias that follows from the steps is not a change."""
        changed = super().changed()
        if self.keep_bias_rule == "steps":
            changed.pop("keep_bias", None)
        return changed


def _own_bias(given: dict[str, object]) -> dict[str, object]:
    if "keep_bias" in given and "keep_bias_rule" not in given:
        return given | {"keep_bias_rule": "own"}
    return given
