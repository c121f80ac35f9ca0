"""What a table asks to be run: its jobs, each a training whose end fills one cell or several.

A job is run once for every seed. Its `Trial` is driven from outside, one update after another, so that it
can be kept and taken up again anywhere between two of them; budgets are counted in updates, never in seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from numpy.typing import NDArray

from simulator.tables.results import Cell, Measure, Mode, Outcome, Setting

State = Mapping[str, NDArray[Any]]


class Found(NamedTuple):
    """What a trial found for one cell."""

    outcome: Outcome
    value: float | None


class Trial(Protocol):
    """One training from one seed. All its numbers come from generators of (seed, purpose, update)."""

    @property
    def updates(self) -> int:
        """Updates of the network that is reported."""

    @property
    def sequences(self) -> int:
        """Training sequences shown to it."""

    @property
    def learning_rate(self) -> float | None:
        """The one that was chosen, where there was a choice."""

    @property
    def share(self) -> float:
        """How much of its budget is spent, 0–1."""

    @property
    def finished(self) -> bool:
        """Whether it makes no more updates: it has solved the task, spent its budget or left the numbers."""

    def update(self) -> None:
        """Make one update."""

    def found(self) -> tuple[Found, ...]:
        """What to write into the job's cells, in their order; asked once, when it is finished."""

    def state(self) -> dict[str, NDArray[Any]]:
        """All that the next updates depend on, flat and copied."""

    def restore(self, state: State) -> None:
        """Take what `state` gave: the updates that follow give the numbers they would have given."""


@dataclass(frozen=True)
class Job:
    """The cells that one training fills, and how it starts from a seed."""

    cells: tuple[Cell, ...]
    start: Callable[[int], Trial]


@dataclass(frozen=True)
class Table:
    """A paper's table in one mode."""

    name: str
    mode: Mode
    jobs: tuple[Job, ...]
    seeds: int  # how many seeds, where it is not said

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, not run yet."""
        return tuple(cell for job in self.jobs for cell in job.cells)


def cell(
    row: str,
    column: str,
    measure: Measure,
    paper: float | None,
    setting: Setting,
    papers: Setting,
    said: str = "",
) -> Cell:
    """A cell before it is run; of the paper's setting, what differs is kept."""
    differs = {name: value for name, value in papers.items() if setting.get(name) != value}
    return Cell(
        row=row,
        column=column,
        measure=measure,
        paper=paper,
        said=said,
        setting=setting,
        papers_setting=differs,
    )
