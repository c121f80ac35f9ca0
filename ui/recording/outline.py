"""What a record sheet tells of a storyboard: a line for each shot; and the film of any chapter."""

from __future__ import annotations

from simulator import shots
from simulator.commands import Train
from simulator.directions import Camera, Go, Play, Title
from simulator.experiment import Snapshot
from simulator.journal import Act
from simulator.message import Refused
from simulator.storyboard import Storyboard
from ui import storyboards, words
from ui.panels.record_shots import ShotLine

# What happens in a shot, by the first of these acts that is in it.
_KINDS = ((Title, "title"), (Train, "train"), (Play, "play"), (Camera, "look"))


def lines(board: Storyboard, language: str) -> list[ShotLine]:
    """Caption, what happens, and length of every shot."""
    return [
        ShotLine(shots.caption(board, shot, language), _kind(board, shot), shots.seconds(board, shot))
        for shot in shots.shots(board.acts)
    ]


def _kind(board: Storyboard, shot: range) -> str:
    """The catalogue's key of what happens in a shot."""
    doings = [board.acts[number].doing for number in shot if board.acts[number].seconds != 0.0]
    named = (name for kind, name in _KINDS if any(isinstance(doing, kind) for doing in doings))
    return f"film-shot-{next(named, 'still')}"


def of_chapter(shown: Snapshot) -> Storyboard:
    """The film that comes with a chapter; where there is none, its title and one pass of what is set."""
    chapter = shown.chapter
    try:
        return storyboards.shipped(chapter)
    except Refused:
        said = {tongue: words.say(f"{chapter}-title", tongue) for tongue in words.LANGUAGES}
        asks = {tongue: words.say(f"{chapter}-question", tongue) for tongue in words.LANGUAGES}
        acts = (Act(Title(said, asks), seconds=3.0), Act(Go(0.0), seconds=0.0), Act(Play()))
        return Storyboard(chapter, acts, shown.settings.changed(), said)
