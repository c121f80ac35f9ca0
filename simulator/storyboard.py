"""Storyboards and journals: one format, TOML, read by people and by the program.

    version = 1
    chapter = "adder"
    title = {en = "Adding", zh = "加法"}

    [settings]
    seed = 3

    [[act]]
    do = "train"
    until = "certified"
    seconds = 6.0

Every act is a command to the engine or a direction to the picture, named by `do`. Beside its own
keys it may say how long it takes in the film (`seconds`), and a recorded one says when it was done
(`at`, seconds from the beginning) and after which update (`update`). What is decided is counted in
updates; times only give the pace.
"""

from __future__ import annotations

import hashlib
import math
import platform
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec
import numpy as np
import tomlkit

from simulator import chapters, files
from simulator.commands import Hand, Load, Look, Open, Pace, Pause, Redo, Reset, Rewind, Set, Train, Undo
from simulator.directions import (
    Camera,
    Caption,
    Erase,
    Go,
    Highlight,
    Play,
    Stroke,
    Theme,
    Title,
    Wait,
    Words,
)
from simulator.journal import Act, Doing
from simulator.message import Message, Refused, Value
from simulator.session import Session
from simulator.settings import Settings

VERSION = 1
# A file larger than this is no list of acts.
LARGEST = 16 * 2**20

_COMMANDS = (Open, Set, Train, Look, Hand, Rewind, Load, Reset, Undo, Redo, Pause, Pace)
_DIRECTIONS = (Go, Play, Highlight, Caption, Title, Camera, Theme, Stroke, Erase, Wait)
_KINDS: dict[str, type[msgspec.Struct]] = {
    str(kind.__struct_config__.tag): kind for kind in (*_COMMANDS, *_DIRECTIONS)
}
_STAMPS = ("at", "update", "seconds")


class Storyboard(msgspec.Struct, frozen=True):
    """Acts in their order, the chapter and settings they begin with, and what they are called.

    `made_with` says what computed a recorded session, and `numbers` is the digest of the parameters
    it ended with, so that a replay which ends with others can say so.
    """

    chapter: str
    acts: tuple[Act, ...]
    settings: dict[str, Value] = {}
    title: Words = ""
    made_with: str = ""
    numbers: str = ""
    path: str = ""

    @property
    def seed(self) -> int | None:
        """The seed that is set, None for the chapter's default."""
        seed = self.settings.get("seed")
        return None if seed is None else int(seed)


def read(path: Path) -> Storyboard:
    """A storyboard from a file; refuses, with line and key, what is none. Nothing in it is executed."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(Message("refused-board-large", path=str(path), largest=LARGEST // 2**20))
        text = path.read_text("utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(Message("refused-board-read", path=str(path), reason=reason)) from None
    except UnicodeDecodeError:
        raise Refused(Message("refused-board-text", path=str(path))) from None
    return parse(text, str(path))


def parse(text: str, path: str) -> Storyboard:
    """The same from its text; `path` is what the refusals call it."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(Message("refused-board-toml", path=path, reason=str(error))) from None
    return _Reader(text, path).board(table)


class _Reader:
    """Turns a TOML table into acts and finds the line of what is wrong with it."""

    def __init__(self, text: str, path: str) -> None:
        self._lines = text.splitlines()
        self._path = path
        self._heads = [n for n, line in enumerate(self._lines, 1) if re.match(r"\s*\[\[\s*act\s*\]\]", line)]

    def board(self, table: dict[str, Any]) -> Storyboard:
        allowed = ("version", "chapter", "title", "settings", "made_with", "numbers", "act")
        for key in table:
            if key not in allowed:
                raise self._refused("key", self._line_of(key), key, allowed=", ".join(allowed))
        if table.get("version") != VERSION:
            line = self._line_of("version")
            raise self._refused("value", line, "version", value=table.get("version"), allowed=str(VERSION))
        chapter = self._typed(table, "chapter", str, "text")
        self._told("chapter", lambda: chapters.check(chapter))
        settings = self._typed(table, "settings", dict, "table", {})
        self._told("settings", lambda: chapters.chapter(chapter).Settings.read(settings))
        title = self._typed(table, "title", str | dict, "text", "")
        acts = self._typed(table, "act", list, "acts", [])
        return Storyboard(
            chapter=chapter,
            acts=tuple(self._act(number, act) for number, act in enumerate(acts)),
            settings=settings,
            title=title,
            made_with=self._typed(table, "made_with", str, "text", ""),
            numbers=self._typed(table, "numbers", str, "text", ""),
            path=self._path,
        )

    def _typed(self, table: Mapping[str, Any], key: str, kind: Any, name: str, default: Any = None) -> Any:
        if key not in table:
            if default is None:
                raise self._refused("missing", 1, key)
            return default
        if not isinstance(table[key], kind):
            raise self._refused("kind", self._line_of(key), key, value=table[key], kind=name)
        return table[key]

    def _act(self, number: int, given: Any) -> Act:
        line = self._heads[number] if number < len(self._heads) else self._line_of("act")
        if not isinstance(given, dict) or "do" not in given:
            raise self._refused("missing", line, "do")
        name = given["do"]
        if name not in _KINDS:
            allowed = ", ".join(_KINDS)
            raise self._refused("value", self._line_in(line, "do"), "do", value=name, allowed=allowed)
        kind = _KINDS[name]
        own = [field.encode_name for field in msgspec.structs.fields(kind)]
        for key in given:
            if key not in ("do", *own, *_STAMPS):
                allowed = ", ".join(("do", *own, *(s for s in _STAMPS if s not in own)))
                raise self._refused("key", self._line_in(line, key), key, allowed=allowed)
        stamps = {
            key: self._stamp(line, key, given[key]) for key in _STAMPS if key in given and key not in own
        }
        doing = self._convert(line, kind, {key: given[key] for key in given if key in ("do", *own)})
        return Act(doing, stamps.get("at"), _whole(stamps.get("update")), stamps.get("seconds"), line)

    def _stamp(self, line: int, key: str, value: Any) -> float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not math.isfinite(value) or not 0 <= value <= 86_400_000:
            raise self._refused("kind", self._line_in(line, key), key, value=value, kind="time")
        return float(value)

    def _convert(self, line: int, kind: type[msgspec.Struct], given: dict[str, Any]) -> Doing:
        try:
            made = cast(Doing, msgspec.convert(given, kind))
        except msgspec.ValidationError as error:
            missing = re.search(r"missing required field `(\w+)`", str(error))
            if missing:
                raise self._refused("missing", line, missing[1]) from None
            where = re.search(r"\$\.(\w+)", str(error))
            key = where[1] if where else "do"
            takes = _TAKES.get(key, "text")
            raise self._refused(
                "kind", self._line_in(line, key), key, value=given.get(key), kind=takes
            ) from None
        wrong = next((key for key, v in given.items() if isinstance(v, float) and not math.isfinite(v)), None)
        if wrong is not None:
            raise self._refused("kind", self._line_in(line, wrong), wrong, value=given[wrong], kind="number")
        return made

    def _told(self, key: str, check: Any) -> None:
        try:
            check()
        except Refused as refusal:
            raise at_line(refusal, self._path, self._line_of(key)) from None

    def _line_of(self, key: str) -> int:
        pattern = re.compile(rf"\s*(\[+\s*)?{re.escape(key)}\b")
        return next((n for n, line in enumerate(self._lines, 1) if pattern.match(line)), 1)

    def _line_in(self, head: int, key: str) -> int:
        """The line of a key inside the act that begins at line `head`."""
        end = next((other for other in self._heads if other > head), len(self._lines) + 1)
        pattern = re.compile(rf"\s*(\[act\.)?{re.escape(key)}\s*[.=\]]")
        return next((n for n in range(head + 1, end) if pattern.match(self._lines[n - 1])), head)

    def _refused(self, what: str, line: int, key: str, **values: Any) -> Refused:
        shown: dict[str, Value] = {name: str(value)[:60] for name, value in values.items() if name == "value"}
        rest: dict[str, Value] = {name: value for name, value in values.items() if name != "value"}
        return Refused(Message(f"refused-board-{what}", path=self._path, line=line, key=key, **shown, **rest))


def at_line(refusal: Refused, path: str, line: int) -> Refused:
    """The same refusal with the place in the file it comes from."""
    return Refused(refusal.message, (path, line)) if path and line else refusal


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


# What a key of an act takes, by the names the catalogue has for it; every other key takes a text.
_TAKES = {
    "t": "number",
    "to": "number",
    "speed": "number",
    "pace": "number",
    "updates": "whole",
    "goes_on": "switch",
    "update": "whole",
    "values": "table",
    "settings": "table",
    "index": "list",
    "points": "points",
    "pass": "pass",
    "name": "theme",
}


# Writing.


def text(board: Storyboard) -> str:
    """The TOML of a storyboard: what `parse` reads back to the same acts."""
    head = tomlkit.document()
    head["version"] = VERSION
    head["chapter"] = board.chapter
    if board.title:
        head["title"] = _inline(board.title)
    for key in ("made_with", "numbers"):
        if getattr(board, key):
            head[key] = getattr(board, key)
    if board.settings:
        head["settings"] = dict(board.settings)
    return "\n".join([tomlkit.dumps(head), *(act_text(act) for act in board.acts)])


def settings(board: Storyboard) -> Settings:
    """The settings a storyboard begins with, checked."""
    made: Settings = chapters.chapter(board.chapter).Settings.read(dict(board.settings))
    return made


def place(acts: Sequence[Act]) -> Go | None:
    """Where the playhead was put last, None if it never was in the chapter that is open at the end."""
    for act in reversed(acts):
        if isinstance(act.doing, Go):
            return act.doing
        if isinstance(act.doing, Open):
            return None
    return None


def ends_in(board: Storyboard) -> str:
    """The chapter that is open when everything is done."""
    opened = [act.doing.chapter for act in board.acts if isinstance(act.doing, Open)]
    return opened[-1] if opened else board.chapter


def recorded(session: Session) -> Storyboard:
    """What was done in a session so far: replayed, it gives the same numbers on the same machine."""
    chapter, settings = session.first
    return Storyboard(
        chapter=chapter,
        acts=session.acts,
        settings=settings.changed(),
        made_with=made_with(),
        numbers=digest(session),
    )


def made_with() -> str:
    """What a session's numbers depend on besides its acts."""
    from importlib.metadata import version  # only a session that is written asks for it

    return f"Unrolled {version('unrolled')}, numpy {np.__version__}, {platform.machine()}"


def digest(session: Session) -> str:
    """A digest of the parameters that are shown: equal exactly when every bit of them is."""
    found = hashlib.sha256()
    for name, part in sorted(session.timeline.experiment.tensors().items()):
        found.update(name.encode() + np.ascontiguousarray(part).tobytes())
    return found.hexdigest()[:32]


# What an act need not say.
_USUAL = (("pace", 0.0), ("goes_on", False), ("pass", "forward"))


def act_text(act: Act) -> str:
    """One `[[act]]`: what is appended to a journal as a person works."""
    table: dict[str, Any] = dict(msgspec.to_builtins(act.doing))
    stamps = {"seconds": act.seconds, "at": act.at, "update": act.update}
    table |= {key: value for key, value in stamps.items() if key not in table}
    lines = tomlkit.table()
    for key, value in table.items():
        if value is not None and value != {} and (key, value) not in _USUAL:
            lines[key] = _inline(value)
    acts = tomlkit.aot()
    acts.append(lines)
    return tomlkit.dumps({"act": acts})


def _inline(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    table = tomlkit.inline_table()
    table.update(value)
    return table


def write(path: Path, board: Storyboard) -> None:
    """Write a storyboard whole; refuses if it cannot be written."""
    files.write(path, text(board).encode())
