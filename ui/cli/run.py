"""`unrolled run`: train with no window; a progress bar on stderr, the report on stdout."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from simulator import chapters, files, numerics
from simulator.commands import Train
from simulator.message import Message, Refused
from simulator.reading.weights import Input
from simulator.session import Session
from simulator.tasks.alphabet import Alphabet
from ui import words
from ui.cli import options, reading


@click.command()
@click.argument("chapter")
@options.training
@click.option("--seeds", metavar="A-B", help="One run for each seed from A to B.")
@click.option("--save", type=click.Path(path_type=Path), help="Write the weights (.safetensors).")
@click.option("--trace", type=click.Path(path_type=Path), help="Write everything the example did (.npz).")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a seed on stdout.")
@reading.ink_options
def run(
    chapter: str,
    given: tuple[str, ...],
    seed: int | None,
    until: str | None,
    updates: int | None,
    load: Path | None,
    seeds: str | None,
    save: Path | None,
    trace: Path | None,
    as_json: bool,
    ink: tuple[Path, ...],
    input_: Input | None,
    alphabet: Alphabet | None,
    dictionary: Path | None,
) -> None:
    """Train a chapter's network with no window and report what it can do, or read ink of one's own."""
    numerics.prepare()
    module = chapters.chapter(chapter)
    if ink:
        about = reading.About(input_, alphabet, dictionary, load)
        reading.read_ink(chapter, ink, about, as_json=as_json)
        return
    given = (*given, *reading.named(input_, alphabet))
    several = _seeds(seeds, seed)
    if len(several) > 1 and (save or trace):
        raise Refused(Message("refused-one-seed"))
    # A chapter may begin elsewhere when it is run than when it is opened: gates that are trained.
    given = (*(f"{name}={value}" for name, value in getattr(module, "RUN", {}).items()), *given)
    # A path that cannot be written is told before the work, not after it.
    for path, suffix in ((save, ".safetensors"), (trace, ".npz")):
        if path is not None:
            files.check_writable(path, suffix)
    first = options.begin(chapter, given, several[-1], load).timeline.experiment
    # Scenes may end at different milestones.
    wanted = options.order(until, updates, None if load else first.MILESTONES[-1])
    for one in several:
        session = options.begin(chapter, given, one, load)
        experiment = session.timeline.experiment
        if save is not None:
            experiment.tensors()  # what cannot be saved is told before the work, too
        no_limit = until is None and updates is None
        reports = _train(session, Train(updates=0) if no_limit and experiment.untrainable() else wanted)
        experiment = session.timeline.experiment
        if save is not None:
            files.write_tensors(save, experiment.tensors(), chapter, experiment.settings.values())
        if trace is not None:
            files.write_arrays(trace, experiment.arrays(), experiment.settings.values())
        for report in reports:
            click.echo(json.dumps(report) if as_json else _line(report))


def _seeds(text: str | None, seed: int | None) -> Sequence[int | None]:
    if text is None:
        return [seed]
    first, dash, last = text.partition("-")
    if seed is not None:
        raise Refused(Message("refused-seed-and-seeds"))
    if not (dash and first.isdecimal() and last.isdecimal() and int(first) <= int(last)):
        raise Refused(Message("refused-seeds", value=text[:40]))
    return range(int(first), int(last) + 1)


def _train(session: Session, order: Train) -> list[dict[str, Any]]:
    wall, cpu = time.perf_counter(), time.thread_time()
    session.apply(order)
    experiment = session.timeline.experiment
    for _ in _with_bar(session, experiment.budget if order.updates is None else order.updates):
        pass
    seconds, cpu_seconds = time.perf_counter() - wall, time.thread_time() - cpu
    now = session.timeline.shown
    all_share = {
        "seed": session.seed,
        "updates": now.update,
        "seconds": round(seconds, 4),
        "cpu_seconds": round(cpu_seconds, 4),
        "exploded_at": now.update if now.exploded else None,
    }
    return [all_share | line for line in session.reports()]


def _with_bar(session: Session, length: int) -> Iterator[None]:
    """Train update by update behind a progress bar that a pipe does not see."""
    if not sys.stderr.isatty():
        session.run()
        return
    label = words.say("cli-training", "en", seed=session.seed)
    with click.progressbar(length=max(length, 1), label=label, file=sys.stderr) as bar:
        while session.training:
            for _ in session.work():
                yield
            bar.update(1)
        bar.finish()


def _line(report: dict[str, Any]) -> str:
    return "  ".join(f"{key} {value}" for key, value in report.items() if value is not None)
