"""A person's own series: a column of their table, or their text. What was done to it is said, in notes."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from simulator.message import Message, Refused
from simulator.tasks import letters, own_file
from simulator.tasks.series import Array, Series

# Values that are used of a longer series, the last ones, and the fewest that are enough.
LONGEST, SHORTEST = 4_000, 40


def read(file: str, column: str, expected: str) -> Series:
    """The series in `file`, of its `column` ("" for the first of numbers); refuses in one sentence.

    `expected` is the SHA-256 of the file as it was opened; what has changed since is not what a session
    remembers, and is refused. "" takes what stands there.
    """
    if not file:
        raise Refused(Message("refused-sequences-no-file"))
    path = Path(file)
    content = own_file.bytes_of(path)
    if expected and own_file.digest(content) != expected:
        raise Refused(Message("refused-sequences-file-changed", path=file))
    text, _ = own_file.decoded(path, content)
    if not own_file.is_table(path, text):
        if column:
            raise Refused(Message("refused-sequences-no-columns", path=file, column=column))
        return letters.series(text)
    table = own_file.table(path, text, LONGEST)
    place = _place(file, table, column)
    values = _values(file, table, place)[-LONGEST:]
    notes = []
    if table.count > len(values):
        notes.append(Message("sequences-note-last-rows", rows=table.count, used=len(values)))
    return filled(file, table.columns[place], values, table.count - len(values), tuple(notes))


def _place(file: str, table: own_file.Table, column: str) -> int:
    if column:
        if column not in table.columns:
            allowed = ", ".join(table.columns)[:200]
            raise Refused(Message("refused-sequences-column", path=file, column=column, allowed=allowed))
        return table.columns.index(column)
    for n in range(len(table.columns)):
        looked = [
            own_file.number(row[n] if n < len(row) else "", table.separator) for row in table.rows[:200]
        ]
        if None not in looked and not all(math.isnan(one) for one in looked if one is not None):
            return n
    raise Refused(Message("refused-sequences-no-numbers", path=file, columns=len(table.columns)))


def _values(file: str, table: own_file.Table, place: int) -> Array:
    values = np.empty(len(table.rows))
    for n, row in enumerate(table.rows):
        cell = row[place] if place < len(row) else ""
        value = own_file.number(cell, table.separator)
        if value is None:
            name, line = table.columns[place], table.first + n
            shown = cell.strip()
            shown = shown if len(shown) <= 20 else shown[:19] + "…"
            raise Refused(Message("refused-sequences-cell", path=file, column=name, row=line, value=shown))
        values[n] = value
    return values


def filled(file: str, column: str, values: Array, before: int, notes: tuple[Message, ...]) -> Series:
    """A series from `values` (T,), NaN at gaps, where the value before stands in; refuses what says nothing.

    A line to the next value would tell the models what comes.
    """
    missing = np.isnan(values)
    there = int((~missing).sum())
    if there < SHORTEST:
        raise Refused(
            Message("refused-sequences-few", path=file, column=column, values=there, minimum=SHORTEST)
        )
    gaps = len(values) - there
    if gaps > there:
        raise Refused(
            Message("refused-sequences-gaps", path=file, column=column, gaps=gaps, rows=len(values))
        )
    seen = values[~missing]
    if seen.min() == seen.max():
        raise Refused(Message("refused-sequences-constant", path=file, column=column, value=f"{seen[0]:g}"))
    steps = np.arange(float(len(values)))
    # The last step up to each that has a value; before the first one, that.
    last = np.maximum.accumulate(np.where(missing, -1, np.arange(len(values))))
    whole = np.where(last >= 0, values[last], seen[0])
    if missing.any():
        notes = (*notes, Message("sequences-note-gaps", gaps=gaps, rows=len(values)))
    return Series(
        values=whole[:, None],
        times=before + steps + 1.0,
        channels=(column,),
        missing=missing,
        truth=np.zeros((0, 1)),
        notes=notes,
    )
