"""`unrolled bench`: the program's own figures, each a ratio against something measured beside it."""

from __future__ import annotations

import importlib
import json
import math

import click

from simulator import chapters, numerics
from ui import qt, words

# What is measured beside the chapters.
FILM = "record"


@click.command()
@click.argument("chapter", metavar="[CHAPTER|record]", required=False)
@click.option(
    "--minutes", type=click.FloatRange(0.2, 120), default=3.0, show_default=True, help="For memory."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON line a figure.")
def bench(chapter: str | None, minutes: float, as_json: bool) -> None:
    """Measure and compare with the goals."""
    if not math.isfinite(minutes):
        raise click.BadParameter("--minutes takes a number from 0.2 to 120.")
    numerics.prepare()
    if chapter not in (None, FILM):
        chapters.check(str(chapter))
    if chapter == FILM:
        qt.need()
    every = chapters.names() if qt.missing() else (*chapters.names(), FILM)
    for name in [chapter] if chapter else every:
        for row in importlib.import_module(f"ui.bench.{name}").rows(minutes):
            if as_json:
                click.echo(json.dumps(row.as_dict()))
            else:
                mark = "✓" if row.met else "–"
                click.echo(f"{mark} {row.name}: {row.ours:g} / {row.anchor:g} = {row.ratio:g}  ({row.goal})")
    if qt.missing():
        click.echo(words.say("cli-bench-no-qt", "en"), err=True)
