"""`unrolled`: the window; says in one sentence when there is no display to open it on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from simulator import chapters, storyboard
from simulator.message import Message, Refused
from ui import interrupts
from ui.cli import options


@click.command(hidden=True)
@click.argument("session", required=False, type=click.Path(path_type=Path))
@click.option("--chapter", help="The chapter to open.")
@options.theme
@options.language
@click.option("--present", is_flag=True, help="Start in present mode.")
@options.reduced_motion
def window(
    session: Path | None,
    chapter: str | None,
    theme: str | None,
    language: str | None,
    present: bool,
    reduced_motion: bool,
) -> int:
    """Open the window."""
    if chapter is not None:
        chapters.check(chapter)
    if session is not None:
        storyboard.read(session)  # what cannot be opened is said here, not in a window
    return show(
        chapter=chapter,
        theme=theme,
        language=language,
        present=present,
        session=session,
        reduced_motion=reduced_motion,
    )


def show(**how: Any) -> int:
    """`desktop.open_window`, or one sentence where there is nothing to open it on or with."""
    if not _has_display():
        raise Refused(Message("refused-no-display"))
    try:
        with interrupts.loading():
            from ui.desktop import open_window
    except ImportError as error:
        raise Refused(Message("refused-no-qt", reason=str(error)[:200])) from None
    return open_window(**how)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(asked or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
