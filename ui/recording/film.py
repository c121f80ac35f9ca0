"""A storyboard rendered frame by frame into a file, with its captions, and how far it has come."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal, TypeAlias

import pysubs2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator import files
from simulator.storyboard import Storyboard
from ui.recording import composition
from ui.recording.encoder import Film, Mark
from ui.recording.script import Script, Shot

Captions: TypeAlias = Literal["burned", "sidecar", "none"]


@dataclass(frozen=True)
class Manner:
    """How a film is made: pixels, frames a second, look, language, and where captions go."""

    size: tuple[int, int]
    fps: int
    theme: str
    language: str
    captions: Captions


@dataclass(frozen=True)
class Rendered:
    """Frames made of all there are, and how fast: seconds of film a second of work."""

    frame: int
    frames: int
    speed: float

    @property
    def seconds_left(self) -> float:
        """What is left at this speed; 0 while nothing is known."""
        return 0.0 if self.frame == 0 else (self.frames - self.frame) * self._a_frame

    @property
    def _a_frame(self) -> float:
        return 1.0 / self.speed if self.speed else 0.0


def render(board: Storyboard, path: Path, manner: Manner) -> Iterator[Rendered]:
    """Make the film; yields after every frame. Nothing is left if it is not finished."""
    script = Script(board, manner.fps, manner.theme, manner.language)
    shots = script.shots()
    length = shots[-1].end if shots else 0.0
    frames = max(1, round(length * manner.fps))
    rect, began = QRectF(0, 0, *manner.size), time.perf_counter()
    with Film(path, manner.size, Fraction(manner.fps), _marks(shots), length) as film:
        for number, moment in enumerate(script.frames(), 1):
            image = film.frame()  # a painter does not keep its picture alive
            painter = QPainter(image)
            try:
                painter.setRenderHints(
                    QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
                )
                composition.paint(painter, rect, moment, captions=manner.captions == "burned")
            finally:
                painter.end()
            film.keep()
            yield Rendered(number, frames, number / max(1e-9, time.perf_counter() - began))
    if manner.captions == "sidecar":
        _write_captions(path, shots)


def _marks(shots: Sequence[Shot]) -> list[Mark]:
    """A mark where a new caption or a title card begins."""
    marks: list[Mark] = []
    for shot in shots:
        name = shot.title or shot.caption
        if name and shot.end > shot.start and (not marks or marks[-1].name != name):
            marks.append(Mark(name, shot.start))
    return marks


def _write_captions(path: Path, shots: Sequence[Shot]) -> None:
    """`.srt` and `.vtt` beside the film."""
    subtitles = pysubs2.SSAFile()
    for shot in shots:
        if not shot.caption or shot.end == shot.start:
            continue
        start, end = (pysubs2.make_time(s=at) for at in (shot.start, shot.end))
        last = subtitles[-1] if len(subtitles) else None
        if last is not None and last.plaintext == shot.caption and last.end == start:
            last.end = end
        else:
            subtitles.append(pysubs2.SSAEvent(start=start, end=end, text=shot.caption))
    for suffix in (".srt", ".vtt"):
        beside = path.with_suffix(suffix) if path.suffix else path / f"captions{suffix}"
        files.write(beside, subtitles.to_string(suffix[1:]).encode())
