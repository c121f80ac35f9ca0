"""Options that several commands share, read the same way everywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast

import click

from simulator import chapters, storyboard
from simulator.commands import Load, Set, Train
from simulator.directions import Go
from simulator.message import Message, Refused, Value
from simulator.session import Session, replay

F = TypeVar("F", bound=Callable[..., object])

theme = click.option("--theme", type=click.Choice(["paper", "night"]), help="Light or dark.")
language = click.option("--language", type=click.Choice(["en", "zh"]), help="English or Chinese.")
reduced_motion = click.option(
    "--reduced-motion", is_flag=True, help="Cut instead of moving; remembered, F8 turns it off again."
)


def training(command: F) -> F:
    """What to train and how far: `--set`, `--seed`, `--until`, `--updates`, `--load`, `--data`."""

    @wraps(command)
    def with_data(
        *arguments: object, given: tuple[str, ...], data: Path | None, column: str, **others: object
    ) -> object:
        return command(*arguments, given=(*_own_data(data, column), *given), **others)

    decorated = cast(F, with_data)
    for option in (
        click.option(
            "--column", default="", metavar="NAME", help="The column of --data; else the first one."
        ),
        click.option(
            "--data", type=click.Path(path_type=Path), metavar="FILE", help="Your own series (.csv) or text."
        ),
        click.option(
            "--load", type=click.Path(path_type=Path), help="Start from these weights (.safetensors)."
        ),
        click.option("--updates", type=int, help="Make this many updates."),
        click.option("--until", metavar="MILESTONE", help="Train until this milestone."),
        click.option("--seed", type=int, help="The seed of the initial weights and of the examples."),
        click.option(
            "--set", "given", multiple=True, metavar="NAME=VALUE", help="Change a setting; repeatable."
        ),
    ):
        decorated = option(decorated)
    return decorated


def _own_data(path: Path | None, column: str) -> tuple[str, ...]:
    """A person's own file as settings, with the hash that a session will know it by."""
    if path is None:
        return (f"column={column}",) if column else ()
    # Only who brings a file waits for what reads it.
    from simulator.tasks import own_file

    digest = own_file.digest(own_file.bytes_of(path))
    return ("data=file", f"file={path.absolute()}", f"column={column}", f"file_hash={digest}")


def begin(chapter: str, given: tuple[str, ...], seed: int | None, load: Path | None) -> Session:
    """A session with the settings from `NAME=VALUE`s, on top of a weight file's own if there is one."""
    values = _values(given, seed)
    settings = chapters.chapter(chapter).Settings
    if load is None:
        return Session(chapter, settings.read(values))
    session = Session(chapter)
    session.apply(Load(str(load), values))
    return session


def resume(
    path: Path, given: tuple[str, ...], seed: int | None, load: Path | None
) -> tuple[Session, Go | None]:
    """A session from a file, done again to its end and then changed, and where one looked last."""
    values, board = _values(given, seed), storyboard.read(path)
    session = replay(board.acts, board.chapter, storyboard.settings(board))
    if load is not None:
        session.apply(Load(str(load), values))
    elif values:
        session.apply(Set(values))
    return session, storyboard.place(board.acts)


def _values(given: tuple[str, ...], seed: int | None) -> dict[str, Value]:
    """What `NAME=VALUE`s and a seed set."""
    values: dict[str, Value] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise Refused(Message("refused-set", value=pair[:40]))
        values[name.strip()] = value
    if seed is not None:
        values["seed"] = seed
    return values


def order(until: str | None, updates: int | None, default: str | None) -> Train:
    """What to train: until a milestone, a number of updates, or the chapter's own default."""
    if until is not None and updates is not None:
        raise Refused(Message("refused-until-and-updates"))
    if updates is not None:
        return Train(updates=updates)
    return Train(until=until or default) if until or default else Train(updates=0)


def size(text: str) -> tuple[int, int]:
    """A picture's size from `1920x1080`; refuses anything else."""
    width, _, height = text.lower().partition("x")
    if width.isdecimal() and height.isdecimal() and 64 <= int(width) <= 16384 and 64 <= int(height) <= 16384:
        return int(width), int(height)
    raise Refused(Message("refused-size", value=text[:40]))
