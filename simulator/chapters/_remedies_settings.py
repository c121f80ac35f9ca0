"""The table of settings of the chapter Remedies."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from simulator import settings as table
from simulator.settings import manner

Name: TypeAlias = Literal["plain", "momentum", "hessian_free", "lstm", "echo_state"]
# The racers, in the order of their rows.
NAMES: tuple[Name, ...] = ("plain", "momentum", "hessian_free", "lstm", "echo_state")

_RACE = ("race",)
_ECHO = ("race", "echo_state")
_GATES = ("race", "lstm")
_CURVED = ("race", "hessian_free")
_START = ("race", "start")
_RACING = ("race", "lstm", "hessian_free", "echo_state", "start")


class Settings(table.Settings, frozen=True):
    """The remedies' settings. What is not live makes new racers."""

    scene: Annotated[
        Literal["race", "lstm", "hessian_free", "echo_state", "start", "papers"], manner(live=True)
    ] = "race"

    # Whose table is shown (a setting cannot be named `table`: that is the list of all settings).
    paper: Annotated[
        Literal["sutskever_2013", "hochreiter_1997", "martens_2011", "pascanu_2013"],
        manner(live=True, scenes=("papers",)),
    ] = "sutskever_2013"

    task: Annotated[
        Literal["first_sign", "order", "recall", "copy", "adding"], manner(group="task", scenes=_RACING)
    ] = "order"
    steps: Annotated[int, manner(minimum=10, maximum=200, scale="log", group="task", scenes=_RACING)] = 50
    noise: Annotated[float, manner(minimum=0.0, maximum=1.0, group="task", scenes=_RACING)] = 0.0
    hidden_units: Annotated[
        int, manner(minimum=4, maximum=128, scale="log", group="task", scenes=_RACING)
    ] = 50
    batch: Annotated[int, manner(minimum=5, maximum=200, scale="log", group="task", scenes=_RACING)] = 20
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="task", scenes=_RACING)] = 0
    seeds: Annotated[int, manner(minimum=1, maximum=10, group="task", scenes=_RACE)] = 1

    axis: Annotated[
        Literal["updates", "gradient_evaluations", "cpu_seconds"],
        manner(live=True, group="race", scenes=_RACE),
    ] = "gradient_evaluations"
    race_plain: Annotated[bool, manner(live=True, group="race", scenes=_RACE)] = True
    race_momentum: Annotated[bool, manner(live=True, group="race", scenes=_RACE)] = True
    race_hessian_free: Annotated[bool, manner(live=True, group="race", scenes=_RACE)] = True
    race_lstm: Annotated[bool, manner(live=True, group="race", scenes=_RACE)] = True
    race_echo_state: Annotated[bool, manner(live=True, group="race", scenes=_RACE)] = True
    clip: Annotated[
        float, manner(minimum=0.01, maximum=100.0, scale="log", live=True, group="race", scenes=_START)
    ] = 1.0
    plain_rate: Annotated[
        float, manner(minimum=1e-3, maximum=3.0, scale="log", live=True, group="race", scenes=_START)
    ] = 0.3

    # How momentum and Hessian-Free start: sparse below a hundred steps, a rotation from there.
    initialisation: Annotated[
        Literal["by_steps", "sparse", "orthogonal", "uniform"], manner(group="start", scenes=_START)
    ] = "by_steps"
    start_radius: Annotated[float, manner(minimum=0.1, maximum=2.0, group="start", scenes=_START)] = 1.1
    momentum_rule: Annotated[
        Literal["nesterov", "classical"], manner(live=True, group="start", scenes=_START)
    ] = "nesterov"
    momentum: Annotated[
        float, manner(minimum=0.0, maximum=0.999, live=True, group="start", scenes=_START)
    ] = 0.98
    momentum_rate: Annotated[
        float, manner(minimum=1e-4, maximum=1.0, scale="log", live=True, group="start", scenes=_START)
    ] = 0.01

    curvature_batch: Annotated[
        int, manner(minimum=20, maximum=2000, scale="log", group="hessian_free", scenes=_CURVED)
    ] = 300
    structural: Annotated[bool, manner(live=True, group="hessian_free", scenes=_CURVED)] = True
    structural_damping: Annotated[
        float,
        manner(
            minimum=1e-3,
            maximum=10.0,
            scale="log",
            live=True,
            group="hessian_free",
            scenes=_CURVED,
            when=("structural", (True,)),
        ),
    ] = 0.03
    cg_iterations: Annotated[
        int, manner(minimum=5, maximum=300, scale="log", live=True, group="hessian_free", scenes=_CURVED)
    ] = 60

    variant: Annotated[Literal["lstm_1997", "lstm"], manner(group="lstm", scenes=_GATES)] = "lstm_1997"
    lstm_rate: Annotated[
        float, manner(minimum=1e-4, maximum=0.1, scale="log", live=True, group="lstm", scenes=_GATES)
    ] = 0.01

    reservoir: Annotated[Literal["orthogonal", "sparse"], manner(group="echo_state", scenes=_ECHO)] = (
        "orthogonal"
    )
    reservoir_units: Annotated[
        int, manner(minimum=10, maximum=500, scale="log", group="echo_state", scenes=_ECHO)
    ] = 300
    spectral_radius: Annotated[
        float, manner(minimum=0.1, maximum=1.5, live=True, group="echo_state", scenes=_ECHO)
    ] = 1.0
    input_scale: Annotated[
        float, manner(minimum=1e-3, maximum=2.0, scale="log", live=True, group="echo_state", scenes=_ECHO)
    ] = 0.01

    def races(self, name: str) -> bool:
        """Whether this racer takes part."""
        return bool(getattr(self, f"race_{name}"))
