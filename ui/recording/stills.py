"""One picture of each shot of a storyboard, and how long every act lasts: what a record sheet shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from simulator.message import Message, Refused
from simulator.shots import shots as shots_of
from simulator.storyboard import Storyboard
from ui.recording import composition
from ui.recording.film import Manner
from ui.recording.script import Script

# Moments looked at in a second of film, and how much of a shot has passed in its picture.
_FPS, _SHARE = 4, 0.75


def render_stills(board: Storyboard, folder: Path, manner: Manner) -> Iterator[dict[str, object]]:
    """`0.png`, `1.png`, … in a folder; yields the acts' lengths, then the number of each picture."""
    script = Script(board, _FPS, manner.theme, manner.language)
    times = script.shots()
    yield {"seconds": [round(shot.end - shot.start, 3) for shot in times]}
    wanted: dict[int, list[int]] = {}
    last = max(0, round((times[-1].end if times else 0.0) * _FPS) - 1)
    for number, shot in enumerate(shots_of(board.acts)):
        start, end = times[shot.start].start, times[shot.stop - 1].end
        frame = min(last, int((start + _SHARE * (end - start)) * _FPS))
        wanted.setdefault(frame, []).append(number)
    for frame, moment in enumerate(script.frames()):
        for number in wanted.get(frame, ()):
            image = QImage(*manner.size, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            try:
                painter.setRenderHints(
                    QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
                )
                rect = QRectF(0, 0, *manner.size)
                composition.paint(painter, rect, moment, captions=manner.captions == "burned")
            finally:
                painter.end()
            path = folder / f"{number}.png"
            if not image.save(str(path)):
                raise Refused(Message("refused-write", path=str(path), reason="PNG"))
            yield {"still": number}
