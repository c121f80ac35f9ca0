"""`unrolled present`: a storyboard led by hand, act by act, in present mode."""

from __future__ import annotations

import click

from ui.cli import options
from ui.cli.window import show
from ui.storyboards import named


@click.command()
@click.argument("subject", metavar="CHAPTER|STORYBOARD.toml")
@options.theme
@options.language
@options.reduced_motion
def present(subject: str, theme: str | None, language: str | None, reduced_motion: bool) -> int:
    """Lecture with a storyboard: Space or a clicker does the next act, Page Up takes it back."""
    board = named(subject)  # what cannot be read is said here, not in a window
    return show(
        chapter=board.chapter,
        theme=theme,
        language=language,
        present=True,
        lecture=board,
        reduced_motion=reduced_motion,
    )
