"""What a person can ask of the engine, as frozen values.

Commands are small, comparable and writable as text (msgspec structs with a tag), because the
journal of a session is a list of them. A command takes effect between two updates, or is refused
with a sentence that says why.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from simulator.directions import Direction


class _Command(msgspec.Struct, frozen=True, tag_field="do", forbid_unknown_fields=True):
    pass


class Open(_Command, frozen=True, tag="open"):
    """Go to a chapter; its experiment is where it was left, the first time it begins with `settings`."""

    chapter: str
    settings: dict[str, str | int | float | bool] = {}


class Set(_Command, frozen=True, tag="set"):
    """Change settings by name. If one of them is not live the network is made anew."""

    values: dict[str, str | int | float | bool]


class Train(_Command, frozen=True, tag="train"):
    """Train: for `updates` updates, until a milestone, or until paused.

    `pace` is the number of updates a second to keep to, 0 for as many as the machine gives; it
    changes when things happen, never what happens. In a journal a training during which something
    else was done stands in parts; those that go on with it say so, because they are one act to undo.
    """

    updates: int | None = None
    until: str | None = None
    pace: float = 0.0
    goes_on: bool = False


class Pace(_Command, frozen=True, tag="pace"):
    """Change the pace of a training that is under way."""

    pace: float


class Pause(_Command, frozen=True, tag="pause"):
    """Stop training at the next update's border."""


class Look(_Command, frozen=True, tag="look"):
    """Show the network as it was after `update` (the nearest that is kept); nothing is lost."""

    update: int


class Hand(_Command, frozen=True, tag="hand", omit_defaults=True):
    """Something done by hand that is no setting and no training, in a chapter that takes such things.

    `what` says which, by a name of the chapter's own: a stroke of a pen, the page wiped. `points` are
    its numbers, (N, K) as the chapter asks, `text` its words. An act in several parts, as a stroke is
    while the pen is down, is one act to undo: the later parts say that it goes on.
    """

    what: str
    points: tuple[tuple[float, ...], ...] = ()
    text: str = ""
    goes_on: bool = False


class Rewind(_Command, frozen=True, tag="rewind"):
    """Go back to the same initial weights; the training so far can be had back with Undo."""


class Load(_Command, frozen=True, tag="load"):
    """Take weights from a safetensors file, with the settings they were made with but for `settings`."""

    path: str
    settings: dict[str, str | int | float | bool] = {}


class Reset(_Command, frozen=True, tag="reset"):
    """Begin the chapter anew with its default settings: the way out when something failed."""


class Undo(_Command, frozen=True, tag="undo"):
    """Take back the last act that changed settings, weights or history."""


class Redo(_Command, frozen=True, tag="redo"):
    """Do again what was undone."""


class Note(_Command, frozen=True, tag="note"):
    """Write a direction into the journal: what was looked at and said, which the engine does not do."""

    direction: Direction


Command: TypeAlias = (
    Open | Set | Train | Pace | Pause | Look | Hand | Rewind | Load | Reset | Undo | Redo | Note
)
