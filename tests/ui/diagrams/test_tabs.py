"""Tabs: one a scene, the shown one marked, a click asks for its scene, and none leaves its row."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

import pytest
from PySide6.QtCore import QRectF

from simulator import settings as table
from simulator.commands import Set
from simulator.experiment import Snapshot
from simulator.settings import manner
from tests.ui.diagrams.adder.adder_content import snapshot
from tests.ui.diagrams.canvas import pixels
from ui import words
from ui.diagrams import tabs
from ui.theme import theme
from ui.view import Target, View


class Scenic(table.Settings, frozen=True):
    """A table with scenes."""

    scene: Annotated[Literal["typed", "random", "all_pairs"], manner(live=True)] = "typed"
    seed: int = 0


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    # The words of three choices that any chapter has.
    said = words.choice
    monkeypatch.setattr(words, "choice", lambda c, _s, value, language: said(c, "example", value, language))


def shown(scene: str = "typed") -> Snapshot:
    return replace(snapshot(), settings=Scenic().with_(scene=scene))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [600, 120])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_tab_asks_for_its_scene_and_stays_in_the_row(width: int, language: str) -> None:
    rect, view = QRectF(10, 5, width, 30), View(language=language)
    hits = tabs.hits(rect, shown(), view)
    asked = [tabs.click(hit.target, shown()) for hit in hits]
    assert asked == [Set({"scene": scene}) for scene in ("typed", "random", "all_pairs")]
    for hit in hits:
        assert hit.clickable
        assert rect.adjusted(-1e-6, 0, 1e-6, 0).contains(hit.area.boundingRect())


@pytest.mark.usefixtures("qapp")
def test_the_picture_tells_which_scene_is_shown_and_which_is_pointed_at() -> None:
    def sheet(scene: str, hover: Target | None = None) -> bytes:
        rect, look = QRectF(0, 0, 400, 30), theme("paper")
        return pixels(lambda p: tabs.paint(p, rect, shown(scene), View(hover=hover), look), 400, 30).tobytes()

    looks = {sheet("typed"), sheet("random"), sheet("all_pairs"), sheet("typed", Target("scene", (1,)))}
    assert len(looks) == 4
    assert sheet("typed") == sheet("typed")
