"""The settings of "Unrolling": what goes in, what is asked, the network, and how it is trained."""

from __future__ import annotations

from typing import Annotated, Literal

from simulator import settings as table
from simulator.settings import manner

_INITIAL_SUBSET = ("input_mode", ("initial_subset",))
_CHOSEN = ("target_mode", ("subset_chosen_steps",))
_EVERY = ("input_mode", ("subset_every_step",))
# The usual way alone has a choice of tasks.
_USUAL = (_EVERY, _CHOSEN)


class Table(table.Settings, frozen=True):
    """One field a row; the chapter's file adds what they must be together."""

    scene: Annotated[Literal["walk", "copies", "ways"], manner(live=True)] = "walk"

    input_mode: Annotated[
        Literal["initial_all", "initial_subset", "subset_every_step"], manner(group="task")
    ] = "subset_every_step"
    input_subset: Annotated[str, manner(longest=60, group="task", when=_INITIAL_SUBSET, hides=True)] = "1-2"
    target_mode: Annotated[
        Literal["final_all", "last_steps_all", "subset_chosen_steps"], manner(group="task")
    ] = "subset_chosen_steps"
    last_steps: Annotated[
        int,
        manner(minimum=1, maximum=40, group="task", when=("target_mode", ("last_steps_all",)), hides=True),
    ] = 5
    target_steps: Annotated[str, manner(longest=120, group="task", when=_CHOSEN, hides=True)] = "every"
    task: Annotated[
        Literal["echo", "parity", "adder", "attractor", "typed"],
        manner(group="task", when=_EVERY, further=(_CHOSEN,), hides=True),
    ] = "echo"
    delay: Annotated[
        int, manner(minimum=0, maximum=40, group="task", when=("task", ("echo",)), further=_USUAL, hides=True)
    ] = 3
    typed_inputs: Annotated[
        str,
        manner(longest=2_000, live=True, group="task", when=("task", ("typed",)), further=_USUAL, hides=True),
    ] = "1 0 0 1 0 1 1 0"
    typed_targets: Annotated[
        str,
        manner(longest=2_000, live=True, group="task", when=("task", ("typed",)), further=_USUAL, hides=True),
    ] = "0 0.5 - - 1 0.5 - -1"
    input_units: Annotated[
        int, manner(minimum=1, maximum=4, group="task", when=("task", ("typed",)), further=_USUAL, hides=True)
    ] = 1
    output_units: Annotated[
        int, manner(minimum=1, maximum=4, group="task", when=("task", ("typed",)), further=_USUAL, hides=True)
    ] = 1
    example_seed: Annotated[int, manner(minimum=0, maximum=9999, live=True, group="task")] = 1
    follow: Annotated[str, manner(longest=12, live=True, group="task")] = "u22"

    steps: Annotated[int, manner(minimum=2, maximum=1_000, scale="log", group="network")] = 8
    hidden_units: Annotated[int, manner(minimum=1, maximum=12, group="network")] = 6
    squashing: Annotated[Literal["logistic", "tanh", "linear", "relu"], manner(group="network")] = "tanh"
    read_out: Annotated[Literal["linear", "logistic", "units"], manner(group="network", when=_CHOSEN)] = (
        "linear"
    )
    start: Annotated[
        Literal["zero", "half", "learned"],
        manner(group="network", when=("input_mode", ("initial_subset", "subset_every_step"))),
    ] = "learned"
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network")] = 0

    optimiser: Annotated[Literal["momentum", "adam"], manner(group="training")] = "adam"
    learning_rate: Annotated[
        float, manner(minimum=1e-4, maximum=10.0, scale="log", live=True, group="training")
    ] = 0.03
    batch: Annotated[int, manner(minimum=1, maximum=512, scale="log", live=True, group="training")] = 32
    tied: Annotated[bool, manner(live=True, group="training")] = True
    restarts: Annotated[bool, manner(live=True, group="training")] = True
