"""The chapters' faces, found by the names of the simulator's chapters."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.commands import Command
from simulator.experiment import Snapshot
from ui.playhead import Clock
from ui.preview import FilePreview
from ui.theme import Theme
from ui.view import Card, Chunk, Hit, Paper, Target, View

# What a person may do with a chapter's own files.
Filing: TypeAlias = Literal["open", "open_folder", "save"]


class Face(Protocol):
    """What `ui/chapters/<name>.py` offers: which diagrams stand where, and what a hand may do there.

    `rect` is the whole stage. Everything but `click` is pure; `click` says which command a click on
    a target means.
    """

    # The panels a camera can move to, by name.
    PANELS: tuple[str, ...]

    def panels(self, rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
        """Where each of `PANELS` stands."""

    def clock(self, snapshot: Snapshot) -> Clock:
        """What sequence time runs over: steps, operations of a step, whether there is a way back."""

    def paint(self, painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
        """The stage."""

    def hits(self, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
        """What answers to the pointer, topmost last."""

    def card(self, target: Target, snapshot: Snapshot, view: View) -> Card | None:
        """What hovering over a target tells."""

    def click(self, target: Target, snapshot: Snapshot) -> Command | None:
        """What a click on a target asks for."""

    def drag(
        self, target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
    ) -> View | Command:
        """Dragging a target `by` so much, the pointer being `at`: the view after it, or what it asks for."""

    def figures(self, snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
        """Names and values beside the training track."""

    def invitation(self, rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
        """Where the invitation to train stands, None when there is none."""

    def pace(self, snapshot: Snapshot, pace: str) -> float:
        """Updates a second at a pace, `slow`, `fast` or `full`; 0 is as many as there are."""

    def caption(self, snapshot: Snapshot, view: View) -> str:
        """One sentence for the lecture room about what is shown now."""


class Keyed(Protocol):
    """What a face offers besides if its chapter has keys of its own."""

    def keys(self) -> Mapping[str, str]:
        """Each key in Qt's portable text by a name; `<chapter>-key-<name>` says what it does."""

    def press(self, name: str, snapshot: Snapshot, view: View) -> Command | None:
        """What pressing the key of that name asks for now."""


class Written(Protocol):
    """What a face offers besides if a pen writes on its stage: a mouse, a stylus or a finger."""

    # Seconds after which a lifted pen is said to rest.
    REST: float

    def paper(self, rect: QRectF, snapshot: Snapshot, view: View) -> Paper | None:
        """Where the pen writes now, None while nothing is written; what can be clicked there comes first."""

    def write(self, chunk: Chunk, rect: QRectF, snapshot: Snapshot, view: View) -> Command:
        """What a piece of a stroke asks for. A stroke keeps the picture it began on."""

    def rest(self, snapshot: Snapshot) -> Command | None:
        """What a pause of the pen asks for."""


class Filed(Protocol):
    """What a face offers besides if its chapter opens and saves files of its own.

    `<chapter>-file-<filing>` is the dialog's title, its attribute `.kind` which files are listed.
    """

    # The suffix of a saved file whose name has none.
    SUFFIX: str

    def filing(self, target: Target) -> Filing | None:
        """The dialog a click on a target, or the key of that name, opens."""

    def opened(self, path: Path) -> Command:
        """What taking a chosen file or folder means; refuses, in words, what cannot be read."""

    def save(self, path: Path, snapshot: Snapshot) -> None:
        """Write a file; refuses, in words, what cannot be written."""


class Previewed(Filed, Protocol):
    """What a filed face offers besides if a file is looked into before it is taken."""

    def preview(self, path: Path, language: str) -> FilePreview:
        """What is in a file, or in one sentence why it cannot be read."""

    def taken(self, path: Path, column: int) -> Command:
        """What taking a column of that file means, counted from 0."""


def face(name: str) -> Face:
    """The face of a chapter."""
    module: Any = importlib.import_module(f"{__name__}.{name}")
    return cast(Face, module)


def keyed(name: str) -> Keyed | None:
    """The face of a chapter that has keys of its own, None of one that has none."""
    module = face(name)
    return cast(Keyed, module) if hasattr(module, "keys") else None


def written(face: Face | None) -> Written | None:
    """A face on whose stage a pen may write, None of another."""
    return cast(Written, face) if hasattr(face, "paper") else None


def previewed(face: Filed) -> Previewed | None:
    """A face that looks into a file before it is taken, None of another."""
    return cast(Previewed, face) if hasattr(face, "preview") else None


def filed(face: Face | None) -> Filed | None:
    """A face of a chapter with files of its own, None of another."""
    return cast(Filed, face) if hasattr(face, "filing") else None
