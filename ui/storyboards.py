"""The storyboards that come with the program: `assets/storyboards/<chapter>.toml`."""

from __future__ import annotations

from pathlib import Path

from simulator import chapters, storyboard
from simulator.message import Message, Refused
from simulator.storyboard import Storyboard

FOLDER = Path(__file__).parent.parent / "assets" / "storyboards"


def names() -> tuple[str, ...]:
    """Every storyboard there is."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


def shipped(chapter: str) -> Storyboard:
    """The film of a chapter; refuses where there is none yet."""
    if chapter not in names():
        raise Refused(Message("refused-no-board", chapter=chapter, allowed=", ".join(names())))
    return storyboard.read(FOLDER / f"{chapter}.toml")


def is_file(subject: str) -> bool:
    """Whether a file is meant where a chapter or a file may be named."""
    return subject.endswith(".toml") or Path(subject).is_file()


def named(subject: str) -> Storyboard:
    """A storyboard by its file, or the one that is shipped for a chapter by the chapter's name."""
    if is_file(subject):
        return storyboard.read(Path(subject))
    chapters.check(subject)
    return shipped(subject)
