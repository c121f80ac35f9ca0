"""Pictures: a snapshot and a view decide every byte, whatever was painted before."""

from __future__ import annotations

import re
import struct
from itertools import product
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage

from simulator.message import Refused
from tests.ui.diagrams.adder.adder_content import snapshot
from ui import chapters, words
from ui.playhead import Clock
from ui.recording import pictures
from ui.theme import THEMES

SIZE = (960, 662)


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    assert pictures.application() is qapp


def picture(
    suffix: str, theme: str = "paper", language: str = "en", at: float | None = None, **how: Any
) -> bytes:
    return pictures.picture(snapshot(**how), suffix, SIZE, theme, language, at)


def timeless(content: bytes) -> bytes:
    """A PDF without the moment it was made and the names drawn from it."""
    content = re.sub(rb"/CreationDate \(.*?\)|<xmp:(Create|Modify)Date>.*?<", b"", content)
    return re.sub(rb"/ID \[.*?\]|uuid:[0-9a-f-]+|<[0-9A-F]{32}>", b"", content, flags=re.S)


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_what_was_painted_before_leaves_no_trace(suffix: str) -> None:
    looks = list(product(THEMES, words.LANGUAGES, (None, 3.5)))
    first = {look: picture(suffix, *look) for look in looks}
    second = {look: picture(suffix, *look) for look in reversed(looks)}
    assert first == second
    assert len(set(first.values())) == len(looks)


def test_a_pdf_is_one_page_of_the_size_asked_for_and_the_same_twice() -> None:
    first, second = picture(".pdf", at=4.0), picture(".pdf", at=4.0)
    assert first.startswith(b"%PDF-1.")
    assert first.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b", first)) == 1
    boxes = [tuple(float(n) for n in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^]]*)\]", first)]
    assert boxes and all(box == (0, 0, *SIZE) for box in boxes)
    assert len(timeless(first)) == len(timeless(second))


def test_a_png_has_the_size_asked_for_and_no_hole_in_it() -> None:
    content = picture(".png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == SIZE
    image = QImage.fromData(content)
    assert not image.hasAlphaChannel() or image.pixelColor(0, 0).alpha() == 255


def test_an_svg_is_drawn_and_carries_neither_letters_nor_pixels() -> None:
    text = picture(".svg", at=3.4).decode("utf-8")
    assert "<text" not in text and "<image" not in text
    assert text.count("<path") > 150
    assert f'viewBox="0 0 {SIZE[0]} {SIZE[1]}"' in text
    assert "<title>adder</title>" in text


def test_the_step_asked_for_is_the_step_shown() -> None:
    end = picture(".png")
    assert picture(".png", at=10.0) == end
    assert picture(".png", at=99.0) == end  # beyond the end there is only the end
    assert picture(".png", at=0.0) == picture(".png", at=-5.0) != end
    assert len({picture(".png", at=t) for t in (0.0, 0.5, 1.0, 4.0, 10.0)}) == 5


def test_without_a_way_back_the_picture_of_it_is_that_of_the_way_there() -> None:
    for at in (None, 3.5):
        there = pictures.picture(snapshot(), ".png", SIZE, "paper", "en", at)
        back = pictures.picture(snapshot(), ".png", SIZE, "paper", "en", at, backward=True)
        assert there == back


@pytest.mark.parametrize(
    ("at", "backward", "seen"),
    [
        (None, False, (10.0, False)),
        (None, True, (0.0, True)),
        (3.5, False, (3.5, False)),
        (3.5, True, (3.5, True)),
        (10.0, True, (10.0, True)),  # the turning point can be seen on either way
    ],
)
def test_where_a_chapter_returns_the_pass_decides_the_way(
    monkeypatch: pytest.MonkeyPatch, at: float | None, backward: bool, seen: tuple[float, bool]
) -> None:
    adder, views = chapters.face("adder"), list[tuple[float, bool]]()

    def paint(*given: Any) -> None:
        views.append((given[3].t, given[3].backward))

    monkeypatch.setattr(adder, "clock", lambda _snapshot: Clock(10, returns=True))
    monkeypatch.setattr(adder, "paint", paint)
    pictures.picture(snapshot(), ".png", SIZE, "paper", "en", at, backward=backward)
    assert views == [(pytest.approx(seen[0], abs=1e-5), seen[1])]


def test_a_larger_picture_is_laid_out_larger_and_not_blown_up() -> None:
    small = QImage.fromData(pictures.picture(snapshot(), ".png", (508, 350), "paper", "en", None))
    large = QImage.fromData(pictures.picture(snapshot(), ".png", (2032, 1400), "paper", "en", None))
    assert large != small.scaled(2032, 1400)
    assert pictures.scale_for(2032, 1400) == 2.0
    assert _edges(large) > 1.5 * _edges(small)


def _edges(image: QImage) -> float:
    """Steps of grey between neighbouring pixels of a row, all together."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return float(np.abs(np.diff(pixels[:, : grey.width()].astype(int), axis=1)).sum())


@pytest.mark.parametrize("timing", ["by_column", "as_clocked"])
@pytest.mark.parametrize("hidden", [2, 3, 4, 6])
@pytest.mark.parametrize("columns", [2, 10, 64])
def test_every_sum_is_painted_in_every_theme_and_language(columns: int, hidden: int, timing: str) -> None:
    shown = snapshot(columns, hidden, timing=timing)
    looks = product(THEMES, words.LANGUAGES)
    made = {pictures.picture(shown, ".png", (800, 551), *look, columns / 2) for look in looks}
    assert len(made) == 4


@pytest.mark.parametrize(
    "how", [{"trained": False}, {"squashing": "logistic"}, {"hidden": 6, "trained": False}]
)
@pytest.mark.parametrize("size", [(64, 64), (640, 200), (200, 900), (1028, 500)])
def test_odd_sheets_are_painted_too(how: dict[str, Any], size: tuple[int, int]) -> None:
    for suffix in (".png", ".svg", ".pdf"):
        assert len(pictures.picture(snapshot(**how), suffix, size, "night", "zh", 2.5)) > 100


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_one_panel_alone_is_another_picture_and_one_there_is_not_is_refused(suffix: str) -> None:
    def made(panel: str) -> bytes:
        return pictures.picture(snapshot(), suffix, SIZE, "paper", "en", None, panel=panel)

    assert len({made(""), made("cube"), made("automaton")}) == 3
    with pytest.raises(Refused) as caught:
        made("kitchen")
    assert "cube" in str(caught.value.message.values["allowed"])
