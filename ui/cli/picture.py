"""`unrolled picture`: the stage as a picture, painted by the same code as the window."""

from __future__ import annotations

from pathlib import Path

import click

from simulator import chapters, files, numerics
from simulator.message import Message, Refused
from ui import qt
from ui.cli import options
from ui.storyboards import is_file

FORMATS = (".png", ".svg", ".pdf")


@click.command()
@click.argument("subject", metavar="CHAPTER|SESSION")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="FILE.png, .svg or .pdf")
@click.option("--size", default="1920x1080", show_default=True, metavar="WxH", help="Width and height.")
@options.theme
@options.language
@click.option("--at", type=float, metavar="T", help="The step shown; the last one if not given.")
@click.option(
    "--pass",
    "direction",
    type=click.Choice(["forward", "backward"]),
    help="Which way the playhead is going, in chapters that go both.",
)
@click.option("--panel", default="", metavar="NAME", help="One panel of the stage instead of all of it.")
@options.training
def picture(
    subject: str,
    output: Path,
    size: str,
    theme: str | None,
    language: str | None,
    at: float | None,
    direction: str | None,
    panel: str,
    given: tuple[str, ...],
    seed: int | None,
    until: str | None,
    updates: int | None,
    load: Path | None,
) -> None:
    """Paint the stage of a chapter, or of a session as it was left, into a file; no display is needed."""
    numerics.prepare()
    if not is_file(subject):
        chapters.check(subject)
    wanted = options.order(until, updates, None)
    shape = options.size(size)
    files.check_writable(output, *FORMATS)
    qt.need()
    if is_file(subject):
        session, place = options.resume(Path(subject), given, seed, load)
    else:
        session, place = options.begin(subject, given, seed, load), None
    session.apply(wanted)
    session.run()
    for _ in session.pondering():
        pass

    from ui.chapters import face
    from ui.recording import pictures

    pictures.application()
    snapshot = session.snapshot()
    clock = face(snapshot.chapter).clock(snapshot)
    if at is None and direction is None and place is not None and place.t <= clock.steps:
        at, direction = place.t, place.direction
    if at is not None and not 0.0 <= at <= clock.steps:
        raise Refused(Message("refused-at", value=f"{at:g}", steps=clock.steps))
    content = pictures.picture(
        snapshot,
        output.suffix,
        shape,
        theme or "paper",
        language or "en",
        at,
        backward=direction == "backward",
        panel=panel,
    )
    files.write(output, content)
