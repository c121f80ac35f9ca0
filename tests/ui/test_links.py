"""Every link of every lesson, followed in a real window."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from simulator import chapters
from tests.ui.desk import Desk
from ui import words

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
