"""Unrolling's painting: a frame of the walk in full detail, and one of a thousand steps."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from simulator.chapters.unrolling import Settings
from simulator.session import Session
from ui.bench import Row, at_most
from ui.recording.pictures import application, scale_for

_SIZE = (1920, 1080)
# Frames of a pass that are painted, and how long one stands on a screen, seconds.
_FRAMES, _FRAME = 240, 1 / 60


def rows() -> Iterator[Row]:
    """CPU milliseconds of a frame at 1080p while the playhead runs, there and back."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    for steps, milliseconds in ((40, 8.0), (1000, 12.0)):
        times = _frames(Settings(steps=steps, hidden_units=12))
        name = f"unrolling: median CPU ms of a frame at 1080p, {steps:,} steps, 12 units"
        yield at_most(name, statistics.median(times), milliseconds, 1.0)


def _frames(settings: Settings) -> list[float]:
    """The CPU time of every frame on a stretch in the middle of the sequence, there and back."""
    from ui.chapters import face
    from ui.theme import theme
    from ui.view import View

    snapshot, paper, shown = Session("unrolling", settings).snapshot(), theme("paper"), face("unrolling")
    image, rect, scale = QImage(*_SIZE, QImage.Format.Format_RGB32), QRectF(0, 0, *_SIZE), scale_for(*_SIZE)
    clock = shown.clock(snapshot)
    stride = _FRAME / clock.step_seconds
    times = []
    for backward in (False, True):
        for frame in range(_FRAMES):
            moved = frame * stride
            t = clock.steps / 2 + (-moved if backward else moved)
            began = time.process_time()
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(rect, paper["bg"])
            shown.paint(painter, rect, snapshot, View(t=t, backward=backward, scale=scale), paper)
            painter.end()
            times.append(1000 * (time.process_time() - began))
    return times
