"""Every link of every lesson, followed in a real window."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from simulator import chapters
from tests.ui.desk import Desk
from ui import chapters as faces
from ui import words
from ui.playhead import Clock

LESSONS = Path(words.__file__).parent.parent / "assets" / "lessons"


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("chapter", chapters.names())
def test_every_link_of_the_lesson_does_something_and_none_is_refused(
    qtbot: Any, chapter: str, language: str
) -> None:
    desk = Desk(qtbot, chapter, language=language).ready()
    w = desk.window
    text = (LESSONS / language / f"{chapter}.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    assert len(links) > 20
    for link in links:
        w.lesson.link_followed.emit(link)
        desk.answered()
        desk.until(lambda: not desk.training)
        if "explode" not in link and desk.bridge.newest.progress.exploded_at is None:
            assert not w.banner.isVisible(), (link, w.banner.text)
        elif w.banner.isVisible():
            assert w.banner.text == words.say("exploded", language, update=desk.newest)
            w.banner.close_message()
        if "highlight" in link:
            assert w.stage.view.hover is not None and w.stage._pointer is not None, link
            assert w.stage._card() is not None
        if link.startswith("glossary:"):
            assert w.glossary.isVisible()
            assert w.glossary.page.toPlainText() != words.say("frame-glossary-none", language), link
    assert desk.bridge.stop()


@pytest.mark.parametrize("returns", [True, False])
def test_a_link_goes_to_a_place_of_the_pass_it_names(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, returns: bool
) -> None:
    monkeypatch.setattr(faces.face("adder"), "clock", lambda _snapshot: Clock(10, returns=returns))
    desk = Desk(qtbot).ready()
    stage, follow = desk.window.stage, desk.window.lesson.link_followed.emit
    follow("unrolled:go?t=4&pass=backward")
    # Where nothing comes back there is only the way there.
    assert (stage.view.t, stage.view.backward) == (4.0, returns)
    follow("unrolled:go?t=6")  # without a word about it, the pass stays
    assert (stage.view.t, stage.view.backward) == (6.0, returns)
    follow("unrolled:go?t=5&pass=forward")
    assert (stage.view.t, stage.view.backward) == (5.0, False)
    follow("unrolled:go?t=5&pass=sideways")
    assert desk.window.banner.isVisible()
    assert (stage.view.t, stage.view.backward) == (5.0, False)
    assert desk.bridge.stop()
