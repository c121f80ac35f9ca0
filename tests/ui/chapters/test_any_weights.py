"""Whatever finite numbers a weight file holds, every scene can be painted and asked about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from simulator import chapters
from simulator.session import Session
from ui import words
from ui.chapters import face
from ui.theme import theme
from ui.view import View

RECT = QRectF(0, 0, 1016, 700)
# A race begins at its start: it takes no weights. Its own test paints it with any numbers.
TAKES_NONE = {"remedies"}
SCENES = [
    (name, {"scene": scene} if scene else {})
    for name in chapters.names()
    if name not in TAKES_NONE
    for scene in next(
        (row.choices for row in chapters.chapter(name).Settings.table() if row.name == "scene"), ("",)
    )
]
TRAINED = {"memory_cell": {"gates": "trained", "compare": "on", "steps": "20"}}


@pytest.mark.parametrize(("chapter", "scene"), SCENES, ids=str)
@pytest.mark.parametrize("factor", [0.0, 1e-300, 1e300, -1e307])
def test_no_weight_is_too_small_or_too_large_to_be_shown(
    qapp: Any, chapter: str, scene: dict[str, str], factor: float
) -> None:
    module, look = chapters.chapter(chapter), theme("paper")
    settings = module.Settings.read(TRAINED.get(chapter, {}) | scene)
    session = Session(chapter, settings)
    tensors = {name: factor * part for name, part in session.timeline.experiment.tensors().items()}
    session.timeline.experiment = module.Experiment.loaded(settings, tensors, Path("made-up.safetensors"))
    for _ in session.preparing():
        pass
    shown, painter_of = session.snapshot(), face(chapter)
    for t, backward in ((0.0, False), (2.5, False), (6.0, False), (2.0, True), (0.0, True)):
        view = View(t=t, backward=backward and painter_of.clock(shown).returns)
        image = QImage(1016, 700, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        try:
            painter_of.paint(painter, RECT, shown, view, look)
        finally:
            painter.end()
        for hit in painter_of.hits(RECT, shown, view, look):
            painter_of.card(hit.target, shown, view)
        for language in words.LANGUAGES:
            painter_of.figures(shown, language)
