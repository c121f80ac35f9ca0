"""The table of settings of the chapter Gradients."""

from __future__ import annotations

from typing import Annotated, Literal

from simulator import settings as table
from simulator.settings import manner

# Scenes in which a setting acts.
_FLOW = ("scene", ("flow",))
_ONE = ("scene", ("flow", "sources"))
_NETWORK = ("scene", ("flow", "sources", "learning"))
_LEARNING = ("scene", ("learning",))
_CLIFF = ("scene", ("cliff",))
_DESCENT = ("scene", ("learning", "cliff"))
_BASINS = ("scene", ("basins",))
_BY_HAND = ("basin_network", ("by_hand",))


class Settings(table.Settings, frozen=True):
    """The gradients' settings. What is not live draws a new network, and new starts for learning."""

    scene: Annotated[
        Literal["flow", "sources", "learning", "cliff", "basins"], manner(live=True, group="scene")
    ] = "flow"

    # The chosen network: the same random matrix is rescaled to any spectral radius.
    spectral_radius: Annotated[
        float, manner(minimum=0.1, maximum=10.0, scale="log", live=True, group="network", when=_ONE)
    ] = 0.9
    network: Annotated[
        Literal["drawn", "first", "second", "third"], manner(live=True, group="network", when=_ONE)
    ] = "drawn"
    squashing: Annotated[
        Literal["tanh", "logistic", "linear", "relu"], manner(group="network", when=_NETWORK)
    ] = "tanh"
    initialisation: Annotated[
        Literal["gaussian", "sparse", "orthogonal", "identity"], manner(group="network", when=_NETWORK)
    ] = "gaussian"
    hidden_units: Annotated[
        int, manner(minimum=1, maximum=256, scale="log", group="network", when=_NETWORK)
    ] = 32
    steps: Annotated[int, manner(minimum=10, maximum=1000, scale="log", group="network", when=_NETWORK)] = 100
    input_strength: Annotated[float, manner(minimum=0.0, maximum=5.0, group="network", when=_NETWORK)] = 0.5
    bias: Annotated[float, manner(minimum=-5.0, maximum=5.0, group="network", when=_NETWORK)] = 0.0
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network", when=_NETWORK)] = 0

    loss_at: Annotated[Literal["last", "every"], manner(live=True, group="error", when=_ONE)] = "last"
    unit: Annotated[int, manner(minimum=1, maximum=256, live=True, group="error", when=_FLOW)] = 1
    error_size: Annotated[float, manner(minimum=-4.0, maximum=4.0, live=True, group="error", when=_FLOW)] = (
        1.0
    )

    show_references: Annotated[bool, manner(live=True, group="show", when=_FLOW)] = True
    show_line: Annotated[bool, manner(live=True, group="show", when=_FLOW)] = True
    show_zones: Annotated[bool, manner(live=True, group="show", when=_FLOW)] = True

    # Three starts learn side by side: the same random matrix, rescaled.
    first_radius: Annotated[
        float, manner(minimum=0.1, maximum=10.0, scale="log", group="starts", when=_LEARNING)
    ] = 0.75
    second_radius: Annotated[
        float, manner(minimum=0.1, maximum=10.0, scale="log", group="starts", when=_LEARNING)
    ] = 1.15
    third_radius: Annotated[
        float, manner(minimum=0.1, maximum=10.0, scale="log", group="starts", when=_LEARNING)
    ] = 1.5
    contour: Annotated[
        float, manner(minimum=-30.0, maximum=-1.0, live=True, group="starts", when=_LEARNING)
    ] = -7.0
    learning_rate: Annotated[
        float, manner(minimum=1e-4, maximum=10.0, scale="log", live=True, group="training", when=_LEARNING)
    ] = 0.1
    batch: Annotated[
        int, manner(minimum=1, maximum=256, scale="log", live=True, group="training", when=_LEARNING)
    ] = 20
    clipping: Annotated[bool, manner(live=True, group="training", when=_DESCENT)] = True
    threshold: Annotated[
        float, manner(minimum=1e-3, maximum=100.0, scale="log", live=True, group="training", when=_DESCENT)
    ] = 1.0

    # The cliff: one unit, two weights.
    cliff_weight: Annotated[
        float, manner(minimum=0.0, maximum=10.0, live=True, group="cliff", when=_CLIFF)
    ] = 5.0
    cliff_bias: Annotated[
        float, manner(minimum=-6.0, maximum=2.0, live=True, group="cliff", when=_CLIFF)
    ] = -2.0
    cliff_steps: Annotated[int, manner(minimum=2, maximum=200, live=True, group="cliff", when=_CLIFF)] = 50
    cliff_rate: Annotated[
        float, manner(minimum=1e-3, maximum=10.0, scale="log", live=True, group="cliff", when=_CLIFF)
    ] = 0.1

    # Basins: two units left to themselves.
    basin_network: Annotated[
        Literal["flip_flop", "ring", "by_hand"], manner(live=True, group="basins", when=_BASINS)
    ] = "flip_flop"
    gain: Annotated[float, manner(minimum=0.0, maximum=3.0, live=True, group="basins", when=_BASINS)] = 1.0
    basin_steps: Annotated[int, manner(minimum=1, maximum=200, live=True, group="basins", when=_BASINS)] = 40
    start_1: Annotated[float, manner(minimum=-1.0, maximum=1.0, live=True, group="basins", when=_BASINS)] = (
        0.3
    )
    start_2: Annotated[
        float, manner(minimum=-1.0, maximum=1.0, live=True, group="basins", when=_BASINS)
    ] = -0.2
    weight_11: Annotated[
        float, manner(minimum=-10.0, maximum=10.0, live=True, group="basins", when=_BY_HAND)
    ] = 1.5
    weight_12: Annotated[
        float, manner(minimum=-10.0, maximum=10.0, live=True, group="basins", when=_BY_HAND)
    ] = -0.8
    weight_21: Annotated[
        float, manner(minimum=-10.0, maximum=10.0, live=True, group="basins", when=_BY_HAND)
    ] = 0.8
    weight_22: Annotated[
        float, manner(minimum=-10.0, maximum=10.0, live=True, group="basins", when=_BY_HAND)
    ] = 1.5
    bias_1: Annotated[
        float, manner(minimum=-10.0, maximum=10.0, live=True, group="basins", when=_BY_HAND)
    ] = 0.0
    bias_2: Annotated[
        float, manner(minimum=-10.0, maximum=10.0, live=True, group="basins", when=_BY_HAND)
    ] = 0.0
