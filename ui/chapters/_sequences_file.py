"""A file of one's own in the chapter on sequences: looked into, a column chosen, taken with its hash."""

from __future__ import annotations

from pathlib import Path

from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from simulator.message import Refused
from simulator.tasks import own_file
from ui import words
from ui.chapters import Filing
from ui.preview import FilePreview
from ui.view import Target

SUFFIX = "csv"
# Lines of a text that are shown.
_LINES = 8


def filing(target: Target) -> Filing | None:
    """The key, and the choice of a file in the form, open one."""
    return "open" if target.kind in ("open", "data-file") else None


def opened(path: Path) -> Command:
    """A file taken as it is: its first column of numbers, or its text."""
    return taken(path, 0)


def save(path: Path, snapshot: Snapshot) -> None:
    """This chapter saves nothing of its own."""


def preview(path: Path, language: str) -> FilePreview:
    """The first rows of a table or lines of a text, or why the file cannot be read."""
    try:
        seen = own_file.preview(path)
    except Refused as refusal:
        return FilePreview(path.name, refusal=words.told(refusal, language))
    whole = "yes" if seen.is_whole else "no"
    if seen.kind == "text":
        note = words.say("sequences-file-text", language, count=seen.count, whole=whole)
        column = words.say("sequences-file-letters", language)
        text, _ = own_file.decoded(path, own_file.bytes_of(path))
        lines = tuple((line,) for line in text.splitlines() if line.strip())[:_LINES]
        return FilePreview(path.name, (column,), lines, (True,), (note,))
    notes = tuple(
        words.say(
            "sequences-file-column",
            language,
            column=name or str(place),
            rows=seen.count,
            missing=missing,
            whole=whole,
        )
        for place, (name, missing) in enumerate(zip(seen.columns, seen.missing, strict=True), 1)
    )
    useless = "" if any(seen.numeric) else words.say("sequences-file-no-numbers", language, file=path.name)
    return FilePreview(path.name, seen.columns, seen.rows, seen.numeric, notes, useless)


def taken(path: Path, column: int) -> Command:
    """The file with its hash and the column's name: what the journal keeps of it."""
    try:
        seen = own_file.preview(path)
    except Refused:
        # It has changed since it was looked into; the engine says what is wrong with it.
        return Set({"data": "file", "file": str(path), "column": "", "file_hash": ""})
    name = "" if seen.kind == "text" else seen.columns[column] or str(column + 1)
    return Set({"data": "file", "file": str(path), "column": name, "file_hash": seen.sha256})
