"""What a paper reports and what came of it here, as it stands in `assets/tables/*.json`.

A result belongs to one table and one mode: `full` is the paper's own setting, `quick` a smaller one that
is not. It says which command made it, when, and with which versions, and holds a cell for every number of
the table, with every seed that was run. What did not replicate is there like everything else.

    ratio = here / paper        here = the mean over the seeds that gave a number

Importing this loads neither a table nor what trains networks, so a chapter may read results freely.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from simulator import files
from simulator.message import Message, Refused

FOLDER = Path(__file__).parent.parent.parent / "assets" / "tables"
NAMES = ("sutskever_2013", "hochreiter_1997", "martens_2011", "pascanu_2013")
MODES = ("quick", "full")

Mode: TypeAlias = Literal["quick", "full"]
# What a number of the table counts:
# - wrong: share of answers that are wrong, 0–1
# - wrong_symbols: how many of the symbols to be remembered are said wrong, on average
# - sequences: training sequences until success
# - solved: 1 if the task was solved within the budget, 0 if not; over seeds, the share that was
Measure: TypeAlias = Literal["wrong", "wrong_symbols", "sequences", "solved"]
# How a run ended: it was only measured, it solved the task, it spent its budget, or it left the numbers.
Outcome: TypeAlias = Literal["measured", "solved", "unsolved", "diverged"]
# What a network and its training were given: `steps`, `hidden_units`, `batch`, `updates` …
Setting: TypeAlias = dict[str, int | float | str]


class Run(msgspec.Struct, frozen=True):
    """One seed: its number, None where there is none, and the work it took."""

    seed: int
    outcome: Outcome
    value: float | None
    updates: int
    sequences: int  # training sequences shown in all
    cpu_seconds: float  # recorded only: nothing is decided by it
    learning_rate: float | None = None  # where the best of several was taken


class Cell(msgspec.Struct, frozen=True):
    """One number of the table. `row`, `column` and `said` are names whose words the catalogues hold."""

    row: str
    column: str
    measure: Measure
    paper: float | None  # None where the paper gives no number …
    said: str  # … but may say something: "rarely", "essential"; "" where it does not
    setting: Setting  # what was run here
    papers_setting: Setting  # where the paper's differs, the paper's
    runs: tuple[Run, ...] = ()

    @property
    def values(self) -> tuple[float, ...]:
        """The number of every seed that gave one."""
        return tuple(run.value for run in self.runs if run.value is not None)

    @property
    def here(self) -> float | None:
        """The mean over the seeds that gave a number; None where none did, or none was run."""
        return sum(self.values) / len(self.values) if self.values else None

    @property
    def ratio(self) -> float | None:
        """Here over paper; None where one of them is missing or the paper's is 0."""
        return self.here / self.paper if self.here is not None and self.paper else None

    @property
    def solved(self) -> int:
        """Seeds that solved the task."""
        return sum(run.outcome == "solved" for run in self.runs)

    @property
    def papers_own(self) -> bool:
        """Whether what was run here is the paper's setting."""
        return not self.papers_setting

    def with_run(self, run: Run) -> Cell:
        """The same cell with one more seed, or with another run in place of that seed's."""
        others = [one for one in self.runs if one.seed != run.seed]
        return msgspec.structs.replace(self, runs=tuple(sorted([*others, run], key=lambda one: one.seed)))


class Result(msgspec.Struct, frozen=True):
    """A table as it was run. `finished` is false where the run was interrupted."""

    table: str
    mode: Mode
    command: str
    date: str  # YYYY-MM-DD, of the last run in it
    versions: dict[str, str]  # of python, numpy, torch, unrolled
    seeds: tuple[int, ...]  # what was asked for
    cells: tuple[Cell, ...]
    finished: bool = False

    @property
    def rows(self) -> tuple[str, ...]:
        """Names of the rows, in order."""
        return tuple(dict.fromkeys(cell.row for cell in self.cells))

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(dict.fromkeys(cell.column for cell in self.cells))

    @property
    def cpu_seconds(self) -> float:
        """Of all its trainings together; one that filled several cells is counted once."""
        # The cells of one job have the same work of every seed.
        jobs = {
            tuple((run.seed, run.updates, run.sequences, run.cpu_seconds) for run in cell.runs)
            for cell in self.cells
        }
        return math.fsum(seconds for job in jobs for *_, seconds in job)

    def cell(self, row: str, column: str) -> Cell | None:
        """The cell there, None where the table has none."""
        return next((cell for cell in self.cells if (cell.row, cell.column) == (row, column)), None)

    def with_cell(self, cell: Cell) -> Result:
        """The same result with another cell in place of the one of that row and column."""
        cells = (cell if (old.row, old.column) == (cell.row, cell.column) else old for old in self.cells)
        return msgspec.structs.replace(self, cells=tuple(cells))


def check(name: str) -> None:
    """Refuse a table that is none."""
    if name not in NAMES:
        raise Refused(Message("refused-table", value=name[:40], allowed=", ".join(NAMES)))


def key(kind: Literal["title", "row", "column", "measure", "said"], name: str) -> str:
    """The catalogue's key of a name in a result."""
    return f"tables-{kind}-{name.replace('.', '-')}"


def path(folder: Path, name: str, mode: Mode) -> Path:
    """Where a folder holds a table's result."""
    return folder / f"{name}_{mode}.json"


def write(folder: Path, result: Result) -> None:
    """Write a result whole, readable by a person too."""
    text = msgspec.json.format(msgspec.json.encode(result), indent=1)
    files.write(path(folder, result.table, result.mode), text + b"\n")


def read(file: Path) -> Result:
    """A result from its file; refuses what is none."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Result)
    except OSError as error:
        raise Refused(
            Message("refused-read-table", path=str(file), reason=error.strerror or str(error))
        ) from None
    except (msgspec.DecodeError, RecursionError):
        raise Refused(Message("refused-table-file", path=str(file))) from None


def shipped() -> tuple[Result, ...]:
    """What comes with the program: in the tables' order, the paper's own setting before a smaller one."""
    every = (path(FOLDER, name, mode) for name in NAMES for mode in ("full", "quick"))
    return tuple(read(file) for file in every if file.is_file())
