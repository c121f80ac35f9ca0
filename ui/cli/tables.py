"""`unrolled tables`: tables of papers run again, each number as *paper / here / ratio* with every seed.

What is done is kept run by run, and a long run now and then within it; the same command goes on with it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from simulator import numerics
from simulator.message import Message, Refused
from simulator.tables import results, running
from simulator.tables.results import Cell, Mode, Result
from simulator.tables.running import Progress, Running
from ui import words
from ui.home import home

# A line that is written over, on a terminal: not more often than every so much of a run.
_PART = 0.01


@click.command()
@click.argument("name", required=False)
@click.option(
    "--quick", "mode", flag_value="quick", default="quick", help="Smaller than the paper's; the default."
)
@click.option("--full", "mode", flag_value="full", help="The paper's own setting: about a day's work.")
@click.option("--seeds", type=click.IntRange(1, 100), help="How many seeds, from 0 on.")
@click.option("--row", "rows", multiple=True, help="Only this row of the table; repeatable.")
@click.option("--output", type=click.Path(path_type=Path), help="The folder that keeps results.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a number on stdout.")
def tables(
    name: str | None, mode: Mode, seeds: int | None, rows: tuple[str, ...], output: Path | None, as_json: bool
) -> None:
    """Run the papers' tables again: paper / here / ratio, with every seed."""
    numerics.prepare()
    if rows and name is None:
        raise Refused(Message("refused-table-rows"))
    if name is not None:
        results.check(name)
    folder = _folder(output)
    for one in [name] if name else results.NAMES:
        table = running.load(one, mode)
        many = seeds or table.seeds
        parts = ["unrolled tables", one, f"--{mode}", f"--seeds {many}", *(f"--row {row}" for row in rows)]
        going = Running(table, tuple(range(many)), folder, " ".join(parts), rows)
        _tell(going, as_json)


def _folder(output: Path | None) -> Path:
    folder = output or home() / "tables"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(Message("refused-write", path=str(folder), reason=reason)) from None
    return folder


def _tell(going: Running, as_json: bool) -> None:
    """Run one table and say each number when all its seeds are there."""
    if not as_json:
        for line in _heading(going.result):
            click.echo(line)
    if going.taken_up:
        _note("tables-taken-up", runs=going.taken_up)
    said: set[tuple[str, str]] = set()
    try:
        _say_new(going, said, as_json)
        for progress in _shown(going.run(), going.result.table):
            if progress.ended:
                _say_new(going, said, as_json)
    except KeyboardInterrupt:
        _note("tables-interrupted", path=str(going.path))
        raise
    _note("tables-written", path=str(going.path), minutes=round(going.result.cpu_seconds / 60, 1))


def _say_new(going: Running, said: set[tuple[str, str]], as_json: bool) -> None:
    result = going.result
    for cell in result.cells:
        if (cell.row, cell.column) not in said and going.complete(cell):
            said.add((cell.row, cell.column))
            click.echo(json.dumps(_record(result, cell)) if as_json else _line(cell))


def _record(result: Result, cell: Cell) -> dict[str, Any]:
    """One number as a JSON line."""
    found = {"table": result.table, "mode": result.mode, "papers_own": cell.papers_own}
    made: dict[str, Any] = msgspec.to_builtins(cell)
    return found | made | {"here": cell.here, "ratio": cell.ratio, "solved": cell.solved}


def _heading(result: Result) -> list[str]:
    """What is run, how far it is the paper's, and the columns of the lines that follow."""
    named = ("row", "column", "measure", "steps", "paper", "here", "ratio", "seeds")
    return [
        "",
        words.say(results.key("title", result.table), "en"),
        words.say(f"tables-mode-{result.mode}", "en"),
        *_differences(result),
        _columns(*(words.say(f"tables-heading-{name}", "en") for name in named)),
    ]


def _differences(result: Result) -> Iterator[str]:
    """What was run here where the paper ran something else, rows alike together; not the steps."""
    alike: dict[str, list[str]] = {}
    for row in result.rows:
        cell = next(one for one in result.cells if one.row == row)
        differs = {name: value for name, value in cell.papers_setting.items() if name != "steps"}
        parts = "; ".join(f"{name} {cell.setting[name]} ({value})" for name, value in differs.items())
        alike.setdefault(parts, []).append(words.say(results.key("row", row), "en"))
    for parts, rows in alike.items():
        if parts:
            yield words.say("tables-differs", "en", rows="; ".join(rows), parts=parts)


def _line(cell: Cell) -> str:
    """One number: paper / here / ratio, and every seed."""
    names = [
        words.say(results.key("row", cell.row), "en"),
        words.say(results.key("column", cell.column), "en"),
        words.say(results.key("measure", cell.measure), "en"),
    ]
    steps, papers = cell.setting["steps"], cell.papers_setting.get("steps", cell.setting["steps"])
    paper = words.say(results.key("said", cell.said), "en") if cell.said else figure(cell.paper)
    seeds = "  ".join(figure(run.value, run.outcome) for run in cell.runs)
    return _columns(*names, f"{steps} ({papers})", paper, figure(cell.here), figure(cell.ratio), seeds)


def _columns(row: str, column: str, measure: str, steps: str, paper: str, *rest: str) -> str:
    here, ratio, seeds = rest
    return f"{row:<32} {column:<22} {measure:<22} {steps:>11} {paper:>12} {here:>10} {ratio:>8}   {seeds}"


def figure(value: float | None, outcome: str = "") -> str:
    """A number as a table has it; where there is none, how the run ended, or a dash."""
    if value is None:
        return words.say(f"tables-outcome-{outcome}", "en") if outcome else "–"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _shown(progress: Iterator[Progress], table: str) -> Iterator[Progress]:
    """The same, with a line on stderr: written over on a terminal, one a run elsewhere."""
    terminal, last = sys.stderr.isatty(), -1.0
    for one in progress:
        share = one.trial.share
        if terminal and (one.ended or not last <= share < last + _PART):
            last = share
            click.echo(f"\r\x1b[K{_where(one, table)}", err=True, nl=False)
        if one.ended and terminal:
            click.echo("\r\x1b[K", err=True, nl=False)
        elif one.ended:
            click.echo(_where(one, table), err=True)
        yield one


def _where(progress: Progress, table: str) -> str:
    cell = progress.job.cells[0]
    values: dict[str, str | int] = {
        "table": table,
        "row": words.say(results.key("row", cell.row), "en"),
        "column": words.say(results.key("column", cell.column), "en"),
        "seed": progress.seed,
        "share": round(100 * progress.trial.share),
        "updates": progress.trial.updates,
        "done": progress.done,
        "all": progress.all,
    }
    return words.say("tables-progress", "en", **values)


def _note(key: str, **values: str | float) -> None:
    click.echo(words.say(key, "en", **values), err=True)
