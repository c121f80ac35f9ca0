"""A small settings table with one row of every kind, in words the catalogue has."""

from __future__ import annotations

from typing import Annotated, Literal

from simulator.settings import Settings, manner


class Table(Settings, frozen=True):
    """Live and not, with bounds and without, with and without a condition."""

    columns: Annotated[int, manner(minimum=2, maximum=64, live=True)] = 10
    first_number: Annotated[str, manner(live=True, longest=8)] = "406"
    hidden_units: Annotated[Literal[2, 3, 4, 6], manner(group="network")] = 3
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network")] = 0
    optimiser: Annotated[Literal["levenberg_marquardt", "adam"], manner(group="training")] = (
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
            when=("optimiser", ("adam",)),
        ),
    ] = 0.01
    restarts: Annotated[bool, manner(live=True, group="training")] = True
