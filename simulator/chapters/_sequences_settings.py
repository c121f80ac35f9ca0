"""The table of settings of the chapter Sequences."""

from __future__ import annotations

from typing import Annotated, Literal

from simulator import settings as table
from simulator.settings import manner

# The longest horizon a prediction is made for, and the longest a window of the past may be.
FURTHEST, WIDEST = 24, 32

_SERIES = ("ladder", "inference", "cost", "shift")
_FILE = ("data", ("file",))
_TEXT = ("data", ("text",))


class Settings(table.Settings, frozen=True):
    """What is guessed, by which models, and how far ahead.

    `dimensions` counts hidden numbers of the linear dynamical system for each observed number.
    `file_hash` is the SHA-256 of the file as it was opened, "" for whatever stands there now.
    """

    scene: Annotated[Literal["ladder", "inference", "bits", "text", "cost", "shift"], manner(live=True)] = (
        "ladder"
    )

    data: Annotated[Literal["radar", "sunspots", "price", "text", "file"], manner(scenes=_SERIES)] = (
        "sunspots"
    )
    file: Annotated[str, manner(longest=1_000, when=_FILE, hides=True)] = ""
    column: Annotated[str, manner(longest=200, when=_FILE, hides=True)] = ""
    file_hash: Annotated[str, manner(longest=64, when=_FILE, hides=True)] = ""
    own_text: Annotated[str, manner(longest=20_000, scenes=("text",))] = ""
    noise: Annotated[float, manner(minimum=0.0, maximum=2.0, scenes=_SERIES)] = 0.0
    held_out: Annotated[float, manner(minimum=0.1, maximum=0.6, scenes=_SERIES)] = 0.3

    horizon: Annotated[int, manner(minimum=1, maximum=FURTHEST, live=True, scenes=("ladder",))] = 1
    model: Annotated[
        Literal["autoregressive", "feed_forward", "linear_dynamical", "hidden_markov", "recurrent"],
        manner(live=True, scenes=("inference", "text")),
    ] = "linear_dynamical"
    smoothed: Annotated[bool, manner(live=True, scenes=("inference",))] = False
    best_path: Annotated[bool, manner(live=True, scenes=("inference",))] = False
    prompt: Annotated[str, manner(live=True, longest=400, scenes=("text",))] = "the sea "
    sample: Annotated[int, manner(minimum=0, maximum=9999, live=True, scenes=("text",))] = 0
    shift: Annotated[int, manner(minimum=0, maximum=FURTHEST, live=True, scenes=("shift",))] = 1
    example: Annotated[int, manner(minimum=0, maximum=9999, live=True, scenes=("bits",))] = 0

    average: Annotated[bool, manner(live=True, group="show", scenes=("ladder",))] = True
    beliefs: Annotated[bool, manner(live=True, group="show", scenes=("ladder",))] = True

    taps: Annotated[int, manner(minimum=1, maximum=WIDEST, group="network")] = 8
    dimensions: Annotated[int, manner(minimum=1, maximum=4, group="network", scenes=_SERIES)] = 2
    states: Annotated[Literal[2, 4, 8, 16, 32], manner(group="network")] = 8
    hidden_units: Annotated[int, manner(minimum=1, maximum=64, scale="log", group="network")] = 16
    bits: Annotated[int, manner(minimum=1, maximum=8, group="network", scenes=("bits",))] = 2
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network")] = 0

    learning_rate: Annotated[
        float, manner(minimum=1e-4, maximum=1.0, scale="log", live=True, group="training")
    ] = 0.01
