"""The verdict's line says what was checked, in whatever room it has."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator.message import Message
from tests.ui.diagrams.adder.adder_content import judged, snapshot
from tests.ui.diagrams.canvas import inked, pixels
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.adder import verdict
from ui.theme import TYPE, theme
from ui.view import View

pytestmark = pytest.mark.usefixtures("qapp")

COUNTS = (
    Message("verdict-patterns", count=1),
    Message("verdict-patterns", count=6),
    Message("verdict-no-patterns"),
    Message("verdict-scattered", count=218),
    Message("verdict-not-finite"),
)
RELATIONS = (
    Message("verdict-isomorphic"),
    Message("verdict-merging", patterns=6, states=4),
    Message("verdict-not-deterministic", pattern=3, symbol="01", share=0.91),
    Message("verdict-other-machine", states=7),
    Message("verdict-no-machine"),
)
GUARANTEES = (
    Message("verdict-certified"),
    Message("verdict-no-certificate"),
    Message("verdict-wrong-run", run="01", column=713),
    Message("verdict-wrong-bits", errors=412, of=64000),
    Message("verdict-exploded", update=412),
)
DETAILS = (
    Message("verdict-margin", margin=3.8, boxes=4),
    Message("verdict-untrained"),
    Message("verdict-proof-open", first=2, second=3, symbol="01 & 11"),
    Message("verdict-proof-sign", first=2, second=3),
    Message("verdict-proof-not-tried"),
    Message("verdict-errors", bits=412, runs=31, of_bits=64_000, of_columns=4_000),
)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("message", [*COUNTS, *RELATIONS, *GUARANTEES, *DETAILS], ids=lambda m: m.key)
def test_every_message_has_words(message: Message, language: str) -> None:
    assert words.tell(message, language)


def test_the_words_of_the_brief() -> None:
    said = [words.tell(m, "en") for m in (*COUNTS[1:2], *RELATIONS[:2], *GUARANTEES[:4], DETAILS[0])]
    assert said == [
        "6 patterns",
        "isomorphic to the automaton",
        "merging into the automaton’s 4",
        "certified for every length",
        "no certificate yet",
        "wrong at column 713 of a run of 01",
        "wrong on 412 of 64,000 random bits",
        "each box maps into a box; smallest output margin 3.8",
    ]


def _drawn(
    monkeypatch: pytest.MonkeyPatch, messages: tuple[Message, ...], width: int, view: View, height: float = 34
) -> tuple[list[tuple[str, float]], tuple[int, int, int, int]]:
    """What is written and at what size, and the edges of all that is drawn."""
    names = ("count", "relation", "guarantee", "detail")
    shown = judged(snapshot(), **dict(zip(names, messages, strict=True)))
    lines: list[tuple[str, float]] = []
    real = ink.text

    def spy(
        painter: QPainter, where: object, string: str, font: object, *rest: object, **more: object
    ) -> float:
        lines.append((string, font.pixelSize()))
        return real(painter, where, string, font, *rest, **more)

    rect = QRectF(10, 10, width, height * view.scale)
    with monkeypatch.context() as patch:
        patch.setattr(ink, "text", spy)
        sheet = pixels(
            lambda p: verdict.paint(p, rect, shown, view, theme("paper")),
            width + 20,
            round(height * view.scale) + 20,
            ground=theme("paper")["bg"].name(),
        )
    return lines, inked(sheet)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(
    ("width", "scale", "present"),
    [(970, 1.0, False), (700, 1.0, False), (1250, 1.0, True), (2400, 2.4, False)],
)
def test_whatever_it_says_it_says_whole(
    monkeypatch: pytest.MonkeyPatch, language: str, width: int, scale: float, present: bool
) -> None:
    view = View(language=language, scale=scale, present=present)
    for messages in product(COUNTS[1:], RELATIONS[:4], GUARANTEES, DETAILS[:1]):
        lines, (left, top, right, bottom) = _drawn(monkeypatch, messages, width, view, 44 if present else 34)
        text = "".join(string for string, _ in lines)
        assert "…" not in text
        assert all(words.tell(message, language) in text for message in messages[:3])
        smallest = (TYPE["tick"].present if present else TYPE["tick"].size) * scale
        assert min(size for _, size in lines) >= int(smallest)
        height = round((44 if present else 34) * scale)
        assert left >= 10 and right <= width + 10 and top >= 10 and bottom <= 10 + height


def test_only_a_proved_adder_gets_the_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    marks: list[str] = []
    monkeypatch.setattr(glyphs, "check_mark", lambda *_: marks.append("tick"))
    monkeypatch.setattr(glyphs, "dash_mark", lambda *_: marks.append("dash"))
    good = snapshot()
    failing = replace(good.content.verdict, long_run_errors=1)
    doubtful = replace(good, content=replace(good.content, verdict=failing))
    for shown in (good, doubtful, snapshot(trained=False)):
        pixels(lambda p, s=shown: verdict.paint(p, QRectF(0, 0, 900, 34), s, View(), theme("paper")), 900, 34)
    assert marks == ["tick", "dash", "dash"]


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 2.4])
def test_the_words_leave_the_invitation_free(language: str, scale: float) -> None:
    shown, view = snapshot(trained=False), View(language=language, scale=scale)
    assert verdict.is_inviting(shown) and not verdict.is_inviting(snapshot())
    rect = QRectF(0, 0, 970 * scale, 34 * scale)
    button = verdict.invitation_rect(rect, view)
    assert rect.contains(button) and button.right() == rect.right()
    sheet = pixels(
        lambda p: verdict.paint(p, rect, shown, view, theme("paper")),
        int(rect.width()),
        int(rect.height()),
        ground=theme("paper")["bg"].name(),
    )
    inner = sheet[int(button.top()) + 1 : int(button.bottom()), int(button.left()) : int(button.right())]
    assert (inner == inner[0, 0]).all()
