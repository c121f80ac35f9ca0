"""A person's own file, looked at before anything is made of it: a table of columns, or a text.

Only the standard library reads it. Tables are UTF-8 (or UTF-16 with its mark), separated by commas,
semicolons, tabs or bars; with semicolons a comma inside a number is its decimal point.
"""

from __future__ import annotations

import csv
import errno
import hashlib
import math
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from simulator.message import Message, Refused

# Megabytes of a file that are read at all, and rows beyond which only the last ones are parsed.
LARGEST, WHOLE = 256, 100_000
# What stands for a value that is not there.
GAPS = frozenset(("", "na", "n/a", "nan", "null", "none", "-", "?", ".", "nil", "missing"))
_SEPARATORS = ",;\t|"
_TABLES, _LOOKED_AT, _SHOWN = (".csv", ".tsv", ".tab", ".dat"), 200, 8


@dataclass(frozen=True)
class Table:
    """Columns by name and rows of cells, as text; `first` is the number of the first row that is here."""

    columns: tuple[str, ...]
    rows: list[list[str]]
    first: int  # 1 where all rows are here
    count: int  # rows of the whole file
    separator: str


@dataclass(frozen=True)
class Preview:
    """The beginning of a file: what a person chooses a column by."""

    kind: Literal["table", "text"]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # at most 8
    numeric: tuple[
        bool, ...
    ]  # (columns) of the rows looked at, all are numbers or gaps, and some are numbers
    missing: tuple[int, ...]  # (columns) gaps among the rows looked at
    count: int  # rows, or letters
    is_whole: bool  # whether the whole file was looked at
    encoding: str
    sha256: str


def bytes_of(path: Path) -> bytes:
    """The file, if it is one and not too large; refuses in one sentence."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused(Message("refused-read", path=str(path), reason=os.strerror(errno.EINVAL)))
        if status.st_size > LARGEST * 2**20:
            raise Refused(Message("refused-sequences-file-large", path=str(path), largest=LARGEST))
        content = path.read_bytes()
    except Refused:
        raise
    except OSError as error:
        raise Refused(Message("refused-read", path=str(path), reason=error.strerror or str(error))) from None
    except ValueError:  # a name with a zero in it
        raise Refused(Message("refused-read", path=str(path), reason=os.strerror(errno.EINVAL))) from None
    if not content.strip():
        raise Refused(Message("refused-sequences-file-empty", path=str(path)))
    return content


def decoded(path: Path, content: bytes) -> tuple[str, str]:
    """The text and its encoding; refuses what is not UTF-8 and does not say that it is UTF-16."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(Message("refused-sequences-encoding", path=str(path), byte=error.start + 1)) from None
    if "\0" in text:
        raise Refused(Message("refused-sequences-encoding", path=str(path), byte=text.index("\0") + 1))
    return text, encoding.removesuffix("-sig")


def number(cell: str, separator: str) -> float | None:
    """A cell as a number, NaN for a gap, None for what is neither."""
    cell = cell.strip()
    if cell.lower() in GAPS:
        return math.nan
    if separator == ";":
        cell = cell.replace(",", ".")
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def is_table(path: Path, text: str) -> bool:
    """Whether the file is read as a table: by its name, or because it begins with a number in each line."""
    if path.suffix.lower() in _TABLES:
        return True
    begun = [line for line in text[:20_000].splitlines() if line.strip()][1:20]
    cells = [cell for line in begun for cell in line.split(_separator(begun))]
    return bool(cells) and all(number(cell, "") is not None for cell in cells)


def _separator(lines: list[str]) -> str:
    # The one that cuts the first lines into the same, largest number of cells.
    def cells(separator: str) -> tuple[bool, int]:
        counts = [line.count(separator) for line in lines]
        return bool(counts) and min(counts) > 0, min(counts, default=0)

    return max(_SEPARATORS, key=cells)


def table(path: Path, text: str, last: int) -> Table:
    """The file as a table; of more than a hundred thousand rows only the `last` ones are parsed."""
    text = text.strip("\r\n")
    total = text.count("\n") + 1
    if total <= WHOLE:
        lines = text.splitlines()
        total = len(lines)
    else:
        # Millions of lines are counted, not cut apart.
        ends = text.rsplit("\n", last)[1:]
        lines = [line.rstrip("\r") for line in (text[: text.index("\n")], *ends)]
    separator = _separator([line for line in lines[:50] if line.strip()])
    try:
        # A row without anything in it is a gap where there is one column, and else no row.
        alone = not any(separator in line for line in lines[:50])
        cells = csv.reader(lines, delimiter=separator)
        rows = [row or [""] for row in cells if alone or any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise Refused(Message("refused-sequences-table", path=str(path), reason=str(error))) from None
    if not rows:
        raise Refused(Message("refused-sequences-file-empty", path=str(path)))
    named = any(number(cell, separator) is None for cell in rows[0])
    width = max(len(row) for row in rows[:_LOOKED_AT])
    columns = tuple(
        (rows[0][n].strip() if named and n < len(rows[0]) else "") or str(n + 1) for n in range(width)
    )
    body = rows[1:] if named or total > WHOLE else rows
    count = len(body) if total <= WHOLE else total - named
    return Table(columns, body, count - len(body) + 1, count, separator)


def digest(content: bytes) -> str:
    """SHA-256 of a file, hexadecimal: what a session remembers it by."""
    return hashlib.sha256(content).hexdigest()


def preview(path: Path) -> Preview:
    """The beginning of a file; refuses, in one sentence, what can be neither a table nor a text."""
    content = bytes_of(path)
    text, encoding = decoded(path, content)
    if not is_table(path, text):
        return Preview("text", (), (), (), (), len(text), True, encoding, digest(content))
    lines = text.count("\n") + (not text.endswith("\n"))
    beginning = text if lines <= _LOOKED_AT else "\n".join(text[: 2**20].splitlines()[: _LOOKED_AT + 1])
    found = table(path, beginning, _LOOKED_AT)
    # Of what is only counted, every line but a head is taken for a row.
    rest = lines - len(beginning.splitlines())
    columns = range(len(found.columns))
    cells = [[row[n] if n < len(row) else "" for row in found.rows] for n in columns]
    read = [[number(cell, found.separator) for cell in column] for column in cells]
    gaps = tuple(sum(one is not None and math.isnan(one) for one in column) for column in read)
    numeric = tuple(None not in column and gap < len(column) for column, gap in zip(read, gaps, strict=True))
    return Preview(
        kind="table",
        columns=found.columns,
        rows=tuple(tuple(column[n] for column in cells) for n in range(min(_SHOWN, len(found.rows)))),
        numeric=numeric,
        missing=gaps,
        count=found.count + rest,
        is_whole=beginning is text,
        encoding=encoding,
        sha256=digest(content),
    )
