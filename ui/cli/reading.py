"""`unrolled run handwriting --ink FILE`: ink of one's own, read with no window."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

import click

from simulator.message import Message, Refused
from simulator.reading.weights import Input
from simulator.tasks.alphabet import ALPHABETS, Alphabet

if TYPE_CHECKING:
    from simulator.tasks.ink_files import Sample

F = TypeVar("F", bound=Callable[..., object])

input_option = click.option(
    "--input", "input_", type=click.Choice(get_args(Input)), help="What the reader is told of the pen."
)


def ink_options(command: F) -> F:
    """`--ink`, `--input`, `--alphabet` and `--dictionary`."""
    for option in (
        click.option(
            "--dictionary", type=click.Path(path_type=Path), help="Words to choose from, one a line."
        ),
        click.option("--alphabet", type=click.Choice(ALPHABETS), help="Which symbols may come up."),
        input_option,
        click.option(
            "--ink",
            type=click.Path(path_type=Path),
            multiple=True,
            help="Read this ink (.npz, .inkml, .json, UNIPEN, IAM-OnDB, or a folder); repeatable.",
        ),
    ):
        command = option(command)
    return command


def named(input_: Input | None, alphabet: Alphabet | None) -> tuple[str, ...]:
    """The options that are settings too, as `NAME=VALUE`."""
    pairs = (("input", input_), ("alphabet", alphabet))
    return tuple(f"{name}={value}" for name, value in pairs if value is not None)


@dataclass(frozen=True)
class About:
    """How ink is to be read: what the reader is told, which symbols may come up, words, own weights."""

    input: Input | None
    alphabet: Alphabet | None
    dictionary: Path | None
    load: Path | None


def read_ink(chapter: str, inks: tuple[Path, ...], about: About, *, as_json: bool) -> None:
    """A line for every ink, and a last one with the figures."""
    from simulator.reading.dictionary import Dictionary
    from simulator.reading.recognise import recognise, score
    from simulator.reading.weights import shipped, written

    if chapter != "handwriting":
        raise Refused(Message("refused-ink-chapter", chapter=chapter))
    known = Dictionary.read(about.dictionary) if about.dictionary is not None else None
    kind: Input = about.input or "coordinates"
    if about.load is None:
        weights = shipped(kind)
    else:
        weights, kind = written(about.load)
    found = []
    for one in recognise(_samples(inks), weights, kind, about.alphabet or "all", known):
        found.append(one)
        if as_json:
            line = {"label": one.label, "recognised": one.recognised, "delays": one.delays}
            click.echo(json.dumps(line, ensure_ascii=False))
        else:
            click.echo(f"{one.label}  {one.recognised}" if one.label else one.recognised)
    figures = vars(score(found))
    plain = "  ".join(f"{name} {value}" for name, value in figures.items())
    click.echo(json.dumps(figures) if as_json else plain)


def _samples(inks: tuple[Path, ...]) -> Iterator[Sample]:
    from simulator.tasks import ink_files

    for path in inks:
        # An archive's samples are read one at a time.
        single = path.suffix.lower() == ".npz" and path.is_file()
        yield from ink_files.archive(path) if single else ink_files.read(path)


def log(text: str) -> None:
    """A line of progress, which no pipe takes for a result."""
    print(text, file=sys.stderr, flush=True)
