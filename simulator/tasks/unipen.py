"""Ink in the UNIPEN 1.0 format (Guyon, Schomaker, Plamondon, Liberman & Janet, ICPR 1994).

A file is a list of keywords, each with what follows it up to the next:

    .COORD X Y T
    .PEN_DOWN                  a component: points with the pen on the paper, y up
    100 200 0
    .PEN_UP                    another component: the pen in the air
    .SEGMENT WORD 0-3 OK "sea"     which components are a word, and what it says

A segment's delineation counts the components that have points, pen down and pen up alike: `12:0-13:42`
is from point 0 of component 12 to point 42 of component 13, and parts may be joined by commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from simulator.arrays import Floats
from simulator.message import Message, Refused
from simulator.tasks.ink import Ink
from simulator.tasks.ink_scale import lines, standing

# Files in files, and bytes of one file.
DEEPEST, LARGEST = 4, 64 * 2**20
# What a file's samples are, the first kind it has labelled.
_LEVELS = ("WORD", "CHARACTER", "TEXT", "SENTENCE", "LINE")
_KEYWORD = re.compile(r"^\.([A-Z_0-9]+)[ \t]*", re.MULTILINE)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_SEGMENT = re.compile(r'(\S+)\s+(\S+)(?:\s+([^\s"]+))?\s*(?:"((?:[^"\\]|\\.)*)")?')
_PART = re.compile(r"(\d+)(?::(\d+))?(?:-(\d+)(?::(\d+))?)?$")


@dataclass
class _Sheet:
    """What was read so far: components as (pen down, columns), and segments as they are written."""

    columns: list[str] = field(default_factory=lambda: ["X", "Y"])
    components: list[tuple[bool, Floats]] = field(default_factory=list)
    segments: list[tuple[str, str, str]] = field(default_factory=list)


def read(path: Path) -> list[tuple[str, Ink]]:
    """Labels and inks of a file's words, or of its characters where it has no words; all of it as one
    sample without a label where it has neither.

    The x-height is that of all the writing in the file, which is one writer's. Refused: a file without
    keywords or without points, a delineation outside the components, numbers that are none.
    """
    sheet = _Sheet()
    _take(path, sheet, 0)
    if not any(down for down, _ in sheet.components):
        raise Refused(Message("refused-unipen", path=str(path)))
    x, y = _places(sheet.columns, path)
    pieces = [table[:, [x, y]] for _, table in sheet.components]
    level = next((one for one in _LEVELS if any(s[0] == one and s[2] for s in sheet.segments)), None)
    asked = [s for s in sheet.segments if s[0] == level] if level else []
    found = [(label, _strokes(sheet, pieces, where, path)) for _, where, label in asked if label]
    if not found:
        found = [("", [p for p, (down, _) in zip(pieces, sheet.components, strict=True) if down])]
    found = [(label, strokes) for label, strokes in found if strokes]
    # A writer's x is as tall in one word as in the next, but each word stands on a line of its own.
    x_height = float(np.median([lines(strokes).x_height for _, strokes in found]))
    return [(label, _standing(strokes, x_height)) for label, strokes in found]


def _standing(strokes: list[Floats], x_height: float) -> Ink:
    guide = lines(strokes)
    left = min(float(stroke[:, 0].min()) for stroke in strokes)
    return standing(strokes, type(guide)(guide.base, x_height), left=left)


def _take(path: Path, sheet: _Sheet, depth: int) -> None:
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(Message("refused-ink-large", path=str(path), most=LARGEST // 2**20))
        text = path.read_text("latin-1")
    except OSError as error:
        raise Refused(
            Message("refused-ink-read", path=str(path), reason=error.strerror or str(error))
        ) from None
    for keyword, body in _parts(text):
        if keyword == "COORD":
            sheet.columns = body.split()
        elif keyword in ("PEN_DOWN", "PEN_UP"):
            table = _table(body, len(sheet.columns), path)
            if len(table):
                sheet.components.append((keyword == "PEN_DOWN", table))
        elif keyword == "SEGMENT":
            found = _SEGMENT.match(body.strip())
            if found is not None:
                sheet.segments.append((found[1].upper(), found[2], found[4] or ""))
        elif keyword == "INCLUDE" and depth < DEEPEST:
            included = _included(path, body.strip().strip('"'))
            if included is not None:
                _take(included, sheet, depth + 1)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    heads = list(_KEYWORD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)] if heads else []
    for head, end in zip(heads, ends, strict=True):
        yield head[1], text[head.end() : end]


def _included(path: Path, name: str) -> Path | None:
    """The file another names: beside it, or in a folder `include` above it; never by a way out of them."""
    if not name or Path(name).is_absolute() or ".." in Path(name).parts:
        return None
    places = [path.parent / name, *(folder / "include" / name for folder in list(path.resolve().parents)[:6])]
    return next((place for place in places if place.is_file()), None)


def _table(body: str, width: int, path: Path) -> Floats:
    words = body.split()
    try:
        numbers = np.array(words, dtype=np.float64)
    except ValueError:
        wrong = next(word for word in words if not _NUMBER.fullmatch(word))
        raise Refused(Message("refused-ink-number", path=str(path), value=wrong[:40])) from None
    if width == 0 or len(numbers) % width:
        raise Refused(Message("refused-unipen-cut", path=str(path), columns=width))
    return numbers.reshape(-1, width)


def _places(columns: list[str], path: Path) -> tuple[int, int]:
    names = [name.upper() for name in columns]
    if "X" not in names or "Y" not in names:
        raise Refused(Message("refused-ink-channels", path=str(path)))
    return names.index("X"), names.index("Y")


def _strokes(sheet: _Sheet, pieces: list[Floats], where: str, path: Path) -> list[Floats]:
    """The pen-down points a delineation names, stroke by stroke."""
    found = []
    for part in where.split(","):
        match = _PART.match(part)
        if match is None:
            raise Refused(Message("refused-unipen-segment", path=str(path), value=where[:40]))
        first, begin, last, end = (None if word is None else int(word) for word in match.groups())
        assert first is not None
        last = first if last is None else last
        if last >= len(pieces) or last < first:
            raise Refused(Message("refused-unipen-segment", path=str(path), value=where[:40]))
        for number in range(first, last + 1):
            start = begin or 0 if number == first else 0
            stop = len(pieces[number]) if end is None or number != last else end + 1
            if sheet.components[number][0] and len(pieces[number][start:stop]):
                found.append(pieces[number][start:stop])
    return found
