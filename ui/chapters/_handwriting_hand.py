"""What a hand does in Handwriting: strokes, buttons, keys, and files of ink."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from simulator.chapters._handwriting_content import HandwritingContent
from simulator.commands import Command, Hand, Set, Undo
from simulator.experiment import Snapshot
from simulator.message import Message, Refused
from simulator.tasks import ink_files
from ui.chapters import Filing
from ui.diagrams.handwriting import pen_cells, pen_paper, pen_teaching
from ui.diagrams.handwriting.pen_inputs import INPUTS
from ui.diagrams.handwriting.pen_rows import Rows
from ui.view import Chunk, Target, View

# A pen lifted for so long, in seconds, rests: the letter that waits is shown.
REST = 0.6
SUFFIX = "inkml"
# Places go to the engine, and into the journal, in thousandths of an x-height and of a second.
_DIGITS = 3


def keys() -> Mapping[str, str]:
    """Clear the sheet, open and save ink, take the next character's gradient."""
    return {
        "clear": "Ctrl+Backspace",
        "open_ink": "Ctrl+I",
        "open_folder": "Ctrl+Shift+I",
        "save_ink": "Ctrl+Shift+S",
        "next_character": "J",
    }


def press(name: str, snapshot: Snapshot, view: View) -> Command | None:
    """What a key asks for."""
    content: HandwritingContent = snapshot.content
    if name == "next_character" and content.characters:
        return _choose((content.influence.chosen + 1) % len(content.characters))
    return click(Target(name), snapshot)


def stroke(chunk: Chunk, r: Rows) -> Hand:
    """A piece of a stroke: rows of x, y (x-heights), seconds and pressure."""
    points = tuple(
        (
            *(round(value, _DIGITS) for value in r.ink("paper", point.x, point.y)),
            round(point.seconds, _DIGITS),
            round(point.pressure, _DIGITS),
        )
        for point in chunk.points
    )
    what = ("whole" if chunk.ends else "begin") if chunk.begins else "end" if chunk.ends else ""
    return Hand("stroke", points, what, goes_on=not chunk.begins)


def rest(snapshot: Snapshot) -> Command | None:
    """The pen was lifted a while ago; nothing where another ink lies on the sheet by now."""
    if not pen_paper.is_live(snapshot) or not len(snapshot.content.ink):
        return None
    return Hand("stroke", text="rest", goes_on=True)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """What a press on the stage means."""
    content: HandwritingContent = snapshot.content
    match target.kind:
        case "undo" if pen_paper.is_on("undo", snapshot):
            return Undo()
        case "pen":
            return Set({"source": "pen"})
        case "input":
            return Set({"input": INPUTS[target.index[0]]})
        case "letter" if pen_teaching.can_teach(snapshot):
            return Hand("teach", text=pen_teaching.LETTERS[target.index[0]])
        case "unteach" if content.lesson is not None and content.lesson.letters:
            return Hand("unteach")
        case "clear" if len(content.ink):
            return Hand("clear")
        case "character" if target.index[0] < len(content.characters):
            return _choose(target.index[0])
        case "cells" if len(target.index) == 2:
            cell = pen_cells.order(snapshot)[target.index[1]]
            return Set({"cell": 0 if cell == content.cell else cell + 1})
        case "strip":
            return Set({"cell": 0})
        case _:
            return None


def _choose(character: int) -> Set:
    return Set({"character": "clicked", "chosen": character + 1})


# Files.


def filing(target: Target) -> Filing | None:
    """Which dialog a button or a key opens."""
    filings: dict[str, Filing] = {"open_ink": "open", "open_folder": "open_folder", "save_ink": "save"}
    return filings.get(target.kind)


def opened(path: Path) -> Command:
    """The file goes into the journal with a digest of what is in it."""
    digest = "-"
    if path.is_file():
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            reason = error.strerror or str(error)
            raise Refused(Message("refused-ink-read", path=str(path), reason=reason)) from None
    return Hand("open", text=f"{digest} {path}")


def save(path: Path, snapshot: Snapshot) -> None:
    """The ink that is shown, with what was read as its label."""
    content: HandwritingContent = snapshot.content
    if not len(content.ink):
        raise Refused(Message("refused-ink-empty"))
    ink_files.write(path, content.ink, content.text.strip())
