"""Runs a table job by job and seed by seed, keeps what is done, and goes on where it was interrupted.

In a folder stands the result, written after every run, and beside it, while a run is under way, that run's
own state, written every `EVERY` seconds of work: so much is lost at the most, however the program ends. A
result that is finished is begun anew. One that is not is taken up again, but for the cells whose setting has
changed since; what is taken up gives the numbers it would have given without the interruption.
"""

from __future__ import annotations

import datetime
import importlib
import json
import platform
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import msgspec
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from simulator import files
from simulator.message import Message, Refused
from simulator.tables import results
from simulator.tables.cells import Job, State, Table, Trial
from simulator.tables.results import Cell, Mode, Result, Run

# Seconds of work between two times the state of a run is kept.
EVERY = 10.0


class Progress(NamedTuple):
    """Where a table is: which job and seed, how far in it, and how many runs of how many are done."""

    job: Job
    seed: int
    trial: Trial
    done: int
    all: int
    ended: tuple[Cell, ...]  # the job's cells as they stand now, where this run has just ended


class Running:
    """One table, being run for some seeds; of some `rows` only, where they are named.

    `result` is what there is of it so far. Refuses a row that the table does not have.
    """

    def __init__(
        self, table: Table, seeds: tuple[int, ...], folder: Path, command: str, rows: tuple[str, ...] = ()
    ) -> None:
        self._table, self._folder = table, folder
        allowed = dict.fromkeys(cell.row for cell in table.cells)
        for row in rows:
            if row not in allowed:
                raise Refused(Message("refused-table-row", value=row[:40], allowed=", ".join(allowed)))
        self._jobs = [job for job in table.jobs if not rows or any(one.row in rows for one in job.cells)]
        self.path = results.path(folder, table.name, table.mode)
        self._under_way = self.path.with_suffix(".safetensors")
        kept = _unfinished(self.path)
        self.result = Result(
            table=table.name,
            mode=table.mode,
            command=command,
            date=datetime.date.today().isoformat(),
            versions=versions(),
            seeds=seeds,
            cells=tuple(_taken_up(cell, kept) for cell in table.cells),
        )
        self.taken_up = self.done  # runs that another run of the program has done

    @property
    def done(self) -> int:
        """Runs that are done."""
        return sum(self._is_done(job, seed) for job in self._jobs for seed in self.result.seeds)

    def complete(self, cell: Cell) -> bool:
        """Whether every seed of a cell is there."""
        return {run.seed for run in cell.runs} >= set(self.result.seeds)

    def run(self) -> Iterator[Progress]:
        """Run what is not done yet; yields after every update and after every run."""
        every = len(self._jobs) * len(self.result.seeds)
        for job in self._jobs:
            for seed in self.result.seeds:
                if not self._is_done(job, seed):
                    trial = job.start(seed)
                    for _ in self._work(job, seed, trial):
                        yield Progress(job, seed, trial, self.done, every, ())
                    yield Progress(job, seed, trial, self.done, every, self._standing(job))
        finished = all(self.complete(cell) for cell in self.result.cells)
        self.result = msgspec.structs.replace(self.result, finished=finished)
        results.write(self._folder, self.result)

    def _work(self, job: Job, seed: int, trial: Trial) -> Iterator[None]:
        """One run, from its beginning or from where its state was kept."""
        before = self._restore(job, seed, trial)
        began = last = time.process_time()
        while not trial.finished:
            trial.update()
            now = time.process_time()
            if now - last > EVERY:
                self._keep(job, seed, trial.state(), before + now - began)
                last = now
            yield
        found = trial.found()
        seconds = before + time.process_time() - began
        for cell, (outcome, value) in zip(self._standing(job), found, strict=True):
            run = Run(
                seed=seed,
                outcome=outcome,
                value=value,
                updates=trial.updates,
                sequences=trial.sequences,
                cpu_seconds=round(seconds, 2),
                learning_rate=trial.learning_rate,
            )
            self.result = self.result.with_cell(cell.with_run(run))
        results.write(self._folder, self.result)
        self._under_way.unlink(missing_ok=True)

    def _standing(self, job: Job) -> tuple[Cell, ...]:
        """The job's cells with the runs they have so far."""
        wanted = {(cell.row, cell.column) for cell in job.cells}
        return tuple(cell for cell in self.result.cells if (cell.row, cell.column) in wanted)

    def _is_done(self, job: Job, seed: int) -> bool:
        return all(seed in (run.seed for run in cell.runs) for cell in self._standing(job))

    def _keep(self, job: Job, seed: int, state: State, seconds: float) -> None:
        told = {"unrolled": "table", "run": _name(job, seed), "cpu_seconds": repr(seconds)}
        files.write(self._under_way, save(dict(state), metadata=told))

    def _restore(self, job: Job, seed: int, trial: Trial) -> float:
        """Take up the state that was kept of this very run; the CPU seconds it stands for."""
        try:
            with safe_open(self._under_way, framework="np") as file:
                told = file.metadata() or {}
                if told.get("run") != _name(job, seed):
                    return 0.0
                trial.restore({key: file.get_tensor(key) for key in file.keys()})  # noqa: SIM118 (no iterator)
                return float(told["cpu_seconds"])
        except (OSError, SafetensorError):
            return 0.0


def load(name: str, mode: Mode) -> Table:
    """A table by its name; refuses one that is none."""
    results.check(name)
    made: Table = importlib.import_module(f"simulator.tables.{name}").table(mode)
    return made


def versions() -> dict[str, str]:
    """What the numbers depend on besides the code; torch is not loaded for it."""
    return {"python": platform.python_version()} | {
        name: metadata.version(name) for name in ("numpy", "torch", "unrolled")
    }


def _unfinished(path: Path) -> Result | None:
    """The result that an interrupted run left, if there is one that can be read."""
    try:
        result = results.read(path)
    except Refused:
        return None
    return None if result.finished else result


def _taken_up(cell: Cell, kept: Result | None) -> Cell:
    """The cell with what was run of it, if nothing of it has changed since."""
    old = kept.cell(cell.row, cell.column) if kept else None
    if old is None or msgspec.structs.replace(old, runs=()) != cell:
        return cell
    return old


def _name(job: Job, seed: int) -> str:
    """What tells a run from every other: its cells, all they say, and the seed."""
    return json.dumps([msgspec.to_builtins(job.cells), seed])
