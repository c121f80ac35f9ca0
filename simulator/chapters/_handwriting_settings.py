"""Handwriting's table of settings."""

from __future__ import annotations

from typing import Annotated, Literal

from simulator import settings as table
from simulator.settings import manner
from simulator.tasks.handwriting import LONGEST

# The samples of an opened file or folder that are kept, and the cells of the shipped readers.
MOST_SAMPLES, MOST_CELLS = 200, 256

_TYPED, _EXAMPLE, _FILE = (("source", (where,)) for where in ("typed", "example", "file"))
_FRESH, _SHIPPED = (("network", (which,)) for which in ("fresh", "shipped"))
_READING = ("reading", "training")

# The shipped examples: text, hand and seed of the project's own generator.
EXAMPLES: dict[str, tuple[str, str, int]] = {
    "neural": ("neural", "round", 5),
    "memory": ("memory", "slanted", 5),
    "minimum": ("minimum", "hasty", 2),
    "gradient": ("gradient", "narrow", 4),
    "two_words": ("long memory", "careful", 3),
    "digits": ("1997", "careful", 1),
}


class Settings(table.Settings, frozen=True):
    """Handwriting's settings.

    `chosen` counts characters from 1, `cell` and `cells` memory cells from 1, the first layer's before
    the second's; `sample` counts the samples of an opened file.
    """

    scene: Annotated[Literal["reading", "training", "inputs", "teach"], manner(live=True)] = "reading"
    source: Annotated[Literal["pen", "example", "typed", "file"], manner(live=True)] = "example"
    example: Annotated[
        Literal["neural", "memory", "minimum", "gradient", "two_words", "digits"],
        manner(live=True, when=_EXAMPLE, hides=True),
    ] = "neural"
    text: Annotated[str, manner(live=True, longest=LONGEST, when=_TYPED, hides=True)] = "deep learning"
    hand: Annotated[
        Literal["round", "slanted", "printed", "narrow", "hasty", "careful"],
        manner(live=True, when=_TYPED, hides=True),
    ] = "round"
    hand_seed: Annotated[int, manner(minimum=0, maximum=9999, live=True, when=_TYPED, hides=True)] = 1
    sample: Annotated[int, manner(minimum=1, maximum=MOST_SAMPLES, live=True, when=_FILE, hides=True)] = 1
    input: Annotated[Literal["coordinates", "pictures"], manner(live=True, when=_SHIPPED, hides=True)] = (
        "coordinates"
    )
    alphabet: Annotated[Literal["all", "letters", "digits"], manner(live=True)] = "all"

    cells_shown: Annotated[
        int, manner(minimum=1, maximum=MOST_CELLS, live=True, group="cells", scenes=("reading",))
    ] = 12
    order: Annotated[
        Literal["reset", "index", "picked"], manner(live=True, group="cells", scenes=("reading",))
    ] = "reset"
    cells: Annotated[
        str,
        manner(
            live=True,
            longest=400,
            group="cells",
            when=("order", ("picked",)),
            hides=True,
            scenes=("reading",),
        ),
    ] = "1-12"
    # The cell whose gates are shown, 0 for none.
    cell: Annotated[
        int, manner(minimum=0, maximum=MOST_CELLS, live=True, group="cells", scenes=("reading",))
    ] = 0

    character: Annotated[
        Literal["latest", "held", "clicked"], manner(live=True, group="influence", scenes=("reading",))
    ] = "latest"
    chosen: Annotated[
        int,
        manner(
            minimum=1,
            maximum=9999,
            live=True,
            group="influence",
            when=("character", ("held", "clicked")),
            hides=True,
            scenes=("reading",),
        ),
    ] = 1
    look_back: Annotated[
        int, manner(minimum=5, maximum=500, live=True, scale="log", group="influence", scenes=("reading",))
    ] = 120
    show_width: Annotated[bool, manner(live=True, group="influence", scenes=("reading",))] = True
    mark_strongest: Annotated[bool, manner(live=True, group="influence", scenes=("reading",))] = True
    show_outputs: Annotated[bool, manner(live=True, group="influence", scenes=_READING)] = False

    network: Annotated[Literal["shipped", "fresh"], manner(group="training")] = "shipped"
    hidden_units: Annotated[int, manner(minimum=8, maximum=96, group="training", when=_FRESH, hides=True)] = (
        48
    )
    warm_up: Annotated[bool, manner(group="training", when=_FRESH, hides=True)] = True
    batch: Annotated[int, manner(minimum=4, maximum=64, group="training")] = 24
    learning_rate: Annotated[
        float,
        manner(minimum=1e-5, maximum=0.1, scale="log", live=True, group="training", when=_FRESH, hides=True),
    ] = 0.006
    teaching_rate: Annotated[
        float,
        manner(
            minimum=1e-6, maximum=0.01, scale="log", live=True, group="training", when=_SHIPPED, hides=True
        ),
    ] = 0.0005
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="training")] = 0
