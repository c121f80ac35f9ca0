"""`unrolled picture`: the stage as a picture, painted by the same code as the window."""

from __future__ import annotations

from pathlib import Path

import click

from simulator import chapters, files, numerics
from simulator.message import Message, Refused
from ui import qt
from ui.cli import options

FORMATS = (".png", ".svg", ".pdf")


@click.command()
@click.argument("chapter")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="FILE.png, .svg or .pdf")
@click.option("--size", default="1920x1080", show_default=True, metavar="WxH", help="Width and height.")
@options.theme
@options.language
@click.option("--at", type=float, metavar="T", help="The step shown; the last one if not given.")
@click.option(
    "--pass",
    "direction",
    type=click.Choice(["forward", "backward"]),
    default="forward",
    show_default=True,
    help="Which way the playhead is going, in chapters that go both.",
)
@options.training
def picture(
    chapter: str,
    output: Path,
    size: str,
    theme: str | None,
    language: str | None,
    at: float | None,
    direction: str,
    given: tuple[str, ...],
    seed: int | None,
    until: str | None,
    updates: int | None,
    load: Path | None,
) -> None:
    """Paint a chapter's stage into a file; no display is needed."""
    numerics.prepare()
    chapters.chapter(chapter)
    wanted = options.order(until, updates, None)
    shape = options.size(size)
    files.check_writable(output, *FORMATS)
    qt.need()
    session = options.begin(chapter, given, seed, load)
    session.apply(wanted)
    session.run()
    for _ in session.pondering():
        pass

    from ui.chapters import face
    from ui.recording import pictures

    pictures.application()
    snapshot = session.snapshot()
    steps = face(chapter).clock(snapshot).steps
    if at is not None and not 0.0 <= at <= steps:
        raise Refused(Message("refused-at", value=f"{at:g}", steps=steps))
    content = pictures.picture(
        snapshot,
        output.suffix,
        shape,
        theme or "paper",
        language or "en",
        at,
        backward=direction == "backward",
    )
    files.write(output, content)
