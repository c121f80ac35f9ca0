"""The table of settings of the chapter Gradients."""

from __future__ import annotations

from typing import Annotated, Literal

from simulator import settings as table
from simulator.settings import manner

# Scenes in which a setting acts.
_FLOW = ("flow",)
_ONE = ("flow", "sources")
_NETWORK = ("flow", "sources", "learning")
_LEARNING = ("learning",)
_CLIFF = ("cliff",)
_DESCENT = ("learning", "cliff")
_BASINS = ("basins",)
_BY_HAND = ("basin_network", ("by_hand",))


class Settings(table.Settings, frozen=True):
    """The gradients' settings. What is not live draws a new network, and new starts for learning."""

    scene: Annotated[Literal["flow", "sources", "learning", "cliff", "basins"], manner(live=True)] = "flow"

    # The chosen network: the same random matrix is rescaled to any spectral radius.
    spectral_radius: Annotated[
        float,
        manner(
            minimum=0.1,
            maximum=10.0,
            scale="log",
            live=True,
            group="network",
            scenes=_ONE,
            when=("network", ("drawn",)),
        ),
    ] = 0.9
    network: Annotated[
        Literal["drawn", "first", "second", "third"], manner(live=True, group="network", scenes=_ONE)
    ] = "drawn"
    squashing: Annotated[
        Literal["tanh", "logistic", "linear", "relu"], manner(group="network", scenes=_NETWORK)
    ] = "tanh"
    initialisation: Annotated[
        Literal["gaussian", "sparse", "orthogonal", "identity"], manner(group="network", scenes=_NETWORK)
    ] = "gaussian"
    hidden_units: Annotated[
        int, manner(minimum=1, maximum=256, scale="log", group="network", scenes=_NETWORK)
    ] = 32
    steps: Annotated[int, manner(minimum=10, maximum=1000, scale="log", group="network", scenes=_NETWORK)] = (
        100
    )
    input_strength: Annotated[float, manner(minimum=0.0, maximum=5.0, group="network", scenes=_NETWORK)] = 0.5
    bias: Annotated[float, manner(minimum=-5.0, maximum=5.0, group="network", scenes=_NETWORK)] = 0.0
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network", scenes=_NETWORK)] = 0

    loss_at: Annotated[Literal["last", "every"], manner(live=True, group="error", scenes=_ONE)] = "last"
    unit: Annotated[int, manner(minimum=1, maximum=256, live=True, group="error", scenes=_FLOW)] = 1
    error_size: Annotated[
        float, manner(minimum=-2.0, maximum=2.0, live=True, group="error", scenes=_FLOW)
    ] = 1.0

    show_references: Annotated[bool, manner(live=True, group="show", scenes=_FLOW)] = True
    show_line: Annotated[bool, manner(live=True, group="show", scenes=_FLOW)] = True
    show_zones: Annotated[bool, manner(live=True, group="show", scenes=_FLOW)] = True

    # Three starts learn side by side: the same random matrix, rescaled.
    first_radius: Annotated[
        float, manner(minimum=0.1, maximum=10.0, scale="log", group="starts", scenes=_LEARNING)
    ] = 0.75
    second_radius: Annotated[
        float, manner(minimum=0.1, maximum=10.0, scale="log", group="starts", scenes=_LEARNING)
    ] = 1.15
    third_radius: Annotated[
        float, manner(minimum=0.1, maximum=10.0, scale="log", group="starts", scenes=_LEARNING)
    ] = 1.5
    contour: Annotated[
        float, manner(minimum=-30.0, maximum=-1.0, live=True, group="starts", scenes=_LEARNING)
    ] = -7.0
    learning_rate: Annotated[
        float, manner(minimum=1e-4, maximum=10.0, scale="log", live=True, group="training", scenes=_LEARNING)
    ] = 0.5
    batch: Annotated[
        int, manner(minimum=1, maximum=256, scale="log", live=True, group="training", scenes=_LEARNING)
    ] = 20
    clipping: Annotated[bool, manner(live=True, group="training", scenes=_DESCENT)] = True
    threshold: Annotated[
        float, manner(minimum=1e-3, maximum=100.0, scale="log", live=True, group="training", scenes=_DESCENT)
    ] = 1.0

    # The cliff: one unit, two weights.
    cliff_weight: Annotated[
        float, manner(minimum=3.0, maximum=8.0, live=True, group="cliff", scenes=_CLIFF)
    ] = 5.0
    cliff_bias: Annotated[
        float, manner(minimum=-5.0, maximum=-1.0, live=True, group="cliff", scenes=_CLIFF)
    ] = -2.9
    cliff_steps: Annotated[int, manner(minimum=2, maximum=200, live=True, group="cliff", scenes=_CLIFF)] = 50
    cliff_rate: Annotated[
        float, manner(minimum=1e-3, maximum=10.0, scale="log", live=True, group="cliff", scenes=_CLIFF)
    ] = 0.3

    # Basins: two units left to themselves.
    basin_network: Annotated[
        Literal["flip_flop", "four", "spiral", "ring", "by_hand"],
        manner(live=True, group="basins", scenes=_BASINS),
    ] = "flip_flop"
    gain: Annotated[float, manner(minimum=0.0, maximum=3.0, live=True, group="basins", scenes=_BASINS)] = 1.0
    basin_steps: Annotated[int, manner(minimum=1, maximum=200, live=True, group="basins", scenes=_BASINS)] = (
        40
    )
    start_1: Annotated[
        float, manner(minimum=-1.0, maximum=1.0, live=True, group="basins", scenes=_BASINS)
    ] = 0.3
    start_2: Annotated[
        float, manner(minimum=-1.0, maximum=1.0, live=True, group="basins", scenes=_BASINS)
    ] = -0.2
    weight_11: Annotated[
        float,
        manner(
            minimum=-10.0, maximum=10.0, live=True, group="basins", scenes=_BASINS, when=_BY_HAND, hides=True
        ),
    ] = 1.5
    weight_12: Annotated[
        float,
        manner(
            minimum=-10.0, maximum=10.0, live=True, group="basins", scenes=_BASINS, when=_BY_HAND, hides=True
        ),
    ] = -0.8
    weight_21: Annotated[
        float,
        manner(
            minimum=-10.0, maximum=10.0, live=True, group="basins", scenes=_BASINS, when=_BY_HAND, hides=True
        ),
    ] = 0.8
    weight_22: Annotated[
        float,
        manner(
            minimum=-10.0, maximum=10.0, live=True, group="basins", scenes=_BASINS, when=_BY_HAND, hides=True
        ),
    ] = 1.5
    bias_1: Annotated[
        float,
        manner(
            minimum=-10.0, maximum=10.0, live=True, group="basins", scenes=_BASINS, when=_BY_HAND, hides=True
        ),
    ] = 0.0
    bias_2: Annotated[
        float,
        manner(
            minimum=-10.0, maximum=10.0, live=True, group="basins", scenes=_BASINS, when=_BY_HAND, hides=True
        ),
    ] = 0.0
