"""The adder's table of settings, for its three scenes.

    single     one network learns to add and is held against the automaton
    rival      a feed-forward network that gets both whole numbers at once learns beside it
    two_sums   one network adds two pairs of numbers at once

Each scene has a network of its own, so going to another one is no live change; the network that was
left is kept (see `simulator/timeline.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from simulator import settings as table
from simulator.message import Value
from simulator.settings import manner

_SUMS = ("single", "two_sums")
_TYPED = ("example", ("typed",))
_RIVAL = ("rival",)


class Settings(table.Settings, frozen=True):
    """The adder's settings."""

    # Two sums want twice the units, and logistic ones can be read as shares; thousands of weights
    # want larger batches than 25 do.
    SCENES: ClassVar[Mapping[str, Mapping[str, Value]]] = {
        "two_sums": {"hidden_units": 6, "squashing": "logistic"},
        "rival": {"batch": 128},
    }

    scene: Annotated[Literal["single", "rival", "two_sums"], manner()] = "single"

    example: Annotated[Literal["typed", "random", "all_pairs"], manner(live=True, scenes=_SUMS)] = "typed"
    first_number: Annotated[str, manner(live=True, longest=80, when=_TYPED, scenes=_SUMS)] = "0b0110010110"
    second_number: Annotated[str, manner(live=True, longest=80, when=_TYPED, scenes=_SUMS)] = "0b0100011111"
    third_number: Annotated[str, manner(live=True, longest=80, when=_TYPED, scenes=("two_sums",))] = (
        "0b0011101101"
    )
    fourth_number: Annotated[str, manner(live=True, longest=80, when=_TYPED, scenes=("two_sums",))] = (
        "0b0001110011"
    )
    example_seed: Annotated[
        int, manner(minimum=0, maximum=9999, live=True, when=("example", ("random",)), scenes=_SUMS)
    ] = 1
    columns: Annotated[
        int,
        manner(minimum=2, maximum=64, live=True, when=("example", ("typed", "random")), scenes=_SUMS),
    ] = 10
    timing: Annotated[Literal["by_column", "as_clocked"], manner(live=True, scenes=("single",))] = "by_column"
    lower_half: Annotated[Literal["sums", "in_general"], manner(live=True, scenes=("two_sums",))] = "sums"

    test: Annotated[
        Literal["longer", "shifted", "swapped"], manner(live=True, group="test", scenes=_RIVAL)
    ] = "longer"
    tested_columns: Annotated[
        int,
        manner(minimum=1, maximum=16, live=True, group="test", when=("test", ("longer",)), scenes=_RIVAL),
    ] = 9
    answer: Annotated[int, manner(minimum=0, maximum=1000, live=True, group="test", scenes=_RIVAL)] = 0

    trained_columns: Annotated[int, manner(minimum=4, maximum=12, group="rival", scenes=_RIVAL)] = 8
    hidden_layers: Annotated[int, manner(minimum=1, maximum=3, group="rival", scenes=_RIVAL)] = 2
    layer_units: Annotated[int, manner(minimum=16, maximum=128, group="rival", scenes=_RIVAL)] = 96

    hidden_units: Annotated[Literal[2, 3, 4, 6], manner(group="network")] = 3
    squashing: Annotated[Literal["tanh", "logistic"], manner(group="network")] = "tanh"
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network")] = 0

    optimiser: Annotated[Literal["levenberg_marquardt", "adam", "momentum"], manner(group="training")] = (
        "levenberg_marquardt"
    )
    learning_rate: Annotated[
        float,
        manner(
            minimum=1e-4,
            maximum=1e6,
            scale="log",
            live=True,
            group="training",
            when=("optimiser", ("adam", "momentum")),
        ),
    ] = 0.1
    batch: Annotated[int, manner(minimum=1, maximum=512, scale="log", live=True, group="training")] = 32
    pull: Annotated[
        float,
        manner(
            minimum=0.0,
            maximum=1.0,
            live=True,
            group="training",
            when=("optimiser", ("levenberg_marquardt",)),
        ),
    ] = 0.1
    restarts: Annotated[bool, manner(live=True, group="training")] = True

    show_cloud: Annotated[bool, manner(live=True, group="cube", scenes=("single",))] = True
    show_boxes: Annotated[bool, manner(live=True, group="cube", scenes=("single",))] = True
    show_path: Annotated[bool, manner(live=True, group="cube", scenes=("single",))] = True
