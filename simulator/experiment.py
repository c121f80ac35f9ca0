"""The protocol every chapter fulfils, and what it hands to the screen.

    task -> model -> trace -> experiment -> snapshot

An experiment owns one network and what trains it. It does one update at a time, in slices short
enough that the engine can look up between them, and describes what it shows as copied, read-only
arrays. It knows nothing of threads, histories or journals: those are the session's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias, runtime_checkable

from numpy.typing import NDArray

from simulator.arrays import Floats, Integers
from simulator.message import Message
from simulator.settings import Settings

# What an experiment needs to go on exactly from here: named arrays (weights, the optimiser's
# memory, counters). Small, flat and writable to a file.
State: TypeAlias = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class Milestone:
    """Something that happened once and must not be missed.

    `kind` says what sort of thing it is, `message` says it in words, `update` when it was.
    """

    kind: Literal["reached", "finished", "exploded", "refused", "failed", "paused", "saved"]
    message: Message
    update: int
    name: str = ""


@dataclass(frozen=True)
class Progress:
    """Where training is: the material of the training track.

    `shown` is the update whose network the content describes, `update` the newest one made.
    `updates` and `losses` (N,) are the kept points of this history, thinned evenly when it grows;
    `future_updates` and `future_losses` those of the history that was left by training on from an
    earlier point, empty when there is none. `start` counts fresh starts within this history.
    """

    update: int
    shown: int
    loss: float
    training: bool
    reached: tuple[str, ...]
    exploded_at: int | None
    updates: Integers
    losses: Floats
    future_updates: Integers
    future_losses: Floats
    start: int
    can_undo: bool
    can_redo: bool
    # Why there is nothing to train, None where there is.
    untrainable: Message | None = None

    @property
    def solved(self) -> bool:
        """Whether the chapter's own milestone has been reached at the update that is shown."""
        return bool(self.reached)


@dataclass(frozen=True)
class Snapshot:
    """All that the screen may know: settings, progress and the chapter's own content.

    `serial` grows by one with every snapshot of a session, so two that differ never share it;
    `answered` counts the commands whose effect it shows.
    """

    chapter: str
    settings: Settings
    seed: int
    progress: Progress
    content: Any
    serial: int
    answered: int
    # Where the network comes from: stretches of training (from update, with these settings) and the
    # file its first weights were read from, "" if they were drawn from the seed.
    recipe: tuple[tuple[int, Settings], ...] = ()
    loaded: str = ""


class Experiment(Protocol):
    """One chapter's engine. The constructor takes the chapter's settings and starts untrained."""

    settings: Settings
    # The chapter's own milestones, the last one being where a run without a limit ends.
    MILESTONES: tuple[str, ...]

    def advance(self) -> Iterator[None]:
        """Make one update of the weights; yields between slices of a few milliseconds at most."""

    @property
    def budget(self) -> int:
        """Updates after which a run without a limit gives up."""

    @property
    def update(self) -> int:
        """Updates made since the initial weights."""

    @property
    def start(self) -> int:
        """Which start these weights come from: 1, and one more with every fresh start."""

    @property
    def loss(self) -> float:
        """The loss of the newest update; NaN before any."""

    @property
    def exploded(self) -> bool:
        """Whether the weights or the loss have grown past any use: not finite, or far too large."""

    def reached(self) -> tuple[str, ...]:
        """The milestones that hold now."""

    def state(self) -> State:
        """A copy of everything needed to go on from here."""

    def restore(self, state: State) -> None:
        """Go back to a state this experiment gave."""

    def set_live(self, settings: Settings) -> None:
        """Take settings that differ from the present ones in live rows only."""

    def prepare(self) -> Iterator[None]:
        """Work out what `content` needs, in slices of a few milliseconds; it is kept until it changes."""

    def content(self) -> Any:
        """What the stage shows: a frozen dataclass of read-only copies."""

    def untrainable(self) -> Message | None:
        """Why training does not apply with these settings; None where it does."""

    def tensors(self) -> dict[str, Floats]:
        """The network's parameters, by the names they are saved under."""

    @classmethod
    def loaded(cls, settings: Any, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        """Saved parameters as an experiment at update 0; refuses, naming the file, what does not fit."""

    def arrays(self) -> dict[str, Floats]:
        """Everything the shown example did, by the array names scripts rely on."""

    def report(self) -> dict[str, Any] | list[dict[str, Any]]:
        """The chapter's line of `unrolled run --json`, or its lines, one for each of several networks.

        Seed, updates and seconds are added to each; a line that has them of its own keeps its own.
        """


@runtime_checkable
class Pondering(Protocol):
    """An experiment with second thoughts: work that its content can do without for a while."""

    def ponder(self) -> Iterator[None]:
        """Do it, in slices of a few milliseconds; nothing is yielded where nothing is left to do."""


@runtime_checkable
class ByHand(Protocol):
    """An experiment that takes what is done by hand, as `Hand` commands: ink from a pen.

    What was done so far is its page. It belongs to no update: it stays when one looks back, trains or
    changes a setting, and goes only when it is taken back or wiped by hand.
    """

    def hand(self, what: str, points: tuple[tuple[float, ...], ...], text: str) -> None:
        """Do it; refuses, with nothing changed, what it does not know or cannot take."""

    def page(self) -> State:
        """All that was done by hand so far: copies, small, flat and writable to a file."""

    def turn_to(self, page: State) -> None:
        """Go back to a page this experiment, or one of the same chapter, gave."""
