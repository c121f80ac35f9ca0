"""`unrolled train handwriting`: a reader of real ink, trained for so many minutes with no window."""

from __future__ import annotations

import hashlib
import math
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from numpy.typing import NDArray

from simulator import files, numerics
from simulator.message import Message, Refused
from simulator.reading.weights import Input
from ui.cli.reading import input_option, log

if TYPE_CHECKING:
    from simulator.reading.training import Report

# Seconds between two lines of progress.
_EVERY = 5.0


@click.command()
@click.argument("chapter")
@click.option(
    "--ink",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder with ink_words.npz, ink_letters.npz and ink_digits.npz.",
)
@click.option("--minutes", type=click.FloatRange(0.05, 6_000.0), required=True, help="How long to train.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The weights (.safetensors)."
)
@input_option
@click.option("--hidden-units", type=click.IntRange(8, 512), default=128, show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True)
@click.option(
    "--begin", type=click.Path(path_type=Path), help="Begin with these weights (.safetensors), teach them on."
)
@click.option(
    "--dropout",
    type=click.FloatRange(0.0, 0.9),
    default=0.0,
    show_default=True,
    help="The share of what a layer says that is left out while it learns.",
)
def train(
    chapter: str,
    ink: Path,
    minutes: float,
    output: Path,
    input_: Input | None,
    hidden_units: int,
    seed: int,
    begin: Path | None,
    dropout: float,
) -> None:
    """Train a chapter's network on data from outside: handwriting, on real ink.

    A checkpoint lies beside the output while the training is under way; the same command goes on from it.
    """
    if chapter != "handwriting":
        raise Refused(Message("refused-ink-chapter", chapter=chapter))
    if not math.isfinite(minutes):
        raise click.BadParameter("--minutes takes a number from 0.05 to 6000.")
    files.check_writable(output, ".safetensors")
    numerics.prepare(torch=True)
    from simulator.reading import corpus as ink_corpus
    from simulator.reading.network import Shape
    from simulator.reading.training import Recipe, Training

    corpus = ink_corpus.read(ink)
    shape = Shape(input_ or "coordinates", hidden_units)
    tensors, digest = _first(begin)
    recipe = Recipe(shape, minutes, seed, corpus.fingerprint(), digest, dropout)
    checkpoint = output.with_suffix(".checkpoint")
    training = Training(corpus, recipe, checkpoint)
    if begin is not None:
        try:
            training.begin_with(tensors)
        except ValueError:
            raise Refused(Message("refused-reader-begin", path=str(begin), units=hidden_units)) from None
    if training.resume():
        log(f"going on from {checkpoint} at update {training.updates}")
    try:
        last = 0.0
        for report in training.run():
            if report.score is not None or time.monotonic() - last > _EVERY:
                last = time.monotonic()
                log(_line(report))
    except KeyboardInterrupt:
        log(f"interrupted; the same command goes on from {checkpoint}")
        raise
    training.write(output)
    checkpoint.unlink(missing_ok=True)


def _first(begin: Path | None) -> tuple[dict[str, NDArray[Any]], str]:
    """The weights to begin with and the digest of their file; nothing for new ones."""
    if begin is None:
        return {}, ""
    tensors, _ = files.read_tensors(begin, "handwriting")
    return dict(tensors), hashlib.sha256(begin.read_bytes()).hexdigest()[:16]


def _line(report: Report) -> str:
    figures = f"  {report.score}" if report.score is not None else ""
    return f"{report.share:6.1%}  update {report.updates}  loss {report.loss:.3f}{figures}"
