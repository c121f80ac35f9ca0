"""`unrolled record`: a film of a chapter, a storyboard or a session, rendered without a window."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from simulator import files, numerics
from simulator.message import Message, Refused
from ui import qt
from ui.cli import options
from ui.storyboards import named

# A folder that is not there yet has no suffix.
SUFFIXES = (".mp4", ".webm", ".gif", "")


@click.command()
@click.argument("subject", metavar="CHAPTER|STORYBOARD.toml|SESSION")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="FILE.mp4, .webm or .gif, or a folder for PNG pictures.",
)
@click.option("--size", default="1920x1080", show_default=True, metavar="WxH", help="Width and height.")
@click.option("--fps", default=60, show_default=True, type=click.IntRange(1, 240), help="Frames a second.")
@options.theme
@options.language
@click.option(
    "--captions",
    type=click.Choice(["burned", "sidecar", "none"]),
    default="burned",
    show_default=True,
    help="In the picture, in files beside it (.srt and .vtt), or nowhere.",
)
def record(
    subject: str,
    output: Path,
    size: str,
    fps: int,
    theme: str | None,
    language: str | None,
    captions: str,
) -> None:
    """Render a film, frame by frame; no display is needed."""
    numerics.prepare()
    board = named(subject)
    shape = options.size(size)
    if output.suffix.lower() in (".mp4", ".webm") and (shape[0] % 2 or shape[1] % 2):
        raise Refused(Message("refused-odd-size", value=size[:40]))
    if output.is_dir():
        files.check_writable(output / "frame.png", ".png")
    else:
        files.check_writable(output, *SUFFIXES)
    qt.need()

    from ui.recording import film, pictures

    pictures.application()
    manner = film.Manner(shape, fps, theme or "paper", language or "en", captions)  # type: ignore[arg-type]
    label = click.style("film", dim=True)
    steps = film.render(board, output, manner)
    if not sys.stderr.isatty():
        for _ in steps:
            pass
        return
    with click.progressbar(length=1, label=label, file=sys.stderr, show_pos=True) as bar:
        for made in steps:
            bar.length = made.frames
            bar.label = f"{made.speed / fps:.2f}× real time"
            bar.update(1)
